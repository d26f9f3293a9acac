//! The dry run: what each row would do, and why.
//!
//! The same code plans a dry run and the import itself, row by row in the order of the file, so both
//! count the same. Planning writes nothing and looks at the file's rows above (a row is taken for a
//! new lead further up like for a known one) and at the leads as they were before the import.

use std::collections::{HashMap, HashSet};

use chrono_tz::Tz;
use rusqlite::Connection;

use super::keys::{FileIndex, Match, keys_of};
use super::known::{Extras, Fill, Known};
use super::row::{ReadRow, RowDraft};
use super::store;
use crate::error::{Error, Result};
use crate::leads::duplicates::DuplicateKeys;
use crate::text::fold_key;
use crate::time::Timestamp;

/// Why a row is a known lead: the same id of another program.
const BADGE: &str = "external_id";

pub(crate) use super::wire::Verdict;

/// Somebody a row is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Person {
    /// A lead of the database, by `rid`.
    Lead(i64),
    /// A new lead of this file, by the order in which they were found, from 0.
    Fresh(u32),
}

/// What a person decided about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decided {
    /// It is this lead.
    Same(i64),
    /// It is the lead that this row of the file made.
    SameAsRow(u64),
    /// It is somebody new.
    New,
    /// Leave it out.
    Skip,
}

/// What one row does.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Adds a lead; a doubt is queued as a pair of possible duplicates, somebody of whom a person
    /// said that it is another one is never asked about again.
    Add { fill: Fill, doubt: Option<Person>, apart: Option<Person> },
    /// Adds to somebody known, perhaps nothing.
    Fill { person: Person, fill: Fill },
    /// Cannot be read as a lead.
    Refuse { error: Error },
    /// Was left out by decision.
    Skip,
}

/// One row planned.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    pub(crate) verdict: Option<Verdict>,
    pub(crate) step: Step,
    pub(crate) reasons: Vec<&'static str>,
}

/// What an import is told besides the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Order {
    pub(crate) extras: Extras,
    pub(crate) decisions: HashMap<u64, Decided>,
    /// Rows that decisions name as the same person.
    pub(crate) named: HashSet<u64>,
}

impl Order {
    /// An order of these extras and decisions.
    pub(crate) fn new(extras: Extras, decisions: HashMap<u64, Decided>) -> Self {
        let named = decisions.values().filter_map(|decided| match decided {
            Decided::SameAsRow(row) => Some(*row),
            _ => None,
        });
        let named = named.collect();
        Self { extras, decisions, named }
    }
}

/// Plans the rows of one file.
pub(crate) struct Planner<'a> {
    db: &'a Connection,
    zone: Tz,
    now: Timestamp,
    order: &'a Order,
    index: FileIndex,
    fresh: Vec<Known>,
    leads: HashMap<i64, Known>,
    /// The row that made each new lead.
    made_by: Vec<u64>,
    /// New leads of rows that a decision names.
    named: HashMap<u64, u32>,
    any_leads: bool,
}

impl<'a> Planner<'a> {
    /// A planner over the leads of `db` as they are now.
    ///
    /// # Errors
    /// Those of the file.
    pub(crate) fn new(
        db: &'a Connection,
        zone: Tz,
        now: Timestamp,
        order: &'a Order,
    ) -> Result<Self> {
        Ok(Self {
            db,
            zone,
            now,
            order,
            index: FileIndex::default(),
            fresh: Vec::new(),
            leads: HashMap::new(),
            made_by: Vec::new(),
            named: HashMap::new(),
            any_leads: store::has_keys(db)?,
        })
    }

    /// Plans the next row and remembers it for those below.
    ///
    /// # Errors
    /// Those of the file.
    pub(crate) fn plan(&mut self, row: &ReadRow) -> Result<Planned> {
        let planned = |verdict, step| Planned { verdict, step, reasons: Vec::new() };
        let decided = self.order.decisions.get(&row.number).cloned();
        if decided == Some(Decided::Skip) {
            return Ok(planned(None, Step::Skip));
        }
        if let Some(error) = row.fatal() {
            return Ok(planned(Some(Verdict::Error), Step::Refuse { error: error.clone() }));
        }
        let keys = keys_of(&row.draft);
        let found = match decided {
            Some(Decided::New) => self.find_any(&row.draft, &keys)?,
            Some(Decided::Same(lead)) => Some(sure(Person::Lead(lead))),
            Some(Decided::SameAsRow(above)) => {
                self.named.get(&above).map(|fresh| sure(Person::Fresh(*fresh)))
            }
            _ => self.find_any(&row.draft, &keys)?,
        };
        let is_new = self.order.decisions.get(&row.number) == Some(&Decided::New);
        if let Some(found) = found.as_ref().filter(|found| found.certain && !is_new) {
            let reasons = found.reasons.clone();
            let fill = self.fill(found.target, row)?;
            let verdict = if fill.is_empty() { Verdict::Duplicate } else { Verdict::Update };
            if let Person::Fresh(fresh) = found.target {
                self.name_row(row.number, fresh);
            }
            let step = Step::Fill { person: found.target, fill };
            return Ok(Planned { verdict: Some(verdict), step, reasons });
        }
        let fresh = u32::try_from(self.fresh.len()).map_err(Error::internal)?;
        let mut known = Known::default();
        let fill = known.fill(&row.draft, &self.order.extras, self.zone);
        known.absorb(&fill, &self.order.extras.own);
        self.fresh.push(known);
        self.index.add(&keys, fresh);
        self.made_by.push(row.number);
        self.name_row(row.number, fresh);
        let (verdict, doubt, apart, reasons) = match found {
            Some(found) if is_new => (Verdict::New, None, Some(found.target), Vec::new()),
            Some(found) => (Verdict::ToDecide, Some(found.target), None, found.reasons),
            None => (Verdict::New, None, None, Vec::new()),
        };
        Ok(Planned { verdict: Some(verdict), step: Step::Add { fill, doubt, apart }, reasons })
    }

