//! B3: any text is found, one and two Japanese characters included, and nothing is missed.

use std::collections::BTreeSet;
use std::time::Instant;

use enishi_core::text::bigrams::{SearchQuery, scan_text};
use enishi_core::text::fold_company;
use rusqlite::Connection;
use serde_json::json;

use super::timed;
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
        let page = ask(&set.app, "leads_find", &json!({ "text": query, "limit": 50 }))?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        // A scan of everything takes its time: every tenth query is compared.
        if at % 10 != 0 {
            continue;
        }
        let Some(asked) = SearchQuery::parse(query) else { continue };
        let start = Instant::now();
        let hits = corpus.iter().filter(|known| asked.matches_folded(&known.scan)).count();
        scans.push(start.elapsed().as_secs_f64() * 1000.0);
        let answered =
            usize::try_from(page.read()?["count"].as_i64().unwrap_or_default()).unwrap_or(0);
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
        Figure::new(
            "B3",
            "search for a word that almost everybody has, p95",
            set.leads,
            (everybody(set)?, "ms"),
            (Better::Lower, scan),
        )
        .beside("folded full scan", scan),
        recall,
    ])
}

/// A lead as a scan reads it, and what of it a person might type.
struct Known {
    /// All words, folded in the way of the search.
    scan: String,
    /// Name, reading, company without its legal form, mail address.
    typed: [String; 4],
}

fn corpus(set: &Set) -> rusqlite::Result<Vec<Known>> {
    let db = Connection::open(&set.path)?;
    let mut read =
        db.prepare("SELECT name, kana, company, mail FROM lead_card ORDER BY lead_rid")?;
    let rows = read.query_map([], |row| {
        let parts: Vec<String> = (0..4).map(|at| row.get(at)).collect::<Result<_, _>>()?;
        let scan = scan_text(&parts.iter().map(String::as_str).collect::<Vec<_>>());
        let mut parts = parts.into_iter();
        let mut typed = std::array::from_fn(|_| parts.next().unwrap_or_default());
        typed[2] = fold_company(&typed[2]);
        Ok(Known { scan, typed })
    })?;
    rows.collect()
}

/// Queries of 1 to 8 characters as people type them: how a name, a reading, a company or an address
/// begins, a piece of a name, romaji, and what nobody is called.
fn queries(corpus: &[Known]) -> Vec<String> {
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
    // Strides without a common factor, so that every kind meets every length and many people.
    for at in 0..20 * QUERIES {
        if queries.len() >= QUERIES || corpus.is_empty() {
            break;
        }
        let who = &corpus[at * 7_919 % corpus.len()];
        let text: Vec<char> = who.typed[at % 4].trim().chars().collect();
        let length = at / 4 % 8 + 1;
        // Every fifth query begins inside what is there.
        let begin = if at % 5 == 4 { text.len() / 2 } else { 0 };
        let piece: String = text.iter().skip(begin).take(length).collect();
        if !piece.trim().is_empty() {
            queries.insert(piece.trim().to_owned());
        }
    }
    queries.into_iter().collect()
}

/// Milliseconds that a word takes which almost everybody has: the most that a search can cost.
fn everybody(set: &Set) -> Result<f64, String> {
    let mut times = Vec::new();
    for word in ["株式会社", "example", "1"] {
        for _ in 0..3 {
            let request = json!({ "text": word, "limit": 50 });
            times.push(timed(|| ask(&set.app, "leads_find", &request).map(|_| ()))?.0);
        }
    }
    Ok(percentile(&times, 0.95))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hundred_different_queries_are_drawn_from_what_is_there() {
        let known = |n: usize| Known {
            scan: String::new(),
            typed: [
                format!("佐藤 太郎{n}"),
                format!("サトウ タロウ{n}"),
                format!("{n}工業"),
                format!("sato{n}@firma.example"),
            ],
        };
        let corpus: Vec<Known> = (0..500).map(known).collect();
        assert_eq!(queries(&corpus).len(), QUERIES);
        assert!(queries(&[]).len() > 10, "an empty file is asked too");
    }
}
