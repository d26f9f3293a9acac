//! Open leads by a choice other than their stage.
//!
//! Both statements walk `card_all_score`, which holds stage, source, priority and value of every
//! lead: the plus before `stage_rid` keeps SQLite from going to the wide table stage by stage.

use std::collections::HashMap;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use uuid::Uuid;

use crate::error::Result;
use crate::leads::filter::Filter;

/// What open leads are put apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// Priority.
    Grade,
    /// Source or event.
    Source,
    /// An own field with one choice, by its key.
    Own(i64),
}

/// Leads of one value and currency.
pub(crate) struct Part {
    /// Text, the key of a source, or null for none.
    pub(crate) value: Value,
    pub(crate) currency: String,
    pub(crate) count: i64,
    pub(crate) minor: i64,
}

const OPEN: &str =
    "+card.stage_rid IN (SELECT rid FROM stage WHERE stage.kind NOT IN ('won', 'lost'))";

/// Open leads that answer by value and currency. Added up here: a GROUP BY would sort all of them.
pub(crate) fn list_parts(db: &Connection, by: By, filter: &Filter) -> Result<Vec<Part>> {
    let (value, mut params) = match by {
        By::Grade => ("card.grade", Vec::new()),
        By::Source => ("card.source_rid", Vec::new()),
        By::Own(field) => (
            "(SELECT text FROM lead_field
               WHERE lead_field.lead_rid = card.lead_rid AND lead_field.field_rid = ?)",
            vec![Value::Integer(field)],
        ),
    };
    params.extend_from_slice(filter.params());
    let sql = format!(
        "SELECT {value}, card.value_currency, card.value_minor
         FROM lead_card AS card WHERE {OPEN}{and}",
        and = filter.and()
    );
    let mut list = db.prepare_cached(&sql)?;
    let mut rows = list.query(params_from_iter(params))?;
    let mut parts: Vec<Part> = Vec::new();
    let mut places: HashMap<i64, Vec<usize>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (value, currency) = (row.get_ref(0)?, row.get_ref(1)?.as_str().unwrap_or_default());
        // few values share a place: all texts, all without one, each key of a source
        let place = places.entry(value.as_i64().unwrap_or_default()).or_default();
        let known = place.iter().copied().find(|at| {
            parts.get(*at).is_some_and(|part| {
                ValueRef::from(&part.value) == value && part.currency == currency
            })
        });
        let at = match known {
            Some(at) => at,
            None => {
                place.push(parts.len());
                let (value, currency) = (row.get(0)?, currency.to_owned());
                parts.push(Part { value, currency, count: 0, minor: 0 });
                parts.len() - 1
            }
        };
        if let Some(part) = parts.get_mut(at) {
            part.count += 1;
            part.minor += row.get::<_, i64>(2)?;
        }
    }
    Ok(parts)
}

/// The condition of the open leads of one value, with its parameters. `value` is a text, the key of a
/// source, or null for none.
pub(crate) fn condition(by: By, value: Value) -> (String, Vec<Value>) {
    match (by, value) {
        (By::Grade, value) => (format!("card.grade = ? AND {OPEN}"), vec![value]),
        (By::Source, value) => (format!("card.source_rid IS ? AND {OPEN}"), vec![value]),
        (By::Own(field), Value::Null) => (
            format!(
                "NOT EXISTS (SELECT 1 FROM lead_field WHERE lead_field.lead_rid = card.lead_rid
                   AND lead_field.field_rid = ?) AND {OPEN}"
            ),
            vec![Value::Integer(field)],
        ),
        (By::Own(field), value) => (
            format!(
                "+card.lead_rid IN (SELECT lead_rid FROM lead_field WHERE field_rid = ? AND text = ?)
                   AND {OPEN}"
            ),
            vec![Value::Integer(field), value],
        ),
    }
}

/// Id and name of a source by its key.
pub(crate) fn find_source(db: &Connection, rid: i64) -> Result<Option<(Uuid, String)>> {
    Ok(db
        .prepare_cached("SELECT id, name FROM source WHERE rid = ?1")?
        .query_row([rid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The key of a source by its id.
pub(crate) fn find_source_rid(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM source WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
