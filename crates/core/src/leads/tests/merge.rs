//! Making leads one, and two again.

use rusqlite::types::Value;

use super::*;
use crate::consent::{Ground, ops as consent};
use crate::leads::merge::wire::{KeepField, MergeCertain, MergeLeads};
use crate::undo::{Class, TABLES};

impl File {
    /// All base and derived rows; when a card was written says nothing about what it shows.
    fn whole(&self) -> Vec<String> {
        let shown = |(table, class, _): &&(&str, Class, _)| {
            *class != Class::Ledger && !["change_lead", "lead_search"].contains(table)
        };
        let read = |db: &rusqlite::Connection| {
            let mut rows = Vec::new();
            for (table, ..) in TABLES.iter().filter(shown) {
                let mut all = db.prepare(&format!("SELECT * FROM {table}"))?;
                let names: Vec<String> = all.column_names().map(str::to_owned).collect();
                let found = all.query_map([], |row| {
                    let mut line = (*table).to_owned();
                    for (at, name) in names.iter().enumerate().filter(|(_, n)| *n != "updated_at") {
                        let value: Value = row.get(at)?;
                        line.push_str(&format!("|{name}={value:?}"));
                    }
                    Ok(line)
                })?;
                rows.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
            }
            // A total that fell to zero says the same as none.
            rows.retain(|row| !row.starts_with("stage_total") || !row.contains("count=Integer(0)"));
            rows.sort();
            Ok(rows)
        };
        self.app.read(read).unwrap()
    }

    fn merge(&self, leads: &[&str], keep: &[(&str, &str)]) -> String {
        self.clock.advance(1_000);
        ops::merge(&self.app, &merging(leads, keep)).unwrap().lead
    }

    fn kinds(&self, lead: &str) -> Vec<String> {
        let request = ReadTimeline {
            lead: lead.to_owned(),
            kinds: Vec::new(),
            text: String::new(),
            cursor: None,
            limit: 100,
        };
        let page = ops::read_timeline(&self.app, &request).unwrap();
        page.items.into_iter().map(|item| item.kind).collect()
    }

    fn note(&self, lead: &str, title: &str) {
        self.clock.advance(1_000);
        let entry = AddActivity {
            lead: lead.to_owned(),
            kind: "call".to_owned(),
            title: title.to_owned(),
            body: String::new(),
            asks: String::new(),
            on: None,
            at: None,
        };
        ops::add_activity(&self.app, &entry).unwrap();
    }

    fn change(&self, lead: &str, field: &str, value: &str) {
        self.clock.advance(1_000);
        let changes = vec![FieldValue { field: field.into(), value: value.into() }];
        ops::update_lead(&self.app, &UpdateLead { lead: lead.into(), changes }).unwrap();
    }

    fn ground(&self, lead: &str) -> Ground {
        let id = uuid::Uuid::parse_str(lead).unwrap();
        let now = self.app.env().clock.now();
        self.app.read(|db| Ok(consent::read_in_force(db, id, now)?.ground)).unwrap()
    }

    fn consent(&self, lead: &str, ground: &str, note: &str) {
        self.clock.advance(1_000);
        let request = serde_json::json!({ "leads": [lead], "ground": ground, "note": note });
        consent::record(&self.app, &serde_json::from_value(request).unwrap()).unwrap();
    }
}

fn merging(leads: &[&str], keep: &[(&str, &str)]) -> MergeLeads {
    MergeLeads {
        leads: leads.iter().map(|id| (*id).to_owned()).collect(),
        keep: keep
            .iter()
            .map(|(field, lead)| KeepField { field: (*field).into(), lead: (*lead).into() })
            .collect(),
    }
}

/// 花子 as she was, and as her newer card has her.
fn pair(file: &File) -> (String, String) {
    let old = file.add(LeadDraft { interest: "検査装置".into(), ..hanako() });
    let new = file.add(LeadDraft {
        title: "本部長".into(),
        mails: vec!["hanako@sakura.example.jp".into(), "new@sakura.example.jp".into()],
        phones: vec![PhoneDraft { number: "090-1111-2222".into(), label: "mobile".into() }],
        tags: vec!["VIP".into(), "展示会".into()],
        note: "名刺を再度いただいた".into(),
        source_name: "展示会2027".into(),
        interest: String::new(),
        ground: "business_card".into(),
        allow_duplicate: true,
        ..hanako()
    });
    file.note(&old, "一回目");
    file.note(&new, "二回目");
    (old, new)
}

