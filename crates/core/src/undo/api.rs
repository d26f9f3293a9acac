//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::leads::wire::LeadRef;
use crate::wire::{Changed, Nothing};

pub(crate) fn state(call: &Call<'_>, _: Nothing) -> Result<HistoryState> {
    super::ops::read_state(call.app)
}
pub(crate) fn list(call: &Call<'_>, request: ReadHistory) -> Result<HistoryPage> {
    super::ops::list_changes(call.app, request.cursor, request.limit)
}
pub(crate) fn lead(call: &Call<'_>, request: LeadRef) -> Result<Vec<FieldChange>> {
    super::ops::list_field_changes(call.app, &request.lead)
}
pub(crate) fn undo(call: &Call<'_>, request: Undo) -> Result<Changed> {
    super::ops::undo(call.app, request.change_id.as_deref())
}
pub(crate) fn redo(call: &Call<'_>, _: Nothing) -> Result<Changed> {
    super::ops::redo(call.app)
}
