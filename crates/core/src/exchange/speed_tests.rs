//! How long a big file takes. Slow, so not part of the usual run: `cargo test -- --ignored speed`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]
#![allow(clippy::disallowed_methods)]

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::import_tests::{Bench, request};
use super::ops;
use crate::undo::ops as undo;

/// Rows of the file: F019 asks for 100,000 in a minute on 2 cores.
fn rows() -> usize {
    std::env::var("ENISHI_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(100_000)
}

fn file(rows: usize) -> Vec<u8> {
    let family = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤"];
    let given = ["太郎", "花子", "健一", "裕子", "翔太", "美咲", "誠", "直子", "大輔", "恵"];
    let mut text = String::from(
        "会社名,部署名,役職,氏名,e-mail,郵便番号,住所,TEL会社,携帯電話,名刺交換日,タグ\r\n",
    );
    for row in 0..rows {
        let (family, given) = (family[row % 10], given[row / 10 % 10]);
        let company = row / 5;
        writeln!(
            text,
            "株式会社サンプル{company},営業部,課長,{family} {given}{},m{row}@sample{company}.example.jp,100-{:04},東京都千代田区{}-{},03-{:04}-{:04},090-{:04}-{:04},2026/10/{:02},展示会\r",
            row / 100, row % 10_000, row % 9 + 1, row % 31 + 1,
            company / 10_000 + 1000, company % 10_000, row / 10_000 + 1000, row % 10_000, row % 28 + 1,
        )
        .unwrap();
    }
    super::decode::encode(&text, super::detect::Encoding::ShiftJis).bytes
}

/// Processor time of this thread, which other work on the computer does not lengthen (Linux only).
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = stat.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0);
    Duration::from_nanos(nanos)
}

/// The most memory this process ever held (Linux only).
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned()
}

/// Time on the wall and on the processor since `start`.
fn spent(start: (Instant, Duration)) -> (Duration, Duration) {
    (start.0.elapsed(), cpu() - start.1)
}

#[test]
#[ignore = "takes a minute"]
fn speed_of_a_hundred_thousand_rows() {
    let bench = Bench::new();
    let rows = rows();
    let bytes = file(rows);
    let start = (Instant::now(), cpu());
    let read = ops::read_file(&bytes, &Default::default(), &mut |_, _| Ok(())).unwrap();
    eprintln!("read   {:?} ({} rows)", spent(start), read.rows);
    let start = (Instant::now(), cpu());
    let dry = ops::check(&bench.app, &bytes, &request("big.csv"), &mut |_, _| Ok(())).unwrap();
    eprintln!("check  {:?} {}", spent(start), peak());
    let start = (Instant::now(), cpu());
    let report = ops::commit(&bench.app, &bytes, &request("big.csv"), &mut |_, _| Ok(())).unwrap();
    let took = spent(start);
    eprintln!("import {took:?} {:?} {}", report.counts, peak());
    assert_eq!(report.counts, dry.counts);
    assert_eq!(report.counts.new, i64::try_from(rows).unwrap());
    let start = (Instant::now(), cpu());
    let again = ops::check(&bench.app, &bytes, &request("big.csv"), &mut |_, _| Ok(())).unwrap();
    eprintln!("again  {:?} {:?}", spent(start), again.counts);
    assert_eq!(again.counts.duplicates, i64::try_from(rows).unwrap());
    let start = (Instant::now(), cpu());
    undo::undo(&bench.app, report.changed.change_id.as_deref()).unwrap();
    eprintln!("undo   {:?}", spent(start));
    assert!(took.1.as_secs() < 60, "F019: 100,000 rows in a minute");
}
