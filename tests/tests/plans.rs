//! No statement of the program reads a big table from end to end, unless a list here says why.
//!
//! Every SQL text of the core is taken from the sources (`store.rs`, `store/`, `sql/*.sql`), put
//! together as the program does, and asked for its plan on a freshly migrated file. The size of the
//! file does not matter: without `ANALYZE`, which the program never runs (a test of this file
//! holds that), SQLite plans an empty table like one of a million rows. A text that is put
//! together from parts needs a line in `FILLS`, so that a new one cannot slip by.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[allow(dead_code)]
mod arch_parts;

use std::collections::{BTreeMap, BTreeSet};

use arch_parts::{files, rust_sources, text};
use rusqlite::Connection;

/// Tables that grow with leads and with what is done.
const BIG: &[&str] = &[
    "activity",
    "affiliation",
    "change_lead",
    "change_log",
    "company",
    "consent_event",
    "contact_point",
    "duplicate_found",
    "duplicate_key",
    "duplicate_pair",
    "import_row",
    "lead",
    "lead_card",
    "lead_field",
    "lead_score",
    "lead_search",
    "lead_tag",
    "message",
    "message_attempt",
    "next_step",
    "score_event",
    "stage_event",
];

/// Indices that hold only the few rows that are meant: walking one is no scan of its table.
const NARROW: &[&str] =
    &["card_no_mail", "change_fresh", "change_import", "change_undo", "lead_sample", "lead_trash"];

/// A filter that narrows nothing, and one that holds a part of everything.
const FILTERS: &[&str] = &["", FILTER, TREE];
const FILTER: &str = " AND +card.lead_rid IN (SELECT rowid FROM lead_search WHERE lead_search MATCH ?)
  AND card.stage_rid IN (SELECT rid FROM stage WHERE id IN (?))
  AND card.source_rid IN (SELECT rid FROM source WHERE id IN (?))
  AND card.lead_rid IN (SELECT lead_rid FROM lead_tag JOIN tag ON tag.rid = tag_rid WHERE tag.id IN (?))
  AND card.lead_rid IN (SELECT lead.rid FROM lead JOIN import_batch
    ON import_batch.rid = import_batch_rid WHERE import_batch.id = ?)
  AND card.grade IN (?) AND card.score >= ? AND coalesce(card.last_contact_at, 0) < ?";

/// A tree of conditions with one of each kind of look-up (`leads/filter/sql.rs`).
const TREE: &str = " AND (card.score >= ? AND ((card.last_mail_at >= ?) IS NOT TRUE OR card.quiet <> 0)
  AND +card.lead_rid IN (SELECT lead_rid FROM lead_tag WHERE tag_rid IN (?))
  AND (+card.lead_rid IN (SELECT lead_rid FROM activity WHERE kind IN (?) AND happened_at >= ?
    GROUP BY lead_rid HAVING count(*) >= ?)) IS NOT TRUE
  AND (SELECT count(*) FROM activity WHERE activity.lead_rid = card.lead_rid AND happened_at >= ?) >= ?
  AND EXISTS (SELECT 1 FROM lead WHERE lead.rid = card.lead_rid AND (lead.note LIKE ?))
  AND EXISTS (SELECT 1 FROM contact_point WHERE contact_point.lead_rid = card.lead_rid
    AND contact_point.deleted_at IS NULL AND contact_point.kind = ? AND (contact_point.raw LIKE ?))
  AND EXISTS (SELECT 1 FROM lead_tag WHERE lead_tag.lead_rid = card.lead_rid AND lead_tag.tag_rid IN (?))
  AND EXISTS (SELECT 1 FROM activity WHERE activity.lead_rid = card.lead_rid
    AND kind IN (?) AND happened_at >= ?)
  AND +card.lead_rid IN (SELECT rid FROM lead WHERE first_source_rid IN (?))
  AND +card.lead_rid IN (SELECT rid FROM lead WHERE import_batch_rid IN (?))
  AND +card.lead_rid IN (SELECT lead_rid FROM lead_field WHERE field_rid = ? AND number >= ?)
  AND +card.lead_rid IN (SELECT one_rid FROM duplicate_pair WHERE decision = 'open'
    UNION ALL SELECT other_rid FROM duplicate_pair WHERE decision = 'open'))";

