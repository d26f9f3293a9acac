//! The wire: how a mail leaves this computer. No database, no rule, no clock but deadlines.
//!
//! [`NetMailer`] is the one door. It implements [`enishi_core::env::Mailer`] and looks at the
//! account's [`Server`]: a real SMTP server ([`smtp`]) or the practice mailbox ([`practice`]),
//! which writes `.eml` files and opens no connection at all.
//!
//! Three promises hold for both:
//! * the bytes that arrive are the bytes that were frozen ([`mime`]), nothing more;
//! * the five bytes that hand a mail over leave only after the caller agreed, and no byte follows
//!   a refusal of the caller;
//! * what a server said is reported as it is ([`reply`]): only an exact 250 after the terminator
//!   is an acceptance, and silence after it is `Unknown`, never a guess.
//!
//! Every call blocks and ends within the deadlines of [`smtp::Deadlines`].

pub mod mime;
pub mod practice;
pub mod reply;
pub mod smtp;

use enishi_core::env::{
    DraftFault, MailDraft, MailSession, Mailer, OpenFailure, Phase, SendFault, Server,
};

pub use smtp::Deadlines;

/// Longest stage of a connection test.
const TEST_STAGE: std::time::Duration = std::time::Duration::from_secs(15);

/// Sends through whatever server the account names.
#[derive(Debug, Clone, Default)]
pub struct NetMailer {
    deadlines: Deadlines,
}

impl NetMailer {
    /// A mailer with the deadlines of RFC 5321 §4.5.3.2.
    pub fn new() -> Self {
        Self::default()
    }

    /// A mailer with other deadlines: *Test connection* (15 s a stage) and tests.
    pub fn with_deadlines(deadlines: Deadlines) -> Self {
        Self { deadlines }
    }
}

impl Mailer for NetMailer {
    fn render(&self, draft: &MailDraft) -> Result<Vec<u8>, DraftFault> {
        mime::render(draft)
    }

    fn open(
        &self,
        server: &Server,
        secret: Option<&str>,
        on_phase: &mut dyn FnMut(Phase),
    ) -> Result<Box<dyn MailSession>, OpenFailure> {
        match server {
            Server::Practice { folder } => practice::open(folder, on_phase),
            Server::Smtp { host, port, tls, user, extra_ca_pem } => {
                // Without the password no connection is worth opening.
                let secret = match (user.is_empty(), secret) {
                    (false, None) => {
                        return Err(OpenFailure {
                            phase: Phase::Login,
                            fault: Some(SendFault::SecretMissing),
                            reply: None,
                            detail: "no password in this run".to_owned(),
                        });
                    }
                    (_, secret) => secret.unwrap_or_default(),
                };
                let target = smtp::Target {
                    host,
                    port: *port,
                    tls: *tls,
                    user,
                    secret,
                    extra_ca_pem: extra_ca_pem.as_deref(),
                };
                let session = smtp::open(&target, self.deadlines, on_phase)?;
                Ok(Box::new(session))
            }
        }
    }

    fn open_to_test(
        &self,
        server: &Server,
        secret: Option<&str>,
        on_phase: &mut dyn FnMut(Phase),
    ) -> Result<Box<dyn MailSession>, OpenFailure> {
        let limit = self.deadlines.command.min(TEST_STAGE);
        Self::with_deadlines(Deadlines::each(limit)).open(server, secret, on_phase)
    }
}
