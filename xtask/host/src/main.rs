//! The development host: the same core and the same built page in an ordinary browser.
//!
//! For developers and browser tests only; no release contains it. It listens on the loopback
//! address, demands a random token for everything but the page's own files, and refuses foreign
//! `Host` and `Origin` headers. With `--now` it stands on a fixed clock and seeded ids, runs no
//! workers by itself, and obeys `/test/*`.
//!
//! | path | what |
//! |---|---|
//! | `GET /…` | the built page (`ui/dist`), with the window's CSP |
//! | `POST /call/NAME` | one command: JSON in, JSON out; 422 with a `WireError` |
//! | `GET /events` | `changed`, `progress`, `dropped` as server-sent events |
//! | `POST /test/clock` | `{"now": RFC 3339}` or `{"advance_ms": N}` |
//! | `POST /test/run-workers` | sends what is due, answers when done |
//! | `POST /test/dialog` | `{"path": …}`: the answer of the next file dialog |
//! | `POST /test/drop` | `{"path": …}`: a file dropped on the window |

mod fill;
mod host;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use enishi_core::app::App;
use enishi_core::env::{Env, FixedClock};
use enishi_core::time::Timestamp;
use enishi_shell::{Place, Workers};

/// Serves the page and the core to a browser on this computer.
#[derive(Parser)]
#[command(name = "enishi-devhost")]
struct Args {
    /// The data file; made if it is not there.
    #[arg(long)]
    db: PathBuf,
    /// TCP port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Stands still at this instant (RFC 3339, as 2026-04-01T09:00:00+09:00).
    #[arg(long)]
    now: Option<String>,
    /// Seed of ids and chance; only with --now.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder of the practice mailbox; beside the data file unless given.
    #[arg(long)]
    practice: Option<PathBuf>,
    /// Fills the data file with sample data and ends.
    #[arg(long)]
    fill: bool,
    /// With --fill: how many further leads.
    #[arg(long, default_value_t = 0)]
    leads: u32,
    /// With --fill: language of the samples, ja or en.
    #[arg(long, default_value = "ja")]
    language: String,
}

fn main() -> ExitCode {
    match start(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(&format!("enishi-devhost: {why}"));
            ExitCode::FAILURE
        }
    }
}

fn start(args: &Args) -> Result<(), Box<dyn std::error::Error>> {
    let mut place = Place::beside(&args.db);
    if let Some(folder) = &args.practice {
        place.practice.clone_from(folder);
    }
    enishi_shell::logs::start(&place.logs);
    let real = enishi_shell::env();
    let (env, clock) = match &args.now {
        Some(now) => {
            let at = Timestamp::parse(now).ok_or_else(|| format!("--now {now} is not RFC 3339"))?;
            let clock = Arc::new(FixedClock::new(at));
            // The practice mailbox works; a real server is a loopback one of the tests.
            let fixed = Env::fixed(now, args.seed);
            let (mailer, cards) = (real.mailer.clone(), real.cards.clone());
            (Env { clock: clock.clone(), mailer, cards, ..fixed }, Some(clock))
        }
        None => (real.clone(), None),
    };
    let app =
        Arc::new(App::open(&place.data_file, env.clone()).map_err(|error| error.to_string())?);
    let host = Arc::new(host::BrowserHost::new(place.clone(), env.ids.clone()));
    if args.fill {
        return fill::run(&app, &host, args.leads, &args.language).map_err(Into::into);
    }
    // On a fixed clock the tests say when the workers run.
    let workers = clock.is_none().then(|| Workers::start(app.clone(), host.clone()));
    let mut secret = [0_u8; 16];
    real.ids.fill(&mut secret);
    let token = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served =
        runtime.block_on(serve::serve(serve::Served { app, host, clock, token }, args.port));
    runtime.shutdown_background();
    drop(workers);
    Ok(served?)
}

/// Prints one line for the person or the test that started us.
#[expect(clippy::print_stdout, reason = "the address is what this program is started for")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}
