//! Dot-stuffing (RFC 5321 §4.5.2): a line of the mail that starts with a dot gets a second one, so
//! that no line of a mail can be taken for its end.

/// Doubles the dot at the start of each line. The receiver removes it again.
pub fn stuff(mime: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mime.len() + 16);
    let mut at_start = true;
    for &byte in mime {
        if at_start && byte == b'.' {
            out.push(b'.');
        }
        out.push(byte);
        at_start = byte == b'\n';
    }
    out
}

/// True if a CR stands without LF or an LF without CR.
///
/// Such bytes never leave: receivers disagree on what they end (SMTP smuggling, CVE-2023-51764).
pub fn has_bare_line_end(mime: &[u8]) -> bool {
    let mut previous = 0_u8;
    for &byte in mime {
        if (byte == b'\n') != (previous == b'\r') {
            return true;
        }
        previous = byte;
    }
    previous == b'\r'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unstuff(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at_start = true;
        for &byte in bytes {
            if !(at_start && byte == b'.') {
                out.push(byte);
            }
            at_start = byte == b'\n';
        }
        out
    }

    #[test]
    fn dots_at_line_starts_are_doubled_and_no_others() {
        assert_eq!(stuff(b".a\r\n..b\r\nc.\r\n."), b"..a\r\n...b\r\nc.\r\n..");
        for mail in [&b""[..], b".", b"a\r\n.\r\nb", b"...", b"\r\n.\r\n.\r\n"] {
            assert_eq!(unstuff(&stuff(mail)), mail);
        }
    }

    #[test]
    fn bare_line_ends_are_seen() {
        assert!(!has_bare_line_end(b"a\r\nb\r\n\r\nc"));
        for mail in [&b"a\nb"[..], b"a\rb", b"a\r", b"\n", b"a\r\r\nb", b"a\n\r"] {
            assert!(has_bare_line_end(mail), "{mail:?}");
        }
    }
}
