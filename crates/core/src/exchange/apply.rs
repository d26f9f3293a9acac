//! Writing what was planned: one lead after another into one change.

use std::collections::HashMap;

use uuid::Uuid;

use super::known::{Fill, TEXT_FIELDS, at};
use super::plan::Person;
use super::row::{RowDraft, StageHint};
use super::store::StageRow;
use super::store::write::{self as rows, CompanyTexts, NewLead};
use crate::app::Tx;
use crate::consent::Ground;
use crate::consent::ops::{NewConsent, record_in};
use crate::error::{Error, ErrorCode, Result};
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
}

/// Writes rows; keeps in hand what many of them share.
pub(crate) struct Writer<'a, 't> {
    tx: &'a Tx<'t>,
    common: Common,
    /// New leads of the file in the order of the plan: `rid` and id.
    fresh: Vec<(i64, Uuid)>,
    companies: HashMap<String, i64>,
    sources: HashMap<String, i64>,
    tags: HashMap<String, i64>,
    consents: Vec<Uuid>,
}

impl<'a, 't> Writer<'a, 't> {
    pub(crate) fn new(tx: &'a Tx<'t>, common: Common) -> Self {
        Self {
            tx,
            common,
            fresh: Vec::new(),
            companies: HashMap::new(),
            sources: HashMap::new(),
            tags: HashMap::new(),
            consents: Vec::new(),
        }
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
        let stage = self.stage(draft.stage.as_ref());
        let created_at = draft.created_at.filter(|at| *at <= self.tx.now).unwrap_or(self.tx.now);
        let value = draft.value.as_ref().map_or((0, ""), |v| (v.minor, v.currency.as_str()));
        // A lost lead has a reason (the board asks for one); a file has none that we know.
        let lost = self.common.stages.iter().any(|row| row.rid == stage && row.kind == "lost");
        let lost_reason = if lost { "other" } else { "" };
        let lead = rows::insert_lead(
            self.tx,
            &NewLead {
                id,
                texts: &values,
                language: &draft.language,
                note: &fill.note,
                external_key: &draft.external_id,
                company,
                source,
                stage,
                position: &position_of_new(id),
                value,
                batch: self.common.batch,
                created_at: created_at.0,
                lost_reason,
            },
        )?;
        rows::insert_stage_event(self.tx, lead, stage, lost_reason)?;
        self.fresh.push((lead, id));
        let mut kinds: Vec<&str> = Vec::new();
        for point in &fill.points {
            // A fax is a phone in the list, but never the number to call.
            let first = point.label != "fax" && !kinds.contains(&point.kind);
            rows::insert_point(self.tx, lead, point, first)?;
            if first {
                kinds.push(point.kind);
            }
        }
        self.rest(lead, id, draft, fill, source)?;
        if let Some(doubt) = doubt {
            let (other, _) = self.person(doubt)?;
            rows::insert_pair(self.tx, lead, other, reasons)?;
        }
        Ok(id)
    }

    /// Adds to somebody known what the row says beyond it.
    pub(crate) fn fill(&mut self, person: Person, draft: &RowDraft, fill: &Fill) -> Result<Uuid> {
        let (lead, id) = self.person(person)?;
        if fill.is_empty() {
            return Ok(id);
        }
        let mut source = None;
        for (field, text) in &fill.texts {
            if rows::set_text(self.tx, lead, *field, text)? {
                continue;
            }
            match *field {
                at::COMPANY => {
                    if let Some(company) = self.company(draft, text)? {
                        rows::set_company(self.tx, lead, company)?;
                    }
                }
                at::SOURCE => {
                    source = self.source(text)?;
                    if let Some(source) = source {
                        rows::set_source(self.tx, lead, source)?;
                    }
                }
                _ => {
                    if let Some(value) = &draft.value {
                        rows::set_value(self.tx, lead, value.minor, &value.currency)?;
                    }
                }
            }
        }
        if !fill.note.is_empty() {
            rows::append_note(self.tx, lead, &fill.note)?;
        }
        for point in &fill.points {
            let first = point.label != "fax" && !rows::has_primary(self.tx, lead, point.kind)?;
            rows::insert_point(self.tx, lead, point, first)?;
        }
        self.rest(lead, id, draft, fill, source)?;
        Ok(id)
    }

    /// Tags, timeline, next step, ground: alike for new and known leads.
    fn rest(
        &mut self,
        lead: i64,
        id: Uuid,
        draft: &RowDraft,
        fill: &Fill,
        source: Option<i64>,
    ) -> Result<()> {
        for tag in &fill.tags {
            let tag = self.tag(tag)?;
            rows::insert_lead_tag(self.tx, lead, tag)?;
        }
        for entry in &fill.happened {
            // The lead is in the key: two people may have met us at the same instant.
            let key = format!("import {} {} {}", entry.kind, entry.at, id.simple());
            let source = source.filter(|_| entry.kind == "card");
            rows::insert_activity(self.tx, lead, entry.kind, entry.at, source, &key)?;
        }
        if let Some(due) = fill.next_step {
            rows::insert_step(self.tx, lead, &due.to_string())?;
        }
        let Some(ground) = Ground::from_code(&fill.ground) else { return Ok(()) };
        let at = self.consent_at(ground, draft);
        let new = NewConsent { lead: id, ground, at, how: "import", place: &self.common.place };
        self.consents.extend(record_in(self.tx, &new)?);
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
        let known = match self.companies.get(&folded) {
            Some(company) => Some(*company),
            None => rows::find_company(self.tx, &folded)?,
        };
        let company = match known {
            Some(company) => {
                rows::fill_company(self.tx, company, texts)?;
                company
            }
            None => rows::insert_company(self.tx, name, &folded, texts)?,
        };
        self.companies.insert(folded, company);
        Ok(Some(company))
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
        let tag = match rows::find_tag(self.tx, &folded)? {
            Some(tag) => tag,
            None => rows::insert_tag(self.tx, name, &folded)?,
        };
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

/// The source of this name, made if there is none.
pub(crate) fn source_by_name(tx: &Tx<'_>, name: &str) -> Result<i64> {
    let folded = fold(name);
    match rows::find_source(tx, &folded)? {
        Some(source) => Ok(source),
        None => rows::insert_source(tx, channel(&folded), name, &folded),
    }
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
