#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::env::Env;
use crate::undo;

/// A file with leads that have one address each; other features make leads with all their parts.
fn app_with(addresses: &[&str]) -> (tempfile::TempDir, App, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let env = Env::fixed("2026-04-01T09:00:00+09:00", 7);
    let app = App::open(&folder.path().join("a.db"), env).unwrap();
    let leads = addresses.iter().map(|mail| crate::consent::samples::lead(&app, mail)).collect();
    (folder, app, leads)
}

fn request(lead: &str, ground: &str, note: &str) -> RecordConsent {
    RecordConsent {
        leads: vec![lead.to_owned()],
        ground: ground.to_owned(),
        on: String::new(),
        note: note.to_owned(),
    }
}

fn state(app: &App, lead: &str) -> Ground {
    let lead = Uuid::parse_str(lead).unwrap();
    app.read(|db| read_in_force(db, lead, app.env().clock.now())).unwrap().ground
}

fn suppressed(app: &App, address: &str) -> Option<String> {
    app.read(|db| find_suppression(db, address)).unwrap()
}

#[test]
fn a_refusal_suppresses_the_address_and_undo_and_redo_follow() {
    let (_folder, app, leads) = app_with(&["a@b.jp"]);
    record(&app, &request(&leads[0], "business_card", "")).unwrap();
    assert_eq!(state(&app, &leads[0]), Ground::BusinessCard);
    record(&app, &request(&leads[0], "refused", "by phone")).unwrap();
    for _ in 0..2 {
        assert_eq!(state(&app, &leads[0]), Ground::Refused);
        assert_eq!(suppressed(&app, "A@b.jp").as_deref(), Some("refused"));
        undo::undo(&app, None).unwrap();
        assert_eq!(state(&app, &leads[0]), Ground::BusinessCard);
        assert_eq!(suppressed(&app, "a@b.jp"), None);
        undo::redo(&app).unwrap();
    }
    assert_eq!(app.read(verify_chain).unwrap(), None);
}

#[test]
fn only_a_proven_opt_in_lifts_a_refusal_by_hand() {
    let (_folder, app, leads) = app_with(&["a@b.jp"]);
    record(&app, &request(&leads[0], "refused", "")).unwrap();
    for (ground, note) in [("customer", "invoice 12"), ("opt_in", " "), ("not_asked", "")] {
        let refused = record(&app, &request(&leads[0], ground, note)).unwrap_err();
        assert_eq!(refused.code, ErrorCode::ConsentRefused);
    }
    record(&app, &request(&leads[0], "opt_in", "form of 1 April")).unwrap();
    assert_eq!(state(&app, &leads[0]), Ground::OptIn);
    assert_eq!(suppressed(&app, "a@b.jp"), None);
}

#[test]
fn not_asked_takes_a_ground_back() {
    let (_folder, app, leads) = app_with(&["a@b.jp"]);
    record(&app, &request(&leads[0], "customer", "")).unwrap();
    record(&app, &request(&leads[0], "not_asked", "")).unwrap();
    assert_eq!(state(&app, &leads[0]), Ground::NotAsked);
    let log = list_log(&app, &leads[0]).unwrap();
    assert_eq!(log.iter().map(|e| e.kind.as_str()).collect::<Vec<_>>(), ["void", "grant"]);
    assert!(log.iter().all(|entry| !entry.in_force));
}

#[test]
fn bad_requests_write_nothing() {
    let (_folder, app, leads) = app_with(&["a@b.jp"]);
    let unknown = record(&app, &request(&leads[0], "maybe", "")).unwrap_err();
    assert_eq!(unknown.code, ErrorCode::FieldInvalid);
    let ahead = RecordConsent { on: "2027-01-01".to_owned(), ..request(&leads[0], "opt_in", "") };
    assert_eq!(record(&app, &ahead).unwrap_err().code, ErrorCode::DateInvalid);
    let mut both = request(&leads[0], "opt_in", "");
    both.leads.push(Uuid::from_u128(5).to_string());
    assert_eq!(record(&app, &both).unwrap_err().code, ErrorCode::LeadGone);
    assert!(list_log(&app, &leads[0]).unwrap().is_empty(), "all or nothing");
}

#[test]
fn a_changed_missing_or_reordered_entry_breaks_the_chain() {
    let (_folder, app, leads) = app_with(&["a@b.jp"]);
    for ground in ["business_card", "customer", "opt_in"] {
        record(&app, &request(&leads[0], ground, "somewhere")).unwrap();
    }
    assert_eq!(app.read(verify_chain).unwrap(), None);
    for damage in [
        "UPDATE consent_event SET ground = 'customer' WHERE rid = 1",
        "UPDATE consent_event SET place = 'elsewhere' WHERE rid = 2",
        "DELETE FROM consent_event WHERE rid = 2",
    ] {
        let undone = app.change(Op::AccountState, |tx| {
            tx.execute_batch(damage)?;
            assert!(verify_chain(tx)?.is_some(), "{damage}");
            Err::<(), _>(Error::new(ErrorCode::Stopped))
        });
        assert!(undone.is_err());
    }
}

#[test]
fn an_erased_entry_keeps_the_chain_whole() {
    let (_folder, app, leads) = app_with(&["a@b.jp"]);
    record(&app, &request(&leads[0], "opt_in", "form")).unwrap();
    record(&app, &request(&leads[0], "refused", "")).unwrap();
    app.change(Op::AccountState, |tx| {
        let salt: Vec<u8> =
            tx.query_row("SELECT address_salt FROM consent_event WHERE rid = 1", [], |r| r.get(0))?;
        let digest = ledger::personal_digest(&salt, "a@b.jp", "form");
        tx.execute(
            "UPDATE consent_event SET address = '', place = '', address_salt = ?1 WHERE rid = 1",
            [digest],
        )?;
        assert_eq!(verify_chain(tx)?, None);
        Ok(())
    })
    .unwrap();
}
