//! Text to rows: delimiter, header, numbered rows, and what is wrong with a row.
//!
//! Reads what spreadsheets and address books write, and forgives: any line end, quotes in the middle
//! of a cell, short and long rows. Own reader instead of the `csv` crate's because two things must
//! not happen: a quote that is never closed swallowing the rest of the file in silence, and a cell of
//! 200 MB being held.
//!
//! Row numbers count every row below the header, blank ones too, from 1: in a spreadsheet the row
//! stands one line further down (its own number plus the header).

use super::decode::TextReader;
use super::detect::{Detected, Encoding, bom_length, detect};
use super::scan::{Outcome, Scan, line_end_length};
pub use super::scan::{Row, RowFault};
use super::{MAX_COLUMNS, MAX_FILE_BYTES};
use crate::error::{Error, ErrorCode, Result};
use crate::require;

/// Text of one row at most; a quote open for longer counts as never closed.
const MAX_ROW_BYTES: usize = 8 * 1024 * 1024;
/// Bytes looked at for delimiter, header and line ends.
const SAMPLE: usize = 256 * 1024;
/// Rows looked at for delimiter and header.
const SAMPLE_ROWS: usize = 50;

/// What separates lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// CR LF, Windows.
    Crlf,
    /// LF, Unix and macOS.
    Lf,
    /// CR, old Macintosh.
    Cr,
    /// Several kinds.
    Mixed,
}

/// What a person may decide about a file instead of the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices {
    /// Read in this encoding.
    pub encoding: Option<Encoding>,
    /// Split at this character: `,`, `;` or tab.
    pub delimiter: Option<char>,
    /// The first row is, or is not, a header.
    pub header: Option<bool>,
}

/// What a look over the whole file found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Health {
    /// Bytes that stand for no character in this encoding.
    pub bad_bytes: u64,
    /// Characters of a private area (外字): another computer shows something else there.
    pub private_use: u64,
    /// NUL characters; they are left out of what is imported.
    pub nul: u64,
}

/// A file understood as a table.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    bytes: &'a [u8],
    /// Encoding, confidence, mark.
    pub detected: Detected,
    /// `,`, `;` or tab.
    pub delimiter: char,
    /// The header's cells, trimmed; `None` if the first row is data.
    pub header: Option<Vec<String>>,
    /// Number of columns: of the header, or of the widest row of the sample.
    pub columns: usize,
    /// What separates lines, in the sample.
    pub line_end: LineEnd,
    /// True if the first line was `sep=…`.
    pub sep_line: bool,
    /// What a look over the whole file found.
    pub health: Health,
}

