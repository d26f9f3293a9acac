//! The words of a smart line in both languages.

/// Words of a step and its kind. Compared in lower case.
const STEPS: &[(&str, &str)] = &[
    ("電話", "call"),
    ("架電", "call"),
    ("tel", "call"),
    ("call", "call"),
    ("phone", "call"),
    ("訪問", "visit"),
    ("visit", "visit"),
    ("メール", "mail"),
    ("mail", "mail"),
    ("email", "mail"),
    ("打合せ", "meeting"),
    ("打ち合わせ", "meeting"),
    ("打合わせ", "meeting"),
    ("商談", "meeting"),
    ("面談", "meeting"),
    ("会議", "meeting"),
    ("アポ", "meeting"),
    ("meeting", "meeting"),
    ("meet", "meeting"),
    ("demo", "meeting"),
    ("デモ", "meeting"),
    ("見積", "quote"),
    ("見積もり", "quote"),
    ("quote", "quote"),
    ("手紙", "letter"),
    ("礼状", "letter"),
    ("letter", "letter"),
    ("資料", "task"),
    ("資料送付", "task"),
    ("連絡", "call"),
    ("task", "task"),
    ("todo", "task"),
];

/// Titles that stand behind a Japanese name.
const TITLES: &[&str] = &[
    "代表取締役",
    "取締役",
    "社長",
    "会長",
    "専務",
    "常務",
    "部長",
    "次長",
    "課長",
    "係長",
    "主任",
    "店長",
    "所長",
    "室長",
    "本部長",
    "支店長",
    "工場長",
    "マネージャー",
    "リーダー",
    "担当",
];

/// Company forms as they are written in a name.
const JAPANESE_FORMS: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "社団法人",
    "財団法人",
    "医療法人",
    "学校法人",
    "協同組合",
    "㈱",
    "㈲",
    "(株)",
    "(有)",
    "(同)",
    "(株)",
    "(有)",
];
const LATIN_FORMS: &[&str] = &[
    "inc",
    "ltd",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "company",
    "gmbh",
    "ag",
    "kk",
    "bv",
    "oy",
    "sa",
    "srl",
    "limited",
    "co",
];

/// The kind of a step word.
pub(super) fn step_kind(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    STEPS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}

/// The step word that opens a text, and the rest behind it.
pub(super) fn leading_step(text: &str) -> Option<(&'static str, &str)> {
    let lower = text.to_lowercase();
    STEPS
        .iter()
        .filter(|(known, _)| !known.is_ascii() && lower.starts_with(known))
        .max_by_key(|(known, _)| known.len())
        .and_then(|(known, kind)| Some((*kind, text.get(known.len()..)?)))
}

/// True for a title that is a word of its own.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// True if a word carries a Japanese company form.
pub(super) fn has_japanese_form(word: &str) -> bool {
    JAPANESE_FORMS.iter().any(|form| word.contains(form))
}

/// True for a Japanese company form alone.
pub(super) fn is_form(word: &str) -> bool {
    JAPANESE_FORMS.contains(&word)
}

/// True for a Latin company form: `Inc.`, `K.K.`, `GmbH`, not the first word of a name.
pub(super) fn is_latin_form(word: &str) -> bool {
    let bare = word.trim_end_matches([',', '.']).replace('.', "").to_lowercase();
    LATIN_FORMS.contains(&bare.as_str())
}
