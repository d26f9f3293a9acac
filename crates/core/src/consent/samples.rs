//! Leads for tests of consent and mail: bare rows, so that these tests need no other feature.

#![allow(clippy::unwrap_used)]

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::app::App;
use crate::undo::Op;

/// Parts of a sample lead.
#[derive(Default)]
pub(crate) struct Sample<'a> {
    pub(crate) family: &'a str,
    pub(crate) given: &'a str,
    pub(crate) company: &'a str,
    pub(crate) mail: &'a str,
    pub(crate) language: &'a str,
}

/// Adds a lead with one address and answers its id.
pub(crate) fn lead(app: &App, mail: &str) -> String {
    add(app, &Sample { family: "山田", given: "花子", mail, ..Sample::default() })
}

/// Adds a lead.
pub(crate) fn add(app: &App, sample: &Sample<'_>) -> String {
    let (_, id) = app
        .change(Op::AddLead, |tx| {
            let (id, now) = (tx.new_id(), tx.now.0);
            let known = tx
                .query_row("SELECT rid FROM stage ORDER BY rid LIMIT 1", [], |row| row.get(0))
                .optional()?;
            let stage: i64 = match known {
                Some(stage) => stage,
                None => {
                    tx.execute(
                        "INSERT INTO pipeline (id, name, position) VALUES (?1, 'x', 0)",
                        [tx.new_id()],
                    )?;
                    tx.execute(
                        "INSERT INTO stage (id, pipeline_rid, code, kind, position)
                         VALUES (?1, ?2, 'new', 'new', 0)",
                        params![tx.new_id(), tx.last_insert_rowid()],
                    )?;
                    tx.last_insert_rowid()
                }
            };
            let company: Option<i64> = if sample.company.is_empty() {
                None
            } else {
                tx.execute(
                    "INSERT INTO company (id, name, folded, created_at) VALUES (?1, ?2, ?2, ?3)",
                    params![tx.new_id(), sample.company, now],
                )?;
                Some(tx.last_insert_rowid())
            };
            tx.execute(
                "INSERT INTO lead (id, family_name, given_name, company_rid, language, stage_rid,
                   position, stage_since, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, x'80', ?7, ?7)",
                params![id, sample.family, sample.given, company, sample.language, stage, now],
            )?;
            let lead = tx.last_insert_rowid();
            if !sample.mail.is_empty() {
                tx.execute(
                    "INSERT INTO contact_point (id, lead_rid, kind, raw, normal, is_primary, since)
                     VALUES (?1, ?2, 'mail', ?3, ?3, 1, ?4)",
                    params![tx.new_id(), lead, sample.mail, now],
                )?;
            }
            Ok(id)
        })
        .unwrap();
    Uuid::to_string(&id)
}
