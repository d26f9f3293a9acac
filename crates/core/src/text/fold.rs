//! Folding: one form for everything that a person would call the same writing.
//!
//! Steps, in order (data model §4): NFKC → lower case → accents of Latin, Greek and Cyrillic
//! letters dropped → katakana to hiragana → small kana to full kana, the long-vowel mark dropped →
//! variant kanji to the common one. Invisible characters and variation selectors go.
//!
//! [`fold`] is idempotent and keeps spaces and punctuation; [`fold_key`] drops them too and is
//! what duplicate keys are made of. None of these results is ever shown or stored in place of
//! what was typed.

use unicode_normalization::UnicodeNormalization;

use super::kanji::common_form;

/// The folded form of `text`, for comparing and searching. Idempotent.
///
/// ```
/// use enishi_core::text::fold;
/// assert_eq!(fold("ｻﾄｳ"), fold("さとう"));
/// assert_eq!(fold("髙橋"), "高橋");
/// assert_eq!(fold("サーバー"), fold("サーバ"));
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded =
        if text.chars().all(is_composed) { fold_composed(text) } else { fold_once(text) };
    if is_settled(&folded) {
        return folded;
    }
    // A dropped mark can leave neighbours that NFKC joins; two rounds settle every known case,
    // the bound only guards against a table that runs in circles.
    for _ in 0..4 {
        let again = fold_once(&folded);
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

fn fold_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for wide in text.nfkc() {
        for c in wide.to_lowercase() {
            push_folded(&mut out, c);
        }
    }
    out
}

/// True for characters that NFKC leaves alone whatever stands beside them (`NFKC_Quick_Check` = Yes
/// and combining class 0 in Unicode 16, as long as no mark follows): most of a Japanese list.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '々' | 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ー' | '\u{4e00}'..='\u{9fff}')
}

/// [`fold_once`] for a text of such characters, without looking each up in Unicode's tables.
fn fold_composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(&mut out, c.to_ascii_lowercase());
    }
    out
}

/// True if folding `folded` again surely changes nothing.
fn is_settled(folded: &str) -> bool {
    let mut after_kana = false;
    folded.chars().all(|c| {
        let stays = match c {
            '-' | 'ー' => !after_kana,
            '\0'..='\u{7f}' => !c.is_ascii_uppercase(),
            '々' => true,
            'ぁ'..='ゖ' => full_size(c) == c,
            '\u{4e00}'..='\u{9fff}' => common_form(c) == c,
            _ => false,
        };
        after_kana = is_hiragana(c);
        stays
    })
}

fn push_folded(out: &mut String, c: char) {
    match c {
        '\0'..='\u{7f}' if c != '-' => out.push(c),
        _ if is_invisible(c) => {}
        _ if is_long_mark(c) => {
            // After kana all of these are the long-vowel mark: サーバー, サ－バ－, ｻ-ﾊﾞ-.
            if !out.chars().next_back().is_some_and(is_hiragana) {
                out.push(if c == 'ー' { c } else { '-' });
            }
        }
        'ァ'..='ヶ' => out.push(full_size(hiragana_of(c))),
        'ヷ' => out.push('わ'),
        'ヸ' => out.push('ゐ'),
        'ヹ' => out.push('ゑ'),
        'ヺ' => out.push('を'),
        'ヽ' => out.push('ゝ'),
        'ヾ' => out.push('ゞ'),
        'ぁ'..='ゖ' => out.push(full_size(c)),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'þ' => out.push_str("th"),
        'ı' => out.push('i'),
        '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' => {
            out.extend(std::iter::once(c).nfd().filter(|part| !is_accent(*part)));
        }
        _ => out.push(common_form(c)),
    }
}

/// Accents, stray voicing marks, joiners, variation selectors: nobody types them into a search.
fn is_invisible(c: char) -> bool {
    is_accent(c)
        || matches!(c,
            '\u{3099}' | '\u{309a}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
            | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_long_mark(c: char) -> bool {
    matches!(c, '-' | 'ー' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301c}')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ' | 'ゟ')
}

/// Katakana ァ–ヶ sit 0x60 above hiragana ぁ–ゖ (Unicode, blocks 3040 and 30A0).
pub(super) fn hiragana_of(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// The full-size kana of a small one: キャノン and キヤノン are one company.
pub(super) fn full_size(c: char) -> char {
    match c {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        'ゕ' => 'か',
        'ゖ' => 'け',
        _ => c,
    }
}

/// The folded form without spaces and punctuation: the key under which equal names meet.
///
/// `山田 太郎`, `山田　太郎` and `山田太郎` have one key. Empty if nothing is left.
pub fn fold_key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric() && *c != 'ー').collect()
}

