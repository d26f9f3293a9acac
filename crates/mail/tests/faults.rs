//! The driver against a server that misbehaves on cue: whatever happens, the answer to "did it
//! leave?" is right, nothing blocks, and nothing secret goes to the wrong one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::{Duration, Instant};

use enishi_core::env::{MailSession, Mailer, OpenFailure, Phase, SendFault, SendOutcome, TlsMode};
use enishi_mail::{Deadlines, NetMailer};
use support::fault::{
    Act, BODY, COMMIT, DATA, EHLO, FaultServer, GREETING, LOGIN, MAIL, RCPT, Seen, willing,
};

const MIME: &[u8] = b"Message-ID: <a@b.jp>\r\nSubject: x\r\n\r\nhello";
const LIMIT: Duration = Duration::from_millis(400);

fn open(server: &FaultServer, tls: TlsMode) -> Result<Box<dyn MailSession>, OpenFailure> {
    NetMailer::with_deadlines(Deadlines::each(LIMIT)).open(
        &server.server(tls),
        Some("geheim"),
        &mut |_| {},
    )
}

#[derive(Debug)]
enum Met {
    Open(OpenFailure),
    Sent(SendOutcome, bool),
}

fn run(script: Vec<Act>) -> (Met, Seen) {
    let server = FaultServer::playing(script);
    let started = Instant::now();
    let met = match open(&server, TlsMode::Implicit) {
        Err(failure) => Met::Open(failure),
        Ok(mut session) => {
            let outcome = session.send("a@b.jp", "c@d.jp", MIME, &mut || true);
            let usable = session.is_open();
            session.close();
            Met::Sent(outcome, usable)
        }
    };
    assert!(started.elapsed() < Duration::from_secs(5), "a step outlived its deadline: {met:?}");
    (met, server.seen())
}

fn broken(at: usize, acts: Vec<Act>) -> Vec<Act> {
    let mut script = willing();
    script.truncate(at);
    script.extend(acts);
    script.push(Act::Silence);
    script
}

#[test]
fn a_willing_server_takes_the_mail() {
    let (met, seen) = run(willing());
    assert!(matches!(met, Met::Sent(SendOutcome::Accepted { .. }, true)), "{met:?}");
    assert_eq!(seen.mails, [[MIME, b"\r\n.\r\n"].concat()]);
    let text = String::from_utf8(seen.bytes).unwrap();
    assert!(text.contains("MAIL FROM:<a@b.jp> SIZE="), "{text}");
    assert!(text.ends_with("QUIT\r\n"), "{text}");
}

const PHASES: [(usize, Phase); 7] = [
    (GREETING, Phase::Greeting),
    (EHLO, Phase::Ehlo),
    (LOGIN, Phase::Login),
    (MAIL, Phase::MailFrom),
    (RCPT, Phase::RcptTo),
    (DATA, Phase::Data),
    (COMMIT, Phase::Commit),
];

#[test]
fn a_refusal_in_any_phase_is_reported_with_its_phase_and_reply() {
    for (at, phase) in PHASES {
        for (say, code) in [
            ("550 5.7.1 no\r\n", 550),
            ("451-4.3.0 later\r\n451 4.3.0 please\r\n", 451),
            ("421 4.3.2 closing\r\n", 421),
        ] {
            let (met, seen) = run(broken(at, vec![Act::Say(say)]));
            let (found, reply) = match met {
                Met::Open(OpenFailure { phase, reply: Some(reply), .. }) => (phase, reply),
                Met::Sent(SendOutcome::Refused { phase, reply }, usable) => {
                    assert_eq!(usable, code != 421, "{phase:?} {code}");
                    (phase, reply)
                }
                other => panic!("{phase:?} {code}: {other:?}"),
            };
            assert_eq!((found, reply.code), (phase, code));
            assert!(reply.enhanced.is_some());
            assert_eq!(seen.mails.len(), usize::from(phase == Phase::Commit));
        }
    }
}

