//! The words of mail: accounts, templates, the outbox.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

/// The name of an environment variable.
fn variable(name: &str) -> Result<String, String> {
    if name.trim().is_empty() || name.contains('=') {
        return Err("not the name of an environment variable".to_owned());
    }
    Ok(name.to_owned())
}

/// TLS of an account.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Tls {
    /// From the first byte (465).
    Implicit,
    /// After STARTTLS (587).
    Starttls,
}

/// `account …`
#[derive(Subcommand, Debug)]
pub enum AccountVerb {
    /// Adds an account.
    Add(Box<AccountArgs>),
    /// Lists accounts; passwords never.
    List,
    /// Connects and logs in, naming each stage.
    Test {
        /// Id or address; the preferred one without it.
        account: Option<String>,
        /// Send a test mail to oneself.
        #[arg(long)]
        send: bool,
    },
}

/// `account add`
#[derive(clap::Args, Debug)]
pub struct AccountArgs {
    /// Sender: `Name <address>` or an address.
    #[arg(long)]
    pub from: String,
    /// Host.
    #[arg(long, required_unless_present = "practice")]
    pub host: Option<String>,
    /// Port; 465 or 587 by the TLS mode without it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    /// TLS mode.
    #[arg(long, value_enum, default_value = "implicit")]
    pub tls: Tls,
    /// Login name; the address without it.
    #[arg(long)]
    pub user: Option<String>,
    /// Name of the environment variable that holds the password. Only the name is kept.
    #[arg(long, value_name = "VAR", required_unless_present = "practice", value_parser = variable)]
    pub password_env: Option<String>,
    /// Certificate authority of the company, PEM.
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
    /// Practice mailbox: mails become files in this folder, nothing leaves the computer.
    #[arg(long, value_name = "DIR", conflicts_with = "host")]
    pub practice: Option<PathBuf>,
    /// Legal footer: postal address of the sender.
    #[arg(long, default_value = "")]
    pub postal_address: String,
    /// Legal footer: contact for complaints.
    #[arg(long, default_value = "")]
    pub contact: String,
    /// Signature.
    #[arg(long, default_value = "")]
    pub signature: String,
}

/// `template …`
#[derive(Subcommand, Debug)]
pub enum TemplateVerb {
    /// Lists templates.
    List,
    /// Adds a template from a text file: first line `Subject: …`, an empty line, the body. A known
    /// name takes the text as a new version, so both languages of a name are one template.
    Add {
        /// File; `NAME.ja.md` or `NAME.en.md` gives name and language.
        file: PathBuf,
        /// Name instead of the file's.
        #[arg(long)]
        name: Option<String>,
        /// Language instead of the file's: en or ja.
        #[arg(long, value_parser = ["en", "ja"])]
        language: Option<String>,
    },
    /// Shows a template as one lead would get it.
    Preview {
        /// Id or name.
        template: String,
        /// Id or mail address.
        #[arg(long)]
        to: String,
    },
}

/// `outbox …`
#[derive(Subcommand, Debug)]
pub enum OutboxVerb {
    /// Lists messages.
    List,
    /// Sends what is due now.
    Run,
    /// Cancels messages that have not left.
    Cancel {
        /// Ids.
        #[arg(required = true)]
        messages: Vec<String>,
    },
}
