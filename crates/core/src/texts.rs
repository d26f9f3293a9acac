//! The program's sentences outside the page: command line, files that are written, seed data.
//!
//! The same Fluent files as the page's (`assets/locales/{en,ja}/*.ftl`), compiled in. Isolation
//! marks are off: these texts end up in terminals, files and mails. Numbers are given as text
//! unless they choose a plural.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// 日本語.
    Ja,
}

impl Language {
    /// `ja` for anything that begins with it, English for all else.
    pub fn from_code(code: &str) -> Self {
        if code.starts_with("ja") { Language::Ja } else { Language::En }
    }

    /// `en` or `ja`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ja => "ja",
        }
    }
}

macro_rules! files {
    ($($file:literal),* $(,)?) => {
        fn sources(language: Language) -> &'static [&'static str] {
            match language {
                Language::En => &[$(include_str!(concat!("../../../assets/locales/en/", $file))),*],
                Language::Ja => &[$(include_str!(concat!("../../../assets/locales/ja/", $file))),*],
            }
        }
    };
}

files![
    "cli.ftl",
    "errors.ftl",
    "exchange.ftl",
    "finding.ftl",
    "frame.ftl",
    "funnel.ftl",
    "history.ftl",
    "leads.ftl",
    "mail.ftl",
    "scoring.ftl",
    "settings.ftl"
];

/// The sentences of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Loads a language. A sentence that cannot be read is left out; a test proves there is none.
    pub fn new(language: Language) -> Self {
        let mut bundle =
            FluentBundle::new_concurrent(language.code().parse().ok().into_iter().collect());
        bundle.set_use_isolating(false);
        for source in sources(language) {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) => resource,
                Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence, or the key itself if there is none.
    pub fn get(&self, key: &str, params: &[(&str, serde_json::Value)]) -> String {
        self.find(key, params).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence, if there is one.
    pub fn find(&self, key: &str, params: &[(&str, serde_json::Value)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut args = FluentArgs::new();
        for (name, value) in params {
            let value = match value {
                serde_json::Value::Number(number) => match number.as_i64() {
                    Some(number) => FluentValue::from(number),
                    None => FluentValue::from(number.to_string()),
                },
                serde_json::Value::String(text) => FluentValue::from(text.clone()),
                other => FluentValue::from(other.to_string()),
            };
            args.set((*name).to_owned(), value);
        }
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned())
    }

    /// An error in words.
    pub fn error(&self, error: &crate::error::Error) -> String {
        let params: Vec<(&str, serde_json::Value)> =
            error.params.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.get(&error_key(error.code), &params)
    }
}

/// `error-` and the code with dashes.
pub fn error_key(code: crate::error::ErrorCode) -> String {
    format!("error-{}", code.as_str().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn every_error_has_a_sentence_in_both_languages() {
        for language in [Language::En, Language::Ja] {
            let texts = Texts::new(language);
            for code in ErrorCode::ALL {
                let key = error_key(*code);
                assert!(texts.find(&key, &[]).is_some(), "{key} is missing in {}", language.code());
            }
        }
    }

    #[test]
    fn every_file_of_texts_is_read_without_a_fault() {
        for language in [Language::En, Language::Ja] {
            for source in sources(language) {
                let read = FluentResource::try_new((*source).to_owned());
                assert!(read.is_ok(), "{:?}", read.err().map(|(_, faults)| faults));
            }
        }
    }

    #[test]
    fn numbers_choose_the_plural() {
        let texts = Texts::new(Language::En);
        let one = texts.get("error-undo-conflict", &[("count", 1.into())]);
        let many = texts.get("error-undo-conflict", &[("count", 3.into())]);
        assert!(one.contains("one entry") && many.contains("3 entries"), "{one} {many}");
    }
}
