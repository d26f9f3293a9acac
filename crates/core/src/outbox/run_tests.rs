#![allow(clippy::unwrap_used, clippy::panic)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::*;
use crate::outbox::compose;
use crate::outbox::samples::{Fate, World, account, draft, reply};
use crate::outbox::wire::{AccountDraft, AccountKind, FollowUpDraft, ResolveMessage};

fn state(state: &str, reason: &str) -> (String, String) {
    (state.to_owned(), reason.to_owned())
}

/// Runs and dies where the fate says.
fn run_and_die(world: &World) {
    let died = catch_unwind(AssertUnwindSafe(|| world.run()));
    assert!(died.is_err(), "it should have died");
}

#[test]
fn a_mail_leaves_once_and_stands_in_the_history() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    assert_eq!(world.run(), OutboxRun { sent: 1, ..OutboxRun::default() });
    assert_eq!(world.run(), OutboxRun::default(), "nothing is left to do");
    assert_eq!(world.accepted(), ["yamada@a.jp"]);
    let message = &world.messages()[0];
    assert_eq!((message.reply.as_str(), message.attempts), ("250 2.0.0 Ok: queued as Q1", 1));
    assert_eq!(message.sent_at, Some(world.app.env().clock.now().0));
    let detail = ops::get(&world.app, &message.id).unwrap();
    assert!(detail.gate.iter().any(|check| check.check == "ground"));
    assert_eq!(detail.attempts.len(), 1);
    let (title, payload): (String, String) = world
        .app
        .read(|db| {
            Ok(db.query_row(
                "SELECT title, payload FROM activity WHERE kind = 'mail_out'",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?)
        })
        .unwrap();
    assert_eq!(title, "お礼 山田様");
    assert!(payload.contains("\"state\":\"sent\"") && payload.contains(&message.id));
    assert_eq!(world.wire.secrets.lock().unwrap()[0].as_deref(), Some("geheim"));
}

#[test]
fn nothing_leaves_before_the_time_to_call_it_back_is_over() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    let queued = compose::queue(&world.app, &draft(&[&lead])).unwrap();
    assert_eq!(queued.undo_seconds, 20);
    assert_eq!(
        crate::outbox::next_due(&world.app).unwrap().unwrap().0,
        world.app.env().clock.now().0 + 20_000
    );
    assert_eq!(world.run().sent, 0);
    world.clock.advance(19_999);
    assert_eq!(world.run().sent, 0);
    world.clock.advance(1);
    assert_eq!(world.run().sent, 1);
    assert_eq!(crate::outbox::next_due(&world.app).unwrap(), None);
}

#[test]
fn killed_before_committing_it_is_sent_once_after_the_restart() {
    let mut world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    world.fate([Fate::DieBeforeCommit]);
    run_and_die(&world);
    world.restart();
    assert_eq!(world.states()[0].0, "sending");
    assert_eq!(world.work().sent, 1);
    assert_eq!(world.accepted().len(), 1);
    let attempts = ops::get(&world.app, &world.messages()[0].id).unwrap().attempts;
    assert_eq!(attempts.iter().map(|a| a.fault.as_str()).collect::<Vec<_>>(), ["interrupted", ""]);
}

#[test]
fn killed_after_committing_it_is_never_sent_again_by_itself() {
    for fate in [Fate::DieAfterCommit, Fate::DieAfterAccept, Fate::LoseReply, Fate::LoseMail] {
        let mut world = World::new();
        let lead = world.lead("山田", "yamada@a.jp");
        world.queue(&[&lead]);
        world.fate([fate.clone()]);
        if matches!(fate, Fate::LoseReply | Fate::LoseMail) {
            assert_eq!(world.run().unknown, 1);
        } else {
            run_and_die(&world);
            world.restart();
        }
        let before = world.accepted().len();
        for _ in 0..3 {
            assert_eq!(world.run().sent, 0, "{fate:?}");
            world.clock.advance(86_400_000);
        }
        assert_eq!(world.states(), [state("unknown", "")], "{fate:?}");
        assert_eq!(world.accepted().len(), before);
        assert_eq!(ops::status(&world.app).unwrap().problems, 1, "it is shown");
    }
}

