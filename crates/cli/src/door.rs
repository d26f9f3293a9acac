//! The way to the core: JSON in, JSON out, through the same table as the window.
//!
//! What a person types is turned into ids here: a lead by id or exact address, a stage by code, id
//! or name, a template or account by id or name. What names nothing is refused with what was typed.

use std::path::PathBuf;
use std::sync::Arc;

use enishi_core::App;
use enishi_core::api::WireError;
use enishi_core::error::{Error, ErrorCode};
use enishi_core::text::bigrams::SearchQuery;
use enishi_core::texts::{Language, Texts};
use enishi_shell::Place;
use serde_json::{Map, Value, json};

use crate::args::Args;
use crate::host::TerminalHost;

/// Why a verb was not done.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Code on the wire.
    pub code: String,
    /// Values for the sentence.
    pub params: Map<String, Value>,
    /// Text key of a second sentence: what to do on a command line.
    pub hint: Option<&'static str>,
}

impl Refusal {
    /// Adds what to do.
    pub fn hint(mut self, key: &'static str) -> Self {
        self.hint = Some(key);
        self
    }

    /// The refusal in words: for a terminal, where no form keeps what was typed, some codes have a
    /// sentence of their own that names the field.
    pub fn sentence(&self, texts: &Texts) -> String {
        let shown = |name: &str, value: &Value| match value.as_str() {
            Some(field) if name == "field" => json!(field.replace('_', "-")),
            _ => value.clone(),
        };
        let params: Vec<(&str, Value)> =
            self.params.iter().map(|(name, value)| (name.as_str(), shown(name, value))).collect();
        let key = error_key(&self.code);
        let own = match self.code.as_str() {
            "not_found" if !self.params.contains_key("name") => None,
            _ => texts.find(&format!("cli-{key}"), &params),
        };
        let sentence = own.unwrap_or_else(|| texts.get(&key, &params));
        match self.hint {
            Some(hint) => format!("{sentence} {}", texts.get(hint, &params)),
            None => sentence,
        }
    }
}

impl From<WireError> for Refusal {
    fn from(error: WireError) -> Self {
        Self { code: error.code.as_str().to_owned(), params: error.params, hint: None }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        WireError::from(error).into()
    }
}

/// Text key of a code.
pub fn error_key(code: &str) -> String {
    format!("error-{}", code.replace('_', "-"))
}

/// The result of a verb.
pub type Answer<T> = Result<T, Refusal>;

/// Id of every job of this run; there is only ever one.
pub const JOB: &str = "cli";

/// An open file and the host around it.
pub struct Door {
    app: App,
    host: TerminalHost,
}

impl Door {
    /// Opens the file that the arguments name; a missing one is made only by `init`.
    pub fn open(args: &Args, create: bool) -> Answer<Self> {
        let place = Place::choose(args.db.as_deref()).map_err(|why| {
            let refusal = Error::new(ErrorCode::FileNotWritten).with("path", "enishi.db");
            Refusal::from(refusal.detail(why)).hint("cli-hint-no-home")
        })?;
        let env = enishi_shell::env();
        let ids = Arc::clone(&env.ids);
        let app = if create {
            App::open(&place.data_file, env)?
        } else {
            App::open_existing(&place.data_file, env)?
        };
        if let Some(listener) = crate::progress::listener() {
            app.subscribe(listener);
        }
        Ok(Self { app, host: TerminalHost::new(place, ids) })
    }

    /// Calls one command.
    pub fn call(&self, name: &str, request: Value) -> Answer<Value> {
        let body = serde_json::to_vec(&request).map_err(Error::from)?;
        let answer = enishi_shell::answer(&self.app, &self.host, name, &body)?;
        Ok(serde_json::from_slice(&answer).map_err(Error::from)?)
    }

    /// The open file.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// A token for a file of the command line.
    pub fn grant(&self, path: PathBuf) -> String {
        self.host.grant(path)
    }

