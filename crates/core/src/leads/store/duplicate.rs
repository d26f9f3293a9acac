//! Rows of `duplicate_key`, `duplicate_found` and `duplicate_pair`.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::error::Result;

pub(crate) fn remove_keys(db: &Connection, lead: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM duplicate_key WHERE lead_rid = ?1")?.execute([lead])?;
    Ok(())
}

/// Leads with this key, oldest first, at most 50: a key that more people share tells nothing.
pub(crate) fn list_leads_by_key(db: &Connection, kind: &str, key: &str) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT lead_rid FROM duplicate_key WHERE kind = ?1 AND key = ?2 ORDER BY lead_rid LIMIT 50",
    )?;
    let rows = list.query_map([kind, key], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keys of one lead as `(kind, key)`.
pub(crate) fn list_keys(db: &Connection, lead: i64) -> Result<Vec<(String, String)>> {
    let mut list = db.prepare_cached(
        "SELECT kind, key FROM duplicate_key WHERE lead_rid = ?1 ORDER BY kind, key",
    )?;
    let rows = list.query_map([lead], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Leads with the same name, reading, or (of two without a name) company as one of a
/// [`crate::db::key_list`], and what else they share: `(kind of the first, lead, other, kind of the
/// second)`. The second is `mail`, `phone` or `company`. Of the two keys one must be shared by at most
/// 200 leads: a common name is looked for among those with the same company, a large company's
/// people among those with the same name.
pub(crate) fn for_each_namesake(
    db: &Connection,
    keys: &str,
    mut each: impl FnMut(&str, i64, i64, &str),
) -> Result<()> {
    let mut list = db.prepare_cached(include_str!("../sql/namesakes.sql"))?;
    let mut rows = list.query([keys])?;
    while let Some(row) = rows.next()? {
        let (first, second) = (row.get_ref(0)?, row.get_ref(3)?);
        each(
            first.as_str().unwrap_or_default(),
            row.get(1)?,
            row.get(2)?,
            second.as_str().unwrap_or_default(),
        );
    }
    Ok(())
}

/// Leads with the same mail address as one of a key list: `(lead, other, address)`. An address that
/// more than 50 leads have was typed to fill a field.
pub(crate) fn for_each_same_mail(
    db: &Connection,
    keys: &str,
    mut each: impl FnMut(i64, i64, &str),
) -> Result<()> {
    let mut list = db.prepare_cached(
        "SELECT mine.lead_rid, theirs.lead_rid, mine.key
         FROM duplicate_key AS mine CROSS JOIN duplicate_key AS theirs
           ON theirs.kind = 'mail' AND theirs.key = mine.key AND theirs.lead_rid <> mine.lead_rid
         WHERE mine.lead_rid IN (SELECT value FROM json_each(?1)) AND mine.kind = 'mail'
           AND (SELECT count(*) FROM (SELECT 1 FROM duplicate_key AS block
             WHERE block.kind = 'mail' AND block.key = mine.key LIMIT 51)) <= 50",
    )?;
    let mut rows = list.query([keys])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get(1)?, row.get_ref(2)?.as_str().unwrap_or_default());
    }
    Ok(())
}

/// Leads with the same phone as one of a key list, and both names: `(lead, other, name, other
/// name)`. A phone that more than 8 leads have is a switchboard.
pub(crate) fn for_each_same_phone(
    db: &Connection,
    keys: &str,
    mut each: impl FnMut(i64, i64, &str, &str),
) -> Result<()> {
    let mut list = db.prepare_cached(
        "SELECT mine.lead_rid, theirs.lead_rid, my_name.key, their_name.key
         FROM duplicate_key AS mine
         CROSS JOIN duplicate_key AS theirs
           ON theirs.kind = 'phone' AND theirs.key = mine.key AND theirs.lead_rid <> mine.lead_rid
         CROSS JOIN duplicate_key AS my_name
           ON my_name.lead_rid = mine.lead_rid AND my_name.kind = 'name'
         CROSS JOIN duplicate_key AS their_name
           ON their_name.lead_rid = theirs.lead_rid AND their_name.kind = 'name'
         WHERE mine.lead_rid IN (SELECT value FROM json_each(?1)) AND mine.kind = 'phone'
           AND (SELECT count(*) FROM (SELECT 1 FROM duplicate_key AS block
             WHERE block.kind = 'phone' AND block.key = mine.key LIMIT 9)) <= 8",
    )?;
    let mut rows = list.query([keys])?;
    while let Some(row) = rows.next()? {
        let (one, other) = (row.get_ref(2)?, row.get_ref(3)?);
        each(
            row.get(0)?,
            row.get(1)?,
            one.as_str().unwrap_or_default(),
            other.as_str().unwrap_or_default(),
        );
    }
    Ok(())
}

/// Pairs that a person called different people and in which one of a key list is, as `(one,
/// other)`, the older first.
pub(crate) fn list_different(db: &Connection, keys: &str) -> Result<Vec<(i64, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT one_rid, other_rid FROM duplicate_pair
         WHERE one_rid IN (SELECT value FROM json_each(?1)) AND decision = 'different'
         UNION SELECT one_rid, other_rid FROM duplicate_pair
         WHERE other_rid IN (SELECT value FROM json_each(?1)) AND decision = 'different'",
    )?;
    let rows = list.query_map([keys], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets the found pairs in which one of a key list is.
pub(crate) fn remove_found(db: &Connection, keys: &str) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM duplicate_found WHERE one_rid IN (SELECT value FROM json_each(?1))",
    )?
    .execute([keys])?;
    db.prepare_cached(
        "DELETE FROM duplicate_found WHERE other_rid IN (SELECT value FROM json_each(?1))",
    )?
    .execute([keys])?;
    Ok(())
}

