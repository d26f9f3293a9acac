//! `duplicates …`.

use enishi_core::error::{Error, ErrorCode};
use serde_json::{Value, json};

use super::{Output, Run};
use crate::door::{Answer, JOB, Refusal, text};

impl Run<'_> {
    pub(super) fn list_duplicates(&self, certain: bool, maybe: bool, limit: i64) -> Answer<Output> {
        let stages = self.door.stages()?;
        let (mut lines, mut pairs, mut counts) = (Vec::new(), Vec::new(), Value::Null);
        for (asked, sort) in [(certain, true), (maybe, false)] {
            // Asked in pages: a page has at most 200 pairs.
            let mut left = if asked { limit.max(0) } else { 0 };
            let mut offset = 0;
            loop {
                let request = json!({ "certain": sort, "offset": offset, "limit": left.min(200) });
                let mut page = self.door.call("duplicates_list", request)?;
                let rows = page["pairs"].as_array().cloned().unwrap_or_default();
                counts = page["certain"].take();
                let of_maybe = page["maybe"].take();
                counts = json!({ "certain": counts, "maybe": of_maybe });
                let got = i64::try_from(rows.len()).unwrap_or(i64::MAX);
                for row in rows {
                    let (one, other) =
                        (self.brief(&row["one"], &stages), self.brief(&row["other"], &stages));
                    lines.push(self.pair_line(&row, &one, &other));
                    pairs.push(json!({
                        "one": one, "other": other, "certain": row["certain"],
                        "rules": row["rules"],
                    }));
                }
                (offset, left) = (offset + got, left - got);
                if left <= 0 || got < 200 {
                    break;
                }
            }
        }
        let head = [("certain", counts["certain"].clone()), ("maybe", counts["maybe"].clone())];
        lines.insert(0, self.say("cli-duplicates", &head));
        Ok(Output::new(
            lines,
            json!({ "certain": counts["certain"], "maybe": counts["maybe"], "pairs": pairs }),
        ))
    }

    fn pair_line(&self, row: &Value, one: &Value, other: &Value) -> String {
        let who = |lead: &Value| {
            let company = text(lead, "company");
            let name = text(lead, "name");
            let shown = if company.is_empty() { name } else { format!("{name} ({company})") };
            format!("{shown} {}", text(lead, "id"))
        };
        let rule = row["rules"][0].as_str().unwrap_or_default().to_owned();
        let mark = if row["certain"] == json!(true) { "=" } else { "?" };
        format!("{mark}  {}  {}  {}", who(one), who(other), self.word("duplicate-", &rule))
    }

    pub(super) fn merge(&self, leads: &[String], keep: &[String]) -> Answer<Output> {
        let ids = leads.iter().map(|lead| self.door.lead(lead)).collect::<Answer<Vec<_>>>()?;
        let mut kept = Vec::with_capacity(keep.len());
        for choice in keep {
            let Some((field, lead)) = choice.split_once('=') else {
                let error = Error::new(ErrorCode::FieldInvalid);
                let error = error.with("field", "keep").with("value", choice.clone());
                return Err(Refusal::from(error).hint("cli-hint-keep"));
            };
            kept.push(json!({ "field": field, "lead": self.door.lead(lead)? }));
        }
        let request = json!({ "leads": ids, "keep": kept });
        let merged = self.door.call("duplicates_merge", request)?;
        let id = text(&merged, "lead");
        let detail = self.door.call("leads_get", json!({ "lead": id }))?;
        let name = text(&detail["row"], "name");
        let line = self.say("cli-merged", &[("name", json!(name)), ("id", json!(id))]);
        let change = merged["changed"]["change_id"].clone();
        Ok(Output::new(vec![line], json!({ "id": id, "name": name, "change_id": change })))
    }

    pub(super) fn merge_certain(&self) -> Answer<Output> {
        let done = self.door.call("duplicates_merge_certain", json!({ "job": JOB }))?;
        let params = ["people", "merged", "backup"].map(|name| (name, done[name].clone()));
        let key = if done["people"] == json!(0) { "cli-merged-none" } else { "cli-merged-certain" };
        let line = self.say(key, &params);
        let json = json!({
            "people": done["people"], "merged": done["merged"], "backup": done["backup"],
            "change_id": done["changed"]["change_id"],
        });
        Ok(Output::new(vec![line], json))
    }

    /// Keeps what was decided about two leads.
    pub(super) fn decide(
        &self,
        command: &str,
        said: &str,
        one: &str,
        other: &str,
    ) -> Answer<Output> {
        let request = json!({ "one": self.door.lead(one)?, "other": self.door.lead(other)? });
        let changed = self.door.call(command, request)?;
        let params = ["name", "other"].map(|name| (name, changed["label"]["params"][name].clone()));
        let line = self.say(said, &params);
        Ok(Output::new(vec![line], json!({ "change_id": changed["change_id"] })))
    }
}
