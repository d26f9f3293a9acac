//! What a card, a contact file or a signature says about one person, before it is a lead.
//!
//! Words: *fields* are what was read, as it was written, not yet checked or folded; a *contact file*
//! is a vCard (RFC 2426, RFC 6350, vCard 2.1 of old phones); a *code* is the text of a QR code:
//! vCard, MECARD, a web address, or anything else.
//!
//! The core never parses these by itself: it is given a [`CardReader`] in its `Env`
//! (`enishi_card::Cards` in every shell), as it is given a mailer.
//!
//! Invariants: nothing that was read is lost in silence (what has no place stands in
//! [`CardFields::rest`]); reading any bytes ends, with fields or with a [`CardFault`], and fetches
//! nothing.

use crate::error::{Error, ErrorCode};
use crate::text::names::{PersonName, is_east_asian, split_full_name, split_kana};

/// What was read about one person. Texts are as written; empty means not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardFields {
    /// The whole name, where its parts are not told apart.
    pub full_name: String,
    /// 姓.
    pub family_name: String,
    /// 名.
    pub given_name: String,
    /// Middle name.
    pub middle_name: String,
    /// Reading of the whole name, where its parts are not told apart.
    pub full_kana: String,
    /// Reading of the family name.
    pub family_kana: String,
    /// Reading of the given name.
    pub given_kana: String,
    /// The whole name in Latin letters, where the card gives it beside the name.
    pub latin_name: String,
    /// 敬称, prefix or suffix.
    pub honorific: String,
    /// Company.
    pub company: String,
    /// Reading of the company.
    pub company_kana: String,
    /// Department.
    pub department: String,
    /// Title, role.
    pub title: String,
    /// Mail addresses, the preferred one first.
    pub mails: Vec<String>,
    /// Phones, the preferred one first.
    pub phones: Vec<CardPhone>,
    /// Web addresses.
    pub urls: Vec<String>,
    /// Postal addresses, the preferred one first.
    pub addresses: Vec<CardAddress>,
    /// Note.
    pub note: String,
    /// Categories.
    pub tags: Vec<String>,
    /// Preferred language (BCP 47), if said.
    pub language: String,
    /// Id in the program that wrote it.
    pub external_id: String,
    /// The day the card was handed over (ISO), if said.
    pub exchanged_on: String,
    /// Portrait or logo: media type and bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What has no place above, one `NAME: value` or line each.
    pub rest: Vec<String>,
    /// The card has no end: what was there was read.
    pub is_cut: bool,
}

impl CardFields {
    /// The name in parts: as the card has them, else the whole name taken apart, with the reading
    /// in full-width katakana where it had to be divided.
    pub fn person_name(&self) -> PersonName {
        let mut name = if self.family_name.is_empty() && self.given_name.is_empty() {
            split_full_name(&self.full_name).name
        } else {
            PersonName {
                family: self.family_name.clone(),
                given: self.given_name.clone(),
                middle: self.middle_name.clone(),
                ..PersonName::default()
            }
        };
        if !(self.family_kana.is_empty() && self.given_kana.is_empty()) {
            name.family_kana.clone_from(&self.family_kana);
            name.given_kana.clone_from(&self.given_kana);
        } else if !self.full_kana.is_empty() {
            (name.family_kana, name.given_kana) = split_kana(&self.full_kana);
        }
        name
    }
}

/// A phone as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardPhone {
    /// The number.
    pub number: String,
    /// `work`, `direct`, `mobile`, `home`, `fax`, or empty: not said.
    pub label: String,
}

/// A postal address as written; `street` alone may hold all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardAddress {
    /// 郵便番号.
    pub postal_code: String,
    /// Country.
    pub country: String,
    /// 都道府県, state.
    pub region: String,
    /// 市区町村, city.
    pub city: String,
    /// 番地, building, post-office box.
    pub street: String,
}

impl CardAddress {
    /// The address in one line without postal code and country: 東京都千代田区丸の内1-1-1, or
    /// `1 Main St, Austin, TX`.
    pub fn in_one_line(&self) -> String {
        let mut parts = [&self.region, &self.city, &self.street].map(|part| part.trim());
        let is_local = parts.iter().any(|part| is_east_asian(part));
        if !is_local {
            parts.reverse();
        }
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(if is_local { "" } else { ", " })
    }
}

