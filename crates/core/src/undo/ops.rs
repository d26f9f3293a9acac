//! Undo, redo and the history of changes.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use uuid::Uuid;

use super::store::{self, ChangeRow};
use super::wire::{FieldChange, HistoryEntry, HistoryPage, HistoryState};
use super::{Compensation, Op, Recorded};
use crate::app::{App, Tx};
use crate::derive;
use crate::error::{Error, ErrorCode, Result};
use crate::wire::{Changed, OpLabel};

/// Code of the one change that refuses rows it did not write itself.
const REMOVE_STAGE: &str = "remove_stage";

/// Takes back the last change, or the one named.
///
/// # Errors
/// `NothingToUndo`; `NotFound` (no change of that id); `NotUndoable`; `UndoConflict` (params `count`, `rows`: the leads that changed
/// since, with the change that did it) – then nothing was written.
pub fn undo(app: &App, change: Option<&str>) -> Result<Changed> {
    app.change(Op::Undo, |tx| {
        let target = match change {
            Some(id) => store::find_change(tx, parse_id(id)?)?
                .ok_or_else(|| Error::new(ErrorCode::NotFound).with("entity", "change"))?,
            None => {
                store::find_undoable(tx)?.ok_or_else(|| Error::new(ErrorCode::NothingToUndo))?
            }
        };
        if !target.undoable || target.inverse_of.is_some() || target.undone_by.is_some() {
            return Err(Error::new(ErrorCode::NotUndoable).with("op", target.op));
        }
        take_back(app, tx, &target)?;
        for compensation in compensations(&target)? {
            derive::compensate(tx, &compensation, false)?;
        }
        label_from(tx, &target);
        tx.inverts(target.seq);
        Ok(())
    })
    .map(|(changed, ())| changed)
}

/// Brings again what was undone last.
///
/// # Errors
/// `NothingToRedo`; `UndoConflict`.
pub fn redo(app: &App) -> Result<Changed> {
    app.change(Op::Redo, |tx| {
        let undone =
            store::find_redoable(tx)?.ok_or_else(|| Error::new(ErrorCode::NothingToRedo))?;
        take_back(app, tx, &undone)?;
        let original = undone.inverse_of.unwrap_or_default();
        let target = store::get_change_by_seq(tx, original)?;
        for compensation in compensations(&target)? {
            derive::compensate(tx, &compensation, true)?;
        }
        store::set_undone_by(tx, original, None)?;
        label_from(tx, &target);
        tx.inverts(undone.seq);
        Ok(())
    })
    .map(|(changed, ())| changed)
}

fn compensations(change: &ChangeRow) -> Result<Vec<Compensation>> {
    Ok(serde_json::from_str(&change.compensation)?)
}

fn label_from(tx: &Tx<'_>, target: &ChangeRow) {
    tx.label("op", target.op.clone());
    if let Ok(serde_json::Value::Object(params)) = serde_json::from_str(&target.params) {
        for (name, value) in params {
            if name != "op" {
                tx.label(&name, value);
            }
        }
    }
}

/// Applies the inverse of a change or names what stands in the way.
fn take_back(app: &App, tx: &Tx<'_>, change: &ChangeRow) -> Result<()> {
    let db: &Connection = tx;
    let recorded = store::get_changeset(db, change.seq)?;
    let taken = if Recorded::is_large(change.rows) {
        tx.replay(|| recorded.take_back_in_pieces(db))?
    } else {
        recorded.take_back(db)?
    };
    drop(recorded);
    let conflicts = match taken {
        // Nobody may stand where no column is: the rows fit, the file would not.
        Ok(()) => derive::find_strays(db)?,
        Err(conflicts) => conflicts,
    };
    if conflicts.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::new();
    let newer = store::list_newer(db, change.seq)?;
    let mut by_row: BTreeMap<(String, i64), (String, i64)> = BTreeMap::new();
    for change in newer.iter().filter(|change| change.rows <= 5000) {
        store::get_changeset(db, change.seq)?.for_each(app.columns(), |row| {
            let key = (row.table().to_owned(), row.rid());
            by_row.entry(key).or_insert((change.op.clone(), change.at));
            Ok(())
        })?;
    }
    for (table, rid) in &conflicts {
        let mut leads = BTreeSet::new();
        store::touched_by(db, table, *rid, &mut leads)?;
        let name = match leads.first() {
            Some(lead) => store::find_lead_name(db, *lead)?.map(|(_, name)| name),
            None => None,
        };
        // A lead that did not change itself stands in the way of a stage that was removed since.
        let removal = || newer.iter().find(|change| table == "lead" && change.op == REMOVE_STAGE);
        let (op, at) = by_row
            .get(&(table.clone(), *rid))
            .cloned()
            .or_else(|| removal().map(|change| (change.op.clone(), change.at)))
            .unwrap_or_default();
        rows.push(serde_json::json!({
            "table": table, "name": name.unwrap_or_default(), "op": op, "at": at,
        }));
    }
    rows.dedup();
    let count = rows.len();
    rows.truncate(100);
    Err(Error::new(ErrorCode::UndoConflict).with("count", count).with("rows", rows))
}

