//! Money: whole minor units and a currency, never a float.
//!
//! The yen has no minor unit, so `Money { minor: 1_200_000, currency: "JPY" }` is ¥1,200,000; the
//! dollar has cents (ISO 4217). Amounts stay below 2⁵³ so that the page can hold them as numbers.

use unicode_normalization::UnicodeNormalization;

/// The largest amount in minor units: JavaScript's `Number.MAX_SAFE_INTEGER`.
const MAX_MINOR: i64 = 9_007_199_254_740_991;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Money {
    /// Whole minor units: yen, cents.
    pub minor: i64,
    /// ISO 4217 code in capitals.
    pub currency: String,
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyStyle {
    /// `¥1,200,000`, `$1,500.50`.
    Plain,
    /// `120万円`, `1億2,000万円` for yen; other currencies as [`MoneyStyle::Plain`].
    Man,
}

/// Digits behind the point of a currency (ISO 4217, table A.1, 2024).
pub fn minor_digits(currency: &str) -> u32 {
    match currency {
        "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "PYG" | "UGX" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// Signs and words that name a currency, longest first where one begins another.
const SIGNS: &[(&str, &str)] = &[
    ("us$", "USD"),
    ("a$", "AUD"),
    ("c$", "CAD"),
    ("hk$", "HKD"),
    ("s$", "SGD"),
    ("nt$", "TWD"),
    ("円", "JPY"),
    ("¥", "JPY"),
    ("\\", "JPY"),
    ("yen", "JPY"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₩", "KRW"),
    ("元", "CNY"),
    ("ドル", "USD"),
    ("ユーロ", "EUR"),
];

impl Money {
    /// An amount in minor units of `currency`.
    pub fn new(minor: i64, currency: &str) -> Self {
        Self { minor, currency: currency.to_owned() }
    }

    /// Reads an amount as people write it; without a sign it is in `default_currency`.
    ///
    /// Understands full width, `¥1,200,000`, `120万円`, `1億2000万円`, `1.5億`, `3千円`,
    /// `$1,500.50`, `USD 100`, `1.500,50 €`, `-¥500`, `▲500`, `(500)`. A fraction smaller than the
    /// minor unit, two currencies or anything else in the text is no amount.
    pub fn parse(text: &str, default_currency: &str) -> Option<Self> {
        let mut rest: String = text
            .nfkc()
            .flat_map(char::to_lowercase)
            .filter(|c| !c.is_whitespace() && *c != '_')
            .collect();
        let mut negative = false;
        if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
            negative = true;
            rest = inner.to_owned();
        }
        let mut currency = take_currency(&mut rest)?;
        for sign in ['-', '−', '▲', '△'] {
            if let Some(stripped) = rest.strip_prefix(sign) {
                if negative {
                    return None;
                }
                negative = true;
                rest = stripped.to_owned();
            }
        }
        if currency.is_none() {
            currency = take_currency(&mut rest)?;
        }
        let currency = currency.unwrap_or_else(|| default_currency.to_owned());
        let minor = parse_amount(rest.trim_end_matches('-'), minor_digits(&currency))?;
        let minor = if negative { -minor } else { minor };
        Some(Self { minor, currency })
    }

    /// The amount as text. Digits are grouped by three; yen have no decimals.
    pub fn format(&self, style: MoneyStyle) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let minor = self.minor.unsigned_abs();
        if style == MoneyStyle::Man
            && self.currency == "JPY"
            && minor >= 10_000
            && minor.is_multiple_of(10_000)
        {
            return format!("{sign}{}円", in_man(minor / 10_000));
        }
        let digits = minor_digits(&self.currency);
        let unit = 10_u64.pow(digits);
        let mut amount = grouped(minor / unit);
        if digits > 0 {
            amount.push_str(&format!(".{:0width$}", minor % unit, width = digits as usize));
        }
        match self.currency.as_str() {
            "JPY" => format!("{sign}¥{amount}"),
            "USD" => format!("{sign}${amount}"),
            "EUR" => format!("{sign}€{amount}"),
            "GBP" => format!("{sign}£{amount}"),
            "KRW" => format!("{sign}₩{amount}"),
            code => format!("{sign}{code} {amount}"),
        }
    }
}

/// 万 and 億 of an amount that is already counted in 万.
fn in_man(man: u64) -> String {
    let (oku, rest) = (man / 10_000, man % 10_000);
    match (oku, rest) {
        (0, rest) => format!("{}万", grouped(rest)),
        (oku, 0) => format!("{}億", grouped(oku)),
        (oku, rest) => format!("{}億{}万", grouped(oku), grouped(rest)),
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Takes a currency off either end. `None` if there are two; `Some(None)` if there is none.
fn take_currency(text: &mut String) -> Option<Option<String>> {
    let mut found: Option<String> = None;
    for _ in 0..2 {
        let Some((rest, code)) = currency_at_an_end(text) else { break };
        // "¥1,200円" names the yen twice, which is no contradiction.
        if found.as_ref().is_some_and(|known| *known != code) {
            return None;
        }
        found = Some(code);
        *text = rest;
    }
    Some(found)
}

fn currency_at_an_end(text: &str) -> Option<(String, String)> {
    for (sign, code) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Some((rest.to_owned(), (*code).to_owned()));
        }
    }
    let is_code = |part: &str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_lowercase());
    if let (Some(code), Some(rest)) = (text.get(..3), text.get(3..))
        && is_code(code)
        && !rest.is_empty()
    {
        return Some((rest.to_owned(), code.to_ascii_uppercase()));
    }
    let at = text.len().checked_sub(3)?;
    if let (Some(rest), Some(code)) = (text.get(..at), text.get(at..))
        && is_code(code)
        && !rest.is_empty()
    {
        return Some((rest.to_owned(), code.to_ascii_uppercase()));
    }
    None
}

/// Digits with separators and 千, 万, 億, 兆, k, m into minor units.
fn parse_amount(text: &str, digits: u32) -> Option<i64> {
    let unit = 10_i128.pow(digits);
    let mut total: i128 = 0;
    let mut number = String::new();
    let mut smallest = i128::MAX;
    let mut any = false;
    for c in text.chars() {
        let factor = match c {
            '0'..='9' | ',' | '.' | '\'' => {
                number.push(c);
                continue;
            }
            '千' | 'k' => 1_000,
            '万' => 10_000,
            'm' => 1_000_000,
            '億' => 100_000_000,
            '兆' => 1_000_000_000_000,
            _ => return None,
        };
        // 億 before 万 before the rest, each once: 2万1億 is a slip of the hand.
        if factor >= smallest {
            return None;
        }
        smallest = factor;
        total = total.checked_add(scaled(&number, factor * unit)?)?;
        number.clear();
        any = true;
    }
    if !number.is_empty() {
        total = total.checked_add(scaled(&number, unit)?)?;
        any = true;
    }
    let minor = i64::try_from(total).ok()?;
    (any && minor <= MAX_MINOR).then_some(minor)
}

/// `number` × `factor`, exact; `None` if it is no number or a fraction is left.
fn scaled(number: &str, factor: i128) -> Option<i128> {
    let (whole, fraction) = split_decimals(number)?;
    if whole.len() + fraction.len() > 18 || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let parse = |part: &str| if part.is_empty() { Some(0) } else { part.parse::<i128>().ok() };
    let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
    let product = (parse(&whole)? * scale + parse(&fraction)?) * factor;
    (product % scale == 0).then_some(product / scale)
}

/// Tells group separators from the decimal sign: the last one is decimal if it stands once and
/// not before exactly three digits, or if the other kind stands before it.
fn split_decimals(number: &str) -> Option<(String, String)> {
    let plain = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let Some(at) = number.rfind([',', '.']) else { return Some((plain(number), String::new())) };
    let sign = number.get(at..at + 1)?;
    let (head, tail) = (number.get(..at)?, number.get(at + 1..)?);
    let other = if sign == "," { '.' } else { ',' };
    let once = !head.contains(sign);
    let decimal = once && (head.contains(other) || tail.len() != 3 || (sign == "." && head == "0"));
    if decimal {
        return groups_fit(head, other).then(|| (plain(head), plain(tail)));
    }
    // "1.234" is read as a group of three, as is "1,234": amounts in thousandths do not occur.
    (groups_fit(number, sign.chars().next()?)).then(|| (plain(number), String::new()))
}

/// True if `text` is digits in groups of three behind the first, or without groups.
fn groups_fit(text: &str, separator: char) -> bool {
    let text = text.replace('\'', "");
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let all_digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    all_digits(first) && groups.all(|group| group.len() == 3 && all_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn yen(text: &str) -> Option<i64> {
        Money::parse(text, "JPY").filter(|m| m.currency == "JPY").map(|m| m.minor)
    }

    #[test]
    fn yen_are_read_as_japanese_write_them() {
        for text in [
            "¥1,200,000",
            "￥１，２００，０００",
            "1,200,000円",
            "1200000",
            "120万円",
            "120万",
            "１２０万円",
            "1.2m円",
            "JPY 1200000",
            "1200000 yen",
            "\\1,200,000",
            "¥1,200,000-",
        ] {
            assert_eq!(yen(text), Some(1_200_000), "{text}");
        }
        assert_eq!(yen("1億2000万円"), Some(120_000_000));
        assert_eq!(yen("1億2,000万5千円"), Some(120_005_000));
        assert_eq!(yen("1.5億"), Some(150_000_000));
        assert_eq!(yen("3千円"), Some(3_000));
        assert_eq!(yen("0"), Some(0));
    }

    #[test]
    fn other_currencies_keep_their_cents() {
        assert_eq!(Money::parse("$1,500.50", "JPY"), Some(Money::new(150_050, "USD")));
        assert_eq!(Money::parse("1.500,50 €", "JPY"), Some(Money::new(150_050, "EUR")));
        assert_eq!(Money::parse("USD 100", "JPY"), Some(Money::new(10_000, "USD")));
        assert_eq!(Money::parse("100", "USD"), Some(Money::new(10_000, "USD")));
        assert_eq!(Money::parse("1,234", "USD"), Some(Money::new(123_400, "USD")));
        assert_eq!(Money::parse("0.5k", "USD"), Some(Money::new(50_000, "USD")));
    }

    #[test]
    fn negative_amounts_have_many_signs() {
        for text in ["-500", "▲500", "(500)", "-¥500", "¥-500", "△500円"] {
            assert_eq!(yen(text), Some(-500), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "",
            "円",
            "abc",
            "12a",
            "1.5円",
            "1,23,456円",
            "2万1億",
            "$100円",
            "--5",
            "99999999999999999999",
            "1..5",
            "10:30",
            "万",
        ] {
            assert_eq!(Money::parse(text, "JPY"), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_written_as_the_reader_expects() {
        assert_eq!(Money::new(1_200_000, "JPY").format(MoneyStyle::Plain), "¥1,200,000");
        assert_eq!(Money::new(1_200_000, "JPY").format(MoneyStyle::Man), "120万円");
        assert_eq!(Money::new(120_000_000, "JPY").format(MoneyStyle::Man), "1億2,000万円");
        assert_eq!(
            Money::new(1_234_567, "JPY").format(MoneyStyle::Man),
            "¥1,234,567",
            "not whole 万"
        );
        assert_eq!(Money::new(-150_050, "USD").format(MoneyStyle::Plain), "-$1,500.50");
        assert_eq!(Money::new(5, "CHF").format(MoneyStyle::Man), "CHF 0.05");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(minor in -9_000_000_000_000_000_i64..9_000_000_000_000_000, currency in "JPY|USD|EUR|CHF|KWD") {
            let money = Money::new(minor, &currency);
            for style in [MoneyStyle::Plain, MoneyStyle::Man] {
                let text = money.format(style);
                prop_assert_eq!(Money::parse(&text, "GBP"), Some(money.clone()), "{}", text);
            }
        }

        #[test]
        fn any_text_is_answered(text in "[0-9,.¥$円万億千a-z()\\- ]{0,16}") {
            let _ = Money::parse(&text, "JPY");
        }
    }
}
