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
    let visible = window.ask("return document.visibilityState").await;
    assert_eq!(visible, "visible", "the window is shown once the page has rendered");
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
