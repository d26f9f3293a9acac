//! Cards: contact files, codes and signatures become fields. No database, no network.
//!
//! [`Cards`] is the [`enishi_core::card::CardReader`] of every shell.
//!
//! | module | what |
//! |---|---|
//! | `vcard` | vCard 2.1, 3.0, 4.0: reading and writing |
//! | `mecard`, `code` | MECARD, BIZCARD and what else stands in a QR code |
//! | `picture` | QR codes in PNG, JPEG and WebP, within the caps of `trust.md` §8 |
//! | `signature` | mail signatures and the lines of a card |
//! | `charset` | Shift_JIS, UTF-16, quoted-printable, base64 |
//!
//! Invariants: any bytes end in fields or in a [`CardFault`], never in a panic; nothing is fetched.

mod charset;
mod code;
mod mecard;
mod picture;
mod signature;
mod vcard;

#[cfg(test)]
mod compare;
#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod written_tests;

use std::ops::ControlFlow;

use enishi_core::card::{CardFault, CardFields, CardReader, Code, VcardVersion};

/// Reads and writes cards.
#[derive(Debug, Default)]
pub struct Cards;

impl CardReader for Cards {
    fn read_vcards(
        &self,
        bytes: &[u8],
        each: &mut dyn FnMut(Result<CardFields, CardFault>) -> ControlFlow<()>,
    ) -> Result<(), CardFault> {
        vcard::read_vcards(bytes, each)
    }

    fn write_vcard(&self, fields: &CardFields, version: VcardVersion) -> String {
        vcard::write_vcard(fields, version)
    }

    fn read_code(&self, text: &str) -> Result<Code, CardFault> {
        code::read_code(text)
    }

    fn read_picture(&self, bytes: &[u8]) -> Result<Vec<String>, CardFault> {
        picture::read_picture(bytes)
    }

    fn read_signature(&self, text: &str) -> Result<CardFields, CardFault> {
        signature::read_signature(text)
    }
}
