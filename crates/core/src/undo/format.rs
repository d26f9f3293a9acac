//! The bytes of a changeset, read as they stream by.
//!
//! SQLite's own iterator copies every value of every row into an object of its own. An import of
//! 100,000 leads has 20 million values, of which the program looks at one or two per row; so the
//! rows are read here, in place.
//!
//! The format is the one of `sqlite3session.c` ("CHANGESET FORMAT", unchanged since the session
//! extension shipped): sections of `T`, number of columns, a byte per column for the primary key,
//! the table's name and a zero byte, then the changes: operation, a byte for "indirect", the old
//! record (update, delete), the new record (update, insert). A record has per column a type byte
//! and a value; type 0 is "not held". Numbers of columns and lengths are SQLite varints.

use std::io::Read;

use rusqlite::types::ValueRef;

use crate::error::{Error, Result};

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It came.
    Insert,
    /// Some of its columns changed.
    Update,
    /// It went.
    Delete,
}

/// Where a value lies, seen from the beginning of its change.
#[derive(Debug, Clone, Copy)]
struct Cell {
    code: u8,
    at: usize,
    size: usize,
}

/// The head of a section: one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Section {
    /// Name of the table.
    pub(crate) table: String,
    /// The bytes of the head, with which a changeset of this table begins.
    pub(crate) head: Vec<u8>,
    columns: usize,
}

/// One change, borrowed until the next one is read.
pub(crate) struct Change<'r> {
    /// The table.
    pub(crate) section: &'r Section,
    /// What happened.
    pub(crate) kind: Kind,
    /// The change as it stands in the stream.
    pub(crate) bytes: &'r [u8],
    before: &'r [Cell],
    after: &'r [Cell],
}

impl<'r> Change<'r> {
    /// The value of a column before; `None` if the changeset does not hold it.
    pub(crate) fn before(&self, column: usize) -> Option<ValueRef<'r>> {
        value(self.bytes, *self.before.get(column)?)
    }

    /// The value of a column afterwards; `None` if the changeset does not hold it.
    pub(crate) fn after(&self, column: usize) -> Option<ValueRef<'r>> {
        value(self.bytes, *self.after.get(column)?)
    }

    /// How many columns the table had.
    pub(crate) fn columns(&self) -> usize {
        self.section.columns
    }

    /// The primary key: in every recorded table the first column, an integer.
    pub(crate) fn rid(&self) -> i64 {
        let key = if self.kind == Kind::Insert { self.after(0) } else { self.before(0) };
        match key {
            Some(ValueRef::Integer(rid)) => rid,
            _ => 0,
        }
    }
}

impl Change<'_> {
    /// Writes the change that takes this one back, as `sqlite3changeset_invert` does.
    pub(crate) fn invert(&self, out: &mut Vec<u8>) {
        let [kind, indirect] = [self.bytes[0], self.bytes[1]];
        match self.kind {
            // The record of a row that came is that of the row that goes, and the other way round.
            Kind::Insert | Kind::Delete => {
                let inverse = if self.kind == Kind::Insert { WENT } else { CAME };
                out.extend_from_slice(&[inverse, indirect]);
                out.extend_from_slice(&self.bytes[2..]);
            }
            Kind::Update => {
                out.extend_from_slice(&[kind, indirect]);
                // The key stands among the old values only.
                for (at, after) in self.after.iter().enumerate() {
                    self.copy(if at == 0 { self.before[at] } else { *after }, out);
                }
                for (at, before) in self.before.iter().enumerate() {
                    match at {
                        0 => out.push(0),
                        _ => self.copy(*before, out),
                    }
                }
            }
        }
    }

    fn copy(&self, cell: Cell, out: &mut Vec<u8>) {
        out.push(cell.code);
        if matches!(cell.code, 3 | 4) {
            write_varint(cell.size as u64, out);
        }
        out.extend_from_slice(&self.bytes[cell.at..cell.at + cell.size]);
    }
}

