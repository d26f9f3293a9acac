//! Handlers of the commands of companies.

use super::ops;
pub use super::wire::*;
use crate::error::Result;
use crate::host::Call;
use crate::wire::Changed;

pub(crate) fn list(call: &Call<'_>, request: ListCompanies) -> Result<CompanyPage> {
    ops::list(call.app, &request)
}
pub(crate) fn get(call: &Call<'_>, request: CompanyRef) -> Result<CompanyDetail> {
    ops::get(call.app, &request.company)
}
pub(crate) fn update(call: &Call<'_>, request: UpdateCompany) -> Result<Changed> {
    ops::update(call.app, &request)
}
pub(crate) fn merge(call: &Call<'_>, request: MergeCompanies) -> Result<Changed> {
    ops::merge(call.app, &request)
}
pub(crate) fn of_mail(call: &Call<'_>, request: MailOf) -> Result<CompanyName> {
    ops::of_mail(call.app, &request.mail)
}
