//! The one table of what a condition may speak of: it drives the builder of the page, the grammar
//! of sentences, the SQL and the words of both languages.
//!
//! Words: a *subject* is what is asked about (score, tag, last mail); its [`Kind`] says which
//! operators it takes and what its values look like; its [`Place`] says where the file keeps it.
//!
//! Invariant: a subject that is not in [`SUBJECTS`] is an own field (`own:` + id of the field).

use crate::leads::{GRADES, HORIZONS, LANGUAGES, STEP_KINDS};

/// What the values of a subject look like, and so which operators it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// An amount of money.
    Money,
    /// A day; of an instant, the day it falls on.
    Date,
    /// Some of a list.
    Choice(Choices),
    /// Holds or does not.
    Flag,
    /// Entries of the timeline: kind, how many, in which time.
    Activity,
    /// Mailed, and no answer for a time.
    Silence,
    /// The search over everything.
    Search,
}

/// Where the choices of a subject come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choices {
    /// Fixed codes, with the prefix of their text keys (empty: the code says it).
    Fixed(&'static [&'static str], &'static str),
    /// Stages by id.
    Stages,
    /// Sources by id.
    Sources,
    /// Tags by id.
    Tags,
    /// Import batches by id.
    Batches,
    /// The choices of an own field.
    Own,
}

