//! Reading the board: headers from totals, cards by window.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::cards::Cards;
use super::groups;
use super::store::{self, StageRow};
use super::wire::{Board, Column, ReadBoard, ReadCards, StageVisit};
use crate::app::App;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::filter::{Filter, culprit};
use crate::leads::rows::{self, urgency};
use crate::leads::wire::{LeadQuery, MoneySum};

/// Departures that the median and the conversion of a header look at.
const DEPARTURES: i64 = 200;
/// Fewer say nothing.
const ENOUGH: usize = 5;
const DAY_MS: i64 = 86_400_000;

/// Columns with counts and sums. By stage and without a filter it reads totals only, at any size.
///
/// # Errors
/// `NotFound` for an id in the query that is not one.
pub fn read_board(app: &App, query: &LeadQuery) -> Result<Board> {
    read_board_by(app, &ReadBoard { query: query.clone(), ..ReadBoard::default() })
}

/// [`read_board`] with the columns that the request asks for.
///
/// # Errors
/// As [`read_board`]; `NotFound` for a field that was removed, `FieldInvalid` for a group that is
/// none, `Stopped`.
pub fn read_board_by(app: &App, request: &ReadBoard) -> Result<Board> {
    let look = |db: &Connection| {
        let filter = Filter::of(db, &request.query, app.env())?;
        let (columns, more) = match request.group.as_str() {
            "" => (list_columns(db, &filter)?, 0),
            group => groups::columns(db, group, &filter)?,
        };
        let open = columns
            .iter()
            .filter(|column| !column.stage.kind.is_closed())
            .map(|column| column.count)
            .sum();
        let no_step = store::count_open_with(db, urgency::NO_STEP)?;
        let quiet = store::count_open_with(db, urgency::QUIET)?;
        let lost = filter.lost().iter().map(|path| culprit::place(path)).collect();
        Ok(Board { columns, open, no_step: no_step + quiet, quiet, lost, more })
    };
    match &request.place {
        Some(place) => app.read_latest(place, look),
        None => app.read(look),
    }
}

fn list_columns(db: &Connection, filter: &Filter) -> Result<Vec<Column>> {
    let stages = store::list_stages(db)?;
    let totals = if filter.is_empty() {
        store::list_totals(db)?
    } else {
        store::list_filtered_totals(db, filter)?
    };
    let mut columns = Vec::with_capacity(stages.len());
    for row in &stages {
        let departures = store::list_departures(db, row.rid, DEPARTURES)?;
        columns.push(column(row, &stages, &totals, &departures));
    }
    Ok(columns)
}

fn column(
    row: &StageRow,
    stages: &[StageRow],
    totals: &[(i64, String, i64, i64)],
    departures: &[(i64, i64)],
) -> Column {
    let mine = totals.iter().filter(|(stage, ..)| *stage == row.rid);
    let mut count = 0;
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for (_, currency, leads, minor) in mine {
        count += leads;
        if *minor != 0 {
            *sums.entry(currency).or_default() += minor;
        }
    }
    let money = |factor: i64| {
        sums.iter()
            .map(|(currency, minor)| MoneySum {
                minor: minor * factor / 100,
                currency: (*currency).to_owned(),
            })
            .collect()
    };
    let mut stays: Vec<i64> = departures.iter().map(|(stayed, _)| stayed / DAY_MS).collect();
    stays.sort_unstable();
    let is_onward = |to: i64| {
        stages.iter().find(|stage| stage.rid == to).is_some_and(|to| {
            to.stage.kind == super::wire::StageKind::Won
                || (!to.stage.kind.is_closed() && to.order > row.order)
        })
    };
    let onward = departures.iter().filter(|(_, to)| is_onward(*to)).count();
    let enough = departures.len() >= ENOUGH;
    Column {
        stage: row.stage.clone(),
        count,
        values: money(100),
        weighted: money(row.stage.probability),
        median_days: enough.then(|| stays[stays.len() / 2]),
        went_on: enough.then(|| i64::try_from(100 * onward / departures.len()).unwrap_or_default()),
    }
}

/// Some cards of one column in the asked order; those of a grouped board stand by score.
///
/// # Errors
/// `StageNotFound`; for a column of a group those of [`read_board_by`].
pub fn read_cards(app: &App, request: &ReadCards) -> Result<Cards> {
    app.read(|db| {
        let filter = Filter::of(db, &request.query, app.env())?;
        let offset = request.offset.max(0);
        if let Some((condition, params)) = groups::column_condition(db, &request.stage)? {
            let window = rows::Window {
                condition: &condition,
                params,
                filter: &filter,
                order: groups::ORDER,
                offset,
                limit: request.limit,
            };
            return Ok(Cards { cards: store::cards::select(db, window)?, offset });
        }
        let stage = store::get_stage(db, &request.stage)?;
        let sort = request.sort.unwrap_or(stage.stage.sort);
        let cards = store::cards::select(
            db,
            rows::Window {
                condition: "card.stage_rid = ?",
                params: store::stage_param(stage.rid),
                filter: &filter,
                order: store::order_of(sort),
                offset,
                limit: request.limit,
            },
        )?;
        Ok(Cards { cards, offset })
    })
}

/// Stays of a lead in its stages, newest first.
///
/// # Errors
/// `LeadGone`.
pub fn read_path(app: &App, lead: &str) -> Result<Vec<StageVisit>> {
    let now = app.env().clock.now().0;
    app.read(|db| {
        let standing =
            store::find_standing_of(db, lead)?.ok_or_else(|| Error::new(ErrorCode::LeadGone))?;
        let entries = store::list_entries(db, standing.lead)?;
        let mut visits: Vec<StageVisit> = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let until = entries.get(index + 1).map(|next| next.at);
            visits.push(StageVisit {
                stage: entry.stage.to_string(),
                from: entry.at,
                until,
                days: (until.unwrap_or(now) - entry.at).max(0) / DAY_MS,
                cycle: entry.cycle,
                reason: entry.reason.clone(),
                note: entry.note.clone(),
                closed_on: entry.closed_on.clone(),
                value: (entry.value_minor != 0).then(|| MoneySum {
                    minor: entry.value_minor,
                    currency: entry.value_currency.clone(),
                }),
            });
        }
        visits.reverse();
        Ok(visits)
    })
}
