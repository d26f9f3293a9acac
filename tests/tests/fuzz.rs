//! Any bytes may be dropped in: every parser that meets strangers' data runs on broken data for a
//! bounded time, two seconds each, half a minute with `--long`.
//!
//! Inputs are pieces of real ones (the corpora beside the repository, else the small set of
//! `fixtures/`), cut, glued and sprinkled with what breaks parsers. What once failed lies in
//! `fixtures/fuzz/TARGET` and is tried first. Chance comes from a seed that a failure prints with
//! the place of the input: `ENISHI_SEED=N` walks the same way again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods
)]

mod fuzz_parts;

use std::ops::ControlFlow;

use enishi_card::Cards;
use enishi_core::app::App;
use enishi_core::card::{CardReader, Code, VcardVersion};
use enishi_core::exchange::archive::{restore_rows, write_archive};
use enishi_core::exchange::field::ImportField;
use enishi_core::text::bigrams::{SearchQuery, index_text};
use enishi_core::text::{fold, fold_company, fold_key};
use enishi_tests::Desk;
use fuzz_parts::{Target, packages, seeds};

/// A file with a few people in it, and a shell that hands out one file.
struct World {
    app: App,
    desk: Desk,
    _folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut env = enishi_core::env::Env::fixed("2026-04-01T09:00:00+09:00", 11);
        env.cards = std::sync::Arc::new(Cards);
        let app = App::open(&folder.path().join("enishi.db"), env).unwrap();
        let desk = Desk::new(folder.path());
        let world = Self { app, desk, _folder: folder };
        let list = "姓,名,会社名,メールアドレス\n佐藤,花子,㈱サクラ,hanako@sakura.example\n";
        world.desk.hold(list.as_bytes());
        world.ask("import_commit", &import(&[])).unwrap();
        world
    }

    /// One command; a refusal is an answer, a panic is not.
    fn ask(
        &self,
        name: &str,
        request: &serde_json::Value,
    ) -> Result<serde_json::Value, enishi_core::api::WireError> {
        let answer =
            enishi_core::api::call(&self.app, &self.desk, name, request.to_string().as_bytes())?;
        Ok(serde_json::from_slice(&answer).unwrap())
    }
}

/// A request for the held file with these columns.
fn import(mapping: &[&str]) -> serde_json::Value {
    serde_json::json!({ "job": "fuzz", "file": "held", "name": "held", "mapping": mapping })
}

#[test]
fn lists_of_any_bytes_are_read_or_refused_in_words() {
    let world = World::new();
    Target::new("csv_import", seeds("csv")).run(|bytes, _| {
        world.desk.hold(bytes);
        let Ok(read) = world.ask("import_read", &import(&[])) else { return };
        let checked = match world.ask("import_check", &import(&[])) {
            Ok(checked) => checked,
            Err(why) => {
                let code = why.code.as_str();
                assert_eq!(code, "no_name_column", "what can be read can be checked");
                return;
            }
        };
        let counts = &checked["counts"];
        let sum: i64 = ["new", "updated", "duplicates", "to_decide", "errors", "skipped"]
            .iter()
            .map(|name| counts[name].as_i64().unwrap())
            .sum();
        assert_eq!(counts["rows"], read["rows"], "both count the same rows");
        assert_eq!(counts["rows"], sum, "each row has one verdict");
    });
}

#[test]
fn workbooks_with_a_broken_part_are_read_or_refused_in_words() {
    let world = World::new();
    for (name, parts) in
        [("workbook", packages::workbook()), ("open_document", packages::open_document())]
    {
        world.desk.hold(&packages::pack(&parts));
        let read = world.ask("import_read", &import(&[])).expect("the whole one is read");
        assert!(read["rows"].as_i64().unwrap() >= 2, "{name}: {read}");
        Target::new(name, packages::seeds(&parts)).run(|bytes, dice| {
            world.desk.hold(&packages::with(&parts, dice.below(parts.len()), bytes));
            let _ = world.ask("import_read", &import(&[]));
        });
        let whole = vec![packages::pack(&parts)];
        Target::new(&format!("{name}_bytes"), whole).run(|bytes, _| {
            world.desk.hold(bytes);
            let _ = world.ask("import_read", &import(&[]));
        });
    }
}

#[test]
fn archives_with_a_broken_part_are_restored_whole_or_leave_nothing() {
    let world = World::new();
    let mut archive = Vec::new();
    write_archive(&world.app, "ja", &mut archive, &mut |_, _| Ok(())).unwrap();
    let parts = packages::unpack(&archive);
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("restored.db");
    let now = world.app.env().clock.now();
    Target::new("archive", packages::seeds(&parts)).run(|bytes, dice| {
        let package = packages::with(&parts, dice.below(parts.len()), bytes);
        let done = restore_rows(std::io::Cursor::new(package), &into, now, &mut |_, _| Ok(()));
        assert_eq!(done.is_ok(), into.exists(), "whole or nothing: {done:?}");
        let left: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        if done.is_err() {
            assert!(left.is_empty(), "a refused archive leaves nothing: {left:?}");
        }
        left.iter().for_each(|path| std::fs::remove_file(path).unwrap());
    });
}

