//! Handlers of the commands: each translates, calls its verb and answers.

use super::ops;
pub use super::wire::*;
use crate::error::{Error, ErrorCode, Result};
use crate::host::Call;
use crate::text::base64;

pub(crate) fn line(call: &Call<'_>, request: ReadLine) -> Result<LineReading> {
    Ok(ops::line(call.app, &request.text))
}

pub(crate) fn text(call: &Call<'_>, request: ReadText) -> Result<Found> {
    ops::text(call.app, &request.text)
}

pub(crate) fn file(call: &Call<'_>, request: ReadCardFile) -> Result<Found> {
    ops::file(call.app, call.host, &request.file)
}

pub(crate) fn picture(call: &Call<'_>, request: ReadPicture) -> Result<Found> {
    let bytes = base64::decode(request.data.as_bytes());
    ops::picture(call.app, &bytes.ok_or_else(|| Error::new(ErrorCode::PictureUnknown))?)
}