#[test]
fn an_unsure_mail_is_sent_again_with_the_same_bytes_or_taken_as_sent() {
    for sent in [true, false] {
        let world = World::new();
        let lead = world.lead("山田", "yamada@a.jp");
        world.queue(&[&lead]);
        world.fate([Fate::LoseReply]);
        world.run();
        let tried_at = world.app.env().clock.now().0;
        world.clock.advance(900_000);
        let message = world.messages()[0].id.clone();
        ops::resolve(&world.app, &ResolveMessage { message: message.clone(), sent }).unwrap();
        assert_eq!(world.run().sent, i64::from(!sent));
        assert_eq!(world.states()[0].0, "sent");
        let accepted = world.wire.accepted.lock().unwrap().clone();
        if sent {
            assert_eq!(accepted.len(), 1);
            assert_eq!(world.messages()[0].sent_at, Some(tried_at), "when it left");
        } else {
            assert_eq!(accepted.len(), 2);
            assert_eq!(accepted[0], accepted[1], "bytes, Message-ID and Date are the same");
        }
        let again = ops::resolve(&world.app, &ResolveMessage { message, sent }).unwrap_err();
        assert_eq!(again.code, ErrorCode::MessageLeft);
        let activities: i64 = world
            .app
            .read(|db| Ok(db.query_row("SELECT count(*) FROM activity", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(activities, 1);
    }
}

#[test]
fn killed_anywhere_many_times_nobody_gets_a_mail_twice_and_none_is_lost() {
    let fates = [
        Fate::Accept,
        Fate::DieBeforeCommit,
        Fate::DieAfterCommit,
        Fate::DieAfterAccept,
        Fate::LoseReply,
        Fate::NotSent(Phase::Data, SendFault::Lost),
        Fate::Refuse(Phase::RcptTo, 451, "4.7.1 later"),
    ];
    for seed in 0_usize..12 {
        let mut world = World::new();
        let leads: Vec<String> =
            (0..8).map(|n| world.lead("山田", &format!("p{n}@a.jp"))).collect();
        let refs: Vec<&str> = leads.iter().map(String::as_str).collect();
        for lead in &refs {
            world.ground(lead, "customer");
        }
        assert_eq!(world.queue(&refs), 8);
        let mut state = seed * 7 + 1;
        world.fate((0..20).map(|_| {
            state = (state * 31 + 17) % 1009;
            fates[state % fates.len()].clone()
        }));
        for _ in 0..60 {
            let _ = catch_unwind(AssertUnwindSafe(|| world.run()));
            world.restart();
            world.clock.advance(600_000);
        }
        let mut accepted = world.accepted();
        let count = accepted.len();
        accepted.sort();
        accepted.dedup();
        assert_eq!(accepted.len(), count, "seed {seed}: somebody got it twice");
        for message in world.messages() {
            let arrived = accepted.contains(&message.to);
            match serde_json::to_value(message.state).unwrap().as_str().unwrap() {
                "sent" => assert!(arrived, "seed {seed}: sent but not accepted"),
                "unknown" => {}
                other => panic!("seed {seed}: {} is {other}", message.to),
            }
        }
        let unknown = world.states().iter().filter(|(state, _)| state == "unknown").count();
        assert!(count + unknown >= 8, "seed {seed}: accepted is a part of sent and unknown");
    }
}

#[test]
fn a_disk_that_cannot_store_committing_holds_the_terminator_back() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    world
        .app
        .change(Op::AccountState, |tx| {
            tx.execute_batch(
                "CREATE TEMP TRIGGER no_commit BEFORE UPDATE ON main.message
                 WHEN new.state = 'committing' BEGIN SELECT RAISE(ABORT, 'disk full'); END;",
            )?;
            Ok(())
        })
        .unwrap();
    assert!(run_due(&world.app, Start::ByHand, &mut |_, _| Ok(())).is_err(), "the run stops");
    assert!(world.accepted().is_empty(), "nothing left");
    assert_eq!(world.states()[0].0, "deferred");
    world
        .app
        .change(Op::AccountState, |tx| Ok(tx.execute_batch("DROP TRIGGER no_commit")?))
        .unwrap();
    world.clock.advance(60_000);
    assert_eq!(world.run().sent, 1, "it goes on once there is room");
}

#[test]
fn a_refusal_between_queue_and_send_stops_the_mail_in_the_claim() {
    let world = World::new();
    let leads: Vec<String> = (0..3).map(|n| world.lead("山田", &format!("p{n}@a.jp"))).collect();
    for lead in &leads {
        world.ground(lead, "customer");
    }
    world.queue(&leads.iter().map(String::as_str).collect::<Vec<_>>());
    world.ground(&leads[0], "refused");
    world
        .app
        .change(Op::TrashLeads, |tx| {
            tx.execute("UPDATE lead SET deleted_at = 1 WHERE rid = 2", [])?;
            Ok(())
        })
        .unwrap();
    let done = world.run();
    assert_eq!((done.sent, done.suppressed), (1, 1));
    assert_eq!(
        world.states(),
        [state("suppressed", "refused"), state("cancelled", "trashed"), state("sent", "")]
    );
    assert_eq!(world.accepted(), ["p2@a.jp"]);
}

#[test]
fn a_lead_that_changed_meanwhile_waits_for_an_ok_to_the_new_text() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    world
        .app
        .change(Op::UpdateLead, |tx| {
            tx.execute("UPDATE lead SET family_name = '佐藤'", [])?;
            tx.execute("UPDATE contact_point SET normal = 'sato@a.jp'", [])?;
            Ok(())
        })
        .unwrap();
    assert_eq!((world.run().held, world.accepted().len()), (1, 0));
    assert_eq!(world.states(), [state("scheduled", "needs_ok")]);
    let message = &world.messages()[0];
    assert_eq!((message.subject.as_str(), message.to.as_str()), ("お礼 佐藤様", "sato@a.jp"));
    assert_eq!(world.run(), OutboxRun::default(), "it waits for a person");
    ops::retry(&world.app, std::slice::from_ref(&message.id)).unwrap();
    assert_eq!(world.run().sent, 1);
    assert_eq!(world.accepted(), ["sato@a.jp"]);
}

#[test]
fn without_network_everything_waits_and_the_worker_keeps_its_pauses() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    let offline = || OpenFailure {
        phase: Phase::Dns,
        fault: Some(SendFault::Dns),
        reply: None,
        detail: String::new(),
    };
    world.wire.open_failures.lock().unwrap().extend([offline(), offline()]);
    assert_eq!(world.work().held, 1);
    assert_eq!(world.states(), [state("scheduled", "offline")]);
    assert_eq!(ops::status(&world.app).unwrap().connection, "offline");
    assert_eq!(world.messages()[0].attempts, 0, "no try is counted");
    world.work();
    assert_eq!(*world.wire.opened.lock().unwrap(), 1, "not before a minute is over");
    world.clock.advance(60_000);
    world.work();
    assert_eq!(*world.wire.opened.lock().unwrap(), 2);
    world.clock.advance(60_000);
    world.work();
    assert_eq!(*world.wire.opened.lock().unwrap(), 2, "the second pause is longer");
    assert_eq!(world.run().sent, 1, "a person may try at any time");
    assert_eq!(ops::status(&world.app).unwrap().connection, "online");
}

