//! Rows of a workbook, written over into text as a person reads them.
//!
//! A title above the table is left out, so that the header is the first row. Digits that the
//! workbook holds as a number lost their leading zeros; where the header says phone or postal code
//! they get them back.

use super::super::dictionary::{self, Meaning};
use super::super::field::ImportField as F;
use super::super::{MAX_COLUMNS, MAX_FILE_BYTES, guard};
use crate::error::{Error, ErrorCode, Result};
use crate::text::names::is_east_asian;

/// Rows in which a header is looked for below a title.
const HEAD: usize = 10;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// As it stands.
    Text(String),
    /// Held as a number.
    Number(f64),
}

impl Cell {
    fn is_blank(&self) -> bool {
        matches!(self, Cell::Text(text) if text.trim().is_empty())
    }

    fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number_text(*number),
        }
    }
}

/// A number as a sheet shows it: whole, or with up to 15 digits.
pub(super) fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    if !number.is_finite() {
        return String::new();
    }
    // Fifteen digits are what a sheet shows: 0.1 + 0.2 is 0.3.
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// What a column of numbers lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lost {
    Nothing,
    Phone,
    /// Digits of a postal code: 7 in Japan, 5 in the United States.
    Postal(usize),
}

/// Collects rows as CSV text.
#[derive(Debug, Default)]
pub(super) struct Grid {
    text: String,
    head: Vec<Vec<Cell>>,
    columns: Option<Vec<Lost>>,
    japanese: bool,
    /// Blank rows that are written only if another row follows.
    blank: usize,
    /// Rows that are not blank.
    pub(super) rows: usize,
}

impl Grid {
    /// Adds a row.
    ///
    /// # Errors
    /// `file_unpacks_large`.
    pub(super) fn push(&mut self, mut cells: Vec<Cell>) -> Result<()> {
        while cells.last().is_some_and(Cell::is_blank) {
            cells.pop();
        }
        if cells.is_empty() {
            self.blank += usize::from(self.rows > 0 || !self.head.is_empty());
            return Ok(());
        }
        if self.columns.is_some() {
            return self.write(&cells);
        }
        for _ in 0..std::mem::take(&mut self.blank) {
            self.head.push(Vec::new());
        }
        self.head.push(cells);
        if self.head.len() >= HEAD { self.settle() } else { Ok(()) }
    }

    /// The text.
    ///
    /// # Errors
    /// `file_unpacks_large`.
    pub(super) fn finish(mut self) -> Result<(String, usize)> {
        if self.columns.is_none() {
            self.settle()?;
        }
        Ok((self.text, self.rows))
    }

