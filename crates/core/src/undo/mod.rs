//! One recorder for undo, redo, history and refresh.
//!
//! Every `App::change` records the rows it writes with SQLite's session extension; the changeset
//! is kept in `change_log`. Undo applies the inverted changeset in one transaction; if a row
//! changed since in the same columns, nothing is applied and the rows are named.
//!
//! Words: a *base* table is recorded; a *ledger* never is (what was sent stays sent) and its
//! verbs leave a [`Compensation`] instead; a *derived* table is rebuilt from base and ledger.
//!
//! Invariants: every table has exactly one [`Class`] (a test walks the schema); no feature writes
//! undo code; an undo is itself a change and can be redone.

pub mod api;
mod changeset;
mod format;
mod op;
pub(crate) mod ops;
mod recorder;
pub(crate) mod store;
pub(crate) mod wire;

pub(crate) use changeset::{Recorded, Row};
pub use op::Op;
pub use ops::{list_changes, list_field_changes, read_state, redo, undo};
pub(crate) use recorder::{Each, Recorder};

use crate::wire::Topic;

/// How a table takes part in undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Recorded.
    Base,
    /// Append-only truth outside undo.
    Ledger,
    /// Rebuilt from the others.
    Derived,
}

/// Every table, its class, and the topic of a page that it makes stale.
pub const TABLES: &[(&str, Class, Topic)] = &[
    ("workspace", Class::Ledger, Topic::Settings),
    ("setting", Class::Base, Topic::Settings),
    ("pipeline", Class::Base, Topic::Stages),
    ("stage", Class::Base, Topic::Stages),
    ("source", Class::Base, Topic::Lists),
    ("company", Class::Base, Topic::Leads),
    ("lead", Class::Base, Topic::Leads),
    ("affiliation", Class::Base, Topic::Leads),
    ("contact_point", Class::Base, Topic::Leads),
    ("tag", Class::Base, Topic::Lists),
    ("lead_tag", Class::Base, Topic::Leads),
    ("stage_event", Class::Base, Topic::Activities),
    ("activity", Class::Base, Topic::Activities),
    ("next_step", Class::Base, Topic::Steps),
    ("score_model", Class::Base, Topic::Scoring),
    ("score_event", Class::Base, Topic::Scoring),
    ("template", Class::Base, Topic::Templates),
    ("template_version", Class::Base, Topic::Templates),
    ("mail_account", Class::Base, Topic::Accounts),
    ("duplicate_pair", Class::Base, Topic::Imports),
    ("field_def", Class::Base, Topic::Lists),
    ("segment", Class::Base, Topic::Lists),
    ("import_profile", Class::Base, Topic::Imports),
    ("import_batch", Class::Ledger, Topic::Imports),
    ("import_row", Class::Ledger, Topic::Imports),
    ("consent_event", Class::Ledger, Topic::Consent),
    ("suppression", Class::Ledger, Topic::Consent),
    ("follow_up", Class::Ledger, Topic::Outbox),
    ("message", Class::Ledger, Topic::Outbox),
    ("message_attempt", Class::Ledger, Topic::Outbox),
    ("change_log", Class::Ledger, Topic::History),
    ("change_lead", Class::Derived, Topic::History),
    ("lead_card", Class::Derived, Topic::Leads),
    ("lead_score", Class::Derived, Topic::Scoring),
    ("stage_total", Class::Derived, Topic::Leads),
    ("duplicate_key", Class::Derived, Topic::Leads),
    ("duplicate_found", Class::Derived, Topic::Leads),
    ("lead_field", Class::Derived, Topic::Leads),
    ("lead_search", Class::Derived, Topic::Leads),
];

/// What undoing a verb that touched a ledger appends, since a ledger row never goes away.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Compensation {
    /// Cancels the messages of a follow-up that have not left; redo queues them again.
    FollowUp {
        /// Follow-up id.
        follow_up: uuid::Uuid,
    },
    /// Queues messages again that a verb cancelled; redo cancels them again.
    Cancelled {
        /// Message ids.
        messages: Vec<uuid::Uuid>,
        /// Why they were cancelled.
        reason: String,
    },
    /// Voids consent entries; redo records them again.
    Consent {
        /// Consent event ids.
        events: Vec<uuid::Uuid>,
    },
}
