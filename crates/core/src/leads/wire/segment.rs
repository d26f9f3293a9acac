//! Segments on the wire: what conditions may ask, sentences, saved views.

use super::{Clause, LeadQuery, LeadSort};
use crate::wire::Changed;

crate::dto! {
    /// What the builder of conditions offers.
    pub struct Subjects {
        /// What may be asked about, own fields last.
        pub subjects: Vec<Subject>,
        /// Kinds of entries of the timeline that may be counted.
        pub acts: Vec<Word>,
        /// Named times: `today`, `this_month` …
        pub times: Vec<Word>,
    }

    /// Something that conditions may ask about.
    pub struct Subject {
        /// Code, or `own:` + id of a field.
        pub code: String,
        /// Group in the builder: `person`, `work`, `funnel`, `score`, `contact`, `time`, `data`,
        /// `own`.
        pub group: String,
        /// `text`, `number`, `money`, `date`, `choice`, `flag`, `activity`, `silence`, `search`.
        pub kind: String,
        /// What it is called in English.
        pub en: String,
        /// What it is called in Japanese.
        pub ja: String,
        /// Other words by which it is found.
        pub also: Vec<String>,
        /// Operators it takes, the usual one first.
        pub ops: Vec<Operator>,
        /// What can be chosen, of a choice.
        pub choices: Vec<Word>,
    }

    /// An operator of a condition.
    pub struct Operator {
        /// Code: text key `finding-op-` + code.
        pub code: String,
        /// `nothing`, `text`, `number`, `money`, `day`, `span`, `choices`, `acts`.
        pub takes: String,
    }

    /// A value with its names.
    pub struct Word {
        /// Code or id.
        pub value: String,
        /// In English.
        pub en: String,
        /// In Japanese.
        pub ja: String,
    }

    /// Asks for the tree of a sentence.
    pub struct ReadSentence { /// In English or Japanese words.
        pub text: String }

    /// Asks for the sentence of a tree.
    pub struct WriteSentence {
        /// The tree.
        pub tree: Clause,
        /// `en` or `ja`.
        pub language: String,
    }

    /// A sentence and its tree.
    pub struct Sentence {
        /// As it would be written.
        pub text: String,
        /// Absent for an empty sentence.
        pub tree: Option<Clause>,
        /// Conditions that name what was removed, as places in the tree.
        pub lost: Vec<Vec<i64>>,
    }

    /// A saved view.
    pub struct Segment {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Which leads.
        pub query: LeadQuery,
        /// `table`, `board` or `calendar`.
        pub view: String,
        /// Columns of the table; none: the usual ones.
        pub columns: Vec<SegmentColumn>,
        /// Order of the table.
        pub sort: LeadSort,
        /// Backwards.
        pub descending: bool,
        /// Conditions that name what was removed, as places in the tree.
        pub lost: Vec<Vec<i64>>,
    }

    /// A column of a saved view.
    pub struct SegmentColumn {
        /// Column.
        pub id: String,
        /// Width in pixels, if a person set it.
        pub width: Option<i64>,
    }

    /// A saved view to be added or changed.
    pub struct SegmentDraft {
        /// The one that is changed; absent: a new one.
        #[serde(default)]
        pub segment: Option<String>,
        /// Name.
        pub name: String,
        /// Which leads.
        pub query: LeadQuery,
        /// `table`, `board` or `calendar`.
        pub view: String,
        /// Columns of the table.
        #[serde(default)]
        pub columns: Vec<SegmentColumn>,
        /// Order of the table.
        pub sort: LeadSort,
        /// Backwards.
        #[serde(default)]
        pub descending: bool,
    }

    /// The answer of a saved view.
    pub struct SavedSegment {
        /// Its id.
        pub segment: String,
        /// What changed.
        pub changed: Changed,
    }

    /// One saved view, by id.
    pub struct SegmentRef { /// Id.
        pub segment: String }

    /// Copies a saved view.
    pub struct CopySegment {
        /// Id.
        pub segment: String,
        /// Name of the copy.
        pub name: String,
    }

    /// Puts a saved view at another place.
    pub struct OrderSegment {
        /// Id.
        pub segment: String,
        /// The one it stands before from now on; absent: last.
        pub before: Option<String>,
    }
}
