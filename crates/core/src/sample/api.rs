//! Handlers of the commands: each translates, calls its verb and answers.

use super::ops;
pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::wire::{Changed, Nothing};

pub(crate) fn load(call: &Call<'_>, request: LoadSample) -> Result<Changed> {
    ops::load(call, &request)
}
pub(crate) fn remove(call: &Call<'_>, _: Nothing) -> Result<Changed> {
    ops::remove(call.app)
}
