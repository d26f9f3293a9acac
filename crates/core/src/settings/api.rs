//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::settings::ops;
use crate::wire::{Changed, Nothing};

pub(crate) fn get(call: &Call<'_>, _: Nothing) -> Result<Settings> {
    ops::read(call.app)
}
pub(crate) fn update(call: &Call<'_>, request: SettingsPatch) -> Result<Changed> {
    ops::update(call.app, &request)
}
pub(crate) fn backup(call: &Call<'_>, request: BackupNow) -> Result<Backup> {
    ops::backup_now(call, &request.job)
}
pub(crate) fn backups(call: &Call<'_>, _: Nothing) -> Result<Vec<Backup>> {
    ops::list_backups(call.app)
}
pub(crate) fn check(call: &Call<'_>, request: CheckFile) -> Result<FileCheck> {
    super::check::check_file(call, &request.job)
}