#[test]
fn a_wrong_password_stops_the_account_until_it_is_mended() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    world.wire.open_failures.lock().unwrap().push_back(OpenFailure {
        phase: Phase::Login,
        fault: None,
        reply: Some(reply(535, "5.7.8 bad credentials")),
        detail: String::new(),
    });
    world.run();
    assert_eq!(world.states(), [state("scheduled", "login")]);
    world.clock.advance(86_400_000);
    world.run();
    assert_eq!(*world.wire.opened.lock().unwrap(), 1, "no second guess");
    assert_eq!(ops::status(&world.app).unwrap().connection, "login");
    let id = crate::outbox::accounts::ops::list(&world.app).unwrap()[0].id.clone();
    let mended = AccountDraft { id: Some(id), password: Some("neu".to_owned()), ..account() };
    world.save_account(&mended).unwrap();
    assert_eq!(world.run().sent, 1);
    assert_eq!(world.wire.secrets.lock().unwrap()[1].as_deref(), Some("neu"));
}

#[test]
fn a_dead_address_is_suppressed_and_a_greylisting_server_is_asked_again() {
    let world = World::new();
    let (dead, grey) = (world.lead("山田", "dead@a.jp"), world.lead("鈴木", "grey@a.jp"));
    world.queue(&[&dead]);
    world.queue(&[&grey]);
    world.fate([
        Fate::Refuse(Phase::RcptTo, 550, "5.1.1 no such user"),
        Fate::Refuse(Phase::RcptTo, 451, "4.7.1 greylisted"),
    ]);
    let done = world.run();
    assert_eq!((done.rejected, done.deferred), (1, 1));
    assert_eq!(world.states(), [state("rejected", "address"), state("deferred", "")]);
    let due = world.messages()[1].retry_at.unwrap();
    assert_eq!(due, world.app.env().clock.now().0 + 600_000);
    let refused = compose::queue(&world.app, &draft(&[&dead])).unwrap_err();
    assert_eq!(refused.params["reason"], "bounced");
    world.clock.advance(600_000);
    assert_eq!(world.run().sent, 1);
    assert_eq!(world.accepted(), ["grey@a.jp"]);
}

