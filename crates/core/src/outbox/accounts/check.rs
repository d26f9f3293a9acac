//! *Test connection*: named stages, and for the one that fails a word on what to do.

use super::store::AccountRow;
use super::wire::{AccountDraft, AccountTest, TestAccount, TestStage};
use super::{ops, providers};
use crate::env::{MailDraft, OpenFailure, Phase, Reply, SendFault, SendOutcome, Server, TlsMode};
use crate::error::{Error, ErrorCode, Result};
use crate::host::Call;

/// Stages that a person sees, in order.
fn stages(row: &AccountRow, send: bool) -> Vec<Phase> {
    let mut stages = if row.is_practice() {
        vec![Phase::Connect]
    } else if row.tls == "starttls" {
        vec![Phase::Dns, Phase::Connect, Phase::Starttls, Phase::Tls, Phase::Login]
    } else {
        vec![Phase::Dns, Phase::Connect, Phase::Tls, Phase::Login]
    };
    if send {
        stages.push(Phase::Commit);
    }
    stages
}

/// The stage under which a phase is shown.
fn shown(phase: Phase, stages: &[Phase], starttls: bool) -> Phase {
    match phase {
        Phase::Greeting | Phase::Ehlo if starttls => Phase::Connect,
        Phase::Greeting | Phase::Ehlo => Phase::Login,
        phase if stages.contains(&phase) => phase,
        _ => Phase::Commit,
    }
}

/// Runs the test. Nothing is saved; a given password is not kept.
///
/// # Errors
/// `NotFound`, `FieldInvalid`, `MailAddressInvalid`, `Stopped`.
pub(crate) fn run(call: &Call<'_>, request: &TestAccount) -> Result<AccountTest> {
    let (row, typed) = account(call, request)?;
    let env = call.app.env();
    let secret = match typed {
        Some(password) => Some(password),
        None => row.secret(env.secrets.as_ref()),
    };
    let stages = stages(&row, request.send);
    let total = i64::try_from(stages.len()).unwrap_or(0);
    call.progress(&request.job, "connect", 0, total)?;
    let mut passed = 0;
    let mut stopped = None;
    let opened = env.mailer.open_to_test(&row.server(), secret.as_deref(), &mut |phase| {
        if let Some(at) = stages.iter().position(|stage| *stage == phase) {
            passed = at + 1;
            let done = i64::try_from(passed).unwrap_or(0);
            if let Err(error) = call.progress(&request.job, phase_code(phase), done, total) {
                stopped = Some(error);
            }
        }
    });
    if let Some(error) = stopped {
        return Err(error);
    }
    let failed = match opened {
        Err(failure) => Some(failure),
        Ok(mut session) if request.send => {
            let failed = send_test(call, &row, session.as_mut());
            session.close();
            failed?
        }
        Ok(session) => {
            session.close();
            None
        }
    };
    Ok(report(&row, &stages, failed.as_ref()))
}

fn account(call: &Call<'_>, request: &TestAccount) -> Result<(AccountRow, Option<String>)> {
    let kept = match &request.account {
        Some(id) => Some(call.app.read(|db| ops::find(db, id))?),
        None => None,
    };
    let draft: &AccountDraft = match (&request.draft, kept) {
        (None, Some(row)) => return Ok((row, None)),
        (None, None) => return Err(Error::new(ErrorCode::NotFound).with("entity", "account")),
        (Some(draft), _) => draft,
    };
    let base = match &draft.id {
        Some(id) => call.app.read(|db| ops::find(db, id))?,
        None => AccountRow::default(),
    };
    let mut row = ops::apply(base, draft, &mut || call.host.practice_folder())?;
    if let Some(name) = draft.password_env.as_deref().filter(|name| !name.is_empty()) {
        row.secret_ref = format!("env:{name}");
    }
    Ok((row, draft.password.clone().filter(|typed| !typed.is_empty())))
}

