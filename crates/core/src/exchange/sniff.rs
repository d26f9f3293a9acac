//! What a column holds, judged by its values: asked where the header says nothing.
//!
//! A column is proposed for a field if four of five of its filled cells look like it. Names and
//! companies are recognised by firm marks only (a company form, a space between two short Japanese
//! words): a wrong proposal costs more than none.

use unicode_normalization::UnicodeNormalization;

use super::field::ImportField;

/// Share of filled cells that must agree, in percent.
const AGREE_PERCENT: usize = 80;

/// The field that one value looks like, if it looks like one.
pub fn kind(value: &str) -> Option<ImportField> {
    let text: String = value.nfkc().collect();
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 200 {
        return None;
    }
    if is_mail(text) {
        Some(ImportField::Mail)
    } else if is_url(text) {
        Some(ImportField::Url)
    } else if is_postal_code(text) {
        Some(ImportField::PostalCode)
    } else if is_date(text) {
        Some(ImportField::ExchangedOn)
    } else if let Some(phone) = phone_kind(text) {
        Some(phone)
    } else if is_company(text) {
        Some(ImportField::Company)
    } else if is_address(text) {
        Some(ImportField::Address)
    } else {
        name_kind(text)
    }
}

/// True for kinds of data that no header looks like.
pub fn is_unlike_a_header(field: ImportField) -> bool {
    use ImportField as F;
    matches!(field, F::Mail | F::Url | F::PostalCode | F::ExchangedOn | F::Phone | F::PhoneMobile)
}

/// The field that a column of values looks like. Blank values do not count; `None` below two filled
/// ones that agree.
pub fn column<'v>(values: impl Iterator<Item = &'v str>) -> Option<ImportField> {
    let kinds: Vec<Option<ImportField>> =
        values.filter(|value| !value.trim().is_empty()).map(kind).collect();
    let agree = |field: ImportField| {
        kinds.iter().filter(|kind| kind.is_some_and(|kind| same(kind, field))).count()
    };
    let best = kinds.iter().flatten().copied().max_by_key(|field| agree(*field))?;
    let count = agree(best);
    (count >= 2.min(kinds.len()) && count * 100 >= kinds.len() * AGREE_PERCENT).then(|| {
        let mobile = kinds.iter().filter(|kind| **kind == Some(ImportField::PhoneMobile)).count();
        if same(best, ImportField::Phone) && mobile < count { ImportField::Phone } else { best }
    })
}

/// Mobile numbers are phones too: a mixed column is one of phones.
fn same(one: ImportField, other: ImportField) -> bool {
    let phone = |f| matches!(f, ImportField::Phone | ImportField::PhoneMobile);
    one == other || (phone(one) && phone(other))
}

fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.contains(char::is_whitespace)
}

fn is_url(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.")
}

fn is_postal_code(text: &str) -> bool {
    let text = text.trim_start_matches('〒').trim();
    let (bytes, dash) = (text.as_bytes(), text.as_bytes().get(3) == Some(&b'-'));
    bytes.len() == 8 && dash && bytes.iter().filter(|b| b.is_ascii_digit()).count() == 7
}

fn is_date(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or(text);
    let parts: Vec<&str> = day.split(['/', '-', '.', '年', '月', '日']).collect();
    let parts = if parts.last() == Some(&"") { &parts[..parts.len() - 1] } else { &parts[..] };
    let number = |part: &&str| part.parse::<u32>().ok();
    let [first, second, third] = parts else { return false };
    let year_first = first.len() == 4 && second.len() <= 2 && third.len() <= 2;
    let year_last = third.len() == 4 && first.len() <= 2 && second.len() <= 2;
    let (year, month) = if year_first { (first, second) } else { (third, second) };
    (year_first || year_last)
        && number(year).is_some_and(|year| (1900..2200).contains(&year))
        && number(month).is_some_and(|month| (1..=31).contains(&month))
        && number(first).is_some()
        && number(third).is_some()
}

