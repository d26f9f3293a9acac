//! Bytes of cards become text.
//!
//! Words: the *declared* charset is what a property says of itself (`CHARSET=SHIFT_JIS`); where
//! nothing is said, or what is said is wrong, the bytes decide: UTF-8 if they are UTF-8, else the
//! Japanese encodings by how well they fit.
//!
//! Invariants: decoding never fails and never panics; what fits no encoding becomes U+FFFD. Text is
//! decoded before anything looks for separators, so the second byte 0x5C of 表, 能, ソ and 十 in
//! Shift_JIS is never taken for an escape.

use std::borrow::Cow;

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
pub(crate) use enishi_core::text::base64::{decode as from_base64, encode as to_base64};

/// A whole file as bytes in which CR, LF, `:` and `;` are single bytes: UTF-16 becomes UTF-8, a
/// byte order mark goes, everything else stays.
pub(crate) fn single_bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Cow::Borrowed(rest);
    }
    let wide = match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        [first, 0, ..] if *first != 0 => Some(UTF_16LE),
        [0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    };
    match wide {
        Some(encoding) => Cow::Owned(encoding.decode(bytes).0.into_owned().into_bytes()),
        None => Cow::Borrowed(bytes),
    }
}

/// Text of one value. `declared` is the charset that the property names, if any.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let declared = declared.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    // Latin-1 fits any bytes, so its name proves nothing where they are UTF-8.
    let is_doubtful = |named: &&'static Encoding| {
        named.is_single_byte() && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
    };
    if let Some(encoding) = declared.filter(|named| !is_doubtful(named)) {
        let (text, _, wrong) = encoding.decode(bytes);
        if !wrong {
            return text.into_owned();
        }
    }
    guess(bytes)
}

/// Text of bytes that say nothing about themselves.
pub(crate) fn guess(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0x1b) => return text.to_owned(),
        Ok(_) => {}
        // Cut in the middle of a character: the end of a file that was torn off.
        Err(why) if why.error_len().is_none() && why.valid_up_to() > 0 => {
            return String::from_utf8_lossy(bytes.get(..why.valid_up_to()).unwrap_or_default())
                .into_owned();
        }
        Err(_) => {}
    }
    let candidates: &[&'static Encoding] =
        if bytes.contains(&0x1b) { &[ISO_2022_JP, UTF_8] } else { &[SHIFT_JIS, EUC_JP] };
    candidates
        .iter()
        .map(|encoding| encoding.decode(bytes))
        .find(|(_, _, wrong)| !wrong)
        .map_or_else(|| SHIFT_JIS.decode(bytes).0.into_owned(), |(text, _, _)| text.into_owned())
}

/// The bytes of quoted-printable text; what is no escape stays as it is.
pub(crate) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        if *first == b'='
            && let [high, low, behind @ ..] = after
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high * 16 + low);
            rest = behind;
            continue;
        }
        out.push(*first);
        rest = after;
    }
    out
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn second_bytes_that_look_like_a_backslash_stay_part_of_their_character() {
        let (bytes, _, _) = SHIFT_JIS.encode("表能ソ十");
        assert!(bytes.contains(&0x5c));
        assert_eq!(decode(&bytes, Some("Shift_JIS")), "表能ソ十");
        assert_eq!(decode(&bytes, None), "表能ソ十");
    }

    #[test]
    fn a_wrong_charset_does_not_win_against_the_bytes() {
        assert_eq!(decode("佐藤".as_bytes(), Some("us-ascii")), "佐藤");
        assert_eq!(decode(&SHIFT_JIS.encode("佐藤").0, Some("UTF-8")), "佐藤");
    }

    #[test]
    fn text_torn_off_inside_a_character_loses_that_character_only() {
        let bytes = "株式会社".as_bytes();
        assert_eq!(guess(&bytes[..bytes.len() - 1]), "株式会");
    }

    #[test]
    fn quoted_printable_keeps_what_is_no_escape() {
        assert_eq!(quoted_printable(b"a=3Db=zz="), b"a=b=zz=");
    }
}
