#![allow(clippy::unwrap_used, clippy::panic)]

use enishi_core::time::Timestamp;

use super::*;

fn draft() -> MailDraft {
    MailDraft {
        from_name: "縁 太郎".to_owned(),
        from_address: "taro@enishi.example".to_owned(),
        reply_to: None,
        to_name: "山田 花子".to_owned(),
        to_address: "hanako@yamada.example".to_owned(),
        subject: "お礼".to_owned(),
        text: "こんにちは\n".to_owned(),
        html: None,
        message_id: "0190abcd-1111-8222-9333-444455556666@enishi.example".to_owned(),
        date: Timestamp::parse("2026-04-01T09:05:06+09:00").unwrap(),
        zone: chrono_tz::Asia::Tokyo,
        headers: Vec::new(),
    }
}

fn text(draft: &MailDraft) -> String {
    String::from_utf8(render(draft).unwrap()).unwrap()
}

fn unbase64(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut value, mut bits) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => panic!("{byte}"),
        };
        value = value << 6 | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((value >> bits) as u8);
        }
    }
    out
}

/// An own decoder of headers: unfolds, joins neighbouring encoded words.
fn header(mail: &str, name: &str) -> String {
    let head = mail.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let value = head
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{name}: ")))
        .unwrap_or_else(|| panic!("no {name} in {head}"))
        .to_owned();
    let mut out = String::new();
    let mut after_word = false;
    for word in value.split(' ') {
        let coded = word.strip_prefix("=?utf-8?B?").and_then(|word| word.strip_suffix("?="));
        let joined = after_word && coded.is_some();
        if !out.is_empty() && !joined {
            out.push(' ');
        }
        match coded {
            Some(coded) => out.push_str(std::str::from_utf8(&unbase64(coded)).unwrap()),
            None => out.push_str(word),
        }
        after_word = coded.is_some();
    }
    out
}

#[test]
fn all_headers_stand_once_and_nothing_ends_the_last_line() {
    let mail = text(&draft());
    for name in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"] {
        assert_eq!(mail.matches(&format!("{name}: ")).count(), 1, "{name} in {mail}");
    }
    assert_eq!(header(&mail, "From"), "縁 太郎 <taro@enishi.example>");
    assert_eq!(header(&mail, "To"), "山田 花子 <hanako@yamada.example>");
    assert!(!mail.ends_with('\n'));
    assert!(mail.is_ascii(), "7-bit safe");
}

#[test]
fn the_date_has_the_offset_of_the_zone() {
    assert_eq!(header(&text(&draft()), "Date"), "Wed, 01 Apr 2026 09:05:06 +0900");
    let new_york = MailDraft { zone: chrono_tz::America::New_York, ..draft() };
    assert_eq!(header(&text(&new_york), "Date"), "Tue, 31 Mar 2026 20:05:06 -0400");
}

#[test]
fn long_japanese_subjects_come_back_whole_from_short_lines() {
    let long = "【御礼】東京ビッグサイト展示会ご来場ありがとうございました 資料「縁の手引き①㈱髙﨑」のご案内（第2版・PDF）😀"
        .repeat(3);
    for subject in [
        long.as_str(),
        "お礼 ABC 資料",
        " 先頭と末尾の空白 ",
        "two  spaces",
        "=?utf-8?B?x?=",
        "Plain English subject that is long enough to be folded over more than one line of mail",
        "",
    ] {
        let mail = text(&MailDraft { subject: subject.to_owned(), ..draft() });
        if !subject.is_empty() {
            assert_eq!(header(&mail, "Subject"), subject);
        }
        for line in mail.lines() {
            assert!(line.len() <= 78, "{} characters: {line}", line.len());
        }
    }
}

#[test]
fn a_word_without_a_space_is_encoded_rather_than_too_long() {
    let subject = "x".repeat(300);
    let mail = text(&MailDraft { subject: subject.clone(), ..draft() });
    assert_eq!(header(&mail, "Subject"), subject);
    assert!(mail.lines().all(|line| line.len() <= 78));
}

