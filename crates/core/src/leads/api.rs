//! Leads on the wire: what the page asks and gets. Handlers parse ids and hand over to `ops`.

use crate::api::{Call, Changed, Nothing};
use crate::error::Result;
use crate::leads::fields::list_fields;
use crate::leads::ops;

crate::dto! {
    /// One lead, by id.
    pub struct LeadRef { /// Id of the lead.
        pub lead: String }

    /// Some leads, by id.
    pub struct LeadRefs { /// Ids of the leads.
        pub leads: Vec<String> }

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

    /// Which leads. Empty members do not narrow.
    #[derive(Default)]
    #[serde(default)]
    pub struct LeadQuery {
        /// Full-text search; 1 and 2 characters are enough.
        pub text: String,
        /// Stage ids.
        pub stages: Vec<String>,
        /// Source ids.
        pub sources: Vec<String>,
        /// Tag ids; a lead needs one of them.
        pub tags: Vec<String>,
        /// Bands: `hot`, `warm`, `cool`, `cold`.
        pub bands: Vec<String>,
        /// Grades `A`, `B`, `C`, or `none`.
        pub grades: Vec<String>,
        /// Lowest score.
        pub score_min: Option<i64>,
        /// Highest score.
        pub score_max: Option<i64>,
        /// Consent grounds, `not_asked` and `refused` included.
        pub grounds: Vec<String>,
        /// Next step: `overdue`, `today`, `planned`, `waiting`, `none`.
        pub steps: Vec<String>,
        /// With (true) or without (false) a mail address.
        pub has_mail: Option<bool>,
        /// Last contact more than this many days ago (or never).
        pub quiet_days: Option<i64>,
        /// Only leads of this import batch.
        pub import_batch: Option<String>,
    }

    /// Order of a list.
    #[derive(Copy, Eq)]
    pub enum LeadSort {
        /// 五十音 of the reading, Latin after it.
        Kana,
        /// Score.
        Score,
        /// Company.
        Company,
        /// Stage order.
        Stage,
        /// Due time of the next step, none last.
        Step,
        /// Last contact.
        LastContact,
        /// Day added.
        Created,
        /// Value.
        Value,
    }

    /// Asks for a window of the list. Windows are by offset over a covering index, so that the
    /// scroll bar and the kana bar can jump.
    pub struct ListLeads {
        /// Which.
        #[serde(default)]
        pub query: LeadQuery,
        /// Order.
        pub sort: LeadSort,
        /// Backwards.
        #[serde(default)]
        pub descending: bool,
        /// Rows to pass over.
        #[serde(default)]
        pub offset: i64,
        /// At most 200.
        pub limit: i64,
    }

    /// Asks for counts.
    pub struct CountLeads {
        /// Which.
        #[serde(default)]
        pub query: LeadQuery,
        /// With the kana index (only meaningful in kana order).
        #[serde(default)]
        pub kana_index: bool,
    }

    /// Counts of a query.
    pub struct LeadCount {
        /// Leads that answer.
        pub count: i64,
        /// Leads in all.
        pub total: i64,
        /// Sum of their values by currency.
        pub values: Vec<MoneySum>,
        /// Leads among them without a mail address.
        pub without_mail: i64,
        /// Kana rows: label (`あ` … `わ`, `A–Z`, `#`) and offset of its first lead.
        pub kana_index: Vec<KanaMark>,
        /// If nothing answers: the member of the query that hides most, and how many.
        pub culprit: Option<Culprit>,
    }

    /// A sum of money.
    pub struct MoneySum {
        /// Minor units.
        pub minor: i64,
        /// ISO 4217.
        pub currency: String,
    }

    /// Where a kana row begins.
    pub struct KanaMark {
        /// `あ` … `わ`, `A–Z`, `#`.
        pub label: String,
        /// Offset of its first lead.
        pub offset: i64,
        /// Leads in it.
        pub count: i64,
    }

    /// The filter that hides most.
    pub struct Culprit {
        /// Member of [`LeadQuery`].
        pub member: String,
        /// Leads that would answer without it.
        pub hides: i64,
    }

    /// Asks for the best few.
    pub struct FindLeads {
        /// Typed text.
        pub text: String,
        /// At most 50.
        pub limit: i64,
    }

    /// A window of leads.
    pub struct LeadPage {
        /// The leads, in order.
        pub rows: Vec<LeadRow>,
        /// Leads that answer in all; −1 if not counted.
        pub count: i64,
    }

    /// A lead as cards and lists show it.
    pub struct LeadRow {
        /// Id.
        pub id: String,
        /// Name in the order of the person's language; the company if there is no name.
        pub name: String,
        /// Reading.
        pub kana: String,
        /// Language of the name, for fonts: `ja` or `en`.
        pub language: String,
        /// Company.
        pub company: String,
        /// Department.
        pub department: String,
        /// Title.
        pub title: String,
        /// Primary mail address, or empty.
        pub mail: String,
        /// Primary phone, or empty.
        pub phone: String,
        /// Trouble with mail: `bounced`, `refused`, `not_asked` or empty.
        pub mail_trouble: String,
        /// Consent ground in force.
        pub ground: String,
        /// Stage id.
        pub stage: String,
        /// Grade or empty.
        pub grade: String,
        /// Score 0–100.
        pub score: i64,
        /// Fit 0–50.
        pub fit: i64,
        /// Engagement 0–50.
        pub engagement: i64,
        /// Band: `hot`, `warm`, `cool`, `cold`; empty if set aside.
        pub band: String,
        /// Code of the gate that sets it aside, or empty.
        pub aside: String,
        /// Next step.
        pub step: StepView,
        /// Last contact, if any.
        pub last_contact_at: Option<i64>,
        /// Kind of the last contact.
        pub last_contact_kind: String,
        /// Their last reply waits for an answer.
        pub replied: bool,
        /// When it entered the stage.
        pub stage_since: i64,
        /// Gone quiet: over the stage's limit and no planned step.
        pub quiet: bool,
        /// Value in minor units.
        pub value_minor: i64,
        /// ISO 4217.
        pub value_currency: String,
        /// Source or event.
        pub source: String,
        /// Tags.
        pub tags: Vec<Tag>,
        /// Cycle, from 1.
        pub cycle: i64,
        /// When it was added.
        pub created_at: i64,
    }

    /// State of the next step.
    #[derive(Copy, Eq)]
    pub enum StepState {
        /// Past its due time.
        Overdue,
        /// Due today.
        Today,
        /// Due later.
        Planned,
        /// Waits for a reply.
        Waiting,
        /// There is none.
        None,
    }

    /// The next step as shown.
    pub struct StepView {
        /// State as of now.
        pub state: StepState,
        /// `call`, `mail`, `visit`, `meeting`, `quote`, `letter`, `task`, `wait`; empty if none.
        pub kind: String,
        /// Own words, or empty.
        pub title: String,
        /// Due date (ISO), if any.
        pub due_on: Option<String>,
        /// Due instant, if it has a time of day.
        pub due_at: Option<i64>,
        /// Waiting since.
        pub since: Option<i64>,
        /// Why it was planned, or empty.
        pub why: String,
    }

    /// A tag.
    pub struct Tag {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Colour 1–8 of the tag palette.
        pub colour: i64,
    }

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

    /// A lead in the Trash.
    pub struct TrashedLead {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Company.
        pub company: String,
        /// Since.
        pub trashed_at: i64,
        /// Purged on (ISO).
        pub purged_on: String,
    }

    /// Asks for a page of the timeline.
    pub struct ReadTimeline {
        /// Lead.
        pub lead: String,
        /// Kinds; empty: all.
        #[serde(default)]
        pub kinds: Vec<String>,
        /// Text to find, or empty.
        #[serde(default)]
        pub text: String,
        /// `next` of the page before.
        #[serde(default)]
        pub cursor: Option<String>,
        /// At most 200.
        pub limit: i64,
    }

    /// A page of the timeline.
    pub struct Timeline {
        /// Newest first.
        pub items: Vec<TimelineItem>,
        /// Cursor of the next page, if there is more.
        pub next: Option<String>,
    }

    /// One entry.
    pub struct TimelineItem {
        /// Id.
        pub id: String,
        /// `note`, `call`, `visit`, `meeting`, `mail_out`, `mail_in`, `card`, `form`, `stage`,
        /// `step`, `consent`, `seminar`, `purchase`, `download`, `page_view`, `link_click`, `system`.
        pub kind: String,
        /// When it happened.
        pub at: i64,
        /// Title or subject.
        pub title: String,
        /// Text.
        pub body: String,
        /// More, by kind: `from`, `to`, `reason`, `days` (stage); `message`, `state` (mail);
        /// `ground` (consent); `asks` (mail, call).
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, any>"))]
        pub payload: serde_json::Value,
    }

    /// Writes an entry.
    pub struct AddActivity {
        /// Lead.
        pub lead: String,
        /// Kind, as in [`TimelineItem`].
        pub kind: String,
        /// Title.
        #[serde(default)]
        pub title: String,
        /// Text.
        #[serde(default)]
        pub body: String,
        /// When; now if absent.
        #[serde(default)]
        pub at: Option<i64>,
        /// What they asked for: `quote`, `appointment`, `consultation`, `question`, or empty.
        #[serde(default)]
        pub asks: String,
    }

    /// A next step as typed.
    pub struct StepDraft {
        /// Kind.
        pub kind: String,
        /// Own words.
        #[serde(default)]
        pub title: String,
        /// Due date (ISO) or `+1d`, `+3d`, `+1w`, `+2w`, `+1m`; empty with kind `wait`.
        #[serde(default)]
        pub due: String,
        /// Time of day `HH:MM` or empty.
        #[serde(default)]
        pub time: String,
    }

    /// Plans the next step of leads.
    pub struct PlanStep {
        /// Leads.
        pub leads: Vec<String>,
        /// The step.
        pub step: StepDraft,
    }

    /// Marks the step done.
    pub struct FinishStep {
        /// Lead.
        pub lead: String,
        /// What came of it; becomes an activity of the step's kind.
        #[serde(default)]
        pub note: String,
        /// The next one.
        #[serde(default)]
        pub next: Option<StepDraft>,
    }

    /// Puts the step off.
    pub struct SnoozeStep {
        /// Leads.
        pub leads: Vec<String>,
        /// Date (ISO), `+1d` …, `monday`, `reply` (until they reply).
        pub until: String,
    }

    /// Lists for pickers.
    pub struct Lists {
        /// Sources and events.
        pub sources: Vec<Source>,
        /// Tags with their use.
        pub tags: Vec<TagUse>,
    }

    /// A source or event.
    pub struct Source {
        /// Id.
        pub id: String,
        /// `trade_show`, `seminar`, `web`, `referral`, `ads`, `magazine`, `card`, `other`.
        pub channel: String,
        /// Name.
        pub name: String,
        /// Place.
        pub place: String,
        /// First day (ISO).
        pub begins_on: Option<String>,
        /// Last day (ISO).
        pub ends_on: Option<String>,
        /// Leads from it.
        pub leads: i64,
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

    /// A tag and its use.
    pub struct TagUse {
        /// The tag.
        pub tag: Tag,
        /// Leads that have it.
        pub leads: i64,
    }

    /// Asks for company names.
    pub struct FindCompanies { /// Typed text.
        pub text: String }

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
