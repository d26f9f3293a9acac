//! Sample data into a file, through the same commands that a person uses.
//!
//! The sample leads come from the core. Further leads are a CSV list that is imported as a person
//! would import it, in parts with another stage each: what is measured on 100,000 leads is then
//! the program and not a short cut beside it.

use std::fmt::Write as _;
use std::path::PathBuf;

use enishi_core::api::{Host, call};
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

/// Loads the samples in `language`, then imports `leads` further ones.
pub(crate) fn run(app: &App, host: &BrowserHost, leads: u32, language: &str) -> Result<(), String> {
    ask(app, host, "sample_load", &json!({ "job": "fill", "language": language }))?;
    if leads > 0 {
        let stages = ask(app, host, "funnel_stages", &Value::Null)?;
        let stages: Vec<&str> = stages
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|stage| stage["id"].as_str())
            .collect();
        import(app, host, leads as usize, &stages)?;
    }
    let count = ask(app, host, "leads_count", &json!({}))?;
    crate::say(&format!("{} leads", count["count"]));
    Ok(())
}

/// One import per stage. Lost needs a reason, which a list cannot give, so closed stages are left
/// to the samples.
fn import(app: &App, host: &BrowserHost, leads: usize, stages: &[&str]) -> Result<(), String> {
    let path = std::env::temp_dir().join(format!("enishi-fill-{}.csv", std::process::id()));
    let mut from = 0;
    for (index, stage) in stages.iter().enumerate().rev() {
        let share = SHARES.get(index).copied().unwrap_or(0);
        let upto = if index == 0 { leads } else { from + leads * share / 100 };
        if upto == from {
            continue;
        }
        std::fs::write(&path, list(from, upto)).map_err(|error| error.to_string())?;
        let done = commit(app, host, path.clone(), stage);
        // Also after a refusal: the list holds nobody real, but it is large.
        let _ = std::fs::remove_file(&path);
        done?;
        from = upto;
    }
    Ok(())
}

fn commit(app: &App, host: &BrowserHost, path: PathBuf, stage: &str) -> Result<(), String> {
    let file = host.grant(path);
    let request = json!({
        "job": "fill",
        "file": file.token,
        "name": file.name,
        "options": { "stage": stage, "source_name": "展示会 2026", "ground": "business_card", "tags": ["一括"] },
    });
    ask(app, host, "import_commit", &request).map(|_| ())
}

/// Rows `from..upto` as CSV in UTF-8; the same number gives the same person.
fn list(from: usize, upto: usize) -> String {
    let mut text = String::from("姓,名,セイ,メイ,会社名,役職,メールアドレス,電話番号,見込金額\n");
    for row in from..upto {
        let (family, family_kana, romaji) = FAMILY[row % FAMILY.len()];
        let (given, given_kana) = GIVEN[row / FAMILY.len() % GIVEN.len()];
        let company = COMPANY[row / 3 % COMPANY.len()];
        let title = TITLE[row / 5 % TITLE.len()];
        let _ = writeln!(
            text,
            "{family},{given},{family_kana},{given_kana},株式会社{family}{company}{},{title},{romaji}.{row}@firma{}.example,03-{:04}-{:04},{}",
            row / 7,
            row / 7,
            row / 10_000 % 10_000,
            row % 10_000,
            row % 40 * 50_000,
        );
    }
    text
}

fn ask(app: &App, host: &dyn Host, name: &str, request: &Value) -> Result<Value, String> {
    let answer = call(app, host, name, request.to_string().as_bytes())
        .map_err(|why| format!("{name}: {} {:?}", why.code.as_str(), why.detail))?;
    serde_json::from_slice(&answer).map_err(|error| format!("{name}: {error}"))
}
