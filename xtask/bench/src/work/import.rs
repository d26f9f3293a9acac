//! B1, B2, B16: a list comes in, and is taken back.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::json;

use crate::desk::ask;
use crate::figure::{Better, Figure};
use crate::set::{Set, Watch};

/// Tables that a new file has rows in already, or that are no rows of an import.
const NOT_COPIED: &[&str] = &[
    "workspace",
    "setting",
    "pipeline",
    "stage",
    "score_model",
    "template",
    "template_version",
    "change_log",
    "stage_total",
    "refinery_schema_history",
    "sqlite_sequence",
];

/// Per cent of the speed of plain inserts that an import must reach, by processor time.
const SHARE: f64 = if cfg!(debug_assertions) { 15.0 } else { 40.0 };

/// What one import and its undo cost beside plain inserts of the same rows.
///
/// # Errors
/// In words.
pub(crate) fn figures(leads: usize, gates: bool) -> Result<Vec<Figure>, String> {
    let set = Set::imported(leads)?;
    let imported = set.imports.first().ok_or("nothing was imported")?;
    let (import, peak) = (imported.seconds, imported.peak_mb);
    let (plain, plain_worked) = plain_inserts(&set).map_err(|why| why.to_string())?;
    let watch = Watch::start();
    ask(&set.app, "history_undo", &json!({ "change_id": imported.change }))?;
    let (undo, undo_worked) = (watch.seconds(), watch.worked());
    let share = |what, share, target| {
        Figure::new("B1", what, leads, (100.0 * share, "%"), (Better::Higher, target))
    };
    let back = |what, ratio| Figure::new("B16", what, leads, (ratio, "x"), (Better::Lower, 1.0));
    let worked =
        share("the same by processor time", plain_worked / imported.worked, 60.0).over(vec![
            ("import, s".to_owned(), imported.worked),
            ("plain inserts, s".to_owned(), plain_worked),
            ("undo, s".to_owned(), undo_worked),
        ]);
    let back_worked = back("the same by processor time", undo_worked / imported.worked);
    let (worked, back_worked) = match gates {
        // Unoptimised code of ours is slower, SQLite is not.
        true => (worked.gated(SHARE), back_worked.gated(1.5)),
        false => (worked, back_worked),
    };
    let share = share("import, share of plain inserts' speed", plain / import, 60.0);
    let back = back("undo of the import, beside the import", undo / import);
    Ok(vec![
        Figure::new(
            "B1",
            "import of a Shift_JIS list",
            leads,
            (import, "s"),
            (Better::Lower, plain / 0.6),
        )
        .beside("plain inserts", plain),
        share,
        worked,
        Figure::new(
            "B1",
            "peak memory above the start",
            leads,
            (peak, "MB"),
            (Better::Lower, 150.0),
        ),
        Figure::new("B16", "undo of the import", leads, (undo, "s"), (Better::Lower, 5.0))
            .beside("the import", import),
        back,
        back_worked,
    ])
}

/// How long a stop takes, at worst, early and late in an import of so many rows into a new file.
///
/// # Errors
/// In words.
pub(crate) fn stops(leads: usize, seconds: f64) -> Result<Figure, String> {
    let mut waits = Vec::new();
    for share in [0.1, 0.3, 0.5, 0.7, 0.9] {
        let set = Set::empty()?;
        if let Some(waited) = set.stop(0..leads, share * seconds)? {
            waits.push((format!("after {:.0} %", 100.0 * share), waited));
        }
    }
    let worst = waits.iter().map(|(_, waited)| *waited).fold(0.0, f64::max);
    let figure = Figure::new(
        "B2",
        "a stop of the import, at worst",
        leads,
        (worst, "s"),
        (Better::Lower, 1.0),
    );
    Ok(figure.over(waits))
}

/// Seconds, on the wall and of processor time, that plain prepared inserts of every row that the
/// import left take: the same tables with the same indices and triggers, and the words of the
/// search, in one transaction.
fn plain_inserts(set: &Set) -> rusqlite::Result<(f64, f64)> {
    let full = Connection::open(&set.path)?;
    let words = words_of(&full)?;
    let empty = Set::empty().map_err(|_| rusqlite::Error::InvalidQuery)?;
    let db = Connection::open(&empty.path)?;
    db.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -32768; PRAGMA temp_store = memory",
    )?;
    let tables: Vec<(String, Vec<Vec<Value>>)> = tables_of(&full)?
        .into_iter()
        .map(|table| rows_of(&full, &table).map(|rows| (table, rows)))
        .collect::<rusqlite::Result<_>>()?;
    let watch = Watch::start();
    db.execute_batch("BEGIN IMMEDIATE")?;
    for (table, rows) in &tables {
        let Some(first) = rows.first() else { continue };
        let marks = vec!["?"; first.len()].join(", ");
        let mut insert = db.prepare(&format!("INSERT OR REPLACE INTO {table} VALUES ({marks})"))?;
        for row in rows {
            insert.execute(rusqlite::params_from_iter(row))?;
        }
    }
    let mut insert = db.prepare("INSERT INTO lead_search (rowid, text) VALUES (?1, ?2)")?;
    for (lead, words) in &words {
        insert.execute(rusqlite::params![lead, words])?;
    }
    drop(insert);
    db.execute_batch("COMMIT")?;
    Ok((watch.seconds(), watch.worked()))
}

/// Ordinary tables whose rows are copied, those that others refer to first.
fn tables_of(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut list = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'lead_search%'
         ORDER BY CASE name WHEN 'company' THEN 0 WHEN 'source' THEN 1 WHEN 'tag' THEN 2
           WHEN 'lead' THEN 3 ELSE 4 END, name",
    )?;
    let names: Vec<String> =
        list.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(names.into_iter().filter(|name| !NOT_COPIED.contains(&name.as_str())).collect())
}

fn rows_of(db: &Connection, table: &str) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut read = db.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = read.column_count();
    let rows = read.query_map([], |row| (0..columns).map(|at| row.get(at)).collect())?;
    rows.collect()
}

/// The words of each lead, cut as the search cuts them.
fn words_of(db: &Connection) -> rusqlite::Result<Vec<(i64, String)>> {
    let mut read =
        db.prepare("SELECT lead_rid, name, kana, company, title, mail, phone FROM lead_card")?;
    let rows = read.query_map([], |row| {
        let parts: Vec<String> = (1..7).map(|at| row.get(at)).collect::<Result<_, _>>()?;
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Ok((row.get(0)?, enishi_core::text::bigrams::index_text(&parts)))
    })?;
    rows.collect()
}

/// B2: rows of a large list beside rows of a hundred thousand, and that the memory stays flat.
pub(crate) fn large(set: &Set, per_row_of_m: f64) -> Vec<Figure> {
    let seconds: f64 = set.imports.iter().map(|part| part.seconds).sum();
    let rows: usize = set.imports.iter().map(|part| part.rows).sum();
    let per_row = seconds / rows.max(1) as f64;
    let peak = set.imports.iter().map(|part| part.peak_mb).fold(0.0, f64::max);
    let series = set.imports.iter().map(|part| (format!("{} rows", part.rows), part.seconds));
    vec![
        Figure::new(
            "B2",
            "a row of the large list, beside one of B1",
            set.leads,
            (per_row / per_row_of_m, "x"),
            (Better::Lower, 2.0),
        )
        .over(series.collect()),
        Figure::new(
            "B2",
            "peak memory above the start",
            set.leads,
            (peak, "MB"),
            (Better::Lower, 300.0),
        ),
    ]
}
