//! Leads on a real migrated file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use super::ops;
use super::wire::*;
use crate::app::App;
use crate::env::{Env, FixedClock};
use crate::error::ErrorCode;
use crate::time::Timestamp;

mod adding;
mod careers;
mod contact;
mod duplicates;
mod history;
mod list;
mod many;
mod merge;
mod own;
mod segments;
mod sentences;
mod table;
mod works;

/// A file in its own folder, on Wednesday 2026-04-01 09:00 in Tokyo.
struct File {
    app: App,
    clock: Arc<FixedClock>,
    _folder: tempfile::TempDir,
}

const START: &str = "2026-04-01T09:00:00+09:00";
const DAY: i64 = 86_400_000;

fn file() -> File {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new(Timestamp::parse(START).unwrap()));
    let mut env = Env::fixed(START, 7);
    env.clock = clock.clone();
    let app = App::open(&folder.path().join("enishi.db"), env).unwrap();
    File { app, clock, _folder: folder }
}

impl File {
    fn add(&self, draft: LeadDraft) -> String {
        self.clock.advance(1_000);
        ops::add_lead(&self.app, &draft).unwrap().lead
    }
    fn get(&self, lead: &str) -> LeadDetail {
        ops::get_lead_detail(&self.app, lead).unwrap()
    }
    fn later(&self, days: i64) {
        self.clock.advance(days * DAY);
        self.app.catch_up().unwrap();
    }
    fn names(&self, query: LeadQuery, sort: LeadSort) -> Vec<String> {
        let request = ListLeads { query, sort, descending: false, offset: 0, limit: 200 };
        let page = ops::list_leads(&self.app, &request).unwrap();
        page.rows.into_iter().map(|row| row.name).collect()
    }
    fn find(&self, text: &str) -> Vec<String> {
        self.names(LeadQuery { text: text.into(), ..LeadQuery::default() }, LeadSort::Kana)
    }
    fn undo(&self) {
        crate::undo::undo(&self.app, None).unwrap();
    }
    /// Everything derived, to compare before and after.
    fn derived(&self) -> Vec<String> {
        self.app
            .read(|db| {
                let mut rows = Vec::new();
                for sql in [
                    "SELECT hex(lead_id) || name || kana_key || company || mail || phone || ground
                       || step_state || coalesce(step_due_on, '') || tags || search_hash || urgency
                       || value_minor || grade FROM lead_card ORDER BY lead_rid",
                    "SELECT kind || key || lead_rid FROM duplicate_key ORDER BY 1",
                    "SELECT stage_rid || currency || count || ':' || value_minor FROM stage_total
                       WHERE count <> 0 OR value_minor <> 0 ORDER BY 1",
                ] {
                    let mut list = db.prepare(sql)?;
                    let found = list.query_map([], |row| row.get::<_, String>(0))?;
                    rows.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
                }
                Ok(rows)
            })
            .unwrap()
    }
}

fn person(family: &str, given: &str, company: &str) -> LeadDraft {
    LeadDraft {
        family_name: family.into(),
        given_name: given.into(),
        company: company.into(),
        ..LeadDraft::default()
    }
}

fn hanako() -> LeadDraft {
    LeadDraft {
        family_kana: "ｻﾄｳ".into(),
        given_kana: "はなこ".into(),
        department: "営業部".into(),
        title: "部長".into(),
        mails: vec!["Hanako@Sakura.example.jp".into(), "h2@sakura.example.jp".into()],
        phones: vec![
            PhoneDraft { number: "03-1234-5678".into(), label: "work".into() },
            PhoneDraft { number: "03-1234-5679".into(), label: "fax".into() },
        ],
        tags: vec!["VIP".into(), "vip".into()],
        source_name: "展示会2026".into(),
        grade: "A".into(),
        value: "120万円".into(),
        note: "来期予算で検討".into(),
        postal_code: "100-0001".into(),
        address: "東京都千代田区1-1".into(),
        ..person("佐藤", "花子", "株式会社サクラ電機")
    }
}
