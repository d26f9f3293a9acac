//! Where kana hides in a card.
//!
//! | from | how |
//! |---|---|
//! | Android, iOS, Google | `X-PHONETIC-LAST-NAME`, `X-PHONETIC-FIRST-NAME` |
//! | RFC 9554 | a second `N` with `PHONETIC=script;SCRIPT=Kana` |
//! | RFC 6350 | `N;SORT-AS="サトウ,ハナコ"`, `ORG;SORT-AS=…` |
//! | phones of old | `SOUND;X-IRMC-N:ｻﾄｳ;ﾊﾅｺ` |
//! | RFC 2426 | `SORT-STRING` |
//!
//! A card may carry several; the most exact one wins, in the order of this table. A `SORT-AS` in
//! other letters sorts, it is no reading.

use enishi_core::card::CardFields;
use enishi_core::text::names::is_kana;

/// What was found, best first by [`Found::rank`].
#[derive(Debug, Default)]
pub(super) struct Phonetics {
    found: Vec<Found>,
}

#[derive(Debug)]
struct Found {
    rank: u8,
    family: String,
    given: String,
    full: String,
}

impl Phonetics {
    /// `X-PHONETIC-LAST-NAME`, `X-PHONETIC-FIRST-NAME`: one part each.
    pub fn part(&mut self, is_family: bool, text: String) {
        if !self.found.iter().any(|found| found.rank == 0) {
            self.found.push(Found {
                rank: 0,
                family: String::new(),
                given: String::new(),
                full: String::new(),
            });
        }
        if let Some(found) = self.found.iter_mut().find(|found| found.rank == 0) {
            let place = if is_family { &mut found.family } else { &mut found.given };
            if place.is_empty() {
                *place = text;
            }
        }
    }

    /// A reading of the whole name that says no parts.
    pub fn full(&mut self, text: String) {
        self.add(1, Vec::new(), text);
    }

    /// Parts of an `N` with `PHONETIC`.
    pub fn name(&mut self, parts: Vec<String>) {
        self.add(2, parts, String::new());
    }

    /// `SORT-AS` of an `N`; false if it is no reading.
    pub fn sort_as(&mut self, text: &str) -> bool {
        let is_reading = is_kana(&text.replace(',', " "));
        if is_reading {
            self.add(
                3,
                text.split(',').map(|part| part.trim().to_owned()).collect(),
                String::new(),
            );
        }
        is_reading
    }

    /// `SOUND;X-IRMC-N`: parts, or the whole name in the first of them.
    pub fn irmc(&mut self, parts: Vec<String>) {
        let first = parts.first().map_or("", String::as_str);
        let alone = parts.iter().skip(1).all(String::is_empty);
        if alone && first.contains(char::is_whitespace) {
            self.add(4, Vec::new(), first.to_owned());
        } else {
            self.add(4, parts, String::new());
        }
    }

    /// `SORT-STRING`; false if it is no reading.
    pub fn sort_string(&mut self, text: String) -> bool {
        let is_reading = is_kana(&text);
        if is_reading {
            self.add(5, Vec::new(), text);
        }
        is_reading
    }

    fn add(&mut self, rank: u8, parts: Vec<String>, full: String) {
        let mut parts = parts.into_iter();
        let family = parts.next().unwrap_or_default();
        let given = parts.next().unwrap_or_default();
        if !(family.is_empty() && given.is_empty() && full.is_empty()) {
            self.found.push(Found { rank, family, given, full });
        }
    }

    /// Gives the best reading to the fields.
    pub fn settle(mut self, fields: &mut CardFields) {
        self.found.retain(|f| !(f.family.is_empty() && f.given.is_empty() && f.full.is_empty()));
        self.found.sort_by_key(|found| found.rank);
        if let Some(best) = self.found.into_iter().next() {
            fields.family_kana = best.family;
            fields.given_kana = best.given;
            fields.full_kana = best.full;
        }
    }
}
