//! Today on the wire.

use crate::leads::wire::LeadRow;

crate::dto! {
    /// Asks for today.
    #[derive(Default)]
    #[serde(default)]
    pub struct ReadToday { /// Show all rows, not only the first 20.
        pub all: bool }

    /// The plan of the day.
    pub struct Today {
        /// The day (ISO).
        pub on: String,
        /// Text key `holiday-…` of a holiday, or empty.
        pub holiday: String,
        /// Things to do.
        pub to_do: i64,
        /// Estimated minutes.
        pub minutes: i64,
        /// Steps done today.
        pub done: i64,
        /// Groups in fixed order, empty ones left out.
        pub groups: Vec<TodayGroup>,
        /// Steps due on the next seven days.
        pub upcoming: Vec<DayCount>,
        /// Leads that come back tomorrow.
        pub tomorrow: i64,
        /// What a newcomer has done.
        pub checklist: Checklist,
    }

    /// Which group.
    #[derive(Copy, Eq)]
    pub enum TodayCode {
        /// Replied, waits for you.
        Replied,
        /// Overdue.
        Overdue,
        /// Due today.
        Due,
        /// Hot without a next step.
        Hot,
        /// Gone quiet.
        Quiet,
        /// To review: mails, bounces, duplicates.
        Review,
    }

    /// One group.
    pub struct TodayGroup {
        /// Which.
        pub code: TodayCode,
        /// Leads in it.
        pub count: i64,
        /// Rows shown.
        pub rows: Vec<TodayRow>,
        /// Review only: counts by cause (`unknown`, `refused`, `needs_ok`, `held`, `duplicates`).
        pub review: Vec<ReviewCount>,
    }

    /// A cause to review.
    pub struct ReviewCount {
        /// Cause.
        pub cause: String,
        /// How many.
        pub count: i64,
    }

    /// One person of today.
    pub struct TodayRow {
        /// The lead.
        pub lead: LeadRow,
        /// At most three facts.
        pub why: Vec<Why>,
        /// What to do: `call`, `mail`, `visit`, `reply`, `plan`, `done`.
        pub verb: String,
    }

    /// A fact: text key `why-` + code, with parameters.
    pub struct Why {
        /// Code.
        pub code: String,
        /// `days`, `points`, `source`, `title`, `step`, `time`, `what`, `grade`; `money` in minor
        /// units with `currency`; `stage` is a stage id.
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, string | number>"))]
        pub params: serde_json::Map<String, serde_json::Value>,
    }

    /// A day and a count.
    pub struct DayCount {
        /// Day (ISO).
        pub on: String,
        /// Steps due.
        pub count: i64,
    }

    /// The newcomer's list.
    pub struct Checklist {
        /// Three leads.
        pub leads: bool,
        /// One next step.
        pub step: bool,
        /// A mail account or the practice mailbox.
        pub mail: bool,
        /// A backup.
        pub backup: bool,
        /// The first follow-up.
        pub follow_up: bool,
        /// The person closed it.
        pub dismissed: bool,
    }
}
