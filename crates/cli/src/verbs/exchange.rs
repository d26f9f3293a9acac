//! `import`, `export`, `restore`.

use std::path::Path;

use enishi_core::App;
use enishi_core::error::{Error, ErrorCode};
use enishi_core::exchange::archive;
use enishi_core::texts::Texts;
use serde_json::{Value, json};

use super::{Output, Run};
use crate::args::{ExportArgs, FileFormat, ImportArgs, TextEncoding, UpdatePolicy};
use crate::door::{Answer, JOB, Refusal, text};

/// As many failed rows as an import names.
const NAMED: i64 = 1000;

impl Run<'_> {
    pub(super) fn import(&self, args: &ImportArgs) -> Answer<Output> {
        let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = self.door.grant(args.file.clone());
        let reading = json!({
            "encoding": args.encoding, "sheet": args.sheet,
            "delimiter": match args.format {
                Some(FileFormat::Csv) => Some(","),
                Some(FileFormat::Tsv) => Some("\t"),
                _ => None,
            },
        });
        let Mapping { fields, policies, choices, profile } = self.mapping(args, &file, &reading)?;
        let request = json!({
            "job": JOB, "file": file, "name": name, "reading": reading, "mapping": fields,
            "policies": policies, "choices": choices, "profile": profile,
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

    /// The mapping that was typed, over that of a profile, over the proposal. Refuses a file that is
    /// not of the form that was asked for.
    fn mapping(&self, args: &ImportArgs, file: &str, reading: &Value) -> Answer<Mapping> {
        let mut mapping = Mapping::default();
        let asked = args.profile.is_some() || args.update.is_some() || !args.map.is_empty();
        if args.format.is_none() && !asked {
            return Ok(mapping);
        }
        let request = json!({ "job": JOB, "file": file, "reading": reading });
        let found = self.door.call("import_read", request)?;
        let form = text(&found, "form");
        if !args.format.is_none_or(|format| fits(format, &form)) {
            return Err(invalid("format", &form));
        }
        if !asked {
            return Ok(mapping);
        }
        let columns = found["columns"].as_array().cloned().unwrap_or_default();
        let own = self.door.call("fields_list", Value::Null)?;
        // A profile that the headers brought along counts only if it was asked for.
        mapping.fields = columns.iter().map(|column| text(column, "guess")).collect();
        mapping.policies = vec![String::new(); columns.len()];
        if let Some(name) = &args.profile {
            let profiles = self.door.call("import_profiles", Value::Null)?;
            let profile = profiles.as_array().into_iter().flatten();
            let profile = profile.into_iter().find(|profile| text(profile, "name") == *name);
            let profile = profile.ok_or_else(|| {
                Refusal::from(
                    Error::new(ErrorCode::NotFound)
                        .with("entity", "profile")
                        .with("name", name.as_str()),
                )
            })?;
            for known in profile["columns"].as_array().into_iter().flatten() {
                let header = text(known, "header");
                let at = columns.iter().position(|one| text(one, "header") == header);
                let field = text(known, "field");
                // A custom field may have been removed since.
                let is_gone = field.starts_with("own:") && own_code(&own, &field).is_none();
                if let Some(at) = at.filter(|_| !is_gone) {
                    mapping.fields[at] = field;
                    mapping.policies[at] = text(known, "policy");
                }
            }
            mapping.choices = profile["choices"].clone();
            mapping.profile = Some(text(profile, "id"));
        }
        if let Some(update) = args.update {
            let code = match update {
                UpdatePolicy::Fill => "fill",
                UpdatePolicy::Newest => "newest",
                UpdatePolicy::Never => "never",
            };
            mapping.policies = vec![code.to_owned(); columns.len()];
        }
        for pair in &args.map {
            // A header may hold the sign itself; a code of a field never does.
            let (header, field) = pair.rsplit_once('=').ok_or_else(|| invalid("map", pair))?;
            let at = columns.iter().position(|column| text(column, "header") == header.trim());
            let at = at.ok_or_else(|| invalid("map", header))?;
            let field = field.trim();
            mapping.fields[at] = own_code(&own, field).unwrap_or_else(|| field.to_owned());
        }
        Ok(mapping)
    }

    pub(super) fn export(&self, args: &ExportArgs) -> Answer<Output> {
        let format = args.format.unwrap_or_else(|| by_ending(&args.file));
        let file = self.door.grant(args.file.clone());
        let language = self.texts.language().code();
        let answer = if format == FileFormat::Archive {
            let request = json!({ "job": JOB, "file": file, "language": language });
            self.door.call("export_archive", request)?
        } else {
            let mut leads = Vec::new();
            for lead in &args.leads {
                leads.push(self.door.lead(lead)?);
            }
            let own = self.door.call("fields_list", Value::Null)?;
            let code = |typed: &String| own_code(&own, typed).unwrap_or_else(|| typed.clone());
            let columns: Vec<String> = args.columns.iter().map(code).collect();
            let request = json!({
                "job": JOB, "file": file, "language": language, "leads": leads,
                "query": { "text": args.query.clone().unwrap_or_default() },
                "format": match format {
                    FileFormat::Tsv => "tsv",
                    FileFormat::Xlsx => "xlsx",
                    FileFormat::Vcf => "vcf",
                    FileFormat::Csv | FileFormat::Archive => "csv",
                },
                "encoding": match args.encoding {
                    TextEncoding::Utf8Bom => "utf-8-bom",
                    TextEncoding::Utf8 => "utf-8",
                    TextEncoding::ShiftJis => "shift_jis",
                    TextEncoding::Utf16 => "utf-16",
                },
                "version": args.card_version, "columns": columns,
                "with_refused": args.with_refused,
            });
            self.door.call("export_leads", request)?
        };
        let path = args.file.display().to_string();
        let mut lines = vec![
            self.say("cli-exported", &[("count", answer["count"].clone()), ("path", json!(path))]),
        ];
        for one in answer["replaced"].as_array().into_iter().flatten() {
            let rows = one["rows"].as_array().into_iter().flatten();
            let rows: Vec<String> =
                rows.map(|row| format!("{} {}", row["row"], text(row, "name"))).collect();
            lines.push(self.say(
                "cli-export-replaced",
                &[
                    ("character", one["character"].clone()),
                    ("code", one["code"].clone()),
                    ("instead", one["instead"].clone()),
                    ("count", json!(one["count"].to_string())),
                    ("rows", json!(rows.join(", "))),
                ],
            ));
        }
        if answer["cut"].as_i64().unwrap_or_default() > 0 {
            lines.push(self.say("cli-export-cut", &[("count", answer["cut"].clone())]));
        }
        let json = json!({
            "count": answer["count"], "file": path, "replaced": answer["replaced"],
            "cut": answer["cut"],
        });
        Ok(Output::new(lines, json))
    }
}

/// What was said about columns and values; empty: as proposed.
struct Mapping {
    fields: Vec<String>,
    policies: Vec<String>,
    choices: Value,
    profile: Option<String>,
}

impl Default for Mapping {
    fn default() -> Self {
        Self { fields: Vec::new(), policies: Vec::new(), choices: json!([]), profile: None }
    }
}

/// True if a file of this kind is what `format` asks for.
fn fits(format: FileFormat, form: &str) -> bool {
    match format {
        FileFormat::Csv | FileFormat::Tsv => form == "text",
        FileFormat::Xlsx => matches!(form, "xlsx" | "xls" | "ods" | "html"),
        FileFormat::Vcf => form == "vcf",
        FileFormat::Archive => form == "archive",
    }
}

/// The code of the custom field that is meant by its code, its tag or its name.
fn own_code(fields: &Value, typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let called = |field: &&Value| {
        ["code", "tag", "name"].iter().any(|member| text(field, member).to_lowercase() == typed)
    };
    fields.as_array()?.iter().find(called).map(|field| text(field, "code"))
}

fn invalid(field: &str, value: &str) -> Refusal {
    Error::new(ErrorCode::FieldInvalid).with("field", field).with("value", value).into()
}

/// The form that the ending of a name asks for.
fn by_ending(file: &Path) -> FileFormat {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "tsv" => FileFormat::Tsv,
        "xlsx" => FileFormat::Xlsx,
        "vcf" => FileFormat::Vcf,
        "zip" | "enishi" => FileFormat::Archive,
        _ => FileFormat::Csv,
    }
}

/// Makes the data file `into` from an archive, opens it and checks it.
pub(super) fn restore(texts: &Texts, from: &Path, into: &Path) -> Answer<Output> {
    let path = |path: &Path| path.display().to_string();
    let file = std::fs::File::open(from).map_err(|why| {
        let code = match why.kind() {
            std::io::ErrorKind::NotFound => ErrorCode::FileMissing,
            _ => ErrorCode::FileUnreadable,
        };
        Error::new(code).with("path", path(from)).detail(why)
    })?;
    let env = enishi_shell::env();
    let now = env.clock.now();
    let restored = archive::restore_rows(file, into, now, &mut |_, _| Ok(()))?;
    let app = App::open_existing(into, env)?;
    app.close()?;
    let line =
        texts.get("cli-restored", &[("count", json!(restored.leads)), ("path", json!(path(into)))]);
    let json = json!({ "leads": restored.leads, "rows": restored.rows, "file": path(into) });
    Ok(Output::new(vec![line], json))
}
