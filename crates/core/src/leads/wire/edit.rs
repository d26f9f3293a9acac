//! Leads as they are typed, and what may be changed on one.

use crate::wire::Changed;

use super::history::StepDraft;

crate::dto! {
    /// A lead as it is typed, captured or imported, before it is checked.
    #[derive(Default)]
    #[serde(default)]
    pub struct LeadDraft {
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
        /// Company name as typed; found by its folded name or created.
        pub company: String,
        /// Department.
        pub department: String,
        /// Title.
        pub title: String,
        /// Mail addresses, first is primary.
        pub mails: Vec<String>,
        /// Phones, first is primary.
        pub phones: Vec<PhoneDraft>,
        /// Web addresses.
        pub urls: Vec<String>,
        /// Postal code.
        pub postal_code: String,
        /// Postal address.
        pub address: String,
        /// Tags by name; created if new.
        pub tags: Vec<String>,
        /// Source or event: id of an existing one.
        pub source: Option<String>,
        /// Source or event by name, created if new; used if `source` is empty.
        pub source_name: String,
        /// Grade `A`, `B`, `C` or empty.
        pub grade: String,
        /// Preferred language `ja`, `en` or empty.
        pub language: String,
        /// What it is about.
        pub interest: String,
        /// Horizon `now`, `term`, `year`, `looking` or empty.
        pub horizon: String,
        /// Industry of the company.
        pub industry: String,
        /// Value as typed.
        pub value: String,
        /// Note.
        pub note: String,
        /// Stage id; empty: the first stage.
        pub stage: Option<String>,
        /// Consent ground to record (`business_card`, `opt_in`, `customer`, `public_address`);
        /// empty: not asked.
        pub ground: String,
        /// The day on which the card was exchanged, ISO or as typed, not ahead; empty: today.
        pub met_on: String,
        /// The next step to plan at once.
        pub step: Option<StepDraft>,
        /// Add it although a certain duplicate exists.
        pub allow_duplicate: bool,
    }

    /// A phone as typed.
    pub struct PhoneDraft {
        /// As typed.
        pub number: String,
        /// `work`, `direct`, `mobile`, `fax`, `home`.
        pub label: String,
    }

    /// A lead was added.
    pub struct Added {
        /// Id of the lead.
        pub lead: String,
        /// The change.
        pub changed: Changed,
    }

    /// Adds a contact point.
    pub struct AddContact {
        /// Lead.
        pub lead: String,
        /// `mail`, `phone`, `url`, `postal`.
        pub kind: String,
        /// As typed.
        pub value: String,
        /// Label.
        #[serde(default)]
        pub label: String,
    }

    /// Changes a contact point.
    pub struct UpdateContact {
        /// Id.
        pub contact: String,
        /// New value, if it changes.
        #[serde(default)]
        pub value: Option<String>,
        /// New label, if it changes.
        #[serde(default)]
        pub label: Option<String>,
        /// Make it the primary one.
        #[serde(default)]
        pub primary: bool,
    }

    /// One contact point.
    pub struct ContactRef { /// Id.
        pub contact: String }

    /// A work to add to the career of a lead.
    #[derive(Default)]
    #[serde(default)]
    pub struct WorkDraft {
        /// Lead.
        pub lead: String,
        /// Company as typed; found by its folded name or made.
        pub company: String,
        /// Department.
        pub department: String,
        /// Title.
        pub title: String,
        /// Since (ISO or as typed); empty: not known.
        pub from: String,
        /// Until; empty: still there.
        pub until: String,
        /// The main work: the lead's own lines show it, the former one stays as a second.
        pub main: bool,
    }

    /// Changes a work; absent members stay.
    pub struct UpdateWork {
        /// Id.
        pub work: String,
        /// Department.
        #[serde(default)]
        pub department: Option<String>,
        /// Title.
        #[serde(default)]
        pub title: Option<String>,
        /// Since; empty: not known.
        #[serde(default)]
        pub from: Option<String>,
        /// Until; empty: still there.
        #[serde(default)]
        pub until: Option<String>,
        /// Make it the main one.
        #[serde(default)]
        pub main: bool,
    }

    /// A work.
    pub struct WorkRef { /// Id.
        pub work: String }

    /// Changes fields.
    pub struct UpdateLead {
        /// Lead.
        pub lead: String,
        /// Field codes and typed values.
        pub changes: Vec<FieldValue>,
    }

    /// A field and what was typed.
    pub struct FieldValue {
        /// Code of the field table.
        pub field: String,
        /// As typed.
        pub value: String,
    }

    /// Adds and removes tags.
    pub struct TagLeads {
        /// Leads.
        pub leads: Vec<String>,
        /// Names to add; created if new.
        #[serde(default)]
        pub add: Vec<String>,
        /// Ids to remove.
        #[serde(default)]
        pub remove: Vec<String>,
    }

    /// Sets the grade.
    pub struct GradeLeads {
        /// Leads.
        pub leads: Vec<String>,
        /// `A`, `B`, `C` or empty.
        pub grade: String,
    }

    /// A source as typed.
    pub struct SourceDraft {
        /// Channel.
        pub channel: String,
        /// Name.
        pub name: String,
        /// Place.
        #[serde(default)]
        pub place: String,
        /// First day (ISO or as typed).
        #[serde(default)]
        pub begins_on: String,
        /// Last day.
        #[serde(default)]
        pub ends_on: String,
    }

    /// A source was added.
    pub struct AddedSource {
        /// Id.
        pub source: String,
        /// The change.
        pub changed: Changed,
    }
}
