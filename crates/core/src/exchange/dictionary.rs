//! Header words, Japanese and English, and the fields they name.
//!
//! Taken from the exports of Eight, Sansan, Outlook (Japanese and English), Google Contacts, HubSpot,
//! 筆まめ-style address lists and what people type. A header is compared after NFKC, in lower case and
//! without anything but letters and digits, so `E-mail 1 - Value`, `ＴＥＬ(会社)` and `TEL会社` meet.

use unicode_normalization::UnicodeNormalization;

use super::field::ImportField;
use super::field::ImportField as F;
use super::{sniff, table::Row};

/// Words per field, as [`key`] gives them. A word belongs to one field (a test sees to it).
const WORDS: &[(ImportField, &[&str])] = &[
    (
        F::FullName,
        &[
            "氏名",
            "お名前",
            "名前",
            "姓名",
            "担当者",
            "担当者名",
            "ご担当者",
            "ご担当者名",
            "ご氏名",
            "顧客名",
            "連絡先名",
            "fullname",
            "name",
            "contactname",
            "personname",
            "displayname",
            "contact",
            "漢字氏名",
            "氏名漢字",
            "名前漢字",
            "参加者名",
            "来場者名",
        ],
    ),
    (
        F::FamilyName,
        &[
            "姓",
            "名字",
            "苗字",
            "氏",
            "姓漢字",
            "漢字姓",
            "お名前姓",
            "氏名姓",
            "lastname",
            "familyname",
            "surname",
            "last",
        ],
    ),
    (
        F::GivenName,
        &[
            "名",
            "名漢字",
            "漢字名",
            "お名前名",
            "氏名名",
            "firstname",
            "givenname",
            "forename",
            "first",
        ],
    ),
    (F::MiddleName, &["ミドルネーム", "middlename", "additionalname"]),
    (
        F::FullKana,
        &[
            "フリガナ",
            "ふりがな",
            "カナ",
            "かな",
            "よみ",
            "ヨミ",
            "読み",
            "よみがな",
            "ヨミガナ",
            "読み仮名",
            "氏名カナ",
            "カナ氏名",
            "氏名フリガナ",
            "氏名ふりがな",
            "氏名かな",
            "氏名よみ",
            "フリガナ氏名",
            "お名前フリガナ",
            "お名前カナ",
            "名前カナ",
            "名前フリガナ",
            "氏名ヨミ",
            "fullnamekana",
            "namekana",
            "kana",
            "fullnamephonetic",
            "phoneticname",
            "yomi",
            "furigana",
        ],
    ),
    (
        F::FamilyKana,
        &[
            "姓カナ",
            "姓フリガナ",
            "姓ふりがな",
            "姓かな",
            "姓よみ",
            "姓ヨミ",
            "セイ",
            "せい",
            "カナ姓",
            "フリガナ姓",
            "ふりがな姓",
            "かな姓",
            "よみ姓",
            "lastnamekana",
            "familynamekana",
            "phoneticlastname",
            "phoneticfamilyname",
            "lastnamephonetic",
            "familynameyomi",
            "surnamekana",
        ],
    ),
    (
        F::GivenKana,
        &[
            "名カナ",
            "名フリガナ",
            "名ふりがな",
            "名かな",
            "名よみ",
            "名ヨミ",
            "メイ",
            "めい",
            "カナ名",
            "フリガナ名",
            "ふりがな名",
            "かな名",
            "よみ名",
            "firstnamekana",
            "givennamekana",
            "phoneticfirstname",
            "phoneticgivenname",
            "firstnamephonetic",
            "givennameyomi",
        ],
    ),
    (F::Honorific, &["敬称", "honorific", "nameprefix", "salutation", "courtesytitle"]),
    (
        F::Company,
        &[
            "会社名",
            "会社",
            "企業名",
            "企業",
            "勤務先",
            "勤務先名",
            "社名",
            "御社名",
            "貴社名",
            "法人名",
            "団体名",
            "組織名",
            "所属",
            "所属先",
            "取引先名",
            "取引先",
            "屋号",
            "店名",
            "店舗名",
            "施設名",
            "company",
            "companyname",
            "organization",
            "organisation",
            "organizationname",
            "employer",
            "account",
            "accountname",
            "businessname",
            "organizationvalue",
        ],
    ),
    (
        F::CompanyKana,
        &[
            "会社名カナ",
            "会社カナ",
            "会社名フリガナ",
            "フリガナ会社名",
            "フリガナ会社",
            "会社フリガナ",
            "会社名ふりがな",
            "会社名かな",
            "会社名よみ",
            "会社名ヨミ",
            "カナ会社名",
            "企業名カナ",
            "companynamekana",
            "companykana",
            "phoneticcompany",
            "organizationnameyomi",
            "companyyomi",
        ],
    ),
    (
        F::Department,
        &[
            "部署名",
            "部署",
            "部門",
            "部門名",
            "所属部署",
            "部課名",
            "課",
            "department",
            "dept",
            "division",
            "organizationdepartment",
            "jobdepartment",
        ],
    ),
    (
        F::Title,
        &[
            "役職",
            "役職名",
            "肩書",
            "肩書き",
            "職位",
            "職種",
            "title",
            "jobtitle",
            "position",
            "role",
            "organizationtitle",
        ],
    ),
    (
        F::Mail,
        &[
            "email",
            "mail",
            "メール",
            "メールアドレス",
            "emailアドレス",
            "電子メール",
            "電子メールアドレス",
            "mailaddress",
            "emailaddress",
            "eメール",
            "eメールアドレス",
            "emailvalue",
            "workemail",
            "businessemail",
            "pcメール",
            "会社メール",
            "メール会社",
            "primaryemail",
            "homeemail",
            "personalemail",
            "contactemail",
            "携帯メール",
            "代表メール",
            "メールアドレス会社",
            "連絡先メールアドレス",
        ],
    ),
    (
        F::Phone,
        &[
            "tel",
            "電話",
            "電話番号",
            "tel会社",
            "会社電話",
            "会社電話番号",
            "電話会社",
            "電話番号会社",
            "会社tel",
            "代表電話",
            "代表tel",
            "tel代表",
            "tel部門",
            "勤務先電話",
            "勤務先電話番号",
            "お電話番号",
            "ご連絡先",
            "連絡先電話番号",
            "phone",
            "phonenumber",
            "telephone",
            "telephonenumber",
            "businessphone",
            "workphone",
            "companyphone",
            "companymainphone",
            "officephone",
            "phonevalue",
            "primaryphone",
            "代表電話番号",
            "本社電話番号",
            "mainphone",
            "otherphone",
            "その他の電話",
        ],
    ),
    (
        F::PhoneDirect,
        &[
            "tel直通",
            "直通電話",
            "直通",
            "直通tel",
            "直通番号",
            "電話直通",
            "電話番号直通",
            "directphone",
            "directline",
            "directdial",
            "directnumber",
        ],
    ),
    (
        F::PhoneMobile,
        &[
            "携帯電話",
            "携帯",
            "携帯番号",
            "携帯電話番号",
            "tel携帯",
            "電話携帯",
            "モバイル",
            "mobile",
            "mobilephone",
            "mobilephonenumber",
            "mobilenumber",
            "cell",
            "cellphone",
            "cellular",
            "スマホ",
        ],
    ),
    (F::PhoneHome, &["自宅電話", "自宅電話番号", "電話自宅", "tel自宅", "homephone"]),
    (
        F::Fax,
        &[
            "fax",
            "fax番号",
            "ファックス",
            "ファクス",
            "ファックス番号",
            "会社fax",
            "faxnumber",
            "faxphone",
            "businessfax",
            "workfax",
            "fax会社",
        ],
    ),
    (
        F::Url,
        &[
            "url",
            "ホームページ",
            "hp",
            "webページ",
            "ウェブサイト",
            "webサイト",
            "サイト",
            "web",
            "website",
            "websiteurl",
            "websitevalue",
            "homepage",
            "webpage",
            "companydomainname",
            "businesshomepage",
            "会社url",
            "企業url",
        ],
    ),
    (
        F::PostalCode,
        &[
            "郵便番号",
            "郵便番号会社",
            "会社郵便番号",
            "勤務先郵便番号",
            "郵便",
            "postalcode",
            "postcode",
            "zip",
            "zipcode",
            "addresspostalcode",
            "businesspostalcode",
        ],
    ),
    (
        F::Address,
        &[
            "住所",
            "会社住所",
            "住所会社",
            "勤務先住所",
            "所在地",
            "本社所在地",
            "ご住所",
            "address",
            "mailingaddress",
            "companyaddress",
            "addressformatted",
            "fulladdress",
            "businessaddress",
        ],
    ),
    (
        F::AddressRegion,
        &[
            "都道府県",
            "都道府県会社",
            "会社都道府県",
            "勤務先都道府県",
            "県",
            "state",
            "stateregion",
            "region",
            "province",
            "prefecture",
            "addressregion",
            "businessstate",
        ],
    ),
    (
        F::AddressCity,
        &[
            "市区町村",
            "市区町村会社",
            "会社市区町村",
            "勤務先市区町村",
            "市町村",
            "city",
            "town",
            "addresscity",
            "businesscity",
        ],
    ),
    (
        F::AddressStreet,
        &[
            "番地",
            "番地会社",
            "会社番地",
            "勤務先番地",
            "町名番地",
            "street",
            "streetaddress",
            "addressstreet",
            "businessstreet",
            "addressline",
        ],
    ),
    (
        F::Country,
        &[
            "国",
            "国会社地域",
            "国地域",
            "country",
            "countryregion",
            "addresscountry",
            "businesscountryregion",
        ],
    ),
    (
        F::ExchangedOn,
        &[
            "名刺交換日",
            "交換日",
            "名刺登録日",
            "名刺取得日",
            "取得日",
            "来場日",
            "来場日時",
            "面談日",
            "cardexchangedon",
            "exchangedate",
            "exchangedon",
            "dateexchanged",
            "scannedat",
            "scandate",
        ],
    ),
    (
        F::Note,
        &[
            "メモ",
            "備考",
            "ノート",
            "コメント",
            "摘要",
            "特記事項",
            "商談メモ",
            "note",
            "notes",
            "memo",
            "comment",
            "comments",
            "remarks",
            "description",
        ],
    ),
    (
        F::Tags,
        &[
            "タグ",
            "ラベル",
            "分類",
            "分類項目",
            "グループ",
            "カテゴリ",
            "カテゴリー",
            "tag",
            "tags",
            "label",
            "labels",
            "category",
            "categories",
            "groupmembership",
        ],
    ),
    (
        F::Source,
        &[
            "獲得元",
            "流入元",
            "流入経路",
            "経路",
            "ソース",
            "リードソース",
            "きっかけ",
            "イベント",
            "イベント名",
            "展示会",
            "展示会名",
            "source",
            "leadsource",
            "originalsource",
            "channel",
            "event",
            "eventname",
        ],
    ),
    (
        F::Stage,
        &[
            "ステージ",
            "フェーズ",
            "状況",
            "進捗",
            "商談ステージ",
            "リードステージ",
            "stage",
            "leadstage",
            "lifecyclestage",
            "dealstage",
            "phase",
            "pipelinestage",
        ],
    ),
    (
        F::Value,
        &[
            "金額",
            "見込み金額",
            "見込金額",
            "商談金額",
            "案件金額",
            "予算金額",
            "受注金額",
            "amount",
            "value",
            "dealvalue",
            "dealvaluejpy",
            "dealamount",
            "expectedvalue",
            "estimatedvalue",
        ],
    ),
    (
        F::ExpectedClose,
        &[
            "受注予定日",
            "受注見込日",
            "完了予定日",
            "クローズ予定日",
            "closedate",
            "expectedclose",
            "expectedclosedate",
        ],
    ),
    (F::Grade, &["優先度abc", "ランク", "評価", "grade", "rank", "見込み度", "見込度", "確度"]),
    (F::Language, &["言語", "使用言語", "language", "preferredlanguage", "lang"]),
    (
        F::ConsentGround,
        &[
            "同意",
            "同意の根拠",
            "配信同意",
            "メール同意",
            "consent",
            "consentbasis",
            "consentground",
            "legalbasis",
            "optinstatus",
        ],
    ),
    (F::ConsentAt, &["同意日", "同意日時", "consentat", "consentdate", "optindate"]),
    (
        F::Refused,
        &[
            "配信停止",
            "メール配信停止",
            "配信拒否",
            "配信除外",
            "メール不可",
            "unsubscribed",
            "unsubscribedfromallemail",
            "emailoptout",
            "optout",
            "optedout",
            "donotemail",
            "donotcontact",
            "hasoptedoutofemail",
        ],
    ),
    (
        F::CreatedAt,
        &[
            "作成日",
            "作成日時",
            "登録日",
            "登録日時",
            "createdat",
            "createdate",
            "created",
            "createddate",
            "createdon",
            "dateadded",
        ],
    ),
    (
        F::LastContactAt,
        &[
            "最終接触日",
            "最終連絡日",
            "最終コンタクト日",
            "最終訪問日",
            "lastcontactat",
            "lastcontact",
            "lastcontacted",
            "lastcontactdate",
        ],
    ),
    (F::LastContactKind, &["最終接触方法", "最終接触種別", "lastcontactkind", "lastcontacttype"]),
    (
        F::NextStepOn,
        &[
            "次回アクション日",
            "次のアクション日",
            "次回連絡日",
            "次回予定日",
            "次回訪問日",
            "nextactionat",
            "nextaction",
            "nextstepon",
            "nextactiondate",
            "followupdate",
            "nextactivitydate",
        ],
    ),
    (F::Industry, &["業種", "業界", "industry", "sector"]),
    (
        F::CompanySize,
        &[
            "従業員数",
            "社員数",
            "従業員規模",
            "企業規模",
            "employees",
            "employeesband",
            "companysize",
            "numberofemployees",
            "employeecount",
        ],
    ),
    (
        F::Interest,
        &[
            "興味",
            "関心",
            "興味製品",
            "関心製品",
            "ご要望",
            "課題",
            "ニーズ",
            "interest",
            "interests",
            "productofinterest",
            "need",
            "needs",
        ],
    ),
    (F::Horizon, &["導入時期", "検討時期", "timeline", "timeframe", "timehorizon", "horizon"]),
    (
        F::ExternalId,
        &[
            "リードid",
            "顧客id",
            "顧客コード",
            "顧客番号",
            "leadid",
            "recordid",
            "contactid",
            "externalid",
            "customerid",
        ],
    ),
];

