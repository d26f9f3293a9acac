//! A workbook (ECMA-376): dates and amounts as such, every text as a text and never as a formula.
//! Rows go to a temporary file as they come, so a million leads cost the memory of one.

use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use super::{Cell, Finding, Line, Sink, not_written};
use crate::error::Result;

/// Characters that a cell of a sheet takes (UTF-16).
const MAX_CELL: usize = 32_767;
/// Rows of a sheet, the header among them.
const MAX_ROWS: u32 = 1_048_576;

/// A workbook half written.
pub(super) struct Book<'o> {
    out: &'o mut dyn Write,
    book: Workbook,
    headers: Vec<String>,
    row: u32,
    day: Format,
    moment: Format,
    cut: i64,
}

fn failed(why: XlsxError) -> crate::error::Error {
    not_written(why)
}

impl<'o> Book<'o> {
    /// A workbook with one sheet and its header.
    pub(super) fn new(out: &'o mut dyn Write, headers: &[String]) -> Result<Self> {
        let mut book = Self {
            out,
            book: Workbook::new(),
            headers: headers.to_vec(),
            row: 0,
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            cut: 0,
        };
        book.add_sheet()?;
        Ok(book)
    }

    fn add_sheet(&mut self) -> Result<()> {
        let bold = Format::new().set_bold();
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (column, header) in (0_u16..).zip(&self.headers) {
            sheet.set_column_width(column, 18).map_err(failed)?;
            sheet.write_string_with_format(0, column, header, &bold).map_err(failed)?;
        }
        self.row = 1;
        Ok(())
    }
}

impl Sink for Book<'_> {
    fn take(&mut self, _: &Line<'_>, cells: &[Cell<'_>]) -> Result<()> {
        if self.row >= MAX_ROWS {
            self.add_sheet()?;
        }
        let last = self.book.worksheets().len() - 1;
        let sheet = self.book.worksheet_from_index(last).map_err(failed)?;
        for (column, cell) in (0_u16..).zip(cells) {
            let row = self.row;
            match cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => {
                    let short = shortened(text);
                    self.cut += i64::from(short.len() < text.len());
                    sheet.write_string(row, column, short)
                }
                Cell::Day(day) => match ExcelDateTime::parse_from_str(&day.to_string()) {
                    Ok(date) => sheet.write_datetime_with_format(row, column, &date, &self.day),
                    // Before 1900 a sheet knows no dates.
                    Err(_) => sheet.write_string(row, column, day.to_string()),
                },
                Cell::Moment(at) => {
                    let text = at.format("%Y-%m-%dT%H:%M:%S").to_string();
                    match ExcelDateTime::parse_from_str(&text) {
                        Ok(moment) => {
                            sheet.write_datetime_with_format(row, column, &moment, &self.moment)
                        }
                        Err(_) => sheet.write_string(row, column, cell.text().as_ref()),
                    }
                }
                Cell::Amount(_, amount) => sheet.write_number(row, column, *amount),
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Finding> {
        let bytes = self.book.save_to_buffer().map_err(failed)?;
        self.out.write_all(&bytes).map_err(not_written)?;
        Ok(Finding { replaced: Vec::new(), cut: self.cut })
    }
}

/// As much of a text as a cell takes.
fn shortened(text: &str) -> &str {
    if text.len() <= MAX_CELL {
        return text;
    }
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > MAX_CELL {
            return &text[..at];
        }
    }
    text
}
