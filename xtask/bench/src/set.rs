//! A data file of a size, made as a person makes it: one import, then ten activities a lead.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use enishi_bench::csv;
use enishi_card::Cards;
use enishi_core::app::App;
use enishi_core::env::Env;
use serde_json::{Value, json};

use crate::desk::ask;

/// Every benchmark stands on this instant: a Tuesday morning in Tokyo.
pub(crate) const NOW: &str = "2026-04-07T09:00:00+09:00";
const NOW_MS: i64 = 1_775_520_000_000;
const DAY_MS: i64 = 86_400_000;

/// Activities of a lead.
const ACTS: usize = 10;
/// Kinds of one lead in twelve, who writes and comes by but was not written to: the hot ones.
const EAGER: &[&str] =
    &["mail_in", "visit", "mail_in", "page_view", "mail_in", "note", "seminar", "call"];
/// Kinds in turn; mails and notes most, as in life.
const KINDS: &[&str] = &[
    "note",
    "mail_out",
    "call",
    "mail_in",
    "note",
    "visit",
    "mail_out",
    "page_view",
    "note",
    "seminar",
];
/// Rows of one import: a larger list comes in parts, as spreadsheets hold them.
const PART: usize = 250_000;

/// A file under measurement.
pub(crate) struct Set {
    pub(crate) app: App,
    pub(crate) path: PathBuf,
    pub(crate) leads: usize,
    /// How the import went, one entry per part.
    pub(crate) imports: Vec<Imported>,
    folder: Folder,
}

/// Where a file lies.
enum Folder {
    /// Gone with the set.
    Passing(tempfile::TempDir),
    /// Kept for the next run.
    Kept(PathBuf),
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Self::Passing(folder) => folder.path(),
            Self::Kept(folder) => folder,
        }
    }
}

/// Name of the data file in its folder.
const FILE: &str = "enishi.db";

/// One import.
pub(crate) struct Imported {
    pub(crate) rows: usize,
    /// Seconds on the wall.
    pub(crate) seconds: f64,
    /// Seconds of processor time.
    pub(crate) worked: f64,
    /// Megabytes that the process held at most above what it held before.
    pub(crate) peak_mb: f64,
    pub(crate) change: String,
}

impl Set {
    /// An empty file.
    ///
    /// # Errors
    /// In words.
    pub(crate) fn empty() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
        let path = folder.path().join(FILE);
        let app = open(&path, 1)?;
        Ok(Self { app, path, leads: 0, imports: Vec::new(), folder: Folder::Passing(folder) })
    }

    /// The lived-in file of this size that an earlier run has kept, if it did.
    ///
    /// # Errors
    /// In words.
    pub(crate) fn kept(leads: usize, keep: &Path) -> Result<Option<Self>, String> {
        let folder = keep.join(leads.to_string());
        let path = folder.join(FILE);
        if !path.is_file() {
            return Ok(None);
        }
        let seed = changes(&path).map_err(|why| why.to_string())?;
        let (app, imports) = (open(&path, seed)?, Vec::new());
        Ok(Some(Self { app, path, leads, imports, folder: Folder::Kept(folder) }))
    }

    /// Puts the file where [`Set::kept`] finds it.
    ///
    /// # Errors
    /// In words.
    pub(crate) fn keep(self, keep: &Path) -> Result<Self, String> {
        let Self { app, path, leads, folder, .. } = self;
        app.close().map_err(|why| format!("close: {:?}", why.detail))?;
        drop(app);
        let to = keep.join(leads.to_string());
        std::fs::create_dir_all(&to).map_err(|why| why.to_string())?;
        std::fs::copy(&path, to.join("part")).map_err(|why| why.to_string())?;
        drop(folder);
        std::fs::rename(to.join("part"), to.join(FILE)).map_err(|why| why.to_string())?;
        Self::kept(leads, keep)?.ok_or_else(|| "the kept file is gone".to_owned())
    }

    /// A path beside the file.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file of `leads` people, by import of Shift_JIS lists.
    ///
    /// # Errors
    /// In words.
    pub(crate) fn imported(leads: usize) -> Result<Self, String> {
        let mut set = Self::empty()?;
        let stages = ask(&set.app, "funnel_stages", &Value::Null)?.read()?;
        let stages: Vec<String> = stages
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|stage| stage["code"].as_str().map(str::to_owned))
            .collect();
        for from in (0..leads).step_by(PART) {
            let upto = leads.min(from + PART);
            set.import(&csv(from..upto, leads, &stages), upto - from)?;
        }
        set.leads = leads;
        Ok(set)
    }

    fn import(&mut self, text: &str, rows: usize) -> Result<(), String> {
        let (path, request) = self.list(text)?;
        let before = resident_mb();
        forget_peak();
        let watch = Watch::start();
        let done = ask(&self.app, "import_commit", &request)?.read()?;
        let (seconds, worked) = (watch.seconds(), watch.worked());
        let peak_mb = (peak_mb() - before).max(0.0);
        let change = done["changed"]["change_id"].as_str().unwrap_or_default().to_owned();
        self.imports.push(Imported { rows, seconds, worked, peak_mb, change });
        std::fs::remove_file(&path).map_err(|why| why.to_string())
    }

    /// The file of a list beside the data file, and the request that imports it.
    fn list(&self, text: &str) -> Result<(PathBuf, Value), String> {
        let path = self.beside("list.csv");
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        std::fs::write(&path, bytes).map_err(|why| why.to_string())?;
        let request = json!({
            "job": "import", "file": path, "name": "list.csv",
            "options": { "source_name": "展示会 2026", "ground": "business_card", "tags": ["一括"] },
        });
        Ok((path, request))
    }

    /// Begins an import of `rows`, stops it after `seconds`, and answers how many seconds later it has
    /// ended; `None` if it was done before.
    ///
    /// # Errors
    /// In words: also if something was left behind.
    pub(crate) fn stop(
        &self,
        rows: std::ops::Range<usize>,
        seconds: f64,
    ) -> Result<Option<f64>, String> {
        let (path, request) = self.list(&csv(rows, 0, &[]))?;
        let leads = || ask(&self.app, "history_state", &Value::Null)?.read();
        let before = leads()?;
        let (done, waited) = std::thread::scope(|scope| {
            let import = scope.spawn(|| ask(&self.app, "import_commit", &request));
            std::thread::sleep(std::time::Duration::from_secs_f64(seconds));
            let start = Instant::now();
            self.app.jobs().stop("import");
            (import.join(), start.elapsed().as_secs_f64())
        });
        std::fs::remove_file(&path).map_err(|why| why.to_string())?;
        let done = done.map_err(|_| "the import panicked")?;
        match done {
            Ok(_) => Ok(None),
            Err(why) if !why.contains("stopped") => Err(why),
            Err(_) if leads()? != before => Err("a stopped import left something".to_owned()),
            Err(_) => Ok(Some(waited)),
        }
    }

    /// Gives every lead its history and has everything that follows from it made anew, as after an
    /// upgrade of the program.
    ///
    /// # Errors
    /// In words.
    pub(crate) fn lived(self) -> Result<Self, String> {
        let Self { app, path, leads, imports, folder } = self;
        app.close().map_err(|why| format!("close: {:?}", why.detail))?;
        drop(app);
        live(&path).map_err(|why| why.to_string())?;
        // Chance goes on elsewhere: the same seed would give ids that are there already.
        Ok(Self { app: open(&path, 2)?, path, leads, imports, folder })
    }
}

