//! The driver against a real SMTP server (aiosmtpd) on loopback: TLS, login, bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use enishi_core::env::{
    MailDraft, MailSession, Mailer, OpenFailure, Phase, SendFault, SendOutcome, Server, TlsMode,
};
use enishi_core::time::Timestamp;
use enishi_mail::NetMailer;
use support::aiosmtpd::{Aiosmtpd, PASSWORD};

fn draft(subject: &str, text: &str) -> MailDraft {
    MailDraft {
        from_name: "縁 太郎".to_owned(),
        from_address: "taro@enishi.example".to_owned(),
        reply_to: None,
        to_name: "山田 花子".to_owned(),
        to_address: "hanako@yamada.example".to_owned(),
        subject: subject.to_owned(),
        text: text.to_owned(),
        html: Some(format!("<p>{text}</p>")),
        message_id: "0190abcd@enishi.example".to_owned(),
        date: Timestamp::parse("2026-04-01T09:05:06+09:00").unwrap(),
        zone: chrono_tz::Asia::Tokyo,
        headers: vec![("List-Unsubscribe".to_owned(), "<mailto:a@b.jp>".to_owned())],
    }
}

fn open(server: &Server, secret: &str) -> Result<Box<dyn MailSession>, OpenFailure> {
    NetMailer::new().open(server, Some(secret), &mut |_| {})
}

fn send(session: &mut dyn MailSession, to: &str, mime: &[u8]) -> SendOutcome {
    session.send("taro@enishi.example", to, mime, &mut || true)
}

#[test]
fn a_japanese_mail_arrives_byte_for_byte_over_both_kinds_of_tls() {
    for tls in [TlsMode::Implicit, TlsMode::Starttls] {
        let real = Aiosmtpd::start(tls);
        let subject =
            "【御礼】展示会ご来場ありがとうございました ①㈱髙﨑 — 資料のご案内とお見積りについて";
        let body = "山田様\n\n.点で始まる行\n..\n.\nお世話になっております。\n";
        let mime = NetMailer::new().render(&draft(subject, body)).unwrap();
        let mut phases = Vec::new();
        let mut session = NetMailer::new()
            .open(&real.server(), Some(PASSWORD), &mut |phase| phases.push(phase))
            .unwrap_or_else(|failure| panic!("{failure:?}"));
        let outcome = send(session.as_mut(), "hanako@yamada.example", &mime);
        let SendOutcome::Accepted { reply, queue_id } = outcome else { panic!("{outcome:?}") };
        assert_eq!((reply.code, queue_id.as_deref()), (250, Some("Q000001")));
        assert_eq!(reply.enhanced.as_deref(), Some("2.0.0"));
        session.close();
        assert_eq!(phases.first(), Some(&Phase::Dns));
        assert_eq!(phases.last(), Some(&Phase::Login));
        assert_eq!(real.mails(), [[mime.as_slice(), b"\r\n"].concat()], "frozen = received");
        let parsed = real.parsed(1);
        assert_eq!(parsed[0], subject);
        assert!(parsed[1].contains("縁 太郎") && parsed[2].contains("hanako@yamada.example"));
        assert_eq!(parsed[3].trim_end(), body.trim_end());
        assert!(real.envelope(1).contains("\"tls\": true"), "{}", real.envelope(1));
        assert!(real.envelope(1).contains("\"user\": \"taro@enishi.example\""));
        assert!(real.envelope(1).contains("\"ehlo\": \"enishi.example\""), "no computer name");
    }
}

#[test]
fn lines_of_dots_in_a_plain_body_arrive_as_they_were() {
    let real = Aiosmtpd::start(TlsMode::Implicit);
    let mime = b"Message-ID: <a@b.jp>\r\nSubject: dots\r\n\r\n.\r\n..\r\n.a\r\n\r\n.".to_vec();
    let mut session = open(&real.server(), PASSWORD).ok().unwrap();
    assert!(matches!(send(session.as_mut(), "a@b.jp", &mime), SendOutcome::Accepted { .. }));
    assert_eq!(real.mails(), [[mime.as_slice(), b"\r\n"].concat()]);
}

