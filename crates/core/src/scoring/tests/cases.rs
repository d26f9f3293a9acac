//! The check cases of the three starting models, with fresh acts, and what their lines say.

use super::build::{History, version};
use crate::scoring::inputs::ActivityKind::{
    Card, Download, Form, MailIn, Meeting, PageView, Seminar, Visit,
};
use crate::scoring::{Band, Inputs, LineKind, Model, Score, Starting, What, raise, score};
use crate::scoring::{Engine, View};
use crate::time::Day;

fn filled(starting: Starting) -> Model {
    let mut model = starting.model();
    model.lists.insert("targets".to_owned(), vec!["食品".to_owned(), "省エネ".to_owned()]);
    model.lists.insert("area".to_owned(), vec!["名古屋市".to_owned()]);
    model.lists.insert("key_pages".to_owned(), vec!["/price".to_owned()]);
    model
}

fn scored(starting: Starting, inputs: &Inputs, day: i32) -> Score {
    score(inputs, &version(filled(starting)), Day(day))
}

fn stands_at(score: &Score, total: i64, band: Band) {
    assert_eq!((score.total, score.band), (total, Some(band)), "{:#?}", score.lines);
    assert_eq!(score.lines.iter().map(|line| line.mp).sum::<i64>(), total * 1_000);
}

fn director_met_at_the_show() -> History {
    History::since(0)
        .fact(0, "title", "営業部 部長")
        .fact(0, "industry", "食品製造")
        .fact(0, "horizon", "now")
        .fact(0, "grade", "A")
        .act(0, Card, &[("event", "Makers Expo")])
}

#[test]
fn show_a_director_of_a_target_industry_who_needs_it_now_with_grade_a_is_62_warm() {
    let lead = director_met_at_the_show();
    stands_at(&scored(Starting::Show, &lead.inputs, 0), 62, Band::Warm);
    let lead = lead.act(0, MailIn, &[]);
    stands_at(&scored(Starting::Show, &lead.inputs, 0), 77, Band::Hot);
}

#[test]
fn show_a_card_alone_with_grade_c_is_4_cold() {
    let lead = History::since(0).fact(0, "grade", "C").act(0, Card, &[("event", "Makers Expo")]);
    stands_at(&scored(Starting::Show, &lead.inputs, 0), 4, Band::Cold);
}

#[test]
fn consultant_title_problem_three_pages_and_a_paper_is_38_cool_then_53_then_73() {
    let mut lead = History::since(0).fact(0, "title", "代表取締役").fact(0, "interest", "省エネ");
    for _ in 0..3 {
        lead = lead.act(0, PageView, &[("page", "/price")]);
    }
    let lead = lead.act(0, Download, &[("document", "白書")]);
    stands_at(&scored(Starting::Consultant, &lead.inputs, 0), 38, Band::Cool);
    let lead = lead.act(0, MailIn, &[]);
    stands_at(&scored(Starting::Consultant, &lead.inputs, 0), 53, Band::Warm);
    let lead = lead.act(0, Meeting, &[("asks", "consultation")]);
    stands_at(&scored(Starting::Consultant, &lead.inputs, 0), 73, Band::Hot);
}

#[test]
fn shop_area_interest_estimate_visit_and_question_is_70_hot() {
    let lead = History::since(0)
        .fact(0, "address", "愛知県名古屋市中区栄1")
        .fact(0, "interest", "省エネ")
        .act(0, Form, &[("asks", "quote")])
        .act(0, Visit, &[])
        .act(0, Form, &[("asks", "question")]);
    stands_at(&scored(Starting::Shop, &lead.inputs, 0), 70, Band::Hot);
}