#[test]
fn three_refusals_of_the_sender_hold_the_rest_of_the_follow_up() {
    let world = World::new();
    let leads: Vec<String> = (0..6).map(|n| world.lead("山田", &format!("p{n}@a.jp"))).collect();
    for lead in &leads {
        world.ground(lead, "customer");
    }
    world.queue(&leads.iter().map(String::as_str).collect::<Vec<_>>());
    world.fate(vec![Fate::Refuse(Phase::Commit, 554, "5.7.1 blocked for spam"); 6]);
    assert_eq!(world.run().rejected, 3);
    let held = world.states().iter().filter(|state| state.1 == "paused").count();
    assert_eq!(held, 3);
    assert_eq!(world.run(), OutboxRun::default());
}

#[test]
fn limits_hold_over_restarts_and_the_practice_mailbox_has_none() {
    let mut world = World::bare();
    world.save_account(&AccountDraft { per_hour: 2, ..account() }).unwrap();
    let leads: Vec<String> = (0..5).map(|n| world.lead("山田", &format!("p{n}@a.jp"))).collect();
    for lead in &leads {
        world.queue(&[lead]);
    }
    assert_eq!(world.run().sent, 2);
    for _ in 0..3 {
        world.restart();
        assert_eq!(world.run().sent, 0);
    }
    assert_eq!(world.states()[2], state("scheduled", "limit"));
    world.clock.advance(3_600_000);
    assert_eq!(world.run().sent, 2);
    world.clock.advance(3_600_000);
    assert_eq!(world.run().sent, 1);
    let practice = AccountDraft { kind: AccountKind::Practice, per_hour: 1, ..account() };
    let id = world.save_account(&practice).unwrap();
    for lead in &leads {
        let request = FollowUpDraft { account: Some(id.clone()), ..draft(&[lead]) };
        compose::queue(&world.app, &request).unwrap();
    }
    world.clock.advance(60_000);
    assert_eq!(world.run().sent, 5);
    assert!(world.messages().last().unwrap().practice);
}

#[test]
fn practice_mail_never_turns_into_real_mail() {
    let world = World::bare();
    let practice = AccountDraft { kind: AccountKind::Practice, ..account() };
    world.save_account(&practice).unwrap();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    world.save_account(&account()).unwrap();
    assert_eq!(world.states(), [state("cancelled", "practice")]);
    assert_eq!(world.run(), OutboxRun::default());
}

