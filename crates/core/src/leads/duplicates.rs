//! When two leads, or a lead and what is typed or imported, are the same person.
//!
//! *Certain*: same folded name and the same mail address or phone. *Maybe*: same folded name or kana
//! with the same company, same kana with the same phone, the same personal mail address under
//! another name, or the same phone under a name that differs by a slip of the finger. An address
//! such as info@ belongs to nobody and says nothing (`data-model.md` §2, `duplicate_pair`). Leads
//! without a person's name go by the name of their company.
//!
//! Every rule begins with equal keys, so each is a look-up and none a comparison of all with all;
//! names are compared letter by letter ([`is_slip`]) only where the phone is the same already.

use crate::text::mail_address::EmailAddress;
use crate::text::names::{PersonName, is_kana};
use crate::text::{fold_company, fold_key};

/// Why two are taken for the same person, as codes: texts `duplicate-` + the code with dashes.
pub mod reason {
    /// Same name and mail address.
    pub const NAME_MAIL: &str = "name_mail";
    /// Same name and phone.
    pub const NAME_PHONE: &str = "name_phone";
    /// Same name and company.
    pub const NAME_COMPANY: &str = "name_company";
    /// Same reading and company.
    pub const KANA_COMPANY: &str = "kana_company";
    /// Same mail address, other name.
    pub const MAIL: &str = "mail";
    /// Same reading and phone.
    pub const KANA_PHONE: &str = "kana_phone";
    /// Same phone, and a name that differs by one slip.
    pub const SLIP_PHONE: &str = "slip_phone";

    /// Every reason, surest first.
    pub const ALL: [&str; 7] =
        [NAME_MAIL, NAME_PHONE, NAME_COMPANY, KANA_COMPANY, KANA_PHONE, MAIL, SLIP_PHONE];
}

/// Kinds of rows in the derived table `duplicate_key`.
pub mod kind {
    /// Folded name.
    pub const NAME: &str = "name";
    /// Folded reading.
    pub const KANA: &str = "kana";
    /// Folded company without its legal form.
    pub const COMPANY: &str = "company";
    /// Normal form of a mail address.
    pub const MAIL: &str = "mail";
    /// Key of a phone that is no fax.
    pub const PHONE: &str = "phone";
}

/// What a person is compared by; empty means unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DuplicateKeys {
    /// Folded name.
    pub name: String,
    /// Folded reading.
    pub kana: String,
    /// Folded company.
    pub company: String,
    /// Normal forms of mail addresses.
    pub mails: Vec<String>,
    /// Those of `mails` that belong to a person.
    pub personal: Vec<String>,
    /// Keys of phones. No fax numbers: a whole floor shares one.
    pub phones: Vec<String>,
}

impl DuplicateKeys {
    /// The keys of a person. `phones` are keys of phones that are no fax.
    pub fn new(
        name: &PersonName,
        company: &str,
        mails: &[EmailAddress],
        phones: impl IntoIterator<Item = String>,
    ) -> Self {
        let personal = mails.iter().filter(|mail| !mail.is_role_address());
        let whole = format!("{}{}{}", name.family, name.given, name.middle);
        let reading = format!("{}{}", name.family_kana, name.given_kana);
        // A name that was only heard is written in kana: it is its own reading.
        let reading = if reading.is_empty() && is_kana(&whole) { &whole } else { &reading };
        Self {
            name: fold_key(&whole),
            kana: fold_key(reading),
            company: fold_company(company),
            mails: mails.iter().map(|mail| mail.as_str().to_owned()).collect(),
            personal: personal.map(|mail| mail.as_str().to_owned()).collect(),
            phones: phones.into_iter().collect(),
        }
    }

    /// The rows of `duplicate_key`: kind and key.
    pub fn rows(&self) -> Vec<(&'static str, &str)> {
        let one = [
            (kind::NAME, self.name.as_str()),
            (kind::KANA, self.kana.as_str()),
            (kind::COMPANY, self.company.as_str()),
        ];
        let mails = self.mails.iter().map(|mail| (kind::MAIL, mail.as_str()));
        let phones = self.phones.iter().map(|phone| (kind::PHONE, phone.as_str()));
        one.into_iter().chain(mails).chain(phones).filter(|(_, key)| !key.is_empty()).collect()
    }

    /// The name compared: of the person, or of the company of a lead without one.
    pub fn who(&self) -> (&'static str, &str) {
        if self.name.is_empty() { (kind::COMPANY, &self.company) } else { (kind::NAME, &self.name) }
    }
}