/// Placeholders of `format!` by file: what the program puts there. Constants of the same file are
/// found by themselves; `{}` are filled in their order by one line.
const FILLS: &[(&str, &str, &[&str])] = &[
    ("leads/store.rs", "UPDATE lead SET {column}", &["UPDATE lead SET title"]),
    ("leads/store.rs", "UPDATE company SET {column}", &["UPDATE company SET industry"]),
    ("leads/store.rs", "{table}", &["contact_point", "lead_tag", "activity", "score_event"]),
    ("leads/store/bulk.rs", "{column}", &["title"]),
    ("leads/merge/store.rs", "{column}", &["title"]),
    ("leads/companies/store.rs", "{column}", &["name"]),
    ("leads/many/store.rs", "{column}", &["title"]),
    ("leads/many/store.rs", "{}", FILTERS),
    ("exchange/store.rs", "{and}", FILTERS),
    ("leads/filter/mod.rs", "{}", FILTERS),
    (
        "exchange/store.rs",
        "{from}",
        &[
            "lead_card AS card",
            "json_each(?) AS wanted CROSS JOIN lead ON lead.id = unhex(wanted.value) CROSS JOIN lead_card AS card ON card.lead_rid = lead.rid",
        ],
    ),
    ("undo/store/rows.rs", "{table}", &["lead", "score_event"]),
    ("exchange/store/archive.rs", "{table}", &["tag"]),
    ("exchange/store/archive.rs", "{columns}", &["name"]),
    ("exchange/store/archive.rs", "{marks}", &["?"]),
    ("leads/store/list.rs", "{}", FILTERS),
    ("leads/store/list.rs", "{condition}{rest}", &["card.stage_rid = ? AND card.grade IN (?)"]),
    ("leads/store/list.rs", "{condition}", &["1", "card.stage_rid = ?"]),
    ("leads/store/list.rs", "{answering}", FILTERS),
    ("leads/store/list.rs", "{limit}", &["2001"]),
    (
        "funnel/store/group.rs",
        "{value}",
        &[
            "card.grade",
            "card.source_rid",
            "(SELECT text FROM lead_field WHERE lead_field.lead_rid = card.lead_rid AND lead_field.field_rid = ?)",
        ],
    ),
    ("funnel/store/group.rs", "{and}", FILTERS),
    (
        "calendar/store.rs",
        "{condition}",
        &["card.step_due_on = day.value", "card.expected_close = day.value AND card.open = 1"],
    ),
    ("calendar/store.rs", "{order}", &["card.step_due_at, card.lead_rid", "card.lead_rid"]),
    ("calendar/store.rs", "{and}", FILTERS),
    (
        "funnel/store.rs",
        "ORDER BY {}",
        &[
            "ORDER BY card.urgency, card.score DESC, card.lead_rid",
            "ORDER BY card.position, card.lead_rid",
        ],
    ),
    ("funnel/store.rs", "{}", FILTERS),
    ("outbox/recipients/store.rs", "{}", FILTERS),
    (
        "funnel/store.rs",
        "{before}",
        &[
            "(other.urgency, -other.score, other.lead_rid) < (card.urgency, -card.score, card.lead_rid)",
            "(other.position, other.lead_rid) < (card.position, card.lead_rid)",
        ],
    ),
    (
        "outbox/store.rs",
        "{sql}",
        &[" WHERE 1 AND state IN (?, ?)", " WHERE 1 AND lead_id IN (?, ?)"],
    ),
    (
        "today/store.rs",
        "{}",
        &[
            "card.open = 1 AND card.urgency = 0 AND card.aside = ''",
            "card.open = 1 AND card.band = 'hot' AND card.step_state = 'none' AND card.urgency > 2",
        ],
    ),
];