/// Keeps a found pair, the older lead first; `reasons` are codes with commas.
pub(crate) fn insert_found(
    db: &Connection,
    (one, other): (i64, i64),
    certain: bool,
    reasons: &str,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO duplicate_found (one_rid, other_rid, certain, reasons)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![one, other, certain, reasons])?;
    Ok(())
}

/// A pair that waits for a person.
#[derive(Debug, Clone)]
pub(crate) struct FoundRow {
    pub(crate) one: i64,
    pub(crate) other: i64,
    pub(crate) certain: bool,
    /// Codes with commas, surest first.
    pub(crate) reasons: String,
    pub(crate) put_off: bool,
}

fn found(row: &Row<'_>) -> rusqlite::Result<FoundRow> {
    Ok(FoundRow {
        one: row.get(0)?,
        other: row.get(1)?,
        certain: row.get(2)?,
        reasons: row.get(3)?,
        put_off: row.get(4)?,
    })
}

/// A window of the certain or the maybe pairs that nobody put off; those of the newest leads first.
pub(crate) fn list_found(
    db: &Connection,
    certain: bool,
    offset: i64,
    limit: i64,
) -> Result<Vec<FoundRow>> {
    let mut list = db.prepare_cached(
        "SELECT one_rid, other_rid, certain, reasons, 0 FROM duplicate_found AS found
         WHERE certain = ?1 AND NOT EXISTS (SELECT 1 FROM duplicate_pair AS pair
           WHERE pair.one_rid = found.one_rid AND pair.other_rid = found.other_rid
             AND pair.decision = 'later')
         ORDER BY other_rid DESC, one_rid DESC LIMIT ?2 OFFSET ?3",
    )?;
    let rows = list.query_map(params![certain, limit, offset], found)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// True if any pair was put off: asked first, since mostly none is.
pub(crate) fn has_put_off(db: &Connection) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM duplicate_pair WHERE decision = 'later')")?
        .query_row([], |row| row.get(0))?)
}

/// Pairs of one sort that were put off and still stand.
pub(crate) fn count_put_off(db: &Connection, certain: bool) -> Result<i64> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM duplicate_pair AS pair CROSS JOIN duplicate_found AS found
               ON found.one_rid = pair.one_rid AND found.other_rid = pair.other_rid
             WHERE pair.decision = 'later' AND found.certain = ?1",
        )?
        .query_row([certain], |row| row.get(0))?)
}

