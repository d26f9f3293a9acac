//! A draft becomes the bytes that will leave.
//!
//! Headers are written here, because the rules are few and must not bend: whole values are
//! encoded (RFC 2047 B, UTF-8) as soon as one character needs it, no line is longer than 76
//! characters where it can be folded, control characters are refused and never "cleaned". Bodies
//! are encoded by lettre (7bit, quoted-printable or base64, whichever is shortest), so every byte
//! is 7-bit safe.
//!
//! The same draft gives the same bytes: even the boundary comes from the Message-ID. There is no
//! line end after the last line: the terminator of SMTP brings it.

use std::fmt::Write as _;

use enishi_core::env::{DraftFault, MailDraft};
use lettre::message::header::ContentType;
use lettre::message::{MultiPart, SinglePart};

/// Largest mail before it is encoded, bytes (mail.md §6: 18 MB).
pub const MAX_BYTES: usize = 18 * 1024 * 1024;

/// Bytes of UTF-8 in one encoded word: 36 → 48 characters of base 64, 60 with its frame, so that
/// a line with the name of the header stays below the 76 of RFC 2047 §2.
const WORD_BYTES: usize = 36;

/// Longest line that is not folded (RFC 5322 §2.1.1 recommends 78 with its end).
const LINE: usize = 76;

/// Freezes a draft. The bytes have no final CRLF.
///
/// # Errors
/// [`DraftFault::Address`] for an address that cannot be used, [`DraftFault::Header`] with the
/// name of the header that has a control character, [`DraftFault::TooLarge`].
pub fn render(draft: &MailDraft) -> Result<Vec<u8>, DraftFault> {
    let html_size = draft.html.as_ref().map_or(0, String::len);
    if draft.text.len() + html_size > MAX_BYTES {
        return Err(DraftFault::TooLarge);
    }
    let mut head = String::new();
    let from = mailbox("From", &draft.from_name, &draft.from_address)?;
    push(&mut head, "From", &from);
    push(&mut head, "To", &mailbox("To", &draft.to_name, &draft.to_address)?);
    if let Some(reply_to) = draft.reply_to.as_deref().filter(|to| !to.is_empty()) {
        push(&mut head, "Reply-To", &mailbox("Reply-To", "", reply_to)?);
    }
    push(&mut head, "Subject", &words("Subject", &draft.subject)?);
    let date = draft.date.in_zone(draft.zone).format("%a, %d %b %Y %H:%M:%S %z").to_string();
    push(&mut head, "Date", &[date]);
    push(&mut head, "Message-ID", &[format!("<{}>", message_id(&draft.message_id)?)]);
    for (name, value) in &draft.headers {
        let own = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if name.is_empty() || !own || RESERVED.iter().any(|known| known.eq_ignore_ascii_case(name))
        {
            return Err(DraftFault::Header(name.clone()));
        }
        push(&mut head, name, &tokens(name, value)?);
    }
    push(&mut head, "MIME-Version", &["1.0".to_owned()]);
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(&body(draft));
    while bytes.last().is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
        bytes.pop();
    }
    Ok(bytes)
}

/// Headers that this module writes itself.
const RESERVED: [&str; 11] = [
    "From",
    "To",
    "Cc",
    "Bcc",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

fn body(draft: &MailDraft) -> Vec<u8> {
    let plain = part(ContentType::TEXT_PLAIN, &draft.text);
    match &draft.html {
        None => plain.formatted(),
        Some(html) => {
            // 24 hex digits of the Message-ID's bytes: the same mail has the same boundary, and
            // `=_` cannot occur in an encoded body (RFC 2045 §6.7).
            let mut mark = String::new();
            for byte in draft.message_id.bytes().rev().take(12) {
                // Writing to a String cannot fail.
                let _ = write!(mark, "{byte:02x}");
            }
            MultiPart::alternative()
                .boundary(format!("=_enishi_{mark}"))
                .singlepart(plain)
                .singlepart(part(ContentType::TEXT_HTML, html))
                .formatted()
        }
    }
}

fn part(kind: ContentType, text: &str) -> SinglePart {
    // One kind of line end, and no control characters that mail programs disagree on.
    let text: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    SinglePart::builder().header(kind).body(text)
}

/// Adds one header. `pieces` are what may stand on lines of their own, without the spaces between.
fn push(head: &mut String, name: &str, pieces: &[String]) {
    head.push_str(name);
    head.push(':');
    let mut length = name.len() + 1;
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 && length + 1 + piece.len() > LINE {
            head.push_str("\r\n");
            length = 0;
        }
        head.push(' ');
        head.push_str(piece);
        length += 1 + piece.len();
    }
    head.push_str("\r\n");
}

