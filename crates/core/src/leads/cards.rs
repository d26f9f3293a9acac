//! The card of a lead: the derived row that lists, board and Today show, its search words, its
//! duplicate keys and pairs.
//!
//! [`CardRefresh`] rebuilds them for the leads that a change touched, in the same transaction. The
//! rules are pure functions of the rows and the day: [`step_state`], [`ContactFacts`], [`quiet`],
//! [`urgency_of`]. A lead in the Trash has no card.

use std::collections::{BTreeMap, BTreeSet};

use super::duplicates::DuplicateKeys;
use super::own::derived::OwnFields;
use super::own::{self, Values};
use super::rows::urgency;
use super::store::card::{CardRecord, CardWriter};
use super::store::contact::ContactRecord;
use super::store::history::StepRecord;
use super::store::material::{Around, Entry, Material, gather};
use super::store::{self, LeadRecord};
use super::wire::{StepState, Tag};
use super::{findings, pairs};
use crate::app::Tx;
use crate::consent;
use crate::db::key_list;
use crate::error::Result;
use crate::text::bigrams;
use crate::text::fold;
use crate::text::fold::spell_company_forms;
use crate::text::mail_address::EmailAddress;
use crate::text::names::{KANA_ROWS, NameOrder, PersonName, kana_row, sort_key, to_katakana};
use crate::text::phone::domestic_digits;
use crate::time::{Day, LocalDate, Timestamp};

/// Characters of activities that go into the search words of a lead, newest first.
const SEARCH_WORDS_LIMIT: usize = 4_000;
/// Activities of a lead that are searched.
const SEARCH_ACTIVITIES: usize = 40;

/// Kinds of entries in which both sides took part: they count against "gone quiet".
const TWO_WAY: &[&str] =
    &["call", "visit", "meeting", "mail_in", "card", "form", "seminar", "purchase"];
/// Kinds that answer a reply; a step marked done after it counts too, else Today is never empty.
const ANSWERS: &[&str] = &["call", "visit", "meeting", "mail_out", "step"];

/// Leads whose card says something else because days passed since `since`.
pub(crate) fn changed_by_time(tx: &Tx<'_>, since: Day, today: Day) -> Result<BTreeSet<i64>> {
    // The step of the day `since` itself turns from "today" to "overdue".
    let zone = tx.env().zone;
    let found = store::card::list_changed_by_time(
        tx,
        &since.date().to_string(),
        &today.date().to_string(),
        old_before(since, zone)..old_before(today, zone),
    )?;
    Ok(found.into_iter().collect())
}

/// Leads whose search words are written at one go.
const STRETCH: usize = 2_000;

/// Words of a lead that wait for their turn.
struct Search {
    lead: i64,
    words: String,
    /// It has none yet.
    is_new: bool,
}

/// Rebuilds card, search words and duplicate keys of leads, a stretch at a time.
///
/// FTS5 puts what it has gathered on disk whenever a statement with a trigger starts, and the card
/// has one. Words are therefore written many leads at a time, not lead by lead: a big import would
/// otherwise leave one tiny index segment per lead and merge them again and again.
pub(crate) struct CardRefresh {
    suppressions: consent::ops::Suppressions,
    fields: OwnFields,
    searches: Vec<Search>,
    /// Leads in the Trash, or gone: their words go last, all at once.
    gone: Vec<i64>,
}

impl CardRefresh {
    pub(crate) fn new(tx: &Tx<'_>) -> Result<Self> {
        let suppressions = consent::ops::Suppressions::new(tx)?;
        let fields = OwnFields::read(tx)?;
        Ok(Self { suppressions, fields, searches: Vec::new(), gone: Vec::new() })
    }

