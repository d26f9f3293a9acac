//! Scores on the wire.

crate::dto! {
    /// Asks why.
    pub struct Explain {
        /// Lead.
        pub lead: String,
        /// Day (ISO); absent: today.
        #[serde(default)]
        pub on: Option<String>,
    }

    /// A score and all its parts. The `mp` of the lines add up to `total` × 1,000, their `points`
    /// to `total`.
    pub struct Explanation {
        /// Lead.
        pub lead: String,
        /// Day (ISO).
        pub on: String,
        /// 0–100.
        pub total: i64,
        /// 0–50.
        pub fit: i64,
        /// 0–50.
        pub engagement: i64,
        /// `hot`, `warm`, `cool`, `cold`; empty while set aside.
        pub band: String,
        /// Grid cell: `A1` … `C3`.
        pub grid: String,
        /// Code of the gate that sets it aside, or empty.
        pub aside: String,
        /// Change of the total over the last 7 days.
        pub change_7d: i64,
        /// The lines, largest first within fit, then engagement, then cuts and rounding.
        pub lines: Vec<ScoreLine>,
        /// At most three doable facts that would raise it.
        pub raises: Vec<ScoreRaise>,
        /// Number of the model version.
        pub model: i64,
    }

    /// One line.
    pub struct ScoreLine {
        /// Rule code: text key `score-rule-` + rule; `group_cap`, `group_floor`,
        /// `half_cap`, `half_floor`, `rounding`; dashes for underscores.
        pub rule: String,
        /// `fit` or `engagement`.
        pub side: String,
        /// Group code, or empty.
        pub group: String,
        /// Whole points as shown.
        pub points: i64,
        /// Tenths of a point as shown.
        pub tenths: i64,
        /// Exact, thousandths of a point.
        pub mp: i64,
        /// The activity, if one caused it.
        pub activity: Option<String>,
        /// Kind of that activity or code of the field.
        pub fact: String,
        /// Value of the field; title of the activity, or the event at which it happened.
        pub value: String,
        /// Day of the fact (ISO), if it has one.
        pub on: Option<String>,
        /// Age in days.
        pub age_days: Option<i64>,
    }

    /// Asks what moved the score of a lead.
    pub struct ScoreMovesOf { /// Lead.
        pub lead: String }

    /// A day on which something new moved the score; what time alone took is in none.
    pub struct ScoreMove {
        /// When the last of it was recorded.
        pub at: i64,
        /// The day (ISO).
        pub on: String,
        /// The total of that day without what was new, 0–100.
        pub before: i64,
        /// The total at its end.
        pub after: i64,
        /// `hot`, `warm`, `cool`, `cold`; empty while set aside.
        pub band_before: String,
        /// The same at its end.
        pub band_after: String,
        /// The rules that gave or took most, at most three.
        pub rules: Vec<ScoreGain>,
    }

    /// What a rule gave or took.
    pub struct ScoreGain {
        /// Code, as in [`ScoreLine`].
        pub rule: String,
        /// Whole points.
        pub points: i64,
    }

    /// What would raise the score.
    pub struct ScoreRaise {
        /// Rule code.
        pub rule: String,
        /// The total it would become.
        pub total: i64,
    }

    /// The model in words.
    pub struct ModelView {
        /// Version number.
        pub number: i64,
        /// Starting model it came from: `show`, `consultant`, `shop`.
        pub origin: String,
        /// Rules.
        pub rules: Vec<RuleView>,
        /// Lower limits of cool, warm, hot.
        pub limits: Vec<i64>,
    }

    /// One rule in words.
    pub struct RuleView {
        /// Code.
        pub rule: String,
        /// `fit` or `engagement`.
        pub side: String,
        /// Group code.
        pub group: String,
        /// Cap of the group.
        pub cap: i64,
        /// Points, or the largest of a value table.
        pub points: i64,
        /// Half-life in days, or 0.
        pub half_life: i64,
        /// Days of linear decay, or 0.
        pub linear: i64,
        /// Newest matches that count; 0: all.
        pub newest: i64,
        /// On.
        pub on: bool,
    }
}
