//! A world for outbox tests: a file, a clock that stands still, and a mail server that does what
//! it is told and keeps what it accepted.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use super::accounts::ops as accounts;
use super::wire::{
    AccountDraft, AccountKind, FollowUpDraft, Message, OutboxRun, ReadOutbox, TemplateText,
};
use super::{Start, compose, ops, run_due};
use crate::app::App;
use crate::consent::samples::{self, Sample};
use crate::env::{
    DraftFault, Env, FixedClock, MailDraft, MailSession, Mailer, OpenFailure, Phase, Reply,
    SendFault, SendOutcome, Server, TlsMode,
};
use crate::time::Timestamp;

/// What the server does with one mail.
#[derive(Debug, Clone)]
pub(crate) enum Fate {
    Accept,
    Refuse(Phase, u16, &'static str),
    NotSent(Phase, SendFault),
    /// Accepted, and the answer never comes.
    LoseReply,
    /// The terminator never arrives, and nobody knows.
    LoseMail,
    /// The program dies before / after `committing` is stored / after the server accepted.
    DieBeforeCommit,
    DieAfterCommit,
    DieAfterAccept,
}

/// A server in memory.
#[derive(Debug, Default)]
pub(crate) struct Wire {
    pub(crate) fates: Mutex<VecDeque<Fate>>,
    pub(crate) open_failures: Mutex<VecDeque<OpenFailure>>,
    pub(crate) accepted: Mutex<Vec<(String, Vec<u8>)>>,
    pub(crate) opened: Mutex<usize>,
    pub(crate) secrets: Mutex<Vec<Option<String>>>,
}

struct Session(Arc<Wire>, bool);

pub(crate) struct FakeMailer(pub(crate) Arc<Wire>);

impl Mailer for FakeMailer {
    fn render(&self, draft: &MailDraft) -> Result<Vec<u8>, DraftFault> {
        if draft.subject.contains("\u{7}") {
            return Err(DraftFault::Header("Subject".to_owned()));
        }
        let headers: String =
            draft.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        Ok(format!(
            "To: {} <{}>\r\nSubject: {}\r\nMessage-ID: <{}>\r\nDate: {}\r\n{headers}\r\n{}",
            draft.to_name,
            draft.to_address,
            draft.subject,
            draft.message_id,
            draft.date.0,
            draft.text
        )
        .into_bytes())
    }

    fn open(
        &self,
        _server: &Server,
        secret: Option<&str>,
        on_phase: &mut dyn FnMut(Phase),
    ) -> Result<Box<dyn MailSession>, OpenFailure> {
        *self.0.opened.lock().unwrap() += 1;
        self.0.secrets.lock().unwrap().push(secret.map(str::to_owned));
        if let Some(failure) = self.0.open_failures.lock().unwrap().pop_front() {
            return Err(failure);
        }
        for phase in [Phase::Dns, Phase::Connect, Phase::Tls, Phase::Login] {
            on_phase(phase);
        }
        Ok(Box::new(Session(Arc::clone(&self.0), true)))
    }
}

impl MailSession for Session {
    fn send(
        &mut self,
        _from: &str,
        to: &str,
        mime: &[u8],
        before_terminator: &mut dyn FnMut() -> bool,
    ) -> SendOutcome {
        let fate = self.0.fates.lock().unwrap().pop_front().unwrap_or(Fate::Accept);
        match fate {
            Fate::Refuse(phase, code, text) if phase != Phase::Commit => {
                return SendOutcome::Refused { phase, reply: reply(code, text) };
            }
            Fate::NotSent(phase, fault) => {
                self.1 = false;
                return SendOutcome::NotSent { phase, fault, detail: String::new() };
            }
            Fate::DieBeforeCommit => panic!("killed before committing"),
            _ => {}
        }
        if !before_terminator() {
            self.1 = false;
            return SendOutcome::NotSent {
                phase: Phase::Body,
                fault: SendFault::HeldBack,
                detail: String::new(),
            };
        }
        let accept = || self.0.accepted.lock().unwrap().push((to.to_owned(), mime.to_vec()));
        match fate {
            Fate::DieAfterCommit => panic!("killed after committing"),
            Fate::Refuse(phase, code, text) => {
                return SendOutcome::Refused { phase, reply: reply(code, text) };
            }
            Fate::LoseMail => {}
            _ => accept(),
        }
        match fate {
            Fate::DieAfterAccept => panic!("killed after the server accepted"),
            Fate::LoseReply | Fate::LoseMail => {
                self.1 = false;
                SendOutcome::Unknown { fault: SendFault::Lost, detail: String::new() }
            }
            _ => SendOutcome::Accepted {
                reply: reply(250, "2.0.0 Ok: queued as Q1"),
                queue_id: Some("Q1".to_owned()),
            },
        }
    }

    fn close(self: Box<Self>) {}