    /// Finds the header among the first rows and writes them from there on.
    fn settle(&mut self) -> Result<()> {
        let head = std::mem::take(&mut self.head);
        let known = |row: &Vec<Cell>| {
            let known = |cell: &&Cell| dictionary::meaning(&cell.text()) != Meaning::Unknown;
            row.iter().filter(known).count()
        };
        // A title is one or two cells alone above a row that names columns.
        let start = head.iter().position(|row| known(row) >= 2).filter(|at| {
            head[..*at].iter().all(|row| row.iter().filter(|cell| !cell.is_blank()).count() <= 2)
        });
        let start = start.unwrap_or(0);
        self.japanese = head.iter().flatten().any(|cell| is_east_asian(&cell.text()));
        let header = head.get(start).map(Vec::as_slice).unwrap_or_default();
        self.columns = Some(header.iter().map(|cell| lost(&cell.text())).collect());
        for row in &head[start..] {
            if row.is_empty() {
                self.blank += 1;
            } else {
                self.write(row)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, cells: &[Cell]) -> Result<()> {
        for _ in 0..std::mem::take(&mut self.blank) {
            self.text.push_str("\r\n");
        }
        let columns = self.columns.as_deref().unwrap_or_default();
        let shown = cells.iter().take(MAX_COLUMNS + 1).enumerate().map(|(at, cell)| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => {
                let lost = columns.get(at).copied().unwrap_or(Lost::Nothing);
                restored(&number_text(*number), lost, self.japanese)
            }
        });
        self.text.push_str(&guard::line(shown, ','));
        self.rows += 1;
        if self.text.len() > MAX_FILE_BYTES {
            return Err(
                Error::new(ErrorCode::FileUnpacksLarge).with("limit_mb", MAX_FILE_BYTES >> 20)
            );
        }
        Ok(())
    }
}

fn lost(header: &str) -> Lost {
    match dictionary::meaning(header) {
        Meaning::Field(F::Phone | F::PhoneDirect | F::PhoneMobile | F::PhoneHome | F::Fax) => {
            Lost::Phone
        }
        Meaning::Field(F::PostalCode) if is_east_asian(header) => Lost::Postal(7),
        Meaning::Field(F::PostalCode) => Lost::Postal(5),
        _ => Lost::Nothing,
    }
}

/// Digits with the zeros they lost: nine digits are a line in Japan, ten that start with 70, 80 or
/// 90 a mobile phone; other tens may be numbers of North America.
fn restored(digits: &str, lost: Lost, japanese: bool) -> String {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let mobile = ["70", "80", "90"].iter().any(|start| digits.starts_with(start));
    match lost {
        Lost::Phone if plain && japanese && digits.len() == 9 => format!("0{digits}"),
        Lost::Phone if plain && japanese && digits.len() == 10 && mobile => format!("0{digits}"),
        Lost::Postal(length) if plain && digits.len() < length => format!("{digits:0>length$}"),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn text(rows: &[Vec<Cell>]) -> String {
        let mut grid = Grid::default();
        for row in rows {
            grid.push(row.clone()).unwrap();
        }
        grid.finish().unwrap().0
    }

    fn words(words: &[&str]) -> Vec<Cell> {
        words.iter().map(|word| Cell::Text((*word).to_owned())).collect()
    }

    #[test]
    fn numbers_read_as_a_sheet_shows_them() {
        for (number, shown) in [
            (9_012_345_678.0, "9012345678"),
            (0.1 + 0.2, "0.3"),
            (1_550_000.0, "1550000"),
            (-12.5, "-12.5"),
            (1e21, "1000000000000000000000"),
        ] {
            assert_eq!(number_text(number), shown);
        }
    }

    #[test]
    fn zeros_that_a_number_lost_come_back_under_a_header_that_says_so() {
        let rows = [
            words(&["会社名", "携帯電話", "TEL", "郵便番号", "金額"]),
            vec![
                Cell::Text("サクラ".into()),
                Cell::Number(9_012_345_678.0),
                Cell::Number(312_345_678.0),
                Cell::Number(600_001.0),
                Cell::Number(312_345_678.0),
            ],
        ];
        let wanted = "\"サクラ\",\"09012345678\",\"0312345678\",\"0600001\",\"312345678\"";
        assert!(text(&rows).contains(wanted), "{}", text(&rows));
        let rows = [
            words(&["Company", "Phone", "Zip"]),
            vec![Cell::Text("Maple".into()), Cell::Number(3_095_550_139.0), Cell::Number(2_139.0)],
        ];
        assert!(text(&rows).contains("\"3095550139\",\"02139\""), "{}", text(&rows));
    }

    #[test]
    fn a_title_above_the_table_is_no_header() {
        let rows = [
            words(&["来場者一覧"]),
            vec![],
            words(&["会社名", "氏名"]),
            words(&["サクラ", "森 誠"]),
        ];
        assert_eq!(text(&rows), "\"会社名\",\"氏名\"\r\n\"サクラ\",\"森 誠\"\r\n");
        let rows = [words(&["サクラ", "森 誠"]), vec![], words(&["モミジ", "林 恵"])];
        assert_eq!(text(&rows), "\"サクラ\",\"森 誠\"\r\n\r\n\"モミジ\",\"林 恵\"\r\n");
    }
}
