//! The start of a file: what it is, how it reads, what its columns and their values seem to be.

use std::collections::HashMap;
use std::sync::Arc;

use super::detect::Encoding;
use super::mapping::{Column, Mapping, Reason};
use super::pace::{Progress, REPORT_EVERY, whole};
use super::profiles;
use super::source::Source;
use super::table::Choices;
use super::wire::{FileColumn, FileReading, Reading, ValueCount};
use crate::app::App;
use crate::card::CardReader;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::own::{Field, PREFIX, list_fields};

/// Rows shown of a file.
const PREVIEW: usize = 20;

/// How a file is read, from the wire.
pub(super) fn choices(reading: &Reading) -> Result<Choices> {
    let invalid = |field: &str, value: &str| {
        Error::new(ErrorCode::FieldInvalid).with("field", field).with("value", value)
    };
    let encoding = match reading.encoding.as_deref().filter(|code| !code.is_empty()) {
        Some(code) => Some(Encoding::from_code(code).ok_or_else(|| invalid("encoding", code))?),
        None => None,
    };
    let delimiter = match reading.delimiter.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => match text {
            "," | ";" | "\t" | "|" => text.chars().next(),
            _ => return Err(invalid("delimiter", text)),
        },
        None => None,
    };
    Ok(Choices { encoding, delimiter, header: reading.header })
}

/// A file as text, whatever it is.
pub(super) fn open<'b>(
    bytes: &'b [u8],
    reading: &Reading,
    cards: &dyn CardReader,
    progress: Progress<'_>,
) -> Result<Source<'b>> {
    let sheet = reading.sheet.as_deref().filter(|sheet| !sheet.is_empty());
    Source::open_with(bytes, sheet, cards, progress)
}

/// As [`read_file`], with the profile that was made for these headers, and its use in the proposal.
///
/// # Errors
/// Those of [`read_file`].
pub fn read_known(
    app: &App,
    bytes: &[u8],
    reading: &Reading,
    progress: Progress<'_>,
) -> Result<FileReading> {
    let own: Arc<[Field]> = app.read(list_fields)?.into();
    let mut read = read_with(bytes, reading, &*app.env().cards, &own, progress)?;
    if !read.header {
        return Ok(read);
    }
    let headers: Vec<String> = read.columns.iter().map(|column| column.header.clone()).collect();
    if let Some(profile) = app.read(|db| profiles::find(db, &headers))? {
        for (column, known) in read.columns.iter_mut().zip(&profile.columns) {
            // A custom field may have been removed since.
            let is_gone = known.field.starts_with(PREFIX)
                && !own.iter().any(|field| field.code() == known.field);
            if column.field != known.field && !is_gone {
                column.field.clone_from(&known.field);
                "profile".clone_into(&mut column.reason);
            }
            if !known.policy.is_empty() {
                column.policy.clone_from(&known.policy);
            }
        }
        read.profile = Some(profile);
    }
    Ok(read)
}

/// The start of a file and what its columns seem to be.
///
/// # Errors
/// `FileTooLarge`, `FileEmpty`, `FileNotText`, `FileBroken`, `FileProtected`, `FileUnpacksLarge`,
/// `TooManyColumns`, `FieldInvalid`, `NotFound` for a sheet.
pub fn read_file(
    bytes: &[u8],
    reading: &Reading,
    cards: &dyn CardReader,
    progress: Progress<'_>,
) -> Result<FileReading> {
    read_with(bytes, reading, cards, &Arc::default(), progress)
}

fn read_with(
    bytes: &[u8],
    reading: &Reading,
    cards: &dyn CardReader,
    own: &Arc<[Field]>,
    progress: Progress<'_>,
) -> Result<FileReading> {
    let source = open(bytes, reading, cards, progress)?;
    let table = source.table(choices(reading)?)?;
    let proposal = Mapping::propose_with(&table, own.clone());
    let mut preview = Vec::new();
    let mut values = Values::new(proposal.columns.len());
    let mut count = 0;
    let mut rows = table.rows();
    while let Some(row) = rows.next() {
        if row.number.is_multiple_of(REPORT_EVERY) {
            progress(whole(rows.position()), whole(table.len()))?;
        }
        if row.is_blank() {
            continue;
        }
        count += 1;
        values.take(&row.cells);
        if preview.len() < PREVIEW {
            preview.push(row.cells.iter().map(|cell| shown(cell)).collect());
        }
    }
    Ok(FileReading {
        form: source.form.code().to_owned(),
        sheet: source.sheets.get(source.sheet).cloned().unwrap_or_default(),
        sheets: source.sheets.clone(),
        encoding: table.detected.encoding.code().to_owned(),
        // A share of 0 to 1 as whole per cent.
        confidence: (table.detected.confidence * 100.0).round() as i64,
        bad_bytes: i64::try_from(table.health.bad_bytes).unwrap_or(i64::MAX),
        delimiter: table.delimiter.to_string(),
        header: table.header.is_some(),
        rows: count,
        preset: table.header.as_deref().and_then(profiles::preset).unwrap_or_default().to_owned(),
        profile: None,
        columns: proposal
            .columns
            .iter()
            .zip(values.finish())
            .map(|(column, values)| file_column(&proposal, column, values))
            .collect(),
        preview,
    })
}

fn file_column(mapping: &Mapping, column: &Column, values: Vec<ValueCount>) -> FileColumn {
    let field = column.field.map(|field| mapping.code(field)).unwrap_or_default();
    let reason = match column.reason {
        Reason::Header | Reason::Chosen => "header",
        Reason::Values => "values",
        Reason::Taken | Reason::Unknown => "",
    };
    FileColumn {
        index: whole(column.index),
        header: column.header.clone(),
        samples: column.samples.clone(),
        field: field.clone(),
        guess: field,
        reason: reason.to_owned(),
        policy: "fill".to_owned(),
        values,
    }
}

/// Counts the different values of each column while they are few.
struct Values(Vec<Option<HashMap<String, i64>>>);

impl Values {
    /// Different values of a column that chooses; more, and it is free text.
    const MOST: usize = 30;
    /// Characters of such a value.
    const LONGEST: usize = 60;

    fn new(columns: usize) -> Self {
        Self(vec![Some(HashMap::new()); columns])
    }

    fn take(&mut self, cells: &[String]) {
        for (cell, column) in cells.iter().zip(&mut self.0) {
            let Some(known) = column else { continue };
            let text = cell.trim();
            if text.is_empty() {
                continue;
            }
            if let Some(count) = known.get_mut(text) {
                *count += 1;
            } else if known.len() < Self::MOST && text.chars().count() <= Self::LONGEST {
                known.insert(text.to_owned(), 1);
            } else {
                *column = None;
            }
        }
    }

    fn finish(self) -> impl Iterator<Item = Vec<ValueCount>> {
        self.0.into_iter().map(|known| {
            let values = known.unwrap_or_default().into_iter();
            let mut values: Vec<ValueCount> =
                values.map(|(value, count)| ValueCount { value, count }).collect();
            values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
            values
        })
    }
}

/// A cell for a preview: at most 200 characters.
fn shown(cell: &str) -> String {
    cell.chars().take(200).collect()
}