fn phone_kind(text: &str) -> Option<ImportField> {
    // An extension or a remark behind the number does not count: `内線12`, `(代)`, `ext. 12`.
    let main = text.split(['内', 'e', 'x']).next().unwrap_or(text);
    let main = main.strip_suffix("(代)").unwrap_or(main);
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    let only = main.chars().all(|c| {
        c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | '.' | '―' | 'ー' | '‐')
    });
    let international = main.trim_start().starts_with('+') && (8..=15).contains(&digits.len());
    let domestic = digits.starts_with('0') && (10..=11).contains(&digits.len());
    let mobile = digits.len() == 11 && ["070", "080", "090"].iter().any(|p| digits.starts_with(p));
    (only && (international || domestic)).then_some(if mobile {
        ImportField::PhoneMobile
    } else {
        ImportField::Phone
    })
}

fn is_company(text: &str) -> bool {
    const FORMS: &[&str] = &[
        "株式会社",
        "有限会社",
        "合同会社",
        "合資会社",
        "合名会社",
        "社団法人",
        "財団法人",
        "医療法人",
        "学校法人",
        "(株)",
        "(有)",
        "(同)",
    ];
    const ENDINGS: &[&str] =
        &[" inc", " inc.", " llc", " ltd", " ltd.", " gmbh", " corp", " corp.", " co."];
    let lower = text.to_lowercase();
    FORMS.iter().any(|form| text.contains(form)) || ENDINGS.iter().any(|end| lower.ends_with(end))
}

fn is_address(text: &str) -> bool {
    let region = text.find(['都', '道', '府', '県']).is_some_and(|at| (6..=9).contains(&at));
    region && text.contains(['市', '区', '町', '村', '郡']) && text.chars().count() > 6
}

/// A full name: two short words in Japanese; all kana means its reading.
fn name_kind(text: &str) -> Option<ImportField> {
    let mut words = text.split_whitespace();
    let (family, given) = (words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let short = |word: &str| (1..=6).contains(&word.chars().count());
    let kana = |word: &str| word.chars().all(|c| matches!(c, '\u{3041}'..='\u{30ff}'));
    let japanese = |word: &str| {
        word.chars().all(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々'))
    };
    if !short(family) || !short(given) || !japanese(family) || !japanese(given) {
        None
    } else if kana(family) && kana(given) {
        Some(ImportField::FullKana)
    } else {
        Some(ImportField::FullName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ImportField as F;

    #[test]
    fn values_tell_what_they_are() {
        for (value, field) in [
            ("Ｔａｒｏ＠example.jp", Some(F::Mail)),
            ("https://www.example.jp/", Some(F::Url)),
            ("〒752-0572", Some(F::PostalCode)),
            ("2026/10/16", Some(F::ExchangedOn)),
            ("2026年10月6日", Some(F::ExchangedOn)),
            ("06-7897-8923", Some(F::Phone)),
            ("０５２（５３２）２３２２", Some(F::Phone)),
            ("+1 309-555-0139", Some(F::Phone)),
            ("09051405310", Some(F::PhoneMobile)),
            ("㈱髙島", Some(F::Company)),
            ("山口県長生郡睦沢町卯の里6-3-16", Some(F::Address)),
            ("森 くみ子", Some(F::FullName)),
            ("ﾓﾘ ｸﾐｺ", Some(F::FullKana)),
            ("12,000", None),
            ("課長", None),
            ("", None),
        ] {
            assert_eq!(kind(value), field, "{value}");
        }
    }

    #[test]
    fn a_column_needs_four_of_five_to_agree() {
        let mails = ["a@example.jp", "b@example.jp", "", "c@example.jp", "d@example.jp", "なし"];
        assert_eq!(column(mails.into_iter()), Some(F::Mail));
        assert_eq!(column(["a@example.jp", "なし", "?"].into_iter()), None);
        assert_eq!(column(["090-1111-2222", "03-1111-2222"].into_iter()), Some(F::Phone));
        assert_eq!(column(["090-1111-2222", "080-1111-2222"].into_iter()), Some(F::PhoneMobile));
    }
}
