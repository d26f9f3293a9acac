//! Merging on the wire.

use crate::leads::wire::LeadRow;
use crate::wire::Changed;

crate::dto! {
    /// Leads to be made one, or to be looked at side by side.
    pub struct MergeLeads {
        /// The lead that stays, then the others; at least two.
        pub leads: Vec<String>,
        /// Whose value stays, field by field; a rule chooses for the others.
        #[serde(default)]
        pub keep: Vec<KeepField>,
    }

    /// Whose value of a field stays.
    pub struct KeepField {
        /// Code of the field, as in [`ComparedField`].
        pub field: String,
        /// Id of one of the leads.
        pub lead: String,
    }

    /// Leads side by side, and what one lead of them would be.
    pub struct MergePreview {
        /// The leads, the one that stays first.
        pub leads: Vec<MergeSide>,
        /// Fields that say something in one of them.
        pub fields: Vec<ComparedField>,
        /// Contact points that the lead will have.
        pub contacts: Vec<MergePoint>,
        /// Its tags.
        pub tags: Vec<String>,
        /// Its note.
        pub note: String,
        /// Entries of its timeline.
        pub activities: i64,
        /// One of them said no to mail: that holds.
        pub refused: bool,
    }

    /// One of the leads.
    pub struct MergeSide {
        /// As in lists.
        pub row: LeadRow,
        /// Entries of its timeline.
        pub activities: i64,
    }

    /// A field, side by side.
    pub struct ComparedField {
        /// Code: `name`, `kana`, `company`, `stage` …, `own:` + id of an own field.
        pub field: String,
        /// Its name, if it is an own field.
        pub name: String,
        /// What each lead says, in their order; `stage` is an id, `value` minor units, a space and
        /// the currency.
        pub values: Vec<String>,
        /// Position of the lead whose value stays.
        pub chosen: i64,
        /// They say different things.
        pub differs: bool,
    }

    /// A contact point of the lead to be.
    pub struct MergePoint {
        /// `mail`, `phone`, `url`, `postal`.
        pub kind: String,
        /// As typed.
        pub value: String,
        /// Position of the lead that has it.
        pub from: i64,
    }

    /// What a merge did.
    pub struct Merged {
        /// The lead that stays.
        pub lead: String,
        /// The change.
        pub changed: Changed,
    }

    /// Asks to merge every certain pair.
    pub struct MergeCertain { /// Id of the job, chosen by the page.
        pub job: String }

    /// What merging every certain pair did.
    pub struct MergedCertain {
        /// People that stay.
        pub people: i64,
        /// Leads that lie behind them now.
        pub merged: i64,
        /// The backup that was made first.
        pub backup: String,
        /// The change; one undo step.
        pub changed: Changed,
    }
}
