//! A new file from a package. The package is of unknown origin: every name, length and row is doubted.

use std::io::{BufRead, BufReader, Read, Seek};
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use serde_json::Value;
use zip::ZipArchive;

use super::{FORMAT, LIST, MANIFEST, Manifest, README, TableEntry, VERSION, part_of, tables};
use crate::db::{self, SCHEMA_LINE};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{ops, store};
use crate::require;
use crate::time::Timestamp;

/// The part that says what the package is, in bytes.
const MAX_MANIFEST: u64 = 1024 * 1024;
/// One row, in bytes: a change of a large import is its longest.
const MAX_LINE: u64 = 1024 * 1024 * 1024;
/// How often its size a part may unpack to, above [`SMALL`]; rows of leads reach 30.
const MAX_RATIO: u64 = 400;
/// Parts below this are not asked for their ratio, in bytes.
const SMALL: u64 = 64 * 1024 * 1024;
/// Rows between two reports of progress.
const REPORT_EVERY: i64 = 500;

/// What a restored file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Leads, also those in the Trash.
    pub leads: i64,
    /// Rows of all tables.
    pub rows: i64,
}

fn broken(why: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::ArchiveBroken).detail(why)
}

/// Makes the file `into`, which must not be there, with the rows of an archive. Its derived rows are
/// made when it is opened for the first time.
///
/// # Errors
/// `ArchiveForeign`, `ArchiveBroken`, `ArchiveTooNew`, `FileExists`, `FileNotWritten`, `DiskFull`,
/// `Stopped`: nothing is left behind but by a crash.
pub fn restore_rows<R: Read + Seek>(
    archive: R,
    into: &Path,
    now: Timestamp,
    progress: ops::Progress<'_>,
) -> Result<Restored> {
    let mut package = ZipArchive::new(archive)
        .map_err(|why| Error::new(ErrorCode::ArchiveForeign).detail(why))?;
    let manifest = inspect(&mut package)?;
    db::create_filled(into, now, ErrorCode::ArchiveBroken, |db| {
        fill(&mut package, &manifest, db, progress)
    })
}

/// Reads the manifest and doubts everything around it, before anything is written.
fn inspect<R: Read + Seek>(package: &mut ZipArchive<R>) -> Result<Manifest> {
    let foreign = || Error::new(ErrorCode::ArchiveForeign);
    require!(package.index_for_name(MANIFEST).is_some(), ArchiveForeign);
    let mut text = Vec::new();
    let part = package.by_name(MANIFEST).map_err(broken)?;
    part.take(MAX_MANIFEST + 1).read_to_end(&mut text).map_err(broken)?;
    require!(text.len() as u64 <= MAX_MANIFEST, ArchiveBroken);
    let value: Value = serde_json::from_slice(&text).map_err(|_| foreign())?;
    require!(value["format"] == FORMAT, ArchiveForeign);
    let line = value["schema_line"].as_i64().unwrap_or_default();
    let newer =
        value["version"].as_i64().unwrap_or_default() > VERSION || line > i64::from(SCHEMA_LINE);
    require!(!newer, ArchiveTooNew);
    let manifest: Manifest = serde_json::from_value(value).map_err(broken)?;
    let known: Vec<&str> = tables().collect();
    for entry in &manifest.tables {
        require!(known.contains(&entry.name.as_str()), ArchiveBroken);
    }
    let parts: Vec<String> = manifest.tables.iter().map(|entry| part_of(&entry.name)).collect();
    for at in 0..package.len() {
        let part = package.by_index_raw(at).map_err(broken)?;
        let name = part.name().map_err(broken)?.into_owned();
        // Parts are known by name or not taken: no name of a package becomes a path.
        let ours = [MANIFEST, LIST, README].contains(&name.as_str()) || parts.contains(&name);
        require!(ours && part.is_file() && !part.is_symlink() && !part.encrypted(), ArchiveForeign);
        let ratio = part.size() / part.compressed_size().max(1);
        require!(part.size() <= SMALL || ratio <= MAX_RATIO, ArchiveBroken);
    }
    Ok(manifest)
}

