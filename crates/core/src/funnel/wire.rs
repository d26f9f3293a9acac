//! The board on the wire.

use crate::leads::wire::{LeadQuery, MoneySum, Tag};
use crate::wire::Changed;

crate::dto! {
    /// Asks for the board.
    #[derive(Default)]
    #[serde(default)]
    pub struct ReadBoard {
        /// Which leads; counts follow it.
        pub query: LeadQuery,
        /// What the columns are: empty for stages, `grade`, `source`, `own:` + id of a field with one
        /// choice. Other columns than stages hold open leads by score; each is told as a stage whose
        /// id is group, colon, value (`grade:A`; nothing behind the colon: none).
        pub group: String,
        /// A place on the page that shows one grouped board: a newer question from the same place
        /// stops this one, which then answers `stopped`.
        pub place: Option<String>,
    }

    /// The board without cards.
    pub struct Board {
        /// Columns in order; won and lost last.
        pub columns: Vec<Column>,
        /// Open leads.
        pub open: i64,
        /// Open leads without a next step.
        pub no_step: i64,
        /// Open leads gone quiet.
        pub quiet: i64,
        /// Conditions of the tree that name what was removed, as places in it; they do not count.
        pub lost: Vec<Vec<i64>>,
        /// Columns of a group that are left out, those with the fewest leads.
        pub more: i64,
    }

    /// One column.
    pub struct Column {
        /// The stage.
        pub stage: Stage,
        /// Leads in it that answer the query.
        pub count: i64,
        /// Sums of value by currency.
        pub values: Vec<MoneySum>,
        /// The same times the stage's probability.
        pub weighted: Vec<MoneySum>,
        /// Median days in the stage of those that left it; `None` below 5.
        pub median_days: Option<i64>,
        /// Per cent of those that left it who went on (to a later open stage or won); `None` below 5.
        pub went_on: Option<i64>,
    }

    /// Kind of a stage.
    #[derive(Copy, Eq)]
    pub enum StageKind {
        /// New.
        New,
        /// Nurture.
        Nurture,
        /// Qualified.
        Qualified,
        /// Deal.
        Deal,
        /// Won.
        Won,
        /// Lost.
        Lost,
        /// On hold.
        Hold,
    }

    /// Order of a column.
    #[derive(Copy, Eq)]
    pub enum CardSort {
        /// As in Today: replied, overdue, today, none, gone quiet, waiting, future; then score.
        Urgency,
        /// By hand.
        Manual,
        /// Score, highest first.
        Score,
        /// Value, highest first.
        Value,
    }

    /// A stage with its settings.
    pub struct Stage {
        /// Id.
        pub id: String,
        /// Stable code: `new`, `contacted`, `nurturing`, `qualified`, `proposal`, `won`, `lost`, …
        pub code: String,
        /// Kind.
        pub kind: StageKind,
        /// English name; empty: the text `stage-CODE`.
        pub name_en: String,
        /// Japanese name; empty: the text `stage-CODE`.
        pub name_ja: String,
        /// Days until a lead counts as gone quiet; 0: never.
        pub quiet_days: i64,
        /// Chance to win, per cent.
        pub probability: i64,
        /// Order of the column.
        pub sort: CardSort,
        /// Ramp colour 1–5, 0 for nurture, won, lost.
        pub colour: i64,
    }

    /// Asks for cards.
    pub struct ReadCards {
        /// Stage id, or the id of a column of a grouped board.
        pub stage: String,
        /// Which leads.
        #[serde(default)]
        pub query: LeadQuery,
        /// Order; absent: the column's own.
        #[serde(default)]
        pub sort: Option<CardSort>,
        /// Cards to pass over.
        #[serde(default)]
        pub offset: i64,
        /// At most 200.
        pub limit: i64,
    }

    /// Some cards, member by member: each column holds the values of all cards in order, or one
    /// value if all say the same. Columns of places in `words` say *word*; the first word is empty.
    pub struct CardPage {
        /// Offset of the first card.
        pub offset: i64,
        /// Ids, as base64 without its padding; one for each card.
        pub id: Vec<String>,
        /// Names in the order of the person's language; the company if there is no name.
        pub name: Vec<String>,
        /// Readings.
        pub kana: Vec<String>,
        /// Companies.
        pub company: Vec<String>,
        /// Departments; word.
        pub department: Vec<i64>,
        /// Titles; word.
        pub title: Vec<i64>,
        /// Primary mail addresses.
        pub mail: Vec<String>,
        /// Primary phones.
        pub phone: Vec<String>,
        /// Trouble with mail; word: `bounced`, `refused`, `not_asked` or empty.
        pub mail_trouble: Vec<i64>,
        /// Ids of stages; word.
        pub stage: Vec<i64>,
        /// Grades; word.
        pub grade: Vec<i64>,
        /// Scores 0–100.
        pub score: Vec<i64>,
        /// Bands; word: `hot`, `warm`, `cool`, `cold`, empty if set aside.
        pub band: Vec<i64>,
        /// States of the next step; word: as `StepState`, empty if there is none.
        pub step_state: Vec<i64>,
        /// Kinds of the next step; word.
        pub step_kind: Vec<i64>,
        /// Own words of the next step; word.
        pub step_title: Vec<i64>,
        /// Due dates (ISO); word.
        pub step_due_on: Vec<i64>,
        /// Due instants of steps with a time of day.
        pub step_due_at: Vec<Option<i64>>,
        /// Waiting since.
        pub step_since: Vec<Option<i64>>,
        /// Total and gain of the crossing of the contact line behind the step.
        pub step_crossed: Vec<Option<(i64, i64)>>,
        /// Places of the cards whose last reply waits for an answer.
        pub replied: Vec<i64>,
        /// Places of the cards that have gone quiet.
        pub quiet: Vec<i64>,
        /// When they entered the stage.
        pub stage_since: Vec<i64>,
        /// Values in minor units.
        pub value_minor: Vec<i64>,
        /// Their currencies (ISO 4217); word.
        pub value_currency: Vec<i64>,
        /// Sources or events; word.
        pub source: Vec<i64>,
        /// Tags, as places in `known_tags`.
        pub tags: Vec<Vec<i64>>,
        /// Tags of the cards.
        pub known_tags: Vec<Tag>,
        /// Own fields chosen for the card: place in `known_fields`, value as in `OwnChip`.
        pub own: Vec<Vec<(i64, String)>>,
        /// Own fields of the cards.
        pub known_fields: Vec<CardField>,
        /// What several cards say.
        pub words: Vec<String>,
    }

    /// An own field on cards.
    pub struct CardField {
        /// Code of the field.
        pub field: String,
        /// Name of the field.
        pub name: String,
        /// Kind of the field.
        pub kind: String,
    }

    /// A move.
    pub struct MoveLeads {
        /// Leads, in the order they shall stand.
        pub leads: Vec<String>,
        /// Target stage id.
        pub to: String,
        /// The card that stands above the place, or `None` for the top; only with `place`.
        #[serde(default)]
        pub after: Option<String>,
        /// Place them by hand: the column takes manual order.
        #[serde(default)]
        pub place: bool,
        /// Lost: reason code (`price`, `timing`, `competitor`, `no_need`, `no_reply`, `other`).
        #[serde(default)]
        pub lost_reason: String,
        /// Lost or won: note.
        #[serde(default)]
        pub note: String,
        /// Lost: back to nurturing on this date (ISO); absent: not.
        /// Won: the next cycle begins on this date.
        #[serde(default)]
        pub return_on: Option<String>,
        /// Won: value as typed; empty: unchanged.
        #[serde(default)]
        pub value: String,
        /// Won or lost on this day (ISO or as typed), today or earlier; absent: today.
        #[serde(default)]
        pub closed_on: Option<String>,
    }

    /// Moves many leads to a stage as one undo step.
    #[derive(Default)]
    #[serde(default)]
    pub struct BulkMove {
        /// Id of the job.
        pub job: String,
        /// The leads, by id.
        pub leads: Vec<String>,
        /// Or all that answer this query.
        pub query: Option<LeadQuery>,
        /// Target stage id.
        pub to: String,
        /// Lost: reason code.
        pub lost_reason: String,
        /// Lost or won: note.
        pub note: String,
        /// Lost: back to nurturing on this date; won: the next cycle begins on it.
        pub return_on: Option<String>,
        /// Counts and writes nothing.
        pub dry_run: bool,
    }

    /// Moves by one stage.
    pub struct ShiftLeads {
        /// Leads.
        pub leads: Vec<String>,
        /// 1 or −1.
        pub by: i64,
    }

    /// What a move did.
    pub struct Moved {
        /// The change.
        pub changed: Changed,
        /// Stage the (first) lead stands in now.
        pub stage: String,
        /// Its place in the column, from 1, in the column's order.
        pub position: i64,
        /// Cards in the column.
        pub count: i64,
        /// Leads that stayed because there is no further stage.
        pub stayed: i64,
    }

    /// Chooses the order of a column.
    pub struct SortStage {
        /// Stage id.
        pub stage: String,
        /// Order.
        pub sort: CardSort,
    }

    /// Changes a stage; absent members stay.
    pub struct UpdateStage {
        /// Stage id.
        pub stage: String,
        /// English name.
        #[serde(default)]
        pub name_en: Option<String>,
        /// Japanese name.
        #[serde(default)]
        pub name_ja: Option<String>,
        /// Days until gone quiet.
        #[serde(default)]
        pub quiet_days: Option<i64>,
        /// Chance, per cent.
        #[serde(default)]
        pub probability: Option<i64>,
    }

    /// Adds a stage: an open one behind the open ones, won and lost at the end.
    pub struct AddStage {
        /// English name; empty: as the Japanese one.
        #[serde(default)]
        pub name_en: String,
        /// Japanese name; empty: as the English one.
        #[serde(default)]
        pub name_ja: String,
        /// Kind.
        pub kind: StageKind,
    }

    /// A stage that was added.
    pub struct AddedStage {
        /// Its id.
        pub stage: String,
        /// The change.
        pub changed: Changed,
    }

    /// Puts a stage at another place. Won and lost always stand behind the open ones.
    pub struct OrderStage {
        /// Stage id.
        pub stage: String,
        /// The stage that stands before it then; absent: it is the first.
        #[serde(default)]
        pub after: Option<String>,
    }

    /// Removes a stage. Its history stays.
    pub struct RemoveStage {
        /// Stage id.
        pub stage: String,
        /// Where those go who stand in it: an open stage for an open one, else the same kind.
        #[serde(default)]
        pub to: Option<String>,
    }

    /// One stay in a stage.
    pub struct StageVisit {
        /// Stage id.
        pub stage: String,
        /// Entered.
        pub from: i64,
        /// Left; `None`: still there.
        pub until: Option<i64>,
        /// Whole days in it.
        pub days: i64,
        /// Cycle.
        pub cycle: i64,
        /// Reason code, if it was lost.
        pub reason: String,
        /// Note.
        pub note: String,
        /// Day on which it was won or lost (ISO), as the person said.
        pub closed_on: Option<String>,
        /// Value of the lead when it was won or lost.
        pub value: Option<MoneySum>,
    }
}
