//! Moving thousands of leads to a stage as one undo step.
//!
//! Beside [`super::ops::move_leads`], which places a handful of cards where a hand puts them: here
//! everybody keeps the place that their key gives them, rows are packed as they are written
//! ([`Tx::pack`](crate::app::Tx::pack)) and the work can be watched and stopped.

use std::cell::Cell;

use super::ops::{Move, check_move, close, place, read_end};
use super::stages;
use super::store::{self, Standing};
use super::wire::{BulkMove, MoveLeads, StageKind};
use crate::app::App;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::many::ops::{STRETCH, chosen};
use crate::leads::many::wire::BulkReport;
use crate::undo::Op;

/// Moves the chosen leads to a stage; those that stand there stay. `dry_run` only counts.
///
/// # Errors
/// `LeadGone`, `StageNotFound`, `LostReasonNeeded`, `FieldInvalid`, `DateInvalid`, `Stopped`; then
/// nothing moved.
pub fn move_many(app: &App, request: &BulkMove) -> Result<BulkReport> {
    let whole = |number| i64::try_from(number).unwrap_or(i64::MAX);
    let counts = Cell::new(None);
    let done = app.change(Op::MoveLeads, |tx| {
        let leads = chosen(tx, &request.leads, request.query.as_ref(), tx.env())?;
        let stages = store::list_stages(tx)?;
        let to = store::get_stage(tx, &request.to)?;
        let kind = to.stage.kind;
        let single = MoveLeads {
            leads: Vec::new(),
            to: request.to.clone(),
            after: None,
            place: false,
            lost_reason: request.lost_reason.clone(),
            note: request.note.clone(),
            return_on: request.return_on.clone(),
            value: String::new(),
            closed_on: None,
        };
        check_move(&single, kind, true)?;
        let end = read_end(tx, &single, kind)?;
        let reason = if kind == StageKind::Lost { request.lost_reason.as_str() } else { "" };
        tx.watch_as(&request.job);
        let (mut moved, mut name) = (0, String::new());
        for (at, stretch) in leads.chunks(STRETCH).enumerate() {
            app.jobs().progress(&request.job, "edit", whole(at * STRETCH), whole(leads.len()))?;
            for lead in stretch {
                let standing: Standing = store::get_standing(tx, *lead)?;
                if standing.stage == to.rid {
                    continue;
                }
                if let Some(end) = &end {
                    close(tx, &standing, end)?;
                }
                let movement = Move {
                    to: &to,
                    position: &standing.position,
                    reason,
                    note: request.note.trim(),
                    actor: "person",
                    closed_on: end.as_ref().map(|end| end.on.as_str()),
                };
                place(tx, &stages, &standing, &movement)?;
                name = standing.name;
                moved += 1;
            }
            tx.pack()?;
        }
        counts.set(Some((whole(leads.len()), moved)));
        tx.label("count", moved);
        if moved == 1 {
            tx.label("name", name);
        }
        stages::label(tx, &to.stage);
        if request.dry_run { Err(Error::new(ErrorCode::Stopped)) } else { Ok(()) }
    });
    let (leads, edited) = counts.get().unwrap_or_default();
    match done {
        Ok((changed, ())) => Ok(BulkReport { leads, edited, changed: Some(changed) }),
        // The dry run came to its end and was rolled back.
        Err(_) if request.dry_run && counts.get().is_some() => {
            Ok(BulkReport { leads, edited, changed: None })
        }
        Err(why) => Err(why),
    }
}