#[test]
fn every_line_names_its_rule_its_event_its_date_and_what_decay_left() {
    let lead = director_met_at_the_show().act(10, MailIn, &[]).act(11, MailIn, &[]);
    let score = scored(Starting::Show, &lead.inputs, 40);
    let replies: Vec<_> =
        score.lines.iter().filter(|line| line.rule.as_deref() == Some("reply")).collect();
    assert_eq!(replies.len(), 2, "one line per firing");
    assert_eq!((replies[0].day, replies[0].age), (Some(Day(11)), Some(29)), "newest first");
    let half = replies[1];
    assert_eq!((half.full_mp, half.mp, half.age), (15_000, 7_500, Some(30)), "a half-life later");
    assert_eq!(half.activity, Some((6, MailIn)));
    let title = &score.lines[0];
    assert_eq!((title.rule.as_deref(), title.field.as_deref()), (Some("title"), Some("title")));
    assert_eq!((title.mp, title.day), (20_000, Some(Day(0))));
    assert_eq!(score.lines.iter().map(|line| line.points).sum::<i64>(), score.total);
    assert_eq!(score.lines.iter().map(|line| line.tenths).sum::<i64>(), score.total * 10);
}

#[test]
fn what_a_group_and_the_half_cut_off_has_its_own_line() {
    let mut lead = director_met_at_the_show();
    for _ in 0..4 {
        lead = lead.act(0, MailIn, &[("asks", "quote")]).act(0, Seminar, &[]);
    }
    let score = scored(Starting::Show, &lead.inputs, 0);
    let cap = score.lines.iter().find(|line| line.kind == LineKind::GroupCap).unwrap();
    assert_eq!(cap.group.as_deref(), Some("answer"));
    assert_eq!(cap.mp, 35_000 - (3 * 15_000 + 2 * 20_000));
    let half = score.lines.iter().find(|line| line.kind == LineKind::HalfCap).unwrap();
    assert_eq!(half.mp, 50_000 - (12_000 + 35_000 + 4_000));
    assert_eq!((score.fit, score.engagement, score.total), (50, 50, 100));
}

#[test]
fn a_gate_sets_aside_and_leaves_the_points_alone() {
    let lead = director_met_at_the_show();
    let before = scored(Starting::Show, &lead.inputs, 0);
    let lead = lead.fact(0, "tags", "競合");
    let after = scored(Starting::Show, &lead.inputs, 0);
    assert_eq!(after.gate.as_ref().map(|gate| gate.id.as_str()), Some("competitor"));
    assert_eq!((after.total, after.band), (before.total, None));
    assert_eq!(after.lines, before.lines);
}

#[test]
fn what_would_raise_a_score_is_doable_and_gains_what_it_says() {
    let lead = History::since(0).fact(0, "grade", "B").act(0, Card, &[("event", "Expo")]);
    let version = version(filled(Starting::Show));
    let engine = Engine::new(&version);
    let raises = raise::raises(&engine, &lead.inputs, View::end_of(Day(0)));
    let told: Vec<(&str, i64)> = raises.iter().map(|r| (r.rule.as_str(), r.gain)).collect();
    assert_eq!(told, [("title", 20), ("request", 20), ("target", 15)], "at most three, best first");
    assert_eq!(raises[0].what, What::Learn { field: "title".to_owned() });
    assert_eq!(raises[1].what, What::Act { kind: Form, times: 1 });

    let lead = lead.fact(0, "title", "担当").act(0, MailIn, &[("asks", "quote")]);
    let raises = raise::raises(&engine, &lead.inputs, View::end_of(Day(0)));
    assert!(raises.iter().all(|r| r.rule != "title"), "a known title cannot be wished away");
    assert!(raises.iter().all(|r| r.rule != "reply"), "the group is at its cap already");
}

#[test]
fn mails_of_machines_and_own_mails_give_nothing() {
    let mut lead = History::since(0).act(0, MailIn, &[]).act(0, MailIn, &[]);
    let flag = |name: &str| (name.to_owned(), crate::scoring::Value::Flag(true));
    lead.inputs.activities[0].attributes.push(flag("auto_reply"));
    lead.inputs.activities[1].attributes.push(flag("bounce"));
    assert_eq!(scored(Starting::Show, &lead.inputs, 0).total, 0);
}