    /// Rebuilds what `leads`, in ascending order, show.
    pub(crate) fn stretch(&mut self, tx: &Tx<'_>, leads: &[i64]) -> Result<()> {
        let grounds = consent::ops::list_in_force(tx, leads, tx.now)?;
        let mut writer = CardWriter::new(tx)?;
        let mut gone: BTreeSet<i64> = leads.iter().copied().collect();
        for material in gather(tx, leads, &self.fields)? {
            let rid = material.lead.rid;
            gone.remove(&rid);
            let in_force = grounds.get(&rid);
            let ground = in_force.map_or(consent::Ground::NotAsked, |state| state.ground);
            let mut card = card_of(tx, &material);
            card.ground_at = in_force.and_then(|state| state.since).map(|at| at.0);
            reach_card(tx, &mut card, &material.contacts, ground, &self.suppressions)?;
            card.quality = quality_of(&card, is_old(tx, card.confirmed_at));
            let own = Values::parse(&material.lead.custom);
            card.own = serde_json::to_string(&self.fields.chips(&own))?;
            self.fields.write_rows(tx, rid, &own, &material.own)?;
            let mut parts = search_parts(&material);
            parts.extend(self.fields.search_words(&own));
            self.searches.extend(index(tx, &mut writer, &mut card, &material, &parts)?);
            writer.write_card(&card)?;
        }
        drop(writer);
        if !gone.is_empty() {
            let gone: Vec<i64> = gone.into_iter().collect();
            let carded = store::card::list_carded(tx, &key_list(&gone))?;
            let keys = key_list(&carded);
            store::card::remove_cards(tx, &keys)?;
            own::store::remove_rows(tx, &keys)?;
            self.gone.extend(carded);
        }
        pairs::refresh(tx, leads)?;
        if self.searches.len() >= STRETCH { self.write_searches(tx) } else { Ok(()) }
    }

    /// Writes what waits.
    pub(crate) fn finish(mut self, tx: &Tx<'_>) -> Result<()> {
        self.write_searches(tx)?;
        store::card::remove_searches(tx, &self.gone)
    }

    fn write_searches(&mut self, tx: &Tx<'_>) -> Result<()> {
        let searches = std::mem::take(&mut self.searches);
        let words =
            searches.iter().map(|search| (search.lead, search.words.as_str(), search.is_new));
        store::card::write_searches(tx, words)
    }
}

/// The card but for reach, search hash and what is written beside it.
fn card_of(tx: &Tx<'_>, material: &Material) -> CardRecord {
    let Material { lead, around, step, .. } = material;
    let step = step.as_ref();
    let mut contact = ContactFacts::default();
    for entry in &material.entries {
        if contact.take(entry) {
            break;
        }
    }
    let mails = MailFacts::of(&material.entries);
    let zone = tx.env().zone;
    let today = tx.today();
    let is_open = !matches!(around.stage_kind.as_str(), "won" | "lost");
    let (state, due_on) = step_state(step, contact.last_reply_at, today);
    let replied = contact.waits(step, state);
    let since = contact.last_two_way_at.unwrap_or(i64::MIN).max(around.stage_since);
    let (is_quiet, quiet_on) = if is_open {
        quiet(Timestamp(since).day(zone), around.quiet_days, state, today)
    } else {
        (false, None)
    };
    let mut card = CardRecord {
        lead_rid: lead.rid,
        lead_id: lead.id,
        stage_rid: lead.stage_rid,
        stage_order: around.stage_order,
        position: around.position.clone(),
        open: is_open,
        department: lead.department.clone(),
        title: lead.title.clone(),
        grade: lead.grade.clone(),
        score: around.score,
        fit: around.fit,
        engagement: around.engagement,
        band: around.band.clone(),
        aside: around.aside.clone(),
        urgency: urgency_of(is_open, replied, state, is_quiet),
        step_state: state_code(state).to_owned(),
        last_contact_at: contact.last_at,
        last_contact_kind: contact.last_kind.clone(),
        replied,
        stage_since: around.stage_since,
        quiet: is_quiet,
        quiet_on: quiet_on.map(|day| day.date().to_string()),
        value_minor: lead.value_minor,
        value_currency: lead.value_currency.clone(),
        source: around.source.clone(),
        source_rid: lead.source_rid,
        cycle: around.cycle,
        created_at: lead.created_at,
        updated_at: contact.newest_at.unwrap_or(0).max(around.stage_since),
        last_mail_at: mails.last_at,
        replies: mails.replies,
        unanswered_at: mails.unanswered_at,
        // who was added was looked at: that is the first confirmation
        confirmed_at: lead.last_confirmed_at.unwrap_or(lead.created_at),
        expected_close: lead.expected_close.clone(),
        ..CardRecord::default()
    };
    name_card(&mut card, lead, around);
    if let Some(step) = step {
        step_card(&mut card, step, due_on);
    }
    card
}

