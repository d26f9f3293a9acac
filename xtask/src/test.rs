//! `cargo xtask test [LANE…] [--long]`: all checks, in lanes; the last line is the tally.
//!
//! Nothing is built twice: every cargo call takes `--workspace`, so the same features are asked
//! for, and one `cargo build --workspace --all-targets` serves all lanes (clippy and rustdoc are
//! check builds of their own). A lane whose tool is missing fails; only `../shared` may be absent,
//! and then the output says so.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::sh::{self, Call, Failed};
use crate::tally::Tally;
use crate::{deps, page, setup};

const LANES: &[&str] =
    &["lint", "unit", "journeys", "mail", "fuzz", "bench", "browser", "native", "deps"];

/// What was asked for.
struct Wanted {
    lanes: BTreeSet<String>,
    long: bool,
    /// Handed to the runners: only tests whose name holds it.
    filter: Option<String>,
}

impl Wanted {
    fn has(&self, lane: &str) -> bool {
        self.lanes.contains(lane)
    }

    fn any(&self, lanes: &[&str]) -> bool {
        lanes.iter().any(|lane| self.has(lane))
    }
}

/// Runs the lanes named in `args` (none: all) and prints the tally.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let start = Instant::now();
    let wanted = match read(args) {
        Ok(wanted) => wanted,
        Err(Failed(why)) => {
            eprintln!("xtask: {why}");
            return ExitCode::from(2);
        }
    };
    let mut tally = Tally::default();
    if let Err(Failed(why)) = lanes(&wanted, &mut tally) {
        tally.fail(&why);
    }
    println!("\n{:.0} s in all", start.elapsed().as_secs_f64());
    for failure in &tally.failures {
        println!("failed: {failure}");
    }
    println!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read(args: &[String]) -> Result<Wanted, Failed> {
    let mut wanted = Wanted { lanes: BTreeSet::new(), long: false, filter: None };
    for arg in args {
        match arg.as_str() {
            "--long" => wanted.long = true,
            lane if LANES.contains(&lane) => {
                wanted.lanes.insert(lane.to_owned());
            }
            other
                if other.starts_with('-') || wanted.lanes.len() != 1 || wanted.filter.is_some() =>
            {
                return Err(Failed(format!("no lane {other}; lanes: {}", LANES.join(" "))));
            }
            filter => wanted.filter = Some(filter.to_owned()),
        }
    }
    if wanted.lanes.is_empty() {
        wanted.lanes = LANES.iter().map(|lane| (*lane).to_owned()).collect();
    }
    Ok(wanted)
}

fn lanes(wanted: &Wanted, tally: &mut Tally) -> Result<(), Failed> {
    prepare(wanted)?;
    let cargo = wanted.any(&["unit", "journeys", "mail", "fuzz", "bench", "browser", "native"]);
    if wanted.has("lint") {
        lint_page(tally);
        lint_rust(tally);
    }
    // The window and the development host carry the built page.
    if cargo {
        page::build()?;
        Call::new("cargo", ["build", "--workspace", "--bins", "--tests", "--locked"]).run()?;
    }
    let suites = suites()?;
    if wanted.long {
        begin_report()?;
    }
    for lane in LANES.iter().filter(|lane| wanted.has(lane)) {
        match *lane {
            "unit" => unit(wanted, tally),
            "journeys" => rust_suites(wanted, tally, lane, &suites),
            "mail" => rust_suites(wanted, tally, lane, &suites),
            "fuzz" => rust_suites(wanted, tally, lane, &suites),
            "bench" => bench(tally),
            "native" => native(wanted, tally),
            "browser" => browser(wanted, tally),
            "deps" => deps::lane(tally),
            _ => {}
        }
    }
    if wanted.long { end_report() } else { Ok(()) }
}

/// Packages first: a build without them ends in a riddle.
fn prepare(wanted: &Wanted) -> Result<(), Failed> {
    setup::build_packages()?;
    setup::test_packages_for(
        wanted.any(&["mail", "browser", "native"]),
        wanted.has("browser"),
        wanted.has("deps"),
    )?;
    if wanted.any(&["lint", "unit", "journeys", "mail", "fuzz", "bench", "browser", "native"]) {
        page::install()?;
    }
    Ok(())
}

/// Writes the page's types and commands from the command table; `write` false only compares.
pub(crate) fn bindings(write: bool) -> Result<(), Failed> {
    crate::build_program("enishi-bindings")?;
    let tool = sh::built("enishi-bindings");
    Call::new(&tool.to_string_lossy(), [if write { "write" } else { "check" }]).run()
}

fn lint_page(tally: &mut Tally) {
    tally.check("svelte-check", page::script("check").run());
    tally.check("oxlint", page::tool_in(page::UI, "oxlint", &["--deny-warnings"]).run());
    tally.check("prettier", page::tool_in(page::UI, "prettier", &["--check", "."]).run());
}

fn lint_rust(tally: &mut Tally) {
    tally.check("fmt", sh::run("cargo", ["fmt", "--all", "--", "--check"]));
    tally.check(
        "clippy",
        sh::run(
            "cargo",
            [
                "clippy",
                "--workspace",
                "--all-targets",
                "--keep-going",
                "--locked",
                "--",
                "-D",
                "warnings",
            ],
        ),
    );
    tally.check(
        "rustdoc",
        Call::new(
            "cargo",
            ["doc", "--workspace", "--no-deps", "--locked", "--document-private-items"],
        )
        // The pages are for us, private items included: links to them are meant.
        .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links")
        .run(),
    );
}