fn open(path: &Path, seed: u64) -> Result<App, String> {
    // contact files are written by the card crate, as in every shell
    let env = Env { cards: Arc::new(Cards), ..Env::fixed(NOW, seed) };
    App::open(path, env).map_err(|why| format!("open: {:?}", why.detail))
}

/// A seed that no run before had: ids of the changes it made are there already.
fn changes(path: &Path) -> rusqlite::Result<u64> {
    let db = rusqlite::Connection::open(path)?;
    let changes: i64 = db.query_row("SELECT count(*) FROM change_log", [], |row| row.get(0))?;
    Ok(u64::try_from(changes).unwrap_or_default() + 2)
}

/// Writes activities for every lead, days before [`NOW`].
fn live(path: &Path) -> rusqlite::Result<()> {
    let mut db = rusqlite::Connection::open(path)?;
    let tx = db.transaction()?;
    let leads: Vec<i64> = {
        let mut list = tx.prepare("SELECT rid FROM lead")?;
        list.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    {
        let mut insert = tx.prepare(
            "INSERT INTO activity (id, lead_rid, kind, happened_at, day, recorded_at, recording_day,
               title, body) VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?5, ?6, ?7)",
        )?;
        for lead in leads {
            for act in 0..ACTS {
                // Spread over two years without a source of chance: steps that share no factor.
                let step = usize::try_from(lead).unwrap_or_default() * 37 + act * 71;
                let (kinds, days) = if lead % 12 == 0 { (EAGER, 20) } else { (KINDS, 730) };
                let at = NOW_MS - i64::try_from(step % days).unwrap_or_default() * DAY_MS;
                let mut id = [0_u8; 16];
                id[..8].copy_from_slice(&lead.to_be_bytes());
                id[15] = u8::try_from(act).unwrap_or_default();
                let day = (at + 9 * 3_600_000).div_euclid(DAY_MS);
                insert.execute(rusqlite::params![
                    id,
                    lead,
                    kinds[act % kinds.len()],
                    at,
                    day,
                    "お打ち合わせ",
                    "資料を送る"
                ])?;
            }
        }
    }
    tx.execute("UPDATE lead SET horizon = 'now' WHERE rid % 12 = 0", [])?;
    // Derived rows are those of an older program now: opening makes them anew.
    tx.execute("UPDATE workspace SET derived_line = 0", [])?;
    tx.commit()
}

/// Measures time on the wall and the work of this thread.
pub(crate) struct Watch {
    start: Instant,
    worked: f64,
}

impl Watch {
    pub(crate) fn start() -> Self {
        Self { start: Instant::now(), worked: worked() }
    }

    /// Seconds on the wall.
    pub(crate) fn seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    /// Seconds of processor time: what else the computer does adds nothing. Where the system does not
    /// tell, seconds on the wall.
    pub(crate) fn worked(&self) -> f64 {
        match worked() - self.worked {
            0.0 => self.seconds(),
            worked => worked,
        }
    }
}

/// Processor time of this thread so far, in seconds (proc(5), `schedstat`); 0 where the system does
/// not tell.
fn worked() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = stat.split_whitespace().next().and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.unwrap_or_default() / 1e9
}

/// Memory of this process now, in MB; 0 where the system does not tell.
pub(crate) fn resident_mb() -> f64 {
    status("VmRSS:")
}

/// The most memory since [`forget_peak`], in MB; 0 where the system does not tell.
pub(crate) fn peak_mb() -> f64 {
    status("VmHWM:")
}

/// Begins to measure the peak anew (proc(5), `clear_refs`: 5); where that is not possible the peak
/// is that of the whole run.
pub(crate) fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn status(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}
