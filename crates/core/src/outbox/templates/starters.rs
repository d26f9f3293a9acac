//! The templates of a new file, from `assets/templates.toml`.

use super::wire::TemplateText;
use crate::error::{Error, Result};

const SOURCE: &str = include_str!("../../../../../assets/templates.toml");

/// One starter.
#[derive(serde::Deserialize)]
pub(crate) struct Starter {
    /// Name, in both languages: a person may write to people of either.
    pub(crate) name: String,
    /// Purpose.
    pub(crate) purpose: String,
    /// Texts.
    pub(crate) texts: Vec<TemplateText>,
}

#[derive(serde::Deserialize)]
struct File {
    template: Vec<Starter>,
}

/// Reads them.
pub(crate) fn read() -> Result<Vec<Starter>> {
    let file: File = toml::from_str(SOURCE).map_err(Error::internal)?;
    Ok(file.template)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::outbox::templates::ops;

    #[test]
    fn every_starter_has_both_languages_and_no_problem() {
        let starters = read().unwrap();
        assert!(starters.len() >= 6);
        for starter in &starters {
            let languages: Vec<_> = starter.texts.iter().map(|t| t.language.as_str()).collect();
            assert_eq!(languages, ["ja", "en"], "{}", starter.name);
            let problems = ops::problems(&starter.texts, &starter.purpose, &[]);
            assert_eq!(problems, [], "{}", starter.name);
        }
    }
}