/// What undo and redo would do now.
pub fn read_state(app: &App) -> Result<HistoryState> {
    app.read(|db| {
        let undo = store::find_undoable(db)?.map(|change| label_of(&change));
        let redo = match store::find_redoable(db)? {
            Some(undone) => Some(label_of(&store::get_change_by_seq(
                db,
                undone.inverse_of.unwrap_or_default(),
            )?)),
            None => None,
        };
        Ok(HistoryState { undo, redo })
    })
}

fn label_of(change: &ChangeRow) -> OpLabel {
    let params = match serde_json::from_str(&change.params) {
        Ok(serde_json::Value::Object(params)) => params,
        _ => serde_json::Map::new(),
    };
    OpLabel { op: change.op.clone(), params }
}

/// Changes of the person, newest first; `limit` is clipped to 200.
pub fn list_changes(app: &App, cursor: Option<i64>, limit: i64) -> Result<HistoryPage> {
    let limit = limit.clamp(1, 200);
    app.read(|db| {
        let rows = store::list_changes(db, cursor, limit)?;
        let next = (i64::try_from(rows.len()).unwrap_or_default() == limit)
            .then(|| rows.last().map(|row| row.seq))
            .flatten();
        let mut changes = Vec::with_capacity(rows.len());
        for row in &rows {
            let undo = match row.undone_by {
                Some(seq) => Some(label_of(&store::get_change_by_seq(db, seq)?)),
                None => None,
            };
            changes.push(HistoryEntry {
                change_id: row.id.to_string(),
                at: row.at,
                label: label_of(row),
                rows: row.rows,
                undone: undo.is_some(),
                undo,
                undoable: row.undoable && row.undone_by.is_none(),
            });
        }
        Ok(HistoryPage { changes, next })
    })
}

/// Columns that say nothing to a person.
const SILENT: &[&str] = &[
    "rid",
    "id",
    "lead_rid",
    "position",
    "stage_since",
    "created_at",
    "custom",
    "normal",
    "since",
    "import_batch_rid",
    "sample",
    "external_key",
    "state",
    "done_at",
    "pipeline_rid",
    "value_currency",
];

/// Field changes of one lead, newest first, at most 500: columns of the lead and its contact
/// points that have another value than before.
///
/// # Errors
/// `LeadGone`.
pub fn list_field_changes(app: &App, lead: &str) -> Result<Vec<FieldChange>> {
    let id = parse_id(lead)?;
    app.read(|db| {
        let rid = store::find_lead_rid(db, id)?.ok_or_else(|| Error::new(ErrorCode::LeadGone))?;
        let mut found = Vec::new();
        for change in store::list_lead_changes(db, rid, 200)? {
            store::get_changeset(db, change.seq)?.for_each(app.columns(), |row| {
                let mut of = BTreeSet::new();
                store::touched_leads(db, row, &mut of)?;
                let fits = matches!(row.table(), "lead" | "contact_point" | "lead_tag");
                if !fits || !of.contains(&rid) {
                    return Ok(());
                }
                for (column, before, after) in row.values() {
                    if column == "custom" {
                        let (before, after) = (custom(before), custom(after));
                        for (field, name, from, to) in derive::own_changes(db, before, after)? {
                            found.push(FieldChange {
                                change_id: change.id.to_string(),
                                at: change.at,
                                label: label_of(&change),
                                field,
                                name,
                                from,
                                to,
                            });
                        }
                    }
                    if SILENT.contains(&column) || before == after {
                        continue;
                    }
                    let (from, to) = (show(db, column, before)?, show(db, column, after)?);
                    if from != to && found.len() < 500 {
                        found.push(FieldChange {
                            change_id: change.id.to_string(),
                            at: change.at,
                            label: label_of(&change),
                            field: column.trim_end_matches("_rid").to_owned(),
                            name: String::new(),
                            from,
                            to,
                        });
                    }
                }
                Ok(())
            })?;
        }
        Ok(found)
    })
}

fn custom<'v>(value: Option<ValueRef<'v>>) -> &'v str {
    value.and_then(|value| value.as_str().ok()).unwrap_or("{}")
}

fn show(db: &Connection, column: &str, value: Option<ValueRef<'_>>) -> Result<String> {
    Ok(match value {
        Some(ValueRef::Text(text)) => String::from_utf8_lossy(text).into_owned(),
        Some(ValueRef::Integer(number)) if column.ends_with("_rid") => {
            store::find_label(db, column, number)?.unwrap_or_default()
        }
        Some(ValueRef::Integer(number)) => number.to_string(),
        _ => String::new(),
    })
}

fn parse_id(id: &str) -> Result<Uuid> {
    Uuid::parse_str(id).map_err(|_| Error::new(ErrorCode::NotFound).with("entity", "change"))
}
