//! A contact file: one card per lead. What a card has no property for (stage, value, score) stays
//! out; what a lead says of the person is in it.

use std::io::Write;

use super::{Cell, Finding, Line, Sink, not_written, phones, points};
use crate::card::{CardAddress, CardFields, CardPhone, CardReader, VcardVersion};
use crate::error::{Error, ErrorCode, Result};

/// A contact file half written.
pub(super) struct Cards<'o> {
    out: &'o mut dyn Write,
    writer: &'o dyn CardReader,
    version: VcardVersion,
    buffer: String,
}

impl<'o> Cards<'o> {
    /// Cards of `version` 3 or 4; 0 means 3, which phones and Outlook read.
    pub(super) fn new(
        out: &'o mut dyn Write,
        writer: &'o dyn CardReader,
        version: i64,
    ) -> Result<Self> {
        let version = match version {
            0 | 3 => VcardVersion::V3,
            4 => VcardVersion::V4,
            other => {
                return Err(Error::new(ErrorCode::FieldInvalid)
                    .with("field", "version")
                    .with("value", other));
            }
        };
        Ok(Self { out, writer, version, buffer: String::new() })
    }
}

impl Sink for Cards<'_> {
    fn take(&mut self, line: &Line<'_>, _: &[Cell<'_>]) -> Result<()> {
        self.buffer.push_str(&self.writer.write_vcard(&card(line), self.version));
        if self.buffer.len() >= 64 * 1024 {
            self.out.write_all(self.buffer.as_bytes()).map_err(not_written)?;
            self.buffer.clear();
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Finding> {
        self.out.write_all(self.buffer.as_bytes()).map_err(not_written)?;
        Ok(Finding::default())
    }
}

fn card(line: &Line<'_>) -> CardFields {
    let lead = line.lead;
    let text = |at: usize| lead.text(at).to_owned();
    let mut all = Vec::new();
    for label in ["", "direct", "mobile", "home", "fax"] {
        let label_out = if label.is_empty() { "work" } else { label };
        all.extend(
            phones(lead, label)
                .map(|number| CardPhone { number: number.to_owned(), label: label_out.to_owned() }),
        );
    }
    let address =
        |street: &str| CardAddress { street: street.to_owned(), ..CardAddress::default() };
    CardFields {
        family_name: text(0),
        given_name: text(1),
        middle_name: text(2),
        family_kana: text(3),
        given_kana: text(4),
        honorific: text(5),
        company: text(6),
        company_kana: text(17),
        department: text(7),
        title: text(8),
        mails: line.mails.iter().map(|mail| (*mail).to_owned()).collect(),
        phones: all,
        urls: points(lead, "url").map(str::to_owned).collect(),
        addresses: points(lead, "postal").map(address).collect(),
        note: text(13),
        tags: lead.tags.clone(),
        language: text(16),
        external_id: text(19),
        ..CardFields::default()
    }
}
