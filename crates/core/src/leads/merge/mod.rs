//! Making leads one: side by side, field by field, with nothing thrown away.
//!
//! Words: one lead *stays*, the others are *merged* into it and lie behind it
//! (`lead.merged_into_rid`), with the columns they had: both versions are kept. What hung on a
//! merged lead moves to the one that stays: contact points, tags, affiliations, timeline, stage
//! events, next steps. What both had alike stays behind, so nothing stands there twice.
//!
//! Which value stays is a choice per field ([`FIELDS`]); without one, a rule: the name of the lead
//! that stays, the further open stage, else the newest value that says something. Department and
//! title go with their company. Notes are put one below the other; the first source is the earliest.
//!
//! Invariants:
//!
//! * One merge is one change. Undoing it at any time brings both leads back as they were; what was
//!   added to the one that stays meanwhile stays with it (docs/decisions/0006).
//! * Ledgers (consent, messages) keep the id they were written with. Whoever reads them for a lead
//!   reads those of the leads behind it too; a refusal of either holds (`consent::in_force`).
//! * All merged leads point at the lead that stays, never at one another, so that every id finds it
//!   in one step.

pub mod ops;
pub(crate) mod store;
pub(crate) mod wire;

use rusqlite::types::Value;
use uuid::Uuid;

/// What stays without a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The value of the lead that stays, if it has one.
    Stays,
    /// The newest value that says something.
    Newest,
    /// What belongs to the company that stays.
    WithCompany,
    /// The further open stage; of closed ones the last.
    Further,
}

/// A field of the comparison.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// Code on the wire.
    pub(crate) code: &'static str,
    pub(crate) rule: Rule,
    /// Columns of `lead` that go together; none for contact points.
    pub(crate) columns: &'static [&'static str],
}

const fn field(code: &'static str, rule: Rule, columns: &'static [&'static str]) -> Field {
    Field { code, rule, columns }
}

/// The fields, in the order of the page. `mail` and `phone` say which is used first: all are kept.
pub(crate) const FIELDS: &[Field] = &[
    field("name", Rule::Stays, &["family_name", "given_name", "middle_name", "name_order"]),
    field("kana", Rule::Stays, &["family_kana", "given_kana"]),
    field("honorific", Rule::Newest, &["honorific"]),
    field("company", Rule::Newest, &["company_rid"]),
    field("department", Rule::WithCompany, &["department"]),
    field("title", Rule::WithCompany, &["title"]),
    field("mail", Rule::Newest, &[]),
    field("phone", Rule::Newest, &[]),
    field("stage", Rule::Further, &["stage_rid", "position", "stage_since", "lost_reason"]),
    field("value", Rule::Newest, &["value_minor", "value_currency"]),
    field("expected_close", Rule::Newest, &["expected_close"]),
    field("grade", Rule::Newest, &["grade"]),
    field("horizon", Rule::Newest, &["horizon"]),
    field("interest", Rule::Newest, &["interest"]),
    field("offer", Rule::Newest, &["offer"]),
    field("source", Rule::Newest, &["source_rid"]),
    field("language", Rule::Newest, &["language"]),
    field("zone", Rule::Newest, &["zone"]),
];

/// One lead of a merge.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) created_at: i64,
    pub(crate) confirmed_at: Option<i64>,
    /// The columns of each of [`FIELDS`].
    pub(crate) values: Vec<Vec<Value>>,
    /// Whether its stage is open, and the place of the stage.
    pub(crate) stage: (bool, i64),
    pub(crate) stage_since: i64,
    pub(crate) cycle: i64,
    pub(crate) first_source: Option<i64>,
    pub(crate) note: String,
    /// Own fields as JSON.
    pub(crate) custom: String,
    pub(crate) external_key: String,
}

impl Side {
    fn newest_at(&self) -> i64 {
        self.created_at.max(self.confirmed_at.unwrap_or(i64::MIN))
    }

    /// The first column of a field.
    fn head(&self, field: usize) -> &Value {
        self.values.get(field).and_then(|values| values.first()).unwrap_or(&Value::Null)
    }

