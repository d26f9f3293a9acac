//! One cell to one value: cleaned text, phones, dates with times, codes of other programs.
//!
//! What a lead's own fields take (names, mail addresses, money) is parsed by `text`; here stands only
//! what files do to values on their way: several in one cell, numbers eaten by a spreadsheet, yes and
//! no in two languages, the stage names of other programs.

use std::borrow::Cow;

use chrono::{NaiveTime, TimeZone};
use chrono_tz::Tz;
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, ErrorCode, Result};
use crate::text::dates::{parse_date, parse_excel_serial};
use crate::text::phone::phone_key;
use crate::time::{LocalDate, Timestamp};

/// A cell as text: the guard of CSV files taken off, line ends as LF, control and invisible
/// characters out (a joiner between emoji stays), letters and their marks composed as macOS does not.
pub fn clean(cell: &str) -> String {
    let cell = super::guard::restore(cell.trim_matches(['\0', ' ', '\u{3000}', '\u{feff}']));
    let mut text = String::with_capacity(cell.len());
    let mut marks = false;
    let mut last = '\0';
    for c in cell.chars() {
        match c {
            '\r' => text.push('\n'),
            '\n' if last == '\r' => {}
            '\n' | '\t' => text.push(c),
            _ if c.is_control() || is_invisible(c) => {}
            _ => {
                marks |= matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}');
                text.push(c);
            }
        }
        last = c;
    }
    // Composing only where a mark asks for it: it would also swap compatibility kanji such as 﨑's
    // neighbours in Unicode for the common ones, and names are stored as they were written.
    let text = if marks { text.nfc().collect() } else { text };
    text.trim().to_owned()
}

