//! Tables in marked-up text: pages and XML workbooks that call themselves `.xls`, and the content of
//! OpenDocument spreadsheets. One forgiving scanner reads all three: they differ only in the names
//! of their tags.

use super::super::decode::TextReader;
use super::super::detect::detect;
use super::grid::{Cell, Grid};
use super::sheet::tidy_iso;
use super::unpack::{MAX_HELD, measured_part};
use super::{Converted, wanted};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::MAX_COLUMNS;
use crate::exchange::pace::{Progress, whole};

/// Copies of one row that are taken; a spreadsheet ends with a million copies of an empty one.
const MAX_COPIES: usize = 100_000;
/// Tags between two reports of progress.
const TAGS_A_REPORT: u64 = 10_000;
/// Sheets that can be chosen.
const MAX_SHEETS: usize = 200;

/// Reads a page, or an XML workbook of Excel 2003.
pub(super) fn read_page(
    bytes: &[u8],
    sheet: Option<&str>,
    progress: Progress<'_>,
) -> Result<Converted> {
    let limit = MAX_HELD as usize;
    crate::require!(bytes.len() <= limit, FileTooLarge, "limit_mb" => limit >> 20);
    let mut text = String::new();
    let mut reader = TextReader::new(bytes, detect(bytes).encoding);
    while reader.read(&mut text) {}
    read(&text, sheet, progress)
}

/// Reads an OpenDocument spreadsheet.
pub(super) fn read_ods(
    bytes: &[u8],
    sheet: Option<&str>,
    progress: Progress<'_>,
) -> Result<Converted> {
    let content = measured_part(bytes, "content.xml", progress)?;
    let text =
        String::from_utf8(content).map_err(|why| Error::new(ErrorCode::FileBroken).detail(why))?;
    // Documents behind a password keep the name of the part, but no text.
    if !text.contains("<office:") {
        return Err(Error::new(ErrorCode::FileProtected));
    }
    read(&text, sheet, progress)
}

fn read(text: &str, sheet: Option<&str>, progress: Progress<'_>) -> Result<Converted> {
    let mut reading = Reading::default();
    let mut rest = text;
    let mut tags = 0_u64;
    while let Some(at) = rest.find('<') {
        tags += 1;
        if tags.is_multiple_of(TAGS_A_REPORT) {
            progress(whole(text.len() - rest.len()), whole(text.len()))?;
        }
        reading.text(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let end = data.find("]]>").unwrap_or(data.len());
            reading.plain(&data[..end]);
            rest = data.get(end + 3..).unwrap_or("");
            continue;
        }
        let Some(end) = tag_end(rest) else { break };
        reading.tag(&rest[1..end])?;
        rest = &rest[end + 1..];
    }
    reading.end_row()?;
    reading.finish(sheet)
}

/// Where a tag ends: a `>` in a quoted value does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(64 * 1024) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A stray quote: the first end there is.
    text.find('>')
}

/// A cell half read.
#[derive(Debug, Default)]
struct Open {
    text: String,
    /// What a person sees is a date in some form; this is the date itself.
    date: String,
    copies: usize,
    number: bool,
}

#[derive(Debug, Default)]
struct Reading {
    sheets: Vec<(String, Grid)>,
    row: Option<Vec<Cell>>,
    row_copies: usize,
    cell: Option<Open>,
    /// Depth within what no person sees: styles, scripts, remarks on cells.
    hidden: usize,
    /// An XML workbook has a table within each sheet.
    in_sheet: bool,
    paragraphs: usize,
}

