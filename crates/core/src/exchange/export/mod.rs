//! Leads out: which ones, what of them, and in which form.
//!
//! The headers are those an import understands, the values those it reads, so that export → import
//! gives the same leads in every form. An address that must not be written to (refused, suppressed)
//! is left out unless asked for; that somebody refused is not.
//!
//! One file per form: [`text`] (CSV, TSV in four encodings), [`book`] (XLSX), [`cards`] (vCard).
//! Leads are read 200 at a time, whatever the form.

mod book;
mod cards;
mod own;
#[cfg(test)]
mod tests;
mod text;

use std::io::Write;

use chrono_tz::Tz;
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use uuid::Uuid;

use super::field::ImportField as F;
use super::own::header;
use super::store::{self, ExportRow};
use super::wire::{ExportForm, ExportLeads, Exported, Replaced};
use super::words::Words;
use super::{guard, ops};
use crate::app::App;
use crate::consent::ops::Suppressions;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::filter::Filter;
use crate::leads::own::{Field, list_fields};
use crate::settings::ops as settings;
use crate::text::money::{Money, MoneyStyle, minor_digits};
use crate::time::{LocalDate, Timestamp};

/// Columns of a list, in order.
pub const COLUMNS: [F; 34] = [
    F::FamilyName,
    F::GivenName,
    F::MiddleName,
    F::FamilyKana,
    F::GivenKana,
    F::Honorific,
    F::Company,
    F::CompanyKana,
    F::Department,
    F::Title,
    F::Mail,
    F::Phone,
    F::PhoneDirect,
    F::PhoneMobile,
    F::PhoneHome,
    F::Fax,
    F::Address,
    F::Url,
    F::Tags,
    F::Source,
    F::Stage,
    F::Grade,
    F::Value,
    F::ExpectedClose,
    F::Interest,
    F::Horizon,
    F::Industry,
    F::CompanySize,
    F::ConsentGround,
    F::Refused,
    F::Language,
    F::CreatedAt,
    F::ExternalId,
    F::Note,
];

/// Leads read at one go.
const STRETCH: usize = 200;

/// One cell, typed: a sheet wants dates and numbers, a text their writing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Day(LocalDate),
    /// Local time in the workspace zone.
    Moment(chrono::NaiveDateTime),
    /// An amount in the currency of the workspace: its writing and its value.
    Amount(String, f64),
}

impl Cell {
    /// As text.
    pub(super) fn text(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Amount(text, _) => text.clone(),
            Cell::Day(day) => day.to_string(),
            Cell::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// One lead as a form gets it.
pub(super) struct Line<'a> {
    /// Row of the list, 1 = first.
    pub(super) row: i64,
    /// Name or company, for reports.
    pub(super) name: String,
    pub(super) lead: &'a ExportRow,
    /// Addresses that may be written out.
    pub(super) mails: Vec<&'a str>,
}

/// What was written besides the rows.
#[derive(Debug, Default)]
pub(super) struct Finding {
    pub(super) replaced: Vec<Replaced>,
    pub(super) cut: i64,
}

/// A form that takes leads one after another.
pub(super) trait Sink {
    /// Takes a lead.
    fn take(&mut self, line: &Line<'_>, cells: &[Cell]) -> Result<()>;
    /// Ends the file.
    fn finish(self: Box<Self>) -> Result<Finding>;
}

pub(super) fn not_written(why: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::FileNotWritten).detail(why)
}

/// Writes the asked leads; answers how many, and what did not fit. One snapshot.
///
/// # Errors
/// `FileNotWritten`, `NotFound` for an id of the query, `FieldInvalid` for a column or an encoding,
/// `Stopped`.
pub fn write_leads(
    app: &App,
    request: &ExportLeads,
    out: &mut dyn Write,
    progress: ops::Progress<'_>,
) -> Result<Exported> {
    app.read(|db| write_in(app, db, request, out, progress))
}

/// As [`write_leads`], within a snapshot that is open.
pub(super) fn write_in(
    app: &App,
    db: &Connection,
    request: &ExportLeads,
    out: &mut dyn Write,
    progress: ops::Progress<'_>,
) -> Result<Exported> {
    let words = Words::new(&request.language);
    let columns = columns(db, request)?;
    let headers: Vec<String> = columns.iter().map(|column| column.header(&words)).collect();
    let leads = chosen(app, db, request)?;
    let all = ops::whole(leads.len());
    let writer = Writer {
        words: &words,
        zone: app.env().zone,
        currency: settings::read_in(db, app.env().zone.name())?.currency,
        with_refused: request.with_refused,
    };
    let suppressed = Suppressions::new(db)?;
    let mut sink: Box<dyn Sink + '_> = match request.format {
        ExportForm::Csv => Box::new(text::List::new(out, ',', &request.encoding, &headers)?),
        ExportForm::Tsv => Box::new(text::List::new(out, '\t', &request.encoding, &headers)?),
        ExportForm::Xlsx => Box::new(book::Book::new(out, &headers)?),
        ExportForm::Vcf => Box::new(cards::Cards::new(out, &*app.env().cards, request.version)?),
    };
    let mut row = 0;
    for stretch in leads.chunks(STRETCH) {
        progress(row, all)?;
        for lead in store::list_export(db, stretch)? {
            row += 1;
            let mut mails = Vec::new();
            for point in lead.points.iter().filter(|point| point.kind == "mail") {
                if writer.with_refused
                    || (lead.ground != "refused" && suppressed.find(db, &point.normal)?.is_none())
                {
                    mails.push(point.raw.as_str());
                }
            }
            let name = writer.name(&lead);
            let line = Line { row, name, lead: &lead, mails };
            let cells: Vec<Cell> = columns.iter().map(|one| writer.column(one, &line)).collect();
            sink.take(&line, &cells)?;
        }
    }
    let found = sink.finish()?;
    progress(all, all)?;
    Ok(Exported { count: row, replaced: found.replaced, cut: found.cut })
}

