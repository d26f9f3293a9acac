//! The funnel on a real file: moves, their log, won and lost and the way back, undo of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::sync::Arc;

use enishi_core::App;
use enishi_core::env::{Env, FixedClock};
use enishi_core::error::ErrorCode;
use enishi_core::funnel::api::{
    AddStage, Board, CardSort, MoveLeads, OrderStage, ReadBoard, ReadCards, RemoveStage,
    ShiftLeads, SortStage, Stage, StageKind, UpdateStage,
};
use enishi_core::funnel::ops as funnel;
use enishi_core::leads::api::{LeadDraft, LeadQuery};
use enishi_core::leads::ops as leads;
use enishi_core::time::Timestamp;

const DAY_MS: i64 = 86_400_000;

struct World {
    app: App,
    clock: Arc<FixedClock>,
    _folder: tempfile::TempDir,
}

fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new(Timestamp::parse("2026-04-01T09:00:00+09:00").unwrap()));
    let mut env = Env::fixed("2026-04-01T09:00:00+09:00", 3);
    env.clock = clock.clone();
    let app = App::open(&folder.path().join("enishi.db"), env).unwrap();
    World { app, clock, _folder: folder }
}

impl World {
    fn lead(&self, family: &str, value: &str) -> String {
        let draft =
            LeadDraft { family_name: family.into(), value: value.into(), ..LeadDraft::default() };
        leads::add_lead(&self.app, &draft).unwrap().lead
    }

    fn stage(&self, code: &str) -> Stage {
        let stages = funnel::list_stages(&self.app).unwrap();
        stages.into_iter().find(|stage| stage.code == code).unwrap()
    }

    fn request(&self, leads: &[&String], to: &str) -> MoveLeads {
        MoveLeads {
            leads: leads.iter().map(|lead| (*lead).clone()).collect(),
            to: self.stage(to).id,
            after: None,
            place: false,
            lost_reason: String::new(),
            note: String::new(),
            return_on: None,
            value: String::new(),
            closed_on: None,
        }
    }

    fn codes(&self) -> Vec<String> {
        let stages = funnel::list_stages(&self.app).unwrap();
        stages.into_iter().map(|stage| stage.code).collect()
    }

    fn undo(&self) {
        enishi_core::undo::undo(&self.app, None).unwrap();
    }

    fn names(&self, code: &str) -> Vec<String> {
        let request = ReadCards {
            stage: self.stage(code).id,
            query: LeadQuery::default(),
            sort: None,
            offset: 0,
            limit: 200,
        };
        let page = funnel::read_cards(&self.app, &request).unwrap();
        page.cards.into_iter().map(|card| card.name).collect()
    }

    fn dump(&self) -> String {
        self.app
            .read(|db| {
                let mut out = String::new();
                for table in
                    ["lead", "stage_event", "next_step", "stage", "lead_card", "stage_total"]
                {
                    let mut all = db.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))?;
                    let skip: Vec<bool> =
                        all.column_names().map(|name| name == "updated_at").collect();
                    let mut rows = all.query([])?;
                    while let Some(row) = rows.next()? {
                        out.push_str(table);
                        for (column, _) in skip.iter().enumerate().filter(|(_, skip)| !**skip) {
                            let value: rusqlite::types::Value = row.get(column)?;
                            out.push_str(&format!("|{value:?}"));
                        }
                        out.push('\n');
                    }
                }
                // A total that fell to zero says the same as none.
                let kept = out.lines().filter(|line| !line.ends_with("|Integer(0)|Integer(0)"));
                Ok(kept.collect::<Vec<_>>().join("\n"))
            })
            .unwrap()
    }
}