fn fill<R: Read + Seek>(
    package: &mut ZipArchive<R>,
    manifest: &Manifest,
    db: &Connection,
    progress: ops::Progress<'_>,
) -> Result<Restored> {
    let all: i64 = manifest.tables.iter().map(|entry| entry.rows.max(0)).sum();
    let (mut done, mut leads) = (0, 0);
    for entry in &manifest.tables {
        fill_table(package, db, entry, &mut |rows| progress(done + rows, all))?;
        done += entry.rows;
        if entry.name == "lead" {
            leads = entry.rows;
        }
    }
    store::archive::make_stale(db)?;
    require!(store::archive::count_workspaces(db)? == 1, ArchiveBroken);
    progress(all, all)?;
    Ok(Restored { leads, rows: done })
}

fn fill_table<R: Read + Seek>(
    package: &mut ZipArchive<R>,
    db: &Connection,
    entry: &TableEntry,
    tell: &mut dyn FnMut(i64) -> Result<()>,
) -> Result<()> {
    let part = package.by_name(&part_of(&entry.name)).map_err(broken)?;
    let mut reader = BufReader::with_capacity(256 * 1024, part.take(entry.bytes + 1));
    let columns = store::archive::columns(db, &entry.name)?;
    let mut hasher = blake3::Hasher::new();
    let (mut rows, mut bytes) = (0, 0);
    let mut line = Vec::new();
    let mut insert: Option<(Vec<String>, rusqlite::Statement<'_>)> = None;
    loop {
        line.clear();
        let read = (&mut reader).take(MAX_LINE).read_until(b'\n', &mut line).map_err(broken)?;
        if read == 0 {
            break;
        }
        hasher.update(&line);
        bytes += read as u64;
        require!(bytes <= entry.bytes && line.ends_with(b"\n"), ArchiveBroken);
        let Value::Object(object) = serde_json::from_slice(&line).map_err(broken)? else {
            return Err(broken("a row is no object"));
        };
        let (names, statement) = match &mut insert {
            Some(insert) => insert,
            None => {
                let names: Vec<String> = object.keys().cloned().collect();
                // Only names that the schema knows ever become part of a statement.
                require!(names.iter().all(|name| columns.contains(name)), ArchiveBroken);
                let statement = store::archive::insert_into(db, &entry.name, &names)?;
                insert.insert((names, statement))
            }
        };
        require!(names.len() == object.len(), ArchiveBroken);
        let mut values = Vec::with_capacity(names.len());
        for name in names.iter() {
            values.push(sql_of(object.get(name).ok_or_else(|| broken("a column is missing"))?)?);
        }
        statement.execute(rusqlite::params_from_iter(values)).map_err(|why| {
            match why.sqlite_error_code() {
                Some(rusqlite::ErrorCode::ConstraintViolation) => broken("a row does not fit"),
                _ => Error::from(why),
            }
        })?;
        rows += 1;
        if rows % REPORT_EVERY == 0 {
            tell(rows)?;
        }
    }
    let hash = hasher.finalize().to_hex().to_string();
    require!(rows == entry.rows && bytes == entry.bytes && hash == entry.hash, ArchiveBroken);
    store::archive::set_last_key(db, &entry.name, entry.last_key)
}

fn sql_of(value: &Value) -> Result<Sql> {
    Ok(match value {
        Value::Null => Sql::Null,
        Value::Bool(_) | Value::Array(_) => return Err(broken("a value of no kind")),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Sql::Integer(whole),
            None => Sql::Real(number.as_f64().ok_or_else(|| broken("a number"))?),
        },
        Value::String(text) => Sql::Text(text.clone()),
        Value::Object(object) => {
            let hex = object.get("hex").and_then(Value::as_str).ok_or_else(|| broken("bytes"))?;
            let digits = hex.as_bytes();
            require!(object.len() == 1 && digits.len() % 2 == 0 && hex.is_ascii(), ArchiveBroken);
            let bytes = (0..digits.len() / 2)
                .map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).map_err(broken));
            Sql::Blob(bytes.collect::<Result<_>>()?)
        }
    })
}
