//! CSV and TSV: every cell quoted, formulas defused, in an encoding that may not know every
//! character.
//!
//! A character that the encoding lacks is written as what a person would write instead (髙's variant,
//! a full-width form, the letter without its accent) or as `?`, and told: which, how often, where.

use std::collections::HashMap;
use std::io::Write;

use encoding_rs::{Encoder, EncoderResult, SHIFT_JIS};
use unicode_normalization::UnicodeNormalization;

use super::{Cell, Finding, Line, Sink, guard, not_written};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::wire::{Replaced, ReplacedIn};
use crate::text::common_form;

/// Rows named for one character.
const NAMED: usize = 5;
/// Different characters of a report.
const MAX_REPLACED: usize = 500;
/// Bytes held before they are written.
const BUFFER: usize = 64 * 1024;

/// What Windows writes for characters of other tables, and what people type for symbols. The first
/// five are the known differences between the tables of JIS and of Microsoft.
const INSTEAD: [(char, &str); 24] = [
    ('〜', "～"),
    ('−', "－"),
    ('—', "―"),
    ('‖', "∥"),
    ('¦', "｜"),
    ('¥', "￥"),
    ('¢', "￠"),
    ('£', "￡"),
    ('¬', "￢"),
    ('‐', "-"),
    ('‑', "-"),
    ('–', "-"),
    ('\u{a0}', " "),
    ('•', "・"),
    ('™', "TM"),
    ('©', "(C)"),
    ('®', "(R)"),
    ('€', "EUR"),
    ('ß', "ss"),
    ('ø', "o"),
    ('Ø', "O"),
    ('æ', "ae"),
    ('ł', "l"),
    ('♡', "ハート"),
];

enum Target {
    Utf8,
    Utf16,
    ShiftJis(Box<Encoder>),
}

/// A list in text form.
pub(super) struct List<'o> {
    out: &'o mut dyn Write,
    delimiter: char,
    target: Target,
    buffer: Vec<u8>,
    /// Room for the line that is written.
    line: String,
    replaced: Vec<Replaced>,
    known: HashMap<char, usize>,
}

impl<'o> List<'o> {
    /// A list with its mark and its header.
    pub(super) fn new(
        out: &'o mut dyn Write,
        delimiter: char,
        encoding: &str,
        headers: &[String],
    ) -> Result<Self> {
        let (target, mark): (Target, &[u8]) = match encoding {
            "" | "utf-8-bom" => (Target::Utf8, &[0xEF, 0xBB, 0xBF]),
            "utf-8" => (Target::Utf8, &[]),
            "utf-16" => (Target::Utf16, &[0xFF, 0xFE]),
            "shift_jis" => (Target::ShiftJis(Box::new(SHIFT_JIS.new_encoder())), &[]),
            other => {
                return Err(Error::new(ErrorCode::FieldInvalid)
                    .with("field", "encoding")
                    .with("value", other));
            }
        };
        let (replaced, known) = (Vec::new(), HashMap::new());
        let (buffer, line) = (mark.to_vec(), String::new());
        let mut list = Self { out, delimiter, target, buffer, line, replaced, known };
        list.write(&guard::line(headers, delimiter), 0, "")?;
        Ok(list)
    }

    fn write(&mut self, line: &str, row: i64, name: &str) -> Result<()> {
        match &mut self.target {
            Target::Utf8 => self.buffer.extend_from_slice(line.as_bytes()),
            Target::Utf16 => self.buffer.extend(line.encode_utf16().flat_map(u16::to_le_bytes)),
            Target::ShiftJis(encoder) => {
                // Marks that stand apart (か + ゛) have no place of their own in the table.
                let composed: String;
                let mut rest = line;
                if has_marks(line) {
                    composed = line.nfc().collect();
                    rest = &composed;
                }
                while let Some(missing) = encode(encoder, &mut rest, &mut self.buffer) {
                    let at = match self.known.get(&missing) {
                        Some(at) => *at,
                        None => {
                            self.known.insert(missing, self.replaced.len());
                            self.replaced.push(entry(missing));
                            self.replaced.len() - 1
                        }
                    };
                    let entry = &mut self.replaced[at];
                    entry.count += 1;
                    if row > 0
                        && entry.rows.len() < NAMED
                        && !entry.rows.iter().any(|r| r.row == row)
                    {
                        entry.rows.push(ReplacedIn { row, name: name.to_owned() });
                    }
                    let mut instead = entry.instead.as_str();
                    let _ = encode(encoder, &mut instead, &mut self.buffer);
                }
            }
        }
        if self.buffer.len() >= BUFFER {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        self.out.write_all(&self.buffer).map_err(not_written)?;
        self.buffer.clear();
        Ok(())
    }
}

impl Sink for List<'_> {
    fn take(&mut self, line: &Line<'_>, cells: &[Cell<'_>]) -> Result<()> {
        let mut text = std::mem::take(&mut self.line);
        text.clear();
        guard::push_line(&mut text, cells.iter().map(Cell::text), self.delimiter);
        let done = self.write(&text, line.row, &line.name);
        self.line = text;
        done
    }

    fn finish(mut self: Box<Self>) -> Result<Finding> {
        self.flush()?;
        let mut replaced = std::mem::take(&mut self.replaced);
        replaced.sort_by_key(|entry| std::cmp::Reverse(entry.count));
        replaced.truncate(MAX_REPLACED);
        Ok(Finding { replaced, cut: 0 })
    }
}

/// True if a mark stands apart; most lines are told by their bytes: the first one of what lies below
/// U+036F is rare in Japanese and English.
fn has_marks(line: &str) -> bool {
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}');
    let may = line.bytes().any(|byte| matches!(byte, 0xCC | 0xCD)) || line.contains('\u{3099}');
    (may || line.contains('\u{309a}')) && line.contains(is_mark)
}

/// Encodes until the end, or to the first character that the encoding lacks; `rest` is behind it.
fn encode(encoder: &mut Encoder, rest: &mut &str, bytes: &mut Vec<u8>) -> Option<char> {
    loop {
        bytes.reserve(rest.len() * 2 + 16);
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, bytes, false);
        *rest = &rest[read..];
        match result {
            EncoderResult::InputEmpty => return None,
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(missing) => return Some(missing),
        }
    }
}

fn entry(missing: char) -> Replaced {
    Replaced {
        character: missing.to_string(),
        code: format!("U+{:04X}", missing as u32),
        instead: instead_of(missing),
        count: 0,
        rows: Vec::new(),
    }
}

fn fits(text: &str) -> bool {
    let mut rest = text;
    !text.is_empty() && encode(&mut SHIFT_JIS.new_encoder(), &mut rest, &mut Vec::new()).is_none()
}

/// What a person would write instead; never a line end or a delimiter, which would move cells.
fn instead_of(missing: char) -> String {
    if let Some((_, instead)) = INSTEAD.iter().find(|(of, _)| *of == missing) {
        return (*instead).to_owned();
    }
    let common = common_form(missing).to_string();
    let compatible: String = missing.nfkc().collect();
    let bare: String = missing.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect();
    let safe = |text: &String| fits(text) && !text.contains(['"', ',', '\t', '\n', '\r']);
    [common, compatible, bare].into_iter().find(safe).unwrap_or_else(|| {
        // Nothing was seen there before, and nothing is now: selectors and joiners.
        let unseen = matches!(missing, '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{feff}' | '\u{2060}');
        if unseen { String::new() } else { "?".to_owned() }
    })
}
