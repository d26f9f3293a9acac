//! Handlers of the commands: each translates, calls its verb and answers.

pub(crate) use super::accounts::api::*;
pub(crate) use super::templates::api::*;
pub use super::wire::*;
use super::{compose, ops, run};
use crate::error::Result;
use crate::host::Call;
use crate::wire::{Changed, Nothing};

pub(crate) fn preview(call: &Call<'_>, request: FollowUpDraft) -> Result<FollowUpPreview> {
    compose::preview(call.app, &request)
}
pub(crate) fn queue(call: &Call<'_>, request: FollowUpDraft) -> Result<Queued> {
    compose::queue(call.app, &request)
}
pub(crate) fn list(call: &Call<'_>, request: ReadOutbox) -> Result<OutboxPage> {
    ops::list(call.app, &request)
}
pub(crate) fn get(call: &Call<'_>, request: MessageRef) -> Result<MessageDetail> {
    ops::get(call.app, &request.message)
}
pub(crate) fn status(call: &Call<'_>, _: Nothing) -> Result<OutboxStatus> {
    ops::status(call.app)
}
pub(crate) fn cancel(call: &Call<'_>, request: MessageRefs) -> Result<Changed> {
    ops::cancel(call.app, &request.messages)
}
pub(crate) fn retry(call: &Call<'_>, request: MessageRefs) -> Result<Changed> {
    ops::retry(call.app, &request.messages)
}
pub(crate) fn resolve(call: &Call<'_>, request: ResolveMessage) -> Result<Changed> {
    ops::resolve(call.app, &request)
}
pub(crate) fn pause(call: &Call<'_>, request: PauseSending) -> Result<Changed> {
    ops::pause(call.app, request.paused)
}
pub(crate) fn run(call: &Call<'_>, request: RunOutbox) -> Result<OutboxRun> {
    run::run(call, &request.job)
}
