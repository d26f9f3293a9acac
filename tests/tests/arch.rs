//! The rules of the house that a compiler cannot see (`docs/ARCHITECTURE.md`): who may use whom,
//! where SQL stands, how large a file grows, that both languages say everything.
//!
//! Each rule reads the sources. A rule that must give way somewhere has a list with a reason in
//! this file; an entry that is no longer needed fails too, so the lists only shrink.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod arch_parts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use arch_parts::imports::{imports as imports_of, rings};
use arch_parts::{Source, files, root, rust_sources, text};

/// Feature folders of the core and what each may use besides itself. All may read settings.
/// `today` and reports read any.
const EDGES: &[(&str, &[&str])] = &[
    ("leads", &["consent"]),
    ("funnel", &["leads"]),
    ("calendar", &["leads"]),
    ("scoring", &["leads"]),
    ("consent", &["leads"]),
    ("capture", &["leads"]),
    ("nurture", &["leads", "funnel", "scoring", "consent", "outbox"]),
    ("outbox", &["leads", "consent"]),
    ("exchange", &["leads", "funnel", "consent", "capture"]),
    ("today", &["leads", "funnel", "scoring", "consent", "outbox"]),
    ("settings", &[]),
    ("sample", &["leads", "funnel", "outbox"]),
];

/// Files above 600 lines, functions above 80, components above 250: with the reason.
const LARGE: &[(&str, &str)] = &[];

/// SQL outside `store.rs`, `sql/`, `migrations/` and `db/`: with the reason.
const SQL_ELSEWHERE: &[(&str, &str)] = &[
    (
        "crates/core/src/leads/filter/mod.rs",
        "the one filter builder of list, board and counts, tested against hostile values",
    ),
    ("crates/core/src/leads/filter/sql.rs", "the same for trees of conditions"),
];

fn core() -> Vec<Source> {
    rust_sources("crates/core/src")
}

/// Fails with all findings at once.
fn none(findings: &[String], rule: &str) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}

/// Takes the findings in listed files out; a listed file without a finding is a finding.
fn but(findings: Vec<(String, String)>, listed: &[(&str, &str)]) -> Vec<String> {
    let mut left: Vec<String> = Vec::new();
    let mut used = BTreeSet::new();
    for (path, finding) in findings {
        match listed.iter().find(|(file, _)| *file == path) {
            Some((file, _)) => {
                used.insert(*file);
            }
            None => left.push(finding),
        }
    }
    for (file, _) in listed.iter().filter(|(file, _)| !used.contains(file)) {
        left.push(format!("{file}: is listed as an exception and needs none any more"));
    }
    left
}

#[test]
fn the_page_speaks_only_through_ipc() {
    let mut findings = Vec::new();
    for path in page_files() {
        if path.starts_with("ui/src/ipc/") {
            continue;
        }
        for (number, line) in text(&path).lines().enumerate() {
            for word in
                ["invoke(", "@tauri-apps/", "__TAURI", "fetch(", "EventSource", "XMLHttpRequest"]
            {
                if line.contains(word) && !line.trim_start().starts_with(['/', '*']) {
                    findings.push(format!("{path}:{}: {word}", number + 1));
                }
            }
        }
    }
    none(&findings, "only ui/src/ipc reaches the core");
}

#[test]
fn parts_of_the_page_use_only_what_lies_below_them() {
    let mut findings = Vec::new();
    for path in page_files() {
        let Some((tier, feature)) = tier(&path) else { continue };
        for import in imports(&text(&path)) {
            let Some(target) = resolve(&path, &import) else { continue };
            let Some((target_tier, target_feature)) = self::tier(&target) else { continue };
            let allowed = match (tier, target_tier) {
                ("shared", other) => other == "shared",
                ("features", "app") => false,
                // Another feature only through its front door.
                ("features", "features") => {
                    feature == target_feature
                        || target.ends_with("/index.ts")
                        || target.ends_with("/index")
                        || target == format!("ui/src/features/{target_feature}")
                }
                _ => true,
            };
            if !allowed {
                findings.push(format!("{path} imports {import}"));
            }
        }
    }
    none(&findings, "shared ← features ← app");
}

