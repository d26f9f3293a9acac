//! Putting a lead into a place of the funnel: what every move has in common, whoever makes it.

use super::store::{self, StageRow, Standing};
use super::wire::StageKind;
use crate::app::Tx;
use crate::error::Result;

/// Where one lead goes.
pub(crate) struct Move<'a> {
    pub(crate) to: &'a StageRow,
    pub(crate) position: &'a [u8],
    pub(crate) reason: &'a str,
    pub(crate) note: &'a str,
    pub(crate) actor: &'a str,
    /// Won or lost on this day; `None` for a move to an open stage.
    pub(crate) closed_on: Option<&'a str>,
}

/// Writes one move: stage, place, entry time, cycle and reason together, and its event.
pub(crate) fn place(
    tx: &Tx<'_>,
    stages: &[StageRow],
    from: &Standing,
    to: &Move<'_>,
) -> Result<()> {
    let kind_of = |rid: i64| {
        stages.iter().find(|row| row.rid == rid).map_or(StageKind::Hold, |row| row.stage.kind)
    };
    let cycle = super::next_cycle(from.cycle, kind_of(from.stage), to.to.stage.kind);
    let placement = store::Placement {
        stage: to.to.rid,
        position: to.position,
        since: tx.now.0,
        cycle,
        lost_reason: to.reason,
    };
    store::set_placement(tx, from.lead, &placement)?;
    store::insert_stage_event(
        tx,
        &store::NewStageEvent {
            id: tx.new_id(),
            lead: from.lead,
            from: from.stage,
            to: to.to.rid,
            at: tx.now.0,
            since: from.since,
            actor: to.actor,
            reason: to.reason,
            note: to.note,
            cycle,
            closed_on: to.closed_on,
        },
    )
}