/// Windows of cards (`leads/store/rows.rs`): condition and order as list, board and Today ask.
const WINDOWS: &[(&str, &str)] = &[
    ("card.stage_rid = ?", "card.urgency, card.score DESC, card.lead_rid"),
    ("card.stage_rid = ?", "card.position, card.lead_rid"),
    ("card.stage_rid = ?", "card.score DESC, card.lead_rid"),
    ("card.stage_rid = ?", "card.value_minor DESC, card.lead_rid"),
    ("1", "card.kana_row, card.kana_key, card.lead_rid"),
    ("1", "card.kana_row DESC, card.kana_key DESC, card.lead_rid DESC"),
    ("1", "card.score DESC, card.lead_rid DESC"),
    ("1", "card.company_key, card.lead_rid"),
    ("1", "card.stage_order, card.lead_rid"),
    ("1", "(card.step_due_on IS NULL), card.step_due_on, card.step_due_at, card.lead_rid"),
    ("1", "card.step_due_on DESC, card.step_due_at DESC, card.lead_rid DESC"),
    ("1", "card.last_mail_at, card.lead_rid"),
    ("1", "card.stage_since, card.lead_rid"),
    ("1", "(card.expected_close IS NULL), card.expected_close, card.lead_rid"),
    ("1", "card.expected_close DESC, card.lead_rid DESC"),
    ("1", "card.confirmed_at, card.lead_rid"),
    ("1", "card.last_contact_at DESC, card.lead_rid DESC"),
    ("1", "card.created_at DESC, card.lead_rid DESC"),
    ("1", "card.value_minor DESC, card.lead_rid DESC"),
    (
        "card.grade = ? AND +card.stage_rid IN (SELECT rid FROM stage WHERE stage.kind NOT IN ('won', 'lost'))",
        "card.score DESC, card.lead_rid DESC",
    ),
    (
        "card.source_rid IS ? AND +card.stage_rid IN (SELECT rid FROM stage WHERE stage.kind NOT IN ('won', 'lost'))",
        "card.score DESC, card.lead_rid DESC",
    ),
    (
        "NOT EXISTS (SELECT 1 FROM lead_field WHERE lead_field.lead_rid = card.lead_rid AND lead_field.field_rid = ?) AND +card.stage_rid IN (SELECT rid FROM stage WHERE stage.kind NOT IN ('won', 'lost'))",
        "card.score DESC, card.lead_rid DESC",
    ),
    (
        "+card.lead_rid IN (SELECT lead_rid FROM lead_field WHERE field_rid = ? AND text = ?) AND +card.stage_rid IN (SELECT rid FROM stage WHERE stage.kind NOT IN ('won', 'lost'))",
        "card.score DESC, card.lead_rid DESC",
    ),
    ("card.lead_rid = ?", "card.lead_rid"),
    ("card.lead_rid IN (SELECT value FROM json_each(?))", "card.lead_rid"),
    ("card.step_due_on = ?", "card.step_due_at, card.lead_rid"),
    ("card.expected_close = ? AND card.open = 1", "card.lead_rid"),
    (
        "card.open = 1 AND card.urgency = 1 AND card.aside = ''",
        "card.step_due_on, card.score DESC, card.lead_rid",
    ),
];

/// Statements that read a big table from end to end, by their file or a part of their text: with
/// the reason.
const ALLOWED: &[(&str, &str)] = &[
    ("settings/store.rs", "the check of the file, asked for by a person, reads everything"),
    (
        "prev_hash, hash FROM consent_event ORDER BY rid",
        "the check of the file walks the whole chain",
    ),
    ("SELECT rid FROM lead WHERE deleted_at IS NULL", "the check of the file scores everybody"),
    ("SELECT rid FROM lead", "derived rows are made anew once, after a migration"),
    (
        "aside, live_until_day FROM lead_score ORDER BY lead_rid",
        "the check of the file compares every score",
    ),
    ("SELECT lead_rid FROM lead_score WHERE day > ?1", "only after the clock was set back"),
    (
        "SELECT card.lead_rid FROM lead_card AS card WHERE 1 ORDER BY card.kana_row",
        "an export of everybody reads everybody; an index holds all it asks here",
    ),
    (
        "SELECT card.lead_rid FROM lead_card AS card WHERE 1 ORDER BY card.lead_rid",
        "an edit of everybody edits everybody",
    ),
    (
        "SELECT card.lead_id FROM lead_card AS card WHERE 1 ORDER BY card.score DESC",
        "a follow-up to everybody names everybody",
    ),
    (
        "SELECT kana_row, count(*) FROM lead_card GROUP BY kana_row",
        "the kana bar counts all leads: an index alone, 4 ms at 100,000",
    ),
    (
        "count(*), sum(card.value_minor) FROM lead_card AS card WHERE 1 GROUP BY 1, 2",
        "never without a condition: stage_total has the sums of all",
    ),
    (
        "SELECT +card.kana_row, card.value_currency, count(*)",
        "the counts of a tree of conditions: one walk over a narrow index, 8 ms at 100,000",
    ),
    (
        "funnel/store/group.rs",
        "a board that is grouped counts open leads in one walk over a narrow index",
    ),
    (
        "SELECT count(*) FROM lead_card AS card WHERE 1",
        "never without a condition: stage_total has the count of all",
    ),
    (
        "instr(folded, ?1) > 0 GROUP BY folded",
        "a part from the middle of a company's name has no index; 20,000 names take 5 ms",
    ),
    (
        "SELECT state, count(*) FROM message GROUP BY state",
        "the outbox counts by state: an index alone",
    ),
];

