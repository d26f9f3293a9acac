//! A card of the board, and a page of them as it goes over the wire.
//!
//! Words: a card has *members*; on the wire each member is a *column*, the values of all cards in
//! order, so that nothing is named twice. A column whose cards all say the same holds it once. What
//! several cards say (titles, sources, days) stands once in `words`, and columns point there.
//!
//! Invariant: [`CardPage::cards`] gives back exactly what [`CardPage::of`] took; the page of the
//! program does the same in `ui/src/ipc/cards.ts`.

use std::collections::HashMap;

use uuid::Uuid;

use super::wire::{CardField, CardPage};
use crate::leads::own::wire::OwnChip;
use crate::leads::wire::{StepState, Tag};
use crate::text::base64;

/// A lead as its card on the board shows it; members as in [`crate::leads::wire::LeadRow`].
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in LeadRow")]
pub struct BoardCard {
    pub id: Uuid,
    pub name: String,
    pub kana: String,
    pub company: String,
    pub department: String,
    pub title: String,
    pub mail: String,
    pub phone: String,
    pub mail_trouble: String,
    pub stage: String,
    pub grade: String,
    pub score: i64,
    pub band: String,
    pub step: BoardStep,
    pub replied: bool,
    pub quiet: bool,
    pub stage_since: i64,
    pub value_minor: i64,
    pub value_currency: String,
    pub source: String,
    pub tags: Vec<Tag>,
    pub own: Vec<OwnChip>,
}

/// The next step of a card.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in StepView")]
pub struct BoardStep {
    pub state: StepState,
    pub kind: String,
    pub title: String,
    pub due_on: Option<String>,
    pub due_at: Option<i64>,
    pub since: Option<i64>,
    /// Total and gain of the crossing of the contact line behind it.
    pub crossed: Option<(i64, i64)>,
}

/// A window of a column of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Cards {
    /// In order.
    pub cards: Vec<BoardCard>,
    /// Offset of the first.
    pub offset: i64,
}

/// Texts told once, by their place.
struct Words {
    list: Vec<String>,
    places: HashMap<String, i64>,
}

impl Words {
    fn place(&mut self, word: &str) -> i64 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = whole(self.list.len());
        self.list.push(word.to_owned());
        self.places.insert(word.to_owned(), place);
        place
    }
}

fn whole(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// A column: one value if all cards say the same.
fn column<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    if values.iter().skip(1).all(|value| Some(value) == values.first()) {
        values.truncate(1);
    }
    values
}

/// The value of card `at` in a column.
fn value<T: Clone + Default>(column: &[T], at: usize) -> T {
    let found = if column.len() == 1 { column.first() } else { column.get(at) };
    found.cloned().unwrap_or_default()
}

/// Places of the cards of which something holds.
fn places(cards: &[BoardCard], holds: fn(&BoardCard) -> bool) -> Vec<i64> {
    let all = cards.iter().enumerate();
    all.filter(|(_, card)| holds(card)).map(|(at, _)| whole(at)).collect()
}

fn state_code(state: StepState) -> &'static str {
    match state {
        StepState::Overdue => "overdue",
        StepState::Today => "today",
        StepState::Planned => "planned",
        StepState::Waiting => "waiting",
        StepState::None => "",
    }
}

impl CardPage {
    /// The page of a window.
    pub fn of(window: &Cards) -> Self {
        let cards = &window.cards;
        let mut words = Words { list: Vec::new(), places: HashMap::new() };
        words.place("");
        let mut told = |member: fn(&BoardCard) -> &str| {
            column(cards.iter().map(|card| words.place(member(card))))
        };
        let text = |member: fn(&BoardCard) -> &String| column(cards.iter().map(member).cloned());
        let mut page = Self {
            offset: window.offset,
            department: told(|card| &card.department),
            title: told(|card| &card.title),
            mail_trouble: told(|card| &card.mail_trouble),
            stage: told(|card| &card.stage),
            grade: told(|card| &card.grade),
            band: told(|card| &card.band),
            step_state: told(|card| state_code(card.step.state)),
            step_kind: told(|card| &card.step.kind),
            step_title: told(|card| &card.step.title),
            step_due_on: told(|card| card.step.due_on.as_deref().unwrap_or_default()),
            value_currency: told(|card| &card.value_currency),
            source: told(|card| &card.source),
            id: cards.iter().map(|card| short(card.id)).collect(),
            name: text(|card| &card.name),
            kana: text(|card| &card.kana),
            company: text(|card| &card.company),
            mail: text(|card| &card.mail),
            phone: text(|card| &card.phone),
            score: column(cards.iter().map(|card| card.score)),
            step_due_at: column(cards.iter().map(|card| card.step.due_at)),
            step_since: column(cards.iter().map(|card| card.step.since)),
            step_crossed: column(cards.iter().map(|card| card.step.crossed)),
            replied: places(cards, |card| card.replied),
            quiet: places(cards, |card| card.quiet),
            stage_since: column(cards.iter().map(|card| card.stage_since)),
            value_minor: column(cards.iter().map(|card| card.value_minor)),
            tags: Vec::new(),
            known_tags: Vec::new(),
            own: Vec::new(),
            known_fields: Vec::new(),
            words: Vec::new(),
        };
        page.words = words.list;
        page.add_lists(cards);
        page
    }

