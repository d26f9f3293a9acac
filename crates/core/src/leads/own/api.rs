//! Handlers of the commands of own fields.

use super::ops;
pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::wire::{Changed, Nothing};

pub(crate) fn list(call: &Call<'_>, _: Nothing) -> Result<Vec<OwnField>> {
    ops::list(call.app)
}
pub(crate) fn cells(call: &Call<'_>, request: ReadOwnCells) -> Result<Vec<OwnCell>> {
    ops::list_cells(call.app, &request)
}
pub(crate) fn uses(call: &Call<'_>, request: OwnFieldRef) -> Result<OwnFieldUse> {
    ops::read_use(call.app, &request.field)
}
pub(crate) fn add(call: &Call<'_>, draft: OwnFieldDraft) -> Result<AddedField> {
    ops::add(call.app, &draft)
}
pub(crate) fn update(call: &Call<'_>, request: UpdateOwnField) -> Result<Changed> {
    ops::update(call.app, &request)
}
pub(crate) fn order(call: &Call<'_>, request: OrderOwnField) -> Result<Changed> {
    ops::order(call.app, &request)
}
pub(crate) fn remove(call: &Call<'_>, request: OwnFieldRef) -> Result<Changed> {
    ops::remove(call.app, &request.field)
}