#[test]
fn a_failure_before_the_terminator_is_not_sent_and_after_it_unknown() {
    let faults: [(&str, Vec<Act>, SendFault); 7] = [
        ("drop", vec![Act::Drop], SendFault::Lost),
        ("silence", vec![Act::Silence], SendFault::Timeout),
        ("half a reply", vec![Act::Say("250-x\r\n25"), Act::Drop], SendFault::Lost),
        ("no reply", vec![Act::Say("HTTP/1.1 400 Bad\r\n")], SendFault::Protocol),
        ("wrong class", vec![Act::Say("299 odd\r\n")], SendFault::Protocol),
        ("mixed codes", vec![Act::Say("250-a\r\n354 b\r\n")], SendFault::Protocol),
        ("no line end", vec![Act::Forever("xxxxxxxxxxxxxxxxxxxxxxxx")], SendFault::Protocol),
    ];
    for (at, phase) in PHASES {
        for (name, acts, fault) in &faults {
            let (met, seen) = run(broken(at, acts.clone()));
            let found = match &met {
                Met::Open(OpenFailure { phase: found, fault: Some(fault), .. }) => {
                    assert!(seen.mails.is_empty());
                    (*found, *fault)
                }
                Met::Sent(SendOutcome::NotSent { phase: found, fault, .. }, false) => {
                    assert!(seen.mails.is_empty(), "{phase:?} {name}: it did leave");
                    assert_ne!(*found, Phase::Commit);
                    (*found, *fault)
                }
                Met::Sent(SendOutcome::Unknown { fault, .. }, false) => {
                    assert_eq!(seen.mails.len(), 1, "the terminator arrived");
                    (Phase::Commit, *fault)
                }
                other => panic!("{phase:?} {name}: {other:?}"),
            };
            assert_eq!(found, (phase, *fault), "{phase:?} {name}");
        }
    }
}

#[test]
fn an_endless_reply_ends_at_its_cap() {
    for (at, phase) in PHASES {
        let (met, _) = run(broken(at, vec![Act::Forever("250-more and more\r\n")]));
        let fault = match met {
            Met::Open(failure) => failure.fault,
            Met::Sent(
                SendOutcome::NotSent { fault, .. } | SendOutcome::Unknown { fault, .. },
                false,
            ) => Some(fault),
            other => panic!("{phase:?}: {other:?}"),
        };
        assert_eq!(fault, Some(SendFault::Protocol), "{phase:?}");
    }
}

#[test]
fn a_connection_that_breaks_inside_the_mail_is_not_sent() {
    let big = [MIME, &b"\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".repeat(200_000)].concat();
    let acts = vec![Act::HearBytes(20), Act::Drop];
    let server = FaultServer::playing(broken(BODY, acts));
    let mut session = open(&server, TlsMode::Implicit).ok().unwrap();
    let mut asked = false;
    let outcome = session.send("a@b.jp", "c@d.jp", &big, &mut || {
        asked = true;
        true
    });
    assert!(matches!(outcome, SendOutcome::NotSent { phase: Phase::Body, .. }), "{outcome:?}");
    assert!(!asked && !session.is_open());
    assert!(server.seen().mails.is_empty());
}

#[test]
fn a_stalled_receiver_inside_the_mail_meets_the_deadline() {
    let big = [MIME, &b"\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".repeat(500_000)].concat();
    let mut script = willing();
    script.truncate(BODY);
    // Hears a little, then neither reads nor closes: the buffers of the system fill up.
    script.extend([Act::HearBytes(20), Act::Stall(2_000)]);
    let server = FaultServer::playing(script);
    let mut session = open(&server, TlsMode::Implicit).ok().unwrap();
    let outcome = session.send("a@b.jp", "c@d.jp", &big, &mut || true);
    assert!(
        matches!(
            outcome,
            SendOutcome::NotSent { phase: Phase::Body, fault: SendFault::Timeout, .. }
        ),
        "{outcome:?}"
    );
}

#[test]
fn the_terminator_leaves_only_after_the_caller_agreed() {
    let server = FaultServer::playing(broken(BODY, vec![Act::HearMail]));
    let mut session = open(&server, TlsMode::Implicit).ok().unwrap();
    let outcome = session.send("a@b.jp", "c@d.jp", MIME, &mut || {
        std::thread::sleep(Duration::from_millis(100));
        false
    });
    assert!(
        matches!(outcome, SendOutcome::NotSent { fault: SendFault::HeldBack, .. }),
        "{outcome:?}"
    );
    session.close();
    let seen = server.seen();
    assert!(seen.mails.is_empty());
    assert!(seen.bytes.ends_with(b"hello"), "the whole mail was there, and not one byte more");
}

#[test]
fn an_acceptance_that_came_too_early_is_not_believed() {
    // 354 and the 250 for a mail that nobody has seen yet, in one packet.
    let acts = vec![Act::Say("354 go\r\n250 2.0.0 Ok: queued as LIE\r\n")];
    let (met, seen) = run(broken(DATA, acts));
    assert!(
        matches!(met, Met::Sent(SendOutcome::NotSent { fault: SendFault::Protocol, .. }, false)),
        "{met:?}"
    );
    assert!(seen.mails.is_empty());
}