    /// Tags and own fields, each told once.
    fn add_lists(&mut self, cards: &[BoardCard]) {
        let mut tag_of = |tag: &Tag| {
            whole(self.known_tags.iter().position(|known| known == tag).unwrap_or_else(|| {
                self.known_tags.push(tag.clone());
                self.known_tags.len() - 1
            }))
        };
        self.tags = column(cards.iter().map(|card| card.tags.iter().map(&mut tag_of).collect()));
        let mut chip_of = |chip: &OwnChip| {
            let known = self.known_fields.iter().position(|known| {
                (&known.field, &known.name, &known.kind) == (&chip.field, &chip.name, &chip.kind)
            });
            let place = known.unwrap_or_else(|| {
                let (field, name) = (chip.field.clone(), chip.name.clone());
                self.known_fields.push(CardField { field, name, kind: chip.kind.clone() });
                self.known_fields.len() - 1
            });
            (whole(place), chip.value.clone())
        };
        self.own = column(cards.iter().map(|card| card.own.iter().map(&mut chip_of).collect()));
    }

    /// The cards of the page; what a page of another program does not hold is empty.
    pub fn cards(&self) -> Vec<BoardCard> {
        let at_place = |place: i64| usize::try_from(place).unwrap_or(usize::MAX);
        let word = |column: &[i64], at: usize| {
            self.words.get(at_place(value(column, at))).cloned().unwrap_or_default()
        };
        let card = |(at, id): (usize, &String)| BoardCard {
            id: long(id),
            name: value(&self.name, at),
            kana: value(&self.kana, at),
            company: value(&self.company, at),
            department: word(&self.department, at),
            title: word(&self.title, at),
            mail: value(&self.mail, at),
            phone: value(&self.phone, at),
            mail_trouble: word(&self.mail_trouble, at),
            stage: word(&self.stage, at),
            grade: word(&self.grade, at),
            score: value(&self.score, at),
            band: word(&self.band, at),
            step: BoardStep {
                state: crate::leads::rows::read_state(&word(&self.step_state, at)),
                kind: word(&self.step_kind, at),
                title: word(&self.step_title, at),
                due_on: Some(word(&self.step_due_on, at)).filter(|day| !day.is_empty()),
                due_at: value(&self.step_due_at, at),
                since: value(&self.step_since, at),
                crossed: value(&self.step_crossed, at),
            },
            replied: self.replied.contains(&whole(at)),
            quiet: self.quiet.contains(&whole(at)),
            stage_since: value(&self.stage_since, at),
            value_minor: value(&self.value_minor, at),
            value_currency: word(&self.value_currency, at),
            source: word(&self.source, at),
            tags: value(&self.tags, at)
                .into_iter()
                .filter_map(|tag| self.known_tags.get(at_place(tag)).cloned())
                .collect(),
            own: value(&self.own, at)
                .into_iter()
                .filter_map(|(field, value)| {
                    let CardField { field, name, kind } =
                        self.known_fields.get(at_place(field))?.clone();
                    Some(OwnChip { field, name, kind, value })
                })
                .collect(),
        };
        self.id.iter().enumerate().map(card).collect()
    }
}

/// An id in 22 characters instead of 36.
fn short(id: Uuid) -> String {
    let mut text = base64::encode(id.as_bytes());
    text.truncate(22);
    text
}

fn long(id: &str) -> Uuid {
    let bytes = base64::decode(id.as_bytes()).unwrap_or_default();
    Uuid::from_slice(&bytes).unwrap_or_default()
}

#[cfg(test)]
#[path = "cards_tests.rs"]
mod tests;
