//! The calendar on the wire.

use crate::leads::wire::{LeadQuery, LeadRow};

crate::dto! {
    /// Asks for days.
    pub struct ReadCalendar {
        /// Which leads.
        #[serde(default)]
        pub query: LeadQuery,
        /// First day (ISO).
        pub from: String,
        /// Days, at most 42.
        pub days: i64,
        /// Entries per day; fewer come where days times entries would pass 200.
        pub per_day: i64,
        /// A place on the page that shows one calendar: a newer question from the same place stops
        /// this one, which then answers `stopped`.
        #[serde(default)]
        pub place: Option<String>,
    }

    /// Some days with their first entries.
    pub struct CalendarPage {
        /// All days that were asked for, in order.
        pub days: Vec<CalendarDay>,
        /// Conditions of the tree that name what was removed, as places in it; they do not count.
        pub lost: Vec<Vec<i64>>,
    }

    /// One day.
    pub struct CalendarDay {
        /// The day (ISO).
        pub on: String,
        /// Text key `holiday-…` of a holiday, or empty.
        pub holiday: String,
        /// Next steps due, counted up to 100.
        pub steps: i64,
        /// Expected closes of open leads, counted up to 100.
        pub closes: i64,
        /// The first entries.
        pub entries: Vec<CalendarEntry>,
    }

    /// Something on a day.
    pub struct CalendarEntry {
        /// What it is.
        pub what: CalendarKind,
        /// The lead, with step, value and expected close.
        pub lead: LeadRow,
    }

    /// What stands on a day.
    #[derive(Copy, Eq)]
    pub enum CalendarKind {
        /// A next step.
        Step,
        /// An expected close.
        Close,
    }

    /// Asks for all entries of a day, a window at a time.
    pub struct ReadCalendarDay {
        /// Which leads.
        #[serde(default)]
        pub query: LeadQuery,
        /// The day (ISO).
        pub on: String,
        /// Entries to pass over.
        #[serde(default)]
        pub offset: i64,
        /// At most 200.
        pub limit: i64,
    }

    /// A window of a day.
    pub struct CalendarDayPage {
        /// The entries, in order.
        pub entries: Vec<CalendarEntry>,
        /// There are more behind them.
        pub more: bool,
    }
}
