//! The new leads of a file, found again by the rows below them.

use std::collections::HashMap;

use super::row::RowDraft;
use crate::leads::duplicates::{DuplicateKeys, is_certain, pairs};

/// The keys of a row.
pub(crate) fn keys_of(draft: &RowDraft) -> DuplicateKeys {
    let phones = draft.phones.iter().filter(|phone| phone.label != "fax");
    DuplicateKeys::new(
        &draft.name,
        &draft.company,
        &draft.mails,
        phones.map(|phone| phone.key.clone()),
    )
}

/// A row that is taken for somebody known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match<T> {
    pub(crate) target: T,
    pub(crate) certain: bool,
    pub(crate) reasons: Vec<&'static str>,
}

/// The new leads of a file so far, by pairs of keys. The first row with a pair holds it.
#[derive(Debug, Default)]
pub(crate) struct FileIndex {
    /// First half of the BLAKE3 hash of rule and pair → lead: a file of a million rows has some
    /// six million pairs, and 2⁻⁶⁴ is no coincidence to plan for.
    pairs: HashMap<u64, u32>,
}

impl FileIndex {
    /// Remembers a new lead of the file.
    pub(crate) fn add(&mut self, keys: &DuplicateKeys, lead: u32) {
        for (rule, pair) in pairs(keys) {
            self.pairs.entry(hash(rule, &pair)).or_insert(lead);
        }
    }

    /// The new lead of the file that a row is taken for: certain ones first.
    pub(crate) fn find(&self, keys: &DuplicateKeys) -> Option<Match<u32>> {
        let mut found: Option<Match<u32>> = None;
        for (rule, pair) in pairs(keys) {
            let certain = is_certain(rule);
            let Some(target) = self.pairs.get(&hash(rule, &pair)).copied() else { continue };
            match &mut found {
                None => found = Some(Match { target, certain, reasons: vec![rule] }),
                Some(found) if found.target == target && found.certain == certain => {
                    if !found.reasons.contains(&rule) {
                        found.reasons.push(rule);
                    }
                }
                Some(_) => {}
            }
        }
        found
    }
}

fn hash(rule: &str, pair: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(rule.as_bytes()).update(b"\n").update(pair.as_bytes());
    let mut first = [0_u8; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold_company, fold_key};

    fn keys(name: &str, company: &str, mail: &str, phone: &str) -> DuplicateKeys {
        let mails: Vec<String> = [mail.to_owned()].into_iter().filter(|m| !m.is_empty()).collect();
        let personal = mails.iter().filter(|m| !m.starts_with("info@")).cloned().collect();
        DuplicateKeys {
            name: fold_key(name),
            kana: String::new(),
            company: fold_company(company),
            mails,
            personal,
            phones: [phone.to_owned()].into_iter().filter(|p| !p.is_empty()).collect(),
        }
    }

    #[test]
    fn certain_needs_the_name_and_maybe_needs_a_person() {
        let mut index = FileIndex::default();
        index.add(&keys("高橋 充", "合同会社サクラ電機", "m@sakura.example", "+81927504908"), 7);
        index.add(&keys("中島 康弘", "株式会社ネクスト", "info@next.example", "+81684672356"), 8);
        let find = |name, company, mail, phone| {
            index.find(&keys(name, company, mail, phone)).map(|m| (m.target, m.certain))
        };
        assert_eq!(
            find("髙橋　充", "サクラ電機", "", "+81927504908"),
            Some((7, true)),
            "variant kanji"
        );
        assert_eq!(find("高橋充", "(同)サクラ電機", "new@sakura.example", ""), Some((7, false)));
        assert_eq!(
            find("高橋 稔", "合同会社サクラ電機", "", "+81927504908"),
            None,
            "other given name"
        );
        assert_eq!(find("高橋 充", "他社", "x@other.example", ""), None, "other company");
        assert_eq!(
            find("山田 花子", "他社", "m@sakura.example", ""),
            Some((7, false)),
            "other name"
        );
        assert_eq!(find("後藤 淳", "株式会社ネクスト", "info@next.example", "+81684672356"), None);
    }
}
