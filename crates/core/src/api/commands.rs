//! The one table of commands. A row: doc comment, kind, `name(Request) -> Response`, topics that
//! make a read stale, handler. Adding one: a row here, a handler of ≤ 5 lines in the feature's
//! `api.rs`, `cargo xtask bindings`.

use super::{
    AppInfo, Call, Changed, CommandInfo, FileToken, HoldText, Host, Kind, Nothing, PickFile,
    StopJob,
};
use super::{Topic, WireError, unknown};
use crate::app::App;
use crate::calendar::api as calendar;
use crate::capture::api as capture;
use crate::consent::api as consent;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::api as exchange;
use crate::funnel::api as funnel;
use crate::leads::api as leads;
use crate::leads::companies::api as companies;
use crate::leads::many::api as many;
use crate::leads::own::api as own;
use crate::outbox::api as outbox;
use crate::sample::api as sample;
use crate::scoring::api as scoring;
use crate::settings::api as settings;
use crate::today::api as today;
use crate::undo::api as undo;

macro_rules! commands {
    ($( $(#[doc = $doc:literal])* $kind:ident $name:ident($req:ty) -> $res:ty
        $([$($topic:ident),*])? => $handler:path; )*) => {
        /// Every command, in the order of the table.
        pub const COMMANDS: &[CommandInfo] = &[ $( CommandInfo {
            name: stringify!($name),
            kind: Kind::$kind,
            topics: &[ $($(Topic::$topic),*)? ],
        }, )* ];

        /// Answers one command: JSON in, JSON out.
        ///
        /// # Errors
        /// `UnknownCommand`, `BadRequest` (the body has another shape) or the handler's reason.
        pub fn call(app: &App, host: &dyn Host, name: &str, body: &[u8])
            -> std::result::Result<Vec<u8>, WireError>
        {
            let call = Call { app, host };
            match name {
                $( stringify!($name) => {
                    let request: $req = decode(name, body)?;
                    let response: $res = $handler(&call, request)?;
                    encode(&response)
                } )*
                _ => Err(unknown(name)),
            }
        }

        /// Feeds every row to the generator of the page's types.
        #[cfg(feature = "bindings")]
        pub(super) fn describe(out: &mut impl super::Scribe) {
            $( out.command::<$req, $res>(
                stringify!($name), Kind::$kind, &[ $($(Topic::$topic),*)? ],
                concat!($($doc, "\n"),*),
            ); )*
        }
    };
}

/// Bytes of a pasted text that is held like a file.
const HELD_LIMIT: usize = 16 << 20;

fn decode<T: serde::de::DeserializeOwned>(name: &str, body: &[u8]) -> Result<T> {
    let body = if body.is_empty() || body == b"null" { b"{}".as_slice() } else { body };
    serde_json::from_slice(body)
        .map_err(|why| Error::new(ErrorCode::BadRequest).with("command", name).detail(why))
}

fn encode<T: serde::Serialize>(value: &T) -> std::result::Result<Vec<u8>, WireError> {
    serde_json::to_vec(value).map_err(|why| Error::from(why).into())
}

fn app_ready(call: &Call<'_>, _: Nothing) -> Result<Nothing> {
    call.host.ready();
    Ok(Nothing {})
}
fn app_info(call: &Call<'_>, _: Nothing) -> Result<AppInfo> {
    Ok(call.host.info())
}
fn app_open_link(call: &Call<'_>, request: settings::OpenLink) -> Result<Nothing> {
    call.host.open_link(&request.url).map(|()| Nothing {})
}
fn file_pick_open(call: &Call<'_>, request: PickFile) -> Result<Option<FileToken>> {
    call.host.pick_open(&request)
}
fn file_pick_save(call: &Call<'_>, request: PickFile) -> Result<Option<FileToken>> {
    call.host.pick_save(&request)
}
fn file_hold_text(call: &Call<'_>, request: HoldText) -> Result<FileToken> {
    if request.text.len() > HELD_LIMIT {
        return Err(Error::new(ErrorCode::FileTooLarge).with("limit_mb", HELD_LIMIT >> 20));
    }
    call.host.hold(&request.name, &request.text)
}
fn job_stop(call: &Call<'_>, request: StopJob) -> Result<Nothing> {
    call.app.jobs().stop(&request.job);
    Ok(Nothing {})
}

commands! {
    /// The page has rendered: the window may be shown.
    Shell app_ready(Nothing) -> Nothing => app_ready;
    /// About program and computer.
    Shell app_info(Nothing) -> AppInfo => app_info;
    /// Opens a web or mail address in the person's own program.
    Shell app_open_link(settings::OpenLink) -> Nothing => app_open_link;
    /// Lets the person choose a file to read.
    Shell file_pick_open(PickFile) -> Option<FileToken> => file_pick_open;
    /// Lets the person choose where to write.
    Shell file_pick_save(PickFile) -> Option<FileToken> => file_pick_save;
    /// Holds a pasted text as if it were a chosen file, until the next is held.
    Shell file_hold_text(HoldText) -> FileToken => file_hold_text;
    /// Stops a running job.
    Shell job_stop(StopJob) -> Nothing => job_stop;

    /// One window of the lead list, in the asked order.
    Read leads_list(leads::ListLeads) -> leads::LeadPage [Leads, Stages, Steps, Activities, Scoring, Consent] => leads::list;
    /// How many leads answer to a query, their value, and where each kana row begins.
    Read leads_count(leads::CountLeads) -> leads::LeadCount [Leads, Stages, Steps, Activities, Scoring, Consent] => leads::count;
    /// The best few leads for a typed text (palette, pickers).
    Read leads_find(leads::FindLeads) -> leads::LeadPage [Leads] => leads::find;
    /// Everything on one lead but its timeline.
    Read leads_get(leads::LeadRef) -> leads::LeadDetail [Leads, Stages, Steps, Activities, Scoring, Consent, Lists] => leads::get;
    /// One page of a lead's timeline, newest first.
    Read leads_timeline(leads::ReadTimeline) -> leads::Timeline [Activities, Leads, Outbox, Steps, Consent] => leads::timeline;
    /// Leads that may be the same person as what is being typed.
    Read leads_duplicates(leads::LeadDraft) -> Vec<leads::DuplicateHint> [Leads] => leads::duplicates;
    /// A window of the queue of duplicates, certain or maybe, and how many there are of both.
    Read duplicates_list(leads::ListDuplicates) -> leads::DuplicatePage [Leads, Imports, Steps, Activities, Scoring, Consent, Stages] => leads::duplicate_pairs;
    /// Remembers that two leads are different people.
    Change duplicates_different(leads::LeadPair) -> Changed => leads::mark_different;
    /// Puts a pair behind all others of the queue.
    Change duplicates_later(leads::LeadPair) -> Changed => leads::put_off;
    /// Leads side by side, field by field, and what one lead of them would be.
    Read duplicates_compare(leads::MergeLeads) -> leads::MergePreview [Leads, Activities, Consent, Stages, Lists] => leads::compare;
    /// Makes leads one; the first named stays, the others lie behind it.
    Change duplicates_merge(leads::MergeLeads) -> leads::Merged => leads::merge;
    /// Merges every certain pair as one undo step, after a backup.
    Job duplicates_merge_certain(leads::MergeCertain) -> leads::MergedCertain => leads::merge_certain;
    /// What a smart line says; nothing is written.
    Read capture_line(capture::ReadLine) -> capture::LineReading => capture::line;
    /// What a pasted text says: signature, contact file, text of a code, table.
    Read capture_text(capture::ReadText) -> capture::Found => capture::text;
    /// What a chosen or dropped file says: contact file, picture with codes, text.
    Read capture_file(capture::ReadCardFile) -> capture::Found => capture::file;
    /// The codes of a picture on the clipboard.
    Read capture_picture(capture::ReadPicture) -> capture::Found => capture::picture;
    /// Adds one lead.
    Change leads_add(leads::LeadDraft) -> leads::Added => leads::add;
    /// Changes fields of one lead, each parsed by its field definition.
    Change leads_update(leads::UpdateLead) -> Changed => leads::update;
    /// Adds an address, phone, link or postal address.
    Change leads_add_contact(leads::AddContact) -> Changed => leads::add_contact;
    /// Changes a contact point, or makes it the primary of its kind.
    Change leads_update_contact(leads::UpdateContact) -> Changed => leads::update_contact;
    /// Removes a contact point.
    Change leads_remove_contact(leads::ContactRef) -> Changed => leads::remove_contact;
    /// Adds and removes tags of many leads.
    Change leads_tag(leads::TagLeads) -> Changed => leads::tag;
    /// Sets the grade of many leads.
    Change leads_grade(leads::GradeLeads) -> Changed => leads::grade;
    /// Moves leads to the Trash for 30 days.
    Change leads_trash(leads::LeadRefs) -> Changed => leads::trash;
    /// Brings leads back from the Trash.
    Change leads_restore(leads::LeadRefs) -> Changed => leads::restore;
    /// What lies in the Trash, newest first.
    Read leads_trashed(Nothing) -> Vec<leads::TrashedLead> [Leads] => leads::trashed;
    /// Writes a timeline entry: note, call, meeting, visit …
    Change leads_add_activity(leads::AddActivity) -> Changed => leads::add_activity;
    /// Plans the one next step of each lead.
    Change leads_plan_step(leads::PlanStep) -> Changed => leads::plan_step;
    /// Marks the next step done and, at once, plans the next one.
    Change leads_finish_step(leads::FinishStep) -> Changed => leads::finish_step;
    /// Puts the next step off.
    Change leads_snooze_step(leads::SnoozeStep) -> Changed => leads::snooze_step;
    /// Puts the next step on another day; its time of day stays.
    Change leads_move_step(leads::MoveStep) -> Changed => leads::move_step;
    /// Takes the next step away.
    Change leads_drop_step(leads::LeadRefs) -> Changed => leads::drop_step;
    /// Sources and events, tags, and companies for pickers.
    Read leads_lists(Nothing) -> leads::Lists [Lists, Leads] => leads::lists;
    /// Companies whose name begins like the text.
    Read leads_companies(leads::FindCompanies) -> Vec<String> [Lists, Leads] => leads::companies;
    /// Adds a source or event.
    Change leads_add_source(leads::SourceDraft) -> leads::AddedSource => leads::add_source;
    /// The field table: form, columns, merge fields.
    Read leads_fields(Nothing) -> Vec<leads::FieldInfo> [Lists] => leads::fields;

    /// What conditions may ask about: the builder of segments.
    Read leads_subjects(Nothing) -> leads::Subjects [Lists, Stages, Imports] => leads::subjects;
    /// A sentence as a tree of conditions.
    Read leads_read_sentence(leads::ReadSentence) -> leads::Sentence [Lists, Stages] => leads::read_sentence;
    /// A tree of conditions as a sentence.
    Read leads_write_sentence(leads::WriteSentence) -> leads::Sentence [Lists, Stages] => leads::write_sentence;
    /// Saved views, in the order of their tabs.
    Read segments_list(Nothing) -> Vec<leads::Segment> [Lists, Stages] => leads::segments;
    /// Adds a saved view, or changes one.
    Change segments_save(leads::SegmentDraft) -> leads::SavedSegment => leads::save_segment;
    /// Copies a saved view behind itself.
    Change segments_copy(leads::CopySegment) -> leads::SavedSegment => leads::copy_segment;
    /// Puts a saved view at another place.
    Change segments_order(leads::OrderSegment) -> Changed => leads::order_segment;
    /// Removes a saved view; no lead is touched.
    Change segments_remove(leads::SegmentRef) -> Changed => leads::remove_segment;
    /// Says that the details of leads were checked today.
    Change leads_confirm(leads::LeadRefs) -> Changed => leads::confirm;
    /// Adds a work to the career of a lead: a second one, or the main one.
    Change leads_add_work(leads::WorkDraft) -> Changed => leads::add_work;
    /// Changes a work: department, title, days, or makes it the main one.
    Change leads_update_work(leads::UpdateWork) -> Changed => leads::update_work;
    /// Takes a work that was a slip out of the career.
    Change leads_remove_work(leads::WorkRef) -> Changed => leads::remove_work;
    /// Companies by name, at most 200.
    Read companies_list(companies::ListCompanies) -> companies::CompanyPage [Leads] => companies::list;
    /// A company with its people and open value.
    Read companies_get(companies::CompanyRef) -> companies::CompanyDetail [Leads, Stages, Steps, Scoring] => companies::get;
    /// Changes fields of a company.
    Change companies_update(companies::UpdateCompany) -> Changed => companies::update;
    /// Puts the people of one company into another; what that one does not know is taken over.
    Change companies_merge(companies::MergeCompanies) -> Changed => companies::merge;
    /// The company that uses the domain of a mail address; empty for free mail and unknown ones.
    Read companies_of_mail(companies::MailOf) -> companies::CompanyName [Leads] => companies::of_mail;
    /// Edits many leads, by id or by query, as one undo step.
    Job leads_bulk(many::BulkEdit) -> many::BulkReport => many::edit;
    /// The cells of own columns for leads of a list.
    Read fields_cells(own::ReadOwnCells) -> Vec<own::OwnCell> [Lists, Leads] => own::cells;
    /// Own fields, in order.
    Read fields_list(Nothing) -> Vec<own::OwnField> [Lists] => own::list;
    /// How many leads have a value in an own field, and each of its choices.
    Read fields_use(own::OwnFieldRef) -> own::OwnFieldUse [Lists, Leads] => own::uses;
    /// Adds an own field.
    Change fields_add(own::OwnFieldDraft) -> own::AddedField => own::add;
    /// Changes name, choices or place on the card of an own field.
    Change fields_update(own::UpdateOwnField) -> Changed => own::update;
    /// Puts an own field at another place.
    Change fields_order(own::OrderOwnField) -> Changed => own::order;
    /// Removes an own field; its values stay for 30 days.
    Change fields_remove(own::OwnFieldRef) -> Changed => own::remove;

    /// Some days with what is due on them.
    Read calendar_read(calendar::ReadCalendar) -> calendar::CalendarPage [Leads, Stages, Steps, Activities, Scoring, Consent, Lists] => calendar::read;
    /// All that is due on one day, a window at a time.
    Read calendar_day(calendar::ReadCalendarDay) -> calendar::CalendarDayPage [Leads, Stages, Steps, Activities, Scoring, Consent, Lists] => calendar::day;

    /// Stages with counts and sums, no cards.
    Read funnel_board(funnel::ReadBoard) -> funnel::Board [Leads, Stages, Steps, Activities, Scoring] => funnel::board;
    /// Some cards of one column.
    Read funnel_cards(funnel::ReadCards) -> funnel::CardPage [Leads, Stages, Steps, Activities, Scoring, Outbox, Consent] => funnel::cards;
    /// Moves one or many leads to a stage, or to another place in it.
    Change funnel_move(funnel::MoveLeads) -> funnel::Moved => funnel::move_leads;
    /// Moves many leads, by id or by query, to a stage as one undo step.
    Job funnel_bulk(funnel::BulkMove) -> many::BulkReport => funnel::bulk;
    /// Moves leads by one stage (`by` = 1 or −1), each from where it stands.
    Change funnel_shift(funnel::ShiftLeads) -> funnel::Moved => funnel::shift;
    /// Chooses the order of a column.
    Change funnel_sort(funnel::SortStage) -> Changed => funnel::sort;
    /// Stages with all settings.
    Read funnel_stages(Nothing) -> Vec<funnel::Stage> [Stages] => funnel::stages;
    /// Changes a stage.
    Change funnel_update_stage(funnel::UpdateStage) -> Changed => funnel::update_stage;
    /// Adds a stage.
    Change funnel_add_stage(funnel::AddStage) -> funnel::AddedStage => funnel::add_stage;
    /// Puts a stage at another place.
    Change funnel_order_stage(funnel::OrderStage) -> Changed => funnel::order_stage;
    /// Removes a stage; those in it go to another one.
    Change funnel_remove_stage(funnel::RemoveStage) -> Changed => funnel::remove_stage;
    /// Stage moves of one lead with the time in each stage, newest first.
    Read funnel_path(leads::LeadRef) -> Vec<funnel::StageVisit> [Leads, Stages] => funnel::path;

    /// Why a lead has its score, today or on a past day.
    Read scoring_explain(scoring::Explain) -> scoring::Explanation [Leads, Activities, Scoring] => scoring::explain;
    /// What moved the score of a lead, newest day first.
    Read scoring_moves(scoring::ScoreMovesOf) -> Vec<scoring::ScoreMove> [Leads, Activities, Scoring] => scoring::moved;
    /// The model in force, in words.
    Read scoring_model(Nothing) -> scoring::ModelView [Scoring] => scoring::model;

    /// Whom to contact today and why.
    Read today_list(today::ReadToday) -> today::Today [Leads, Steps, Activities, Scoring, Outbox, Stages] => today::list;

    /// Reads the start of a file: encoding, separator, header, proposed columns, first rows.
    Job import_read(exchange::ReadFile) -> exchange::FileReading => exchange::read;
    /// Dry run: what each row would do. Writes nothing.
    Job import_check(exchange::CheckImport) -> exchange::ImportCheck => exchange::check;
    /// Imports as one undo step.
    Job import_commit(exchange::CheckImport) -> exchange::ImportReport => exchange::commit;
    /// Past imports, newest first.
    Read import_history(Nothing) -> Vec<exchange::ImportBatch> [Imports, History] => exchange::history;
    /// Writes the rows that failed, with the reason, in the encoding of the file they came from.
    Read import_profiles(Nothing) -> Vec<exchange::ImportProfile> [Imports] => exchange::profiles;
    /// Adds, renames or changes a profile of imports.
    Change import_profile_save(exchange::SaveProfile) -> Changed => exchange::save_profile;
    /// Takes a profile of imports away.
    Change import_profile_remove(exchange::ProfileRef) -> Changed => exchange::remove_profile;
    /// Failed rows as a file.
    Job import_save_errors(exchange::SaveErrors) -> Nothing => exchange::save_errors;
    /// Writes leads as CSV.
    Job export_leads(exchange::ExportLeads) -> exchange::Exported => exchange::export;
    /// Writes everything of the file as one package that restores it.
    Job export_archive(exchange::ExportArchive) -> exchange::Exported => exchange::export_archive;
    /// Makes a new data file from an archive and opens it in a window of its own.
    Job archive_restore(exchange::RestoreArchive) -> exchange::RestoredArchive => exchange::restore;

    /// Providers that fill in server and port.
    Read accounts_presets(Nothing) -> Vec<outbox::Provider> [Accounts] => outbox::presets;
    /// Mail accounts; passwords never.
    Read accounts_list(Nothing) -> Vec<outbox::Account> [Accounts] => outbox::accounts;
    /// Adds or changes a mail account; a given password goes to the secret store.
    Change accounts_save(outbox::AccountDraft) -> outbox::SavedAccount => outbox::save_account;
    /// Removes a mail account and its password.
    Change accounts_remove(outbox::AccountRef) -> Changed => outbox::remove_account;
    /// Connects, logs in and, if asked, sends a test mail to oneself; names each stage.
    Job accounts_test(outbox::TestAccount) -> outbox::AccountTest => outbox::test_account;
    /// Templates, both languages.
    Read templates_list(Nothing) -> Vec<outbox::Template> [Templates, Lists] => outbox::templates;
    /// Adds a template or a new version of one.
    Change templates_save(outbox::TemplateDraft) -> outbox::SavedTemplate => outbox::save_template;
    /// Removes a template; sent mails keep their version.
    Change templates_remove(outbox::TemplateRef) -> Changed => outbox::remove_template;
    /// Fields that a template may use.
    Read templates_fields(Nothing) -> Vec<outbox::MergeField> [Templates, Lists] => outbox::merge_fields;
    /// The mail as each recipient would get it, what is missing, and who is left out and why.
    Read follow_up_preview(outbox::FollowUpDraft) -> outbox::FollowUpPreview [Leads, Templates, Accounts, Consent, Outbox] => outbox::preview;
    /// Queues the mails of a follow-up.
    Change follow_up_queue(outbox::FollowUpDraft) -> outbox::Queued => outbox::queue;
    /// Outbox messages by what they need, newest first.
    Read outbox_list(outbox::ReadOutbox) -> outbox::OutboxPage [Outbox, Accounts] => outbox::list;
    /// One message with its text and attempts.
    Read outbox_get(outbox::MessageRef) -> outbox::MessageDetail [Outbox] => outbox::get;
    /// Counts by state and the state of sending, for frame and status bar.
    Read outbox_status(Nothing) -> outbox::OutboxStatus [Outbox, Accounts, Settings] => outbox::status;
    /// Cancels messages that have not left.
    Change outbox_cancel(outbox::MessageRefs) -> Changed => outbox::cancel;
    /// Tries a waiting message again now.
    Change outbox_retry(outbox::MessageRefs) -> Changed => outbox::retry;
    /// Answers "was it sent?" for a message whose outcome is not certain.
    Change outbox_resolve(outbox::ResolveMessage) -> Changed => outbox::resolve;
    /// Pauses or resumes all sending.
    Change outbox_pause(outbox::PauseSending) -> Changed => outbox::pause;
    /// Sends what is due now; the desktop's worker does the same by itself.
    Job outbox_run(outbox::RunOutbox) -> outbox::OutboxRun => outbox::run;

    /// Records a consent ground for leads.
    Change consent_record(consent::RecordConsent) -> Changed => consent::record;
    /// The consent log of one lead, newest first.
    Read consent_log(leads::LeadRef) -> Vec<consent::ConsentEntry> [Consent] => consent::log;

    /// What undo and redo would do.
    Read history_state(Nothing) -> undo::HistoryState [History] => undo::state;
    /// Changes, newest first.
    Read history_list(undo::ReadHistory) -> undo::HistoryPage [History] => undo::list;
    /// Field changes of one lead, newest first.
    Read history_lead(leads::LeadRef) -> Vec<undo::FieldChange> [History, Leads] => undo::lead;
    /// Undoes the last change, or the named one.
    Change history_undo(undo::Undo) -> Changed => undo::undo;
    /// Redoes what was undone last.
    Change history_redo(Nothing) -> Changed => undo::redo;

    /// All settings.
    Read settings_get(Nothing) -> settings::Settings [Settings] => settings::get;
    /// Changes some settings; absent ones stay.
    Change settings_update(settings::SettingsPatch) -> Changed => settings::update;
    /// Adds the sample leads and the practice mailbox.
    Job sample_load(sample::LoadSample) -> Changed => sample::load;
    /// Takes the sample leads out again.
    Change sample_remove(Nothing) -> Changed => sample::remove;
    /// Makes a verified backup now.
    Job backup_now(settings::BackupNow) -> settings::Backup => settings::backup;
    /// Checks structure, references and derived values of the file. Slow: reads everything.
    Job file_check(settings::CheckFile) -> settings::FileCheck => settings::check;
    /// Backups and the last of them.
    Read backup_list(Nothing) -> Vec<settings::Backup> [Settings] => settings::backups;
}
