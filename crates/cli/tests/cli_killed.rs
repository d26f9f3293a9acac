//! A program that is killed (`kill -9`) leaves a whole file: what was acknowledged is there, an
//! import came in whole or not at all, and the next program works on as if nothing had been.
//!
//! `ENISHI_LONG=1` kills more often.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    missing_docs
)]

mod support;

use std::process::Stdio;
use std::time::{Duration, Instant};

use support::{Desk, number};

fn kills() -> u64 {
    if enishi_tests::is_long() { 300 } else { 20 }
}

/// Starts a verb, kills it after `millis` unless it is done by then, and gives what it had said.
fn killed(desk: &Desk, args: &[&str], millis: u64) -> String {
    let mut child =
        desk.command(args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let until = Instant::now() + Duration::from_millis(millis);
    while Instant::now() < until && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn an_import_that_is_killed_came_in_whole_or_not_at_all() {
    const ROWS: i64 = 600;
    let desk = Desk::new();
    let mut list = "氏名,会社名,e-mail,電話\n".to_owned();
    for n in 0..ROWS {
        list.push_str(&format!("山田 {n}郎,縁商会{n},p{n}@ex.example,03-1234-{n:04}\n"));
    }
    let list = desk.write("list.csv", list);
    // How long it takes here, so that the kills fall into it.
    let started = Instant::now();
    desk.json(&["import", &list]);
    let whole = u64::try_from(started.elapsed().as_millis()).unwrap().max(50);
    desk.json(&["undo"]);
    let (mut none, mut all) = (0, 0);
    for kill in 0..kills() {
        let said = killed(&desk, &["--json", "import", &list], whole * (kill % 20 + 1) / 18);
        let leads = desk.leads();
        assert!(leads == 0 || leads == ROWS, "kill {kill}: {leads} of {ROWS} leads");
        assert!(said.is_empty() || leads == ROWS, "kill {kill}: what was said is true: {said}");
        if leads == 0 {
            none += 1;
        } else {
            all += 1;
            assert_eq!(number(&desk.json(&["find", "599郎"])["count"]), 1);
            desk.json(&["undo"]);
            assert_eq!(desk.leads(), 0, "kill {kill}: undone whole");
        }
    }
    println!("{none} imports came to nothing, {all} were in");
    assert!(none > 0, "no kill fell into an import");
}

#[test]
fn a_lead_that_was_acknowledged_is_there_after_a_kill() {
    let desk = Desk::new();
    let mut said = Vec::new();
    for kill in 0..kills() {
        let name = format!("佐藤 {kill}子");
        let mail = format!("k{kill}@ex.example");
        let args = ["--json", "add", "--name", &name, "--mail", &mail, "--ground", "opt_in"];
        let answer = killed(&desk, &args, 15 + kill * 7 % 90);
        if answer.ends_with('\n') {
            said.push(mail.clone());
        }
        assert!(desk.leads() <= i64::try_from(kill + 1).unwrap());
        for mail in said.iter().rev().take(3) {
            desk.json(&["show", mail]);
        }
    }
    for mail in &said {
        desk.json(&["show", mail]);
    }
    println!("{} of {} leads were acknowledged", said.len(), kills());
}
