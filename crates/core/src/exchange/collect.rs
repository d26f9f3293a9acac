//! The rows of a dry run that the answer shows.

use rusqlite::Connection;

use super::known::{Fill, Known, Shown, TEXT_FIELDS, points, texts};
use super::plan::{Person, Planned, Planner, Step};
use super::row::{Problem, ReadRow};
use super::table::Row;
use super::wire::{
    CellProblem, CheckImport, CheckedRow, ImportCheck, ImportCounts, PairField, RowError, Verdict,
};
use super::{guard, store};
use crate::consent::Ground;
use crate::error::{Error, Result};
use crate::leads::own::shown as shown_own;
use crate::text::names::NameOrder;

/// Rows of one answer.
const PAGE: usize = 200;
/// Characters of a cell that are shown.
const CELL: usize = 1_000;
/// Groups of rows, in the order they are shown when no verdict is asked for: what a person has to
/// look at comes first.
const GROUPS: usize = 6;

/// Keeps as many rows per group as the asked page can need, so that a file of any length costs the
/// memory of a page.
pub(crate) struct Collector {
    show: Option<Verdict>,
    only_problems: bool,
    offset: usize,
    /// Rows with something wrong.
    problems: i64,
    groups: [Vec<CheckedRow>; GROUPS],
}

impl Collector {
    /// Collects the page of a request.
    pub(crate) fn new(request: &CheckImport) -> Self {
        let offset = usize::try_from(request.offset.max(0)).unwrap_or(usize::MAX - PAGE);
        let (show, only_problems) = (request.show, request.only_problems);
        Self { show, only_problems, offset, problems: 0, groups: Default::default() }
    }

    /// Looks at one planned row.
    ///
    /// # Errors
    /// Those of the file.
    pub(crate) fn take(
        &mut self,
        db: &Connection,
        planner: &mut Planner<'_>,
        (raw, row): (&Row, &ReadRow),
        planned: &Planned,
    ) -> Result<()> {
        let Some(verdict) = planned.verdict else { return Ok(()) };
        let is_sound = row.problems.is_empty();
        self.problems += i64::from(!is_sound);
        if self.show.is_some_and(|show| show != verdict) || (self.only_problems && is_sound) {
            return Ok(());
        }
        let group = match verdict {
            _ if self.show.is_some() => 0,
            Verdict::Error => 0,
            Verdict::ToDecide => 1,
            _ if !row.problems.is_empty() => 2,
            Verdict::Update => 3,
            Verdict::New => 4,
            Verdict::Duplicate => 5,
        };
        if self.groups[group].len() < self.offset.saturating_add(PAGE) {
            let mut checked = checked(db, planner, row, planned, verdict)?;
            checked.problems = problems(raw, row);
            self.groups[group].push(checked);
        }
        Ok(())
    }

    /// The answer.
    pub(crate) fn finish(self, counts: ImportCounts) -> ImportCheck {
        let rows = self.groups.into_iter().flatten().skip(self.offset).take(PAGE).collect();
        ImportCheck { counts, rows, problems: self.problems }
    }
}

/// Everything wrong with a row, with the cells as they stand.
fn problems(raw: &Row, row: &ReadRow) -> Vec<CellProblem> {
    let problem = |problem: &Problem| CellProblem {
        column: problem.column.and_then(|column| i64::try_from(column).ok()),
        value: problem
            .column
            .and_then(|column| raw.cells.get(column))
            .map(|cell| guard::restore(cell).chars().take(CELL).collect())
            .unwrap_or_default(),
        error: row_error(row.number, &problem.error),
        fatal: problem.fatal,
    };
    row.problems.iter().map(problem).collect()
}

