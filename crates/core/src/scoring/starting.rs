//! The three starting models, as data: a trade-show seller, a consultant, a shop.
//!
//! Ten rules are on in each; the others are there, switched off, one click away. Rules with an
//! empty word or page list wait until the user fills it (see [`waiting`]). Nothing here is
//! special to the engine: a user could build the same.

use std::collections::BTreeMap;

use super::condition::{Condition, Subject, Test, Words};
use super::model::{
    Bands, ContactLine, Count, Decay, FORMAT, Gate, Grid, Group, Key, Limit, Model, PerKey, Points,
    Rule, Side, TableBy, Window,
};

/// Which starting model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starting {
    /// Sells at trade shows; the default of a new file.
    Show,
    /// Advises alone, long horizons.
    Consultant,
    /// Serves an area from a shop.
    Shop,
}

impl Starting {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Show, Self::Consultant, Self::Shop];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Consultant => "consultant",
            Self::Shop => "shop",
        }
    }

    /// The model.
    pub fn model(self) -> Model {
        Model {
            format: FORMAT,
            rules: rules(self),
            groups: groups(),
            gates: gates(),
            bands: Bands { hot: 70, warm: 40, cool: 15, hysteresis: 5 },
            grid: Grid { fit_a: 35, fit_b: 20, engagement_1: 30, engagement_2: 15 },
            contact: ContactLine::Total(70),
            lists: lists(),
            mail_opens: false,
        }
    }

    fn pick<T>(self, show: T, consultant: T, shop: T) -> T {
        match self {
            Self::Show => show,
            Self::Consultant => consultant,
            Self::Shop => shop,
        }
    }
}

/// Ids of rules that are on but ask for a word of an empty list, in the model's order.
pub fn waiting(model: &Model) -> Vec<&str> {
    let is_empty = |rule: &&Rule| {
        let mut empty = false;
        rule.condition.visit(&mut |leaf| {
            if let (Subject::Field(_) | Subject::Act(_), Test::Is(words) | Test::Contains(words)) =
                (leaf.subject, leaf.test)
            {
                empty |= words.resolve(&model.lists).is_empty();
            }
        });
        rule.on && empty
    };
    model.rules.iter().filter(is_empty).map(|rule| rule.id.as_str()).collect()
}

fn words(words: &[&str]) -> Words {
    Words::Words(words.iter().map(|word| (*word).to_owned()).collect())
}

fn list(id: &str) -> Words {
    Words::List(id.to_owned())
}

fn field(id: &str, test: Test) -> Condition {
    Condition::Field(id.to_owned(), test)
}

fn act(part: &str, test: Test) -> Condition {
    Condition::Act(part.to_owned(), test)
}

fn kind(codes: &[&str]) -> Condition {
    act("kind", Test::Is(words(codes)))
}

fn fit(id: &str, group: &str, on: bool, points: Points, condition: Condition) -> Rule {
    Rule {
        id: id.to_owned(),
        name: None,
        on,
        side: Side::Fit,
        group: Some(group.to_owned()),
        condition,
        filter: Condition::All(Vec::new()),
        points,
        count: Count::Each,
        window: Window::Always,
        limit: Limit::NONE,
        decay: Decay::None,
    }
}

fn engagement(id: &str, group: &str, on: bool, points: Points, condition: Condition) -> Rule {
    Rule { side: Side::Engagement, ..fit(id, group, on, points, condition) }
}

fn whole(points: i16) -> Points {
    Points::Whole(points)
}

fn table(by: &str, values: &[(&str, i16)], otherwise: i16) -> Points {
    let values = values.iter().map(|(choice, points)| ((*choice).to_owned(), *points)).collect();
    Points::Table { by: TableBy::Field(by.to_owned()), values, otherwise }
}

fn newest(most: u16) -> Limit {
    Limit { newest: Some(most), ..Limit::NONE }
}

fn once_per(key: Key) -> Limit {
    Limit { per_key: Some(PerKey { key, times: 1 }), ..Limit::NONE }
}