/// Legal forms, folded, longest first where one contains another.
const JAPANESE_FORMS: &[&str] = &[
    "特定非営利活動法人",
    "独立行政法人",
    "地方独立行政法人",
    "国立大学法人",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "社会福祉法人",
    "医療法人社団",
    "医療法人財団",
    "医療法人",
    "学校法人",
    "宗教法人",
    "npo法人",
    "有限責任事業組合",
    "協同組合",
    "株式会社",
    "有限会社",
    "合同会社",
    "合名会社",
    "合資会社",
    "相互会社",
    "かぶしきがいしや",
    "ゆうげんがいしや",
];

/// Bracketed short forms, folded: (株), (有), (同), (名), (資), (一社), (医) …, also as bank kana.
const BRACKETED_FORMS: &[&str] = &[
    "株", "有", "同", "合", "名", "資", "一社", "公社", "一財", "公財", "社", "財", "医", "学",
    "福", "特非", "独", "かぶ", "ゆ", "ど",
];

/// Latin legal forms, folded, as whole words at the end (dots already dropped).
const LATIN_FORMS: &[&str] = &[
    "incorporated",
    "inc",
    "corporation",
    "corp",
    "company",
    "co",
    "limited",
    "ltd",
    "llc",
    "llp",
    "lp",
    "plc",
    "kk",
    "yk",
    "gk",
    "gmbh",
    "mbh",
    "ag",
    "sa",
    "sas",
    "sarl",
    "bv",
    "nv",
    "oy",
    "ab",
    "as",
    "aps",
    "srl",
    "spa",
    "pte",
    "pty",
    "sdn",
    "bhd",
    "kabushiki",
    "kaisha",
    "kabushikikaisha",
    "godo",
    "yugen",
];

/// Folds a company name for matching: legal forms go, then spaces and punctuation.
///
/// `㈱ＡＢＣ`, `ABC株式会社`, `abc Co., Ltd.` and `ABC (株)` have one key. A name that consists of
/// nothing but legal forms keeps them, so that the key is empty only for a name without a letter.
pub fn fold_company(name: &str) -> String {
    let folded = fold(name);
    let stripped = drop_latin_forms(&drop_company_forms(&folded));
    let key = fold_key(&stripped);
    if key.is_empty() { fold_key(&folded) } else { key }
}

/// Drops the Japanese legal forms of an already folded text, bracketed ones included.
pub(super) fn drop_company_forms(folded: &str) -> String {
    let mut text = folded.to_owned();
    for form in JAPANESE_FORMS {
        if text.contains(form) {
            text = text.replace(form, " ");
        }
    }
    if text.contains(['(', '〔', '[']) {
        for form in BRACKETED_FORMS {
            for (open, close) in [('(', ')'), ('〔', '〕'), ('[', ']')] {
                text = text.replace(&format!("{open}{form}{close}"), " ");
            }
        }
    }
    text
}

/// Legal forms that are written in brackets (and as one sign: ㈱), with the whole word.
const SPELLED_FORMS: &[(&str, &str)] = &[
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
    ("(同)", "合同会社"),
    ("(資)", "合資会社"),
    ("(名)", "合名会社"),
];

/// A folded text with ㈱, (株) and their like as whole words.
pub(crate) fn spell_company_forms(folded: &str) -> String {
    SPELLED_FORMS.iter().fold(folded.to_owned(), |text, (short, long)| text.replace(short, long))
}

/// The ways in which a legal form is written, if the text is one and nothing else.
pub(crate) fn company_form(text: &str) -> Option<Vec<String>> {
    let spelled = spell_company_forms(&fold(text.trim()));
    let (short, long) = SPELLED_FORMS.iter().find(|(_, long)| *long == spelled)?;
    let letter: String = short.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    let mut ways = vec![(*long).to_owned(), (*short).to_owned(), format!("（{letter}）")];
    let signs = [("株", "㈱"), ("有", "㈲"), ("資", "㈾"), ("名", "㈴")];
    ways.extend(signs.iter().filter(|(of, _)| *of == letter).map(|(_, sign)| (*sign).to_owned()));
    Some(ways)
}

