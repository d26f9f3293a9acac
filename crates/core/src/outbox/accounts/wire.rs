//! Mail accounts on the wire. A password goes in and never comes out.

use crate::env::{Phase, SecretPlace, SendFault, TlsMode};
use crate::wire::Changed;

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
}
