//! Verbs of own fields: add, change, order, remove; and the door by which values are written.

use rusqlite::Connection;
use rusqlite::types::Value as SqlValue;
use uuid::Uuid;

use super::wire::{
    AddedField, OrderOwnField, OwnCell, OwnChoice, OwnChoiceDraft, OwnChoiceUse, OwnEntry,
    OwnField, OwnFieldDraft, OwnFieldUse, ReadOwnCells, UpdateOwnField,
};
use super::words::{Value, Values, has_separator, shown};
use super::{
    CARD_LIMIT, CHOICE_LIMIT, Choice, FIELD_LIMIT, Field, Kind, NAME_LIMIT, PREFIX, store,
};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::store as leads;
use crate::leads::{TRASH_DAYS, check_text};
use crate::text::fold;
use crate::undo::Op;
use crate::wire::Changed;

/// Leads of one question for cells.
const CELLS: usize = 200;

/// The fields that are not removed, in order.
pub(crate) fn list_fields(db: &Connection) -> Result<Vec<Field>> {
    let mut fields = store::list(db)?;
    fields.retain(|field| field.deleted_at.is_none());
    Ok(fields)
}

/// The cells of own columns of a list: at most 200 leads. Fields that were removed and ids that are
/// none have no cells.
///
/// # Errors
/// Those of the file.
pub fn list_cells(app: &App, request: &ReadOwnCells) -> Result<Vec<OwnCell>> {
    let ids = request.leads.iter().take(CELLS).filter_map(|id| Uuid::parse_str(id).ok());
    let ids: Vec<String> = ids.map(|id| id.simple().to_string()).collect();
    let ids = serde_json::to_string(&ids)?;
    app.read(|db| {
        let mut fields = list_fields(db)?;
        fields.retain(|field| request.fields.contains(&field.code()));
        let mut cells = Vec::new();
        if fields.is_empty() {
            return Ok(cells);
        }
        for (lead, custom) in store::list_customs(db, &ids)? {
            let values = Values::parse(&custom);
            cells.extend(fields.iter().filter_map(|field| {
                let value = shown(field, &values.get(field)?, "");
                Some(OwnCell { lead: lead.to_string(), field: field.code(), value })
            }));
        }
        Ok(cells)
    })
}

/// The field behind a code (`own:…`) or an id, not removed.
///
/// # Errors
/// `NotFound` (`entity` = `field`).
pub(crate) fn find_field(db: &Connection, code: &str) -> Result<Field> {
    let gone = || Error::new(ErrorCode::NotFound).with("entity", "field");
    let id = Uuid::parse_str(code.strip_prefix(PREFIX).unwrap_or(code)).map_err(|_| gone())?;
    store::find(db, id)?.filter(|field| field.deleted_at.is_none()).ok_or_else(gone)
}

/// Sets values of one lead, `None` takes one away; equal values write nothing.
pub(crate) fn set_values(
    tx: &Tx<'_>,
    lead: i64,
    changes: &[(&Field, Option<Value>)],
) -> Result<()> {
    let before = store::get_custom(tx, lead)?;
    let mut values = Values::parse(&before);
    for (field, value) in changes {
        values.set(field, value.as_ref());
    }
    if values == Values::parse(&before) {
        return Ok(());
    }
    leads::set_lead_column(tx, lead, "custom", &SqlValue::Text(values.to_text()))
}

/// The values of a lead for its page, a line for every field.
pub(crate) fn read_entries(db: &Connection, custom: &str) -> Result<Vec<OwnEntry>> {
    let values = Values::parse(custom);
    let entry = |field: Field| OwnEntry {
        field: field.code(),
        value: values.get(&field).map(|value| shown(&field, &value, "")).unwrap_or_default(),
    };
    Ok(list_fields(db)?.into_iter().map(entry).collect())
}

/// A change of `lead.custom` for the history: code and name of each field with its texts before and
/// after. Fields that left the file are passed over.
pub(crate) fn describe_change(
    db: &Connection,
    before: &str,
    after: &str,
) -> Result<Vec<(String, String, String, String)>> {
    let (before, after) = (Values::parse(before), Values::parse(after));
    let ids = before.differing(&after);
    let fields = if ids.is_empty() { Vec::new() } else { store::list(db)? };
    let text = |field: &Field, values: &Values| {
        values.get(field).map(|value| shown(field, &value, "")).unwrap_or_default()
    };
    let line = |field: Field| {
        let (from, to) = (text(&field, &before), text(&field, &after));
        (field.code(), field.name.clone(), from, to)
    };
    let changed = |field: &Field| ids.contains(&field.id.to_string().as_str());
    Ok(fields.into_iter().filter(changed).map(line).collect())
}

