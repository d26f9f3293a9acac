//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::scoring::{moves, words};
use crate::wire::Nothing;

pub(crate) fn explain(call: &Call<'_>, request: Explain) -> Result<Explanation> {
    words::explain_lead(call.app, &request)
}
pub(crate) fn moved(call: &Call<'_>, request: ScoreMovesOf) -> Result<Vec<ScoreMove>> {
    moves::list_moves(call.app, &request)
}
pub(crate) fn model(call: &Call<'_>, _: Nothing) -> Result<ModelView> {
    words::read_model(call.app)
}
