//! What of own fields goes into the derived rows of a lead, and into its score.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::store::{self, OwnRow, RowWriter};
use super::wire::OwnChip;
use super::{Field, PREFIX, Values, list_fields, shown};
use crate::error::Result;

/// The own fields of a file, read once for many leads.
pub(crate) struct OwnFields {
    /// Removed ones too: their rows stay, so that an undo finds who has them.
    all: Vec<Field>,
}

impl OwnFields {
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        Ok(Self { all: store::list(db)? })
    }

    fn live(&self) -> impl Iterator<Item = &Field> {
        self.all.iter().filter(|field| field.deleted_at.is_none())
    }

    /// Rows that stand in `lead_field`, by lead; nothing is read while no field was ever made.
    pub(crate) fn known(&self, db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<OwnRow>>> {
        if self.all.is_empty() { Ok(BTreeMap::new()) } else { store::list_rows(db, keys) }
    }

    /// Brings `lead_field` up to what a lead holds. Rows of a field that undo took out of the file
    /// stay while the lead has its value: redo brings the field back.
    pub(crate) fn write_rows(
        &self,
        db: &Connection,
        lead: i64,
        values: &Values,
        known: &[OwnRow],
    ) -> Result<()> {
        if values.is_empty() && known.is_empty() {
            return Ok(());
        }
        let mut rows: Vec<OwnRow> = Vec::new();
        for field in &self.all {
            let of = values.get(field).map(|value| value.rows()).unwrap_or_default();
            rows.extend(of.into_iter().map(|(text, number)| (field.rid, text, number)));
        }
        let mut writer = RowWriter::new(db)?;
        for row in known.iter().filter(|row| !rows.contains(row)) {
            let is_known = self.all.iter().any(|field| field.rid == row.0);
            if is_known || values.is_empty() {
                writer.remove(lead, row)?;
            }
        }
        for row in rows.iter().filter(|row| !known.contains(row)) {
            writer.write(lead, row)?;
        }
        Ok(())
    }

    /// Words by which the lead is found.
    pub(crate) fn search_words(&self, values: &Values) -> Vec<String> {
        if values.is_empty() {
            return Vec::new();
        }
        let words = |field: &Field| values.get(field)?.search_words(field);
        self.live().filter_map(words).collect()
    }

    /// The chosen fields for the card of the board.
    pub(crate) fn chips(&self, values: &Values) -> Vec<OwnChip> {
        if values.is_empty() {
            return Vec::new();
        }
        let chip = |field: &Field| {
            let value = values.get(field)?;
            Some(OwnChip {
                field: field.code(),
                name: field.name.clone(),
                kind: field.kind.code().to_owned(),
                value: shown(field, &value, ""),
            })
        };
        self.live().filter(|field| field.on_card).filter_map(chip).collect()
    }

    /// What score rules see, as JSON by code.
    pub(crate) fn facts(&self, custom: &str) -> Vec<(String, String)> {
        let values = Values::parse(custom);
        if values.is_empty() {
            return Vec::new();
        }
        let fact = |field: &Field| {
            let value = values.get(field)?;
            Some((field.code(), value.fact(field.kind).to_string()))
        };
        self.live().filter_map(fact).collect()
    }
}

/// A recorded fact of an own field for the eye: names instead of the ids of choices. `None` if the
/// field is none of these.
pub(crate) fn shown_fact(db: &Connection, field: &str, json: &str) -> Result<Option<String>> {
    if !field.starts_with(PREFIX) {
        return Ok(None);
    }
    let fields = list_fields(db)?;
    let Some(field) = fields.iter().find(|known| known.code() == field) else { return Ok(None) };
    let ids: Vec<String> = match serde_json::from_str(json) {
        Ok(serde_json::Value::String(id)) => vec![id],
        Ok(serde_json::Value::Array(ids)) => {
            ids.iter().filter_map(|id| id.as_str()).map(str::to_owned).collect()
        }
        _ => return Ok(None),
    };
    let names: Vec<&str> = ids.iter().map(|id| field.choice_name(id)).collect();
    Ok(field.kind.has_choices().then(|| names.join(", ")))
}
