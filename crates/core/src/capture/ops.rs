//! Verbs of capture: they read and propose, nothing is written.

use std::ops::ControlFlow;

use super::line::read_line;
use super::wire::{Found, FoundItem, LineReading};
use super::{CARD_LIMIT, TEXT_LIMIT, proposal};
use crate::app::App;
use crate::card::{CODE_BYTES, CardFault, CardFields, Code, PICTURE_MB};
use crate::error::{Error, ErrorCode, Result};
use crate::host::Host;
use crate::leads::wire::LeadDraft;

/// Bytes of a contact file or picture.
const FILE_LIMIT: u64 = PICTURE_MB << 20;

/// What a smart line says today.
pub(crate) fn line(app: &App, text: &str) -> LineReading {
    let env = app.env();
    read_line(text, env.clock.now().date(env.zone))
}

/// What a pasted text says: cards, a code, a table, else a signature.
///
/// # Errors
/// `CardMissing` if nobody is named in it.
pub(crate) fn text(app: &App, text: &str) -> Result<Found> {
    let bare = text.trim();
    let text = bare.get(..bare.floor_char_boundary(TEXT_LIMIT)).unwrap_or_default();
    let cards = &app.env().cards;
    let opening = text.get(..text.floor_char_boundary(11)).unwrap_or_default();
    if opening.eq_ignore_ascii_case("begin:vcard") {
        return contact_file(app, bare.as_bytes());
    }
    if text.len() <= CODE_BYTES && !text.contains('\n') {
        let code = cards.read_code(text).map_err(Error::from)?;
        if !matches!(code, Code::Text(_)) {
            return Ok(of_items(vec![item(code)]));
        }
    }
    if is_table(text) {
        return Ok(Found { is_table: true, ..of_items(Vec::new()) });
    }
    let card = cards.read_signature(text).map_err(Error::from)?;
    Ok(of_items(vec![of_card(&card)]))
}

/// What a file says: the codes of a picture, the cards of a contact file, else a text.
///
/// # Errors
/// `FileTooLarge`, `FileEmpty`, those of [`picture`] and [`text`].
pub(crate) fn file(app: &App, host: &dyn Host, token: &str) -> Result<Found> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(
        &mut std::io::Read::take(host.open(token)?, FILE_LIMIT + 1),
        &mut bytes,
    )
    .map_err(|why| Error::new(ErrorCode::FileUnreadable).detail(why))?;
    if bytes.is_empty() {
        return Err(Error::new(ErrorCode::FileEmpty));
    }
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Error::new(ErrorCode::FileTooLarge).with("limit_mb", PICTURE_MB));
    }
    match picture(app, &bytes) {
        Err(why) if why.code == ErrorCode::PictureUnknown => {}
        found => return found,
    }
    match contact_file(app, &bytes) {
        Err(why) if why.code == ErrorCode::CardMissing => {}
        found => return found,
    }
    match std::str::from_utf8(&bytes) {
        Ok(said) => text(app, said),
        Err(_) => Err(Error::new(ErrorCode::PictureUnknown)),
    }
}

/// The codes of a picture.
///
/// # Errors
/// `PictureUnknown`, `PictureTooLarge`, `CodeMissing`.
pub(crate) fn picture(app: &App, bytes: &[u8]) -> Result<Found> {
    let cards = &app.env().cards;
    let texts = cards.read_picture(bytes).map_err(Error::from)?;
    let codes = texts.iter().map(|text| {
        cards
            .read_code(text)
            .map_err(|_| Error::new(ErrorCode::CodeTooLong).with("limit", CODE_BYTES))
    });
    Ok(of_items(codes.map(|code| code.map(item)).collect::<Result<_>>()?))
}

fn contact_file(app: &App, bytes: &[u8]) -> Result<Found> {
    let mut found = of_items(Vec::new());
    let read = app.env().cards.read_vcards(bytes, &mut |card| {
        match card {
            Ok(_) if found.items.len() >= CARD_LIMIT => found.more += 1,
            Ok(card) => found.items.push(of_card(&card)),
            Err(CardFault::NoCard) => {}
            Err(_) => found.broken += 1,
        }
        ControlFlow::Continue(())
    });
    read.map_err(Error::from)?;
    if found.items.is_empty() {
        let fault = if found.broken > 0 { CardFault::Broken } else { CardFault::NoCard };
        return Err(fault.into());
    }
    Ok(found)
}

fn of_items(items: Vec<FoundItem>) -> Found {
    Found { items, broken: 0, more: 0, is_table: false }
}

fn of_card(card: &CardFields) -> FoundItem {
    FoundItem {
        kind: "card".to_owned(),
        text: String::new(),
        draft: proposal::draft(card),
        is_cut: card.is_cut,
    }
}

fn item(code: Code) -> FoundItem {
    let (kind, text) = match code {
        Code::Card(card) => return of_card(&card),
        Code::Url(url) => ("url", url),
        Code::Text(text) => ("text", text),
    };
    let draft = LeadDraft { note: text.clone(), ..LeadDraft::default() };
    FoundItem { kind: kind.to_owned(), text, draft, is_cut: false }
}

/// Two rows or more with the same number of tabs.
fn is_table(text: &str) -> bool {
    let tabs: Vec<usize> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.matches('\t').count())
        .collect();
    tabs.len() >= 2 && tabs.iter().all(|count| *count >= 1 && Some(count) == tabs.first())
}
