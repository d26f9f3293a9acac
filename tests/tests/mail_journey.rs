//! From a lead to a mail on a real server and back into the history: the outbox on the real wire.
//!
//! The server is aiosmtpd (TLS, login) or one that fails on cue; both on 127.0.0.1 with a
//! throw-away authority. The killed process is this test binary, started again as a child.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs
)]

#[path = "../../crates/mail/tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use enishi_core::App;
use enishi_core::api;
use enishi_core::env::{Env, FixedClock, Server};
use enishi_core::outbox::{Start, run_due};
use enishi_core::time::Timestamp;
use enishi_mail::{Deadlines, NetMailer};
use enishi_tests::Desk;
use serde_json::{Value, json};
use support::aiosmtpd::{Aiosmtpd, PASSWORD, USER};
use support::fault::{Act, COMMIT, DATA, FaultServer, MAIL, willing};

const NOW: &str = "2026-04-01T09:00:00+09:00";

struct World {
    app: App,
    host: Desk,
    clock: Arc<FixedClock>,
    folder: tempfile::TempDir,
}

fn env() -> (Env, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::new(Timestamp::parse(NOW).unwrap()));
    let mailer = NetMailer::with_deadlines(Deadlines::each(Duration::from_secs(8)));
    let env = Env { clock: clock.clone(), mailer: Arc::new(mailer), ..Env::fixed(NOW, 5) };
    (env, clock)
}

fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let (env, clock) = env();
    let app = App::open(&folder.path().join("縁.db"), env).unwrap();
    let host = Desk::new(&folder.path().join("practice"));
    World { app, host, clock, folder }
}

impl World {
    fn call(&self, name: &str, request: Value) -> Value {
        let body = serde_json::to_vec(&request).unwrap();
        let answer = api::call(&self.app, &self.host, name, &body);
        serde_json::from_slice(&answer.unwrap_or_else(|e| panic!("{name}: {e:?}"))).unwrap()
    }

    fn account(&self, server: &Server) -> String {
        let Server::Smtp { host, port, tls, user, extra_ca_pem } = server else { panic!() };
        let draft = json!({
            "kind": "smtp", "from_name": "縁 太郎", "from_address": USER, "host": host,
            "port": port, "tls": tls, "user": user, "password": PASSWORD,
            "ca_pem": extra_ca_pem, "postal_address": "名古屋市中区1-2-3",
            "contact": "052-555-0100", "signature": "ツムギ計測株式会社", "preferred": true,
        });
        self.call("accounts_save", draft)["account"].as_str().unwrap().to_owned()
    }

    fn lead(&self, family: &str, given: &str, company: &str, mail: &str) -> String {
        let draft = json!({
            "family_name": family, "given_name": given, "company": company, "mails": [mail],
            "ground": "business_card", "language": "ja",
        });
        self.call("leads_add", draft)["lead"].as_str().unwrap().to_owned()
    }

    fn queue(&self, leads: &[&str], subject: &str, body: &str) -> Value {
        let texts = json!([{ "language": "ja", "subject": subject, "body": body }]);
        let queued = self.call("follow_up_queue", json!({ "leads": leads, "texts": texts }));
        self.clock.advance(queued["undo_seconds"].as_i64().unwrap() * 1000);
        queued
    }

    fn run(&self) -> Value {
        self.call("outbox_run", json!({ "job": "test" }))
    }

    fn states(&self) -> Vec<String> {
        let page = self.call("outbox_list", json!({ "limit": 50 }));
        let states = page["messages"].as_array().unwrap().iter();
        states.map(|message| message["state"].as_str().unwrap().to_owned()).rev().collect()
    }