/// A literal with the file it stands in, seen from `crates/core/src`.
struct Literal {
    file: String,
    text: String,
}

/// String literals of Rust code, escapes resolved, and the constants among them by name.
fn literals(file: &str, code: &str) -> (Vec<Literal>, BTreeMap<String, String>) {
    let (mut found, mut constants) = (Vec::new(), BTreeMap::new());
    let mut letters = code.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '/' && letters.peek().is_some_and(|(_, next)| *next == '/') {
            letters.by_ref().find(|(_, letter)| *letter == '\n');
            continue;
        }
        if letter == '\'' {
            // A character: 'x', '\n', '"'. A lifetime has no closing quote near.
            let rest: Vec<char> = code[at + 1..].chars().take(3).collect();
            let skip = match rest.as_slice() {
                ['\\', _, '\''] => 3,
                [_, '\'', ..] => 2,
                _ => 0,
            };
            for _ in 0..skip {
                letters.next();
            }
            continue;
        }
        if letter != '"' {
            continue;
        }
        let mut text = String::new();
        while let Some((_, letter)) = letters.next() {
            match letter {
                '"' => break,
                '\\' => match letters.next().map(|(_, escaped)| escaped) {
                    Some('\n') => {
                        while letters.peek().is_some_and(|(_, next)| next.is_whitespace()) {
                            letters.next();
                        }
                    }
                    Some('n') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => {}
                },
                other => text.push(other),
            }
        }
        if let Some(head) = code[..at].rsplit(';').next()
            && let Some(name) = head.split("const ").nth(1)
            && let Some((name, rest)) = name.split_once(": &str =")
            && rest.trim().is_empty()
        {
            constants.insert(name.to_owned(), text.clone());
        }
        found.push(Literal { file: file.to_owned(), text });
    }
    (found, constants)
}

fn is_statement(text: &str) -> bool {
    let text = text.trim_start();
    ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "].iter().any(|word| text.starts_with(word))
}

/// Every statement of the program with the file it stands in.
fn statements() -> (BTreeSet<(String, String)>, Vec<String>) {
    let mut statements = BTreeSet::new();
    let mut open = Vec::new();
    for path in files("crates/core/src", &["sql"]) {
        statements.insert((path.clone(), text(&path)));
    }
    for source in rust_sources("crates/core/src") {
        let file = source.path.trim_start_matches("crates/core/src/").to_owned();
        let is_store = file.ends_with("store.rs") || file.contains("/store/");
        if !is_store && file != "leads/filter/mod.rs" {
            continue;
        }
        let code: String = source.code().iter().flat_map(|(_, line)| [*line, "\n"]).collect();
        let (literals, constants) = literals(&file, &code);
        for literal in literals {
            let mut text = literal.text.clone();
            for (name, value) in &constants {
                text = text.replace(&format!("{{{name}}}"), value);
            }
            let is_head = constants.iter().any(|(name, value)| {
                *value == literal.text && code.contains(&format!("{{{name}}}"))
            });
            if !is_statement(&text) || is_head {
                continue;
            }
            for sql in filled(&literal.file, text) {
                if sql.replace("'{}'", "").contains('{') {
                    open.push(format!("{file}: {sql}"));
                } else {
                    statements.insert((file.clone(), sql));
                }
            }
        }
    }
    (statements, open)
}