#[test]
fn a_new_file_has_the_stages_of_the_design_and_their_kinds() {
    let world = world();
    let stages = funnel::list_stages(&world.app).unwrap();
    let codes: Vec<&str> = stages.iter().map(|stage| stage.code.as_str()).collect();
    assert_eq!(codes, ["new", "contacted", "nurturing", "qualified", "proposal", "won", "lost"]);
    assert_eq!(stages[5].kind, StageKind::Won);
    assert_eq!(stages[6].kind, StageKind::Lost);
}

#[test]
fn moving_a_lead_writes_stage_place_and_log_in_one_undo_step() {
    let world = world();
    let lead = world.lead("佐藤", "1000");
    world.clock.advance(3 * DAY_MS);
    world.app.catch_up().unwrap();
    let before = world.dump();
    let moved = funnel::move_leads(&world.app, &world.request(&[&lead], "qualified")).unwrap();
    assert_eq!((moved.position, moved.count), (1, 1));
    let path = funnel::read_path(&world.app, &lead).unwrap();
    assert_eq!(path.len(), 2);
    assert_eq!(path[1].days, 3, "the time in the first stage is logged");
    let after = world.dump();
    enishi_core::undo::undo(&world.app, None).unwrap();
    assert_eq!(world.dump(), before, "undo leaves the file as it was");
    enishi_core::undo::redo(&world.app).unwrap();
    assert_eq!(world.dump(), after, "redo brings the move again");
}

#[test]
fn a_hundred_leads_move_as_one_step_and_the_totals_follow() {
    let world = world();
    let all: Vec<String> = (0..100).map(|n| world.lead(&format!("名前{n}"), "10")).collect();
    let refs: Vec<&String> = all.iter().collect();
    funnel::move_leads(&world.app, &world.request(&refs, "contacted")).unwrap();
    let board = funnel::read_board(&world.app, &LeadQuery::default()).unwrap();
    assert_eq!((board.columns[0].count, board.columns[1].count), (0, 100));
    assert_eq!(board.columns[1].values[0].minor, 1000);
    assert_eq!(board.columns[1].weighted[0].minor, 100, "10 % of 1,000");
    enishi_core::undo::undo(&world.app, None).unwrap();
    let board = funnel::read_board(&world.app, &LeadQuery::default()).unwrap();
    assert_eq!((board.columns[0].count, board.columns[1].count), (100, 0));
}

#[test]
fn placing_a_card_keeps_the_order_of_the_rest() {
    let world = world();
    let a = world.lead("あ", "");
    let _b = world.lead("い", "");
    let c = world.lead("う", "");
    let stage = world.stage("new").id;
    funnel::sort_stage(&world.app, &SortStage { stage, sort: CardSort::Manual }).unwrap();
    assert_eq!(world.names("new"), ["あ", "い", "う"]);
    let top = MoveLeads { place: true, ..world.request(&[&c], "new") };
    funnel::move_leads(&world.app, &top).unwrap();
    assert_eq!(world.names("new"), ["う", "あ", "い"]);
    let below = MoveLeads { place: true, after: Some(a), ..world.request(&[&c], "new") };
    let moved = funnel::move_leads(&world.app, &below).unwrap();
    assert_eq!(world.names("new"), ["あ", "う", "い"]);
    assert_eq!(moved.position, 2);
    assert!(funnel::read_path(&world.app, &c).unwrap().len() == 1, "a reorder is no move");
}

#[test]
fn losing_needs_a_reason_and_writes_nothing_without_one() {
    let world = world();
    let lead = world.lead("鈴木", "");
    let before = world.dump();
    let refused = funnel::move_leads(&world.app, &world.request(&[&lead], "lost")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::LostReasonNeeded);
    assert_eq!(world.dump(), before);
}

