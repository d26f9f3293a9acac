//! The words by which a segment is known: company forms, departments, titles.

/// Company forms and institutions that stand in a Japanese name.
pub(super) const JAPANESE_COMPANIES: &[&str] = &[
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社", "社団法人", "財団法人",
    "医療法人", "学校法人", "宗教法人", "社会福祉法人", "特定非営利活動法人", "独立行政法人",
    "国立大学法人", "税理士法人", "弁護士法人", "監査法人", "NPO法人", "法人", "協同組合", "農業組合",
    "信用金庫", "㈱", "㈲", "㈳", "㈶", "(株)", "(有)", "(同)", "(社)", "(財)",
];

/// Endings of an institution that carries no form.
pub(super) const INSTITUTIONS: &[&str] = &[
    "大学", "大学院", "高等学校", "病院", "クリニック", "医院", "銀行", "組合", "協会", "連合会",
    "事務所", "商工会議所", "市役所", "区役所", "町役場", "県庁", "商店", "工務店", "製作所", "工業所",
    "ホールディングス", "Holdings",
];

/// Words that make an English name a company, in lower case without dots.
pub(super) const LATIN_COMPANIES: &[&str] = &[
    "inc", "ltd", "llc", "llp", "plc", "corp", "corporation", "company", "co", "gmbh", "ag", "kg",
    "bv", "nv", "ab", "oy", "oyj", "as", "sa", "sas", "sarl", "srl", "spa", "pte", "pty", "kk",
    "limited", "incorporated", "group", "holdings", "associates", "university", "institute",
    "foundation", "bank", "partners", "sons", "gk", "laboratories",
];

/// Endings of a Japanese department.
pub(super) const JAPANESE_DEPARTMENTS: &[&str] = &[
    "部", "課", "室", "係", "局", "部門", "本部", "グループ", "チーム", "センター", "支店", "支社",
    "営業所", "事業所", "工場", "研究所", "支部", "本店", "本社", "出張所", "班", "ユニット",
    "事業部", "ディビジョン", "学部", "研究科", "学科", "委員会", "事務局", "統括", "担当部",
];

/// Words of an English department, in lower case: one of them makes a short segment one.
pub(super) const LATIN_DEPARTMENTS: &[&str] = &[
    "dept", "department", "division", "div", "team", "section", "unit", "branch", "sales",
    "marketing", "operations", "engineering", "finance", "accounting", "procurement", "purchasing",
    "logistics", "manufacturing", "production", "legal", "hr", "support", "development", "research",
    "r&d", "it", "administration", "quality", "planning", "communications", "resources", "systems",
    "strategy", "compliance", "security", "services", "design", "export",
];

/// Endings of a Japanese title. Longer ones are no different: 営業本部長 ends with 部長.
pub(super) const JAPANESE_TITLES: &[&str] = &[
    "代表取締役", "取締役", "社長", "会長", "副社長", "専務", "常務", "監査役", "執行役員", "役員",
    "部長", "課長", "係長", "室長", "次長", "局長", "所長", "店長", "支店長", "支社長", "工場長",
    "センター長", "班長", "院長", "学長", "校長", "園長", "主任", "主査", "主幹", "主事", "主席",
    "参事", "参与", "理事", "理事長", "顧問", "相談役", "部長代理", "課長代理", "代理", "補佐",
    "担当", "代表", "代表社員", "マネージャー", "マネジャー", "マネージャ", "リーダー", "ディレクター", "チーフ",
    "エンジニア", "デザイナー", "コンサルタント", "アドバイザー", "プランナー", "スペシャリスト",
    "プロデューサー", "アシスタント", "オーナー", "パートナー", "プログラマー", "アナリスト", "バイヤー", "教授",
    "准教授", "助教", "講師", "研究員", "技師", "技師長", "弁護士", "税理士", "会計士", "司法書士",
    "行政書士", "社労士", "中小企業診断士", "建築士", "医師", "看護師", "薬剤師", "議員", "秘書",
    "支配人", "統括", "責任者", "事業部長", "グループ長", "ユニット長", "本部長", "CEO", "CTO", "CFO", "COO",
];

/// Words of an English title, in lower case without dots.
pub(super) const LATIN_TITLES: &[&str] = &[
    "ceo", "cto", "cfo", "coo", "cmo", "cio", "ciso", "cpo", "vp", "svp", "evp", "president",
    "chairman", "chairwoman", "chair", "chief", "officer", "director", "manager", "head", "lead",
    "leader", "engineer", "analyst", "buyer", "consultant", "specialist", "representative",
    "executive", "coordinator", "assistant", "associate", "founder", "co-founder", "cofounder",
    "owner", "partner", "principal", "supervisor", "administrator", "designer", "developer",
    "architect", "accountant", "secretary", "scientist", "researcher", "professor", "lecturer",
    "attorney", "lawyer", "advisor", "adviser", "planner", "producer", "editor", "technician",
    "trainer", "agent", "intern", "controller", "treasurer", "strategist", "programmer", "counsel",
    "superintendent", "foreman", "operator", "writer", "salesman", "salesperson", "geschäftsführer",
];

/// Lower case, dots and commas gone: how a word is compared with these lists.
pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| matches!(c, '.' | ',' | '(' | ')' | ';'))
        .to_lowercase()
        .replace('.', "")
}
