//! Leads for tests of consent and mail, added as a person would add them.

#![allow(clippy::unwrap_used)]

use crate::app::App;
use crate::leads::ops::add_lead;
use crate::leads::wire::LeadDraft;

/// Parts of a sample lead.
#[derive(Default)]
pub(crate) struct Sample<'a> {
    pub(crate) family: &'a str,
    pub(crate) given: &'a str,
    pub(crate) company: &'a str,
    pub(crate) mail: &'a str,
    pub(crate) language: &'a str,
}

/// Adds a lead with one address and answers its id.
pub(crate) fn lead(app: &App, mail: &str) -> String {
    add(app, &Sample { family: "山田", given: "花子", mail, ..Sample::default() })
}

/// Adds a lead.
pub(crate) fn add(app: &App, sample: &Sample<'_>) -> String {
    let draft = LeadDraft {
        family_name: sample.family.to_owned(),
        given_name: sample.given.to_owned(),
        company: sample.company.to_owned(),
        language: sample.language.to_owned(),
        mails: vec![sample.mail.to_owned()],
        allow_duplicate: true,
        ..LeadDraft::default()
    };
    add_lead(app, &draft).unwrap().lead
}
