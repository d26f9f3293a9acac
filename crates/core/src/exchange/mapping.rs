//! Which column feeds which field: the proposal and what a person makes of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::dictionary::{Meaning, meaning};
use super::field::{Arity, ImportField};
use super::table::{Row, Table};
use super::{own, sniff};
use crate::leads::own::Field;
use crate::text::fold;

/// Values shown for a column.
const SAMPLES: usize = 3;
/// Rows looked at for a proposal.
const LOOK: usize = 200;

/// Why a field is proposed for a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The header is in the dictionary.
    Header,
    /// The header says nothing, the values do.
    Values,
    /// Another column already feeds the field.
    Taken,
    /// The header is known to be of no use here, or neither header nor values say anything.
    Unknown,
    /// A person chose it.
    Chosen,
}

/// One column and what it feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Position in the file, 0 = first.
    pub index: usize,
    /// Its header; empty if the file has none.
    pub header: String,
    /// The field it feeds; `None` leaves it out.
    pub field: Option<ImportField>,
    /// Why.
    pub reason: Reason,
    /// Up to three filled values, each at most 80 characters.
    pub samples: Vec<String>,
}

/// What feeds what, for a whole file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// One entry per column of the file.
    pub columns: Vec<Column>,
    /// How many of them the header names; further ones hold surplus cells of long rows.
    pub named: usize,
    /// What values mean: field and folded value → what is read instead.
    pub choices: HashMap<(ImportField, String), String>,
    /// The custom fields that columns may feed; [`ImportField::Own`] names one by its place.
    pub(crate) own: Arc<[Field]>,
}

impl Mapping {
    /// Proposes a mapping for `table` from its headers and its first 200 rows.
    pub fn propose(table: &Table<'_>) -> Self {
        Self::propose_with(table, Arc::default())
    }

    /// As [`Mapping::propose`]; a header that is called like one of the custom fields `own` means it.
    pub(crate) fn propose_with(table: &Table<'_>, own: Arc<[Field]>) -> Self {
        let rows: Vec<Row> = table.rows().filter(|row| !row.is_blank()).take(LOOK).collect();
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(table.columns);
        let header = table.header.as_deref().unwrap_or_default();
        let columns = (0..width).map(|index| {
            let values = rows.iter().filter_map(|row| row.cells.get(index)).map(String::as_str);
            propose_column(index, header.get(index).map_or("", String::as_str), values, &own)
        });
        let columns = columns.collect();
        let mut mapping = Self { columns, named: table.columns, choices: HashMap::new(), own };
        mapping.settle();
        mapping
    }

    /// The mapping with a person's choices: `(column, field)`; columns not named keep the proposal.
    #[must_use]
    pub fn with_choices(mut self, choices: &[(usize, Option<ImportField>)]) -> Self {
        for (index, field) in choices {
            if let Some(column) = self.columns.get_mut(*index) {
                column.field = *field;
                column.reason = Reason::Chosen;
            }
        }
        // Where a field takes one column, the first that asks for it is taken.
        let mut taken = Vec::new();
        for column in &mut self.columns {
            let Some(field) = column.field.filter(|field| field.arity() == Arity::One) else {
                continue;
            };
            if taken.contains(&field) {
                column.field = None;
                column.reason = Reason::Taken;
            }
            taken.push(field);
        }
        self
    }

    /// What a value of a choice column is read as.
    pub fn chosen(&self, field: ImportField, text: &str) -> Option<&str> {
        if self.choices.is_empty() {
            return None;
        }
        self.choices.get(&(field, fold(text))).map(String::as_str)
    }

    /// The field behind a code: of the program, or `own:` and the id of a custom field.
    pub fn find_field(&self, code: &str) -> Option<ImportField> {
        let own = || {
            let place = self.own.iter().position(|field| field.code() == code)?;
            u8::try_from(place).ok().map(ImportField::Own)
        };
        ImportField::from_code(code).or_else(own)
    }

    /// The code of a field, also of a custom one.
    pub fn code(&self, field: ImportField) -> String {
        match field {
            ImportField::Own(at) => self.own_field(at).map(Field::code).unwrap_or_default(),
            field => field.code().to_owned(),
        }
    }

    /// The custom field at a place.
    pub(crate) fn own_field(&self, at: u8) -> Option<&Field> {
        self.own.get(usize::from(at))
    }

    /// True if some column can give a lead its name.
    pub fn names_leads(&self) -> bool {
        self.columns.iter().any(|column| column.field.is_some_and(ImportField::names_a_lead))
    }

    /// One column per field where a field takes one; a field said in whole drops its parts.
    fn settle(&mut self) {
        // Headers go before values: a guessed column never takes a field from a named one.
        for reason in [Reason::Header, Reason::Values] {
            for at in 0..self.columns.len() {
                let Some(field) = self.columns[at].field else { continue };
                if field.arity() == Arity::Many || self.columns[at].reason != reason {
                    continue;
                }
                let taken = self.columns.iter().enumerate().any(|(other, column)| {
                    let before = column.reason == Reason::Header && reason == Reason::Values;
                    column.field == Some(field) && other != at && (other < at || before)
                });
                if taken {
                    self.leave_out(at);
                }
            }
        }
        use ImportField as F;
        let has = |mapping: &Self, field| mapping.columns.iter().any(|c| c.field == Some(field));
        let whole = [
            (has(self, F::Address), &[F::AddressRegion, F::AddressCity, F::AddressStreet][..]),
            (has(self, F::FamilyName) && has(self, F::GivenName), &[F::FullName][..]),
            (has(self, F::FamilyKana) && has(self, F::GivenKana), &[F::FullKana][..]),
        ];
        for (whole, parts) in whole {
            for at in 0..self.columns.len() {
                if whole && self.columns[at].field.is_some_and(|field| parts.contains(&field)) {
                    self.leave_out(at);
                }
            }
        }
    }

    fn leave_out(&mut self, at: usize) {
        self.columns[at].field = None;
        self.columns[at].reason = Reason::Taken;
    }
}

fn propose_column<'v>(
    index: usize,
    header: &str,
    values: impl Iterator<Item = &'v str> + Clone,
    own: &[Field],
) -> Column {
    let (field, reason) = match meaning(header) {
        _ if let Some(at) = own::named(own, header) => (Some(ImportField::Own(at)), Reason::Header),
        Meaning::Field(field) => (Some(field), Reason::Header),
        Meaning::Ignored => (None, Reason::Unknown),
        Meaning::Unknown => match sniff::column(values.clone()) {
            Some(field) => (Some(field), Reason::Values),
            None => (None, Reason::Unknown),
        },
    };
    let samples = values
        .map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|value| !value.is_empty())
        .map(|value| value.chars().take(80).collect())
        .take(SAMPLES)
        .collect();
    Column { index, header: header.to_owned(), field, reason, samples }
}
