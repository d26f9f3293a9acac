//! Reading a sentence letter by letter: words, numbers, days, lengths of time, quotations.

use super::names::Names;
use super::when::{NAMED, Span, UNITS, is_day};
use super::words::{self, fold};

/// Where reading stopped, and what should have stood there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub(super) at: usize,
    pub(super) expected: &'static str,
}

pub(super) type Read<T> = std::result::Result<T, Stop>;

pub(super) struct Reader<'a> {
    pub(super) chars: Vec<char>,
    pub(super) at: usize,
    pub(super) names: &'a Names,
}

impl Reader<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    pub(super) fn is_at_end(&mut self) -> bool {
        self.skip_spaces();
        self.at >= self.chars.len()
    }

    /// A stop here, behind the spaces.
    pub(super) fn stop(&mut self, expected: &'static str) -> Stop {
        self.skip_spaces();
        Stop { at: self.at, expected }
    }

    /// Where `word` ends if it stands here.
    pub(super) fn end_of(&self, word: &str) -> Option<usize> {
        let mut at = self.at;
        let mut last = ' ';
        for c in word.chars().map(fold) {
            if c == ' ' {
                let from = at;
                while self.chars.get(at).is_some_and(|c| c.is_whitespace()) {
                    at += 1;
                }
                if at == from {
                    return None;
                }
            } else {
                if self.chars.get(at).copied().map(fold) != Some(c) {
                    return None;
                }
                at += 1;
            }
            last = c;
        }
        let goes_on = self.chars.get(at).is_some_and(|c| fold(*c).is_ascii_alphanumeric());
        (at > self.at && !(last.is_ascii_alphanumeric() && goes_on)).then_some(at)
    }

    /// The longest of `words` that stands here, with where it ends.
    pub(super) fn longest<T: Copy, S: AsRef<str>>(
        &mut self,
        words: impl Iterator<Item = (S, T)>,
    ) -> Option<(usize, T)> {
        self.skip_spaces();
        let mut best: Option<(usize, T)> = None;
        for (word, what) in words {
            if let Some(end) = self.end_of(word.as_ref())
                && best.is_none_or(|(known, _)| end > known)
            {
                best = Some((end, what));
            }
        }
        best
    }

    pub(super) fn eat(&mut self, words: &[&str]) -> bool {
        match self.longest(words.iter().map(|word| (*word, ()))) {
            Some((end, ())) => {
                self.at = end;
                true
            }
            None => false,
        }
    }

    pub(super) fn eat_char(&mut self, wanted: &[char]) -> bool {
        self.skip_spaces();
        let found = self.peek().is_some_and(|c| wanted.contains(&fold(c)));
        self.at += usize::from(found);
        found
    }

    pub(super) fn number(&mut self) -> Read<i64> {
        self.skip_spaces();
        let from = self.at;
        let mut text = String::new();
        while let Some(c) = self.peek().map(fold) {
            if !(c.is_ascii_digit() || (c == '-' && text.is_empty())) || text.len() > 12 {
                break;
            }
            text.push(c);
            self.at += 1;
        }
        text.parse().map_err(|_| {
            self.at = from;
            Stop { at: from, expected: "number" }
        })
    }

    pub(super) fn span(&mut self) -> Read<Span> {
        let number = self.number()?;
        let units = UNITS
            .iter()
            .flat_map(|(unit, en, ja)| en.iter().chain(*ja).map(move |word| (*word, *unit)));
        let Some((end, unit)) = self.longest(units) else { return Err(self.stop("span")) };
        let span = u32::try_from(number).ok().and_then(|n| Span::parse(&format!("{n}{unit}")));
        let Some(span) = span else { return Err(self.stop("span")) };
        self.at = end;
        self.eat(words::JA_TAIL);
        Ok(span)
    }

    pub(super) fn quoted(&mut self) -> Read<String> {
        self.skip_spaces();
        let open = self.at;
        let Some(close) = self.peek().and_then(closing) else { return Err(self.stop("value")) };
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            match c {
                '\\' => {
                    text.extend(self.peek());
                    self.at += 1;
                }
                c if c == close => {
                    return if text.trim().is_empty() {
                        Err(Stop { at: open, expected: "value" })
                    } else {
                        Ok(text)
                    };
                }
                c => text.push(c),
            }
        }
        Err(Stop { at: open, expected: "quote" })
    }

    /// A quoted text, or letters up to the next space, bracket or comma.
    pub(super) fn text(&mut self) -> Read<String> {
        self.skip_spaces();
        if self.peek().is_some_and(|c| closing(c).is_some()) {
            return self.quoted();
        }
        let from = self.at;
        let ends = |c: char| {
            c.is_whitespace() || matches!(fold(c), '(' | ')' | ',' | '、' | '"' | '=' | '<' | '>')
        };
        while self.peek().is_some_and(|c| !ends(c)) {
            self.at += 1;
        }
        let text: String = self.chars.get(from..self.at).unwrap_or_default().iter().collect();
        if text.is_empty() { Err(Stop { at: from, expected: "value" }) } else { Ok(text) }
    }

    pub(super) fn money(&mut self) -> Read<String> {
        self.skip_spaces();
        let from = self.at;
        let text = if self.peek().is_some_and(|c| closing(c).is_some()) {
            self.quoted()?
        } else {
            while self.peek().is_some_and(|c| !c.is_whitespace() && fold(c) != ')') {
                self.at += 1;
            }
            self.chars.get(from..self.at).unwrap_or_default().iter().collect()
        };
        match crate::text::money::Money::parse(&text, "JPY") {
            Some(_) => Ok(text),
            None => {
                self.at = from;
                Err(Stop { at: from, expected: "money" })
            }
        }
    }

    pub(super) fn day(&mut self) -> Read<String> {
        let named = NAMED
            .iter()
            .flat_map(|(code, en, ja)| en.iter().chain(*ja).map(move |word| (*word, *code)));
        if let Some((end, code)) = self.longest(named) {
            self.at = end;
            return Ok(code.to_owned());
        }
        self.skip_spaces();
        let from = self.at;
        let part =
            |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日');
        let mut text = String::new();
        while let Some(c) = self.peek().map(fold).filter(|c| part(*c)) {
            text.push(c);
            self.at += 1;
        }
        let date = crate::text::dates::parse_date(&text).map(|date| date.to_string());
        match date.filter(|date| is_day(date)) {
            Some(date) => Ok(date),
            None => {
                self.at = from;
                Err(Stop { at: from, expected: "date" })
            }
        }
    }
}

/// What ends a quotation that begins with `c`.
pub(super) fn closing(c: char) -> Option<char> {
    match c {
        '"' | '＂' => Some(c),
        '“' | '”' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}
