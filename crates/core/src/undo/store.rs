//! Rows of the change log, and which leads a row belongs to.

pub(crate) mod rows;

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::Recorded;
use super::changeset::{Columns, Row};
use super::format::Kind;
use crate::error::Result;

/// One row of `change_log`.
#[derive(Debug, Clone)]
pub(crate) struct ChangeRow {
    pub(crate) seq: i64,
    pub(crate) id: Uuid,
    pub(crate) at: i64,
    pub(crate) op: String,
    pub(crate) params: String,
    pub(crate) compensation: String,
    pub(crate) inverse_of: Option<i64>,
    pub(crate) undone_by: Option<i64>,
    pub(crate) undoable: bool,
    pub(crate) rows: i64,
}

const COLUMNS: &str =
    "seq, id, at, op, params, compensation, inverse_of, undone_by, undoable, rows";

fn read_change(row: &rusqlite::Row<'_>) -> rusqlite::Result<ChangeRow> {
    Ok(ChangeRow {
        seq: row.get(0)?,
        id: row.get(1)?,
        at: row.get(2)?,
        op: row.get(3)?,
        params: row.get(4)?,
        compensation: row.get(5)?,
        inverse_of: row.get(6)?,
        undone_by: row.get(7)?,
        undoable: row.get(8)?,
        rows: row.get(9)?,
    })
}

/// What goes into the log for one change.
pub(crate) struct NewChange<'a> {
    pub(crate) id: Uuid,
    pub(crate) at: i64,
    pub(crate) op: &'a str,
    pub(crate) params: &'a str,
    pub(crate) changeset: &'a [u8],
    pub(crate) size: usize,
    pub(crate) rows: usize,
    pub(crate) compensation: &'a str,
    pub(crate) inverse_of: Option<i64>,
    pub(crate) undoable: bool,
}

pub(crate) fn insert_change(db: &Connection, change: &NewChange<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO change_log (id, at, actor, op, params, changeset, compensation, inverse_of,
           undoable, size, rows) VALUES (?1, ?2, 'person', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        change.id,
        change.at,
        change.op,
        change.params,
        change.changeset,
        change.compensation,
        change.inverse_of,
        change.undoable,
        i64::try_from(change.size).unwrap_or(i64::MAX),
        i64::try_from(change.rows).unwrap_or(i64::MAX),
    ])?;
    Ok(db.last_insert_rowid())
}

/// Notes that a change touched the leads of a [`crate::db::key_list`].
pub(crate) fn insert_change_leads(db: &Connection, seq: i64, keys: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO change_lead (lead_rid, seq) SELECT value, ?2 FROM json_each(?1)",
    )?
    .execute(params![keys, seq])?;
    Ok(())
}

pub(crate) fn find_change(db: &Connection, id: Uuid) -> Result<Option<ChangeRow>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM change_log WHERE id = ?1"))?
        .query_row([id], read_change)
        .optional()?)
}

/// The newest change that Ctrl+Z would take back.
pub(crate) fn find_undoable(db: &Connection) -> Result<Option<ChangeRow>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM change_log
             WHERE undoable = 1 AND inverse_of IS NULL AND undone_by IS NULL
             ORDER BY seq DESC LIMIT 1"
        ))?
        .query_row([], read_change)
        .optional()?)
}

/// The newest undo that no fresh change of a person followed.
pub(crate) fn find_redoable(db: &Connection) -> Result<Option<ChangeRow>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM change_log AS undone
             WHERE op = 'undo' AND undone_by IS NULL
               AND NOT EXISTS (SELECT 1 FROM change_log AS fresh
                 WHERE fresh.seq > undone.seq AND fresh.undoable = 1 AND fresh.inverse_of IS NULL)
             ORDER BY seq DESC LIMIT 1"
        ))?
        .query_row([], read_change)
        .optional()?)
}

