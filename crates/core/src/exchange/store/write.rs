//! Rows that an import writes. All statements are prepared once and kept by the connection.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::app::Tx;
use crate::error::Result;
use crate::exchange::known::{NewPoint, TEXT_FIELDS, at};

/// A lead to add, beyond its texts.
pub(crate) struct NewLead<'a> {
    pub(crate) id: Uuid,
    /// In the order of [`TEXT_FIELDS`].
    pub(crate) texts: &'a [String; TEXT_FIELDS.len()],
    pub(crate) language: &'a str,
    pub(crate) note: &'a str,
    pub(crate) external_key: &'a str,
    pub(crate) company: Option<i64>,
    pub(crate) source: Option<i64>,
    pub(crate) stage: i64,
    pub(crate) position: &'a [u8],
    pub(crate) value: (i64, &'a str),
    pub(crate) batch: i64,
    pub(crate) created_at: i64,
    /// Code of the reason, if the stage is a lost one.
    pub(crate) lost_reason: &'a str,
}

pub(crate) fn insert_lead(tx: &Tx<'_>, new: &NewLead<'_>) -> Result<i64> {
    let text = |field: usize| new.texts[field].as_str();
    let close = Some(text(12)).filter(|date| !date.is_empty());
    tx.prepare_cached(
        "INSERT INTO lead (id, family_name, given_name, middle_name, family_kana, given_kana,
           honorific, company_rid, department, title, interest, horizon, grade, expected_close,
           value_minor, value_currency, source_rid, first_source_rid, language, note, external_key,
           stage_rid, position, stage_since, import_batch_rid, created_at, lost_reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17,
           ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
    )?
    .execute(params![
        new.id,
        text(at::FAMILY),
        text(at::GIVEN),
        text(2),
        text(at::FAMILY_KANA),
        text(at::GIVEN_KANA),
        text(5),
        new.company,
        text(7),
        text(8),
        text(9),
        text(10),
        text(11),
        close,
        new.value.0,
        new.value.1,
        new.source,
        new.language,
        new.note,
        new.external_key,
        new.stage,
        new.position,
        tx.now.0,
        new.batch,
        new.created_at,
        new.lost_reason,
    ])?;
    Ok(tx.last_insert_rowid())
}

/// The column of each of [`TEXT_FIELDS`] that is a plain text of `lead`.
const COLUMNS: [Option<&str>; TEXT_FIELDS.len()] = [
    Some("UPDATE lead SET family_name = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET given_name = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET middle_name = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET family_kana = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET given_kana = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET honorific = ?2 WHERE rid = ?1"),
    None,
    Some("UPDATE lead SET department = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET title = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET interest = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET horizon = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET grade = ?2 WHERE rid = ?1"),
    Some("UPDATE lead SET expected_close = ?2 WHERE rid = ?1"),
    None,
    None,
];

/// Sets one plain text of a lead; false if the field is none.
pub(crate) fn set_text(tx: &Tx<'_>, lead: i64, field: usize, text: &str) -> Result<bool> {
    let Some(sql) = COLUMNS[field] else { return Ok(false) };
    tx.prepare_cached(sql)?.execute(params![lead, text])?;
    Ok(true)
}

pub(crate) fn set_company(tx: &Tx<'_>, lead: i64, company: i64) -> Result<()> {
    tx.prepare_cached("UPDATE lead SET company_rid = ?2 WHERE rid = ?1")?
        .execute([lead, company])?;
    Ok(())
}

/// The first source stays once it is set.
pub(crate) fn set_source(tx: &Tx<'_>, lead: i64, source: i64) -> Result<()> {
    tx.prepare_cached(
        "UPDATE lead SET source_rid = ?2, first_source_rid = coalesce(first_source_rid, ?2)
         WHERE rid = ?1",
    )?
    .execute([lead, source])?;
    Ok(())
}

pub(crate) fn set_value(tx: &Tx<'_>, lead: i64, minor: i64, currency: &str) -> Result<()> {
    tx.prepare_cached("UPDATE lead SET value_minor = ?2, value_currency = ?3 WHERE rid = ?1")?
        .execute(params![lead, minor, currency])?;
    Ok(())
}

