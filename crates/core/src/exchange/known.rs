//! What is known of a lead, and what a row would add to it.
//!
//! An import fills: an empty field takes the file's value, a further address or tag is added, a note
//! is put below. Nothing known is overwritten. A new lead is the same thing on an empty sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::field::ImportField;
use super::own::Value;
use super::row::RowDraft;
use crate::consent::Ground;
use crate::leads::own::{Field, Values};
use crate::text::{fold, fold_company};

/// The single-valued fields of a lead in the order of [`texts`].
pub(crate) const TEXT_FIELDS: [&str; 15] = [
    "family_name",
    "given_name",
    "middle_name",
    "family_kana",
    "given_kana",
    "honorific",
    "company",
    "department",
    "title",
    "interest",
    "horizon",
    "grade",
    "expected_close",
    "value",
    "source",
];
/// The fields of a file that feed each of [`TEXT_FIELDS`].
const FED_BY: [&[ImportField]; TEXT_FIELDS.len()] = {
    use ImportField as F;
    [
        &[F::FamilyName, F::FullName, F::GivenName],
        &[F::FamilyName, F::FullName, F::GivenName],
        &[F::MiddleName, F::FullName],
        &[F::FamilyKana, F::FullKana, F::GivenKana],
        &[F::FamilyKana, F::FullKana, F::GivenKana],
        &[F::Honorific],
        &[F::Company],
        &[F::Department],
        &[F::Title],
        &[F::Interest],
        &[F::Horizon],
        &[F::Grade],
        &[F::ExpectedClose],
        &[F::Value],
        &[F::Source],
    ]
};
/// Positions in [`TEXT_FIELDS`].
pub(crate) mod at {
    pub(crate) const FAMILY: usize = 0;
    pub(crate) const GIVEN: usize = 1;
    pub(crate) const FAMILY_KANA: usize = 3;
    pub(crate) const GIVEN_KANA: usize = 4;
    pub(crate) const COMPANY: usize = 6;
    pub(crate) const VALUE: usize = 13;
    pub(crate) const SOURCE: usize = 14;
}

/// What a column does to somebody known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Fills what is empty.
    #[default]
    Fill,
    /// The newer of two values stays: that of the file, unless its row is older than what was
    /// noted of the lead last.
    Newest,
    /// Nothing: the column is for new leads only.
    Never,
}

impl Policy {
    /// The policy of a code; empty means to fill.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "" | "fill" => Self::Fill,
            "newest" => Self::Newest,
            "never" => Self::Never,
            _ => return None,
        })
    }
}

/// What the whole import adds to each row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Extras {
    /// What each field does to known leads; fields that are not named fill.
    pub(crate) policies: BTreeMap<ImportField, Policy>,
    /// Tags by name.
    pub(crate) tags: Vec<String>,
    /// Ground to mail, by code; empty: not asked.
    pub(crate) ground: String,
    /// Grade.
    pub(crate) grade: String,
    /// Source of rows that name none: its name.
    pub(crate) source: String,
    /// The custom fields of the mapping.
    pub(crate) own: Arc<[Field]>,
    /// Day of the next step of rows that name none.
    pub(crate) next_step: Option<crate::time::LocalDate>,
}

impl Extras {
    /// What a value does that these fields feed: the mildest word for any of them that was said. New
    /// leads take everything.
    fn policy(&self, fields: &[ImportField], is_lead: bool) -> Policy {
        if !is_lead || self.policies.is_empty() {
            return Policy::Fill;
        }
        let said = fields.iter().find_map(|field| self.policies.get(field).copied());
        said.unwrap_or_default()
    }
}

/// The fields of a file that feed a contact point.
fn fields_of(point: &NewPoint) -> &'static [ImportField] {
    use ImportField as F;
    match (point.kind, point.label) {
        ("mail", _) => &[F::Mail],
        ("url", _) => &[F::Url],
        ("phone", "direct") => &[F::PhoneDirect, F::Phone],
        ("phone", "mobile") => &[F::PhoneMobile, F::Phone],
        ("phone", "home") => &[F::PhoneHome],
        ("phone", "fax") => &[F::Fax],
        ("phone", _) => &[F::Phone],
        _ => &[F::Address, F::PostalCode, F::AddressRegion, F::AddressCity, F::AddressStreet],
    }
}

/// What is known of a lead: small, because a file of a million rows has a million of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Which of [`TEXT_FIELDS`] are filled.
    pub(crate) filled: [bool; TEXT_FIELDS.len()],
    /// Marks of contact points, tags, notes, timeline entries and custom fields that this import
    /// filled, sorted.
    seen: Vec<u64>,
    /// It has a mail address.
    has_mail: bool,
    /// It has a postal address.
    has_postal: bool,
    /// It has an open next step.
    pub(crate) has_step: bool,
    /// Ground in force; `None`: not asked.
    pub(crate) ground: Option<Ground>,
    /// When something was last noted of it, milliseconds.
    pub(crate) noted_at: i64,
    /// What only a known lead has: texts to compare with and to show.
    pub(crate) shown: Option<Box<Shown>>,
}