fn checked(
    db: &Connection,
    planner: &mut Planner<'_>,
    row: &ReadRow,
    planned: &Planned,
    verdict: Verdict,
) -> Result<CheckedRow> {
    let nothing = Fill::default();
    let (person, fill) = match &planned.step {
        Step::Add { doubt, .. } => (*doubt, &nothing),
        Step::Fill { person, fill } => (Some(*person), fill),
        Step::Refuse { .. } | Step::Skip => (None, &nothing),
    };
    let (lead, fields) = match person {
        Some(Person::Lead(rid)) => {
            let id = store::get_lead_id(db, rid)?.to_string();
            let extras = planner.extras().clone();
            let known = planner.known(rid)?;
            (Some(id), pair_fields(row, known, fill, &extras))
        }
        Some(Person::Fresh(fresh)) => {
            (planner.row_of(fresh).map(|above| format!("row:{above}")), Vec::new())
        }
        None => (None, Vec::new()),
    };
    let draft = &row.draft;
    let order = if draft.language == "en" { NameOrder::GivenFirst } else { NameOrder::FamilyFirst };
    let problem = row.problems.iter().find(|p| p.fatal).or_else(|| row.problems.first());
    Ok(CheckedRow {
        row: i64::try_from(row.number).unwrap_or(i64::MAX),
        verdict,
        name: draft.name.display(order),
        company: draft.company.clone(),
        mail: draft.mails.first().map(|mail| mail.raw().to_owned()).unwrap_or_default(),
        error: problem.map(|problem| row_error(row.number, &problem.error)),
        lead,
        reasons: planned.reasons.iter().map(|reason| (*reason).to_owned()).collect(),
        fields,
        problems: Vec::new(),
    })
}

/// Field by field what the file says and what is known; fields that neither fills are left out.
fn pair_fields(
    row: &ReadRow,
    known: &Known,
    fill: &Fill,
    extras: &super::known::Extras,
) -> Vec<PairField> {
    let mut fields = Vec::new();
    let mut push = |field: &str, file: String, known: String, writes: bool| {
        if !file.is_empty() || !known.is_empty() {
            fields.push(PairField { field: field.to_owned(), file, known, writes });
        }
    };
    let nothing = Shown::default();
    let shown = known.shown.as_deref().unwrap_or(&nothing);
    for (at, file) in texts(&row.draft, extras).into_iter().enumerate() {
        let held = shown.values.get(at).cloned().unwrap_or_default();
        let writes = fill.texts.iter().any(|(field, _)| *field == at);
        push(TEXT_FIELDS[at], file, held, writes);
    }
    for kind in ["mail", "phone", "url", "postal"] {
        let file = points(&row.draft).into_iter().filter(|p| p.kind == kind).map(|p| p.raw);
        let held = shown.points.iter().filter(|(of, _)| of == kind).map(|(_, raw)| raw.clone());
        let writes = fill.points.iter().any(|point| point.kind == kind);
        push(kind, join(file), join(held), writes);
    }
    let tags = row.draft.tags.iter().chain(&extras.tags).cloned();
    push("tags", join(tags), join(shown.tags.iter().cloned()), !fill.tags.is_empty());
    for (at, field) in (0_u8..).zip(extras.own.iter()) {
        let show = |value: &super::own::Value| shown_own(field, value, "");
        let said = row.draft.own.iter().find(|(of, _)| *of == at);
        let held = shown.own.get(field).map(|value| show(&value)).unwrap_or_default();
        let writes = fill.own.iter().any(|(of, _)| *of == at);
        let said = said.map(|(_, value)| show(value)).unwrap_or_default();
        push(&field.code(), said, held, writes);
    }
    let ground = known.ground.map_or("", Ground::code).to_owned();
    push("ground", row.draft.ground.clone(), ground, !fill.ground.is_empty());
    let note: String = row.draft.note.chars().take(200).collect();
    push("note", note, String::new(), !fill.note.is_empty());
    fields
}

fn join(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(", ")
}

/// An error of a row as the wire has it.
pub(super) fn row_error(row: u64, error: &Error) -> RowError {
    let params = error.params.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    RowError {
        row: i64::try_from(row).unwrap_or(i64::MAX),
        code: error.code,
        params: params.collect(),
    }
}