/// Puts a text below the note.
pub(crate) fn append_note(tx: &Tx<'_>, lead: i64, note: &str) -> Result<()> {
    tx.prepare_cached(
        "UPDATE lead SET note = CASE note WHEN '' THEN ?2 ELSE note || char(10) || ?2 END
         WHERE rid = ?1",
    )?
    .execute(params![lead, note])?;
    Ok(())
}

/// Adds a contact point behind those of its kind; the first of a kind is the primary one.
pub(crate) fn insert_point(tx: &Tx<'_>, lead: i64, point: &NewPoint, first: bool) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO contact_point (id, lead_rid, kind, raw, normal, label, is_primary, position,
           since)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
           (SELECT coalesce(max(position), -1) + 1 FROM contact_point WHERE lead_rid = ?2), ?8)",
    )?
    .execute(params![
        tx.new_id(),
        lead,
        point.kind,
        point.raw,
        point.normal,
        point.label,
        first,
        tx.now.0
    ])?;
    Ok(())
}

/// True if the lead has a primary contact point of this kind.
pub(crate) fn has_primary(tx: &Tx<'_>, lead: i64, kind: &str) -> Result<bool> {
    Ok(tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM contact_point WHERE lead_rid = ?1 AND kind = ?2
               AND is_primary AND deleted_at IS NULL)",
        )?
        .query_row(params![lead, kind], |row| row.get(0))?)
}

/// A company by folded name, or a new one.
pub(crate) fn find_company(tx: &Tx<'_>, folded: &str) -> Result<Option<i64>> {
    Ok(tx
        .prepare_cached(
            "SELECT rid FROM company WHERE folded = ?1 AND deleted_at IS NULL ORDER BY rid LIMIT 1",
        )?
        .query_row([folded], |row| row.get(0))
        .optional()?)
}

/// What a file says of a company.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CompanyTexts<'a> {
    pub(crate) kana: &'a str,
    pub(crate) domain: &'a str,
    pub(crate) industry: &'a str,
    pub(crate) size: &'a str,
}

pub(crate) fn insert_company(
    tx: &Tx<'_>,
    name: &str,
    folded: &str,
    texts: CompanyTexts<'_>,
) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO company (id, name, folded, kana, domain, industry, size, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        tx.new_id(),
        name,
        folded,
        texts.kana,
        texts.domain,
        texts.industry,
        texts.size,
        tx.now.0
    ])?;
    Ok(tx.last_insert_rowid())
}

/// Fills what is empty of a company.
pub(crate) fn fill_company(tx: &Tx<'_>, company: i64, texts: CompanyTexts<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE company SET kana = CASE kana WHEN '' THEN ?2 ELSE kana END,
           domain = CASE domain WHEN '' THEN ?3 ELSE domain END,
           industry = CASE industry WHEN '' THEN ?4 ELSE industry END,
           size = CASE size WHEN '' THEN ?5 ELSE size END
         WHERE rid = ?1 AND ((kana = '' AND ?2 <> '') OR (domain = '' AND ?3 <> '')
           OR (industry = '' AND ?4 <> '') OR (size = '' AND ?5 <> ''))",
    )?
    .execute(params![company, texts.kana, texts.domain, texts.industry, texts.size])?;
    Ok(())
}

pub(crate) fn find_source(tx: &Tx<'_>, folded: &str) -> Result<Option<i64>> {
    Ok(tx
        .prepare_cached(
            "SELECT rid FROM source WHERE folded = ?1 AND deleted_at IS NULL ORDER BY rid LIMIT 1",
        )?
        .query_row([folded], |row| row.get(0))
        .optional()?)
}

pub(crate) fn insert_source(tx: &Tx<'_>, channel: &str, name: &str, folded: &str) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO source (id, channel, name, folded, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![tx.new_id(), channel, name, folded, tx.now.0])?;
    Ok(tx.last_insert_rowid())
}

pub(crate) fn find_tag(tx: &Tx<'_>, folded: &str) -> Result<Option<i64>> {
    Ok(tx
        .prepare_cached(
            "SELECT rid FROM tag WHERE folded = ?1 AND deleted_at IS NULL ORDER BY rid LIMIT 1",
        )?
        .query_row([folded], |row| row.get(0))
        .optional()?)
}

