//! To whom a letter goes: the line on the envelope (宛名) and the words that open the mail.
//!
//! | | Japanese | English |
//! |---|---|---|
//! | a person | アサヒ精工株式会社 設備課 課長 佐藤 花子 様 | Ms. Hanako Sato, Asahi Seiko |
//! | nobody known there | アサヒ精工株式会社 設備課 御中 | Asahi Seiko |
//! | opening | 佐藤 様 · ご担当者様 | Ms. Sato · Hanako · Asahi Seiko team |
//!
//! Rules of Japanese business letters: 様 behind a person, 御中 behind a company or department, never
//! both; a rank stands before the name, not behind it (課長 佐藤 様, not 佐藤課長様); 先生 takes the
//! place of 様. A form of address that belongs to the other language (Ms. in a Japanese line, 様 in
//! an English one) is left out.

use super::names::{NameOrder, PersonName, is_east_asian};

/// Who is written to. Texts as stored; an empty one is not known.
#[derive(Debug, Clone, Copy)]
pub struct Addressee<'a> {
    /// The person.
    pub name: &'a PersonName,
    /// Which part of the name comes first.
    pub order: NameOrder,
    /// 様, 先生, Dr. … as stored with the person.
    pub honorific: &'a str,
    /// Company.
    pub company: &'a str,
    /// Department.
    pub department: &'a str,
    /// Rank or job title.
    pub title: &'a str,
}

impl Addressee<'_> {
    /// The line of the envelope, in the language `ja` or `en`; empty if nothing is known.
    pub fn line(&self, language: &str) -> String {
        let name = self.name.display(self.order);
        if language == "ja" {
            if name.is_empty() && self.place().is_empty() {
                return String::new();
            }
            let place = [self.company, self.department];
            return if name.is_empty() {
                words(&[place[0], place[1], "御中"])
            } else {
                words(&[place[0], place[1], self.title, &name, self.japanese_form()])
            };
        }
        let person = words(&[self.latin_form(), &name]);
        let parts = [person.as_str(), self.place()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The words that open a mail, without `Dear`; empty only if nothing is known in English.
    pub fn salutation(&self, language: &str) -> String {
        let called = [&self.name.family, &self.name.family_kana, &self.name.given];
        let called = called.into_iter().map(|part| part.trim()).find(|part| !part.is_empty());
        if language == "ja" {
            return match called {
                Some(name) => words(&[name, self.japanese_form()]),
                None => "ご担当者様".to_owned(),
            };
        }
        let family = self.name.family.trim();
        if !self.latin_form().is_empty() && !family.is_empty() {
            return words(&[self.latin_form(), family]);
        }
        let given = self.name.given.trim();
        if !given.is_empty() {
            return given.to_owned();
        }
        match self.name.display(self.order) {
            name if !name.is_empty() => name,
            _ if self.place().is_empty() => String::new(),
            _ => format!("{} team", self.place()),
        }
    }

    fn place(&self) -> &str {
        let company = self.company.trim();
        if company.is_empty() { self.department.trim() } else { company }
    }

    fn japanese_form(&self) -> &str {
        let form = self.honorific.trim();
        // 御中 is no form for a person, however it came into the field.
        if is_east_asian(form) && form != "御中" { form } else { "様" }
    }

    fn latin_form(&self) -> &str {
        let form = self.honorific.trim();
        if is_east_asian(form) { "" } else { form }
    }
}

fn words(parts: &[&str]) -> String {
    parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::names::split_full_name;

    fn both(name: &str, honorific: &str, place: [&str; 3]) -> [String; 4] {
        let name = split_full_name(name).name;
        let [company, department, title] = place;
        let order = name.natural_order();
        let to = Addressee { name: &name, order, honorific, company, department, title };
        [to.line("ja"), to.salutation("ja"), to.line("en"), to.salutation("en")]
    }

    #[test]
    fn a_person_is_sama_with_the_rank_before_the_name() {
        assert_eq!(
            both("佐藤 花子", "", ["アサヒ精工株式会社", "設備課", "課長"]),
            [
                "アサヒ精工株式会社 設備課 課長 佐藤 花子 様",
                "佐藤 様",
                "佐藤 花子, アサヒ精工株式会社",
                "花子"
            ]
        );
        assert_eq!(both("林 恵", "先生", ["", "", ""])[..2], ["林 恵 先生", "林 先生"]);
    }

    #[test]
    fn a_company_alone_is_onchu_and_its_unknown_reader_go_tantosha_sama() {
        assert_eq!(
            both("", "", ["アサヒ精工株式会社", "設備課", ""]),
            [
                "アサヒ精工株式会社 設備課 御中",
                "ご担当者様",
                "アサヒ精工株式会社",
                "アサヒ精工株式会社 team"
            ]
        );
        assert_eq!(both("", "", ["", "", ""]), ["", "ご担当者様", "", ""]);
    }

    #[test]
    fn a_form_of_address_stays_in_its_own_language() {
        assert_eq!(
            both("Mary Watson", "Dr.", ["Beta Inc.", "", "CTO"]),
            [
                "Beta Inc. CTO Mary Watson 様",
                "Watson 様",
                "Dr. Mary Watson, Beta Inc.",
                "Dr. Watson"
            ]
        );
        assert_eq!(both("佐藤 花子", "様", ["", "", ""])[2..], ["佐藤 花子", "花子"]);
        assert_eq!(both("佐藤 花子", "御中", ["", "", ""])[0], "佐藤 花子 様");
    }

    #[test]
    fn a_name_known_only_by_its_reading_or_in_part_is_used() {
        let name = PersonName { family_kana: "サトウ".to_owned(), ..PersonName::default() };
        let order = name.natural_order();
        let [honorific, company, department, title] = [""; 4];
        let to = Addressee { name: &name, order, honorific, company, department, title };
        assert_eq!([to.line("ja"), to.salutation("ja")], ["サトウ 様", "サトウ 様"]);
        assert_eq!(to.salutation("en"), "サトウ");
        assert_eq!(both("Cher", "", ["", "", ""])[1..], ["Cher 様", "Cher", "Cher"]);
    }
}
