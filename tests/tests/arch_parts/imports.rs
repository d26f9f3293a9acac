//! Who imports whom within a crate, and the rings in it.
//!
//! An import is a `use` line or a path that starts with `crate` or `super`. A *face* (`mod.rs`,
//! `lib.rs`, `wire.rs`) that hands a name on with `pub use` does not import it by that.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// Imports between the files of the crate below `folder`: from → to, paths seen from the root.
pub fn imports(folder: &str, sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let rooms: BTreeMap<Vec<&str>, &str> =
        sources.iter().map(|source| (room(folder, &source.path), source.path.as_str())).collect();
    sources
        .iter()
        .map(|source| {
            let here = room(folder, &source.path);
            let to = paths(source)
                .iter()
                .filter_map(|path| find(&rooms, &here, path))
                .filter(|target| *target != source.path)
                .map(str::to_owned)
                .collect();
            (source.path.clone(), to)
        })
        .collect()
}

/// The module that a file is: `["leads", "store"]`.
fn room<'a>(folder: &str, path: &'a str) -> Vec<&'a str> {
    let inner = path.trim_start_matches(folder).trim_start_matches('/').trim_end_matches(".rs");
    let mut parts: Vec<&str> = inner.split('/').collect();
    if matches!(parts.last(), Some(&"mod" | &"lib")) {
        parts.pop();
    }
    parts
}

/// Every path of the file that starts with `crate` or `super`, braces written out.
fn paths(source: &Source) -> Vec<String> {
    let face = ["/mod.rs", "/lib.rs", "/wire.rs"].iter().any(|end| source.path.ends_with(end));
    let code: Vec<&str> = source.code().into_iter().map(|(_, line)| line).collect();
    let mut found = Vec::new();
    for item in code.join("\n").split([';', '\n']).scan(String::new(), join_braces) {
        let item = item.trim();
        let hands_on = item.starts_with("pub use") || item.starts_with("pub(crate) use");
        if face && hands_on {
            continue;
        }
        for start in ["crate::", "super::"] {
            for (at, _) in item.match_indices(start) {
                let fresh =
                    !item[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
                if fresh {
                    found.extend(write_out(&item[at..]));
                }
            }
        }
    }
    found
}

/// Puts lines together until the braces of a `use` are closed.
fn join_braces(open: &mut String, line: &str) -> Option<String> {
    let is_use = !open.is_empty() || line.trim_start().trim_start_matches("pub").contains("use ");
    if !is_use {
        return Some(line.to_owned());
    }
    open.push_str(line.trim());
    if open.matches('{').count() > open.matches('}').count() {
        return Some(String::new());
    }
    Some(std::mem::take(open))
}

/// `a::{b, c::{d, e}}` → `a::b`, `a::c::d`, `a::c::e`; what follows the path is cut off.
fn write_out(text: &str) -> Vec<String> {
    let end =
        text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let Some(inner) = rest.strip_prefix('{').filter(|_| head.ends_with("::")) else {
        return vec![head.trim_end_matches(':').to_owned()];
    };
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for letter in inner.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
        .iter()
        .filter(|part| !part.trim().is_empty())
        .flat_map(|part| write_out(&format!("{head}{}", part.trim())))
        .collect()
}

/// The file that holds the longest part of `path`.
fn find<'a>(rooms: &BTreeMap<Vec<&str>, &'a str>, here: &[&str], path: &str) -> Option<&'a str> {
    let mut parts: Vec<&str> = path.split("::").collect();
    let mut at: Vec<&str> = Vec::new();
    if parts.first() == Some(&"super") {
        at = here.to_vec();
        while parts.first() == Some(&"super") {
            at.pop();
            parts.remove(0);
        }
    } else {
        parts.remove(0);
    }
    for part in parts {
        at.push(part);
        if !rooms.contains_key(&at) {
            at.pop();
            break;
        }
    }
    rooms.get(&at).copied()
}

/// The files that reach themselves again over others, each ring once, with its imports.
pub fn rings(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let reach = |from: &String| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(file) = next.pop() {
            for to in imports.get(file).into_iter().flatten() {
                if seen.insert(to) {
                    next.push(to);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        imports.keys().map(|file| (file, reach(file))).collect();
    let mut found = BTreeSet::new();
    for (file, far) in reached.iter().filter(|(file, far)| far.contains(*file)) {
        let ring: Vec<&str> = far
            .iter()
            .filter(|other| reached.get(*other).is_some_and(|back| back.contains(file)))
            .map(|other| other.as_str())
            .collect();
        found.insert(ring.join(" ⇄ "));
    }
    found.into_iter().collect()
}