#[test]
fn plaintext_behind_the_starttls_reply_is_an_attack() {
    let greeting = || {
        vec![
            Act::Say("220 fault\r\n"),
            Act::Hear,
            Act::Say("250-fault\r\n250 STARTTLS\r\n"),
            Act::Hear,
        ]
    };
    let one_packet = "220 go\r\n250-fault\r\n250 AUTH PLAIN\r\n235 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n250 ok\r\n";
    for acts in [
        vec![Act::Say(one_packet), Act::Tls("good"), Act::Silence],
        vec![Act::Say("220 go\r\nx"), Act::Tls("good"), Act::Silence],
    ] {
        let server = FaultServer::playing([greeting(), acts].concat());
        let failure = open(&server, TlsMode::Starttls).err().unwrap();
        assert_eq!(failure.fault, Some(SendFault::StarttlsInjection), "{failure:?}");
        let seen = server.seen();
        let text = String::from_utf8_lossy(&seen.bytes).into_owned();
        assert!(text.ends_with("STARTTLS\r\n"), "nothing after it: {text}");
        assert!(seen.mails.is_empty());
    }
    // In a packet of its own, behind the reply: never read as a reply either.
    let acts =
        vec![Act::Say("220 go\r\n"), Act::Say("250-fault\r\n250 AUTH PLAIN\r\n"), Act::Silence];
    let server = FaultServer::playing([greeting(), acts].concat());
    let failure = open(&server, TlsMode::Starttls).err().unwrap();
    assert!(
        matches!(failure.fault, Some(SendFault::StarttlsInjection | SendFault::Tls)),
        "{failure:?}"
    );
    assert!(!String::from_utf8_lossy(&server.seen().bytes).contains("AUTH"));
}

#[test]
fn without_starttls_nothing_is_said_in_the_clear() {
    for offers in ["250-fault\r\n250 AUTH PLAIN\r\n", "250 fault\r\n"] {
        let server = FaultServer::playing(vec![
            Act::Say("220 fault\r\n"),
            Act::Hear,
            Act::Say(offers),
            Act::Silence,
        ]);
        let failure = open(&server, TlsMode::Starttls).err().unwrap();
        assert_eq!(failure.fault, Some(SendFault::StarttlsMissing));
        let seen = String::from_utf8(server.seen().bytes).unwrap();
        assert!(seen.starts_with("EHLO ") && seen.lines().count() == 1, "{seen}");
    }
}

#[test]
fn a_refused_or_faked_upgrade_sends_no_password() {
    for (say, fault) in [("454 4.7.0 TLS not available\r\n", None), ("220 go\r\n", Some(()))] {
        let server = FaultServer::playing(vec![
            Act::Say("220 fault\r\n"),
            Act::Hear,
            Act::Say("250-fault\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n"),
            Act::Hear,
            Act::Say(say),
            Act::Silence,
        ]);
        let failure = open(&server, TlsMode::Starttls).err().unwrap();
        assert_eq!(failure.fault.map(|_| ()), fault, "{failure:?}");
        assert!(!String::from_utf8_lossy(&server.seen().plain).contains("AUTH"));
    }
}

#[test]
fn offers_made_in_the_clear_do_not_count() {
    // STARTTLS and AUTH before TLS, no AUTH behind it.
    let server = FaultServer::playing(vec![
        Act::Say("220 fault\r\n"),
        Act::Hear,
        Act::Say("250-fault\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n"),
        Act::Hear,
        Act::Say("220 go\r\n"),
        Act::Tls("good"),
        Act::Hear,
        Act::Say("250 fault\r\n"),
        Act::Silence,
    ]);
    let failure = open(&server, TlsMode::Starttls).err().unwrap();
    assert_eq!(failure.fault, Some(SendFault::LoginMethod));
}

#[test]
fn a_server_that_asks_for_the_password_for_ever_is_left() {
    let mut acts = Vec::new();
    for _ in 0..20 {
        acts.extend([Act::Say("334 \r\n"), Act::Hear]);
    }
    let (met, _) = run(broken(LOGIN, acts));
    assert!(
        matches!(met, Met::Open(OpenFailure { fault: Some(SendFault::Protocol), .. })),
        "{met:?}"
    );
}

#[test]
fn bytes_that_could_break_the_dialogue_never_leave() {
    let server = FaultServer::playing(broken(MAIL - 1, vec![]));
    let mut session = open(&server, TlsMode::Implicit).ok().unwrap();
    for (from, to, mime) in [
        ("a@b.jp", "c@d.jp>\r\nRCPT TO:<e@f.jp", MIME),
        ("a@b.jp\r\nDATA", "c@d.jp", MIME),
        ("a@b.jp", "山@d.jp", MIME),
        ("a@b.jp", "c@d.jp", b"a\n.\nMAIL FROM:<x@y.z>"),
        ("a@b.jp", "c@d.jp", b"a\r.\rb"),
    ] {
        let outcome = session.send(from, to, mime, &mut || true);
        assert!(matches!(outcome, SendOutcome::NotSent { .. }), "{outcome:?}");
    }
    let seen = String::from_utf8(server.seen().bytes).unwrap();
    assert!(!seen.contains("MAIL") && !seen.contains("RCPT"), "{seen}");
}
