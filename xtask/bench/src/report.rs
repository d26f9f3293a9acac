//! `report.json` for programs and `report.html` for people: every figure with its target, its peer
//! and a plot. One file, no script, light and dark.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::figure::{Better, Figure, shown};

/// What a reader must know to compare two reports.
pub(crate) struct About {
    pub(crate) commit: String,
    pub(crate) sqlite: String,
    pub(crate) cores: usize,
    /// Load average of the last minute, before and after.
    pub(crate) load: (f64, f64),
    /// Built with optimisation.
    pub(crate) optimised: bool,
    pub(crate) seconds: f64,
    /// What was not measured, and why.
    pub(crate) left_out: Vec<String>,
}

/// Writes both files into `folder`.
///
/// # Errors
/// Of the disk.
pub(crate) fn write(folder: &Path, about: &About, figures: &[Figure]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let report = json!({
        "about": json_of(about),
        "figures": figures.iter().map(Figure::json).collect::<Vec<_>>(),
    });
    std::fs::write(folder.join("report.json"), format!("{report:#}\n"))?;
    std::fs::write(folder.join("report.html"), page(about, figures))
}

fn json_of(about: &About) -> Value {
    json!({
        "commit": about.commit, "sqlite": about.sqlite, "cores": about.cores,
        "load_before": about.load.0, "load_after": about.load.1,
        "optimised": about.optimised, "seconds": about.seconds, "left_out": about.left_out,
    })
}

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #5b6470; --line: #d8dde3;
  --paper: #fff; --bar: #2f6f8f; --peer: #a8b3bd; --good: #1c7a3f; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --dim: #a0a8b2; --line: #3a4148;
  --paper: #16191d; --bar: #6bb2d6; --peer: #5b6470; --good: #67c587; --bad: #f2867e } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  margin: 2rem auto; max-width: 62rem; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 2rem 0 .25rem }
p, td { color: var(--dim) } b, th { color: var(--ink) }
section { border-top: 1px solid var(--line); padding: .75rem 0 }
.met { color: var(--good) } .not { color: var(--bad) }
svg { display: block; width: 100%; height: auto; margin: .5rem 0 } text { fill: var(--ink); font-size: 13px }
";

fn page(about: &About, figures: &[Figure]) -> String {
    let met = figures.iter().filter(|figure| figure.is_met()).count();
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Enishi: benchmarks</title>
<style>{STYLE}</style><h1>Benchmarks: {met} of {} targets met</h1><p>Commit {}, SQLite {}, {} cores, \
load {:.1} before and {:.1} after, {}, {:.0} s in all.</p>",
        figures.len(),
        escape(&about.commit),
        escape(&about.sqlite),
        about.cores,
        about.load.0,
        about.load.1,
        if about.optimised { "optimised build" } else { "development build: slower than a release" },
        about.seconds,
    );
    for left in &about.left_out {
        let _ = write!(page, "<p class=\"not\">Not measured: {}</p>", escape(left));
    }
    let mut bench = "";
    for figure in figures {
        if figure.bench != bench {
            bench = figure.bench;
            let _ = write!(page, "<h2>{bench}</h2>");
        }
        section(&mut page, figure);
    }
    page.push_str("</html>\n");
    page
}

fn section(page: &mut String, figure: &Figure) {
    let (class, word) = if figure.is_met() { ("met", "met") } else { ("not", "not met") };
    let sign = if figure.better == Better::Lower { "at most" } else { "at least" };
    let _ = write!(
        page,
        "<section><b>{}</b>, {} leads: <b>{}</b>, target {sign} {}: <b class=\"{class}\">{word}</b>",
        escape(figure.what),
        figure.leads,
        shown(figure.value, figure.unit),
        shown(figure.target, figure.unit),
    );
    let mut bars = vec![(figure.what.to_owned(), figure.value, "--bar")];
    if let Some((name, value)) = figure.peer {
        bars.push((name.to_owned(), value, "--peer"));
    }
    for (name, value) in figure.series.iter().filter(|(name, _)| name != "MB") {
        bars.push((name.clone(), *value, "--bar"));
    }
    plot(page, &bars, figure);
    page.push_str("</section>");
}

/// Bars from zero, the target as a line.
fn plot(page: &mut String, bars: &[(String, f64, &str)], figure: &Figure) {
    const ROW: usize = 24;
    const NAME: f64 = 300.0;
    const WIDE: f64 = 520.0;
    let most = bars.iter().map(|(_, value, _)| *value).fold(figure.target, f64::max).max(1e-9);
    let height = bars.len() * ROW + 8;
    let _ = write!(
        page,
        "<svg viewBox=\"0 0 920 {height}\" role=\"img\" aria-label=\"{} beside its target\">",
        escape(figure.what)
    );
    for (row, (name, value, colour)) in bars.iter().enumerate() {
        let y = row * ROW + 4;
        let _ = write!(
            page,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
<rect x=\"{NAME}\" y=\"{y}\" width=\"{:.1}\" height=\"16\" rx=\"2\" style=\"fill:var({colour})\"/>\
<text x=\"{:.1}\" y=\"{}\">{}</text>",
            NAME - 8.0,
            y + 13,
            escape(name),
            (value / most * WIDE).max(1.0),
            NAME + value / most * WIDE + 6.0,
            y + 13,
            shown(*value, figure.unit),
        );
    }
    let x = NAME + figure.target / most * WIDE;
    let _ = write!(
        page,
        "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{height}\" \
style=\"stroke:var(--dim);stroke-dasharray:4 3\"/></svg>"
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_report_names_every_figure_and_counts_the_targets() {
        let met = Figure::new("B1", "quick <work>", 10, (1.0, "s"), (Better::Lower, 2.0));
        let not = Figure::new("B2", "slow work", 10, (3.0, "s"), (Better::Lower, 2.0))
            .beside("a peer", 1.0);
        let about = About {
            commit: "abc".to_owned(),
            sqlite: "3".to_owned(),
            cores: 2,
            load: (0.0, 0.0),
            optimised: true,
            seconds: 1.0,
            left_out: vec!["the page: no browser".to_owned()],
        };
        let page = page(&about, &[met, not]);
        assert!(page.contains("1 of 2 targets met"), "{page}");
        assert!(page.contains("quick &lt;work&gt;") && page.contains("a peer"));
        assert!(page.contains("Not measured: the page"), "what is missing is said");
    }
}
