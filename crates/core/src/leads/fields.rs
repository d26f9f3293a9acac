//! The field table: one row per lead field, and how a typed value gets into it.
//!
//! Import, export, form, table columns, filter and history speak of fields by these codes. A new
//! field is one migration, one row here and two texts (`leads-field-` + code). A test walks the
//! table against the schema: every column of `lead` is a field or named as internal.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::adding::{self, read_kana, read_money};
use super::days;
use super::own;
use super::store::{self, LeadRecord};
use super::wire::FieldInfo;
use super::{GRADES, HORIZONS, LANGUAGES, check_code, check_text};
use super::{LINE_LIMIT, NOTE_LIMIT};
use crate::app::Tx;
use crate::error::{Error, ErrorCode, Result};
use crate::settings;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// A reading in katakana.
    Kana,
    /// A note.
    LongText,
    /// ISO date.
    Date,
    /// Amount and currency.
    Money,
    /// One of a list.
    Choice(&'static [&'static str]),
    /// Several lines of one kind: mail addresses, phones, links.
    Mail,
    /// Phones.
    Phone,
    /// Links.
    Url,
    /// Several values: tags.
    Multi,
}

/// Where a field is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    /// A column of `lead`.
    Lead(&'static str),
    /// A column of the lead's company.
    Company(&'static str),
    /// The name of the company that `lead.company_rid` names.
    CompanyName,
    /// The name of the source that `lead.source_rid` names.
    SourceName,
    /// Contact points of a kind.
    Contact(&'static str),
    /// Tags.
    Tags,
}

/// What a merge or an import does when both sides have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeRule {
    /// The known value stays; the other fills an empty one.
    Keep,
    /// All values are kept.
    Union,
    /// The other text is put below.
    Append,
}

/// One field.
#[derive(Debug, Clone, Copy)]
pub struct FieldDef {
    /// Stable code.
    pub code: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Group of the form: `name`, `work`, `contact`, `qualify`, `source`, `note`.
    pub group: &'static str,
    /// Where it is kept.
    pub stored: Stored,
    /// May be changed through [`write()`].
    pub editable: bool,
    /// Says something about a person (goes into the person's file, leaves with an erasure).
    pub personal: bool,
    /// When two values meet.
    pub merge: MergeRule,
}

const fn field(
    code: &'static str,
    kind: FieldKind,
    group: &'static str,
    stored: Stored,
) -> FieldDef {
    FieldDef { code, kind, group, stored, editable: true, personal: true, merge: MergeRule::Keep }
}

const fn many(code: &'static str, kind: FieldKind, stored: Stored) -> FieldDef {
    FieldDef {
        code,
        kind,
        group: "contact",
        stored,
        editable: false,
        personal: true,
        merge: MergeRule::Union,
    }
}

/// Every field, in the order of the form.
pub const FIELDS: &[FieldDef] = &[
    field("family_name", FieldKind::Text, "name", Stored::Lead("family_name")),
    field("given_name", FieldKind::Text, "name", Stored::Lead("given_name")),
    field("middle_name", FieldKind::Text, "name", Stored::Lead("middle_name")),
    field("family_kana", FieldKind::Kana, "name", Stored::Lead("family_kana")),
    field("given_kana", FieldKind::Kana, "name", Stored::Lead("given_kana")),
    field(
        "name_order",
        FieldKind::Choice(&["family_first", "given_first"]),
        "name",
        Stored::Lead("name_order"),
    ),
    field("honorific", FieldKind::Text, "name", Stored::Lead("honorific")),
    field("language", FieldKind::Choice(LANGUAGES), "name", Stored::Lead("language")),
    field("company", FieldKind::Text, "work", Stored::CompanyName),
    field("department", FieldKind::Text, "work", Stored::Lead("department")),
    field("title", FieldKind::Text, "work", Stored::Lead("title")),
    FieldDef {
        personal: false,
        ..field("industry", FieldKind::Text, "work", Stored::Company("industry"))
    },
    many("mail", FieldKind::Mail, Stored::Contact("mail")),
    many("phone", FieldKind::Phone, Stored::Contact("phone")),
    many("url", FieldKind::Url, Stored::Contact("url")),
    many("address", FieldKind::Text, Stored::Contact("postal")),
    field("grade", FieldKind::Choice(GRADES), "qualify", Stored::Lead("grade")),
    field("value", FieldKind::Money, "qualify", Stored::Lead("value_minor")),
    field("expected_close", FieldKind::Date, "qualify", Stored::Lead("expected_close")),
    field("interest", FieldKind::Text, "qualify", Stored::Lead("interest")),
    field("horizon", FieldKind::Choice(HORIZONS), "qualify", Stored::Lead("horizon")),
    field("offer", FieldKind::Text, "source", Stored::Lead("offer")),
    field("source", FieldKind::Text, "source", Stored::SourceName),
    field("last_confirmed_at", FieldKind::Date, "source", Stored::Lead("last_confirmed_at")),
    FieldDef { group: "note", ..many("tags", FieldKind::Multi, Stored::Tags) },
    FieldDef {
        merge: MergeRule::Append,
        ..field("note", FieldKind::LongText, "note", Stored::Lead("note"))
    },
];

/// The field of a code.
pub fn find_field(code: &str) -> Option<&'static FieldDef> {
    FIELDS.iter().find(|field| field.code == code)
}