#[test]
fn a_lost_lead_comes_back_to_nurturing_on_its_day_in_a_new_cycle() {
    let world = world();
    let lead = world.lead("鈴木", "");
    let lost = MoveLeads {
        lost_reason: "timing".into(),
        return_on: Some("2026-06-30".into()),
        ..world.request(&[&lead], "lost")
    };
    funnel::move_leads(&world.app, &lost).unwrap();
    world.clock.advance(89 * DAY_MS);
    world.app.catch_up().unwrap();
    assert_eq!(world.names("lost"), ["鈴木"], "one day early it stays lost");
    world.clock.advance(DAY_MS);
    world.app.catch_up().unwrap();
    assert_eq!(world.names("nurturing"), ["鈴木"]);
    let path = funnel::read_path(&world.app, &lead).unwrap();
    assert_eq!((path[0].cycle, path[1].cycle), (2, 1));
    assert_eq!(path[1].reason, "timing", "the reason stays in the history");
}

#[test]
fn winning_takes_the_value_and_ends_the_open_step() {
    let world = world();
    let lead = world.lead("高橋", "");
    let won = MoveLeads { value: "120万円".into(), ..world.request(&[&lead], "won") };
    funnel::move_leads(&world.app, &won).unwrap();
    let board = funnel::read_board(&world.app, &LeadQuery::default()).unwrap();
    assert_eq!(board.columns[5].values[0].minor, 1_200_000);
    assert_eq!(board.open, 0);
}

#[test]
fn a_step_too_far_stays_where_it_is_and_says_so() {
    let world = world();
    let lead = world.lead("田中", "");
    let back = ShiftLeads { leads: vec![lead.clone()], by: -1 };
    assert_eq!(funnel::shift_leads(&world.app, &back).unwrap().stayed, 1);
    for _ in 0..4 {
        let on = ShiftLeads { leads: vec![lead.clone()], by: 1 };
        assert_eq!(funnel::shift_leads(&world.app, &on).unwrap().stayed, 0);
    }
    let further = ShiftLeads { leads: vec![lead], by: 1 };
    assert_eq!(funnel::shift_leads(&world.app, &further).unwrap().stayed, 1, "won is a choice");
    assert_eq!(world.names("proposal"), ["田中"]);
}

#[test]
fn an_undo_that_would_overwrite_a_newer_move_names_the_lead_and_changes_nothing() {
    let world = world();
    let lead = world.lead("伊藤", "");
    let first = funnel::move_leads(&world.app, &world.request(&[&lead], "contacted")).unwrap();
    funnel::move_leads(&world.app, &world.request(&[&lead], "qualified")).unwrap();
    let before = world.dump();
    let refused =
        enishi_core::undo::undo(&world.app, first.changed.change_id.as_deref()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoConflict);
    assert_eq!(refused.params["rows"][0]["name"], "伊藤");
    assert_eq!(refused.params["rows"][0]["op"], "move_leads");
    assert_eq!(world.dump(), before);
}

#[test]
fn a_column_that_turns_manual_keeps_the_order_that_was_seen() {
    let world = world();
    let (low, high) = (world.lead("安藤", "10"), world.lead("別府", "900"));
    world.lead("千葉", "500");
    let stage = world.stage("new").id;
    let by = |sort| {
        funnel::sort_stage(&world.app, &SortStage { stage: stage.clone(), sort }).unwrap();
    };
    by(CardSort::Value);
    assert_eq!(world.names("new"), ["別府", "千葉", "安藤"]);
    let before = world.dump();
    by(CardSort::Manual);
    assert_eq!(world.names("new"), ["別府", "千葉", "安藤"], "frozen as it was seen");
    world.lead("土井", "9000");
    assert_eq!(world.names("new"), ["別府", "千葉", "安藤", "土井"], "a new lead comes behind");
    enishi_core::undo::undo(&world.app, None).unwrap();
    enishi_core::undo::undo(&world.app, None).unwrap();
    assert_eq!(world.dump(), before, "order and places are one step");
    enishi_core::undo::redo(&world.app).unwrap();
    assert_eq!(world.names("new"), ["別府", "千葉", "安藤"]);
    enishi_core::undo::undo(&world.app, None).unwrap();

    let drop = MoveLeads { after: Some(high), place: true, ..world.request(&[&low], "new") };
    funnel::move_leads(&world.app, &drop).unwrap();
    assert_eq!(world.names("new"), ["別府", "安藤", "千葉"], "a drop freezes the rest, too");
    enishi_core::undo::undo(&world.app, None).unwrap();
    assert_eq!(world.dump(), before, "and is one step with it");
}