    /// Somebody by the id of another program, else by the keys.
    fn find_any(&self, draft: &RowDraft, keys: &DuplicateKeys) -> Result<Option<Match<Person>>> {
        match self.find_badge(draft)? {
            Some(found) => Ok(Some(found)),
            None => self.find(keys),
        }
    }

    /// What all rows get.
    pub(crate) fn extras(&self) -> &Extras {
        &self.order.extras
    }

    /// The row that made a new lead of the file.
    pub(crate) fn row_of(&self, fresh: u32) -> Option<u64> {
        self.made_by.get(fresh as usize).copied()
    }

    /// Remembers whose row this is, if a decision speaks of it.
    fn name_row(&mut self, row: u64, fresh: u32) {
        if self.order.named.contains(&row) {
            self.named.insert(row, fresh);
        }
    }

    /// What is known of a lead of the database, if a row met it. Values are as before the import.
    pub(crate) fn known(&mut self, lead: i64) -> Result<&Known> {
        if !self.leads.contains_key(&lead) {
            let known = store::load_known(self.db, lead, self.now)?;
            self.leads.insert(lead, known);
        }
        self.leads.get(&lead).ok_or_else(|| Error::internal("a lead was just read"))
    }

    /// The lead with the same id of another program: one that was only scanned (a badge without a
    /// name, or with the id for one), or one of the same name. Ids of two programs may be equal by
    /// chance, so another name is another person.
    fn find_badge(&self, draft: &RowDraft) -> Result<Option<Match<Person>>> {
        let id = draft.external_id.as_str();
        if id.is_empty() || !self.any_leads {
            return Ok(None);
        }
        let named = fold_key(&[draft.name.family.as_str(), &draft.name.given].concat());
        for (lead, [family, given, company]) in store::list_by_external(self.db, id)? {
            let said = |text: &String| !text.is_empty() && text != id;
            let is_bare = ![&family, &given, &company].into_iter().any(said);
            let same = !named.is_empty() && fold_key(&[family, given].concat()) == named;
            if is_bare || same {
                let (target, reasons) = (Person::Lead(lead), vec![BADGE]);
                return Ok(Some(Match { target, certain: true, reasons }));
            }
        }
        Ok(None)
    }

    /// Certain before maybe, a known lead before a row of the same file.
    fn find(&self, keys: &DuplicateKeys) -> Result<Option<Match<Person>>> {
        let lead = match self.any_leads {
            true => store::find_match(self.db, keys)?,
            false => None,
        };
        let lead = lead.map(|found| Match {
            target: Person::Lead(found.target),
            certain: found.certain,
            reasons: found.reasons,
        });
        let row = self.index.find(keys).map(|found| Match {
            target: Person::Fresh(found.target),
            certain: found.certain,
            reasons: found.reasons,
        });
        Ok(match (lead, row) {
            (Some(lead), Some(row)) if row.certain && !lead.certain => Some(row),
            (Some(lead), _) => Some(lead),
            (None, row) => row,
        })
    }

    fn fill(&mut self, person: Person, row: &ReadRow) -> Result<Fill> {
        let (extras, zone) = (&self.order.extras, self.zone);
        let known = match person {
            Person::Fresh(fresh) => self.fresh.get_mut(fresh as usize),
            Person::Lead(lead) => {
                self.known(lead)?;
                self.leads.get_mut(&lead)
            }
        };
        let known = known.ok_or_else(|| Error::internal("a row met nobody"))?;
        let fill = known.fill(&row.draft, extras, zone);
        known.absorb(&fill, &extras.own);
        Ok(fill)
    }
}

/// A match by a person's decision.
fn sure(target: Person) -> Match<Person> {
    Match { target, certain: true, reasons: Vec::new() }
}
