//! Cards as text: vCard 3.0 for phones and Outlook, 4.0 for everything newer.
//!
//! Readings stand in every form that somebody reads: `X-PHONETIC-*` in both versions, in 4.0 also
//! `SORT-AS` (RFC 6350) and a second `N` with `PHONETIC` (RFC 9554). What no property holds stands
//! in `X-ENISHI-…`, so that a card written here is read back equal.

use enishi_core::card::{CardAddress, CardFields, CardPhone, VcardVersion};
use enishi_core::text::names::{PersonName, is_east_asian, is_kana};

use crate::charset;

/// Octets of a line without its line end (RFC 6350 §3.2).
const LINE_LIMIT: usize = 75;

/// Writes one card: see [`enishi_core::card::CardReader::write_vcard`].
pub(crate) fn write_vcard(fields: &CardFields, version: VcardVersion) -> String {
    let mut card = Writer { out: String::new(), is_new: version == VcardVersion::V4 };
    card.line("BEGIN", "VCARD");
    card.line("VERSION", if card.is_new { "4.0" } else { "3.0" });
    card.names(fields);
    card.work(fields);
    for phone in &fields.phones {
        card.phone(phone);
    }
    for mail in &fields.mails {
        card.text(if card.is_new { "EMAIL" } else { "EMAIL;TYPE=INTERNET" }, mail);
    }
    for url in &fields.urls {
        card.line("URL", &url.replace('\\', "\\\\").replace('\n', "\\n"));
    }
    for address in &fields.addresses {
        card.address(address);
    }
    card.text("NOTE", &fields.note);
    if !fields.tags.is_empty() {
        let tags: Vec<String> = fields.tags.iter().map(|tag| escape(tag)).collect();
        card.line("CATEGORIES", &tags.join(","));
    }
    card.text("LANG", &fields.language);
    card.text("UID", &fields.external_id);
    card.text("X-ENISHI-EXCHANGED-ON", &fields.exchanged_on);
    for rest in &fields.rest {
        card.text("X-ENISHI-REST", rest);
    }
    for (kind, bytes) in &fields.pictures {
        card.picture(kind, bytes);
    }
    card.line("END", "VCARD");
    card.out
}

struct Writer {
    out: String,
    is_new: bool,
}

impl Writer {
    /// A line as it is, folded before the character that would not fit.
    fn line(&mut self, head: &str, value: &str) {
        let mut room = LINE_LIMIT;
        for sign in head.chars().chain(std::iter::once(':')).chain(value.chars()) {
            if sign.len_utf8() > room {
                self.out.push_str("\r\n ");
                room = LINE_LIMIT - 1;
            }
            self.out.push(sign);
            room -= sign.len_utf8();
        }
        self.out.push_str("\r\n");
    }

    fn text(&mut self, head: &str, value: &str) {
        if !value.is_empty() {
            self.line(head, &escape(value));
        }
    }

    fn parts(&mut self, head: &str, parts: &[&str]) {
        let parts: Vec<String> = parts.iter().map(|part| escape(part)).collect();
        self.line(head, &parts.join(";"));
    }

    fn names(&mut self, fields: &CardFields) {
        let (before, behind) = if is_east_asian(&fields.honorific) {
            ("", fields.honorific.as_str())
        } else {
            (fields.honorific.as_str(), "")
        };
        let name = [&fields.family_name, &fields.given_name, &fields.middle_name];
        let name = [name[0].as_str(), name[1].as_str(), name[2].as_str(), before, behind];
        let kana = [fields.family_kana.as_str(), fields.given_kana.as_str()];
        let has_kana = is_kana(&kana.concat());
        if self.is_new && has_kana {
            let sort = kana.map(|part| part.replace(['"', ','], " ")).join(",");
            self.parts(&format!("N;ALTID=1;SORT-AS=\"{}\"", sort.trim_end_matches(',')), &name);
            let spoken = [kana[0], kana[1], "", "", ""];
            self.parts("N;ALTID=1;PHONETIC=script;SCRIPT=Kana", &spoken);
        } else {
            self.parts("N", &name);
        }
        let full = shown_name(fields);
        self.line("FN", &escape(if full.is_empty() { &fields.company } else { &full }));
        self.text("X-PHONETIC-LAST-NAME", kana[0]);
        self.text("X-PHONETIC-FIRST-NAME", kana[1]);
        self.text("X-PHONETIC-NAME", &fields.full_kana);
        self.text("X-ENISHI-LATIN-NAME", &fields.latin_name);
    }

    fn work(&mut self, fields: &CardFields) {
        if !(fields.company.is_empty() && fields.department.is_empty()) {
            let sort = fields.company_kana.replace(['"', '^'], " ");
            let head = if self.is_new && is_kana(&sort) {
                format!("ORG;SORT-AS=\"{sort}\"")
            } else {
                "ORG".to_owned()
            };
            if fields.department.is_empty() {
                self.parts(&head, &[&fields.company]);
            } else {
                self.parts(&head, &[&fields.company, &fields.department]);
            }
        }
        self.text("X-PHONETIC-ORG", &fields.company_kana);
        self.text("TITLE", &fields.title);
    }

    fn phone(&mut self, phone: &CardPhone) {
        let types = match phone.label.as_str() {
            "work" => "work,voice",
            "direct" => "work,voice,x-direct",
            "mobile" => "cell",
            "home" => "home,voice",
            "fax" => "work,fax",
            _ => "voice",
        };
        let head = if self.is_new {
            format!("TEL;TYPE=\"{types}\"")
        } else {
            format!("TEL;TYPE={}", types.to_ascii_uppercase())
        };
        self.text(&head, &phone.number);
    }

    fn address(&mut self, address: &CardAddress) {
        self.parts(
            "ADR;TYPE=work",
            &[
                "",
                "",
                &address.street,
                &address.city,
                &address.region,
                &address.postal_code,
                &address.country,
            ],
        );
    }

    fn picture(&mut self, kind: &str, bytes: &[u8]) {
        let data = charset::to_base64(bytes);
        if self.is_new {
            self.line("PHOTO", &format!("data:{kind};base64,{data}"));
        } else {
            let kind = kind.trim_start_matches("image/").to_ascii_uppercase();
            self.line(&format!("PHOTO;ENCODING=b;TYPE={kind}"), &data);
        }
    }
}

/// The name as it is shown: as written where it has no parts.
pub(crate) fn shown_name(fields: &CardFields) -> String {
    let name = PersonName {
        family: fields.family_name.clone(),
        given: fields.given_name.clone(),
        middle: fields.middle_name.clone(),
        ..PersonName::default()
    };
    if name.is_empty() { fields.full_name.clone() } else { name.display_name() }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            _ => out.push(sign),
        }
    }
    out
}