/// Headers that are known and say nothing a lead has; they are left out without a guess from their
/// values (a label, a second spelling of a name, somebody else's name).
const IGNORED: &[&str] = &[
    "emaillabel",
    "phonelabel",
    "addresslabel",
    "websitelabel",
    "addresspobox",
    "addressextendedaddress",
    "fileas",
    "nickname",
    "namesuffix",
    "phoneticmiddlename",
    "photo",
    "birthday",
    "誕生日",
    "生年月日",
    "電子メール表示名",
    "電子メールの種類",
    "秘密度",
    "優先度",
    "所有者",
    "owner",
    "contactowner",
    "leadstatus",
    "originalsourcedrilldown1",
    "originalsourcedrilldown",
    "marketingcontactstatus",
    "hubspotscore",
    "lastactivitydate",
    "fitscore",
    "engagementscore",
    "score",
    "スコア",
    "outcome",
    "closedat",
    "更新日",
    "更新日時",
    "updatedat",
    "lastmodifieddate",
    "modifieddate",
    "郵便番号自宅",
    "自宅郵便番号",
    "番地自宅",
    "市区町村自宅",
    "都道府県自宅",
    "国自宅地域",
    "自宅住所",
    "住所自宅",
    "性別",
    "gender",
    "no",
    "番号",
    "連番",
];

