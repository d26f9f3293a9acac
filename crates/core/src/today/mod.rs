//! Today: whom to contact, why, and what next.
//!
//! Groups in fixed order: replied – waits for you, overdue, due today, hot without a next step,
//! gone quiet, to review. A lead stands in the first group that it belongs to; leads that a gate
//! set aside stand in none. At most [`CAP`] people are shown, so that the list can be finished;
//! the counts tell the rest.
//!
//! *Why* is facts, never opinions: at most three, each a code with parameters, the most telling
//! for the group first. Everything here is a pure function of the cards and the day; the rows
//! come from `store`.

pub mod api;
mod ops;
mod store;
#[cfg(test)]
mod tests;
pub(crate) mod wire;

pub use ops::read_today;

use chrono_tz::Tz;
use serde_json::{Map, Value, json};
use wire::{TodayCode, Why};

use crate::leads::wire::{LeadRow, StepState};
use crate::time::{Day, LocalDate, Timestamp};

/// People shown unless all are asked for.
pub const CAP: usize = 20;

/// Facts per person.
const FACTS: usize = 3;

/// What a fact needs beside the card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Extra {
    /// What their newest answer asks for: `quote`, `appointment` …; empty if nothing.
    pub(crate) asks: String,
    /// Change of the total over seven days.
    pub(crate) gained: i64,
}

/// Groups of people, in the order of the screen.
pub(crate) const PEOPLE: [TodayCode; 5] =
    [TodayCode::Replied, TodayCode::Overdue, TodayCode::Due, TodayCode::Hot, TodayCode::Quiet];

/// How many rows of each group are shown: the first groups are filled first.
pub(crate) fn share(counts: [i64; 5], cap: usize) -> [usize; 5] {
    let mut left = cap;
    counts.map(|count| {
        let shown = usize::try_from(count).unwrap_or(0).min(left);
        left -= shown;
        shown
    })
}

/// Estimated minutes: an answer or a planned contact takes four, a plan one, a nudge three.
pub(crate) fn minutes(counts: [i64; 5]) -> i64 {
    counts.iter().zip([4, 4, 4, 1, 3]).map(|(count, each)| count * each).sum()
}

/// What to do with this person first.
pub(crate) fn verb(code: TodayCode, lead: &LeadRow) -> &'static str {
    let reach = if !lead.mail.is_empty() && lead.mail_trouble.is_empty() {
        "mail"
    } else if lead.phone.is_empty() {
        "plan"
    } else {
        "call"
    };
    match code {
        TodayCode::Replied => "reply",
        TodayCode::Hot => "plan",
        TodayCode::Quiet => reach,
        TodayCode::Overdue | TodayCode::Due | TodayCode::Review => match lead.step.kind.as_str() {
            "call" => "call",
            "mail" | "quote" => "mail",
            "visit" | "meeting" => "visit",
            _ => "done",
        },
    }
}

/// At most three facts that say why this person stands in this group.
pub(crate) fn why(
    code: TodayCode,
    lead: &LeadRow,
    extra: &Extra,
    now: Timestamp,
    zone: Tz,
) -> Vec<Why> {
    let facts = Facts { lead, extra, now, zone };
    let candidates: Vec<Option<Why>> = match code {
        TodayCode::Replied => {
            let named = [facts.replied(), facts.asked(), facts.crossed()];
            let known = [facts.source(), facts.value(), facts.grade()];
            named.into_iter().chain(known).collect()
        }
        TodayCode::Overdue | TodayCode::Due | TodayCode::Review => {
            let named = [facts.planned(), facts.late(), facts.crossed(), facts.because()];
            let known = [facts.value(), facts.grade(), facts.source()];
            named.into_iter().chain(known).collect()
        }
        TodayCode::Hot => {
            vec![facts.points(), facts.asked(), facts.no_step(), facts.value(), facts.source()]
        }
        TodayCode::Quiet => {
            vec![
                facts.stage(),
                facts.waiting(),
                facts.last_contact(),
                facts.value(),
                facts.no_step(),
            ]
        }
    };
    candidates.into_iter().flatten().take(FACTS).collect()
}

