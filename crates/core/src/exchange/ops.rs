//! Verbs of files: read, check, import, history, failed rows.
//!
//! Each takes the bytes of the file and the whole request again: nothing about a file is kept between
//! two calls, so nothing stale can be imported.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek, SeekFrom};

use rusqlite::Connection;
use uuid::Uuid;

use super::MAX_COLUMNS;
use super::apply::{Common, Writer, chosen_stage, source_by_name};
use super::collect::{Collector, row_error};
use super::field::ImportField;
use super::known::{Extras, Policy};
use super::mapping::Mapping;
pub use super::pace::Progress;
use super::pace::REPORT_EVERY;
pub(super) use super::pace::whole;
use super::plan::{Decided, Order, Planned, Planner, Step};
use super::profiles;
use super::reading::{choices, open};
use super::row::{ReadRow, RowReader};
use super::source::Source;
use super::store::{self, write};
use super::table::{Row, RowFault, Table};
use super::wire::{
    CheckImport, Decision, ImportBatch, ImportCheck, ImportCounts, ImportReport, Verdict,
};
use super::words::Words;
use crate::app::{App, Tx};
use crate::consent::Ground;
use crate::error::{Error, ErrorCode, Result};
use crate::host::Host;
use crate::leads::own::{PREFIX, list_fields};
use crate::settings::ops as settings;
use crate::text::fold;
use crate::time::LocalDate;
use crate::undo::Op;
use crate::wire::Topic;

/// Errors of a report.
const MAX_ERRORS: usize = 1000;
/// Past imports listed.
const HISTORY: i64 = 200;

/// The bytes of a chosen file.
///
/// # Errors
/// `FileMissing`, `FileUnreadable`, `FileTooLarge` (before anything is read).
pub(crate) fn load(host: &dyn Host, token: &str) -> Result<Vec<u8>> {
    let unreadable = |why: std::io::Error| Error::new(ErrorCode::FileUnreadable).detail(why);
    let mut file = host.open(token)?;
    let size = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    let limit = super::MAX_FILE_BYTES as u64;
    crate::require!(size <= limit, FileTooLarge, "limit_mb" => limit >> 20);
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // The file may grow while it is read; the table refuses what is above the cap.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// The columns of a request, one code each, over the proposal; no codes leave it as proposed.
fn mapping(db: &Connection, table: &Table<'_>, codes: &[String]) -> Result<Mapping> {
    let proposal = Mapping::propose_with(table, list_fields(db)?.into());
    let mut chosen = Vec::new();
    for (index, code) in codes.iter().enumerate() {
        let field = match code.as_str() {
            "" => None,
            code => Some(known_field(&proposal, code, "mapping")?),
        };
        chosen.push((index, field));
    }
    Ok(proposal.with_choices(&chosen))
}

/// The field behind a code of a request.
fn known_field(mapping: &Mapping, code: &str, member: &'static str) -> Result<ImportField> {
    mapping.find_field(code).ok_or_else(|| match code.starts_with(PREFIX) {
        true => Error::new(ErrorCode::NotFound).with("entity", "field"),
        false => Error::new(ErrorCode::FieldInvalid).with("field", member).with("value", code),
    })
}

/// What each field does to known leads, by the policies of its columns.
fn policies(mapping: &Mapping, codes: &[String]) -> Result<BTreeMap<ImportField, Policy>> {
    let mut policies = BTreeMap::new();
    for (column, code) in mapping.columns.iter().zip(codes) {
        let policy = Policy::from_code(code).ok_or_else(|| {
            Error::new(ErrorCode::FieldInvalid)
                .with("field", "policies")
                .with("value", code.clone())
        })?;
        if let Some(field) = column.field.filter(|_| policy != Policy::Fill) {
            policies.insert(field, policy);
        }
    }
    Ok(policies)
}

/// A request understood: table, mapping, what all rows get.
struct Request<'b> {
    source: &'b Source<'b>,
    table: Table<'b>,
    mapping: Mapping,
    currency: String,
    order: Order,
    /// Cells written anew, by row.
    edits: HashMap<u64, Vec<(usize, String)>>,
    /// Rows that are not blank; for progress.
    rows: i64,
}

