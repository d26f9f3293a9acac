//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use super::{check, ops};
use crate::error::Result;
use crate::host::Call;
use crate::wire::{Changed, Nothing};

pub(crate) fn presets(_: &Call<'_>, _: Nothing) -> Result<Vec<Provider>> {
    super::providers::list()
}
pub(crate) fn accounts(call: &Call<'_>, _: Nothing) -> Result<Vec<Account>> {
    ops::list(call.app)
}
pub(crate) fn save_account(call: &Call<'_>, request: AccountDraft) -> Result<SavedAccount> {
    ops::save(call.app, &request, || call.host.practice_folder())
}
pub(crate) fn remove_account(call: &Call<'_>, request: AccountRef) -> Result<Changed> {
    ops::remove(call.app, &request.account)
}
pub(crate) fn test_account(call: &Call<'_>, request: TestAccount) -> Result<AccountTest> {
    check::run(call, &request)
}