/// The texts of a known lead.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    /// Values of [`TEXT_FIELDS`].
    pub(crate) values: Vec<String>,
    /// Kind and text of contact points.
    pub(crate) points: Vec<(String, String)>,
    /// Names of tags.
    pub(crate) tags: Vec<String>,
    /// The note.
    pub(crate) note: String,
    /// Values of custom fields.
    pub(crate) own: Values,
}

/// Sixty-four bits that stand for one thing that a lead has. Two things with one mark (one pair in
/// 2⁶⁴) would cost the second its place; nothing known is lost.
fn mark(what: &str, text: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(what.as_bytes()).update(b"\t").update(text.as_bytes());
    let mut first = [0_u8; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// A contact point to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewPoint {
    pub(crate) kind: &'static str,
    pub(crate) raw: String,
    pub(crate) normal: String,
    pub(crate) label: &'static str,
}

/// What a row adds to a lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fill {
    /// Position in [`TEXT_FIELDS`] and value.
    pub(crate) texts: Vec<(usize, String)>,
    pub(crate) points: Vec<NewPoint>,
    pub(crate) tags: Vec<String>,
    pub(crate) note: String,
    pub(crate) happened: Vec<Happened>,
    /// Ground to record.
    pub(crate) ground: String,
    /// Date of a next step.
    pub(crate) next_step: Option<crate::time::LocalDate>,
    /// Values of custom fields, by their place in the mapping.
    pub(crate) own: Vec<(u8, Value)>,
}

/// A timeline entry that a row speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happened {
    pub(crate) kind: &'static str,
    /// Milliseconds; a card is at noon of its day.
    pub(crate) at: i64,
}

impl Fill {
    /// True if the row says nothing new.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The single values of a row, in the order of [`TEXT_FIELDS`].
pub(crate) fn texts(draft: &RowDraft, extras: &Extras) -> [String; TEXT_FIELDS.len()] {
    let name = &draft.name;
    let grade = if draft.grade.is_empty() { &extras.grade } else { &draft.grade };
    [
        name.family.clone(),
        name.given.clone(),
        name.middle.clone(),
        name.family_kana.clone(),
        name.given_kana.clone(),
        draft.honorific.clone(),
        draft.company.clone(),
        draft.department.clone(),
        draft.title.clone(),
        draft.interest.clone(),
        draft.horizon.clone(),
        grade.clone(),
        draft.expected_close.map(|date| date.to_string()).unwrap_or_default(),
        draft
            .value
            .as_ref()
            .map(|value| format!("{} {}", value.minor, value.currency))
            .unwrap_or_default(),
        if draft.source.is_empty() { extras.source.clone() } else { draft.source.clone() },
    ]
}

/// All contact points of a row, each kind in the order of the file.
pub(crate) fn points(draft: &RowDraft) -> Vec<NewPoint> {
    let mut points = Vec::new();
    for mail in &draft.mails {
        let (raw, normal) = (mail.raw().to_owned(), mail.as_str().to_owned());
        points.push(NewPoint { kind: "mail", raw, normal, label: "" });
    }
    for phone in &draft.phones {
        let (raw, normal) = (phone.raw.clone(), phone.key.clone());
        points.push(NewPoint { kind: "phone", raw, normal, label: phone.label });
    }
    for url in &draft.urls {
        // As `leads` does: http and https are one address.
        let folded = fold(url);
        let bare = folded.strip_prefix("https://").or_else(|| folded.strip_prefix("http://"));
        let normal = bare.unwrap_or(&folded).trim_end_matches('/').to_owned();
        points.push(NewPoint { kind: "url", raw: url.clone(), normal, label: "" });
    }
    let postal = postal_line(draft);
    if !postal.is_empty() {
        let normal = fold(&postal);
        points.push(NewPoint { kind: "postal", raw: postal, normal, label: "work" });
    }
    points
}

/// Postal code and address in one line: `〒100-0001 東京都…`, `1 Main St, Springfield 12345`.
fn postal_line(draft: &RowDraft) -> String {
    match (draft.postal_code.as_str(), draft.address.as_str()) {
        ("", address) => address.to_owned(),
        (code, "") => code.to_owned(),
        (code, address) if address.contains(code) => address.to_owned(),
        (code, address) if draft.language == "ja" => format!("〒{code} {address}"),
        (code, address) => format!("{address} {code}"),
    }
}

impl Known {
    /// What `draft` would add. `zone` places the day of a card.
    pub(crate) fn fill(&self, draft: &RowDraft, extras: &Extras, zone: chrono_tz::Tz) -> Fill {
        let mut fill = Fill::default();
        let named = self.filled[at::FAMILY] || self.filled[at::GIVEN];
        let read = self.filled[at::FAMILY_KANA] || self.filled[at::GIVEN_KANA];
        let is_older = self.is_older(draft, zone);
        for (field, text) in texts(draft, extras).into_iter().enumerate() {
            // Parts of two names are never mixed: a name or a reading is taken whole or not at all.
            let held = match field {
                0..=2 => named,
                3 | 4 => read,
                _ => self.filled[field],
            };
            let policy = extras.policy(FED_BY[field], self.is_lead());
            let writes = match policy {
                Policy::Never => false,
                Policy::Newest if held && !is_older => self.differs(field, &text),
                _ => !held,
            };
            if writes && !text.is_empty() {
                fill.texts.push((field, text));
            }
        }
        fill.points = points(draft);
        fill.points.retain(|point| {
            extras.policy(fields_of(point), self.is_lead()) != Policy::Never
                && !self.has(point.kind, &point.normal)
                && (point.kind != "postal" || !self.has_postal)
        });
        let mut given: Vec<u64> = Vec::new();
        let tagged = extras.policy(&[ImportField::Tags], self.is_lead()) != Policy::Never;
        for tag in draft.tags.iter().filter(|_| tagged).chain(&extras.tags) {
            let tag_mark = mark("tag", &fold(tag));
            if self.seen.binary_search(&tag_mark).is_err() && !given.contains(&tag_mark) {
                given.push(tag_mark);
                fill.tags.push(tag.clone());
            }
        }
        let noted = self.shown.as_ref().is_some_and(|shown| shown.note.contains(&draft.note));
        let notes = extras.policy(&[ImportField::Note], self.is_lead()) != Policy::Never;
        if notes && !draft.note.is_empty() && !noted && !self.has("note", &draft.note) {
            fill.note.clone_from(&draft.note);
        }
        fill.happened = happened(draft, zone);
        fill.happened.retain(|entry| !self.has(entry.kind, &entry.at.to_string()));
        fill.ground = self.new_ground(draft, extras);
        fill.next_step = draft.next_step_on.or(extras.next_step).filter(|_| !self.has_step);
        let taken = draft.own.iter().filter(|(at, value)| self.takes(*at, value, extras, is_older));
        fill.own = taken.cloned().collect();
        fill
    }