    fn frozen(&self) -> Vec<Vec<u8>> {
        self.app
            .read(|db| {
                let mut list = db.prepare("SELECT mime FROM message ORDER BY rid")?;
                let rows = list.query_map([], |row| row.get(0))?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap()
    }
}

#[test]
fn a_follow_up_reaches_the_server_byte_for_byte_and_stands_in_each_history() {
    let real = Aiosmtpd::start(enishi_core::env::TlsMode::Implicit);
    let world = world();
    let account = world.account(&real.server());
    let test = world.call("accounts_test", json!({ "job": "t", "account": account, "send": true }));
    assert_eq!(test["passed"], true, "{test}");
    let phases: Vec<_> = test["stages"].as_array().unwrap().iter().map(|s| &s["phase"]).collect();
    assert_eq!(phases, ["dns", "connect", "tls", "login", "commit"]);
    assert_eq!(real.parsed(1)[0], "Enishi: 接続テスト / connection test");

    let leads = [
        world.lead("髙橋", "花子", "①㈱アサヒ精工", "hanako@asahi.example"),
        world.lead("佐藤", "健", "", "ken@beta.example"),
        world.lead("鈴木", "一郎", "refuse", "refuse@gamma.example"),
    ];
    let refs: Vec<&str> = leads.iter().map(String::as_str).collect();
    let subject =
        "【御礼】{{ company or \"貴社\" }} {{ last_name }} 様 展示会ご来場ありがとうございました";
    let body = "{{ company or \"貴社\" }}\n{{ last_name }} 様\n\n.資料をお送りします。\n..\n.\n";
    let queued = world.queue(&refs, subject, body);
    assert_eq!(queued["queued"], 3, "{queued}");
    let done = world.run();
    assert_eq!((&done["sent"], &done["rejected"]), (&json!(2), &json!(1)), "{done}");
    assert_eq!(world.states(), ["sent", "sent", "rejected"]);

    let (frozen, received) = (world.frozen(), real.mails());
    for n in 0..2 {
        assert_eq!(received[n + 1], [frozen[n].as_slice(), b"\r\n"].concat(), "frozen = received");
    }
    let parsed = real.parsed(2);
    assert_eq!(parsed[0], "【御礼】①㈱アサヒ精工 髙橋 様 展示会ご来場ありがとうございました");
    assert!(parsed[1].contains("縁 太郎"));
    assert!(parsed[2].contains("髙橋 花子") && parsed[2].contains("hanako@asahi.example"));
    assert!(parsed[3].starts_with("①㈱アサヒ精工\n髙橋 様\n\n.資料をお送りします。\n..\n.\n"));
    for item in ["ツムギ計測株式会社", "名古屋市中区1-2-3", "052-555-0100", "配信停止"]
    {
        assert!(parsed[3].contains(item), "{item}");
    }
    assert!(real.parsed(3)[0].contains("貴社 佐藤 様"));
    assert!(real.envelope(2).contains("\"tls\": true"));
    let unsubscribe = b"List-Unsubscribe: <mailto:taro@enishi.example?subject=unsubscribe%20";
    assert!(received[1].windows(unsubscribe.len()).any(|window| window == unsubscribe));

    let timeline = world.call("leads_timeline", json!({ "lead": leads[0], "limit": 20 }));
    let entry = timeline.to_string();
    assert!(entry.contains("mail_out") && entry.contains("髙橋 様"), "{entry}");
    let lead = world.call("leads_get", json!({ "lead": leads[2] })).to_string();
    assert!(lead.contains("bounced"), "a dead address shows: {lead}");
    world.call("history_undo", json!({}));
    assert_eq!(world.states(), ["sent", "sent", "rejected"], "what was sent stays sent");
}

#[test]
fn a_mail_to_one_goes_over_starttls_and_a_wrong_password_names_its_stage() {
    let real = Aiosmtpd::start(enishi_core::env::TlsMode::Starttls);
    let world = world();
    let account = world.account(&real.server());
    let lead = world.lead("佐藤", "健", "", "ken@beta.example");
    world.queue(&[&lead], "こんにちは", "本文");
    assert_eq!(world.run()["sent"], 1);
    assert_eq!(real.parsed(1)[0], "こんにちは");
    let Server::Smtp { host, port, tls, user, extra_ca_pem } = real.server() else { panic!() };
    let draft = json!({
        "id": account, "kind": "smtp", "from_address": USER, "host": host, "port": port,
        "tls": tls, "user": user, "password": "wrong", "ca_pem": extra_ca_pem,
    });
    let test = world.call("accounts_test", json!({ "job": "t", "draft": draft }));
    let last = test["stages"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["phase"], &last["state"]), (&json!("login"), &json!("failed")));
    assert_eq!(last["advice"], "password");
    assert!(last["reply"].as_str().unwrap().starts_with("535"));
    let draft = json!({
        "kind": "smtp", "from_address": USER, "host": "127.0.0.1", "port": port, "tls": tls,
        "user": user, "password": PASSWORD,
    });
    let test = world.call("accounts_test", json!({ "job": "t", "draft": draft }));
    let failed = test["stages"].as_array().unwrap().iter().find(|s| s["state"] == "failed");
    assert_eq!(failed.unwrap()["advice"], "certificate");
}

#[test]
fn the_practice_mailbox_writes_files_and_opens_no_connection() {
    let world = world();
    world.call(
        "accounts_save",
        json!({ "kind": "practice", "tls": "implicit", "from_name": "練習" }),
    );
    let lead = world.lead("佐藤", "健", "", "ken@beta.example");
    world.queue(&[&lead], "こんにちは", "本文");
    assert_eq!(world.run()["sent"], 1);
    let files: Vec<_> =
        std::fs::read_dir(world.folder.path().join("practice")).unwrap().flatten().collect();
    assert_eq!(files.len(), 1);
    let bytes = std::fs::read(files[0].path()).unwrap();
    assert_eq!(bytes, [world.frozen()[0].as_slice(), b"\r\n"].concat());
    assert_eq!(world.call("outbox_status", Value::Null)["connection"], "practice");
}

#[test]
fn an_answer_that_never_comes_is_asked_about_and_sent_again_with_the_same_bytes() {
    let mut lost = willing();
    lost.truncate(COMMIT);
    lost.push(Act::Drop);
    let server = FaultServer::start(vec![lost, willing()]);
    let world = world();
    world.account(&server.server(enishi_core::env::TlsMode::Implicit));
    let lead = world.lead("佐藤", "健", "", "ken@beta.example");
    world.queue(&[&lead], "こんにちは", "本文");
    assert_eq!(world.run()["unknown"], 1);
    world.clock.advance(3_600_000);
    assert_eq!(world.run()["sent"], 0, "never by itself");
    let page = world.call("outbox_list", json!({ "limit": 5 }));
    let message = page["messages"][0]["id"].clone();
    world.call("outbox_resolve", json!({ "message": message, "sent": false }));
    assert_eq!(world.run()["sent"], 1);
    let mails = server.seen().mails;
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0], mails[1], "bytes and Message-ID");
}

