//! A model: the rules, groups, gates, bands and lists by which leads are scored, as plain data.
//!
//! A saved model never changes. It is kept as *canonical JSON* (declared field order, no spaces)
//! and named by the BLAKE3 hash of those bytes, so that two files with equal rules have equal
//! hashes. Reading is strict: an unknown code or field is refused with its reason, because a rule
//! that is half understood would give a wrong score in silence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use crate::time::Day;

/// The format that this program writes.
pub const FORMAT: u32 = 1;

/// A set of rules with everything it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Always [`FORMAT`].
    pub format: u32,
    /// In the order in which the user sees them.
    pub rules: Vec<Rule>,
    /// Groups with cap and floor.
    pub groups: Vec<Group>,
    /// The first that holds sets the lead aside.
    pub gates: Vec<Gate>,
    /// Limits of the bands.
    pub bands: Bands,
    /// Limits of the 3×3 grid.
    pub grid: Grid,
    /// Where direct contact begins.
    pub contact: ContactLine,
    /// Word and page lists by id.
    pub lists: BTreeMap<String, Vec<String>>,
    /// Whether opened mails may be asked about at all. Off in every starting model.
    pub mail_opens: bool,
}

/// Half of the score that a rule adds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Side {
    /// Who they are: attributes.
    Fit,
    /// What they did: activities.
    Engagement,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable over versions, never reused; `a-z`, `0-9` and `_`.
    pub id: String,
    /// The user's own words; without them the text `score-rule-ID` names it.
    pub name: Option<String>,
    /// Switched on.
    pub on: bool,
    /// Half.
    pub side: Side,
    /// Id of its group, if it has one.
    pub group: Option<String>,
    /// What must hold: of the lead (fit) or of an activity (engagement).
    pub condition: Condition,
    /// For engagement: which leads it is for. `{"all":[]}` means everybody.
    pub filter: Condition,
    /// What it is worth.
    pub points: Points,
    /// How many events make one firing.
    pub count: Count,
    /// How long back an event counts.
    pub window: Window,
    /// How many firings count.
    pub limit: Limit,
    /// How a firing fades.
    pub decay: Decay,
}

/// What a firing is worth, in whole points −50…+50.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Points {
    /// Always the same.
    Whole(i16),
    /// By a choice.
    Table {
        /// Whose choice.
        by: TableBy,
        /// Choice → points.
        values: BTreeMap<String, i16>,
        /// Points for any other choice, or none.
        otherwise: i16,
    },
}

/// What a table looks up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableBy {
    /// A field of the lead, as it stands on the day scored.
    Field(String),
    /// An attribute of the activity.
    Act(String),
}

/// How many events make one firing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Count {
    /// Each one.
    Each,
    /// `times` of them in `days` days.
    Within {
        /// Events, at least 2.
        times: u16,
        /// Whole days, today included.
        days: u16,
    },
    /// `times` of them, however far apart.
    Ever {
        /// Events, at least 2.
        times: u16,
    },
    /// None for `days` days, counted from the last one or from the start of the cycle.
    Absent {
        /// Whole days.
        days: u16,
    },
}

/// How long back a firing counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Window {
    /// However old.
    Always,
    /// The last days, today included.
    Last {
        /// Whole days.
        days: u16,
    },
    /// Since the cycle began.
    Cycle,
}

/// How many firings count, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// At most so many in all.
    pub newest: Option<u16>,
    /// At most so many a day.
    pub per_day: Option<u16>,
    /// At most so many per document, page, event or campaign.
    pub per_key: Option<PerKey>,
}

impl Limit {
    /// No limit.
    pub const NONE: Self = Self { newest: None, per_day: None, per_key: None };
}

/// A limit per key. Events without the key share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerKey {
    /// Which attribute.
    pub key: Key,
    /// Firings for each value of it.
    pub times: u16,
}

/// The attribute of an activity that a limit goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// The document taken.
    Document,
    /// The page seen.
    Page,
    /// The show, seminar or other event.
    Event,
    /// The campaign.
    Campaign,
}

impl Key {
    /// Name of the attribute.
    pub fn part(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Page => "page",
            Self::Event => "event",
            Self::Campaign => "campaign",
        }
    }
}

/// How a firing fades with its age in whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Decay {
    /// Not at all.
    None,
    /// In a straight line to nothing.
    Linear {
        /// Days until nothing is left, 1–730.
        days: u16,
    },
    /// Halved again and again; nothing after eight half-lives.
    HalfLife {
        /// Days until half is left, 1–730.
        days: u16,
    },
}

/// Rules whose sum is clipped together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Id; the text `score-group-ID` names it unless `name` does.
    pub id: String,
    /// The user's own words.
    pub name: Option<String>,
    /// Half of all its rules.
    pub side: Side,
    /// Most, whole points ≥ 0.
    pub cap: i16,
    /// Least, whole points ≤ 0.
    pub floor: i16,
}

/// A reason to set a lead aside; its points stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Id; the text `score-gate-ID` names it unless `name` does.
    pub id: String,
    /// The user's own words.
    pub name: Option<String>,
    /// Switched on.
    pub on: bool,
    /// Attributes of the lead.
    pub condition: Condition,
    /// Last day on which it holds.
    pub until: Option<Day>,
}

/// Where the bands begin, in points of the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// Hot from here.
    pub hot: i64,
    /// Warm from here.
    pub warm: i64,
    /// Cool from here; Cold below.
    pub cool: i64,
    /// A band is left downward only below its limit less this, 0–15.
    pub hysteresis: i64,
}

/// Where the cells of the grid begin, in points of a half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Fit A from here.
    pub fit_a: i64,
    /// Fit B from here; C below.
    pub fit_b: i64,
    /// Engagement 1 from here.
    pub engagement_1: i64,
    /// Engagement 2 from here; 3 below.
    pub engagement_2: i64,
}

/// Where direct contact begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ContactLine {
    /// A total.
    Total(i64),
    /// A cell of the grid or a better one.
    Cell {
        /// Row at least this good.
        fit: FitGrade,
        /// Column at least this good.
        engagement: EngagementGrade,
    },
}

/// Row of the grid; the better one is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum FitGrade {
    /// Fits well.
    A,
    /// Fits.
    B,
    /// Fits little.
    C,
}

/// Column of the grid; the better one is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum EngagementGrade {
    /// Does much.
    #[serde(rename = "1")]
    One,
    /// Does something.
    #[serde(rename = "2")]
    Two,
    /// Does little.
    #[serde(rename = "3")]
    Three,
}

/// A saved model and since when it is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1, 2, 3 … in the order of saving.
    pub number: i64,
    /// The day it was saved.
    pub since: Day,
    /// Its place in the order of recording (see [`super::inputs`]).
    pub change: i64,
    /// The rules.
    pub model: Model,
}

impl Model {
    /// The canonical JSON: equal models give equal bytes.
    ///
    /// # Errors
    /// `internal` if the program cannot write its own data, which does not happen.
    pub fn to_json(&self) -> crate::error::Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// BLAKE3 of the canonical JSON, 64 hex digits.
    ///
    /// # Errors
    /// As [`Model::to_json`].
    pub fn hash(&self) -> crate::error::Result<String> {
        Ok(blake3::hash(self.to_json()?.as_bytes()).to_hex().to_string())
    }

    /// The rule of this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The group of this id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }
}

impl Points {
    /// Every number of points it can give.
    pub fn values(&self) -> Vec<i16> {
        match self {
            Self::Whole(points) => vec![*points],
            Self::Table { values, otherwise, .. } => {
                values.values().copied().chain([*otherwise]).collect()
            }
        }
    }
}
