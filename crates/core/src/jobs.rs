//! Long work that a person can watch and stop.
//!
//! A job is known by an id that the page chose. It reports `progress` (thinned to ten a second)
//! and learns at each report whether it shall stop; stopping rolls its change back.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::api::Event;
use crate::error::{Error, ErrorCode, Result};

/// Receives events; must not block.
pub type Listener = Box<dyn Fn(&Event) + Send + Sync>;

/// Milliseconds between two events of one job.
const THIN_MS: i64 = 100;

/// Events out, stops in.
#[derive(Default)]
pub struct Jobs {
    listeners: Mutex<Vec<Listener>>,
    stopped: Mutex<BTreeSet<String>>,
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

    /// Reports progress; see [`crate::api::Call::progress`].
    ///
    /// # Errors
    /// `Stopped` after [`Jobs::stop`].
    pub fn progress(&self, job: &str, phase: &str, done: i64, total: i64) -> Result<()> {
        if self.stopped.lock().unwrap_or_else(PoisonError::into_inner).remove(job) {
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
}