    fn is_open(&self) -> bool {
        self.1
    }
}

pub(crate) fn reply(code: u16, text: &str) -> Reply {
    let first = text.split_whitespace().next().unwrap_or_default();
    let enhanced = (first.matches('.').count() == 2).then(|| first.to_owned());
    Reply { code, enhanced, text: text.to_owned() }
}

/// A file with an account, on a fixed clock.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) wire: Arc<Wire>,
    pub(crate) app: App,
    env: Env,
}

impl World {
    pub(crate) fn new() -> Self {
        let world = Self::bare();
        world.save_account(&account()).unwrap();
        world
    }

    pub(crate) fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // A Wednesday.
        let at = Timestamp::parse("2026-04-01T09:00:00+09:00").unwrap();
        let clock = Arc::new(FixedClock::new(at));
        let wire = Arc::new(Wire::default());
        let env = Env {
            clock: clock.clone(),
            mailer: Arc::new(FakeMailer(Arc::clone(&wire))),
            ..Env::fixed("2026-04-01T09:00:00+09:00", 11)
        };
        let app = App::open(&folder.path().join("a.db"), env.clone()).unwrap();
        Self { folder, clock, wire, app, env }
    }

    /// The program ends without a word and is started again.
    pub(crate) fn restart(&mut self) {
        self.app = App::open(&self.folder.path().join("a.db"), self.env.clone()).unwrap();
    }

    pub(crate) fn save_account(&self, draft: &AccountDraft) -> crate::error::Result<String> {
        let folder = self.folder.path().join("practice").to_string_lossy().into_owned();
        accounts::save(&self.app, draft, || folder.clone()).map(|saved| saved.account)
    }

    pub(crate) fn lead(&self, family: &str, mail: &str) -> String {
        samples::add(&self.app, &Sample { family, given: "花子", mail, ..Sample::default() })
    }

    pub(crate) fn ground(&self, lead: &str, ground: &str) {
        let request = crate::consent::wire::RecordConsent {
            leads: vec![lead.to_owned()],
            ground: ground.to_owned(),
            on: String::new(),
            note: String::new(),
        };
        crate::consent::ops::record(&self.app, &request).unwrap();
    }

    /// Queues a mail to these leads and lets the time to call it back pass.
    pub(crate) fn queue(&self, leads: &[&str]) -> i64 {
        let queued = compose::queue(&self.app, &draft(leads)).unwrap();
        self.clock.advance(queued.undo_seconds * 1000);
        queued.queued
    }

    pub(crate) fn run(&self) -> OutboxRun {
        run_due(&self.app, Start::ByHand, &mut |_, _| Ok(())).unwrap()
    }

    pub(crate) fn work(&self) -> OutboxRun {
        run_due(&self.app, Start::Worker, &mut |_, _| Ok(())).unwrap()
    }

    pub(crate) fn fate(&self, fates: impl IntoIterator<Item = Fate>) {
        self.wire.fates.lock().unwrap().extend(fates);
    }

    /// All messages, oldest first.
    pub(crate) fn messages(&self) -> Vec<Message> {
        let request = ReadOutbox { states: Vec::new(), lead: None, offset: 0, limit: 200 };
        let mut messages = ops::list(&self.app, &request).unwrap().messages;
        messages.reverse();
        messages
    }

    pub(crate) fn states(&self) -> Vec<(String, String)> {
        let code = |message: Message| {
            let state = serde_json::to_value(message.state).unwrap();
            (state.as_str().unwrap().to_owned(), message.reason)
        };
        self.messages().into_iter().map(code).collect()
    }

    pub(crate) fn accepted(&self) -> Vec<String> {
        self.wire.accepted.lock().unwrap().iter().map(|(to, _)| to.clone()).collect()
    }
}

pub(crate) fn account() -> AccountDraft {
    AccountDraft {
        id: None,
        kind: AccountKind::Smtp,
        from_name: "森 由香".to_owned(),
        from_address: "yuka@tsumugi.example".to_owned(),
        host: "mail.tsumugi.example".to_owned(),
        port: 465,
        tls: TlsMode::Implicit,
        user: "yuka".to_owned(),
        password: Some("geheim".to_owned()),
        password_env: None,
        ca_pem: None,
        per_hour: 0,
        per_day: 0,
        postal_address: "名古屋市中区1-2-3".to_owned(),
        contact: "052-555-0100".to_owned(),
        signature: "ツムギ計測".to_owned(),
        preferred: true,
    }
}

pub(crate) fn draft(leads: &[&str]) -> FollowUpDraft {
    FollowUpDraft {
        leads: leads.iter().map(|lead| (*lead).to_owned()).collect(),
        texts: vec![TemplateText {
            language: "ja".to_owned(),
            subject: "お礼 {{ last_name }}様".to_owned(),
            body: "{{ company or \"貴社\" }} {{ last_name }} 様\n\n**資料**をお送りします。"
                .to_owned(),
        }],
        limit: 20,
        ..FollowUpDraft::default()
    }
}