#[test]
fn a_stage_is_added_ordered_and_taken_back_each_as_one_step() {
    let world = world();
    let lead = world.lead("佐藤", "1000");
    let before = world.dump();
    let new =
        AddStage {
            name_en: String::new(), name_ja: " 見積もり ".into(), kind: StageKind::Deal
        };
    let added = funnel::add_stage(&world.app, &new).unwrap();
    assert_eq!(added.changed.label.params["stage_ja"], "見積もり");
    let stage = funnel::list_stages(&world.app).unwrap().remove(5);
    assert_eq!((stage.id.as_str(), stage.code.as_str()), (added.stage.as_str(), "stage"));
    assert_eq!((stage.name_en.as_str(), stage.colour), ("見積もり", 5), "one name stands for both");
    assert_eq!(world.codes()[4..], ["proposal", "stage", "won", "lost"], "behind the open ones");
    let colours: Vec<i64> =
        funnel::list_stages(&world.app).unwrap().iter().map(|stage| stage.colour).collect();
    assert_eq!(colours, [1, 2, 0, 3, 4, 5, 0, 0], "one ramp in the order of the stages");

    funnel::move_leads(&world.app, &world.request(&[&lead], "stage")).unwrap();
    let board = funnel::read_board(&world.app, &LeadQuery::default()).unwrap();
    assert_eq!((board.columns[5].count, board.columns[5].weighted[0].minor), (1, 600));
    let first = OrderStage { stage: added.stage.clone(), after: None };
    funnel::order_stage(&world.app, &first).unwrap();
    assert_eq!(world.codes()[..3], ["stage", "new", "contacted"]);
    let behind_lost =
        OrderStage { stage: added.stage.clone(), after: Some(world.stage("lost").id) };
    funnel::order_stage(&world.app, &behind_lost).unwrap();
    assert_eq!(world.codes()[4..], ["proposal", "stage", "won", "lost"], "never behind won");
    let won_first = OrderStage { stage: world.stage("won").id, after: None };
    let nothing = funnel::order_stage(&world.app, &won_first).unwrap();
    assert_eq!(nothing.change_id, None, "won stays behind the open ones, nothing is written");
    for _ in 0..4 {
        world.undo();
    }
    assert_eq!(world.dump(), before);
}

#[test]
fn the_order_of_stages_reaches_the_list_of_leads() {
    let world = world();
    let (a, b) = (world.lead("あ", ""), world.lead("い", ""));
    funnel::move_leads(&world.app, &world.request(&[&a], "qualified")).unwrap();
    let order = OrderStage { stage: world.stage("qualified").id, after: None };
    funnel::order_stage(&world.app, &order).unwrap();
    let request = enishi_core::leads::api::ListLeads {
        query: LeadQuery::default(),
        sort: enishi_core::leads::api::LeadSort::Stage,
        descending: false,
        offset: 0,
        limit: 10,
    };
    let ids = |world: &World| -> Vec<String> {
        let page = leads::list_leads(&world.app, &request).unwrap();
        page.rows.into_iter().map(|row| row.id).collect()
    };
    assert_eq!(ids(&world), [a.clone(), b.clone()]);
    world.undo();
    assert_eq!(ids(&world), [b, a], "undo turns it back, too");
}

