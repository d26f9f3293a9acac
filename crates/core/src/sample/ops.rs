//! Verbs of the sample data.

use super::store;
use super::wire::LoadSample;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::host::Call;
use crate::leads::adding::{self, NewLead};
use crate::leads::timeline::{self, NewEntry};
use crate::leads::wire::{LeadDraft, PhoneDraft, StepDraft};
use crate::outbox::api as mail;
use crate::time::Timestamp;
use crate::undo::Op;
use crate::wire::{Changed, Topic};

/// The same people for either language: texts, and most names, are those of the reader.
const PEOPLE_JA: &str = include_str!("../../../../assets/sample/people.csv");
const PEOPLE_EN: &str = include_str!("../../../../assets/sample/people_en.csv");
const DAY_MS: i64 = 86_400_000;

/// A line of `assets/sample/people.csv` and `people_en.csv`.
#[derive(serde::Deserialize)]
struct Person {
    family: String,
    given: String,
    family_kana: String,
    given_kana: String,
    language: String,
    company: String,
    department: String,
    title: String,
    mail: String,
    phone: String,
    industry: String,
    interest: String,
    source: String,
    /// Channel of that source.
    channel: String,
    grade: String,
    horizon: String,
    stage: String,
    /// Days since the first meeting.
    age: i64,
    value: String,
    ground: String,
    step: String,
    /// Days from today, with sign: `+4d`, `-1d`.
    due: String,
    step_title: String,
    tags: String,
    /// `days:kind:asks:title`, joined by `|`.
    acts: String,
}

/// Adds the sample people and the practice mailbox. People who are in already stay the only ones.
///
/// # Errors
/// `Stopped`; those of the file.
pub(crate) fn load(call: &Call<'_>, request: &LoadSample) -> Result<Changed> {
    let people = people(&request.language)?;
    let total = i64::try_from(people.len()).unwrap_or_default();
    let (changed, ()) = call.app.change(Op::LoadSample, |tx| {
        if !store::list_sample_leads(tx)?.is_empty() {
            return Ok(());
        }
        for (done, person) in (0..).zip(&people) {
            call.progress(&request.job, "sample", done, total)?;
            add(tx, person)?;
        }
        tx.label("count", total);
        flag(tx, true)
    })?;
    add_practice_account(call, &request.language)?;
    call.progress(&request.job, "sample", total, total)?;
    Ok(changed)
}

fn people(language: &str) -> Result<Vec<Person>> {
    let text = if language == "ja" { PEOPLE_JA } else { PEOPLE_EN };
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(Error::internal)
}

fn add(tx: &Tx<'_>, person: &Person) -> Result<()> {
    let today = tx.today().date();
    let days = |text: &str| text.trim_end_matches('d').parse::<i32>().unwrap_or_default();
    let step = (!person.step.is_empty()).then(|| StepDraft {
        kind: person.step.clone(),
        title: person.step_title.clone(),
        due: if person.due.is_empty() {
            String::new()
        } else {
            today.plus_days(days(&person.due)).to_string()
        },
        time: String::new(),
    });
    adding::source_in(tx, &person.source, &person.channel)?;
    let draft = LeadDraft {
        family_name: person.family.clone(),
        given_name: person.given.clone(),
        family_kana: person.family_kana.clone(),
        given_kana: person.given_kana.clone(),
        language: person.language.clone(),
        company: person.company.clone(),
        department: person.department.clone(),
        title: person.title.clone(),
        mails: vec![person.mail.clone()],
        phones: vec![PhoneDraft { number: person.phone.clone(), label: "work".to_owned() }],
        industry: person.industry.clone(),
        interest: person.interest.clone(),
        source_name: person.source.clone(),
        grade: person.grade.clone(),
        horizon: person.horizon.clone(),
        value: person.value.clone(),
        ground: if person.ground == "not_asked" { String::new() } else { person.ground.clone() },
        tags: person.tags.split(' ').filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
        stage: crate::funnel::ops::find_stage_id(tx, &person.stage)?,
        step,
        ..LeadDraft::default()
    };
    let (lead, _) = adding::add(tx, &NewLead::read(tx, &draft, tx.env().zone.name())?, "sample")?;
    let ago = |days: i64| Timestamp(tx.now.0 - days * DAY_MS);
    adding::backdate_sample(tx, lead, ago(person.age))?;
    for act in person.acts.split('|').filter(|act| !act.is_empty()) {
        let mut parts = act.splitn(4, ':');
        let mut next = || parts.next().unwrap_or_default();
        let (days, kind, asks, title) = (next(), next(), next(), next());
        let payload = if asks.is_empty() {
            serde_json::json!({})
        } else {
            serde_json::json!({ "asks": asks })
        };
        let entry = NewEntry {
            kind,
            at: ago(days.parse().unwrap_or_default()),
            title: title.to_owned(),
            body: String::new(),
            payload,
            external_key: String::new(),
        };
        timeline::append(tx, lead, &entry)?;
    }
    Ok(())
}

