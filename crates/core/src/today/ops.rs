//! Reading the plan of the day.

use rusqlite::Connection;
use uuid::Uuid;

use super::wire::{Checklist, ReadToday, ReviewCount, Today, TodayCode, TodayGroup, TodayRow};
use super::{CAP, Extra, PEOPLE, minutes, share, store, verb, why};
use crate::app::App;
use crate::error::Result;
use crate::leads::wire::LeadRow;
use crate::scoring::{Engine, View};
use crate::time::{Day, calendar};
use crate::{scoring, settings};

/// Rows per group when all are asked for.
const ALL: usize = 1_000;

/// Whom to contact today and why.
///
/// # Errors
/// Those of the file.
pub fn read_today(app: &App, request: &ReadToday) -> Result<Today> {
    let (now, zone) = (app.env().clock.now(), app.env().zone);
    let date = now.date(zone);
    let backup = !settings::ops::list_backups(app)?.is_empty();
    app.read(|db| {
        let mut counts = [0; 5];
        for (count, code) in counts.iter_mut().zip(PEOPLE) {
            *count = store::count_group(db, code)?;
        }
        let shown = share(counts, if request.all { ALL } else { CAP });
        let mut groups = Vec::new();
        for ((code, count), limit) in PEOPLE.into_iter().zip(counts).zip(shown) {
            if count == 0 {
                continue;
            }
            let mut rows = Vec::with_capacity(limit);
            for lead in store::list_group(db, code, limit)? {
                let extra = read_extra(db, code, &lead, date.day())?;
                let why = why(code, &lead, &extra, now, zone);
                rows.push(TodayRow { verb: verb(code, &lead).to_owned(), why, lead });
            }
            groups.push(TodayGroup { code, count, rows, review: Vec::new() });
        }
        let review = store::list_review(db)?;
        if !review.is_empty() {
            groups.push(review_group(review));
        }
        let upcoming = store::list_upcoming(db, date.day())?;
        let [leads, step, mail, follow_up] = store::read_first_steps(db)?;
        let dismissed = settings::ops::read_in(db, zone.name())?.checklist_closed;
        Ok(Today {
            on: date.to_string(),
            holiday: calendar::holiday(date).map(|day| day.key().to_owned()).unwrap_or_default(),
            to_do: counts.iter().sum(),
            minutes: minutes(counts),
            done: store::count_done(db, date.start(zone).0)?,
            groups,
            tomorrow: upcoming.first().map_or(0, |day| day.count),
            upcoming,
            checklist: Checklist { leads, step, mail, backup, follow_up, dismissed },
        })
    })
}

fn review_group(review: Vec<ReviewCount>) -> TodayGroup {
    let count = review.iter().map(|cause| cause.count).sum();
    TodayGroup { code: TodayCode::Review, count, rows: Vec::new(), review }
}

/// Reads only what the facts of the group can use.
fn read_extra(db: &Connection, code: TodayCode, lead: &LeadRow, today: Day) -> Result<Extra> {
    let mut extra = Extra::default();
    if !matches!(code, TodayCode::Replied | TodayCode::Hot) {
        return Ok(extra);
    }
    let Some(rid) = Uuid::parse_str(&lead.id).ok().map(|id| store::find_rid(db, id)).transpose()?
    else {
        return Ok(extra);
    };
    let Some(rid) = rid else { return Ok(extra) };
    if let Some(payload) = store::find_answer(db, rid)? {
        let payload: serde_json::Value = serde_json::from_str(&payload)?;
        extra.asks = payload["asks"].as_str().unwrap_or_default().to_owned();
    }
    if matches!(code, TodayCode::Hot) {
        let force = scoring::ops::in_force(db, today)?;
        let engine = Engine::new(&force.version);
        let inputs = scoring::ops::read_inputs(db, rid)?;
        let before = View::end_of(Day(today.0.saturating_sub(7)));
        extra.gained = lead.score - engine.reading(&inputs, before).total();
    }
    Ok(extra)
}
