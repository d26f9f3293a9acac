//! Reading the calendar.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::store::{self, Found};
use super::wire::{
    CalendarDay, CalendarDayPage, CalendarEntry, CalendarKind, CalendarPage, ReadCalendar,
    ReadCalendarDay,
};
use super::{COUNTED, DAYS, ROWS, share};
use crate::app::App;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::filter::{Filter, culprit};
use crate::leads::rows::{self, Window};
use crate::leads::wire::LeadRow;
use crate::time::{LocalDate, calendar};

/// Leads of a tree of conditions up to which they are gathered first: reading each day until its
/// few places are full is fast where many answer, and would read every card where few do.
const FEW: usize = 20_000;

fn read_day(text: &str) -> Result<LocalDate> {
    LocalDate::parse(text)
        .ok_or_else(|| Error::new(ErrorCode::DateInvalid).with("value", text.to_owned()))
}

/// Days with what is due on them.
///
/// # Errors
/// `DateInvalid`, `NotFound` for an id in the query that is not one, `ConditionInvalid`.
pub fn read_calendar(app: &App, request: &ReadCalendar) -> Result<CalendarPage> {
    let from = read_day(&request.from)?;
    let length = request.days.clamp(1, DAYS);
    let room = usize::try_from(request.per_day.clamp(1, ROWS / length)).unwrap_or(1);
    let dates: Vec<LocalDate> =
        (0..length).filter_map(|at| i32::try_from(at).ok()).map(|at| from.plus_days(at)).collect();
    let look = |db: &Connection| {
        let filter = Filter::of(db, &request.query, app.env())?;
        let days: Vec<String> = dates.iter().map(ToString::to_string).collect();
        let few = filter.list_up_to(db, FEW)?;
        let steps = kind(db, CalendarKind::Step, &days, room, &filter, few.as_deref())?;
        let closes = kind(db, CalendarKind::Close, &days, room, &filter, few.as_deref())?;
        let shown: Vec<[&[Found]; 2]> = days
            .iter()
            .map(|on| {
                let (all, closing) = (steps.on(on), closes.on(on));
                let (few_steps, few_closes) = share(all.len(), closing.len(), room);
                [&all[..few_steps], &closing[..few_closes]]
            })
            .collect();
        let leads = read_leads(db, shown.iter().flatten().copied().flatten())?;
        let page = dates.iter().zip(&days).zip(shown).map(|((date, on), [some, closing])| {
            let holiday = calendar::holiday(*date).map(|day| day.key().to_owned());
            CalendarDay {
                holiday: holiday.unwrap_or_default(),
                steps: steps.counts.get(on).copied().unwrap_or_default(),
                closes: closes.counts.get(on).copied().unwrap_or_default(),
                entries: entries(CalendarKind::Step, some, &leads)
                    .chain(entries(CalendarKind::Close, closing, &leads))
                    .collect(),
                on: on.clone(),
            }
        });
        let lost = filter.lost().iter().map(|path| culprit::place(path)).collect();
        Ok(CalendarPage { days: page.collect(), lost })
    };
    match &request.place {
        Some(place) => app.read_latest(place, look),
        None => app.read(look),
    }
}

/// Entries of one kind by day: the first of each, and how many there are.
struct Days {
    first: BTreeMap<String, Vec<Found>>,
    counts: BTreeMap<String, i64>,
}

impl Days {
    fn on(&self, day: &str) -> &[Found] {
        self.first.get(day).map(Vec::as_slice).unwrap_or_default()
    }
}

fn kind(
    db: &Connection,
    what: CalendarKind,
    days: &[String],
    room: usize,
    filter: &Filter,
    few: Option<&[i64]>,
) -> Result<Days> {
    let mut first: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    let found = match few {
        Some(leads) => {
            let found = store::list_of_leads(db, what, leads, days)?;
            for one in &found {
                let count = counts.entry(one.on.clone()).or_default();
                *count = (*count + 1).min(COUNTED);
            }
            found
        }
        None => {
            counts = store::count_days(db, what, days, COUNTED, filter)?;
            let limit = i64::try_from(room).unwrap_or(1);
            store::list_first(db, what, days, limit, filter)?
        }
    };
    for one in found {
        let of_day = first.entry(one.on.clone()).or_default();
        if of_day.len() < room {
            of_day.push(one);
        }
    }
    Ok(Days { first, counts })
}

/// The leads of these entries, at most [`ROWS`], by their id.
fn read_leads<'a>(
    db: &Connection,
    found: impl Iterator<Item = &'a Found>,
) -> Result<BTreeMap<String, LeadRow>> {
    let keys: BTreeSet<i64> = found.map(|one| one.rid).collect();
    let keys: Vec<i64> = keys.into_iter().collect();
    let window = Window {
        condition: "1",
        params: Vec::new(),
        filter: &Filter::default(),
        order: "card.lead_rid",
        offset: 0,
        limit: ROWS,
    };
    let rows = rows::select_among(db, &keys, window)?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

fn entries<'a>(
    what: CalendarKind,
    found: &'a [Found],
    leads: &'a BTreeMap<String, LeadRow>,
) -> impl Iterator<Item = CalendarEntry> + 'a {
    found
        .iter()
        .filter_map(|one| leads.get(&one.id.to_string()))
        .map(move |lead| CalendarEntry { what, lead: lead.clone() })
}

/// A window of all entries of a day: steps, then closes.
///
/// # Errors
/// As [`read_calendar`].
pub fn read_calendar_day(app: &App, request: &ReadCalendarDay) -> Result<CalendarDayPage> {
    let on = read_day(&request.on)?.to_string();
    let limit = request.limit.clamp(1, ROWS);
    let offset = request.offset.max(0);
    app.read(|db| {
        let filter = Filter::of(db, &request.query, app.env())?;
        let day = [on.clone()];
        let count = |what| {
            let counts = store::count_days(db, what, &day, i64::MAX, &filter)?;
            Ok::<_, Error>(counts.get(&on).copied().unwrap_or_default())
        };
        let (steps, closes) = (count(CalendarKind::Step)?, count(CalendarKind::Close)?);
        let part = |what: CalendarKind, offset: i64, limit: i64| {
            let condition = store::condition(what, "?");
            let window = Window {
                condition: &condition,
                params: vec![Value::Text(on.clone())],
                filter: &filter,
                order: store::order(what),
                offset,
                limit,
            };
            let rows = rows::select(db, window)?;
            Ok::<_, Error>(rows.into_iter().map(move |lead| CalendarEntry { what, lead }))
        };
        let mut entries: Vec<CalendarEntry> = Vec::new();
        if offset < steps {
            entries.extend(part(CalendarKind::Step, offset, limit)?);
        }
        let left = limit - i64::try_from(entries.len()).unwrap_or(limit);
        if left > 0 && closes > 0 {
            entries.extend(part(CalendarKind::Close, (offset - steps).max(0), left)?);
        }
        let read = offset + i64::try_from(entries.len()).unwrap_or(limit);
        Ok(CalendarDayPage { more: read < steps + closes, entries })
    })
}