/// Not a test of its own: the process that [`kill_at`] kills. Sends what is due in the file that
/// the environment names.
#[test]
fn child_that_sends_until_it_is_killed() {
    let Ok(path) = std::env::var("ENISHI_TEST_SEND") else { return };
    let (env, clock) = env();
    clock.advance(60_000);
    for (name, value) in std::env::vars() {
        if let Some(reference) = name.strip_prefix("ENISHI_TEST_SECRET_") {
            env.secrets.set(&reference.replace('_', "-"), &value);
        }
    }
    let app = App::open(Path::new(&path), env).unwrap();
    let _ = run_due(&app, Start::ByHand, &mut |_, _| Ok(()));
}

/// Kills a sending process by SIGKILL once the server has seen `sign`, then sends the rest.
fn kill_at(script: Vec<Act>, sign: &[u8]) -> (Vec<String>, usize) {
    let server = FaultServer::start(vec![script, willing()]);
    let world = world();
    let account = world.account(&server.server(enishi_core::env::TlsMode::Implicit));
    let lead = world.lead("佐藤", "健", "", "ken@beta.example");
    world.queue(&[&lead], "こんにちは", "本文");
    let path = world.folder.path().join("縁.db");
    let secret = format!("ENISHI_TEST_SECRET_mail_{}", account.replace('-', "_"));
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_that_sends_until_it_is_killed", "--nocapture"])
        .env("ENISHI_TEST_SEND", &path)
        .env(secret, PASSWORD)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while !server.saw(sign) {
        assert!(started.elapsed() < Duration::from_secs(60), "the child never came that far");
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    for _ in 0..3 {
        world.clock.advance(3_600_000);
        world.run();
    }
    (world.states(), server.seen().mails.len())
}

#[test]
fn a_process_killed_before_the_terminator_sends_once_after_the_restart() {
    for (at, sign) in [(MAIL, &b"MAIL FROM"[..]), (DATA, b"DATA\r\n")] {
        let mut script = willing();
        script.truncate(at);
        script.push(Act::Stall(8_000));
        let (states, mails) = kill_at(script, sign);
        assert_eq!(states, ["sent"], "stalled at {at}");
        assert_eq!(mails, 1, "exactly once");
    }
}

#[test]
fn a_process_killed_after_the_terminator_leaves_an_unsure_mail_and_no_second_copy() {
    let mut script = willing();
    script.truncate(COMMIT);
    script.push(Act::Stall(8_000));
    let (states, mails) = kill_at(script, b"\r\n.\r\n");
    assert_eq!(states, ["unknown"]);
    assert_eq!(mails, 1, "the server has it once");
}

#[test]
fn a_ledger_that_was_tampered_with_is_found() {
    let real = Aiosmtpd::start(enishi_core::env::TlsMode::Implicit);
    let world = world();
    world.account(&real.server());
    let lead = world.lead("佐藤", "健", "", "ken@beta.example");
    world.queue(&[&lead], "こんにちは", "本文");
    world.run();
    let check =
        |world: &World| world.call("file_check", json!({ "job": "check" }))["findings"].clone();
    assert_eq!(check(&world), json!([]));
    let file = rusqlite::Connection::open(world.folder.path().join("縁.db")).unwrap();
    file.execute_batch(
        "UPDATE consent_event SET ground = 'opt_in'; UPDATE message SET state = 'cancelled';",
    )
    .unwrap();
    let found: Vec<_> =
        check(&world).as_array().unwrap().iter().map(|f| f["check"].clone()).collect();
    assert_eq!(found, ["sent_ledger", "consent"]);
}
