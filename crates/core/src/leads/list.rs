//! Reading leads: windows of the list, counts, the kana index, one lead in full, pickers.

use rusqlite::Connection;

use super::adding::NewLead;
use super::filter::{Filter, culprit};
use super::rows::{self, Window};
use super::store::contact::ContactRecord;
use super::wire::{
    Affiliation, Contact, CountLeads, DuplicateHint, KanaMark, LeadCount, LeadDetail, LeadDraft,
    LeadPage, LeadSort, ListLeads, Lists, Source, Tag, TagUse, TrashedLead,
};
use super::{TRASH_DAYS, cards, duplicates, findings, queue, store, who};
use crate::app::App;
use crate::consent;
use crate::error::{ErrorCode, Result};
use crate::text::{fold_company, phone};
use crate::time::Timestamp;

/// Rows of one window at most.
const WINDOW: i64 = 200;

/// The text of an ORDER BY that an index of `lead_card` serves. A lead without the date that it is
/// ordered by stands last where the date lies ahead, first where it lies behind.
fn order_of(sort: LeadSort, descending: bool) -> &'static str {
    match (sort, descending) {
        (LeadSort::Kana, false) => "card.kana_row, card.kana_key, card.lead_rid",
        (LeadSort::Kana, true) => "card.kana_row DESC, card.kana_key DESC, card.lead_rid DESC",
        (LeadSort::Score, false) => "card.score, card.lead_rid",
        (LeadSort::Score, true) => "card.score DESC, card.lead_rid DESC",
        (LeadSort::Company, false) => "card.company_key, card.lead_rid",
        (LeadSort::Company, true) => "card.company_key DESC, card.lead_rid DESC",
        (LeadSort::Stage, false) => "card.stage_order, card.lead_rid",
        (LeadSort::Stage, true) => "card.stage_order DESC, card.lead_rid DESC",
        (LeadSort::Step, false) => {
            "(card.step_due_on IS NULL), card.step_due_on, card.step_due_at, card.lead_rid"
        }
        // nothing stands behind everything by itself when the order runs backwards
        (LeadSort::Step, true) => {
            "card.step_due_on DESC, card.step_due_at DESC, card.lead_rid DESC"
        }
        (LeadSort::LastContact, false) => "card.last_contact_at, card.lead_rid",
        (LeadSort::LastContact, true) => "card.last_contact_at DESC, card.lead_rid DESC",
        (LeadSort::Created, false) => "card.created_at, card.lead_rid",
        (LeadSort::Created, true) => "card.created_at DESC, card.lead_rid DESC",
        (LeadSort::Value, false) => "card.value_minor, card.lead_rid",
        (LeadSort::Value, true) => "card.value_minor DESC, card.lead_rid DESC",
        (LeadSort::LastMail, false) => "card.last_mail_at, card.lead_rid",
        (LeadSort::LastMail, true) => "card.last_mail_at DESC, card.lead_rid DESC",
        (LeadSort::StageSince, false) => "card.stage_since, card.lead_rid",
        (LeadSort::StageSince, true) => "card.stage_since DESC, card.lead_rid DESC",
        (LeadSort::Close, false) => {
            "(card.expected_close IS NULL), card.expected_close, card.lead_rid"
        }
        (LeadSort::Close, true) => "card.expected_close DESC, card.lead_rid DESC",
        (LeadSort::Confirmed, false) => "card.confirmed_at, card.lead_rid",
        (LeadSort::Confirmed, true) => "card.confirmed_at DESC, card.lead_rid DESC",
    }
}

fn now(app: &App) -> Timestamp {
    app.env().clock.now()
}

/// One window of the list, at most 200 rows.
///
/// # Errors
/// `NotFound` if the query names an id that is none.
pub fn list_leads(app: &App, request: &ListLeads) -> Result<LeadPage> {
    app.read(|db| {
        let filter = Filter::of(db, &request.query, app.env())?;
        let window = Window {
            condition: "1",
            params: Vec::new(),
            filter: &filter,
            order: order_of(request.sort, request.descending),
            offset: request.offset.max(0),
            limit: request.limit.clamp(0, WINDOW),
        };
        Ok(LeadPage { rows: rows::select(db, window)?, count: -1 })
    })
}

/// How many leads answer, what they are worth, and where each kana row begins.
///
/// # Errors
/// As [`list_leads`].
pub fn count_leads(app: &App, request: &CountLeads) -> Result<LeadCount> {
    let count = |db: &Connection| {
        let filter = Filter::of(db, &request.query, app.env())?;
        let total = store::list::count_all(db)?;
        let lost = filter.lost().iter().map(|path| culprit::place(path)).collect();
        let counts = if filter.is_empty() {
            LeadCount {
                count: total,
                total,
                values: cards::money_sums(store::list::sum_values(db)?),
                without_mail: store::list::count_without_mail(db)?,
                kana_index: match request.kana_index {
                    true => kana_index(store::list::count_kana_rows(db)?),
                    false => Vec::new(),
                },
                culprit: None,
                lost: Vec::new(),
            }
        } else {
            summary_of(store::list::list_summaries(db, &filter)?, total)
        };
        let culprit = match counts.count {
            0 if total > 0 => culprit::find(db, &request.query, app.env())?,
            _ => None,
        };
        Ok(LeadCount { culprit, lost, ..counts })
    };
    match &request.place {
        Some(place) => app.read_latest(place, count),
        None => app.read(count),
    }
}

