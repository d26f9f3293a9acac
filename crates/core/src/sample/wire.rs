//! Sample data on the wire.

crate::dto! {
    /// Adds sample data.
    pub struct LoadSample {
        /// Id of the job.
        pub job: String,
        /// Language of template and practice account: `ja` or `en`.
        pub language: String,
    }
}
