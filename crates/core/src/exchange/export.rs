//! Leads as a CSV file: UTF-8 with byte order mark, every cell quoted, formulas defused.
//!
//! The headers are those an import understands, the values those it reads, so that export → import
//! gives the same leads. The address of somebody who refused is left out; that they refused is not.

use std::io::Write;

use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use super::field::ImportField as F;
use super::wire::ExportLeads;
use super::words::Words;
use super::{guard, ops};
use crate::app::App;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::filter::Filter;
use crate::text::money::minor_digits;
use crate::time::Timestamp;

/// Columns of the file, in order.
const COLUMNS: [F; 28] = [
    F::FamilyName,
    F::GivenName,
    F::MiddleName,
    F::FamilyKana,
    F::GivenKana,
    F::Honorific,
    F::Company,
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
    F::Industry,
    F::ConsentGround,
    F::Refused,
    F::CreatedAt,
    F::Note,
];
/// Leads between two reports of progress.
const REPORT_EVERY: usize = 100;

/// Writes the asked leads; answers how many. One snapshot; holds one lead at a time.
///
/// # Errors
/// `FileNotWritten`, `NotFound` for an id of the query, `Stopped`.
pub fn write_leads(
    app: &App,
    request: &ExportLeads,
    out: &mut dyn Write,
    progress: ops::Progress<'_>,
) -> Result<i64> {
    let failed = |why: std::io::Error| Error::new(ErrorCode::FileNotWritten).detail(why);
    let words = Words::new(&request.language);
    app.read(|db| {
        let leads = chosen(app, db, request)?;
        out.write_all("\u{feff}".as_bytes()).map_err(failed)?;
        let header = COLUMNS.map(|field| words.field(field));
        out.write_all(guard::line(header, ',').as_bytes()).map_err(failed)?;
        for (done, lead) in leads.iter().enumerate() {
            if done % REPORT_EVERY == 0 {
                progress(ops::whole(done), ops::whole(leads.len()))?;
            }
            let cells = read_cells(db, *lead, &words, app.env().zone)?;
            out.write_all(guard::line(cells, ',').as_bytes()).map_err(failed)?;
        }
        progress(ops::whole(leads.len()), ops::whole(leads.len()))?;
        Ok(ops::whole(leads.len()))
    })
}

/// The asked leads in the order of the reading.
fn chosen(app: &App, db: &Connection, request: &ExportLeads) -> Result<Vec<i64>> {
    let filter = Filter::of(db, &request.query, app.env())?.whole()?;
    let mut params: Vec<Value> = filter.params().to_vec();
    let mut only = String::new();
    if !request.leads.is_empty() {
        let marks = vec!["?"; request.leads.len()].join(", ");
        only = format!(" AND card.lead_id IN ({marks})");
        for id in &request.leads {
            let id = Uuid::parse_str(id).map_err(|_| Error::new(ErrorCode::LeadGone))?;
            params.push(Value::Blob(id.as_bytes().to_vec()));
        }
    }
    super::store::list_leads(db, &format!("{}{only}", filter.and()), params)
}

fn read_cells(
    db: &Connection,
    lead: i64,
    words: &Words,
    zone: chrono_tz::Tz,
) -> Result<[String; COLUMNS.len()]> {
    let lead = super::store::get_export(db, lead)?;
    let refused = lead.ground == "refused";
    let points = |kind: &str, label: &str| {
        let fits = |point: &&super::store::Point| {
            point.kind == kind && (point.label == label || label == "*")
        };
        let raw = lead.points.iter().filter(fits).map(|point| point.raw.as_str());
        raw.collect::<Vec<_>>().join("; ")
    };
    let known = ["direct", "mobile", "home", "fax"];
    let work =
        lead.points.iter().filter(|p| p.kind == "phone" && !known.contains(&p.label.as_str()));
    let stage = match lead.stage_name(words.is_japanese()) {
        "" => words.stage(&lead.stage_code),
        name => name.to_owned(),
    };
    let ground = if lead.ground.is_empty() { "not_asked" } else { &lead.ground };
    Ok(COLUMNS.map(|field| match field {
        F::FamilyName => lead.text(0),
        F::GivenName => lead.text(1),
        F::MiddleName => lead.text(2),
        F::FamilyKana => lead.text(3),
        F::GivenKana => lead.text(4),
        F::Honorific => lead.text(5),
        F::Company => lead.text(6),
        F::Department => lead.text(7),
        F::Title => lead.text(8),
        F::Mail if refused => String::new(),
        F::Mail => points("mail", "*"),
        F::Phone => work.clone().map(|p| p.raw.as_str()).collect::<Vec<_>>().join("; "),
        F::PhoneDirect => points("phone", "direct"),
        F::PhoneMobile => points("phone", "mobile"),
        F::PhoneHome => points("phone", "home"),
        F::Fax => points("phone", "fax"),
        F::Address => points("postal", "*"),
        F::Url => points("url", "*"),
        F::Tags => lead.tags.join("; "),
        F::Source => lead.text(9),
        F::Stage => stage.clone(),
        F::Grade => lead.text(10),
        F::Value => money(lead.value_minor, &lead.value_currency),
        F::ExpectedClose => lead.text(11),
        F::Industry => lead.text(12),
        F::ConsentGround => words.ground(ground),
        F::Refused if refused => words.yes(),
        F::CreatedAt => day_and_time(lead.created_at, zone),
        F::Note => lead.text(13),
        _ => String::new(),
    }))
}

/// `1550000` for yen, `USD 1200.50` for others; empty for none.
fn money(minor: i64, currency: &str) -> String {
    if minor == 0 {
        return String::new();
    }
    let digits = usize::try_from(minor_digits(currency)).unwrap_or_default();
    let plain = if digits == 0 {
        minor.to_string()
    } else {
        let padded = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
        let (whole, part) = padded.split_at(padded.len() - digits);
        format!("{}{whole}.{part}", if minor < 0 { "-" } else { "" })
    };
    if currency == "JPY" { plain } else { format!("{currency} {plain}") }
}

fn day_and_time(at: i64, zone: chrono_tz::Tz) -> String {
    Timestamp(at).in_zone(zone).format("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_an_import_reads_it() {
        use crate::text::money::Money;
        for (minor, currency) in [(1_550_000, "JPY"), (120_050, "USD"), (5, "EUR")] {
            let text = money(minor, currency);
            assert_eq!(Money::parse(&text, "JPY"), Some(Money::new(minor, currency)), "{text}");
        }
        assert_eq!(money(0, "JPY"), "");
    }
}
