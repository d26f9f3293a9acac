//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::merge::wire::*;
pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::leads::fields::list_fields;
use crate::leads::{confirmed, ops, works};
use crate::wire::{Changed, Nothing};

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
pub(crate) fn duplicate_pairs(call: &Call<'_>, request: ListDuplicates) -> Result<DuplicatePage> {
    ops::list_duplicates(call.app, &request)
}
pub(crate) fn put_off(call: &Call<'_>, request: LeadPair) -> Result<Changed> {
    ops::put_off(call.app, &request)
}

pub(crate) fn mark_different(call: &Call<'_>, request: LeadPair) -> Result<Changed> {
    ops::mark_different(call.app, &request)
}
pub(crate) fn compare(call: &Call<'_>, request: MergeLeads) -> Result<MergePreview> {
    ops::compare(call.app, &request)
}
pub(crate) fn merge(call: &Call<'_>, request: MergeLeads) -> Result<Merged> {
    ops::merge(call.app, &request)
}
pub(crate) fn merge_certain(call: &Call<'_>, request: MergeCertain) -> Result<MergedCertain> {
    ops::merge_certain(call.app, &request)
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
pub(crate) fn confirm(call: &Call<'_>, request: LeadRefs) -> Result<Changed> {
    confirmed::confirm(call.app, &request.leads)
}
pub(crate) fn add_work(call: &Call<'_>, draft: WorkDraft) -> Result<Changed> {
    works::add(call.app, &draft)
}
pub(crate) fn update_work(call: &Call<'_>, request: UpdateWork) -> Result<Changed> {
    works::update(call.app, &request)
}
pub(crate) fn remove_work(call: &Call<'_>, request: WorkRef) -> Result<Changed> {
    works::remove(call.app, &request.work)
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
pub(crate) fn move_step(call: &Call<'_>, request: MoveStep) -> Result<Changed> {
    ops::move_step(call.app, &request)
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
pub(crate) fn subjects(call: &Call<'_>, _: Nothing) -> Result<Subjects> {
    ops::list_subjects(call.app)
}
pub(crate) fn read_sentence(call: &Call<'_>, request: ReadSentence) -> Result<Sentence> {
    ops::read_sentence(call.app, &request.text)
}
pub(crate) fn write_sentence(call: &Call<'_>, request: WriteSentence) -> Result<Sentence> {
    ops::write_sentence(call.app, &request)
}
pub(crate) fn segments(call: &Call<'_>, _: Nothing) -> Result<Vec<Segment>> {
    ops::list_segments(call.app)
}
pub(crate) fn save_segment(call: &Call<'_>, draft: SegmentDraft) -> Result<SavedSegment> {
    ops::save_segment(call.app, &draft)
}
pub(crate) fn copy_segment(call: &Call<'_>, request: CopySegment) -> Result<SavedSegment> {
    ops::copy_segment(call.app, &request)
}
pub(crate) fn order_segment(call: &Call<'_>, request: OrderSegment) -> Result<Changed> {
    ops::order_segment(call.app, &request)
}
pub(crate) fn remove_segment(call: &Call<'_>, request: SegmentRef) -> Result<Changed> {
    ops::remove_segment(call.app, &request.segment)
}
pub(crate) fn fields(call: &Call<'_>, _: Nothing) -> Result<Vec<FieldInfo>> {
    call.app.read(list_fields)
}