fn drop_latin_forms(folded: &str) -> String {
    let joined = folded.replace(['.', '\''], "");
    let words: Vec<&str> = joined
        .split(|c: char| !c.is_alphanumeric() && c != '々' && c != 'ー')
        .filter(|word| !word.is_empty())
        .collect();
    let mut end = words.len();
    while end > 1 && words.get(end - 1).is_some_and(|word| LATIN_FORMS.contains(word)) {
        end -= 1;
    }
    words.iter().take(end).copied().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_short_way_of_everyday_characters_folds_like_the_long_one() {
        let long = |text: &str| {
            let mut folded = fold_once(text);
            for _ in 0..4 {
                folded = fold_once(&folded);
            }
            folded
        };
        let everyday: Vec<char> = ('\0'..='\u{3ff}')
            .chain('\u{3000}'..='\u{30ff}')
            .chain('\u{4e00}'..='\u{9fff}')
            .collect();
        for pair in everyday.windows(2) {
            for text in [format!("{}{}", pair[0], pair[1]), format!("{}ー{}-", pair[1], pair[0])] {
                assert_eq!(fold(&text), long(&text), "{text:?}");
            }
        }
        for text in
            ["サーバー", "か゛", "ヷ", "ハ\u{3099}", "ＡＢＣ株式会社", "髙-橋", "ー-ー", "ゕ-"]
        {
            assert_eq!(fold(text), long(text), "{text:?}");
        }
    }
    use proptest::prelude::*;

    #[test]
    fn ux099_every_writing_of_a_name_folds_to_one() {
        for same in ["さとう", "サトウ", "ｻﾄｳ", "サトー"].windows(2) {
            let [left, right] = same else { panic!("two at a time") };
            if *right != "サトー" {
                assert_eq!(fold(left), fold(right));
            }
        }
        assert_eq!(fold("髙橋"), fold("高橋"));
        assert_eq!(fold("ガギグゲゴ"), "がぎぐげご", "voiced kana stay voiced");
        assert_eq!(fold("ﾊﾞﾝﾄﾞｳ"), "ばんどう");
        assert_eq!(fold("キャノン"), fold("キヤノン"));
        assert_eq!(fold("サーバー"), "さば");
        assert_eq!(fold("サ－バ－"), "さば", "a full-width hyphen after kana is a long mark");
        assert_eq!(fold("霞ヶ関"), fold("霞ケ関"));
    }

    #[test]
    fn latin_text_loses_case_width_and_accents() {
        assert_eq!(fold("ＭüLLER ＆ Ｓöhne"), "muller & sohne");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("A-B"), "a-b", "a hyphen between Latin letters stays");
        assert_eq!(fold("03－1234－5678"), "03-1234-5678");
    }

    #[test]
    fn variation_selectors_and_joiners_are_not_there() {
        assert_eq!(fold("葛\u{e0100}城"), "葛城");
        assert_eq!(fold("山\u{200b}田"), "山田");
    }

    #[test]
    fn company_forms_do_not_count() {
        let key = fold_company("ABC");
        for name in [
            "㈱ＡＢＣ",
            "ABC株式会社",
            "株式会社 ABC",
            "abc Co., Ltd.",
            "ABC (株)",
            "ABC K.K.",
            "ABC, Inc.",
        ] {
            assert_eq!(fold_company(name), key, "{name}");
        }
        assert_eq!(
            fold_company("合同会社サクラ電機"),
            "さくら電機".replace("さくら", &fold("サクラ"))
        );
        assert_eq!(fold_company("(有)鈴木商店"), "鈴木商店");
        assert_ne!(fold_company("山田商事"), fold_company("山本商事"));
        assert_eq!(fold_company("株式会社"), "株式会社", "nothing else is left");
        assert_eq!(fold_company("Co"), "co");
    }

    #[test]
    fn a_key_ignores_spaces_and_punctuation() {
        assert_eq!(fold_key("山田　太郎"), fold_key("山田太郎"));
        assert_eq!(fold_key("O'Brien-Smith"), "obriensmith");
        assert_eq!(fold_key("佐々木"), "佐々木");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folding_japanese_twice_is_folding_once(text in "[ぁ-ゟァ-ヿｦ-ﾟ一-龠﨑髙ー\\-〜 a-zA-ZÀ-ÿ\u{3099}\u{300}]{0,24}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
            prop_assert_eq!(fold_key(&fold_key(&text)), fold_key(&text));
        }

        #[test]
        fn a_company_key_is_stable(text in "[ァ-ヶ一-龠a-zA-Z㈱(). ]{0,16}") {
            let key = fold_company(&text);
            prop_assert!(key.chars().all(char::is_alphanumeric));
        }
    }
}
