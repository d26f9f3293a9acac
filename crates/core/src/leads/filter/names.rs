//! What a file calls the things that conditions name by id: stages, sources, tags, own fields.

use rusqlite::Connection;
use uuid::Uuid;

use super::subject::{Choices, Kind, own_id};
use super::words::texts;
use crate::error::Result;
use crate::leads::own::Choice;
use crate::leads::store::names as store;

/// One thing with its names, the one that is written first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Named {
    pub(crate) id: String,
    pub(crate) rid: i64,
    pub(crate) names: Vec<String>,
    /// Shown in English and in Japanese; of stages only.
    pub(crate) en: String,
    pub(crate) ja: String,
}

/// An own field of the file.
#[derive(Debug, Clone)]
pub(crate) struct OwnField {
    pub(crate) id: String,
    pub(crate) rid: i64,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Choices that are offered: id and name.
    pub(crate) choices: Vec<(String, String)>,
}

/// The names of a file, removed things left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub(crate) stages: Vec<Named>,
    pub(crate) sources: Vec<Named>,
    pub(crate) tags: Vec<Named>,
    pub(crate) batches: Vec<Named>,
    pub(crate) fields: Vec<OwnField>,
}

impl Names {
    /// Reads them; a few rows each.
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        let named = |rows: Vec<(i64, Uuid, String)>| {
            rows.into_iter()
                .map(|(rid, id, name)| Named {
                    id: id.to_string(),
                    rid,
                    names: vec![name],
                    ..Named::default()
                })
                .collect()
        };
        let stages = store::list_stages(db)?
            .into_iter()
            .map(|(rid, id, code, own_en, own_ja)| {
                let key = format!("stage-{}", code.replace('_', "-"));
                let [en, ja] =
                    texts().each_ref().map(|texts| texts.find(&key, &[]).unwrap_or_default());
                let shown = |own: &String, other: &String, usual: &String| {
                    [own, usual, other].into_iter().find(|name| !name.is_empty()).cloned()
                };
                let (shown_en, shown_ja) =
                    (shown(&own_en, &own_ja, &en), shown(&own_ja, &own_en, &ja));
                let names = [own_en, own_ja, en, ja, code];
                Named {
                    id: id.to_string(),
                    rid,
                    names: names.into_iter().filter(|name| !name.is_empty()).collect(),
                    en: shown_en.unwrap_or_default(),
                    ja: shown_ja.unwrap_or_default(),
                }
            })
            .collect();
        Ok(Self {
            stages,
            sources: named(store::list_sources(db)?),
            tags: named(store::list_tags(db)?),
            batches: named(store::list_batches(db)?),
            fields: store::list_fields(db)?
                .into_iter()
                .map(|(rid, id, kind, name, choices)| OwnField {
                    id: id.to_string(),
                    rid,
                    name,
                    kind: own_kind(&kind),
                    choices: offered(&choices),
                })
                .collect(),
        })
    }

    /// The list behind choices that are ids.
    pub(crate) fn list(&self, choices: Choices) -> &[Named] {
        match choices {
            Choices::Stages => &self.stages,
            Choices::Sources => &self.sources,
            Choices::Tags => &self.tags,
            Choices::Batches => &self.batches,
            Choices::Fixed(..) | Choices::Own => &[],
        }
    }

    /// The local key of an id.
    pub(crate) fn rid(&self, choices: Choices, id: &str) -> Option<i64> {
        let id = Uuid::parse_str(id).ok()?.to_string();
        self.list(choices).iter().find(|named| named.id == id).map(|named| named.rid)
    }

    /// The own field of a subject `own:ID`.
    pub(crate) fn field(&self, subject: &str) -> Option<&OwnField> {
        let id = own_id(subject)?;
        self.fields.iter().find(|field| field.id == id)
    }
}

/// How a condition treats an own field of this kind.
fn own_kind(kind: &str) -> Kind {
    match kind {
        "number" => Kind::Number,
        "date" => Kind::Date,
        "money" => Kind::Money,
        "choice" | "multi" => Kind::Choice(Choices::Own),
        "yes_no" => Kind::Flag,
        _ => Kind::Text,
    }
}

/// The choices of an own field that were not removed.
fn offered(json: &str) -> Vec<(String, String)> {
    let known: Vec<Choice> = serde_json::from_str(json).unwrap_or_default();
    known
        .into_iter()
        .filter(|choice| !choice.removed)
        .map(|choice| (choice.id, choice.name))
        .collect()
}