#[test]
fn a_removed_stage_sends_its_people_where_they_were_told_and_comes_back_with_them() {
    let world = world();
    let (living, trashed) = (world.lead("佐藤", "1000"), world.lead("鈴木", ""));
    let to_new = funnel::move_leads(&world.app, &world.request(&[&living], "contacted")).unwrap();
    funnel::move_leads(&world.app, &world.request(&[&living], "qualified")).unwrap();
    funnel::move_leads(&world.app, &world.request(&[&trashed], "contacted")).unwrap();
    leads::trash_leads(&world.app, std::slice::from_ref(&trashed)).unwrap();
    funnel::move_leads(&world.app, &world.request(&[&living], "contacted")).unwrap();
    let before = world.dump();
    let stage = world.stage("contacted").id;
    let refused = |to: Option<&str>| {
        let to = to.map(|code| world.stage(code).id);
        funnel::remove_stage(&world.app, &RemoveStage { stage: stage.clone(), to }).unwrap_err()
    };
    assert_eq!(refused(None).code, ErrorCode::StageNotEmpty);
    assert_eq!(refused(None).params["count"], 1, "who lies in the Trash need not be asked about");
    assert_eq!(refused(Some("lost")).code, ErrorCode::FieldInvalid, "nobody is lost by that");
    assert_eq!(refused(Some("contacted")).code, ErrorCode::FieldInvalid);
    assert_eq!(world.dump(), before);

    let to = Some(world.stage("nurturing").id);
    funnel::remove_stage(&world.app, &RemoveStage { stage, to }).unwrap();
    assert_eq!(world.names("nurturing"), ["佐藤"]);
    assert!(!world.codes().contains(&"contacted".to_owned()));
    let path = funnel::read_path(&world.app, &living).unwrap();
    assert_eq!(path.len(), 5, "the move is logged, and the old stays are kept");
    let board = funnel::read_board(&world.app, &LeadQuery::default()).unwrap();
    assert_eq!(board.columns.iter().map(|column| column.count).sum::<i64>(), 1);
    let conflict =
        enishi_core::undo::undo(&world.app, to_new.changed.change_id.as_deref()).unwrap_err();
    assert_eq!(conflict.code, ErrorCode::UndoConflict);
    world.undo();
    assert_eq!(world.dump(), before, "stage, people and places are back");
    enishi_core::undo::redo(&world.app).unwrap();
    leads::restore_leads(&world.app, std::slice::from_ref(&trashed)).unwrap();
    assert_eq!(world.names("nurturing").len(), 2, "back from the Trash into a stage that is there");
}

#[test]
fn an_undo_never_puts_a_lead_into_a_stage_that_is_gone() {
    let world = world();
    let lead = world.lead("佐藤", "");
    funnel::move_leads(&world.app, &world.request(&[&lead], "contacted")).unwrap();
    let on = funnel::move_leads(&world.app, &world.request(&[&lead], "qualified")).unwrap();
    let gone = RemoveStage { stage: world.stage("contacted").id, to: None };
    funnel::remove_stage(&world.app, &gone).unwrap();
    let before = world.dump();
    let refused = enishi_core::undo::undo(&world.app, on.changed.change_id.as_deref()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoConflict, "{refused}");
    assert_eq!(refused.params["rows"][0]["name"], "佐藤");
    assert_eq!(refused.params["rows"][0]["op"], "remove_stage", "the removal is in the way");
    assert_eq!(world.dump(), before);
}