#[test]
fn any_sentence_and_any_line_is_read_and_a_sentence_reads_back() {
    let world = World::new();
    Target::new("sentence", seeds("sentences")).run(|bytes, _| {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]);
        let request = serde_json::json!({ "text": text });
        let Ok(read) = world.ask("leads_read_sentence", &request) else { return };
        if read["tree"].is_null() {
            return;
        }
        for language in ["en", "ja"] {
            let request = serde_json::json!({ "tree": read["tree"], "language": language });
            let written =
                world.ask("leads_write_sentence", &request).expect("a tree is a sentence");
            let again = world.ask("leads_read_sentence", &written);
            let again = again.unwrap_or_else(|why| panic!("{}: {why:?}", written["text"]));
            assert_eq!(again["tree"], read["tree"], "{}", written["text"]);
        }
    });
    Target::new("smart_line", seeds("lines")).run(|bytes, _| {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]);
        let units = text.encode_utf16().count();
        let read = world.ask("capture_line", &serde_json::json!({ "text": text }));
        let read = read.expect("no line is a fault");
        for part in read["parts"].as_array().unwrap() {
            let (from, to) = (part["from"].as_u64().unwrap(), part["to"].as_u64().unwrap());
            assert!(from <= to && to as usize <= units, "a part lies in the line: {part}");
        }
    });
}

#[test]
fn any_mapping_of_any_list_counts_the_same_dry_as_done() {
    let codes: Vec<&str> = ImportField::ALL.iter().map(|field| field.code()).collect();
    let mut world = World::new();
    let mut rounds = 0;
    Target::new("import_mapping", seeds("csv")).run(|bytes, dice| {
        // Each import stays; a file of its own now and then keeps them few.
        rounds += 1;
        if rounds % 40 == 0 {
            world = World::new();
        }
        world.desk.hold(&bytes[..bytes.len().min(4_000)]);
        let columns: Vec<&str> = (0..12)
            .map(|_| if dice.below(3) == 0 { "" } else { codes[dice.below(codes.len())] })
            .collect();
        let request = import(&columns);
        let Ok(dry) = world.ask("import_check", &request) else { return };
        if let Ok(done) = world.ask("import_commit", &request) {
            assert_eq!(dry["counts"], done["counts"], "a dry run is what comes: {columns:?}");
        }
    });
}

#[test]
fn contact_files_of_any_bytes_end_and_what_was_read_is_written_readable() {
    Target::new("vcard", seeds("vcf")).run(|bytes, _| {
        let _ = Cards.read_vcards(bytes, &mut |card| {
            if let Ok(fields) = card {
                for version in [VcardVersion::V3, VcardVersion::V4] {
                    let text = Cards.write_vcard(&fields, version);
                    let mut again = 0;
                    let read = Cards.read_vcards(text.as_bytes(), &mut |card| {
                        assert!(card.is_ok(), "our own card cannot be read: {text}");
                        again += 1;
                        ControlFlow::Continue(())
                    });
                    assert!(read.is_ok() && again == 1, "one card in, one card out: {text}");
                }
            }
            ControlFlow::Continue(())
        });
    });
}

#[test]
fn codes_signatures_and_pictures_of_any_bytes_end() {
    Target::new("mecard_qr", seeds("vcf")).run(|bytes, _| {
        let text = String::from_utf8_lossy(bytes);
        if let Ok(Code::Text(kept)) = Cards.read_code(&text) {
            assert!(kept.len() <= text.len(), "a text is kept as it is");
        }
    });
    Target::new("signature", seeds("signatures")).run(|bytes, _| {
        let _ = Cards.read_signature(&String::from_utf8_lossy(bytes));
    });
    Target::new("picture", seeds("pictures")).run(|bytes, _| {
        let _ = Cards.read_picture(bytes);
    });
}

#[test]
fn any_search_text_answers_and_folding_ends() {
    let world = World::new();
    Target::new("search_query", seeds("naughty")).run(|bytes, _| {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]);
        let request = serde_json::json!({ "text": text, "limit": 5 });
        world.ask("leads_find", &request).expect("no text is a fault");
        if let Some(query) = SearchQuery::parse(&text) {
            let _ = query.match_expression();
        }
    });
    Target::new("kana_normalise", seeds("naughty")).run(|bytes, _| {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(fold(&fold(&text)), fold(&text), "folding twice is folding once");
        let _ = (fold_key(&text), fold_company(&text), index_text(&[&text]));
    });
}
