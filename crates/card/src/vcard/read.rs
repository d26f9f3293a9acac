//! What the properties of a card mean.

use std::ops::ControlFlow;

use enishi_core::card::{CardAddress, CardFault, CardFields, CardPhone};
use enishi_core::text::names::{is_east_asian, is_kana};

use super::DEPTH_LIMIT;
use super::lines::{Line, Lines, Read, components, whole};
use super::phonetic::Phonetics;
use crate::charset;

/// Properties that say nothing about the person: versions, programs, numbers inside a phone.
const SILENT: &[&str] = &[
    "VERSION",
    "PRODID",
    "REV",
    "CLASS",
    "SOURCE",
    "CLIENTPIDMAP",
    "PROFILE",
    "MAILER",
    "KIND",
    "X-ABADR",
    "X-ABUID",
    "X-ABLABEL",
    "X-ABSHOWAS",
    "X-CLASS",
    "X-NO",
    "X-GNO",
    "X-ETAG",
    "X-REDUCTION",
    "LABEL",
    "CREATED",
    "NAME",
];

/// Reads all cards: see [`enishi_core::card::CardReader::read_vcards`].
pub(crate) fn read_vcards(
    bytes: &[u8],
    each: &mut dyn FnMut(Result<CardFields, CardFault>) -> ControlFlow<()>,
) -> Result<(), CardFault> {
    let bytes = charset::single_bytes(bytes);
    let mut lines = Lines::new(&bytes);
    let mut any = false;
    let mut open: Option<Open> = None;
    while let Some(read) = lines.next() {
        let at_end = lines.is_at_end();
        let line = match read {
            Read::Line(line) => line,
            Read::Stray(text) => {
                if let Some(open) = &mut open {
                    open.stray(text, at_end);
                }
                continue;
            }
        };
        let is_card = line.text.trim().eq_ignore_ascii_case("VCARD");
        if line.name == "BEGIN" && is_card {
            any = true;
            match &mut open {
                Some(outer) if outer.expects_inner() => outer.depth += 1,
                _ => {
                    if let Some(torn) = open.replace(Open::default())
                        && each(torn.torn()).is_break()
                    {
                        return Ok(());
                    }
                }
            }
        } else if line.name == "END" && is_card {
            let is_whole = open.as_mut().is_some_and(Open::close);
            if is_whole
                && let Some(done) = open.take()
                && each(done.done()).is_break()
            {
                return Ok(());
            }
        } else if let Some(open) = &mut open {
            open.line(line);
        }
    }
    if let Some(torn) = open
        && each(torn.torn()).is_break()
    {
        return Ok(());
    }
    if any { Ok(()) } else { Err(CardFault::NoCard) }
}

/// A card that has begun.
#[derive(Default)]
struct Open {
    card: Gathered,
    /// Cards inside it that have begun and not ended.
    depth: usize,
    after_agent: bool,
    too_deep: bool,
    has_stray: bool,
}

impl Open {
    fn expects_inner(&self) -> bool {
        self.after_agent
    }

    fn stray(&mut self, text: String, at_end: bool) {
        self.after_agent = false;
        if self.depth == 0 && !at_end {
            self.has_stray = true;
            self.card.fields.rest.push(text);
        }
    }

    fn line(&mut self, line: Line) {
        self.after_agent = line.name == "AGENT" && line.text.trim().is_empty();
        self.too_deep |= self.depth >= DEPTH_LIMIT;
        if self.depth == 0 {
            if !self.after_agent {
                self.card.line(line);
            }
        } else if self.depth == 1 && line.name == "FN" {
            // The assistant is named, not followed.
            let is_old = self.card.is_old;
            self.card.fields.rest.push(format!("AGENT: {}", whole(&line.text, is_old)));
        }
    }

    /// An `END`; true if it ends this card.
    fn close(&mut self) -> bool {
        self.after_agent = false;
        if self.depth > 0 {
            self.depth -= 1;
            return false;
        }
        true
    }

