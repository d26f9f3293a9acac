//! Sample data into a file, through the same commands that a person uses.
//!
//! The sample leads come from the core. Further leads are a CSV list that is imported as a person
//! would import it: what is measured on 100,000 leads is then the program and not a short cut
//! beside it.

use std::ops::Range;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use enishi_core::api::{Event, Host, call};
use enishi_core::app::App;
use serde_json::{Value, json};

use crate::host::BrowserHost;

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
    std::fs::write(&path, enishi_bench::csv(rows, leads, stages))
        .map_err(|error| error.to_string())?;
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

fn ask(app: &App, host: &dyn Host, name: &str, request: &Value) -> Result<Value, String> {
    let answer = call(app, host, name, request.to_string().as_bytes())
        .map_err(|why| format!("{name}: {} {:?}", why.code.as_str(), why.detail))?;
    serde_json::from_slice(&answer).map_err(|error| format!("{name}: {error}"))
}
