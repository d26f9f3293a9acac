//! Reading sources as the rules of `arch.rs` need them: code without comments and tests,
//! functions with their length, SQL in literals, keys of text files.

pub mod imports;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The text of a file, its path seen from the root.
pub fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below `folder` with one of these endings, sorted, seen from the root.
pub fn files(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root().join(folder), endings, &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .filter_map(|path| path.strip_prefix(root()).ok())
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if !["node_modules", "target", "dist", "gen"].iter().any(|skipped| name == *skipped) {
                walk(&path, endings, found);
            }
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
        {
            found.push(path);
        }
    }
}

/// Sources of a crate without files that hold only tests.
pub fn rust_sources(folder: &str) -> Vec<Source> {
    let is_test = |path: &String| {
        path.ends_with("/tests.rs") || path.ends_with("_tests.rs") || path.contains("/tests/")
    };
    files(folder, &["rs"])
        .iter()
        .filter(|path| !is_test(path))
        .map(|path| Source::read(path))
        .collect()
}

/// One Rust file.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn read(path: &str) -> Self {
        Self { path: path.to_owned(), text: text(path) }
    }

    /// Numbered lines of code: without comments, and without the test module at the end.
    pub fn code(&self) -> Vec<(usize, &str)> {
        let mut lines = Vec::new();
        let mut tests_follow = false;
        for (index, line) in self.text.lines().enumerate() {
            if tests_follow && line.starts_with("mod ") && line.ends_with('{') {
                break;
            }
            tests_follow = line == "#[cfg(test)]" || (tests_follow && line.starts_with("#["));
            let code = line.split("//").next().unwrap_or_default();
            // An address in a literal is no comment.
            let code = if line.contains("://") { line } else { code };
            if !line.trim_start().starts_with("//") && !code.trim().is_empty() {
                lines.push((index + 1, code));
            }
        }
        lines
    }

    /// Lines with SQL in a literal.
    pub fn sql(&self) -> Vec<String> {
        const WORDS: &[&str] = &[
            "SELECT ",
            "INSERT INTO ",
            "INSERT OR ",
            "DELETE FROM ",
            "UPDATE ",
            "CREATE TABLE ",
            "DROP TABLE ",
            "PRAGMA ",
        ];
        let starts = |line: &str, word: &str| {
            line.match_indices(word).any(|(at, _)| {
                line[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|before| !before.is_alphanumeric() && before != '_')
            })
        };
        self.code()
            .into_iter()
            .filter(|(_, line)| WORDS.iter().any(|word| starts(line, word)))
            .map(|(number, line)| format!("{number}: {}", line.trim()))
            .collect()
    }

    /// Name, line and length of each function, as rustfmt lays them out.
    pub fn functions(&self) -> Vec<(String, usize, usize)> {
        let lines: Vec<&str> = self.text.lines().collect();
        let mut found = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let head = line.trim_start();
            let is_function = head.split(['(', '<']).next().is_some_and(|before| {
                before.split(' ').rev().nth(1) == Some("fn") && !before.contains('"')
            });
            if !is_function || line.trim_end().ends_with(';') {
                continue;
            }
            let close = format!("{}}}", " ".repeat(indent));
            if let Some(length) = lines[index..].iter().position(|line| *line == close) {
                let name = head.split("fn ").nth(1).unwrap_or_default();
                let name = name.split(['(', '<']).next().unwrap_or_default();
                found.push((name.to_owned(), index + 1, length + 1));
            }
        }
        found
    }
}

/// Message keys of a Fluent file.
pub fn ftl_keys(text: &str) -> BTreeSet<String> {
    ftl_key_lines(text).into_iter().collect()
}

/// The same in the order of the lines, repeated ones included.
pub fn ftl_key_lines(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| {
            line.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '-')
        })
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}
