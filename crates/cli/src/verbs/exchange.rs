//! `import`, `export`.

use std::path::Path;

use serde_json::{Value, json};

use super::{Output, Run};
use crate::args::ImportArgs;
use crate::door::{Answer, JOB, text};

/// As many failed rows as an import names.
const NAMED: i64 = 1000;

impl Run<'_> {
    pub(super) fn import(&self, args: &ImportArgs) -> Answer<Output> {
        let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let request = json!({
            "job": JOB, "file": self.door.grant(args.file.clone()), "name": name,
            "reading": { "encoding": args.encoding },
            "options": { "source_name": args.source, "ground": args.ground, "tags": args.tag },
            "show": if args.dry_run { json!("error") } else { Value::Null },
        });
        let verb = if args.dry_run { "import_check" } else { "import_commit" };
        let answer = self.door.call(verb, request.clone())?;
        let counts = &answer["counts"];
        let errors: Vec<Value> = if args.dry_run {
            self.failed_rows(&request, &answer)?
        } else {
            answer["errors"].as_array().cloned().unwrap_or_default()
        };
        let number = |member: &str| json!(counts[member].to_string());
        let mut lines = vec![self.say(
            "cli-import-counts",
            &[
                ("rows", number("rows")),
                ("new", number("new")),
                ("updated", number("updated")),
                ("duplicates", number("duplicates")),
                ("decide", number("to_decide")),
                ("errors", number("errors")),
            ],
        )];
        for error in &errors {
            let params: Vec<(&str, Value)> = error["params"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, value)| (name.as_str(), value.clone()))
                .collect();
            let reason = self.say(&crate::door::error_key(&text(error, "code")), &params);
            lines.push(self.say(
                "cli-import-row-error",
                &[("row", json!(error["row"].to_string())), ("reason", json!(reason))],
            ));
        }
        let more = counts["errors"].as_i64().unwrap_or_default()
            - i64::try_from(errors.len()).unwrap_or_default();
        if more > 0 {
            lines.push(self.say("cli-import-more-errors", &[("count", json!(more))]));
        }
        if args.dry_run {
            lines.push(self.say("cli-import-dry", &[]));
        }
        let mut json = json!({
            "rows": counts["rows"], "new": counts["new"], "updated": counts["updated"],
            "duplicates": counts["duplicates"], "to_decide": counts["to_decide"],
            "errors": errors, "error_count": counts["errors"],
        });
        if !args.dry_run {
            json["batch"] = answer["batch"].clone();
            json["change_id"] = answer["changed"]["change_id"].clone();
        }
        Ok(Output::new(lines, json))
    }

    /// The failed rows of a dry run, page by page, as many as the import itself names.
    fn failed_rows(&self, request: &Value, first: &Value) -> Answer<Vec<Value>> {
        let wanted = first["counts"]["errors"].as_i64().unwrap_or_default().min(NAMED);
        let wanted = usize::try_from(wanted).unwrap_or_default();
        let (mut errors, mut page) = (Vec::new(), first.clone());
        loop {
            let rows = page["rows"].as_array().into_iter().flatten();
            let before = errors.len();
            errors.extend(rows.map(|row| row["error"].clone()).filter(|error| !error.is_null()));
            if errors.len() >= wanted || errors.len() == before {
                errors.truncate(wanted);
                return Ok(errors);
            }
            let mut next = request.clone();
            next["offset"] = json!(errors.len());
            page = self.door.call("import_check", next)?;
        }
    }

    pub(super) fn export(&self, file: &Path) -> Answer<Output> {
        let answer = self.door.call(
            "export_leads",
            json!({ "job": JOB, "file": self.door.grant(file.to_owned()),
                    "language": self.texts.language().code() }),
        )?;
        let path = file.display().to_string();
        let line =
            self.say("cli-exported", &[("count", answer["count"].clone()), ("path", json!(path))]);
        Ok(Output::new(vec![line], json!({ "count": answer["count"], "file": path })))
    }
}
