//! The way to the core: JSON in, JSON out, through the same table as the window.

use std::path::PathBuf;
use std::sync::Arc;

use enishi_core::App;
use enishi_core::api::WireError;
use enishi_core::error::{Error, ErrorCode};
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
}

impl From<WireError> for Refusal {
    fn from(error: WireError) -> Self {
        Self { code: error.code.as_str().to_owned(), params: error.params }
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
        let place = Place::choose(args.db.as_deref())
            .map_err(|why| Error::new(ErrorCode::FileNotWritten).with("path", "").detail(why))?;
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
        let query = json!({ "text": text });
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

    /// The id of the lead behind an id or a mail address.
    pub fn lead(&self, lead: &str) -> Answer<String> {
        let refuse = |code: ErrorCode, count: usize| -> Refusal {
            Error::new(code).with("lead", lead).with("count", count).into()
        };
        if !lead.contains('@') {
            let found = self.call("leads_get", json!({ "lead": lead }));
            return match found {
                Ok(detail) => Ok(text(&detail["row"], "id")),
                Err(_) => Err(refuse(ErrorCode::LeadNotFound, 0)),
            };
        }
        let (_, rows) = self.list(lead, 50)?;
        let same = |row: &&Value| text(row, "mail").eq_ignore_ascii_case(lead.trim());
        let exact: Vec<&Value> = rows.iter().filter(same).collect();
        match (exact.as_slice(), rows.as_slice()) {
            ([one], _) => Ok(text(one, "id")),
            ([], [one]) => Ok(text(one, "id")),
            ([], []) => Err(refuse(ErrorCode::LeadNotFound, 0)),
            ([], many) => Err(refuse(ErrorCode::LeadAmbiguous, many.len())),
            (many, _) => Err(refuse(ErrorCode::LeadAmbiguous, many.len())),
        }
    }

    /// Stages with settings.
    pub fn stages(&self) -> Answer<Vec<Value>> {
        Ok(self.call("funnel_stages", Value::Null)?.as_array().cloned().unwrap_or_default())
    }

    /// The stage behind a code, an id or one of its names.
    pub fn stage(&self, stage: &str) -> Answer<Value> {
        self.stages()?
            .into_iter()
            .find(|row| {
                ["code", "id", "name_en", "name_ja"].iter().any(|key| text(row, key) == stage)
            })
            .ok_or_else(|| Error::new(ErrorCode::StageNotFound).with("stage", stage).into())
    }

    /// The entry of a list whose id or `name` is this.
    pub fn pick(&self, list: &str, name: &str, key: &str) -> Answer<Value> {
        let rows = self.call(list, Value::Null)?;
        rows.as_array()
            .into_iter()
            .flatten()
            .find(|row| text(row, "id") == key || text(row, name) == key)
            .cloned()
            .ok_or_else(|| Error::new(ErrorCode::NotFound).with("entity", key).into())
    }
}

/// A text member, or empty.
pub fn text(value: &Value, member: &str) -> String {
    value[member].as_str().unwrap_or_default().to_owned()
}
