//! One row to one draft of a lead: typed values, and a problem for each cell that holds something
//! else.
//!
//! A *fatal* problem means that the row cannot become a lead; any other one leaves a single value out
//! of its field. Such a value is kept in the note under its header: nothing that a cell held is lost.

use chrono_tz::Tz;

use super::field::ImportField as F;
use super::mapping::{Column, Mapping};
use super::table::{Row, RowFault};
use super::{MAX_CELL_BYTES, own, values};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::own::Kind;
use crate::leads::own::words::{self, BETWEEN};
use crate::text::mail_address::EmailAddress;
use crate::text::money::Money;
use crate::text::names::{PersonName, is_east_asian, split_full_name, split_kana, to_katakana};
use crate::text::phone::phone_key;
use crate::time::{LocalDate, Timestamp};

pub use super::values::StageHint;

/// Characters of a one-line field of a lead.
const LINE_LIMIT: usize = 300;
/// Characters of a tag.
const TAG_LIMIT: usize = 60;

/// A phone as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPhone {
    /// As typed.
    pub raw: String,
    /// Key under which equal numbers meet.
    pub key: String,
    /// `work`, `direct`, `mobile`, `home`, `fax`.
    pub label: &'static str,
}

/// What a row says about a person. An empty text means that it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowDraft {
    /// Name and reading in parts.
    pub name: PersonName,
    /// 敬称.
    pub honorific: String,
    /// `ja` or `en`.
    pub language: String,
    /// Company as typed.
    pub company: String,
    /// Reading of the company.
    pub company_kana: String,
    /// Department.
    pub department: String,
    /// Title.
    pub title: String,
    /// Mail addresses, first is primary.
    pub mails: Vec<EmailAddress>,
    /// Phones and fax numbers, first is primary.
    pub phones: Vec<DraftPhone>,
    /// Web addresses.
    pub urls: Vec<String>,
    /// Postal code as typed.
    pub postal_code: String,
    /// Postal address.
    pub address: String,
    /// The day the card was handed over.
    pub exchanged_on: Option<LocalDate>,
    /// Note, with the values that fit nowhere else.
    pub note: String,
    /// Tags by name, each once.
    pub tags: Vec<String>,
    /// Channel or name of an event.
    pub source: String,
    /// Stage.
    pub stage: Option<StageHint>,
    /// Value of the deal.
    pub value: Option<Money>,
    /// Expected close.
    pub expected_close: Option<LocalDate>,
    /// `A`, `B`, `C`.
    pub grade: String,
    /// Ground to mail, by our codes.
    pub ground: String,
    /// When the ground came to be.
    pub consent_at: Option<Timestamp>,
    /// Wants no mail.
    pub refused: bool,
    /// When it was first recorded elsewhere.
    pub created_at: Option<Timestamp>,
    /// Last contact: when and the kind of it.
    pub last_contact: Option<(Timestamp, &'static str)>,
    /// Date of the next step.
    pub next_step_on: Option<LocalDate>,
    /// Industry of the company.
    pub industry: String,
    /// Size of the company.
    pub company_size: String,
    /// What it is about.
    pub interest: String,
    /// `now`, `term`, `year`, `looking`.
    pub horizon: String,
    /// Id in the program the file comes from.
    pub external_id: String,
    /// Values of custom fields, by their place in the mapping.
    pub(crate) own: Vec<(u8, own::Value)>,
}

/// One thing wrong with a row.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Column, 0 = first; `None` if it is the row.
    pub column: Option<usize>,
    /// The reason; `field` names the header where a column is meant.
    pub error: Error,
    /// True if the row cannot become a lead.
    pub fatal: bool,
}

/// A row read as a lead.
#[derive(Debug, Clone)]
pub struct ReadRow {
    /// 1 = first row below the header.
    pub number: u64,
    /// What it says.
    pub draft: RowDraft,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl ReadRow {
    /// The reason why this row cannot become a lead, if there is one.
    pub fn fatal(&self) -> Option<&Error> {
        self.problems.iter().find(|problem| problem.fatal).map(|problem| &problem.error)
    }
}

/// Reads rows by a mapping.
#[derive(Debug, Clone)]
pub struct RowReader<'m> {
    mapping: &'m Mapping,
    zone: Tz,
    currency: &'m str,
}

