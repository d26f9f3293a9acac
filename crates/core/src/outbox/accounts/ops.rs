//! Verbs of accounts.

use rusqlite::Connection;
use uuid::Uuid;

use super::providers::{self, DEFAULT_PER_DAY, DEFAULT_PER_HOUR};
use super::store::{self, AccountRow};
use super::wire::{Account, AccountDraft, AccountKind, SavedAccount};
use crate::app::{App, Tx};
use crate::env::{SecretPlace, Secrets, Server, TlsMode};
use crate::error::{Error, ErrorCode, Result};
use crate::outbox::store as messages;
use crate::text::mail_address::EmailAddress;
use crate::undo::{Compensation, Op};
use crate::wire::Changed;

/// What stands under every mail of an account.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Footer {
    pub(crate) postal_address: String,
    pub(crate) contact: String,
    pub(crate) signature: String,
}

impl AccountRow {
    pub(crate) fn footer(&self) -> Footer {
        serde_json::from_str(&self.footer).unwrap_or_default()
    }

    pub(crate) fn is_practice(&self) -> bool {
        self.kind == "practice"
    }

    /// Reason of a stop without the count of tries, and that count.
    pub(crate) fn stop(&self) -> (&str, i64) {
        match self.stopped.split_once(':') {
            Some((reason, tries)) => (reason, tries.parse().unwrap_or(1)),
            None => (self.stopped.as_str(), 0),
        }
    }

    /// Legal items of the sender that mail to many must name and that are missing.
    pub(crate) fn legal_missing(&self) -> Vec<String> {
        let footer = self.footer();
        [
            ("from_name", &self.from_name),
            ("postal_address", &footer.postal_address),
            ("contact", &footer.contact),
        ]
        .into_iter()
        .filter(|(_, value)| value.trim().is_empty())
        .map(|(name, _)| name.to_owned())
        .collect()
    }

    /// How the wire reaches it.
    pub(crate) fn server(&self) -> Server {
        if self.is_practice() {
            return Server::Practice { folder: self.folder.clone() };
        }
        Server::Smtp {
            host: self.host.clone(),
            port: u16::try_from(self.port).unwrap_or(465),
            tls: if self.tls == "starttls" { TlsMode::Starttls } else { TlsMode::Implicit },
            user: self.user.clone(),
            extra_ca_pem: self.ca_pem.clone(),
        }
    }

    /// The password, if it is known in this run. Blocks: the keychain may answer slowly.
    pub(crate) fn secret(&self, secrets: &dyn Secrets) -> Option<String> {
        secrets.get(secret_name(&self.secret_ref)?)
    }
}

/// The name under which the secret is kept: `env:NAME` stays whole, a place before it goes.
fn secret_name(reference: &str) -> Option<&str> {
    if reference.is_empty() {
        return None;
    }
    if reference.starts_with("env:") {
        return Some(reference);
    }
    reference.split_once(':').map(|(_, name)| name)
}

/// Where the secret is, without asking the keychain.
fn secret_place(reference: &str, secrets: &dyn Secrets) -> Option<SecretPlace> {
    match reference.split_once(':')? {
        ("env", _) => Some(SecretPlace::Environment),
        ("keychain", _) => Some(SecretPlace::Keychain),
        ("memory", name) => secrets.get(name).map(|_| SecretPlace::Memory),
        _ => None,
    }
}

/// All accounts, the preferred one first.
pub fn list(app: &App) -> Result<Vec<Account>> {
    let rows = app.read(store::list)?;
    Ok(rows.iter().map(|row| account(row, app.env().secrets.as_ref())).collect())
}

fn account(row: &AccountRow, secrets: &dyn Secrets) -> Account {
    let footer = row.footer();
    Account {
        id: row.id.to_string(),
        kind: if row.is_practice() { AccountKind::Practice } else { AccountKind::Smtp },
        from_name: row.from_name.clone(),
        from_address: row.from_address.clone(),
        host: row.host.clone(),
        port: row.port,
        tls: if row.tls == "starttls" { TlsMode::Starttls } else { TlsMode::Implicit },
        user: row.user.clone(),
        secret: secret_place(&row.secret_ref, secrets),
        ca_pem: row.ca_pem.clone(),
        per_hour: row.per_hour,
        per_day: row.per_day,
        postal_address: footer.postal_address,
        contact: footer.contact,
        signature: footer.signature,
        preferred: row.preferred,
        folder: row.folder.clone(),
        stopped: row.stop().0.to_owned(),
    }
}

/// The account of a wire id.
///
/// # Errors
/// `NotFound`.
pub(crate) fn find(db: &Connection, id: &str) -> Result<AccountRow> {
    let gone = || Error::new(ErrorCode::NotFound).with("entity", "account");
    store::find(db, Uuid::parse_str(id).map_err(|_| gone())?)?.ok_or_else(gone)
}

fn invalid(field: &'static str, value: impl Into<serde_json::Value>) -> Error {
    Error::new(ErrorCode::FieldInvalid).with("field", field).with("value", value)
}

