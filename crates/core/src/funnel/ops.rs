//! Verbs of the funnel.

use rusqlite::Connection;

pub use super::board::{read_board, read_board_by, read_cards, read_path};
pub(crate) use super::place::{Move, place};
use super::stages;
pub use super::stages::{add_stage, order_stage, remove_stage, sort_stage, update_stage};
use super::store::{self, StageRow, Standing};
use super::wire::{CardSort, MoveLeads, Moved, ShiftLeads, Stage, StageKind};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::position::position_between;
use crate::require;
use crate::text::dates::parse_date;
use crate::text::money::Money;
use crate::undo::Op;
use crate::wire::Changed;

/// The longest note of a move.
const NOTE_LIMIT: usize = 2_000;

/// Puts the default pipeline into a new file.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    let pipeline = store::insert_pipeline(tx, tx.new_id())?;
    for (position, (code, kind, quiet_days, probability, colour)) in
        (0..).zip(super::DEFAULT_STAGES)
    {
        store::insert_stage(
            tx,
            &store::NewStage {
                id: tx.new_id(),
                pipeline,
                code,
                name_en: "",
                name_ja: "",
                kind: *kind,
                quiet_days: *quiet_days,
                probability: *probability,
                colour: *colour,
                position,
            },
        )?;
    }
    Ok(())
}

/// Leads that stand in a removed stage: none, in a sound file.
pub(crate) fn leads_without_stage(db: &Connection) -> Result<Vec<i64>> {
    store::list_leads_without_stage(db)
}

/// Stages in order, with settings.
pub fn list_stages(app: &App) -> Result<Vec<Stage>> {
    app.read(|db| Ok(store::list_stages(db)?.into_iter().map(|row| row.stage).collect()))
}

/// Id of the stage with this code, if there is one.
pub(crate) fn find_stage_id(db: &Connection, code: &str) -> Result<Option<String>> {
    let stages = store::list_stages(db)?;
    Ok(stages.into_iter().find(|row| row.stage.code == code).map(|row| row.stage.id))
}

/// Moves leads to a stage, or to another place of the one they are in. One change for all.
///
/// # Errors
/// `LeadGone`, `StageNotFound`, `LostReasonNeeded`, `FieldInvalid`, `DateInvalid`,
/// `MoneyInvalid`; then nothing moved.
pub fn move_leads(app: &App, request: &MoveLeads) -> Result<Moved> {
    require!(!request.leads.is_empty(), LeadGone);
    let op = app.read(|db| {
        let to = store::get_stage(db, &request.to)?;
        let mut reorder = request.place;
        for lead in &request.leads {
            reorder &=
                store::find_standing_of(db, lead)?.is_some_and(|standing| standing.stage == to.rid);
        }
        Ok(if reorder { Op::ReorderLeads } else { Op::MoveLeads })
    })?;
    let (changed, first) = app.change(op, |tx| {
        let stages = store::list_stages(tx)?;
        let to = store::get_stage(tx, &request.to)?;
        let found = standings(tx, &request.leads)?;
        let kind = to.stage.kind;
        let arrives = found.iter().any(|standing| standing.stage != to.rid);
        check_move(request, kind, arrives)?;
        let end = read_end(tx, request, kind)?;
        if request.place && to.stage.sort != CardSort::Manual {
            stages::order_by(tx, &to, CardSort::Manual)?;
        }
        let moving: Vec<i64> = found.iter().map(|standing| standing.lead).collect();
        let mut above = place_above(tx, request, &to, &moving)?;
        for standing in &found {
            let position = if request.place || to.stage.sort == CardSort::Manual {
                let below = store::find_next_position(
                    tx,
                    to.rid,
                    above.as_deref().unwrap_or(&[]),
                    &moving,
                )?;
                position_between(above.as_deref(), below.as_deref())
            } else {
                standing.position.clone()
            };
            if standing.stage == to.rid {
                store::set_position(tx, standing.lead, &position)?;
            } else {
                let reason =
                    if kind == StageKind::Lost { request.lost_reason.as_str() } else { "" };
                let note = request.note.trim();
                let closed_on = end.as_ref().map(|end| end.on.as_str());
                let to =
                    Move { to: &to, position: &position, reason, note, actor: "person", closed_on };
                if let Some(end) = &end {
                    close(tx, standing, end)?;
                }
                place(tx, &stages, standing, &to)?;
            }
            above = Some(position);
        }
        label(tx, &found, &to.stage);
        found.first().map(|standing| standing.lead).ok_or_else(|| Error::new(ErrorCode::LeadGone))
    })?;
    moved(app, changed, first, 0)
}

fn standings(tx: &Tx<'_>, leads: &[String]) -> Result<Vec<Standing>> {
    leads
        .iter()
        .map(|lead| {
            store::find_standing_of(tx, lead)?.ok_or_else(|| Error::new(ErrorCode::LeadGone))
        })
        .collect()
}

pub(super) fn check_move(request: &MoveLeads, kind: StageKind, arrives: bool) -> Result<()> {
    require!(
        request.note.chars().count() <= NOTE_LIMIT,
        FieldTooLong, "field" => "note", "limit" => NOTE_LIMIT
    );
    if kind == StageKind::Lost && arrives {
        require!(!request.lost_reason.is_empty(), LostReasonNeeded);
        require!(
            super::LOST_REASONS.contains(&request.lost_reason.as_str()),
            FieldInvalid, "field" => "lost_reason", "value" => request.lost_reason.clone()
        );
    }
    Ok(())
}

