//! Verbs on the stages themselves: add, order, remove, names and limits, order of a column.
//!
//! Invariants: won and lost stand behind the open stages; one open, one won and one lost stage
//! always stay; a code is given once and never again, also after its stage was removed; colours
//! follow the order (one ramp, no rainbow); a removed stage keeps its row, so that histories can
//! name it, and nobody stands in it (undo looks for that, too).

use super::place::{Move, place};
use super::store::{self, StageRow};
use super::wire::{
    AddStage, AddedStage, CardSort, OrderStage, RemoveStage, SortStage, Stage, StageKind,
    UpdateStage,
};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::position::positions_in_order;
use crate::require;
use crate::undo::Op;
use crate::wire::Changed;

/// The longest name of a stage, characters.
const NAME_LIMIT: usize = 40;
/// Steps of the colour ramp.
const RAMP: i64 = 5;

/// Names the change after the stage, in both languages.
pub(crate) fn label(tx: &Tx<'_>, stage: &Stage) {
    tx.label("stage", stage.code.clone());
    tx.label("stage_en", stage.name_en.clone());
    tx.label("stage_ja", stage.name_ja.clone());
}

/// True for a stage whose name the program has in both languages.
fn is_built_in(code: &str) -> bool {
    super::DEFAULT_STAGES.iter().any(|(known, ..)| *known == code)
}

/// Both names trimmed, each standing in for the other if that is empty.
///
/// # Errors
/// `StageNameless` if both are empty; `FieldTooLong`.
fn read_names(name_en: &str, name_ja: &str) -> Result<(String, String)> {
    let (en, ja) = (name_en.trim(), name_ja.trim());
    for (field, name) in [("name_en", en), ("name_ja", ja)] {
        let fits = name.chars().count() <= NAME_LIMIT;
        require!(fits, FieldTooLong, "field" => field, "limit" => NAME_LIMIT);
    }
    require!(!en.is_empty() || !ja.is_empty(), StageNameless);
    let or = |name: &str, other: &str| if name.is_empty() { other } else { name }.to_owned();
    Ok((or(en, ja), or(ja, en)))
}

/// A code that was never given: letters and digits of the English name, numbered if need be.
fn new_code(tx: &Tx<'_>, name: &str) -> Result<String> {
    let known = store::list_codes(tx)?;
    let letters: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let words = letters.split_whitespace().collect::<Vec<_>>().join("_");
    let base = if words.is_empty() { "stage".to_owned() } else { words };
    let mut code = base.clone();
    for number in 2.. {
        if !known.contains(&code) && !is_built_in(&code) {
            break;
        }
        code = format!("{base}_{number}");
    }
    Ok(code)
}

/// Quiet after days and chance in per cent that a new stage of a kind begins with.
fn beginning(kind: StageKind) -> (i64, i64) {
    match kind {
        StageKind::New => (10, 10),
        StageKind::Nurture => (60, 15),
        StageKind::Qualified => (14, 40),
        StageKind::Deal => (14, 60),
        StageKind::Won => (0, 100),
        StageKind::Lost | StageKind::Hold => (0, 0),
    }
}

/// Writes places 0, 1, 2 … and the colours that go with them.
fn write_order(tx: &Tx<'_>, mut stages: Vec<StageRow>) -> Result<()> {
    stages.sort_by_key(|row| row.stage.kind.is_closed());
    let is_on_ramp =
        |kind: StageKind| matches!(kind, StageKind::New | StageKind::Qualified | StageKind::Deal);
    let steps = stages.iter().filter(|row| is_on_ramp(row.stage.kind)).count();
    let last = i64::try_from(steps).unwrap_or(RAMP).saturating_sub(1).max(1);
    let mut step = 0;
    for (position, row) in (0..).zip(&stages) {
        let colour = if is_on_ramp(row.stage.kind) {
            step += 1;
            // Evenly over the ramp, rounded: four stages take 1, 2, 4, 5.
            1 + ((step - 1) * (RAMP - 1) * 2 + last) / (2 * last)
        } else {
            0
        };
        store::set_order(tx, row.rid, position, colour)?;
    }
    Ok(())
}

/// Adds a stage.
///
/// # Errors
/// `StageNameless`, `FieldTooLong`.
pub fn add_stage(app: &App, request: &AddStage) -> Result<AddedStage> {
    let (changed, id) = app.change(Op::AddStage, |tx| {
        let (name_en, name_ja) = read_names(&request.name_en, &request.name_ja)?;
        let (quiet_days, probability) = beginning(request.kind);
        let id = tx.new_id();
        let count = i64::try_from(store::list_stages(tx)?.len()).unwrap_or(i64::MAX);
        store::insert_stage(
            tx,
            &store::NewStage {
                id,
                pipeline: store::get_pipeline(tx)?,
                code: &new_code(tx, &name_en)?,
                name_en: &name_en,
                name_ja: &name_ja,
                kind: request.kind,
                quiet_days,
                probability,
                colour: 0,
                position: count,
            },
        )?;
        write_order(tx, store::list_stages(tx)?)?;
        label(tx, &store::get_stage(tx, &id.to_string())?.stage);
        Ok(id)
    })?;
    Ok(AddedStage { stage: id.to_string(), changed })
}

