//! The one Tauri command, and the data file behind it.
//!
//! The file is opened on a thread of its own while the webview boots; calls of the page wait for
//! it. If it cannot be opened, every call is answered with the reason, and the page shows it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use enishi_core::api::{Event, Host, WireError};
use enishi_core::app::App;
use enishi_core::error::{Error, ErrorCode};
use enishi_shell::{KeychainSecrets, Place, Workers};
use tauri::{AppHandle, Emitter, State};

use crate::host::DesktopHost;
use crate::window;

/// The data file and what belongs to it.
pub(crate) struct Bridge {
    pub(crate) place: Place,
    opened: Mutex<Opened>,
    changed: Condvar,
    host: OnceLock<Arc<DesktopHost>>,
    /// Files given at the start or dropped before the page listened.
    waiting: Mutex<Vec<PathBuf>>,
    page_listens: AtomicBool,
    shown: AtomicBool,
}

enum Opened {
    Opening,
    Ready { app: Arc<App>, workers: Workers },
    Refused(Box<WireError>),
    Closed,
}

impl Bridge {
    pub(crate) fn new(place: Place, files: Vec<PathBuf>) -> Self {
        Self {
            place,
            opened: Mutex::new(Opened::Opening),
            changed: Condvar::new(),
            host: OnceLock::new(),
            waiting: Mutex::new(files),
            page_listens: AtomicBool::new(false),
            shown: AtomicBool::new(false),
        }
    }

    /// Opens the file on a thread of its own.
    pub(crate) fn open_in_background(self: &Arc<Self>, handle: &AppHandle) {
        let secrets = Arc::new(KeychainSecrets::new());
        let env = enishi_shell::env_with(secrets.clone());
        let ids = env.ids.clone();
        let host = Arc::new(DesktopHost::new(handle.clone(), self.place.clone(), ids, secrets));
        if self.host.set(host.clone()).is_err() {
            return;
        }
        let (bridge, handle) = (self.clone(), handle.clone());
        std::thread::spawn(move || {
            let opened = match App::open(&bridge.place.data_file, env) {
                Ok(app) => {
                    let app = Arc::new(app);
                    app.subscribe(Box::new(move |event| tell(&handle, event)));
                    let workers = Workers::start(app.clone(), host);
                    Opened::Ready { app, workers }
                }
                Err(error) => {
                    tracing::error!(code = error.code.as_str(), "the data file cannot be opened");
                    Opened::Refused(Box::new(error.into()))
                }
            };
            *bridge.opened() = opened;
            bridge.changed.notify_all();
        });
    }

    /// Answers one call of the page. Blocks until the file is open.
    fn call(&self, name: &str, body: &[u8]) -> Result<Vec<u8>, WireError> {
        let host = self.host.get().ok_or_else(|| fault(&"the host is not there yet"))?;
        match (self.app(), name) {
            (Ok(app), _) => enishi_shell::answer(&app, host.as_ref(), name, body),
            // The page needs these two to say what is wrong with the file.
            (Err(_), "app_ready") => {
                host.ready();
                Ok(b"{}".to_vec())
            }
            (Err(_), "app_info") => serde_json::to_vec(&host.info()).map_err(|error| fault(&error)),
            (Err(why), _) => Err(why),
        }
    }

    fn app(&self) -> Result<Arc<App>, WireError> {
        let opened = self
            .changed
            .wait_while(self.opened(), |opened| matches!(opened, Opened::Opening))
            .unwrap_or_else(PoisonError::into_inner);
        match &*opened {
            Opened::Ready { app, .. } => Ok(app.clone()),
            Opened::Refused(why) => Err((**why).clone()),
            Opened::Opening | Opened::Closed => Err(Error::new(ErrorCode::Stopped).into()),
        }
    }

    /// The page has rendered and hears events: the files that wait for it, once.
    pub(crate) fn page_is_ready(&self) -> Vec<PathBuf> {
        self.page_listens.store(true, Ordering::SeqCst);
        std::mem::take(&mut *self.waiting())
    }

    /// Keeps `files` for the page if it does not listen yet; else gives them back.
    pub(crate) fn keep_until_ready(&self, files: Vec<PathBuf>) -> Vec<PathBuf> {
        if self.page_listens.load(Ordering::SeqCst) {
            return files;
        }
        self.waiting().extend(files);
        Vec::new()
    }

    /// The host, once the window stands.
    pub(crate) fn host(&self) -> Option<&Arc<DesktopHost>> {
        self.host.get()
    }

    /// True for the first caller only.
    pub(crate) fn first_show(&self) -> bool {
        !self.shown.swap(true, Ordering::SeqCst)
    }

    /// Stops the workers, makes a backup if something changed, and closes the file.
    pub(crate) fn close(&self) {
        let opened = std::mem::replace(&mut *self.opened(), Opened::Closed);
        let Opened::Ready { app, workers } = opened else { return };
        // An import under way holds the writer; it rolls back, as with *Stop*.
        app.jobs().stop_all();
        let due = workers.backup_is_due();
        drop(workers);
        let saved = if due { app.backup("quit").map(|_| ()) } else { Ok(()) };
        for done in [saved, app.close()] {
            if let Err(error) = done {
                tracing::warn!(code = error.code.as_str(), "the end was not clean");
            }
        }
    }

    fn opened(&self) -> MutexGuard<'_, Opened> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fault(detail: &dyn std::fmt::Display) -> WireError {
    Error::internal(detail).into()
}

/// Sends one event to the page: its name is the event's tag.
pub(crate) fn tell(handle: &AppHandle, event: &Event) {
    let Ok(payload) = serde_json::to_value(event) else { return };
    let name = payload.get("event").and_then(|name| name.as_str()).unwrap_or_default().to_owned();
    if let Err(error) = handle.emit(&name, payload) {
        tracing::warn!(%error, "an event did not reach the page");
    }
}

/// Everything that the page asks. Asynchronous, so that it never runs on the window's thread.
#[tauri::command]
pub(crate) async fn call(
    bridge: State<'_, Arc<Bridge>>,
    name: String,
    body: serde_json::Value,
) -> Result<tauri::ipc::Response, WireError> {
    let bridge = bridge.inner().clone();
    let answer = tauri::async_runtime::spawn_blocking(move || {
        let body = serde_json::to_vec(&body).map_err(|error| fault(&error))?;
        bridge.call(&name, &body)
    });
    answer.await.map_err(|error| fault(&error))?.map(tauri::ipc::Response::new)
}

/// Shows the window and hands over the files that waited for the page.
pub(crate) fn ready(handle: &AppHandle, bridge: &Bridge) {
    window::show_once(handle);
    crate::host::offer(handle, bridge.page_is_ready());
}
