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

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use enishi_core::App;
use enishi_core::api;
use enishi_core::env::{Env, FixedClock};
use enishi_core::time::Timestamp;
use enishi_core::undo::{Class, Op, TABLES};
use enishi_tests::{Desk, Dice, IdText};
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

    fn ids(&self, table: &str, rest: &str) -> Vec<String> {
        let sql = format!("SELECT id FROM {table} {rest} ORDER BY rid");
        let mut ids = self.eye.prepare(&sql).unwrap();
        let ids = ids.query_map([], |row| row.get::<_, IdText>(0)).unwrap();
        ids.map(|id| id.unwrap().0).collect()
    }

    fn leads(&mut self) -> Vec<String> {
        let all = self.ids("lead", "WHERE deleted_at IS NULL");
        let count = 1 + self.dice.below(4);
        (0..count).filter_map(|_| self.dice.of(&all)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn lead(&mut self) -> Option<String> {
        let all = self.ids("lead", "WHERE deleted_at IS NULL");
        self.dice.of(&all)
    }

    fn stage(&mut self) -> Value {
        let all = self.must("funnel_stages", &Value::Null);
        self.dice.of(all.as_array().unwrap()).unwrap()
    }

    /// A step as typed.
    fn step(&mut self) -> Value {
        json!({
            "kind": self.dice.word(&["call", "mail", "visit", "meeting"]),
            "due": self.dice.word(&["+1d", "+3d", "+1w"]), "title": "見積もり",
        })
    }

    fn person(&mut self) -> Value {
        self.names += 1;
        let n = self.names;
        let ground = self.dice.word(&["", "business_card", "opt_in", "customer"]);
        json!({
            "family_name": self.dice.word(&["佐藤", "髙橋", "Smith", "田中", ""]),
            "given_name": format!("{n}郎"), "family_kana": self.dice.word(&["サトウ", "", "ﾀﾅｶ"]),
            "company": self.dice.word(&["㈱朝日精工", "朝日精工株式会社", "", "縁商会"]),
            "mails": if n.is_multiple_of(5) { json!([]) } else { json!([format!("p{n}@ex.example")]) },
            "tags": if n.is_multiple_of(3) { json!(["展示会", "VIP"]) } else { json!([]) },
            "title": self.dice.word(&["部長", "代表取締役", "Engineer", ""]),
            "source_name": self.dice.word(&["", "Expo 2026", "紹介"]),
            "grade": self.dice.word(&["", "A", "B", "C"]), "ground": ground,
            "value": self.dice.word(&["", "120000", "1,200,000"]),
            "language": self.dice.word(&["", "ja", "en"]),
            "note": self.dice.word(&["", "メモ\n二行目"]), "allow_duplicate": true,
        })
    }

    fn list(&mut self) -> String {
        let mut text = "氏名,会社名,e-mail,タグ\n".to_owned();
        for _ in 0..=self.dice.below(6) {
            let n = self.dice.below(self.names.max(1) + 4);
            text.push_str(&format!("{}郎,縁商会,p{n}@ex.example,名刺\n", self.dice.below(9)));
        }
        text.push_str(",,,だれでもない\n");
        text
    }

    /// A request that does `op` where things stand, if one can.
    fn way(&mut self, op: Op) -> Option<(&'static str, Value)> {
        self.way_of_lead(op)
            .or_else(|| self.way_of_funnel(op))
            .or_else(|| self.way_of_parts(op))
            .or_else(|| self.way_of_mail(op))
    }

    fn way_of_lead(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::AddLead => {
                let mut person = self.person();
                person["step"] = self.step();
                ("leads_add", person)
            }
            Op::UpdateLead => {
                let field = self.dice.word(&[
                    "family_name",
                    "company",
                    "title",
                    "value",
                    "note",
                    "language",
                    "industry",
                    "source",
                ]);
                let value = match field.as_str() {
                    "value" => "98000".to_owned(),
                    "language" => self.dice.word(&["ja", "en", ""]),
                    _ => self.dice.word(&["縁商会", "新しい値", "New Value", "朝日精工"]),
                };
                let change = json!([{ "field": field, "value": value }]);
                ("leads_update", json!({ "lead": self.lead()?, "changes": change }))
            }
            Op::TagLeads => {
                let tags = self.ids("tag", "WHERE deleted_at IS NULL");
                let remove: Vec<String> = self.dice.of(&tags).into_iter().collect();
                let add = [self.dice.word(&["展示会", "VIP", "新しいタグ", "robot"])];
                ("leads_tag", json!({ "leads": self.leads(), "add": add, "remove": remove }))
            }
            Op::GradeLeads => {
                let grade = self.dice.word(&["A", "B", "C", ""]);
                ("leads_grade", json!({ "leads": self.leads(), "grade": grade }))
            }
            Op::TrashLeads => ("leads_trash", json!({ "leads": self.leads() })),
            Op::RestoreLeads => {
                let trashed = self.ids("lead", "WHERE deleted_at IS NOT NULL");
                ("leads_restore", json!({ "leads": [self.dice.of(&trashed)?] }))
            }
            Op::AddActivity => (
                "leads_add_activity",
                json!({ "lead": self.lead()?, "kind": self.dice.word(&["note", "call", "meeting", "visit", "mail_in"]),
                        "title": "資料請求", "asks": self.dice.word(&["", "quote", "question"]) }),
            ),
            Op::Import => {
                let text = self.list();
                let options = json!({ "source_name": "展示会", "ground": self.dice.word(&["", "business_card"]), "tags": ["名刺"] });
                (
                    "import_commit",
                    json!({ "job": "walk", "file": text, "name": "list.csv", "options": options }),
                )
            }
            Op::LoadSample => ("sample_load", json!({ "job": "walk", "language": "ja" })),
            Op::RemoveSample => ("sample_remove", Value::Null),
            Op::RecordConsent => {
                let ground = self.dice.word(&["business_card", "opt_in", "refused", "customer"]);
                (
                    "consent_record",
                    json!({ "leads": self.leads(), "ground": ground, "note": "展示会で" }),
                )
            }
            _ => return None,
        })
    }

    fn way_of_funnel(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::MoveLeads => {
                let stage = self.stage();
                let reason = if stage["kind"] == "lost" { "price" } else { "" };
                (
                    "funnel_move",
                    json!({ "leads": self.leads(), "to": stage["id"], "lost_reason": reason }),
                )
            }
            Op::ReorderLeads => {
                let lead = self.lead()?;
                let detail = self.must("leads_get", &json!({ "lead": lead }));
                let stage = detail["row"]["stage"].clone();
                let page = self.must("funnel_cards", &json!({ "stage": stage, "limit": 50 }));
                let cards: Vec<Value> = page["cards"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|card| card["id"].clone())
                    .collect();
                let others: Vec<Value> = cards.into_iter().filter(|id| *id != lead).collect();
                let after = if self.dice.below(3) == 0 { None } else { self.dice.of(&others) };
                (
                    "funnel_move",
                    json!({ "leads": [lead], "to": stage, "place": true, "after": after }),
                )
            }
            Op::SortStage => {
                let sort = self.dice.word(&["manual", "score", "value", "urgency"]);
                ("funnel_sort", json!({ "stage": self.stage()["id"], "sort": sort }))
            }
            Op::AddStage => {
                let kind = self.dice.word(&["new", "deal", "hold", "won", "lost"]);
                ("funnel_add_stage", json!({ "name_ja": "現地調査", "kind": kind }))
            }
            Op::OrderStages => {
                let (stage, after) = (self.stage()["id"].clone(), self.stage()["id"].clone());
                ("funnel_order_stage", json!({ "stage": stage, "after": after }))
            }
            Op::RemoveStage => {
                let (stage, to) = (self.stage()["id"].clone(), self.stage()["id"].clone());
                ("funnel_remove_stage", json!({ "stage": stage, "to": to }))
            }
            Op::UpdateStage => {
                let stage = self.stage()["id"].clone();
                let change = match self.dice.below(3) {
                    0 => json!({ "stage": stage, "name_ja": "新しい名前" }),
                    1 => json!({ "stage": stage, "quiet_days": self.dice.below(40) + 1 }),
                    _ => json!({ "stage": stage, "probability": self.dice.below(100) }),
                };
                ("funnel_update_stage", change)
            }
            _ => return None,
        })
    }

    fn way_of_parts(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::UpdateContact => {
                self.names += 1;
                let value = format!("extra{}@ex.example", self.names);
                let contacts = self.ids("contact_point", "WHERE deleted_at IS NULL AND lead_rid IN (SELECT rid FROM lead WHERE deleted_at IS NULL)");
                match (self.dice.below(3), self.dice.of(&contacts)) {
                    (0, Some(contact)) => (
                        "leads_update_contact",
                        json!({ "contact": contact, "primary": true, "label": "home" }),
                    ),
                    (1, Some(contact)) => ("leads_remove_contact", json!({ "contact": contact })),
                    _ => (
                        "leads_add_contact",
                        json!({ "lead": self.lead()?, "kind": "mail", "value": value }),
                    ),
                }
            }
            Op::PlanStep => {
                ("leads_plan_step", json!({ "leads": self.leads(), "step": self.step() }))
            }
            Op::FinishStep | Op::SnoozeStep | Op::DropStep => {
                let open = self.ids(
                    "lead",
                    "WHERE deleted_at IS NULL AND rid IN (SELECT lead_rid FROM next_step WHERE state = 'open')",
                );
                let lead = self.dice.of(&open)?;
                match op {
                    Op::FinishStep => {
                        let next = if self.dice.below(2) == 0 { Value::Null } else { self.step() };
                        (
                            "leads_finish_step",
                            json!({ "lead": lead, "note": "話した", "next": next }),
                        )
                    }
                    Op::SnoozeStep => {
                        ("leads_snooze_step", json!({ "leads": [lead], "until": "+3d" }))
                    }
                    _ => ("leads_drop_step", json!({ "leads": [lead] })),
                }
            }
            Op::AddSource => {
                self.names += 1;
                (
                    "leads_add_source",
                    json!({ "channel": "trade_show", "name": format!("Expo {}", self.names) }),
                )
            }
            Op::UpdateSettings => match self.dice.below(4) {
                0 => ("outbox_pause", json!({ "paused": self.dice.below(2) == 0 })),
                1 => ("settings_update", json!({ "undo_seconds": self.dice.below(60) })),
                2 => (
                    "settings_update",
                    json!({ "name_order": self.dice.word(&["family_first", "given_first"]) }),
                ),
                _ => ("settings_update", json!({ "currency": self.dice.word(&["JPY", "USD"]) })),
            },
            _ => return None,
        })
    }

    fn way_of_mail(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::SaveAccount => {
                let known = self.ids("mail_account", "WHERE deleted_at IS NULL");
                let id = if self.dice.below(2) == 0 { None } else { self.dice.of(&known) };
                let kind = self.dice.word(&["practice", "practice", "smtp"]);
                (
                    "accounts_save",
                    json!({
                        "id": id, "kind": kind, "host": "mail.ex.example", "port": 465, "user": "shop",
                        "password_env": "NOT_SET", "preferred": self.dice.below(2) == 0,
                        "tls": "implicit", "from_name": self.dice.word(&["縁", "練習"]),
                        "from_address": "shop@enishi.example", "postal_address": "名古屋市", "contact": "052-555-0100",
                    }),
                )
            }
            Op::RemoveAccount => {
                let known = self.ids("mail_account", "WHERE deleted_at IS NULL");
                ("accounts_remove", json!({ "account": self.dice.of(&known)? }))
            }
            Op::SaveTemplate => {
                let known = self.ids("template", "WHERE deleted_at IS NULL");
                let id = if self.dice.below(2) == 0 { None } else { self.dice.of(&known) };
                let subject = self.dice.word(&["ご来場のお礼", "{{ last_name }}様"]);
                (
                    "templates_save",
                    json!({ "id": id, "name": "お礼", "texts": [{ "language": "ja", "subject": subject, "body": "本文" }] }),
                )
            }
            Op::RemoveTemplate => {
                let known = self.ids("template", "WHERE deleted_at IS NULL");
                ("templates_remove", json!({ "template": self.dice.of(&known)? }))
            }
            Op::QueueFollowUp => {
                let texts =
                    json!([{ "language": "ja", "subject": "お礼", "body": "先日はどうも。" }]);
                let remind = self.dice.word(&["", "+3d"]);
                (
                    "follow_up_queue",
                    json!({ "leads": self.leads(), "texts": texts, "remind": remind }),
                )
            }
            _ => return None,
        })
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
        let op = walk.dice.of(all).unwrap();
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
