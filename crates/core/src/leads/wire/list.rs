//! Which leads, in which order, and how lists, board and pickers show them.

use crate::leads::own::wire::OwnChip;

crate::dto! {
    /// A condition over leads, or several joined.
    pub struct Clause {
        /// How its parts are joined, or that it is a condition itself.
        pub kind: ClauseKind,
        /// Parts of a group.
        #[serde(default)]
        pub parts: Vec<Clause>,
        /// What a condition asks about: a code of `leads_subjects`, or `own:` + id of a field.
        #[serde(default)]
        pub subject: String,
        /// Operator of a condition.
        #[serde(default)]
        pub op: String,
        /// Values of a condition: ids, codes, numbers, ISO dates or named times (`today`,
        /// `this_month`), lengths of time (`30d`); of activities kind, number, length or empty.
        #[serde(default)]
        pub values: Vec<String>,
    }

    /// How parts are joined.
    #[derive(Copy, Eq)]
    pub enum ClauseKind {
        /// All of them hold.
        All,
        /// One of them holds.
        Any,
        /// Not all of them hold; usually of one part.
        Not,
        /// A condition.
        Is,
    }

    /// Which leads. Empty members do not narrow.
    #[derive(Default)]
    #[serde(default)]
    pub struct LeadQuery {
        /// Full-text search; 1 and 2 characters are enough.
        pub text: String,
        /// Stage ids.
        pub stages: Vec<String>,
        /// Source ids.
        pub sources: Vec<String>,
        /// Tag ids; a lead needs one of them.
        pub tags: Vec<String>,
        /// Bands: `hot`, `warm`, `cool`, `cold`.
        pub bands: Vec<String>,
        /// Grades `A`, `B`, `C`, or `none`.
        pub grades: Vec<String>,
        /// Lowest score.
        pub score_min: Option<i64>,
        /// Highest score.
        pub score_max: Option<i64>,
        /// Consent grounds, `not_asked` and `refused` included.
        pub grounds: Vec<String>,
        /// Next step: `overdue`, `today`, `planned`, `waiting`, `none`.
        pub steps: Vec<String>,
        /// With (true) or without (false) a mail address.
        pub has_mail: Option<bool>,
        /// Last contact more than this many days ago (or never).
        pub quiet_days: Option<i64>,
        /// Only leads of this import batch.
        pub import_batch: Option<String>,
        /// Conditions in a tree, besides the members above.
        pub tree: Option<Clause>,
    }

    /// Order of a list.
    #[derive(Copy, Eq)]
    pub enum LeadSort {
        /// 五十音 of the reading, Latin after it.
        Kana,
        /// Score.
        Score,
        /// Company.
        Company,
        /// Stage order.
        Stage,
        /// Due time of the next step, none last.
        Step,
        /// Last contact.
        LastContact,
        /// Day added.
        Created,
        /// Value.
        Value,
        /// Last mail to them.
        LastMail,
        /// How long they stand in their stage, the longest first.
        StageSince,
        /// Expected close, none last.
        Close,
        /// When their details were last confirmed.
        Confirmed,
    }

    /// Asks for a window of the list. Windows are by offset over a covering index, so that the
    /// scroll bar and the kana bar can jump.
    pub struct ListLeads {
        /// Which.
        #[serde(default)]
        pub query: LeadQuery,
        /// Order.
        pub sort: LeadSort,
        /// Backwards.
        #[serde(default)]
        pub descending: bool,
        /// Rows to pass over.
        #[serde(default)]
        pub offset: i64,
        /// At most 200.
        pub limit: i64,
    }

    /// Asks for counts.
    pub struct CountLeads {
        /// Which.
        #[serde(default)]
        pub query: LeadQuery,
        /// With the kana index (only meaningful in kana order).
        #[serde(default)]
        pub kana_index: bool,
        /// A place on the page that shows one count: a newer question from the same place stops
        /// this one, which then answers `stopped`.
        #[serde(default)]
        pub place: Option<String>,
    }

    /// Counts of a query.
    pub struct LeadCount {
        /// Leads that answer.
        pub count: i64,
        /// Leads in all.
        pub total: i64,
        /// Sum of their values by currency.
        pub values: Vec<MoneySum>,
        /// Leads among them without a mail address.
        pub without_mail: i64,
        /// Kana rows: label (`あ` … `わ`, `A–Z`, `#`) and offset of its first lead.
        pub kana_index: Vec<KanaMark>,
        /// If nothing answers: the member of the query that hides most, and how many.
        pub culprit: Option<Culprit>,
        /// Conditions of the tree that name what was removed, as places in it; they do not count.
        pub lost: Vec<Vec<i64>>,
    }

    /// A sum of money.
    pub struct MoneySum {
        /// Minor units.
        pub minor: i64,
        /// ISO 4217.
        pub currency: String,
    }

    /// Where a kana row begins.
    pub struct KanaMark {
        /// `あ` … `わ`, `A–Z`, `#`.
        pub label: String,
        /// Offset of its first lead.
        pub offset: i64,
        /// Leads in it.
        pub count: i64,
    }

    /// The filter that hides most.
    pub struct Culprit {
        /// Member of [`LeadQuery`].
        pub member: String,
        /// If it is `tree`: the place of the condition, parts counted from 0.
        pub path: Vec<i64>,
        /// Leads that would answer without it.
        pub hides: i64,
    }

    /// Asks for the best few.
    pub struct FindLeads {
        /// Typed text.
        pub text: String,
        /// At most 50.
        pub limit: i64,
    }

    /// A window of leads.
    pub struct LeadPage {
        /// The leads, in order.
        pub rows: Vec<LeadRow>,
        /// Leads that answer in all; −1 if not counted.
        pub count: i64,
    }

    /// A lead as cards and lists show it.
    pub struct LeadRow {
        /// Id.
        pub id: String,
        /// Name in the order of the person's language; the company if there is no name.
        pub name: String,
        /// Reading.
        pub kana: String,
        /// Language of the name, for fonts: `ja` or `en`.
        pub language: String,
        /// Company.
        pub company: String,
        /// Department.
        pub department: String,
        /// Title.
        pub title: String,
        /// Primary mail address, or empty.
        pub mail: String,
        /// Primary phone, or empty.
        pub phone: String,
        /// Trouble with mail: `bounced`, `refused`, `not_asked` or empty.
        pub mail_trouble: String,
        /// Consent ground in force.
        pub ground: String,
        /// Stage id.
        pub stage: String,
        /// Grade or empty.
        pub grade: String,
        /// Score 0–100.
        pub score: i64,
        /// Fit 0–50.
        pub fit: i64,
        /// Engagement 0–50.
        pub engagement: i64,
        /// Band: `hot`, `warm`, `cool`, `cold`; empty if set aside.
        pub band: String,
        /// Code of the gate that sets it aside, or empty.
        pub aside: String,
        /// Next step.
        pub step: StepView,
        /// Last contact, if any.
        pub last_contact_at: Option<i64>,
        /// Kind of the last contact.
        pub last_contact_kind: String,
        /// Their last reply waits for an answer.
        pub replied: bool,
        /// When it entered the stage.
        pub stage_since: i64,
        /// Gone quiet: over the stage's limit and no planned step.
        pub quiet: bool,
        /// Value in minor units.
        pub value_minor: i64,
        /// ISO 4217.
        pub value_currency: String,
        /// Source or event.
        pub source: String,
        /// Tags.
        pub tags: Vec<Tag>,
        /// Cycle, from 1.
        pub cycle: i64,
        /// When it was added.
        pub created_at: i64,
        /// Last mail to them, if any.
        pub last_mail_at: Option<i64>,
        /// Replies they wrote.
        pub replies: i64,
        /// Expected close (ISO), if known.
        pub expected_close: Option<String>,
        /// When their details were last confirmed, if ever.
        pub confirmed_at: Option<i64>,
        /// When the consent ground in force was given, if any.
        pub ground_at: Option<i64>,
        /// Flags of data quality: `no_mail`, `no_phone`, `no_kana`, `no_company`, `no_source`,
        /// `bounced`, `old`.
        pub quality: Vec<String>,
        /// Own fields chosen for the card, in order.
        pub own: Vec<OwnChip>,
    }

    /// State of the next step.
    #[derive(Copy, Eq)]
    pub enum StepState {
        /// Past its due time.
        Overdue,
        /// Due today.
        Today,
        /// Due later.
        Planned,
        /// Waits for a reply.
        Waiting,
        /// There is none.
        None,
    }

    /// The next step as shown.
    pub struct StepView {
        /// State as of now.
        pub state: StepState,
        /// `call`, `mail`, `visit`, `meeting`, `quote`, `letter`, `task`, `wait`; empty if none.
        pub kind: String,
        /// Own words, or empty.
        pub title: String,
        /// Due date (ISO), if any.
        pub due_on: Option<String>,
        /// Due instant, if it has a time of day.
        pub due_at: Option<i64>,
        /// Waiting since.
        pub since: Option<i64>,
        /// Why it was planned, or empty: `lost_return`, `next_cycle`.
        pub why: String,
        /// It was planned (or got its reason) because the score crossed the contact line.
        pub crossed: Option<Crossed>,
    }

    /// The crossing of the contact line behind a step.
    pub struct Crossed {
        /// Total after it.
        pub total: i64,
        /// Points gained.
        pub gain: i64,
        /// The three largest new reasons.
        pub rules: Vec<CrossedRule>,
    }

    /// One reason of a crossing.
    pub struct CrossedRule {
        /// Rule code: text key `score-rule-` + rule.
        pub rule: String,
        /// Points gained by it.
        pub points: i64,
    }

    /// A tag.
    pub struct Tag {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Colour 1–8 of the tag palette.
        pub colour: i64,
    }

    /// A lead in the Trash.
    pub struct TrashedLead {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Company.
        pub company: String,
        /// Since.
        pub trashed_at: i64,
        /// Purged on (ISO).
        pub purged_on: String,
    }

    /// Lists for pickers.
    pub struct Lists {
        /// Sources and events.
        pub sources: Vec<Source>,
        /// Tags with their use.
        pub tags: Vec<TagUse>,
    }

    /// A source or event.
    pub struct Source {
        /// Id.
        pub id: String,
        /// `trade_show`, `seminar`, `web`, `referral`, `ads`, `magazine`, `card`, `other`.
        pub channel: String,
        /// Name.
        pub name: String,
        /// Place.
        pub place: String,
        /// First day (ISO).
        pub begins_on: Option<String>,
        /// Last day (ISO).
        pub ends_on: Option<String>,
        /// Leads from it.
        pub leads: i64,
    }

    /// A tag and its use.
    pub struct TagUse {
        /// The tag.
        pub tag: Tag,
        /// Leads that have it.
        pub leads: i64,
    }

    /// Asks for company names.
    pub struct FindCompanies { /// Typed text.
        pub text: String }
}