#[test]
fn mail_to_many_that_is_a_day_late_waits_for_a_look() {
    let world = World::new();
    let leads = [world.lead("山田", "a@a.jp"), world.lead("鈴木", "b@a.jp")];
    for lead in &leads {
        world.ground(lead, "customer");
    }
    world.queue(&[&leads[0], &leads[1]]);
    world.queue(&[&leads[0]]);
    world.clock.advance(25 * 3_600_000);
    let done = world.run();
    assert_eq!((done.sent, done.held), (1, 2), "the personal one goes");
    assert_eq!(world.states()[0], state("scheduled", "late"));
    let late: Vec<String> = world.messages()[..2].iter().map(|m| m.id.clone()).collect();
    ops::retry(&world.app, &late).unwrap();
    assert_eq!(world.run().sent, 2);
}

#[test]
fn paused_and_cancelled_mail_stays_and_a_sent_one_cannot_be_cancelled() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    ops::pause(&world.app, true).unwrap();
    assert_eq!((world.run().held, world.accepted().len()), (1, 0));
    assert_eq!(ops::status(&world.app).unwrap().connection, "paused");
    ops::pause(&world.app, false).unwrap();
    let id = world.messages()[0].id.clone();
    ops::cancel(&world.app, std::slice::from_ref(&id)).unwrap();
    assert_eq!(world.run(), OutboxRun::default());
    ops::retry(&world.app, std::slice::from_ref(&id)).unwrap();
    assert_eq!(world.run().sent, 1);
    for refused in
        [ops::cancel(&world.app, std::slice::from_ref(&id)), ops::retry(&world.app, &[id])]
    {
        assert_eq!(refused.unwrap_err().code, ErrorCode::MessageLeft);
    }
}

#[test]
fn only_one_sends_at_a_time() {
    let world = World::new();
    let lock = db::lock_sender(world.app.path()).unwrap();
    let busy = run_due(&world.app, Start::ByHand, &mut |_, _| Ok(())).unwrap_err();
    assert_eq!(busy.code, ErrorCode::SenderBusy);
    drop(lock);
    assert_eq!(world.run(), OutboxRun::default());
}

#[test]
fn a_stopped_job_ends_between_two_mails() {
    let world = World::new();
    for n in 0..3 {
        let lead = world.lead("山田", &format!("p{n}@a.jp"));
        world.queue(&[&lead]);
    }
    let stopped = run_due(&world.app, Start::ByHand, &mut |done, total| {
        assert_eq!(total, 3);
        if done == 1 { Err(Error::new(ErrorCode::Stopped)) } else { Ok(()) }
    });
    assert_eq!(stopped.unwrap_err().code, ErrorCode::Stopped);
    assert_eq!(world.accepted().len(), 1);
    assert_eq!(world.run().sent, 2);
}

#[test]
fn a_reminder_is_planned_when_the_mail_left() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    let request = FollowUpDraft { remind: "+3d".to_owned(), ..draft(&[&lead]) };
    compose::queue(&world.app, &request).unwrap();
    world.clock.advance(60_000);
    world.run();
    let (due, title): (String, String) = world
        .app
        .read(|db| {
            let sql = "SELECT due_on, title FROM next_step WHERE state = 'open'";
            Ok(db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
        })
        .unwrap();
    assert_eq!((due.as_str(), title.as_str()), ("2026-04-06", "お礼 山田様"), "Wednesday + 3");
}

#[test]
fn mail_to_many_says_how_to_stop_it() {
    let world = World::new();
    let leads = [world.lead("山田", "a@a.jp"), world.lead("鈴木", "b@a.jp")];
    for lead in &leads {
        world.ground(lead, "customer");
    }
    world.queue(&[&leads[0], &leads[1]]);
    world.run();
    let accepted = world.wire.accepted.lock().unwrap();
    for (_, mime) in accepted.iter() {
        let text = String::from_utf8_lossy(mime);
        assert!(text.contains("List-Unsubscribe: <mailto:yuka@tsumugi.example?subject=unsub"));
        assert!(text.contains("配信停止"));
    }
}