    /// Practice mail goes to this folder from now on.
    pub fn practise_in(&self, folder: PathBuf) {
        self.host.practise_in(folder);
    }

    /// All leads of a query, at most `limit`, best score first, and how many there are.
    pub fn list(&self, text: &str, limit: i64) -> Answer<(i64, Vec<Value>)> {
        if names_nothing(text) {
            return Ok((0, Vec::new()));
        }
        self.list_query(&json!({ "text": text }), limit)
    }

    /// As [`Door::list`], of a whole query.
    pub fn list_query(&self, query: &Value, limit: i64) -> Answer<(i64, Vec<Value>)> {
        let counted = self.call("leads_count", json!({ "query": query }))?;
        let count = counted["count"].as_i64().unwrap_or_default();
        let mut rows = Vec::new();
        while i64::try_from(rows.len()).unwrap_or(limit) < limit.min(count) {
            let offset = i64::try_from(rows.len()).unwrap_or_default();
            let page = self.call(
                "leads_list",
                json!({ "query": query, "sort": "score", "descending": true,
                        "offset": offset, "limit": (limit - offset).min(200) }),
            )?;
            match page["rows"].as_array() {
                Some(more) if !more.is_empty() => rows.extend(more.iter().cloned()),
                _ => break,
            }
        }
        Ok((count, rows))
    }

    /// The id of the lead behind an id or a mail address: any address of the lead, in whatever
    /// width or case it is typed, but the whole address and not a part of one.
    pub fn lead(&self, lead: &str) -> Answer<String> {
        Ok(enishi_core::leads::ops::resolve_lead(&self.app, lead)?.0.to_string())
    }

    /// Stages with settings.
    pub fn stages(&self) -> Answer<Vec<Value>> {
        Ok(self.call("funnel_stages", Value::Null)?.as_array().cloned().unwrap_or_default())
    }

    /// The stage behind a code, an id or one of its names: its own, or what the program calls it
    /// in either language.
    pub fn stage(&self, stage: &str) -> Answer<Value> {
        let typed = stage.trim().to_lowercase();
        let called = |row: &Value| {
            let default = format!("stage-{}", text(row, "code").replace('_', "-"));
            let names = [Language::En, Language::Ja]
                .map(|language| Texts::new(language).find(&default, &[]).unwrap_or_default());
            let own = ["code", "id", "name_en", "name_ja"].map(|key| text(row, key));
            !typed.is_empty() && own.iter().chain(&names).any(|name| name.to_lowercase() == typed)
        };
        self.stages()?
            .into_iter()
            .find(called)
            .ok_or_else(|| Error::new(ErrorCode::StageNotFound).with("stage", stage).into())
    }

    /// The entry of the list of an `entity` (`template`, `account`) whose id or `name` is this.
    pub fn pick(&self, entity: &str, name: &str, key: &str) -> Answer<Value> {
        let rows = self.call(&format!("{entity}s_list"), Value::Null)?;
        rows.as_array()
            .into_iter()
            .flatten()
            .find(|row| text(row, "id") == key || is_called(&text(row, name), key))
            .cloned()
            .ok_or_else(|| {
                Error::new(ErrorCode::NotFound).with("entity", entity).with("name", key).into()
            })
    }
}

/// True if `key` is the name, or the half of one that is written in both languages
/// (「お礼 / Thank you」).
fn is_called(name: &str, key: &str) -> bool {
    name == key || name.split(" / ").any(|half| half.trim() == key.trim() && !key.is_empty())
}

/// True for text in which there is nothing to search for (`%`, `--`): it must not mean everybody.
/// No text at all does.
fn names_nothing(text: &str) -> bool {
    !text.trim().is_empty() && SearchQuery::parse(text).is_none()
}

/// A text member, or empty.
pub fn text(value: &Value, member: &str) -> String {
    value[member].as_str().unwrap_or_default().to_owned()
}
