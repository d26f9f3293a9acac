//! Mail on the wire: accounts, templates, follow-ups, outbox.

use crate::api::{Call, Changed, Nothing};
use crate::env::{Phase, SecretPlace, SendFault, TlsMode};
use crate::error::{Error, Result};

crate::dto! {
    /// A provider that fills in server and port.
    pub struct Provider {
        /// Stable id.
        pub id: String,
        /// Name for the eye.
        pub name: String,
        /// Mail domains that choose it.
        pub domains: Vec<String>,
        /// SMTP host; may hold `{domain}`.
        pub host: String,
        /// Port.
        pub port: i64,
        /// TLS mode.
        pub tls: TlsMode,
        /// Needs an app password.
        pub app_password: bool,
        /// Mails per hour; 0: unknown.
        pub per_hour: i64,
        /// Mails per day; 0: unknown.
        pub per_day: i64,
    }

    /// Kind of account.
    pub enum AccountKind {
        /// SMTP.
        Smtp,
        /// Practice mailbox.
        Practice,
    }

    /// A mail account. The password never crosses.
    pub struct Account {
        /// Id.
        pub id: String,
        /// Kind.
        pub kind: AccountKind,
        /// Sender name.
        pub from_name: String,
        /// Sender address.
        pub from_address: String,
        /// Host.
        pub host: String,
        /// Port.
        pub port: i64,
        /// TLS mode.
        pub tls: TlsMode,
        /// Login name.
        pub user: String,
        /// Where the password is; `None`: not known in this run.
        pub secret: Option<SecretPlace>,
        /// Certificate authority of a company, PEM.
        pub ca_pem: Option<String>,
        /// Limits.
        pub per_hour: i64,
        /// Mails per day.
        pub per_day: i64,
        /// Legal footer: postal address.
        pub postal_address: String,
        /// Legal footer: contact for complaints.
        pub contact: String,
        /// Signature, plain text.
        pub signature: String,
        /// Used when nothing is chosen.
        pub preferred: bool,
        /// Folder of the practice mailbox.
        pub folder: String,
        /// Why the account is stopped, or empty: `login`, `quota`, `rate`.
        pub stopped: String,
    }

    /// An account as typed.
    pub struct AccountDraft {
        /// Id, or `None` for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// Kind.
        pub kind: AccountKind,
        /// Sender name.
        #[serde(default)]
        pub from_name: String,
        /// Sender address.
        #[serde(default)]
        pub from_address: String,
        /// Host.
        #[serde(default)]
        pub host: String,
        /// Port.
        #[serde(default)]
        pub port: i64,
        /// TLS mode.
        pub tls: TlsMode,
        /// Login name.
        #[serde(default)]
        pub user: String,
        /// New password; `None`: unchanged.
        #[serde(default)]
        pub password: Option<String>,
        /// Name of an environment variable that holds the password, instead of it.
        #[serde(default)]
        pub password_env: Option<String>,
        /// Certificate authority, PEM.
        #[serde(default)]
        pub ca_pem: Option<String>,
        /// Mails per hour; 0: the provider's.
        #[serde(default)]
        pub per_hour: i64,
        /// Mails per day; 0: the provider's.
        #[serde(default)]
        pub per_day: i64,
        /// Postal address.
        #[serde(default)]
        pub postal_address: String,
        /// Contact for complaints.
        #[serde(default)]
        pub contact: String,
        /// Signature.
        #[serde(default)]
        pub signature: String,
        /// Preferred.
        #[serde(default)]
        pub preferred: bool,
    }

    /// An account was saved.
    pub struct SavedAccount {
        /// Id.
        pub account: String,
        /// Where the password went, if one was given.
        pub secret: Option<SecretPlace>,
        /// The change.
        pub changed: Changed,
    }

    /// One account.
    pub struct AccountRef { /// Id.
        pub account: String }

    /// Asks for a test.
    pub struct TestAccount {
        /// Id of the job; `progress` names each phase as it is done.
        pub job: String,
        /// A saved account; or `None` with `draft`.
        #[serde(default)]
        pub account: Option<String>,
        /// An account as typed, tested without saving.
        #[serde(default)]
        pub draft: Option<AccountDraft>,
        /// Send a test mail to oneself.
        #[serde(default)]
        pub send: bool,
    }

    /// The result of a test.
    pub struct AccountTest {
        /// Stages in order: passed, failed (the last), or not reached.
        pub stages: Vec<TestStage>,
        /// All passed.
        pub passed: bool,
    }

    /// One stage of a test: text key `test-stage-` + phase.
    pub struct TestStage {
        /// Phase (`commit` = test mail accepted).
        pub phase: Phase,
        /// `passed`, `failed`, `waiting`.
        pub state: String,
        /// Advice: text key `advice-` + code (`no_network`, `name`, `port`, `certificate`,
        /// `starttls`, `password`, `app_password`, `sender`, `timeout`, `server`), or empty.
        pub advice: String,
        /// Local fault.
        pub fault: Option<SendFault>,
        /// Reply of the server, code first, or empty.
        pub reply: String,
    }

    /// A text in one language.
    #[derive(Default)]
    #[serde(default)]
    pub struct TemplateText {
        /// `ja` or `en`.
        pub language: String,
        /// Subject with merge fields.
        pub subject: String,
        /// Body, Markdown with merge fields.
        pub body: String,
    }

    /// A template.
    pub struct Template {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// `thanks`, `follow_up`, `reawaken`, `news`, `other`.
        pub purpose: String,
        /// Version number.
        pub version: i64,
        /// Texts.
        pub texts: Vec<TemplateText>,
        /// Mails sent with any version.
        pub used: i64,
        /// Problems of the texts (`unknown_field` with name, `syntax` with line, `thanks_only`).
        pub problems: Vec<TemplateProblem>,
    }

    /// A problem of a template text.
    pub struct TemplateProblem {
        /// Language.
        pub language: String,
        /// Text key `template-problem-` + code.
        pub code: String,
        /// Field, or what the parser said.
        pub value: String,
        /// Line from 1, or 0.
        pub line: i64,
    }

    /// A template as typed.
    pub struct TemplateDraft {
        /// Id, or `None` for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// Name.
        pub name: String,
        /// Purpose.
        #[serde(default)]
        pub purpose: String,
        /// Texts.
        pub texts: Vec<TemplateText>,
    }

    /// A template was saved.
    pub struct SavedTemplate {
        /// Id.
        pub template: String,
        /// Problems found (it was saved all the same).
        pub problems: Vec<TemplateProblem>,
        /// The change.
        pub changed: Changed,
    }

    /// One template.
    pub struct TemplateRef { /// Id.
        pub template: String }

    /// A merge field.
    pub struct MergeField {
        /// As written between braces.
        pub name: String,
        /// Sample in Japanese.
        pub sample_ja: String,
        /// Sample in English.
        pub sample_en: String,
    }

    /// A follow-up as it is being written.
    #[derive(Default)]
    #[serde(default)]
    pub struct FollowUpDraft {
        /// Recipients: lead ids.
        pub leads: Vec<String>,
        /// Or all leads of a query.
        pub query: Option<crate::leads::api::LeadQuery>,
        /// Account; `None`: the preferred one.
        pub account: Option<String>,
        /// Template it came from.
        pub template: Option<String>,
        /// Texts; empty: the template's. Each person gets the one of their language, else the first.
        pub texts: Vec<TemplateText>,
        /// Send not before this instant.
        pub not_before: Option<i64>,
        /// "If no reply by": ISO date or `+3d`; plans a step then. Empty: not.
        pub remind: String,
        /// Reason to write although the purpose is not allowed (personal mail only).
        pub override_reason: String,
        /// Preview: index of the first recipient to render.
        pub offset: i64,
        /// Preview: how many to render, at most 20.
        pub limit: i64,
    }

    /// The mails of a follow-up before they are queued.
    pub struct FollowUpPreview {
        /// Recipients chosen.
        pub chosen: i64,
        /// Who will get it.
        pub eligible: i64,
        /// Who will not, and why.
        pub excluded: Vec<Excluded>,
        /// Rendered mails of the asked window over the eligible ones and those with missing values.
        pub mails: Vec<PreviewMail>,
        /// Index of the first.
        pub offset: i64,
        /// Problems of the text.
        pub problems: Vec<TemplateProblem>,
        /// `promo` (several) or `personal` (one).
        pub purpose: String,
        /// What stops it as a whole: `no_account`, `no_text`, `legal_items`, `no_recipients`, or empty.
        pub blocked: String,
        /// Legal items that are missing in the account.
        pub legal_missing: Vec<String>,
    }

    /// One left out.
    pub struct Excluded {
        /// Lead.
        pub lead: String,
        /// Name.
        pub name: String,
        /// Company.
        pub company: String,
        /// Text key `excluded-` + reason: `no_mail`, `no_ground`, `refused`, `suppressed`, `bounced`,
        /// `missing_value`, `trashed`, `stage`, `same_address`.
        pub reason: String,
        /// Field that is missing, or empty.
        pub field: String,
    }

    /// A rendered mail.
    pub struct PreviewMail {
        /// Lead.
        pub lead: String,
        /// Name.
        pub name: String,
        /// Address.
        pub to: String,
        /// Consent ground in force.
        pub ground: String,
        /// Its date (ISO).
        pub ground_on: Option<String>,
        /// Language used.
        pub language: String,
        /// Subject.
        pub subject: String,
        /// Text with footer, as it will leave.
        pub text: String,
        /// Fields without value and fallback.
        pub missing: Vec<String>,
    }

    /// Mails were queued.
    pub struct Queued {
        /// Follow-up id.
        pub follow_up: String,
        /// Mails queued.
        pub queued: i64,
        /// Who was left out.
        pub excluded: Vec<Excluded>,
        /// Seconds in which it can still be called back before the first leaves.
        pub undo_seconds: i64,
        /// The change.
        pub changed: Changed,
    }

    /// State of a message (mail.md §1).
    #[derive(Copy, Eq)]
    pub enum MessageState {
        /// Waits.
        Scheduled,
        /// Bytes fixed.
        Frozen,
        /// On the wire.
        Sending,
        /// Terminator on its way.
        Committing,
        /// Accepted.
        Sent,
        /// Copy filed.
        Filed,
        /// Tried, will be tried again.
        Deferred,
        /// Refused for good.
        Rejected,
        /// Not allowed.
        Suppressed,
        /// Cancelled.
        Cancelled,
        /// Not certain.
        Unknown,
    }

    /// Asks for messages.
    pub struct ReadOutbox {
        /// States; empty: all.
        #[serde(default)]
        pub states: Vec<MessageState>,
        /// Only of this lead.
        #[serde(default)]
        pub lead: Option<String>,
        /// Rows to pass over.
        #[serde(default)]
        pub offset: i64,
        /// At most 200.
        pub limit: i64,
    }

    /// A page of messages.
    pub struct OutboxPage {
        /// Newest first.
        pub messages: Vec<Message>,
        /// Of the asked states in all.
        pub count: i64,
    }

    /// One message as listed.
    pub struct Message {
        /// Id.
        pub id: String,
        /// Lead id.
        pub lead: String,
        /// Name of the lead.
        pub name: String,
        /// Address.
        pub to: String,
        /// Subject.
        pub subject: String,
        /// State.
        pub state: MessageState,
        /// Why it waits, is refused or was not sent: text key `hold-…`, `rejected-…`,
        /// `excluded-…`; or empty.
        pub reason: String,
        /// Not before.
        pub due_at: i64,
        /// Next try.
        pub retry_at: Option<i64>,
        /// Accepted at.
        pub sent_at: Option<i64>,
        /// Tries so far.
        pub attempts: i64,
        /// Last reply of the server, code first, or empty.
        pub reply: String,
        /// Practice.
        pub practice: bool,
        /// May be cancelled now.
        pub can_cancel: bool,
    }

    /// One message, whole.
    pub struct MessageDetail {
        /// As listed.
        pub message: Message,
        /// Text as sent or as it would be.
        pub text: String,
        /// Message-ID.
        pub message_id: String,
        /// Why it was allowed: check → verdict, in order.
        pub gate: Vec<GateVerdict>,
        /// Tries.
        pub attempts: Vec<Attempt>,
    }

    /// One check of the gate.
    pub struct GateVerdict {
        /// Check.
        pub check: String,
        /// `ok` or the reason.
        pub verdict: String,
    }

    /// One try.
    pub struct Attempt {
        /// When.
        pub at: i64,
        /// Phase reached.
        pub phase: Phase,
        /// Reply, code first, or empty.
        pub reply: String,
        /// Local fault, or empty.
        pub fault: String,
    }

    /// State of sending.
    pub struct OutboxStatus {
        /// Waits, is held or will be tried again.
        pub waiting: i64,
        /// Needs the person: not certain, refused, held for a reason they can mend.
        pub problems: i64,
        /// On the wire now.
        pub sending: i64,
        /// Sent today.
        pub sent_today: i64,
        /// `online`, `offline`, `login`, `unreachable`, `paused`, `practice`, `no_account`.
        pub connection: String,
        /// Last accepted mail.
        pub last_sent_at: Option<i64>,
        /// Counts by state.
        pub counts: Vec<StateCount>,
    }

    /// A state and a count.
    pub struct StateCount {
        /// State.
        pub state: MessageState,
        /// How many.
        pub count: i64,
    }

    /// One message.
    pub struct MessageRef { /// Id.
        pub message: String }

    /// Some messages.
    pub struct MessageRefs { /// Ids.
        pub messages: Vec<String> }

    /// Answers "was it sent?".
    pub struct ResolveMessage {
        /// Id.
        pub message: String,
        /// `true`: treat as sent; `false`: send the same bytes again.
        pub sent: bool,
    }

    /// Pauses or resumes.
    pub struct PauseSending { /// Pause.
        pub paused: bool }

    /// Sends what is due.
    pub struct RunOutbox {
        /// Id of the job.
        pub job: String,
    }

    /// What a run did.
    #[derive(Default)]
    pub struct OutboxRun {
        /// Accepted.
        pub sent: i64,
        /// To be tried again.
        pub deferred: i64,
        /// Refused.
        pub rejected: i64,
        /// Not allowed.
        pub suppressed: i64,
        /// Not certain.
        pub unknown: i64,
        /// Held back.
        pub held: i64,
    }
}