/// Counts, sums and kana rows from one walk.
fn summary_of(summaries: Vec<store::list::Summary>, total: i64) -> LeadCount {
    let mut rows: std::collections::BTreeMap<i64, i64> = std::collections::BTreeMap::new();
    let (mut count, mut without_mail, mut values) = (0, 0, Vec::new());
    for part in summaries {
        *rows.entry(part.kana_row).or_default() += part.count;
        count += part.count;
        without_mail += part.without_mail;
        if !part.currency.is_empty() && part.value_minor != 0 {
            values.push((part.currency, part.value_minor));
        }
    }
    LeadCount {
        count,
        total,
        values: cards::money_sums(values),
        without_mail,
        kana_index: kana_index(rows.into_iter().collect()),
        culprit: None,
        lost: Vec::new(),
    }
}

/// Kana rows with the offset of their first lead, from `(row, leads)` in their order.
fn kana_index(rows: Vec<(i64, i64)>) -> Vec<KanaMark> {
    let mut offset = 0;
    let mut marks = Vec::new();
    for (row, count) in rows {
        marks.push(KanaMark { label: cards::kana_label(row), offset, count });
        offset += count;
    }
    marks
}

/// Everything on one lead but its timeline, in the Trash as well.
///
/// # Errors
/// `LeadNotFound`.
pub fn get_lead_detail(app: &App, id: &str) -> Result<LeadDetail> {
    app.read(|db| {
        let lead = who::find_lead_anywhere(db, id)?;
        let row = match rows::find(db, lead.rid)? {
            Some(row) => row,
            // A lead in the Trash has no card; the page shows what names it, and *Restore*.
            None => super::wire::LeadRow {
                id: lead.id.to_string(),
                name: who::name_of(db, &lead)?,
                ..empty_row()
            },
        };
        let company = match lead.company_rid {
            Some(rid) => store::get_company(db, rid)?,
            None => store::CompanyRecord::default(),
        };
        let company_id =
            lead.company_rid.map(|rid| super::companies::store::get_id(db, rid)).transpose()?;
        let source_id = lead.source_rid.map(|rid| store::get_source(db, rid)).transpose()?;
        let first = lead.first_source_rid.map(|rid| store::get_source(db, rid)).transpose()?;
        let in_force = consent::ops::read_in_force(db, lead.id, now(app))?;
        let ground_on = in_force.since.map(|at| at.date(app.env().zone).to_string());
        let contacts = store::contact::list(db, lead.rid)?
            .into_iter()
            .map(|contact| shown_contact(contact, in_force.ground.code(), ground_on.as_deref()))
            .collect();
        let duplicates = queue::list_hints(db, lead.rid)?;
        Ok(LeadDetail {
            row,
            family_name: lead.family_name,
            given_name: lead.given_name,
            middle_name: lead.middle_name,
            family_kana: lead.family_kana,
            given_kana: lead.given_kana,
            company: company_id.map(|id| id.to_string()),
            name_order: lead.name_order,
            honorific: lead.honorific,
            industry: company.industry,
            contacts,
            career: read_career(db, lead.rid)?,
            source: source_id.map(|(id, _)| id.to_string()),
            first_source: first.map(|(_, name)| name).unwrap_or_default(),
            interest: lead.interest,
            horizon: lead.horizon,
            expected_close: lead.expected_close,
            note: lead.note,
            lost_reason: lead.lost_reason,
            last_confirmed_at: lead.last_confirmed_at,
            updated_at: store::list::find_last_change(db, lead.rid)?.unwrap_or(lead.created_at),
            trashed_at: lead.deleted_at,
            merged: store::list_merged(db, lead.rid)?.iter().map(ToString::to_string).collect(),
            duplicates,
            own: super::own::ops::read_entries(db, &lead.custom)?,
        })
    })
}

fn read_career(db: &Connection, lead: i64) -> Result<Vec<Affiliation>> {
    let rows = store::affiliation::list(db, lead)?;
    Ok(rows
        .into_iter()
        .map(|row| Affiliation {
            id: row.id.to_string(),
            company_id: row.company_id.to_string(),
            side: row.side,
            company: row.company,
            department: row.department,
            title: row.title,
            from: row.from_on,
            until: row.until_on,
        })
        .collect())
}

fn shown_contact(contact: ContactRecord, ground: &str, ground_on: Option<&str>) -> Contact {
    let is_mail = contact.kind == "mail";
    Contact {
        id: contact.id.to_string(),
        kind: contact.kind,
        value: contact.raw,
        label: contact.label,
        primary: contact.primary,
        state: contact.state,
        ground: if is_mail { ground.to_owned() } else { String::new() },
        ground_on: ground_on.filter(|_| is_mail).map(str::to_owned),
    }
}

