//! Handlers of the commands: each translates, calls its verb and answers.

use super::ops;
pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::leads::wire::LeadRef;
use crate::wire::Changed;

pub(crate) fn record(call: &Call<'_>, request: RecordConsent) -> Result<Changed> {
    ops::record(call.app, &request)
}
pub(crate) fn log(call: &Call<'_>, request: LeadRef) -> Result<Vec<ConsentEntry>> {
    ops::list_log(call.app, &request.lead)
}