/// One column of a list.
enum Column {
    /// A field of the program.
    Field(F),
    /// A custom field.
    Own(Field),
}

impl Column {
    fn header(&self, words: &Words) -> String {
        match self {
            Column::Field(field) => words.field(*field),
            Column::Own(field) => header(field),
        }
    }
}

/// The asked columns, in the order they are asked for; all without any, custom fields last.
fn columns(db: &Connection, request: &ExportLeads) -> Result<Vec<Column>> {
    let own = list_fields(db)?;
    if request.columns.is_empty() {
        let all = COLUMNS.into_iter().map(Column::Field);
        return Ok(all.chain(own.into_iter().map(Column::Own)).collect());
    }
    let known = |code: &String| {
        let field = F::from_code(code).filter(|field| COLUMNS.contains(field)).map(Column::Field);
        let own = || own.iter().find(|field| field.code() == *code).cloned().map(Column::Own);
        field.or_else(own).ok_or_else(|| {
            Error::new(ErrorCode::FieldInvalid).with("field", "columns").with("value", code.clone())
        })
    };
    request.columns.iter().map(known).collect()
}

/// The asked leads in the order of the reading.
fn chosen(app: &App, db: &Connection, request: &ExportLeads) -> Result<Vec<i64>> {
    let filter = Filter::of(db, &request.query, app.env())?.whole()?;
    let params: Vec<Sql> = filter.params().to_vec();
    let mut ids = Vec::with_capacity(request.leads.len());
    for id in &request.leads {
        let id = Uuid::parse_str(id).map_err(|_| Error::new(ErrorCode::LeadGone))?;
        ids.push(id.simple().to_string());
    }
    store::list_leads(db, &filter.and(), params, &ids)
}

/// Turns leads into cells.
struct Writer<'a> {
    words: &'a Words,
    zone: Tz,
    currency: String,
    with_refused: bool,
}

