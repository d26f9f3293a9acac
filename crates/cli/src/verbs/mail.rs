//! `account`, `template`, `follow-up`, `outbox`.

use std::path::Path;

use enishi_core::error::{Error, ErrorCode};
use enishi_core::text::mail_address::EmailAddress;
use serde_json::{Value, json};

use super::{Output, Run, unwritten};
use crate::args::{AccountArgs, Tls};
use crate::door::{Answer, JOB, Refusal, text};

impl Run<'_> {
    pub(super) fn add_account(&self, args: &AccountArgs) -> Answer<Output> {
        let (name, address) = sender(&args.from)?;
        let ca_pem = match &args.ca {
            Some(file) => {
                let pem = read(file)?;
                if pem.trim().is_empty() {
                    let refusal = Error::new(ErrorCode::FieldInvalid).with("field", "ca");
                    return Err(refusal.with("value", file.display().to_string()).into());
                }
                Some(pem)
            }
            None => None,
        };
        if let Some(folder) = &args.practice {
            std::fs::create_dir_all(folder).map_err(|why| unwritten(folder, &why))?;
            self.door.practise_in(folder.clone());
        }
        let (tls, port) = match args.tls {
            Tls::Implicit => ("implicit", 465),
            Tls::Starttls => ("starttls", 587),
        };
        let saved = self.door.call(
            "accounts_save",
            json!({
                "kind": if args.practice.is_some() { "practice" } else { "smtp" },
                "from_name": name, "from_address": address,
                "host": args.host.clone().unwrap_or_default(),
                "port": args.port.unwrap_or(port), "tls": tls,
                "user": args.user.clone().unwrap_or_else(|| address.clone()),
                "password_env": args.password_env, "ca_pem": ca_pem,
                "postal_address": args.postal_address, "contact": args.contact,
                "signature": args.signature, "preferred": true,
            }),
        )?;
        let line = self.say("cli-account-saved", &[("address", json!(address))]);
        Ok(Output::new(vec![line], json!({ "id": saved["account"], "secret": saved["secret"] })))
    }

    pub(super) fn list_accounts(&self) -> Answer<Output> {
        let accounts = self.door.call("accounts_list", Value::Null)?;
        let mut lines: Vec<String> = accounts
            .as_array()
            .into_iter()
            .flatten()
            .map(|account| {
                let place = match text(account, "folder") {
                    folder if folder.is_empty() => {
                        format!("{}:{}", text(account, "host"), account["port"])
                    }
                    folder => folder,
                };
                let sender =
                    format!("{} <{}>", text(account, "from_name"), text(account, "from_address"));
                format!("{}  {place}  {}", sender.trim_start(), text(account, "id"))
            })
            .collect();
        if lines.is_empty() {
            lines.push(self.say("cli-account-none", &[]));
        }
        Ok(Output::new(lines, json!({ "accounts": accounts })))
    }

    /// The id of the named account, else of the preferred one.
    fn account(&self, account: Option<&str>) -> Answer<String> {
        if let Some(account) = account {
            return Ok(text(&self.door.pick("account", "from_address", account)?, "id"));
        }
        let accounts = self.door.call("accounts_list", Value::Null)?;
        let all = accounts.as_array().cloned().unwrap_or_default();
        all.iter()
            .find(|account| account["preferred"] == true)
            .or_else(|| all.first())
            .map(|account| text(account, "id"))
            .ok_or_else(|| Error::new(ErrorCode::MailAccountMissing).into())
    }

    pub(super) fn test_account(&self, account: Option<&str>, send: bool) -> Answer<Output> {
        let id = self.account(account)?;
        let test =
            self.door.call("accounts_test", json!({ "job": JOB, "account": id, "send": send }))?;
        let lines = test["stages"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|stage| {
                let advice = text(stage, "advice");
                format!(
                    "{}: {} {} {}",
                    self.word("test-stage-", &text(stage, "phase")),
                    self.say(
                        match text(stage, "state").as_str() {
                            "passed" => "settings-test-ok",
                            "failed" => "settings-test-bad",
                            _ => "settings-test-waits",
                        },
                        &[]
                    ),
                    text(stage, "reply"),
                    if advice.is_empty() {
                        advice
                    } else {
                        self.say(&format!("advice-{}", advice.replace('_', "-")), &[])
                    },
                )
                .trim_end()
                .to_owned()
            })
            .collect();
        Ok(Output { lines, failed: test["passed"] != true, json: test })
    }

    pub(super) fn list_templates(&self) -> Answer<Output> {
        let templates = self.door.call("templates_list", Value::Null)?;
        let rows = templates.as_array().into_iter().flatten();
        let lines = rows.map(|row| format!("{}  {}", text(row, "name"), text(row, "id"))).collect();
        Ok(Output::new(lines, json!({ "templates": templates })))
    }

    pub(super) fn add_template(
        &self,
        file: &Path,
        name: Option<&str>,
        language: Option<&str>,
    ) -> Answer<Output> {
        let source = read(file)?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (base, by_name) = match stem.rsplit_once('.') {
            Some((base, code @ ("ja" | "en"))) => (base.to_owned(), Some(code.to_owned())),
            _ => (stem, None),
        };
        let name = name.map_or(base, str::to_owned);
        let language = language
            .map(str::to_owned)
            .or(by_name)
            .unwrap_or_else(|| self.texts.language().code().to_owned());
        let (subject, body) = split(&source).ok_or_else(|| {
            let head = source.lines().next().unwrap_or_default();
            let refusal = Error::new(ErrorCode::FieldInvalid).with("field", "subject");
            Refusal::from(refusal.with("value", head)).hint("cli-hint-template")
        })?;
        if subject.is_empty() || body.trim().is_empty() {
            return Err(Error::new(ErrorCode::MailTextMissing).into());
        }
        let known = self.door.pick("template", "name", &name).ok();
        let saved = self.door.call(
            "templates_save",
            template_draft(known.as_ref(), &name, &language, &subject, &body),
        )?;
        let mut lines = vec![self.say("cli-template-saved", &[("name", json!(name))])];
        lines.extend(self.problem_lines(&saved["problems"]));
        let json = json!({
            "id": saved["template"], "language": language, "new": known.is_none(),
            "problems": saved["problems"],
        });
        Ok(Output::new(lines, json))
    }

    /// What is wrong with a text, a line each.
    fn problem_lines(&self, problems: &Value) -> Vec<String> {
        let problems = problems.as_array().into_iter().flatten();
        problems
            .map(|problem| {
                let key = format!("template-problem-{}", text(problem, "code").replace('_', "-"));
                let line = json!(problem["line"].to_string());
                let words = self.say(&key, &[("line", line), ("value", problem["value"].clone())]);
                format!("{}: {words}", text(problem, "language"))
            })
            .collect()
    }

    fn left_out_lines(&self, excluded: &[Value]) -> Vec<String> {
        let line = |one: &Value| {
            let reason = format!("excluded-{}", text(one, "reason").replace('_', "-"));
            let field = self.word("lead-field-", &text(one, "field"));
            let reason = format!("{} {field}", self.say(&reason, &[]));
            self.say(
                "cli-left-out",
                &[("name", one["name"].clone()), ("reason", json!(reason.trim()))],
            )
        };
        excluded.iter().map(line).collect()
    }

    fn template(&self, template: &str) -> Answer<String> {
        Ok(text(&self.door.pick("template", "name", template)?, "id"))
    }

    pub(super) fn preview_template(&self, template: &str, to: &str) -> Answer<Output> {
        let lead = self.door.lead(to)?;
        let preview = self.door.call(
            "follow_up_preview",
            json!({ "template": self.template(template)?, "leads": [lead], "limit": 1 }),
        )?;
        let mail = &preview["mails"][0];
        let excluded = preview["excluded"].as_array().cloned().unwrap_or_default();
        let mut lines = if mail.is_null() {
            Vec::new()
        } else {
            vec![text(mail, "to"), text(mail, "subject"), String::new(), text(mail, "text")]
        };
        lines.extend(self.problem_lines(&preview["problems"]));
        lines.extend(self.left_out_lines(&excluded));
        if lines.is_empty() {
            lines.push(self.blocked_line(&preview));
        }
        let json = json!({
            "mail": mail, "excluded": excluded, "problems": preview["problems"],
            "blocked": preview["blocked"],
        });
        Ok(Output { lines, failed: json["mail"].is_null(), json })
    }

    /// What stops a follow-up as a whole, in words.
    fn blocked_line(&self, preview: &Value) -> String {
        self.say(&format!("followup-blocked-{}", text(preview, "blocked").replace('_', "-")), &[])
    }

    /// Ids of all leads that the words name: an id or address is one, anything else is searched. A
    /// word that names nobody is refused, so that nobody is left out unnoticed; no word at all
    /// does not mean everybody.
    fn recipients(&self, to: &[String]) -> Answer<Vec<String>> {
        let mut leads: Vec<String> = Vec::new();
        for word in to {
            let is_id = word.len() == 36 && word.matches('-').count() == 4;
            let found = if is_id || EmailAddress::parse(word).is_ok() {
                vec![self.door.lead(word)?]
            } else if word.trim().is_empty() {
                Vec::new()
            } else {
                let (_, rows) = self.door.list(word, i64::MAX)?;
                rows.iter().map(|row| text(row, "id")).collect()
            };
            if found.is_empty() {
                let refusal = Error::new(ErrorCode::LeadNotFound);
                return Err(refusal.with("lead", word.as_str()).with("count", 0).into());
            }
            for lead in found {
                if !leads.contains(&lead) {
                    leads.push(lead);
                }
            }
        }
        Ok(leads)
    }

    pub(super) fn follow_up(
        &self,
        template: &str,
        to: &[String],
        account: Option<&str>,
        dry_run: bool,
    ) -> Answer<Output> {
        let leads = self.recipients(to)?;
        let account = account.map(|account| self.account(Some(account))).transpose()?;
        let request = json!({
            "template": self.template(template)?, "leads": leads, "account": account, "limit": 20,
            "at_once": true,
        });
        let verb = if dry_run { "follow_up_preview" } else { "follow_up_queue" };
        let answer = match self.door.call(verb, request.clone()) {
            // Nobody to write to is an answer with reasons, not a failure of the verb.
            Err(refusal) if refusal.code == "nobody_eligible" => {
                let mut preview = self.door.call("follow_up_preview", request)?;
                preview["queued"] = json!(0);
                preview
            }
            answer => answer?,
        };
        let excluded = answer["excluded"].as_array().cloned().unwrap_or_default();
        let broken = dry_run && answer["problems"].as_array().into_iter().flatten().any(is_broken);
        let blocked = if broken { json!("problems") } else { answer["blocked"].clone() };
        let queued = match (dry_run, blocked.as_str()) {
            (false, _) => answer["queued"].clone(),
            (true, Some("problems" | "no_text")) => json!(0),
            (true, _) => answer["eligible"].clone(),
        };
        let key = if dry_run { "cli-would-queue" } else { "cli-queued" };
        let mut lines = vec![self.say(key, &[("count", queued.clone())])];
        lines.extend(self.left_out_lines(&excluded));
        let mut json = json!({ "queued": queued, "excluded": excluded });
        if dry_run {
            lines.extend(self.problem_lines(&answer["problems"]));
            if blocked.as_str().is_some_and(|code| !code.is_empty()) {
                lines.push(self.blocked_line(&json!({ "blocked": blocked })));
            }
            json["dry_run"] = json!(true);
            json["blocked"] = blocked;
        } else {
            json["change_id"] = answer["changed"]["change_id"].clone();
        }
        Ok(Output::new(lines, json))
    }

    pub(super) fn list_outbox(&self) -> Answer<Output> {
        let mut messages: Vec<Value> = Vec::new();
        loop {
            let page =
                self.door.call("outbox_list", json!({ "offset": messages.len(), "limit": 200 }))?;
            match page["messages"].as_array() {
                Some(more) if !more.is_empty() => messages.extend(more.iter().cloned()),
                _ => break,
            }
        }
        let mut lines: Vec<String> = messages
            .iter()
            .map(|message| {
                format!(
                    "{}  {}  {}  {}",
                    self.state_words(message),
                    text(message, "to"),
                    text(message, "subject"),
                    text(message, "id")
                )
            })
            .collect();
        if lines.is_empty() {
            lines.push(self.say("cli-outbox-empty", &[]));
        }
        Ok(Output::new(lines, json!({ "messages": messages })))
    }

    /// Where a mail stands, as the outbox of the window says it.
    fn state_words(&self, message: &Value) -> String {
        let reason = text(message, "reason").replace('_', "-");
        let (state, reasons) = match text(message, "state").as_str() {
            "sending" | "committing" => ("outbox-group-sending", ""),
            "sent" | "filed" => ("outbox-group-sent", ""),
            "rejected" => ("outbox-group-refused", "rejected-"),
            "suppressed" => ("outbox-group-left-out", "excluded-"),
            "cancelled" => ("outbox-group-cancelled", ""),
            "unknown" => ("outbox-group-unknown", ""),
            _ if reason == "needs-ok" => ("outbox-group-needs-ok", ""),
            _ if !reason.is_empty() => ("outbox-group-held", "hold-"),
            _ => ("outbox-group-queued", ""),
        };
        let state = self.say(state, &[]);
        if reasons.is_empty() || reason.is_empty() {
            return state;
        }
        format!("{state} ({})", self.word(reasons, &reason))
    }

    pub(super) fn run_outbox(&self) -> Answer<Output> {
        let run = self.door.call("outbox_run", json!({ "job": JOB }))?;
        let members = ["sent", "deferred", "held", "rejected", "suppressed", "unknown"];
        let params: Vec<(&str, Value)> =
            members.iter().map(|member| (*member, json!(run[*member].to_string()))).collect();
        let mut lines = vec![self.say("cli-outbox-ran", &params)];
        // Why mails still wait, as the status bar says it.
        let status = self.door.call("outbox_status", Value::Null)?;
        let connection = text(&status, "connection");
        if !["online", "practice"].contains(&connection.as_str()) {
            let code = if connection == "no_account" { "none" } else { connection.as_str() };
            lines.push(self.say(&format!("frame-connection-{code}"), &[]));
        }
        Ok(Output::new(lines, run))
    }

    pub(super) fn cancel(&self, messages: &[String]) -> Answer<Output> {
        let changed = self.door.call("outbox_cancel", json!({ "messages": messages }))?;
        let json = json!({ "cancelled": messages, "change_id": changed["change_id"] });
        Ok(Output::new(vec![self.say("cli-cancelled", &[])], json))
    }
}