impl Reading {
    fn tag(&mut self, tag: &str) -> Result<()> {
        let is_end = tag.starts_with('/');
        let body = tag.trim_start_matches('/').trim_end_matches('/');
        let is_empty = tag.ends_with('/');
        let name_end = body.find(|c: char| c.is_whitespace()).unwrap_or(body.len());
        let name = body[..name_end].rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        let attributes = &body[name_end..];
        if matches!(
            name.as_str(),
            "style" | "script" | "annotation" | "comment" | "tracked-changes"
        ) {
            match (is_end, is_empty) {
                (true, _) => self.hidden = self.hidden.saturating_sub(1),
                (false, false) => self.hidden += 1,
                _ => {}
            }
            return Ok(());
        }
        if self.hidden > 0 {
            return Ok(());
        }
        match (name.as_str(), is_end) {
            ("worksheet", false) => {
                self.in_sheet = true;
                self.open_sheet(attributes);
            }
            ("worksheet", true) => self.in_sheet = false,
            ("table", false) if !self.in_sheet => self.open_sheet(attributes),
            ("tr" | "row" | "table-row", false) => self.open_row(attributes, is_empty)?,
            ("tr" | "row" | "table-row" | "table", true) => self.end_row()?,
            ("td" | "th" | "cell" | "table-cell" | "covered-table-cell", false) => {
                self.open_cell(&name, attributes);
                if is_empty {
                    self.end_cell();
                }
            }
            ("td" | "th" | "cell" | "table-cell" | "covered-table-cell", true) => self.end_cell(),
            ("data", false) if attribute(attributes, "type").as_deref() == Some("Number") => {
                if let Some(cell) = &mut self.cell {
                    cell.number = true;
                }
            }
            ("br" | "line-break", false) => self.plain("\n"),
            ("p", false) => {
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    self.plain("\n");
                }
            }
            ("s", false) => {
                let count = attribute(attributes, "c").and_then(|c| c.parse().ok()).unwrap_or(1);
                self.plain(&" ".repeat(usize::min(count, 100)));
            }
            ("tab", false) => self.plain("\t"),
            _ => {}
        }
        Ok(())
    }

    fn open_sheet(&mut self, attributes: &str) {
        if self.sheets.len() < MAX_SHEETS {
            let name = attribute(attributes, "name").unwrap_or_default();
            let name = if name.is_empty() { format!("{}", self.sheets.len() + 1) } else { name };
            self.sheets.push((name, Grid::default()));
        }
    }

    fn open_row(&mut self, attributes: &str, is_empty: bool) -> Result<()> {
        self.end_row()?;
        let copies = attribute(attributes, "number-rows-repeated").and_then(|n| n.parse().ok());
        self.row_copies = copies.unwrap_or(1);
        self.row = Some(Vec::new());
        if is_empty { self.end_row() } else { Ok(()) }
    }

    fn end_row(&mut self) -> Result<()> {
        self.end_cell();
        let Some(row) = self.row.take() else { return Ok(()) };
        if self.sheets.is_empty() {
            self.open_sheet("");
        }
        let Some((_, grid)) = self.sheets.last_mut() else { return Ok(()) };
        let is_blank =
            row.iter().all(|cell| matches!(cell, Cell::Text(text) if text.trim().is_empty()));
        // The blank million at the end of a sheet counts as one.
        let copies = if is_blank { 1 } else { self.row_copies.min(MAX_COPIES) };
        for _ in 0..copies {
            grid.push(row.clone())?;
        }
        Ok(())
    }

    fn open_cell(&mut self, name: &str, attributes: &str) {
        self.end_cell();
        let Some(row) = &mut self.row else { return };
        // An XML workbook says where a cell stands if cells before it are empty.
        if name == "cell"
            && let Some(index) =
                attribute(attributes, "index").and_then(|i| i.parse::<usize>().ok())
        {
            let wanted = index.saturating_sub(1).min(MAX_COLUMNS);
            while row.len() < wanted {
                row.push(Cell::Text(String::new()));
            }
        }
        let count = |name| attribute(attributes, name).and_then(|n| n.parse::<usize>().ok());
        let copies = count("number-columns-repeated").unwrap_or(1);
        // Only the first of the columns that a cell of a page covers holds its text.
        let date = attribute(attributes, "date-value").unwrap_or_default();
        self.paragraphs = 0;
        self.cell = Some(Open { date, copies, ..Open::default() });
    }

    fn end_cell(&mut self) {
        let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else { return };
        let text = match cell.date.as_str() {
            "" => tidy_iso(cell.text.trim()),
            date => tidy_iso(date),
        };
        let number = Some(&text).filter(|_| cell.number).and_then(|text| text.parse().ok());
        let value = number.map_or(Cell::Text(text), Cell::Number);
        for _ in 0..cell.copies.clamp(1, MAX_COLUMNS + 1 - row.len().min(MAX_COLUMNS)) {
            row.push(value.clone());
        }
    }

    fn text(&mut self, text: &str) {
        if self.cell.is_some() && self.hidden == 0 && !text.is_empty() {
            // Line breaks of the source are spaces to a person.
            let flat = text.replace(['\r', '\n', '\t'], " ");
            let text = entities(&flat);
            self.plain(&text);
        }
    }

    fn plain(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && self.hidden == 0
        {
            cell.text.push_str(text);
        }
    }

    fn finish(self, sheet: Option<&str>) -> Result<Converted> {
        let mut found = Vec::new();
        for (name, grid) in self.sheets {
            let (text, rows) = grid.finish()?;
            if rows > 0 {
                found.push((name, text, rows));
            }
        }
        let names: Vec<String> = found.iter().map(|(name, ..)| name.clone()).collect();
        let at = match sheet {
            Some(sheet) => wanted(&names, sheet)?,
            None => {
                let rows = found.iter().enumerate().map(|(at, (.., rows))| (*rows, at));
                rows.max_by_key(|(rows, at)| (*rows, usize::MAX - at)).map_or(0, |(_, at)| at)
            }
        };
        let text = found.into_iter().nth(at).map(|(_, text, _)| text).unwrap_or_default();
        Ok(Converted { text, sheets: names, sheet: at, ..Converted::default() })
    }
}

/// The value of an attribute by its local name.
fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some(at) = rest.find('=') {
        let name = rest[..at].trim().rsplit([':', ' ']).next().unwrap_or_default();
        let value = rest[at + 1..].trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(entities(value));
        }
        rest = after;
    }
    None
}

/// Text with `&…;` resolved; what is none of them stays.
fn entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let found = end.and_then(|end| {
            let name = &rest[1..end];
            let code = match name.strip_prefix('#') {
                Some(code) => match code.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => code.parse().ok(),
                },
                None => match name {
                    "amp" => Some('&' as u32),
                    "lt" => Some('<' as u32),
                    "gt" => Some('>' as u32),
                    "quot" => Some('"' as u32),
                    "apos" => Some('\'' as u32),
                    "nbsp" => Some(' ' as u32),
                    "yen" => Some('¥' as u32),
                    "copy" => Some('©' as u32),
                    "reg" => Some('®' as u32),
                    _ => None,
                },
            };
            Some((char::from_u32(code?)?, end))
        });
        match found {
            Some((letter, end)) => {
                plain.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}