    fn done(self) -> Result<CardFields, CardFault> {
        if self.too_deep {
            return Err(CardFault::Broken);
        }
        let fields = self.card.settle();
        if fields == CardFields::default() { Err(CardFault::NoCard) } else { Ok(fields) }
    }

    /// The card has no end: what is there counts, unless it is in pieces.
    fn torn(self) -> Result<CardFields, CardFault> {
        if self.has_stray || self.depth > 0 {
            return Err(CardFault::Broken);
        }
        let mut fields = self.done().map_err(|_| CardFault::Broken)?;
        fields.is_cut = true;
        Ok(fields)
    }
}

/// A value with its place in the order of preference.
type Ranked<T> = Vec<(u32, T)>;

/// What a card has said so far.
#[derive(Default)]
struct Gathered {
    fields: CardFields,
    is_old: bool,
    names: Vec<Vec<String>>,
    full_names: Vec<String>,
    reading: Phonetics,
    roles: Vec<String>,
    mails: Ranked<String>,
    phones: Vec<(u32, String, CardPhone)>,
    urls: Ranked<String>,
    addresses: Ranked<CardAddress>,
    languages: Ranked<String>,
    labels: Vec<(String, String)>,
    grouped: Vec<(String, usize)>,
    notes: Vec<String>,
}

impl Gathered {
    fn line(&mut self, line: Line) {
        if let Some(bytes) = &line.binary {
            let bytes = bytes.clone();
            return self.picture(&line, bytes);
        }
        let text = whole(&line.text, self.is_old);
        match line.name.as_str() {
            "VERSION" => self.is_old = text.starts_with('2'),
            "X-ABLABEL" => self.labels.push((line.group, text)),
            _ if text.is_empty() => {}
            "N" => self.name(&line),
            "FN" => self.full_names.push(text),
            "X-PHONETIC-LAST-NAME" => self.reading.part(true, text),
            "X-PHONETIC-FIRST-NAME" => self.reading.part(false, text),
            "X-PHONETIC-NAME" => self.reading.full(text),
            "X-PHONETIC-ORG" => self.fields.company_kana = text,
            "SOUND" if line.types().iter().any(|word| word == "x-irmc-n") => {
                self.reading.irmc(components(&line.text, ';', self.is_old));
            }
            "SORT-STRING" => {
                if !self.reading.sort_string(text.clone()) {
                    self.rest(&line, text);
                }
            }
            "ORG" => self.company(&line, text),
            "TITLE" if self.fields.title.is_empty() => self.fields.title = text,
            "ROLE" => self.roles.push(text),
            "EMAIL" => self.mails.push((line.preference(), text)),
            "TEL" => self.phone(&line, &text),
            "URL" => self.urls.push((line.preference(), text)),
            "ADR" => self.address(&line),
            "NOTE" => self.notes.push(text),
            "CATEGORIES" => {
                let tags = components(&line.text, ',', self.is_old);
                self.fields.tags.extend(tags.into_iter().filter(|tag| !tag.is_empty()));
            }
            "X-GN" => self.fields.tags.push(text),
            "LANG" => self.languages.push((line.preference(), text)),
            "UID" if self.fields.external_id.is_empty() => self.fields.external_id = text,
            "X-ENISHI-EXCHANGED-ON" => self.fields.exchanged_on = text,
            "X-ENISHI-LATIN-NAME" => self.fields.latin_name = text,
            "X-ENISHI-REST" => self.fields.rest.push(text),
            "PHOTO" | "LOGO" => self.picture_text(&line, text),
            name if SILENT.contains(&name) => {}
            _ => self.rest(&line, text),
        }
    }

    fn rest(&mut self, line: &Line, text: String) {
        if !line.group.is_empty() {
            self.grouped.push((line.group.clone(), self.fields.rest.len()));
        }
        self.fields.rest.push(format!("{}: {text}", line.name));
    }

