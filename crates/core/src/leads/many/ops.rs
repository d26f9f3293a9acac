//! The verb that edits many leads.

use std::cell::Cell;
use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use super::store;
use super::wire::{BulkEdit, BulkReport};
use crate::app::{App, Tx};
use crate::db::key_list;
use crate::env::Env;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::fields::{self, Setting};
use crate::leads::filter::Filter;
use crate::leads::wire::LeadQuery;
use crate::leads::{adding, steps, store as leads, who};
use crate::text::fold;
use crate::undo::Op;

/// Leads that are written with one statement.
pub(crate) const STRETCH: usize = 1_000;

/// The leads outside the Trash that are meant, each once: those named, and those of the query.
///
/// # Errors
/// `LeadGone` if one of those named is not there; `NotFound` if the query names an id that is none,
/// `ConditionLost` if one of its conditions names what is gone.
pub(crate) fn chosen(
    db: &Connection,
    ids: &[String],
    query: Option<&LeadQuery>,
    env: &Env,
) -> Result<Vec<i64>> {
    let mut rids = BTreeSet::new();
    for id in ids {
        let gone = || Error::new(ErrorCode::LeadGone);
        let id = Uuid::parse_str(id).map_err(|_| gone())?;
        rids.insert(store::find_rid(db, id)?.ok_or_else(gone)?);
    }
    if let Some(query) = query {
        rids.extend(store::list_of_filter(db, &Filter::of(db, query, env)?.whole()?)?);
    }
    Ok(rids.into_iter().collect())
}

/// Edits the chosen leads as one undo step; `dry_run` only counts.
///
/// # Errors
/// Those of [`chosen`]; `FieldInvalid`, `OwnValueInvalid`, `FieldTooLong`, `MoneyInvalid`,
/// `DateInvalid` for what was typed; `NotFound` (`tag`); `BulkNameless`, `BulkNoCompany` (`count`)
/// if some of the leads cannot take it; `Stopped`. Then nothing was written.
pub fn edit(app: &App, request: &BulkEdit) -> Result<BulkReport> {
    let counts = Cell::new(None);
    let done = app.change(Op::BulkEdit, |tx| {
        let leads = chosen(tx, &request.leads, request.query.as_ref(), tx.env())?;
        let mut edit = Edit::read(tx, request)?;
        tx.watch_as(&request.job);
        for (at, stretch) in leads.chunks(STRETCH).enumerate() {
            let whole = |number| i64::try_from(number).unwrap_or(i64::MAX);
            app.jobs().progress(&request.job, "edit", whole(at * STRETCH), whole(leads.len()))?;
            edit.write(tx, stretch)?;
            tx.pack()?;
        }
        let edited = edit.edited.len();
        counts.set(Some((leads.len(), edited)));
        label(tx, request, &leads, edited)?;
        if request.dry_run { Err(Error::new(ErrorCode::Stopped)) } else { Ok(()) }
    });
    let whole = |number| i64::try_from(number).unwrap_or(i64::MAX);
    let (leads, edited) = counts.get().unwrap_or_default();
    let report = |changed| BulkReport { leads: whole(leads), edited: whole(edited), changed };
    match done {
        Ok((changed, ())) => Ok(report(Some(changed))),
        // The dry run came to its end and was rolled back.
        Err(_) if request.dry_run && counts.get().is_some() => Ok(report(None)),
        Err(why) => Err(why),
    }
}

fn label(tx: &Tx<'_>, request: &BulkEdit, leads: &[i64], edited: usize) -> Result<()> {
    tx.label("count", edited);
    if let Some(lead) = leads.first().filter(|_| leads.len() == 1)
        && let Some(record) = leads::find_lead(tx, *lead)?
    {
        tx.label("name", who::name_of(tx, &record)?);
    }
    if let [field] = request.fields.as_slice() {
        tx.label("field", field.field.clone());
    }
    Ok(())
}

/// A request, read once.
struct Edit<'r> {
    settings: Vec<Setting>,
    add: Vec<i64>,
    remove: Vec<i64>,
    request: &'r BulkEdit,
    /// Leads that are not as before.
    edited: BTreeSet<i64>,
}

impl<'r> Edit<'r> {
    fn read(tx: &Tx<'_>, request: &'r BulkEdit) -> Result<Self> {
        let mut settings = Vec::with_capacity(request.fields.len());
        for field in &request.fields {
            settings.push(fields::read(tx, &field.field, &field.value)?);
        }
        let mut add = Vec::new();
        for name in adding::read_tags(&request.add_tags)? {
            add.push(adding::tag_of(tx, &name)?);
        }
        let mut remove = Vec::new();
        for tag in &request.remove_tags {
            let known = match Uuid::parse_str(tag) {
                Ok(id) => leads::find_tag_by_id(tx, id)?,
                Err(_) => leads::find_tag(tx, &fold(tag.trim()))?,
            };
            let missing = || Error::new(ErrorCode::NotFound).with("entity", "tag");
            remove.push(known.ok_or_else(|| missing().with("name", tag.clone()))?);
        }
        Ok(Self { settings, add, remove, request, edited: BTreeSet::new() })
    }

    fn write(&mut self, tx: &Tx<'_>, stretch: &[i64]) -> Result<()> {
        let keys = key_list(stretch);
        for setting in &self.settings {
            set(tx, &keys, setting, &mut self.edited)?;
        }
        let nameless = store::count_nameless(tx, &keys)?;
        crate::require!(nameless == 0, BulkNameless, "count" => nameless);
        for tag in &self.add {
            for lead in store::list_untagged(tx, &keys, *tag)? {
                leads::add_lead_tag(tx, tx.new_id(), lead, *tag)?;
                self.edited.insert(lead);
            }
        }
        for tag in &self.remove {
            store::remove_tag(tx, &keys, *tag, &mut self.edited)?;
        }
        if let Some(step) = &self.request.step {
            for lead in stretch {
                steps::plan_in(tx, *lead, step)?;
                self.edited.insert(*lead);
            }
        }
        if self.request.trash {
            let now = Value::Integer(tx.now.0);
            store::set_column(tx, &keys, "deleted_at", &now, &mut self.edited)?;
        }
        Ok(())
    }
}

fn set(tx: &Tx<'_>, keys: &str, setting: &Setting, edited: &mut BTreeSet<i64>) -> Result<()> {
    match setting {
        Setting::Columns(columns) => {
            for (column, value) in columns {
                store::set_column(tx, keys, column, value, edited)?;
            }
            Ok(())
        }
        Setting::Company(_, text) => {
            let without = store::count_without_company(tx, keys)?;
            crate::require!(without == 0, BulkNoCompany, "count" => without);
            store::set_industry(tx, keys, text, edited)
        }
        Setting::Own(field, value) => {
            let json = value.as_ref().map(|value| value.to_json(field.kind).to_string());
            store::set_own(tx, keys, &field.id.to_string(), json.as_deref(), edited)
        }
    }
}
