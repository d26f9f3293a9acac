//! Sample data into a file, through the same commands that a person uses.
//!
//! The sample leads come from the core. Further leads are a CSV list that is imported as a person
//! would import it: what is measured on 100,000 leads is then the program and not a short cut
//! beside it.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use enishi_core::api::{Event, Host, call};
use enishi_core::app::App;
use serde_json::{Value, json};

use crate::host::BrowserHost;

/// Share of the leads in each stage, in per cent; what is left stays in the first.
const SHARES: &[usize] = &[0, 20, 35, 10, 5, 6, 9];

const FAMILY: &[(&str, &str, &str)] = &[
    ("佐藤", "サトウ", "sato"),
    ("鈴木", "スズキ", "suzuki"),
    ("高橋", "タカハシ", "takahashi"),
    ("田中", "タナカ", "tanaka"),
    ("伊藤", "イトウ", "ito"),
    ("渡邊", "ワタナベ", "watanabe"),
    ("山本", "ヤマモト", "yamamoto"),
    ("中村", "ナカムラ", "nakamura"),
    ("小林", "コバヤシ", "kobayashi"),
    ("加藤", "カトウ", "kato"),
    ("吉田", "ヨシダ", "yoshida"),
    ("髙木", "タカギ", "takagi"),
    ("長谷川", "ハセガワ", "hasegawa"),
];

const GIVEN: &[(&str, &str)] = &[
    ("太郎", "タロウ"),
    ("花子", "ハナコ"),
    ("健", "ケン"),
    ("美咲", "ミサキ"),
    ("翔", "ショウ"),
    ("陽菜", "ヒナ"),
    ("大輔", "ダイスケ"),
    ("由美", "ユミ"),
    ("直樹", "ナオキ"),
    ("さくら", "サクラ"),
    ("一郎", "イチロウ"),
];

const COMPANY: &[&str] = &["製作所", "工業", "商事", "デザイン", "精機", "食品", "建設"];

const TITLE: &[&str] = &["部長", "課長", "担当", "代表取締役", "主任"];

/// Leads of one list: larger files than a person's computer holds at once are refused.
const LIST: usize = 250_000;

/// Loads the samples in `language`, then imports `leads` further ones. Tells how far it is.
pub(crate) fn run(app: &App, host: &BrowserHost, leads: u32, language: &str) -> Result<(), String> {
    let start = Instant::now();
    app.subscribe(Box::new(teller()));
    ask(app, host, "sample_load", &json!({ "job": "samples", "language": language }))?;
    if leads > 0 {
        let stages = ask(app, host, "funnel_stages", &Value::Null)?;
        let stages: Vec<String> = stages
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|stage| stage["code"].as_str().map(str::to_owned))
            .collect();
        let leads = leads as usize;
        for from in (0..leads).step_by(LIST) {
            import(app, host, from..leads.min(from + LIST), leads, &stages)?;
        }
    }
    let count = ask(app, host, "leads_count", &json!({}))?;
    app.close().map_err(|why| format!("close: {:?}", why.detail))?;
    let size = std::fs::metadata(app.path()).map_or(0, |file| file.len());
    let seconds = start.elapsed().as_secs_f64();
    crate::say(&format!("{} leads, {:.0} MB, {seconds:.0} s", count["count"], size as f64 / 1e6));
    Ok(())
}

/// Says every two seconds what is being done: the import of many leads takes a while.
fn teller() -> impl Fn(&Event) + Send + Sync {
    let last = Mutex::new(Instant::now());
    move |event| {
        let Event::Progress { phase, done, total, .. } = event else { return };
        let Ok(mut last) = last.lock() else { return };
        if last.elapsed() >= Duration::from_secs(2) {
            *last = Instant::now();
            crate::say(&format!("{phase}: {done} of {total}"));
        }
    }
}

/// One import of these rows out of `leads`, as a person does it: with the stage in a column.
fn import(
    app: &App,
    host: &BrowserHost,
    rows: Range<usize>,
    leads: usize,
    stages: &[String],
) -> Result<(), String> {
    let path = std::env::temp_dir().join(format!("enishi-fill-{}.csv", std::process::id()));
    std::fs::write(&path, list(rows, leads, stages)).map_err(|error| error.to_string())?;
    let file = host.grant(path.clone());
    let request = json!({
        "job": "import",
        "file": file.token,
        "name": file.name,
        "options": { "source_name": "展示会 2026", "ground": "business_card", "tags": ["一括"] },
    });
    let done = ask(app, host, "import_commit", &request);
    // Also after a refusal: the list holds nobody real, but it is large.
    let _ = std::fs::remove_file(&path);
    done.map(|_| ())
}

/// The stage of a row by `SHARES`: the last stages come first, what is left is in the first one.
fn stage_of(row: usize, leads: usize, stages: &[String]) -> &str {
    let mut upto = 0;
    for (index, stage) in stages.iter().enumerate().rev() {
        upto += leads * SHARES.get(index).copied().unwrap_or(0) / 100;
        if index == 0 || row < upto {
            return stage;
        }
    }
    ""
}

/// Rows as CSV in UTF-8; the same number gives the same person.
fn list(rows: Range<usize>, leads: usize, stages: &[String]) -> String {
    let mut text =
        String::from("姓,名,セイ,メイ,会社名,役職,メールアドレス,電話番号,見込金額,ステージ\n");
    for row in rows {
        let (family, family_kana, romaji) = FAMILY[row % FAMILY.len()];
        let (given, given_kana) = GIVEN[row / FAMILY.len() % GIVEN.len()];
        let company = COMPANY[row / 3 % COMPANY.len()];
        let title = TITLE[row / 5 % TITLE.len()];
        let _ = writeln!(
            text,
            "{family},{given},{family_kana},{given_kana},株式会社{family}{company}{},{title},{romaji}.{row}@firma{}.example,03-{:04}-{:04},{},{}",
            row / 7,
            row / 7,
            row / 10_000 % 10_000,
            row % 10_000,
            row % 40 * 50_000,
            stage_of(row, leads, stages),
        );
    }
    text
}

fn ask(app: &App, host: &dyn Host, name: &str, request: &Value) -> Result<Value, String> {
    let answer = call(app, host, name, request.to_string().as_bytes())
        .map_err(|why| format!("{name}: {} {:?}", why.code.as_str(), why.detail))?;
    serde_json::from_slice(&answer).map_err(|error| format!("{name}: {error}"))
}
