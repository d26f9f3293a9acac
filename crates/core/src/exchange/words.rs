//! Sentences inside files: the reason column of failed rows, the headers and values of an export.
//!
//! The texts are those of the page. The names of fields, grounds and stages are words that an import
//! understands again; a test holds them to it.

use super::field::ImportField;
use crate::error::Error;
use crate::texts::{Language, Texts};

/// The words that go into files, in one language.
pub(crate) struct Words(Texts);

impl Words {
    /// `ja`, or English for everything else.
    pub(crate) fn new(language: &str) -> Self {
        Self(Texts::new(Language::from_code(language)))
    }

    /// True for Japanese.
    pub(crate) fn is_japanese(&self) -> bool {
        self.0.language() == Language::Ja
    }

    /// `ja` or `en`.
    pub(crate) fn language(&self) -> &'static str {
        self.0.language().code()
    }

    fn get(&self, key: &str) -> String {
        self.0.get(key, &[])
    }

    /// The sentence of an error.
    pub(crate) fn sentence(&self, error: &Error) -> String {
        self.0.error(error)
    }

    /// The header of the reason column.
    pub(crate) fn reason_header(&self) -> String {
        self.get("exchange-reason")
    }

    /// The name of a field of a file.
    pub(crate) fn field(&self, field: ImportField) -> String {
        self.get(&format!("exchange-field-{}", field.code().replace('_', "-")))
    }

    /// A consent ground.
    pub(crate) fn ground(&self, ground: &str) -> String {
        self.get(&format!("exchange-ground-{}", ground.replace('_', "-")))
    }

    /// A stage of the default pipeline; the code of one that has no text.
    pub(crate) fn stage(&self, code: &str) -> String {
        let key = format!("stage-{}", code.replace('_', "-"));
        self.0.find(&key, &[]).unwrap_or_else(|| code.to_owned())
    }

    /// "Yes" in a cell.
    pub(crate) fn yes(&self) -> String {
        self.get("exchange-yes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;
    use crate::exchange::dictionary::{Meaning, meaning};
    use crate::exchange::values;

    #[test]
    fn every_field_is_a_header_that_an_import_understands_again() {
        for language in ["ja", "en"] {
            let words = Words::new(language);
            for field in ImportField::ALL {
                let name = words.field(*field);
                assert_eq!(meaning(&name), Meaning::Field(*field), "{language}: {name}");
            }
            for ground in crate::consent::Ground::ALL {
                let name = words.ground(ground.code());
                assert_eq!(values::ground(&name), Some(ground.code()), "{language}: {name}");
            }
            for (code, ..) in crate::funnel::DEFAULT_STAGES {
                let name = words.stage(code);
                assert_eq!(values::stage(&name), values::StageHint::Code(code), "{name}");
            }
            assert!(values::is_yes(&words.yes()));
        }
    }

    #[test]
    fn a_reason_is_a_sentence_without_invisible_marks() {
        let error = Error::new(ErrorCode::QuoteOpen).with("line", 3);
        let sentence = Words::new("ja").sentence(&error);
        assert!(sentence.starts_with("3行目"), "{sentence}");
    }
}
