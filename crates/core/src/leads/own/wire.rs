//! Own fields on the wire.

use crate::wire::Changed;

crate::dto! {
    /// An own field.
    pub struct OwnField {
        /// Id.
        pub id: String,
        /// Code in forms, columns, filters and history: `own:` and the id.
        pub code: String,
        /// `text`, `number`, `money`, `date`, `choice`, `multi`, `link`, `yes_no`.
        pub kind: String,
        /// As shown.
        pub name: String,
        /// How templates write it, without braces; never changes.
        pub tag: String,
        /// The choices that are offered, in order.
        pub choices: Vec<OwnChoice>,
        /// Shown on the cards of the board.
        pub on_card: bool,
    }

    /// A choice of a field.
    pub struct OwnChoice {
        /// Stays when the name changes.
        pub id: String,
        /// As shown.
        pub name: String,
    }

    /// A new own field as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct OwnFieldDraft {
        /// Name.
        pub name: String,
        /// Kind; it never changes.
        pub kind: String,
        /// Names of the choices, in order.
        pub choices: Vec<String>,
        /// Show it on the cards of the board.
        pub on_card: bool,
    }

    /// An own field was added.
    pub struct AddedField {
        /// The field.
        pub field: OwnField,
        /// The change.
        pub changed: Changed,
    }

    /// Changes an own field; absent members stay.
    pub struct UpdateOwnField {
        /// Id.
        pub field: String,
        /// New name.
        #[serde(default)]
        pub name: Option<String>,
        /// Show it on the cards of the board.
        #[serde(default)]
        pub on_card: Option<bool>,
        /// All choices in their order; one that is missing is removed.
        #[serde(default)]
        pub choices: Option<Vec<OwnChoiceDraft>>,
    }

    /// A choice as typed.
    pub struct OwnChoiceDraft {
        /// Id of a known one; without it a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// Name.
        pub name: String,
    }

    /// Puts a field at another place.
    pub struct OrderOwnField {
        /// Id.
        pub field: String,
        /// Place from 0.
        pub place: i64,
    }

    /// One own field.
    pub struct OwnFieldRef { /// Id.
        pub field: String }

    /// Who has a value in a field.
    pub struct OwnFieldUse {
        /// Leads outside the Trash.
        pub leads: i64,
        /// Leads by choice, those of the choices that are offered.
        pub choices: Vec<OwnChoiceUse>,
    }

    /// Who has a choice.
    pub struct OwnChoiceUse {
        /// Id of the choice.
        pub id: String,
        /// Leads outside the Trash.
        pub leads: i64,
    }

    /// The value of an own field on a card.
    pub struct OwnChip {
        /// Code of the field.
        pub field: String,
        /// Name of the field.
        pub name: String,
        /// Kind of the field.
        pub kind: String,
        /// As shown; `yes` or `no` of a yes/no field.
        pub value: String,
    }

    /// Asks for the cells of own columns in a list.
    pub struct ReadOwnCells {
        /// Ids of leads, at most 200.
        pub leads: Vec<String>,
        /// Codes of fields; those that were removed have no cells.
        pub fields: Vec<String>,
    }

    /// One cell of an own column; a lead without a value has none.
    pub struct OwnCell {
        /// Lead.
        pub lead: String,
        /// Code of the field.
        pub field: String,
        /// As shown; `yes` or `no` of a yes/no field.
        pub value: String,
    }

    /// The value of an own field on the lead page.
    pub struct OwnEntry {
        /// Code of the field.
        pub field: String,
        /// As shown, and as it may be typed; `yes` or `no` of a yes/no field; empty if unknown.
        pub value: String,
    }
}
