//! `enishi-bench`: the benchmarks of `cargo xtask bench`.
//!
//! Each figure stands beside a peer or a limit of the same run, since computers differ. Without
//! `--small` it runs on 1,000 and 100,000 leads, `--large` adds a million. `--gate` fails if a
//! ratio that does not depend on the computer is beyond its limit: what `cargo xtask test` asks,
//! on a small set.

mod desk;
mod figure;
mod page;
mod report;
mod set;
mod work;

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use clap::Parser;
use serde_json::{Value, json};

use figure::Figure;
use set::Set;

/// Measures the program.
#[derive(Parser)]
#[command(name = "enishi-bench")]
struct Args {
    /// Where `report.json` and `report.html` go.
    #[arg(long, default_value = "target/bench")]
    out: PathBuf,
    /// Adds a million leads.
    #[arg(long)]
    large: bool,
    /// 3,000 leads only: a minute in a development build.
    #[arg(long)]
    small: bool,
    /// Fails if a stable ratio is beyond its limit.
    #[arg(long)]
    gate: bool,
    /// Only benchmarks whose number stands here, as B3.
    #[arg(long)]
    only: Vec<String>,
    /// This many leads only.
    #[arg(long)]
    leads: Option<usize>,
    /// A folder that keeps the files that are asked (not those that an import fills), so that the
    /// next run need not make them: a million leads take long. They grow by what B5 moves.
    #[arg(long)]
    keep: Option<PathBuf>,
    /// The script that measures the page in a browser; without it the page is left out.
    #[arg(long)]
    page: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            say(&format!("enishi-bench: {why}"));
            ExitCode::FAILURE
        }
    }
}

/// The figures of one run.
struct Run<'a> {
    args: &'a Args,
    figures: Vec<Figure>,
    left_out: Vec<String>,
}

impl Run<'_> {
    fn wants(&self, benches: &[&str]) -> bool {
        self.args.only.is_empty()
            || self.args.only.iter().any(|wanted| benches.contains(&wanted.as_str()))
    }

    fn add(&mut self, figures: Vec<Figure>) {
        for figure in figures {
            say(&figure.line());
            self.figures.push(figure);
        }
    }

    /// Import and undo on files of their own, then what a lived-in file answers.
    fn size(&mut self, leads: usize) -> Result<(), String> {
        let gates = self.args.gate;
        if self.wants(&["B1", "B16"]) && leads <= 100_000 {
            let figures = work::import::figures(leads, gates)?;
            self.add(figures);
        }
        if self.wants(&["B2"])
            && leads == 100_000
            && let Some(of_m) = self.seconds_of_import()
        {
            let stops = work::import::stops(leads, of_m * leads as f64)?;
            self.add(vec![stops]);
        }
        let is_large = leads > 100_000 && self.wants(&["B2"]);
        let is_lived = self.wants(&["B3", "B4", "B5", "B6", "B10", "B13", "B14", "B17"]);
        if !is_large && !is_lived {
            return Ok(());
        }
        let kept = match &self.args.keep {
            Some(folder) if !is_large => Set::kept(leads, folder)?,
            _ => None,
        };
        let set = match kept {
            Some(set) => set,
            None => {
                let set = Set::imported(leads)?;
                if is_large && let Some(of_m) = self.seconds_of_import() {
                    self.add(work::import::large(&set, of_m));
                }
                if !is_lived {
                    return Ok(());
                }
                let set = set.lived()?;
                match &self.args.keep {
                    Some(folder) => set.keep(folder)?,
                    None => set,
                }
            }
        };
        self.asked(&set)
    }

    /// What a lived-in file answers.
    fn asked(&mut self, set: &Set) -> Result<(), String> {
        let gates = self.args.gate;
        if self.wants(&["B3"]) {
            let figures = work::search::figures(set, gates)?;
            self.add(figures);
        }
        if self.wants(&["B4", "B5", "B14"]) {
            self.add(work::board::figures(set)?);
        }
        if self.wants(&["B10"]) {
            self.add(work::lists::segment(set, &segment(set)?)?);
        }
        if self.wants(&["B13"]) {
            self.add(work::lists::exports(set)?);
        }
        if self.wants(&["B17"]) {
            self.add(work::lists::duplicates(set)?);
        }
        if self.wants(&["B4", "B5", "B6"]) {
            // also the frames of B1
            match &self.args.page {
                Some(script) => {
                    let figures = page::figures(set, script)?;
                    self.add(figures);
                }
                None => self.leave_out("B4, B5, B6 in a browser: no page was given"),
            }
        }
        Ok(())
    }

    fn leave_out(&mut self, what: &str) {
        if !self.left_out.iter().any(|known| known == what) {
            self.left_out.push(what.to_owned());
        }
    }

    /// Seconds per row of B1 on 100,000 leads, if that ran.
    fn seconds_of_import(&self) -> Option<f64> {
        let import = self.figures.iter().rfind(|figure| {
            figure.bench == "B1" && figure.unit == "s" && figure.leads == 100_000
        })?;
        Some(import.value / import.leads as f64)
    }
}