impl<'b> Request<'b> {
    fn new(
        app: &App,
        db: &Connection,
        source: &'b Source<'b>,
        request: &CheckImport,
    ) -> Result<Self> {
        let table = source.table(choices(&request.reading)?)?;
        let mut mapping = mapping(db, &table, &request.mapping)?;
        crate::require!(mapping.names_leads(), NoNameColumn);
        let policies = policies(&mapping, &request.policies)?;
        for choice in &request.choices {
            let field = known_field(&mapping, &choice.field, "choices")?;
            mapping.choices.insert((field, fold(&choice.from)), choice.to.clone());
        }
        let options = &request.options;
        if !matches!(options.grade.as_str(), "" | "A" | "B" | "C") {
            return Err(Error::new(ErrorCode::FieldInvalid)
                .with("field", "grade")
                .with("value", options.grade.clone()));
        }
        if !options.ground.is_empty() && Ground::from_code(&options.ground).is_none() {
            return Err(Error::new(ErrorCode::FieldInvalid)
                .with("field", "ground")
                .with("value", options.ground.clone()));
        }
        let origin = match options.source.as_deref().filter(|id| !id.is_empty()) {
            Some(id) => find_source(db, id)?.1,
            None => options.source_name.trim().to_owned(),
        };
        let tags = options.tags.iter().map(|tag| tag.trim().to_owned());
        let extras = Extras {
            policies,
            tags: tags.filter(|tag| !tag.is_empty()).collect(),
            ground: options.ground.clone(),
            grade: options.grade.clone(),
            source: origin,
            own: mapping.own.clone(),
            next_step: day_of(&options.next_step_on)?,
        };
        let mut decisions = HashMap::new();
        for decision in &request.decisions {
            decisions.insert(decision.row.unsigned_abs(), decided(db, decision)?);
        }
        let currency = settings::read_in(db, app.env().zone.name())?.currency;
        let rows = whole(table.rows().filter(|row| !row.is_blank()).count());
        let mut edits: HashMap<u64, Vec<(usize, String)>> = HashMap::new();
        for edit in &request.edits {
            let column = usize::try_from(edit.column).unwrap_or(usize::MAX);
            crate::require!(column < MAX_COLUMNS, FieldInvalid, "field" => "edits");
            edits.entry(edit.row.unsigned_abs()).or_default().push((column, edit.value.clone()));
        }
        let order = Order::new(extras, decisions);
        Ok(Self { source, table, mapping, currency, order, edits, rows })
    }

    /// Puts what a person wrote anew into a row; a cell that was too long is none any more.
    fn edit(&self, row: &mut Row) {
        for (column, value) in self.edits.get(&row.number).into_iter().flatten() {
            if row.cells.len() <= *column {
                row.cells.resize(column + 1, String::new());
            }
            row.cells[*column].clone_from(value);
            if row.fault == Some(RowFault::CellTooLong { column: *column }) {
                row.fault = None;
            }
        }
    }

