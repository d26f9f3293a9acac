//! `cargo xtask …`: everything a developer does, as one command.
//!
//! * `setup` finds what is missing on this computer and installs it (Debian, Ubuntu) or names it.
//! * `run` builds the page and opens the window.
//! * `test [LANE…] [--long]` is what `.ci/run` calls; its last line is the tally.
//! * `bindings` writes `ui/src/ipc/generated.ts` from the command table.
//! * `serve` starts the development host: the same core and page in an ordinary browser.
//! * `bench` measures the program against peers and limits of the same run.
//! * `demo` fills a file with sample data, `demo --shots` makes the pictures of the README.
//!
//! This crate depends on nothing, so it builds where nothing is installed yet. It never touches
//! the user's data folder: everything it writes lies under `target/`, `node_modules` and, for
//! `bindings` and `--shots`, in the work tree.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command line tool for developers: it prints, and asks the computer"
)]

mod bench;
mod demo;
mod deps;
mod packages;
mod page;
mod setup;
mod sh;
mod tally;
mod test;

use std::process::ExitCode;

use sh::Failed;

const USAGE: &str = "\
cargo xtask setup [--test]        finds and installs what is missing (--test: for the tests too)
cargo xtask run [-- ARGS]         builds the page and opens the window
cargo xtask test [LANE…] [--long] lint unit journeys mail fuzz bench browser native deps; none = all
cargo xtask e2e [FILTER]          = test browser
cargo xtask bindings              writes ui/src/ipc/generated.ts from the command table
cargo xtask serve [ARGS]          development host; prints an address for the browser
cargo xtask bench [--large] [--only B3]…
                                  measures; target/bench/report.html and report.json
cargo xtask demo [--leads N] [--db FILE] [--shots]
                                  sample data into a file; --shots: pictures into docs/pictures";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let command = if args.is_empty() { String::new() } else { args.remove(0) };
    if let Err(failed) = std::env::set_current_dir(sh::root()) {
        eprintln!("xtask: {}: {failed}", sh::root().display());
        return ExitCode::FAILURE;
    }
    let done = match command.as_str() {
        "setup" => setup::run(&args),
        "run" => run(&args),
        "test" => return test::run(&args),
        "e2e" => return test::run(&with_first("browser", &args)),
        "bindings" => test::bindings(true),
        "bench" => bench::run(&args),
        "serve" => serve(&args),
        "demo" => demo::run(&args),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(why)) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn with_first(first: &str, rest: &[String]) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(rest.iter().cloned()).collect()
}

/// Opens the window on the user's own data folder, unless `-- --db FILE` says otherwise.
fn run(args: &[String]) -> Result<(), Failed> {
    setup::build_packages()?;
    page::install()?;
    page::build()?;
    build_program("enishi")?;
    let own = args.iter().skip_while(|arg| *arg != "--").skip(1);
    sh::run(&sh::built("enishi").to_string_lossy(), own)
}

/// One program with the features of the whole workspace, so that tests find it built.
pub(crate) fn build_program(name: &str) -> Result<(), Failed> {
    sh::run("cargo", ["build", "--workspace", "--locked", "--bin", name])
}

/// Starts the development host; its arguments are handed on.
fn serve(args: &[String]) -> Result<(), Failed> {
    setup::build_packages()?;
    page::install()?;
    page::build()?;
    build_program("enishi-devhost")?;
    sh::run(&sh::built("enishi-devhost").to_string_lossy(), args)
}
