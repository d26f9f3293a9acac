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
use crate::door::Refusal;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(usage) => return misused(&usage),
    };
    let texts = Texts::new(language(args.lang.as_deref()));
    match verbs::run(&args, &texts) {
        Ok(output) => print(&args, &texts, &output),
        Err(refusal) => refuse(&args, &texts, &refusal),
    }
}

fn language(asked: Option<&str>) -> Language {
    Language::from_code(asked.unwrap_or_else(|| enishi_shell::system_language()))
}

/// Usage is told by the parser in English; a sentence in the person's language goes before it.
fn misused(usage: &clap::Error) -> ExitCode {
    let typed: Vec<String> =
        std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    let after = typed.iter().position(|arg| arg == "--lang").and_then(|at| typed.get(at + 1));
    let asked = after
        .map(String::as_str)
        .or_else(|| typed.iter().find_map(|arg| arg.strip_prefix("--lang=")));
    if usage.use_stderr() {
        let words = Texts::new(language(asked)).get("cli-usage", &[]);
        let _ = writeln!(std::io::stderr(), "{words}");
    }
    let _ = usage.print();
    ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2))
}

fn refuse(args: &Args, texts: &Texts, refusal: &Refusal) -> ExitCode {
    let mut stderr = std::io::stderr().lock();
    let written = if args.json {
        writeln!(
            stderr,
            "{}",
            serde_json::json!({ "code": refusal.code, "params": refusal.params })
        )
    } else {
        writeln!(stderr, "{}", refusal.sentence(texts))
    };
    // Nobody is left to tell if stderr is gone.
    let _ = written;
    ExitCode::FAILURE
}

fn print(args: &Args, texts: &Texts, output: &verbs::Output) -> ExitCode {
    let mut stdout = std::io::stdout().lock();
    let written = if args.json {
        writeln!(stdout, "{}", output.json)
    } else {
        output.lines.iter().try_for_each(|line| writeln!(stdout, "{line}"))
    };
    match written.and_then(|()| stdout.flush()) {
        // A reader that closes the pipe early (`| head`) has what it wanted.
        Err(why) if why.kind() != std::io::ErrorKind::BrokenPipe => {
            refuse(args, texts, &verbs::unwritten(std::path::Path::new("stdout"), &why))
        }
        _ if output.failed => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
