//! Rows of people for mail; reads only.

use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use uuid::Uuid;

use super::Recipient;
use crate::env::Env;
use crate::error::Result;
use crate::leads::filter::Filter;
use crate::leads::own;
use crate::leads::wire::LeadQuery;
use crate::text::names::PersonName;
use crate::time::Timestamp;

/// One person, trashed ones included; of a merged lead the one that stays.
pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<Recipient>> {
    let found = db
        .prepare_cached(
            "SELECT l.rid, l.id, l.family_name, l.given_name, l.middle_name, l.family_kana,
               l.given_kana, l.name_order, coalesce(c.name, ''), l.department, l.title, l.language,
               l.interest,
               -- nobody visits us at a referral or at a web form
               CASE WHEN s.channel IN ('web', 'referral', 'ads', 'magazine', 'card') THEN ''
                 ELSE coalesce(s.name, '') END,
               st.kind, l.deleted_at IS NOT NULL, l.custom, l.honorific
             FROM lead l JOIN stage st ON st.rid = l.stage_rid
               LEFT JOIN company c ON c.rid = l.company_rid
               LEFT JOIN source s ON s.rid = l.source_rid
             WHERE l.rid = (SELECT coalesce(merged_into_rid, rid) FROM lead WHERE id = ?1)",
        )?
        .query_row([id], |row| {
            let custom: String = row.get(16)?;
            let person = Recipient {
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
                honorific: row.get(17)?,
                company: row.get(8)?,
                department: row.get(9)?,
                title: row.get(10)?,
                language: row.get(11)?,
                interest: row.get(12)?,
                event: row.get(13)?,
                stage_kind: row.get(14)?,
                trashed: row.get(15)?,
                own: Vec::new(),
                mail: None,
            };
            Ok((person, custom))
        })
        .optional()?;
    let Some((mut person, custom)) = found else { return Ok(None) };
    let values = own::Values::parse(&custom);
    let of = |field: own::Field| {
        let value = values.get(&field);
        (field, value)
    };
    person.own = own::list_fields(db)?.into_iter().map(of).collect();
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
pub(crate) fn list_of_query(db: &Connection, query: &LeadQuery, env: &Env) -> Result<Vec<Uuid>> {
    let filter = Filter::of(db, query, env)?.whole()?;
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

/// True if a step of the lead is due on `day` (ISO) or before.
pub(crate) fn has_step_until(db: &Connection, lead: i64, day: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM next_step WHERE lead_rid = ?1 AND state = 'open'
               AND coalesce(snoozed_until, due_on) <= ?2)",
        )?
        .query_row(rusqlite::params![lead, day], |row| row.get(0))?)
}

/// Ids of the lead with the id `?2`, of the lead it was merged into, and of those behind that.
const ONE_PERSON: &str = "SELECT ?2
  UNION SELECT stays.id FROM lead AS named JOIN lead AS stays ON stays.rid = named.merged_into_rid
    WHERE named.id = ?2
  UNION SELECT behind.id FROM lead AS named JOIN lead AS behind
    ON behind.merged_into_rid = coalesce(named.merged_into_rid, named.rid) WHERE named.id = ?2";

/// Ids under which messages of a lead are kept: its own, and those of the leads behind it.
pub(crate) fn list_ids(db: &Connection, lead: Uuid) -> Result<Vec<Uuid>> {
    let mut list = db.prepare_cached(&format!("SELECT * FROM ({ONE_PERSON}) WHERE ?1"))?;
    let rows = list.query_map(params![true, lead], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// True if another mail of the same follow-up left, or may have left, to the same person: both were
/// chosen before they turned out to be one.
pub(crate) fn has_twin(
    db: &Connection,
    (message, follow_up): (i64, i64),
    lead: Uuid,
) -> Result<bool> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM message WHERE lead_id IN ({ONE_PERSON})
               AND follow_up_rid = ?3 AND rid <> ?1
               AND state IN ('sending', 'committing', 'sent', 'filed', 'unknown'))"
        ))?
        .query_row(params![message, lead, follow_up], |row| row.get(0))?)
}

/// True if `address` refused another mail as such before `before`, at this lead or one behind it.
pub(crate) fn was_refused_before(
    db: &Connection,
    address: &str,
    lead: Uuid,
    before: Timestamp,
) -> Result<bool> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM message m JOIN message_attempt a ON a.message_rid = m.rid
               WHERE m.lead_id IN ({ONE_PERSON}) AND m.address = ?1 AND m.state = 'rejected'
                 AND m.reason = 'message' AND a.at < ?3)"
        ))?
        .query_row(params![address, lead, before.0], |row| row.get(0))?)
}
