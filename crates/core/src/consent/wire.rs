//! Consent on the wire.

crate::dto! {
    /// Records a ground.
    pub struct RecordConsent {
        /// Leads.
        pub leads: Vec<String>,
        /// `business_card`, `opt_in`, `customer`, `public_address`, `refused`, `not_asked`.
        pub ground: String,
        /// When it was given (ISO); empty: today.
        #[serde(default)]
        pub on: String,
        /// Where or how, in own words.
        #[serde(default)]
        pub note: String,
    }

    /// One entry of the log.
    pub struct ConsentEntry {
        /// Id.
        pub id: String,
        /// `grant`, `refuse`, `withdraw`, `bounce`, `complaint`, `override`, `void`.
        pub kind: String,
        /// Ground.
        pub ground: String,
        /// Address.
        pub address: String,
        /// When it was given.
        pub at: i64,
        /// When it was recorded.
        pub recorded_at: i64,
        /// Where or how.
        pub note: String,
        /// `hand`, `import`, `reply`, `bounce`, `sample`.
        pub how: String,
        /// It is the entry in force.
        pub in_force: bool,
    }
}