    fn name(&mut self, line: &Line) {
        let parts = components(&line.text, ';', self.is_old);
        let sort_as = line.joined("SORT-AS");
        if !sort_as.is_empty() && !self.reading.sort_as(&sort_as) {
            self.fields.rest.push(format!("SORT-AS: {sort_as}"));
        }
        let is_spoken = line.param("PHONETIC").is_some();
        if is_spoken && is_kana(&parts.concat()) {
            self.reading.name(parts);
        } else if is_spoken {
            self.rest(line, parts.join(" "));
        } else {
            self.names.push(parts);
        }
    }

    fn company(&mut self, line: &Line, text: String) {
        let sort_as = line.joined("SORT-AS");
        if self.fields.company_kana.is_empty() && is_kana(&sort_as) {
            self.fields.company_kana = sort_as;
        }
        let mut parts = components(&line.text, ';', self.is_old).into_iter();
        if !(self.fields.company.is_empty() && self.fields.department.is_empty()) {
            return self.rest(line, text);
        }
        self.fields.company = parts.next().unwrap_or_default();
        self.fields.department =
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    }

    fn phone(&mut self, line: &Line, text: &str) {
        let number = text.strip_prefix("tel:").unwrap_or(text).replace(";ext=", " ext. ");
        let label = phone_label(&line.types());
        if line.types().iter().any(|word| word == "pager") {
            return self.rest(line, format!("{number} (PAGER)"));
        }
        let phone = CardPhone { number: number.trim().to_owned(), label: label.to_owned() };
        self.phones.push((line.preference(), line.group.clone(), phone));
    }

    fn address(&mut self, line: &Line) {
        let parts = components(&line.text, ';', self.is_old);
        let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
        let words = |places: &[usize]| {
            let words: Vec<String> =
                places.iter().map(|at| part(*at)).filter(|p| !p.is_empty()).collect();
            words.join(" ")
        };
        let mut address = CardAddress {
            postal_code: part(5),
            country: part(6),
            region: part(4),
            city: part(3),
            street: words(&[2, 1, 0]),
        };
        if address.street.is_empty() {
            // RFC 9554: number and street, building, floor, apartment, room.
            address.street = words(&[10, 11, 12, 9, 8, 7]);
        }
        if address == CardAddress::default() {
            address.street = line.param("LABEL").unwrap_or_default().to_owned();
        }
        if address != CardAddress::default() {
            self.addresses.push((line.preference(), address));
        }
    }

    fn picture(&mut self, line: &Line, bytes: Vec<u8>) {
        if !matches!(line.name.as_str(), "PHOTO" | "LOGO") {
            return self.fields.rest.push(format!("{}: [{} bytes]", line.name, bytes.len()));
        }
        if bytes.is_empty() {
            return;
        }
        let words = line.types();
        let kind =
            words.iter().find(|w| !matches!(w.as_str(), "base64" | "pref" | "work" | "home"));
        let kind = match kind.map(|kind| kind.trim_start_matches("image/")) {
            Some(kind) => format!("image/{kind}"),
            None => media_type(&bytes).to_owned(),
        };
        self.fields.pictures.push((kind, bytes));
    }

    fn picture_text(&mut self, line: &Line, text: String) {
        let data = text.strip_prefix("data:").and_then(|data| data.split_once(";base64,"));
        match data.and_then(|(kind, data)| Some((kind, charset::from_base64(data.as_bytes())?))) {
            Some((kind, bytes)) => self.fields.pictures.push((kind.to_owned(), bytes)),
            None => self.rest(line, text),
        }
    }

    fn settle(mut self) -> CardFields {
        self.settle_labels();
        self.settle_name();
        let fields = &mut self.fields;
        self.reading.settle(fields);
        for role in std::mem::take(&mut self.roles) {
            if fields.title.is_empty() {
                fields.title = role;
            } else if fields.title != role {
                fields.rest.push(format!("ROLE: {role}"));
            }
        }
        fields.mails = preferred(self.mails);
        fields.urls = preferred(self.urls);
        fields.addresses = preferred(self.addresses);
        fields.language = preferred(self.languages).into_iter().next().unwrap_or_default();
        fields.note = self.notes.join("\n");
        self.phones.sort_by_key(|(rank, _, _)| *rank);
        for (_, _, phone) in self.phones {
            if !fields.phones.contains(&phone) {
                fields.phones.push(phone);
            }
        }
        self.fields
    }