/// "Score at least 60, tagged, no mail for 30 days", as the page asks it: conditions in a tree.
fn segment(set: &Set) -> Result<Value, String> {
    let lists = desk::ask(&set.app, "leads_lists", &Value::Null)?.read()?;
    // The first is on every lead of an import, the next on every third.
    let tag = lists["tags"][1]["tag"]["id"].as_str().ok_or("one tag only")?.to_owned();
    let is = |subject: &str, op: &str, values: &[&str]| json!({ "kind": "is", "subject": subject, "op": op, "values": values });
    Ok(json!({ "tree": { "kind": "all", "parts": [
        is("score", "ge", &["60"]),
        is("tag", "is", &[&tag]),
        is("activity", "fewer", &["mail", "1", "30d"]),
    ] } }))
}

fn run(args: &Args) -> Result<bool, String> {
    let start = Instant::now();
    let load = load();
    let mut run = Run { args, figures: Vec::new(), left_out: Vec::new() };
    let sizes: &[usize] = match (args.leads, args.small, args.large) {
        (Some(leads), ..) => &[leads],
        (None, true, _) => &[3_000],
        (None, false, false) => &[1_000, 100_000],
        (None, false, true) => &[1_000, 100_000, 1_000_000],
    };
    for leads in sizes {
        run.size(*leads)?;
    }
    let about = report::About {
        commit: commit(),
        sqlite: rusqlite::version().to_owned(),
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        load: (load, self::load()),
        optimised: !cfg!(debug_assertions),
        seconds: start.elapsed().as_secs_f64(),
        left_out: run.left_out.clone(),
    };
    report::write(&args.out, &about, &run.figures).map_err(|why| why.to_string())?;
    let met = run.figures.iter().filter(|figure| figure.is_met()).count();
    let failed: Vec<&Figure> = run.figures.iter().filter(|figure| !figure.passes()).collect();
    say(&format!(
        "\n{met} of {} targets met, {} gates failed; {}",
        run.figures.len(),
        failed.len(),
        args.out.join("report.html").display()
    ));
    Ok(!args.gate || failed.is_empty())
}

/// The commit that is measured, with a mark if files differ from it.
fn commit() -> String {
    let told = Command::new("git").args(["describe", "--always", "--dirty"]).output();
    told.ok()
        .filter(|told| told.status.success())
        .map(|told| String::from_utf8_lossy(&told.stdout).trim().to_owned())
        .unwrap_or_else(|| "unknown".to_owned())
}

/// Load average of the last minute; 0 where the system does not tell.
fn load() -> f64 {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or_default()
}

/// A line for the person at the terminal.
#[expect(clippy::print_stdout, reason = "a command line tool for developers")]
fn say(line: &str) {
    println!("{line}");
}
