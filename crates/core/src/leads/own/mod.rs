//! Own fields: what a business wants to know of a lead beside the fields of the program.
//!
//! Words: a *field* has a name, a [`Kind`] that never changes and, if it is a choice, its *choices*;
//! its code everywhere is `own:` and its id ([`Field::code`]). A value lies in `lead.custom`, a JSON
//! object by id of the field; of a choice it holds the id of the choice, so that a new name renames
//! it in every lead at once. `lead_field` is derived from it, for filters, sorting and grouping: one
//! row for each value (several of a multiple choice) with `text` (folded text, id of the choice,
//! ISO date, link, currency, `yes`/`no`) and `number` (thousandths, minor units, day number, 1/0).
//!
//! Invariants:
//!
//! * Text is read by [`words::read`] and shown by [`words::shown`] and nowhere else; what is shown reads back to
//!   the same value, in both languages.
//! * A removed field keeps its values for 30 days and comes back with them by undo; a removed choice
//!   stays with the leads that have it and is offered no more.
//! * At most [`CARD_LIMIT`] fields are shown on the cards of the board.
//!
//! The door for other features (import, export, filter): [`list_fields`], [`ops::find_field`],
//! [`words::read`], [`shown`], [`Values`] (all values of a lead, from and to `lead.custom`; a new
//! lead takes them in `LeadRecord::custom`), [`ops::set_values`] for a known lead.
//!
//! ```text
//! let fields = own::list_fields(db)?;                       // live ones, in order
//! let value = own::words::read(&fields[0], "1,200 円", "JPY")?;          // Ok(None): empty
//! own::ops::set_values(tx, lead, &[(&fields[0], value)])?;             // rewrites lead.custom once
//! let values = Values::parse(&record.custom);                // record: LeadRecord
//! let text = values.get(&fields[0]).map(|v| own::shown(&fields[0], &v, "ja"));
//! ```

pub(crate) mod api;
pub(crate) mod derived;
pub(crate) mod ops;
pub(crate) mod store;
pub(crate) mod wire;
pub(crate) mod words;

use uuid::Uuid;

pub(crate) use ops::list_fields;
pub(crate) use words::{Values, shown};

/// Fields shown on a card of the board at most.
pub(crate) const CARD_LIMIT: usize = 4;
/// Characters of the name of a field or choice.
pub(crate) const NAME_LIMIT: usize = 60;
/// Fields of a file at most: each is a line of the form.
pub(crate) const FIELD_LIMIT: usize = 200;
/// Choices of a field at most.
pub(crate) const CHOICE_LIMIT: usize = 500;

/// What an own field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A line of text.
    Text,
    /// A number with at most three decimals.
    Number,
    /// An amount with its currency.
    Money,
    /// A calendar date.
    Date,
    /// One of a list.
    Choice,
    /// Some of a list.
    Multi,
    /// A web address.
    Link,
    /// Yes or no; unknown is neither.
    YesNo,
}

impl Kind {
    /// Every kind, in the order of the picker.
    pub(crate) const ALL: [Self; 8] = [
        Self::Text,
        Self::Number,
        Self::Money,
        Self::Date,
        Self::Choice,
        Self::Multi,
        Self::Link,
        Self::YesNo,
    ];

    /// The stable code in the file and on the wire.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Multi => "multi",
            Self::Link => "link",
            Self::YesNo => "yes_no",
        }
    }

    /// The kind of a code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// True if it has choices.
    pub(crate) fn has_choices(self) -> bool {
        matches!(self, Self::Choice | Self::Multi)
    }
}

/// One choice of a field.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Choice {
    /// Stays when the name changes; unique within the field.
    pub(crate) id: String,
    /// As shown.
    pub(crate) name: String,
    /// No longer offered; leads that have it keep it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) removed: bool,
}

/// An own field as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) kind: Kind,
    /// As shown.
    pub(crate) name: String,
    /// How templates write it: `own_budget`; never changes.
    pub(crate) tag: String,
    /// In order, removed ones too.
    pub(crate) choices: Vec<Choice>,
    /// Shown on the cards of the board.
    pub(crate) on_card: bool,
    /// In the Trash since; milliseconds UTC.
    pub(crate) deleted_at: Option<i64>,
}

/// What the code of every own field begins with.
pub(crate) const PREFIX: &str = "own:";

impl Field {
    /// The code of the field in forms, columns, filters, score rules and history.
    pub(crate) fn code(&self) -> String {
        format!("{PREFIX}{}", self.id)
    }

    /// The choices that are offered.
    pub(crate) fn offered(&self) -> impl Iterator<Item = &Choice> {
        self.choices.iter().filter(|choice| !choice.removed)
    }

    /// The name of a choice; empty for an id that the field does not know.
    pub(crate) fn choice_name(&self, id: &str) -> &str {
        let found = self.choices.iter().find(|choice| choice.id == id);
        found.map_or("", |choice| choice.name.as_str())
    }
}
