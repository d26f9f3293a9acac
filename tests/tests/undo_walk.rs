//! A random walk over every operation that can be undone: do → undo gives the tables of before,
//! redo those of after, and undoing the whole walk leads back to its start.
//!
//! Compared are all rows of all base and derived tables, the words of the search too. Ledgers
//! follow their own rule: nothing in them ever goes away, an undo appends. Between two steps things
//! happen that nobody undoes (a zoom, a look into the file); they must not stand in the way.
//!
//! Each walk prints its seed when it fails. `ENISHI_LONG=1` walks further.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs
)]

mod undo_walk_ways;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use enishi_core::App;
use enishi_core::api;
use enishi_core::env::{Env, FixedClock};
use enishi_core::time::Timestamp;
use enishi_core::undo::{Class, Op, TABLES};
use enishi_tests::{Desk, Dice};
use serde_json::{Value, json};

const NOW: &str = "2026-04-01T09:00:00+09:00";

/// Table → its rows, in order of their key.
type Dump = BTreeMap<String, BTreeSet<String>>;

struct Walk {
    app: App,
    host: Desk,
    clock: Arc<FixedClock>,
    dice: Dice,
    seed: u64,
    names: usize,
    eye: rusqlite::Connection,
    _folder: tempfile::TempDir,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new(Timestamp::parse(NOW).unwrap()));
        let env = Env { clock: clock.clone(), ..Env::fixed(NOW, seed) };
        let path = folder.path().join("縁.db");
        let app = App::open(&path, env).unwrap();
        let host = Desk::new(&folder.path().join("practice"));
        let eye = rusqlite::Connection::open(&path).unwrap();
        eye.execute_batch(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'lead_search', 'instance')",
        )
        .unwrap();
        Self { app, host, clock, dice: Dice(seed), seed, names: 0, eye, _folder: folder }
    }

    /// Calls a command; a refusal is an answer, too.
    fn ask(&self, name: &str, request: &Value) -> std::result::Result<Value, String> {
        let body = serde_json::to_vec(request).unwrap();
        match api::call(&self.app, &self.host, name, &body) {
            Ok(answer) => Ok(serde_json::from_slice(&answer).unwrap()),
            Err(why) => Err(why.code.as_str().to_owned()),
        }
    }

    fn must(&self, name: &str, request: &Value) -> Value {
        self.ask(name, request).unwrap_or_else(|why| panic!("seed {}: {name}: {why}", self.seed))
    }

    fn rows(&self, sql: &str) -> BTreeSet<String> {
        let mut all = self.eye.prepare(sql).unwrap();
        let count = all.column_count();
        // When a card was written says nothing about what it shows.
        let skip: Vec<bool> = all.column_names().map(|name| name == "updated_at").collect();
        let rows = all.query_map([], |row| {
            let mut line = String::new();
            for column in (0..count).filter(|column| !skip[*column]) {
                line.push_str(&format!("|{:?}", row.get::<_, rusqlite::types::Value>(column)?));
            }
            Ok(line)
        });
        rows.unwrap().map(std::result::Result::unwrap).collect()
    }

    /// All base and derived tables. The history's own index grows with it.
    fn dump(&self) -> Dump {
        let shown = TABLES.iter().filter(|(table, class, _)| {
            *class != Class::Ledger && *table != "change_lead" && *table != "lead_search"
        });
        let mut dump: Dump = shown
            .map(|(table, ..)| ((*table).to_owned(), self.rows(&format!("SELECT * FROM {table}"))))
            .collect();
        dump.insert("words".to_owned(), self.rows("SELECT term, doc, col, offset FROM words"));
        // How things look is not undone; it has a row of its own.
        if let Some(settings) = dump.get_mut("setting") {
            settings.retain(|row| !row.contains("Text(\"looks\")"));
        }
        // A total that fell to zero says the same as none.
        if let Some(totals) = dump.get_mut("stage_total") {
            totals.retain(|row| !row.ends_with("|Integer(0)|Integer(0)"));
        }
        dump
    }

    /// The rows that only ever get more: who agreed, what was tried, what came in.
    fn append_only(&self) -> BTreeSet<String> {
        ["consent_event", "message_attempt", "import_batch", "import_row"]
            .iter()
            .flat_map(|table| self.rows(&format!("SELECT '{table}', * FROM {table}")))
            .collect()
    }

    /// Messages that may still leave, and addresses that get none: what a ledger means now.
    fn meaning(&self) -> BTreeSet<String> {
        let waiting =
            self.rows("SELECT id FROM message WHERE state IN ('scheduled', 'frozen', 'deferred')");
        let silent = self
            .rows("SELECT DISTINCT hash, scope, reason FROM suppression WHERE lifted_at IS NULL");
        waiting.into_iter().chain(silent).collect()
    }

    fn same(&self, wanted: &Dump, what: &str) {
        for (table, rows) in &self.dump() {
            let was = &wanted[table];
            let gone: Vec<&String> = was.difference(rows).take(3).collect();
            let new: Vec<&String> = rows.difference(was).take(3).collect();
            assert!(
                gone.is_empty() && new.is_empty(),
                "seed {}: {what}: {table}\n  missing {gone:#?}\n  too much {new:#?}",
                self.seed
            );
        }
    }

    /// What nobody undoes and what must not matter to an undo.
    fn noise(&mut self) {
        self.clock.advance(i64::try_from(self.dice.below(20_000)).unwrap());
        match self.dice.below(4) {
            0 => {
                let zoom = 80 + self.dice.below(100);
                self.must(
                    "settings_update",
                    &json!({ "zoom": zoom, "rail": zoom.is_multiple_of(2) }),
                );
            }
            1 => {
                self.must("settings_update", &json!({ "capture": { "grade": "A" } }));
            }
            _ => {}
        }
    }
}

