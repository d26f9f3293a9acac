//! Writing what was planned: one lead after another into one change.

use std::collections::HashMap;
use std::sync::Arc;

use uuid::Uuid;

use super::known::{Fill, NewPoint, TEXT_FIELDS, at};
use super::plan::Person;
use super::row::{RowDraft, StageHint};
use super::store::StageRow;
use crate::app::Tx;
use crate::consent::Ground;
use crate::consent::ops::{self as consent, LedgerWriter, NewConsent};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::bulk::{self, BulkWriter, CompanyTexts, Entry, LeadRecord, NewLead, Point};
use crate::leads::own::{Field, Values};
use crate::leads::position::position_of_new;
use crate::text::mail_address::EmailAddress;
use crate::text::{fold, fold_company, fold_key};
use crate::time::Timestamp;
use crate::undo::Compensation;

/// What every row of an import has in common.
pub(crate) struct Common {
    /// Import batch.
    pub(crate) batch: i64,
    /// Stages to choose from, in order.
    pub(crate) stages: Vec<StageRow>,
    /// Stage of rows that name none.
    pub(crate) stage: i64,
    /// Source of rows that name none: `rid` and name.
    pub(crate) source: Option<(i64, String)>,
    /// File name; stands in the consent ledger as the place.
    pub(crate) place: String,
    /// The custom fields of the mapping.
    pub(crate) own: Arc<[Field]>,
}

/// Writes rows; keeps in hand what many of them share.
pub(crate) struct Writer<'a, 't> {
    tx: &'a Tx<'t>,
    leads: BulkWriter<'a, 't>,
    common: Common,
    /// New leads of the file in the order of the plan: `rid` and id.
    fresh: Vec<(i64, Uuid)>,
    companies: HashMap<String, Company>,
    sources: HashMap<String, i64>,
    tags: HashMap<String, i64>,
    ledger: LedgerWriter<'a, 't>,
    consents: Vec<Uuid>,
}

/// A company that a row spoke of.
struct Company {
    rid: i64,
    /// Which of its texts the file told already, in the order of [`CompanyTexts`]: those are filled.
    told: [bool; 4],
}

impl<'a, 't> Writer<'a, 't> {
    pub(crate) fn new(tx: &'a Tx<'t>, common: Common) -> Result<Self> {
        Ok(Self {
            tx,
            leads: BulkWriter::new(tx)?,
            common,
            fresh: Vec::new(),
            companies: HashMap::new(),
            sources: HashMap::new(),
            tags: HashMap::new(),
            ledger: LedgerWriter::new(tx)?,
            consents: Vec::new(),
        })
    }

    /// `rid` and id of somebody known or new.
    pub(crate) fn person(&self, person: Person) -> Result<(i64, Uuid)> {
        match person {
            Person::Fresh(fresh) => self
                .fresh
                .get(fresh as usize)
                .copied()
                .ok_or_else(|| Error::internal("a row met a lead that was not written")),
            Person::Lead(rid) => Ok((rid, super::store::get_lead_id(self.tx, rid)?)),
        }
    }

    /// Adds the next new lead.
    pub(crate) fn add(
        &mut self,
        draft: &RowDraft,
        fill: &Fill,
        doubt: Option<Person>,
        reasons: &str,
    ) -> Result<Uuid> {
        let mut values: [String; TEXT_FIELDS.len()] = Default::default();
        for (field, text) in &fill.texts {
            values[*field].clone_from(text);
        }
        let id = self.tx.new_id();
        let company = self.company(draft, &values[at::COMPANY])?;
        let source = self.source(&values[at::SOURCE])?;
        let record = self.record(id, draft, fill, values, (company, source));
        let lead = self.leads.add_lead(&NewLead {
            record: &record,
            position: &position_of_new(id),
            external_key: &draft.external_id,
            batch: self.common.batch,
        })?;
        self.fresh.push((lead, id));
        let mut kinds: Vec<&str> = Vec::new();
        for (place, point) in (0..).zip(&fill.points) {
            // A fax is a phone in the list, but never the number to call.
            let first = point.label != "fax" && !kinds.contains(&point.kind);
            self.leads.add_point(lead, &point_of(point, first, place))?;
            if first {
                kinds.push(point.kind);
            }
        }
        let mails = fill.points.iter().filter(|point| point.kind == "mail");
        let mails: Vec<String> = mails.map(|point| point.normal.clone()).collect();
        self.rest((lead, id), Some(mails), draft, fill, source)?;
        if let Some(doubt) = doubt {
            let (other, _) = self.person(doubt)?;
            self.leads.add_pair(lead, other, reasons)?;
        }
        Ok(id)
    }

