//! Settings on the wire: one typed value per area, absent members stay as they are.

crate::dto! {
    /// All settings.
    pub struct Settings {
        /// Interface language: `system`, `ja`, `en`.
        pub language: String,
        /// Name order of people without a language: `family_first`, `given_first`.
        pub name_order: String,
        /// Currency of new values (ISO 4217).
        pub currency: String,
        /// Yen in 万円.
        pub yen_in_man: bool,
        /// First day of the week: 0 Sunday, 1 Monday.
        pub week_start: i64,
        /// Zone of the workspace (IANA).
        pub zone: String,
        /// Theme: `system`, `light`, `dark`.
        pub theme: String,
        /// Density: `comfortable`, `compact`.
        pub density: String,
        /// Zoom, per cent 80–200.
        pub zoom: i64,
        /// Sidebar collapsed.
        pub rail: bool,
        /// Reduced motion besides the system's wish.
        pub reduced_motion: bool,
        /// Single-letter shortcuts on.
        pub letter_keys: bool,
        /// Remapped shortcuts: command → key.
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, string>"))]
        pub keys: serde_json::Map<String, serde_json::Value>,
        /// First run is over.
        pub started: bool,
        /// The newcomer's checklist is closed.
        pub checklist_closed: bool,
        /// Sample data is in the file.
        pub sample: bool,
        /// Sending is paused by the person.
        pub sending_paused: bool,
        /// Seconds a queued mail waits before it may leave.
        pub undo_seconds: i64,
        /// Months after which details that nobody confirmed count as old.
        pub confirm_months: i64,
        /// What quick add keeps until changed: source, tags, grade, ground.
        pub capture: CaptureSession,
    }

    /// What quick add keeps until changed.
    #[derive(Default)]
    #[serde(default)]
    pub struct CaptureSession {
        /// Source or event id.
        pub source: Option<String>,
        /// Tags.
        pub tags: Vec<String>,
        /// Grade.
        pub grade: String,
        /// Consent ground.
        pub ground: String,
        /// The day on which the cards were exchanged, ISO; empty: the day of capture.
        pub met_on: String,
    }

    /// Settings to change.
    #[derive(Default)]
    #[serde(default)]
    pub struct SettingsPatch {
        /// See [`Settings`].
        pub language: Option<String>,
        /// See [`Settings`].
        pub name_order: Option<String>,
        /// See [`Settings`].
        pub currency: Option<String>,
        /// See [`Settings`].
        pub yen_in_man: Option<bool>,
        /// See [`Settings`].
        pub week_start: Option<i64>,
        /// See [`Settings`].
        pub theme: Option<String>,
        /// See [`Settings`].
        pub density: Option<String>,
        /// See [`Settings`].
        pub zoom: Option<i64>,
        /// See [`Settings`].
        pub rail: Option<bool>,
        /// See [`Settings`].
        pub reduced_motion: Option<bool>,
        /// See [`Settings`].
        pub letter_keys: Option<bool>,
        /// See [`Settings`].
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, string> | null"))]
        pub keys: Option<serde_json::Map<String, serde_json::Value>>,
        /// See [`Settings`].
        pub started: Option<bool>,
        /// See [`Settings`].
        pub checklist_closed: Option<bool>,
        /// See [`Settings`].
        pub undo_seconds: Option<i64>,
        /// Months.
        pub confirm_months: Option<i64>,
        /// See [`Settings`].
        pub capture: Option<CaptureSession>,
    }

    /// Opens a link.
    pub struct OpenLink { /// `https:` or `mailto:`.
        pub url: String }

    /// Makes a backup.
    pub struct BackupNow { /// Id of the job.
        pub job: String }

    /// Checks the file.
    pub struct CheckFile { /// Id of the job.
        pub job: String }

    /// What a check found; an orderly file has no findings.
    pub struct FileCheck {
        /// Leads that are not in the Trash.
        pub leads: i64,
        /// What is not as it should be.
        pub findings: Vec<Finding>,
    }

    /// One kind of finding.
    pub struct Finding {
        /// `structure`, `references`, `cards`, `totals`, `search`, `stage_history`.
        pub check: String,
        /// Rows.
        pub count: i64,
    }

    /// A verified copy of the file.
    pub struct Backup {
        /// File name.
        pub name: String,
        /// When.
        pub at: i64,
        /// Bytes.
        pub size: i64,
        /// Leads in it.
        pub leads: i64,
    }
}