/// The own fields, in order.
///
/// # Errors
/// Those of the file.
pub fn list(app: &App) -> Result<Vec<OwnField>> {
    app.read(|db| Ok(list_fields(db)?.iter().map(on_wire).collect()))
}

fn on_wire(field: &Field) -> OwnField {
    OwnField {
        id: field.id.to_string(),
        code: field.code(),
        kind: field.kind.code().to_owned(),
        name: field.name.clone(),
        tag: field.tag.clone(),
        choices: field
            .offered()
            .map(|choice| OwnChoice { id: choice.id.clone(), name: choice.name.clone() })
            .collect(),
        on_card: field.on_card,
    }
}

/// How many leads have a value in a field, and each of its choices.
///
/// # Errors
/// `NotFound`.
pub fn read_use(app: &App, field: &str) -> Result<OwnFieldUse> {
    app.read(|db| {
        let field = find_field(db, field)?;
        let mut counts = if field.kind.has_choices() {
            store::count_by_text(db, field.rid)?
        } else {
            Default::default()
        };
        let uses = |choice: &Choice| OwnChoiceUse {
            id: choice.id.clone(),
            leads: counts.remove(&choice.id).unwrap_or_default(),
        };
        let choices = field.offered().map(uses).collect();
        Ok(OwnFieldUse { leads: store::count_leads(db, field.rid)?, choices })
    })
}

/// Adds a field behind the others.
///
/// # Errors
/// `FieldInvalid` (`name`, `kind`, `choices`), `FieldTooLong`, `FieldNameTaken` (`name`),
/// `TooManyOnCard`, `TooManyFields` (`limit`).
pub fn add(app: &App, draft: &OwnFieldDraft) -> Result<AddedField> {
    let (changed, field) = app.change(Op::AddField, |tx| {
        let kind = Kind::from_code(&draft.kind).ok_or_else(|| invalid("kind", &draft.kind))?;
        let fields = list_fields(tx)?;
        crate::require!(fields.len() < FIELD_LIMIT, TooManyFields, "limit" => FIELD_LIMIT);
        let name = check_name(&fields, &draft.name, None)?;
        check_card(&fields, None, draft.on_card)?;
        let drafts = draft
            .choices
            .iter()
            .filter(|name| !name.trim().is_empty())
            .map(|name| OwnChoiceDraft { id: None, name: name.clone() });
        let choices = read_choices(kind, &[], &drafts.collect::<Vec<_>>())?;
        let id = tx.new_id();
        store::insert(
            tx,
            &store::NewField {
                id,
                kind: kind.code(),
                name: &name,
                folded: &fold(&name),
                tag: &new_tag(tx, &name)?,
                choices: &serde_json::to_string(&choices)?,
                position: i64::try_from(fields.len()).unwrap_or(i64::MAX),
                on_card: draft.on_card,
                now: tx.now.0,
            },
        )?;
        tx.label("name", name);
        Ok(on_wire(&find_field(tx, &id.to_string())?))
    })?;
    Ok(AddedField { field, changed })
}

/// Changes name, choices or place on the card.
///
/// # Errors
/// As [`add`]; `NotFound`.
pub fn update(app: &App, request: &UpdateOwnField) -> Result<Changed> {
    let (changed, ()) = app.change(Op::UpdateField, |tx| {
        let mut field = find_field(tx, &request.field)?;
        let fields = list_fields(tx)?;
        if let Some(name) = &request.name {
            field.name = check_name(&fields, name, Some(field.rid))?;
        }
        if let Some(on_card) = request.on_card {
            check_card(&fields, Some(field.rid), on_card)?;
            field.on_card = on_card;
        }
        if let Some(drafts) = &request.choices {
            field.choices = read_choices(field.kind, &field.choices, drafts)?;
        }
        tx.label("name", field.name.clone());
        store::update(tx, &field, &fold(&field.name), &serde_json::to_string(&field.choices)?)
    })?;
    Ok(changed)
}

/// Puts a field at another place of the form.
///
/// # Errors
/// `NotFound`.
pub fn order(app: &App, request: &OrderOwnField) -> Result<Changed> {
    let (changed, ()) = app.change(Op::OrderFields, |tx| {
        let field = find_field(tx, &request.field)?;
        let mut others: Vec<i64> = list_fields(tx)?.iter().map(|known| known.rid).collect();
        others.retain(|rid| *rid != field.rid);
        let place = usize::try_from(request.place).unwrap_or(0).min(others.len());
        others.insert(place, field.rid);
        for (position, rid) in (0..).zip(others) {
            store::set_position(tx, rid, position)?;
        }
        tx.label("name", field.name);
        Ok(())
    })?;
    Ok(changed)
}