#[test]
fn shells_hold_no_sql_and_do_not_know_the_database() {
    let mut findings = Vec::new();
    for folder in ["crates/shell", "crates/cli", "crates/mail", "src-tauri", "xtask/host"] {
        for source in rust_sources(&format!("{folder}/src")) {
            findings.extend(source.sql().iter().map(|line| format!("{}:{line}", source.path)));
        }
        for (number, line) in text(&format!("{folder}/Cargo.toml")).lines().enumerate() {
            if line.starts_with("rusqlite") {
                findings.push(format!("{folder}/Cargo.toml:{}: rusqlite", number + 1));
            }
        }
    }
    none(&findings, "a shell translates, it never decides");
}

#[test]
fn the_core_depends_on_no_window_runtime_or_socket() {
    let names = closure("enishi-core");
    let banned: Vec<String> = names
        .into_iter()
        .filter(|name| {
            name.starts_with("tauri")
                || ["tokio", "lettre", "async-imap", "rustls", "reqwest", "hyper", "keyring", "wry"]
                    .contains(&name.as_str())
        })
        .collect();
    none(&banned, "the core knows no window, runtime or socket");
    let mut findings = Vec::new();
    for source in core() {
        let files_allowed = source.path.contains("/db/");
        for (number, line) in source.code() {
            let files = line.contains("std::fs") || line.contains("fs::File");
            if line.contains("std::net")
                || line.contains("std::process")
                || line.contains("std::env::")
                || (files && !files_allowed)
            {
                findings.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(&findings, "the core is given what it needs; files are opened in db/ only");
}

#[test]
fn mail_knows_no_database_and_of_the_core_only_its_traits() {
    let mut findings = Vec::new();
    for source in rust_sources("crates/mail/src") {
        for (number, line) in source.code() {
            let foreign = [
                "enishi_core::app",
                "enishi_core::db",
                "enishi_core::outbox",
                "enishi_core::leads",
                "rusqlite",
            ];
            if foreign.iter().any(|word| line.contains(word)) {
                findings.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(&findings, "mail uses env, error, time and text of the core");
}

#[test]
fn sql_stands_only_in_stores() {
    let mut findings = Vec::new();
    for source in core() {
        let home = source.path.ends_with("/store.rs")
            || source.path.contains("/store/")
            || source.path.contains("/db/");
        if home {
            continue;
        }
        for line in source.sql() {
            findings.push((source.path.clone(), format!("{}:{line}", source.path)));
        }
    }
    none(&but(findings, SQL_ELSEWHERE), "SQL stands in store.rs, sql/, migrations/ and db/");
}

#[test]
fn only_the_two_doors_begin_a_transaction() {
    let mut findings = Vec::new();
    for source in core() {
        if source.path.ends_with("src/app.rs") || source.path.contains("/db/") {
            continue;
        }
        for (number, line) in source.code() {
            let begins =
                ["\"BEGIN", ".transaction(", "unchecked_transaction", "\"COMMIT", "\"ROLLBACK"];
            if begins.iter().any(|word| line.contains(word)) {
                findings.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(&findings, "every write goes through App::change");
}

#[test]
fn features_meet_through_their_doors_along_the_listed_edges() {
    let features: BTreeMap<&str, &[&str]> = EDGES.iter().copied().collect();
    let mut findings = Vec::new();
    for source in core() {
        let inner = source.path.trim_start_matches("crates/core/src/");
        let Some(feature) = inner.split('/').next().filter(|name| features.contains_key(name))
        else {
            continue;
        };
        let wire = ["/wire.rs", "/api.rs"].iter().any(|end| inner.ends_with(end));
        for (number, line) in source.code() {
            for other in features.keys().filter(|other| **other != feature) {
                let Some(at) = line.find(&format!("crate::{other}")) else { continue };
                let rest = &line[at + 7 + other.len()..];
                if rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
                    continue;
                }
                // Wire types may name each other's DTOs.
                let between_wires = wire && rest.starts_with("::wire");
                let edge =
                    *other == "settings" || features[feature].contains(other) || between_wires;
                if rest.starts_with("::store") || !edge {
                    findings.push(format!("{}:{number}: {}", source.path, line.trim()));
                }
            }
        }
    }
    none(
        &findings,
        "features meet through mod.rs and ops.rs, along the edges in EDGES, never through a store",
    );
}

#[test]
fn no_import_of_the_core_runs_in_a_ring() {
    let graph = imports_of("crates/core/src", &core());
    assert!(graph.values().map(BTreeSet::len).sum::<usize>() > 300, "imports are read");
    none(&rings(&graph), "files of the core build on each other in one direction");
}

#[test]
fn a_ring_of_imports_is_found() {
    let file = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let sources = [
        file("src/lib.rs", "pub use a::One;\n"),
        file("src/a.rs", "use crate::b::{self, deep::{Two, Three}};\n"),
        file("src/b/mod.rs", "pub use deep::Two;\n"),
        file("src/b/deep.rs", "fn f() {\n    super::super::a::One::new()\n}\n"),
    ];
    assert_eq!(rings(&imports_of("src", &sources)), ["src/a.rs ⇄ src/b/deep.rs"]);
}

#[test]
fn what_serves_all_features_uses_none_of_them() {
    let mut findings = Vec::new();
    for source in core() {
        let inner = source.path.trim_start_matches("crates/core/src/");
        let serves_all = ["text/", "time/", "db/", "error.rs", "env.rs"]
            .iter()
            .any(|name| inner.starts_with(name));
        if !serves_all {
            continue;
        }
        for (number, line) in source.code() {
            let upward =
                EDGES.iter().any(|(feature, _)| line.contains(&format!("crate::{feature}::")));
            if upward || line.contains("crate::api") || line.contains("crate::app") {
                findings.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(&findings, "api → feature → db, never back");
}

#[test]
fn files_functions_and_components_stay_small() {
    let mut findings = Vec::new();
    let mut window = 0;
    for folder in ["crates", "src-tauri/src", "xtask", "tests"] {
        for path in files(folder, &["rs"]) {
            let source = Source::read(&path);
            let lines = source.text.lines().count();
            if path.starts_with("src-tauri/src/") {
                window += lines;
            }
            if lines > 600 {
                findings.push((path.clone(), format!("{path}: {lines} lines, 600 at most")));
            }
            for (name, number, length) in source.functions() {
                if length > 80 {
                    findings.push((
                        path.clone(),
                        format!("{path}:{number}: {name} has {length} lines, 80 at most"),
                    ));
                }
            }
        }
    }
    for path in files("ui/src", &["svelte"]) {
        let lines = text(&path).lines().count();
        if lines > 250 {
            findings.push((path.clone(), format!("{path}: {lines} lines, 250 at most")));
        }
    }
    if window > 800 {
        findings
            .push((String::new(), format!("src-tauri/src: {window} lines in all, 800 at most")));
    }
    none(&but(findings, LARGE), "split by verb, or list the reason in LARGE");
}

#[test]
fn both_languages_have_the_same_texts_and_every_error_code_has_one() {
    let keys = |language: &str| -> BTreeMap<String, BTreeSet<String>> {
        let folder = format!("assets/locales/{language}");
        files(&folder, &["ftl"])
            .into_iter()
            .map(|path| {
                (path.rsplit('/').next().unwrap().to_owned(), arch_parts::ftl_keys(&text(&path)))
            })
            .collect()
    };
    let (en, ja) = (keys("en"), keys("ja"));
    let mut findings = Vec::new();
    for (file, other, language) in
        en.keys().map(|f| (f, &ja, "ja")).chain(ja.keys().map(|f| (f, &en, "en")))
    {
        let own = if language == "ja" { &en[file] } else { &ja[file] };
        let there = other.get(file).cloned().unwrap_or_default();
        findings.extend(
            own.difference(&there).map(|key| format!("{language}/{file}: {key} is missing")),
        );
    }
    for code in enishi_core::error::ErrorCode::ALL {
        let key = format!("error-{}", code.as_str().replace('_', "-"));
        for (language, texts) in [("en", &en), ("ja", &ja)] {
            if !texts.get("errors.ftl").is_some_and(|keys| keys.contains(&key)) {
                findings.push(format!("{language}/errors.ftl: {key} is missing"));
            }
        }
    }
    none(&findings, "each text in both languages, each error code with a text");
}

#[test]
fn no_text_key_stands_twice() {
    let mut findings = Vec::new();
    for language in ["en", "ja"] {
        let mut seen = BTreeSet::new();
        for path in files(&format!("assets/locales/{language}"), &["ftl"]) {
            for key in arch_parts::ftl_key_lines(&text(&path)) {
                if !seen.insert(key.clone()) {
                    findings.push(format!("{path}: {key}"));
                }
            }
        }
    }
    none(&findings, "the second text would win in one place and lose in the other");
}

#[test]
fn texts_group_no_digits_and_know_no_dates() {
    let mut findings = Vec::new();
    for path in files("assets/locales", &["ftl"]) {
        for (number, line) in text(&path).lines().enumerate() {
            if line.contains("NUMBER(") || line.contains("DATETIME(") {
                findings.push(format!("{path}:{}", number + 1));
            }
        }
    }
    none(&findings, "amounts and dates come as text");
}

#[test]
fn the_window_allows_what_is_listed_and_nothing_else() {
    let allowed = ["core:event:allow-listen", "core:event:allow-unlisten", "allow-call"];
    let mut findings = Vec::new();
    for path in files("src-tauri/capabilities", &["json", "toml"]) {
        let capability: serde_json::Value =
            serde_json::from_str(&text(&path)).expect("capability files are JSON");
        assert_eq!(
            capability["identifier"], "main",
            "{path}: one capability, named in tauri.conf.json"
        );
        assert!(capability.get("remote").is_none(), "{path}: no page from elsewhere may call");
        for permission in capability["permissions"].as_array().expect("permissions") {
            let name = permission.as_str().unwrap_or("an object");
            if !allowed.contains(&name) {
                findings.push(format!("{path}: {name}"));
            }
        }
    }
    none(&findings, "permissions outside the allow list");
    let config: serde_json::Value =
        serde_json::from_str(&text("src-tauri/tauri.conf.json")).unwrap();
    let security = &config["app"]["security"];
    assert_eq!(security["capabilities"], serde_json::json!(["main"]), "else every file is active");
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert_eq!(config["app"]["withGlobalTauri"], false);
    assert_eq!(config["app"]["windows"][0]["visible"], false, "else the start flashes");
    assert!(config["build"].get("devUrl").is_none(), "the built page is always embedded");
    let csp = security["csp"].as_str().unwrap();
    let scripts = csp.split(';').find(|part| part.trim().starts_with("script-src")).unwrap();
    assert_eq!(scripts.trim(), "script-src 'self'", "no inline script, no data:, no blob:");
    for part in [
        "default-src 'none'",
        "connect-src ipc: http://ipc.localhost",
        "frame-ancestors 'none'",
        "form-action 'none'",
    ] {
        assert!(csp.contains(part), "the policy has {part}");
    }
}

#[test]
fn the_development_host_is_in_no_release() {
    for shell in ["enishi", "enishi-cli"] {
        let names = closure(shell);
        assert!(!names.contains("enishi-devhost"), "{shell} must not carry the development host");
        assert!(!names.contains("axum"), "{shell} must not carry a web server");
    }
}

#[test]
fn the_window_and_the_development_host_have_the_same_policy() {
    let config: serde_json::Value =
        serde_json::from_str(&text("src-tauri/tauri.conf.json")).unwrap();
    let window = config["app"]["security"]["csp"]
        .as_str()
        .unwrap()
        .replace("ipc: http://ipc.localhost", "'self'");
    let source = text("xtask/host/src/serve.rs");
    let from = source.find("const CSP: &str = \"").unwrap() + 18;
    let host: String = source[from..]
        .split('"')
        .nth(1)
        .unwrap()
        .split_whitespace()
        .filter(|word| *word != "\\")
        .collect::<Vec<_>>()
        .join(" ");
    assert_eq!(host, window, "browser tests must meet the window's policy");
}

/// Names of all packages that `package` needs at run time on this system.
fn closure(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--prefix",
            "none",
            "--edges",
            "normal",
            "--format",
            "{p}",
            "--package",
            package,
        ])
        .current_dir(root())
        .output()
        .expect("cargo tree runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8_lossy(&output.stdout);
    tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn page_files() -> Vec<String> {
    files("ui/src", &["ts", "svelte"])
        .into_iter()
        .filter(|path| !path.ends_with(".test.ts"))
        .collect()
}

/// Tier and feature of a page file; `ipc`, `texts` and `styles` stand beside the tiers.
fn tier(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.strip_prefix("ui/src/")?.split('/');
    match parts.next()? {
        "shared" => Some(("shared", "")),
        "features" => Some(("features", parts.next()?)),
        "app" => Some(("app", "")),
        _ => None,
    }
}

fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.lines() {
        for marker in ["from '", "import '", "import('"] {
            if let Some(at) = line.find(marker)
                && let Some(target) = line[at + marker.len()..].split('\'').next()
            {
                found.push(target.to_owned());
            }
        }
    }
    found
}

/// The path in the work tree that a relative import means.
fn resolve(from: &str, import: &str) -> Option<String> {
    if !import.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = Path::new(from).parent()?.to_str()?.split('/').collect();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}
