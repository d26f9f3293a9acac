//! The calendar on a real migrated file, on Wednesday 2026-04-01 09:00 in Tokyo.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::ops::{read_calendar, read_calendar_day};
use super::wire::*;
use super::{COUNTED, share};
use crate::app::App;
use crate::env::Env;
use crate::error::ErrorCode;
use crate::leads::ops;
use crate::leads::wire::*;
use crate::time::Timestamp;

struct File {
    app: App,
    _folder: tempfile::TempDir,
}

fn file() -> File {
    let folder = tempfile::tempdir().unwrap();
    let env = Env::fixed("2026-04-01T09:00:00+09:00", 7);
    let app = App::open(&folder.path().join("enishi.db"), env).unwrap();
    File { app, _folder: folder }
}

impl File {
    fn add(&self, name: &str, due: &str, time: &str) -> String {
        let draft = LeadDraft { family_name: name.into(), ..LeadDraft::default() };
        let lead = ops::add_lead(&self.app, &draft).unwrap().lead;
        if !due.is_empty() {
            let step = StepDraft {
                kind: "call".into(),
                title: String::new(),
                due: due.into(),
                time: time.into(),
            };
            let plan = PlanStep { leads: vec![lead.clone()], step };
            ops::plan_step(&self.app, &plan).unwrap();
        }
        lead
    }

    fn set(&self, lead: &str, field: &str, value: &str) {
        let changes = vec![FieldValue { field: field.into(), value: value.into() }];
        ops::update_lead(&self.app, &UpdateLead { lead: lead.into(), changes }).unwrap();
    }

    fn read(&self, query: LeadQuery, from: &str, days: i64, per_day: i64) -> CalendarPage {
        let request = ReadCalendar { query, from: from.into(), days, per_day, place: None };
        read_calendar(&self.app, &request).unwrap()
    }

    /// `day kind name` of each entry.
    fn entries(&self, query: LeadQuery) -> Vec<String> {
        let page = self.read(query, "2026-03-30", 42, 4);
        page.days
            .iter()
            .flat_map(|day| day.entries.iter().map(move |one| said(&day.on, one)))
            .collect()
    }

    fn tree(&self, text: &str) -> LeadQuery {
        let tree = ops::read_sentence(&self.app, text).unwrap().tree;
        LeadQuery { tree, ..LeadQuery::default() }
    }

    fn move_step(&self, lead: &str, to: &str) -> crate::error::Result<crate::wire::Changed> {
        ops::move_step(&self.app, &MoveStep { lead: lead.into(), to: to.into() })
    }
}

fn said(on: &str, entry: &CalendarEntry) -> String {
    let what = if entry.what == CalendarKind::Step { "step" } else { "close" };
    format!("{on} {what} {}", entry.lead.name)
}

#[test]
fn a_day_shows_steps_without_a_time_then_by_time_then_closes() {
    let file = file();
    file.add("late", "2026-04-02", "15:00");
    file.add("early", "2026-04-02", "09:30");
    file.add("some", "2026-04-02", "");
    let deal = file.add("deal", "", "");
    file.set(&deal, "expected_close", "2026-04-02");
    let both = file.add("both", "2026-04-03", "");
    file.set(&both, "expected_close", "2026-04-03");
    assert_eq!(
        file.entries(LeadQuery::default()),
        [
            "2026-04-02 step some",
            "2026-04-02 step early",
            "2026-04-02 step late",
            "2026-04-02 close deal",
            "2026-04-03 step both",
            "2026-04-03 close both",
        ]
    );
    let page = file.read(LeadQuery::default(), "2026-04-29", 7, 4);
    let holidays: Vec<&str> = page.days.iter().map(|day| day.holiday.as_str()).collect();
    assert_eq!(
        holidays,
        [
            "holiday-showa",
            "",
            "",
            "",
            "holiday-constitution",
            "holiday-greenery",
            "holiday-children"
        ]
    );
}

#[test]
fn a_full_day_counts_what_it_does_not_show_and_always_shows_a_close() {
    let file = file();
    for at in 0..9 {
        file.add(&format!("n{at}"), "2026-04-02", "");
    }
    let deal = file.add("deal", "", "");
    file.set(&deal, "expected_close", "2026-04-02");
    let page = file.read(LeadQuery::default(), "2026-04-02", 1, 4);
    let day = &page.days[0];
    assert_eq!((day.steps, day.closes, day.entries.len()), (9, 1, 4));
    assert_eq!(said(&day.on, &day.entries[3]), "2026-04-02 close deal");

    // all of them, a window at a time, steps before closes over the border of windows
    let mut all = Vec::new();
    let mut more = true;
    while more {
        let request = ReadCalendarDay {
            query: LeadQuery::default(),
            on: "2026-04-02".into(),
            offset: i64::try_from(all.len()).unwrap(),
            limit: 4,
        };
        let page = read_calendar_day(&file.app, &request).unwrap();
        all.extend(page.entries.iter().map(|one| said("", one)));
        more = page.more;
    }
    let mut wanted: Vec<String> = (0..9).map(|at| format!(" step n{at}")).collect();
    wanted.push(" close deal".into());
    assert_eq!(all, wanted);
}

#[test]
fn the_filter_of_the_list_narrows_the_calendar_by_members_text_and_tree_alike() {
    let file = file();
    let yamada = file.add("山田", "2026-04-02", "");
    file.add("佐藤", "2026-04-02", "");
    file.set(&yamada, "grade", "A");
    let members = LeadQuery { grades: vec!["A".into()], ..LeadQuery::default() };
    let text = LeadQuery { text: "山田".into(), ..LeadQuery::default() };
    for query in [members, text, file.tree("grade = A"), file.tree("優先度 = A")] {
        assert_eq!(file.entries(query.clone()), ["2026-04-02 step 山田"]);
        let page = file.read(query, "2026-04-02", 1, 4);
        assert_eq!(page.days[0].steps, 1, "the filter counts as well");
    }
}

