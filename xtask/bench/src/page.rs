//! B4, B5, B6 and the frames of B1: the page in a browser, over the development host.
//!
//! The script (`tests/e2e/bench.mjs`) opens the same file, measures, and prints one line of JSON.

use std::path::Path;
use std::process::Command;

use enishi_bench::csv;
use serde_json::Value;

use crate::figure::{Better, Figure};
use crate::set::Set;

/// Rows of the list that comes in while the page scrolls.
const INCOMING: usize = 10_000;

/// What the script measured on this file.
///
/// # Errors
/// In words: the script's, or that it said nothing.
pub(crate) fn figures(set: &Set, script: &Path) -> Result<Vec<Figure>, String> {
    set.app.close().map_err(|why| format!("close: {:?}", why.detail))?;
    let list = set.beside("incoming.csv");
    std::fs::write(&list, csv(set.leads..set.leads + INCOMING, 0, &[]))
        .map_err(|why| why.to_string())?;
    let told = Command::new("node")
        .arg(script)
        .arg(&set.path)
        .arg(crate::set::NOW)
        .arg(&list)
        .output()
        .map_err(|why| format!("node: {why}"))?;
    if !told.status.success() {
        return Err(format!("{}: {}", script.display(), String::from_utf8_lossy(&told.stderr)));
    }
    let last = String::from_utf8_lossy(&told.stdout);
    let last = last.lines().last().unwrap_or_default();
    let told: Value = serde_json::from_str(last).map_err(|why| format!("{last}: {why}"))?;
    let number = |name: &str| told[name].as_f64().ok_or_else(|| format!("no {name} in {last}"));
    let figure = |bench, what, value, target| {
        Figure::new(bench, what, set.leads, (value, "ms"), (Better::Lower, target))
    };
    Ok(vec![
        figure("B4", "board: from the route to painted columns", number("open")?, 200.0),
        figure("B5", "board: a move by key, repainted, p95", number("move")?, 50.0)
            .beside("two frames", 33.4),
        figure("B6", "board: frame while scrolling, p95", number("frame")?, 20.0)
            .beside("one frame of 60 Hz", 16.7),
        figure("B1", "board: frame while 10,000 rows come in, p95", number("meanwhile")?, 33.0)
            .beside("the same without an import", number("frame")?)
            .over(vec![
                ("longest".to_owned(), number("meanwhileLongest")?),
                ("import, s".to_owned(), number("import")? / 1000.0),
            ]),
    ])
}