#[test]
fn one_open_one_won_and_one_lost_stage_stay() {
    let world = world();
    let remove = |code: &str| {
        let stage = world.stage(code).id;
        funnel::remove_stage(&world.app, &RemoveStage { stage, to: None })
    };
    for code in ["won", "lost"] {
        let refused = remove(code).unwrap_err();
        assert_eq!((refused.code, &refused.params["kind"]), (ErrorCode::StageNeeded, &code.into()));
    }
    let second = AddStage { name_en: "Won".into(), name_ja: String::new(), kind: StageKind::Won };
    funnel::add_stage(&world.app, &second).unwrap();
    assert_eq!(world.codes()[5..], ["won", "lost", "won_2"], "a code is never given twice");
    remove("won").unwrap();
    for code in ["contacted", "nurturing", "qualified", "proposal"] {
        remove(code).unwrap();
    }
    assert_eq!(remove("new").unwrap_err().params["kind"], "open");
    let lost = world.lead("田中", "");
    let lose = MoveLeads {
        lost_reason: "timing".into(),
        return_on: Some("2026-04-02".into()),
        ..world.request(&[&lost], "lost")
    };
    funnel::move_leads(&world.app, &lose).unwrap();
    world.clock.advance(DAY_MS);
    world.app.catch_up().unwrap();
    assert_eq!(world.names("new"), ["田中"], "without nurturing people come back to the start");
}

#[test]
fn a_stage_of_a_person_keeps_a_name_and_a_built_in_one_has_words_of_its_own() {
    let world = world();
    let nameless = AddStage { name_en: " ".into(), name_ja: String::new(), kind: StageKind::Deal };
    let refused = funnel::add_stage(&world.app, &nameless).unwrap_err();
    assert_eq!(refused.code, ErrorCode::StageNameless);
    let new =
        AddStage { name_en: "Site visit".into(), name_ja: "訪問".into(), kind: StageKind::Deal };
    let stage = funnel::add_stage(&world.app, &new).unwrap().stage;
    assert_eq!(world.codes()[5], "site_visit");
    let rename = |en: &str, ja: &str| UpdateStage {
        stage: stage.clone(),
        name_en: Some(en.into()),
        name_ja: Some(ja.into()),
        quiet_days: None,
        probability: None,
    };
    let refused = funnel::update_stage(&world.app, &rename("", "")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::StageNameless);
    funnel::update_stage(&world.app, &rename("", "現地訪問")).unwrap();
    assert_eq!(world.stage("site_visit").name_en, "現地訪問");
    let built_in = UpdateStage { stage: world.stage("new").id, ..rename("", "") };
    funnel::update_stage(&world.app, &built_in).unwrap();
    assert_eq!(world.stage("new").name_en, "", "its own words again");
}

#[test]
fn the_day_and_the_value_of_winning_stay_with_the_move() {
    let world = world();
    let lead = world.lead("高橋", "");
    world.clock.advance(10 * DAY_MS);
    world.app.catch_up().unwrap();
    let before = world.dump();
    let won = |on: &str| MoveLeads {
        value: "120万円".into(),
        closed_on: Some(on.into()),
        ..world.request(&[&lead], "won")
    };
    let refused = funnel::move_leads(&world.app, &won("2026-04-12")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::DateInFuture, "tomorrow");
    let refused = funnel::move_leads(&world.app, &won("soon")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::DateInvalid);
    assert_eq!(world.dump(), before);
    funnel::move_leads(&world.app, &won("2026/04/08")).unwrap();
    let visit = funnel::read_path(&world.app, &lead).unwrap().remove(0);
    assert_eq!(visit.closed_on.as_deref(), Some("2026-04-08"));
    assert_eq!(visit.value.map(|value| value.minor), Some(1_200_000));
    world.undo();
    assert_eq!(world.dump(), before);
    let lost = MoveLeads { lost_reason: "price".into(), ..world.request(&[&lead], "lost") };
    funnel::move_leads(&world.app, &lost).unwrap();
    let visit = funnel::read_path(&world.app, &lead).unwrap().remove(0);
    assert_eq!(visit.closed_on.as_deref(), Some("2026-04-11"), "today, if nothing is said");
}

impl World {
    fn by(&self, group: &str, query: LeadQuery) -> Board {
        let request = ReadBoard { query, group: group.into(), place: None };
        funnel::read_board_by(&self.app, &request).unwrap()
    }

