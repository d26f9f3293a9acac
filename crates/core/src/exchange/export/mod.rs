//! Leads out: which ones, what of them, and in which form.
//!
//! The headers are those an import understands, the values those it reads, so that export → import
//! gives the same leads in every form. An address that must not be written to (refused, suppressed)
//! is left out unless asked for; that somebody refused is not.
//!
//! One file per form: [`text`] (CSV, TSV in four encodings), [`book`] (XLSX), [`cards`] (vCard).
//! Leads are read a stretch at a time, whatever the form.

mod book;
mod cards;
mod own;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;

use chrono::{Datelike, Timelike};
use chrono_tz::Tz;
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use uuid::Uuid;

use super::field::ImportField as F;
use super::own::header;
use super::pace::REPORT_EVERY;
use super::store;
use super::store::export::{ExportRow, list_export};
use super::wire::{ExportForm, ExportLeads, Exported, Replaced};
use super::words::Words;
use super::{guard, ops};
use crate::app::App;
use crate::consent::Ground;
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

/// Leads read at one go: each reads its rows in the order of the file, so that a longer stretch
/// finds more of them on pages that are at hand.
const STRETCH: usize = 4_000;

/// One cell, typed: a sheet wants dates and numbers, a text their writing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Text(Cow<'a, str>),
    Day(LocalDate),
    /// Local time in the workspace zone.
    Moment(chrono::NaiveDateTime),
    /// An amount in the currency of the workspace: its writing and its value.
    Amount(String, f64),
}

const EMPTY: Cell<'static> = Cell::Text(Cow::Borrowed(""));

impl Cell<'_> {
    /// As text.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Amount(text, _) => Cow::Borrowed(text),
            Cell::Day(day) => Cow::Owned(day.to_string()),
            Cell::Moment(at) => Cow::Owned(written(at)),
        }
    }
}

/// `2026-04-07 09:00`.
fn written(at: &chrono::NaiveDateTime) -> String {
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute()
    )
}

/// One lead as a form gets it.
pub(super) struct Line<'a> {
    /// Row of the list, 1 = first.
    pub(super) row: i64,
    /// Name or company, for reports.
    pub(super) name: Cow<'a, str>,
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
    fn take(&mut self, line: &Line<'_>, cells: &[Cell<'_>]) -> Result<()>;
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
    let currency = settings::read_in(db, app.env().zone.name())?.currency;
    let writer = Writer::new(db, &words, app.env().zone, currency, request.with_refused)?;
    let suppressed = Suppressions::new(db)?;
    let mut sink: Box<dyn Sink + '_> = match request.format {
        ExportForm::Csv => Box::new(text::List::new(out, ',', &request.encoding, &headers)?),
        ExportForm::Tsv => Box::new(text::List::new(out, '\t', &request.encoding, &headers)?),
        ExportForm::Xlsx => Box::new(book::Book::new(out, &headers)?),
        ExportForm::Vcf => Box::new(cards::Cards::new(out, &*app.env().cards, request.version)?),
    };
    // a contact file has no columns
    let columns = if request.format == ExportForm::Vcf { Vec::new() } else { columns };
    let mut row = 0;
    for stretch in leads.chunks(STRETCH) {
        progress(row, all)?;
        for lead in list_export(db, stretch)? {
            row += 1;
            if row.unsigned_abs().is_multiple_of(REPORT_EVERY) {
                progress(row, all)?;
            }
            let mut mails = Vec::new();
            for point in lead.points.iter().filter(|point| point.kind == "mail") {
                if writer.with_refused
                    || (lead.ground() != "refused" && suppressed.find(db, &point.normal)?.is_none())
                {
                    mails.push(point.raw.as_str());
                }
            }
            let line = Line { row, name: name(&lead), lead: &lead, mails };
            let cells: Vec<Cell<'_>> =
                columns.iter().map(|one| writer.column(one, &line)).collect();
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

/// Turns leads into cells. What many leads say in words is looked up once.
struct Writer<'a> {
    words: &'a Words,
    zone: Tz,
    currency: String,
    with_refused: bool,
    grounds: HashMap<String, String>,
    stages: HashMap<String, String>,
    yes: String,
}

fn name(lead: &ExportRow) -> Cow<'_, str> {
    match (lead.text(0), lead.text(1)) {
        ("", "") => Cow::Borrowed(lead.text(6)),
        ("", one) | (one, "") => Cow::Borrowed(one.trim()),
        (family, given) => Cow::Owned(format!("{family} {given}").trim().to_owned()),
    }
}