/// Why nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardFault {
    /// No card begins in it.
    NoCard,
    /// It begins and does not end, or is nested deeper than 32 (`trust.md` §8).
    Broken,
    /// No picture of a kind that is read (PNG, JPEG, WebP).
    NoPicture,
    /// Above 64 MB, 50 million pixels or 4 KiB of a code (`trust.md` §8).
    TooLarge,
    /// A picture without a code.
    NoCode,
}

impl From<CardFault> for Error {
    fn from(fault: CardFault) -> Self {
        match fault {
            CardFault::NoCard => Self::new(ErrorCode::CardMissing),
            CardFault::Broken => Self::new(ErrorCode::CardBroken),
            CardFault::NoPicture => Self::new(ErrorCode::PictureUnknown),
            CardFault::TooLarge => Self::new(ErrorCode::PictureTooLarge)
                .with("limit_mb", PICTURE_MB)
                .with("limit_mp", PICTURE_MP),
            CardFault::NoCode => Self::new(ErrorCode::CodeMissing),
        }
    }
}

/// Megabytes of a picture file (`trust.md` §8).
pub const PICTURE_MB: u64 = 64;
/// Million pixels of a picture (`trust.md` §8).
pub const PICTURE_MP: u64 = 50;
/// Bytes of the text of a code (`trust.md` §8).
pub const CODE_BYTES: usize = 4096;

/// Versions of contact files that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VcardVersion {
    /// vCard 3.0 (RFC 2426): what phones and Outlook read.
    V3,
    /// vCard 4.0 (RFC 6350).
    V4,
}

/// What the text of a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// One person.
    Card(Box<CardFields>),
    /// A web address.
    Url(String),
    /// Anything else, as it is (a badge id).
    Text(String),
}

/// Reads and writes cards. Blocking, pure.
pub trait CardReader: Send + Sync {
    /// Each card of a contact file in order, a broken one as a fault; `each` may stop the reading.
    /// The encoding is found: UTF-8, UTF-16, Shift_JIS, or what a property says.
    ///
    /// # Errors
    /// `NoCard` if none begins.
    fn read_vcards(
        &self,
        bytes: &[u8],
        each: &mut dyn FnMut(Result<CardFields, CardFault>) -> std::ops::ControlFlow<()>,
    ) -> Result<(), CardFault>;
    /// One card as text with CRLF and folded lines.
    fn write_vcard(&self, fields: &CardFields, version: VcardVersion) -> String;
    /// The meaning of the text of a code.
    ///
    /// # Errors
    /// `TooLarge` above 4 KiB: no code holds as much.
    fn read_code(&self, text: &str) -> Result<Code, CardFault>;
    /// The texts of all codes in a picture.
    ///
    /// # Errors
    /// `NoPicture`, `TooLarge`, `NoCode`.
    fn read_picture(&self, bytes: &[u8]) -> Result<Vec<String>, CardFault>;
    /// A pasted mail signature, or the lines of a card.
    ///
    /// # Errors
    /// `NoCard` if nothing in it names a person, a company or a way to reach one.
    fn read_signature(&self, text: &str) -> Result<CardFields, CardFault>;
}

/// For runs that read no cards: every card is a fault.
#[derive(Debug, Default)]
pub struct NoCards;

impl CardReader for NoCards {
    fn read_vcards(
        &self,
        _: &[u8],
        _: &mut dyn FnMut(Result<CardFields, CardFault>) -> std::ops::ControlFlow<()>,
    ) -> Result<(), CardFault> {
        Err(CardFault::NoCard)
    }

    fn write_vcard(&self, _: &CardFields, _: VcardVersion) -> String {
        String::new()
    }

    fn read_code(&self, text: &str) -> Result<Code, CardFault> {
        Ok(Code::Text(text.to_owned()))
    }

    fn read_picture(&self, _: &[u8]) -> Result<Vec<String>, CardFault> {
        Err(CardFault::NoPicture)
    }

    fn read_signature(&self, _: &str) -> Result<CardFields, CardFault> {
        Err(CardFault::NoCard)
    }
}