fn send_test(
    call: &Call<'_>,
    row: &AccountRow,
    session: &mut dyn crate::env::MailSession,
) -> Result<Option<OpenFailure>> {
    let env = call.app.env();
    let now = env.clock.now();
    let domain = row.from_address.rsplit_once('@').map_or("enishi.invalid", |(_, domain)| domain);
    let draft = MailDraft {
        from_name: row.from_name.clone(),
        from_address: row.from_address.clone(),
        reply_to: None,
        to_name: row.from_name.clone(),
        to_address: row.from_address.clone(),
        subject: "Enishi: 接続テスト / connection test".to_owned(),
        text: "このメールが届けば、送信の設定は完了です。\n\
               If you can read this, sending works.\n"
            .to_owned(),
        html: None,
        message_id: format!("{}@{domain}", env.ids.uuid(now)),
        date: now,
        zone: env.zone,
        headers: vec![("Auto-Submitted".to_owned(), "auto-generated".to_owned())],
    };
    let mime = env
        .mailer
        .render(&draft)
        .map_err(|_| Error::new(ErrorCode::MailAddressInvalid).with("value", ""))?;
    let to = row.from_address.as_str();
    Ok(match session.send(to, to, &mime, &mut || true) {
        SendOutcome::Accepted { .. } => None,
        SendOutcome::Refused { phase, reply } => {
            Some(OpenFailure { phase, fault: None, reply: Some(reply), detail: String::new() })
        }
        SendOutcome::NotSent { phase, fault, detail } => {
            Some(OpenFailure { phase, fault: Some(fault), reply: None, detail })
        }
        SendOutcome::Unknown { fault, detail } => {
            Some(OpenFailure { phase: Phase::Commit, fault: Some(fault), reply: None, detail })
        }
    })
}

fn report(row: &AccountRow, stages: &[Phase], failed: Option<&OpenFailure>) -> AccountTest {
    let starttls = row.tls == "starttls" && !row.is_practice();
    let at = failed.map(|failure| {
        let stage = shown(failure.phase, stages, starttls);
        stages.iter().position(|other| *other == stage).unwrap_or(stages.len() - 1)
    });
    let stage = |(index, phase): (usize, &Phase)| {
        let state = match at {
            Some(at) if index == at => "failed",
            Some(at) if index > at => "waiting",
            _ => "passed",
        };
        let failure = failed.filter(|_| state == "failed");
        TestStage {
            phase: *phase,
            state: state.to_owned(),
            advice: failure.map_or_else(String::new, |failure| advice(row, failure).to_owned()),
            fault: failure.and_then(|failure| failure.fault),
            reply: failure
                .and_then(|failure| failure.reply.as_ref())
                .map(reply_line)
                .unwrap_or_default(),
        }
    };
    AccountTest { stages: stages.iter().enumerate().map(stage).collect(), passed: failed.is_none() }
}

/// A reply on the wire: code first, one line.
pub(crate) fn reply_line(reply: &Reply) -> String {
    format!("{} {}", reply.code, reply.text.replace('\n', " ")).trim_end().to_owned()
}

/// What helps, as a code.
fn advice(row: &AccountRow, failure: &OpenFailure) -> &'static str {
    let provider = providers::find_by_host(&row.host).ok().flatten();
    match (failure.fault, failure.phase) {
        // The name of a known provider is right, so the way to it is not.
        (Some(SendFault::Dns), _) if provider.is_some() => "no_network",
        (Some(SendFault::Dns), _) => "name",
        (Some(SendFault::Connect), _) | (Some(SendFault::Timeout), Phase::Connect) => "port",
        (Some(SendFault::Certificate), _) => "certificate",
        (Some(SendFault::StarttlsMissing | SendFault::StarttlsInjection), _) => "starttls",
        // 465 wants TLS at once and 587 wants STARTTLS; the wrong one looks like broken TLS.
        (Some(SendFault::Tls | SendFault::Protocol | SendFault::Lost), phase)
            if phase != Phase::Commit && wrong_tls_for_port(row) =>
        {
            "port"
        }
        (Some(SendFault::Timeout), Phase::Tls | Phase::Greeting) if wrong_tls_for_port(row) => {
            "port"
        }
        (Some(SendFault::Timeout), _) => "timeout",
        (Some(SendFault::SecretMissing), _) => "password",
        (None, Phase::Login) if provider.is_some_and(|known| known.app_password) => "app_password",
        (None, Phase::Login) => "password",
        (None, Phase::MailFrom) => "sender",
        _ => "server",
    }
}

fn wrong_tls_for_port(row: &AccountRow) -> bool {
    matches!(
        row.server(),
        Server::Smtp { port: 465, tls: TlsMode::Starttls, .. }
            | Server::Smtp { port: 587 | 25, tls: TlsMode::Implicit, .. }
    )
}

fn phase_code(phase: Phase) -> &'static str {
    match phase {
        Phase::Dns => "dns",
        Phase::Connect => "connect",
        Phase::Starttls => "starttls",
        Phase::Tls => "tls",
        Phase::Login => "login",
        _ => "commit",
    }
}
