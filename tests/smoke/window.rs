//! Drives the real window: WebKitWebDriver starts `enishi` as its browser.
//!
//! Each window has its own home folder and data file, so nothing of the user is touched and no
//! keychain is asked. WebKitGTK allows one automation at a time, so windows take turns.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// One automation at a time.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// How long a test waits for something to appear. The window has a debug build behind it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder with a data file, over several starts of the program.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts the program once more, on another data file and without automation; answers once the
    /// file is there. True if it still runs then.
    pub fn start_beside(&self, name: &str) -> bool {
        let mut command = Command::new(program());
        command.arg("--db").arg(self.path(name)).stdout(Stdio::null()).stderr(Stdio::null());
        at_home(&mut command, self.folder.path());
        let mut beside = command.spawn().expect("the program starts");
        let start = Instant::now();
        let ended = loop {
            let ended = beside.try_wait().expect("its state is known");
            if ended.is_some() || self.path(name).exists() || start.elapsed() > PATIENCE {
                break ended;
            }
            std::thread::sleep(Duration::from_millis(50));
        };
        let runs = ended.is_none() && self.path(name).exists();
        let _ = beside.kill();
        let _ = beside.wait();
        runs
    }

    /// Starts the program on this folder's data file with further words behind.
    pub async fn open(&self, words: &[&str]) -> Window {
        let turn = TURN.lock().await;
        let port = free_port();
        let driver = Driver::start(port, self.folder.path());
        let data = self.path("enishi.db");
        let mut args = vec!["--db".to_owned(), data.display().to_string()];
        args.extend(words.iter().map(|word| (*word).to_owned()));
        let mut wanted = Capabilities::new();
        wanted
            .set("webkitgtk:browserOptions", json!({ "binary": program(), "args": args }))
            .expect("capabilities are JSON");
        let page = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted)
            .await
            .expect("the window opens under WebKitWebDriver");
        page.set_script_timeout(PATIENCE).await.expect("script timeout");
        Window { page, driver, _turn: turn }
    }
}

/// One running window.
pub struct Window {
    pub page: WebDriver,
    driver: Driver,
    _turn: tokio::sync::MutexGuard<'static, ()>,
}

impl Window {
    /// One command of the core, asked by the page through the window's own bridge.
    pub async fn call(&self, name: &str, body: Value) -> Value {
        let script = "const done = arguments[arguments.length - 1];
            window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], body: arguments[1] })
              .then((bytes) => done({ ok: JSON.parse(new TextDecoder().decode(bytes)) }))
              .catch((error) => done({ error }));";
        let answer = self
            .page
            .execute_async(script, vec![json!(name), body])
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let answer = answer.json().clone();
        assert!(answer.get("error").is_none(), "{name}: {answer}");
        answer["ok"].clone()
    }

    /// What a script in the page answers.
    pub async fn ask(&self, script: &str) -> Value {
        let answer = self.page.execute(script, Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Waits until the script answers `true`; fails with what stands on the page.
    pub async fn until(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.ask(script).await != Value::Bool(true) {
            if start.elapsed() > PATIENCE {
                let text = self.ask("return document.body.innerText").await;
                panic!("{what} did not happen; the page shows: {text}");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Goes to a place of the page.
    pub async fn go(&self, place: &str) {
        self.ask(&format!("location.hash = {place:?}; return null")).await;
    }

    /// Closes the window as a person would.
    pub async fn close(self) {
        self.page.clone().quit().await.expect("the window closes");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Before the session's own end, which waits for a driver that may wait for the window.
        self.driver.end();
    }
}

/// WebKitWebDriver; ends with the test, also after a panic.
struct Driver(Child);

impl Driver {
    fn start(port: u16, home: &Path) -> Self {
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            // wry allows automation only with this variable.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // A group of its own, so that the window ends with its driver.
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        at_home(&mut command, home);
        let driver =
            Self(command.spawn().expect("WebKitWebDriver is installed (cargo xtask setup --test)"));
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < PATIENCE, "WebKitWebDriver does not listen");
            std::thread::sleep(Duration::from_millis(50));
        }
        driver
    }
}

impl Driver {
    /// Ends the driver and the window that it started.
    fn end(&mut self) {
        let group = format!("-{}", self.0.id());
        // Both may have ended by themselves.
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.end();
    }
}

/// Nothing of the user is touched and no keychain is asked.
fn at_home(command: &mut Command, home: &Path) {
    command.env("ENISHI_SECRETS", "memory").env("HOME", home).env("LANG", "en_US.UTF-8");
    for (name, folder) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ] {
        command.env(name, home.join(folder));
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}

/// The program under test: `ENISHI_BIN`, else the one built beside this test.
#[expect(clippy::disallowed_methods, reason = "xtask says which program to test")]
fn program() -> PathBuf {
    std::env::var_os("ENISHI_BIN").map(PathBuf::from).unwrap_or_else(|| {
        let test = std::env::current_exe().expect("this test has a path");
        let folder = test.parent().and_then(Path::parent).expect("target/debug");
        folder.join("enishi")
    })
}