/// Puts a stage behind another one, or first. A place among stages of the other sort (open,
/// closed) is the nearest one that is allowed.
///
/// # Errors
/// `StageNotFound`.
pub fn order_stage(app: &App, request: &OrderStage) -> Result<Changed> {
    app.change(Op::OrderStages, |tx| {
        let moved = store::get_stage(tx, &request.stage)?;
        let after = request.after.as_deref().map(|id| store::get_stage(tx, id)).transpose()?;
        label(tx, &moved.stage);
        let mut stages = store::list_stages(tx)?;
        if after.as_ref().is_some_and(|after| after.rid == moved.rid) {
            return Ok(());
        }
        stages.retain(|row| row.rid != moved.rid);
        let at = after.map_or(0, |after| {
            stages.iter().position(|row| row.rid == after.rid).map_or(stages.len(), |at| at + 1)
        });
        stages.insert(at, moved);
        write_order(tx, stages)
    })
    .map(|(changed, ())| changed)
}

/// Removes a stage. Those who stand in it move to `to`, each move logged; what lies in the Trash
/// goes along. The row stays as a tombstone, so that histories can name it.
///
/// # Errors
/// `StageNotFound`; `StageNeeded` for the last open, won or lost one; `StageNotEmpty` with
/// `count` if leads stand in it and `to` is absent; `FieldInvalid` if `to` is of another sort.
pub fn remove_stage(app: &App, request: &RemoveStage) -> Result<Changed> {
    app.change(Op::RemoveStage, |tx| {
        let gone = store::get_stage(tx, &request.stage)?;
        let kind = gone.stage.kind;
        let stages = store::list_stages(tx)?;
        let stand_in = |row: &&StageRow| {
            let other = row.stage.kind;
            row.rid != gone.rid && if kind.is_closed() { other == kind } else { !other.is_closed() }
        };
        let sort = if kind.is_closed() { kind.code() } else { "open" };
        let fallback = stages
            .iter()
            .find(stand_in)
            .ok_or_else(|| Error::new(ErrorCode::StageNeeded).with("kind", sort))?;
        let people = store::list_standing_in(tx, gone.rid)?;
        let living = people.iter().filter(|one| !one.trashed).count();
        let to = match &request.to {
            Some(id) => {
                let to = store::get_stage(tx, id)?;
                let code = to.stage.code.clone();
                stages.iter().filter(stand_in).find(|row| row.rid == to.rid).ok_or_else(|| {
                    Error::new(ErrorCode::FieldInvalid).with("field", "to").with("value", code)
                })?
            }
            None => {
                let code = gone.stage.code.clone();
                require!(living == 0, StageNotEmpty, "count" => living, "stage" => code);
                fallback
            }
        };
        for one in &people {
            let goes = Move {
                to,
                position: &one.standing.position,
                reason: &one.lost_reason,
                note: "",
                actor: "person",
                closed_on: one.closed_on.as_deref().filter(|_| kind.is_closed()),
            };
            place(tx, &stages, &one.standing, &goes)?;
        }
        store::remove_stage(tx, gone.rid, tx.now.0)?;
        write_order(tx, store::list_stages(tx)?)?;
        label(tx, &gone.stage);
        tx.label("count", living);
        Ok(())
    })
    .map(|(changed, ())| changed)
}

/// Chooses the order of a column.
///
/// # Errors
/// `StageNotFound`.
pub fn sort_stage(app: &App, request: &SortStage) -> Result<Changed> {
    app.change(Op::SortStage, |tx| {
        let row = store::get_stage(tx, &request.stage)?;
        label(tx, &row.stage);
        order_by(tx, &row, request.sort)
    })
    .map(|(changed, ())| changed)
}

/// Gives a column an order. By hand begins with what was seen: the cards keep their places.
pub(crate) fn order_by(tx: &Tx<'_>, row: &StageRow, sort: CardSort) -> Result<()> {
    if sort == CardSort::Manual && row.stage.sort != CardSort::Manual {
        let seen = store::list_places(tx, row.rid, row.stage.sort)?;
        let places = positions_in_order(seen.iter().map(|(_, place)| place.clone()).collect());
        for ((lead, _), place) in seen.iter().zip(&places).filter(|((_, old), new)| old != *new) {
            store::set_position(tx, *lead, place)?;
        }
    }
    store::update_stage(tx, row.rid, &Stage { sort, ..row.stage.clone() })
}

/// Changes name, limit or chance of a stage. A name taken away gives a built-in stage its own
/// words again; of a person's stage the other language's name stands in.
///
/// # Errors
/// `StageNotFound`; `StageNameless`; `FieldInvalid`, `FieldTooLong`.
pub fn update_stage(app: &App, request: &UpdateStage) -> Result<Changed> {
    for (field, name) in [("name_en", &request.name_en), ("name_ja", &request.name_ja)] {
        let fits = name.as_ref().is_none_or(|name| name.trim().chars().count() <= NAME_LIMIT);
        require!(fits, FieldTooLong, "field" => field, "limit" => NAME_LIMIT);
    }
    for (field, value, top) in
        [("quiet_days", request.quiet_days, 3_650), ("probability", request.probability, 100)]
    {
        let fits = value.is_none_or(|value| (0..=top).contains(&value));
        require!(fits, FieldInvalid, "field" => field, "value" => value.unwrap_or_default());
    }
    app.change(Op::UpdateStage, |tx| {
        let row = store::get_stage(tx, &request.stage)?;
        let mut stage = row.stage;
        let take = |into: &mut String, from: &Option<String>| {
            if let Some(from) = from {
                *into = from.trim().to_owned();
            }
        };
        take(&mut stage.name_en, &request.name_en);
        take(&mut stage.name_ja, &request.name_ja);
        if !is_built_in(&stage.code) {
            (stage.name_en, stage.name_ja) = read_names(&stage.name_en, &stage.name_ja)?;
        }
        stage.quiet_days = request.quiet_days.unwrap_or(stage.quiet_days);
        stage.probability = request.probability.unwrap_or(stage.probability);
        label(tx, &stage);
        store::update_stage(tx, row.rid, &stage)
    })
    .map(|(changed, ())| changed)
}
