//! Everything the program asks of the world: time, chance, secrets, mail, the reading of cards.
//!
//! The core never reads a clock, a random source, an environment variable or a socket. It is
//! given an [`Env`]: the real one by `enishi_shell::env()`, a fixed one in tests, demos and the
//! development host. With [`Env::fixed`] two runs give the same bytes.
//!
//! Words: a *server* is what one mail account talks to; a *session* is one open connection to it;
//! the *terminator* is the five bytes CRLF.CRLF that hand a mail over (RFC 5321 §4.1.1.4).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono_tz::Tz;
use uuid::Uuid;

use crate::card::{CardReader, NoCards};
use crate::time::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The current instant.
    fn now(&self) -> Timestamp;
}

/// Makes identifiers and random bytes.
pub trait Ids: Send + Sync {
    /// A new UUIDv7 stamped with `now` (RFC 9562 §5.7).
    fn uuid(&self, now: Timestamp) -> Uuid;
    /// Fills `bytes` with unpredictable (in tests: seeded) bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// Where a secret is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum SecretPlace {
    /// The keychain of the operating system.
    Keychain,
    /// Memory of this run only: asked again at the next start.
    Memory,
    /// An environment variable, read at each run; its name is `env:NAME` in the account.
    Environment,
}

/// Keeps passwords. Blocking; at most three seconds each.
pub trait Secrets: Send + Sync {
    /// Keeps `secret` under `reference` and says where it went.
    fn set(&self, reference: &str, secret: &str) -> SecretPlace;
    /// The secret, if it is known now. `env:NAME` reads that environment variable.
    fn get(&self, reference: &str) -> Option<String>;
    /// Forgets it.
    fn clear(&self, reference: &str);
}

/// How the connection is made safe. There is no plain-text mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum TlsMode {
    /// TLS from the first byte (RFC 8314), port 465.
    Implicit,
    /// Our own upgrade after STARTTLS (RFC 3207), port 587; fails on buffered plaintext.
    Starttls,
}

/// How a mail account reaches the world.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Server {
    /// A real SMTP server.
    Smtp {
        /// Host name or address.
        host: String,
        /// TCP port.
        port: u16,
        /// TLS mode.
        tls: TlsMode,
        /// Login name.
        user: String,
        /// A certificate authority to trust besides the system's: PEM text.
        extra_ca_pem: Option<String>,
    },
    /// The practice mailbox: `.eml` files in a folder, nothing leaves the computer.
    Practice {
        /// Folder for the files.
        folder: String,
    },
}

/// One mail before it is frozen into bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailDraft {
    /// Display name of the sender.
    pub from_name: String,
    /// Address of the sender.
    pub from_address: String,
    /// Reply-To address, if it differs.
    pub reply_to: Option<String>,
    /// Display name of the recipient.
    pub to_name: String,
    /// Address of the recipient.
    pub to_address: String,
    /// Subject, one line.
    pub subject: String,
    /// The text part: the mail itself.
    pub text: String,
    /// Optional HTML part from the same Markdown; complete document, no remote parts.
    pub html: Option<String>,
    /// Message-ID without angle brackets.
    pub message_id: String,
    /// Date header: instant and zone.
    pub date: Timestamp,
    /// Zone of the Date header.
    pub zone: Tz,
    /// Further headers, name and value (List-Unsubscribe, …); one line each.
    pub headers: Vec<(String, String)>,
}

/// Why a draft cannot become a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftFault {
    /// The address is not one.
    Address(String),
    /// A header value has CR, LF, NUL or another control character.
    Header(String),
    /// Longer than 18 MB.
    TooLarge,
}

/// The part of an SMTP dialogue in which something happened (RFC 5321 §4.5.3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Phase {
    /// Name lookup.
    Dns,
    /// TCP connection.
    Connect,
    /// First reply of the server.
    Greeting,
    /// EHLO.
    Ehlo,
    /// STARTTLS and its reply.
    Starttls,
    /// TLS handshake.
    Tls,
    /// AUTH.
    Login,
    /// MAIL FROM.
    MailFrom,
    /// RCPT TO.
    RcptTo,
    /// DATA until 354.
    Data,
    /// The bytes of the mail.
    Body,
    /// From the terminator to its reply.
    Commit,
}

