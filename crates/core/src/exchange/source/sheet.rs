//! Workbooks of Excel. New ones are read cell by cell, so that two cells at the far ends of an empty
//! sheet cost two cells.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
};

use super::grid::{Cell, Grid};
use super::{Converted, unpack, wanted};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::MAX_COLUMNS;
use crate::exchange::pace::{Progress, REPORT_EVERY};

/// Largest old workbook, in bytes: it is held as a whole, at some five times its size.
const MAX_XLS_BYTES: usize = 48 * 1024 * 1024;
/// Rows between two used ones that are kept apart; more are closed up.
const MAX_GAP: u32 = 1_000;

fn broken(why: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::FileBroken).detail(why)
}

/// Runs a reader of others; its panic is a file that cannot be read.
fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(broken("the reader gave up")))
}

/// Sheets with cells that a person sees.
fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    let shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    sheets.iter().filter(shown).map(|sheet| sheet.name.clone()).collect()
}

/// Reads an Office Open XML workbook.
pub(super) fn read_xlsx(
    bytes: &[u8],
    sheet: Option<&str>,
    progress: Progress<'_>,
) -> Result<Converted> {
    unpack::measure(bytes, progress)?;
    guarded(|| {
        let failed = |why: XlsxError| match why {
            XlsxError::Password => Error::new(ErrorCode::FileProtected),
            why => broken(why),
        };
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
        let sheets = visible(book.sheets_metadata());
        let at = match sheet {
            Some(sheet) => wanted(&sheets, sheet)?,
            None => {
                let mut longest = (0, 0);
                for (at, name) in sheets.iter().enumerate().filter(|_| sheets.len() > 1) {
                    let rows = used_rows(&mut book, name);
                    if rows > longest.1 {
                        longest = (at, rows);
                    }
                }
                longest.0
            }
        };
        let name = sheets.get(at).ok_or_else(|| Error::new(ErrorCode::FileEmpty))?;
        let mut reader = book.worksheet_cells_reader(name).map_err(failed)?;
        let said = i64::from(reader.dimensions().end.0) + 1;
        let mut grid = Grid::default();
        let mut row: Vec<Cell> = Vec::new();
        let mut current = 0;
        while let Some(cell) = reader.next_cell().map_err(failed)? {
            let (at, column) = cell.get_position();
            let Some(value) = cell_of(Data::from(cell.get_value().clone())) else { continue };
            if at != current {
                grid.push(std::mem::take(&mut row))?;
                if grid.rows.is_multiple_of(REPORT_EVERY as usize) {
                    progress(i64::from(current).min(said), said)?;
                }
                for _ in 0..at.saturating_sub(current + 1).min(MAX_GAP) {
                    grid.push(Vec::new())?;
                }
                current = at;
            }
            place(&mut row, column as usize, value);
        }
        grid.push(row)?;
        let (text, _) = grid.finish()?;
        Ok(Converted { text, sheets, sheet: at, ..Converted::default() })
    })
}

/// Puts a cell at its column; one beyond the last that is taken stands for all of them.
fn place(row: &mut Vec<Cell>, column: usize, value: Cell) {
    let column = column.min(MAX_COLUMNS);
    if row.len() <= column {
        row.resize(column + 1, Cell::Text(String::new()));
    }
    row[column] = value;
}

/// Rows of a sheet by what it says of itself; counted where it says nothing.
fn used_rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> u32 {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return 0 };
    let said = reader.dimensions();
    let rows = said.end.0.saturating_sub(said.start.0);
    if rows > 0 {
        return rows + 1;
    }
    let mut rows = 0;
    while let Ok(Some(cell)) = reader.next_cell() {
        rows = rows.max(cell.get_position().0 + 1);
    }
    rows
}

/// A cell that holds something; one whose formula failed holds nothing.
fn cell_of(value: Data) -> Option<Cell> {
    Some(match value {
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::String(text) => Cell::Text(text),
        Data::Bool(yes) => Cell::Text(if yes { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(at) => Cell::Text(moment(&at)),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Text(tidy_iso(&text)),
        Data::Error(_) | Data::Empty => return None,
    })
}

/// A date, a time, or both, as other programs read them again.
fn moment(at: &ExcelDateTime) -> String {
    let Some(moment) = at.as_datetime() else { return String::new() };
    // Below one there is no date, only a time of day.
    if at.as_f64() < 1.0 {
        return moment.format("%H:%M").to_string();
    }
    let midnight = moment.time() == chrono::NaiveTime::MIN;
    moment.format(if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" }).to_string()
}

/// `2026-10-01T00:00:00.000` as its date; with a time of day both.
pub(super) fn tidy_iso(text: &str) -> String {
    match text.split_once('T') {
        Some((date, time)) if time.trim_start_matches(['0', ':', '.', 'Z']).is_empty() => {
            date.to_owned()
        }
        Some((date, time))
            if !date.is_empty() && date.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            format!("{date} {}", time.split('.').next().unwrap_or(time).trim_end_matches('Z'))
        }
        _ => text.to_owned(),
    }
}

/// Reads a workbook of Excel 97 to 2003.
pub(super) fn read_xls(
    bytes: &[u8],
    sheet: Option<&str>,
    progress: Progress<'_>,
) -> Result<Converted> {
    crate::require!(bytes.len() <= MAX_XLS_BYTES, FileTooLarge, "limit_mb" => MAX_XLS_BYTES >> 20);
    guarded(|| {
        let mut book: Xls<_> = match Xls::new(Cursor::new(bytes)) {
            Ok(book) => book,
            Err(XlsError::Password) => return Err(Error::new(ErrorCode::FileProtected)),
            Err(why) => return Err(no_book(bytes, &why)),
        };
        let sheets = visible(book.sheets_metadata());
        let mut ranges = Vec::new();
        for name in &sheets {
            progress(0, 0)?;
            ranges.push(book.worksheet_range(name).map_err(broken)?);
        }
        let at = match sheet {
            Some(sheet) => wanted(&sheets, sheet)?,
            None => {
                let rows = ranges.iter().enumerate().map(|(at, range)| (range.height(), at));
                rows.max_by_key(|(rows, at)| (*rows, usize::MAX - at)).map_or(0, |(_, at)| at)
            }
        };
        let range = ranges.get(at).ok_or_else(|| Error::new(ErrorCode::FileEmpty))?;
        let mut grid = Grid::default();
        for row in range.rows() {
            let nothing = || Cell::Text(String::new());
            let cells = row.iter().map(|value| cell_of(value.clone()).unwrap_or_else(nothing));
            grid.push(cells.collect())?;
        }
        let (text, _) = grid.finish()?;
        Ok(Converted { text, sheets, sheet: at, ..Converted::default() })
    })
}

/// A container of Microsoft that is no workbook: a new workbook behind a password, or something else.
fn no_book(bytes: &[u8], why: &XlsError) -> Error {
    // The names of streams stand in UTF-16 in the directory ([MS-OFFCRYPTO] §2.3.4.4).
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        return Error::new(ErrorCode::FileProtected);
    }
    broken(why)
}