    /// Remembers that the lead added last is not this one: they are never asked about again.
    pub(crate) fn keep_apart(&mut self, other: Person) -> Result<()> {
        let (other, _) = self.person(other)?;
        match self.fresh.last() {
            Some((lead, _)) => self.leads.keep_apart(*lead, other),
            None => Err(Error::internal("nobody was added")),
        }
    }

    /// The columns of a new lead; `values` in the order of [`TEXT_FIELDS`].
    fn record(
        &self,
        id: Uuid,
        draft: &RowDraft,
        fill: &Fill,
        mut values: [String; TEXT_FIELDS.len()],
        (company_rid, source_rid): (Option<i64>, Option<i64>),
    ) -> LeadRecord {
        let mut take = |field: usize| std::mem::take(&mut values[field]);
        let stage_rid = self.stage(draft.stage.as_ref());
        // A lost lead has a reason (the board asks for one); a file has none that we know.
        let stages = &self.common.stages;
        let lost = stages.iter().any(|row| row.rid == stage_rid && row.kind == "lost");
        let created_at = draft.created_at.filter(|at| *at <= self.tx.now).unwrap_or(self.tx.now);
        let value = draft.value.as_ref();
        LeadRecord {
            id,
            family_name: take(at::FAMILY),
            given_name: take(at::GIVEN),
            middle_name: take(2),
            family_kana: take(at::FAMILY_KANA),
            given_kana: take(at::GIVEN_KANA),
            honorific: take(5),
            company_rid,
            department: take(7),
            title: take(8),
            interest: take(9),
            horizon: take(10),
            grade: take(11),
            expected_close: Some(take(12)).filter(|date| !date.is_empty()),
            value_minor: value.map_or(0, |value| value.minor),
            value_currency: value.map_or_else(String::new, |value| value.currency.clone()),
            source_rid,
            language: draft.language.clone(),
            note: fill.note.clone(),
            stage_rid,
            lost_reason: if lost { "other".to_owned() } else { String::new() },
            created_at: created_at.0,
            custom: self.custom(fill),
            ..LeadRecord::default()
        }
    }

    /// The values of custom fields that a new lead begins with; empty for none.
    fn custom(&self, fill: &Fill) -> String {
        if fill.own.is_empty() {
            return String::new();
        }
        let mut values = Values::default();
        for (at, value) in &fill.own {
            if let Some(field) = self.common.own.get(usize::from(*at)) {
                values.set(field, Some(value));
            }
        }
        values.to_text()
    }

    /// Adds to somebody known what the row says beyond it.
    pub(crate) fn fill(&mut self, person: Person, draft: &RowDraft, fill: &Fill) -> Result<Uuid> {
        let (lead, id) = self.person(person)?;
        if fill.is_empty() {
            return Ok(id);
        }
        let mut source = None;
        for (field, text) in &fill.texts {
            match *field {
                at::COMPANY => {
                    if let Some(company) = self.company(draft, text)? {
                        self.leads.set_company(lead, company)?;
                    }
                }
                at::SOURCE => {
                    source = self.source(text)?;
                    if let Some(source) = source {
                        self.leads.set_source(lead, source)?;
                    }
                }
                at::VALUE => {
                    if let Some(value) = &draft.value {
                        self.leads.set_value(lead, value.minor, &value.currency)?;
                    }
                }
                field => self.leads.set_text(lead, TEXT_FIELDS[field], text)?,
            }
        }
        if !fill.own.is_empty() {
            let own = |(at, value): &(u8, super::own::Value)| {
                Some((self.common.own.get(usize::from(*at))?, Some(value.clone())))
            };
            let changes: Vec<_> = fill.own.iter().filter_map(own).collect();
            self.leads.set_own(lead, &changes)?;
        }
        if !fill.note.is_empty() {
            self.leads.append_note(lead, &fill.note)?;
        }
        for point in &fill.points {
            let (has_primary, place) = self.leads.find_place(lead, point.kind)?;
            let first = point.label != "fax" && !has_primary;
            self.leads.add_point(lead, &point_of(point, first, place))?;
        }
        self.rest((lead, id), None, draft, fill, source)?;
        Ok(id)
    }

