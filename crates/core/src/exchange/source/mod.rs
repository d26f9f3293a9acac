//! A file of any kind as the text that the rest of the way reads.
//!
//! What a file is, its bytes say and never its name: an `.xls` that holds HTML, a `.csv` that is a
//! workbook. A list in text form stays as it is; everything else is written over into one CSV text in
//! memory (UTF-8, every cell quoted and guarded), so that there is one reader, one proposal, one dry
//! run and one undo for all of them.
//!
//! Words: a *form* is the kind of file; a *sheet* is one table of a workbook (or of a page), the one
//! with the most rows unless a person chooses.
//!
//! Invariants: what a file unpacks to is measured before it is held ([`unpack`]); a reader of others
//! that panics is a file that cannot be read; nothing is fetched.

mod cards;
mod grid;
mod markup;
mod sheet;
#[cfg(test)]
mod tests;
mod unpack;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::detect::{Encoding, detect};
use super::pace::Progress;
use super::scan::{Row, RowFault};
use super::table::{Choices, Table};
use super::{MAX_FILE_BYTES, decode};
use crate::card::CardReader;
use crate::error::{Error, ErrorCode, Result};
use crate::require;

/// Kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// CSV, TSV: text with a delimiter.
    Text,
    /// Office Open XML workbook (ECMA-376).
    Xlsx,
    /// Workbook of Excel 97 to 2003 ([MS-XLS]).
    Xls,
    /// OpenDocument spreadsheet (ISO/IEC 26300).
    Ods,
    /// A page or an XML workbook that calls itself `.xls`.
    Markup,
    /// vCard 2.1, 3.0, 4.0.
    Cards,
    /// Our own archive: its list of leads is read.
    Archive,
}

impl Form {
    /// All kinds.
    pub const ALL: [Form; 7] =
        [Form::Text, Form::Xlsx, Form::Xls, Form::Ods, Form::Markup, Form::Cards, Form::Archive];

    /// The stable code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Xlsx => "xlsx",
            Form::Xls => "xls",
            Form::Ods => "ods",
            Form::Markup => "html",
            Form::Cards => "vcf",
            Form::Archive => "archive",
        }
    }

    /// The kind that `bytes` are by their content.
    ///
    /// # Errors
    /// `file_not_text` for a package that is no list; `file_broken` for one that is cut.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return unpack::form(bytes);
        }
        // [MS-CFB]: old workbooks, and new ones behind a password.
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Ok(Form::Xls);
        }
        let start = start_of(bytes);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        let lower = start.to_ascii_lowercase();
        if lower.starts_with("begin:vcard") {
            return Ok(Form::Cards);
        }
        let page = ["<!doctype html", "<html", "<table", "<meta", "<head"];
        let is_page = page.iter().any(|tag| lower.starts_with(tag));
        if is_page || (lower.starts_with("<?xml") && lower.contains("<workbook")) {
            return Ok(Form::Markup);
        }
        Ok(Form::Text)
    }
}

/// The first few thousand characters, in whatever encoding.
fn start_of(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(4096)];
    let encoding = match detect(head).encoding {
        // A cut character at the end is no reason for another encoding.
        Encoding::Mixed => Encoding::Utf8,
        encoding => encoding,
    };
    let mut text = String::new();
    let mut reader = decode::TextReader::new(head, encoding);
    while reader.read(&mut text) {}
    text
}

/// What a reader of one form gives.
#[derive(Debug, Default)]
struct Converted {
    /// CSV in UTF-8, quoted and guarded.
    text: String,
    /// Names of the sheets that can be chosen.
    sheets: Vec<String>,
    /// The one that was read.
    sheet: usize,
    /// Rows that cannot become leads, by number (1 = first row below the header).
    faults: BTreeMap<u64, RowFault>,
    /// The first row is a header for certain.
    header: Option<bool>,
}

/// A file understood as text.
#[derive(Debug)]
pub struct Source<'b> {
    /// Its kind.
    pub form: Form,
    /// Names of the sheets that can be chosen; empty where there are none.
    pub sheets: Vec<String>,
    /// The one that was read.
    pub sheet: usize,
    text: Cow<'b, [u8]>,
    faults: BTreeMap<u64, RowFault>,
    header: Option<bool>,
}

impl<'b> Source<'b> {
    /// Understands `bytes`; `sheet` is the name of a sheet instead of the longest one.
    ///
    /// # Errors
    /// `file_too_large`, `file_empty`, `file_not_text`, `file_broken`, `file_protected`,
    /// `file_unpacks_large`, `not_found` for a sheet.
    pub fn open(bytes: &'b [u8], sheet: Option<&str>, cards: &dyn CardReader) -> Result<Self> {
        Self::open_with(bytes, sheet, cards, &mut |_, _| Ok(()))
    }

    /// As [`Source::open`], for a file that takes its time: `progress` hears parts done and in all
    /// (0: nobody knows) of what is being written over, and may stop it.
    ///
    /// # Errors
    /// Those of [`Source::open`] and of `progress`.
    pub fn open_with(
        bytes: &'b [u8],
        sheet: Option<&str>,
        cards: &dyn CardReader,
        progress: Progress<'_>,
    ) -> Result<Self> {
        require!(bytes.len() <= MAX_FILE_BYTES, FileTooLarge, "limit_mb" => MAX_FILE_BYTES >> 20);
        require!(!bytes.is_empty(), FileEmpty);
        let form = Form::of(bytes)?;
        let converted = match form {
            Form::Text => {
                return Ok(Self {
                    form,
                    sheets: Vec::new(),
                    sheet: 0,
                    text: Cow::Borrowed(bytes),
                    faults: BTreeMap::new(),
                    header: None,
                });
            }
            Form::Xlsx => sheet::read_xlsx(bytes, sheet, progress)?,
            Form::Xls => sheet::read_xls(bytes, sheet, progress)?,
            Form::Ods => markup::read_ods(bytes, sheet, progress)?,
            Form::Markup => markup::read_page(bytes, sheet, progress)?,
            Form::Cards => cards::read(bytes, cards, progress)?,
            Form::Archive => Converted {
                text: unpack::leads_of_archive(bytes)?,
                header: Some(true),
                ..Converted::default()
            },
        };
        require!(!converted.text.trim().is_empty(), FileEmpty);
        Ok(Self {
            form,
            sheets: converted.sheets,
            sheet: converted.sheet,
            text: Cow::Owned(converted.text.into_bytes()),
            faults: converted.faults,
            header: converted.header,
        })
    }

    /// The table in it. What a person may choose of a text does not touch the other forms, but for
    /// the header.
    ///
    /// # Errors
    /// Those of [`Table::open`].
    pub fn table(&self, choices: Choices) -> Result<Table<'_>> {
        let choices = match self.form {
            Form::Text => choices,
            _ => Choices {
                encoding: Some(Encoding::Utf8),
                delimiter: Some(','),
                header: choices.header.or(self.header),
            },
        };
        Table::open(&self.text, choices)
    }

    /// Gives a row the fault that its form found in it.
    pub fn mark(&self, row: &mut Row) {
        if let Some(fault) = self.faults.get(&row.number) {
            row.fault = Some(fault.clone());
        }
    }
}

/// The place of the wanted sheet among `names`.
fn wanted(names: &[String], sheet: &str) -> Result<usize> {
    let none = || Error::new(ErrorCode::NotFound).with("entity", "sheet").with("name", sheet);
    names.iter().position(|name| name == sheet).ok_or_else(none)
}
