//! `bulk …`.

use serde_json::{Value, json};

use super::{Output, Run};
use crate::args::{BulkVerb, Many};
use crate::door::{Answer, JOB, text};

impl Run<'_> {
    pub(super) fn bulk(&self, verb: &BulkVerb) -> Answer<Output> {
        match verb {
            BulkVerb::Set { field, value, many } => {
                let code = text(&self.find_field(field)?, "code");
                let edit = json!({ "fields": [{ "field": code, "value": value }] });
                self.edit("leads_bulk", edit, many)
            }
            BulkVerb::Tag { add, remove, many } => {
                self.edit("leads_bulk", json!({ "add_tags": add, "remove_tags": remove }), many)
            }
            BulkVerb::Stage { to, reason, many } => {
                let stage = self.door.stage(to)?;
                let edit = json!({ "to": stage["id"], "lost_reason": reason });
                self.edit("funnel_bulk", edit, many)
            }
            BulkVerb::Step { kind, due, title, many } => {
                let step = json!({ "kind": kind, "due": due, "title": title });
                self.edit("leads_bulk", json!({ "step": step }), many)
            }
            BulkVerb::Trash { many } => self.edit("leads_bulk", json!({ "trash": true }), many),
        }
    }

    fn edit(&self, command: &str, mut edit: Value, many: &Many) -> Answer<Output> {
        edit["job"] = json!(JOB);
        edit["dry_run"] = json!(many.dry_run);
        match &many.query {
            Some(query) => edit["query"] = json!({ "text": query }),
            None => {
                let mut ids = Vec::with_capacity(many.leads.len());
                for lead in &many.leads {
                    ids.push(self.door.lead(lead)?);
                }
                edit["leads"] = json!(ids);
            }
        }
        let report = self.door.call(command, edit)?;
        let counts = [("leads", report["leads"].clone()), ("edited", report["edited"].clone())];
        let key = if many.dry_run { "cli-bulk-would" } else { "cli-bulk-done" };
        let json = json!({
            "leads": report["leads"], "edited": report["edited"], "dry_run": many.dry_run,
            "change_id": report["changed"]["change_id"],
        });
        Ok(Output::new(vec![self.say(key, &counts)], json))
    }
}