#[test]
fn a_condition_on_what_was_removed_does_not_count_and_is_told() {
    let file = file();
    file.add("山田", "2026-04-02", "");
    let gone = Clause {
        kind: ClauseKind::Is,
        parts: Vec::new(),
        subject: "tag".into(),
        op: "is".into(),
        values: vec!["00000000-0000-4000-8000-000000000001".into()],
    };
    let all = Clause {
        kind: ClauseKind::All,
        parts: vec![gone],
        subject: String::new(),
        op: String::new(),
        values: Vec::new(),
    };
    let query = LeadQuery { tree: Some(all), ..LeadQuery::default() };
    let page = file.read(query.clone(), "2026-04-02", 1, 4);
    assert_eq!((page.days[0].steps, page.lost), (1, vec![vec![0]]));
    let board = crate::funnel::ops::read_board(&file.app, &query).unwrap();
    assert_eq!(board.lost, vec![vec![0]], "the board tells it as well");
}

#[test]
fn a_closed_lead_has_no_expected_close_any_more() {
    let file = file();
    let deal = file.add("deal", "", "");
    file.set(&deal, "expected_close", "2026-04-02");
    let won = crate::funnel::ops::list_stages(&file.app)
        .unwrap()
        .into_iter()
        .find(|stage| stage.code == "won")
        .unwrap();
    let request = crate::funnel::api::MoveLeads {
        leads: vec![deal],
        to: won.id,
        after: None,
        place: false,
        lost_reason: String::new(),
        note: String::new(),
        return_on: None,
        value: String::new(),
        closed_on: None,
    };
    crate::funnel::ops::move_leads(&file.app, &request).unwrap();
    assert!(file.entries(LeadQuery::default()).is_empty());
}

#[test]
fn a_moved_step_keeps_its_time_and_its_reason_and_one_undo_brings_it_back() {
    let file = file();
    let lead = file.add("山田", "2026-04-02", "15:30");
    let changed = file.move_step(&lead, "2026-04-09").unwrap();
    assert!(changed.change_id.is_some());
    let step = ops::get_lead_detail(&file.app, &lead).unwrap().row.step;
    assert_eq!(step.due_on.as_deref(), Some("2026-04-09"));
    let at = Timestamp::parse("2026-04-09T15:30:00+09:00").unwrap().0;
    assert_eq!((step.due_at, step.kind.as_str()), (Some(at), "call"));
    crate::undo::undo(&file.app, None).unwrap();
    assert_eq!(file.entries(LeadQuery::default()), ["2026-04-02 step 山田"]);
}

#[test]
fn a_step_that_was_put_off_stands_on_the_day_it_comes_back_and_can_be_moved_before_it() {
    let file = file();
    let lead = file.add("山田", "2026-04-02", "");
    let until = SnoozeStep { leads: vec![lead.clone()], until: "2026-04-20".into() };
    ops::snooze_step(&file.app, &until).unwrap();
    assert_eq!(file.entries(LeadQuery::default()), ["2026-04-20 step 山田"]);
    file.move_step(&lead, "2026-04-10").unwrap();
    assert_eq!(file.entries(LeadQuery::default()), ["2026-04-10 step 山田"]);
}

#[test]
fn a_step_that_is_not_there_and_a_day_that_is_none_are_refused() {
    let file = file();
    let lead = file.add("山田", "", "");
    assert_eq!(file.move_step(&lead, "2026-04-09").unwrap_err().code, ErrorCode::NotFound);
    let other = file.add("佐藤", "2026-04-02", "");
    for day in ["soon", "2026-02-30", ""] {
        assert_eq!(file.move_step(&other, day).unwrap_err().code, ErrorCode::DateInvalid, "{day}");
    }
    let request = ReadCalendar {
        query: LeadQuery::default(),
        from: "April".into(),
        days: 7,
        per_day: 3,
        place: None,
    };
    let refused = read_calendar(&file.app, &request).unwrap_err();
    assert_eq!(refused.code, ErrorCode::DateInvalid);
}

#[test]
fn an_answer_stays_within_two_hundred_leads_and_counts_up_to_its_limit() {
    let file = file();
    let leads: Vec<String> = (0..120).map(|at| file.add(&format!("n{at}"), "", "")).collect();
    let step = StepDraft {
        kind: "call".into(),
        title: String::new(),
        due: "2026-04-02".into(),
        time: String::new(),
    };
    ops::plan_step(&file.app, &PlanStep { leads, step }).unwrap();
    let page = file.read(LeadQuery::default(), "2026-04-02", 1, 1_000);
    assert_eq!(page.days[0].steps, COUNTED);
    assert_eq!(page.days[0].entries.len(), 120);
    let page = file.read(LeadQuery::default(), "2026-04-02", 42, 1_000);
    assert_eq!(page.days[0].entries.len(), 4, "200 over 42 days");
    assert_eq!(page.days.len(), 42);
}

#[test]
fn a_cell_without_room_for_all_keeps_one_place_for_a_close() {
    assert_eq!(share(9, 2, 4), (3, 1));
    assert_eq!(share(1, 9, 4), (1, 3));
    assert_eq!(share(9, 0, 4), (4, 0));
    assert_eq!(share(9, 9, 1), (0, 1));
}
