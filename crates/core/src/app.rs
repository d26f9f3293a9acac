//! The program: one open file and two doors to it.
//!
//! [`App::read`] shows one snapshot; [`App::change`] is the only way to write. A change reads the
//! clock once (`tx.now` is the stamp of all its rows), records what it wrote, rebuilds the
//! derived rows of the leads it touched, logs the changeset, commits, and tells the pages which
//! topics are stale. An error rolls everything back.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::Connection;
use uuid::Uuid;

use crate::db::{self, BackupFile, Db, key_list};
use crate::env::Env;
use crate::error::Result;
use crate::jobs::{Jobs, Listener};
use crate::time::{Day, Timestamp};
use crate::undo::{Compensation, Each, Op, Recorded, Recorder, Row, TABLES, store as log};
use crate::wire::{Changed, Event, OpLabel, Topic};

/// An open file with its world. Cheap to share behind an `Arc`.
pub struct App {
    db: Db,
    env: Env,
    path: PathBuf,
    columns: BTreeMap<String, Vec<String>>,
    jobs: Jobs,
    changes: AtomicI64,
    follow: &'static dyn Follow,
}

/// What follows from a file, a day and a change. The doors know when it is due, the features
/// what it is; `derive.rs` brings the two together.
pub(crate) trait Follow: Send + Sync {
    /// True before [`Follow::seed`] ran.
    fn is_new_file(&self, db: &Connection) -> Result<bool>;
    /// The first rows of a new file.
    fn seed(&self, tx: &Tx<'_>) -> Result<()>;
    /// The day up to which derived rows are right.
    fn derived_day(&self, db: &Connection) -> Result<Day>;
    /// True if another program made the derived rows: an older one, before a migration.
    fn is_stale(&self, db: &Connection) -> Result<bool>;
    /// Has all derived rows made anew, and says so in the file.
    fn renew(&self, tx: &Tx<'_>) -> Result<()>;
    /// Rebuilds what time alone changed since that day.
    fn roll_day(&self, tx: &Tx<'_>) -> Result<()>;
    /// Writes the base rows that follow from a verb for one stretch of leads, so that they are
    /// undone with it. Returns the topics of what it wrote; none if nothing.
    fn follow(&self, tx: &Tx<'_>, leads: &[i64]) -> Result<BTreeSet<Topic>>;
    /// Rebuilds the derived rows of `leads`. With `plans`, who crossed the contact line gets a
    /// step, a base row: the topics of those it wrote are returned.
    ///
    /// History that comes in at once makes no steps: a morning after an import is no list of three
    /// hundred calls (scoring.md §12, "tasks only if ticked"; such leads stand in Today under *Hot
    /// without next step*). Undo and redo bring their own steps.
    fn refresh(&self, tx: &Tx<'_>, leads: &BTreeSet<i64>, plans: bool) -> Result<BTreeSet<Topic>>;
}

/// Leads whose rows are read at one go: one statement for all of them costs little more than one
/// for a single lead. A stop is heard, and progress told, between two stretches.
const STRETCH: usize = 200;

/// Rows that are packed between two moments in which a stop is heard.
const PACKED_AT_ONCE: usize = 10_000;

/// `leads` in stretches, each with the number of leads before it.
pub(crate) fn stretches(leads: &BTreeSet<i64>) -> impl Iterator<Item = (usize, Vec<i64>)> {
    let mut left = leads.iter().copied();
    let mut done = 0;
    std::iter::from_fn(move || {
        let stretch: Vec<i64> = left.by_ref().take(STRETCH).collect();
        let before = done;
        done += stretch.len();
        (!stretch.is_empty()).then_some((before, stretch))
    })
}

/// One change in progress. Reads and writes go to the writer connection.
pub struct Tx<'a> {
    connection: &'a Connection,
    env: &'a Env,
    /// The one stamp of this change.
    pub now: Timestamp,
    label: RefCell<serde_json::Map<String, serde_json::Value>>,
    compensations: RefCell<Vec<Compensation>>,
    topics: RefCell<BTreeSet<Topic>>,
    touched: RefCell<BTreeSet<i64>>,
    inverts: Cell<Option<i64>>,
    jobs: &'a Jobs,
    watched: RefCell<Option<String>>,
    recorder: RefCell<Option<Recorder<'a>>>,
    columns: &'a BTreeMap<String, Vec<String>>,
    packed: RefCell<Recorded>,
}

/// What is rebuilt of the leads that a change touched, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// Facts that scores are made of.
    Facts = 0,
    /// Scores, cards, search words, duplicate keys.
    Derived = 1,
}

impl Work {
    const COUNT: usize = 2;
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

impl Tx<'_> {
    /// A new id, stamped with `now`.
    pub fn new_id(&self) -> Uuid {
        self.env.ids.uuid(self.now)
    }

    /// The world.
    pub fn env(&self) -> &Env {
        self.env
    }

    /// The day of this change in the workspace zone.
    pub fn today(&self) -> Day {
        self.env.day(self.now)
    }

    /// Adds a parameter to the label of this change: `name`, `count`, `stage` …
    pub fn label(&self, name: &str, value: impl Into<serde_json::Value>) {
        self.label.borrow_mut().insert(name.to_owned(), value.into());
    }

    /// Says what undoing this change appends to a ledger.
    pub fn compensate_with(&self, compensation: Compensation) {
        self.compensations.borrow_mut().push(compensation);
    }

    /// Makes a topic stale that the changeset does not show (ledgers).
    pub fn topic(&self, topic: Topic) {
        self.topics.borrow_mut().insert(topic);
    }

    /// Has the derived rows of a lead rebuilt although none of its base rows changed (consent,
    /// mail).
    pub fn touch_lead(&self, rid: i64) {
        self.touched.borrow_mut().insert(rid);
    }

    /// Lets `job` hear of what follows from this change, the rebuilding of derived rows, and stop it.
    pub fn watch_as(&self, job: &str) {
        *self.watched.borrow_mut() = Some(job.to_owned());
    }

    /// Tells how many leads of how many `work` is done with; called for every stretch of leads.
    ///
    /// # Errors
    /// `Stopped`, if the watching job was asked to: the whole change is rolled back.
    pub(crate) fn pulse(&self, work: Work, done: usize, leads: usize) -> Result<()> {
        match &*self.watched.borrow() {
            Some(job) => {
                let whole = |number| i64::try_from(number).unwrap_or(i64::MAX);
                let done = whole(work as usize * leads + done);
                self.jobs.progress(job, "index", done, whole(Work::COUNT * leads))
            }
            None => Ok(()),
        }
    }

    /// Packs what the verb wrote so far, so that a verb over many leads does not hold every row of
    /// before in memory. Rows written before are not written again after it.
    ///
    /// # Errors
    /// Those of the recorder.
    pub(crate) fn pack(&self) -> Result<()> {
        self.pack_seen(&mut |_| Ok(()))
    }

    /// The same, and shows each row that was written since it was packed last.
    fn pack_seen(&self, each: Each<'_>) -> Result<()> {
        if let Some(running) = self.recorder.borrow_mut().as_mut() {
            let recorded = running.take(self.columns, each)?;
            self.packed.borrow_mut().append(&recorded);
        }
        Ok(())
    }

    /// All that was recorded so far.
    fn recorded(&self) -> Result<Recorded> {
        let mut recorded = self.packed.borrow().clone();
        if let Some(running) = self.recorder.borrow_mut().as_mut() {
            recorded.append(&running.peek()?);
        }
        Ok(recorded)
    }

    /// Runs statements that add rows to base tables and touch none of before. Where history comes in
    /// at once they are not watched: their rows are found by their keys.
    pub(crate) fn bring<T>(&self, add: impl FnOnce() -> Result<T>) -> Result<T> {
        self.watch(false);
        let done = add();
        self.watch(true);
        done
    }

    fn watch(&self, watches: bool) {
        if let Some(recorder) = self.recorder.borrow_mut().as_mut() {
            recorder.watch(watches);
        }
    }

    /// Runs what needs no recorder: it answers itself what it did, or why it could not.
    pub(crate) fn replay<E>(
        &self,
        work: impl FnOnce() -> Result<std::result::Result<Recorded, E>>,
    ) -> Result<std::result::Result<(), E>> {
        let pause = |pauses| {
            if let Some(recorder) = self.recorder.borrow_mut().as_mut() {
                recorder.pause(pauses);
            }
        };
        pause(true);
        let done = work();
        pause(false);
        Ok(done?.map(|recorded| self.packed.borrow_mut().append(&recorded)))
    }

    pub(crate) fn inverts(&self, seq: i64) {
        self.inverts.set(Some(seq));
    }
}

/// What a changeset says of the change: rows, topics, leads.
#[derive(Default)]
struct Survey {
    rows: usize,
    topics: BTreeSet<Topic>,
    leads: BTreeSet<i64>,
}

impl Survey {
    fn see(&mut self, db: &Connection, row: &Row<'_>) -> Result<()> {
        self.rows += 1;
        if let Some((_, _, topic)) = TABLES.iter().find(|(table, ..)| *table == row.table()) {
            self.topics.insert(*topic);
        }
        log::touched_leads(db, row, &mut self.leads)
    }
}

impl App {
    /// Opens `path`, seeds a new file and brings what depends on the day up to date.
    pub(crate) fn start(
        path: &Path,
        env: Env,
        create: bool,
        follow: &'static dyn Follow,
    ) -> Result<Self> {
        let files =
            db::open_files(path, create, env.clock.now()).map_err(|why| why.of_file(path))?;
        let columns = log::read_columns(&files.writer).map_err(|why| why.of_file(path))?;
        let jobs = Jobs::new(env.clock.clone());
        let (db, changes) = (Db::new(files), AtomicI64::new(0));
        let app = Self { db, env, path: path.to_owned(), columns, jobs, changes, follow };
        if app.read(|db| follow.is_new_file(db))? {
            app.change(Op::Seed, |tx| follow.seed(tx))?;
        } else if app.read(|db| follow.is_stale(db))? {
            app.change(Op::RollDay, |tx| follow.renew(tx))?;
        }
        app.catch_up()?;
        Ok(app)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The world.
    pub fn env(&self) -> &Env {
        &self.env
    }

    /// Jobs and events.
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Hears every event from now on.
    pub fn subscribe(&self, listener: Listener) {
        self.jobs.subscribe(listener);
    }

    pub(crate) fn columns(&self) -> &BTreeMap<String, Vec<String>> {
        &self.columns
    }

    /// Shows one snapshot.
    ///
    /// # Errors
    /// Those of `look`.
    pub fn read<T>(&self, look: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.db.read(look).map_err(|why| why.of_file(&self.path))
    }

    /// Shows one snapshot to the newest question from `place`: an older one from the same place that
    /// is still under way is stopped and answers `Stopped`.
    ///
    /// # Errors
    /// Those of `look`, and `Stopped`.
    pub fn read_latest<T>(
        &self,
        place: &str,
        look: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        self.db.read_latest(place, look).map_err(|why| why.of_file(&self.path))
    }

    /// Rebuilds what depends on the day if a new day began since the last time. Cheap on the
    /// same day; shells call it at start, on wake and each minute.
    ///
    /// # Errors
    /// Those of the file.
    pub fn catch_up(&self) -> Result<()> {
        let today = self.env.day(self.env.clock.now());
        if self.read(|db| self.follow.derived_day(db))? == today {
            return Ok(());
        }
        self.change(Op::RollDay, |tx| self.follow.roll_day(tx)).map(|_| ())
    }

    /// Writes: see the module page. `verb` sees its own writes; its value comes back beside the
    /// [`Changed`].
    ///
    /// # Errors
    /// Those of `verb` and of the file; then nothing was written.
    pub fn change<T>(
        &self,
        op: Op,
        verb: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(Changed, T)> {
        self.write(op, verb).map_err(|why| why.of_file(&self.path))
    }

    fn write<T>(&self, op: Op, verb: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<(Changed, T)> {
        let writer = self.db.writer();
        writer.execute_batch("BEGIN IMMEDIATE")?;
        let done = self.run(&writer, op, verb);
        match done {
            Ok((changed, value)) => {
                if let Err(error) = writer.execute_batch("COMMIT") {
                    let _ = writer.execute_batch("ROLLBACK");
                    return Err(error.into());
                }
                drop(writer);
                if !changed.topics.is_empty() {
                    self.jobs.announce(&Event::Changed {
                        change_id: changed.change_id.clone(),
                        topics: changed.topics.clone(),
                        number: changed.number,
                    });
                }
                Ok((changed, value))
            }
            Err(error) => {
                let _ = writer.execute_batch("ROLLBACK");
                Err(error)
            }
        }
    }

    fn run<T>(
        &self,
        writer: &Connection,
        op: Op,
        verb: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(Changed, T)> {
        let recorder = match op.brings_history() {
            true => Recorder::by_keys(writer)?,
            false => Recorder::new(writer)?,
        };
        let tx = Tx {
            connection: writer,
            env: &self.env,
            now: self.env.clock.now(),
            label: RefCell::default(),
            compensations: RefCell::default(),
            topics: RefCell::default(),
            touched: RefCell::default(),
            inverts: Cell::new(None),
            jobs: &self.jobs,
            watched: RefCell::default(),
            recorder: RefCell::new(Some(recorder)),
            columns: &self.columns,
            packed: RefCell::default(),
        };
        let value = verb(&tx)?;
        let (mut seen, recorded) = if op.brings_history() {
            self.follow_history(&tx)?
        } else {
            self.follow_verb(&tx, matches!(op, Op::Undo | Op::Redo))?
        };
        seen.topics.extend(tx.topics.take());
        let changed = self.log(&tx, op, &recorded, seen)?;
        Ok((changed, value))
    }

    /// What follows from a verb. Undo and redo bring back themselves what once followed; only what
    /// a change in between said of the same leads may not be so any more, and is said anew.
    fn follow_verb(&self, tx: &Tx<'_>, takes_back: bool) -> Result<(Survey, Recorded)> {
        let mut recorded = tx.recorded()?;
        let mut seen = self.survey(tx, &recorded)?;
        let mut followed = BTreeSet::new();
        for (done, stretch) in stretches(&seen.leads) {
            tx.pulse(Work::Facts, done, seen.leads.len())?;
            followed.extend(self.follow.follow(tx, &stretch)?);
        }
        followed.extend(self.follow.refresh(tx, &seen.leads, !takes_back)?);
        if !followed.is_empty() {
            // What follows are base rows too: they go with the verb that made them. They hang on
            // leads that are known by now, so counting them is enough.
            recorded = tx.recorded()?;
            seen.rows = recorded.count(&self.columns)?;
            seen.topics.extend(followed);
        }
        Ok((seen, recorded))
    }

    /// What follows from history that came in at once. What the verb left has its place in the
    /// changeset before it: new rows of tables that the verb leaves alone.
    fn follow_history(&self, tx: &Tx<'_>) -> Result<(Survey, Recorded)> {
        let mut seen = Survey { leads: tx.touched.take(), ..Survey::default() };
        tx.pack_seen(&mut |row| {
            if seen.rows.is_multiple_of(PACKED_AT_ONCE) {
                tx.pulse(Work::Facts, 0, seen.leads.len())?;
            }
            seen.see(tx, row)
        })?;
        if !seen.leads.is_empty() {
            seen.topics.insert(Topic::Leads);
        }
        for (done, stretch) in stretches(&seen.leads) {
            tx.pulse(Work::Facts, done, seen.leads.len())?;
            seen.topics.extend(self.follow.follow(tx, &stretch)?);
        }
        let mut followed = 0;
        tx.pack_seen(&mut |_| {
            followed += 1;
            match followed % PACKED_AT_ONCE {
                0 => tx.pulse(Work::Derived, 0, seen.leads.len()),
                _ => Ok(()),
            }
        })?;
        seen.rows += followed;
        tx.recorder.take();
        self.follow.refresh(tx, &seen.leads, false)?;
        Ok((seen, tx.packed.take()))
    }

    /// Counts the rows of a changeset, its topics and the leads it touched.
    fn survey(&self, tx: &Tx<'_>, recorded: &Recorded) -> Result<Survey> {
        let mut seen = Survey { leads: tx.touched.borrow().clone(), ..Survey::default() };
        recorded.for_each(&self.columns, |row| seen.see(tx, row))?;
        if !seen.leads.is_empty() {
            seen.topics.insert(Topic::Leads);
        }
        Ok(seen)
    }

    fn log(&self, tx: &Tx<'_>, op: Op, recorded: &Recorded, seen: Survey) -> Result<Changed> {
        let Survey { rows, mut topics, leads } = seen;
        let params = tx.label.take();
        let compensations = tx.compensations.take();
        let inverts = tx.inverts.get();
        let mut change_id = None;
        if rows > 0 || !compensations.is_empty() || inverts.is_some() {
            let id = tx.new_id();
            let seq = log::insert_change(
                tx,
                &log::NewChange {
                    id,
                    at: tx.now.0,
                    op: op.code(),
                    params: &serde_json::to_string(&params)?,
                    changeset: &recorded.packed,
                    size: recorded.size,
                    rows,
                    compensation: &serde_json::to_string(&compensations)?,
                    inverse_of: inverts,
                    undoable: op.is_undoable(),
                },
            )?;
            for (_, stretch) in stretches(&leads) {
                tx.pulse(Work::Derived, leads.len(), leads.len())?;
                log::insert_change_leads(tx, seq, &key_list(&stretch))?;
            }
            if let Some(of) = inverts {
                log::set_undone_by(tx, of, Some(seq))?;
            }
            topics.insert(Topic::History);
            change_id = Some(id.to_string());
        }
        Ok(Changed {
            change_id,
            topics: topics.into_iter().collect(),
            label: OpLabel { op: op.code().to_owned(), params },
            number: self.changes.fetch_add(1, Ordering::Relaxed) + 1,
        })
    }

    /// Makes a verified backup beside the file.
    ///
    /// # Errors
    /// `FileNotWritten`, `DiskFull`.
    pub fn backup(&self, why: &str) -> Result<BackupFile> {
        self.backup_while(why, &mut || Ok(()))
    }

    /// Makes a verified backup beside the file; `go_on` is asked on the way and may end it.
    ///
    /// # Errors
    /// `FileNotWritten`, `DiskFull`, those of `go_on`; then no copy is left.
    pub fn backup_while(&self, why: &str, go_on: db::GoOn<'_>) -> Result<BackupFile> {
        let now = self.env.clock.now();
        self.read(|db| db::make_backup(db, &self.path, now, why, go_on))
    }

    /// Writes a verified copy of the file to `path`.
    ///
    /// # Errors
    /// `FileNotWritten`, `DiskFull`.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        self.read(|db| db::copy_to(db, path, &mut || Ok(())))
    }

    /// Folds the write-ahead log into the file; called at quit.
    ///
    /// # Errors
    /// Those of the file.
    pub fn close(&self) -> Result<()> {
        self.db.checkpoint().map_err(|why| why.of_file(&self.path))
    }
}
