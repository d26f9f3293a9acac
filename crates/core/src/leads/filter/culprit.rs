//! Which condition hides most, when nothing answers.

use rusqlite::Connection;

use super::{Filter, tree};
use crate::env::Env;
use crate::error::Result;
use crate::leads::wire::{Culprit, LeadQuery};

/// Conditions of a tree that are tried; each costs a count.
const TRIED: usize = 24;

/// The member of the query, or the condition of its tree, without which most leads would answer.
///
/// # Errors
/// Those of the filter.
pub(crate) fn find(db: &Connection, query: &LeadQuery, env: &Env) -> Result<Option<Culprit>> {
    let mut best: Option<Culprit> = None;
    let mut take = |without: &LeadQuery, member: &str, path: &[usize]| -> Result<()> {
        let hides = Filter::of(db, without, env)?.count(db)?;
        if hides > 0 && best.as_ref().is_none_or(|known| hides > known.hides) {
            best = Some(Culprit { member: member.to_owned(), path: place(path), hides });
        }
        Ok(())
    };
    let serde_json::Value::Object(set) = serde_json::to_value(query)? else { return Ok(None) };
    let empty = serde_json::to_value(LeadQuery::default())?;
    for member in set.keys().filter(|member| *member != "tree") {
        if empty.get(member) == set.get(member) {
            continue;
        }
        let mut without = set.clone();
        without.insert(member.clone(), empty.get(member).cloned().unwrap_or_default());
        let without: LeadQuery = serde_json::from_value(serde_json::Value::Object(without))?;
        take(&without, member, &[])?;
    }
    if let Some(asked) = &query.tree {
        for path in tree::paths(asked).into_iter().take(TRIED) {
            let without = LeadQuery { tree: tree::without(asked, &path), ..query.clone() };
            take(&without, "tree", &path)?;
        }
    }
    Ok(best)
}

/// A place in a tree as the wire has it.
pub(crate) fn place(path: &[usize]) -> Vec<i64> {
    path.iter().map(|at| i64::try_from(*at).unwrap_or(i64::MAX)).collect()
}
