//! What is known of a lead, and what a row would add to it.
//!
//! An import fills: an empty field takes the file's value, a further address or tag is added, a note
//! is put below. Nothing known is overwritten. A new lead is the same thing on an empty sheet.

use super::row::RowDraft;
use crate::consent::Ground;
use crate::text::fold;

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

/// What the whole import adds to each row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Extras {
    /// Tags by name.
    pub(crate) tags: Vec<String>,
    /// Ground to mail, by code; empty: not asked.
    pub(crate) ground: String,
    /// Grade.
    pub(crate) grade: String,
    /// Source of rows that name none: its name.
    pub(crate) source: String,
}

/// What is known of a lead: small, because a file of a million rows has a million of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Which of [`TEXT_FIELDS`] are filled.
    pub(crate) filled: [bool; TEXT_FIELDS.len()],
    /// Marks of contact points, tags, notes and timeline entries, sorted.
    seen: Vec<u64>,
    /// It has a mail address.
    has_mail: bool,
    /// It has a postal address.
    has_postal: bool,
    /// It has an open next step.
    pub(crate) has_step: bool,
    /// Ground in force; `None`: not asked.
    pub(crate) ground: Option<Ground>,
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
        for (field, text) in texts(draft, extras).into_iter().enumerate() {
            // Parts of two names are never mixed: a name or a reading is taken whole or not at all.
            let held = match field {
                0..=2 => named,
                3 | 4 => read,
                _ => self.filled[field],
            };
            if !held && !text.is_empty() {
                fill.texts.push((field, text));
            }
        }
        fill.points = points(draft);
        fill.points.retain(|point| {
            !self.has(point.kind, &point.normal) && (point.kind != "postal" || !self.has_postal)
        });
        let mut given: Vec<u64> = Vec::new();
        for tag in draft.tags.iter().chain(&extras.tags) {
            let tag_mark = mark("tag", &fold(tag));
            if self.seen.binary_search(&tag_mark).is_err() && !given.contains(&tag_mark) {
                given.push(tag_mark);
                fill.tags.push(tag.clone());
            }
        }
        let noted = self.shown.as_ref().is_some_and(|shown| shown.note.contains(&draft.note));
        if !draft.note.is_empty() && !noted && !self.has("note", &draft.note) {
            fill.note.clone_from(&draft.note);
        }
        fill.happened = happened(draft, zone);
        fill.happened.retain(|entry| !self.has(entry.kind, &entry.at.to_string()));
        fill.ground = self.new_ground(draft, extras);
        fill.next_step = draft.next_step_on.filter(|_| !self.has_step);
        fill
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
    pub(crate) fn absorb(&mut self, fill: &Fill) {
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
        known.absorb(&fill);
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
