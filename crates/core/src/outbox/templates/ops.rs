//! Verbs of templates.

use uuid::Uuid;

use super::wire::{
    MergeField, SavedTemplate, Template, TemplateDraft, TemplateProblem, TemplateText,
};
use super::{markdown, merge, starters, store};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::own;
use crate::undo::Op;
use crate::wire::Changed;

/// Purposes that a template may have.
const PURPOSES: [&str; 5] = ["thanks", "follow_up", "reawaken", "news", "other"];
/// Longest name, characters.
const MAX_NAME: usize = 200;

/// Fields for the picker, own ones behind those of the program.
///
/// # Errors
/// Those of the file.
pub fn fields(app: &App) -> Result<Vec<MergeField>> {
    let of = |field: &merge::Field| MergeField {
        name: field.name.to_owned(),
        sample_ja: field.sample_ja.to_owned(),
        sample_en: field.sample_en.to_owned(),
        label: String::new(),
    };
    let own = app.read(own::list_fields)?.into_iter().map(|field| {
        let [sample_ja, sample_en] = samples(&field);
        MergeField { name: field.tag, sample_ja, sample_en, label: field.name }
    });
    Ok(merge::FIELDS.iter().map(of).chain(own).collect())
}

/// What a value of an own field may look like, in Japanese and in English.
fn samples(field: &own::Field) -> [String; 2] {
    let both = |text: &str| [text.to_owned(), text.to_owned()];
    match field.kind {
        own::Kind::Text => both(&field.name),
        own::Kind::Number => both("12"),
        own::Kind::Money => ["¥1,200,000".to_owned(), "$12,000".to_owned()],
        own::Kind::Date => both("2026-04-01"),
        own::Kind::Choice | own::Kind::Multi => {
            both(field.offered().next().map_or("", |choice| choice.name.as_str()))
        }
        own::Kind::Link => both("https://www.tsumugi.example/"),
        own::Kind::YesNo => ["はい".to_owned(), "yes".to_owned()],
    }
}

/// Tags of own fields that a text may use.
pub(crate) fn own_tags(db: &rusqlite::Connection) -> Result<Vec<String>> {
    Ok(own::list_fields(db)?.into_iter().map(|field| field.tag).collect())
}

/// All templates.
///
/// # Errors
/// Those of the file.
pub fn list(app: &App) -> Result<Vec<Template>> {
    app.read(|db| {
        let tags = own_tags(db)?;
        store::list(db)?
            .into_iter()
            .map(|row| {
                let texts: Vec<TemplateText> = serde_json::from_str(&row.texts)?;
                Ok(Template {
                    id: row.id.to_string(),
                    problems: problems(&texts, &row.purpose, &tags),
                    name: row.name,
                    purpose: row.purpose,
                    version: row.number,
                    texts,
                    used: row.used,
                })
            })
            .collect()
    })
}

/// Problems of texts, in their order; `tags` are those of own fields.
pub fn problems(texts: &[TemplateText], purpose: &str, tags: &[String]) -> Vec<TemplateProblem> {
    let mut found = Vec::new();
    for text in texts {
        let mut add = |problem: merge::Problem| {
            found.push(TemplateProblem {
                language: text.language.clone(),
                code: problem.code.to_owned(),
                value: problem.value,
                line: i64::try_from(problem.line).unwrap_or(0),
            });
        };
        merge::check(&text.subject, tags).into_iter().for_each(&mut add);
        merge::check(&markdown::to_plain(&text.body), tags).into_iter().for_each(&mut add);
        if purpose == "thanks" && !offers_something(&text.body) {
            add(merge::Problem { code: "thanks_only", value: String::new(), line: 0 });
        }
    }
    found
}

/// Thanks alone after a show raise opt-outs; a material, an answer or a date does not
/// (design: principles D15).
fn offers_something(body: &str) -> bool {
    const OFFERS: [&str; 21] = [
        "http",
        "資料",
        "カタログ",
        "事例",
        "見積",
        "動画",
        "添付",
        "ご質問",
        "お答え",
        "日程",
        "ご都合",
        "サンプル",
        "material",
        "brochure",
        "catalogue",
        "guide",
        "quote",
        "sample",
        "question",
        "case stud",
        "call",
    ];
    let lower = body.to_lowercase();
    OFFERS.iter().any(|word| lower.contains(word))
}

/// Adds a template, or a new version of one if its texts changed. Problems are told, not refused:
/// a half-written text must not be lost.
///
/// # Errors
/// `FieldInvalid` for an empty name or an unknown purpose, `FieldTooLong`, `NotFound`.
pub fn save(app: &App, draft: &TemplateDraft) -> Result<SavedTemplate> {
    let name = draft.name.trim();
    crate::require!(!name.is_empty(), FieldInvalid, "field" => "name", "value" => "");
    crate::require!(
        name.chars().count() <= MAX_NAME, FieldTooLong, "field" => "name", "limit" => MAX_NAME
    );
    let purpose = if draft.purpose.is_empty() { "other" } else { draft.purpose.as_str() };
    crate::require!(
        PURPOSES.contains(&purpose), FieldInvalid, "field" => "purpose", "value" => purpose
    );
    for text in &draft.texts {
        crate::require!(
            text.subject.len() + text.body.len() <= merge::MAX_TEXT,
            FieldTooLong, "field" => "body", "limit" => merge::MAX_TEXT
        );
    }
    let texts = serde_json::to_string(&draft.texts)?;
    let (changed, id) = app.change(Op::SaveTemplate, |tx| {
        tx.label("name", name);
        let Some(id) = &draft.id else {
            return add(tx, name, purpose, &texts);
        };
        let row = find(tx, id)?;
        store::update(tx, row.rid, name, purpose)?;
        if row.texts != texts {
            let (version, number) = (tx.new_id(), row.number + 1);
            store::insert_version(tx, row.rid, version, number, &texts, tx.now.0)?;
        }
        Ok(row.id)
    })?;
    let problems = problems(&draft.texts, purpose, &app.read(own_tags)?);
    Ok(SavedTemplate { template: id.to_string(), problems, changed })
}

fn add(tx: &Tx<'_>, name: &str, purpose: &str, texts: &str) -> Result<Uuid> {
    let id = tx.new_id();
    let rid = store::insert(tx, id, name, purpose, tx.now.0)?;
    store::insert_version(tx, rid, tx.new_id(), 1, texts, tx.now.0)?;
    Ok(id)
}

/// The template of a wire id.
///
/// # Errors
/// `NotFound`.
pub(crate) fn find(db: &rusqlite::Connection, id: &str) -> Result<store::TemplateRow> {
    let gone = || Error::new(ErrorCode::NotFound).with("entity", "template");
    store::find(db, Uuid::parse_str(id).map_err(|_| gone())?)?.ok_or_else(gone)
}

/// Removes a template; sent mails keep their version.
///
/// # Errors
/// `NotFound`.
pub fn remove(app: &App, id: &str) -> Result<Changed> {
    let (changed, ()) = app.change(Op::RemoveTemplate, |tx| {
        let row = find(tx, id)?;
        tx.label("name", row.name.clone());
        store::trash(tx, row.rid, tx.now.0)
    })?;
    Ok(changed)
}

/// Puts the starters into a new file.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    for starter in starters::read()? {
        add(tx, &starter.name, &starter.purpose, &serde_json::to_string(&starter.texts)?)?;
    }
    Ok(())
}
