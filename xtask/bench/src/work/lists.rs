//! B10, B13, B17: a segment, the way out, and who stands in the file twice.

use std::time::Instant;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Value, json};

use super::timed;
use crate::desk::ask;
use crate::figure::{Better, Figure, percentile};
use crate::set::{Set, Watch};

/// B10: "score at least 60 and tag and not mailed for 30 days", count and first page.
///
/// # Errors
/// In words.
pub(crate) fn segment(set: &Set, query: &Value) -> Result<Vec<Figure>, String> {
    let (mut times, mut found) = (Vec::new(), 0.0);
    for _ in 0..20 {
        let (ms, ()) = timed(|| {
            let count = ask(&set.app, "leads_count", &json!({ "query": query }))?;
            found = count.read()?["count"].as_f64().unwrap_or_default();
            let page = json!({ "query": query, "sort": "score", "descending": true, "limit": 50 });
            ask(&set.app, "leads_list", &page).map(|_| ())
        })?;
        times.push(ms);
    }
    let target = if set.leads > 500_000 { 200.0 } else { 20.0 };
    let p95 = percentile(&times, 0.95);
    Ok(vec![
        Figure::new(
            "B10",
            "segment, count and first page, p95",
            set.leads,
            (p95, "ms"),
            (Better::Lower, target),
        )
        .over(vec![("leads that answer".to_owned(), found)]),
    ])
}

/// B13: everything as a file.
fn export(
    set: &Set,
    (name, what): (&str, &'static str),
    more: &Value,
    raw: f64,
) -> Result<Figure, String> {
    let path = set.beside(name);
    let mut request = json!({ "job": "export", "file": path, "language": "ja" });
    if let (Some(into), Some(more)) = (request.as_object_mut(), more.as_object()) {
        into.extend(more.clone());
    }
    let watch = Watch::start();
    ask(&set.app, "export_leads", &request)?;
    let (seconds, worked) = (watch.seconds(), watch.worked());
    let size = std::fs::metadata(&path).map_or(0, |file| file.len());
    std::fs::remove_file(&path).map_err(|why| why.to_string())?;
    // The target is for 100,000 leads as CSV; smaller files have as much less time.
    let target = 2.0 * set.leads as f64 / 100_000.0;
    let figure = Figure::new("B13", what, set.leads, (seconds, "s"), (Better::Lower, target));
    Ok(figure.beside("the same rows read and written bare", raw).over(vec![
        ("MB".to_owned(), size as f64 / 1e6),
        ("seconds of processor time".to_owned(), worked),
    ]))
}

/// Seconds that it takes to read the rows of all cards and write them as bare CSV.
fn bare(set: &Set) -> rusqlite::Result<f64> {
    let db = Connection::open(&set.path)?;
    let watch = Watch::start();
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut read =
        db.prepare("SELECT * FROM lead JOIN lead_card ON lead_card.lead_rid = lead.rid")?;
    let columns = read.column_count();
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        for at in 0..columns {
            let field = match row.get_ref(at)? {
                ValueRef::Integer(number) => out.write_field(number.to_string()),
                ValueRef::Text(text) => out.write_field(text),
                _ => out.write_field(""),
            };
            field.map_err(|_| rusqlite::Error::InvalidQuery)?;
        }
        out.write_record(None::<&[u8]>).map_err(|_| rusqlite::Error::InvalidQuery)?;
    }
    Ok(watch.seconds())
}

/// B13 for every format that leaves the program.
///
/// # Errors
/// In words.
pub(crate) fn exports(set: &Set) -> Result<Vec<Figure>, String> {
    let raw = bare(set).map_err(|why| why.to_string())?;
    let forms = [
        (("all.csv", "export as CSV, UTF-8"), json!({ "format": "csv" })),
        (
            ("all-sjis.csv", "export as CSV, Shift_JIS"),
            json!({ "format": "csv", "encoding": "shift_jis" }),
        ),
        (("all.vcf", "export as vCard"), json!({ "format": "vcf" })),
        (("all.xlsx", "export as XLSX"), json!({ "format": "xlsx" })),
    ];
    forms.into_iter().map(|(file, more)| export(set, file, &more, raw)).collect()
}

/// B17: every pair of the file found anew, and a page of the queue. That the right ones are found
/// is asked by the tests, on the labelled sets.
///
/// # Errors
/// In words.
pub(crate) fn duplicates(set: &Set) -> Result<Vec<Figure>, String> {
    let start = Instant::now();
    let found = enishi_core::leads::ops::find_duplicates(&set.app);
    let (certain, maybe) = found.map_err(|why| format!("{:?}", why.detail))?;
    let seconds = start.elapsed().as_secs_f64();
    let mut pages = Vec::new();
    for _ in 0..20 {
        let request = json!({ "certain": false, "offset": 0, "limit": 50 });
        pages.push(timed(|| ask(&set.app, "duplicates_list", &request).map(|_| ()))?.0);
    }
    let target = 3.0 * set.leads as f64 / 100_000.0;
    let all = Figure::new(
        "B17",
        "every pair of the file found anew",
        set.leads,
        (seconds, "s"),
        (Better::Lower, target),
    );
    let page = Figure::new(
        "B17",
        "first page of the queue, p95",
        set.leads,
        (percentile(&pages, 0.95), "ms"),
        (Better::Lower, 50.0),
    );
    Ok(vec![
        all.over(vec![
            ("certain pairs".to_owned(), certain as f64),
            ("maybe pairs".to_owned(), maybe as f64),
        ]),
        page,
    ])
}