    /// True if a custom field takes the value of a row.
    fn takes(&self, at: u8, value: &Value, extras: &Extras, is_older: bool) -> bool {
        let known = self.shown.as_ref().and_then(|shown| {
            extras.own.get(usize::from(at)).and_then(|field| shown.own.get(field))
        });
        let held = known.is_some() || self.has("own", &at.to_string());
        match extras.policy(&[ImportField::Own(at)], self.is_lead()) {
            Policy::Never => false,
            Policy::Newest if held && !is_older => known.as_ref() != Some(value),
            _ => !held,
        }
    }

    /// True for a lead of the file, false for one that this import adds.
    fn is_lead(&self) -> bool {
        self.shown.is_some()
    }

    /// True if the row says itself that it is older than what was noted last.
    fn is_older(&self, draft: &RowDraft, zone: chrono_tz::Tz) -> bool {
        let said = happened(draft, zone).into_iter().map(|entry| entry.at).max();
        said.is_some_and(|at| at < self.noted_at)
    }

    /// True if a filled field holds something else; a company is the same in all its spellings.
    fn differs(&self, field: usize, text: &str) -> bool {
        let known = self.shown.as_ref().and_then(|shown| shown.values.get(field));
        known.is_some_and(|known| match field {
            at::COMPANY => fold_company(known) != fold_company(text),
            _ => known != text,
        })
    }

    fn has(&self, what: &str, text: &str) -> bool {
        self.seen.binary_search(&mark(what, text)).is_ok()
    }

    /// A refusal is always added; a ground only where nobody was asked: importing never lifts one.
    fn new_ground(&self, draft: &RowDraft, extras: &Extras) -> String {
        let asked = matches!(draft.ground.as_str(), "" | "not_asked");
        let ground = match draft.refused {
            true => "refused",
            false if asked => extras.ground.as_str(),
            false => draft.ground.as_str(),
        };
        let adds = match ground {
            "" | "not_asked" => false,
            "refused" => self.ground != Some(Ground::Refused),
            _ => self.ground.is_none(),
        };
        let reachable = self.has_mail || !draft.mails.is_empty();
        if adds && reachable { ground.to_owned() } else { String::new() }
    }

