//! Duplicates on the wire: the queue, two leads side by side, and what a merge gives.

use super::LeadRow;

crate::dto! {
    /// A lead that may be the same person.
    pub struct DuplicateHint {
        /// The other lead.
        pub row: LeadRow,
        /// Certain (same name and same mail or phone) or maybe.
        pub certain: bool,
        /// Reasons: `mail`, `phone`, `name`, `kana`, `company`.
        pub reasons: Vec<String>,
    }

    /// Asks for a window of the queue of duplicates.
    pub struct ListDuplicates {
        /// The certain ones, or the maybes.
        pub certain: bool,
        /// Pairs to pass over.
        #[serde(default)]
        pub offset: i64,
        /// At most 200; 0: the counts alone.
        pub limit: i64,
    }

    /// A window of the queue.
    pub struct DuplicatePage {
        /// Those of the newest leads first.
        pub pairs: Vec<DuplicatePair>,
        /// Certain pairs in all.
        pub certain: i64,
        /// Maybes in all.
        pub maybe: i64,
    }

    /// Two leads that may be one person.
    pub struct DuplicatePair {
        /// The older one.
        pub one: LeadRow,
        /// The newer one.
        pub other: LeadRow,
        /// Certain (same name and same mail or phone) or maybe.
        pub certain: bool,
        /// What they share: `mail`, `phone`, `name`, `kana`, `company`.
        pub reasons: Vec<String>,
        /// The rules that found them, surest first: text `duplicate-` + code with dashes.
        pub rules: Vec<String>,
        /// A person put it off: it stands behind the others.
        pub put_off: bool,
    }

    /// Two leads, by id.
    pub struct LeadPair {
        /// One.
        pub one: String,
        /// The other.
        pub other: String,
    }
}
