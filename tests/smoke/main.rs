//! Lane `native`: the real window on a real webview.
//!
//! Few tests, each for what only the window can get wrong: start, bridge and policy, pointer
//! drag, Japanese text, a list given at the start, a restart. What the page does is tested in
//! Chromium (`tests/e2e`), what the core does in Rust. Run by `cargo xtask test native`, which
//! gives it a screen and a session bus of its own.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod window;

use serde_json::{Value, json};
use window::Home;

#[tokio::test(flavor = "multi_thread")]
async fn the_window_starts_and_its_page_reaches_the_core() {
    let home = Home::new();
    let window = home.open(&[]).await;
    window.until("the page", "return document.querySelector('#app')?.childElementCount > 0").await;
    let info = window.call("app_info", Value::Null).await;
    assert_eq!(info["platform"], std::env::consts::OS);
    assert!(info["data_file"].as_str().unwrap().ends_with("enishi.db"), "{info}");
    window.until("the window is shown", "return document.visibilityState === 'visible'").await;
    let unknown = window
        .page
        .execute_async(
            "const done = arguments[arguments.length - 1];
             window.__TAURI_INTERNALS__.invoke('call', { name: 'no_such', body: null })
               .then(() => done('answered')).catch((error) => done(error.code));",
            Vec::new(),
        )
        .await
        .unwrap();
    assert_eq!(unknown.json(), "unknown_command", "a refusal arrives as a code");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_policy_holds_and_the_bridge_is_the_fast_one() {
    let home = Home::new();
    let window = home.open(&[]).await;
    window.until("the page", "return document.querySelector('#app')?.childElementCount > 0").await;
    let broken = window
        .page
        .execute_async(
            "const done = arguments[arguments.length - 1];
             const seen = [];
             addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
             const script = document.createElement('script');
             script.textContent = 'window.__pwned = true';
             document.head.append(script);
             const picture = new Image();
             picture.src = 'http://127.0.0.1:9/x.png';
             setTimeout(() => done({ seen, pwned: window.__pwned === true }), 500);",
            Vec::new(),
        )
        .await
        .unwrap();
    let broken = broken.json().clone();
    assert_eq!(broken["pwned"], false, "no inline script runs");
    let seen = broken["seen"].to_string();
    assert!(seen.contains("script-src") && seen.contains("img-src"), "both were refused: {seen}");
    // Without `ipc:` in the policy the bridge silently falls back to a slow path.
    let fast = window
        .page
        .execute_async(
            "const done = arguments[arguments.length - 1];
             const real = window.fetch;
             let answered = 0;
             window.fetch = (to, ...rest) => real(to, ...rest).then((reply) => {
               if (String(to).startsWith('ipc:') && reply.ok) answered += 1;
               return reply;
             });
             window.__TAURI_INTERNALS__.invoke('call', { name: 'app_info', body: null })
               .then(() => { window.fetch = real; done(answered); }, (error) => done(String(error)));",
            Vec::new(),
        )
        .await
        .unwrap();
    assert_eq!(*fast.json(), 1, "a call goes through the ipc scheme");
    let other = window
        .page
        .execute_async(
            "const done = arguments[arguments.length - 1];
             const other = (name) => window.__TAURI_INTERNALS__.invoke(name, {}).then(() => 'answered').catch(() => 'refused');
             Promise.all([other('plugin:dialog|open'), other('plugin:opener|open_url'), other('plugin:window-state|save_window_state')]).then(done);",
            Vec::new(),
        )
        .await
        .unwrap();
    assert_eq!(*other.json(), json!(["refused", "refused", "refused"]), "only `call` is open");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_data_file_opens_in_a_window_of_its_own() {
    let home = Home::new();
    let window = home.open(&[]).await;
    window.until("the page", "return document.querySelector('#app')?.childElementCount > 0").await;
    assert!(home.start_beside("restored.db"), "it does not hand over to the window that is open");
    window.close().await;
}

/// Loads the sample people and ends the first run.
async fn with_samples(window: &window::Window) {
    window.until("the page", "return document.querySelector('#app')?.childElementCount > 0").await;
    window.call("sample_load", json!({ "job": "sample", "language": "ja" })).await;
    window
        .call(
            "settings_update",
            json!({ "started": true, "language": "ja", "checklist_closed": true }),
        )
        .await;
}

/// Stage code of the lead with this name.
async fn stage_of(window: &window::Window, name: &str) -> String {
    let found = window.call("leads_find", json!({ "text": name, "limit": 5 })).await;
    let rows = found["rows"].as_array().unwrap().clone();
    let row = rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{found}"));
    let stages = window.call("funnel_stages", Value::Null).await;
    let stages = stages.as_array().unwrap().clone();
    let stage = stages.iter().find(|stage| stage["id"] == row["stage"]).unwrap();
    stage["code"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_dragged_to_another_column_by_the_pointer() {
    let home = Home::new();
    let window = home.open(&[]).await;
    with_samples(&window).await;
    window.go("/funnel").await;
    let name = "阿部 真理";
    let card = format!(
        "[...document.querySelectorAll('li[data-lead]')].find((li) => li.innerText.includes({name:?}))"
    );
    window.until("the card", &format!("return !!{card}")).await;
    assert_eq!(stage_of(&window, name).await, "new");
    let middle = |what: &str| {
        format!(
            "const box = {what}.getBoundingClientRect(); return [Math.round(box.left + box.width / 2), Math.round(box.top + 40)]"
        )
    };
    let from = window.ask(&middle(&card)).await;
    let to = window.ask(&middle("document.querySelectorAll('main ul')[1]")).await;
    let at = |point: &Value, index: usize| point[index].as_i64().unwrap();
    window
        .page
        .action_chain()
        .move_to(at(&from, 0), at(&from, 1))
        .click_and_hold()
        .move_by_offset(12, 6)
        .move_by_offset(20, 6)
        .move_to(at(&to, 0), at(&to, 1) + 20)
        .move_by_offset(4, 4)
        .release()
        .perform()
        .await
        .unwrap();
    let start = std::time::Instant::now();
    while stage_of(&window, name).await != "contacted" {
        assert!(start.elapsed().as_secs() < 15, "the drag moved nothing");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn japanese_text_is_typed_saved_and_there_after_a_restart() {
    let home = Home::new();
    let window = home.open(&[]).await;
    window.until("the page", "return document.querySelector('#app')?.childElementCount > 0").await;
    window.call("settings_update", json!({ "started": true, "language": "ja" })).await;
    window.go("/capture").await;
    window
        .until("the form", "return document.querySelectorAll('main .form input').length > 4")
        .await;
    let fields = window.page.find_all(thirtyfour::By::Css("main .form input")).await.unwrap();
    // Family name and given name come first.
    for (field, text) in fields.iter().zip(["山田", "太郎"]) {
        field.click().await.unwrap();
        field.send_keys(text).await.unwrap();
    }
    window
        .until(
            "the text",
            "return [...document.querySelectorAll('main .form input')].slice(0, 2).map((field) => field.value).join() === '山田,太郎'",
        )
        .await;
    // Ctrl+Enter (WebDriver §17.4.2: U+E007).
    fields[1].send_keys(thirtyfour::Key::Control + "\u{e007}").await.unwrap();
    let start = std::time::Instant::now();
    loop {
        let found = window.call("leads_find", json!({ "text": "山田", "limit": 5 })).await;
        if found["rows"].as_array().is_some_and(|rows| rows.len() == 1) {
            break;
        }
        let text = window.ask("return document.querySelector('main').innerText").await;
        assert!(start.elapsed().as_secs() < 15, "nothing was saved; the page shows {text}");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    window.close().await;

    let again = home.open(&[]).await;
    again.until("the page", "return document.querySelector('#app')?.childElementCount > 0").await;
    let found = again.call("leads_find", json!({ "text": "太郎", "limit": 5 })).await;
    assert_eq!(found["rows"][0]["name"], "山田 太郎", "{found}");
    let language = again.ask("return document.documentElement.lang").await;
    assert_eq!(language, "ja", "the choice of language is kept");
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_given_at_the_start_opens_the_import() {
    let home = Home::new();
    let first = home.open(&[]).await;
    first.until("the page", "return document.querySelector('#app')?.childElementCount > 0").await;
    first.call("settings_update", json!({ "started": true, "language": "ja" })).await;
    first.close().await;
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/samples/expo_cards_sjis.csv");
    let window = home.open(&[list]).await;
    window.until("the preview", "return document.body.innerText.includes('森 くみ子')").await;
    let count = window.call("leads_count", json!({})).await;
    assert_eq!(count["count"], 0, "nothing is written before the person says so");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_200_percent_the_page_reflows_and_nothing_is_cut_off() {
    let home = Home::new();
    let window = home.open(&[]).await;
    with_samples(&window).await;
    window.go("/funnel").await;
    window.until("the board", "return !!document.querySelector('li[data-lead]')").await;
    window.call("settings_update", json!({ "zoom": 200 })).await;
    // Half the room is left: the sidebar gives way, and no button of the head is cut off.
    let right = "getBoundingClientRect().right";
    window
        .until(
            "the rail",
            "return document.querySelector('nav').getBoundingClientRect().width <= 64",
        )
        .await;
    window
        .until(
            "every button is inside",
            &format!(
                "const edge = document.querySelector('main').{right};
                 return [...document.querySelectorAll('main > header .btn')]
                   .every((button) => button.{right} <= edge)"
            ),
        )
        .await;
    window.close().await;
}
