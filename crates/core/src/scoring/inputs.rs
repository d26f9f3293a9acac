//! What a score is computed from: the history of one lead, and nothing else.
//!
//! Two kinds of rows, both append-only in the file:
//! * [`FactChange`]: a scorable attribute took a new value (a `score_event` row);
//! * [`Activity`]: somebody did something (an `activity` row).
//!
//! Each row carries two whole day numbers: its *own* day (when it was true) and its *recording*
//! day (when the program learned it), both fixed when the row was written, so that travel or new
//! time-zone data change nothing. `change` orders the rows of one file: rows of one transaction
//! share it, later transactions have larger ones.
//!
//! Texts are [`Word`]s, folded by a rule that belongs to scoring alone: search folding may
//! improve in a later version, old scores may not move with it.

use unicode_normalization::UnicodeNormalization;

use crate::time::Day;

/// A text folded for comparison: NFKC, lower case, outer spaces gone, inner runs one space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(String);

impl Word {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let lower = text.nfkc().collect::<String>().to_lowercase();
        Self(lower.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True if nothing is left of the text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The value of a fact or of an attribute of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Not known, or removed.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number (seconds, employees, minor units).
    Number(i64),
    /// A text or a choice code.
    Text(Word),
    /// Several texts: tags, multiple choice.
    Many(Vec<Word>),
}

impl Value {
    /// A text; an empty one is [`Value::Nothing`].
    pub fn text(text: &str) -> Self {
        let word = Word::new(text);
        if word.is_empty() { Self::Nothing } else { Self::Text(word) }
    }

    /// From the JSON of a `score_event` or of an activity's payload. Objects and numbers with a
    /// fraction are no values a rule can ask for and become [`Value::Nothing`].
    pub fn from_json(json: &serde_json::Value) -> Self {
        match json {
            serde_json::Value::Bool(flag) => Self::Flag(*flag),
            serde_json::Value::Number(number) => {
                number.as_i64().map_or(Self::Nothing, Self::Number)
            }
            serde_json::Value::String(text) => Self::text(text),
            serde_json::Value::Array(items) => {
                let words: Vec<Word> = items
                    .iter()
                    .filter_map(|item| item.as_str().map(Word::new))
                    .filter(|word| !word.is_empty())
                    .collect();
                if words.is_empty() { Self::Nothing } else { Self::Many(words) }
            }
            serde_json::Value::Null | serde_json::Value::Object(_) => Self::Nothing,
        }
    }

    /// True if there is a value. `Flag(false)` and `Number(0)` are values.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Nothing)
    }

    /// The texts of the value: none, one or several.
    pub fn words(&self) -> &[Word] {
        match self {
            Self::Text(word) => std::slice::from_ref(word),
            Self::Many(words) => words,
            Self::Nothing | Self::Flag(_) | Self::Number(_) => &[],
        }
    }

    /// The number, also of a text that begins with one: "1,200", "50-299" (its lower end), "50名".
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(word) => {
                let plain = word.as_str().replace(',', "");
                let end = plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len());
                plain.get(..end)?.parse().ok()
            }
            Self::Nothing | Self::Flag(_) | Self::Many(_) => None,
        }
    }
}

/// An attribute took a new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// Field id, one of [`super::check::FIELDS`] or `own:…`, `answer.…`.
    pub field: String,
    /// The value from then on.
    pub value: Value,
    /// Own day.
    pub day: Day,
    /// Recording day.
    pub recorded: Day,
    /// Order of recording; of several rows with the same own day the largest counts.
    pub change: i64,
}

macro_rules! kinds {
    ($( $(#[$doc:meta])* $kind:ident = $code:literal, )*) => {
        /// What kind of thing happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ActivityKind { $( $(#[$doc])* $kind, )* }

        impl ActivityKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[ $( Self::$kind, )* ];

            /// The stable code in file and model.
            pub fn code(self) -> &'static str {
                match self { $( Self::$kind => $code, )* }
            }

            /// The kind of a code; `None` for a code of a newer program.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$kind), )* _ => None }
            }

            /// One bit per kind.
            pub(super) fn bit(self) -> u32 {
                1 << (self as u32)
            }
        }
    };
}

kinds! {
    /// The user wrote something down: never scored.
    Note = "note",
    /// A call that took place.
    Call = "call",
    /// A visit, at our place or theirs.
    Visit = "visit",
    /// A meeting, also at a stand.
    Meeting = "meeting",
    /// A mail to the lead: own act, never scored.
    MailOut = "mail_out",
    /// A mail from the lead.
    MailIn = "mail_in",
    /// A business card was handed over.
    Card = "card",
    /// A form was sent in.
    Form = "form",
    /// A page was seen.
    PageView = "page_view",
    /// A link in a mail was followed.
    LinkClick = "link_click",
    /// A mail was opened, as far as a picture request can tell: unreliable.
    MailOpen = "mail_open",
    /// A document was taken.
    Download = "download",
    /// A seminar: signed up, attended, answered.
    Seminar = "seminar",
    /// Something was bought.
    Purchase = "purchase",
    /// Written by the program itself: never scored.
    System = "system",
}

/// Something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The row's id (UUID as a number).
    pub id: u128,
    /// Kind.
    pub kind: ActivityKind,
    /// Own day.
    pub day: Day,
    /// Recording day.
    pub recorded: Day,
    /// Order of recording.
    pub change: i64,
    /// Attributes: `page`, `document`, `event`, `campaign`, `seconds`, `asks` …
    pub attributes: Vec<(String, Value)>,
}

