//! The benchmarks of the core. Each takes a file and answers figures; none asserts.

pub(crate) mod board;
pub(crate) mod import;
pub(crate) mod lists;
pub(crate) mod search;

use std::time::Instant;

/// Milliseconds that `work` takes, and what it answers.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T, String>) -> Result<(f64, T), String> {
    let start = Instant::now();
    let value = work()?;
    Ok((start.elapsed().as_secs_f64() * 1000.0, value))
}
