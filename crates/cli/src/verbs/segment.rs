//! `segment count`, `list`, `save`, `show`.

use enishi_core::error::{Error, ErrorCode};
use enishi_core::text::fold_key;
use serde_json::{Value, json};

use super::leads::brief_line;
use super::{Output, Run};
use crate::door::{Answer, text};

impl Run<'_> {
    fn segments(&self) -> Answer<Vec<Value>> {
        let rows = self.door.call("segments_list", Value::Null)?;
        Ok(rows.as_array().cloned().unwrap_or_default())
    }

    fn find_segment(&self, name: &str) -> Answer<Option<Value>> {
        let wanted = fold_key(name);
        let mut rows = self.segments()?.into_iter();
        Ok(rows.find(|row| text(row, "id") == name || fold_key(&text(row, "name")) == wanted))
    }

    /// The query behind an expression: a JSON tree, the name of a saved view, a sentence.
    fn query_of(&self, expr: &str) -> Answer<Value> {
        if expr.trim_start().starts_with('{') {
            let tree: Value = serde_json::from_str(expr).map_err(|why| {
                Error::new(ErrorCode::FieldInvalid)
                    .with("field", "EXPR")
                    .with("value", expr.trim())
                    .detail(why)
            })?;
            return Ok(json!({ "tree": tree }));
        }
        if let Some(known) = self.find_segment(expr)? {
            return Ok(known["query"].clone());
        }
        let read = self.door.call("leads_read_sentence", json!({ "text": expr }))?;
        Ok(json!({ "tree": read["tree"] }))
    }

    pub(super) fn count_segment(&self, expr: &str) -> Answer<Output> {
        let query = self.query_of(expr)?;
        let counted = self.door.call("leads_count", json!({ "query": query }))?;
        let mut lines = vec![self.say("cli-found", &[("count", counted["count"].clone())])];
        lines.extend(self.lost_line(counted["lost"].as_array().map_or(0, Vec::len)));
        if let Some(culprit) = self.culprit_of(&query, &counted["culprit"])? {
            let hides = counted["culprit"]["hides"].clone();
            let words = [("condition", json!(culprit)), ("count", hides)];
            lines.push(self.say("cli-segment-culprit", &words));
        }
        let answer = json!({ "count": counted["count"], "total": counted["total"],
            "culprit": counted["culprit"], "lost": counted["lost"] });
        Ok(Output::new(lines, answer))
    }

    /// The condition that hides most, as a sentence.
    fn culprit_of(&self, query: &Value, culprit: &Value) -> Answer<Option<String>> {
        if text(culprit, "member") != "tree" {
            return Ok(None);
        }
        let mut clause = &query["tree"];
        for at in culprit["path"].as_array().into_iter().flatten() {
            let at = at.as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or_default();
            clause = &clause["parts"][at];
        }
        self.sentence(clause).map(Some)
    }

    fn sentence(&self, tree: &Value) -> Answer<String> {
        if tree.is_null() {
            return Ok(String::new());
        }
        let language = self.texts.language().code();
        let request = json!({ "tree": tree, "language": language });
        Ok(text(&self.door.call("leads_write_sentence", request)?, "text"))
    }

    fn lost_line(&self, lost: usize) -> Option<String> {
        (lost > 0).then(|| self.say("cli-segment-lost", &[("count", json!(lost))]))
    }

    pub(super) fn list_segment(&self, expr: &str, limit: i64) -> Answer<Output> {
        let query = self.query_of(expr)?;
        let stages = self.door.stages()?;
        let (count, rows) = self.door.list_query(&query, limit)?;
        let leads: Vec<Value> = rows.iter().map(|row| self.brief(row, &stages)).collect();
        let mut lines = vec![self.say("cli-found", &[("count", json!(count))])];
        lines.extend(leads.iter().map(brief_line));
        Ok(Output::new(lines, json!({ "count": count, "leads": leads })))
    }

    pub(super) fn save_segment(&self, name: &str, expr: &str) -> Answer<Output> {
        let query = self.query_of(expr)?;
        let known = self.find_segment(name)?;
        let member = |name: &str, usual: Value| match &known {
            Some(known) => known[name].clone(),
            None => usual,
        };
        let saved = self.door.call(
            "segments_save",
            json!({
                "segment": member("id", Value::Null), "name": name, "query": query,
                "view": member("view", json!("table")), "columns": member("columns", json!([])),
                "sort": member("sort", json!("kana")),
                "descending": member("descending", json!(false)),
            }),
        )?;
        let sentence = self.sentence(&query["tree"])?;
        let words = [("name", json!(name)), ("sentence", json!(sentence))];
        let answer = json!({ "id": saved["segment"], "name": name, "sentence": sentence,
            "change_id": saved["changed"]["change_id"] });
        Ok(Output::new(vec![self.say("cli-segment-saved", &words)], answer))
    }

    pub(super) fn show_segments(&self, name: Option<&str>) -> Answer<Output> {
        let rows = match name {
            None => self.segments()?,
            Some(name) => vec![self.find_segment(name)?.ok_or_else(|| {
                Error::new(ErrorCode::NotFound).with("entity", "segment").with("name", name)
            })?],
        };
        let (mut lines, mut shown) = (Vec::new(), Vec::new());
        for row in &rows {
            let sentence = self.sentence(&row["query"]["tree"])?;
            lines.push(format!("{}  {sentence}", text(row, "name")).trim_end().to_owned());
            lines.extend(self.lost_line(row["lost"].as_array().map_or(0, Vec::len)));
            shown.push(json!({ "id": row["id"], "name": row["name"], "sentence": sentence,
                "query": row["query"], "view": row["view"], "lost": row["lost"] }));
        }
        Ok(Output::new(lines, json!({ "segments": shown })))
    }
}