    /// Tags, timeline, next step, ground: alike for new and known leads. `mails` are all mail
    /// addresses of the lead, the primary one first; `None`: they stand in the file.
    fn rest(
        &mut self,
        (lead, id): (i64, Uuid),
        mails: Option<Vec<String>>,
        draft: &RowDraft,
        fill: &Fill,
        source: Option<i64>,
    ) -> Result<()> {
        for tag in &fill.tags {
            let tag = self.tag(tag)?;
            self.leads.add_tag(lead, tag)?;
        }
        for entry in &fill.happened {
            // The lead is in the key: two people may have met us at the same instant.
            let key = format!("import {} {} {}", entry.kind, entry.at, id.simple());
            let source = source.filter(|_| entry.kind == "card");
            let entry = Entry { kind: entry.kind, at: entry.at, source, external_key: &key };
            self.leads.add_entry(lead, &entry)?;
        }
        if let Some(due) = fill.next_step {
            self.leads.add_step(lead, due)?;
        }
        let Some(ground) = Ground::from_code(&fill.ground) else { return Ok(()) };
        let at = self.consent_at(ground, draft);
        let new = NewConsent { lead: id, ground, at, how: "import", place: &self.common.place };
        let mails = match mails {
            Some(mails) => mails,
            None => consent::list_addresses(self.tx, id)?,
        };
        self.consents.extend(self.ledger.record(&new, lead, &mails)?);
        Ok(())
    }

    /// The date the file gives; the day of the card for a handed card; else now. Never ahead.
    fn consent_at(&self, ground: Ground, draft: &RowDraft) -> Timestamp {
        let zone = self.tx.env().zone;
        let card = draft.exchanged_on.filter(|_| ground == Ground::BusinessCard);
        let at = draft.consent_at.or_else(|| card.map(|date| date.start(zone)));
        at.filter(|at| *at <= self.tx.now).unwrap_or(self.tx.now)
    }

    /// Ends the import: undoing it voids the grounds that it recorded.
    pub(crate) fn finish(self) {
        if !self.consents.is_empty() {
            self.tx.compensate_with(Compensation::Consent { events: self.consents });
        }
    }

    fn company(&mut self, draft: &RowDraft, name: &str) -> Result<Option<i64>> {
        let folded = fold_company(name);
        if folded.is_empty() {
            return Ok(None);
        }
        let domain = draft.mails.iter().find(|mail| !mail.is_free_mail());
        let texts = CompanyTexts {
            kana: &draft.company_kana,
            domain: domain.map_or("", EmailAddress::domain),
            industry: &draft.industry,
            size: &draft.company_size,
        };
        let said = [texts.kana, texts.domain, texts.industry, texts.size].map(|t| !t.is_empty());
        let mut company = match self.companies.remove(&folded) {
            Some(company) => company,
            None => match self.leads.find_company(&folded)? {
                Some(rid) => Company { rid, told: [false; 4] },
                None => {
                    let rid = self.leads.add_company(name, &folded, texts)?;
                    Company { rid, told: said }
                }
            },
        };
        let news = |(said, told): (&bool, &bool)| *said && !told;
        if said.iter().zip(&company.told).any(news) {
            self.leads.fill_company(company.rid, texts)?;
            for (told, said) in company.told.iter_mut().zip(said) {
                *told |= said;
            }
        }
        let rid = company.rid;
        self.companies.insert(folded, company);
        Ok(Some(rid))
    }