/// One reply of a server.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reply {
    /// Three digits.
    pub code: u16,
    /// Enhanced status code (RFC 3463), `5.7.1`, if the text starts with one.
    pub enhanced: Option<String>,
    /// Text of all lines, joined by LF, at most 64 KiB.
    pub text: String,
}

/// Why there is no reply to go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum SendFault {
    /// The name does not resolve: most often no network.
    Dns,
    /// No TCP connection.
    Connect,
    /// The certificate is not trusted or does not fit the name.
    Certificate,
    /// Another failure of TLS.
    Tls,
    /// The server offers no STARTTLS.
    StarttlsMissing,
    /// Plaintext was left behind the STARTTLS reply: somebody is in the line.
    StarttlsInjection,
    /// The server offers no login that we use (PLAIN, LOGIN).
    LoginMethod,
    /// The deadline of the phase passed.
    Timeout,
    /// The connection broke.
    Lost,
    /// The server did not speak SMTP, or a reply was too long.
    Protocol,
    /// The password is not known in this run.
    SecretMissing,
    /// The local step before the terminator failed, so the mail was held back.
    HeldBack,
    /// The practice folder cannot be written.
    Folder,
}

/// What became of one mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// Exactly 250 after the terminator.
    Accepted {
        /// The reply.
        reply: Reply,
        /// Queue id, if the reply names one.
        queue_id: Option<String>,
    },
    /// A definite reply said no. The connection may be used again.
    Refused {
        /// Where.
        phase: Phase,
        /// The reply.
        reply: Reply,
    },
    /// No terminator left this computer: the mail was certainly not sent.
    NotSent {
        /// Where.
        phase: Phase,
        /// Why.
        fault: SendFault,
        /// For the log; no addresses.
        detail: String,
    },
    /// The terminator left, its reply never came.
    Unknown {
        /// Why.
        fault: SendFault,
        /// For the log; no addresses.
        detail: String,
    },
}

/// A failure while a session is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFailure {
    /// Where.
    pub phase: Phase,
    /// Why; `None` if `reply` says it.
    pub fault: Option<SendFault>,
    /// The refusing reply.
    pub reply: Option<Reply>,
    /// For the log; no addresses.
    pub detail: String,
}

/// One open connection of one account.
pub trait MailSession: Send {
    /// Sends frozen bytes to one recipient.
    ///
    /// `before_terminator` runs after the whole body left and before the terminator does; if it
    /// answers `false` the terminator never leaves and the outcome is `NotSent` with
    /// [`SendFault::HeldBack`].
    fn send(
        &mut self,
        from: &str,
        to: &str,
        mime: &[u8],
        before_terminator: &mut dyn FnMut() -> bool,
    ) -> SendOutcome;

    /// Says QUIT and closes. Never waits above five seconds.
    fn close(self: Box<Self>);

    /// False once the connection must not be used again.
    fn is_open(&self) -> bool;
}

/// Sends mail. Blocking; knows no database.
pub trait Mailer: Send + Sync {
    /// Freezes a draft into the bytes that will leave, without a final CRLF.
    ///
    /// # Errors
    /// [`DraftFault`] if it cannot become a mail.
    fn render(&self, draft: &MailDraft) -> Result<Vec<u8>, DraftFault>;

    /// Opens a session: name, connection, TLS, login. `on_phase` hears each phase as it is done.
    ///
    /// # Errors
    /// [`OpenFailure`] names the phase that failed.
    fn open(
        &self,
        server: &Server,
        secret: Option<&str>,
        on_phase: &mut dyn FnMut(Phase),
    ) -> Result<Box<dyn MailSession>, OpenFailure>;

    /// [`Mailer::open`] for *Test connection*: somebody waits, so each stage takes 15 seconds at
    /// most.
    ///
    /// # Errors
    /// As [`Mailer::open`].
    fn open_to_test(
        &self,
        server: &Server,
        secret: Option<&str>,
        on_phase: &mut dyn FnMut(Phase),
    ) -> Result<Box<dyn MailSession>, OpenFailure> {
        self.open(server, secret, on_phase)
    }
}