/// First bytes of files that people take for lists: workbooks and archives, old workbooks, PDF,
/// pictures (File signatures of ISO/IEC 21320-1, [MS-CFB], ISO 32000, PNG, JFIF, GIF).
const NO_LISTS: &[&[u8]] =
    &[b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8"];

/// False for a picture, a workbook or another binary file: by its first bytes, or because a tenth
/// of the sample are control characters, which no encoding of a list explains.
fn is_text(bytes: &[u8], sample: &str) -> bool {
    let is_control =
        |letter: &char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{1a}');
    let (letters, controls) = (sample.chars().count(), sample.chars().filter(is_control).count());
    let is_known = NO_LISTS.iter().any(|start| bytes.starts_with(start));
    !is_known && (controls < 20 || controls * 10 < letters)
}

impl<'a> Table<'a> {
    /// Understands `bytes` as a table. Cost: decodes the file once.
    ///
    /// # Errors
    /// `file_too_large`, `file_empty`, `file_not_text`, `too_many_columns` (of the header).
    pub fn open(bytes: &'a [u8], choices: Choices) -> Result<Self> {
        require!(bytes.len() <= MAX_FILE_BYTES, FileTooLarge, "limit_mb" => MAX_FILE_BYTES >> 20);
        let mut detected = detect(bytes);
        if let Some(encoding) = choices.encoding
            && encoding != detected.encoding
        {
            detected = Detected { encoding, confidence: 1.0, bom: bom_length(bytes, encoding) };
        }
        require!(bytes.len() > detected.bom, FileEmpty);
        let (health, blank) = examine(bytes, detected.encoding);
        require!(!blank, FileEmpty);
        let sample = sample(bytes, detected.encoding);
        require!(is_text(bytes, &sample), FileNotText);
        let hint = sep_hint(&sample);
        let chosen = choices.delimiter.filter(char::is_ascii).or(hint);
        let delimiter = chosen.unwrap_or_else(|| guess_delimiter(&sample));
        let rows: Vec<Row> = Rows::of_text(&sample, delimiter, hint.is_some())
            .filter(|row| !row.is_blank())
            .take(SAMPLE_ROWS)
            .collect();
        let is_header = choices.header.unwrap_or_else(|| super::dictionary::is_header(&rows));
        let header = rows.first().filter(|_| is_header).map(|row| header_cells(&row.cells));
        if let Some(RowFault::TooManyColumns { count }) = rows.first().and_then(|r| r.fault.clone())
        {
            return Err(Error::new(ErrorCode::TooManyColumns)
                .with("count", count)
                .with("limit", MAX_COLUMNS));
        }
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        Ok(Self {
            bytes,
            detected,
            delimiter,
            columns: header.as_ref().map_or(widest, Vec::len),
            header,
            line_end: line_end(&sample),
            sep_line: hint.is_some(),
            health,
        })
    }

    /// All rows below the header, blank ones too, in the order of the file. Streams: holds one piece
    /// of the file and one row.
    pub fn rows(&self) -> Rows<'a> {
        let mut rows = Rows::new(self.bytes, self.detected.encoding, self.delimiter, self.sep_line);
        if self.header.is_some() {
            // Blank lines above the header belong to nobody.
            for row in rows.by_ref() {
                if !row.is_blank() {
                    break;
                }
            }
            rows.number = 0;
        }
        rows
    }

    /// The bytes of the file; its length is the measure of [`Rows::position`].
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Never true: an empty file is no table.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// Header cells as names: trimmed, one line.
fn header_cells(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// One pass over everything: what is broken, and whether there is anything at all.
fn examine(bytes: &[u8], encoding: Encoding) -> (Health, bool) {
    let mut reader = TextReader::new(bytes, encoding);
    let mut health = Health::default();
    let mut blank = true;
    let mut text = String::new();
    loop {
        text.clear();
        if !reader.read(&mut text) {
            break;
        }
        health.nul += text.bytes().filter(|byte| *byte == 0).count() as u64;
        // Private characters U+E000 to U+F8FF are EE 80 80 to EF A3 BF in UTF-8.
        if text.bytes().any(|byte| matches!(byte, 0xEE | 0xEF)) {
            let private = |c: &char| matches!(c, '\u{e000}'..='\u{f8ff}');
            health.private_use += text.chars().filter(private).count() as u64;
        }
        blank = blank && text.trim().is_empty();
    }
    health.bad_bytes = reader.bad_bytes();
    (health, blank)
}

/// The beginning of the file as text.
fn sample(bytes: &[u8], encoding: Encoding) -> String {
    let mut reader = TextReader::new(&bytes[..bytes.len().min(SAMPLE)], encoding);
    let mut text = String::new();
    while reader.read(&mut text) {}
    text
}

/// The delimiter of a first line `sep=;`, quoted or not, as Excel writes and reads it.
fn sep_hint(text: &str) -> Option<char> {
    let line = text.split(['\r', '\n']).next()?.trim_matches('"');
    let rest = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let mut rest = rest.chars();
    let delimiter = rest.next().filter(char::is_ascii)?;
    (rest.next().is_none() && matches!(delimiter, ',' | ';' | '\t' | '|')).then_some(delimiter)
}

/// The delimiter that gives most rows the same number of cells, above one; comma if none does.
fn guess_delimiter(text: &str) -> char {
    let mut best = (',', 0.0_f64);
    for delimiter in [',', '\t', ';'] {
        let widths: Vec<usize> = Rows::of_text(text, delimiter, false)
            .filter(|row| !row.is_blank())
            .take(SAMPLE_ROWS)
            .map(|row| row.cells.len())
            .collect();
        // A text that never ends in the sample is cut there; its last row says nothing.
        let widths = if widths.len() > 2 { &widths[..widths.len() - 1] } else { &widths[..] };
        let first = widths.first().copied().unwrap_or(0);
        let usual = widths
            .iter()
            .copied()
            .max_by_key(|width| (widths.iter().filter(|other| *other == width).count(), *width));
        let Some(usual) = usual.filter(|usual| *usual > 1) else { continue };
        let same = widths.iter().filter(|width| **width == usual).count() as f64;
        let fits = if first == usual { 1.0 } else { 0.5 };
        let score = same / widths.len() as f64 * fits * (1.0 + (usual as f64).ln());
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

fn line_end(text: &str) -> LineEnd {
    let crlf = text.matches("\r\n").count();
    let lf = text.matches('\n').count() - crlf;
    let cr = text.matches('\r').count() - crlf;
    match (crlf > 0, lf > 0, cr > 0) {
        (true, false, false) => LineEnd::Crlf,
        (false, _, false) => LineEnd::Lf,
        (false, false, true) => LineEnd::Cr,
        _ => LineEnd::Mixed,
    }
}

/// The rows of a file, one after another.
pub struct Rows<'a> {
    reader: Option<TextReader<'a>>,
    /// Decoded and not yet given out, from `at` on.
    text: String,
    at: usize,
    delimiter: u8,
    number: u64,
    line: u64,
    /// The rest of an endless line is to be passed over.
    skip_line: bool,
}

impl<'a> Rows<'a> {
    fn new(bytes: &'a [u8], encoding: Encoding, delimiter: char, sep_line: bool) -> Self {
        let mut rows = Self {
            reader: Some(TextReader::new(bytes, encoding)),
            text: String::new(),
            at: 0,
            delimiter: delimiter as u8,
            number: 0,
            line: 1,
            skip_line: false,
        };
        if sep_line {
            rows.next();
            rows.number = 0;
        }
        rows
    }

    fn of_text(text: &str, delimiter: char, sep_line: bool) -> Rows<'static> {
        let mut rows = Rows {
            reader: None,
            text: text.to_owned(),
            at: 0,
            delimiter: delimiter as u8,
            number: 0,
            line: 1,
            skip_line: false,
        };
        if sep_line {
            rows.next();
            rows.number = 0;
        }
        rows
    }

    /// Bytes of the file used so far; for progress.
    pub fn position(&self) -> usize {
        self.reader.as_ref().map_or(self.at, TextReader::position)
    }

    /// Reads until the text in hand has doubled, so that a long row is not scanned again and again;
    /// false if there is no more.
    fn more(&mut self) -> bool {
        self.text.drain(..self.at);
        self.at = 0;
        let wanted = self.text.len() * 2;
        let Some(reader) = &mut self.reader else { return false };
        while reader.read(&mut self.text) {
            if self.text.len() >= wanted.max(1) {
                return true;
            }
        }
        self.reader = None;
        self.text.len() > wanted / 2
    }

    fn pass_over_line(&mut self) {
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            if let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                self.at += end;
                break;
            }
            self.at = self.text.len();
            if !self.more() {
                break;
            }
        }
        self.skip_line = false;
        self.take_line_end();
    }

    /// Passes over all but the last of the blank lines that come next: a file that ends in a hundred
    /// million of them is read as fast as it is decoded.
    fn pass_over_blank(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let run = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        if run < 4 {
            return;
        }
        // The last two bytes may be one line end, or the half of one that goes on behind.
        let mut end = run - 2;
        end -= usize::from(rest[end - 1] == b'\r' && rest[end] == b'\n');
        let pairs = rest[..end].windows(2).filter(|pair| *pair == b"\r\n").count();
        let lines = (end - pairs) as u64;
        self.number += lines;
        self.line += lines;
        self.at += end;
    }

    fn take_line_end(&mut self) {
        if self.at + 1 >= self.text.len() {
            self.more();
        }
        let rest = &self.text.as_bytes()[self.at..];
        self.at += line_end_length(rest);
        self.line += 1;
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.skip_line {
            self.pass_over_line();
        }
        loop {
            self.pass_over_blank();
            let text = &self.text[self.at..];
            let last = self.reader.is_none();
            let too_long = text.len() > MAX_ROW_BYTES;
            if text.is_empty() && last {
                return None;
            }
            let mut scan = Scan::new(text, self.delimiter, true, last);
            let outcome = if text.is_empty() { Outcome::More } else { scan.run() };
            let outcome = match outcome {
                Outcome::More if too_long && scan.in_quotes => Outcome::QuoteOpen,
                outcome => outcome,
            };
            match outcome {
                Outcome::Row => {
                    let (end, breaks) = (scan.at, scan.breaks);
                    let row = scan.into_row(self.number + 1, self.line);
                    self.at += end;
                    self.line += breaks;
                    self.number += 1;
                    return Some(row);
                }
                Outcome::QuoteOpen => {
                    let mut scan = Scan::new(text, self.delimiter, false, true);
                    scan.run();
                    let (end, breaks) = (scan.at, scan.breaks);
                    let mut row = scan.into_row(self.number + 1, self.line);
                    row.fault = Some(RowFault::QuoteOpen);
                    self.at += end;
                    self.line += breaks;
                    self.number += 1;
                    return Some(row);
                }
                Outcome::More if too_long => {
                    let mut scan = Scan::new(text, self.delimiter, true, true);
                    scan.run();
                    let mut row = scan.into_row(self.number + 1, self.line);
                    let column = row.cells.len().saturating_sub(1);
                    row.fault.get_or_insert(RowFault::CellTooLong { column });
                    self.at = self.text.len();
                    self.number += 1;
                    self.skip_line = true;
                    return Some(row);
                }
                Outcome::More => {
                    if !self.more() && self.text.is_empty() {
                        return None;
                    }
                }
            }
        }
    }
}