/// One sender: `Name <address>` or an address alone. Of two nobody could say whose name the mail
/// carries.
fn sender(from: &str) -> Answer<(String, String)> {
    let (name, address) = match from.rsplit_once('<') {
        Some((name, address)) => (
            name.trim().trim_matches('"').to_owned(),
            address.trim().trim_end_matches('>').to_owned(),
        ),
        None => (String::new(), from.trim().to_owned()),
    };
    let second = name.contains(['<', '>'])
        || name.split([',', ';']).any(|part| EmailAddress::parse(part).is_ok());
    if second || name.chars().any(char::is_control) {
        return Err(Error::new(ErrorCode::MailAddressInvalid).with("value", from).into());
    }
    Ok((name, address))
}

/// The request that saves one language of a template; the other one of a known template stays.
fn template_draft(
    known: Option<&Value>,
    name: &str,
    language: &str,
    subject: &str,
    body: &str,
) -> Value {
    let kept = known.and_then(|known| known["texts"].as_array()).into_iter().flatten();
    let mut texts: Vec<Value> = kept.filter(|one| one["language"] != language).cloned().collect();
    texts.push(json!({ "language": language, "subject": subject, "body": body }));
    let purpose = known.map_or(json!("other"), |known| known["purpose"].clone());
    let id = known.map_or(Value::Null, |known| known["id"].clone());
    json!({ "id": id, "name": name, "purpose": purpose, "texts": texts })
}

/// True for a problem that keeps a text from being filled.
fn is_broken(problem: &Value) -> bool {
    problem["code"] != "thanks_only"
}

/// First line `Subject: …` (件名: in Japanese, with a colon of either width), an empty line, the body.
fn split(source: &str) -> Option<(String, String)> {
    let source = source.trim_start_matches('\u{feff}');
    let (head, body) = source.split_once('\n').unwrap_or((source, ""));
    let (word, subject) = head.split_once([':', '\u{ff1a}'])?;
    if !["subject", "件名"].contains(&word.trim().to_lowercase().as_str()) {
        return None;
    }
    Some((subject.trim().to_owned(), body.trim_start_matches(['\r', '\n']).to_owned()))
}

/// A text file in UTF-8.
fn read(file: &Path) -> Answer<String> {
    std::fs::read_to_string(file).map_err(|why| {
        let code = match why.kind() {
            std::io::ErrorKind::NotFound => ErrorCode::FileMissing,
            _ => ErrorCode::FileUnreadable,
        };
        let refusal = Refusal::from(Error::new(code).with("path", file.display().to_string()));
        match why.kind() {
            std::io::ErrorKind::InvalidData => refusal.hint("cli-hint-utf8"),
            _ => refusal,
        }
    })
}
