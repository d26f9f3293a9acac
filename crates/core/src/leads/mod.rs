//! Leads: people as prospects, with their company, addresses, tags, next step and timeline.
//!
//! Words: a *lead* is one person (or a company without a person yet); a *contact point* is one
//! mail address, phone, web or postal address; an *activity* is one entry of the timeline; the
//! *next step* is what the user wants to do next, at most one open per lead; a *card* is the
//! derived row that lists and the board show.
//!
//! Invariants:
//!
//! * A lead has a name or a company. What was typed is kept beside every normal form.
//! * The first source never changes; activities and stage events are only appended.
//! * Two leads may be equal: that is a *finding* (`duplicates`), never a constraint.
//! * `lead_card`, `lead_field`, `lead_search`, `duplicate_key` and `duplicate_found` are rebuilt from the other tables by
//!   `cards::refresh`, in the transaction that touched the lead.
//!
//! | file | what |
//! |---|---|
//! | `adding` | a lead from a typed draft or a file; filling a known lead from one |
//! | `ops` | verbs on leads; `contacts`, `steps`, `timeline` those on their parts |
//! | `careers` | affiliations, from what a change left in the lead; `works` those edited by hand |
//! | `confirmed` | when the details were last right; `days` reads days as typed |
//! | `companies` | companies with their people: list, edit, merge |
//! | `cards` | the derived row and its rules; `rows` and `list` read it |
//! | `filter` | a query, its tree of conditions and its sentence as SQL; `segments` keeps them as views |
//! | `merge` | leads made one, and the way back |
//! | `duplicates` | who may be the same person; `findings` while typing, `pairs` and `queue` all of the file |
//! | `many` | editing thousands as one undo step |
//! | `own` | own fields: definitions, values, what is derived from them |
//! | `fields` | the field table: one row per field, for import, export, form and search |

pub(crate) mod adding;
pub mod api;
pub(crate) mod bulk;
pub(crate) mod cards;
pub(crate) mod careers;
pub(crate) mod companies;
pub(crate) mod confirmed;
pub(crate) mod contacts;
pub(crate) mod days;
pub mod duplicates;
pub mod fields;
pub(crate) mod filter;
pub(crate) mod find;
mod findings;
pub(crate) mod list;
pub(crate) mod many;
pub mod merge;
pub mod ops;
pub(crate) mod own;
pub(crate) mod pairs;
pub(crate) mod position;
pub(crate) mod queue;
pub(crate) mod segments;
pub(crate) mod steps;
pub(crate) mod store;
pub(crate) mod timeline;
mod who;
pub(crate) mod wire;
pub(crate) mod works;

#[cfg(test)]
mod tests;

use uuid::Uuid;

use crate::error::{Error, ErrorCode, Result};

pub(crate) use store::rows;

/// Characters of a one-line field.
pub(crate) const LINE_LIMIT: usize = 300;
/// Characters of a note.
pub(crate) const NOTE_LIMIT: usize = 50_000;

/// The id of a lead outside the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LeadId(pub Uuid);

impl LeadId {
    /// Reads UUID text.
    ///
    /// # Errors
    /// `LeadNotFound` if it is no id.
    pub fn parse(text: &str) -> Result<Self> {
        Uuid::parse_str(text)
            .map(Self)
            .map_err(|_| Error::new(ErrorCode::LeadNotFound).with("lead", text))
    }
}

impl std::fmt::Display for LeadId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Days that a lead stays in the Trash before it is purged.
pub const TRASH_DAYS: i32 = 30;

/// Grades a person may give; empty is none.
pub const GRADES: &[&str] = &["A", "B", "C"];
/// Time horizons, nearest first.
pub const HORIZONS: &[&str] = &["now", "term", "year", "looking"];
/// Languages in which a lead is written to.
pub const LANGUAGES: &[&str] = &["ja", "en"];
/// Kinds of a next step; `wait` waits for a reply.
pub const STEP_KINDS: &[&str] =
    &["call", "mail", "visit", "meeting", "quote", "letter", "task", "wait"];
/// Kinds of contact points.
pub const CONTACT_KINDS: &[&str] = &["mail", "phone", "url", "postal"];
/// Labels of contact points; empty is allowed.
pub const CONTACT_LABELS: &[&str] = &["work", "direct", "mobile", "fax", "home"];
/// Channels of a source.
pub const CHANNELS: &[&str] =
    &["trade_show", "seminar", "web", "referral", "ads", "magazine", "card", "other"];
/// Kinds of activities that a person or a file may write.
pub const ACTIVITY_KINDS: &[&str] = &[
    "note",
    "call",
    "visit",
    "meeting",
    "mail_out",
    "mail_in",
    "card",
    "form",
    "seminar",
    "purchase",
    "download",
    "page_view",
    "link_click",
    "step",
    "system",
];
/// What somebody may ask for in an activity.
pub const ASKS: &[&str] = &["quote", "appointment", "consultation", "question"];

/// Refuses a code that is neither empty nor one of `allowed`.
pub(crate) fn check_code(field: &str, value: &str, allowed: &[&str]) -> Result<()> {
    crate::require!(
        value.is_empty() || allowed.contains(&value),
        FieldInvalid,
        "field" => field,
        "value" => value
    );
    Ok(())
}

/// Trims a text and refuses one that is longer than `limit` characters.
pub(crate) fn check_text(field: &str, value: &str, limit: usize) -> Result<String> {
    let text = value.trim();
    crate::require!(
        text.chars().count() <= limit,
        FieldTooLong,
        "field" => field,
        "limit" => limit
    );
    Ok(text.to_owned())
}
