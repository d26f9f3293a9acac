//! Handler of the command that edits many leads.

use super::ops;
pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;

pub(crate) fn edit(call: &Call<'_>, request: BulkEdit) -> Result<BulkReport> {
    ops::edit(call.app, &request)
}