/// What the timeline says about mail.
#[derive(Debug, Default)]
struct MailFacts {
    last_at: Option<i64>,
    /// Replies, answers of machines left out.
    replies: i64,
    /// The first mail since their last reply.
    unanswered_at: Option<i64>,
}

impl MailFacts {
    /// From the entries, newest first.
    fn of(entries: &[Entry]) -> Self {
        let mut facts = Self::default();
        for entry in entries {
            match entry.kind.as_str() {
                "mail_in" if !is_auto(entry) => facts.replies += 1,
                "mail_out" => {
                    facts.last_at = facts.last_at.or(Some(entry.at));
                    if facts.replies == 0 {
                        facts.unanswered_at = Some(entry.at);
                    }
                }
                _ => {}
            }
        }
        facts
    }
}

/// An answer that a machine wrote: an out-of-office answer is no reply (F066).
fn is_auto(entry: &Entry) -> bool {
    entry.kind == "mail_in" && entry.payload.contains("\"auto\":true")
}

/// Days after which details count as old.
const OLD_DAYS: i32 = 365;

/// Details confirmed before this instant count as old on `today`.
fn old_before(day: Day, zone: chrono_tz::Tz) -> i64 {
    Day(day.0.saturating_sub(OLD_DAYS)).date().start(zone).0
}

fn is_old(tx: &Tx<'_>, confirmed_at: i64) -> bool {
    confirmed_at < old_before(tx.today(), tx.env().zone)
}

/// Flags of data quality between spaces, in the order of [`super::filter::subject::QUALITY`].
fn quality_of(card: &CardRecord, is_old: bool) -> String {
    let holds = |flag: &str| match flag {
        "no_mail" => card.mail.is_empty(),
        "no_phone" => card.phone.is_empty(),
        "no_kana" => card.language == "ja" && card.kana.is_empty(),
        "no_company" => card.company.is_empty(),
        "no_source" => card.source.is_empty(),
        "bounced" => card.mail_trouble == "bounced",
        "old" => is_old,
        _ => false,
    };
    let flags = super::filter::subject::QUALITY.iter().filter(|flag| holds(flag));
    flags.copied().collect::<Vec<_>>().join(" ")
}

/// The name of a lead in parts.
pub(crate) fn person_name(lead: &LeadRecord) -> PersonName {
    PersonName {
        family: lead.family_name.clone(),
        given: lead.given_name.clone(),
        middle: lead.middle_name.clone(),
        family_kana: lead.family_kana.clone(),
        given_kana: lead.given_kana.clone(),
    }
}

/// The name as shown: in the person's own order; the company if there is no name.
pub(crate) fn shown_name(lead: &LeadRecord, company: &str) -> String {
    let name = person_name(lead);
    let order = NameOrder::from_code(&lead.name_order).unwrap_or_else(|| name.natural_order());
    let shown = name.display(order);
    if shown.is_empty() { company.to_owned() } else { shown }
}

