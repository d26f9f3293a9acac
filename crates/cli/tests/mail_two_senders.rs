//! Several programs on one file: whoever holds the sender lock sends, the others are told; a
//! program that is killed leaves no mail behind that goes out twice.
//!
//! The programs are the real command line and the worker of the window, the server is aiosmtpd
//! with TLS and login. `ENISHI_LONG=1` repeats it all more often.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../../mail/tests/support/mod.rs"]
mod server;
mod support;

use std::collections::BTreeMap;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use enishi_core::App;
use enishi_core::env::{Env, MemorySecrets, Secrets, Server, TlsMode};
use enishi_tests::{Desk as NoWindow, is_long};
use serde_json::{Value, json};
use server::aiosmtpd::{Aiosmtpd, PASSWORD, USER};
use support::{Desk, list, number};

/// Mails of one follow-up; below the 60 of an hour that an unknown provider is trusted with.
const MAILS: usize = 30;

/// A server, a file with thirty people who agreed, and a mail queued for each.
struct Post {
    desk: Desk,
    real: Aiosmtpd,
}

impl Post {
    fn new() -> Self {
        let real = Aiosmtpd::start(TlsMode::Implicit);
        let desk = Desk::new();
        let Server::Smtp { port, extra_ca_pem, .. } = real.server() else { panic!() };
        let ca = desk.write("ca.pem", extra_ca_pem.unwrap());
        let (from, port) = (format!("縁 太郎 <{USER}>"), port.to_string());
        desk.json(&[
            "account",
            "add",
            "--from",
            &from,
            "--host",
            "127.0.0.1",
            "--port",
            &port,
            "--user",
            USER,
            "--password-env",
            "MAIL_PASSWORD",
            "--ca",
            &ca,
            "--postal-address",
            "名古屋市",
            "--contact",
            "052-555-0100",
        ]);
        let text =
            desk.write("お礼.ja.md", "件名: {{ last_name }}様\n\nありがとうございました。\n");
        desk.json(&["template", "add", &text]);
        let mut people = "氏名,会社名,e-mail\n".to_owned();
        for n in 0..MAILS {
            people.push_str(&format!("山田 {n}郎,縁商会{n},p{n}@ex.example\n"));
        }
        let people = desk.write("people.csv", people);
        let came = desk.json(&["import", &people, "--ground", "business_card", "--tag", "展示会"]);
        assert_eq!(number(&came["new"]), 30, "{came}");
        let queued = desk.json(&["follow-up", "--template", "お礼", "--to", "展示会"]);
        assert_eq!(number(&queued["queued"]), 30, "{queued}");
        Self { desk, real }
    }

    /// `outbox run` in a process of its own.
    fn sender(&self, args: &[&str]) -> Child {
        self.desk
            .command(&[args, &["outbox", "run"]].concat())
            .env("MAIL_PASSWORD", PASSWORD)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// The file as the window has it open.
    fn app(&self) -> App {
        let secrets = MemorySecrets::default();
        secrets.set("env:MAIL_PASSWORD", PASSWORD);
        let env = Env { secrets: Arc::new(secrets), ..enishi_shell::env() };
        App::open_existing(&self.desk.path("enishi.db"), env).unwrap()
    }

    fn states(&self) -> BTreeMap<String, String> {
        let all = self.desk.json(&["outbox", "list"]);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        list(&all["messages"]).iter().map(|one| (text(&one["to"]), text(&one["state"]))).collect()
    }

    /// How often the server took a mail for each address.
    fn received(&self) -> BTreeMap<String, usize> {
        let mut received = BTreeMap::new();
        for n in 1..=self.real.mails().len() {
            let envelope: Value = serde_json::from_str(&self.real.envelope(n)).unwrap();
            for to in list(&envelope["to"]) {
                *received.entry(to.as_str().unwrap().to_owned()).or_default() += 1;
            }
        }
        received
    }

    /// Sends until nothing waits; nobody else is sending.
    fn finish(&self) {
        let waiting = ["scheduled", "frozen", "deferred", "sending", "committing"];
        for _ in 0..40 {
            let left = self.sender(&["--json"]).wait_with_output().unwrap();
            assert_eq!(left.status.code(), Some(0), "{}", String::from_utf8_lossy(&left.stderr));
            if !self.states().values().any(|state| waiting.contains(&state.as_str())) {
                return;
            }
        }
        panic!("mails still wait: {:?}", self.states());
    }
}

/// True if this sender found another one at work; anything but that or success is a fault.
fn was_told(sender: Child, japanese: bool) -> bool {
    let output = sender.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    if output.status.code() == Some(0) {
        return false;
    }
    assert_eq!(output.status.code(), Some(1), "{said}");
    if japanese {
        assert!(said.contains("送信") && !said.contains("error-"), "a sentence: {said}");
    } else {
        let refusal: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(refusal, json!({ "code": "sender_busy", "params": {} }));
    }
    true
}

#[test]
fn of_several_programs_one_sends_each_mail_once_and_the_others_say_who_is_busy() {
    let (rounds, mut told) = (if is_long() { 40 } else { 4 }, 0);
    for round in 0..rounds {
        let post = Post::new();
        // Every other time the window is open, too, and its worker begins at once.
        let app = (round % 2 == 1).then(|| Arc::new(post.app()));
        let workers = app.map(|app| {
            enishi_shell::Workers::start(app, Arc::new(NoWindow::new(post.desk.folder.path())))
        });
        let english: Vec<Child> = (0..3).map(|_| post.sender(&["--json"])).collect();
        let japanese = post.sender(&["--lang", "ja"]);
        told += usize::from(was_told(japanese, true));
        told += english.into_iter().map(|one| usize::from(was_told(one, false))).sum::<usize>();
        drop(workers);
        post.finish();
        let received = post.received();
        assert_eq!(received.len(), MAILS, "everybody got it");
        assert!(received.values().all(|count| *count == 1), "once: {received:?}");
        assert!(post.states().values().all(|state| state == "sent"), "{:?}", post.states());
        assert_eq!(post.desk.leads(), 30);
    }
    assert!(told > 0, "in {rounds} rounds nobody met another sender: nothing was shown");
}

#[test]
fn programs_that_are_killed_while_they_send_double_and_lose_no_mail() {
    let cycles = if is_long() { 300 } else { 20 };
    // Not random: every kill falls at another moment of a run, and the same ones each time.
    let mut killed = 0;
    let mut open = 0;
    while killed < cycles {
        let post = Post::new();
        for kill in 0..20_u64 {
            let mut sender = post.sender(&["--json"]);
            let until = Instant::now() + Duration::from_millis(30 + kill * 37 % 240);
            while Instant::now() < until && sender.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_millis(2));
            }
            sender.kill().unwrap();
            sender.wait().unwrap();
            killed += 1;
        }
        // What was under way arrives or does not.
        std::thread::sleep(Duration::from_millis(300));
        post.finish();
        let (states, received) = (post.states(), post.received());
        assert_eq!(states.len(), MAILS);
        for (to, state) in &states {
            let count = received.get(to).copied().unwrap_or_default();
            match state.as_str() {
                "sent" => assert_eq!(count, 1, "{to}: sent once"),
                "unknown" => assert!(count <= 1, "{to}: the program asks, it does not guess"),
                other => panic!("{to}: {other}"),
            }
            open += usize::from(state == "unknown");
        }
        assert_eq!(post.desk.leads(), 30, "and the file is in order");
    }
    println!("{killed} kills, {open} mails to ask about");
}
