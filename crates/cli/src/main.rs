//! `enishi-cli`: every main job without a window, for scripts, cron and tests.
//!
//! The same core and the same command table as the window: a verb makes a request, [`door::Door`]
//! calls it and the answer is printed in words, or with `--json` as JSON on stdout.
//!
//! Exit: 0 done, 1 refused (one sentence, or with `--json` `{"code","params"}`, on stderr),
//! 2 wrong usage. Described in `docs/cli.md`.

mod args;
mod door;
mod host;
mod progress;
mod verbs;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use enishi_core::texts::{Language, Texts};

use crate::args::Args;

fn main() -> ExitCode {
    let args = Args::parse();
    let language = args
        .lang
        .as_deref()
        .map_or_else(|| Language::from_code(enishi_shell::system_language()), Language::from_code);
    let texts = Texts::new(language);
    match verbs::run(&args, &texts) {
        Ok(output) => print(&args, &output),
        Err(refusal) => {
            let mut stderr = std::io::stderr().lock();
            let written = if args.json {
                writeln!(
                    stderr,
                    "{}",
                    serde_json::json!({ "code": refusal.code, "params": refusal.params })
                )
            } else {
                let params: Vec<(&str, serde_json::Value)> = refusal
                    .params
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.clone()))
                    .collect();
                writeln!(stderr, "{}", texts.get(&door::error_key(&refusal.code), &params))
            };
            // Nobody is left to tell if stderr is gone.
            let _ = written;
            ExitCode::FAILURE
        }
    }
}

fn print(args: &Args, output: &verbs::Output) -> ExitCode {
    let mut stdout = std::io::stdout().lock();
    let written = if args.json {
        writeln!(stdout, "{}", output.json)
    } else {
        output.lines.iter().try_for_each(|line| writeln!(stdout, "{line}"))
    };
    // A reader that closes the pipe early (`| head`) has what it wanted.
    let _ = written;
    if output.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