fn rules(model: Starting) -> Vec<Rule> {
    let mut rules = fit_rules(model);
    rules.extend(act_rules(model));
    rules.extend(textbook_rules());
    rules.extend(spare_rules());
    rules
}

fn fit_rules(model: Starting) -> Vec<Rule> {
    let target = |id: &str| field(id, Test::Contains(list("targets")));
    vec![
        fit(
            "title",
            "person",
            model.pick(true, true, false),
            whole(model.pick(20, 10, 10)),
            field("title", Test::Contains(list("deciders"))),
        ),
        fit(
            "target",
            "match",
            true,
            whole(15),
            Condition::Any(vec![target("interest"), target("industry"), target("tags")]),
        ),
        fit(
            "horizon",
            "need",
            model.pick(true, true, false),
            table("horizon", &[("now", 15), ("term", 8), ("year", 3)], 0),
            field("horizon", Test::Is(words(&["now", "term", "year"]))),
        ),
        fit(
            "referred",
            "person",
            model.pick(false, true, false),
            whole(10),
            field("channel", Test::Is(words(&["referral"]))),
        ),
        fit(
            "area",
            "place",
            model.pick(false, false, true),
            whole(15),
            field("address", Test::Contains(list("area"))),
        ),
        fit(
            "bought",
            "customer",
            model.pick(false, false, true),
            whole(20),
            field("customer", Test::Known(true)),
        ),
    ]
}

fn act_rules(model: Starting) -> Vec<Rule> {
    let asks = |codes: &[&str]| act("asks", Test::Is(words(codes)));
    let theirs = kind(&["form", "mail_in", "call", "meeting", "visit"]);
    vec![
        Rule {
            limit: once_per(Key::Event),
            decay: Decay::HalfLife { days: 60 },
            ..engagement(
                "met",
                "met",
                model.pick(true, false, false),
                table("grade", &[("a", 12), ("b", 8), ("c", 4)], 4),
                Condition::All(vec![
                    kind(&["card", "meeting", "visit"]),
                    act("event", Test::Known(true)),
                ]),
            )
        },
        Rule {
            limit: newest(2),
            decay: Decay::HalfLife { days: 60 },
            ..engagement(
                "visit",
                "met",
                model.pick(false, false, true),
                whole(10),
                kind(&["visit"]),
            )
        },
        Rule {
            limit: newest(3),
            decay: Decay::HalfLife { days: 30 },
            ..engagement(
                "reply",
                "answer",
                true,
                whole(model.pick(15, 15, 10)),
                Condition::Any(vec![kind(&["mail_in"]), asks(&["question"])]),
            )
        },
        Rule {
            limit: newest(2),
            decay: Decay::HalfLife { days: 45 },
            ..engagement(
                "request",
                "answer",
                true,
                whole(20),
                Condition::All(vec![theirs, asks(&["quote", "appointment", "consultation"])]),
            )
        },
    ]
}

/// The textbook presets (教科書の例), alike in all three models.
fn textbook_rules() -> Vec<Rule> {
    let page = |pages: &str| {
        Condition::All(vec![kind(&["page_view"]), act("page", Test::Is(list(pages)))])
    };
    vec![
        Rule {
            limit: newest(5),
            decay: Decay::Linear { days: 180 },
            ..engagement("seminar", "content", true, whole(1), kind(&["seminar"]))
        },
        Rule {
            count: Count::Within { times: 3, days: 14 },
            limit: newest(1),
            decay: Decay::HalfLife { days: 30 },
            ..engagement("page", "content", true, whole(10), page("key_pages"))
        },
        Rule {
            limit: once_per(Key::Document),
            decay: Decay::Linear { days: 180 },
            ..engagement("document", "content", true, whole(3), kind(&["download"]))
        },
        Rule {
            limit: Limit { newest: Some(5), per_day: Some(1), per_key: None },
            decay: Decay::Linear { days: 90 },
            ..engagement("buyers_page", "content", true, whole(2), page("buyers_pages"))
        },
    ]
}