/// A window of those, in the order in which they were put off.
pub(crate) fn list_put_off(
    db: &Connection,
    certain: bool,
    offset: i64,
    limit: i64,
) -> Result<Vec<FoundRow>> {
    let mut list = db.prepare_cached(
        "SELECT found.one_rid, found.other_rid, found.certain, found.reasons, 1
         FROM duplicate_pair AS pair CROSS JOIN duplicate_found AS found
           ON found.one_rid = pair.one_rid AND found.other_rid = pair.other_rid
         WHERE pair.decision = 'later' AND found.certain = ?1
         ORDER BY pair.at, pair.rid LIMIT ?2 OFFSET ?3",
    )?;
    let rows = list.query_map(params![certain, limit, offset], found)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The found pairs of one lead, certain ones first, at most `limit`.
pub(crate) fn list_found_of(db: &Connection, lead: i64, limit: i64) -> Result<Vec<FoundRow>> {
    let mut list = db.prepare_cached(
        "SELECT * FROM (
           SELECT one_rid, other_rid, certain, reasons, 0 FROM duplicate_found WHERE one_rid = ?1
           UNION ALL
           SELECT one_rid, other_rid, certain, reasons, 0 FROM duplicate_found WHERE other_rid = ?1
         ) ORDER BY certain DESC, one_rid, other_rid LIMIT ?2",
    )?;
    let rows = list.query_map([lead, limit], found)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many pairs are certain, how many are maybe. Walks an index of the pairs alone.
pub(crate) fn count_found(db: &Connection) -> Result<(i64, i64)> {
    let mut count = db.prepare_cached("SELECT count(*) FROM duplicate_found WHERE certain = ?1")?;
    let mut of = |certain: bool| count.query_row([certain], |row| row.get(0));
    Ok((of(true)?, of(false)?))
}

/// Every certain pair that nobody put off, the older lead first.
pub(crate) fn list_certain(db: &Connection) -> Result<Vec<(i64, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT one_rid, other_rid FROM duplicate_found AS found
         WHERE certain = 1 AND NOT EXISTS (SELECT 1 FROM duplicate_pair AS pair
           WHERE pair.one_rid = found.one_rid AND pair.other_rid = found.other_rid
             AND pair.decision = 'later')
         ORDER BY other_rid, one_rid",
    )?;
    let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps what a person decided about two leads: `different`, `later` or `merged`, over what stood
/// there.
pub(crate) fn decide(
    db: &Connection,
    id: Uuid,
    (one, other): (i64, i64),
    decision: &str,
    now: i64,
) -> Result<()> {
    let known = db
        .prepare_cached(
            "UPDATE duplicate_pair SET decision = ?3, at = ?4
             WHERE one_rid = min(?1, ?2) AND other_rid = max(?1, ?2)",
        )?
        .execute(params![one, other, decision, now])?;
    if known == 0 {
        db.prepare_cached(
            "INSERT INTO duplicate_pair (id, one_rid, other_rid, certain, reasons, decision, at)
             VALUES (?1, min(?2, ?3), max(?2, ?3), 0, '', ?4, ?5)",
        )?
        .execute(params![id, one, other, decision, now])?;
    }
    Ok(())
}

/// Keeps a pair as it was found when a lead came in, once.
pub(crate) fn insert_pair(
    db: &Connection,
    id: Uuid,
    one: i64,
    other: i64,
    certain: bool,
    reasons: &str,
    now: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO duplicate_pair (id, one_rid, other_rid, certain, reasons, at)
         SELECT ?1, min(?2, ?3), max(?2, ?3), ?4, ?5, ?6
         WHERE NOT EXISTS (SELECT 1 FROM duplicate_pair
           WHERE one_rid = min(?2, ?3) AND other_rid = max(?2, ?3))",
    )?
    .execute(params![id, one, other, certain, reasons, now])?;
    Ok(())
}