/// Codes of the operations (`SQLITE_INSERT`, `SQLITE_UPDATE`, `SQLITE_DELETE`).
const CAME: u8 = 18;
const CHANGED: u8 = 23;
const WENT: u8 = 9;

/// Writes rows of one table as the changes by which they came.
pub(crate) struct Arrivals {
    section: Section,
    bytes: Vec<u8>,
    cells: Vec<Cell>,
}

impl Arrivals {
    /// Of a table with so many columns, the first of which is its only key.
    pub(crate) fn new(table: &str, columns: usize) -> Self {
        let mut head = vec![b'T'];
        write_varint(columns as u64, &mut head);
        head.extend((0..columns).map(|at| u8::from(at == 0)));
        head.extend_from_slice(table.as_bytes());
        head.push(0);
        let section = Section { table: table.to_owned(), head, columns };
        Self { section, bytes: Vec::new(), cells: Vec::new() }
    }

    /// The head of the section.
    pub(crate) fn head(&self) -> &[u8] {
        &self.section.head
    }

    /// The change by which a row with these values came.
    pub(crate) fn change<'v>(&mut self, values: impl Iterator<Item = ValueRef<'v>>) -> Change<'_> {
        self.bytes.clear();
        self.cells.clear();
        self.bytes.extend_from_slice(&[CAME, 0]);
        for value in values {
            let code = match value {
                ValueRef::Integer(_) => 1,
                ValueRef::Real(_) => 2,
                ValueRef::Text(_) => 3,
                ValueRef::Blob(_) => 4,
                ValueRef::Null => 5,
            };
            self.bytes.push(code);
            if let ValueRef::Text(raw) | ValueRef::Blob(raw) = value {
                write_varint(raw.len() as u64, &mut self.bytes);
            }
            let at = self.bytes.len();
            match value {
                ValueRef::Integer(number) => self.bytes.extend_from_slice(&number.to_be_bytes()),
                ValueRef::Real(number) => {
                    self.bytes.extend_from_slice(&number.to_bits().to_be_bytes());
                }
                ValueRef::Text(raw) | ValueRef::Blob(raw) => self.bytes.extend_from_slice(raw),
                ValueRef::Null => {}
            }
            self.cells.push(Cell { code, at, size: self.bytes.len() - at });
        }
        Change {
            section: &self.section,
            kind: Kind::Insert,
            bytes: &self.bytes,
            before: &[],
            after: &self.cells,
        }
    }
}

/// Writes a varint of SQLite's file format; lengths and numbers of columns stay below 2^56, so the
/// form of nine bytes never comes.
fn write_varint(number: u64, out: &mut Vec<u8>) {
    let mut shift = 7 * (64 - number.max(1).leading_zeros()).div_ceil(7);
    while shift > 7 {
        shift -= 7;
        out.push((number >> shift) as u8 | 0x80);
    }
    out.push((number & 0x7f) as u8);
}

fn value(bytes: &[u8], cell: Cell) -> Option<ValueRef<'_>> {
    let raw = bytes.get(cell.at..cell.at + cell.size)?;
    let word = || raw.try_into().map(i64::from_be_bytes).unwrap_or_default();
    match cell.code {
        1 => Some(ValueRef::Integer(word())),
        2 => Some(ValueRef::Real(f64::from_bits(word() as u64))),
        3 => Some(ValueRef::Text(raw)),
        4 => Some(ValueRef::Blob(raw)),
        5 => Some(ValueRef::Null),
        _ => None,
    }
}

/// Reads changes one after another.
pub(crate) struct Reader<R> {
    input: R,
    buffer: Vec<u8>,
    at: usize,
    section: Section,
    before: Vec<Cell>,
    after: Vec<Cell>,
}

/// Bytes asked of the input at once.
const BLOCK: usize = 64 * 1024;

impl<R: Read> Reader<R> {
    pub(crate) fn new(input: R) -> Self {
        let (buffer, section) = (Vec::with_capacity(2 * BLOCK), Section::default());
        Self { input, buffer, at: 0, section, before: Vec::new(), after: Vec::new() }
    }

