//! The archive: everything of a file in one package of open formats, and a new file from it.
//!
//! A package (ISO/IEC 21320-1) holds [`MANIFEST`] (what it is, rows, bytes and BLAKE3 of each table),
//! `tables/NAME.jsonl` (one JSON object per row, columns by name, bytes as `{"hex": …}`), [`LIST`]
//! (the leads as any program reads them) and a readme. Nothing in it needs this program to be read.
//!
//! Words: a *table* is one of [`crate::undo::TABLES`] that is not derived; derived rows are made anew
//! when the restored file is opened. The change log is among them, so undo goes on where it was.
//!
//! Invariants: an archive is one snapshot; restoring writes a new file and never over one that is
//! there; parts are known by name or the package is refused, so no name of a package ever becomes a
//! path; a table that has another length or hash than the manifest says stops everything.

mod restore;
#[cfg(test)]
mod tests;
mod write;

pub use restore::{Restored, restore_rows};
pub use write::write_archive;

use crate::undo::{Class, TABLES};

/// The part that says what the package is.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The leads as a list that any program reads.
pub(crate) const LIST: &str = "leads.csv";
/// For a person who opens the package.
const README: &str = "README.txt";
/// What [`Manifest::format`] says.
const FORMAT: &str = "enishi-archive";
/// The way the package is laid out; raised if an older program could not read it.
const VERSION: i64 = 1;

/// What a package says of itself.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Manifest {
    format: String,
    version: i64,
    /// Line of the schema that the columns are of.
    schema_line: i32,
    /// RFC 3339.
    written_at: String,
    leads: i64,
    tables: Vec<TableEntry>,
}

/// One table in a package.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct TableEntry {
    name: String,
    rows: i64,
    /// Of its part, unpacked.
    bytes: u64,
    /// BLAKE3 of its part, unpacked, in hex.
    hash: String,
    /// The last key that was ever given, so that none is given twice.
    last_key: i64,
}

/// The tables of an archive, in an order in which rows refer to earlier ones where they can.
fn tables() -> impl Iterator<Item = &'static str> {
    // Which leads a change touched cannot be told from the change alone; and who crossed the contact
    // line long ago would cross it again, and be given a step, if no earlier score were known.
    let kept = |(table, class, _): &&(&'static str, Class, _)| {
        *class != Class::Derived || ["change_lead", "lead_score"].contains(table)
    };
    TABLES.iter().filter(kept).map(|(table, ..)| *table)
}

fn part_of(table: &str) -> String {
    format!("tables/{table}.jsonl")
}
