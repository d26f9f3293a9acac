//! The board by another choice than the stage: priority, source, or an own field with one choice.
//!
//! Words: a *group* is what open leads are put apart by (`grade`, `source`, `own:` + id of a field);
//! each of its values is a column, told as a stage whose id is the group, a colon and the value
//! (`grade:A`, `grade:` for none), so that cards and drags know columns of one kind only.
//!
//! Invariants: columns show open leads alone, by score; values stand in their own order, sources by
//! how many leads they have, none last; at most [`COLUMNS`] sources are shown, how many are left out
//! is told. Counting walks one narrow index once, however many columns there are.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use super::store::group::{self, By, Part};
use super::wire::{CardSort, Column, Stage, StageKind};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::filter::Filter;
use crate::leads::own::ops::find_field;
use crate::leads::own::{Field, Kind, PREFIX};
use crate::leads::wire::MoneySum;

/// Sources that are shown as columns.
const COLUMNS: usize = 24;
/// The order of the cards of a column.
pub(super) const ORDER: &str = "card.score DESC, card.lead_rid DESC";

/// What the board is grouped by.
pub(super) enum Group {
    Grade,
    Source,
    Own(Field),
}

impl Group {
    /// Reads a code.
    ///
    /// # Errors
    /// `FieldInvalid` if nothing can be grouped by it; `NotFound` for a field that was removed.
    fn read(db: &Connection, code: &str) -> Result<Self> {
        let invalid =
            || Error::new(ErrorCode::FieldInvalid).with("field", "group").with("value", code);
        match code {
            "grade" => Ok(Self::Grade),
            "source" => Ok(Self::Source),
            _ if code.starts_with(PREFIX) => {
                let field = find_field(db, code)?;
                if field.kind == Kind::Choice { Ok(Self::Own(field)) } else { Err(invalid()) }
            }
            _ => Err(invalid()),
        }
    }

    fn code(&self) -> String {
        match self {
            Self::Grade => "grade".to_owned(),
            Self::Source => "source".to_owned(),
            Self::Own(field) => field.code(),
        }
    }

    fn by(&self) -> By {
        match self {
            Self::Grade => By::Grade,
            Self::Source => By::Source,
            Self::Own(field) => By::Own(field.rid),
        }
    }
}

/// Condition and parameters of the cards of a column; `None` if the id is that of a stage.
///
/// # Errors
/// As [`Group::read`]; `NotFound` for a source that is not there.
pub(super) fn column_condition(db: &Connection, id: &str) -> Result<Option<(String, Vec<Value>)>> {
    let Some((code, value)) = id.rsplit_once(':') else { return Ok(None) };
    let group = Group::read(db, code)?;
    let text = || Value::Text(value.to_owned());
    let value = match &group {
        Group::Grade => text(),
        _ if value.is_empty() => Value::Null,
        Group::Own(_) => text(),
        Group::Source => {
            let gone = || Error::new(ErrorCode::NotFound).with("entity", "source");
            let id = Uuid::parse_str(value).map_err(|_| gone())?;
            Value::Integer(group::find_source_rid(db, id)?.ok_or_else(gone)?)
        }
    };
    Ok(Some(group::condition(group.by(), value)))
}

/// The columns of a group, and how many are left out.
pub(super) fn columns(db: &Connection, code: &str, filter: &Filter) -> Result<(Vec<Column>, i64)> {
    let group = Group::read(db, code)?;
    let mut found: BTreeMap<String, Counted> = BTreeMap::new();
    for part in group::list_parts(db, group.by(), filter)? {
        let (value, name) = match &part.value {
            Value::Text(text) => (text.clone(), String::new()),
            Value::Integer(rid) => match group::find_source(db, *rid)? {
                Some((id, name)) => (id.to_string(), name),
                None => continue,
            },
            _ => (String::new(), String::new()),
        };
        found.entry(value).or_default().take(part, name);
    }
    let none = found.remove("").unwrap_or_default();
    let mut shown: Vec<(String, Counted)> = match &group {
        Group::Grade => listed(["A", "B", "C"].map(|grade| (grade, grade)), &mut found),
        Group::Own(field) => {
            let mut all = listed(field.offered().map(|one| (&*one.id, &*one.name)), &mut found);
            // a removed choice stands behind the others as long as leads have it
            let removed = field.choices.iter().filter(|one| one.removed);
            all.extend(
                listed(removed.map(|one| (&*one.id, &*one.name)), &mut found)
                    .into_iter()
                    .filter(|(_, counted)| counted.count > 0),
            );
            all
        }
        Group::Source => {
            let mut all: Vec<(String, Counted)> = std::mem::take(&mut found).into_iter().collect();
            all.sort_by(|(_, one), (_, other)| {
                other.count.cmp(&one.count).then_with(|| one.name.cmp(&other.name))
            });
            all
        }
    };
    let more = shown.len().saturating_sub(COLUMNS);
    if group.by() == By::Source {
        shown.truncate(COLUMNS);
    }
    shown.push((String::new(), none));
    let code = group.code();
    let columns = shown.into_iter().map(|(value, counted)| counted.column(&code, &value)).collect();
    let more = if group.by() == By::Source { more } else { 0 };
    Ok((columns, i64::try_from(more).unwrap_or_default()))
}

/// The known values in their order, with what was counted of them.
fn listed<'a>(
    values: impl IntoIterator<Item = (&'a str, &'a str)>,
    found: &mut BTreeMap<String, Counted>,
) -> Vec<(String, Counted)> {
    let counted = |(value, name): (&str, &str)| {
        let mut counted = found.remove(value).unwrap_or_default();
        name.clone_into(&mut counted.name);
        (value.to_owned(), counted)
    };
    values.into_iter().map(counted).collect()
}

/// What was counted of one value.
#[derive(Default)]
struct Counted {
    name: String,
    count: i64,
    sums: Vec<MoneySum>,
}

impl Counted {
    fn take(&mut self, part: Part, name: String) {
        self.name = name;
        self.count += part.count;
        if part.minor != 0 {
            self.sums.push(MoneySum { minor: part.minor, currency: part.currency });
        }
    }

    fn column(self, group: &str, value: &str) -> Column {
        Column {
            stage: Stage {
                id: format!("{group}:{value}"),
                // the text `stage-group-none` names the column of those without a value
                code: if value.is_empty() { "group-none".to_owned() } else { String::new() },
                kind: StageKind::Hold,
                name_en: self.name.clone(),
                name_ja: self.name,
                quiet_days: 0,
                probability: 0,
                sort: CardSort::Score,
                colour: 0,
            },
            count: self.count,
            values: self.sums,
            weighted: Vec::new(),
            median_days: None,
            went_on: None,
        }
    }
}