    /// Plans every row that is not blank and hands it to `each`.
    fn plan(
        &self,
        app: &App,
        db: &Connection,
        progress: Progress<'_>,
        mut each: impl FnMut(&mut Planner<'_>, &Row, &ReadRow, Planned) -> Result<()>,
    ) -> Result<ImportCounts> {
        let zone = app.env().zone;
        let now = app.env().clock.now();
        let reader = RowReader::new(&self.mapping, zone, &self.currency);
        let mut planner = Planner::new(db, zone, now, &self.order)?;
        let mut counts = ImportCounts::default();
        for mut row in self.table.rows().filter(|row| !row.is_blank()) {
            self.source.mark(&mut row);
            self.edit(&mut row);
            if row.number.is_multiple_of(REPORT_EVERY) {
                progress(counts.rows, self.rows)?;
            }
            let read = reader.read(&row);
            let planned = planner.plan(&read)?;
            count(&mut counts, planned.verdict);
            each(&mut planner, &row, &read, planned)?;
        }
        progress(self.rows, self.rows)?;
        Ok(counts)
    }
}

fn count(counts: &mut ImportCounts, verdict: Option<Verdict>) {
    counts.rows += 1;
    let count = match verdict {
        Some(Verdict::New) => &mut counts.new,
        Some(Verdict::Update) => &mut counts.updated,
        Some(Verdict::Duplicate) => &mut counts.duplicates,
        Some(Verdict::ToDecide) => &mut counts.to_decide,
        Some(Verdict::Error) => &mut counts.errors,
        None => &mut counts.skipped,
    };
    *count += 1;
}

/// A day of the wire; empty is none.
fn day_of(text: &str) -> Result<Option<LocalDate>> {
    let invalid = || Error::new(ErrorCode::DateInvalid).with("value", text);
    match text {
        "" => Ok(None),
        text => LocalDate::parse(text).map(Some).ok_or_else(invalid),
    }
}

fn find_source(db: &Connection, id: &str) -> Result<(i64, String)> {
    let none = || Error::new(ErrorCode::NotFound).with("entity", "source");
    let id = Uuid::parse_str(id).map_err(|_| none())?;
    store::find_source_by_id(db, id)?.ok_or_else(none)
}

/// `same_as` is the id of a lead, or `row:N` for a new lead that row N of the same file makes.
fn decided(db: &Connection, decision: &Decision) -> Result<Decided> {
    if decision.skip {
        return Ok(Decided::Skip);
    }
    let Some(same) = decision.same_as.as_deref() else { return Ok(Decided::New) };
    if let Some(row) = same.strip_prefix("row:").and_then(|row| row.parse().ok()) {
        return Ok(Decided::SameAsRow(row));
    }
    let gone = || Error::new(ErrorCode::LeadGone);
    let id = Uuid::parse_str(same).map_err(|_| gone())?;
    store::find_lead(db, id)?.map(Decided::Same).ok_or_else(gone)
}

/// What an import would do. Writes nothing.
///
/// # Errors
/// Those of [`super::reading::read_file`]; `NoNameColumn`; `NotFound` or `LeadGone` for an id of the request;
/// `Stopped`.
pub fn check(
    app: &App,
    bytes: &[u8],
    request: &CheckImport,
    progress: Progress<'_>,
) -> Result<ImportCheck> {
    let source = open(bytes, &request.reading, &*app.env().cards, progress)?;
    app.read(|db| {
        let understood = Request::new(app, db, &source, request)?;
        let mut collector = Collector::new(request);
        let counts = understood.plan(app, db, progress, |planner, raw, row, planned| {
            collector.take(db, planner, (raw, row), &planned)
        })?;
        Ok(collector.finish(counts))
    })
}

/// Imports a file as one change, which one undo takes back. Rows that cannot be read stay out, with
/// their reason; possible duplicates are added and queued as pairs.
///
/// # Errors
/// Those of [`check`]; `Stopped` and every fault of the file leave nothing written.
pub fn commit(
    app: &App,
    bytes: &[u8],
    request: &CheckImport,
    progress: Progress<'_>,
) -> Result<ImportReport> {
    let source = open(bytes, &request.reading, &*app.env().cards, progress)?;
    // Refused before a backup is made: a file that is none, an unknown column or source.
    app.read(|db| Request::new(app, db, &source, request).map(|_| ()))?;
    app.backup_while("import", &mut || progress(0, 0))?;
    let mut errors = Vec::new();
    let (changed, (batch, counts)) = app.change(Op::Import, |tx| {
        tx.watch_as(&request.job);
        let understood = Request::new(app, tx, &source, request)?;
        let (id, batch) = open_batch(tx, &understood, bytes, request)?;
        let common = common(tx, batch, request, &understood.mapping)?;
        let mut writer = Writer::new(tx, common)?;
        let counts = understood.plan(app, tx, progress, |_, _, row, planned| {
            if let Step::Refuse { error } = &planned.step
                && errors.len() < MAX_ERRORS
            {
                errors.push(row_error(row.number, error));
            }
            write_row(tx, &mut writer, batch, row, &planned)
        })?;
        writer.finish();
        if let Some(profile) = &request.profile {
            profiles::use_in(tx, profile)?;
        }
        write::set_batch_counts(tx, batch, &serde_json::to_string(&counts)?)?;
        tx.label("name", request.name.clone());
        tx.label("count", counts.new + counts.to_decide + counts.updated);
        tx.label("batch", id.to_string());
        tx.topic(Topic::Imports);
        Ok((id, counts))
    })?;
    Ok(ImportReport { batch: batch.to_string(), counts, errors, changed })
}

fn open_batch(
    tx: &Tx<'_>,
    understood: &Request<'_>,
    bytes: &[u8],
    request: &CheckImport,
) -> Result<(Uuid, i64)> {
    let id = tx.new_id();
    let known = &understood.mapping;
    let code = |field| known.code(field);
    let columns = known.columns.iter();
    let mapping: Vec<(&str, String)> = columns
        .map(|column| (column.header.as_str(), column.field.map(code).unwrap_or_default()))
        .collect();
    let batch = write::insert_batch(
        tx,
        &write::NewBatch {
            id,
            name: &request.name,
            hash: blake3::hash(bytes).as_bytes(),
            encoding: understood.table.detected.encoding.code(),
            mapping: &serde_json::to_string(&mapping)?,
        },
    )?;
    Ok((id, batch))
}

fn common(tx: &Tx<'_>, batch: i64, request: &CheckImport, mapping: &Mapping) -> Result<Common> {
    let options = &request.options;
    let stages = store::list_stages(tx)?;
    let stage = chosen_stage(&stages, options.stage.as_deref())?;
    let name = options.source_name.trim();
    let source = match options.source.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => Some(find_source(tx, id)?),
        None if name.is_empty() => None,
        None => Some((source_by_name(tx, name)?, name.to_owned())),
    };
    let (place, own) = (request.name.clone(), mapping.own.clone());
    Ok(Common { batch, stages, stage, source, place, own })
}

