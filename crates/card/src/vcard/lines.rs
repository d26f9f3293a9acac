//! Content lines: from bytes to name, parameters and value.
//!
//! Folds are undone on bytes, since phones and iOS fold inside a character. A quoted-printable
//! value goes on behind a `=` at the end of its line, a base64 value until something else begins.
//! Only then is the value decoded ([`crate::charset`]).

use std::borrow::Cow;

use crate::charset;

/// One property.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The group before the dot (`item1`), in lower case.
    pub group: String,
    /// The name, in upper case.
    pub name: String,
    /// Parameters: name in upper case, value without quotes. A bare word of 2.1 is a `TYPE`.
    pub params: Vec<(String, String)>,
    /// The value, decoded, with its escapes.
    pub text: String,
    /// The bytes, where the value is base64.
    pub binary: Option<Vec<u8>>,
}

impl Line {
    /// The values of a parameter, taken apart at commas, in lower case.
    pub fn types(&self) -> Vec<String> {
        self.all("TYPE")
            .flat_map(|value| value.split(','))
            .map(|word| word.trim().to_ascii_lowercase())
            .collect()
    }

    /// The first value of a parameter.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let name = name.to_owned();
        self.params.iter().filter(move |(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// All values of a parameter with commas between them.
    pub fn joined(&self, name: &str) -> String {
        self.all(name).collect::<Vec<_>>().join(",")
    }

    /// The place in the order of preference, 1 first; 101 where none is said.
    pub fn preference(&self) -> u32 {
        let said = self.param("PREF").and_then(|text| text.trim().parse().ok());
        let marked = self.types().iter().any(|word| word == "pref");
        said.unwrap_or(if marked { 1 } else { 101 })
    }
}

/// What a physical line turned out to be.
pub(super) enum Read {
    /// A property.
    Line(Line),
    /// No property: text without a colon or without a name.
    Stray(String),
}

/// The properties of a file, in order.
pub(super) struct Lines<'a> {
    rest: &'a [u8],
}

impl<'a> Lines<'a> {
    /// Over bytes of [`charset::single_bytes`].
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// True if nothing but white space follows.
    pub fn is_at_end(&self) -> bool {
        self.rest.iter().all(u8::is_ascii_whitespace)
    }

    fn physical(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, behind) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = behind
            .strip_prefix(b"\r\n")
            .or_else(|| behind.split_first().map(|(_, rest)| rest))
            .unwrap_or_default();
        Some(line)
    }

    fn unfolded(&mut self) -> Option<Cow<'a, [u8]>> {
        let mut line = Cow::Borrowed(self.physical()?);
        while let [b' ' | b'\t', ..] = self.rest
            && !is_soft_broken(&line)
        {
            let Some(next) = self.physical() else { break };
            line.to_mut().extend_from_slice(next.get(1..).unwrap_or_default());
        }
        Some(line)
    }

    /// Lines that belong to a value by its encoding: behind a soft break, or more base64.
    fn encoded(&mut self, value: &[u8], quoted: bool, base64: bool) -> Vec<u8> {
        let mut value = value.to_vec();
        while quoted && value.ends_with(b"=") && !begins_or_ends(self.rest) {
            value.pop();
            let Some(next) = self.physical() else { break };
            value.extend_from_slice(next);
        }
        while base64 && !value.is_empty() && is_base64_line(self.rest) {
            let Some(next) = self.physical() else { break };
            value.extend_from_slice(next);
        }
        value
    }
}

