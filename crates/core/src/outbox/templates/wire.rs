//! Templates on the wire.

use crate::wire::Changed;

crate::dto! {
    /// A text in one language.
    #[derive(Default)]
    #[serde(default)]
    pub struct TemplateText {
        /// `ja` or `en`.
        pub language: String,
        /// Subject with merge fields.
        pub subject: String,
        /// Body, Markdown with merge fields.
        pub body: String,
    }

    /// A template.
    pub struct Template {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// `thanks`, `follow_up`, `reawaken`, `news`, `other`.
        pub purpose: String,
        /// Version number.
        pub version: i64,
        /// Texts.
        pub texts: Vec<TemplateText>,
        /// Mails sent with any version.
        pub used: i64,
        /// Problems of the texts (`unknown_field` with name, `syntax` with line, `thanks_only`).
        pub problems: Vec<TemplateProblem>,
    }

    /// A problem of a template text.
    pub struct TemplateProblem {
        /// Language.
        pub language: String,
        /// Text key `template-problem-` + code.
        pub code: String,
        /// Field, or what the parser said.
        pub value: String,
        /// Line from 1, or 0.
        pub line: i64,
    }

    /// A template as typed.
    pub struct TemplateDraft {
        /// Id, or `None` for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// Name.
        pub name: String,
        /// Purpose.
        #[serde(default)]
        pub purpose: String,
        /// Texts.
        pub texts: Vec<TemplateText>,
    }

    /// A template was saved.
    pub struct SavedTemplate {
        /// Id.
        pub template: String,
        /// Problems found (it was saved all the same).
        pub problems: Vec<TemplateProblem>,
        /// The change.
        pub changed: Changed,
    }

    /// One template.
    pub struct TemplateRef { /// Id.
        pub template: String }

    /// A merge field.
    pub struct MergeField {
        /// As written between braces.
        pub name: String,
        /// Sample in Japanese.
        pub sample_ja: String,
        /// Sample in English.
        pub sample_en: String,
        /// Name of an own field; empty for a field of the program.
        pub label: String,
    }
}