fn write_row(
    tx: &Tx<'_>,
    writer: &mut Writer<'_, '_>,
    batch: i64,
    row: &ReadRow,
    planned: &Planned,
) -> Result<()> {
    let lead = match &planned.step {
        Step::Add { fill, doubt, apart } => {
            let reasons = planned.reasons.join(",");
            let id = writer.add(&row.draft, fill, *doubt, &reasons)?;
            if let Some(other) = apart {
                writer.keep_apart(*other)?;
            }
            Some(id)
        }
        Step::Fill { person, fill } => Some(writer.fill(*person, &row.draft, fill)?),
        Step::Refuse { .. } | Step::Skip => None,
    };
    let problem = row.problems.iter().find(|p| p.fatal).or_else(|| row.problems.first());
    let params = problem.map(|p| serde_json::to_string(&p.error.params)).transpose()?;
    write::insert_row(
        tx,
        &write::NewRow {
            batch,
            row: i64::try_from(row.number).unwrap_or(i64::MAX),
            verdict: verdict_code(planned.verdict),
            lead,
            code: problem.map_or("", |p| p.error.code.as_str()),
            params: params.as_deref().unwrap_or(""),
        },
    )
}

fn verdict_code(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::New) => "new",
        Some(Verdict::Update) => "update",
        Some(Verdict::Duplicate) => "duplicate",
        Some(Verdict::ToDecide) => "to_decide",
        Some(Verdict::Error) => "error",
        None => "skipped",
    }
}

/// Past imports, newest first, at most 200.
///
/// # Errors
/// Those of the file.
pub fn list_batches(app: &App) -> Result<Vec<ImportBatch>> {
    app.read(|db| {
        let mut changes = HashMap::new();
        for (params, id, undone) in store::list_import_changes(db)? {
            let params: serde_json::Value = serde_json::from_str(&params)?;
            if let Some(batch) = params["batch"].as_str() {
                changes.insert(batch.to_owned(), (id, undone));
            }
        }
        store::list_batches(db, HISTORY)?
            .into_iter()
            .map(|batch| {
                let change = changes.get(&batch.id.to_string());
                let undone = change.is_some_and(|(_, undone)| *undone);
                Ok(ImportBatch {
                    id: batch.id.to_string(),
                    name: batch.name,
                    at: batch.at,
                    encoding: batch.encoding,
                    counts: serde_json::from_str(&batch.counts)?,
                    change_id: change.filter(|_| !undone).map(|(id, _)| id.to_string()),
                    undone,
                })
            })
            .collect()
    })
}

/// Rows that would not be imported, as CSV in the encoding and with the delimiter of their file and
/// a last column that says why in `language` (`ja` or `en`). Formula-safe like every CSV of ours.
///
/// # Errors
/// Those of [`check`].
pub fn failed_rows(
    app: &App,
    bytes: &[u8],
    request: &CheckImport,
    language: &str,
    progress: Progress<'_>,
) -> Result<Vec<u8>> {
    let source = open(bytes, &request.reading, &*app.env().cards, progress)?;
    app.read(|db| {
        let understood = Request::new(app, db, &source, request)?;
        let table = &understood.table;
        let mut text = String::new();
        let mut width = table.columns;
        let words = Words::new(language);
        let mut failed: Vec<(Row, String)> = Vec::new();
        understood.plan(app, db, progress, |_, row, _, planned| {
            if let Step::Refuse { error } = &planned.step {
                width = width.max(row.cells.len());
                failed.push((row.clone(), words.sentence(error)));
            }
            Ok(())
        })?;
        let line = |cells: &[String], last: String| {
            let padding = std::iter::repeat_n(String::new(), width.saturating_sub(cells.len()));
            let cells = cells.iter().cloned().chain(padding).chain([last]);
            super::guard::line(cells, table.delimiter)
        };
        let header = table.header.clone().unwrap_or_default();
        text.push_str(&line(&header, words.reason_header()));
        for (row, reason) in failed {
            text.push_str(&line(&row.cells, reason));
        }
        Ok(super::decode::encode(&text, table.detected.encoding).bytes)
    })
}
