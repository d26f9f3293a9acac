//! Sample data on the wire.

use super::ops;
use crate::error::Result;
use crate::host::Call;
use crate::wire::{Changed, Nothing};

crate::dto! {
    /// Adds sample data.
    pub struct LoadSample {
        /// Id of the job.
        pub job: String,
        /// Language of template and practice account: `ja` or `en`.
        pub language: String,
    }
}

pub(crate) fn load(call: &Call<'_>, request: LoadSample) -> Result<Changed> {
    ops::load(call, &request)
}
pub(crate) fn remove(call: &Call<'_>, _: Nothing) -> Result<Changed> {
    ops::remove(call.app)
}
