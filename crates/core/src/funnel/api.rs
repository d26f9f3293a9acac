//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use crate::error::Result;
use crate::funnel::{many, ops};
use crate::host::Call;
use crate::leads::many::wire::BulkReport;
use crate::leads::wire::LeadRef;
use crate::wire::{Changed, Nothing};

pub(crate) fn board(call: &Call<'_>, request: ReadBoard) -> Result<Board> {
    ops::read_board_by(call.app, &request)
}
pub(crate) fn cards(call: &Call<'_>, request: ReadCards) -> Result<CardPage> {
    Ok(CardPage::of(&ops::read_cards(call.app, &request)?))
}
pub(crate) fn move_leads(call: &Call<'_>, request: MoveLeads) -> Result<Moved> {
    ops::move_leads(call.app, &request)
}
pub(crate) fn bulk(call: &Call<'_>, request: BulkMove) -> Result<BulkReport> {
    many::move_many(call.app, &request)
}
pub(crate) fn shift(call: &Call<'_>, request: ShiftLeads) -> Result<Moved> {
    ops::shift_leads(call.app, &request)
}
pub(crate) fn sort(call: &Call<'_>, request: SortStage) -> Result<Changed> {
    ops::sort_stage(call.app, &request)
}
pub(crate) fn stages(call: &Call<'_>, _: Nothing) -> Result<Vec<Stage>> {
    ops::list_stages(call.app)
}
pub(crate) fn update_stage(call: &Call<'_>, request: UpdateStage) -> Result<Changed> {
    ops::update_stage(call.app, &request)
}
pub(crate) fn add_stage(call: &Call<'_>, request: AddStage) -> Result<AddedStage> {
    ops::add_stage(call.app, &request)
}
pub(crate) fn order_stage(call: &Call<'_>, request: OrderStage) -> Result<Changed> {
    ops::order_stage(call.app, &request)
}
pub(crate) fn remove_stage(call: &Call<'_>, request: RemoveStage) -> Result<Changed> {
    ops::remove_stage(call.app, &request)
}
pub(crate) fn path(call: &Call<'_>, request: LeadRef) -> Result<Vec<StageVisit>> {
    ops::read_path(call.app, &request.lead)
}