#[test]
fn f024_a_merge_keeps_everything_of_both_and_the_newest_word() {
    let file = file();
    let (old, new) = pair(&file);
    assert_eq!(file.merge(&[&old, &new], &[]), old);
    let lead = file.get(&old);
    assert_eq!(lead.row.title, "本部長", "the newer card");
    assert_eq!(lead.interest, "検査装置", "the newer one says nothing");
    assert_eq!(lead.first_source, "展示会2026", "the earliest first source");
    assert_eq!(lead.row.source, "展示会2027");
    assert_eq!(lead.note, "来期予算で検討\n名刺を再度いただいた");
    let mut tags: Vec<String> = lead.row.tags.iter().map(|tag| tag.name.clone()).collect();
    tags.sort();
    assert_eq!(tags, ["VIP", "展示会"], "each once");
    let mails: Vec<&str> = lead
        .contacts
        .iter()
        .filter(|contact| contact.kind == "mail")
        .map(|contact| contact.value.as_str())
        .collect();
    assert_eq!(mails.len(), 3, "{mails:?}: the same address once");
    for kind in ["mail", "phone"] {
        let first = lead.contacts.iter().filter(|c| c.kind == kind && c.primary).count();
        assert_eq!(first, 1, "one {kind} is used first");
    }
    assert_eq!(lead.row.phone, "090-1111-2222", "the newer card's phone is used");
    assert!(lead.duplicates.is_empty());
    assert_eq!(lead.row.ground, "business_card", "the ground of the merged lead counts");
    let kinds = file.kinds(&old);
    assert_eq!(kinds.iter().filter(|kind| *kind == "call").count(), 2, "{kinds:?}");
    assert!(kinds.contains(&"merged".to_owned()) && kinds.contains(&"card".to_owned()));
    // Its id goes on meaning the person, everywhere.
    assert_eq!(file.get(&new).row.id, old);
    assert_eq!(file.kinds(&new), kinds);
    assert_eq!(ops::list_trashed(&file.app).unwrap().len(), 0, "it lies behind, not in the Trash");
    file.note(&new, "三回目");
    assert_eq!(file.kinds(&old).len(), kinds.len() + 1);
}

#[test]
fn f024_a_choice_per_field_wins_and_a_bad_one_is_refused() {
    let file = file();
    let (old, new) = pair(&file);
    let seen = ops::compare(&file.app, &merging(&[&old, &new], &[])).unwrap();
    let field = |code: &str| seen.fields.iter().find(|field| field.field == code).unwrap();
    assert_eq!(field("title").values, ["部長", "本部長"]);
    assert!(field("title").differs && field("title").chosen == 1);
    assert!(!field("name").differs);
    assert_eq!((seen.activities, seen.contacts.len()), (3, 7));
    let before = file.whole();
    for bad in [merging(&[&old], &[]), merging(&[&old, &old], &[])] {
        assert_eq!(ops::merge(&file.app, &bad).unwrap_err().code, ErrorCode::MergeSame);
    }
    let third = file.add(person("林", "太郎", ""));
    for keep in [("id", old.as_str()), ("title", third.as_str())] {
        let refused = ops::merge(&file.app, &merging(&[&old, &new], &[keep])).unwrap_err();
        assert_eq!(refused.code, ErrorCode::FieldInvalid);
    }
    file.undo();
    assert_eq!(file.whole(), before);
    file.merge(&[&old, &new], &[("title", &old), ("phone", &old), ("source", &old)]);
    let lead = file.get(&old);
    assert_eq!((lead.row.title.as_str(), lead.row.source.as_str()), ("部長", "展示会2026"));
    assert_eq!(lead.row.phone, "03-1234-5678");
}

#[test]
fn f025_undo_brings_both_back_as_they_were_and_redo_makes_them_one() {
    let file = file();
    let (old, new) = pair(&file);
    let before = file.whole();
    file.merge(&[&old, &new], &[]);
    let after = file.whole();
    file.undo();
    assert_eq!(file.whole(), before);
    crate::undo::redo(&file.app).unwrap();
    assert_eq!(file.whole(), after);
    file.undo();
    assert_eq!(file.get(&new).row.title, "本部長");
}

