//! Why something was not done, in a form that a person can be told.
//!
//! An [`Error`] carries a closed [`ErrorCode`] and parameters, never a sentence: the sentence is
//! made in the user's language from `assets/locales/{en,ja}/errors.ftl`. `detail` is for the log
//! panel only and never holds an address or a name.
//!
//! A code exists only if somebody reads it. Adding one: a row in `error_codes!`, two texts.

use std::collections::BTreeMap;

/// The result of every verb in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// How loudly a code is told: a fault, or "not possible now".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Something is wrong: file, disk, program.
    Error,
    /// Not possible now, or bad input: the person can go on after a change.
    Warning,
}

macro_rules! error_codes {
    ($( $(#[$doc:meta])* $severity:ident $variant:ident = $code:literal, )*) => {
        /// Every reason for a refusal. The text key is `error-` + the code with dashes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum ErrorCode { $( $(#[$doc])* #[serde(rename = $code)] $variant, )* }

        impl ErrorCode {
            /// All codes, in the order of the table.
            pub const ALL: &'static [ErrorCode] = &[ $( ErrorCode::$variant, )* ];

            /// The stable code on the wire, in snake_case.
            pub fn as_str(self) -> &'static str {
                match self { $( ErrorCode::$variant => $code, )* }
            }

            /// How loudly the screen tells it.
            pub fn severity(self) -> Severity {
                match self { $( ErrorCode::$variant => Severity::$severity, )* }
            }
        }
    };
}

error_codes! {
    /// A fault of the program. Params: `log_id`.
    Error Internal = "internal",
    /// The request does not have the shape that the command table says. Params: `command`.
    Error BadRequest = "bad_request",
    /// No command of this name. Params: `command`.
    Error UnknownCommand = "unknown_command",
    /// The person stopped the work; nothing was written.
    Warning Stopped = "stopped",

    /// The file is not there. Params: `path`.
    Error FileMissing = "file_missing",
    /// The file cannot be read. Params: `path`.
    Error FileUnreadable = "file_unreadable",
    /// The file cannot be written. Params: `path`.
    Error FileNotWritten = "file_not_written",
    /// The file belongs to another program. Params: `path`.
    Error DatabaseForeign = "database_foreign",
    /// The file was made by a newer Enishi. Params: `path`.
    Error DatabaseTooNew = "database_too_new",
    /// The file is damaged. Params: `path`.
    Error DatabaseDamaged = "database_damaged",
    /// The file is empty although it should not be. Params: `path`.
    Error DatabaseEmpty = "database_empty",
    /// Somebody else holds the file too long.
    Warning DatabaseBusy = "database_busy",
    /// The file or its folder may only be read. Params: `path`.
    Error DatabaseReadOnly = "database_read_only",
    /// The disk is full; nothing was saved.
    Error DiskFull = "disk_full",
    /// The disk or the file system refused.
    Error DiskFault = "disk_fault",

    /// The file is larger than what is taken. Params: `limit_mb`.
    Warning FileTooLarge = "file_too_large",
    /// Nothing stands in the file.
    Warning FileEmpty = "file_empty",
    /// No list of a kind that is read: a picture, a document, a PDF.
    Warning FileNotText = "file_not_text",
    /// A workbook, page or package that is damaged or cut.
    Warning FileBroken = "file_broken",
    /// A workbook behind a password.
    Warning FileProtected = "file_protected",
    /// A package that unpacks to more than is taken. Params: `limit_mb`.
    Warning FileUnpacksLarge = "file_unpacks_large",
    /// No archive of ours, or one that is cut off.
    Warning ArchiveForeign = "archive_foreign",
    /// An archive whose tables are not what it says of them.
    Error ArchiveBroken = "archive_broken",
    /// An archive that a newer Enishi wrote.
    Warning ArchiveTooNew = "archive_too_new",
    /// A file is there already, and nothing is written over it. Params: `path`.
    Warning FileExists = "file_exists",
    /// A card of a contact file that cannot be read.
    Warning CardBroken = "card_broken",
    /// A text or file in which no card and no person stands.
    Warning CardMissing = "card_missing",
    /// No picture of a kind that is read.
    Warning PictureUnknown = "picture_unknown",
    /// A picture larger than what is taken. Params: `limit_mb`, `limit_mp` (million pixels).
    Warning PictureTooLarge = "picture_too_large",
    /// A picture without a code.
    Warning CodeMissing = "code_missing",
    /// The text of a code is longer than any code holds. Params: `limit`.
    Warning CodeTooLong = "code_too_long",
    /// More columns than what is taken. Params: `count`, `limit`.
    Warning TooManyColumns = "too_many_columns",
    /// A quote is opened and never closed. Params: `line`.
    Warning QuoteOpen = "quote_open",
    /// Cells beyond the last column; they were left out. Params: `count`.
    Warning SurplusCells = "surplus_cells",
    /// Bytes of a row that stand for no character. Params: `count`.
    Warning BadBytes = "bad_bytes",
    /// A phone number that a spreadsheet turned into something else. Params: `value`.
    Warning PhoneDamaged = "phone_damaged",
    /// Not a phone number. Params: `value`.
    Warning PhoneInvalid = "phone_invalid",
    /// As many profiles as are kept. Params: `limit`.
    Warning TooManyProfiles = "too_many_profiles",
    /// No column of the file gives a name or a company.
    Warning NoNameColumn = "no_name_column",

    /// The lead is gone (purged or never there).
    Warning LeadGone = "lead_gone",
    /// A lead needs a name or a company.
    Warning LeadNameless = "lead_nameless",
    /// The person is certainly there already. Params: `name`, `lead`.
    Warning LeadDuplicate = "lead_duplicate",
    /// No lead answers to this id or address. Params: `lead`.
    Warning LeadNotFound = "lead_not_found",
    /// Several leads answer to this address. Params: `lead`, `count`.
    Warning LeadAmbiguous = "lead_ambiguous",
    /// The leads named are one and the same. Params: `name`.
    Warning MergeSame = "merge_same",
    /// The stage is gone. Params: `stage`.
    Warning StageNotFound = "stage_not_found",
    /// A stage needs a name in one language at least.
    Warning StageNameless = "stage_nameless",
    /// One stage of this kind must stay. Params: `kind` (`open`, `won`, `lost`).
    Warning StageNeeded = "stage_needed",
    /// Leads stand in the stage; where they go must be said first. Params: `count`, `stage`.
    Warning StageNotEmpty = "stage_not_empty",
    /// Moving to a lost stage needs a reason.
    Warning LostReasonNeeded = "lost_reason_needed",
    /// A row named by the request is gone. Params: `entity`.
    Warning NotFound = "not_found",
    /// A field does not hold what it should. Params: `field`, `value`.
    Warning FieldInvalid = "field_invalid",
    /// A text is longer than the field takes. Params: `field`, `limit`.
    Warning FieldTooLong = "field_too_long",
    /// An own field does not hold what it should. Params: `name`, `kind`, `value`, `choices`.
    Warning OwnValueInvalid = "own_value_invalid",
    /// An own field or choice needs a name.
    Warning FieldNameless = "field_nameless",
    /// Another field or choice has this name. Params: `name`.
    Warning FieldNameTaken = "field_name_taken",
    /// A field to choose from needs choices.
    Warning ChoicesMissing = "choices_missing",
    /// Not a corporate number (法人番号): 13 digits whose first one checks the others. Params: `value`.
    Warning CorporateNumberInvalid = "corporate_number_invalid",
    /// The person works there already. Params: `name`.
    Warning WorkKnown = "work_known",
    /// Some of many leads would be left without name and company. Params: `count`.
    Warning BulkNameless = "bulk_nameless",
    /// Some of many leads have no company to hold the industry. Params: `count`.
    Warning BulkNoCompany = "bulk_no_company",
    /// Too many own fields on the cards of the board. Params: `limit`.
    Warning TooManyOnCard = "too_many_on_card",
    /// Too many own fields. Params: `limit`.
    Warning TooManyFields = "too_many_fields",
    /// Not a mail address. Params: `value`.
    Warning MailAddressInvalid = "mail_address_invalid",
    /// Not a date. Params: `value`.
    Warning DateInvalid = "date_invalid",
    /// What has happened cannot lie in the future. Params: `value`.
    Warning DateInFuture = "date_in_future",
    /// A condition that cannot be asked. Params: `reason` (`subject`, `operator`, `value`, `size`),
    /// `subject`, `value`.
    Warning ConditionInvalid = "condition_invalid",
    /// A sentence that cannot be read. Params: `at` (character, from 1), `expected`, `found`.
    Warning SentenceInvalid = "sentence_invalid",
    /// A condition names what was removed. Params: `count`.
    Warning ConditionLost = "condition_lost",
    /// Not an amount of money. Params: `value`.
    Warning MoneyInvalid = "money_invalid",
    /// There is no model to score with.
    Error NoScoreModel = "no_score_model",
    /// A set of score rules is not sound. Params: `reason`, `place`, `value`.
    Error ScoreModelInvalid = "score_model_invalid",

    /// The person said no; only a fresh agreement with its evidence lifts that.
    Warning ConsentRefused = "consent_refused",

    /// No recipient was chosen.
    Warning MailRecipientsMissing = "mail_recipients_missing",
    /// There is no mail account to send from.
    Warning MailAccountMissing = "mail_account_missing",
    /// Subject or text is empty.
    Warning MailTextMissing = "mail_text_missing",
    /// Mail to many must name the sender. Params: `items` (`from_name`, `postal_address`, `contact`).
    Warning LegalItemsMissing = "legal_items_missing",
    /// A text cannot be filled. Params: `value` (field or what the parser said), `line`.
    Warning TemplateBroken = "template_broken",
    /// Everybody chosen is left out. Params: `count`, `reason` (of the first).
    Warning NobodyEligible = "nobody_eligible",
    /// The mail left, is leaving, or may have left. Params: `to`.
    Warning MessageLeft = "message_left",
    /// Another window or program is sending from this file.
    Warning SenderBusy = "sender_busy",

    /// Nothing to undo.
    Warning NothingToUndo = "nothing_to_undo",
    /// Nothing to redo.
    Warning NothingToRedo = "nothing_to_redo",
    /// Rows changed since; nothing was undone. Params: `count`, `rows`.
    Warning UndoConflict = "undo_conflict",
    /// The change is too old or cannot be undone. Params: `op`.
    Warning NotUndoable = "not_undoable",
}

/// A refusal with its reason.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{code:?} {params:?} {detail:?}")]
pub struct Error {
    /// The reason.
    pub code: ErrorCode,
    /// Values for the sentence: text, numbers or lists, named in the doc of the code.
    pub params: BTreeMap<&'static str, serde_json::Value>,
    /// For the log panel; no personal data.
    pub detail: Option<String>,
}

impl Error {
    /// A refusal without parameters.
    pub fn new(code: ErrorCode) -> Self {
        Self { code, params: BTreeMap::new(), detail: None }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<serde_json::Value>) -> Self {
        self.params.insert(name, value.into());
        self
    }

    /// Adds what the log panel shows.
    #[must_use]
    pub fn detail(mut self, detail: impl std::fmt::Display) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// Names the file in a refusal whose sentence needs it and that does not say it yet: damage is
    /// met anywhere, also where nobody knows the path.
    #[must_use]
    pub fn of_file(self, path: &std::path::Path) -> Self {
        use ErrorCode as Code;
        let named = matches!(
            self.code,
            Code::DatabaseDamaged | Code::DatabaseReadOnly | Code::FileNotWritten
        );
        if named && !self.params.contains_key("path") {
            return self.with("path", path.display().to_string());
        }
        self
    }

    /// A fault of the program, with what the log needs.
    pub fn internal(detail: impl std::fmt::Display) -> Self {
        Self::new(ErrorCode::Internal).detail(detail)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sql;
        let code = match error.sqlite_error_code() {
            Some(Sql::DiskFull) => ErrorCode::DiskFull,
            Some(Sql::DatabaseBusy | Sql::DatabaseLocked) => ErrorCode::DatabaseBusy,
            Some(Sql::DatabaseCorrupt | Sql::NotADatabase) => ErrorCode::DatabaseDamaged,
            Some(Sql::ReadOnly) => ErrorCode::DatabaseReadOnly,
            Some(Sql::SystemIoFailure) => ErrorCode::DiskFault,
            Some(Sql::OperationInterrupted) => ErrorCode::Stopped,
            _ => ErrorCode::Internal,
        };
        Self::new(code).detail(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

/// `require!(condition, Code)` or `require!(condition, Code, "name" => value)`.
#[macro_export]
macro_rules! require {
    ($condition:expr, $code:ident $(, $name:literal => $value:expr)* $(,)?) => {
        if !$condition {
            return Err($crate::error::Error::new($crate::error::ErrorCode::$code)$(.with($name, $value))*);
        }
    };
}