/// A text with each of the things that the program puts into its placeholders.
fn filled(file: &str, text: String) -> Vec<String> {
    if file == "leads/store/rows.rs" && text.contains("{}") {
        let windows = WINDOWS.iter().flat_map(|(condition, order)| {
            FILTERS.iter().map(move |filter| [*condition, *filter, *order, *order])
        });
        if !text.contains("FROM (") {
            let parts = WINDOWS.iter().flat_map(|(condition, _)| {
                FILTERS.iter().map(move |filter| [*condition, *filter, "2001"])
            });
            return parts
                .map(|parts| {
                    parts.iter().fold(text.clone(), |sql, part| sql.replacen("{}", part, 1))
                })
                .collect();
        }
        // The join of at most 200 cut rows by their key around it is of no interest.
        let cut = text.split("FROM (").nth(1).and_then(|rest| rest.split(") AS cut").next());
        let cut = cut.expect("rows are cut over an index first");
        return windows
            .map(|parts| parts.iter().fold(cut.to_owned(), |sql, part| sql.replacen("{}", part, 1)))
            .collect();
    }
    let mut texts = vec![text];
    for (_, placeholder, fills) in FILLS.iter().filter(|(of, ..)| *of == file) {
        texts = texts
            .into_iter()
            .flat_map(|text| match text.contains(placeholder) {
                true => fills.iter().map(|fill| text.replace(placeholder, fill)).collect(),
                false => vec![text],
            })
            .collect();
    }
    texts
}

/// What SQLite would do, a line per step.
fn plan(db: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    let mut explain = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    let nothing = vec![rusqlite::types::Value::Null; explain.parameter_count()];
    let steps = explain.query_map(rusqlite::params_from_iter(nothing), |row| row.get(3))?;
    steps.collect()
}

/// Tables of `BIG` that the plan reads from end to end.
fn scanned(sql: &str, plan: &[String]) -> Vec<String> {
    let words: Vec<&str> =
        sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    let table_of = |name: &str| {
        let named = words.windows(3).find(|three| three[1] == "AS" && three[2] == name);
        named.map_or(name, |three| three[0]).to_owned()
    };
    let sorts = plan.iter().any(|step| step.contains("TEMP B-TREE"));
    let mut found = Vec::new();
    for step in plan {
        let Some(rest) = step.strip_prefix("SCAN ") else { continue };
        let table = table_of(rest.split(' ').next().unwrap_or_default());
        // In the order of an index, or of the rows without a condition, until the limit is reached.
        let in_order = rest.contains("USING") || !sql.contains("WHERE");
        let stops = in_order && sql.contains("LIMIT") && !sorts;
        let is_narrow = rest.split(' ').any(|word| NARROW.contains(&word));
        let asks_for_one = sql.contains(&format!("EXISTS (SELECT 1 FROM {table})"));
        // FTS5: "0:" alone is a walk over everything; with M or = it is a look-up.
        let looks_up = rest.contains("VIRTUAL TABLE") && !rest.ends_with("INDEX 0:");
        if BIG.contains(&table.as_str()) && !stops && !asks_for_one && !looks_up && !is_narrow {
            found.push(step.clone());
        }
    }
    found
}

#[test]
fn no_statement_reads_a_big_table_from_end_to_end_without_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plans.db");
    let env = enishi_core::env::Env::fixed("2026-04-01T09:00:00+09:00", 1);
    drop(enishi_core::App::open(&path, env).unwrap());
    let db = Connection::open(&path).unwrap();
    let (statements, open) = statements();
    assert!(open.is_empty(), "say in FILLS what stands there:\n  {}", open.join("\n  "));
    assert!(statements.len() > 200, "only {} statements were found", statements.len());
    let mut findings = Vec::new();
    let mut used = BTreeSet::new();
    for (file, sql) in &statements {
        let plan = match plan(&db, sql) {
            Ok(plan) => plan,
            Err(why) => {
                findings.push(format!("{file}: {why}\n    {sql}"));
                continue;
            }
        };
        let scans = scanned(sql, &plan);
        if scans.is_empty() {
            continue;
        }
        let flat = sql.split_whitespace().collect::<Vec<_>>().join(" ");
        match ALLOWED.iter().find(|(part, _)| file == part || flat.contains(part)) {
            Some((part, _)) => {
                used.insert(*part);
            }
            None => findings.push(format!("{file}: {}\n    {flat}", scans.join("; "))),
        }
    }
    for (part, _) in ALLOWED.iter().filter(|(part, _)| !used.contains(part)) {
        findings.push(format!("is allowed and needs it no more: {part}"));
    }
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn the_program_never_runs_analyze() {
    for source in rust_sources("crates/core/src") {
        let found = source.text.contains("ANALYZE") || source.text.contains("PRAGMA optimize");
        assert!(!found, "{}: plans would depend on the file then", source.path);
    }
}
