//! The way back: closed leads whose day has come return to nurturing in a new cycle.

use super::ops::{Move, place};
use super::store;
use super::wire::StageKind;
use crate::app::Tx;
use crate::error::Result;

/// Moves every closed lead whose day to come back is today or earlier. Runs when a day begins.
pub(crate) fn bring_back(tx: &Tx<'_>) -> Result<()> {
    let due = store::list_returns(tx, &tx.today().date().to_string())?;
    if due.is_empty() {
        return Ok(());
    }
    let stages = store::list_stages(tx)?;
    // Who removed nurturing still gets people back: at the start.
    let nurture = stages
        .iter()
        .find(|row| row.stage.kind == StageKind::Nurture)
        .or_else(|| stages.iter().find(|row| !row.stage.kind.is_closed()));
    let Some(nurture) = nurture else { return Ok(()) };
    for (lead, _) in due {
        let Some(standing) = store::find_standing(tx, lead)? else { continue };
        let position = standing.position.clone();
        store::close_steps(tx, standing.lead, "done", tx.now.0)?;
        place(
            tx,
            &stages,
            &standing,
            &Move {
                to: nurture,
                position: &position,
                reason: "",
                note: "",
                actor: "rule",
                closed_on: None,
            },
        )?;
    }
    Ok(())
}