fn empty_row() -> super::wire::LeadRow {
    super::wire::LeadRow {
        id: String::new(),
        name: String::new(),
        kana: String::new(),
        language: String::new(),
        company: String::new(),
        department: String::new(),
        title: String::new(),
        mail: String::new(),
        phone: String::new(),
        mail_trouble: String::new(),
        ground: String::new(),
        stage: String::new(),
        grade: String::new(),
        score: 0,
        fit: 0,
        engagement: 0,
        band: String::new(),
        aside: String::new(),
        step: super::wire::StepView {
            state: super::wire::StepState::None,
            kind: String::new(),
            title: String::new(),
            due_on: None,
            due_at: None,
            since: None,
            why: String::new(),
            crossed: None,
        },
        last_contact_at: None,
        last_contact_kind: String::new(),
        replied: false,
        stage_since: 0,
        quiet: false,
        value_minor: 0,
        value_currency: String::new(),
        source: String::new(),
        tags: Vec::new(),
        cycle: 1,
        created_at: 0,
        last_mail_at: None,
        replies: 0,
        expected_close: None,
        confirmed_at: None,
        ground_at: None,
        quality: Vec::new(),
        own: Vec::new(),
    }
}

fn hints(db: &Connection, found: &[findings::Finding]) -> Result<Vec<DuplicateHint>> {
    let mut hints = Vec::new();
    for finding in found.iter().take(10) {
        if let Some(row) = rows::find(db, finding.lead_rid)? {
            hints.push(DuplicateHint {
                row,
                certain: finding.certain,
                reasons: duplicates::shared(&finding.rules),
            });
        }
    }
    Ok(hints)
}

/// Leads that may be the person of a draft, while it is typed: what cannot be read yet does not
/// count.
///
/// # Errors
/// Those of the file.
pub fn find_duplicates_of(app: &App, draft: &LeadDraft) -> Result<Vec<DuplicateHint>> {
    let readable = readable_part(draft);
    app.read(|db| match NewLead::read(db, &readable, app.env().zone.name()) {
        Ok(new) => hints(db, &findings::find(db, &new.keys())?),
        Err(error) if error.code == ErrorCode::LeadNameless => {
            // A mail address or phone alone may already name somebody.
            let named = LeadDraft { family_name: "?".to_owned(), ..readable.clone() };
            let new = NewLead::read(db, &named, app.env().zone.name())?;
            hints(db, &findings::find(db, &new.keys())?)
        }
        Err(_) => Ok(Vec::new()),
    })
}

/// The members of a draft that say who it is, without those that cannot be read.
fn readable_part(draft: &LeadDraft) -> LeadDraft {
    use crate::text::mail_address::EmailAddress;
    use crate::text::names::is_kana;
    let kana = |text: &str| if is_kana(text) { text.to_owned() } else { String::new() };
    LeadDraft {
        family_name: draft.family_name.clone(),
        given_name: draft.given_name.clone(),
        middle_name: draft.middle_name.clone(),
        family_kana: kana(&draft.family_kana),
        given_kana: kana(&draft.given_kana),
        company: draft.company.clone(),
        mails: draft
            .mails
            .iter()
            .filter(|mail| EmailAddress::parse(mail).is_ok())
            .cloned()
            .collect(),
        phones: draft
            .phones
            .iter()
            .filter(|p| phone::phone_key(&p.number).is_some())
            .cloned()
            .collect(),
        ..LeadDraft::default()
    }
}

/// What lies in the Trash, newest first.
///
/// # Errors
/// Those of the file.
pub fn list_trashed(app: &App) -> Result<Vec<TrashedLead>> {
    app.read(|db| {
        let mut trashed = Vec::new();
        for record in store::list::list_trash(db)? {
            let Some(lead) = store::find_lead(db, record.rid)? else { continue };
            let company = match lead.company_rid {
                Some(rid) => store::get_company(db, rid)?.name,
                None => String::new(),
            };
            let day = Timestamp(record.deleted_at).date(app.env().zone);
            trashed.push(TrashedLead {
                id: lead.id.to_string(),
                name: cards::shown_name(&lead, &company),
                company,
                trashed_at: record.deleted_at,
                purged_on: day.plus_days(TRASH_DAYS).to_string(),
            });
        }
        Ok(trashed)
    })
}

/// Sources and tags for pickers.
///
/// # Errors
/// Those of the file.
pub fn list_lists(app: &App) -> Result<Lists> {
    app.read(|db| {
        let sources = store::list::list_sources(db)?
            .into_iter()
            .map(|(id, channel, name, place, begins_on, ends_on, leads)| Source {
                id: id.to_string(),
                channel,
                name,
                place,
                begins_on,
                ends_on,
                leads,
            })
            .collect();
        let tags = store::list::list_tag_uses(db)?
            .into_iter()
            .map(|(id, name, colour, leads)| TagUse {
                tag: Tag { id: id.to_string(), name, colour },
                leads,
            })
            .collect();
        Ok(Lists { sources, tags })
    })
}

/// Company names that hold the typed text, at most 20.
///
/// # Errors
/// Those of the file.
pub fn suggest_companies(app: &App, text: &str) -> Result<Vec<String>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    app.read(|db| store::list_company_names(db, &fold_company(text)))
}