fn name_card(card: &mut CardRecord, lead: &LeadRecord, around: &Around) {
    let name = person_name(lead);
    card.name = shown_name(lead, &around.company);
    card.company = around.company.clone();
    card.company_key = sort_key(&around.company);
    if name.is_empty() {
        card.kana = around.company_kana.clone();
        let written = if card.kana.is_empty() { &card.name } else { &card.kana };
        card.kana_key = sort_key(written);
    } else {
        card.kana = name.display_kana();
        card.kana_key = name.sort_key();
    }
    card.kana_row = kana_index(kana_row(&card.kana_key));
    card.language = match lead.language.as_str() {
        "" if name.natural_order() == NameOrder::GivenFirst => "en".to_owned(),
        "" => "ja".to_owned(),
        language => language.to_owned(),
    };
}

/// The number of a kana row: あ 0 … わ 9, A–Z 10, # 11.
fn kana_index(row: char) -> i64 {
    let at = KANA_ROWS.iter().position(|known| *known == row).unwrap_or(KANA_ROWS.len());
    match at {
        0..=9 => i64::try_from(at).unwrap_or(0),
        _ if row.is_ascii_uppercase() => 10,
        _ => 11,
    }
}

/// Label of a kana row by its number.
pub(crate) fn kana_label(index: i64) -> String {
    match usize::try_from(index).ok().and_then(|at| KANA_ROWS.get(at)) {
        Some(row) if index < 10 => row.to_string(),
        _ if index == 10 => "A–Z".to_owned(),
        _ => "#".to_owned(),
    }
}

fn reach_card(
    tx: &Tx<'_>,
    card: &mut CardRecord,
    contacts: &[ContactRecord],
    ground: consent::Ground,
    suppressions: &consent::ops::Suppressions,
) -> Result<()> {
    let mail = contacts.iter().find(|c| c.kind == "mail" && c.state != "retired");
    let phone = contacts.iter().find(|c| c.kind == "phone" && c.label != "fax");
    card.mail = mail.map(|c| c.raw.clone()).unwrap_or_default();
    card.phone = phone.map(|c| c.raw.clone()).unwrap_or_default();
    card.ground = ground.code().to_owned();
    let Some(mail) = mail else { return Ok(()) };
    let suppressed = suppressions.find(tx, &mail.normal)?;
    card.mail_trouble = match (suppressed.as_deref(), ground) {
        (Some("bounced"), _) => "bounced",
        _ if mail.state == "bounced" => "bounced",
        (Some(_), _) | (_, consent::Ground::Refused) => "refused",
        (_, consent::Ground::NotAsked) => "not_asked",
        _ => "",
    }
    .to_owned();
    Ok(())
}

fn step_card(card: &mut CardRecord, step: &StepRecord, due_on: Option<LocalDate>) {
    card.step_rid = Some(step.rid);
    card.step_kind = step.kind.clone();
    card.step_title = step.title.clone();
    card.step_due_on = due_on.map(|date| date.to_string());
    card.step_due_at = step.due_at;
    card.step_since = is_wait(step).then_some(step.created_at);
    card.step_why = step.why.clone();
}

fn is_wait(step: &StepRecord) -> bool {
    step.kind == "wait" || step.snoozed_until.as_deref() == Some("reply")
}

/// State of the open step on `today`, and the day it is due after snoozing.
///
/// A wait ends with a reply after it began (then the step is due today) and turns overdue if it
/// has a date: "if no reply by".
pub(crate) fn step_state(
    step: Option<&StepRecord>,
    last_reply_at: Option<i64>,
    today: Day,
) -> (StepState, Option<LocalDate>) {
    let Some(step) = step else { return (StepState::None, None) };
    let parse = |text: &Option<String>| text.as_deref().and_then(LocalDate::parse);
    let due = parse(&step.due_on).max(parse(&step.snoozed_until));
    if is_wait(step) && last_reply_at.is_some_and(|at| at >= step.created_at) {
        return (StepState::Today, Some(today.date()));
    }
    let state = match due.map(LocalDate::day) {
        Some(day) if day < today => StepState::Overdue,
        Some(day) if day == today => StepState::Today,
        _ if is_wait(step) => StepState::Waiting,
        _ => StepState::Planned,
    };
    // "Until they reply" forgets the old date: only the reply brings the step back.
    if step.snoozed_until.as_deref() == Some("reply") {
        return (StepState::Waiting, None);
    }
    (state, due)
}