impl<'m> RowReader<'m> {
    /// A reader by `mapping`; times without a zone are in `zone`, amounts without a currency in
    /// `currency` (ISO 4217).
    pub fn new(mapping: &'m Mapping, zone: Tz, currency: &'m str) -> Self {
        Self { mapping, zone, currency }
    }

    /// Reads one row. Pure; never fails: what is wrong stands in the answer.
    pub fn read(&self, row: &Row) -> ReadRow {
        let mut reading = Reading {
            draft: RowDraft::default(),
            problems: Vec::new(),
            notes: Vec::new(),
            full_name: String::new(),
            parts: Default::default(),
            country: String::new(),
            last_contact_at: None,
            last_contact_kind: "note",
            japanese: row.cells.iter().any(|cell| is_east_asian(cell)),
            zone: self.zone,
            currency: self.currency,
        };
        if let Some(fault) = &row.fault {
            reading.row_fault(fault, row, self.mapping);
        }
        for column in &self.mapping.columns {
            let (Some(field), Some(cell)) = (column.field, row.cells.get(column.index)) else {
                continue;
            };
            if let F::Own(at) = field {
                match own_value(self.mapping, at, cell, self.currency) {
                    Ok(value) => reading.draft.own.extend(value.map(|value| (at, value))),
                    Err(error) => {
                        let text = values::one_line(cell);
                        reading.leave_out(column.index, &column.header, &text, error);
                    }
                }
                continue;
            }
            let text = if field == F::Note { values::clean(cell) } else { values::one_line(cell) };
            let text = match self.mapping.chosen(field, &text) {
                Some(chosen) => chosen.to_owned(),
                None => text,
            };
            if text.is_empty() {
                continue;
            }
            if let Err(error) = reading.take(field, &text, &column.header) {
                reading.leave_out(column.index, &column.header, &text, error);
            }
        }
        reading.cells_beyond(row, self.mapping);
        let named = |column: &&Column| column.field.is_some_and(F::names_a_lead);
        let name = self.mapping.columns.iter().find(named).map(|column| column.index);
        reading.finish(row.number, name)
    }
}

/// A row half read.
struct Reading<'r> {
    draft: RowDraft,
    problems: Vec<Problem>,
    notes: Vec<String>,
    full_name: String,
    /// Region, city, street.
    parts: [String; 3],
    country: String,
    last_contact_at: Option<Timestamp>,
    last_contact_kind: &'static str,
    japanese: bool,
    zone: Tz,
    currency: &'r str,
}