/// The world as one run of the program sees it.
#[derive(Clone)]
pub struct Env {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Ids and chance.
    pub ids: Arc<dyn Ids>,
    /// The zone of the workspace; never the computer's by accident.
    pub zone: Tz,
    /// Passwords.
    pub secrets: Arc<dyn Secrets>,
    /// Mail out.
    pub mailer: Arc<dyn Mailer>,
    /// Contact files, codes, signatures.
    pub cards: Arc<dyn CardReader>,
}

impl Env {
    /// The day number of `at` in the workspace zone.
    pub fn day(&self, at: Timestamp) -> crate::time::Day {
        at.day(self.zone)
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `at`.
    pub fn new(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.0))
    }

    /// Shows `at` from now on.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.0, Ordering::SeqCst);
    }

    /// Moves by `millis`.
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Ids and bytes from a seed: the same run gives the same ids.
#[derive(Debug)]
pub struct SeededIds {
    seed: u64,
    next: AtomicU64,
}

impl SeededIds {
    /// A source that depends on `seed` alone.
    pub fn new(seed: u64) -> Self {
        Self { seed, next: AtomicU64::new(0) }
    }

    fn block(&self) -> [u8; 32] {
        let n = self.next.fetch_add(1, Ordering::SeqCst);
        let mut input = [0_u8; 16];
        input[..8].copy_from_slice(&self.seed.to_le_bytes());
        input[8..].copy_from_slice(&n.to_le_bytes());
        *blake3::hash(&input).as_bytes()
    }
}

impl Ids for SeededIds {
    fn uuid(&self, now: Timestamp) -> Uuid {
        let n = self.next.load(Ordering::SeqCst);
        let block = self.block();
        let mut random = [0_u8; 10];
        random.copy_from_slice(&block[..10]);
        // The counter leads, so that ids of one instant sort in the order they were made.
        // Version and variant take the top 4 bits of byte 0 and the top 2 of byte 2.
        random[0] = ((n >> 22) & 0x0f) as u8;
        random[1] = (n >> 14) as u8;
        random[2] = ((n >> 8) & 0x3f) as u8;
        random[3] = n as u8;
        uuid::Builder::from_unix_timestamp_millis(now.0.max(0).unsigned_abs(), &random).into_uuid()
    }

    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = self.block();
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}

/// Secrets that live as long as the run.
#[derive(Debug, Default)]
pub struct MemorySecrets(std::sync::Mutex<std::collections::BTreeMap<String, String>>);

impl Secrets for MemorySecrets {
    fn set(&self, reference: &str, secret: &str) -> SecretPlace {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(reference.to_owned(), secret.to_owned());
        }
        SecretPlace::Memory
    }

    fn get(&self, reference: &str) -> Option<String> {
        self.0.lock().ok()?.get(reference).cloned()
    }

    fn clear(&self, reference: &str) {
        if let Ok(mut kept) = self.0.lock() {
            kept.remove(reference);
        }
    }
}

/// A mailer for runs that must not send: every session fails as if there were no network.
#[derive(Debug, Default)]
pub struct NoMailer;

impl Mailer for NoMailer {
    fn render(&self, draft: &MailDraft) -> Result<Vec<u8>, DraftFault> {
        Ok(format!(
            "Message-ID: <{}>\r\nSubject: {}\r\n\r\n{}",
            draft.message_id, draft.subject, draft.text
        )
        .into_bytes())
    }

    fn open(
        &self,
        _server: &Server,
        _secret: Option<&str>,
        _on_phase: &mut dyn FnMut(Phase),
    ) -> Result<Box<dyn MailSession>, OpenFailure> {
        Err(OpenFailure {
            phase: Phase::Dns,
            fault: Some(SendFault::Dns),
            reply: None,
            detail: "this run has no network".to_owned(),
        })
    }
}

impl Env {
    /// A world that stands still at `at` (RFC 3339) and draws from `seed`; Asia/Tokyo, secrets in
    /// memory, no network, no cards. An `at` that cannot be read means 1970.
    pub fn fixed(at: &str, seed: u64) -> Self {
        Self {
            clock: Arc::new(FixedClock::new(Timestamp::parse(at).unwrap_or(Timestamp(0)))),
            ids: Arc::new(SeededIds::new(seed)),
            zone: chrono_tz::Asia::Tokyo,
            secrets: Arc::new(MemorySecrets::default()),
            mailer: Arc::new(NoMailer),
            cards: Arc::new(NoCards),
        }
    }
}