/// A cleaned cell as one line.
pub fn one_line(cell: &str) -> String {
    let text = clean(cell);
    if text.bytes().any(|byte| matches!(byte, b'\n' | b'\t')) {
        text.split(['\n', '\t'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    } else {
        text
    }
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Several values of one cell: Google's ` ::: `, semicolons, commas, bars, line breaks.
pub fn several<'c>(cell: &'c str, marks: &'c [char]) -> impl Iterator<Item = &'c str> {
    cell.split(" ::: ")
        .flat_map(move |part| part.split(marks))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The phones of a cell as typed, each of which has a key.
///
/// # Errors
/// `phone_damaged` for what a spreadsheet made of a number, `phone_invalid`.
pub fn phones(cell: &str, japanese: bool) -> Result<Vec<String>> {
    // A text mark of a spreadsheet is no part of a number.
    let cell = cell.trim_start_matches('\'').trim();
    if is_damaged_phone(cell, japanese) {
        return Err(Error::new(ErrorCode::PhoneDamaged).with("value", cell));
    }
    let parts: Vec<&str> = several(cell, &[';', '；', '、', ',', '\n']).collect();
    if parts.len() > 1 && parts.iter().all(|part| phone_key(part).is_some()) {
        return Ok(parts.into_iter().map(str::to_owned).collect());
    }
    match phone_key(cell) {
        Some(_) => Ok(vec![cell.to_owned()]),
        None => Err(Error::new(ErrorCode::PhoneInvalid).with("value", cell)),
    }
}

/// What Excel leaves of a phone number: `9.01235E+10`, a date, a day number, or the leading zero
/// gone. Ten digits are also a number of North America, so they count only beside Japanese text.
fn is_damaged_phone(text: &str, japanese: bool) -> bool {
    let text: Cow<'_, str> =
        if text.is_ascii() { Cow::Borrowed(text) } else { text.nfkc().collect() };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let lost_zero = match text.len() {
        9 => true,
        10 => japanese && !text.starts_with(['0', '1']),
        5 => true,
        _ => false,
    };
    let scientific = text.split_once(['E', 'e']).is_some_and(|(number, power)| {
        number.parse::<f64>().is_ok() && power.trim_start_matches('+').parse::<i32>().is_ok()
    });
    (digits && lost_zero && !text.starts_with('0'))
        || scientific
        || (text.contains('/') && parse_date(&text).is_some())
}

/// The mail-address parts of a cell.
pub fn mails(cell: &str) -> Vec<&str> {
    let marks = &[';', '；', ',', '、', '，', '|', '/', '\n', ' ', '\u{3000}'];
    let parts: Vec<&str> = several(cell, marks).collect();
    let addresses: Vec<&str> =
        parts.iter().copied().filter(|part| part.contains(['@', '＠'])).collect();
    if addresses.is_empty() { vec![cell] } else { addresses }
}

/// A date, also as the day number a spreadsheet writes. `0/00/00`, Outlook's "none", is `Ok(None)`.
///
/// # Errors
/// `date_invalid`.
pub fn date(cell: &str) -> Result<Option<LocalDate>> {
    if cell.chars().all(|c| matches!(c, '0' | '/' | '-')) {
        return Ok(None);
    }
    match parse_date(cell).or_else(|| day_number(cell)) {
        Some(date) => Ok(Some(date)),
        None => Err(Error::new(ErrorCode::DateInvalid).with("value", cell)),
    }
}

/// Five digits are a day of 1982 to 2119 in a spreadsheet; anything else is none.
fn day_number(cell: &str) -> Option<LocalDate> {
    let whole = cell.split('.').next()?;
    (whole.len() == 5 && whole.as_bytes()[0] >= b'3').then(|| parse_excel_serial(cell))?
}

/// An instant: RFC 3339 with or without seconds, or a date with or without a time in `zone`.
/// A date alone is its noon, so that no change of zone moves it to another day.
///
/// # Errors
/// `date_invalid`.
pub fn instant(cell: &str, zone: Tz) -> Result<Option<Timestamp>> {
    if let Some(at) = Timestamp::parse(cell) {
        return Ok(Some(at));
    }
    let Some(date) = date(cell)? else { return Ok(None) };
    let rest = cell.split_once(['T', ' ']).map_or("", |(_, rest)| rest.trim());
    let (clock, offset) = match rest.find(['+', '-', 'Z']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let time = ["%H:%M:%S", "%H:%M", "%H:%M:%S%.f"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(clock.trim(), form).ok())
        .or(NaiveTime::from_hms_opt(12, 0, 0))
        .unwrap_or_default();
    let local = date.0.and_time(time);
    if let Some(minutes) = offset_minutes(offset) {
        return Ok(Some(Timestamp(local.and_utc().timestamp_millis() - minutes * 60_000)));
    }
    let at = zone.from_local_datetime(&local).earliest();
    Ok(Some(at.map_or_else(|| date.start(zone), |at| Timestamp(at.timestamp_millis()))))
}

/// `+09:00`, `-0500`, `Z` in minutes east of UTC.
fn offset_minutes(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, text.get(1..)?),
        b'-' => (-1, text.get(1..)?),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = (digits.get(..2)?, digits.get(2..).filter(|m| !m.is_empty()));
    let minutes: i64 = minutes.map_or(Some(0), |minutes| minutes.parse().ok())?;
    Some(sign * (hours.parse::<i64>().ok()? * 60 + minutes))
}

/// True for yes in the words of English and Japanese lists.
pub fn is_yes(cell: &str) -> bool {
    let key = super::dictionary::key(cell);
    let yes = [
        "true",
        "yes",
        "y",
        "1",
        "x",
        "on",
        "はい",
        "有",
        "有り",
        "あり",
        "済",
        "済み",
        "停止",
        "配信停止",
        "拒否",
        "不可",
        "不要",
        "希望しない",
        "optout",
        "optedout",
        "unsubscribed",
        "レ",
    ];
    yes.contains(&key.as_str()) || matches!(cell, "○" | "〇" | "◯" | "✓" | "✔" | "■" | "☑")
}

/// A stage as a file names it, by the codes of our default pipeline and the kind behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StageHint {
    /// One of our codes: `new`, `contacted`, `nurturing`, `qualified`, `proposal`, `won`, `lost`.
    Code(&'static str),
    /// On hold: a stage of that kind, if there is one.
    Hold,
    /// Some other name; a stage of the same name is meant.
    Name(String),
}

/// Reads a stage: our codes and names, those of HubSpot, Salesforce and Japanese lists.
pub fn stage(cell: &str) -> StageHint {
    let code = match super::dictionary::key(cell).as_str() {
        "new" | "新規" | "lead" | "リード" | "未対応" | "open" | "other" => "new",
        "contacted" | "接触済み" | "接触済" | "connected" | "対応中" | "working" => {
            "contacted"
        }
        "nurture"
        | "nurturing"
        | "育成"
        | "育成中"
        | "subscriber"
        | "marketingqualifiedlead"
        | "mql" => "nurturing",
        "qualified" | "有望" | "salesqualifiedlead" | "sql" | "見込み" | "見込" => {
            "qualified"
        }
        "deal" | "proposal" | "提案" | "商談" | "商談中" | "提案商談中" | "opportunity"
        | "negotiation" | "見積" | "見積中" => "proposal",
        "won" | "受注" | "成約" | "customer" | "顧客" | "closedwon" | "evangelist" => "won",
        "lost" | "失注" | "closedlost" | "unqualified" => "lost",
        "onhold" | "hold" | "保留" | "見合わせ" => return StageHint::Hold,
        _ => return StageHint::Name(cell.to_owned()),
    };
    StageHint::Code(code)
}

/// A consent ground by our codes, or the words other lists use; `None` if it is none of them.
pub fn ground(cell: &str) -> Option<&'static str> {
    Some(match super::dictionary::key(cell).as_str() {
        "businesscard" | "cardexchanged" | "card" | "名刺" | "名刺交換" | "名刺交換済み" => {
            "business_card"
        }
        "optin" | "consent" | "subscribed" | "同意" | "同意済み" | "同意あり" | "同意有り"
        | "オプトイン" => "opt_in",
        "customer" | "contract" | "取引" | "取引関係" | "取引先" | "契約" | "契約済み"
        | "既存顧客" => "customer",
        "publicaddress" | "public" | "公開" | "公開アドレス" => "public_address",
        "notasked" | "unknown" | "none" | "不明" | "未確認" | "なし" | "無し" => {
            "not_asked"
        }
        "refused" | "optout" | "optedout" | "unsubscribed" | "拒否" | "配信停止" | "不可"
        | "オプトアウト" => "refused",
        _ => return None,
    })
}

/// A time horizon by the codes of the lead's field: `now`, `term`, `year`, `looking`.
pub fn horizon(cell: &str) -> Option<&'static str> {
    Some(match super::dictionary::key(cell).as_str() {
        "now" | "今すぐ" | "within3m" | "within3months" | "3か月以内" | "3ヶ月以内" | "すぐ" => {
            "now"
        }
        "term" | "今期" | "within6m" | "within6months" | "半年以内" | "6か月以内" | "6ヶ月以内" => {
            "term"
        }
        "year" | "来期" | "within1y" | "within1year" | "within12months" | "1年以内" => "year",
        "looking" | "情報収集" | "none" | "未定" => "looking",
        _ => return None,
    })
}

/// The kind of a contact by the codes of the timeline; a note if it is none we know.
pub fn contact_kind(cell: &str) -> &'static str {
    match super::dictionary::key(cell).as_str() {
        "call" | "電話" | "phone" => "call",
        "visit" | "訪問" | "booth" | "来場" | "展示会" => "visit",
        "meeting" | "商談" | "打ち合わせ" | "打合せ" | "面談" => "meeting",
        _ => "note",
    }
}

/// `ja` or `en` of a language column.
pub fn language(cell: &str) -> Option<&'static str> {
    Some(match super::dictionary::key(cell).as_str() {
        "ja" | "jp" | "jajp" | "japanese" | "日本語" => "ja",
        "en" | "enus" | "engb" | "english" | "英語" => "en",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use chrono_tz::Asia::Tokyo;

    #[test]
    fn what_a_spreadsheet_ate_is_told_apart_from_a_bad_number() {
        for damaged in ["9.01235E+10", "312345678", "45962", "2026/10/1 0:00", "9012345678"] {
            assert_eq!(
                phones(damaged, true).unwrap_err().code,
                ErrorCode::PhoneDamaged,
                "{damaged}"
            );
        }
        assert_eq!(phones("内線のみ", true).unwrap_err().code, ErrorCode::PhoneInvalid);
        assert_eq!(phones("'03-2345-6789", true).unwrap(), ["03-2345-6789"]);
        assert_eq!(phones("3095550139", false).unwrap(), ["3095550139"], "North America");
        assert_eq!(phones("03-2345-6789、090-1234-5678", true).unwrap().len(), 2);
        assert_eq!(phones("03-2345-6789(代) 内線12", true).unwrap().len(), 1);
    }

    #[test]
    fn cells_are_cleaned_and_names_are_not_changed() {
        assert_eq!(clean("山\u{200b}田\u{feff} 太\u{ad}郎"), "山田 太郎");
        assert_eq!(clean("\u{8}山田"), "山田");
        assert_eq!(clean("\u{3000}佐藤\u{a0}花子\u{3000}"), "佐藤\u{a0}花子");
        assert_eq!(clean("𠮷田 👩\u{200d}💻"), "𠮷田 👩\u{200d}💻", "a joiner makes one emoji");
        assert_eq!(clean("ハ\u{3099}ハ\u{309a}"), "バパ");
        assert_eq!(clean("福\u{fa1b}"), "福\u{fa1b}", "a compatibility kanji stays");
        assert_eq!(clean("'=1+1"), "=1+1");
        assert_eq!(one_line("一\r\n二"), "一 二");
    }

    #[test]
    fn instants_are_read_with_and_without_zone() {
        let at = Timestamp::parse("2025-12-10T06:32:00+09:00");
        assert_eq!(instant("2025-12-10T06:32+09:00", Tokyo).unwrap(), at);
        assert_eq!(instant("2025-12-10 06:32", Tokyo).unwrap(), at);
        assert_eq!(
            instant("2025-12-10", Tokyo).unwrap(),
            Timestamp::parse("2025-12-10T12:00:00+09:00")
        );
        assert_eq!(instant("0/00/00", Tokyo).unwrap(), None);
        assert_eq!(instant("いつか", Tokyo).unwrap_err().code, ErrorCode::DateInvalid);
        assert_eq!(date("46311").unwrap(), LocalDate::parse("2026-10-16"));
    }
}