/// Where the file keeps it; columns are those of `lead_card AS card` unless said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A column that is never null.
    Card(&'static str),
    /// A column of milliseconds; null is *never*.
    Instant(&'static str),
    /// A column of ISO dates; null is *none*.
    Iso(&'static str),
    /// Whole days since the instant of a column.
    DaysSince(&'static str),
    /// A column of `lead`.
    Lead(&'static str),
    /// A column of the lead's company.
    Company(&'static str),
    /// The folded name of the company.
    CompanyName,
    /// Contact points of a kind.
    Contact(&'static str),
    /// A condition that holds or does not.
    Holds(&'static str),
    /// The kind of the stage.
    StageKind,
    /// The first source, a column of `lead`.
    FirstSource,
    /// Tags of the lead.
    Tags,
    /// The import that brought it.
    Batch,
    /// Flags of data quality.
    Quality,
    /// The timeline, the words of the search, an own field.
    Special,
}

/// One subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// Stable code on the wire and in stored segments.
    pub(crate) code: &'static str,
    /// Group in the builder: `person`, `work`, `funnel`, `score`, `contact`, `time`, `data`.
    pub(crate) group: &'static str,
    pub(crate) kind: Kind,
    pub(crate) place: Place,
    /// English words, the shown one first.
    pub(crate) en: &'static [&'static str],
    /// Japanese words, the shown one first.
    pub(crate) ja: &'static [&'static str],
}

const fn subject(
    code: &'static str,
    group: &'static str,
    kind: Kind,
    place: Place,
    en: &'static [&'static str],
    ja: &'static [&'static str],
) -> Subject {
    Subject { code, group, kind, place, en, ja }
}

/// Consent grounds; a test holds them against [`crate::consent::Ground`].
pub(crate) const GROUNDS: &[&str] =
    &["not_asked", "business_card", "opt_in", "customer", "public_address", "refused"];
const BANDS: &[&str] = &["hot", "warm", "cool", "cold"];
const STEP_STATES: &[&str] = &["overdue", "today", "planned", "waiting", "none"];
const STAGE_KINDS: &[&str] = &["new", "nurture", "qualified", "deal", "won", "lost", "hold"];
const TROUBLES: &[&str] = &["bounced", "refused", "not_asked", "none"];
const GRADES_OR_NONE: &[&str] = &[GRADES[0], GRADES[1], GRADES[2], "none"];
/// Flags of data quality, as `lead_card.quality` holds them between spaces.
pub(crate) const QUALITY: &[&str] =
    &["no_mail", "no_phone", "no_kana", "no_company", "no_source", "bounced", "old"];

/// Every subject, in the order of the builder.
pub(crate) const SUBJECTS: &[Subject] = &[
    subject(
        "text",
        "person",
        Kind::Search,
        Place::Special,
        &["text", "anything"],
        &["全文", "検索"],
    ),
    subject("name", "person", Kind::Text, Place::Card("name"), &["name"], &["氏名", "名前"]),
    subject(
        "kana",
        "person",
        Kind::Text,
        Place::Card("kana"),
        &["reading", "kana"],
        &["フリガナ", "よみ", "カナ"],
    ),
    subject(
        "language",
        "person",
        Kind::Choice(Choices::Fixed(LANGUAGES, "lead-language-")),
        Place::Card("language"),
        &["language"],
        &["言語"],
    ),
    subject("tag", "person", Kind::Choice(Choices::Tags), Place::Tags, &["tag", "tags"], &["タグ"]),
    subject(
        "source",
        "person",
        Kind::Choice(Choices::Sources),
        Place::Card("source_rid"),
        &["source", "event"],
        &["獲得元", "イベント"],
    ),
    subject(
        "first_source",
        "person",
        Kind::Choice(Choices::Sources),
        Place::FirstSource,
        &["first source"],
        &["最初の獲得元"],
    ),
    subject("note", "person", Kind::Text, Place::Lead("note"), &["note"], &["備考"]),
    subject("company", "work", Kind::Text, Place::CompanyName, &["company"], &["会社", "会社名"]),
    subject(
        "department",
        "work",
        Kind::Text,
        Place::Card("department"),
        &["department"],
        &["部署"],
    ),
    subject("title", "work", Kind::Text, Place::Card("title"), &["job title", "title"], &["役職"]),
    subject("industry", "work", Kind::Text, Place::Company("industry"), &["industry"], &["業種"]),
    subject(
        "company_size",
        "work",
        Kind::Text,
        Place::Company("size"),
        &["company size"],
        &["会社規模", "従業員規模"],
    ),
    subject(
        "company_address",
        "work",
        Kind::Text,
        Place::Company("address"),
        &["company address"],
        &["会社住所"],
    ),
    subject(
        "domain",
        "work",
        Kind::Text,
        Place::Company("domain"),
        &["company domain", "domain"],
        &["会社ドメイン", "ドメイン"],
    ),
    subject(
        "stage",
        "funnel",
        Kind::Choice(Choices::Stages),
        Place::Card("stage_rid"),
        &["stage"],
        &["ステージ"],
    ),
    subject(
        "stage_kind",
        "funnel",
        Kind::Choice(Choices::Fixed(STAGE_KINDS, "stage-kind-")),
        Place::StageKind,
        &["stage kind"],
        &["ステージの種類"],
    ),
    subject(
        "days_in_stage",
        "funnel",
        Kind::Number,
        Place::DaysSince("stage_since"),
        &["days in stage"],
        &["ステージ滞在日数", "滞在日数"],
    ),
    subject(
        "stage_since",
        "funnel",
        Kind::Date,
        Place::Instant("stage_since"),
        &["entered stage", "stage since"],
        &["ステージ移動日"],
    ),
    subject(
        "step",
        "funnel",
        Kind::Choice(Choices::Fixed(STEP_STATES, "lead-state-")),
        Place::Card("step_state"),
        &["next step"],
        &["次のアクション"],
    ),
    subject(
        "step_kind",
        "funnel",
        Kind::Choice(Choices::Fixed(STEP_KINDS, "lead-step-")),
        Place::Card("step_kind"),
        &["next step kind", "step kind"],
        &["次のアクションの種類"],
    ),
    subject(
        "step_due",
        "funnel",
        Kind::Date,
        Place::Iso("step_due_on"),
        &["next step due", "step due", "due"],
        &["次のアクションの期日", "期日"],
    ),
    subject(
        "quiet",
        "funnel",
        Kind::Flag,
        Place::Holds("card.quiet <> 0"),
        &["gone quiet", "quiet"],
        &["動きなし"],
    ),
    subject("value", "funnel", Kind::Money, Place::Special, &["value"], &["見込み金額", "金額"]),
    subject(
        "expected_close",
        "funnel",
        Kind::Date,
        Place::Iso("expected_close"),
        &["expected close", "close"],
        &["受注予定日"],
    ),
    subject("score", "score", Kind::Number, Place::Card("score"), &["score"], &["スコア"]),
    subject("fit", "score", Kind::Number, Place::Card("fit"), &["fit"], &["属性"]),
    subject(
        "engagement",
        "score",
        Kind::Number,
        Place::Card("engagement"),
        &["engagement"],
        &["行動"],
    ),
    subject(
        "band",
        "score",
        Kind::Choice(Choices::Fixed(BANDS, "frame-band-")),
        Place::Card("band"),
        &["band"],
        &["ランク"],
    ),
    subject(
        "grade",
        "score",
        Kind::Choice(Choices::Fixed(GRADES_OR_NONE, "")),
        Place::Card("grade"),
        &["grade"],
        &["優先度"],
    ),
    subject("interest", "score", Kind::Text, Place::Lead("interest"), &["interest"], &["関心"]),
    subject("offer", "score", Kind::Text, Place::Lead("offer"), &["offer"], &["提供したもの"]),
    subject(
        "horizon",
        "score",
        Kind::Choice(Choices::Fixed(HORIZONS, "lead-horizon-")),
        Place::Lead("horizon"),
        &["horizon"],
        &["時期", "導入時期"],
    ),
    subject(
        "ground",
        "contact",
        Kind::Choice(Choices::Fixed(GROUNDS, "lead-ground-")),
        Place::Card("ground"),
        &["consent", "consent basis"],
        &["同意の根拠", "同意"],
    ),
    subject(
        "consent_on",
        "contact",
        Kind::Date,
        Place::Instant("ground_at"),
        &["consent date"],
        &["同意日"],
    ),
    subject(
        "mail_trouble",
        "contact",
        Kind::Choice(Choices::Fixed(TROUBLES, "finding-trouble-")),
        Place::Card("mail_trouble"),
        &["mail trouble"],
        &["メールの問題"],
    ),
    subject(
        "has_mail",
        "contact",
        Kind::Flag,
        Place::Holds("card.mail <> ''"),
        &["has mail", "has e-mail"],
        &["メールアドレスあり"],
    ),
    subject(
        "has_phone",
        "contact",
        Kind::Flag,
        Place::Holds("card.phone <> ''"),
        &["has phone"],
        &["電話番号あり"],
    ),
    subject(
        "mail",
        "contact",
        Kind::Text,
        Place::Contact("mail"),
        &["mail address", "e-mail", "mail"],
        &["メールアドレス"],
    ),
    subject(
        "phone",
        "contact",
        Kind::Text,
        Place::Contact("phone"),
        &["phone number", "phone"],
        &["電話番号", "電話"],
    ),
    subject(
        "address",
        "contact",
        Kind::Text,
        Place::Contact("postal"),
        &["postal address", "address"],
        &["住所"],
    ),
    subject("activity", "time", Kind::Activity, Place::Special, &["activity"], &["活動"]),
    subject("no_reply", "time", Kind::Silence, Place::Special, &["no reply for"], &["返信待ち"]),
    subject(
        "reply_waits",
        "time",
        Kind::Flag,
        Place::Holds("card.replied <> 0"),
        &["reply waits"],
        &["返信待たせ中", "未返信の返信"],
    ),
    subject(
        "replies",
        "time",
        Kind::Number,
        Place::Card("replies"),
        &["number of replies"],
        &["返信数"],
    ),
    subject(
        "last_mail",
        "time",
        Kind::Date,
        Place::Instant("last_mail_at"),
        &["last mail"],
        &["最終メール"],
    ),
    subject(
        "last_contact",
        "time",
        Kind::Date,
        Place::Instant("last_contact_at"),
        &["last contact"],
        &["最終接触"],
    ),
    subject(
        "created",
        "data",
        Kind::Date,
        Place::Instant("created_at"),
        &["created", "added"],
        &["登録日", "追加日"],
    ),
    subject(
        "confirmed",
        "data",
        Kind::Date,
        Place::Instant("confirmed_at"),
        &["confirmed", "last confirmed"],
        &["最終確認日", "確認日"],
    ),
    subject(
        "quality",
        "data",
        Kind::Choice(Choices::Fixed(QUALITY, "finding-quality-")),
        Place::Quality,
        &["data quality", "quality"],
        &["データの不備", "不備"],
    ),
    subject(
        "duplicate",
        "data",
        Kind::Flag,
        Place::Special,
        &["possible duplicate", "duplicate"],
        &["重複の疑い"],
    ),
    subject(
        "import_batch",
        "data",
        Kind::Choice(Choices::Batches),
        Place::Batch,
        &["import"],
        &["インポート"],
    ),
];

/// The subject of a code; own fields are not among them.
pub(crate) fn find(code: &str) -> Option<&'static Subject> {
    SUBJECTS.iter().find(|subject| subject.code == code)
}

/// The id behind `own:ID`.
pub(crate) fn own_id(code: &str) -> Option<&str> {
    code.strip_prefix("own:")
}

/// A kind of activity in a condition: code, kinds of the timeline it stands for, words.
pub(crate) struct Act {
    pub(crate) code: &'static str,
    pub(crate) kinds: &'static [&'static str],
    pub(crate) en: &'static [&'static str],
    pub(crate) ja: &'static [&'static str],
}