struct Facts<'a> {
    lead: &'a LeadRow,
    extra: &'a Extra,
    now: Timestamp,
    zone: Tz,
}

impl Facts<'_> {
    fn today(&self) -> Day {
        self.now.day(self.zone)
    }

    fn days_since(&self, at: i64) -> i64 {
        i64::from((self.today().0 - Timestamp(at).day(self.zone).0).max(0))
    }

    fn replied(&self) -> Option<Why> {
        let at = self.lead.last_contact_at?;
        Some(fact("replied", [("days", json!(self.days_since(at)))]))
    }

    fn asked(&self) -> Option<Why> {
        let asks = &self.extra.asks;
        (!asks.is_empty()).then(|| fact("asked", [("what", json!(asks))]))
    }

    /// The planned step: in the person's own words if there are any, else kind and date.
    fn planned(&self) -> Option<Why> {
        let step = &self.lead.step;
        if !step.title.is_empty() {
            return Some(fact("own", [("title", json!(step.title))]));
        }
        if step.kind.is_empty() {
            return None;
        }
        let mut why = fact("planned", [("step", json!(step.kind))]);
        if let Some(due) = step.due_at {
            why.code = "planned-at".to_owned();
            let time = Timestamp(due).in_zone(self.zone).format("%H:%M").to_string();
            why.params.insert("time".to_owned(), json!(time));
        }
        Some(why)
    }

    /// The score that crossed the contact line, and by how much it grew.
    fn crossed(&self) -> Option<Why> {
        let crossed = self.lead.step.crossed.as_ref()?;
        Some(fact("crossed", [("total", json!(crossed.total)), ("gain", json!(crossed.gain))]))
    }

    /// The largest reason of that.
    fn because(&self) -> Option<Why> {
        let first = self.lead.step.crossed.as_ref()?.rules.first()?;
        Some(fact("because", [("rule", json!(first.rule)), ("points", json!(first.points))]))
    }

    fn late(&self) -> Option<Why> {
        if self.lead.step.state != StepState::Overdue {
            return None;
        }
        let due = LocalDate::parse(self.lead.step.due_on.as_deref()?)?.day();
        let days = i64::from(self.today().0 - due.0);
        (days > 0).then(|| fact("late", [("days", json!(days))]))
    }

    fn value(&self) -> Option<Why> {
        let (minor, currency) = (self.lead.value_minor, &self.lead.value_currency);
        (minor > 0).then(|| fact("value", [("money", json!(minor)), ("currency", json!(currency))]))
    }

    fn grade(&self) -> Option<Why> {
        let grade = &self.lead.grade;
        (!grade.is_empty()).then(|| fact("grade", [("grade", json!(grade))]))
    }

    fn source(&self) -> Option<Why> {
        let source = &self.lead.source;
        (!source.is_empty()).then(|| fact("source", [("source", json!(source))]))
    }

    fn points(&self) -> Option<Why> {
        let gained = self.extra.gained;
        (gained > 0).then(|| fact("points", [("points", json!(gained))]))
    }

    fn no_step(&self) -> Option<Why> {
        (self.lead.step.state == StepState::None).then(|| fact("no-step", []))
    }

    fn stage(&self) -> Option<Why> {
        let days = self.days_since(self.lead.stage_since);
        Some(fact("stage", [("days", json!(days)), ("stage", json!(self.lead.stage))]))
    }

    fn waiting(&self) -> Option<Why> {
        let step = &self.lead.step;
        let since = step.since.filter(|_| step.state == StepState::Waiting)?;
        Some(fact("waiting", [("days", json!(self.days_since(since)))]))
    }

    fn last_contact(&self) -> Option<Why> {
        let Some(at) = self.lead.last_contact_at else { return Some(fact("no-contact", [])) };
        Some(fact("last-contact", [("days", json!(self.days_since(at)))]))
    }
}

fn fact<const N: usize>(code: &str, params: [(&str, Value); N]) -> Why {
    let params: Map<String, Value> =
        params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Why { code: code.to_owned(), params }
}