/// The stable code of a state.
pub(crate) fn state_code(state: StepState) -> &'static str {
    match state {
        StepState::Overdue => "overdue",
        StepState::Today => "today",
        StepState::Planned => "planned",
        StepState::Waiting => "waiting",
        StepState::None => "none",
    }
}

/// What the timeline says about contact. Fed newest first.
#[derive(Debug, Default)]
pub(crate) struct ContactFacts {
    newest_at: Option<i64>,
    last_at: Option<i64>,
    last_kind: String,
    last_two_way_at: Option<i64>,
    last_reply_at: Option<i64>,
    answered: bool,
}

impl ContactFacts {
    /// Takes the next older entry; true once nothing older can change the facts.
    fn take(&mut self, touch: &Entry) -> bool {
        self.newest_at = self.newest_at.max(Some(touch.at));
        let kind = touch.kind.as_str();
        if is_auto(touch) {
            return false;
        }
        let is_two_way = TWO_WAY.contains(&kind);
        if self.last_at.is_none() && (is_two_way || kind == "mail_out") {
            self.last_at = Some(touch.at);
            self.last_kind = touch.kind.clone();
        }
        if self.last_two_way_at.is_none() && is_two_way {
            self.last_two_way_at = Some(touch.at);
        }
        if self.last_reply_at.is_none() {
            if kind == "mail_in" {
                self.last_reply_at = Some(touch.at);
            } else if ANSWERS.contains(&kind) {
                self.answered = true;
            }
        }
        self.last_reply_at.is_some() && self.last_two_way_at.is_some()
    }

    /// True if their last reply still waits for the person. Who planned a later step after
    /// reading it has dealt with it; a step that the program planned (it says why) does not count.
    fn waits(&self, step: Option<&StepRecord>, state: StepState) -> bool {
        let Some(at) = self.last_reply_at else { return false };
        let is_later = matches!(state, StepState::Planned | StepState::Waiting);
        let dealt_with =
            step.is_some_and(|step| is_later && step.why.is_empty() && step.created_at >= at);
        !self.answered && !dealt_with
    }
}

/// Whether a lead has gone quiet on `today`, and the day on which it does or did: `limit` days
/// after the later of the last two-way contact and the last move. A planned step suspends it;
/// with `limit` 0 the stage never asks.
pub(crate) fn quiet(since: Day, limit: i64, step: StepState, today: Day) -> (bool, Option<Day>) {
    let Ok(limit) = i32::try_from(limit) else { return (false, None) };
    if limit <= 0 {
        return (false, None);
    }
    let on = Day(since.0.saturating_add(limit));
    let suspended = matches!(step, StepState::Today | StepState::Planned);
    (!suspended && on <= today, Some(on))
}

/// The place of a card in the order of Today; see [`urgency`].
pub(crate) fn urgency_of(is_open: bool, replied: bool, step: StepState, is_quiet: bool) -> i64 {
    match step {
        _ if replied => urgency::REPLIED,
        StepState::Overdue => urgency::OVERDUE,
        StepState::Today => urgency::TODAY,
        StepState::None | StepState::Waiting if is_quiet => urgency::QUIET,
        StepState::None if is_open => urgency::NO_STEP,
        StepState::None => urgency::CLOSED,
        StepState::Waiting => urgency::WAITING,
        StepState::Planned => urgency::PLANNED,
    }
}

