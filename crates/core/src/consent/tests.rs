#![allow(clippy::unwrap_used)]

use super::*;

fn event(n: u128, kind: &str, ground: &str) -> ConsentEvent {
    ConsentEvent {
        id: Uuid::from_u128(n),
        kind: kind.to_owned(),
        ground: ground.to_owned(),
        address: String::new(),
        how: "hand".to_owned(),
        place: String::new(),
        at: Timestamp(n as i64),
        recorded_at: Timestamp(n as i64),
        expires_at: None,
        voids: None,
        lead: Uuid::nil(),
        joined_at: None,
    }
}

fn ground(events: &[ConsentEvent]) -> Ground {
    in_force(events, Timestamp(1_000)).ground
}

#[test]
fn without_an_entry_nobody_was_asked() {
    assert_eq!(in_force(&[], Timestamp(0)), InForce::NOT_ASKED);
}

#[test]
fn the_newest_grant_is_in_force() {
    let log = [event(1, "grant", "business_card"), event(2, "grant", "customer")];
    let state = in_force(&log, Timestamp(9));
    assert_eq!(state.ground, Ground::Customer);
    assert_eq!((state.since, state.event), (Some(Timestamp(2)), Some(Uuid::from_u128(2))));
}

#[test]
fn a_refusal_stands_against_every_later_ground_but_a_proven_opt_in_by_hand() {
    for kind in ["refuse", "withdraw", "complaint"] {
        let mut log = vec![event(1, "grant", "opt_in"), event(2, kind, "")];
        assert_eq!(ground(&log), Ground::Refused);
        log.push(event(3, "grant", "business_card"));
        log.push(event(4, "grant", "opt_in"));
        assert_eq!(ground(&log), Ground::Refused, "no evidence");
        let mut imported = event(5, "grant", "opt_in");
        (imported.how, imported.place) = ("import".to_owned(), "expo.csv".to_owned());
        log.push(imported);
        assert_eq!(ground(&log), Ground::Refused, "an import never lifts a refusal");
        let mut proven = event(6, "grant", "opt_in");
        proven.place = "Signed form at the Nagoya stand".to_owned();
        log.push(proven);
        assert_eq!(ground(&log), Ground::OptIn);
    }
}

#[test]
fn a_void_takes_an_entry_out_and_a_void_of_the_void_brings_it_back() {
    let mut log = vec![event(1, "grant", "customer"), event(2, "refuse", "")];
    log.push(ConsentEvent { voids: Some(Uuid::from_u128(2)), ..event(3, "void", "") });
    assert_eq!(ground(&log), Ground::Customer);
    log.push(ConsentEvent { voids: Some(Uuid::from_u128(3)), ..event(4, "void", "") });
    assert_eq!(ground(&log), Ground::Refused);
    log.push(ConsentEvent { voids: Some(Uuid::from_u128(2)), ..event(5, "void", "") });
    assert_eq!(ground(&log), Ground::Customer);
}

#[test]
fn a_grant_ends_when_it_expires() {
    let log = [ConsentEvent { expires_at: Some(Timestamp(50)), ..event(1, "grant", "opt_in") }];
    assert_eq!(in_force(&log, Timestamp(49)).ground, Ground::OptIn);
    assert_eq!(in_force(&log, Timestamp(50)).ground, Ground::NotAsked);
}

#[test]
fn a_ground_of_a_newer_program_allows_nothing() {
    assert_eq!(ground(&[event(1, "grant", "telepathy")]), Ground::NotAsked);
}

#[test]
fn every_ground_is_judged_for_both_purposes() {
    use Purpose::{Personal, Promo};
    let state = |ground| InForce { ground, since: None, event: None };
    for ground in Ground::ALL {
        let promo = may_send(Promo, &state(ground), None, false);
        let personal = may_send(Personal, &state(ground), None, false);
        match ground {
            Ground::NotAsked => assert_eq!((promo, personal), (Err("no_ground"), Ok(()))),
            Ground::Refused => assert_eq!((promo, personal), (Err("refused"), Err("refused"))),
            _ => assert_eq!((promo, personal), (Ok(()), Ok(()))),
        }
        for overridden in [false, true] {
            for purpose in [Promo, Personal] {
                let dead = may_send(purpose, &state(ground), Some("bounced"), overridden);
                assert_eq!(dead, Err("bounced"), "a dead address gets nothing");
                let complaint = may_send(purpose, &state(ground), Some("complaint"), overridden);
                assert_eq!(complaint, Err("suppressed"));
            }
            let promo = may_send(Promo, &state(ground), Some("refused"), overridden);
            assert!(promo.is_err(), "a reason never opens mail to many");
        }
        assert!(may_send(Personal, &state(ground), Some("refused"), false).is_err());
        assert!(may_send(Personal, &state(ground), Some("refused"), true).is_ok());
    }
}

#[test]
fn the_hash_of_an_address_ignores_case_and_width_and_needs_the_secret() {
    let hash = |secret: u8, address| ledger::suppression_hash(&[secret; 32], address);
    assert_eq!(hash(1, "Hanako@Example.jp"), hash(1, " ｈａｎａｋｏ@example.jp "));
    assert_ne!(hash(1, "a@b.jp"), hash(2, "a@b.jp"));
    assert_ne!(hash(1, "a@b.jp"), hash(1, "a@c.jp"));
}