impl Activity {
    /// The attribute `part`, if the row has it.
    pub fn attribute(&self, part: &str) -> Option<&Value> {
        self.attributes.iter().find(|(name, _)| name == part).map(|(_, value)| value)
    }

    /// True for what a rule may see at all.
    ///
    /// Never: own notes, own mails, rows of the program, auto-replies, bounces, and clicks of
    /// mail gateways (all links of a mail at once, or less than 60 s after sending).
    pub fn is_scorable(&self) -> bool {
        let is_set = |part: &str| self.attribute(part) == Some(&Value::Flag(true));
        match self.kind {
            ActivityKind::Note | ActivityKind::MailOut | ActivityKind::System => false,
            ActivityKind::MailIn => !["auto", "auto_reply", "bounce"].into_iter().any(is_set),
            ActivityKind::LinkClick => {
                let hasty = self
                    .attribute("seconds_after_send")
                    .and_then(Value::number)
                    .is_some_and(|seconds| seconds < 60);
                !is_set("all_links") && !hasty
            }
            _ => true,
        }
    }
}

/// The whole known history of one lead. Order of the rows does not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    /// The day the lead became known; the first cycle begins here.
    pub since: Day,
    /// Changes of attributes.
    pub facts: Vec<FactChange>,
    /// Activities, scorable or not.
    pub activities: Vec<Activity>,
}

/// Which rows count on a day D.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knowledge {
    /// What was known on D: recorded and own day not after D. The rule for every stored score.
    AsKnown,
    /// By own date alone: for imported history, labelled as such.
    ByOwnDate,
}

/// A day, and how much of the history is seen from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The day D that is scored.
    pub day: Day,
    /// Rows of later changes are not seen.
    pub change: i64,
    /// Which rows count.
    pub knowledge: Knowledge,
}

impl View {
    /// The end of `day`, as known then.
    pub fn end_of(day: Day) -> Self {
        Self { day, change: i64::MAX, knowledge: Knowledge::AsKnown }
    }

    /// True if a row was recorded by then, whatever its own day.
    pub(super) fn knows(self, recorded: Day, change: i64) -> bool {
        self.knowledge == Knowledge::ByOwnDate || (recorded <= self.day && change <= self.change)
    }

    /// True if a row counts.
    pub(super) fn sees(self, day: Day, recorded: Day, change: i64) -> bool {
        day <= self.day && self.knows(recorded, change)
    }
}

/// The attributes of a lead as they stand in a [`View`].
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    rows: Vec<&'a FactChange>,
}

impl<'a> Facts<'a> {
    /// Of each field the newest visible row: by own day, then by order of recording.
    pub fn at(inputs: &'a Inputs, view: View) -> Self {
        let mut rows: Vec<&FactChange> = Vec::with_capacity(inputs.facts.len());
        for row in &inputs.facts {
            if !view.sees(row.day, row.recorded, row.change) {
                continue;
            }
            match rows.iter_mut().find(|kept| kept.field == row.field) {
                Some(kept) if (kept.day, kept.change) <= (row.day, row.change) => *kept = row,
                Some(_) => {}
                None => rows.push(row),
            }
        }
        Self { rows }
    }

    /// The row that gives `field` its value.
    pub fn row(&self, field: &str) -> Option<&'a FactChange> {
        self.rows.iter().find(|row| row.field == field).copied()
    }

    /// The value of `field`.
    pub fn value(&self, field: &str) -> &'a Value {
        self.row(field).map_or(&Value::Nothing, |row| &row.value)
    }

    /// The first day of the running cycle, and its number.
    pub fn cycle(&self, since: Day) -> (Day, i64) {
        self.row("cycle").map_or((since, 1), |row| (row.day, row.value.number().unwrap_or(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_spaces_do_not_tell_words_apart() {
        assert_eq!(Word::new("  Ｄｉｒｅｃｔｏｒ　of  Sales "), Word::new("director of sales"));
        assert_eq!(Word::new("ﾌﾞﾁｮｳ"), Word::new("ブチョウ"));
    }

    #[test]
    fn a_number_at_the_beginning_of_a_text_counts_as_one() {
        let number = |text: &str| Value::text(text).number();
        assert_eq!(number("１，２００名"), Some(1_200));
        assert_eq!(number("50-299"), Some(50));
        assert_eq!(number("many"), None);
        assert_eq!(number("99999999999999999999"), None, "too large is none");
    }

    #[test]
    fn every_kind_comes_back_from_its_code() {
        for kind in ActivityKind::ALL {
            assert_eq!(ActivityKind::from_code(kind.code()), Some(*kind));
        }
        assert_eq!(ActivityKind::from_code("telepathy"), None);
    }

    #[test]
    fn a_correction_recorded_later_hides_the_earlier_value_of_the_same_day() {
        let row = |value: &str, change| FactChange {
            field: "title".to_owned(),
            value: Value::text(value),
            day: Day(5),
            recorded: Day(5),
            change,
        };
        let inputs = Inputs {
            since: Day(5),
            facts: vec![row("部長", 2), row("課長", 1)],
            activities: vec![],
        };
        let seen = |change| {
            let view = View { day: Day(9), change, knowledge: Knowledge::AsKnown };
            Facts::at(&inputs, view).value("title").clone()
        };
        assert_eq!(seen(i64::MAX), Value::text("部長"));
        assert_eq!(seen(1), Value::text("課長"));
        assert_eq!(seen(0), Value::Nothing);
    }
}
