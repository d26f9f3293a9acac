//! Postal addresses: 〒 and prefecture in Japanese, house number and `ST 12345` in English.
//!
//! An address may stand in one line or go on in the next: the postal code alone, the street and
//! then the town, a building below. The second address of a card is that of another office.

use enishi_core::card::{CardAddress, CardFields};

/// The prefectures.
const PREFECTURES: &[&str] = &[
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];
const OFFICES: &[&str] = &[
    "支店",
    "営業所",
    "支社",
    "本社",
    "本店",
    "工場",
    "事業所",
    "オフィス",
    "センター",
    "研究所",
    "出張所",
];
const LABELS: &[&str] = &["住所", "所在地", "勤務地", "Address", "address", "Add"];

/// The addresses of a signature.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    found: Vec<CardAddress>,
    offices: Vec<String>,
    /// A postal code or a street whose rest is in the next line.
    waits: Option<CardAddress>,
    is_last_line: bool,
}

impl Addresses {
    /// Takes an address out of a line and gives what is left. `has_other` if the line also reached
    /// somebody: then it is no second line of an address.
    pub fn take(&mut self, line: &str, has_other: bool) -> String {
        let was_last = std::mem::take(&mut self.is_last_line);
        let text = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{1f}');
        if text.is_empty() {
            self.is_last_line = was_last && !has_other;
            return line.to_owned();
        }
        if let Some((before, code, behind)) = postal_code(text) {
            return self.coded(before, &code, behind);
        }
        let bare = unlabelled(text);
        if is_japanese(bare) {
            let mut address = self.waits.take().unwrap_or_default();
            set_japanese(&mut address, bare);
            return self.add(address);
        }
        if let Some((street, region, code)) = state_and_code(text) {
            let mut address = self.waits.take().unwrap_or_default();
            set_american(&mut address, street, region, code);
            return self.add(address);
        }
        if is_street(text) && !has_other {
            self.give_up();
            self.waits = Some(CardAddress { street: text.to_owned(), ..CardAddress::default() });
            return String::new();
        }
        if was_last && !has_other && is_building(text) {
            if let Some(last) = self.found.last_mut() {
                last.street = format!("{} {text}", last.street);
            }
            self.is_last_line = true;
            return String::new();
        }
        self.give_up();
        line.to_owned()
    }

    /// Gives the addresses to the fields.
    pub fn settle(mut self, fields: &mut CardFields) {
        self.give_up();
        fields.addresses = self.found;
        fields.rest.extend(self.offices);
    }

    fn add(&mut self, address: CardAddress) -> String {
        if !self.found.contains(&address) {
            self.found.push(address);
        }
        self.is_last_line = true;
        String::new()
    }

    /// What waited for a next line was all there is.
    fn give_up(&mut self) {
        if let Some(address) = self.waits.take() {
            self.add(address);
            self.is_last_line = false;
        }
    }

    fn coded(&mut self, before: &str, code: &str, behind: &str) -> String {
        self.give_up();
        let mut address = CardAddress { postal_code: code.to_owned(), ..CardAddress::default() };
        let behind = behind.trim_matches(|c: char| c.is_whitespace() || "\u{1f},:".contains(c));
        let before = unlabelled(
            before.trim_matches(|c: char| c.is_whitespace() || ":\u{1f}([【】".contains(c)),
        );
        if behind.is_empty() {
            self.waits = Some(address);
        } else {
            set_japanese(&mut address, behind);
            self.add(address);
        }
        if OFFICES.iter().any(|office| before.ends_with(office)) && before.chars().count() <= 12 {
            self.offices.push(before.to_owned());
            return String::new();
        }
        before.to_owned()
    }
}

fn unlabelled(text: &str) -> &str {
    LABELS
        .iter()
        .find_map(|label| text.strip_prefix(label))
        .map_or(text, |rest| rest.trim_start_matches([' ', ':', '\u{1f}', ')']))
}