/// The table for the page, own fields behind those of the program.
///
/// # Errors
/// Those of the file.
pub fn list_fields(db: &Connection) -> Result<Vec<FieldInfo>> {
    let built_in = FIELDS.iter().map(|field| FieldInfo {
        code: field.code.to_owned(),
        kind: field.kind.code().to_owned(),
        group: field.group.to_owned(),
        choices: match field.kind {
            FieldKind::Choice(choices) => choices.iter().map(|c| (*c).to_owned()).collect(),
            _ => Vec::new(),
        },
        editable: field.editable,
        name: String::new(),
    });
    let own = own::list_fields(db)?.into_iter().map(|field| FieldInfo {
        code: field.code(),
        kind: field.kind.code().to_owned(),
        group: "own".to_owned(),
        choices: field.offered().map(|choice| choice.name.clone()).collect(),
        editable: true,
        name: field.name,
    });
    Ok(built_in.chain(own).collect())
}

impl FieldKind {
    /// The stable code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Kana => "kana",
            Self::LongText => "long_text",
            Self::Date => "date",
            Self::Money => "money",
            Self::Choice(_) => "choice",
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Url => "url",
            Self::Multi => "multi",
        }
    }
}

/// What a typed value means for a lead: parsed once, written to one or to thousands.
#[derive(Debug, Clone)]
pub(crate) enum Setting {
    /// Columns of `lead`.
    Columns(Vec<(&'static str, Value)>),
    /// A column of the lead's company.
    Company(&'static str, String),
    /// An own field; `None` takes the value away.
    Own(Box<own::Field>, Option<own::words::Value>),
}

/// Parses what was typed. A company or source that is not known yet is made.
///
/// # Errors
/// `FieldInvalid` with `field` and `value` (unknown field, not editable, no such choice),
/// `FieldTooLong`, `MoneyInvalid`, `DateInvalid`; of own fields `NotFound`, `OwnValueInvalid`.
pub(crate) fn read(tx: &Tx<'_>, code: &str, value: &str) -> Result<Setting> {
    if code.starts_with(own::PREFIX) {
        let field = own::ops::find_field(tx, code)?;
        let read = own::words::read(&field, value, &currency(tx)?)?;
        return Ok(Setting::Own(Box::new(field), read));
    }
    let field = find_field(code).filter(|field| field.editable).ok_or_else(|| {
        Error::new(ErrorCode::FieldInvalid).with("field", code).with("value", value.trim())
    })?;
    let one = |column, value| Ok(Setting::Columns(vec![(column, value)]));
    let rid = |rid: Option<i64>| rid.map_or(Value::Null, Value::Integer);
    match field.stored {
        Stored::Lead("value_minor") => {
            let money = read_money(value, &currency(tx)?)?;
            let (minor, currency) = money.map_or((0, String::new()), |m| (m.minor, m.currency));
            Ok(Setting::Columns(vec![
                ("value_minor", Value::Integer(minor)),
                ("value_currency", Value::Text(currency)),
            ]))
        }
        Stored::Lead("last_confirmed_at") => {
            let at = days::parse_day(value)?.map(|date| date.start(tx.env().zone).0);
            one("last_confirmed_at", rid(at))
        }
        Stored::Lead("expected_close") => {
            let date = days::parse_day(value)?.map(|date| date.to_string());
            one("expected_close", date.map_or(Value::Null, Value::Text))
        }
        Stored::Lead(column) => {
            let text = match field.kind {
                FieldKind::Kana => read_kana(code, value)?,
                FieldKind::LongText => check_text(code, value, NOTE_LIMIT)?,
                FieldKind::Choice(choices) => {
                    check_code(code, value.trim(), choices)?;
                    value.trim().to_owned()
                }
                _ => check_text(code, value, LINE_LIMIT)?,
            };
            one(column, Value::Text(text))
        }
        Stored::CompanyName => {
            let company = adding::company_of(tx, &check_text(code, value, LINE_LIMIT)?)?;
            one("company_rid", rid(company))
        }
        Stored::Company(column) => {
            Ok(Setting::Company(column, check_text(code, value, LINE_LIMIT)?))
        }
        Stored::SourceName => {
            let source = find_or_add_source(tx, &check_text(code, value, LINE_LIMIT)?)?;
            one("source_rid", rid(source))
        }
        Stored::Contact(_) | Stored::Tags => {
            Err(Error::new(ErrorCode::FieldInvalid).with("field", code).with("value", value.trim()))
        }
    }
}

fn currency(tx: &Tx<'_>) -> Result<String> {
    Ok(settings::ops::read_in(tx, tx.env().zone.name())?.currency)
}

/// Parses what was typed and writes it; a value that is there already writes nothing.
///
/// # Errors
/// Those of [`read()`]; `FieldInvalid` for the industry of a lead without a company.
pub(crate) fn write(tx: &Tx<'_>, lead: i64, code: &str, value: &str) -> Result<()> {
    let setting = read(tx, code, value)?;
    let known = store::find_lead(tx, lead)?.unwrap_or_default();
    match setting {
        Setting::Columns(columns) => {
            for (column, value) in columns {
                set(tx, &known, column, value)?;
            }
            Ok(())
        }
        Setting::Company(column, text) => {
            let company = known.company_rid.ok_or_else(|| {
                Error::new(ErrorCode::FieldInvalid).with("field", code).with("value", value.trim())
            })?;
            store::set_company_column(tx, company, column, &text)
        }
        Setting::Own(field, value) => own::ops::set_values(tx, lead, &[(&field, value)]),
    }
}

/// A source by id (as pickers send it) or by name.
fn find_or_add_source(tx: &Tx<'_>, value: &str) -> Result<Option<i64>> {
    if let Ok(id) = uuid::Uuid::parse_str(value)
        && let Some(rid) = store::find_source_by_id(tx, id)?
    {
        return Ok(Some(rid));
    }
    adding::source_of(tx, value)
}

fn set(tx: &Tx<'_>, known: &LeadRecord, column: &'static str, value: Value) -> Result<()> {
    if value_of(known, column).as_ref() == Some(&value) {
        return Ok(());
    }
    store::set_lead_column(tx, known.rid, column, &value)
}

/// The value of a column as it is known; `None` for a column that no field writes.
fn value_of(lead: &LeadRecord, column: &str) -> Option<Value> {
    let text = |text: &String| Some(Value::Text(text.clone()));
    let integer = |number: Option<i64>| Some(number.map_or(Value::Null, Value::Integer));
    match column {
        "family_name" => text(&lead.family_name),
        "given_name" => text(&lead.given_name),
        "middle_name" => text(&lead.middle_name),
        "family_kana" => text(&lead.family_kana),
        "given_kana" => text(&lead.given_kana),
        "name_order" => text(&lead.name_order),
        "honorific" => text(&lead.honorific),
        "department" => text(&lead.department),
        "title" => text(&lead.title),
        "language" => text(&lead.language),
        "grade" => text(&lead.grade),
        "offer" => text(&lead.offer),
        "interest" => text(&lead.interest),
        "horizon" => text(&lead.horizon),
        "note" => text(&lead.note),
        "value_currency" => text(&lead.value_currency),
        "company_rid" => integer(lead.company_rid),
        "source_rid" => integer(lead.source_rid),
        "value_minor" => integer(Some(lead.value_minor)),
        "last_confirmed_at" => integer(lead.last_confirmed_at),
        "expected_close" => Some(lead.expected_close.clone().map_or(Value::Null, Value::Text)),
        _ => None,
    }
}
