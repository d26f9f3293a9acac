//! Rows of many leads, one after another: the statements are prepared once and kept.

use rusqlite::types::ToSql;
use rusqlite::{CachedStatement, Connection, OptionalExtension, params};
use uuid::Uuid;

use super::LeadRecord;
use crate::error::Result;

/// A lead to add.
pub(crate) struct NewLead<'a> {
    /// Its columns; what a new lead cannot have (`rid`, `deleted_at` …) is not read.
    pub(crate) record: &'a LeadRecord,
    /// Place in the stage.
    pub(crate) position: &'a [u8],
    /// Id of the same person in another program.
    pub(crate) external_key: &'a str,
    /// Import batch.
    pub(crate) batch: i64,
}

/// A contact point to add.
pub(crate) struct Point<'a> {
    pub(crate) kind: &'a str,
    /// As typed.
    pub(crate) raw: &'a str,
    pub(crate) normal: &'a str,
    pub(crate) label: &'a str,
    /// The one that is used of its kind.
    pub(crate) primary: bool,
    /// Place among the contact points of the lead, from 0.
    pub(crate) position: i64,
}

/// An entry of the timeline with its own date.
pub(crate) struct Entry<'a> {
    pub(crate) kind: &'a str,
    /// Milliseconds UTC.
    pub(crate) at: i64,
    pub(crate) source: Option<i64>,
    /// Makes a second import add nothing.
    pub(crate) external_key: &'a str,
}

/// What a file says of a company; empty where it says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CompanyTexts<'a> {
    pub(crate) kana: &'a str,
    pub(crate) domain: &'a str,
    pub(crate) industry: &'a str,
    pub(crate) size: &'a str,
}

/// The statements of every row.
pub(crate) struct Statements<'c> {
    db: &'c Connection,
    lead: CachedStatement<'c>,
    stage_event: CachedStatement<'c>,
    point: CachedStatement<'c>,
    lead_tag: CachedStatement<'c>,
    activity: CachedStatement<'c>,
    company: CachedStatement<'c>,
}

