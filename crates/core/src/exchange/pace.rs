//! How long work tells how far it is.

use crate::error::Result;

/// Rows between two reports of progress; a stop is heard within them.
pub(super) const REPORT_EVERY: u64 = 200;

/// Hears how far a job is: rows (of a file that is only read: bytes) done and in all. An error stops
/// the job.
pub type Progress<'p> = &'p mut dyn FnMut(i64, i64) -> Result<()>;

/// A count as the wire has it.
pub(super) fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
