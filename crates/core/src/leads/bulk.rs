//! The door for whoever writes many leads in one change: an import of up to a million rows.
//!
//! Unlike the verbs of [`super::ops`] it looks nothing up and checks nothing: the caller has read
//! its rows, decided who is new and keeps companies, sources and tags in hand. Facts, scores, cards
//! and search follow at the end of the change, as always.

use uuid::Uuid;

use super::own;
pub(crate) use super::store::LeadRecord;
pub(crate) use super::store::bulk::{CompanyTexts, Entry, NewLead, Point};
use super::store::{self, bulk as rows, history};
use crate::app::Tx;
use crate::error::Result;
use crate::time::{LocalDate, Timestamp};

/// Writes the rows of one lead after another.
pub(crate) struct BulkWriter<'a, 't> {
    tx: &'a Tx<'t>,
    statements: rows::Statements<'a>,
}

impl<'a, 't> BulkWriter<'a, 't> {
    pub(crate) fn new(tx: &'a Tx<'t>) -> Result<Self> {
        Ok(Self { tx, statements: rows::Statements::new(tx)? })
    }

    /// Adds a lead and the event of its first stage; answers its row.
    pub(crate) fn add_lead(&mut self, new: &NewLead<'_>) -> Result<i64> {
        let (tx, now) = (self.tx, self.tx.now.0);
        tx.bring(|| {
            let lead = self.statements.insert_lead(new, now)?;
            let (stage, reason) = (new.record.stage_rid, new.record.lost_reason.as_str());
            self.statements.insert_stage_event(tx.new_id(), lead, stage, reason, now)?;
            Ok(lead)
        })
    }

    /// Adds a contact point.
    pub(crate) fn add_point(&mut self, lead: i64, point: &Point<'_>) -> Result<()> {
        let tx = self.tx;
        tx.bring(|| self.statements.insert_point(tx.new_id(), lead, point, tx.now.0))
    }

    /// Whether a known lead has a primary contact point of this kind, and the next free place.
    pub(crate) fn find_place(&self, lead: i64, kind: &str) -> Result<(bool, i64)> {
        rows::find_place(self.tx, lead, kind)
    }

    /// Gives a tag that the lead does not have.
    pub(crate) fn add_tag(&mut self, lead: i64, tag: i64) -> Result<()> {
        let tx = self.tx;
        tx.bring(|| self.statements.insert_lead_tag(tx.new_id(), lead, tag))
    }

    /// Adds an entry to the timeline.
    pub(crate) fn add_entry(&mut self, lead: i64, entry: &Entry<'_>) -> Result<()> {
        let tx = self.tx;
        let days = (tx.env().day(Timestamp(entry.at)).0, tx.today().0);
        tx.bring(|| self.statements.insert_activity(tx.new_id(), lead, entry, days, tx.now.0))
    }

    /// Plans a task; the caller knows that the lead has no open step.
    pub(crate) fn add_step(&self, lead: i64, due: LocalDate) -> Result<()> {
        let new = history::NewStep {
            id: self.tx.new_id(),
            lead_rid: lead,
            kind: "task",
            title: "",
            due_on: Some(due.to_string()),
            due_at: None,
            made_by: "import",
            why: "",
            crossing: "",
            now: self.tx.now.0,
        };
        history::insert_step(self.tx, &new).map(|_| ())
    }

    /// Sets one column of a known lead that holds a text.
    pub(crate) fn set_text(&self, lead: i64, column: &'static str, text: &str) -> Result<()> {
        rows::set_column(self.tx, lead, column, &text)
    }

    /// Gives a known lead a company.
    pub(crate) fn set_company(&self, lead: i64, company: i64) -> Result<()> {
        rows::set_column(self.tx, lead, "company_rid", &company)
    }

    /// Gives a known lead a source; its first one stays.
    pub(crate) fn set_source(&self, lead: i64, source: i64) -> Result<()> {
        rows::set_source(self.tx, lead, source)
    }

    /// Sets amount (minor units) and currency of a known lead.
    pub(crate) fn set_value(&self, lead: i64, minor: i64, currency: &str) -> Result<()> {
        rows::set_column(self.tx, lead, "value_minor", &minor)?;
        rows::set_column(self.tx, lead, "value_currency", &currency)
    }

    /// Sets values of custom fields of a known lead.
    pub(crate) fn set_own(
        &self,
        lead: i64,
        changes: &[(&own::Field, Option<own::words::Value>)],
    ) -> Result<()> {
        own::ops::set_values(self.tx, lead, changes)
    }

    /// Puts a text below the note of a known lead.
    pub(crate) fn append_note(&self, lead: i64, note: &str) -> Result<()> {
        rows::append_note(self.tx, lead, note)
    }

    /// Queues two leads for the question whether they are one person.
    pub(crate) fn add_pair(&self, one: i64, other: i64, reasons: &str) -> Result<()> {
        let id = self.tx.new_id();
        store::duplicate::insert_pair(self.tx, id, one, other, false, reasons, self.tx.now.0)
    }

    /// Remembers that two leads are different people.
    pub(crate) fn keep_apart(&self, one: i64, other: i64) -> Result<()> {
        let id = self.tx.new_id();
        store::duplicate::decide(self.tx, id, (one, other), "different", self.tx.now.0)
    }

    /// The company with this folded name, if there is one.
    pub(crate) fn find_company(&self, folded: &str) -> Result<Option<i64>> {
        store::find_company(self.tx, folded)
    }

    /// Adds a company.
    pub(crate) fn add_company(
        &self,
        name: &str,
        folded: &str,
        texts: CompanyTexts<'_>,
    ) -> Result<i64> {
        let tx = self.tx;
        tx.bring(|| rows::insert_company(tx, tx.new_id(), name, folded, texts, tx.now.0))
    }

    /// Fills what is empty of a company.
    pub(crate) fn fill_company(&mut self, company: i64, texts: CompanyTexts<'_>) -> Result<()> {
        self.statements.fill_company(company, texts)
    }

    /// The tag with this folded name, or a new one in the next colour.
    pub(crate) fn tag(&self, name: &str, folded: &str) -> Result<i64> {
        match store::find_tag(self.tx, folded)? {
            Some(tag) => Ok(tag),
            None => store::insert_tag(self.tx, self.tx.new_id(), name, folded),
        }
    }
}

/// The source with this folded name, or a new one of `channel`.
pub(crate) fn source(tx: &Tx<'_>, channel: &str, name: &str, folded: &str) -> Result<i64> {
    if let Some(source) = store::find_source(tx, folded)? {
        return Ok(source);
    }
    let id: Uuid = tx.new_id();
    let new = store::NewSource {
        id,
        channel,
        name,
        folded,
        place: "",
        begins_on: None,
        ends_on: None,
        now: tx.now.0,
    };
    store::insert_source(tx, &new)
}
