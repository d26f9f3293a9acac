//! Reading `lead_card` as lists and boards show it: one narrow row per lead, no joins.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::db::key_list;
use crate::error::Result;
use crate::leads::filter::Filter;
use crate::leads::own::wire::OwnChip;
use crate::leads::wire::{Crossed, LeadRow, StepState, StepView, Tag};

const COLUMNS: &str = "card.lead_id, card.name, card.kana, card.language, card.company,
  card.department, card.title, card.mail, card.phone, card.mail_trouble, card.ground,
  (SELECT id FROM stage WHERE stage.rid = card.stage_rid), card.grade, card.score, card.fit,
  card.engagement, card.band, card.aside, card.step_state, card.step_kind, card.step_title,
  card.step_due_on, card.step_due_at, card.step_since, card.step_why, card.last_contact_at,
  card.last_contact_kind, card.replied, card.stage_since, card.quiet, card.value_minor,
  card.value_currency, card.source, card.tags, card.cycle, card.created_at,
  card.last_mail_at, card.replies, card.expected_close, card.confirmed_at, card.ground_at,
  card.quality, card.own";

/// Which window of which leads in which order.
pub(crate) struct Window<'a> {
    /// A condition before the filter, such as `card.stage_rid = ?`, with its parameters.
    pub(crate) condition: &'a str,
    /// Parameters of `condition`.
    pub(crate) params: Vec<Value>,
    /// Narrows further.
    pub(crate) filter: &'a Filter,
    /// Fixed text of an ORDER BY that an index serves.
    pub(crate) order: &'a str,
    /// Rows to pass over: the index is walked, the table is not.
    pub(crate) offset: i64,
    /// At most 200.
    pub(crate) limit: i64,
}

/// The leads of a window, in order.
pub(crate) fn select(db: &Connection, window: Window<'_>) -> Result<Vec<LeadRow>> {
    select_as(db, window, COLUMNS, read)
}

/// The window of leads that are known already.
pub(crate) fn select_among(
    db: &Connection,
    keys: &[i64],
    window: Window<'_>,
) -> Result<Vec<LeadRow>> {
    cut_among(db, keys, window, COLUMNS, read)
}