#[test]
fn f025_a_merge_is_undone_long_after_and_what_was_added_meanwhile_stays_with_the_one_that_stayed() {
    let file = file();
    let (old, new) = pair(&file);
    let change = ops::merge(&file.app, &merging(&[&old, &new], &[])).unwrap().changed.change_id;
    file.note(&old, "その後");
    file.change(&old, "department", "営業本部");
    let contact = AddContact {
        lead: old.clone(),
        kind: "mail".into(),
        value: "later@sakura.example.jp".into(),
        label: String::new(),
    };
    ops::add_contact(&file.app, &contact).unwrap();
    file.later(45);
    crate::undo::undo(&file.app, change.as_deref()).unwrap();
    let (stayed, back) = (file.get(&old), file.get(&new));
    assert_eq!(stayed.row.department, "営業本部", "a later edit of another column stays");
    assert_eq!((stayed.row.title.as_str(), back.row.title.as_str()), ("部長", "本部長"));
    assert!(stayed.contacts.iter().any(|c| c.value == "later@sakura.example.jp"));
    assert!(!back.contacts.iter().any(|c| c.value == "later@sakura.example.jp"));
    let calls = |lead: &str| file.kinds(lead).iter().filter(|kind| *kind == "call").count();
    assert_eq!((calls(&old), calls(&new)), (2, 1));
    assert_eq!(stayed.duplicates.len(), 1, "they may be the same person, as before");
}

#[test]
fn f025_what_changed_since_is_named_and_nothing_is_half_undone() {
    let file = file();
    let (old, new) = pair(&file);
    let change = ops::merge(&file.app, &merging(&[&old, &new], &[])).unwrap().changed.change_id;
    file.change(&old, "title", "取締役");
    let before = file.whole();
    let refused = crate::undo::undo(&file.app, change.as_deref()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoConflict);
    let rows = refused.params["rows"].as_array().unwrap();
    let tables: Vec<&str> = rows.iter().map(|row| row["table"].as_str().unwrap()).collect();
    assert_eq!(tables, ["affiliation", "lead"], "the title stands in the career, too");
    assert!(rows.iter().all(|row| row["op"] == "update_lead" && row["name"] == "佐藤 花子"));
    assert_eq!(file.whole(), before);
    file.undo();
    crate::undo::undo(&file.app, change.as_deref()).unwrap();
}

