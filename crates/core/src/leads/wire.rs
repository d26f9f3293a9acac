//! Leads on the wire: what the page asks and gets. Handlers parse ids and hand over to `ops`.

mod duplicate;
mod edit;
mod history;
mod list;
mod segment;

pub use duplicate::*;
pub use edit::*;
pub use history::*;
pub use list::*;
pub use segment::*;

use super::own::wire::OwnEntry;

crate::dto! {
    /// One lead, by id.
    pub struct LeadRef { /// Id of the lead.
        pub lead: String }

    /// Some leads, by id.
    pub struct LeadRefs { /// Ids of the leads.
        pub leads: Vec<String> }

    /// Everything on one lead but its timeline.
    pub struct LeadDetail {
        /// As in lists.
        pub row: LeadRow,
        /// 姓.
        pub family_name: String,
        /// 名.
        pub given_name: String,
        /// Middle name.
        pub middle_name: String,
        /// セイ.
        pub family_kana: String,
        /// メイ.
        pub given_kana: String,
        /// Id of the company, if there is one.
        pub company: Option<String>,
        /// How names are ordered: `family_first`, `given_first`; empty: as the names are written.
        pub name_order: String,
        /// Form of address instead of the usual one; empty: 様 or 御中.
        pub honorific: String,
        /// Industry of the company.
        pub industry: String,
        /// Contact points.
        pub contacts: Vec<Contact>,
        /// Where the person works and worked, newest first.
        pub career: Vec<Affiliation>,
        /// Source id.
        pub source: Option<String>,
        /// First source, never changes.
        pub first_source: String,
        /// Interest.
        pub interest: String,
        /// Horizon.
        pub horizon: String,
        /// Expected close (ISO).
        pub expected_close: Option<String>,
        /// Note.
        pub note: String,
        /// Lost reason, if the stage is lost.
        pub lost_reason: String,
        /// When the details were last confirmed.
        pub last_confirmed_at: Option<i64>,
        /// Changed last.
        pub updated_at: i64,
        /// In the Trash since.
        pub trashed_at: Option<i64>,
        /// Ids of the leads that were merged into this one.
        pub merged: Vec<String>,
        /// Other leads that may be the same person.
        pub duplicates: Vec<DuplicateHint>,
        /// Own fields in order, a line for each.
        pub own: Vec<OwnEntry>,
    }

    /// A person at a company for a time.
    pub struct Affiliation {
        /// Id.
        pub id: String,
        /// Id of the company.
        pub company_id: String,
        /// A second work: not the one that the lead's own lines show.
        pub side: bool,
        /// Company.
        pub company: String,
        /// Department.
        pub department: String,
        /// Title.
        pub title: String,
        /// Since (ISO), if known.
        pub from: Option<String>,
        /// Until (ISO); absent: still there.
        pub until: Option<String>,
    }

    /// A contact point.
    pub struct Contact {
        /// Id.
        pub id: String,
        /// `mail`, `phone`, `url`, `postal`.
        pub kind: String,
        /// As typed.
        pub value: String,
        /// `work`, `direct`, `mobile`, `fax`, `home` or empty.
        pub label: String,
        /// First of its kind.
        pub primary: bool,
        /// `ok`, `bounced`, `suspect`, `retired`.
        pub state: String,
        /// Consent ground of the address (mail only).
        pub ground: String,
        /// Date of that ground (ISO), if any.
        pub ground_on: Option<String>,
    }

    /// A field of the field table.
    pub struct FieldInfo {
        /// Code.
        pub code: String,
        /// `text`, `kana`, `date`, `money`, `choice`, `mail`, `phone`, `url`, `multi`, `long_text`;
        /// of own fields `text`, `number`, `money`, `date`, `choice`, `multi`, `link`, `yes_no`.
        pub kind: String,
        /// Group of the form: `name`, `work`, `contact`, `qualify`, `source`, `note`, `own`.
        pub group: String,
        /// Choices of a choice field: codes, of own fields the names.
        pub choices: Vec<String>,
        /// May be changed by `leads_update`.
        pub editable: bool,
        /// Name of an own field; empty for a field of the program, whose name is a text.
        pub name: String,
    }
}