fn unit(wanted: &Wanted, tally: &mut Tally) {
    let args = ["test", "--workspace", "--locked", "--no-fail-fast", "--lib", "--bins"];
    cargo_tests(
        wanted,
        tally,
        "unit",
        Call::new("cargo", args.into_iter().chain(wanted.filter.as_deref())),
    );
    if wanted.filter.is_none() {
        vitest(wanted, tally, "page", page::script("test"));
    }
}

/// One integration test binary.
struct Suite {
    name: String,
    lane: &'static str,
}

/// The integration tests, `tests/tests/*.rs` and `crates/*/tests/*.rs`: what has to do with mail
/// servers is lane `mail`, broken input lane
/// `fuzz`, all else `journeys`. The real window (`tests/smoke`) is lane `native`.
fn suites() -> Result<Vec<Suite>, Failed> {
    let mut folders = vec![(Path::new("tests/tests").to_path_buf(), "journeys")];
    for entry in std::fs::read_dir("crates")?.flatten() {
        let lane = if entry.file_name() == "mail" { "mail" } else { "journeys" };
        folders.push((entry.path().join("tests"), lane));
    }
    let mut suites = Vec::new();
    for (folder, lane) in folders {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_suite = path.extension().is_some_and(|ending| ending == "rs")
                || path.join("main.rs").is_file();
            if let (true, Some(name)) = (is_suite, path.file_stem()) {
                let name = name.to_string_lossy().into_owned();
                let own = ["mail", "fuzz"].into_iter().find(|lane| name.starts_with(lane));
                let lane = own.unwrap_or(lane);
                suites.push(Suite { name, lane });
            }
        }
    }
    suites.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(suites)
}

fn rust_suites(wanted: &Wanted, tally: &mut Tally, lane: &str, suites: &[Suite]) {
    let mut args = vec!["test", "--workspace", "--locked", "--no-fail-fast"];
    for suite in suites.iter().filter(|suite| suite.lane == lane) {
        args.extend(["--test", suite.name.as_str()]);
    }
    args.extend(wanted.filter.as_deref());
    cargo_tests(wanted, tally, lane, Call::new("cargo", args));
}

/// The real window, on a screen, a session bus and a home folder of its own.
fn native(wanted: &Wanted, tally: &mut Tally) {
    let args = ["--", "xvfb-run", "-a", "--server-args=-screen 0 1366x768x24", "cargo"]
        .into_iter()
        .chain(["test", "--workspace", "--locked", "--test", "native"])
        .chain(wanted.filter.as_deref())
        .chain(["--", "--test-threads=1"]);
    let call = Call::new("dbus-run-session", args).env("ENISHI_BIN", sh::built("enishi"));
    cargo_tests(wanted, tally, "native", call);
}

/// Ratios that do not depend on the computer, on a small file (`cargo xtask bench` measures all).
fn bench(tally: &mut Tally) {
    let out = sh::target().join("bench/small");
    let args = ["--small", "--gate", "--out", &out.to_string_lossy()];
    tally.check("bench", sh::run(&sh::built("enishi-bench").to_string_lossy(), args));
}

/// The built page in Chromium, served by the development host.
fn browser(wanted: &Wanted, tally: &mut Tally) {
    let chromium = match page::chromium() {
        Ok(chromium) => chromium,
        Err(Failed(why)) => return tally.fail(&why),
    };
    let args: Vec<&str> = ["run"].into_iter().chain(wanted.filter.as_deref()).collect();
    let call = page::tool_in(page::E2E, "vitest", &args)
        .env("ENISHI_HOST", sh::built("enishi-devhost"))
        .env("ENISHI_CHROMIUM", chromium);
    vitest(wanted, tally, "browser", call);
}

fn cargo_tests(wanted: &Wanted, tally: &mut Tally, name: &str, call: Call) {
    let mut heard = Tally::default();
    let done = long(call, wanted).listen(|line| heard.hear_cargo(line));
    tally.runner(name, &heard, done);
}

fn vitest(wanted: &Wanted, tally: &mut Tally, name: &str, call: Call) {
    let mut heard = Tally::default();
    let done = long(call, wanted).listen(|line| heard.hear_vitest(line));
    tally.runner(name, &heard, done);
}

/// Tests read `ENISHI_LONG` to choose between their short and their long form; those that measure
/// leave their figures in the folder `ENISHI_REPORT`.
fn long(call: Call, wanted: &Wanted) -> Call {
    if !wanted.long {
        return call;
    }
    call.env("ENISHI_LONG", "1").env("ENISHI_REPORT", report_folder())
}

fn report_folder() -> std::path::PathBuf {
    sh::target().join("long/parts")
}

/// An empty folder for the figures of this run.
fn begin_report() -> Result<(), Failed> {
    let folder = report_folder();
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(std::fs::create_dir_all(&folder)?)
}

/// Puts the figures of all measuring tests into `target/long/report.json`, by name.
fn end_report() -> Result<(), Failed> {
    let mut parts = Vec::new();
    for entry in std::fs::read_dir(report_folder())?.flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        parts.push(format!("  \"{name}\": {}", std::fs::read_to_string(&path)?.trim()));
    }
    parts.sort();
    let path = sh::target().join("long/report.json");
    std::fs::write(&path, format!("{{\n{}\n}}\n", parts.join(",\n")))?;
    println!("\nmeasured: {}", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn read_words(words: &str) -> Result<Wanted, Failed> {
        read(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_a_lane_all_lanes_run() {
        let wanted = read_words("--long").unwrap();
        assert_eq!(wanted.lanes.len(), LANES.len());
        assert!(wanted.long, "--long asks for the long form");
    }

    #[test]
    fn one_lane_may_be_filtered_and_a_typing_error_is_refused() {
        assert_eq!(read_words("journeys undo").unwrap().filter.as_deref(), Some("undo"));
        assert!(read_words("jorneys").is_err(), "an unknown lane must not mean all of them");
    }
}
