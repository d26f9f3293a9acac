//! Saved views: which leads, in which columns and order, shown how; and the words of conditions.
//!
//! Words: a *segment* is a saved view; its query may hold a tree of conditions. Nothing of a
//! segment is a copy of leads: it is asked anew whenever it is shown.
//!
//! Invariants: segments stand in the order of their tabs; a segment that names what was removed
//! stays as it is and says so (`lost`).

use rusqlite::Connection;
use uuid::Uuid;

use super::filter::names::Names;
use super::filter::operator::{self, Takes};
use super::filter::subject::{ACTS, Choices, Kind, SUBJECTS};
use super::filter::when::NAMED;
use super::filter::{Filter, culprit, print, sentence, tree, words};
use super::store::segment::{self as store, SegmentRow};
use super::wire::{
    Clause, CopySegment, LeadQuery, LeadSort, Operator, OrderSegment, SavedSegment, Segment,
    SegmentDraft, Sentence, Subject, Subjects, Word, WriteSentence,
};
use super::{LINE_LIMIT, check_text};
use crate::app::{App, Tx};
use crate::env::Env;
use crate::error::{Error, ErrorCode, Result};
use crate::text::fold_key;
use crate::texts::Language;
use crate::undo::Op;
use crate::wire::Changed;

/// How a saved view is shown.
const VIEWS: &[&str] = &["table", "board", "calendar"];
/// Columns of one view.
const COLUMNS: usize = 100;
/// Saved views of one file.
const SEGMENTS: usize = 200;

/// What the builder of conditions offers.
///
/// # Errors
/// Those of the file.
pub fn list_subjects(app: &App) -> Result<Subjects> {
    app.read(|db| {
        let names = Names::read(db)?;
        let built = SUBJECTS.iter().map(|subject| Subject {
            code: subject.code.to_owned(),
            group: subject.group.to_owned(),
            kind: subject.kind.code().to_owned(),
            en: first(subject.en),
            ja: first(subject.ja),
            also: subject.en.iter().chain(subject.ja).map(|word| (*word).to_owned()).collect(),
            ops: operators(subject.kind, false),
            choices: choices(subject.kind, &names),
        });
        let own = names.fields.iter().map(|field| Subject {
            code: format!("own:{}", field.id),
            group: "own".to_owned(),
            kind: field.kind.code().to_owned(),
            en: field.name.clone(),
            ja: field.name.clone(),
            also: Vec::new(),
            ops: operators(field.kind, true),
            choices: field.choices.iter().map(|(id, name)| word(id, name, name)).collect(),
        });
        Ok(Subjects {
            subjects: built.chain(own).collect(),
            acts: ACTS.iter().map(|act| word(act.code, &first(act.en), &first(act.ja))).collect(),
            times: NAMED.iter().map(|(code, en, ja)| word(code, &first(en), &first(ja))).collect(),
        })
    })
}

fn first(words: &[&str]) -> String {
    words.first().copied().unwrap_or_default().to_owned()
}

fn word(value: &str, en: &str, ja: &str) -> Word {
    Word { value: value.to_owned(), en: en.to_owned(), ja: ja.to_owned() }
}

fn operators(kind: Kind, own: bool) -> Vec<Operator> {
    let takes = |takes| match takes {
        Takes::Nothing => "nothing",
        Takes::Text => "text",
        Takes::Number => "number",
        Takes::Money => "money",
        Takes::Day => "day",
        Takes::Span => "span",
        Takes::Choices => "choices",
        Takes::Acts => "acts",
    };
    let wire = |known: &operator::Operator| Operator {
        code: known.code.to_owned(),
        takes: takes(known.takes).to_owned(),
    };
    kind.operators(own).iter().map(wire).collect()
}

