//! Checking the file: SQLite's structure, then what the rows must mean together. Reads only, so a
//! second run finds the same.

use super::store;
use super::wire::{FileCheck, Finding};
use crate::error::Result;
use crate::host::Call;

/// Runs every check in one snapshot.
///
/// # Errors
/// `Stopped`; `DatabaseDamaged` if the file cannot be read at all.
pub(crate) fn check_file(call: &Call<'_>, job: &str) -> Result<FileCheck> {
    let total = i64::try_from(store::CHECKS.len()).unwrap_or_default() + 3;
    call.app.read(|db| {
        let mut findings = Vec::new();
        let mut note = |check: &str, count: i64| {
            if count > 0 {
                findings.push(Finding { check: check.to_owned(), count });
            }
        };
        call.progress(job, "check", 0, total)?;
        note("structure", store::count_structure_findings(db)?);
        for (done, (check, sql)) in (1..).zip(store::CHECKS) {
            call.progress(job, "check", done, total)?;
            note(check, store::count_findings(db, sql)?);
        }
        call.progress(job, "check", total - 2, total)?;
        note("consent", crate::derive::count_broken_consent(db)?);
        // Last, because it reads every history: the scores must be what the rows say today.
        call.progress(job, "check", total - 1, total)?;
        let today = call.app.env().day(call.app.env().clock.now());
        note("scores", crate::derive::count_wrong_scores(db, today)?);
        call.progress(job, "check", total, total)?;
        Ok(FileCheck { leads: store::count_leads(db)?, findings })
    })
}