/// The place of the card above, or `None` for the top.
fn place_above(
    tx: &Tx<'_>,
    request: &MoveLeads,
    to: &StageRow,
    moving: &[i64],
) -> Result<Option<Vec<u8>>> {
    let Some(after) = request.after.as_deref().filter(|_| request.place) else { return Ok(None) };
    // The card above may have left meanwhile; the top is then as good as any place.
    Ok(store::find_standing_of(tx, after)?
        .filter(|above| above.stage == to.rid && !moving.contains(&above.lead))
        .map(|above| above.position))
}

/// The end of a cycle, as the request says it.
pub(super) struct End {
    /// Day on which it was won or lost, ISO.
    pub(super) on: String,
    /// Day to come back and why.
    back: Option<(String, &'static str)>,
    value: Option<Money>,
}

/// Reads what winning or losing needs beside the move; `None` for an open stage.
pub(super) fn read_end(tx: &Tx<'_>, request: &MoveLeads, kind: StageKind) -> Result<Option<End>> {
    if !kind.is_closed() {
        return Ok(None);
    }
    let read = |text: &str| {
        parse_date(text)
            .ok_or_else(|| Error::new(ErrorCode::DateInvalid).with("value", text.to_owned()))
    };
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let today = tx.today().date();
    let on = match filled(&request.closed_on) {
        Some(text) => read(&text)?,
        None => today,
    };
    require!(on <= today, DateInFuture, "value" => on.to_string());
    let why = if kind == StageKind::Won { "next_cycle" } else { "lost_return" };
    let back = match filled(&request.return_on) {
        Some(text) => Some((read(&text)?.to_string(), why)),
        None => None,
    };
    let value = if kind == StageKind::Won && !request.value.trim().is_empty() {
        let currency = crate::settings::read_in(tx, tx.env().zone.name())?.currency;
        let value = Money::parse(&request.value, &currency).ok_or_else(|| {
            Error::new(ErrorCode::MoneyInvalid).with("value", request.value.clone())
        })?;
        Some(value)
    } else {
        None
    };
    Ok(Some(End { on: on.to_string(), back, value }))
}

/// What winning or losing means beside the move: steps end, a value, the day to come back. Goes
/// before the move, whose event keeps the value.
pub(super) fn close(tx: &Tx<'_>, standing: &Standing, end: &End) -> Result<()> {
    store::close_steps(tx, standing.lead, "dropped", tx.now.0)?;
    if let Some((on, why)) = &end.back {
        store::insert_return(tx, tx.new_id(), standing.lead, on, why, tx.now.0)?;
    }
    if let Some(value) = &end.value {
        store::set_value(tx, standing.lead, value.minor, &value.currency)?;
    }
    Ok(())
}

fn label(tx: &Tx<'_>, found: &[Standing], to: &Stage) {
    tx.label("count", found.len());
    if let [one] = found {
        tx.label("name", one.name.clone());
    }
    stages::label(tx, to);
}

fn moved(app: &App, changed: Changed, lead: i64, stayed: i64) -> Result<Moved> {
    app.read(|db| {
        let stages = store::list_stages(db)?;
        let card =
            crate::leads::rows::find(db, lead)?.ok_or_else(|| Error::new(ErrorCode::LeadGone))?;
        let sort = stages
            .iter()
            .find(|row| row.stage.id == card.stage)
            .map_or(CardSort::Urgency, |row| row.stage.sort);
        let (position, count) = store::find_place(db, lead, sort)?;
        Ok(Moved { changed, stage: card.stage, position, count, stayed })
    })
}

/// Moves leads by one open stage, each from where it stands; those at an end stay.
///
/// # Errors
/// `LeadGone`; `FieldInvalid` unless `by` is 1 or −1.
pub fn shift_leads(app: &App, request: &ShiftLeads) -> Result<Moved> {
    require!(matches!(request.by, 1 | -1), FieldInvalid, "field" => "by", "value" => request.by);
    require!(!request.leads.is_empty(), LeadGone);
    let (changed, (first, stayed)) = app.change(Op::MoveLeads, |tx| {
        let stages = store::list_stages(tx)?;
        let found = standings(tx, &request.leads)?;
        let mut stayed = 0;
        let mut went: Vec<Standing> = Vec::new();
        let mut target = None;
        for standing in &found {
            let Some(to) = neighbour(&stages, standing.stage, request.by) else {
                stayed += 1;
                continue;
            };
            let position = if to.stage.sort == CardSort::Manual {
                let top = store::find_next_position(tx, to.rid, &[], &[standing.lead])?;
                position_between(None, top.as_deref())
            } else {
                standing.position.clone()
            };
            place(
                tx,
                &stages,
                standing,
                &Move {
                    to,
                    position: &position,
                    reason: "",
                    note: "",
                    actor: "person",
                    closed_on: None,
                },
            )?;
            target = Some(to);
            went.push(standing.clone());
        }
        if let Some(to) = target {
            label(tx, &went, &to.stage);
        }
        let first = found.first().map(|standing| standing.lead);
        Ok((first.ok_or_else(|| Error::new(ErrorCode::LeadGone))?, stayed))
    })?;
    moved(app, changed, first, stayed)
}

/// The open stage beside `rid`; won and lost are reached by choice, never by a step too far.
fn neighbour(stages: &[StageRow], rid: i64, by: i64) -> Option<&StageRow> {
    let open: Vec<&StageRow> = stages.iter().filter(|row| !row.stage.kind.is_closed()).collect();
    match open.iter().position(|row| row.rid == rid) {
        Some(at) => {
            let at = i64::try_from(at).ok()?.checked_add(by)?;
            open.get(usize::try_from(at).ok()?).copied()
        }
        // From won or lost only the way back leads to the board.
        None if by < 0 => open.last().copied(),
        None => None,
    }
}