#[test]
fn a_refusal_of_either_holds_and_comes_apart_again() {
    let file = file();
    let (old, new) = pair(&file);
    file.consent(&new, "refused", "");
    // An agreement of the other lead that did not know of the refusal.
    file.consent(&old, "opt_in", "展示会で書面");
    assert_eq!((file.ground(&old), file.ground(&new)), (Ground::OptIn, Ground::Refused));
    file.merge(&[&old, &new], &[]);
    assert_eq!((file.ground(&old), file.ground(&new)), (Ground::Refused, Ground::Refused));
    assert_eq!(file.get(&old).row.ground, "refused", "on the card, too");
    let seen = file.app.read(|db| {
        let count = "SELECT count(*) FROM consent_event WHERE kind IN ('grant', 'refuse')";
        Ok(db.query_row(count, [], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(seen.unwrap(), 3, "no ledger row was written or changed by the merge");
    file.undo();
    assert_eq!((file.ground(&old), file.ground(&new)), (Ground::OptIn, Ground::Refused));
    crate::undo::redo(&file.app).unwrap();
    // Only an agreement that follows lifts it; it is the one person's who stays.
    file.consent(&new, "opt_in", "電話で確認");
    assert_eq!(file.ground(&old), Ground::OptIn);
    assert_eq!(file.get(&old).row.ground, "opt_in");
    let log = crate::consent::ops::list_log(&file.app, &new).unwrap();
    assert_eq!(log.len(), 4, "the log of both");
}

#[test]
fn merged_leads_lie_behind_the_last_one_and_the_first_merge_waits_for_the_second() {
    let file = file();
    let (old, new) = pair(&file);
    let third = file.add(LeadDraft { allow_duplicate: true, ..hanako() });
    let before = file.whole();
    let first = ops::merge(&file.app, &merging(&[&new, &third], &[])).unwrap().changed.change_id;
    file.merge(&[&old, &new], &[]);
    assert_eq!((file.get(&new).row.id, file.get(&third).row.id), (old.clone(), old.clone()));
    let refused = crate::undo::undo(&file.app, first.as_deref()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoConflict);
    file.undo();
    assert_eq!(file.get(&third).row.id, new);
    crate::undo::undo(&file.app, first.as_deref()).unwrap();
    assert_eq!(file.whole(), before);
    assert_eq!(file.merge(&[&old, &new, &third], &[]), old, "three at once");
    file.undo();
    assert_eq!(file.whole(), before);
}

#[test]
fn a_merged_lead_is_purged_only_with_the_one_that_stays() {
    let file = file();
    let (old, new) = pair(&file);
    let change = ops::merge(&file.app, &merging(&[&old, &new], &[])).unwrap().changed.change_id;
    file.later(60);
    assert_eq!(file.get(&new).row.id, old, "it never lay in the Trash");
    ops::trash_leads(&file.app, std::slice::from_ref(&new)).unwrap();
    assert!(file.get(&old).trashed_at.is_some(), "its id means the one that stays");
    file.later(60);
    let error = ops::get_lead_detail(&file.app, &new).unwrap_err();
    assert_eq!(error.code, ErrorCode::LeadNotFound);
    let refused = crate::undo::undo(&file.app, change.as_deref()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoConflict, "nothing is left to bring back");
}

#[test]
fn f023_all_certain_pairs_become_one_in_one_step_after_a_backup_and_no_maybe_does() {
    let file = file();
    let (old, new) = pair(&file);
    let again = file.add(LeadDraft { allow_duplicate: true, ..hanako() });
    let maybe = file.add(person("佐藤", "花子", "サクラ電機"));
    let (a, b) = (
        file.add(LeadDraft { mails: vec!["k@ex.example".into()], ..person("加藤", "恵", "") }),
        file.add(LeadDraft {
            mails: vec!["K@ex.example".into()],
            allow_duplicate: true,
            ..person("加藤", "恵", "")
        }),
    );
    let before = file.whole();
    let done = ops::merge_certain(&file.app, &MergeCertain { job: "j".into() }).unwrap();
    assert_eq!((done.people, done.merged), (2, 3));
    assert!(std::path::Path::new(&done.backup).exists());
    for lead in [&new, &again] {
        assert_eq!(&file.get(lead).row.id, &old);
    }
    assert_eq!(file.get(&b).row.id, a);
    assert_eq!(file.get(&maybe).row.id, maybe, "a person decides");
    let left =
        ops::list_duplicates(&file.app, &ListDuplicates { certain: false, offset: 0, limit: 10 })
            .unwrap();
    assert_eq!((left.certain, left.maybe), (0, 1));
    file.undo();
    assert_eq!(file.whole(), before);
    let none = ops::merge_certain(&file.app, &MergeCertain { job: "j".into() }).unwrap();
    assert_eq!(none.people, 2, "as before");
    let none = ops::merge_certain(&file.app, &MergeCertain { job: "j".into() }).unwrap();
    assert_eq!((none.people, none.changed.change_id, none.backup.as_str()), (0, None, ""));
}

#[test]
fn two_who_were_called_different_are_not_merged_by_way_of_a_third() {
    let file = file();
    let (old, new) = pair(&file);
    let third = file.add(LeadDraft { allow_duplicate: true, ..hanako() });
    let pair = LeadPair { one: old.clone(), other: new.clone() };
    ops::mark_different(&file.app, &pair).unwrap();
    let done = ops::merge_certain(&file.app, &MergeCertain { job: "j".into() }).unwrap();
    assert_eq!(done.people, 0, "a person decides about all three");
    file.merge(&[&old, &third], &[]);
    let left = file.get(&new).duplicates;
    assert!(left.is_empty(), "who is not 花子 is not the one she was merged with: {left:?}");
    file.undo();
    assert_eq!(file.get(&new).duplicates.len(), 1);
}
