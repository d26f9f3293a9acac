//! Files in and out, on the wire. The page holds the file token and the choices; each call reads
//! the file again, so nothing stale can be imported.

use crate::leads::wire::LeadQuery;
use crate::wire::Changed;

crate::dto! {
    /// How to read the bytes; absent members are found.
    #[derive(Default)]
    #[serde(default)]
    pub struct Reading {
        /// `utf-8`, `utf-16le`, `utf-16be`, `shift_jis`, `euc-jp`, `iso-2022-jp`, `windows-1252`,
        /// `mixed` (lines of UTF-8 and of Shift_JIS).
        pub encoding: Option<String>,
        /// `,` `;` or tab.
        pub delimiter: Option<String>,
        /// The first row holds headers.
        pub header: Option<bool>,
        /// Sheet of a workbook instead of the longest one.
        pub sheet: Option<String>,
    }

    /// Asks for the start of a file.
    pub struct ReadFile {
        /// Id of the job.
        pub job: String,
        /// The file.
        pub file: String,
        /// How to read it.
        #[serde(default)]
        pub reading: Reading,
    }

    /// The start of a file.
    pub struct FileReading {
        /// What the bytes are: `text`, `xlsx`, `xls`, `ods`, `html`, `vcf`, `archive`.
        pub form: String,
        /// Sheets that can be chosen; empty where there are none.
        pub sheets: Vec<String>,
        /// Sheet in use, or empty.
        pub sheet: String,
        /// Encoding in use.
        pub encoding: String,
        /// Certainty of the encoding, per cent.
        pub confidence: i64,
        /// Bytes that do not fit the encoding.
        pub bad_bytes: i64,
        /// Delimiter in use.
        pub delimiter: String,
        /// The first row holds headers.
        pub header: bool,
        /// Rows below the header.
        pub rows: i64,
        /// Name of the program whose export this seems to be, or empty.
        pub preset: String,
        /// The profile that was made for these headers; the columns follow it.
        pub profile: Option<ImportProfile>,
        /// Columns with proposed fields.
        pub columns: Vec<FileColumn>,
        /// The first 20 rows.
        pub preview: Vec<Vec<String>>,
    }

    /// One column.
    pub struct FileColumn {
        /// From 0.
        pub index: i64,
        /// Header, or empty.
        pub header: String,
        /// Up to 3 different values.
        pub samples: Vec<String>,
        /// Proposed field code, or empty: leave out.
        pub field: String,
        /// The same without any profile.
        pub guess: String,
        /// Why: `header`, `values`, `profile`, or empty.
        pub reason: String,
        /// What it does to known leads: `fill`, `newest`, `never`.
        pub policy: String,
        /// Its different values with their counts, the most frequent first; empty above 30.
        pub values: Vec<ValueCount>,
    }

    /// A value of a column.
    pub struct ValueCount {
        /// As it stands.
        pub value: String,
        /// Rows.
        pub count: i64,
    }

    /// What a value of a choice column means.
    pub struct ChoiceMap {
        /// Field code.
        pub field: String,
        /// The value in the file.
        pub from: String,
        /// What is read instead: a code or a name of ours; empty: nothing.
        pub to: String,
    }

    /// What a profile says of a column.
    pub struct ProfileColumn {
        /// Header.
        pub header: String,
        /// Field code, or empty: leave out.
        pub field: String,
        /// `fill`, `newest`, `never`.
        #[serde(default)]
        pub policy: String,
    }

    /// A mapping that is remembered.
    pub struct ImportProfile {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// When it was used last.
        pub used_at: i64,
        /// Columns in the order of the file.
        pub columns: Vec<ProfileColumn>,
        /// Choices.
        pub choices: Vec<ChoiceMap>,
    }

    /// Adds a profile; with an id changes one (without columns: its name only).
    pub struct SaveProfile {
        /// The profile, or none: a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// Name.
        pub name: String,
        /// Columns in the order of the file.
        #[serde(default)]
        pub columns: Vec<ProfileColumn>,
        /// Choices.
        #[serde(default)]
        pub choices: Vec<ChoiceMap>,
    }

    /// Names a profile.
    pub struct ProfileRef {
        /// Id.
        pub id: String,
    }

    /// A dry run or the import itself: same request, same counts.
    pub struct CheckImport {
        /// Id of the job.
        pub job: String,
        /// The file.
        pub file: String,
        /// Name of the file, for the history.
        pub name: String,
        /// How to read it.
        #[serde(default)]
        pub reading: Reading,
        /// Field code per column, empty: leave out. Empty list: as proposed.
        #[serde(default)]
        pub mapping: Vec<String>,
        /// What each column does to known leads: `fill` (also empty), `newest`, `never`.
        #[serde(default)]
        pub policies: Vec<String>,
        /// What values of choice columns mean.
        #[serde(default)]
        pub choices: Vec<ChoiceMap>,
        /// Profile in use.
        #[serde(default)]
        pub profile: Option<String>,
        /// What all rows get.
        #[serde(default)]
        pub options: ImportOptions,
        /// What was decided for rows "to decide".
        #[serde(default)]
        pub decisions: Vec<Decision>,
        /// Cells that a person wrote anew.
        #[serde(default)]
        pub edits: Vec<CellEdit>,
        /// Only rows with something wrong in the answer (dry run).
        #[serde(default)]
        pub only_problems: bool,
        /// Only rows of this verdict in the answer (dry run).
        #[serde(default)]
        pub show: Option<Verdict>,
        /// Rows of the answer to pass over.
        #[serde(default)]
        pub offset: i64,
    }

    /// What all rows get.
    #[derive(Default)]
    #[serde(default)]
    pub struct ImportOptions {
        /// Source or event: id.
        pub source: Option<String>,
        /// Source or event by name, created if new.
        pub source_name: String,
        /// Consent ground, empty: not asked.
        pub ground: String,
        /// Tags.
        pub tags: Vec<String>,
        /// Stage id; empty: the first.
        pub stage: Option<String>,
        /// Grade, or empty.
        pub grade: String,
        /// Day of a next step for leads that have none, ISO; empty: none.
        pub next_step_on: String,
    }

    /// A cell that a person wrote anew; the file stays as it is.
    pub struct CellEdit {
        /// Row, 1 = first below the header.
        pub row: i64,
        /// Column, from 0.
        pub column: i64,
        /// What is read instead.
        pub value: String,
    }

    /// A decision for one row.
    pub struct Decision {
        /// Row, 1 = first below the header.
        pub row: i64,
        /// Same person as this lead, or as the new lead of row N (`row:N`); `None`: a new person.
        pub same_as: Option<String>,
        /// Leave the row out.
        #[serde(default)]
        pub skip: bool,
    }

    /// What a row would do.
    #[derive(Copy, Eq)]
    pub enum Verdict {
        /// A new lead.
        New,
        /// Fills or changes a known lead.
        Update,
        /// A known lead, nothing to change.
        Duplicate,
        /// May be a known lead.
        ToDecide,
        /// Cannot be read as a lead.
        Error,
    }

    /// Counts of a file.
    #[derive(Default)]
    pub struct ImportCounts {
        /// Rows below the header.
        pub rows: i64,
        /// New leads.
        pub new: i64,
        /// Known leads that change.
        pub updated: i64,
        /// Known leads that stay.
        pub duplicates: i64,
        /// Open questions.
        pub to_decide: i64,
        /// Rows that cannot be read.
        pub errors: i64,
        /// Rows left out by decision.
        #[serde(default)]
        pub skipped: i64,
    }

    /// The result of a dry run.
    pub struct ImportCheck {
        /// Counts.
        pub counts: ImportCounts,
        /// At most 200 rows of the asked verdict (all verdicts: problems first).
        pub rows: Vec<CheckedRow>,
        /// Rows with something wrong, those that cannot be read among them.
        pub problems: i64,
    }

    /// One row of a dry run.
    pub struct CheckedRow {
        /// Row, 1 = first below the header.
        pub row: i64,
        /// Verdict.
        pub verdict: Verdict,
        /// Name as read.
        pub name: String,
        /// Company as read.
        pub company: String,
        /// Primary mail as read.
        pub mail: String,
        /// Why it cannot be read, or (other verdicts) the first value that was left out.
        pub error: Option<RowError>,
        /// The known lead, or `row:N` for the new lead that row N makes, if any.
        pub lead: Option<String>,
        /// Why it is taken for the known lead.
        pub reasons: Vec<String>,
        /// Field by field: in the file and known.
        pub fields: Vec<PairField>,
        /// Everything that is wrong with it.
        pub problems: Vec<CellProblem>,
    }

    /// Something wrong with a row.
    pub struct CellProblem {
        /// Column, from 0; none if it is the row.
        pub column: Option<i64>,
        /// The cell as it stands, at most 1,000 characters.
        pub value: String,
        /// Reason.
        pub error: RowError,
        /// The row cannot become a lead; else the value is kept in the note.
        pub fatal: bool,
    }

    /// A field of a pair.
    pub struct PairField {
        /// Field code.
        pub field: String,
        /// In the file.
        pub file: String,
        /// Known.
        pub known: String,
        /// The import will write the file's value.
        pub writes: bool,
    }

    /// Why a row cannot be read.
    pub struct RowError {
        /// Row, 1 = first below the header.
        pub row: i64,
        /// Reason.
        pub code: crate::error::ErrorCode,
        /// Values for the sentence: `column`, `value` …
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, any>"))]
        pub params: serde_json::Map<String, serde_json::Value>,
    }

    /// What an import did.
    pub struct ImportReport {
        /// Batch id.
        pub batch: String,
        /// Counts, equal to the dry run's.
        pub counts: ImportCounts,
        /// Rows that failed, at most 1,000.
        pub errors: Vec<RowError>,
        /// The change.
        pub changed: Changed,
    }

    /// A past import.
    pub struct ImportBatch {
        /// Id.
        pub id: String,
        /// File name.
        pub name: String,
        /// When.
        pub at: i64,
        /// Encoding.
        pub encoding: String,
        /// Counts.
        pub counts: ImportCounts,
        /// The change, if it can still be undone.
        pub change_id: Option<String>,
        /// It was undone.
        pub undone: bool,
    }

    /// Asks for the failed rows as a file.
    pub struct SaveErrors {
        /// Id of the job.
        pub job: String,
        /// Where to write.
        pub file: String,
        /// The import request that failed rows come from.
        pub import: CheckImport,
        /// Language of the reasons: `ja` or `en`.
        pub language: String,
    }

    /// A form in which leads are written.
    #[derive(Copy, Eq, Default)]
    pub enum ExportForm {
        /// Comma-separated text.
        #[default]
        Csv,
        /// Text separated by tabs.
        Tsv,
        /// Workbook.
        Xlsx,
        /// Contact file.
        Vcf,
    }

    /// Asks for a file of leads.
    pub struct ExportLeads {
        /// Id of the job.
        pub job: String,
        /// Where to write.
        pub file: String,
        /// Which leads.
        #[serde(default)]
        pub query: LeadQuery,
        /// Only these, if not empty.
        #[serde(default)]
        pub leads: Vec<String>,
        /// Language of the headers: `ja` or `en`.
        pub language: String,
        /// Form.
        #[serde(default)]
        pub format: ExportForm,
        /// Of a text: `utf-8-bom` (also empty), `utf-8`, `shift_jis`, `utf-16`.
        #[serde(default)]
        pub encoding: String,
        /// Of a contact file: 3 (also 0) or 4.
        #[serde(default)]
        pub version: i64,
        /// Field codes in order; empty: all.
        #[serde(default)]
        pub columns: Vec<String>,
        /// Writes addresses out too that must not be written to.
        #[serde(default)]
        pub with_refused: bool,
    }

    /// Asks for everything of the file in one package.
    pub struct ExportArchive {
        /// Id of the job.
        pub job: String,
        /// Where to write.
        pub file: String,
        /// Language of the list in it: `ja` or `en`.
        pub language: String,
    }

    /// Asks for a new data file from an archive.
    pub struct RestoreArchive {
        /// Id of the job.
        pub job: String,
        /// The archive.
        pub archive: String,
        /// The new file, which must not be there.
        pub file: String,
    }

    /// A data file was made and opened in a window of its own.
    pub struct RestoredArchive {
        /// Leads, those in the Trash among them.
        pub leads: i64,
        /// Rows of all tables.
        pub rows: i64,
    }

    /// A file was written.
    pub struct Exported {
        /// Leads in it.
        pub count: i64,
        /// Characters that the encoding lacks, the most frequent first.
        pub replaced: Vec<Replaced>,
        /// Texts cut because a cell of a sheet takes no more.
        pub cut: i64,
    }

    /// A character that did not fit.
    pub struct Replaced {
        /// The character.
        pub character: String,
        /// `U+9AD9`.
        pub code: String,
        /// What stands in its place; may be empty.
        pub instead: String,
        /// How often.
        pub count: i64,
        /// The first rows it was in.
        pub rows: Vec<ReplacedIn>,
    }

    /// A row with a character that did not fit.
    pub struct ReplacedIn {
        /// Row of the file, 1 = first below the header.
        pub row: i64,
        /// Name, or company.
        pub name: String,
    }
}