/// What stands before a Japanese postal code, the code, and what stands behind it.
fn postal_code(text: &str) -> Option<(&str, String, &str)> {
    let mark = text.find('〒');
    let from = mark.map_or(0, |at| at + '〒'.len_utf8());
    let tail = text.get(from..)?;
    let skipped = tail.len() - tail.trim_start_matches([' ', ':']).len();
    let tail = tail.get(skipped..)?;
    let signs: Vec<char> = tail.chars().take(9).collect();
    let is_digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let dashed = signs.get(3) == Some(&'-');
    let last = if dashed { 8 } else { 7 };
    let places = (0..3).chain(if dashed { 4..8 } else { 3..7 });
    let is_code = places.clone().all(is_digit)
        && (dashed || mark.is_some())
        && !is_digit(last)
        && signs.get(last) != Some(&'-');
    let behind = tail.get(last..)?;
    // Without the mark it must open an address.
    let opens = mark.is_some() || PREFECTURES.iter().any(|p| behind.trim_start().starts_with(p));
    let digits: String = places.filter_map(|at| signs.get(at)).collect();
    let (area, block) = digits.split_at_checked(3)?;
    (is_code && opens).then(|| {
        (text.get(..mark.unwrap_or(0)).unwrap_or_default(), format!("{area}-{block}"), behind)
    })
}

fn is_japanese(text: &str) -> bool {
    let has_digit = text.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九".contains(c));
    let has_place = text.contains(['市', '区', '町', '村', '郡', '島']);
    let has_number = text.contains("丁目") || text.contains("番") || {
        let signs: Vec<char> = text.chars().collect();
        signs.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == '-' && w[2].is_ascii_digit())
    };
    let opens = PREFECTURES.iter().any(|prefecture| text.starts_with(prefecture));
    has_digit && has_place && (opens || has_number) && !text.contains("営業時間")
}

fn set_japanese(address: &mut CardAddress, text: &str) {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || c == '\u{1f}').replace('\u{1f}', " ");
    let region = PREFECTURES.iter().find(|prefecture| text.starts_with(**prefecture));
    match region.and_then(|region| Some((region, text.strip_prefix(region)?))) {
        Some((region, rest)) => {
            address.region = (*region).to_owned();
            address.street = rest.trim().to_owned();
        }
        None => address.street = text,
    }
}

/// `…, West Heidi, MS 53369`: what stands before, the state, the code.
fn state_and_code(text: &str) -> Option<(&str, &str, &str)> {
    let (rest, code) = text.trim().rsplit_once(' ')?;
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let is_code = matches!(digits, 5 | 9) && code.chars().all(|c| c.is_ascii_digit() || c == '-');
    let (before, state) = rest.trim_end().rsplit_once([' ', ','])?;
    let is_state = state.len() == 2 && state.chars().all(|c| c.is_ascii_uppercase());
    (is_code && is_state).then(|| (before.trim_end_matches([',', ' ']), state, code))
}

fn set_american(address: &mut CardAddress, before: &str, state: &str, code: &str) {
    let (street, city) = match before.rsplit_once(", ") {
        Some((street, city)) => (street, city),
        None if address.street.is_empty() => (before, ""),
        None => ("", before),
    };
    if address.street.is_empty() {
        address.street = street.to_owned();
    } else if !street.is_empty() {
        address.street = format!("{}, {street}", address.street);
    }
    address.city = city.to_owned();
    address.region = state.to_owned();
    address.postal_code = code.to_owned();
}

/// `464 Andrew Hill Suite 463`: a house number and words.
fn is_street(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let number = words.next().unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 6
        && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let rest: Vec<&str> = words.collect();
    is_number
        && (2..=9).contains(&rest.len())
        && rest.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
        && text.is_ascii()
}

fn is_building(text: &str) -> bool {
    let ends =
        ["F", "階", "号室", "ビル", "号", "号館", "タワー"].iter().any(|end| text.ends_with(end));
    (ends || text.contains("ビル") || text.contains("号室"))
        && text.chars().any(|c| c.is_ascii_digit() || c == 'ビ')
        && text.chars().count() <= 40
}