/// Checks a draft and lays it over `row` (a new one has `rid` 0).
///
/// # Errors
/// `FieldInvalid` with the field, `MailAddressInvalid`.
pub(crate) fn apply(
    mut row: AccountRow,
    draft: &AccountDraft,
    practice_folder: &mut dyn FnMut() -> String,
) -> Result<AccountRow> {
    let practice = draft.kind == AccountKind::Practice;
    row.kind = if practice { "practice" } else { "smtp" }.to_owned();
    for (field, value) in [("from_name", &draft.from_name), ("user", &draft.user)] {
        if value.chars().any(char::is_control) {
            return Err(invalid(field, value.clone()));
        }
    }
    row.from_name = draft.from_name.trim().to_owned();
    // The practice mailbox works before any address is known; `.invalid` never exists (RFC 2606).
    let typed = draft.from_address.trim();
    row.from_address = if practice && typed.is_empty() {
        "practice@enishi.invalid".to_owned()
    } else {
        EmailAddress::parse(typed)?.as_str().to_owned()
    };
    let footer = Footer {
        postal_address: draft.postal_address.trim().to_owned(),
        contact: draft.contact.trim().to_owned(),
        signature: draft.signature.trim_end().to_owned(),
    };
    row.footer = serde_json::to_string(&footer)?;
    if practice {
        row.folder = practice_folder();
        (row.per_hour, row.per_day) = (0, 0);
        return Ok(row);
    }
    row.host = draft.host.trim().to_ascii_lowercase();
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '/' | '@');
    if row.host.is_empty() || row.host.contains(odd) {
        return Err(invalid("host", draft.host.clone()));
    }
    if !(1..=65_535).contains(&draft.port) {
        return Err(invalid("port", draft.port));
    }
    row.port = draft.port;
    row.tls = if draft.tls == TlsMode::Starttls { "starttls" } else { "implicit" }.to_owned();
    row.user = draft.user.trim().to_owned();
    row.ca_pem = draft.ca_pem.clone().filter(|pem| !pem.trim().is_empty());
    if row.ca_pem.as_ref().is_some_and(|pem| !pem.contains("-----BEGIN CERTIFICATE-----")) {
        return Err(invalid("ca_pem", ""));
    }
    let provider = providers::find_by_host(&row.host)?;
    let known = |of: fn(&super::wire::Provider) -> i64, cautious: i64| {
        provider.as_ref().map(of).filter(|limit| *limit > 0).unwrap_or(cautious)
    };
    let limit = |typed: i64, most: i64| if typed > 0 { typed } else { most };
    row.per_hour = limit(draft.per_hour, known(|p| p.per_hour, DEFAULT_PER_HOUR));
    row.per_day = limit(draft.per_day, known(|p| p.per_day, DEFAULT_PER_DAY));
    Ok(row)
}

/// Adds or changes an account. A password goes to the secret store before the row names it.
///
/// # Errors
/// `FieldInvalid`, `MailAddressInvalid`, `NotFound`.
pub fn save(
    app: &App,
    draft: &AccountDraft,
    mut practice_folder: impl FnMut() -> String,
) -> Result<SavedAccount> {
    let old = match &draft.id {
        Some(id) => app.read(|db| find(db, id))?,
        None => {
            AccountRow { id: app.env().ids.uuid(app.env().clock.now()), ..AccountRow::default() }
        }
    };
    let mut row = apply(old, draft, &mut practice_folder)?;
    let mut place = None;
    if let Some(name) = draft.password_env.as_deref().filter(|name| !name.trim().is_empty()) {
        row.secret_ref = format!("env:{}", name.trim());
        place = Some(SecretPlace::Environment);
    } else if let Some(password) = draft.password.as_deref().filter(|typed| !typed.is_empty()) {
        let name = format!("mail-{}", row.id);
        let went = app.env().secrets.set(&name, password);
        let kept = if went == SecretPlace::Keychain { "keychain" } else { "memory" };
        row.secret_ref = format!("{kept}:{name}");
        place = Some(went);
    }
    let (changed, ()) = app.change(Op::SaveAccount, |tx| {
        tx.label("name", row.from_address.clone());
        let first = store::list(tx)?.is_empty();
        let preferred = draft.preferred || first;
        row.preferred |= preferred;
        store::save(tx, &row, tx.now.0)?;
        messages::release_account(tx, row.id)?;
        tx.topic(crate::wire::Topic::Outbox);
        if preferred {
            store::prefer(tx, row.id)?;
            if !row.is_practice() {
                // Practice mail never turns into real mail.
                cancel(tx, None, "practice")?;
            }
        }
        Ok(())
    })?;
    Ok(SavedAccount { account: row.id.to_string(), secret: place, changed })
}

/// Removes an account and its password; what waits in it is cancelled.
///
/// # Errors
/// `NotFound`.
pub fn remove(app: &App, id: &str) -> Result<Changed> {
    let mut secret = None;
    let (changed, ()) = app.change(Op::RemoveAccount, |tx| {
        let row = find(tx, id)?;
        tx.label("name", row.from_address.clone());
        store::trash(tx, row.rid, tx.now.0)?;
        cancel(tx, Some(row.id), "account")?;
        tx.topic(crate::wire::Topic::Outbox);
        if row.preferred
            && let Some(next) = store::list(tx)?.first()
        {
            store::prefer(tx, next.id)?;
        }
        secret = secret_name(&row.secret_ref).map(str::to_owned);
        Ok(())
    })?;
    if let Some(name) = secret.filter(|name| !name.starts_with("env:")) {
        app.env().secrets.clear(&name);
    }
    Ok(changed)
}

/// Cancels what waits; undo queues it again.
fn cancel(tx: &Tx<'_>, account: Option<Uuid>, reason: &str) -> Result<()> {
    let messages = messages::cancel_waiting(tx, account, reason)?;
    if !messages.is_empty() {
        let reason = reason.to_owned();
        tx.compensate_with(Compensation::Cancelled { messages, reason });
    }
    Ok(())
}

/// The account that a follow-up names, else the preferred one.
///
/// # Errors
/// `NotFound` for an unknown id; `None` if there is no account at all.
pub(crate) fn choose(db: &Connection, id: Option<&str>) -> Result<Option<AccountRow>> {
    match id {
        Some(id) => find(db, id).map(Some),
        None => Ok(store::list(db)?.into_iter().next()),
    }
}
