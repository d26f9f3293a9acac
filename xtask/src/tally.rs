//! Counting: what passed, failed and was skipped, over all lanes and runners.

use crate::sh::Failed;

/// Counts of one run.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
    /// Tests that did not run.
    pub(crate) skipped: u64,
    /// What failed, for the end of the output.
    pub(crate) failures: Vec<String>,
}

impl Tally {
    /// A check without tests of its own counts as one.
    pub(crate) fn check(&mut self, name: &str, done: Result<(), Failed>) {
        match done {
            Ok(()) => self.passed += 1,
            Err(Failed(why)) => self.fail(&format!("{name}: {why}")),
        }
    }

    /// Counts one failure.
    pub(crate) fn fail(&mut self, what: &str) {
        eprintln!("FAILED {what}");
        self.failed += 1;
        self.failures.push(what.to_owned());
    }

    /// Takes in the outcome of a runner: its own counts, and at least one failure if it failed.
    pub(crate) fn runner(&mut self, name: &str, heard: &Self, succeeded: Result<bool, Failed>) {
        self.passed += heard.passed;
        self.skipped += heard.skipped;
        self.failed += heard.failed;
        for failure in &heard.failures {
            self.failures.push(format!("{name}: {failure}"));
        }
        match succeeded {
            Ok(true) if heard.failed == 0 => {
                if heard.passed == 0 {
                    self.fail(&format!("{name}: no test ran"));
                }
            }
            Ok(_) if heard.failed > 0 => {}
            Ok(_) => self.fail(&format!("{name}: did not finish")),
            Err(Failed(why)) => self.fail(&format!("{name}: {why}")),
        }
    }

    /// Reads a line of `cargo test`: `test x ... FAILED`, `test result: ok. 3 passed; 0 failed; …`.
    pub(crate) fn hear_cargo(&mut self, line: &str) {
        if let Some(name) =
            line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED"))
        {
            self.failures.push(name.to_owned());
        }
        let Some(result) = line.strip_prefix("test result: ") else { return };
        self.passed += number_before(result, " passed");
        self.failed += number_before(result, " failed");
        self.skipped += number_before(result, " ignored");
    }

    /// Reads a line of vitest: `      Tests  2 failed | 12 passed | 1 skipped (15)`.
    pub(crate) fn hear_vitest(&mut self, line: &str) {
        let plain = without_colours(line);
        let line = plain.trim_start();
        if let Some(name) = line.strip_prefix("FAIL ") {
            let name = name.trim().to_owned();
            if !self.failures.contains(&name) {
                self.failures.push(name);
            }
        }
        let Some(result) = line.strip_prefix("Tests ") else { return };
        self.passed += number_before(result, " passed");
        self.failed += number_before(result, " failed");
        self.skipped += number_before(result, " skipped") + number_before(result, " todo");
    }
}

/// The number that stands directly before `word`, or 0.
fn number_before(text: &str, word: &str) -> u64 {
    let Some(end) = text.find(word) else { return 0 };
    let digits = text[..end].rsplit(|letter: char| !letter.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// A line without terminal colours (ECMA-48 SGR sequences).
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            for inner in letters.by_ref() {
                if inner.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_cargo_is_counted() {
        let mut heard = Tally::default();
        heard.hear_cargo("test text::folds_width ... ok");
        heard.hear_cargo("test text::folds_kana ... FAILED");
        heard.hear_cargo("test result: FAILED. 11 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.02s");
        assert_eq!((heard.passed, heard.failed, heard.skipped), (11, 1, 2));
        assert_eq!(heard.failures, ["text::folds_kana"]);
    }

    #[test]
    fn the_closing_line_of_vitest_is_counted_with_its_colours() {
        let mut heard = Tally::default();
        heard.hear_vitest("\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m1 failed\u{1b}[39m\u{1b}[22m | 12 passed | 3 skipped (16)");
        assert_eq!((heard.passed, heard.failed, heard.skipped), (12, 1, 3));
    }

    #[test]
    fn a_runner_that_dies_without_counts_is_a_failure() {
        let mut tally = Tally::default();
        tally.runner("unit", &Tally::default(), Ok(false));
        tally.runner("browser", &Tally::default(), Ok(true));
        assert_eq!(
            (tally.passed, tally.failed),
            (0, 2),
            "neither dying nor running nothing is a pass"
        );
    }
}