/// The rows of leads that are known already, as they stand.
pub(crate) fn list_rows(db: &Connection, keys: &[i64]) -> Result<Vec<LeadRow>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM json_each(?1) AS key
           CROSS JOIN lead_card AS card ON card.lead_rid = key.value ORDER BY key.key"
    ))?;
    let rows = list.query_map([key_list(keys)], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// As [`select`], of other columns of `card`.
///
/// The window is cut over an index first and joined to the rows after, so that a jump far down a
/// long column reads index entries, not rows.
pub(crate) fn select_as<T>(
    db: &Connection,
    window: Window<'_>,
    columns: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    if let Some(keys) = window.filter.list_few(db, window.condition, &window.params)? {
        return cut_among(db, &keys, window, columns, read);
    }
    cut(db, window, columns, read)
}

fn cut_among<T>(
    db: &Connection,
    keys: &[i64],
    window: Window<'_>,
    columns: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let all = Filter::default();
    let params = vec![Value::Text(key_list(keys))];
    let condition = "card.lead_rid IN (SELECT value FROM json_each(?))";
    cut(db, Window { condition, params, filter: &all, ..window }, columns, read)
}

/// The window by a walk over an index of its order.
fn cut<T>(
    db: &Connection,
    window: Window<'_>,
    columns: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let sql = format!(
        "SELECT {columns} FROM (
           SELECT card.lead_rid FROM lead_card AS card WHERE {}{} ORDER BY {} LIMIT ? OFFSET ?
         ) AS cut JOIN lead_card AS card ON card.lead_rid = cut.lead_rid ORDER BY {}",
        window.condition,
        window.filter.and(),
        window.order,
        window.order,
    );
    let mut params = window.params;
    params.extend_from_slice(window.filter.params());
    params.push(Value::Integer(window.limit.clamp(0, 200)));
    params.push(Value::Integer(window.offset.max(0)));
    let mut select = db.prepare_cached(&sql)?;
    let rows = select.query_map(rusqlite::params_from_iter(params), read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The card of one lead; `None` if it is gone or in the Trash.
pub(crate) fn find(db: &Connection, lead: i64) -> Result<Option<LeadRow>> {
    let filter = Filter::default();
    let window = Window {
        condition: "card.lead_rid = ?",
        params: vec![Value::Integer(lead)],
        filter: &filter,
        order: "card.lead_rid",
        offset: 0,
        limit: 1,
    };
    Ok(select(db, window)?.pop())
}

fn read(row: &Row<'_>) -> rusqlite::Result<LeadRow> {
    let tags: String = row.get(33)?;
    let why: String = row.get(24)?;
    let own: String = row.get(42)?;
    let crossed = serde_json::from_str::<Crossed>(&why).ok();
    Ok(LeadRow {
        id: row.get::<_, Uuid>(0)?.to_string(),
        name: row.get(1)?,
        kana: row.get(2)?,
        language: row.get(3)?,
        company: row.get(4)?,
        department: row.get(5)?,
        title: row.get(6)?,
        mail: row.get(7)?,
        phone: row.get(8)?,
        mail_trouble: row.get(9)?,
        ground: row.get(10)?,
        stage: row.get::<_, Option<Uuid>>(11)?.map(|id| id.to_string()).unwrap_or_default(),
        grade: row.get(12)?,
        score: row.get(13)?,
        fit: row.get(14)?,
        engagement: row.get(15)?,
        band: row.get(16)?,
        aside: row.get(17)?,
        step: StepView {
            state: read_state(&row.get::<_, String>(18)?),
            kind: row.get(19)?,
            title: row.get(20)?,
            due_on: row.get(21)?,
            due_at: row.get(22)?,
            since: row.get(23)?,
            why: if crossed.is_some() { String::new() } else { why },
            crossed,
        },
        last_contact_at: row.get(25)?,
        last_contact_kind: row.get(26)?,
        replied: row.get(27)?,
        stage_since: row.get(28)?,
        quiet: row.get(29)?,
        value_minor: row.get(30)?,
        value_currency: row.get(31)?,
        source: row.get(32)?,
        tags: serde_json::from_str::<Vec<Tag>>(&tags).unwrap_or_default(),
        cycle: row.get(34)?,
        created_at: row.get(35)?,
        last_mail_at: row.get(36)?,
        replies: row.get(37)?,
        expected_close: row.get(38)?,
        confirmed_at: row.get(39)?,
        ground_at: row.get(40)?,
        quality: row.get::<_, String>(41)?.split_whitespace().map(str::to_owned).collect(),
        own: serde_json::from_str::<Vec<OwnChip>>(&own).unwrap_or_default(),
    })
}

/// The state behind `lead_card.step_state`.
pub(crate) fn read_state(code: &str) -> StepState {
    match code {
        "overdue" => StepState::Overdue,
        "today" => StepState::Today,
        "planned" => StepState::Planned,
        "waiting" => StepState::Waiting,
        _ => StepState::None,
    }
}

/// Urgency of a card, lowest first (product ruling: as in Today), kept in `lead_card.urgency`.
pub(crate) mod urgency {
    /// Their reply waits for an answer.
    pub(crate) const REPLIED: i64 = 0;
    /// The next step is overdue.
    pub(crate) const OVERDUE: i64 = 1;
    /// The next step is due today.
    pub(crate) const TODAY: i64 = 2;
    /// An open lead without a next step.
    pub(crate) const NO_STEP: i64 = 3;
    /// Over the limit of its stage without a planned step.
    pub(crate) const QUIET: i64 = 4;
    /// Waits for a reply.
    pub(crate) const WAITING: i64 = 5;
    /// The next step is due later.
    pub(crate) const PLANNED: i64 = 6;
    /// Won or lost: nothing is due.
    pub(crate) const CLOSED: i64 = 7;
}