    /// `item1.X-ABLabel` names what `item1` is.
    fn settle_labels(&mut self) {
        for (group, label) in self.labels.iter().filter(|(group, _)| !group.is_empty()) {
            let label = label.trim_start_matches("_$!<").trim_end_matches(">!$_");
            for (_, own, phone) in &mut self.phones {
                if own == group && phone.label.is_empty() {
                    phone.label = label_of_word(label).to_owned();
                }
            }
            for (own, at) in &self.grouped {
                if own == group
                    && let Some(rest) = self.fields.rest.get_mut(*at)
                {
                    rest.push_str(&format!(" ({label})"));
                }
            }
        }
    }

    fn settle_name(&mut self) {
        let is_local = |parts: &Vec<String>| is_east_asian(&parts.concat());
        let main = self.names.iter().position(is_local).unwrap_or(0);
        let mut names = std::mem::take(&mut self.names);
        let parts = if names.is_empty() { Vec::new() } else { names.remove(main) };
        let full = self.full_names.iter().position(|name| is_east_asian(name)).unwrap_or(0);
        let mut fulls = std::mem::take(&mut self.full_names);
        let full = if fulls.is_empty() { String::new() } else { fulls.remove(full) };
        let others = fulls.into_iter().chain(names.iter().map(|parts| {
            let part = |at: usize| parts.get(at).map_or("", String::as_str);
            format!("{} {}", part(1), part(0)).trim().to_owned()
        }));
        let fields = &mut self.fields;
        for other in others {
            if is_east_asian(&other) || other.is_empty() || other == fields.latin_name {
                continue;
            }
            if fields.latin_name.is_empty() && is_east_asian(&full) {
                fields.latin_name = other;
            } else {
                fields.rest.push(format!("FN: {other}"));
            }
        }
        let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let divided = full.contains(char::is_whitespace) && !part(0).contains(char::is_whitespace);
        if part(0).is_empty() && part(1).is_empty()
            || part(1).is_empty() && divided && bare(&part(0)) == bare(&full)
        {
            // A card of a company shows the company.
            fields.full_name = if full == fields.company { String::new() } else { full };
        } else {
            fields.family_name = part(0);
            fields.given_name = part(1);
            fields.middle_name = part(2);
        }
        let (before, behind) = (part(3), part(4));
        if before.is_empty() {
            fields.honorific = behind;
        } else {
            fields.honorific = before;
            if !behind.is_empty() {
                fields.rest.push(format!("N: {behind}"));
            }
        }
    }
}

fn preferred<T: PartialEq>(mut ranked: Ranked<T>) -> Vec<T> {
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut values = Vec::with_capacity(ranked.len());
    for (_, value) in ranked {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn phone_label(types: &[String]) -> &'static str {
    let has = |word: &str| types.iter().any(|each| each == word);
    if has("fax") {
        "fax"
    } else if has("cell") || has("mobile") || has("iphone") {
        "mobile"
    } else if has("x-direct") || has("direct") {
        "direct"
    } else if has("home") {
        "home"
    } else if has("work") || has("main") {
        "work"
    } else {
        ""
    }
}

fn label_of_word(label: &str) -> &'static str {
    match label.trim().to_lowercase().as_str() {
        "mobile" | "iphone" | "携帯" | "携帯電話" => "mobile",
        "direct" | "直通" => "direct",
        "home" | "自宅" => "home",
        "work" | "main" | "勤務先" | "会社" | "代表" => "work",
        "fax" | "workfax" | "homefax" | "ファックス" => "fax",
        _ => "",
    }
}

fn media_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'G', b'I', b'F', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', ..] => "image/webp",
        _ => "image/jpeg",
    }
}
