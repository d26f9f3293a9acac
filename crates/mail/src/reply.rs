//! What a server said: lines to a [`Reply`], the enhanced status code, the queue id.
//!
//! A reply is one or more lines `250-text` closed by `250 text` (RFC 5321 §4.2.1). All lines must
//! carry the same code. Nothing here judges a reply; that is the work of `outbox` in the core.

use enishi_core::env::Reply;

/// One line of a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyLine {
    /// Three digits, the first 1 to 5.
    pub code: u16,
    /// True for the line that closes the reply.
    pub last: bool,
    /// The rest of the line; control characters became spaces.
    pub text: String,
}

/// Reads one line without its line end. `None` if it is no SMTP reply line.
///
/// Bytes that are not UTF-8 become U+FFFD: old servers answer in their own charset.
pub fn parse_line(line: &[u8]) -> Option<ReplyLine> {
    let digits = line.get(..3)?;
    if !digits.iter().all(u8::is_ascii_digit) || !(b'1'..=b'5').contains(&digits[0]) {
        return None;
    }
    let code = digits.iter().fold(0_u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    let (last, rest) = match line.get(3) {
        None => (true, &line[3..]),
        Some(b' ') => (true, &line[4..]),
        Some(b'-') => (false, &line[4..]),
        Some(_) => return None,
    };
    let text = String::from_utf8_lossy(rest)
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    Some(ReplyLine { code, last, text })
}

/// Joins the lines of one reply. `None` if there are none or their codes differ.
pub fn join(lines: &[ReplyLine]) -> Option<Reply> {
    let code = lines.first()?.code;
    if lines.iter().any(|line| line.code != code) {
        return None;
    }
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    Some(Reply { code, enhanced: enhanced(code, &text), text })
}

/// The enhanced status code (RFC 3463 §2) at the start of `text`, if its class fits the reply.
///
/// A code of another class (`550 2.0.0 …`) is a broken server's and is not believed.
pub fn enhanced(code: u16, text: &str) -> Option<String> {
    let word = text.split_whitespace().next()?;
    let parts: Vec<&str> = word.split('.').collect();
    let [class, subject, detail] = parts.as_slice() else { return None };
    let number = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !number(subject) || !number(detail) || *class != (code / 100).to_string() {
        return None;
    }
    matches!(*class, "2" | "4" | "5").then(|| word.to_owned())
}

/// The id under which the server queued a mail, if its reply names one.
///
/// Known forms: `queued as ID` (Postfix, Sendmail relays), `id=ID` (Exim), `[InternalId=ID,`
/// (Exchange), `ok N qp ID` (qmail), `OK ID … gsmtp` (Gmail), `Ok ID` (Amazon SES).
pub fn queue_id(reply: &Reply) -> Option<String> {
    let text = reply.text.as_str();
    for mark in ["queued as ", "InternalId=", "id=", " qp "] {
        if let Some((_, rest)) = text.split_once(mark) {
            return id_at(rest);
        }
    }
    let mut words = text.split_whitespace().peekable();
    if reply.enhanced.is_some() {
        words.next();
    }
    let ok = words.next()?;
    if !ok.trim_end_matches(':').eq_ignore_ascii_case("ok") {
        return None;
    }
    // Gmail puts a Unix time before the id; SES puts the id alone.
    let rest: Vec<&str> = words.collect();
    match rest.as_slice() {
        [id] if id.len() >= 12 => id_at(id),
        [_, id, .., "gsmtp"] => id_at(id),
        _ => None,
    }
}

fn id_at(rest: &str) -> Option<String> {
    let id: String = rest
        .trim_start_matches('<')
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@'))
        .take(120)
        .collect();
    let id = id.trim_end_matches('.');
    (!id.is_empty()).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn reply(code: u16, text: &str) -> Reply {
        Reply { code, enhanced: enhanced(code, text), text: text.to_owned() }
    }

    #[test]
    fn a_reply_of_several_lines_is_joined() {
        let lines = [b"250-mx.example".as_slice(), b"250-SIZE 100", b"250 HELP"]
            .map(|line| parse_line(line).unwrap());
        assert_eq!(join(&lines).unwrap().text, "mx.example\nSIZE 100\nHELP");
        assert!(!lines[0].last && lines[2].last);
    }

    #[test]
    fn a_bare_code_is_a_reply() {
        assert_eq!(
            parse_line(b"354"),
            Some(ReplyLine { code: 354, last: true, text: String::new() })
        );
    }

    #[test]
    fn what_is_no_reply_is_refused() {
        for line in [&b""[..], b"25", b"2500 x", b"650 x", b"abc hello", b"HTTP/1.1 400", b"099 x"]
        {
            assert_eq!(parse_line(line), None, "{line:?}");
        }
    }

    #[test]
    fn codes_that_differ_make_no_reply() {
        let lines = [b"250-a".as_slice(), b"550 b"].map(|line| parse_line(line).unwrap());
        assert_eq!(join(&lines), None);
    }

    #[test]
    fn the_enhanced_code_is_read_only_where_its_class_fits() {
        assert_eq!(enhanced(550, "5.7.1 no"), Some("5.7.1".to_owned()));
        assert_eq!(enhanced(452, "4.2.2 full"), Some("4.2.2".to_owned()));
        assert_eq!(enhanced(550, "2.0.0 odd"), None);
        assert_eq!(enhanced(550, "10.0.0.1 is blocked"), None);
        assert_eq!(enhanced(550, "5.7 short"), None);
        assert_eq!(enhanced(550, ""), None);
    }

    #[test]
    fn queue_ids_of_known_servers_are_found() {
        for (text, id) in [
            ("2.0.0 Ok: queued as 4F1B2C3D", Some("4F1B2C3D")),
            ("OK id=1rABcD-0001Ab-2c", Some("1rABcD-0001Ab-2c")),
            ("2.6.0 <a@b> [InternalId=4711, Hostname=x] Queued", Some("4711")),
            ("ok 1700000000 qp 12345", Some("12345")),
            ("2.0.0 OK  1700000000 d2e1a72fcca58-6b1 - gsmtp", Some("d2e1a72fcca58-6b1")),
            ("Ok 0101018bf00d1234-aaaa-bbbb-000000", Some("0101018bf00d1234-aaaa-bbbb-000000")),
            ("OK", None),
            ("Message accepted for delivery", None),
        ] {
            assert_eq!(queue_id(&reply(250, text)).as_deref(), id, "{text}");
        }
    }

    #[test]
    fn control_characters_never_reach_the_log() {
        assert_eq!(parse_line(b"550 a\x1b[31m\x07b").unwrap().text, "a [31m b");
    }
}
