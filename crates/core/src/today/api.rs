//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;

pub(crate) fn list(call: &Call<'_>, request: ReadToday) -> Result<Today> {
    super::read_today(call.app, &request)
}