impl<'c> Statements<'c> {
    pub(crate) fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self {
            db,
            lead: db.prepare_cached(
                "INSERT INTO lead (id, family_name, given_name, middle_name, family_kana,
                   given_kana, honorific, company_rid, department, title, interest, horizon, grade,
                   expected_close, value_minor, value_currency, source_rid, first_source_rid,
                   language, note, external_key, stage_rid, position, stage_since,
                   import_batch_rid, created_at, lost_reason,
                   custom, last_confirmed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                   ?17, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26,
                   iif(?27 = '', '{}', ?27), ?28)",
            )?,
            stage_event: db.prepare_cached(
                "INSERT INTO stage_event (id, lead_rid, to_stage_rid, at, actor, cycle, reason)
                 VALUES (?1, ?2, ?3, ?4, 'import', 1, ?5)",
            )?,
            point: db.prepare_cached(
                "INSERT INTO contact_point (id, lead_rid, kind, raw, normal, label, is_primary,
                   position, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?,
            lead_tag: db.prepare_cached(
                "INSERT INTO lead_tag (id, lead_rid, tag_rid) VALUES (?1, ?2, ?3)",
            )?,
            activity: db.prepare_cached(
                "INSERT INTO activity (id, lead_rid, kind, happened_at, day, recorded_at,
                   recording_day, source_rid, external_key)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?,
            company: db.prepare_cached(
                "UPDATE company SET kana = CASE kana WHEN '' THEN ?2 ELSE kana END,
                   domain = CASE domain WHEN '' THEN ?3 ELSE domain END,
                   industry = CASE industry WHEN '' THEN ?4 ELSE industry END,
                   size = CASE size WHEN '' THEN ?5 ELSE size END
                 WHERE rid = ?1 AND ((kana = '' AND ?2 <> '') OR (domain = '' AND ?3 <> '')
                   OR (industry = '' AND ?4 <> '') OR (size = '' AND ?5 <> ''))",
            )?,
        })
    }

    pub(crate) fn insert_lead(&mut self, new: &NewLead<'_>, now: i64) -> Result<i64> {
        let lead: &LeadRecord = new.record;
        self.lead.execute(params![
            lead.id,
            lead.family_name,
            lead.given_name,
            lead.middle_name,
            lead.family_kana,
            lead.given_kana,
            lead.honorific,
            lead.company_rid,
            lead.department,
            lead.title,
            lead.interest,
            lead.horizon,
            lead.grade,
            lead.expected_close,
            lead.value_minor,
            lead.value_currency,
            lead.source_rid,
            lead.language,
            lead.note,
            new.external_key,
            lead.stage_rid,
            new.position,
            now,
            new.batch,
            lead.created_at,
            lead.lost_reason,
            lead.custom,
            lead.last_confirmed_at,
        ])?;
        Ok(self.db.last_insert_rowid())
    }

    pub(crate) fn insert_stage_event(
        &mut self,
        id: Uuid,
        lead: i64,
        stage: i64,
        reason: &str,
        now: i64,
    ) -> Result<()> {
        self.stage_event.execute(params![id, lead, stage, now, reason])?;
        Ok(())
    }

    pub(crate) fn insert_point(
        &mut self,
        id: Uuid,
        lead: i64,
        point: &Point<'_>,
        now: i64,
    ) -> Result<()> {
        let Point { kind, raw, normal, label, primary, position } = point;
        self.point.execute(params![id, lead, kind, raw, normal, label, primary, position, now])?;
        Ok(())
    }

    pub(crate) fn insert_lead_tag(&mut self, id: Uuid, lead: i64, tag: i64) -> Result<()> {
        self.lead_tag.execute(params![id, lead, tag])?;
        Ok(())
    }

    pub(crate) fn insert_activity(
        &mut self,
        id: Uuid,
        lead: i64,
        entry: &Entry<'_>,
        days: (i32, i32),
        now: i64,
    ) -> Result<()> {
        self.activity.execute(params![
            id,
            lead,
            entry.kind,
            entry.at,
            days.0,
            now,
            days.1,
            entry.source,
            entry.external_key
        ])?;
        Ok(())
    }

    /// Fills what is empty of a company.
    pub(crate) fn fill_company(&mut self, company: i64, texts: CompanyTexts<'_>) -> Result<()> {
        self.company.execute(params![
            company,
            texts.kana,
            texts.domain,
            texts.industry,
            texts.size
        ])?;
        Ok(())
    }
}

pub(crate) fn insert_company(
    db: &Connection,
    id: Uuid,
    name: &str,
    folded: &str,
    texts: CompanyTexts<'_>,
    now: i64,
) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO company (id, name, folded, kana, domain, industry, size, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        name,
        folded,
        texts.kana,
        texts.domain,
        texts.industry,
        texts.size,
        now
    ])?;
    Ok(db.last_insert_rowid())
}

/// Sets one column of a lead; `column` is one of [`super::WRITABLE`].
pub(crate) fn set_column(
    db: &Connection,
    lead: i64,
    column: &'static str,
    value: &dyn ToSql,
) -> Result<()> {
    if !super::WRITABLE.contains(&column) {
        return Err(crate::error::Error::internal("column of lead"));
    }
    db.prepare_cached(&format!("UPDATE lead SET {column} = ?2 WHERE rid = ?1"))?
        .execute(params![lead, value])?;
    Ok(())
}

/// The first source stays once it is set.
pub(crate) fn set_source(db: &Connection, lead: i64, source: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE lead SET source_rid = ?2, first_source_rid = coalesce(first_source_rid, ?2)
         WHERE rid = ?1",
    )?
    .execute([lead, source])?;
    Ok(())
}

/// Puts a text below the note.
pub(crate) fn append_note(db: &Connection, lead: i64, note: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE lead SET note = CASE note WHEN '' THEN ?2 ELSE note || char(10) || ?2 END
         WHERE rid = ?1",
    )?
    .execute(params![lead, note])?;
    Ok(())
}

/// True if the lead has a primary contact point of this kind; and the place behind its last one.
pub(crate) fn find_place(db: &Connection, lead: i64, kind: &str) -> Result<(bool, i64)> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(max(kind = ?2 AND is_primary AND deleted_at IS NULL), 0),
               coalesce(max(position), -1) + 1
             FROM contact_point WHERE lead_rid = ?1",
        )?
        .query_row(params![lead, kind], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .unwrap_or((false, 0)))
}