    fn with(&self, family: &str, grade: &str, source: &str) -> String {
        let draft = LeadDraft {
            family_name: family.into(),
            grade: grade.into(),
            source_name: source.into(),
            value: "100".into(),
            ..LeadDraft::default()
        };
        leads::add_lead(&self.app, &draft).unwrap().lead
    }

    fn names_in(&self, column: &str) -> Vec<String> {
        let request = ReadCards {
            stage: column.into(),
            query: LeadQuery::default(),
            sort: None,
            offset: 0,
            limit: 100,
        };
        let page = funnel::read_cards(&self.app, &request).unwrap();
        page.cards.into_iter().map(|card| card.name).collect()
    }
}

#[test]
fn a_board_by_priority_shows_each_open_lead_in_one_column() {
    let world = world();
    let sato = world.with("佐藤", "A", "");
    world.with("田中", "A", "");
    world.with("鈴木", "", "");
    let won = world.with("山田", "B", "");
    funnel::move_leads(&world.app, &world.request(&[&won], "won")).unwrap();
    let counts = |board: &Board| -> Vec<(String, i64)> {
        board.columns.iter().map(|one| (one.stage.id.clone(), one.count)).collect()
    };
    let of = |a, b, c, none| {
        vec![
            ("grade:A".into(), a),
            ("grade:B".into(), b),
            ("grade:C".into(), c),
            ("grade:".into(), none),
        ]
    };
    let board = world.by("grade", LeadQuery::default());
    assert_eq!(counts(&board), of(2, 0, 0, 1), "who is won stands on no column");
    assert_eq!((board.columns[0].values[0].minor, board.open), (200, 3));
    assert_eq!(world.names_in("grade:A").len(), 2);
    assert_eq!(world.names_in("grade:"), ["鈴木"]);
    assert!(world.names_in("grade:B").is_empty());

    let text = LeadQuery { text: "佐藤".into(), ..LeadQuery::default() };
    assert_eq!(counts(&world.by("grade", text)), of(1, 0, 0, 0), "the filter counts");

    leads::grade_leads(&world.app, &[sato], "C").unwrap();
    assert_eq!(counts(&world.by("grade", LeadQuery::default())), of(1, 0, 1, 1));
    enishi_core::undo::undo(&world.app, None).unwrap();
    assert_eq!(counts(&world.by("grade", LeadQuery::default())), of(2, 0, 0, 1));
}

#[test]
fn a_board_by_source_begins_with_the_largest_and_says_how_many_it_leaves_out() {
    let world = world();
    for at in 0..26 {
        world.with("名前", "", &format!("展示会{at}"));
    }
    world.with("もう一人", "", "展示会7");
    world.with("無し", "", "");
    let board = world.by("source", LeadQuery::default());
    assert_eq!((board.columns.len(), board.more), (25, 2), "24 sources and none");
    assert_eq!((board.columns[0].stage.name_ja.as_str(), board.columns[0].count), ("展示会7", 2));
    assert_eq!(world.names_in(&board.columns[0].stage.id).len(), 2);
    let none = board.columns.last().unwrap();
    assert_eq!((none.stage.id.as_str(), none.count), ("source:", 1));
    assert_eq!(world.names_in("source:"), ["無し"]);
}

#[test]
fn a_board_by_what_is_no_choice_is_refused() {
    let world = world();
    let refused = |group: &str| {
        let request = ReadBoard { group: group.into(), ..ReadBoard::default() };
        funnel::read_board_by(&world.app, &request).unwrap_err().code
    };
    assert_eq!(refused("horse"), ErrorCode::FieldInvalid);
    assert_eq!(refused("own:00000000-0000-4000-8000-000000000001"), ErrorCode::NotFound);
    let request = ReadCards {
        stage: "source:00000000-0000-4000-8000-000000000001".into(),
        query: LeadQuery::default(),
        sort: None,
        offset: 0,
        limit: 10,
    };
    assert_eq!(funnel::read_cards(&world.app, &request).unwrap_err().code, ErrorCode::NotFound);
}
