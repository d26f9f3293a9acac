//! Handlers of the commands: each translates, calls its verb and answers.

use super::ops;
pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::wire::{Changed, Nothing};

pub(crate) fn templates(call: &Call<'_>, _: Nothing) -> Result<Vec<Template>> {
    ops::list(call.app)
}
pub(crate) fn save_template(call: &Call<'_>, request: TemplateDraft) -> Result<SavedTemplate> {
    ops::save(call.app, &request)
}
pub(crate) fn remove_template(call: &Call<'_>, request: TemplateRef) -> Result<Changed> {
    ops::remove(call.app, &request.template)
}
pub(crate) fn merge_fields(call: &Call<'_>, _: Nothing) -> Result<Vec<MergeField>> {
    ops::fields(call.app)
}
