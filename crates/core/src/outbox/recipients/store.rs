//! Rows of people for mail; reads only.

use rusqlite::{Connection, OptionalExtension, params_from_iter};
use uuid::Uuid;

use super::Recipient;
use crate::error::Result;
use crate::leads::api::LeadQuery;
use crate::leads::filter::Filter;
use crate::text::names::PersonName;
use crate::time::Timestamp;

/// One person, trashed ones included.
pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<Recipient>> {
    let found = db
        .prepare_cached(
            "SELECT l.rid, l.id, l.family_name, l.given_name, l.middle_name, l.family_kana,
               l.given_kana, l.name_order, coalesce(c.name, ''), l.department, l.title, l.language,
               l.interest, coalesce(s.name, ''), st.kind, l.deleted_at IS NOT NULL
             FROM lead l JOIN stage st ON st.rid = l.stage_rid
               LEFT JOIN company c ON c.rid = l.company_rid
               LEFT JOIN source s ON s.rid = l.source_rid
             WHERE l.id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Recipient {
                rid: row.get(0)?,
                id: row.get(1)?,
                name: PersonName {
                    family: row.get(2)?,
                    given: row.get(3)?,
                    middle: row.get(4)?,
                    family_kana: row.get(5)?,
                    given_kana: row.get(6)?,
                },
                name_order: row.get(7)?,
                company: row.get(8)?,
                department: row.get(9)?,
                title: row.get(10)?,
                language: row.get(11)?,
                interest: row.get(12)?,
                event: row.get(13)?,
                stage_kind: row.get(14)?,
                trashed: row.get(15)?,
                mail: None,
            })
        })
        .optional()?;
    let Some(mut person) = found else { return Ok(None) };
    // An address that bounced is the last choice, whatever was primary once.
    person.mail = db
        .prepare_cached(
            "SELECT normal, state FROM contact_point
             WHERE lead_rid = ?1 AND kind = 'mail' AND deleted_at IS NULL AND normal <> ''
             ORDER BY state IN ('bounced', 'retired'), is_primary DESC, position, rid LIMIT 1",
        )?
        .query_row([person.rid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(Some(person))
}

/// Leads that answer to a query, best score first.
pub(crate) fn list_of_query(
    db: &Connection,
    query: &LeadQuery,
    now: Timestamp,
) -> Result<Vec<Uuid>> {
    let filter = Filter::new(query, now)?;
    let mut list = db.prepare_cached(&format!(
        "SELECT card.lead_id FROM lead_card AS card WHERE 1{} ORDER BY card.score DESC, card.lead_rid",
        filter.and()
    ))?;
    let rows = list.query_map(params_from_iter(filter.params()), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Marks a dead address at its lead.
pub(crate) fn mark_bounced(db: &Connection, lead: i64, address: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE contact_point SET state = 'bounced'
         WHERE lead_rid = ?1 AND kind = 'mail' AND normal = ?2 AND state <> 'bounced'",
    )?
    .execute(rusqlite::params![lead, address])?;
    Ok(())
}

/// What a sent mail leaves in the timeline.
pub(crate) struct NewActivity<'a> {
    pub(crate) id: Uuid,
    pub(crate) lead: i64,
    pub(crate) at: i64,
    pub(crate) day: i32,
    pub(crate) title: &'a str,
    pub(crate) body: &'a str,
    pub(crate) payload: &'a str,
    pub(crate) key: &'a str,
}

/// Writes it once: a key that is there already writes nothing.
pub(crate) fn insert_activity(db: &Connection, new: &NewActivity<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO activity (id, lead_rid, kind, happened_at, day, recorded_at, recording_day,
           title, body, payload, external_key)
         SELECT ?1, ?2, 'mail_out', ?3, ?4, ?3, ?4, ?5, ?6, ?7, ?8
         WHERE NOT EXISTS (SELECT 1 FROM activity WHERE external_key = ?8)",
    )?
    .execute(rusqlite::params![
        new.id,
        new.lead,
        new.at,
        new.day,
        new.title,
        new.body,
        new.payload,
        new.key,
    ])?;
    Ok(())
}

/// Plans "no reply by then" as the one next step, unless something is due earlier.
pub(crate) fn plan_reminder(
    db: &Connection,
    id: Uuid,
    lead: i64,
    due_on: &str,
    why: &str,
    at: i64,
) -> Result<()> {
    let earlier: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM next_step WHERE lead_rid = ?1 AND state = 'open'
               AND coalesce(snoozed_until, due_on) <= ?2)",
        )?
        .query_row(rusqlite::params![lead, due_on], |row| row.get(0))?;
    if earlier {
        return Ok(());
    }
    db.prepare_cached(
        "UPDATE next_step SET state = 'replaced', done_at = ?2
         WHERE lead_rid = ?1 AND state = 'open'",
    )?
    .execute(rusqlite::params![lead, at])?;
    db.prepare_cached(
        "INSERT INTO next_step (id, lead_rid, kind, due_on, made_by, why, created_at)
         VALUES (?1, ?2, 'call', ?3, 'follow_up', ?4, ?5)",
    )?
    .execute(rusqlite::params![id, lead, due_on, why, at])?;
    Ok(())
}
