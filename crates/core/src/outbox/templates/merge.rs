//! Fills the fields of a template: minijinja, strict, with fuel, no includes, no loader.
//!
//! Invariants:
//! * A field without a value and without a fallback is *missing*: it is named, and the mail does
//!   not leave. `{{ company or "貴社" }}` and `{% if company %}` are the ways to say what then.
//! * An unknown field is a problem of the template, not of the person.
//! * A value is data: `{{ x }}` in a name comes out as it was typed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

/// A field that a template may use.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// As written between braces.
    pub name: &'static str,
    /// Sample for Japanese texts.
    pub sample_ja: &'static str,
    /// Sample for English texts.
    pub sample_en: &'static str,
}

const fn field(name: &'static str, sample_ja: &'static str, sample_en: &'static str) -> Field {
    Field { name, sample_ja, sample_en }
}

/// Every field, in the order of the picker.
pub const FIELDS: [Field; 14] = [
    field("last_name", "佐藤", "Sato"),
    field("first_name", "花子", "Hanako"),
    field("full_name", "佐藤 花子", "Hanako Sato"),
    field("salutation", "佐藤 様", "Hanako"),
    field("addressee", "アサヒ精工株式会社 設備課 課長 佐藤 花子 様", "Hanako Sato, Asahi Seiko"),
    field("company", "アサヒ精工株式会社", "Asahi Seiko"),
    field("department", "設備課", "Facilities"),
    field("title", "課長", "Manager"),
    field("email", "sato@asahi-seiko.example", "sato@asahi-seiko.example"),
    field("event", "中部ものづくり展", "Makers Expo"),
    field("interest", "小型センサー", "Compact sensors"),
    field("sender_name", "森 由香", "Yuka Mori"),
    field("sender_email", "yuka.mori@tsumugi.example", "yuka.mori@tsumugi.example"),
    field("today", "2026年4月1日", "1 April 2026"),
];

/// Steps of the template machine for one text; a mail needs some hundreds.
const FUEL: u64 = 50_000;
/// Longest text of a template, bytes.
pub const MAX_TEXT: usize = 256 * 1024;

/// Values by field, own ones by their tag; an empty value counts as missing. An own field is known
/// to a text if it stands here, with or without a value.
pub type Values = BTreeMap<String, String>;

/// A problem of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `unknown_field`, `syntax`, `too_long`.
    pub code: &'static str,
    /// The field, or what the parser said.
    pub value: String,
    /// Line from 1; 0 if unknown.
    pub line: usize,
}

/// A filled text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text; missing fields stand in it as `{field}`.
    pub text: String,
    /// Fields without value and fallback.
    pub missing: Vec<String>,
}

/// Made once: a mail to thousands fills thousands of texts.
static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    // A line that holds only `{% if … %}` leaves no empty line behind.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment
});

/// Problems of a text, whoever it is for. `own` are the tags of own fields.
pub fn check(text: &str, own: &[String]) -> Vec<Problem> {
    if text.len() > MAX_TEXT {
        return vec![Problem { code: "too_long", value: String::new(), line: 0 }];
    }
    let template = match ENVIRONMENT.template_from_str(text) {
        Ok(template) => template,
        Err(error) => return vec![syntax(&error)],
    };
    let mut unknown: Vec<String> = template
        .undeclared_variables(false)
        .into_iter()
        .filter(|name| FIELDS.iter().all(|field| field.name != name) && !own.contains(name))
        .collect();
    unknown.sort();
    let mut problems: Vec<Problem> = unknown
        .into_iter()
        .map(|name| Problem { code: "unknown_field", line: line_of(text, &name), value: name })
        .collect();
    if problems.is_empty() {
        // What only shows while it runs (a filter that does not exist, a loop without end).
        let built_in =
            FIELDS.iter().map(|field| (field.name.to_owned(), field.sample_en.to_owned()));
        let own = own.iter().map(|tag| (tag.clone(), tag.clone()));
        let samples = built_in.chain(own).collect();
        if let Err(error) = template.render(context(&samples)) {
            problems.push(syntax(&error));
        }
    }
    problems
}

fn syntax(error: &minijinja::Error) -> Problem {
    let value = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    Problem { code: "syntax", value, line: error.line().unwrap_or(0) }
}

fn line_of(text: &str, name: &str) -> usize {
    text.lines().position(|line| line.contains('{') && line.contains(name)).map_or(0, |at| at + 1)
}

fn context(values: &Values) -> Value {
    let known = values.iter().filter(|(_, value)| !value.is_empty());
    Value::from_pairs(known.map(|(name, value)| (name.as_str(), Value::from(value.as_str()))))
}

