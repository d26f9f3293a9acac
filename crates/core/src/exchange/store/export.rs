//! Leads as an export writes them: three statements for a stretch of leads.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use crate::db::key_list;
use crate::error::Result;
use crate::leads::own::Values;

/// A contact point as it is written out.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub(crate) kind: String,
    pub(crate) raw: String,
    pub(crate) normal: String,
    pub(crate) label: String,
}

/// A lead as it is written out.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExportRow {
    /// All texts behind one another, and where each ends.
    texts: String,
    ends: [usize; EXPORT_TEXTS],
    pub(crate) value_minor: i64,
    pub(crate) value_currency: String,
    pub(crate) created_at: i64,
    pub(crate) own: Values,
    pub(crate) points: Vec<Point>,
    pub(crate) tags: Vec<String>,
}

impl ExportRow {
    /// Text number `at` of the statement in [`list_export`], from 0.
    pub(crate) fn text(&self, at: usize) -> &str {
        let from =
            at.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        self.ends.get(at).and_then(|end| self.texts.get(from..*end)).unwrap_or_default()
    }

    /// Code of the stage.
    pub(crate) fn stage_code(&self) -> &str {
        self.text(20)
    }

    /// The stage's own name in a language; empty for those of the default pipeline.
    pub(crate) fn stage_name(&self, japanese: bool) -> &str {
        self.text(if japanese { 22 } else { 21 })
    }

    /// Code of the consent ground; empty if none is in force.
    pub(crate) fn ground(&self) -> &str {
        self.text(23)
    }
}

/// Texts of [`ExportRow`].
const EXPORT_TEXTS: usize = 24;

fn read(row: &Row<'_>) -> rusqlite::Result<ExportRow> {
    let mut lead = ExportRow::default();
    for (at, end) in lead.ends.iter_mut().enumerate() {
        lead.texts.push_str(row.get_ref(at + 1)?.as_str()?);
        *end = lead.texts.len();
    }
    let at = EXPORT_TEXTS + 1;
    lead.value_minor = row.get(at)?;
    lead.value_currency = row.get(at + 1)?;
    lead.created_at = row.get(at + 2)?;
    lead.own = Values::parse(row.get_ref(at + 3)?.as_str()?);
    Ok(lead)
}

/// Everything of these leads that an export writes, in their order.
pub(crate) fn list_export(db: &Connection, leads: &[i64]) -> Result<Vec<ExportRow>> {
    let keys = key_list(leads);
    let mut found: HashMap<i64, ExportRow> = HashMap::with_capacity(leads.len());
    let mut list = db.prepare_cached(
        "SELECT lead.rid, family_name, given_name, middle_name, family_kana, given_kana, honorific,
           coalesce(company.name, ''), lead.department, lead.title, coalesce(source.name, ''),
           lead.grade, coalesce(lead.expected_close, ''), coalesce(company.industry, ''), lead.note,
           lead.interest, lead.horizon, lead.language, coalesce(company.kana, ''),
           coalesce(company.size, ''), lead.external_key,
           stage.code, stage.name_en, stage.name_ja, coalesce(lead_card.ground, ''),
           lead.value_minor, lead.value_currency, lead.created_at, lead.custom
         FROM lead JOIN stage ON stage.rid = lead.stage_rid
           LEFT JOIN company ON company.rid = company_rid
           LEFT JOIN source ON source.rid = lead.source_rid
           LEFT JOIN lead_card ON lead_card.lead_rid = lead.rid
         WHERE lead.rid IN (SELECT value FROM json_each(?1))",
    )?;
    let mut rows = list.query([&keys])?;
    while let Some(row) = rows.next()? {
        found.insert(row.get(0)?, read(row)?);
    }
    let mut list = db.prepare_cached(
        "SELECT lead_rid, kind, raw, normal, label FROM contact_point
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL
         ORDER BY is_primary DESC, position, rid",
    )?;
    let mut rows = list.query([&keys])?;
    while let Some(row) = rows.next()? {
        if let Some(lead) = found.get_mut(&row.get(0)?) {
            let (kind, raw, normal, label) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
            lead.points.push(Point { kind, raw, normal, label });
        }
    }
    let mut list = db.prepare_cached(
        "SELECT lead_tag.lead_rid, tag.name FROM lead_tag JOIN tag ON tag.rid = tag_rid
         WHERE lead_tag.lead_rid IN (SELECT value FROM json_each(?1)) AND tag.deleted_at IS NULL
         ORDER BY lead_tag.rid",
    )?;
    let mut rows = list.query([&keys])?;
    while let Some(row) = rows.next()? {
        if let Some(lead) = found.get_mut(&row.get(0)?) {
            lead.tags.push(row.get(1)?);
        }
    }
    Ok(leads.iter().filter_map(|lead| found.remove(lead)).collect())
}
