//! Timeline and next steps on the wire.

crate::dto! {
    /// Asks for a page of the timeline.
    pub struct ReadTimeline {
        /// Lead.
        pub lead: String,
        /// Kinds; empty: all.
        #[serde(default)]
        pub kinds: Vec<String>,
        /// Text to find, or empty.
        #[serde(default)]
        pub text: String,
        /// `next` of the page before.
        #[serde(default)]
        pub cursor: Option<String>,
        /// At most 200.
        pub limit: i64,
    }

    /// A page of the timeline.
    pub struct Timeline {
        /// Newest first.
        pub items: Vec<TimelineItem>,
        /// Cursor of the next page, if there is more.
        pub next: Option<String>,
    }

    /// One entry.
    pub struct TimelineItem {
        /// Id.
        pub id: String,
        /// `note`, `call`, `visit`, `meeting`, `mail_out`, `mail_in`, `card`, `form`, `stage`,
        /// `step`, `consent`, `seminar`, `purchase`, `download`, `page_view`, `link_click`, `system`.
        pub kind: String,
        /// When it happened.
        pub at: i64,
        /// Title or subject.
        pub title: String,
        /// Text.
        pub body: String,
        /// More, by kind: `from`, `to`, `reason`, `days` (stage); `message`, `state` (mail);
        /// `ground` (consent); `asks` (mail, call).
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, any>"))]
        pub payload: serde_json::Value,
    }

    /// Writes an entry.
    pub struct AddActivity {
        /// Lead.
        pub lead: String,
        /// Kind, as in [`TimelineItem`].
        pub kind: String,
        /// Title.
        #[serde(default)]
        pub title: String,
        /// Text.
        #[serde(default)]
        pub body: String,
        /// When; now if absent.
        #[serde(default)]
        pub at: Option<i64>,
        /// Or the day on which it happened, ISO or as typed, not ahead; `at` goes before it.
        #[serde(default)]
        pub on: Option<String>,
        /// What they asked for: `quote`, `appointment`, `consultation`, `question`, or empty.
        #[serde(default)]
        pub asks: String,
    }

    /// A next step as typed.
    pub struct StepDraft {
        /// Kind.
        pub kind: String,
        /// Own words.
        #[serde(default)]
        pub title: String,
        /// Due date (ISO) or `+1d`, `+3d`, `+1w`, `+2w`, `+1m`; empty with kind `wait`.
        #[serde(default)]
        pub due: String,
        /// Time of day `HH:MM` or empty.
        #[serde(default)]
        pub time: String,
    }

    /// Plans the next step of leads.
    pub struct PlanStep {
        /// Leads.
        pub leads: Vec<String>,
        /// The step.
        pub step: StepDraft,
    }

    /// Marks the step done.
    pub struct FinishStep {
        /// Lead.
        pub lead: String,
        /// What came of it; becomes an activity of the step's kind.
        #[serde(default)]
        pub note: String,
        /// The next one.
        #[serde(default)]
        pub next: Option<StepDraft>,
    }

    /// Puts the step off.
    pub struct SnoozeStep {
        /// Leads.
        pub leads: Vec<String>,
        /// Date (ISO), `+1d` …, `monday`, `reply` (until they reply).
        pub until: String,
    }

    /// Puts the step on another day.
    pub struct MoveStep {
        /// Lead.
        pub lead: String,
        /// The day (ISO), past or to come.
        pub to: String,
    }
}