fn choices(kind: Kind, names: &Names) -> Vec<Word> {
    match kind {
        Kind::Choice(Choices::Fixed(codes, prefix)) => codes
            .iter()
            .map(|code| {
                let words = words::choice_words(prefix, code);
                let at = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
                word(code, at(0), at(1))
            })
            .collect(),
        Kind::Choice(choices) => names
            .list(choices)
            .iter()
            .map(|named| {
                let own = named.names.first().map(String::as_str).unwrap_or_default();
                let (en, ja) = match choices {
                    Choices::Stages => (&*named.en, &*named.ja),
                    _ => (own, own),
                };
                word(&named.id, en, ja)
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The tree of a sentence.
///
/// # Errors
/// `SentenceInvalid` with the place of the fault.
pub fn read_sentence(app: &App, text: &str) -> Result<Sentence> {
    app.read(|db| {
        let names = Names::read(db)?;
        let tree = sentence::parse(text, &names)?.and_then(|tree| print::normal(&tree));
        let lost = lost_of(db, tree.as_ref(), app.env())?;
        Ok(Sentence { text: text.trim().to_owned(), tree, lost })
    })
}

/// The sentence of a tree.
///
/// # Errors
/// `ConditionInvalid`.
pub fn write_sentence(app: &App, request: &WriteSentence) -> Result<Sentence> {
    app.read(|db| {
        let names = Names::read(db)?;
        tree::check(&request.tree, &names)?;
        let tree = print::normal(&request.tree);
        let language = Language::from_code(&request.language);
        let text = tree.as_ref().map(|tree| print::print(tree, &names, language));
        let lost = lost_of(db, tree.as_ref(), app.env())?;
        Ok(Sentence { text: text.unwrap_or_default(), tree, lost })
    })
}

fn lost_of(db: &Connection, tree: Option<&Clause>, env: &Env) -> Result<Vec<Vec<i64>>> {
    if tree.is_none() {
        return Ok(Vec::new());
    }
    let query = LeadQuery { tree: tree.cloned(), ..LeadQuery::default() };
    Ok(Filter::of(db, &query, env)?.lost().iter().map(|path| culprit::place(path)).collect())
}

/// Saved views, in the order of their tabs.
///
/// # Errors
/// Those of the file.
pub fn list_segments(app: &App) -> Result<Vec<Segment>> {
    app.read(|db| {
        let rows = store::list(db)?;
        rows.into_iter()
            .map(|row| {
                let query: LeadQuery = serde_json::from_str(&row.query)?;
                // a tree of a newer program is shown by its name; using it says what is wrong
                let lost = lost_of(db, query.tree.as_ref(), app.env()).unwrap_or_default();
                Ok(Segment {
                    id: row.id.to_string(),
                    name: row.name,
                    query,
                    view: row.view,
                    columns: serde_json::from_str(&row.columns).unwrap_or_default(),
                    sort: sort_of(&row.sort),
                    descending: row.descending,
                    lost,
                })
            })
            .collect()
    })
}

/// The order behind its code; kana for one of a newer program.
fn sort_of(code: &str) -> LeadSort {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).unwrap_or(LeadSort::Kana)
}

fn get(tx: &Tx<'_>, id: &str) -> Result<SegmentRow> {
    let gone = || Error::new(ErrorCode::NotFound).with("entity", "segment").with("name", id);
    let key = Uuid::parse_str(id).map_err(|_| gone())?;
    store::find(tx, key)?.ok_or_else(gone)
}

fn check_name(name: &str) -> Result<String> {
    let name = check_text("name", name, LINE_LIMIT)?;
    crate::require!(!name.is_empty(), FieldInvalid, "field" => "name", "value" => "");
    Ok(name)
}

/// Adds a saved view, or changes the one that the draft names.
///
/// # Errors
/// `FieldInvalid` (no name, no such view), `FieldTooLong`, `NotFound`, and those of a tree.
pub fn save_segment(app: &App, draft: &SegmentDraft) -> Result<SavedSegment> {
    let name = check_name(&draft.name)?;
    super::check_code("view", &draft.view, VIEWS)?;
    crate::require!(draft.columns.len() <= COLUMNS, FieldTooLong, "field" => "columns", "limit" => COLUMNS);
    let (changed, segment) = app.change(Op::SaveSegment, |tx| {
        let mut query = draft.query.clone();
        if let Some(asked) = &query.tree {
            tree::check(asked, &Names::read(tx)?)?;
            query.tree = print::normal(asked);
        }
        let row = SegmentRow {
            rid: 0,
            id: Uuid::nil(),
            name: name.clone(),
            query: serde_json::to_string(&query)?,
            view: if draft.view.is_empty() { "table".to_owned() } else { draft.view.clone() },
            columns: serde_json::to_string(&draft.columns)?,
            sort: serde_json::to_value(draft.sort)?.as_str().unwrap_or("kana").to_owned(),
            descending: draft.descending,
        };
        tx.label("name", name.clone());
        match &draft.segment {
            Some(id) => {
                let known = get(tx, id)?;
                store::update(tx, &SegmentRow { rid: known.rid, ..row }, &fold_key(&name))?;
                Ok(known.id)
            }
            None => add(tx, &row).map(|(_, id)| id),
        }
    })?;
    Ok(SavedSegment { segment: segment.to_string(), changed })
}

fn add(tx: &Tx<'_>, row: &SegmentRow) -> Result<(i64, Uuid)> {
    let known = store::list(tx)?.len();
    crate::require!(known < SEGMENTS, FieldTooLong, "field" => "segment", "limit" => SEGMENTS);
    let id = tx.new_id();
    let row = SegmentRow { id, ..row.clone() };
    Ok((store::insert(tx, &row, &fold_key(&row.name), tx.now.0)?, id))
}

/// Copies a saved view; the copy stands behind it.
///
/// # Errors
/// As [`save_segment`].
pub fn copy_segment(app: &App, request: &CopySegment) -> Result<SavedSegment> {
    let name = check_name(&request.name)?;
    let (changed, segment) = app.change(Op::SaveSegment, |tx| {
        let known = get(tx, &request.segment)?;
        tx.label("name", name.clone());
        let (rid, id) = add(tx, &SegmentRow { name: name.clone(), ..known.clone() })?;
        let mut order: Vec<i64> = store::list(tx)?.into_iter().map(|row| row.rid).collect();
        order.retain(|other| *other != rid);
        let behind = order.iter().position(|other| *other == known.rid).map_or(0, |at| at + 1);
        order.insert(behind, rid);
        write_order(tx, &order)?;
        Ok(id)
    })?;
    Ok(SavedSegment { segment: segment.to_string(), changed })
}

fn write_order(tx: &Tx<'_>, order: &[i64]) -> Result<()> {
    for (at, rid) in order.iter().enumerate() {
        store::set_position(tx, *rid, i64::try_from(at + 1).unwrap_or(i64::MAX))?;
    }
    Ok(())
}

/// Puts a saved view before another one, or last.
///
/// # Errors
/// `NotFound`.
pub fn order_segment(app: &App, request: &OrderSegment) -> Result<Changed> {
    let (changed, ()) = app.change(Op::OrderSegments, |tx| {
        let moved = get(tx, &request.segment)?;
        let before = request.before.as_deref().map(|id| get(tx, id)).transpose()?;
        tx.label("name", moved.name.clone());
        let mut order: Vec<i64> = store::list(tx)?.into_iter().map(|row| row.rid).collect();
        order.retain(|rid| *rid != moved.rid);
        let at = before
            .and_then(|before| order.iter().position(|rid| *rid == before.rid))
            .unwrap_or(order.len());
        order.insert(at, moved.rid);
        write_order(tx, &order)
    })?;
    Ok(changed)
}

/// Removes a saved view; no lead is touched.
///
/// # Errors
/// `NotFound`.
pub fn remove_segment(app: &App, id: &str) -> Result<Changed> {
    let (changed, ()) = app.change(Op::RemoveSegment, |tx| {
        let known = get(tx, id)?;
        tx.label("name", known.name);
        store::remove(tx, known.rid, tx.now.0)
    })?;
    Ok(changed)
}