/// Fills a text.
///
/// # Errors
/// The first problem of the text itself.
pub fn fill(text: &str, values: &Values) -> Result<Filled, Problem> {
    if text.len() > MAX_TEXT {
        return Err(Problem { code: "too_long", value: String::new(), line: 0 });
    }
    let template = ENVIRONMENT.template_from_str(text).map_err(|error| syntax(&error))?;
    if let Ok(text) = template.render(context(values)) {
        return Ok(Filled { text, missing: Vec::new() });
    }
    // A field is missing if the text fails without it although every other one has a value.
    let own = values.keys().filter(|name| FIELDS.iter().all(|field| field.name != **name));
    let empty: Vec<String> = FIELDS
        .iter()
        .map(|field| field.name.to_owned())
        .chain(own.cloned())
        .filter(|name| values.get(name).is_none_or(String::is_empty))
        .collect();
    let mut padded = values.clone();
    for name in &empty {
        padded.insert(name.clone(), format!("{{{name}}}"));
    }
    template.render(context(&padded)).map_err(|error| {
        match check(text, &values.keys().cloned().collect::<Vec<_>>()).into_iter().next() {
            Some(problem) => problem,
            None => syntax(&error),
        }
    })?;
    let mut missing = Vec::new();
    for name in &empty {
        let mut without = padded.clone();
        without.remove(name);
        if template.render(context(&without)).is_err() {
            missing.push(name.clone());
        }
    }
    // Shown with the gaps named; fields with a fallback fall back as they will in the mail.
    for name in &empty {
        if !missing.iter().any(|gap| gap == name) {
            padded.remove(name);
        }
    }
    let text = template.render(context(&padded)).map_err(|error| syntax(&error))?;
    Ok(Filled { text, missing })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> Values {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn values_are_inserted_once_and_never_parsed() {
        let filled = fill("{{ company }} 様", &values(&[("company", "{{ last_name }}<b>&\"")]));
        assert_eq!(filled.unwrap().text, "{{ last_name }}<b>&\" 様");
    }

    #[test]
    fn a_missing_value_is_named_and_a_fallback_is_used() {
        let text =
            "{{ last_name }} {{ company or \"貴社\" }}{% if title %} ({{ title }}){% endif %}";
        let filled = fill(text, &values(&[("first_name", "x")])).unwrap();
        assert_eq!(filled.missing, ["last_name"]);
        assert_eq!(filled.text, "{last_name} 貴社");
        let filled = fill(text, &values(&[("last_name", "山田"), ("title", "部長")])).unwrap();
        assert_eq!((filled.text.as_str(), filled.missing.len()), ("山田 貴社 (部長)", 0));
    }

    #[test]
    fn several_missing_values_are_all_named() {
        let filled = fill("{{ title }}{{ event }}{{ interest|upper }}", &Values::new()).unwrap();
        assert_eq!(filled.missing, ["title", "event", "interest"]);
    }

    #[test]
    fn unknown_fields_and_broken_tags_are_problems_with_their_line() {
        let unknown = check("Hello\n{{ compny }} {{ company }}", &[]);
        assert_eq!(
            unknown,
            [Problem { code: "unknown_field", value: "compny".to_owned(), line: 2 }]
        );
        let broken = check("a\nb {{ company ", &[]);
        assert_eq!((broken[0].code, broken[0].line), ("syntax", 2));
        assert_eq!(check("{{ company|nosuch }}", &[])[0].code, "syntax");
        assert_eq!(check("{% include \"/etc/passwd\" %}", &[])[0].code, "syntax");
        assert!(fill("{{ compny }}", &Values::new()).is_err());
        assert!(check("Hello {{ company or 'you' }}", &[]).is_empty());
    }

    #[test]
    fn an_own_field_is_known_by_its_tag_and_named_when_it_is_empty() {
        let text = "{{ own_budget }} {{ own_floor or '-' }}";
        assert!(check(text, &["own_budget".to_owned(), "own_floor".to_owned()]).is_empty());
        assert_eq!(check(text, &["own_floor".to_owned()])[0].value, "own_budget");
        let filled = fill(text, &values(&[("own_budget", ""), ("own_floor", "")])).unwrap();
        assert_eq!(
            (filled.missing, filled.text.as_str()),
            (vec!["own_budget".to_owned()], "{own_budget} -")
        );
    }

    #[test]
    fn a_loop_without_end_runs_out_of_fuel() {
        let loops = "{% for x in '0123456789'|list %}".repeat(6);
        let text = &format!("{loops}x{}", "{% endfor %}".repeat(6));
        assert_eq!(check(text, &[])[0].code, "syntax");
        assert!(fill(text, &Values::new()).is_err());
    }

    #[test]
    fn a_text_that_is_too_long_is_refused() {
        assert_eq!(check(&"x".repeat(MAX_TEXT + 1), &[])[0].code, "too_long");
    }
}
