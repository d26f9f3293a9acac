//! Edits of many leads on the wire.

use crate::leads::wire::{FieldValue, LeadQuery, StepDraft};
use crate::wire::Changed;

crate::dto! {
    /// Edits many leads as one undo step. Absent members change nothing.
    #[derive(Default)]
    #[serde(default)]
    pub struct BulkEdit {
        /// Id of the job.
        pub job: String,
        /// The leads, by id.
        pub leads: Vec<String>,
        /// Or all that answer this query.
        pub query: Option<LeadQuery>,
        /// Field codes and typed values; an empty value takes the value away.
        pub fields: Vec<FieldValue>,
        /// Tags by name to add; made if new.
        pub add_tags: Vec<String>,
        /// Tags to take away, by id or name.
        pub remove_tags: Vec<String>,
        /// The next step to plan; it replaces the open one.
        pub step: Option<StepDraft>,
        /// Moves them to the Trash.
        pub trash: bool,
        /// Counts and writes nothing.
        pub dry_run: bool,
    }

    /// What an edit did, or would do.
    pub struct BulkReport {
        /// Leads that were chosen.
        pub leads: i64,
        /// Leads among them that are not as before.
        pub edited: i64,
        /// The change; absent after a dry run.
        pub changed: Option<Changed>,
    }
}