    /// The next change; `None` at the end.
    ///
    /// # Errors
    /// `Internal` for bytes that are no changeset.
    pub(crate) fn advance(&mut self) -> Result<Option<Change<'_>>> {
        if self.at >= BLOCK {
            self.buffer.drain(..self.at);
            self.at = 0;
        }
        let kind = loop {
            if self.at == self.buffer.len() && !self.fill()? {
                return Ok(None);
            }
            match self.buffer[self.at] {
                b'T' => self.open_section()?,
                CAME => break Kind::Insert,
                CHANGED => break Kind::Update,
                WENT => break Kind::Delete,
                _ => return Err(broken()),
            }
        };
        let start = self.at;
        let mut end = start + 2;
        let mut before = std::mem::take(&mut self.before);
        let mut after = std::mem::take(&mut self.after);
        before.clear();
        after.clear();
        if kind != Kind::Insert {
            end = self.record(start, end, &mut before)?;
        }
        if kind != Kind::Delete {
            end = self.record(start, end, &mut after)?;
        }
        self.need(end)?;
        (self.before, self.after, self.at) = (before, after, end);
        Ok(Some(Change {
            section: &self.section,
            kind,
            bytes: &self.buffer[start..end],
            before: &self.before,
            after: &self.after,
        }))
    }

    fn open_section(&mut self) -> Result<()> {
        let (columns, keys) = self.varint(self.at + 1)?;
        let columns = usize::try_from(columns).map_err(|_| broken())?;
        let mut end = keys + columns;
        self.need(end + 1)?;
        while self.buffer[end] != 0 {
            end += 1;
            self.need(end + 1)?;
        }
        let table = String::from_utf8(self.buffer[keys + columns..end].to_vec());
        self.section = Section {
            table: table.map_err(|_| broken())?,
            head: self.buffer[self.at..=end].to_vec(),
            columns,
        };
        self.at = end + 1;
        Ok(())
    }

    /// Reads a record that begins at `at`; answers where it ends.
    fn record(&mut self, start: usize, mut at: usize, cells: &mut Vec<Cell>) -> Result<usize> {
        for _ in 0..self.section.columns {
            self.need(at + 1)?;
            let code = self.buffer[at];
            at += 1;
            let size = match code {
                0 | 5 => 0,
                1 | 2 => 8,
                3 | 4 => {
                    let (size, behind) = self.varint(at)?;
                    at = behind;
                    usize::try_from(size).map_err(|_| broken())?
                }
                _ => return Err(broken()),
            };
            cells.push(Cell { code, at: at - start, size });
            at = at.checked_add(size).ok_or_else(broken)?;
        }
        Ok(at)
    }

    /// A varint of SQLite's file format: 7 bits a byte, the ninth byte has 8.
    fn varint(&mut self, at: usize) -> Result<(u64, usize)> {
        let mut number = 0_u64;
        for index in 0..9 {
            self.need(at + index + 1)?;
            let byte = self.buffer[at + index];
            if index == 8 {
                return Ok((number << 8 | u64::from(byte), at + 9));
            }
            number = number << 7 | u64::from(byte & 0x7f);
            if byte < 0x80 {
                return Ok((number, at + index + 1));
            }
        }
        Err(broken())
    }

    /// Makes sure that the buffer reaches up to `end`.
    fn need(&mut self, end: usize) -> Result<()> {
        while self.buffer.len() < end {
            if !self.fill()? {
                return Err(broken());
            }
        }
        Ok(())
    }

    fn fill(&mut self) -> Result<bool> {
        let held = self.buffer.len();
        self.buffer.resize(held + BLOCK, 0);
        let got = loop {
            match self.input.read(&mut self.buffer[held..]) {
                Ok(got) => break got,
                Err(why) if why.kind() == std::io::ErrorKind::Interrupted => {}
                Err(why) => return Err(Error::internal(why)),
            }
        };
        self.buffer.truncate(held + got);
        Ok(got > 0)
    }
}

fn broken() -> Error {
    Error::internal("a changeset that does not read")
}