impl Reading<'_> {
    fn row_fault(&mut self, fault: &RowFault, row: &Row, mapping: &Mapping) {
        let (column, error) = match fault {
            RowFault::QuoteOpen => (None, Error::new(ErrorCode::QuoteOpen).with("line", row.line)),
            RowFault::CardBroken => (None, Error::new(ErrorCode::CardBroken)),
            RowFault::CellTooLong { column } => {
                let header = mapping.columns.get(*column).map_or("", |c| c.header.as_str());
                let error = Error::new(ErrorCode::FieldTooLong)
                    .with("field", header)
                    .with("limit", MAX_CELL_BYTES);
                (Some(*column), error)
            }
            RowFault::TooManyColumns { count } => {
                let error = Error::new(ErrorCode::TooManyColumns)
                    .with("count", *count)
                    .with("limit", super::MAX_COLUMNS);
                (None, error)
            }
        };
        self.problems.push(Problem { column, error, fatal: true });
    }

    /// Notes cells behind the last named column, and bytes that stand for nothing.
    fn cells_beyond(&mut self, row: &Row, mapping: &Mapping) {
        let used = |at: usize| mapping.columns.get(at).is_some_and(|c| c.field.is_some());
        let beyond = row.cells.iter().enumerate().skip(mapping.named);
        let surplus = beyond.filter(|(at, cell)| !used(*at) && !cell.trim().is_empty()).count();
        if surplus > 0 {
            let error = Error::new(ErrorCode::SurplusCells).with("count", surplus);
            self.problems.push(Problem { column: None, error, fatal: false });
        }
        let bad: usize = row.cells.iter().map(|cell| cell.matches('\u{fffd}').count()).sum();
        if bad > 0 {
            let error = Error::new(ErrorCode::BadBytes).with("count", bad);
            self.problems.push(Problem { column: None, error, fatal: false });
        }
    }

    /// A value that its field does not take: reported, and kept in the note.
    fn leave_out(&mut self, column: usize, header: &str, text: &str, error: Error) {
        let kept = if header.is_empty() { text.to_owned() } else { format!("{header}: {text}") };
        self.notes.push(kept);
        let error = error.with("field", header);
        self.problems.push(Problem { column: Some(column), error, fatal: false });
    }

    /// Puts one filled cell into its field.
    fn take(&mut self, field: F, text: &str, header: &str) -> Result<()> {
        if field.arity() == super::field::Arity::One && text.chars().count() > LINE_LIMIT {
            return Err(Error::new(ErrorCode::FieldTooLong).with("limit", LINE_LIMIT));
        }
        let draft = &mut self.draft;
        match field {
            F::FullName => text.clone_into(&mut self.full_name),
            F::FamilyName => text.clone_into(&mut draft.name.family),
            F::GivenName => text.clone_into(&mut draft.name.given),
            F::MiddleName => text.clone_into(&mut draft.name.middle),
            F::FullKana => {
                (draft.name.family_kana, draft.name.given_kana) = split_kana(text);
            }
            F::FamilyKana => draft.name.family_kana = to_katakana(text),
            F::GivenKana => draft.name.given_kana = to_katakana(text),
            F::Honorific => text.clone_into(&mut draft.honorific),
            F::Company => text.clone_into(&mut draft.company),
            F::CompanyKana => draft.company_kana = to_katakana(text),
            F::Department => text.clone_into(&mut draft.department),
            F::Title => text.clone_into(&mut draft.title),
            F::Mail => return self.take_mails(text),
            F::Phone => return self.take_phones(text, "work"),
            F::PhoneDirect => return self.take_phones(text, "direct"),
            F::PhoneMobile => return self.take_phones(text, "mobile"),
            F::PhoneHome => return self.take_phones(text, "home"),
            F::Fax => return self.take_phones(text, "fax"),
            F::Url => return self.take_urls(text),
            F::PostalCode => {
                text.trim_start_matches('〒').trim().clone_into(&mut draft.postal_code)
            }
            F::Address => text.clone_into(&mut draft.address),
            F::AddressRegion => text.clone_into(&mut self.parts[0]),
            F::AddressCity => text.clone_into(&mut self.parts[1]),
            F::AddressStreet => text.clone_into(&mut self.parts[2]),
            F::Country => text.clone_into(&mut self.country),
            F::Note => self.take_note(text, header),
            F::Tags => return self.take_tags(text),
            F::Industry => text.clone_into(&mut draft.industry),
            F::CompanySize => text.clone_into(&mut draft.company_size),
            F::Interest => text.clone_into(&mut draft.interest),
            F::ExternalId => text.clone_into(&mut draft.external_id),
            F::Source => text.clone_into(&mut draft.source),
            _ => return self.take_code(field, text),
        }
        Ok(())
    }

    /// Fields with a form of their own: dates, amounts, codes.
    fn take_code(&mut self, field: F, text: &str) -> Result<()> {
        let invalid = || Error::new(ErrorCode::FieldInvalid).with("value", text);
        let draft = &mut self.draft;
        match field {
            F::ExchangedOn => draft.exchanged_on = values::date(text)?,
            F::ExpectedClose => draft.expected_close = values::date(text)?,
            F::NextStepOn => draft.next_step_on = values::date(text)?,
            F::ConsentAt => draft.consent_at = values::instant(text, self.zone)?,
            F::CreatedAt => draft.created_at = values::instant(text, self.zone)?,
            F::LastContactAt => self.last_contact_at = values::instant(text, self.zone)?,
            F::LastContactKind => self.last_contact_kind = values::contact_kind(text),
            F::Stage => draft.stage = Some(values::stage(text)),
            F::Value => {
                let money = Money::parse(text, self.currency);
                let refuse = || Error::new(ErrorCode::MoneyInvalid).with("value", text);
                draft.value = Some(money.filter(|m| m.minor >= 0).ok_or_else(refuse)?);
            }
            F::Grade => {
                let grade = text.trim().to_uppercase();
                if !matches!(grade.as_str(), "A" | "B" | "C") {
                    return Err(invalid());
                }
                draft.grade = grade;
            }
            F::Language => draft.language = values::language(text).unwrap_or("").to_owned(),
            F::ConsentGround => {
                let ground = values::ground(text).ok_or_else(invalid)?;
                draft.refused |= ground == "refused";
                ground.clone_into(&mut draft.ground);
            }
            F::Refused => draft.refused |= values::is_yes(text),
            F::Horizon => {
                values::horizon(text).ok_or_else(invalid)?.clone_into(&mut draft.horizon);
            }
            _ => {}
        }
        Ok(())
    }

    fn take_mails(&mut self, text: &str) -> Result<()> {
        let mut refused = None;
        for part in values::mails(text) {
            match EmailAddress::parse(part) {
                Ok(mail) if self.draft.mails.iter().all(|m| m.as_str() != mail.as_str()) => {
                    self.draft.mails.push(mail);
                }
                Ok(_) => {}
                Err(error) => refused = Some(error),
            }
        }
        refused.map_or(Ok(()), Err)
    }

    fn take_phones(&mut self, text: &str, label: &'static str) -> Result<()> {
        for raw in values::phones(text, self.japanese)? {
            let Some(key) = phone_key(&raw) else { continue };
            let mobile = ["+8170", "+8180", "+8190"].iter().any(|start| key.starts_with(start));
            let label = if label == "work" && mobile && key.len() == 13 { "mobile" } else { label };
            if self.draft.phones.iter().all(|phone| phone.key != key) {
                self.draft.phones.push(DraftPhone { raw, key, label });
            }
        }
        Ok(())
    }

    fn take_urls(&mut self, text: &str) -> Result<()> {
        let mut refused = Ok(());
        for url in values::several(text, &[';', '\n', ' ']) {
            let lower = url.to_lowercase();
            let scheme = lower.split_once(':').map_or("", |(scheme, _)| scheme);
            // A port (`example.jp:8080`) is no scheme; whatever is neither web scheme stays out.
            let web = matches!(scheme, "" | "http" | "https") || scheme.contains('.');
            if !web || !url.contains('.') {
                refused = Err(Error::new(ErrorCode::FieldInvalid).with("value", url));
            } else if !self.draft.urls.iter().any(|known| known == url) {
                self.draft.urls.push(url.to_owned());
            }
        }
        refused
    }

    /// The first note column is the note; another one is added under its header.
    fn take_note(&mut self, text: &str, header: &str) {
        let is_note =
            super::dictionary::meaning(header) == super::dictionary::Meaning::Field(F::Note);
        if is_note && self.draft.note.is_empty() {
            text.clone_into(&mut self.draft.note);
        } else if header.is_empty() {
            self.notes.push(text.to_owned());
        } else {
            self.notes.push(format!("{header}: {text}"));
        }
    }

    fn take_tags(&mut self, text: &str) -> Result<()> {
        let mut refused = Ok(());
        for tag in values::several(text, &[';', '；', ',', '、', '，', '|', '\n']) {
            // Google writes its own groups as `* myContacts`; they say nothing.
            if tag.starts_with("* ") || self.draft.tags.iter().any(|known| known == tag) {
                continue;
            }
            if tag.chars().count() > TAG_LIMIT {
                refused = Err(Error::new(ErrorCode::FieldTooLong).with("limit", TAG_LIMIT));
            } else {
                self.draft.tags.push(tag.to_owned());
            }
        }
        refused
    }

    /// `name` is the column in which a row without a name would have one.
    fn finish(mut self, number: u64, name: Option<usize>) -> ReadRow {
        self.settle_name();
        self.settle_address();
        let draft = &mut self.draft;
        draft.last_contact = self.last_contact_at.map(|at| (at, self.last_contact_kind));
        if draft.language.is_empty() && !(draft.name.is_empty() && draft.company.is_empty()) {
            let written = [&draft.name.family, &draft.name.given, &draft.company];
            let japanese = written.into_iter().any(|text| is_east_asian(text));
            draft.language = if japanese { "ja" } else { "en" }.to_owned();
        }
        for note in &self.notes {
            if !draft.note.is_empty() {
                draft.note.push('\n');
            }
            draft.note.push_str(note);
        }
        if draft.name.is_empty()
            && draft.company.is_empty()
            && self.problems.iter().all(|p| !p.fatal)
        {
            let error = Error::new(ErrorCode::LeadNameless);
            self.problems.push(Problem { column: name, error, fatal: true });
        }
        ReadRow { number, draft: self.draft, problems: self.problems }
    }

    /// The whole name goes where the parts say nothing; a family column may hold a whole name.
    fn settle_name(&mut self) {
        let name = &mut self.draft.name;
        if name.family.is_empty() && name.given.is_empty() && !self.full_name.is_empty() {
            let split = split_full_name(&self.full_name).name;
            name.family = split.family;
            name.given = split.given;
            if name.middle.is_empty() {
                name.middle = split.middle;
            }
            if name.family_kana.is_empty() && name.given_kana.is_empty() {
                name.family_kana = split.family_kana;
                name.given_kana = split.given_kana;
            }
        }
    }

    /// Parts of an address in the order of its country.
    fn settle_address(&mut self) {
        let [region, city, street] = &self.parts;
        if self.draft.address.is_empty() && self.parts.iter().any(|part| !part.is_empty()) {
            let japanese = self.parts.iter().any(|part| is_east_asian(part));
            self.draft.address = if japanese {
                format!("{region}{city}{street}")
            } else {
                let parts = [street, city, region].into_iter().filter(|part| !part.is_empty());
                parts.map(String::as_str).collect::<Vec<_>>().join(", ")
            };
        }
        let home = matches!(self.country.as_str(), "" | "JP" | "日本" | "Japan");
        if !home && !self.draft.address.is_empty() && !self.draft.address.contains(&self.country) {
            self.draft.address = format!("{}, {}", self.draft.address, self.country);
        }
    }
}

/// What a cell says of the field at a place of the mapping; `None` for nothing. An amount without a
/// sign is in `currency` (ISO 4217).
///
/// # Errors
/// `own_value_invalid`, `field_too_long`.
fn own_value(mapping: &Mapping, at: u8, cell: &str, currency: &str) -> Result<Option<own::Value>> {
    let field =
        mapping.own_field(at).ok_or_else(|| Error::internal("a mapping without a field"))?;
    let text = values::clean(cell);
    let means = |text: &str| mapping.chosen(F::Own(at), text).map(str::to_owned);
    let text = match means(&text) {
        Some(chosen) => chosen,
        None if field.kind == Kind::Multi => {
            let parts = text.split(BETWEEN).map(str::trim);
            let parts = parts.map(|part| means(part).unwrap_or_else(|| part.to_owned()));
            parts.collect::<Vec<_>>().join("\n")
        }
        None => text,
    };
    if field.kind == Kind::Date
        && !text.is_empty()
        && let Ok(date) = values::date(&text)
    {
        return Ok(date.map(own::Value::Date));
    }
    words::read(field, &text, currency)
}
