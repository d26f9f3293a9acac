//! Writing the package, row by row: a million leads cost the memory of one.

use std::io::Write;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{FORMAT, LIST, MANIFEST, Manifest, README, TableEntry, VERSION, part_of, tables};
use crate::app::App;
use crate::db::SCHEMA_LINE;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::wire::{ExportForm, ExportLeads};
use crate::exchange::{export, ops, store};
use crate::leads::wire::LeadQuery;

/// Rows between two reports of progress.
const REPORT_EVERY: i64 = 500;

const TEXT: &str = "\
This is everything of an Enishi data file, in open formats.

leads.csv         the leads as a list (UTF-8), for any spreadsheet
tables/*.jsonl    every table, one JSON object per row; bytes are {\"hex\": \"...\"}
manifest.json     what is in here: rows, bytes and BLAKE3 hash of each table

A new data file is made from it with:  enishi-cli restore THIS_FILE --into NEW.db
Passwords are not in it: they stay in the keychain. Keep it as safe as the data file itself.

これはEnishiのデータファイルの内容すべてを、公開された形式で収めたものです。
leads.csv(リード一覧)、tables/*.jsonl(全テーブル、1行1件のJSON)、manifest.json(件数とハッシュ)。
新しいデータファイルに戻すには: enishi-cli restore このファイル --into 新しいファイル.db
パスワードは含まれません。データファイルと同じように大切に保管してください。
";

fn failed(why: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::FileNotWritten).detail(why)
}

/// Counts and hashes what goes through.
struct Measured<'w, W: Write> {
    inner: &'w mut W,
    bytes: u64,
    hasher: blake3::Hasher,
}

impl<W: Write> Write for Measured<'_, W> {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.bytes += written as u64;
        self.hasher.update(&buffer[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// Writes the archive of the open file; answers how many leads are in it. One snapshot.
///
/// # Errors
/// `FileNotWritten`, `Stopped`.
pub fn write_archive(
    app: &App,
    language: &str,
    out: &mut dyn Write,
    progress: ops::Progress<'_>,
) -> Result<i64> {
    app.read(|db| {
        let now = app.env().clock.now();
        // A part may grow beyond 4 GB; its size is not known when it begins.
        let options = SimpleFileOptions::default().large_file(true);
        let mut zip = ZipWriter::new_stream(out);
        zip.start_file(README, options).map_err(failed)?;
        zip.write_all(TEXT.as_bytes()).map_err(failed)?;
        let mut entries = Vec::new();
        let mut all = 0;
        for table in tables() {
            all += store::archive::count_rows(db, table)?;
        }
        let mut done = 0;
        for table in tables() {
            zip.start_file(part_of(table), options).map_err(failed)?;
            let entry = write_table(db, table, &mut zip, &mut |rows| progress(done + rows, all))?;
            done += entry.rows;
            entries.push(entry);
        }
        zip.start_file(LIST, options).map_err(failed)?;
        let request = ExportLeads {
            job: String::new(),
            file: String::new(),
            query: LeadQuery::default(),
            leads: Vec::new(),
            language: language.to_owned(),
            format: ExportForm::Csv,
            encoding: String::new(),
            version: 0,
            columns: Vec::new(),
            with_refused: false,
        };
        let mut stop = |_, _| progress(done, all);
        let leads = export::write_in(app, db, &request, &mut zip, &mut stop)?.count;
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            schema_line: SCHEMA_LINE,
            written_at: now.in_zone(app.env().zone).to_rfc3339(),
            leads,
            tables: entries,
        };
        zip.start_file(MANIFEST, options).map_err(failed)?;
        zip.write_all(&serde_json::to_vec_pretty(&manifest)?).map_err(failed)?;
        zip.finish().map_err(failed)?;
        progress(all, all)?;
        Ok(leads)
    })
}

pub(super) fn write_table(
    db: &Connection,
    table: &str,
    out: &mut impl Write,
    tell: &mut dyn FnMut(i64) -> Result<()>,
) -> Result<TableEntry> {
    let mut out = Measured { inner: out, bytes: 0, hasher: blake3::Hasher::new() };
    let mut rows = 0;
    let mut line = Vec::new();
    store::archive::for_each_row(db, table, |columns, row| {
        let mut object = Map::new();
        for (at, column) in columns.iter().enumerate() {
            object.insert(column.clone(), json_of(row.get_ref(at)?)?);
        }
        line.clear();
        serde_json::to_writer(&mut line, &object)?;
        line.push(b'\n');
        out.write_all(&line).map_err(failed)?;
        rows += 1;
        if rows % REPORT_EVERY == 0 { tell(rows) } else { Ok(()) }
    })?;
    Ok(TableEntry {
        name: table.to_owned(),
        rows,
        bytes: out.bytes,
        hash: out.hasher.finalize().to_hex().to_string(),
        last_key: store::archive::last_key(db, table)?,
    })
}

fn json_of(value: ValueRef<'_>) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text)
                .map_err(|why| Error::new(ErrorCode::DatabaseDamaged).detail(why))?;
            json!(text)
        }
        ValueRef::Blob(bytes) => {
            let mut hex = String::with_capacity(bytes.len() * 2);
            for byte in bytes {
                use std::fmt::Write;
                let _ = write!(hex, "{byte:02x}");
            }
            json!({ "hex": hex })
        }
    })
}
