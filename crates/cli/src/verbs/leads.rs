//! `add`, `find`, `show`.

use enishi_core::text::names::split_full_name;
use serde_json::{Value, json};

use super::{Output, Run};
use crate::args::AddArgs;
use crate::door::{Answer, text};

impl Run<'_> {
    pub(super) fn add(&self, args: &AddArgs) -> Answer<Output> {
        let name = split_full_name(&args.name).name;
        let mut kana = args.kana.split_whitespace();
        let phones: Vec<Value> =
            args.phone.iter().map(|number| json!({ "number": number, "label": "work" })).collect();
        let added = self.door.call(
            "leads_add",
            json!({
                "family_name": name.family, "given_name": name.given, "middle_name": name.middle,
                "family_kana": kana.next().unwrap_or_default(),
                "given_kana": kana.collect::<Vec<_>>().join(" "),
                "company": args.company, "department": args.department, "title": args.title,
                "mails": args.mail, "phones": phones, "tags": args.tag,
                "source_name": args.source, "grade": args.grade, "ground": args.ground,
                "met_on": args.met,
                "value": args.value, "note": args.note, "language": args.language,
                "allow_duplicate": args.allow_duplicate,
            }),
        )?;
        let id = text(&added, "lead");
        let detail = self.door.call("leads_get", json!({ "lead": id }))?;
        let shown = text(&detail["row"], "name");
        let line = self.say("cli-added", &[("name", json!(shown)), ("id", json!(id))]);
        Ok(Output::new(vec![line], json!({ "id": id, "name": shown })))
    }

    /// A lead as `find` and `board` print it.
    pub(super) fn brief(&self, row: &Value, stages: &[Value]) -> Value {
        let stage = stages.iter().find(|stage| stage["id"] == row["stage"]);
        json!({
            "id": row["id"], "name": row["name"], "company": row["company"], "mail": row["mail"],
            "stage": stage.map(|stage| stage["code"].clone()), "score": row["score"],
        })
    }

    pub(super) fn find(&self, query: &str, limit: i64) -> Answer<Output> {
        let stages = self.door.stages()?;
        let (count, rows) = self.door.list(query, limit)?;
        let leads: Vec<Value> = rows.iter().map(|row| self.brief(row, &stages)).collect();
        let mut lines = vec![self.say("cli-found", &[("count", json!(count))])];
        lines.extend(leads.iter().map(brief_line));
        Ok(Output::new(lines, json!({ "count": count, "leads": leads })))
    }

    pub(super) fn show(&self, lead: &str) -> Answer<Output> {
        let id = self.door.lead(lead)?;
        let detail = self.door.call("leads_get", json!({ "lead": id }))?;
        let timeline = self.door.call("leads_timeline", json!({ "lead": id, "limit": 200 }))?;
        let row = &detail["row"];
        let stages = self.door.stages()?;
        let stage = stages.iter().find(|stage| stage["id"] == row["stage"]);
        let mut lines = vec![
            format!("{} {}", text(row, "name"), text(row, "kana")).trim().to_owned(),
            [text(row, "company"), text(row, "department"), text(row, "title")]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            format!(
                "{} · {}",
                stage.map(|stage| self.stage_name(stage)).unwrap_or_default(),
                row["score"]
            ),
        ];
        for contact in detail["contacts"].as_array().into_iter().flatten() {
            let ground = self.word("lead-ground-", &text(contact, "ground"));
            lines.push(format!("{}  {ground}", text(contact, "value")).trim_end().to_owned());
        }
        let own = self.door.call("fields_list", Value::Null)?;
        for entry in detail["own"].as_array().into_iter().flatten() {
            let field = own.as_array().into_iter().flatten().find(|f| f["code"] == entry["field"]);
            if let Some(field) = field.filter(|_| !text(entry, "value").is_empty()) {
                let value = self.own_value(&text(field, "kind"), &text(entry, "value"));
                lines.push(format!("{}: {value}", text(field, "name")));
            }
        }
        lines.extend(self.timeline_lines(&timeline));
        Ok(Output::new(lines, json!({ "lead": detail, "timeline": timeline["items"] })))
    }

    pub(super) fn timeline_lines(&self, timeline: &Value) -> Vec<String> {
        let zone = self.door.app().env().zone;
        let items = timeline["items"].as_array().into_iter().flatten();
        items
            .map(|item| {
                let at = enishi_core::time::Timestamp(item["at"].as_i64().unwrap_or_default());
                let when = at.in_zone(zone).format("%Y-%m-%d %H:%M");
                let payload = &item["payload"];
                let (kind, more) = match text(item, "kind").as_str() {
                    "stage" => {
                        let code = |side: &str| self.word("stage-", &text(payload, side));
                        let key = if text(payload, "from").is_empty() {
                            "lead-item-arrived"
                        } else {
                            "lead-item-moved"
                        };
                        let places = [("from", json!(code("from"))), ("to", json!(code("to")))];
                        (
                            self.say(key, &places),
                            self.word("lost-reason-", &text(payload, "reason")),
                        )
                    }
                    "consent" => (
                        self.word("lead-item-", "consent"),
                        self.word("lead-ground-", &text(payload, "ground")),
                    ),
                    "merged" => (
                        self.say("lead-item-merged", &[("name", payload["name"].clone())]),
                        text(payload, "company"),
                    ),
                    kind => (self.word("lead-item-", kind), text(item, "title")),
                };
                format!("{when}  {kind}  {more}").trim_end().to_owned()
            })
            .collect()
    }
}

/// A lead of a list in one line.
pub(super) fn brief_line(lead: &Value) -> String {
    format!(
        "{:>3}  {}  {}  {}  {}",
        lead["score"],
        text(lead, "name"),
        text(lead, "company"),
        text(lead, "mail"),
        text(lead, "id"),
    )
}
