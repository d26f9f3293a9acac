//! The columns of `lead_card` that a card of the board shows.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::error::Result;
use crate::funnel::cards::{BoardCard, BoardStep};
use crate::leads::own::wire::OwnChip;
use crate::leads::rows::{self, Window};
use crate::leads::wire::{Crossed, Tag};

const COLUMNS: &str =
    "card.lead_id, card.name, card.kana, card.company, card.department, card.title,
  card.mail, card.phone, card.mail_trouble,
  (SELECT id FROM stage WHERE stage.rid = card.stage_rid), card.grade, card.score, card.band,
  card.step_state, card.step_kind, card.step_title, card.step_due_on, card.step_due_at,
  card.step_since, card.step_why, card.replied, card.quiet, card.stage_since, card.value_minor,
  card.value_currency, card.source, card.tags, card.own";

/// The cards of a window, in order.
pub(crate) fn select(db: &Connection, window: Window<'_>) -> Result<Vec<BoardCard>> {
    rows::select_as(db, window, COLUMNS, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<BoardCard> {
    Ok(BoardCard {
        id: row.get(0)?,
        name: row.get(1)?,
        kana: row.get(2)?,
        company: row.get(3)?,
        department: row.get(4)?,
        title: row.get(5)?,
        mail: row.get(6)?,
        phone: row.get(7)?,
        mail_trouble: row.get(8)?,
        stage: row.get::<_, Option<Uuid>>(9)?.map(|id| id.to_string()).unwrap_or_default(),
        grade: row.get(10)?,
        score: row.get(11)?,
        band: row.get(12)?,
        step: BoardStep {
            state: rows::read_state(row.get_ref(13)?.as_str()?),
            kind: row.get(14)?,
            title: row.get(15)?,
            due_on: row.get(16)?,
            due_at: row.get(17)?,
            since: row.get(18)?,
            crossed: list::<Crossed>(row, 19)?.map(|crossed| (crossed.total, crossed.gain)),
        },
        replied: row.get(20)?,
        quiet: row.get(21)?,
        stage_since: row.get(22)?,
        value_minor: row.get(23)?,
        value_currency: row.get(24)?,
        source: row.get(25)?,
        tags: list::<Vec<Tag>>(row, 26)?.unwrap_or_default(),
        own: list::<Vec<OwnChip>>(row, 27)?.unwrap_or_default(),
    })
}

/// What a column keeps as JSON; none if it is something else.
fn list<T: serde::de::DeserializeOwned>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    let text = row.get_ref(at)?.as_str()?;
    Ok(if text.len() > 2 { serde_json::from_str(text).ok() } else { None })
}
