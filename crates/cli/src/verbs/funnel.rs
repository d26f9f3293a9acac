//! `board`, `move`, `score`.

use enishi_core::error::{Error, ErrorCode};
use enishi_core::funnel::api::CardPage;
use serde_json::{Value, json};

use super::{Output, Run};
use crate::door::{Answer, text};

impl Run<'_> {
    pub(super) fn board(&self, limit: i64) -> Answer<Output> {
        let board = self.door.call("funnel_board", Value::Null)?;
        let stages = self.door.stages()?;
        let (mut lines, mut columns) = (Vec::new(), Vec::new());
        for column in board["columns"].as_array().into_iter().flatten() {
            let stage = &column["stage"];
            let page = self.door.call(
                "funnel_cards",
                json!({ "stage": stage["id"], "limit": limit.clamp(0, 200) }),
            )?;
            let page: CardPage = serde_json::from_value(page).map_err(Error::from)?;
            let cards: Vec<Value> = page
                .cards()
                .into_iter()
                .map(|card| {
                    let row = json!({
                        "id": card.id.to_string(), "name": card.name, "company": card.company,
                        "mail": card.mail, "stage": card.stage, "score": card.score,
                    });
                    self.brief(&row, &stages)
                })
                .collect();
            let name = self.stage_name(stage);
            lines.push(format!("{name}  {}", column["count"]));
            lines.extend(cards.iter().map(|card| {
                format!("  {:>3}  {}  {}", card["score"], text(card, "name"), text(card, "company"))
            }));
            columns.push(json!({
                "id": stage["id"], "code": stage["code"], "kind": stage["kind"], "name": name,
                "count": column["count"],
                "value": column["values"][0]["minor"].as_i64().unwrap_or_default(),
                "values": column["values"], "cards": cards,
            }));
        }
        Ok(Output::new(lines, json!({ "stages": columns })))
    }

    pub(super) fn move_lead(
        &self,
        lead: &str,
        to: &str,
        reason: &str,
        note: &str,
        return_on: Option<&str>,
    ) -> Answer<Output> {
        let id = self.door.lead(lead)?;
        let stage = self.door.stage(to)?;
        let kind = text(&stage, "kind");
        // What the move has no place for is said, not dropped.
        for (field, typed, fits) in [
            ("reason", reason, kind == "lost"),
            ("return_on", return_on.unwrap_or_default(), matches!(kind.as_str(), "lost" | "won")),
        ] {
            if !typed.is_empty() && !fits {
                let refusal = Error::new(ErrorCode::FieldInvalid);
                return Err(refusal.with("field", field).with("value", typed).into());
            }
        }
        let moved = self.door.call(
            "funnel_move",
            json!({ "leads": [id], "to": stage["id"], "lost_reason": reason, "note": note,
                    "return_on": return_on }),
        )?;
        let key =
            if moved["changed"]["change_id"].is_null() { "cli-already-there" } else { "cli-moved" };
        let line = self.say(key, &[("stage", json!(self.stage_name(&stage)))]);
        let json = json!({
            "lead": id, "stage": stage["code"], "change_id": moved["changed"]["change_id"],
        });
        Ok(Output::new(vec![line], json))
    }

    pub(super) fn score(&self, lead: &str, explain: bool, on: Option<&str>) -> Answer<Output> {
        let id = self.door.lead(lead)?;
        let score = self.door.call("scoring_explain", json!({ "lead": id, "on": on }))?;
        let aside = text(&score, "aside");
        let band = if aside.is_empty() {
            self.say(&format!("cli-band-{}", text(&score, "band")), &[])
        } else {
            let reason = self.say(&format!("score-gate-{}", aside.replace('_', "-")), &[]);
            let total = score["total"].to_string();
            self.say("score-aside", &[("reason", json!(reason)), ("total", json!(total))])
        };
        let mut lines = vec![self.say(
            "cli-score-total",
            &[
                ("total", json!(score["total"].to_string())),
                ("fit", json!(score["fit"].to_string())),
                ("engagement", json!(score["engagement"].to_string())),
                ("band", json!(band)),
            ],
        )];
        let mut json = json!({
            "lead": id, "on": score["on"], "total": score["total"], "fit": score["fit"],
            "engagement": score["engagement"], "band": score["band"], "aside": score["aside"],
            "model": score["model"],
        });
        if explain {
            for line in score["lines"].as_array().into_iter().flatten() {
                let key = format!("score-rule-{}", text(line, "rule").replace('_', "-"));
                let group = format!("score-group-{}", text(line, "group").replace('_', "-"));
                let group = json!(self.say(&group, &[]));
                lines.push(format!(
                    "{:>+5}  {}  {} {}",
                    line["points"].as_i64().unwrap_or_default(),
                    self.say(&key, &[("group", group)]),
                    self.word(&format!("lead-{}-", text(line, "fact")), &text(line, "value")),
                    text(line, "on"),
                ));
            }
            json["parts"] = score["lines"].clone();
            json["raises"] = score["raises"].clone();
        }
        Ok(Output::new(lines, json))
    }
}
