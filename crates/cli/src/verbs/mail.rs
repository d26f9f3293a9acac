//! `account`, `template`, `follow-up`, `outbox`.

use std::path::Path;

use enishi_core::error::{Error, ErrorCode};
use serde_json::{Value, json};

use super::{Output, Run};
use crate::args::{AccountArgs, Tls};
use crate::door::{Answer, JOB, text};

impl Run<'_> {
    pub(super) fn add_account(&self, args: &AccountArgs) -> Answer<Output> {
        let (name, address) = sender(&args.from);
        let ca_pem = match &args.ca {
            Some(file) => Some(read(file)?),
            None => None,
        };
        if let Some(folder) = &args.practice {
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
        let lines = accounts
            .as_array()
            .into_iter()
            .flatten()
            .map(|account| {
                format!(
                    "{} <{}>  {}:{}  {}",
                    text(account, "from_name"),
                    text(account, "from_address"),
                    text(account, "host"),
                    account["port"],
                    text(account, "id")
                )
            })
            .collect();
        Ok(Output::new(lines, json!({ "accounts": accounts })))
    }

    /// The id of the named account, else of the preferred one.
    fn account(&self, account: Option<&str>) -> Answer<String> {
        if let Some(account) = account {
            return Ok(text(&self.door.pick("accounts_list", "from_address", account)?, "id"));
        }
        let accounts = self.door.call("accounts_list", Value::Null)?;
        let all = accounts.as_array().cloned().unwrap_or_default();
        all.iter()
            .find(|account| account["preferred"] == true)
            .or_else(|| all.first())
            .map(|account| text(account, "id"))
            .ok_or_else(|| Error::new(ErrorCode::NotFound).with("entity", "account").into())
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
            Error::new(ErrorCode::FieldInvalid).with("field", "subject").with("value", name.clone())
        })?;
        let saved = self.door.call(
            "templates_save",
            json!({ "name": name, "purpose": "other",
                    "texts": [{ "language": language, "subject": subject, "body": body }] }),
        )?;
        let line = self.say("cli-template-saved", &[("name", json!(name))]);
        let json = json!({ "id": saved["template"], "problems": saved["problems"] });
        Ok(Output::new(vec![line], json))
    }

    fn template(&self, template: &str) -> Answer<String> {
        Ok(text(&self.door.pick("templates_list", "name", template)?, "id"))
    }

    pub(super) fn preview_template(&self, template: &str, to: &str) -> Answer<Output> {
        let lead = self.door.lead(to)?;
        let preview = self.door.call(
            "follow_up_preview",
            json!({ "template": self.template(template)?, "leads": [lead], "limit": 1 }),
        )?;
        let mail = &preview["mails"][0];
        let lines =
            vec![text(mail, "to"), text(mail, "subject"), String::new(), text(mail, "text")];
        let json = json!({ "mail": mail, "excluded": preview["excluded"], "problems": preview["problems"] });
        Ok(Output::new(lines, json))
    }

    /// Ids of all leads that the words name: an id or address is one, anything else is searched.
    fn recipients(&self, to: &[String]) -> Answer<Vec<String>> {
        let mut leads: Vec<String> = Vec::new();
        for word in to {
            let is_one = word.contains('@') || (word.len() == 36 && word.matches('-').count() == 4);
            let found = if is_one {
                vec![self.door.lead(word)?]
            } else {
                let (_, rows) = self.door.list(word, i64::MAX)?;
                rows.iter().map(|row| text(row, "id")).collect()
            };
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
        let queued = if dry_run { answer["eligible"].clone() } else { answer["queued"].clone() };
        let key = if dry_run { "cli-would-queue" } else { "cli-queued" };
        let mut lines = vec![self.say(key, &[("count", queued.clone())])];
        for one in &excluded {
            let reason = format!("excluded-{}", text(one, "reason").replace('_', "-"));
            lines.push(self.say(
                "cli-left-out",
                &[("name", one["name"].clone()), ("reason", json!(self.say(&reason, &[])))],
            ));
        }
        let mut json = json!({ "queued": queued, "excluded": excluded });
        if dry_run {
            json["dry_run"] = json!(true);
            json["blocked"] = answer["blocked"].clone();
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
                    text(message, "state"),
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

/// `Name <address>` or an address alone.
fn sender(from: &str) -> (String, String) {
    match from.rsplit_once('<') {
        Some((name, address)) => (
            name.trim().trim_matches('"').to_owned(),
            address.trim().trim_end_matches('>').to_owned(),
        ),
        None => (String::new(), from.trim().to_owned()),
    }
}

/// First line `Subject: …` (件名: in Japanese), an empty line, the body.
fn split(source: &str) -> Option<(String, String)> {
    let source = source.trim_start_matches('\u{feff}');
    let (head, body) = source.split_once('\n')?;
    let head = head.trim();
    let subject = ["Subject:", "subject:", "件名:", "件名:"]
        .iter()
        .find_map(|word| head.strip_prefix(word))?;
    Some((subject.trim().to_owned(), body.trim_start_matches(['\r', '\n']).to_owned()))
}

fn read(file: &Path) -> Answer<String> {
    std::fs::read_to_string(file).map_err(|why| {
        let code = if why.kind() == std::io::ErrorKind::NotFound {
            ErrorCode::FileMissing
        } else {
            ErrorCode::FileUnreadable
        };
        Error::new(code).with("path", file.display().to_string()).into()
    })
}