#[test]
fn a_gap_that_a_person_must_mend_is_not_tried_for_ever_by_the_worker() {
    let world = World::new();
    let leads = [world.lead("山田", "a@a.jp"), world.lead("鈴木", "b@a.jp")];
    for lead in &leads {
        world.ground(lead, "customer");
    }
    world.queue(&[&leads[0], &leads[1]]);
    world
        .app
        .change(Op::UpdateLead, |tx| {
            tx.execute("UPDATE lead SET family_name = '' WHERE rid = 1", [])?;
            Ok(())
        })
        .unwrap();
    assert_eq!((world.work().held, world.work().held), (1, 0), "looked at once, then left");
    assert_eq!(world.states()[0], state("scheduled", "missing_value"));
    assert_eq!(world.accepted(), ["b@a.jp"]);
    let opened = *world.wire.opened.lock().unwrap();
    world.work();
    assert_eq!(*world.wire.opened.lock().unwrap(), opened, "no connection for nothing");
    world
        .app
        .change(Op::UpdateLead, |tx| {
            tx.execute("UPDATE lead SET family_name = '山田' WHERE rid = 1", [])?;
            Ok(())
        })
        .unwrap();
    assert_eq!(world.run().sent, 1, "mended and sent by hand");
}

#[test]
fn undo_tells_what_had_left_and_redo_queues_only_what_undo_cancelled() {
    let mut world = World::bare();
    world.save_account(&AccountDraft { per_hour: 2, ..account() }).unwrap();
    let leads: Vec<String> = (0..5).map(|n| world.lead("山田", &format!("p{n}@a.jp"))).collect();
    for lead in &leads {
        world.ground(lead, "customer");
    }
    world.queue(&leads.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(world.run().sent, 2, "the hour takes two");
    let told = |label: &crate::wire::OpLabel, name: &str| label.params[name].as_i64().unwrap();
    let undone = crate::undo::undo(&world.app, None).unwrap();
    assert_eq!(undone.label.params["op"], "queue_follow_up");
    assert_eq!(told(&undone.label, "mails_left"), 2);
    assert_eq!(told(&undone.label, "mails_cancelled"), 3);
    let entry = crate::undo::list_changes(&world.app, None, 1).unwrap().changes.remove(0);
    assert_eq!(told(&entry.undo.unwrap(), "mails_left"), 2, "the history tells it, too");

    // One of the cancelled ones is sent on its own before the redo.
    let alone = world.messages()[4].id.clone();
    ops::retry(&world.app, std::slice::from_ref(&alone)).unwrap();
    world.clock.advance(3_600_000);
    assert_eq!(world.run().sent, 1);
    let redone = crate::undo::redo(&world.app).unwrap();
    assert_eq!(told(&redone.label, "mails_left"), 3);
    assert_eq!(told(&redone.label, "mails_queued"), 2);
    world.restart();
    for _ in 0..4 {
        world.clock.advance(3_600_000);
        world.run();
    }
    let mut accepted = world.accepted();
    accepted.sort();
    assert_eq!(accepted, ["p0@a.jp", "p1@a.jp", "p2@a.jp", "p3@a.jp", "p4@a.jp"], "each once");
}

#[test]
fn a_mail_that_may_have_left_stays_as_it_is_when_its_follow_up_is_undone_and_redone() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.queue(&[&lead]);
    world.fate([Fate::LoseReply]);
    world.run();
    let undone = crate::undo::undo(&world.app, None).unwrap();
    assert_eq!(undone.label.params["mails_unsure"], 1);
    assert_eq!(undone.label.params["mails_cancelled"], 0);
    crate::undo::redo(&world.app).unwrap();
    assert_eq!(world.states()[0].0, "unknown");
}

#[test]
fn a_message_says_by_the_clock_of_the_core_whether_its_time_has_come() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    compose::queue(&world.app, &draft(&[&lead])).unwrap();
    assert!(!world.messages()[0].is_due, "twenty seconds to call it back");
    world.clock.advance(20_000);
    assert!(world.messages()[0].is_due);
}