/// A text as it stands, or as encoded words. Joined by single spaces the pieces give it back.
fn words(header: &str, text: &str) -> Result<Vec<String>, DraftFault> {
    if text.chars().any(char::is_control) {
        return Err(DraftFault::Header(header.to_owned()));
    }
    // "=?" would be read as an encoded word; double and outer spaces do not survive folding.
    let plain = text.is_ascii()
        && !text.contains("=?")
        && text.split(' ').all(|word| !word.is_empty() && word.len() < LINE - header.len());
    if plain {
        return Ok(text.split(' ').map(str::to_owned).collect());
    }
    Ok(encoded_words(text))
}

/// Longest word of a structured header: with its name it stays below the 998 of RFC 5322 §2.1.1.
const TOKEN: usize = 900;

/// The value of a further header. These are structured (List-Unsubscribe, List-Id …): an encoded
/// word has no meaning inside `<mailto:…>` (RFC 2047 §5), so ASCII stands as it is, however long.
fn tokens(header: &str, value: &str) -> Result<Vec<String>, DraftFault> {
    let plain = value.is_ascii()
        && !value.chars().any(char::is_control)
        && value.split(' ').all(|word| !word.is_empty() && word.len() <= TOKEN);
    if plain { Ok(value.split(' ').map(str::to_owned).collect()) } else { words(header, value) }
}

fn encoded_words(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        // Never inside a character (RFC 2047 §5): each word is decoded alone.
        let mut end = rest.len().min(WORD_BYTES);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (word, behind) = rest.split_at(end);
        pieces.push(format!("=?utf-8?B?{}?=", base64(word)));
        rest = behind;
    }
    pieces
}

fn base64(word: &str) -> String {
    crate::smtp::base64(word.as_bytes())
}

/// A display name and an address.
fn mailbox(header: &str, name: &str, address: &str) -> Result<Vec<String>, DraftFault> {
    let address = ascii_address(address).ok_or_else(|| DraftFault::Address(address.to_owned()))?;
    let name = name.trim();
    if name.chars().any(char::is_control) {
        return Err(DraftFault::Header(header.to_owned()));
    }
    if name.is_empty() {
        return Ok(vec![address]);
    }
    let mut pieces = if name.is_ascii() && !name.contains("=?") && name.len() < 60 {
        let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
        vec![format!("\"{quoted}\"")]
    } else {
        encoded_words(name)
    };
    pieces.push(format!("<{address}>"));
    Ok(pieces)
}

fn message_id(id: &str) -> Result<&str, DraftFault> {
    let fits = id.contains('@')
        && id.len() < 250
        && id.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'));
    if fits { Ok(id) } else { Err(DraftFault::Header("Message-ID".to_owned())) }
}

/// The address as it may stand in an envelope: domain as A-label, all ASCII, no space or bracket.
///
/// `None` if it is no address or its local part is not ASCII (that would need SMTPUTF8, which few
/// receivers take).
pub fn ascii_address(address: &str) -> Option<String> {
    let (local, domain) = address.trim().rsplit_once('@')?;
    let safe = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'(' | b')');
    if local.is_empty() || local.len() > 64 || !local.bytes().all(safe) {
        return None;
    }
    let domain = idna::domain_to_ascii(domain).ok()?;
    if domain.is_empty() || domain.len() > 253 || domain.bytes().any(|byte| !safe(byte)) {
        return None;
    }
    lettre::Address::new(local, &domain).ok()?;
    Some(format!("{local}@{domain}"))
}

#[cfg(test)]
#[path = "mime_tests.rs"]
mod tests;
