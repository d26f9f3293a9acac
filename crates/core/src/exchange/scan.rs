//! One row out of text: cells, quotes, line ends. The forgiving part of reading CSV.
//!
//! A scan starts at the first character of a row and either reads the whole row, or says that the
//! text in hand ends before the row does, or that a quote opens which nothing closes.

use super::{MAX_CELL_BYTES, MAX_COLUMNS};

/// What is wrong with a whole row: it cannot become a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFault {
    /// A quote opens in this line and is never closed; the line is shown as it stands and reading
    /// goes on behind it.
    QuoteOpen,
    /// The cell in this column (0 = first) is above [`super::MAX_CELL_BYTES`] and was cut.
    CellTooLong {
        /// Column, 0 = first.
        column: usize,
    },
    /// The card of a contact file that this row stands for cannot be read.
    CardBroken,
    /// So many cells, above [`MAX_COLUMNS`]; the surplus was left out.
    TooManyColumns {
        /// How many.
        count: usize,
    },
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// 1 = first row below the header; 0 = the header itself.
    pub number: u64,
    /// Line of the file on which it starts, 1 = first.
    pub line: u64,
    /// Cells as they stand, without enclosing quotes, untrimmed.
    pub cells: Vec<String>,
    /// What is wrong with it.
    pub fault: Option<RowFault>,
}

impl Row {
    /// True if nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// How far one scan came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A whole row was read.
    Row,
    /// The text in hand ends within the row.
    More,
    /// A quote opens that is never closed.
    QuoteOpen,
}

/// Reads one row from the start of `text`.
pub(super) struct Scan<'t> {
    text: &'t str,
    delimiter: u8,
    quotes: bool,
    last: bool,
    /// Bytes taken so far.
    pub(super) at: usize,
    /// Line ends taken so far.
    pub(super) breaks: u64,
    /// The text in hand ends within quotes.
    pub(super) in_quotes: bool,
    cells: Vec<String>,
    count: usize,
    cell: String,
    long: Option<usize>,
}

impl<'t> Scan<'t> {
    /// `quotes`: whether a quote at the start of a cell means something; `last`: whether the file
    /// ends where `text` ends.
    pub(super) fn new(text: &'t str, delimiter: u8, quotes: bool, last: bool) -> Self {
        Self {
            text,
            delimiter,
            quotes,
            last,
            at: 0,
            breaks: 0,
            in_quotes: false,
            cells: Vec::new(),
            count: 0,
            cell: String::new(),
            long: None,
        }
    }

    pub(super) fn run(&mut self) -> Outcome {
        loop {
            if self.quotes && self.text.as_bytes().get(self.at) == Some(&b'"') {
                self.at += 1;
                match self.quoted() {
                    Outcome::Row => {}
                    outcome => return outcome,
                }
            }
            self.plain();
            let Some(byte) = self.text.as_bytes().get(self.at) else {
                if !self.last {
                    return Outcome::More;
                }
                self.end_cell();
                return Outcome::Row;
            };
            if *byte == self.delimiter {
                self.at += 1;
                self.end_cell();
                continue;
            }
            // A CR that ends the text in hand may be half of a CR LF.
            let rest = &self.text.as_bytes()[self.at..];
            if rest == b"\r" && !self.last {
                return Outcome::More;
            }
            self.at += line_end_length(rest);
            self.breaks += 1;
            self.end_cell();
            return Outcome::Row;
        }
    }

    /// Takes everything up to the next delimiter or line end.
    fn plain(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let delimiter = self.delimiter;
        let length = rest
            .iter()
            .position(|byte| *byte == delimiter || matches!(byte, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        let text = self.text;
        self.push(&text[self.at..self.at + length]);
        self.at += length;
    }

    /// Takes a cell up to its closing quote. `Row` here means: the cell is closed.
    fn quoted(&mut self) -> Outcome {
        let text = self.text;
        let (mut lines, start) = (0_u64, self.at);
        self.in_quotes = true;
        loop {
            let Some(length) = text.as_bytes()[self.at..].iter().position(|byte| *byte == b'"')
            else {
                let closed_by_nothing = self.last;
                self.at = text.len();
                return if closed_by_nothing { Outcome::QuoteOpen } else { Outcome::More };
            };
            let part = &text[self.at..self.at + length];
            lines += count_breaks(part);
            self.push(part);
            self.at += length + 1;
            match text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.push("\"");
                    self.at += 1;
                }
                None if !self.last => return Outcome::More,
                following => {
                    // A cell over several lines whose quote is followed by more text was not one:
                    // that quote opens another cell further down.
                    let blank = |byte: &u8| *byte == b' ' && self.delimiter != b' ';
                    let fits = following.is_none_or(|byte| {
                        *byte == self.delimiter || matches!(byte, b'\n' | b'\r') || blank(byte)
                    });
                    if !fits && lines > 0 {
                        self.at = start;
                        return Outcome::QuoteOpen;
                    }
                    self.breaks += lines;
                    self.in_quotes = false;
                    return Outcome::Row;
                }
            }
        }
    }

    /// Adds to the cell, up to the cap.
    fn push(&mut self, part: &str) {
        let room = MAX_CELL_BYTES - self.cell.len().min(MAX_CELL_BYTES);
        if part.len() <= room {
            self.cell.push_str(part);
        } else {
            let cut = (0..=room).rev().find(|at| part.is_char_boundary(*at)).unwrap_or(0);
            self.cell.push_str(&part[..cut]);
            self.long.get_or_insert(self.count);
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        if self.count < MAX_COLUMNS {
            self.cells.push(cell);
        }
        self.count += 1;
    }

    pub(super) fn into_row(self, number: u64, line: u64) -> Row {
        let fault = if self.count > MAX_COLUMNS {
            Some(RowFault::TooManyColumns { count: self.count })
        } else {
            self.long.map(|column| RowFault::CellTooLong { column })
        };
        Row { number, line, cells: self.cells, fault }
    }
}

/// Line breaks in a part of a cell; CR LF is one.
fn count_breaks(part: &str) -> u64 {
    let bytes = part.as_bytes();
    let mut breaks = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let first_of_pair = *byte == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        breaks += u64::from(matches!(byte, b'\n' | b'\r') && !first_of_pair);
    }
    breaks
}

/// Bytes of the line end that `rest` starts with.
pub(super) fn line_end_length(rest: &[u8]) -> usize {
    match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}
