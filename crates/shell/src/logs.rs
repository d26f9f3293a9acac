//! The log: one file a day, seven kept, codes and ids only.
//!
//! Names, addresses, subjects and texts never enter a log field; nothing is sent anywhere. The
//! panic hook writes the place in the source and not the payload, which may hold a value.

use std::path::Path;

use tracing_subscriber::EnvFilter;

/// How many daily files are kept.
const FILES: usize = 7;
/// Ours in detail, libraries only when something is wrong (lettre and rustls log addresses and
/// host names below that).
const FILTER: &str =
    "warn,enishi=info,enishi_core=info,enishi_mail=info,enishi_shell=info,enishi_devhost=info";

/// Starts logging into `folder`. Without a writable folder there is no log, and the program runs.
pub fn start(folder: &Path) {
    // The appender complains on the terminal if it looks for old files in a folder that is not
    // there. Its own attempt to write tells whether the folder can be used.
    let _ = std::fs::create_dir_all(folder);
    let appender = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("enishi")
        .filename_suffix("log")
        .max_log_files(FILES)
        .build(folder);
    if let Ok(appender) = appender {
        let log = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_env_filter(EnvFilter::new(FILTER))
            .with_writer(std::sync::Mutex::new(appender));
        // A second start in one process (tests) keeps the first log.
        let _ = log.try_init();
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        let thread = std::thread::current();
        tracing::error!(place, thread = thread.name(), "panic");
    }));
}