    fn source(&mut self, name: &str) -> Result<Option<i64>> {
        if let Some((source, common)) = &self.common.source
            && common == name
        {
            return Ok(Some(*source));
        }
        let folded = fold(name);
        if folded.is_empty() {
            return Ok(None);
        }
        if let Some(source) = self.sources.get(&folded) {
            return Ok(Some(*source));
        }
        let source = source_by_name(self.tx, name)?;
        self.sources.insert(folded, source);
        Ok(Some(source))
    }

    fn tag(&mut self, name: &str) -> Result<i64> {
        let folded = fold(name);
        if let Some(tag) = self.tags.get(&folded) {
            return Ok(*tag);
        }
        let tag = self.leads.tag(name, &folded)?;
        self.tags.insert(folded, tag);
        Ok(tag)
    }

    /// The stage a row means; a name that no stage has means the stage of the import.
    fn stage(&self, hint: Option<&StageHint>) -> i64 {
        let stages = &self.common.stages;
        let found = match hint {
            None => None,
            Some(StageHint::Code(code)) => stages.iter().find(|stage| stage.code == *code),
            // On hold is quiet, not lost: without such a stage it is nurtured.
            Some(StageHint::Hold) => ["hold", "nurture"]
                .iter()
                .find_map(|kind| stages.iter().find(|stage| stage.kind == *kind)),
            Some(StageHint::Name(name)) => {
                let key = fold_key(name);
                stages.iter().find(|stage| {
                    [&stage.code, &stage.name_en, &stage.name_ja].iter().any(|n| fold_key(n) == key)
                })
            }
        };
        found.map_or(self.common.stage, |stage| stage.rid)
    }
}

fn point_of(point: &NewPoint, primary: bool, position: i64) -> Point<'_> {
    let NewPoint { kind, raw, normal, label } = point;
    Point { kind, raw, normal, label, primary, position }
}

/// The source of this name, made if there is none.
pub(crate) fn source_by_name(tx: &Tx<'_>, name: &str) -> Result<i64> {
    let folded = fold(name);
    bulk::source(tx, channel(&folded), name, &folded)
}

/// The channel that the name of a source tells.
fn channel(folded: &str) -> &'static str {
    const WORDS: [(&str, &[&str]); 6] = [
        ("trade_show", &["expo", "tradeshow", "展示会", "えきすぽ", "fair", "booth", "offline"]),
        ("seminar", &["seminar", "せみなあ", "せみな", "webinar", "うえびな", "講演"]),
        ("referral", &["referral", "紹介"]),
        ("ads", &["ads", "paid", "広告"]),
        ("magazine", &["magazine", "newsletter", "めるまが", "emailmarketing"]),
        ("web", &["web", "organic", "direct", "さいと", "ほむぺじ", "問合", "問い合わせ"]),
    ];
    let words = |(_, words): &&(&str, &[&str])| words.iter().any(|word| folded.contains(word));
    WORDS.iter().find(words).map_or("other", |(channel, _)| channel)
}

/// The stage an import puts new leads in: the one asked for, or the first.
pub(crate) fn chosen_stage(stages: &[StageRow], asked: Option<&str>) -> Result<i64> {
    let none = |stage: &str| Error::new(ErrorCode::StageNotFound).with("stage", stage);
    match asked.filter(|asked| !asked.is_empty()) {
        None => stages.first().map(|stage| stage.rid).ok_or_else(|| none("")),
        Some(asked) => stages
            .iter()
            .find(|stage| stage.code == asked || stage.id.to_string() == asked)
            .map(|stage| stage.rid)
            .ok_or_else(|| none(asked)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_source_tells_its_channel() {
        for (name, wanted) in [
            ("expo", "trade_show"),
            ("第12回 ものづくり展示会", "trade_show"),
            ("セミナー", "seminar"),
            ("Referrals", "referral"),
            ("Paid Search", "ads"),
            ("web", "web"),
            ("cold_list", "other"),
        ] {
            assert_eq!(channel(&fold(name)), wanted, "{name}");
        }
    }
}