impl Walk {
    /// Undoes so many changes; gives the last answer.
    fn undo(&self, times: usize) -> Value {
        let mut last = Value::Null;
        for _ in 0..times {
            last = self.must("history_undo", &json!({}));
        }
        last
    }

    fn redo(&self, times: usize) {
        for _ in 0..times {
            self.must("history_redo", &Value::Null);
        }
    }

    /// Changes that Ctrl+Z could ever take back.
    fn changes(&self) -> usize {
        let sql = "SELECT count(*) FROM change_log WHERE undoable = 1 AND inverse_of IS NULL";
        let count: i64 = self.eye.query_row(sql, [], |row| row.get(0)).unwrap();
        usize::try_from(count).unwrap()
    }

    /// Does one operation, undoes it and does it again. Gives its code and how many changes it was,
    /// or nothing if there was nothing to do.
    fn prove(&mut self, op: Op, step: usize) -> Option<(String, usize)> {
        let (name, request) = self.way(op)?;
        let (before, meant, kept) = (self.dump(), self.meaning(), self.append_only());
        let known = self.changes();
        let answer = self.ask(name, &request);
        let changes = self.changes() - known;
        let Ok(answer) = answer else {
            self.same(&before, &format!("step {step}: {name} {request} was refused, but wrote"));
            return None;
        };
        let changed = answer.get("changed").unwrap_or(&answer);
        let code = changed["label"]["op"].as_str().unwrap().to_owned();
        let what = format!("step {step}: {code} by {name} {request}");
        if changes == 0 {
            self.same(&before, &format!("{what}: no change in the history, but wrote"));
            return None;
        }
        let (after, means) = (self.dump(), self.meaning());
        self.noise();
        let undone = self.undo(changes);
        assert_eq!(undone["label"]["params"]["op"], code, "seed {}: {what}: undone", self.seed);
        self.same(&before, &format!("{what}: undone"));
        assert_eq!(self.meaning(), meant, "seed {}: {what}: undone, ledgers", self.seed);
        assert!(
            kept.is_subset(&self.append_only()),
            "seed {}: {what}: ledger rows went",
            self.seed
        );
        self.noise();
        self.redo(changes);
        self.same(&after, &format!("{what}: done again"));
        assert_eq!(self.meaning(), means, "seed {}: {what}: done again, ledgers", self.seed);
        Some((code, changes))
    }