/// True for the rules that need no person to decide.
pub fn is_certain(rule: &str) -> bool {
    matches!(rule, reason::NAME_MAIL | reason::NAME_PHONE)
}

/// All pairs of equal keys that make two the same, surest first.
pub fn pairs(keys: &DuplicateKeys) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let (kind, who) = keys.who();
    if !who.is_empty() {
        for mail in &keys.mails {
            pairs.push((reason::NAME_MAIL, format!("{kind}\t{who}\t{mail}")));
        }
        for phone in &keys.phones {
            pairs.push((reason::NAME_PHONE, format!("{kind}\t{who}\t{phone}")));
        }
        if !keys.company.is_empty() {
            pairs.push((reason::NAME_COMPANY, format!("{kind}\t{who}\t{}", keys.company)));
        }
    }
    if !keys.kana.is_empty() && !keys.company.is_empty() {
        pairs.push((reason::KANA_COMPANY, format!("{}\t{}", keys.kana, keys.company)));
    }
    if !keys.kana.is_empty() {
        for phone in &keys.phones {
            pairs.push((reason::KANA_PHONE, format!("{}\t{phone}", keys.kana)));
        }
    }
    for mail in &keys.personal {
        pairs.push((reason::MAIL, mail.clone()));
    }
    pairs
}

/// True if one Latin name (folded) is the other with a letter left out, doubled or swapped with its
/// neighbour. A letter *replaced* makes another name (Joan, John), and one kanji another person.
pub fn is_slip(one: &str, other: &str) -> bool {
    let is_latin = |name: &str| name.len() >= 8 && name.bytes().all(|b| b.is_ascii_alphabetic());
    if one == other || !is_latin(one) || !is_latin(other) || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    strsim::osa_distance(one, other) == 1
        && (one.len() != other.len() || strsim::levenshtein(one, other) == 2)
}

/// What two have in common by these rules, for a sentence: `name`, `kana`, `company`, `mail`,
/// `phone`.
pub fn shared(rules: &[&str]) -> Vec<String> {
    let mut shared: Vec<String> = Vec::new();
    for rule in rules {
        let parts: &[&str] = match *rule {
            reason::NAME_MAIL => &["name", "mail"],
            reason::NAME_PHONE => &["name", "phone"],
            reason::NAME_COMPANY => &["name", "company"],
            reason::KANA_COMPANY => &["kana", "company"],
            reason::KANA_PHONE => &["kana", "phone"],
            reason::SLIP_PHONE => &["phone"],
            _ => &["mail"],
        };
        for part in parts {
            if !shared.iter().any(|known| known == part) {
                shared.push((*part).to_owned());
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_shared_mailbox_and_a_fax_say_nothing_and_variants_meet() {
        let name = |family: &str, given: &str| PersonName {
            family: family.to_owned(),
            given: given.to_owned(),
            ..PersonName::default()
        };
        let info = EmailAddress::parse("info@next.example.jp").unwrap();
        let one = DuplicateKeys::new(&name("髙橋", "充"), "㈱サクラ", &[info], None);
        let other = DuplicateKeys::new(&name("高橋", "充"), "株式会社サクラ", &[], None);
        assert_eq!((&one.name, &one.company), (&other.name, &other.company));
        assert!(pairs(&one).iter().all(|(rule, _)| *rule != reason::MAIL));
        let company = DuplicateKeys::new(&PersonName::default(), "株式会社サクラ", &[], None);
        assert_eq!(company.who(), (kind::COMPANY, company.company.as_str()));
        assert_eq!(company.rows().len(), 1);
    }

    #[test]
    fn a_slip_of_the_finger_is_no_other_name_but_a_replaced_letter_is() {
        for (one, other) in [("smithjohn", "smithjohhn"), ("smithjohn", "smtihjohn")] {
            assert!(is_slip(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("smithjohn", "smithjoan"),
            ("smithjohn", "smithjohn"),
            ("田中一郎太郎丸", "田中二郎太郎丸"),
            ("leean", "leeann"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_name_in_kana_is_its_own_reading() {
        let heard =
            PersonName {
                family: "サトウ".into(), given: "ケン".into(), ..PersonName::default()
            };
        let read = PersonName {
            family: "佐藤".into(),
            given: "健".into(),
            family_kana: "ｻﾄｳ".into(),
            given_kana: "けん".into(),
            ..PersonName::default()
        };
        let keys = |name| DuplicateKeys::new(name, "㈱サクラ", &[], None);
        assert_eq!(keys(&heard).kana, keys(&read).kana);
    }
}