    /// What is known once `fill` is written.
    pub(crate) fn absorb(&mut self, fill: &Fill, own: &[Field]) {
        for (at, value) in &fill.own {
            self.seen.push(mark("own", &at.to_string()));
            if let (Some(shown), Some(field)) = (&mut self.shown, own.get(usize::from(*at))) {
                shown.own.set(field, Some(value));
            }
        }
        for (field, text) in &fill.texts {
            self.filled[*field] = true;
            if let Some(shown) = &mut self.shown {
                shown.values[*field].clone_from(text);
            }
        }
        for point in &fill.points {
            self.add_point(point.kind, &point.normal);
        }
        self.seen.extend(fill.tags.iter().map(|tag| mark("tag", &fold(tag))));
        if !fill.note.is_empty() {
            self.seen.push(mark("note", &fill.note));
        }
        for entry in &fill.happened {
            self.seen.push(mark(entry.kind, &entry.at.to_string()));
        }
        if let Some(ground) = Ground::from_code(&fill.ground) {
            self.ground = Some(ground);
        }
        self.has_step |= fill.next_step.is_some();
        self.settle();
    }

    /// Adds a contact point that is known; [`Known::settle`] ends a row of such calls.
    pub(crate) fn add_point(&mut self, kind: &str, normal: &str) {
        self.has_mail |= kind == "mail";
        self.has_postal |= kind == "postal";
        self.seen.push(mark(kind, normal));
    }

    /// Adds a tag that is known, by its folded name.
    pub(crate) fn add_tag(&mut self, folded: &str) {
        self.seen.push(mark("tag", folded));
    }

    /// Adds a timeline entry that an import wrote before.
    pub(crate) fn add_happened(&mut self, kind: &str, at: i64) {
        self.seen.push(mark(kind, &at.to_string()));
    }

    /// Puts the marks in order, so that they can be looked up.
    pub(crate) fn settle(&mut self) {
        self.seen.sort_unstable();
        self.seen.dedup();
        self.seen.shrink_to_fit();
    }
}

/// The handed card and the last contact. A card without its own date was handed over on the day
/// that the ground `business_card` names.
fn happened(draft: &RowDraft, zone: chrono_tz::Tz) -> Vec<Happened> {
    const NOON_MS: i64 = 12 * 60 * 60 * 1000;
    let mut happened = Vec::new();
    let by_ground = draft.consent_at.filter(|_| draft.ground == Ground::BusinessCard.code());
    if let Some(date) = draft.exchanged_on.or_else(|| by_ground.map(|at| at.date(zone))) {
        happened.push(Happened { kind: "card", at: date.start(zone).0 + NOON_MS });
    }
    if let Some((at, kind)) = draft.last_contact {
        happened.push(Happened { kind, at: at.0 });
    }
    happened
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::text::mail_address::EmailAddress;
    use chrono_tz::Asia::Tokyo;

    fn draft() -> RowDraft {
        RowDraft {
            company: "サクラ".to_owned(),
            department: "営業部".to_owned(),
            mails: vec![EmailAddress::parse("a@example.jp").unwrap()],
            tags: vec!["展示会".to_owned()],
            note: "メモ".to_owned(),
            ground: "business_card".to_owned(),
            ..RowDraft::default()
        }
    }

    #[test]
    fn a_second_time_a_row_adds_nothing() {
        let extras = Extras { tags: vec!["2026".to_owned()], ..Extras::default() };
        let mut known = Known::default();
        let fill = known.fill(&draft(), &extras, Tokyo);
        assert_eq!(fill.tags, ["展示会", "2026"]);
        assert_eq!(fill.ground, "business_card");
        known.absorb(&fill, &[]);
        assert!(known.fill(&draft(), &extras, Tokyo).is_empty());
    }

    #[test]
    fn a_file_adds_refusals_and_never_lifts_one() {
        let mut known = Known { ground: Some(Ground::Refused), ..Known::default() };
        assert_eq!(known.fill(&draft(), &Extras::default(), Tokyo).ground, "");
        known.ground = Some(Ground::OptIn);
        assert_eq!(known.fill(&draft(), &Extras::default(), Tokyo).ground, "", "asked already");
        let refusing = RowDraft { refused: true, ..draft() };
        assert_eq!(known.fill(&refusing, &Extras::default(), Tokyo).ground, "refused");
    }

    #[test]
    fn known_values_stay() {
        let mut known = Known::default();
        known.filled[7] = true;
        let fill = known.fill(&draft(), &Extras::default(), Tokyo);
        assert_eq!(fill.texts, [(at::COMPANY, "サクラ".to_owned())]);
    }
}
