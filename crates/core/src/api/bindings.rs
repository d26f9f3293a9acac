//! The page's types, written from the table: `ui/src/ipc/generated.ts`.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use super::{Kind, Scribe, Topic};

/// Collects the page's file while the table describes itself.
pub struct Page {
    config: Config,
    types: BTreeMap<String, String>,
    /// Lists and the like that were walked: a type that holds a list of itself has no end.
    walked: BTreeSet<TypeId>,
    rows: Vec<(String, &'static str, String, String, String)>,
    topics: Vec<(String, Vec<String>)>,
}

struct Visitor<'a>(&'a mut Page);

impl TypeVisitor for Visitor<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.0.add::<T>();
    }
}

impl Page {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if !self.types.contains_key(&name) {
                let docs = T::docs().unwrap_or_default();
                let decl = T::decl(&self.config);
                self.types.insert(name, format!("{docs}export {decl}\n"));
                T::visit_dependencies(&mut Visitor(self));
                T::visit_generics(&mut Visitor(self));
            }
        } else if self.walked.insert(TypeId::of::<T>()) {
            T::visit_dependencies(&mut Visitor(self));
            T::visit_generics(&mut Visitor(self));
        }
    }
}

impl Scribe for Page {
    fn command<Req: TS + 'static, Res: TS + 'static>(
        &mut self,
        name: &str,
        kind: Kind,
        topics: &[Topic],
        docs: &str,
    ) {
        self.add::<Req>();
        self.add::<Res>();
        let kind = match kind {
            Kind::Read => "read",
            Kind::Change => "change",
            Kind::Job => "job",
            Kind::Shell => "shell",
        };
        let doc = docs.trim().lines().map(str::trim).collect::<Vec<_>>().join(" ");
        self.rows.push((
            name.to_owned(),
            kind,
            Req::name(&self.config),
            Res::name(&self.config),
            doc,
        ));
        if !topics.is_empty() {
            let topics =
                topics.iter().filter_map(|topic| serde_json::to_string(topic).ok()).collect();
            self.topics.push((name.to_owned(), topics));
        }
    }
}

/// The whole of `ui/src/ipc/generated.ts`.
pub fn typescript() -> String {
    let mut page = Page {
        config: Config::from_env(),
        types: BTreeMap::new(),
        walked: BTreeSet::new(),
        rows: Vec::new(),
        topics: Vec::new(),
    };
    page.add::<super::Event>();
    page.add::<super::WireError>();
    super::commands::describe(&mut page);
    let mut out = String::from(
        "// Written by `cargo xtask bindings` from crates/core/src/api/commands.rs. Do not edit.\n\n",
    );
    for text in page.types.values() {
        let _ = writeln!(out, "{text}");
    }
    out.push_str("/** Every command: request and response. */\nexport type Commands = {\n");
    for (name, _, req, res, doc) in &page.rows {
        let _ = writeln!(out, "  /** {doc} */\n  {name}: [{req}, {res}];");
    }
    out.push_str("};\n\n/** What each command does. */\nexport const KINDS = {\n");
    for (name, kind, ..) in &page.rows {
        let _ = writeln!(out, "  {name}: \"{kind}\",");
    }
    out.push_str("} as const;\n\n/** Topics that make a read stale. */\nexport const TOPICS: { [name in keyof Commands]?: readonly Topic[] } = {\n");
    for (name, topics) in &page.topics {
        let _ = writeln!(out, "  {name}: [{}],", topics.join(", "));
    }
    out.push_str("};\n\n/** Codes that are warnings: not possible now, or bad input. */\nexport const WARNINGS: readonly ErrorCode[] = [\n");
    for code in crate::error::ErrorCode::ALL {
        if code.severity() == crate::error::Severity::Warning {
            let _ = writeln!(out, "  \"{}\",", code.as_str());
        }
    }
    out.push_str("];\n");
    out
}