impl<'a> Writer<'a> {
    fn new(
        db: &Connection,
        words: &'a Words,
        zone: Tz,
        currency: String,
        with_refused: bool,
    ) -> Result<Self> {
        let grounds = Ground::ALL.iter().map(|ground| ground.code());
        let stages = store::list_stages(db)?.into_iter().map(|stage| stage.code);
        Ok(Self {
            words,
            zone,
            currency,
            with_refused,
            grounds: grounds.map(|code| (code.to_owned(), words.ground(code))).collect(),
            stages: stages.map(|code| (code.clone(), words.stage(&code))).collect(),
            yes: words.yes(),
        })
    }

    fn column<'l>(&'l self, column: &Column, line: &Line<'l>) -> Cell<'l> {
        match column {
            Column::Field(field) => self.cell(*field, line),
            Column::Own(_) if line.lead.own.is_empty() => EMPTY,
            Column::Own(field) => match line.lead.own.get(field) {
                Some(value) => own::cell(field, &value, self.words.language(), &self.currency),
                None => EMPTY,
            },
        }
    }

    fn cell<'l>(&'l self, field: F, line: &Line<'l>) -> Cell<'l> {
        let lead = line.lead;
        Cell::Text(Cow::Borrowed(match field {
            F::FamilyName => lead.text(0),
            F::GivenName => lead.text(1),
            F::MiddleName => lead.text(2),
            F::FamilyKana => lead.text(3),
            F::GivenKana => lead.text(4),
            F::Honorific => lead.text(5),
            F::Company => lead.text(6),
            F::Department => lead.text(7),
            F::Title => lead.text(8),
            F::Mail => return joined(line.mails.iter().copied()),
            F::Phone => return joined(phones(lead, "")),
            F::PhoneDirect => return joined(phones(lead, "direct")),
            F::PhoneMobile => return joined(phones(lead, "mobile")),
            F::PhoneHome => return joined(phones(lead, "home")),
            F::Fax => return joined(phones(lead, "fax")),
            F::Address => return joined(points(lead, "postal")),
            F::Url => return joined(points(lead, "url")),
            F::Tags => return joined(lead.tags.iter().map(String::as_str)),
            F::Source => lead.text(9),
            F::Stage => match lead.stage_name(self.words.is_japanese()) {
                "" => self.stages.get(lead.stage_code()).map_or(lead.stage_code(), String::as_str),
                name => name,
            },
            F::Grade => lead.text(10),
            F::Value if lead.value_minor == 0 => "",
            F::Value => return self.amount(lead.value_minor, &lead.value_currency),
            F::ExpectedClose => match LocalDate::parse(lead.text(11)) {
                Some(day) => return Cell::Day(day),
                None => lead.text(11),
            },
            F::Industry => lead.text(12),
            F::ConsentGround => {
                let ground = if lead.ground().is_empty() { "not_asked" } else { lead.ground() };
                self.grounds.get(ground).map_or(ground, String::as_str)
            }
            F::Refused if lead.ground() == "refused" => &self.yes,
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
            _ => "",
        }))
    }

    /// `1550000` in the currency of the workspace, `USD 1200.50` in others; nothing for none.
    fn amount(&self, minor: i64, currency: &str) -> Cell<'static> {
        let text = money(minor, currency, &self.currency);
        let digits = i32::try_from(minor_digits(currency)).unwrap_or_default();
        match text.as_str() {
            "" => EMPTY,
            _ if currency == self.currency => {
                Cell::Amount(text, minor as f64 / 10_f64.powi(digits))
            }
            _ => Cell::Text(Cow::Owned(text)),
        }
    }
}

/// Several values in one cell.
fn joined<'l>(mut values: impl Iterator<Item = &'l str>) -> Cell<'l> {
    let Some(first) = values.next() else { return EMPTY };
    let mut all = Cow::Borrowed(first);
    for value in values {
        let all = all.to_mut();
        all.push_str("; ");
        all.push_str(value);
    }
    Cell::Text(all)
}

/// Values of a kind of contact point.
pub(super) fn points<'l>(lead: &'l ExportRow, kind: &'static str) -> impl Iterator<Item = &'l str> {
    let fits = lead.points.iter().filter(move |point| point.kind == kind);
    fits.map(|point| point.raw.as_str())
}

/// Phones of a label; those without one of their own under the empty one.
pub(super) fn phones<'l>(
    lead: &'l ExportRow,
    label: &'static str,
) -> impl Iterator<Item = &'l str> {
    const KNOWN: [&str; 4] = ["direct", "mobile", "home", "fax"];
    let fits = lead.points.iter().filter(move |point| {
        let own = point.label.as_str();
        point.kind == "phone" && if label.is_empty() { !KNOWN.contains(&own) } else { own == label }
    });
    fits.map(|point| point.raw.as_str())
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