impl Iterator for Lines<'_> {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        let line = loop {
            let line = self.unfolded()?;
            if !line.iter().all(u8::is_ascii_whitespace) {
                break line;
            }
        };
        let Some((head, value)) = split_head(&line) else {
            return Some(Read::Stray(charset::guess(&line).trim().to_owned()));
        };
        let mut read = parse_head(head);
        if read.name.is_empty() {
            return Some(Read::Stray(charset::guess(&line).trim().to_owned()));
        }
        let encoding = read.param("ENCODING").unwrap_or_default().to_ascii_lowercase();
        let words = read.types();
        let says = |word: &str| encoding == word || words.iter().any(|each| each == word);
        let quoted = says("quoted-printable");
        let base64 = says("base64") || encoding == "b";
        let value = self.encoded(value, quoted, base64);
        if base64 {
            read.binary = charset::from_base64(&value);
        } else {
            let value =
                if quoted { Cow::Owned(charset::quoted_printable(&value)) } else { value.into() };
            read.text = charset::decode(&value, read.param("CHARSET"));
        }
        Some(Read::Line(read))
    }
}

/// True for a quoted-printable line that goes on: a space that opens the next one is its own.
fn is_soft_broken(line: &[u8]) -> bool {
    const WORD: &[u8] = b"QUOTED-PRINTABLE";
    line.ends_with(b"=")
        && split_head(line)
            .is_some_and(|(head, _)| head.windows(WORD.len()).any(|w| w.eq_ignore_ascii_case(WORD)))
}

fn begins_or_ends(rest: &[u8]) -> bool {
    let starts = |word: &[u8]| rest.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    starts(b"END:VCARD") || starts(b"BEGIN:VCARD") || rest.is_empty()
}

fn is_base64_line(rest: &[u8]) -> bool {
    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or_default();
    !line.is_empty()
        && line.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

/// Head and value at the first colon outside quotes.
fn split_head(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut quoted = false;
    let at = line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    });
    // A quote that never closes hides the colon: then the first one counts.
    let at = at.or_else(|| line.iter().position(|byte| *byte == b':'))?;
    let (head, value) = line.split_at(at);
    Some((head, value.get(1..).unwrap_or_default()))
}

fn parse_head(head: &[u8]) -> Line {
    let head = charset::guess(head);
    let mut parts = split_quoted(&head, ';').into_iter();
    let name = parts.next().unwrap_or_default();
    let (group, name) = name.rsplit_once('.').unwrap_or(("", name.as_str()));
    let known = |name: &str| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    };
    let name = name.trim().to_ascii_uppercase();
    let params = parts
        .filter(|part| !part.trim().is_empty())
        .map(|part| match part.split_once('=') {
            Some((key, value)) => (key.trim().to_ascii_uppercase(), unquote(value)),
            None => ("TYPE".to_owned(), part.trim().to_owned()),
        })
        .collect();
    Line {
        group: group.trim().to_ascii_lowercase(),
        name: if known(&name) { name } else { String::new() },
        params,
        ..Line::default()
    }
}

fn split_quoted(text: &str, separator: char) -> Vec<String> {
    let mut quoted = false;
    text.split(|c| {
        quoted ^= c == '"';
        c == separator && !quoted
    })
    .map(str::to_owned)
    .collect()
}

/// A parameter without quotes, with the escapes of RFC 6868 undone.
fn unquote(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut signs = value.trim().chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek()) {
            ('^', Some('n')) => out.push('\n'),
            ('^', Some('^')) => out.push('^'),
            ('^', Some('\'')) => out.push('"'),
            ('"', _) => continue,
            _ => {
                out.push(sign);
                continue;
            }
        }
        signs.next();
    }
    out
}

/// A value taken apart at a separator that is not escaped; escapes are undone.
pub(super) fn components(text: &str, separator: char, is_old: bool) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == separator {
            parts.push(String::new());
            continue;
        }
        let Some(part) = parts.last_mut() else { break };
        let meant = match (sign, signs.peek()) {
            ('\\', Some('n' | 'N')) if !is_old => Some('\n'),
            ('\\', Some(next @ (';' | ',' | ':' | '\\' | '"'))) => Some(*next),
            _ => None,
        };
        if meant.is_some() {
            signs.next();
        }
        part.push(meant.unwrap_or(sign));
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// A value that is one text.
pub(super) fn whole(text: &str, is_old: bool) -> String {
    components(text, '\u{0}', is_old).join(" ")
}