    /// Builds all derived rows anew: they must be what they are.
    fn derived_is_what_a_full_run_gives(&self) {
        let before = self.dump();
        let leads: Vec<i64> = {
            let mut all = self.eye.prepare("SELECT rid FROM lead").unwrap();
            let rows = all.query_map([], |row| row.get(0)).unwrap();
            rows.map(std::result::Result::unwrap).collect()
        };
        let touch = |tx: &enishi_core::app::Tx<'_>| {
            leads.iter().for_each(|lead| tx.touch_lead(*lead));
            Ok(())
        };
        self.app.change(Op::RollDay, touch).unwrap();
        self.same(&before, "all derived rows built anew");
        let check = self.must("file_check", &json!({ "job": "walk" }));
        assert_eq!(check["findings"], json!([]), "seed {}", self.seed);
    }
}

/// Operations on stages walk by themselves, with people on the board.
const STAGES: [Op; 3] = [Op::AddStage, Op::OrderStages, Op::RemoveStage];

fn undoable() -> Vec<Op> {
    Op::ALL.iter().copied().filter(|op| op.is_undoable()).collect()
}

/// One walk; gives the codes of the operations that were done, undone and done again.
fn walk(seed: u64, steps: usize, all: &[Op]) -> BTreeSet<String> {
    let mut walk = Walk::new(seed);
    for _ in 0..4 {
        let person = walk.person();
        walk.must("leads_add", &person);
    }
    let start = walk.dump();
    let (mut proved, mut done) = (BTreeSet::new(), 0);
    for step in 0..steps {
        // Every other step tries what this walk has not done yet, or the rare ones never come.
        let left: Vec<Op> = all.iter().copied().filter(|op| !proved.contains(op.code())).collect();
        let from = if step % 2 == 0 && !left.is_empty() { &left } else { all };
        let op = walk.dice.of(from).unwrap();
        if let Some((code, changes)) = walk.prove(op, step) {
            proved.insert(code);
            done += changes;
        }
    }
    walk.derived_is_what_a_full_run_gives();
    let end = walk.dump();
    walk.undo(done);
    walk.same(&start, "everything undone");
    walk.derived_is_what_a_full_run_gives();
    walk.redo(done);
    walk.same(&end, "everything done again");
    proved
}

#[test]
fn every_operation_is_undone_and_done_again_without_a_trace_wherever_it_stands() {
    let long = enishi_tests::is_long();
    let (walks, steps) = if long { (25, 120) } else { (5, 60) };
    let mut proved = BTreeSet::new();
    let (stages, others): (Vec<Op>, Vec<Op>) =
        undoable().into_iter().partition(|op| STAGES.contains(op));
    for seed in 1..=walks {
        proved.extend(walk(seed, steps, &others));
        // Stages change under people who move.
        proved.extend(walk(seed, 25, &[&stages[..], &[Op::AddLead, Op::MoveLeads]].concat()));
    }
    let wanted: BTreeSet<String> = undoable().iter().map(|op| op.code().to_owned()).collect();
    let missing: Vec<&String> = wanted.difference(&proved).collect();
    assert!(missing.is_empty(), "no walk did {missing:?}: give each a way");
}

#[test]
fn a_file_that_is_searched_while_it_changes_is_not_called_damaged() {
    let mut walk = Walk::new(1);
    for _ in 0..40 {
        let person = walk.person();
        walk.must("leads_add", &person);
        walk.must(
            "leads_list",
            &json!({ "query": { "text": "佐藤" }, "sort": "score", "limit": 5 }),
        );
        let check = walk.must("file_check", &json!({ "job": "walk" }));
        assert_eq!(check["findings"], json!([]));
    }
}

#[test]
fn a_refusal_shows_on_every_card_with_that_address_and_goes_with_its_undo() {
    let walk = Walk::new(1);
    let draft =
        json!({ "family_name": "佐藤", "mails": ["one@ex.example"], "allow_duplicate": true });
    let lead = || walk.must("leads_add", &draft)["lead"].clone();
    let (one, other) = (lead(), lead());
    let trouble =
        || walk.must("leads_get", &json!({ "lead": other }))["row"]["mail_trouble"].clone();
    let before = trouble();
    walk.must("consent_record", &json!({ "leads": [one], "ground": "refused" }));
    assert_eq!(trouble(), "refused");
    walk.derived_is_what_a_full_run_gives();
    walk.undo(1);
    assert_eq!(trouble(), before);
}
