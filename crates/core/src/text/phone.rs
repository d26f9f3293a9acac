//! Phone numbers: one key for 03-1234-5678, ０３（１２３４）５６７８ and +81 3 1234 5678.
//!
//! The key is `+` and digits where the country is known, else the digits alone. Numbers that
//! start with one 0 are read as Japanese (総務省 電気通信番号計画: 10 digits for 0AB–J and 0120,
//! 11 for 020, 050, 060, 070, 080, 090 and 0800); a number with `+`, `010` or `00` in front as
//! international (ITU-T E.164: at most 15 digits). What was typed is kept by the caller.

use super::fold::fold;

/// The key under which equal numbers meet; `None` if this is no phone number.
///
/// An extension (`内線 12`, `ext. 12`, `x12`) and a remark in brackets (`(代)`) do not count.
pub fn phone_key(text: &str) -> Option<String> {
    let folded = fold(text);
    let number = cut_extension(&folded);
    let mut digits = String::new();
    let mut plus = false;
    for c in number.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => plus = true,
            _ => {}
        }
    }
    if !is_phone_like(number) {
        return None;
    }
    if !plus {
        for prefix in ["010", "00"] {
            // 010 is the Japanese prefix for calls abroad, 00 the one most countries use.
            if let Some(rest) = digits.strip_prefix(prefix)
                && rest.len() >= 8
                && !rest.starts_with('0')
            {
                return international(rest);
            }
        }
        if digits.starts_with('0') {
            return japanese(&digits);
        }
        return (7..=15).contains(&digits.len()).then_some(digits);
    }
    international(&digits)
}

/// The number as dialled within Japan, digits only: `0312345678` for `+81312345678`.
///
/// Keys of other countries and of unknown ones come back without the plus.
pub fn domestic_digits(key: &str) -> String {
    match key.strip_prefix("+81") {
        Some(rest) => format!("0{rest}"),
        None => key.trim_start_matches('+').to_owned(),
    }
}

fn cut_extension(folded: &str) -> &str {
    let end = ["内線", "ext", "x", "#"].iter().filter_map(|mark| folded.find(mark)).min();
    folded.get(..end.unwrap_or(folded.len())).unwrap_or(folded)
}

/// Digits with separators and at most a short label (`tel`, `携帯`, `代表`): no sentence.
fn is_phone_like(number: &str) -> bool {
    let letters = number.chars().filter(|c| c.is_alphabetic()).count();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    digits >= 7 && letters <= 6 && !number.contains(['@', '/'])
}

fn japanese(digits: &str) -> Option<String> {
    let mobile = ["020", "050", "060", "070", "080", "090"].iter().any(|p| digits.starts_with(p));
    let fits = match digits.len() {
        10 => !mobile,
        11 => mobile,
        _ => false,
    };
    // 0x0 numbers of 10 digits are pagers (020) or free numbers such as 0120; 00 is a carrier code.
    if !fits || digits.starts_with("00") {
        return None;
    }
    digits.strip_prefix('0').map(|rest| format!("+81{rest}"))
}

fn international(digits: &str) -> Option<String> {
    if let Some(rest) = digits.strip_prefix("81") {
        // "+81 (0)3 …" is common on cards: the 0 is dialled only inside Japan.
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        return japanese(&format!("0{rest}"));
    }
    ((7..=15).contains(&digits.len()) && !digits.starts_with('0')).then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_writing_of_a_number_has_one_key() {
        for text in [
            "03-1234-5678",
            "０３（１２３４）５６７８",
            "03(1234)5678",
            "+81 3 1234 5678",
            "+81(0)3-1234-5678",
            "0312345678",
            "010-81-3-1234-5678",
            "TEL: 03-1234-5678",
            "03-1234-5678(代)",
            "03-1234-5678 内線 123",
            "03ー1234ー5678",
        ] {
            assert_eq!(phone_key(text).as_deref(), Some("+81312345678"), "{text}");
        }
    }

    #[test]
    fn lengths_are_those_of_the_japanese_plan() {
        assert_eq!(phone_key("090-1234-5678").as_deref(), Some("+819012345678"));
        assert_eq!(phone_key("0120-123-456").as_deref(), Some("+81120123456"));
        assert_eq!(phone_key("090-1234-567"), None, "a digit is missing");
        assert_eq!(phone_key("03-1234-56789"), None, "a digit too many");
        assert_eq!(phone_key("060-1234-5678").as_deref(), Some("+816012345678"));
    }

    #[test]
    fn foreign_numbers_keep_their_country() {
        assert_eq!(phone_key("+1 309-555-0139").as_deref(), Some("+13095550139"));
        assert_eq!(phone_key("+44 20 7946 0958").as_deref(), Some("+442079460958"));
        assert_eq!(phone_key("309-555-0139").as_deref(), Some("3095550139"), "country unknown");
        assert_eq!(phone_key("+1 309-555-0139 ext. 12").as_deref(), Some("+13095550139"));
    }

    #[test]
    fn what_is_no_number_has_no_key() {
        for text in [
            "",
            "なし",
            "123",
            "taro@example.jp",
            "2026年の電話番号は未定ですのであとで",
            "https://x/0312345678",
        ] {
            assert_eq!(phone_key(text), None, "{text}");
        }
    }

    #[test]
    fn a_key_becomes_the_number_dialled_at_home() {
        assert_eq!(domestic_digits("+81312345678"), "0312345678");
        assert_eq!(domestic_digits("+13095550139"), "13095550139");
    }

    proptest! {
        #[test]
        fn hyphens_and_width_never_change_a_key(digits in "0[1-9][1-9][0-9]{7}", at in 2_usize..6) {
            let (head, tail) = digits.split_at(at);
            let plain = phone_key(&digits);
            prop_assert!(plain.is_some());
            let wide: String = digits.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c)).collect();
            prop_assert_eq!(phone_key(&format!("{head}-{tail}")), plain.clone());
            prop_assert_eq!(phone_key(&format!("({head}) {tail}")), plain.clone());
            prop_assert_eq!(phone_key(&wide), plain.clone());
            let key = plain.unwrap_or_default();
            prop_assert_eq!(phone_key(&key), Some(key.clone()), "a key is its own key");
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,40}") {
            if let Some(key) = phone_key(&text) {
                prop_assert!((7..=16).contains(&key.len()));
            }
        }
    }
}