/// The practice mailbox of the sample, with a sender whose legal footer is complete, so that the
/// whole journey can be walked. Left as it is if there is an account already.
fn add_practice_account(call: &Call<'_>, language: &str) -> Result<()> {
    if !mail::accounts(call, crate::wire::Nothing {})?.is_empty() {
        return Ok(());
    }
    let (from_name, postal_address, signature) = if language == "ja" {
        ("縁 花子", "〒460-0000 愛知県名古屋市中区サンプル1-2-3", "縁商会 縁 花子")
    } else {
        (
            "Hana Enishi",
            "1-2-3 Sample, Naka-ku, Nagoya 460-0000, Japan",
            "Hana Enishi\nEnishi Trading",
        )
    };
    let draft = mail::AccountDraft {
        id: None,
        kind: mail::AccountKind::Practice,
        from_name: from_name.to_owned(),
        from_address: "practice@enishi.example".to_owned(),
        host: String::new(),
        port: 0,
        tls: crate::env::TlsMode::Implicit,
        user: String::new(),
        password: None,
        password_env: None,
        ca_pem: None,
        per_hour: 0,
        per_day: 0,
        postal_address: postal_address.to_owned(),
        contact: "practice@enishi.example".to_owned(),
        signature: signature.to_owned(),
        preferred: true,
    };
    mail::save_account(call, draft).map(|_| ())
}

fn flag(tx: &Tx<'_>, on: bool) -> Result<()> {
    let mut patch = serde_json::Map::new();
    patch.insert("sample".to_owned(), on.into());
    tx.topic(Topic::Settings);
    crate::settings::ops::write_in(tx, patch)
}

/// Takes the sample people out again: they go to the Trash, in one undo step.
pub(crate) fn remove(app: &App) -> Result<Changed> {
    app.change(Op::RemoveSample, |tx| {
        let leads: Vec<String> =
            store::list_sample_leads(tx)?.iter().map(ToString::to_string).collect();
        crate::leads::ops::trash_in(tx, &leads)?;
        tx.label("count", leads.len());
        flag(tx, false)
    })
    .map(|(changed, ())| changed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::leads::{CHANNELS, HORIZONS};

    fn japanese(text: &str) -> bool {
        text.chars().any(|one| matches!(one, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
    }

    #[test]
    fn both_languages_tell_the_same_story_in_their_own_words() {
        let (ja, en) = (people("ja").unwrap(), people("en").unwrap());
        let story = |person: &Person| {
            let days: Vec<_> = person
                .acts
                .split('|')
                .map(|act| act.split(':').take(3).collect::<String>())
                .collect();
            (person.stage.clone(), person.step.clone(), person.value.clone(), days)
        };
        assert_eq!(
            ja.iter().map(story).collect::<Vec<_>>(),
            en.iter().map(story).collect::<Vec<_>>()
        );
        for person in &en {
            for text in [&person.source, &person.step_title, &person.tags, &person.acts] {
                assert!(!japanese(text), "{text} in the English samples");
            }
        }
        let names = en.iter().filter(|person| japanese(&person.family)).count();
        assert!((1..6).contains(&names), "a few Japanese names are met in English, too");
        for person in ja.iter().chain(&en) {
            assert!(CHANNELS.contains(&person.channel.as_str()), "{}", person.channel);
            let horizon = person.horizon.as_str();
            assert!(horizon.is_empty() || HORIZONS.contains(&horizon), "{horizon}");
        }
        assert!(ja.iter().all(|person| japanese(&person.source)));
    }
}
