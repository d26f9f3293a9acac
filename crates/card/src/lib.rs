//! Cards: contact files, codes and signatures become fields. No database, no network.
//!
//! [`Cards`] is the [`enishi_core::card::CardReader`] of every shell.

use enishi_core::card::{CardFault, CardFields, CardReader, Code, NoCards, VcardVersion};

/// Reads and writes cards.
#[derive(Debug, Default)]
pub struct Cards;

impl CardReader for Cards {
    fn read_vcards(
        &self,
        bytes: &[u8],
        each: &mut dyn FnMut(Result<CardFields, CardFault>) -> std::ops::ControlFlow<()>,
    ) -> Result<(), CardFault> {
        NoCards.read_vcards(bytes, each)
    }

    fn write_vcard(&self, fields: &CardFields, version: VcardVersion) -> String {
        NoCards.write_vcard(fields, version)
    }

    fn read_code(&self, text: &str) -> Result<Code, CardFault> {
        NoCards.read_code(text)
    }

    fn read_picture(&self, bytes: &[u8]) -> Result<Vec<String>, CardFault> {
        NoCards.read_picture(bytes)
    }

    fn read_signature(&self, text: &str) -> Result<CardFields, CardFault> {
        NoCards.read_signature(text)
    }
}