/// Removes a field. Its values stay in the leads for 30 days; undo brings both back.
///
/// # Errors
/// `NotFound`.
pub fn remove(app: &App, field: &str) -> Result<Changed> {
    let (changed, ()) = app.change(Op::RemoveField, |tx| {
        let field = find_field(tx, field)?;
        tx.label("name", field.name);
        store::trash(tx, field.rid, tx.now.0)
    })?;
    Ok(changed)
}

/// Takes fields that were removed 30 days ago out of the file, with their values.
pub(crate) fn purge_removed(tx: &Tx<'_>) -> Result<()> {
    let oldest = tx.today().date().plus_days(-TRASH_DAYS).start(tx.env().zone);
    for field in store::list(tx)? {
        if field.deleted_at.is_some_and(|at| at < oldest.0) {
            store::purge(tx, &field)?;
        }
    }
    Ok(())
}

fn invalid(field: &'static str, value: &str) -> Error {
    Error::new(ErrorCode::FieldInvalid).with("field", field).with("value", value.trim())
}

fn check_name(fields: &[Field], name: &str, own: Option<i64>) -> Result<String> {
    let name = check_text("name", name, NAME_LIMIT)?;
    let line: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    crate::require!(!line.trim().is_empty(), FieldNameless);
    let folded = fold(&line);
    let is_taken = fields.iter().any(|field| Some(field.rid) != own && fold(&field.name) == folded);
    crate::require!(!is_taken, FieldNameTaken, "name" => line);
    Ok(line)
}

fn check_card(fields: &[Field], own: Option<i64>, on_card: bool) -> Result<()> {
    let others = fields.iter().filter(|field| field.on_card && Some(field.rid) != own).count();
    crate::require!(!on_card || others < CARD_LIMIT, TooManyOnCard, "limit" => CARD_LIMIT);
    Ok(())
}

/// How templates write a field: the Latin letters and digits of its name, else a number.
fn new_tag(tx: &Tx<'_>, name: &str) -> Result<String> {
    let known: Vec<String> = store::list(tx)?.into_iter().map(|field| field.tag).collect();
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    let slug = slug.trim_end_matches('_');
    let mut tag = format!("own_{slug}");
    let mut number = known.len();
    while slug.is_empty() && tag == "own_" || known.contains(&tag) {
        number += 1;
        tag =
            if slug.is_empty() { format!("own_{number}") } else { format!("own_{slug}_{number}") };
    }
    Ok(tag)
}

/// The choices after a change: known ids keep theirs, a name that was removed comes back as what it
/// was, those that are missing are removed and stay behind the others.
fn read_choices(kind: Kind, known: &[Choice], drafts: &[OwnChoiceDraft]) -> Result<Vec<Choice>> {
    if !kind.has_choices() {
        let typed = drafts.first().map(|draft| draft.name.as_str());
        return typed.map_or(Ok(Vec::new()), |name| Err(invalid("choices", name)));
    }
    crate::require!(!drafts.is_empty(), ChoicesMissing);
    crate::require!(
        drafts.len() <= CHOICE_LIMIT, FieldTooLong, "field" => "choices", "limit" => CHOICE_LIMIT
    );
    let mut next = known.iter().filter_map(|choice| choice.id.parse::<u32>().ok()).max();
    let mut choices: Vec<Choice> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let name = check_text("choices", &draft.name, NAME_LIMIT)?;
        let is_bad = name.is_empty() || (kind == Kind::Multi && has_separator(&name));
        crate::require!(!is_bad, FieldInvalid, "field" => "choices", "value" => name);
        let folded = fold(&name);
        let is_taken = choices.iter().any(|choice| fold(&choice.name) == folded);
        crate::require!(!is_taken, FieldNameTaken, "name" => name);
        let by_id = draft.id.as_ref().and_then(|id| known.iter().find(|c| c.id == *id));
        let again = known.iter().find(|choice| choice.removed && fold(&choice.name) == folded);
        let id = match by_id.or(again) {
            Some(choice) => choice.id.clone(),
            None => {
                let number = next.map_or(1, |last| last.saturating_add(1));
                next = Some(number);
                number.to_string()
            }
        };
        choices.push(Choice { id, name, removed: false });
    }
    let gone = known.iter().filter(|old| choices.iter().all(|choice| choice.id != old.id));
    let gone: Vec<Choice> = gone.map(|old| Choice { removed: true, ..old.clone() }).collect();
    choices.extend(gone);
    Ok(choices)
}