const fn act(
    code: &'static str,
    kinds: &'static [&'static str],
    en: &'static [&'static str],
    ja: &'static [&'static str],
) -> Act {
    Act { code, kinds, en, ja }
}

/// Everything that counts as contact.
const CONTACTS: &[&str] =
    &["call", "visit", "meeting", "mail_in", "mail_out", "card", "form", "seminar", "purchase"];

/// Kinds of activities that a condition may count.
pub(crate) const ACTS: &[Act] = &[
    act("mail", &["mail_out"], &["mail", "mails", "e-mail"], &["メール"]),
    act("reply", &["mail_in"], &["reply", "replies"], &["返信"]),
    act("call", &["call"], &["call", "calls"], &["電話", "通話"]),
    act("visit", &["visit"], &["visit", "visits"], &["訪問"]),
    act("meeting", &["meeting"], &["meeting", "meetings"], &["打ち合わせ", "面談", "商談"]),
    act("contact", CONTACTS, &["contact", "contacts", "touch"], &["接触"]),
    act("note", &["note"], &["note", "notes"], &["メモ"]),
    act("form", &["form"], &["form", "forms"], &["フォーム"]),
    act("seminar", &["seminar"], &["seminar", "seminars"], &["セミナー"]),
    act("card", &["card"], &["card", "cards"], &["名刺"]),
    act("purchase", &["purchase"], &["purchase", "purchases"], &["購入"]),
    act("download", &["download"], &["download", "downloads"], &["ダウンロード"]),
    act("page_view", &["page_view"], &["page view", "page views"], &["ページ閲覧"]),
    act("link_click", &["link_click"], &["click", "clicks"], &["クリック"]),
    act("any", &[], &["activity", "activities"], &["活動"]),
];

/// The act of a code.
pub(crate) fn find_act(code: &str) -> Option<&'static Act> {
    ACTS.iter().find(|act| act.code == code)
}

impl Kind {
    /// The stable code for the page.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
            Self::Choice(_) => "choice",
            Self::Flag => "flag",
            Self::Activity => "activity",
            Self::Silence => "silence",
            Self::Search => "search",
        }
    }
}
