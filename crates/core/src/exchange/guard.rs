//! The guard against spreadsheet formulas: put on when writing CSV, taken off when reading.
//!
//! A spreadsheet runs a cell that starts with `=`, `+`, `-`, `@`, TAB, CR (CWE-1236, OWASP "CSV
//! Injection"), Japanese ones also with the full-width forms. An apostrophe in front makes it text.
//! An apostrophe is guarded itself, so that writing and reading give back every text exactly.

use std::borrow::Cow;

/// True if a cell that starts like this gets an apostrophe in front.
fn is_risky(character: char) -> bool {
    matches!(
        character,
        '\'' | '=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠'
    )
}

/// The cell as it is written into a CSV file.
pub fn defuse(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(is_risky) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the apostrophe of [`defuse`]; other texts stay as they are.
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(is_risky) => rest,
        _ => cell,
    }
}

/// Writes one CSV cell behind `text`, guarded and quoted.
fn push_quoted(text: &mut String, cell: &str) {
    text.push('"');
    if cell.starts_with(is_risky) {
        text.push('\'');
    }
    let mut parts = cell.split('"');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push_str("\"\"");
        text.push_str(part);
    }
    text.push('"');
}

/// One CSV line of guarded, quoted cells, ended by CR LF (RFC 4180).
pub fn line<S: AsRef<str>>(cells: impl IntoIterator<Item = S>, delimiter: char) -> String {
    let mut text = String::new();
    push_line(&mut text, cells, delimiter);
    text
}

/// Writes a [`line`](line()) behind `text`.
pub fn push_line<S: AsRef<str>>(
    text: &mut String,
    cells: impl IntoIterator<Item = S>,
    delimiter: char,
) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            text.push(delimiter);
        }
        push_quoted(text, cell.as_ref());
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_written_cell_starts_a_formula() {
        for cell in ["=1+1", "+81 3", "-5", "@home", "\t=1", "\r=1", "＝HYPERLINK()", "＠x", "\0=1"]
        {
            assert!(defuse(cell).starts_with('\''), "{cell:?} would run");
            assert_eq!(restore(&defuse(cell)), cell);
        }
        assert_eq!(defuse("株式会社"), "株式会社");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(cell in "['=+@a-]{0,4}.*") {
            let written = defuse(&cell);
            prop_assert_eq!(restore(&written), &cell);
        }
    }
}
