//! A page of cards gives back the cards it was made of, and is what the program's page reads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

/// The page that `ui/src/ipc/cards.test.ts` reads.
const SAMPLE: &str = include_str!("../../../../ui/src/ipc/cards.sample.json");

fn plain(id: &str, name: &str) -> BoardCard {
    BoardCard {
        id: Uuid::parse_str(id).unwrap(),
        name: name.into(),
        kana: String::new(),
        company: String::new(),
        department: String::new(),
        title: String::new(),
        mail: String::new(),
        phone: String::new(),
        mail_trouble: String::new(),
        stage: "00000000-0000-4000-8000-000000000051".into(),
        grade: String::new(),
        score: 7,
        band: "cold".into(),
        step: BoardStep {
            state: StepState::None,
            kind: String::new(),
            title: String::new(),
            due_on: None,
            due_at: None,
            since: None,
            crossed: None,
        },
        replied: false,
        quiet: true,
        stage_since: 1_775_000_000_000,
        value_minor: 0,
        value_currency: "JPY".into(),
        source: "展示会2026".into(),
        tags: Vec::new(),
        own: Vec::new(),
    }
}

fn tag(id: &str, name: &str, colour: i64) -> Tag {
    Tag { id: id.into(), name: name.into(), colour }
}

fn chip(field: &str, name: &str, kind: &str, value: &str) -> OwnChip {
    OwnChip { field: field.into(), name: name.into(), kind: kind.into(), value: value.into() }
}

fn hanako() -> BoardCard {
    BoardCard {
        kana: "サトウ ハナコ".into(),
        company: "株式会社サクラ電機".into(),
        department: "営業部".into(),
        title: "部長".into(),
        mail: "hanako@sakura.example".into(),
        grade: "A".into(),
        score: 81,
        band: "hot".into(),
        step: BoardStep {
            state: StepState::Today,
            kind: "call".into(),
            title: "見積の件".into(),
            due_on: Some("2026-04-07".into()),
            due_at: Some(1_775_520_000_000),
            since: None,
            crossed: Some((81, 30)),
        },
        replied: true,
        quiet: false,
        value_minor: 1_200_000,
        tags: vec![tag("t1", "VIP", 1), tag("t2", "展示会", 2)],
        own: vec![chip("own:1", "色", "choice", "青"), chip("own:2", "会員", "yes_no", "yes")],
        ..plain("00000000-0000-4000-8000-0000000000a1", "佐藤 花子")
    }
}

fn bob() -> BoardCard {
    BoardCard {
        company: "Miller Works Inc.".into(),
        mail_trouble: "bounced".into(),
        tags: vec![tag("t2", "展示会", 2)],
        ..plain("019d461f-0900-7000-8000-0000000000b2", "Bob Miller")
    }
}

#[test]
fn the_sample_of_the_page_is_what_the_core_sends() {
    let page = CardPage::of(&Cards { cards: vec![hanako(), bob()], offset: 40 });
    let sample: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    assert_eq!(serde_json::to_value(&page).unwrap(), sample);
}

#[test]
fn a_page_gives_back_the_cards_it_was_made_of() {
    for cards in [vec![], vec![bob()], vec![hanako(), hanako()], vec![bob(), hanako(), bob()]] {
        let page = CardPage::of(&Cards { cards: cards.clone(), offset: 0 });
        let sent = serde_json::to_string(&page).unwrap();
        let read: CardPage = serde_json::from_str(&sent).unwrap();
        assert_eq!(read.cards(), cards);
    }
}

#[test]
fn every_state_of_a_step_comes_back() {
    use StepState::{None, Overdue, Planned, Today, Waiting};
    let with = |state| BoardCard { step: BoardStep { state, ..bob().step }, ..bob() };
    let cards: Vec<BoardCard> = [Overdue, Today, Planned, Waiting, None].map(with).into();
    assert_eq!(CardPage::of(&Cards { cards: cards.clone(), offset: 0 }).cards(), cards);
}