pub(crate) fn presets(_: &Call<'_>, _: Nothing) -> Result<Vec<Provider>> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn accounts(_: &Call<'_>, _: Nothing) -> Result<Vec<Account>> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn save_account(_: &Call<'_>, _: AccountDraft) -> Result<SavedAccount> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn remove_account(_: &Call<'_>, _: AccountRef) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn test_account(_: &Call<'_>, _: TestAccount) -> Result<AccountTest> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn templates(_: &Call<'_>, _: Nothing) -> Result<Vec<Template>> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn save_template(_: &Call<'_>, _: TemplateDraft) -> Result<SavedTemplate> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn remove_template(_: &Call<'_>, _: TemplateRef) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn merge_fields(_: &Call<'_>, _: Nothing) -> Result<Vec<MergeField>> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn preview(_: &Call<'_>, _: FollowUpDraft) -> Result<FollowUpPreview> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn queue(_: &Call<'_>, _: FollowUpDraft) -> Result<Queued> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn list(_: &Call<'_>, _: ReadOutbox) -> Result<OutboxPage> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn get(_: &Call<'_>, _: MessageRef) -> Result<MessageDetail> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn status(_: &Call<'_>, _: Nothing) -> Result<OutboxStatus> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn cancel(_: &Call<'_>, _: MessageRefs) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn retry(_: &Call<'_>, _: MessageRefs) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn resolve(_: &Call<'_>, _: ResolveMessage) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn pause(_: &Call<'_>, _: PauseSending) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}
pub(crate) fn run(_: &Call<'_>, _: RunOutbox) -> Result<OutboxRun> {
    Err(Error::internal("not built yet"))
}
