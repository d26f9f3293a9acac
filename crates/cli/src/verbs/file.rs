//! `init`, `undo`, `redo`, `history`, `backup`, `check`.

use std::path::Path;

use serde_json::{Value, json};

use super::{Output, Run};
use crate::door::{Answer, JOB, text};

impl Run<'_> {
    pub(super) fn init(&self, sample: bool) -> Answer<Output> {
        let path = self.door.app().path().display().to_string();
        let mut lines = vec![self.say("cli-db-is", &[("path", json!(path))])];
        if sample {
            let language = self.texts.language().code();
            self.door.call("sample_load", json!({ "job": JOB, "language": language }))?;
        }
        let counted = self.door.call("leads_count", json!({}))?;
        if sample {
            lines.push(self.say("cli-sample-loaded", &[("count", counted["total"].clone())]));
        }
        Ok(Output::new(lines, json!({ "file": path, "leads": counted["total"] })))
    }

    pub(super) fn undo(&self, change: Option<&str>) -> Answer<Output> {
        let changed = self.door.call("history_undo", json!({ "change_id": change }))?;
        Ok(self.reversed("cli-undone", "history-undone-mails", &changed))
    }

    pub(super) fn redo(&self) -> Answer<Output> {
        let changed = self.door.call("history_redo", Value::Null)?;
        Ok(self.reversed("cli-redone", "history-redone-mails", &changed))
    }

    fn reversed(&self, key: &str, mails: &str, changed: &Value) -> Output {
        let mut lines = vec![self.say(key, &[("what", json!(self.label(&changed["label"])))])];
        lines.extend(self.mails(mails, &changed["label"]));
        let json = json!({
            "change_id": changed["change_id"], "op": changed["label"]["params"]["op"],
            "label": changed["label"],
        });
        Output::new(lines, json)
    }

    /// What became of the mails of an undone or redone follow-up, if some could not go along.
    fn mails(&self, key: &str, label: &Value) -> Option<String> {
        let number = |name: &str| label["params"][name].as_i64().unwrap_or_default();
        let (left, unsure) = (number("mails_left"), number("mails_unsure"));
        let done = number("mails_cancelled") + number("mails_queued");
        (left + unsure > 0).then(|| {
            let params = [("left", json!(left)), ("unsure", json!(unsure)), ("done", json!(done))];
            self.say(key, &params)
        })
    }

    pub(super) fn history(&self, limit: i64) -> Answer<Output> {
        let page = self.door.call("history_list", json!({ "limit": limit.clamp(1, 200) }))?;
        let zone = self.door.app().env().zone;
        let changes = page["changes"].as_array().cloned().unwrap_or_default();
        let lines = changes
            .iter()
            .flat_map(|change| {
                let at = enishi_core::time::Timestamp(change["at"].as_i64().unwrap_or_default());
                let when = at.in_zone(zone).format("%Y-%m-%d %H:%M");
                let undone = if change["undone"] == true { " ↶" } else { "" };
                let line = format!(
                    "{when}  {}{undone}  {}",
                    self.label(&change["label"]),
                    text(change, "change_id")
                );
                let mails = self.mails("history-undone-mails", &change["undo"]);
                std::iter::once(line).chain(mails.map(|mails| format!("    {mails}")))
            })
            .collect();
        Ok(Output::new(lines, json!({ "changes": changes })))
    }

    pub(super) fn lead_history(&self, lead: &str, limit: i64) -> Answer<Output> {
        let id = self.door.lead(lead)?;
        let timeline = self
            .door
            .call("leads_timeline", json!({ "lead": id, "limit": limit.clamp(1, 200) }))?;
        let fields = self.door.call("history_lead", json!({ "lead": id }))?;
        let mut lines = self.timeline_lines(&timeline);
        for field in fields.as_array().into_iter().flatten() {
            let code = text(field, "field");
            let word = |side: &str| match code.as_str() {
                "stage" => self.word("stage-", &text(field, side)),
                "lost_reason" => self.word("lost-reason-", &text(field, side)),
                _ => text(field, side),
            };
            let (from, to) = (word("from"), word("to"));
            lines.push(format!("{}: {from} → {to}", self.word("lead-field-", &code)));
        }
        let json = json!({ "lead": id, "timeline": timeline["items"], "fields": fields });
        Ok(Output::new(lines, json))
    }

    pub(super) fn backup(&self, file: &Path) -> Answer<Output> {
        self.door.app().copy_to(file)?;
        let path = file.display().to_string();
        let line = self.say("cli-backed-up", &[("path", json!(path))]);
        Ok(Output::new(vec![line], json!({ "file": path })))
    }

    pub(super) fn check(&self) -> Answer<Output> {
        let found = self.door.call("file_check", json!({ "job": JOB }))?;
        let findings = found["findings"].as_array().cloned().unwrap_or_default();
        let lines = if findings.is_empty() {
            vec![self.say("cli-check-ok", &[("leads", json!(found["leads"].to_string()))])]
        } else {
            let mut lines =
                vec![self.say("cli-check-findings", &[("count", json!(findings.len()))])];
            lines.extend(findings.iter().map(|one| {
                let check = self.word("cli-check-", &text(one, "check"));
                format!("  {check}: {}", one["count"])
            }));
            lines
        };
        Ok(Output { lines, failed: !findings.is_empty(), json: found })
    }
}
