//! What is captured, on the wire.

use crate::leads::wire::LeadDraft;

crate::dto! {
    /// Asks what a smart line says.
    pub struct ReadLine {
        /// The line as typed.
        pub text: String,
    }

    /// What a smart line says.
    pub struct LineReading {
        /// The lead.
        pub draft: LeadDraft,
        /// What was recognised, in the order of the line.
        pub parts: Vec<LinePart>,
    }

    /// One thing recognised in a smart line.
    pub struct LinePart {
        /// `name`, `company`, `title`, `mail`, `phone`, `url`, `tag`, `event`, `grade`, `met`, `step`,
        /// `note`.
        pub kind: String,
        /// What it means; of a step empty, its kind and day are in the draft.
        pub text: String,
        /// First character in the line, in UTF-16 units.
        pub from: i64,
        /// Behind its last character, in UTF-16 units.
        pub to: i64,
    }

    /// Asks what a pasted text says.
    pub struct ReadText {
        /// The text.
        pub text: String,
    }

    /// Asks what a chosen or dropped file says.
    pub struct ReadCardFile {
        /// The file: contact file, picture, text.
        pub file: String,
    }

    /// Asks for the codes of a picture on the clipboard.
    pub struct ReadPicture {
        /// PNG, JPEG or WebP in base64.
        pub data: String,
    }

    /// What was found, in order.
    pub struct Found {
        /// People, web addresses and other texts, at most 200.
        pub items: Vec<FoundItem>,
        /// Cards that could not be read.
        pub broken: i64,
        /// Cards beyond the 200.
        pub more: i64,
        /// The text is a table of several rows: a case for the import.
        pub is_table: bool,
    }

    /// One thing found.
    pub struct FoundItem {
        /// `card` (a person or company), `url`, `text`.
        pub kind: String,
        /// The text of a code that is no card; empty for a card.
        pub text: String,
        /// The lead proposed; of what is no card, its text is the note.
        pub draft: LeadDraft,
        /// The card had no end: what was there was read.
        pub is_cut: bool,
    }
}