/// A header as it is compared: NFKC, lower case, letters and digits only.
pub fn key(header: &str) -> String {
    header.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// What the dictionary says of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It names this field.
    Field(ImportField),
    /// It is known and of no use.
    Ignored,
    /// It is not in the dictionary.
    Unknown,
}

/// Looks a header up; a number in it (`会社電話 2`, `E-mail 1 - Value`) is left out on a second try.
pub fn meaning(header: &str) -> Meaning {
    let key = key(header);
    if key.is_empty() {
        return Meaning::Unknown;
    }
    match look_up(&key) {
        Meaning::Unknown => {
            look_up(&key.chars().filter(|c| !c.is_ascii_digit()).collect::<String>())
        }
        found => found,
    }
}

fn look_up(key: &str) -> Meaning {
    if let Some((field, _)) = WORDS.iter().find(|(_, words)| words.contains(&key)) {
        Meaning::Field(*field)
    } else if IGNORED.contains(&key) {
        Meaning::Ignored
    } else {
        Meaning::Unknown
    }
}

/// True if the first of `rows` names columns. A word of the dictionary says yes, a mail address,
/// phone, web address, postal code or date in it says no; without either it is a header if any row
/// below holds such data or a number where it has none, or if there is nothing to compare with.
pub fn is_header(rows: &[Row]) -> bool {
    let Some(first) = rows.first() else { return false };
    let is_data = |cell: &String| sniff::kind(cell).is_some_and(sniff::is_unlike_a_header);
    let known = first.cells.iter().filter(|cell| meaning(cell) != Meaning::Unknown).count();
    let data = first.cells.iter().filter(|cell| is_data(cell)).count();
    match (known, data) {
        (known, data) if known > 0 => known >= data,
        (_, data) if data > 0 => false,
        _ => {
            let digit = |cell: &String| cell.trim_start().starts_with(|c: char| c.is_ascii_digit());
            let empty = first.cells.iter().any(|cell| cell.trim().is_empty());
            let below = &rows[1..];
            let firm = |cell: &String| {
                matches!(sniff::kind(cell), Some(ImportField::Company | ImportField::FullName))
            };
            let unlike = below.iter().any(|row| row.cells.iter().any(|c| is_data(c) || digit(c)));
            !first.cells.iter().any(digit)
                && !first.cells.iter().any(firm)
                && !empty
                && (unlike || below.is_empty())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_belongs_to_two_fields() {
        let mut seen = std::collections::BTreeMap::new();
        for (field, words) in WORDS {
            for word in *words {
                assert_eq!(key(word), *word, "{word} is not written as it is compared");
                assert_eq!(seen.insert(*word, *field), None, "{word} stands twice");
                assert!(!IGNORED.contains(word), "{word} is both used and ignored");
            }
        }
    }

    #[test]
    fn headers_meet_in_any_width_case_and_punctuation() {
        for header in ["TEL会社", "ＴＥＬ（会社）", "tel 会社", "Tel-会社"] {
            assert_eq!(meaning(header), Meaning::Field(F::Phone), "{header}");
        }
        assert_eq!(meaning("ﾌﾘｶﾞﾅ"), Meaning::Field(F::FullKana));
        assert_eq!(meaning("フリガナ (姓)"), Meaning::Field(F::FamilyKana));
        assert_eq!(meaning("E-mail 2 - Value"), Meaning::Field(F::Mail));
        assert_eq!(meaning("E-mail 2 - Label"), Meaning::Ignored);
        assert_eq!(meaning("余り"), Meaning::Unknown);
        assert_eq!(meaning(""), Meaning::Unknown);
    }
}
