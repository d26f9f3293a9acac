//! B3: any text is found, one and two Japanese characters included, and nothing is missed.

use std::collections::BTreeSet;
use std::time::Instant;

use enishi_core::text::bigrams::{SearchQuery, scan_text};
use rusqlite::Connection;
use serde_json::json;

use crate::desk::ask;
use crate::figure::{Better, Figure, percentile};
use crate::set::Set;

/// Queries of one run.
const QUERIES: usize = 200;

/// 200 mixed queries against a folded full scan of the same words.
///
/// # Errors
/// In words.
pub(crate) fn figures(set: &Set, gates: bool) -> Result<Vec<Figure>, String> {
    let corpus = corpus(set).map_err(|why| why.to_string())?;
    let queries = queries(&corpus);
    let (mut times, mut scans, mut missed, mut found) = (Vec::new(), Vec::new(), 0_usize, 0_usize);
    for (at, query) in queries.iter().enumerate() {
        let start = Instant::now();
        let page = ask(&set.app, "leads_find", &json!({ "text": query, "limit": 50 }))?.value;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        // A scan of everything takes its time: every tenth query is compared.
        if at % 10 != 0 {
            continue;
        }
        let Some(asked) = SearchQuery::parse(query) else { continue };
        let start = Instant::now();
        let hits = corpus.iter().filter(|(_, text)| asked.matches_folded(text)).count();
        scans.push(start.elapsed().as_secs_f64() * 1000.0);
        let answered = usize::try_from(page["count"].as_i64().unwrap_or_default()).unwrap_or(0);
        found += hits;
        // Notes and addresses are searched too, so the program may find more than the scan.
        missed += hits.saturating_sub(answered);
    }
    let target = if set.leads > 500_000 { 20.0 } else { 2.0 };
    let p95 = percentile(&times, 0.95);
    let scan = percentile(&scans, 0.5);
    let recall = 100.0 * (found - missed) as f64 / found.max(1) as f64;
    let beside = Figure::new(
        "B3",
        "search p95, beside a folded full scan",
        set.leads,
        (p95 / scan.max(0.001), "x"),
        (Better::Lower, 1.0),
    );
    let recall = Figure::new(
        "B3",
        "found of what a full scan finds",
        set.leads,
        (recall, "%"),
        (Better::Higher, 100.0),
    )
    .gated(100.0);
    Ok(vec![
        Figure::new(
            "B3",
            "search, first 50 and count, p95",
            set.leads,
            (p95, "ms"),
            (Better::Lower, target),
        )
        .beside("folded full scan", scan)
        .over(
            [0.5, 0.9, 0.95, 0.99, 1.0]
                .map(|share| (format!("p{:.0}", share * 100.0), percentile(&times, share)))
                .into(),
        ),
        if gates && set.leads >= 5_000 { beside.gated(2.0) } else { beside },
        recall,
    ])
}

/// What a scan reads of each lead: the same words, folded in the same way.
fn corpus(set: &Set) -> rusqlite::Result<Vec<(i64, String)>> {
    let db = Connection::open(&set.path)?;
    let mut read = db.prepare("SELECT lead_rid, name, kana, company, mail FROM lead_card")?;
    let rows = read.query_map([], |row| {
        let parts: Vec<String> = (1..5).map(|at| row.get(at)).collect::<Result<_, _>>()?;
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Ok((row.get(0)?, scan_text(&parts)))
    })?;
    rows.collect()
}

/// Queries of 1 to 8 characters: names, readings, romaji, pieces of what is there, and misses.
fn queries(corpus: &[(i64, String)]) -> Vec<String> {
    let fixed = [
        "田中",
        "佐",
        "さとう",
        "サトウ",
        "sato",
        "株式会社佐藤",
        "山﨑",
        "山崎",
        "東海林",
        "miller",
        "o'brien",
        "製作所",
        "工業",
        "bob",
        "firma1",
        "髙木",
        "高木",
        "渡辺",
        "渡邊",
        "zzz",
        "龍",
        "はせ",
    ];
    let mut queries: BTreeSet<String> = fixed.iter().map(|text| (*text).to_owned()).collect();
    let mut at = 7_usize;
    while queries.len() < QUERIES && !corpus.is_empty() {
        at = at * 1_103 + 12_345;
        let text: Vec<char> =
            corpus[at % corpus.len()].1.chars().filter(|c| !c.is_control()).collect();
        let length = at / 7 % 8 + 1;
        let begin = at / 11 % text.len().saturating_sub(length).max(1);
        let piece: String = text.iter().skip(begin).take(length).collect();
        if !piece.trim().is_empty() {
            queries.insert(piece.trim().to_owned());
        }
        at %= 1_000_000_007;
    }
    queries.into_iter().collect()
}

/// Distinct people of the corpus, for the tests of this file.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hundred_different_queries_are_drawn_from_what_is_there() {
        let corpus: Vec<(i64, String)> = (0..500).map(|n| (n, format!("佐藤 太郎 {n}"))).collect();
        assert!(queries(&corpus).len() >= 100, "a small corpus gives fewer pieces");
        assert!(queries(&[]).len() > 10, "an empty file is asked too");
    }
}
