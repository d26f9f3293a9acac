//! `set`, `field …`.

use enishi_core::error::{Error, ErrorCode};
use enishi_core::texts::{Language, Texts};
use serde_json::{Value, json};

use super::{Output, Run};
use crate::args::FieldVerb;
use crate::door::{Answer, text};

impl Run<'_> {
    pub(super) fn set(&self, lead: &str, field: &str, value: &str) -> Answer<Output> {
        let id = self.door.lead(lead)?;
        let field = self.find_field(field)?;
        let code = text(&field, "code");
        let changed = self.door.call(
            "leads_update",
            json!({ "lead": id, "changes": [{ "field": code, "value": value }] }),
        )?;
        let key = if changed["change_id"].is_null() { "cli-set-same" } else { "cli-set" };
        let line = self.say(key, &[("field", json!(self.field_name(&field)))]);
        let json = json!({ "lead": id, "field": code, "change_id": changed["change_id"] });
        Ok(Output::new(vec![line], json))
    }

    pub(super) fn field(&self, verb: &FieldVerb) -> Answer<Output> {
        match verb {
            FieldVerb::Add { name, kind, choice, on_card } => {
                let draft =
                    json!({ "name": name, "kind": kind, "choices": choice, "on_card": on_card });
                let field = self.door.call("fields_add", draft)?["field"].clone();
                let named = [("name", field["name"].clone()), ("tag", field["tag"].clone())];
                Ok(Output::new(vec![self.say("cli-field-added", &named)], field))
            }
            FieldVerb::List => {
                let fields = self.door.call("fields_list", Value::Null)?;
                let mut lines: Vec<String> =
                    fields.as_array().into_iter().flatten().map(|field| self.line(field)).collect();
                if lines.is_empty() {
                    lines.push(self.say("cli-field-none", &[]));
                }
                Ok(Output::new(lines, json!({ "fields": fields })))
            }
            FieldVerb::Rename { field, name } => {
                let field = self.own_field(field)?;
                let request = json!({ "field": field["id"], "name": name });
                let changed = self.door.call("fields_update", request)?;
                let line = self.say("cli-field-renamed", &[("name", json!(name))]);
                let json = json!({ "id": field["id"], "change_id": changed["change_id"] });
                Ok(Output::new(vec![line], json))
            }
            FieldVerb::Remove { field } => {
                let field = self.own_field(field)?;
                let request = json!({ "field": field["id"] });
                let leads = self.door.call("fields_use", request.clone())?["leads"].clone();
                let changed = self.door.call("fields_remove", request)?;
                let named = [("name", field["name"].clone()), ("count", leads.clone())];
                let line = self.say("cli-field-removed", &named);
                let json = json!({
                    "id": field["id"], "leads": leads, "change_id": changed["change_id"],
                });
                Ok(Output::new(vec![line], json))
            }
        }
    }

    fn line(&self, field: &Value) -> String {
        let choices: Vec<String> = field["choices"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|choice| text(choice, "name"))
            .collect();
        let kind = self.word("field-kind-", &text(field, "kind"));
        let tag = format!("{{{{ {} }}}}", text(field, "tag"));
        let line = format!("{}  {kind}  {tag}  {}", text(field, "name"), choices.join(", "));
        line.trim_end().to_owned()
    }

    /// A value of a custom field in the language of the output.
    pub(super) fn own_value(&self, kind: &str, value: &str) -> String {
        if kind == "yes_no" { self.word("field-", value) } else { value.to_owned() }
    }

    /// The custom field of a code or name.
    fn own_field(&self, typed: &str) -> Answer<Value> {
        let field = self.find_field(typed)?;
        let code = text(&field, "code");
        let fields = self.door.call("fields_list", Value::Null)?;
        let found = fields.as_array().into_iter().flatten().find(|own| own["code"] == code);
        found.cloned().ok_or_else(|| missing(typed).into())
    }

    /// The field behind a code or a name: its own, or what the program calls it in either language.
    pub(super) fn find_field(&self, typed: &str) -> Answer<Value> {
        let fields = self.door.call("leads_fields", Value::Null)?;
        let word = typed.trim().to_lowercase();
        let called = |field: &&Value| {
            let code = text(field, "code");
            let key = format!("lead-field-{}", code.replace('_', "-"));
            let mut names = vec![code, text(field, "name")];
            for language in [Language::En, Language::Ja] {
                names.extend(Texts::new(language).find(&key, &[]));
            }
            !word.is_empty() && names.iter().any(|name| name.to_lowercase() == word)
        };
        let found = fields.as_array().into_iter().flatten().find(called);
        found.cloned().ok_or_else(|| missing(typed).into())
    }

    /// What a field is called in the language of the output.
    fn field_name(&self, field: &Value) -> String {
        let own = text(field, "name");
        if own.is_empty() { self.word("lead-field-", &text(field, "code")) } else { own }
    }
}

fn missing(typed: &str) -> Error {
    Error::new(ErrorCode::NotFound).with("entity", "field").with("name", typed)
}