    /// True if the field says something.
    pub(crate) fn says(&self, field: usize) -> bool {
        self.values.get(field).is_some_and(|values| values.iter().any(says))
    }
}

fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Integer(number) => *number != 0,
        Value::Text(text) => !text.is_empty(),
        Value::Real(_) | Value::Blob(_) => true,
    }
}

/// Position of a field in [`FIELDS`].
pub(crate) fn position_of(code: &str) -> Option<usize> {
    FIELDS.iter().position(|field| field.code == code)
}

/// For each of [`FIELDS`] the side whose value stays. `sides[0]` is the lead that stays; `kept`
/// answers what a person chose for a field.
pub(crate) fn choose(sides: &[Side], kept: impl Fn(&str) -> Option<usize>) -> Vec<usize> {
    let company = position_of("company").unwrap_or_default();
    let mut chosen = Vec::with_capacity(FIELDS.len());
    for (at, field) in FIELDS.iter().enumerate() {
        let side = kept(field.code).unwrap_or_else(|| match field.rule {
            Rule::Stays => stays(sides, at),
            Rule::Newest => newest(sides, at),
            Rule::Further => further(sides),
            Rule::WithCompany => {
                let at_company: usize = chosen.get(company).copied().unwrap_or_default();
                let stays = sides[at_company].head(company);
                let alike = |side: &Side| !says(side.head(company)) || side.head(company) == stays;
                match sides.iter().all(alike) {
                    true => newest(sides, at),
                    false => at_company,
                }
            }
        });
        chosen.push(side);
    }
    chosen
}

/// The lead that stays if its field says something, else the first that does.
fn stays(sides: &[Side], field: usize) -> usize {
    sides.iter().position(|side| side.says(field)).unwrap_or(0)
}

fn newest(sides: &[Side], field: usize) -> usize {
    let mut best = 0;
    for (at, side) in sides.iter().enumerate() {
        let is_newer = side.newest_at() > sides[best].newest_at();
        if side.says(field) && (!sides[best].says(field) || is_newer) {
            best = at;
        }
    }
    best
}

fn further(sides: &[Side]) -> usize {
    let rank = |side: &Side| match side.stage {
        (true, place) => (true, place),
        (false, _) => (false, side.stage_since),
    };
    let mut best = 0;
    for (at, side) in sides.iter().enumerate() {
        if rank(side) > rank(&sides[best]) {
            best = at;
        }
    }
    best
}

/// The notes of all, one below the other; what another says already is left out.
pub(crate) fn join_notes(sides: &[Side]) -> String {
    let mut note = String::new();
    for side in sides {
        let more = side.note.trim_end();
        if more.is_empty() || note.contains(more) {
            continue;
        }
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(more);
    }
    // A note that nobody adds to stays as it was typed.
    match sides.first() {
        Some(first) if first.note.trim_end() == note => first.note.clone(),
        _ => note,
    }
}

/// Own fields of all; where several have a value, the one kept, else the newest.
pub(crate) fn join_custom(
    sides: &[Side],
    kept: impl Fn(&str) -> Option<usize>,
) -> serde_json::Map<String, serde_json::Value> {
    let read = |side: &Side| match serde_json::from_str(&side.custom) {
        Ok(serde_json::Value::Object(values)) => values,
        _ => serde_json::Map::new(),
    };
    let all: Vec<_> = sides.iter().map(read).collect();
    let mut order: Vec<usize> = (0..sides.len()).collect();
    // The newest last, so that it is written over the others; of equals the one that stays.
    order.sort_by_key(|at| (sides[*at].newest_at(), std::cmp::Reverse(*at)));
    let mut joined = serde_json::Map::new();
    for at in order {
        joined.extend(all[at].iter().map(|(field, value)| (field.clone(), value.clone())));
    }
    for (field, value) in &mut joined {
        let chosen = kept(&format!("own:{field}")).and_then(|at| all[at].get(field));
        if let Some(chosen) = chosen {
            value.clone_from(chosen);
        }
    }
    joined
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