pub(crate) fn get_change_by_seq(db: &Connection, seq: i64) -> Result<ChangeRow> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM change_log WHERE seq = ?1"))?
        .query_row([seq], read_change)?)
}

pub(crate) fn get_changeset(db: &Connection, seq: i64) -> Result<Recorded> {
    Ok(db.prepare_cached("SELECT changeset, size FROM change_log WHERE seq = ?1")?.query_row(
        [seq],
        |row| {
            let size = usize::try_from(row.get::<_, i64>(1)?).unwrap_or_default();
            Ok(Recorded { packed: row.get(0)?, size })
        },
    )?)
}

pub(crate) fn set_undone_by(db: &Connection, seq: i64, by: Option<i64>) -> Result<()> {
    db.prepare_cached("UPDATE change_log SET undone_by = ?2 WHERE seq = ?1")?
        .execute(params![seq, by])?;
    Ok(())
}

pub(crate) fn list_changes(
    db: &Connection,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<ChangeRow>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change_log
         WHERE seq < ?1 AND inverse_of IS NULL
           AND op NOT IN ('seed', 'roll_day', 'appearance', 'send_mail', 'account_state')
         ORDER BY seq DESC LIMIT ?2"
    ))?;
    let rows = list.query_map(params![before.unwrap_or(i64::MAX), limit], read_change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Changes that touched a lead, newest first, with those too large to read field by field left
/// out (an import of thousands says nothing on one field).
pub(crate) fn list_lead_changes(db: &Connection, lead: i64, limit: i64) -> Result<Vec<ChangeRow>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change_log
         WHERE seq IN (SELECT seq FROM change_lead WHERE lead_rid = ?1) AND rows <= 5000
         ORDER BY seq DESC LIMIT ?2"
    ))?;
    let rows = list.query_map(params![lead, limit], read_change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Changes after `seq` whose rows are few enough to be searched, newest first.
pub(crate) fn list_newer(db: &Connection, seq: i64) -> Result<Vec<ChangeRow>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change_log WHERE seq > ?1 ORDER BY seq DESC LIMIT 500"
    ))?;
    let rows = list.query_map([seq], read_change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Column names of every recorded table, and of nothing else.
pub(crate) fn read_columns(db: &Connection) -> Result<Columns> {
    let mut columns = Columns::new();
    for (table, class, _) in super::TABLES {
        if *class == super::Class::Base {
            let mut names = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
            let names = names.query_map([table], |row| row.get(0))?;
            columns.insert((*table).to_owned(), names.collect::<rusqlite::Result<_>>()?);
        }
    }
    Ok(columns)
}

/// Adds the leads whose shown values depend on `row` to `leads`. Places follow by triggers: a row
/// that only moved within its column, or a stage that only moved among stages, rebuilds nothing.
///
/// A company, source, tag or stage that came or went is no reason by itself: whoever refers to it
/// was changed in the same transaction, or a foreign key would be open.
pub(crate) fn touched_leads(
    db: &Connection,
    row: &Row<'_>,
    leads: &mut BTreeSet<i64>,
) -> Result<()> {
    let changed = |columns: &[&str]| {
        row.kind() == Kind::Update && columns.iter().any(|column| row.has_changed(column))
    };
    match row.table() {
        "lead" if row.changes_only("position") => {}
        "lead" => {
            leads.insert(row.rid());
        }
        "company" if changed(&["name", "industry", "size", "address"]) => {
            touched_by(db, "company", row.rid(), leads)?;
        }
        "tag" if row.kind() == Kind::Update => touched_by(db, "tag", row.rid(), leads)?,
        "source" if changed(&["name", "channel"]) => touched_by(db, "source", row.rid(), leads)?,
        "stage" if changed(&["quiet_days", "kind"]) => {
            touched_by(db, "stage", row.rid(), leads)?;
        }
        // A field that came or went again by undo and redo is asked for by its own key.
        "field_def"
            if row.kind() != Kind::Update
                || changed(&["name", "choices", "on_card", "deleted_at"]) =>
        {
            touched_by(db, "field_def", row.rid(), leads)?;
        }
        "company" | "tag" | "source" | "stage" | "field_def" => {}
        // Only what a person decided takes a pair out of the queue or brings it back.
        "duplicate_pair" if row.sides("decision").all(|side| side == ValueRef::Text(b"open")) => {}
        "duplicate_pair" => {
            leads.extend(row.sides("one_rid").chain(row.sides("other_rid")).filter_map(whole));
            touched_by(db, "duplicate_pair", row.rid(), leads)?;
        }
        table => {
            // A merge gives rows to another lead: both show something else then.
            let of: Vec<i64> = row.sides("lead_rid").filter_map(whole).collect();
            // An update holds only the columns that changed.
            if of.is_empty() {
                touched_by(db, table, row.rid(), leads)?;
            }
            leads.extend(of);
        }
    }
    Ok(())
}

fn whole(value: ValueRef<'_>) -> Option<i64> {
    match value {
        ValueRef::Integer(number) => Some(number),
        _ => None,
    }
}

/// Adds the leads that a row of `table` belongs to, as it stands now.
pub(crate) fn touched_by(
    db: &Connection,
    table: &str,
    rid: i64,
    leads: &mut BTreeSet<i64>,
) -> Result<()> {
    let sql = match table {
        "lead" => {
            leads.insert(rid);
            return Ok(());
        }
        "company" => "SELECT rid FROM lead WHERE company_rid = ?1",
        "tag" => "SELECT lead_rid FROM lead_tag WHERE tag_rid = ?1",
        "source" => "SELECT rid FROM lead WHERE source_rid = ?1 OR first_source_rid = ?1",
        "stage" => "SELECT rid FROM lead WHERE stage_rid = ?1",
        "duplicate_pair" => {
            "SELECT one_rid FROM duplicate_pair WHERE rid = ?1
             UNION ALL SELECT other_rid FROM duplicate_pair WHERE rid = ?1"
        }
        "field_def" => "SELECT DISTINCT lead_rid FROM lead_field WHERE field_rid = ?1",
        "contact_point" => "SELECT lead_rid FROM contact_point WHERE rid = ?1",
        "next_step" => "SELECT lead_rid FROM next_step WHERE rid = ?1",
        "affiliation" => "SELECT lead_rid FROM affiliation WHERE rid = ?1",
        _ => return Ok(()),
    };
    let mut find = db.prepare_cached(sql)?;
    let mut found = find.query([rid])?;
    while let Some(lead) = found.next()? {
        leads.insert(lead.get(0)?);
    }
    Ok(())
}

/// Id, name and company of a lead for a sentence, wherever it is.
pub(crate) fn find_lead_name(db: &Connection, rid: i64) -> Result<Option<(Uuid, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT lead.id, coalesce(nullif(trim(family_name || ' ' || given_name), ''),
               (SELECT name FROM company WHERE company.rid = company_rid), '')
             FROM lead WHERE lead.rid = ?1",
        )?
        .query_row([rid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The lead with this id; of a merged one the lead that stays.
pub(crate) fn find_lead_rid(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT coalesce(merged_into_rid, rid) FROM lead WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Label of a referenced row, for the field history: name of a company, source or tag, code of a
/// stage.
pub(crate) fn find_label(db: &Connection, column: &str, rid: i64) -> Result<Option<String>> {
    let sql = match column {
        "company_rid" => "SELECT name FROM company WHERE rid = ?1",
        "source_rid" | "first_source_rid" => "SELECT name FROM source WHERE rid = ?1",
        "stage_rid" => "SELECT code FROM stage WHERE rid = ?1",
        "tag_rid" => "SELECT name FROM tag WHERE rid = ?1",
        _ => return Ok(None),
    };
    Ok(db.prepare_cached(sql)?.query_row([rid], |row| row.get(0)).optional()?)
}
