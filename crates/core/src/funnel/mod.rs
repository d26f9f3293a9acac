//! The funnel: stages, the board, moves, won and lost and the way back.
//!
//! Words: a *stage* has a *kind* (won and lost are kinds, not names); a *cycle* is one run from
//! capture to won or lost; a lost lead *returns* to nurturing in a new cycle; *went on* means that
//! the next stop was a later open stage or won.
//!
//! Invariants: any move is allowed, also backwards; stage, position, entry time and lost reason
//! change together; each move appends one `stage_event`; moves of many leads are one change;
//! board headers read `stage_total`, which a trigger keeps, and never count rows; only a board that
//! is grouped by another choice (`groups`) counts, in one walk over a narrow index.

pub mod api;
pub(crate) mod board;
pub mod cards;
mod groups;
pub(crate) mod many;
pub mod ops;
mod place;
pub(crate) mod returns;
pub(crate) mod stages;
pub(crate) mod store;
pub(crate) mod wire;

use wire::StageKind;

/// Reasons for a loss, in the order they are offered.
pub const LOST_REASONS: &[&str] =
    &["price", "timing", "competitor", "no_need", "no_reply", "other"];

/// The stages of a new file: code, kind, quiet after days, chance in per cent, ramp colour.
/// Source: product.md §2 of the design; the limits are ours and editable.
pub(crate) const DEFAULT_STAGES: &[(&str, StageKind, i64, i64, i64)] = &[
    ("new", StageKind::New, 3, 5, 1),
    ("contacted", StageKind::New, 10, 10, 2),
    ("nurturing", StageKind::Nurture, 60, 15, 0),
    ("qualified", StageKind::Qualified, 14, 40, 4),
    ("proposal", StageKind::Deal, 14, 60, 5),
    ("won", StageKind::Won, 0, 100, 0),
    ("lost", StageKind::Lost, 0, 0, 0),
];

impl StageKind {
    /// Stable code in the file.
    pub fn code(self) -> &'static str {
        match self {
            StageKind::New => "new",
            StageKind::Nurture => "nurture",
            StageKind::Qualified => "qualified",
            StageKind::Deal => "deal",
            StageKind::Won => "won",
            StageKind::Lost => "lost",
            StageKind::Hold => "hold",
        }
    }

    /// The kind behind a code; an unknown one from a newer program counts as on hold.
    pub fn from_code(code: &str) -> Self {
        match code {
            "new" => StageKind::New,
            "nurture" => StageKind::Nurture,
            "qualified" => StageKind::Qualified,
            "deal" => StageKind::Deal,
            "won" => StageKind::Won,
            "lost" => StageKind::Lost,
            _ => StageKind::Hold,
        }
    }

    /// True for won and lost: the cycle is over.
    pub fn is_closed(self) -> bool {
        matches!(self, StageKind::Won | StageKind::Lost)
    }
}

impl api::CardSort {
    /// Stable code in the file.
    pub fn code(self) -> &'static str {
        match self {
            api::CardSort::Urgency => "urgency",
            api::CardSort::Manual => "manual",
            api::CardSort::Score => "score",
            api::CardSort::Value => "value",
        }
    }

    /// The order behind a code; an unknown one is urgency.
    pub fn from_code(code: &str) -> Self {
        match code {
            "manual" => api::CardSort::Manual,
            "score" => api::CardSort::Score,
            "value" => api::CardSort::Value,
            _ => api::CardSort::Urgency,
        }
    }
}

/// The stay that a move starts: whether a new cycle begins.
///
/// A lead that leaves won or lost for an open stage starts its next cycle; every other move stays
/// in the cycle.
pub(crate) fn next_cycle(cycle: i64, from: StageKind, to: StageKind) -> i64 {
    if from.is_closed() && !to.is_closed() { cycle + 1 } else { cycle }
}