#[test]
fn control_characters_in_headers_are_refused() {
    for bad in ["a\r\nBcc: x@y.z", "a\nb", "a\rb", "a\0b", "a\x1bb", "a\u{85}b"] {
        let refused = Err(DraftFault::Header("Subject".to_owned()));
        assert_eq!(render(&MailDraft { subject: bad.to_owned(), ..draft() }), refused, "{bad:?}");
        let refused = Err(DraftFault::Header("From".to_owned()));
        assert_eq!(render(&MailDraft { from_name: bad.to_owned(), ..draft() }), refused);
        let refused = Err(DraftFault::Header("To".to_owned()));
        assert_eq!(render(&MailDraft { to_name: bad.to_owned(), ..draft() }), refused);
        let headers = vec![("List-Id".to_owned(), bad.to_owned())];
        let refused = Err(DraftFault::Header("List-Id".to_owned()));
        assert_eq!(render(&MailDraft { headers, ..draft() }), refused);
        let message_id = format!("{bad}@x");
        assert!(render(&MailDraft { message_id, ..draft() }).is_err());
    }
}

#[test]
fn a_header_of_ours_cannot_be_given_twice() {
    for name in ["Bcc", "subject", "X Y", "X:Y", ""] {
        let headers = vec![(name.to_owned(), "x".to_owned())];
        assert_eq!(
            render(&MailDraft { headers, ..draft() }),
            Err(DraftFault::Header(name.to_owned()))
        );
    }
}

#[test]
fn a_domain_of_another_script_becomes_an_a_label_and_a_local_part_is_refused() {
    assert_eq!(ascii_address("info@日本語.jp").as_deref(), Some("info@xn--wgv71a119e.jp"));
    assert_eq!(ascii_address(" a.b+c@Example.JP ").as_deref(), Some("a.b+c@example.jp"));
    for bad in ["山田@example.jp", "a", "a@", "@b", "a b@c.jp", "a@b c.jp", "a>@b.jp", "a@b\r\n.jp"]
    {
        assert_eq!(ascii_address(bad), None, "{bad}");
        let refused = Err(DraftFault::Address(bad.to_owned()));
        assert_eq!(render(&MailDraft { to_address: bad.to_owned(), ..draft() }), refused);
    }
}

#[test]
fn names_with_quotes_and_commas_stay_one_name() {
    let to_name = r#"Smith, "Joe" \ Co."#.to_owned();
    let mail = text(&MailDraft { to_name, ..draft() });
    assert!(mail.contains(r#"To: "Smith, \"Joe\" \\ Co." <hanako@yamada.example>"#), "{mail}");
}

#[test]
fn with_html_there_are_two_parts_and_the_same_draft_gives_the_same_bytes() {
    let both = MailDraft { html: Some("<p>こんにちは</p>".to_owned()), ..draft() };
    let mail = text(&both);
    assert!(mail.contains("multipart/alternative"), "{mail}");
    assert!(mail.find("text/plain").unwrap() < mail.find("text/html").unwrap());
    assert_eq!(mail, text(&both));
    assert!(mail.ends_with("--"), "{mail}");
}

#[test]
fn bodies_hold_no_bare_line_end_and_no_line_that_is_too_long() {
    let body = format!("a\rb\nc\r\nd\0\x07e\n.\n..\n{}\n{}", "x".repeat(5000), "漢".repeat(900));
    let mail = render(&MailDraft { text: body, ..draft() }).unwrap();
    let mail = String::from_utf8(mail).unwrap();
    assert!(!mail.replace("\r\n", "").contains(['\r', '\n']));
    assert!(mail.lines().all(|line| line.len() <= 78));
}

#[test]
fn a_mail_above_the_limit_is_refused() {
    let text = "x".repeat(MAX_BYTES + 1);
    assert_eq!(render(&MailDraft { text, ..draft() }), Err(DraftFault::TooLarge));
}

#[test]
fn the_way_to_opt_out_stands_as_it_is_however_long() {
    let value = "<mailto:shop@ex.example?subject=unsubscribe%208e7969b6-794f-8632-9dfb-df8396009>";
    let headers = vec![("List-Unsubscribe".to_owned(), value.to_owned())];
    let mail = text(&MailDraft { headers, ..draft() });
    assert!(mail.contains(&format!("List-Unsubscribe: {value}\r\n")), "{mail}");
}
