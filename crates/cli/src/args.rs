//! The words of the command line.

mod mail;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub use mail::{AccountArgs, AccountVerb, OutboxVerb, TemplateVerb, Tls};

/// Keeps leads on your own computer. The same file as the window's.
#[derive(Parser, Debug)]
#[command(name = "enishi-cli", version, about, long_about = None)]
pub struct Args {
    /// Data file; without it the one of the window.
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// JSON on stdout, errors as JSON on stderr.
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of what is printed: en or ja.
    #[arg(long, global = true, value_parser = ["en", "ja"])]
    pub lang: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Makes the data file if there is none.
    Init {
        /// With sample leads and the practice mailbox.
        #[arg(long)]
        sample: bool,
    },
    /// Brings a list in (CSV, TSV, XLSX, XLS, ODS, vCard, archive), as one undo step.
    Import(ImportArgs),
    /// Adds one lead.
    Add(Box<AddArgs>),
    /// Finds leads by any text; one or two Japanese characters are enough.
    Find {
        /// Text.
        query: String,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Leads by conditions: counts, lists, saved views.
    #[command(subcommand)]
    Segment(SegmentVerb),
    /// Shows one lead with its history.
    Show {
        /// Id or mail address.
        lead: String,
    },
    /// Sets a field of a lead; an empty value takes it away.
    Set {
        /// Id or mail address.
        lead: String,
        /// Field: code or name, also of a custom field.
        field: String,
        /// Value as typed.
        value: String,
    },
    /// Custom fields.
    #[command(subcommand)]
    Field(FieldVerb),
    /// Edits many leads as one undo step.
    #[command(subcommand)]
    Bulk(BulkVerb),
    /// Shows the funnel.
    Board {
        /// Cards per stage.
        #[arg(long, default_value_t = 10)]
        limit: i64,
    },
    /// Moves a lead to a stage.
    Move {
        /// Id or mail address.
        lead: String,
        /// Stage: code, id or name in either language.
        #[arg(long)]
        to: String,
        /// Why it was lost: price, timing, competitor, no_need, no_reply, other.
        #[arg(long, default_value = "")]
        reason: String,
        /// Note.
        #[arg(long, default_value = "")]
        note: String,
        /// Back to nurturing on this date.
        #[arg(long)]
        return_on: Option<String>,
    },
    /// Shows a score, and why.
    Score {
        /// Id or mail address.
        lead: String,
        /// All parts; they add up to the score.
        #[arg(long)]
        explain: bool,
        /// The score of another day (YYYY-MM-DD): past, or to come if nothing happens.
        #[arg(long)]
        on: Option<String>,
    },
    /// Mail accounts.
    #[command(subcommand)]
    Account(AccountVerb),
    /// Templates.
    #[command(subcommand)]
    Template(TemplateVerb),
    /// Queues a follow-up to one or many.
    FollowUp {
        /// Template: id or name.
        #[arg(long)]
        template: String,
        /// Ids, mail addresses, or texts to search.
        #[arg(long, required = true, num_args = 1..)]
        to: Vec<String>,
        /// Account: id or address; the preferred one without it.
        #[arg(long)]
        account: Option<String>,
        /// Says who would get it and writes nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// The outbox.
    #[command(subcommand)]
    Outbox(OutboxVerb),
    /// Leads that may be the same person: list, merge, or keep apart.
    #[command(subcommand)]
    Duplicates(DuplicatesVerb),
    /// Takes the last change back.
    Undo {
        /// A change of `history` instead of the last one.
        #[arg(long)]
        change: Option<String>,
    },
    /// Does again what was undone last.
    Redo,
    /// Changes of the file, or the timeline of one lead.
    History {
        /// Id or mail address.
        lead: Option<String>,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Writes leads as a list, a workbook, contacts, or everything as an archive.
    Export(ExportArgs),
    /// Makes a new data file from an archive; never over a file that is there.
    Restore {
        /// The archive.
        archive: PathBuf,
        /// The new data file.
        #[arg(long)]
        into: PathBuf,
    },
    /// Shows what a card, a code or a signature says; nothing is written and no file is opened.
    Parse {
        /// What the file is.
        #[arg(value_enum)]
        kind: ParseKind,
        /// File; `-` reads what is piped in.
        file: PathBuf,
    },
    /// Writes a verified copy of the data file.
    Backup {
        /// File.
        file: PathBuf,
    },
    /// Checks the data file: structure, references, derived values.
    Check,
}

/// `segment …`
///
/// EXPR is a sentence (`score >= 60 and tag = "expo" and no mail in 30 days`), the name of a saved
/// view, or a tree of conditions as JSON.
#[derive(Subcommand, Debug)]
pub enum SegmentVerb {
    /// Counts the leads that answer.
    Count {
        /// Sentence, saved view or JSON tree.
        expr: String,
    },
    /// Lists the leads that answer, best score first.
    List {
        /// Sentence, saved view or JSON tree.
        expr: String,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Saves conditions as a view; a known name gets the new conditions.
    Save {
        /// Name.
        name: String,
        /// Sentence, saved view or JSON tree.
        expr: String,
    },
    /// Shows the sentence of one saved view, or of all.
    Show {
        /// Name; all without it.
        name: Option<String>,
    },
}

/// Which leads, and whether to write.
#[derive(clap::Args, Debug)]
#[group(skip)]
pub struct Many {
    /// All leads that a search for this text finds; an empty text means everybody.
    #[arg(long, value_name = "TEXT", conflicts_with = "leads", required_unless_present = "leads")]
    pub query: Option<String>,
    /// Ids or mail addresses.
    #[arg(long, num_args = 1.., value_name = "LEAD")]
    pub leads: Vec<String>,
    /// Says how many would be edited and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `bulk …`
#[derive(Subcommand, Debug)]
pub enum BulkVerb {
    /// Sets a field; an empty value takes it away.
    Set {
        /// Field: code or name, also of a custom field.
        field: String,
        /// Value as typed.
        value: String,
        /// Whom.
        #[command(flatten)]
        many: Many,
    },
    /// Adds and removes tags.
    Tag {
        /// Tag to add; made if new.
        #[arg(long)]
        add: Vec<String>,
        /// Tag to take away.
        #[arg(long)]
        remove: Vec<String>,
        /// Whom.
        #[command(flatten)]
        many: Many,
    },
    /// Moves to a stage.
    Stage {
        /// Stage: code, id or name in either language.
        to: String,
        /// Why it was lost: price, timing, competitor, no_need, no_reply, other.
        #[arg(long, default_value = "")]
        reason: String,
        /// Whom.
        #[command(flatten)]
        many: Many,
    },
    /// Plans the next step; it replaces the open one.
    Step {
        /// What: call, mail, visit, meeting, quote, letter, task.
        kind: String,
        /// When: a date, `tomorrow`, `+3d`, `+2w`.
        #[arg(long, default_value = "")]
        due: String,
        /// Own words.
        #[arg(long, default_value = "")]
        title: String,
        /// Whom.
        #[command(flatten)]
        many: Many,
    },
    /// Moves to the Trash.
    Trash {
        /// Whom.
        #[command(flatten)]
        many: Many,
    },
}

/// `field …`
#[derive(Subcommand, Debug)]
pub enum FieldVerb {
    /// Adds a custom field.
    Add {
        /// Name.
        name: String,
        /// What it holds.
        #[arg(long = "type", value_parser = ["text", "number", "money", "date", "choice", "multi", "link", "yes_no"])]
        kind: String,
        /// A choice; may be given several times.
        #[arg(long)]
        choice: Vec<String>,
        /// Show it on the cards of the board.
        #[arg(long)]
        on_card: bool,
    },
    /// Lists custom fields.
    List,
    /// Gives a custom field another name.
    Rename {
        /// Code or name.
        field: String,
        /// New name.
        name: String,
    },
    /// Removes a custom field; its values stay for 30 days and come back with `undo`.
    Remove {
        /// Code or name.
        field: String,
    },
}

/// `import`
#[derive(clap::Args, Debug)]
pub struct ImportArgs {
    /// The file; what it is, its bytes say and not its name.
    pub file: PathBuf,
    /// What the file has to be; refused if it is something else.
    #[arg(long, value_enum)]
    pub format: Option<FileFormat>,
    /// Sheet of a workbook instead of the longest one.
    #[arg(long)]
    pub sheet: Option<String>,
    /// Column and field, `HEADER=FIELD`; an empty field leaves the column out. May be given several
    /// times; other columns go as proposed.
    #[arg(long, value_name = "HEADER=FIELD")]
    pub map: Vec<String>,
    /// What the file does to known leads.
    #[arg(long, value_enum)]
    pub update: Option<UpdatePolicy>,
    /// A mapping that was remembered, by its name.
    #[arg(long)]
    pub profile: Option<String>,
    /// Says what each row would do and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Source or event by name; made if new.
    #[arg(long, default_value = "")]
    pub source: String,
    /// Consent ground: business_card, opt_in, customer, public_address.
    #[arg(long, default_value = "")]
    pub ground: String,
    /// Tag; may be given several times.
    #[arg(long)]
    pub tag: Vec<String>,
    /// Encoding instead of the one found: utf-8, utf-16le, utf-16be, shift_jis, euc-jp, iso-2022-jp.
    #[arg(long)]
    pub encoding: Option<String>,
}

/// What a file does to known leads.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdatePolicy {
    /// Fills what is empty.
    Fill,
    /// The newer value stays.
    Newest,
    /// Nothing.
    Never,
}

/// Forms of files.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-separated text.
    Csv,
    /// Text separated by tabs.
    Tsv,
    /// Workbook (reading: also XLS, ODS).
    Xlsx,
    /// vCard.
    Vcf,
    /// Everything of a data file.
    Archive,
}

/// Encodings of lists that are written.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// What spreadsheets read right.
    #[value(name = "utf-8-bom")]
    Utf8Bom,
    /// Without the mark.
    #[value(name = "utf-8")]
    Utf8,
    /// CP932; characters it lacks are named.
    #[value(name = "shift_jis", alias = "shift-jis")]
    ShiftJis,
    /// UTF-16LE with its mark.
    #[value(name = "utf-16")]
    Utf16,
}

/// `export`
#[derive(clap::Args, Debug)]
pub struct ExportArgs {
    /// File to write.
    pub file: PathBuf,
    /// Form; without it by the ending of FILE (.tsv, .xlsx, .vcf, .zip), CSV for any other.
    #[arg(long, value_enum)]
    pub format: Option<FileFormat>,
    /// Encoding of CSV and TSV.
    #[arg(long, value_enum, default_value = "utf-8-bom")]
    pub encoding: TextEncoding,
    /// Version of vCard.
    #[arg(long, value_parser = clap::value_parser!(i64).range(3..=4), default_value_t = 3)]
    pub card_version: i64,
    /// Only these: ids or mail addresses.
    #[arg(long, num_args = 1..)]
    pub leads: Vec<String>,
    /// Only leads that this text finds.
    #[arg(long)]
    pub query: Option<String>,
    /// Only these fields, in this order.
    #[arg(long, value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Also addresses that must not be written to.
    #[arg(long)]
    pub with_refused: bool,
}

/// `add`
#[derive(clap::Args, Debug)]
pub struct AddArgs {
    /// Full name: 姓 名, or given and family name.
    #[arg(long, default_value = "")]
    pub name: String,
    /// Reading: セイ メイ.
    #[arg(long, default_value = "")]
    pub kana: String,
    /// Company.
    #[arg(long, default_value = "")]
    pub company: String,
    /// Department.
    #[arg(long, default_value = "")]
    pub department: String,
    /// Title.
    #[arg(long, default_value = "")]
    pub title: String,
    /// Mail address; may be given several times.
    #[arg(long)]
    pub mail: Vec<String>,
    /// Phone; may be given several times.
    #[arg(long)]
    pub phone: Vec<String>,
    /// Tag; may be given several times.
    #[arg(long)]
    pub tag: Vec<String>,
    /// Source or event by name.
    #[arg(long, default_value = "")]
    pub source: String,
    /// Grade A, B or C.
    #[arg(long, default_value = "")]
    pub grade: String,
    /// Consent ground.
    #[arg(long, default_value = "")]
    pub ground: String,
    /// Day on which the card was exchanged, not ahead; today if left out.
    #[arg(long, value_name = "DATE", default_value = "")]
    pub met: String,
    /// Value.
    #[arg(long, default_value = "")]
    pub value: String,
    /// Note.
    #[arg(long, default_value = "")]
    pub note: String,
    /// Language of the person: en or ja.
    #[arg(long, default_value = "")]
    pub language: String,
    /// Add it although the person is known.
    #[arg(long)]
    pub allow_duplicate: bool,
}

/// `parse`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ParseKind {
    /// Mail signature, or the lines of a card.
    Signature,
    /// Contact file, one or many cards.
    Vcard,
    /// Text of a QR code: MECARD, BIZCARD, vCard.
    Mecard,
    /// Picture with QR codes: PNG, JPEG, WebP.
    Qr,
}

/// `duplicates …`
#[derive(Subcommand, Debug)]
pub enum DuplicatesVerb {
    /// Lists pairs, the certain ones first.
    List {
        /// Only certain pairs: same name and same mail address or phone.
        #[arg(long, conflicts_with = "maybe")]
        certain: bool,
        /// Only pairs that a person must decide about.
        #[arg(long)]
        maybe: bool,
        /// At most so many of each.
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Makes leads one; the first stays, `undo` brings the others back at any time.
    Merge {
        /// Ids or mail addresses, the one that stays first.
        #[arg(num_args = 2.., required_unless_present = "all_certain")]
        leads: Vec<String>,
        /// Whose value of a field stays: FIELD=LEAD; may be given several times.
        #[arg(long, value_name = "FIELD=LEAD", conflicts_with = "all_certain")]
        keep: Vec<String>,
        /// Every certain pair, as one undo step, after a backup.
        #[arg(long, conflicts_with = "leads")]
        all_certain: bool,
    },
    /// Puts a pair behind all others; `merge --all-certain` leaves it.
    Later {
        /// Id or mail address.
        one: String,
        /// Id or mail address.
        other: String,
    },
    /// Remembers that two leads are different people.
    Different {
        /// Id or mail address.
        one: String,
        /// Id or mail address.
        other: String,
    },
}