/// Off, one click away.
fn spare_rules() -> Vec<Rule> {
    let theirs = &["call", "visit", "meeting", "mail_in", "card", "form", "download", "seminar"];
    vec![
        fit(
            "size",
            "company",
            false,
            whole(10),
            Condition::All(vec![
                field("company_size", Test::AtLeast(50)),
                field("company_size", Test::AtMost(500)),
            ]),
        ),
        fit(
            "free_mail",
            "doubt",
            false,
            whole(-5),
            field("mail_domain", Test::Is(list("free_mail"))),
        ),
        Rule {
            count: Count::Absent { days: 60 },
            ..engagement("silent", "silence", false, whole(-5), kind(theirs))
        },
        Rule {
            limit: Limit { newest: Some(5), per_day: Some(1), per_key: None },
            decay: Decay::Linear { days: 90 },
            ..engagement("click", "content", false, whole(1), kind(&["link_click"]))
        },
        Rule {
            filter: field("customer", Test::Known(true)),
            count: Count::Absent { days: 180 },
            ..engagement("reorder", "return", false, whole(10), kind(&["purchase"]))
        },
    ]
}

fn groups() -> Vec<Group> {
    let group =
        |id: &str, side, cap, floor| Group { id: id.to_owned(), name: None, side, cap, floor };
    vec![
        group("person", Side::Fit, 20, 0),
        group("match", Side::Fit, 15, 0),
        group("need", Side::Fit, 15, 0),
        group("place", Side::Fit, 15, 0),
        group("customer", Side::Fit, 20, 0),
        group("company", Side::Fit, 10, 0),
        group("doubt", Side::Fit, 0, -5),
        group("met", Side::Engagement, 15, 0),
        group("answer", Side::Engagement, 35, 0),
        group("content", Side::Engagement, 20, 0),
        group("silence", Side::Engagement, 0, -5),
        group("return", Side::Engagement, 10, 0),
    ]
}

fn gates() -> Vec<Gate> {
    let gate = |id: &str, on: bool, condition: Condition| Gate {
        id: id.to_owned(),
        name: None,
        on,
        condition,
        until: None,
    };
    let tagged = |words: &str| field("tags", Test::Is(list(words)));
    let unknown = |id: &str| field(id, Test::Known(false));
    vec![
        gate("competitor", true, tagged("competitors")),
        gate("own_staff", true, tagged("own_staff")),
        gate("supplier", true, tagged("suppliers")),
        gate("job_seeker", true, tagged("job_seekers")),
        // Off at first: someone added by name alone is about to be completed, not set aside.
        gate(
            "no_contact",
            false,
            Condition::All(vec![unknown("mail"), unknown("phone"), unknown("address")]),
        ),
    ]
}

fn lists() -> BTreeMap<String, Vec<String>> {
    let lists: [(&str, &[&str]); 10] = [
        ("deciders", &["代表", "社長", "取締役", "部長", "owner", "director"]),
        ("targets", &[]),
        ("area", &[]),
        ("key_pages", &[]),
        ("buyers_pages", &[]),
        (
            "free_mail",
            &[
                "gmail.com",
                "yahoo.co.jp",
                "outlook.com",
                "outlook.jp",
                "hotmail.com",
                "hotmail.co.jp",
                "icloud.com",
                "yahoo.com",
                "live.jp",
                "docomo.ne.jp",
                "ezweb.ne.jp",
                "au.com",
                "softbank.ne.jp",
            ],
        ),
        ("competitors", &["競合", "同業者", "competitor"]),
        ("own_staff", &["自社", "社員", "own staff"]),
        ("suppliers", &["仕入先", "取引業者", "supplier"]),
        ("job_seekers", &["求職者", "job seeker"]),
    ];
    lists
        .into_iter()
        .map(|(id, words)| (id.to_owned(), words.iter().map(|word| (*word).to_owned()).collect()))
        .collect()
}
