//! People as a mail sees them: name, address, company, what fills the fields.

pub(crate) mod store;

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use crate::error::{Error, ErrorCode, Result};
use crate::leads::own::words::Value;
use crate::leads::own::{self, Field};
use crate::outbox::accounts::store::AccountRow;
use crate::outbox::templates::merge::Values;
use crate::outbox::wire::FollowUpDraft;
use crate::text::addressee::Addressee;
use crate::text::names::{NameOrder, PersonName};
use crate::time::LocalDate;

/// One person as a recipient.
#[derive(Debug, Clone)]
pub(crate) struct Recipient {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) name: PersonName,
    pub(crate) name_order: String,
    pub(crate) honorific: String,
    pub(crate) company: String,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) interest: String,
    pub(crate) event: String,
    /// Own fields of the file, each with what the person has in it.
    pub(crate) own: Vec<(Field, Option<Value>)>,
    pub(crate) stage_kind: String,
    pub(crate) trashed: bool,
    /// Best mail address in normal form, with its state; `None` if there is none.
    pub(crate) mail: Option<(String, String)>,
}

impl Recipient {
    /// The name as shown; the company for a lead without a name.
    pub(crate) fn shown(&self) -> String {
        let name = self.name.display(self.order());
        if name.is_empty() { self.company.clone() } else { name }
    }

    fn order(&self) -> NameOrder {
        NameOrder::from_code(&self.name_order).unwrap_or_else(|| self.name.natural_order())
    }

    fn addressee(&self) -> Addressee<'_> {
        Addressee {
            name: &self.name,
            order: self.order(),
            honorific: &self.honorific,
            company: &self.company,
            department: &self.department,
            title: &self.title,
        }
    }

    /// Values of the merge fields. Control characters become spaces: a value is one line.
    pub(crate) fn values(&self, account: &AccountRow, language: &str, today: LocalDate) -> Values {
        let mut values = Values::new();
        let mut set = |name: &str, value: &str| {
            let line: String =
                value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            values.insert(String::from(name), line.trim().to_owned());
        };
        set("last_name", &self.name.family);
        set("first_name", &self.name.given);
        set("full_name", &self.shown());
        set("salutation", &self.addressee().salutation(language));
        set("addressee", &self.addressee().line(language));
        set("company", &self.company);
        set("department", &self.department);
        set("title", &self.title);
        set("email", self.mail.as_ref().map_or("", |(address, _)| address));
        set("event", &self.event);
        set("interest", &self.interest);
        set("sender_name", &account.from_name);
        set("sender_email", &account.from_address);
        let pattern = if language == "ja" { "%Y年%-m月%-d日" } else { "%-d %B %Y" };
        set("today", &today.0.format(pattern).to_string());
        for (field, value) in &self.own {
            let text = value.as_ref().map(|value| own::shown(field, value, language));
            set(&field.tag, &text.unwrap_or_default());
        }
        values
    }
}

/// The leads that a draft names: its list in order without doubles, or its query.
pub(crate) fn chosen(
    db: &Connection,
    draft: &FollowUpDraft,
    env: &crate::env::Env,
) -> Result<Vec<Uuid>> {
    let mut ids = Vec::new();
    let mut seen = BTreeSet::new();
    for lead in &draft.leads {
        let id = Uuid::parse_str(lead).map_err(|_| Error::new(ErrorCode::LeadGone))?;
        if seen.insert(id) {
            ids.push(id);
        }
    }
    if let Some(query) = &draft.query {
        for id in store::list_of_query(db, query, env)? {
            if seen.insert(id) {
                ids.push(id);
            }
        }
    }
    Ok(ids)
}
