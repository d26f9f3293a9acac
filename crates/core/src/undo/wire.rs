//! Undo, redo and the history of changes, on the wire.

use crate::wire::OpLabel;

crate::dto! {
    /// What undo and redo would do.
    pub struct HistoryState {
        /// Label of the change that undo takes back.
        pub undo: Option<OpLabel>,
        /// Label of the change that redo brings again.
        pub redo: Option<OpLabel>,
    }

    /// Undoes.
    #[derive(Default)]
    #[serde(default)]
    pub struct Undo { /// The change; `None`: the last one.
        pub change_id: Option<String> }

    /// Asks for changes.
    pub struct ReadHistory {
        /// `next` of the page before.
        #[serde(default)]
        pub cursor: Option<i64>,
        /// At most 200.
        pub limit: i64,
    }

    /// A page of changes.
    pub struct HistoryPage {
        /// Newest first.
        pub changes: Vec<HistoryEntry>,
        /// Cursor of the next page.
        pub next: Option<i64>,
    }

    /// One change.
    pub struct HistoryEntry {
        /// Id.
        pub change_id: String,
        /// When.
        pub at: i64,
        /// What.
        pub label: OpLabel,
        /// Rows it wrote.
        pub rows: i64,
        /// It was undone.
        pub undone: bool,
        /// What the undo did beside: the label of it, with `mails_left`, `mails_cancelled` …
        pub undo: Option<OpLabel>,
        /// It can be undone (unless rows changed since).
        pub undoable: bool,
    }

    /// One changed field of a lead.
    pub struct FieldChange {
        /// The change.
        pub change_id: String,
        /// When.
        pub at: i64,
        /// What the person did.
        pub label: OpLabel,
        /// Field code.
        pub field: String,
        /// Name of an own field; empty for a field of the program.
        pub name: String,
        /// Before.
        pub from: String,
        /// After.
        pub to: String,
    }
}
