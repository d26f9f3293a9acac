//! Long work that a person can watch and stop.
//!
//! A job is known by an id that the page chose. It reports `progress` (thinned to ten a second)
//! and learns at each report whether it shall stop; stopping rolls its change back.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, ErrorCode, Result};
use crate::wire::Event;

/// Receives events; must not block.
pub type Listener = Box<dyn Fn(&Event) + Send + Sync>;

/// Milliseconds between two events of one job.
const THIN_MS: i64 = 100;

/// Events out, stops in.
#[derive(Default)]
pub struct Jobs {
    listeners: Mutex<Vec<Listener>>,
    stopped: Mutex<BTreeSet<String>>,
    closing: AtomicBool,
    last: Mutex<Option<(String, String, i64)>>,
    clock: Option<std::sync::Arc<dyn crate::env::Clock>>,
}

impl Jobs {
    pub(crate) fn new(clock: std::sync::Arc<dyn crate::env::Clock>) -> Self {
        Self { clock: Some(clock), ..Self::default() }
    }

    pub(crate) fn subscribe(&self, listener: Listener) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    /// Tells every listener.
    pub fn announce(&self, event: &Event) {
        for listener in self.listeners.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(event);
        }
    }

    /// Reports progress; see [`crate::host::Call::progress`].
    ///
    /// # Errors
    /// `Stopped` after [`Jobs::stop`] or [`Jobs::stop_all`].
    pub fn progress(&self, job: &str, phase: &str, done: i64, total: i64) -> Result<()> {
        if self.closing.load(Ordering::SeqCst)
            || self.stopped.lock().unwrap_or_else(PoisonError::into_inner).remove(job)
        {
            return Err(Error::new(ErrorCode::Stopped));
        }
        let now = self.clock.as_ref().map_or(0, |clock| clock.now().0);
        {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            let due = match last.as_ref() {
                Some((of, in_phase, at)) => {
                    of != job || in_phase != phase || now - at >= THIN_MS || done == total
                }
                None => true,
            };
            if !due {
                return Ok(());
            }
            *last = Some((job.to_owned(), phase.to_owned(), now));
        }
        self.announce(&Event::Progress {
            job: job.to_owned(),
            phase: phase.to_owned(),
            done,
            total,
        });
        Ok(())
    }

    /// Asks a job to stop at its next report.
    pub fn stop(&self, job: &str) {
        self.stopped.lock().unwrap_or_else(PoisonError::into_inner).insert(job.to_owned());
    }

    /// Asks every job, also one that starts later, to stop at its next report: the program ends,
    /// and nobody shall wait for an import that nobody watches.
    pub fn stop_all(&self) {
        self.closing.store(true, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_job_is_stopped_alone_and_the_end_of_the_program_stops_all() {
        let jobs = Jobs::default();
        jobs.stop("a");
        assert_eq!(jobs.progress("a", "import", 1, 9).unwrap_err().code, ErrorCode::Stopped);
        jobs.progress("b", "import", 1, 9).unwrap();
        jobs.stop_all();
        for job in ["a", "b", "later"] {
            assert_eq!(jobs.progress(job, "import", 2, 9).unwrap_err().code, ErrorCode::Stopped);
        }
    }
}