impl Writer<'_> {
    fn name(&self, lead: &ExportRow) -> String {
        let name = [lead.text(0), lead.text(1)].join(" ");
        match name.trim() {
            "" => lead.text(6),
            name => name.to_owned(),
        }
    }

    fn column(&self, column: &Column, line: &Line<'_>) -> Cell {
        match column {
            Column::Field(field) => self.cell(*field, line),
            Column::Own(field) => match line.lead.own.get(field) {
                Some(value) => own::cell(field, &value, self.words.language(), &self.currency),
                None => Cell::Text(String::new()),
            },
        }
    }

    fn cell(&self, field: F, line: &Line<'_>) -> Cell {
        let lead = line.lead;
        Cell::Text(match field {
            F::FamilyName => lead.text(0),
            F::GivenName => lead.text(1),
            F::MiddleName => lead.text(2),
            F::FamilyKana => lead.text(3),
            F::GivenKana => lead.text(4),
            F::Honorific => lead.text(5),
            F::Company => lead.text(6),
            F::Department => lead.text(7),
            F::Title => lead.text(8),
            F::Mail => line.mails.join("; "),
            F::Phone => phones(lead, "").join("; "),
            F::PhoneDirect => phones(lead, "direct").join("; "),
            F::PhoneMobile => phones(lead, "mobile").join("; "),
            F::PhoneHome => phones(lead, "home").join("; "),
            F::Fax => phones(lead, "fax").join("; "),
            F::Address => points(lead, "postal").join("; "),
            F::Url => points(lead, "url").join("; "),
            F::Tags => lead.tags.join("; "),
            F::Source => lead.text(9),
            F::Stage => match lead.stage_name(self.words.is_japanese()) {
                "" => self.words.stage(&lead.stage_code),
                name => name.to_owned(),
            },
            F::Grade => lead.text(10),
            F::Value => return self.amount(lead.value_minor, &lead.value_currency),
            F::ExpectedClose => match LocalDate::parse(&lead.text(11)) {
                Some(day) => return Cell::Day(day),
                None => lead.text(11),
            },
            F::Industry => lead.text(12),
            F::ConsentGround => {
                self.words.ground(if lead.ground.is_empty() { "not_asked" } else { &lead.ground })
            }
            F::Refused if lead.ground == "refused" => self.words.yes(),
            F::CreatedAt => {
                return Cell::Moment(Timestamp(lead.created_at).in_zone(self.zone).naive_local());
            }
            F::Note => lead.text(13),
            F::Interest => lead.text(14),
            F::Horizon => lead.text(15),
            F::Language => lead.text(16),
            F::CompanyKana => lead.text(17),
            F::CompanySize => lead.text(18),
            F::ExternalId => lead.text(19),
            _ => String::new(),
        })
    }

    /// `1550000` in the currency of the workspace, `USD 1200.50` in others; nothing for none.
    fn amount(&self, minor: i64, currency: &str) -> Cell {
        let text = money(minor, currency, &self.currency);
        let digits = i32::try_from(minor_digits(currency)).unwrap_or_default();
        match text.as_str() {
            "" => Cell::Text(text),
            _ if currency == self.currency => {
                Cell::Amount(text, minor as f64 / 10_f64.powi(digits))
            }
            _ => Cell::Text(text),
        }
    }
}

/// Values of a kind of contact point.
pub(super) fn points<'l>(lead: &'l ExportRow, kind: &str) -> Vec<&'l str> {
    let fits = lead.points.iter().filter(|point| point.kind == kind);
    fits.map(|point| point.raw.as_str()).collect()
}

/// Phones of a label; those without one of their own under the empty one.
pub(super) fn phones<'l>(lead: &'l ExportRow, label: &str) -> Vec<&'l str> {
    const KNOWN: [&str; 4] = ["direct", "mobile", "home", "fax"];
    let fits = lead.points.iter().filter(|point| {
        let own = point.label.as_str();
        point.kind == "phone" && if label.is_empty() { !KNOWN.contains(&own) } else { own == label }
    });
    fits.map(|point| point.raw.as_str()).collect()
}

fn money(minor: i64, currency: &str, usual: &str) -> String {
    if minor == 0 {
        return String::new();
    }
    let digits = usize::try_from(minor_digits(currency)).unwrap_or_default();
    if digits > 2 {
        // Three decimals without a separator before them read as thousands.
        return Money::new(minor, currency).format(MoneyStyle::Plain);
    }
    let plain = if digits == 0 {
        minor.to_string()
    } else {
        let padded = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
        let (whole, part) = padded.split_at(padded.len() - digits);
        format!("{}{whole}.{part}", if minor < 0 { "-" } else { "" })
    };
    if currency == usual { plain } else { format!("{currency} {plain}") }
}
