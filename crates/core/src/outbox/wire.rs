//! Mail on the wire: follow-ups and outbox; accounts and templates come from their own pages.

pub use super::accounts::wire::*;
pub use super::templates::wire::*;
use crate::env::Phase;
use crate::wire::Changed;

crate::dto! {
    /// A follow-up as it is being written.
    #[derive(Default)]
    #[serde(default)]
    pub struct FollowUpDraft {
        /// Recipients: lead ids.
        pub leads: Vec<String>,
        /// Or all leads of a query.
        pub query: Option<crate::leads::wire::LeadQuery>,
        /// Account; `None`: the preferred one.
        pub account: Option<String>,
        /// Template it came from.
        pub template: Option<String>,
        /// Texts; empty: the template's. Each person gets the one of their language, else the first.
        pub texts: Vec<TemplateText>,
        /// Send not before this instant.
        pub not_before: Option<i64>,
        /// Leave without the seconds for a second thought: a script has no toast to click.
        pub at_once: bool,
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
        /// That time has come, by the clock of the core.
        pub is_due: bool,
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
