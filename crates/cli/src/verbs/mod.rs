//! One function per verb: arguments → requests → what is printed.

mod bulk;
mod duplicates;
mod exchange;
mod fields;
mod file;
mod funnel;
mod leads;
mod mail;
mod parse;
mod segment;

use std::path::Path;

use enishi_core::error::{Error, ErrorCode};
use enishi_core::texts::Texts;
use serde_json::Value;

use crate::args::{AccountVerb, Args, DuplicatesVerb, OutboxVerb, SegmentVerb, TemplateVerb, Verb};
use crate::door::{Answer, Door, Refusal, text};

/// What a verb prints.
pub struct Output {
    /// For people.
    pub lines: Vec<String>,
    /// For programs.
    pub json: Value,
    /// The verb ran, but its answer is "no" (a failed test, findings).
    pub failed: bool,
}

impl Output {
    fn new(lines: Vec<String>, json: Value) -> Self {
        Self { lines, json, failed: false }
    }
}

/// A verb with the file open.
struct Run<'a> {
    door: Door,
    texts: &'a Texts,
}

impl Run<'_> {
    fn say(&self, key: &str, params: &[(&str, Value)]) -> String {
        self.texts.get(key, params)
    }

    /// The word for a code, as the page says it: text key `prefix` + code; else the code itself.
    fn word(&self, prefix: &str, code: &str) -> String {
        let key = format!("{prefix}{}", code.replace('_', "-"));
        self.texts.find(&key, &[]).unwrap_or_else(|| code.to_owned())
    }

    /// The name of a stage: own name, else the default text of its code.
    fn stage_name(&self, stage: &Value) -> String {
        let own = if self.texts.language().code() == "ja" { "name_ja" } else { "name_en" };
        let own = text(stage, own);
        if own.is_empty() {
            self.say(&format!("stage-{}", text(stage, "code").replace('_', "-")), &[])
        } else {
            own
        }
    }

    /// A change in words.
    fn label(&self, label: &Value) -> String {
        let mut params: Vec<(&str, Value)> = label["params"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        let op = match label["params"]["op"].as_str() {
            Some(of) => of.to_owned(),
            None => text(label, "op"),
        };
        params.push((
            "stage",
            Value::String(self.stage_name(&serde_json::json!({
                "code": label["params"]["stage"], "name_en": label["params"]["stage_en"],
                "name_ja": label["params"]["stage_ja"],
            }))),
        ));
        self.say(&format!("op-{}", op.replace('_', "-")), &params)
    }
}

/// A file that was not written, by the path that was typed.
pub fn unwritten(path: &Path, why: &std::io::Error) -> Refusal {
    let code = if why.kind() == std::io::ErrorKind::StorageFull {
        ErrorCode::DiskFull
    } else {
        ErrorCode::FileNotWritten
    };
    Error::new(code).with("path", path.display().to_string()).detail(why).into()
}

/// Runs the verb of the arguments.
pub fn run(args: &Args, texts: &Texts) -> Answer<Output> {
    if let Verb::Restore { archive, into } = &args.verb {
        return exchange::restore(texts, archive, into);
    }
    if let Verb::Parse { kind, file } = &args.verb {
        return parse::parse(*kind, file, texts);
    }
    let create = matches!(args.verb, Verb::Init { .. });
    let run = Run { door: Door::open(args, create)?, texts };
    let output = match &args.verb {
        Verb::Init { sample } => run.init(*sample),
        Verb::Import(import) => run.import(import),
        Verb::Add(add) => run.add(add),
        Verb::Find { query, limit } => run.find(query, *limit),
        Verb::Segment(SegmentVerb::Count { expr }) => run.count_segment(expr),
        Verb::Segment(SegmentVerb::List { expr, limit }) => run.list_segment(expr, *limit),
        Verb::Segment(SegmentVerb::Save { name, expr }) => run.save_segment(name, expr),
        Verb::Segment(SegmentVerb::Show { name }) => run.show_segments(name.as_deref()),
        Verb::Show { lead } => run.show(lead),
        Verb::Set { lead, field, value } => run.set(lead, field, value),
        Verb::Field(verb) => run.field(verb),
        Verb::Bulk(verb) => run.bulk(verb),
        Verb::Board { limit } => run.board(*limit),
        Verb::Move { lead, to, reason, note, return_on } => {
            run.move_lead(lead, to, reason, note, return_on.as_deref())
        }
        Verb::Score { lead, explain, on } => run.score(lead, *explain, on.as_deref()),
        Verb::Account(AccountVerb::Add(account)) => run.add_account(account),
        Verb::Account(AccountVerb::List) => run.list_accounts(),
        Verb::Account(AccountVerb::Test { account, send }) => {
            run.test_account(account.as_deref(), *send)
        }
        Verb::Template(TemplateVerb::List) => run.list_templates(),
        Verb::Template(TemplateVerb::Add { file, name, language }) => {
            run.add_template(file, name.as_deref(), language.as_deref())
        }
        Verb::Template(TemplateVerb::Preview { template, to }) => {
            run.preview_template(template, to)
        }
        Verb::FollowUp { template, to, account, dry_run } => {
            run.follow_up(template, to, account.as_deref(), *dry_run)
        }
        Verb::Outbox(OutboxVerb::List) => run.list_outbox(),
        Verb::Outbox(OutboxVerb::Run) => run.run_outbox(),
        Verb::Outbox(OutboxVerb::Cancel { messages }) => run.cancel(messages),
        Verb::Duplicates(DuplicatesVerb::List { certain, maybe, limit }) => {
            run.list_duplicates(!maybe, !certain, *limit)
        }
        Verb::Duplicates(DuplicatesVerb::Merge { all_certain: true, .. }) => run.merge_certain(),
        Verb::Duplicates(DuplicatesVerb::Merge { leads, keep, .. }) => run.merge(leads, keep),
        Verb::Duplicates(DuplicatesVerb::Different { one, other }) => {
            run.decide("duplicates_different", "cli-different", one, other)
        }
        Verb::Duplicates(DuplicatesVerb::Later { one, other }) => {
            run.decide("duplicates_later", "cli-later", one, other)
        }
        Verb::Undo { change } => run.undo(change.as_deref()),
        Verb::Redo => run.redo(),
        Verb::History { lead: None, limit } => run.history(*limit),
        Verb::History { lead: Some(lead), limit } => run.lead_history(lead, *limit),
        Verb::Export(export) => run.export(export),
        Verb::Restore { archive, into } => exchange::restore(texts, archive, into),
        Verb::Backup { file } => run.backup(file),
        Verb::Check => run.check(),
        // Done above, without a file.
        Verb::Parse { kind, file } => parse::parse(*kind, file, texts),
    };
    // A clean close leaves one file to copy.
    let closed = run.door.app().close();
    let output = output?;
    closed?;
    Ok(output)
}