/// A new tag takes the next of the eight colours.
pub(crate) fn insert_tag(tx: &Tx<'_>, name: &str, folded: &str) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO tag (id, name, folded, colour)
         VALUES (?1, ?2, ?3, (SELECT count(*) % 8 + 1 FROM tag))",
    )?
    .execute(params![tx.new_id(), name, folded])?;
    Ok(tx.last_insert_rowid())
}

pub(crate) fn insert_lead_tag(tx: &Tx<'_>, lead: i64, tag: i64) -> Result<()> {
    tx.prepare_cached("INSERT INTO lead_tag (id, lead_rid, tag_rid) VALUES (?1, ?2, ?3)")?
        .execute(params![tx.new_id(), lead, tag])?;
    Ok(())
}

/// The first stage of a lead in its cycle.
pub(crate) fn insert_stage_event(tx: &Tx<'_>, lead: i64, stage: i64, reason: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO stage_event (id, lead_rid, to_stage_rid, at, actor, cycle, reason)
         VALUES (?1, ?2, ?3, ?4, 'import', 1, ?5)",
    )?
    .execute(params![tx.new_id(), lead, stage, tx.now.0, reason])?;
    Ok(())
}

/// A timeline entry with its own date; the key makes a second import add nothing.
pub(crate) fn insert_activity(
    tx: &Tx<'_>,
    lead: i64,
    kind: &str,
    happened_at: i64,
    source: Option<i64>,
    key: &str,
) -> Result<()> {
    let at = crate::time::Timestamp(happened_at);
    tx.prepare_cached(
        "INSERT INTO activity (id, lead_rid, kind, happened_at, day, recorded_at, recording_day,
           source_rid, external_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        tx.new_id(),
        lead,
        kind,
        happened_at,
        tx.env().day(at).0,
        tx.now.0,
        tx.today().0,
        source,
        key
    ])?;
    Ok(())
}

pub(crate) fn insert_step(tx: &Tx<'_>, lead: i64, due_on: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO next_step (id, lead_rid, kind, due_on, made_by, created_at)
         VALUES (?1, ?2, 'task', ?3, 'import', ?4)",
    )?
    .execute(params![tx.new_id(), lead, due_on, tx.now.0])?;
    Ok(())
}

/// Queues two leads for the question whether they are one person.
pub(crate) fn insert_pair(tx: &Tx<'_>, one: i64, other: i64, reasons: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO duplicate_pair (id, one_rid, other_rid, certain, reasons, at)
         VALUES (?1, ?2, ?3, 0, ?4, ?5)",
    )?
    .execute(params![tx.new_id(), one.min(other), one.max(other), reasons, tx.now.0])?;
    Ok(())
}

/// What the history keeps of an import.
pub(crate) struct NewBatch<'a> {
    pub(crate) id: Uuid,
    pub(crate) name: &'a str,
    pub(crate) hash: &'a [u8],
    pub(crate) encoding: &'a str,
    pub(crate) mapping: &'a str,
}

pub(crate) fn insert_batch(tx: &Tx<'_>, new: &NewBatch<'_>) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO import_batch (id, name, hash, encoding, mapping, counts, at)
         VALUES (?1, ?2, ?3, ?4, ?5, '{}', ?6)",
    )?
    .execute(params![new.id, new.name, new.hash, new.encoding, new.mapping, tx.now.0])?;
    Ok(tx.last_insert_rowid())
}

pub(crate) fn set_batch_counts(tx: &Tx<'_>, batch: i64, counts: &str) -> Result<()> {
    tx.execute("UPDATE import_batch SET counts = ?2 WHERE rid = ?1", params![batch, counts])?;
    Ok(())
}

/// The result of one row.
pub(crate) struct NewRow<'a> {
    pub(crate) batch: i64,
    pub(crate) row: i64,
    pub(crate) verdict: &'a str,
    pub(crate) lead: Option<Uuid>,
    pub(crate) code: &'a str,
    pub(crate) params: &'a str,
}

pub(crate) fn insert_row(tx: &Tx<'_>, new: &NewRow<'_>) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO import_row (batch_rid, row, verdict, lead_id, code, params)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![new.batch, new.row, new.verdict, new.lead, new.code, new.params])?;
    Ok(())
}
