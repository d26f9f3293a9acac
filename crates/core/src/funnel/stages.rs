//! Verbs on the stages themselves: order of a column, names, limits.

use super::api::{CardSort, SortStage, Stage, UpdateStage};
use super::store::{self, StageRow};
use crate::api::Changed;
use crate::app::{App, Tx};
use crate::error::Result;
use crate::leads::position::positions_in_order;
use crate::require;
use crate::undo::Op;

/// Chooses the order of a column.
///
/// # Errors
/// `StageNotFound`.
pub fn sort_stage(app: &App, request: &SortStage) -> Result<Changed> {
    app.change(Op::SortStage, |tx| {
        let row = store::get_stage(tx, &request.stage)?;
        tx.label("stage", row.stage.code.clone());
        order_by(tx, &row, request.sort)
    })
    .map(|(changed, ())| changed)
}

/// Gives a column an order. By hand begins with what was seen: the cards keep their places.
pub(crate) fn order_by(tx: &Tx<'_>, row: &StageRow, sort: CardSort) -> Result<()> {
    if sort == CardSort::Manual && row.stage.sort != CardSort::Manual {
        let seen = store::list_places(tx, row.rid, row.stage.sort)?;
        let places = positions_in_order(seen.iter().map(|(_, place)| place.clone()).collect());
        for ((lead, _), place) in seen.iter().zip(&places).filter(|((_, old), new)| old != *new) {
            store::set_position(tx, *lead, place)?;
        }
    }
    store::update_stage(tx, row.rid, &Stage { sort, ..row.stage.clone() })
}

/// Changes name, limit or chance of a stage.
///
/// # Errors
/// `StageNotFound`; `FieldInvalid`, `FieldTooLong`.
pub fn update_stage(app: &App, request: &UpdateStage) -> Result<Changed> {
    for (field, name) in [("name_en", &request.name_en), ("name_ja", &request.name_ja)] {
        let fits = name.as_ref().is_none_or(|name| name.chars().count() <= 40);
        require!(fits, FieldTooLong, "field" => field, "limit" => 40);
    }
    for (field, value, top) in
        [("quiet_days", request.quiet_days, 3_650), ("probability", request.probability, 100)]
    {
        let fits = value.is_none_or(|value| (0..=top).contains(&value));
        require!(fits, FieldInvalid, "field" => field, "value" => value.unwrap_or_default());
    }
    app.change(Op::UpdateStage, |tx| {
        let row = store::get_stage(tx, &request.stage)?;
        tx.label("stage", row.stage.code.clone());
        let mut stage = row.stage;
        let take = |into: &mut String, from: &Option<String>| {
            if let Some(from) = from {
                *into = from.trim().to_owned();
            }
        };
        take(&mut stage.name_en, &request.name_en);
        take(&mut stage.name_ja, &request.name_ja);
        stage.quiet_days = request.quiet_days.unwrap_or(stage.quiet_days);
        stage.probability = request.probability.unwrap_or(stage.probability);
        store::update_stage(tx, row.rid, &stage)
    })
    .map(|(changed, ())| changed)
}
