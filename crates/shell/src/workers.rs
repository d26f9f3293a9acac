//! What runs while nobody clicks: sending what is due, and backups.
//!
//! All state lies in the data file; the workers only say "now" through the same commands that the
//! page uses. They never wait on a far deadline: at most ten seconds, so a computer that slept or
//! whose clock was set is caught up with soon. A panic ends one round, is logged, and the next
//! round starts as if nothing had been.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use enishi_core::api::{self, Event, Host, Topic, WireError};
use enishi_core::app::App;
use enishi_core::error::{Error, ErrorCode};

/// The longest sleep of the sender: a mail leaves at most this long after it is due.
const ROUND: Duration = Duration::from_secs(10);
/// The shortest: each sent mail announces a change, which must not become a busy loop.
const PAUSE: Duration = Duration::from_secs(1);
/// How often an automatic backup is made when something changed (`trust.md` §4).
const BACKUP: Duration = Duration::from_secs(30 * 60);

/// Answers one command. A panic in it is an answer too, so that it takes nothing with it.
///
/// # Errors
/// Those of the command; `Internal` after a panic.
pub fn answer(app: &App, host: &dyn Host, name: &str, body: &[u8]) -> Result<Vec<u8>, WireError> {
    catch_unwind(AssertUnwindSafe(|| api::call(app, host, name, body))).unwrap_or_else(|_| {
        Err(Error::new(ErrorCode::Internal).with("log_id", name).detail("panic").into())
    })
}

/// The threads of one open data file. Dropping them stops them; what is being sent is finished.
pub struct Workers {
    nudge: SyncSender<Wake>,
    thread: Option<JoinHandle<()>>,
    /// Something was written since the last backup.
    dirty: Arc<AtomicBool>,
}

enum Wake {
    Look,
    Stop,
}

impl Workers {
    /// Starts them. The sender looks at once, then when the outbox changes or a round has passed.
    pub fn start(app: Arc<App>, host: Arc<dyn Host>) -> Self {
        // One waiting nudge is enough: it means "look again".
        let (nudge, wakes) = sync_channel(1);
        let waker = nudge.clone();
        let dirty = Arc::new(AtomicBool::new(false));
        let written = dirty.clone();
        app.subscribe(Box::new(move |event| {
            if matches!(event, Event::Changed { .. }) {
                written.store(true, Ordering::SeqCst);
            }
            if wakes_the_sender(event)
                && let Err(TrySendError::Disconnected(_)) = waker.try_send(Wake::Look)
            {
                tracing::debug!("the sender has stopped");
            }
        }));
        let unsaved = dirty.clone();
        let work = move || rounds(&app, &*host, &wakes, &unsaved);
        let thread = std::thread::Builder::new().name("sender".into()).spawn(work);
        if let Err(error) = &thread {
            tracing::error!(kind = ?error.kind(), "the sender cannot start");
        }
        Self { nudge, thread: thread.ok(), dirty }
    }

    /// Whether something was written since the last automatic backup.
    pub fn backup_is_due(&self) -> bool {
        self.dirty.load(Ordering::SeqCst)
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        // Blocks while a nudge waits to be taken, which is at most one round of sending.
        let _ = self.nudge.send(Wake::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn wakes_the_sender(event: &Event) -> bool {
    match event {
        Event::Changed { topics, .. } => topics
            .iter()
            .any(|topic| matches!(topic, Topic::Outbox | Topic::Accounts | Topic::Settings)),
        _ => false,
    }
}

fn rounds(app: &App, host: &dyn Host, wakes: &Receiver<Wake>, dirty: &AtomicBool) {
    let mut backed_up = Instant::now();
    loop {
        round(app, host);
        if backed_up.elapsed() >= BACKUP && dirty.swap(false, Ordering::SeqCst) {
            note("backup", app.backup("auto").err());
            backed_up = Instant::now();
        }
        std::thread::sleep(PAUSE);
        match wakes.recv_timeout(ROUND) {
            Ok(Wake::Look) | Err(RecvTimeoutError::Timeout) => {}
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// What depends on the day, then what is due to leave.
fn round(app: &App, host: &dyn Host) {
    let rolled = catch_unwind(AssertUnwindSafe(|| app.catch_up()));
    note("catch_up", rolled.unwrap_or_else(|_| Err(Error::internal("panic"))).err());
    match answer(app, host, "outbox_run", br#"{"job":"worker"}"#) {
        // Another program sends from this file just now, and so does our work.
        Err(busy) if busy.code == ErrorCode::SenderBusy => {}
        Err(error) => tracing::warn!(code = error.code.as_str(), "sending failed"),
        Ok(_) => {}
    }
}

/// A refusal is logged by its code; the next round tries again.
fn note(work: &str, failed: Option<Error>) {
    if let Some(error) = failed {
        tracing::warn!(work, code = error.code.as_str(), "a worker's round failed");
    }
}
