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
    fn take(&mut self, line: &Line<'_>, _: &[Cell]) -> Result<()> {
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
    let mut all = Vec::new();
    for label in ["", "direct", "mobile", "home", "fax"] {
        let label_out = if label.is_empty() { "work" } else { label };
        all.extend(
            phones(lead, label)
                .into_iter()
                .map(|number| CardPhone { number: number.to_owned(), label: label_out.to_owned() }),
        );
    }
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let address =
        |street: &str| CardAddress { street: street.to_owned(), ..CardAddress::default() };
    CardFields {
        family_name: lead.text(0),
        given_name: lead.text(1),
        middle_name: lead.text(2),
        family_kana: lead.text(3),
        given_kana: lead.text(4),
        honorific: lead.text(5),
        company: lead.text(6),
        company_kana: lead.text(17),
        department: lead.text(7),
        title: lead.text(8),
        mails: owned(line.mails.clone()),
        phones: all,
        urls: owned(points(lead, "url")),
        addresses: points(lead, "postal").into_iter().map(address).collect(),
        note: lead.text(13),
        tags: lead.tags.clone(),
        language: lead.text(16),
        external_id: lead.text(19),
        ..CardFields::default()
    }
}