/// Writes tags and duplicate keys; answers the search words if they changed.
fn index(
    tx: &Tx<'_>,
    writer: &mut CardWriter<'_>,
    card: &mut CardRecord,
    material: &Material,
    parts: &[String],
) -> Result<Option<Search>> {
    let Material { lead, around, contacts, known, .. } = material;
    let tags: Vec<Tag> = material
        .tags
        .iter()
        .map(|(id, name, colour)| Tag { id: id.to_string(), name: name.clone(), colour: *colour })
        .collect();
    card.tags = serde_json::to_string(&tags)?;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    card.search_hash = hash_of(&parts);
    let keys = keys_of(lead, &around.company, contacts);
    let known_keys = known.as_ref().map(|known| known.keys.as_slice());
    findings::write_keys(tx, writer, lead.rid, &keys, known_keys)?;
    if known.as_ref().is_some_and(|known| known.search_hash == card.search_hash) {
        return Ok(None);
    }
    let words = bigrams::index_text(&parts);
    Ok(Some(Search { lead: lead.rid, words, is_new: known.is_none() }))
}

/// The texts by which a lead is found.
fn search_parts(material: &Material) -> Vec<String> {
    let Material { lead, around, contacts, .. } = material;
    let mut parts: Vec<String> = vec![
        [&lead.family_name, &lead.given_name, &lead.middle_name]
            .map(|part| part.trim().to_owned())
            .join(" "),
        format!("{} {}", lead.given_name, lead.family_name),
        to_katakana(&format!("{} {}", lead.family_kana, lead.given_kana)),
        around.company.clone(),
        around.company_kana.clone(),
        lead.department.clone(),
        lead.title.clone(),
        lead.interest.clone(),
        lead.offer.clone(),
        around.source.clone(),
        lead.note.clone(),
    ];
    // ㈱ is found by 株式会社 too
    let folded = fold(&around.company);
    let spelled = spell_company_forms(&folded);
    if spelled != folded {
        parts.push(spelled);
    }
    for contact in contacts {
        parts.push(contact.raw.clone());
        if contact.kind == "phone" && !contact.normal.is_empty() {
            parts.push(domestic_digits(&contact.normal));
            parts.push(contact.normal.clone());
        }
    }
    parts.extend(material.tags.iter().map(|(_, name, _)| name.clone()));
    let mut left = SEARCH_WORDS_LIMIT;
    let written = material.entries.iter().filter_map(|entry| entry.words.as_deref());
    for words in written.take(SEARCH_ACTIVITIES) {
        let words: String = words.chars().take(left).collect();
        left -= words.chars().count();
        parts.push(words);
        if left == 0 {
            break;
        }
    }
    parts
}

/// What a lead of the file is compared by.
fn keys_of(lead: &LeadRecord, company: &str, contacts: &[ContactRecord]) -> DuplicateKeys {
    let mails: Vec<EmailAddress> = contacts
        .iter()
        .filter(|contact| contact.kind == "mail")
        .filter_map(|contact| EmailAddress::parse(&contact.normal).ok())
        .collect();
    let phones = contacts
        .iter()
        .filter(|c| c.kind == "phone" && c.label != "fax" && !c.normal.is_empty())
        .map(|c| c.normal.clone());
    DuplicateKeys::new(&person_name(lead), company, &mails, phones)
}

/// A hash of the parts that fits an SQLite integer; equal parts, equal hash.
fn hash_of(parts: &[&str]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let mut bytes = [0_u8; 8];
    bytes.copy_from_slice(hasher.finalize().as_bytes().get(..8).unwrap_or(&[0; 8]));
    i64::from_le_bytes(bytes)
}

/// Values of a list by currency, for the wire.
pub(crate) fn money_sums(values: Vec<(String, i64)>) -> Vec<super::wire::MoneySum> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for (currency, minor) in values {
        *sums.entry(currency).or_default() += minor;
    }
    sums.into_iter().map(|(currency, minor)| super::wire::MoneySum { minor, currency }).collect()
}
