//! AUTH PLAIN (RFC 4616) and AUTH LOGIN, over TLS only.
//!
//! PLAIN is taken where both are offered: one round trip, and its charset is defined. XOAUTH2 is
//! not here yet.

/// How to log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// One blob.
    Plain,
    /// Name, then password, each on its own line.
    Login,
}

/// The best method in the lines of an EHLO reply.
///
/// Reads `AUTH PLAIN LOGIN` and the old `AUTH=PLAIN LOGIN` of Exchange 5.
pub fn choose(ehlo: &str) -> Option<Method> {
    let mut login = false;
    for line in ehlo.lines() {
        let upper = line.to_ascii_uppercase();
        let mut words = upper.split([' ', '=', '\t']);
        if words.next() != Some("AUTH") {
            continue;
        }
        for word in words {
            match word {
                "PLAIN" => return Some(Method::Plain),
                "LOGIN" => login = true,
                _ => {}
            }
        }
    }
    login.then_some(Method::Login)
}

/// The blob of PLAIN: no authorisation identity, name, password.
pub fn plain(user: &str, secret: &str) -> String {
    base64(format!("\0{user}\0{secret}").as_bytes())
}

/// Base 64 (RFC 4648 §4) on one line.
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let value = u32::from(chunk[0]) << 16
            | u32::from(chunk.get(1).copied().unwrap_or(0)) << 8
            | u32::from(chunk.get(2).copied().unwrap_or(0));
        for place in 0..4 {
            if place <= chunk.len() {
                let index = (value >> (18 - 6 * place)) & 63;
                out.push(char::from(ALPHABET[index as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_equals_the_vectors_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn plain_equals_the_example_of_rfc_4616() {
        assert_eq!(plain("tim", "tanstaaftanstaaf"), "AHRpbQB0YW5zdGFhZnRhbnN0YWFm");
    }

    #[test]
    fn the_best_offered_method_is_taken() {
        assert_eq!(choose("mx\nAUTH LOGIN PLAIN\nSIZE"), Some(Method::Plain));
        assert_eq!(choose("mx\nauth login"), Some(Method::Login));
        assert_eq!(choose("mx\nAUTH=LOGIN"), Some(Method::Login));
        assert_eq!(choose("mx\nAUTH XOAUTH2 CRAM-MD5"), None);
        assert_eq!(choose("mx\nSIZE 1\nAUTHENTIC PLAIN"), None);
    }
}
