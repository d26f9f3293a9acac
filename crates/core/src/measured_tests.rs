//! Measuring in tests: short and long form, time that other work does not lengthen, a report.
//!
//! `cargo xtask test --long` sets `ENISHI_LONG` (long forms) and `ENISHI_REPORT` (a folder): each
//! measuring test leaves `NAME.json` there, and `target/long/report.json` holds them all. No test
//! asserts an absolute time: what it asserts is a ratio against work done in the same run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods)]

use std::time::{Duration, Instant};

/// True for the long form.
pub(crate) fn is_long() -> bool {
    std::env::var_os("ENISHI_LONG").is_some()
}

/// A clock for the work of this thread.
pub(crate) struct Watch {
    wall: Instant,
    cpu: Option<Duration>,
}

impl Watch {
    pub(crate) fn start() -> Self {
        Self { wall: Instant::now(), cpu: cpu() }
    }

    /// Seconds of processor time since the start; where the system does not tell, of time.
    pub(crate) fn seconds(&self) -> f64 {
        let spent = match (self.cpu, cpu()) {
            (Some(start), Some(now)) => now.saturating_sub(start),
            _ => self.wall.elapsed(),
        };
        spent.as_secs_f64()
    }

    /// Seconds on the wall since the start.
    pub(crate) fn wall(&self) -> f64 {
        self.wall.elapsed().as_secs_f64()
    }
}

/// Processor time of this thread (Linux only).
fn cpu() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// The most memory this process ever held, in MB (Linux only, else 0).
pub(crate) fn peak_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: u64 =
        line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0);
    kilobytes / 1024
}

/// Leaves the figures of a measuring test for the report, if one is made.
pub(crate) fn report(name: &str, figures: &serde_json::Value) {
    std::io::Write::write_all(&mut std::io::stderr(), format!("{name}: {figures}\n").as_bytes())
        .unwrap();
    if let Some(folder) = std::env::var_os("ENISHI_REPORT") {
        let path = std::path::Path::new(&folder).join(format!("{name}.json"));
        std::fs::write(path, figures.to_string()).expect("the folder of the report is there");
    }
}
