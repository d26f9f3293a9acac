//! Leads on the wire: what the page asks and gets. Handlers parse ids and hand over to `ops`.

mod edit;
mod history;
mod list;

use crate::error::Result;
use crate::host::Call;
use crate::leads::fields::list_fields;
use crate::leads::ops;
use crate::wire::{Changed, Nothing};

pub use edit::*;
pub use history::*;
pub use list::*;

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
        /// Other leads that may be the same person.
        pub duplicates: Vec<DuplicateHint>,
    }

    /// A person at a company for a time.
    pub struct Affiliation {
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
        /// `text`, `kana`, `date`, `money`, `choice`, `mail`, `phone`, `url`, `multi`, `long_text`.
        pub kind: String,
        /// Group of the form: `name`, `work`, `contact`, `qualify`, `source`, `note`.
        pub group: String,
        /// Choices of a choice field.
        pub choices: Vec<String>,
        /// May be changed by `leads_update`.
        pub editable: bool,
    }

    /// A lead that may be the same person.
    pub struct DuplicateHint {
        /// The other lead.
        pub row: LeadRow,
        /// Certain (same name and same mail or phone) or maybe.
        pub certain: bool,
        /// Reasons: `mail`, `phone`, `name`, `kana`, `company`.
        pub reasons: Vec<String>,
    }
}

pub(crate) fn list(call: &Call<'_>, request: ListLeads) -> Result<LeadPage> {
    ops::list_leads(call.app, &request)
}
pub(crate) fn count(call: &Call<'_>, request: CountLeads) -> Result<LeadCount> {
    ops::count_leads(call.app, &request)
}
pub(crate) fn find(call: &Call<'_>, request: FindLeads) -> Result<LeadPage> {
    ops::find_leads(call.app, &request.text, request.limit)
}
pub(crate) fn get(call: &Call<'_>, request: LeadRef) -> Result<LeadDetail> {
    ops::get_lead_detail(call.app, &request.lead)
}
pub(crate) fn timeline(call: &Call<'_>, request: ReadTimeline) -> Result<Timeline> {
    ops::read_timeline(call.app, &request)
}
pub(crate) fn duplicates(call: &Call<'_>, draft: LeadDraft) -> Result<Vec<DuplicateHint>> {
    ops::find_duplicates_of(call.app, &draft)
}
pub(crate) fn add(call: &Call<'_>, draft: LeadDraft) -> Result<Added> {
    ops::add_lead(call.app, &draft)
}
pub(crate) fn update(call: &Call<'_>, request: UpdateLead) -> Result<Changed> {
    ops::update_lead(call.app, &request)
}
pub(crate) fn add_contact(call: &Call<'_>, request: AddContact) -> Result<Changed> {
    ops::add_contact(call.app, &request)
}
pub(crate) fn update_contact(call: &Call<'_>, request: UpdateContact) -> Result<Changed> {
    ops::update_contact(call.app, &request)
}
pub(crate) fn remove_contact(call: &Call<'_>, request: ContactRef) -> Result<Changed> {
    ops::remove_contact(call.app, &request.contact)
}
pub(crate) fn tag(call: &Call<'_>, request: TagLeads) -> Result<Changed> {
    ops::tag_leads(call.app, &request)
}
pub(crate) fn grade(call: &Call<'_>, request: GradeLeads) -> Result<Changed> {
    ops::grade_leads(call.app, &request.leads, &request.grade)
}
pub(crate) fn trash(call: &Call<'_>, request: LeadRefs) -> Result<Changed> {
    ops::trash_leads(call.app, &request.leads)
}
pub(crate) fn restore(call: &Call<'_>, request: LeadRefs) -> Result<Changed> {
    ops::restore_leads(call.app, &request.leads)
}
pub(crate) fn trashed(call: &Call<'_>, _: Nothing) -> Result<Vec<TrashedLead>> {
    ops::list_trashed(call.app)
}
pub(crate) fn add_activity(call: &Call<'_>, request: AddActivity) -> Result<Changed> {
    ops::add_activity(call.app, &request)
}
pub(crate) fn plan_step(call: &Call<'_>, request: PlanStep) -> Result<Changed> {
    ops::plan_step(call.app, &request)
}
pub(crate) fn finish_step(call: &Call<'_>, request: FinishStep) -> Result<Changed> {
    ops::finish_step(call.app, &request)
}
pub(crate) fn snooze_step(call: &Call<'_>, request: SnoozeStep) -> Result<Changed> {
    ops::snooze_step(call.app, &request)
}
pub(crate) fn drop_step(call: &Call<'_>, request: LeadRefs) -> Result<Changed> {
    ops::drop_step(call.app, &request.leads)
}
pub(crate) fn lists(call: &Call<'_>, _: Nothing) -> Result<Lists> {
    ops::list_lists(call.app)
}
pub(crate) fn companies(call: &Call<'_>, request: FindCompanies) -> Result<Vec<String>> {
    ops::suggest_companies(call.app, &request.text)
}
pub(crate) fn add_source(call: &Call<'_>, draft: SourceDraft) -> Result<AddedSource> {
    ops::add_source(call.app, &draft)
}
pub(crate) fn fields(_: &Call<'_>, _: Nothing) -> Result<Vec<FieldInfo>> {
    Ok(list_fields())
}