#[test]
fn a_refused_recipient_leaves_the_connection_usable() {
    let real = Aiosmtpd::start(TlsMode::Implicit);
    let mime = NetMailer::new().render(&draft("x", "y")).unwrap();
    let mut session = open(&real.server(), PASSWORD).ok().unwrap();
    for (to, code, enhanced) in
        [("refuse@x.jp", 550, "5.1.1"), ("full@x.jp", 452, "4.2.2"), ("grey@x.jp", 451, "4.7.1")]
    {
        let outcome = send(session.as_mut(), to, &mime);
        let SendOutcome::Refused { phase, reply } = outcome else { panic!("{outcome:?}") };
        assert_eq!((phase, reply.code), (Phase::RcptTo, code));
        assert_eq!(reply.enhanced.as_deref(), Some(enhanced));
        assert!(session.is_open());
    }
    let outcome = send(session.as_mut(), "ok@x.jp", b"Subject: x\r\n\r\nREFUSE-DATA");
    assert!(
        matches!(&outcome, SendOutcome::Refused { phase: Phase::Commit, reply } if reply.code == 554),
        "{outcome:?}"
    );
    for _ in 0..3 {
        let outcome = send(session.as_mut(), "grey@x.jp", &mime);
        assert!(matches!(outcome, SendOutcome::Accepted { .. }), "{outcome:?}");
    }
    assert_eq!(real.mails().len(), 3);
}

#[test]
fn a_mail_held_back_by_the_caller_is_not_accepted_by_the_server() {
    let real = Aiosmtpd::start(TlsMode::Implicit);
    let mime = NetMailer::new().render(&draft("held", "back")).unwrap();
    let mut session = open(&real.server(), PASSWORD).ok().unwrap();
    let outcome = session.send("taro@enishi.example", "a@b.jp", &mime, &mut || false);
    assert!(
        matches!(outcome, SendOutcome::NotSent { fault: SendFault::HeldBack, .. }),
        "{outcome:?}"
    );
    assert!(!session.is_open(), "inside DATA no command can follow");
    session.close();
    let mut next = open(&real.server(), PASSWORD).ok().unwrap();
    assert!(matches!(send(next.as_mut(), "a@b.jp", &mime), SendOutcome::Accepted { .. }));
    assert_eq!(real.mails().len(), 1, "only the second one");
}

#[test]
fn a_wrong_password_is_a_reply_in_the_login_phase() {
    let real = Aiosmtpd::start(TlsMode::Starttls);
    let failure = open(&real.server(), "wrong").err().unwrap();
    assert_eq!(failure.phase, Phase::Login);
    assert_eq!(failure.reply.unwrap().code, 535);
}

#[test]
fn a_server_with_auth_login_alone_is_served_too() {
    let real = Aiosmtpd::start_with(TlsMode::Implicit, "good", "PLAIN");
    assert!(open(&real.server(), PASSWORD).is_ok());
    assert_eq!(open(&real.server(), "wrong").err().unwrap().phase, Phase::Login);
}

#[test]
fn no_password_opens_no_connection() {
    let server = Server::Smtp {
        host: "127.0.0.1".to_owned(),
        port: 1,
        tls: TlsMode::Implicit,
        user: "a@b.jp".to_owned(),
        extra_ca_pem: None,
    };
    let failure = NetMailer::new().open(&server, None, &mut |_| {}).err().unwrap();
    assert_eq!(failure.fault, Some(SendFault::SecretMissing));
    let failure = NetMailer::new().open(&server, Some("x"), &mut |_| {}).err().unwrap();
    assert_eq!((failure.phase, failure.fault), (Phase::Connect, Some(SendFault::Connect)));
}

#[test]
fn certificates_that_do_not_hold_are_refused_before_the_password_leaves() {
    for certificate in ["other", "old"] {
        for tls in [TlsMode::Implicit, TlsMode::Starttls] {
            let real = Aiosmtpd::start_with(tls, certificate, "");
            let failure = open(&real.server(), PASSWORD).err().unwrap();
            assert_eq!(
                (failure.phase, failure.fault),
                (Phase::Tls, Some(SendFault::Certificate)),
                "{certificate} {tls:?}: {}",
                failure.detail
            );
        }
    }
    let real = Aiosmtpd::start(TlsMode::Implicit);
    let Server::Smtp { host, port, tls, user, .. } = real.server() else { panic!() };
    for extra_ca_pem in [None, Some("no certificate".to_owned())] {
        let server =
            Server::Smtp { host: host.clone(), port, tls, user: user.clone(), extra_ca_pem };
        let failure = open(&server, PASSWORD).err().unwrap();
        assert_eq!(failure.fault, Some(SendFault::Certificate), "the system does not know it");
    }
}
