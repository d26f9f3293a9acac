//! Providers that fill in server, port and limits, from `assets/providers.toml`.

use super::wire::Provider;
use crate::env::TlsMode;
use crate::error::{Error, Result};

const SOURCE: &str = include_str!("../../../../../assets/providers.toml");

/// Mails an hour where no provider is known (design: mail.md §7).
pub(crate) const DEFAULT_PER_HOUR: i64 = 60;
/// Mails a day where no provider is known.
pub(crate) const DEFAULT_PER_DAY: i64 = 300;

#[derive(serde::Deserialize)]
struct File {
    provider: Vec<Row>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    domains: Vec<String>,
    host: String,
    port: i64,
    tls: TlsMode,
    app_password: bool,
    per_hour: i64,
    per_day: i64,
    /// Where the values come from; for whoever checks them next.
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "confirmed")]
    _confirmed: bool,
}

/// Every provider, in the order of the file.
pub(crate) fn list() -> Result<Vec<Provider>> {
    let file: File = toml::from_str(SOURCE).map_err(Error::internal)?;
    let provider = |row: Row| Provider {
        id: row.id,
        name: row.name,
        domains: row.domains,
        host: row.host,
        port: row.port,
        tls: row.tls,
        app_password: row.app_password,
        per_hour: row.per_hour,
        per_day: row.per_day,
    };
    Ok(file.provider.into_iter().map(provider).collect())
}

/// The provider of a server, by host.
pub(crate) fn find_by_host(host: &str) -> Result<Option<Provider>> {
    Ok(list()?.into_iter().find(|provider| provider.host.eq_ignore_ascii_case(host)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_provider_is_safe_by_default() {
        let all = list().unwrap();
        assert!(all.len() >= 6);
        for provider in &all {
            let port = if provider.tls == TlsMode::Implicit { 465 } else { 587 };
            assert_eq!(provider.port, port, "{}", provider.id);
            assert!(!provider.host.is_empty() && !provider.name.is_empty());
        }
        assert!(find_by_host("SMTP.gmail.com").unwrap().unwrap().app_password);
    }
}
