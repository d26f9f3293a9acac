//! Models as data: canonical bytes, hashes, and the reasons for a refusal.

use crate::error::ErrorCode;
use crate::scoring::check::check;
use crate::scoring::condition::{Condition, Test, Words};
use crate::scoring::model::{Count, Decay, Limit, PerKey, Points};
use crate::scoring::starting::waiting;
use crate::scoring::{Model, Starting};

fn show() -> Model {
    Starting::Show.model()
}

fn refused(change: impl Fn(&mut Model)) -> (&'static str, String) {
    let mut model = show();
    change(&mut model);
    let fault = check(&model).unwrap_err();
    (fault.reason, fault.place)
}

#[test]
fn every_starting_model_is_sound_has_ten_rules_on_and_comes_back_from_its_json() {
    for starting in Starting::ALL {
        let model = starting.model();
        assert_eq!(check(&model), Ok(()), "{}", starting.code());
        assert_eq!(model.rules.iter().filter(|rule| rule.on).count(), 10, "{}", starting.code());
        let json = model.to_json().unwrap();
        let again = Model::from_json(&json).unwrap();
        assert_eq!(again, model);
        assert_eq!(again.to_json().unwrap(), json, "canonical");
        assert_eq!(again.hash().unwrap(), model.hash().unwrap());
    }
}

#[test]
fn another_rule_is_another_hash() {
    let mut model = show();
    let before = model.hash().unwrap();
    model.rules[0].points = Points::Whole(19);
    assert_ne!(model.hash().unwrap(), before);
    assert_eq!(before.len(), 64);
}

#[test]
fn rules_without_their_words_wait_and_are_named() {
    assert_eq!(waiting(&show()), ["target", "page", "buyers_page"]);
}

#[test]
fn unknown_codes_are_refused_with_their_name() {
    let json = show().to_json().unwrap();
    let cases = [
        ("\"mail_in\"", "\"telepathy\"", "unknown_kind", "telepathy"),
        ("\"field\":[\"title\"", "\"field\":[\"shoe_size\"", "unknown_field", "shoe_size"),
        ("\"field\":[\"title\"", "\"field\":[\"score\"", "field_barred", "score"),
        ("\"field\":[\"title\"", "\"field\":[\"segment.7\"", "field_barred", "segment.7"),
        ("\"act\":[\"asks\"", "\"act\":[\"wears\"", "unknown_attribute", "wears"),
        ("{\"list\":\"deciders\"}", "{\"list\":\"nobody\"}", "unknown_list", "nobody"),
        ("\"format\":1", "\"format\":2", "unknown_format", "2"),
        ("\"group\":\"met\"", "\"group\":\"crowd\"", "unknown_group", "crowd"),
    ];
    for (from, to, reason, value) in cases {
        assert!(json.contains(from), "{from}");
        let error = Model::from_json(&json.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code, ErrorCode::ScoreModelInvalid);
        assert_eq!(error.params["reason"], reason);
        assert_eq!(error.params["value"], value);
    }
    for (from, to) in [
        ("\"half_life\"", "\"quarter_life\""),
        ("\"contains\"", "\"rhymes_with\""),
        ("\"format\":1", "\"format\":1,\"colour\":\"red\""),
        ("\"side\":\"fit\"", "\"side\":\"outside\""),
    ] {
        let error = Model::from_json(&json.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.params["reason"], "shape", "{to}");
    }
}

#[test]
fn numbers_outside_their_range_are_refused() {
    assert_eq!(refused(|m| m.rules[0].points = Points::Whole(51)).0, "points_range");
    assert_eq!(refused(|m| m.rules[0].points = Points::Whole(-51)).0, "points_range");
    let reply = |m: &Model| m.rules.iter().position(|rule| rule.id == "reply").unwrap();
    let decay = |days| {
        refused(|m| {
            let at = reply(m);
            m.rules[at].decay = Decay::HalfLife { days };
        })
    };
    assert_eq!(decay(0), ("decay_range", "reply".to_owned()));
    assert_eq!(decay(731).0, "decay_range");
    assert_eq!(refused(|m| m.bands.hysteresis = 16).0, "hysteresis_range");
    assert_eq!(refused(|m| m.bands.warm = 70).0, "bands_order");
    assert_eq!(refused(|m| m.groups[0].cap = -1).0, "cap_range");
    assert_eq!(refused(|m| m.groups[0].floor = 1).0, "floor_range");
    assert_eq!(refused(|m| m.rules[1].id = m.rules[0].id.clone()).0, "id_twice");
}

#[test]
fn what_would_break_a_promise_is_refused() {
    let with = |change: fn(&mut crate::scoring::model::Rule)| {
        refused(|m| {
            let at = m.rules.iter().position(|rule| rule.id == "reply").unwrap();
            change(&mut m.rules[at]);
        })
        .0
    };
    let kind = |code: &str| {
        Condition::Act("kind".to_owned(), Test::Is(Words::Words(vec![code.to_owned()])))
    };
    assert_eq!(refused(|m| m.rules[0].condition = kind("card")).0, "fit_asks_activity");
    assert_eq!(refused(|m| m.gates[0].condition = kind("card")).0, "fit_asks_activity");
    assert_eq!(refused(|m| m.rules[0].decay = Decay::Linear { days: 9 }).0, "fit_is_plain");
    assert_eq!(with(|rule| rule.count = Count::Absent { days: 9 }), "absence_is_plain");
    let counted = with(|rule| {
        rule.count = Count::Ever { times: 2 };
        rule.limit = Limit { newest: None, per_day: Some(1), per_key: None };
    });
    assert_eq!(counted, "count_with_day_limit");
    let table = with(|rule| {
        let by = crate::scoring::model::TableBy::Act("page".to_owned());
        rule.points = Points::Table { by, values: [("a".to_owned(), 1)].into(), otherwise: 0 };
        let key = crate::scoring::model::Key::Page;
        let per_key = Some(PerKey { key, times: 1 });
        rule.limit = Limit { newest: None, per_day: Some(1), per_key };
    });
    assert_eq!(table, "table_with_two_limits");
}

#[test]
fn opened_mails_count_only_if_the_version_says_so_and_then_once() {
    let ask = |m: &mut Model, opens, newest| {
        let at = m.rules.iter().position(|rule| rule.id == "reply").unwrap();
        m.rules[at].condition =
            Condition::Act("kind".to_owned(), Test::Is(Words::Words(vec!["mail_open".to_owned()])));
        m.rules[at].limit.newest = Some(newest);
        m.mail_opens = opens;
    };
    assert_eq!(refused(|m| ask(m, false, 1)).0, "mail_opens_off");
    assert_eq!(refused(|m| ask(m, true, 2)).0, "mail_opens_limit");
    let mut model = show();
    ask(&mut model, true, 1);
    assert_eq!(check(&model), Ok(()));
}
