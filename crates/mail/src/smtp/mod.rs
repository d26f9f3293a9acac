//! The SMTP driver: one connection, one mail after the other, and at every moment an answer to
//! "did it leave?".
//!
//! An own client instead of lettre's transport, because lettre hides the phase, takes any 2xx or
//! 3xx for success, keeps plaintext that came with the STARTTLS reply, has no deadline after the
//! connection stands, and writes the terminator in a second small packet.
//!
//! Invariants:
//! * Exact codes: 220, 250 (EHLO), 235, 250 (MAIL), 250 or 251 (RCPT), 354, 250. A definite 4xx or
//!   5xx is [`SendOutcome::Refused`]; anything else is a broken server and closes the connection.
//! * Login and mail only over TLS with a checked certificate.
//! * The terminator leaves after the caller agreed. Until its first byte is written every failure
//!   is [`SendOutcome::NotSent`]; from then on only a reply decides, else
//!   [`SendOutcome::Unknown`].
//! * A reply that nobody asked for is a fault: it could pass for the answer to the next step.
//! * No pipelining, no chunking: one step, one reply.

mod login;
mod stuff;
mod tls;
mod wire;

use std::net::IpAddr;
use std::time::Duration;

use enishi_core::env::{MailSession, OpenFailure, Phase, Reply, SendFault, SendOutcome, TlsMode};

use crate::{mime, reply};
pub(crate) use login::base64;
use wire::{BLOCK, Wire, WireFault};

/// How long each step may take (RFC 5321 §4.5.3.2).
#[derive(Debug, Clone, Copy)]
pub struct Deadlines {
    /// Name lookup, and again the TCP connection.
    pub connect: Duration,
    /// Greeting, EHLO, STARTTLS, TLS, AUTH, MAIL, RCPT: each.
    pub command: Duration,
    /// DATA until its 354.
    pub data: Duration,
    /// Each block of 32 KiB of the body.
    pub block: Duration,
    /// From the terminator to its reply.
    pub commit: Duration,
    /// QUIT.
    pub quit: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            command: Duration::from_secs(300),
            data: Duration::from_secs(120),
            block: Duration::from_secs(180),
            commit: Duration::from_secs(600),
            quit: Duration::from_secs(5),
        }
    }
}

impl Deadlines {
    /// The same short time for every step: *Test connection* takes 15 seconds a stage.
    pub fn each(limit: Duration) -> Self {
        Self {
            connect: limit,
            command: limit,
            data: limit,
            block: limit,
            commit: limit,
            quit: limit.min(Duration::from_secs(5)),
        }
    }
}

/// Where to and as whom.
pub struct Target<'a> {
    /// Host name or address; the certificate must carry it.
    pub host: &'a str,
    /// TCP port.
    pub port: u16,
    /// From the first byte, or by STARTTLS.
    pub tls: TlsMode,
    /// Login name; empty means that the server wants no login.
    pub user: &'a str,
    /// Password.
    pub secret: &'a str,
    /// An authority to trust besides the system's, PEM.
    pub extra_ca_pem: Option<&'a str>,
}

/// One open connection, logged in.
pub struct SmtpSession {
    wire: Option<Wire>,
    deadlines: Deadlines,
    size_offered: bool,
    needs_reset: bool,
}

fn failure(phase: Phase, fault: &WireFault) -> OpenFailure {
    OpenFailure { phase, fault: Some(fault.fault), reply: None, detail: fault.detail.clone() }
}

fn refused(phase: Phase, reply: Reply) -> OpenFailure {
    let detail = format!("reply {}", reply.code);
    if matches!(reply.code / 100, 4 | 5) {
        return OpenFailure { phase, fault: None, reply: Some(reply), detail };
    }
    OpenFailure { phase, fault: Some(SendFault::Protocol), reply: None, detail }
}

/// Connects, makes the line safe, logs in. `on_phase` hears each phase as it is done.
///
/// # Errors
/// The phase that failed and why.
pub fn open(
    target: &Target<'_>,
    deadlines: Deadlines,
    on_phase: &mut dyn FnMut(Phase),
) -> Result<SmtpSession, OpenFailure> {
    let addresses = wire::resolve(target.host, target.port, deadlines.connect)
        .map_err(|fault| failure(Phase::Dns, &fault))?;
    on_phase(Phase::Dns);
    let wire = Wire::connect(&addresses, deadlines.connect)
        .map_err(|fault| failure(Phase::Connect, &fault))?;
    on_phase(Phase::Connect);
    let mut opening = Opening { wire, deadlines, target, on_phase };
    let ehlo = match target.tls {
        TlsMode::Implicit => {
            opening = opening.secure()?;
            opening.greeting()?;
            opening.ehlo()?
        }
        TlsMode::Starttls => {
            opening.greeting()?;
            let offers = opening.ehlo()?;
            opening.starttls(&offers)?;
            opening = opening.secure()?;
            // What was offered in plain text counts for nothing (RFC 3207 §4.2).
            opening.ehlo()?
        }
    };
    opening.log_in(&ehlo)?;
    let size_offered = ehlo.lines().any(|line| {
        line.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("SIZE"))
    });
    Ok(SmtpSession { wire: Some(opening.wire), deadlines, size_offered, needs_reset: false })
}

/// A connection on its way to being usable.
struct Opening<'a> {
    wire: Wire,
    deadlines: Deadlines,
    target: &'a Target<'a>,
    on_phase: &'a mut dyn FnMut(Phase),
}

impl Opening<'_> {
    fn step(&mut self, phase: Phase, line: Option<&str>) -> Result<Reply, OpenFailure> {
        self.wire.allow(self.deadlines.command);
        ask(&mut self.wire, line).map_err(|fault| failure(phase, &fault))
    }

    fn greeting(&mut self) -> Result<(), OpenFailure> {
        let reply = self.step(Phase::Greeting, None)?;
        if reply.code != 220 {
            return Err(refused(Phase::Greeting, reply));
        }
        (self.on_phase)(Phase::Greeting);
        Ok(())
    }

    fn ehlo(&mut self) -> Result<String, OpenFailure> {
        let name = ehlo_name(self.target.user, &mut self.wire);
        let reply = self.step(Phase::Ehlo, Some(&format!("EHLO {name}")))?;
        if reply.code != 250 {
            return Err(refused(Phase::Ehlo, reply));
        }
        (self.on_phase)(Phase::Ehlo);
        Ok(reply.text)
    }

    fn starttls(&mut self, offers: &str) -> Result<(), OpenFailure> {
        if !offers.lines().any(|line| line.trim().eq_ignore_ascii_case("STARTTLS")) {
            let missing = WireFault::new(SendFault::StarttlsMissing, "not offered");
            return Err(failure(Phase::Starttls, &missing));
        }
        let reply = self.step(Phase::Starttls, Some("STARTTLS"))?;
        if reply.code != 220 {
            return Err(refused(Phase::Starttls, reply));
        }
        if self.wire.has_unread() {
            let injected = WireFault::new(
                SendFault::StarttlsInjection,
                "bytes arrived behind the reply to STARTTLS",
            );
            return Err(failure(Phase::Starttls, &injected));
        }
        (self.on_phase)(Phase::Starttls);
        Ok(())
    }

    fn secure(mut self) -> Result<Self, OpenFailure> {
        let client = tls::client(self.target.host, self.target.extra_ca_pem)
            .map_err(|(fault, words)| failure(Phase::Tls, &WireFault::new(fault, words)))?;
        self.wire.allow(self.deadlines.command);
        self.wire = self.wire.secure(client).map_err(|fault| failure(Phase::Tls, &fault))?;
        (self.on_phase)(Phase::Tls);
        Ok(self)
    }

    fn log_in(&mut self, offers: &str) -> Result<(), OpenFailure> {
        let Target { user, secret, .. } = *self.target;
        if user.is_empty() {
            return Ok(());
        }
        let method = login::choose(offers).filter(|_| self.wire.is_safe()).ok_or_else(|| {
            failure(Phase::Login, &WireFault::new(SendFault::LoginMethod, "no PLAIN, no LOGIN"))
        })?;
        let blob = login::plain(user, secret);
        let mut steps = match method {
            login::Method::Plain => vec![format!("AUTH PLAIN {blob}")],
            login::Method::Login => vec![
                "AUTH LOGIN".to_owned(),
                login::base64(user.as_bytes()),
                login::base64(secret.as_bytes()),
            ],
        }
        .into_iter();
        let mut asked_again = false;
        let mut reply = self.step(Phase::Login, steps.next().as_deref())?;
        while reply.code == 334 {
            // Some servers ignore the initial response of PLAIN and ask for it once more.
            let line = match (steps.next(), method) {
                (Some(line), _) => line,
                (None, login::Method::Plain) if !asked_again => blob.clone(),
                (None, _) => break,
            };
            asked_again = true;
            reply = self.step(Phase::Login, Some(&line))?;
        }
        if reply.code != 235 {
            return Err(refused(Phase::Login, reply));
        }
        (self.on_phase)(Phase::Login);
        Ok(())
    }
}

/// Sends one line, if any, and reads one reply.
fn ask(wire: &mut Wire, line: Option<&str>) -> Result<Reply, WireFault> {
    if let Some(line) = line {
        if wire.has_unread() {
            return Err(WireFault::new(SendFault::Protocol, "a reply that nobody asked for"));
        }
        wire.write(format!("{line}\r\n").as_bytes())?;
    }
    wire.read_reply()
}

/// The domain of the login, else this end's address: never the name of the computer.
fn ehlo_name(user: &str, wire: &mut Wire) -> String {
    if let Some(address) = mime::ascii_address(user)
        && let Some((_, domain)) = address.rsplit_once('@')
    {
        return domain.to_owned();
    }
    match wire.local_address().map(|address| address.ip()) {
        Some(IpAddr::V4(address)) => format!("[{address}]"),
        Some(IpAddr::V6(address)) => format!("[IPv6:{address}]"),
        None => "[127.0.0.1]".to_owned(),
    }
}

/// How the part before the terminator ended, if not well.
enum Stopped {
    /// A definite reply.
    Refused(Phase, Reply),
    /// No reply to go by; the connection is of no use any more.
    Broken(Phase, WireFault),
}

impl SmtpSession {
    fn step(
        wire: &mut Wire,
        phase: Phase,
        limit: Duration,
        line: &str,
        accepted: &[u16],
    ) -> Result<(), Stopped> {
        wire.allow(limit);
        let reply = ask(wire, Some(line)).map_err(|fault| Stopped::Broken(phase, fault))?;
        if accepted.contains(&reply.code) {
            return Ok(());
        }
        if matches!(reply.code / 100, 4 | 5) {
            return Err(Stopped::Refused(phase, reply));
        }
        let words = format!("reply {} where {accepted:?} was due", reply.code);
        Err(Stopped::Broken(phase, WireFault::new(SendFault::Protocol, words)))
    }

    /// Everything before the terminator.
    fn lead_in(&self, wire: &mut Wire, from: &str, to: &str, mime: &[u8]) -> Result<(), Stopped> {
        let limit = self.deadlines;
        if self.needs_reset {
            Self::step(wire, Phase::MailFrom, limit.command, "RSET", &[250])?;
        }
        let size =
            if self.size_offered { format!(" SIZE={}", mime.len() + 2) } else { String::new() };
        let mail = format!("MAIL FROM:<{from}>{size}");
        Self::step(wire, Phase::MailFrom, limit.command, &mail, &[250])?;
        let rcpt = format!("RCPT TO:<{to}>");
        Self::step(wire, Phase::RcptTo, limit.command, &rcpt, &[250, 251])?;
        Self::step(wire, Phase::Data, limit.data, "DATA", &[354])?;
        for block in stuff::stuff(mime).chunks(BLOCK) {
            wire.allow(limit.block);
            if let Err(fault) = wire.write(block) {
                // A server that gives up mid-way often says why before it closes.
                wire.allow(limit.quit);
                return Err(match wire.read_reply() {
                    Ok(reply) if matches!(reply.code / 100, 4 | 5) => {
                        Stopped::Refused(Phase::Body, reply)
                    }
                    _ => Stopped::Broken(Phase::Body, fault),
                });
            }
        }
        if wire.has_unread() {
            let words = "the server spoke in the middle of the mail";
            return Err(Stopped::Broken(Phase::Body, WireFault::new(SendFault::Protocol, words)));
        }
        Ok(())
    }

    fn give_up(&mut self, phase: Phase, fault: SendFault, detail: &str) -> SendOutcome {
        // Dropped without QUIT: inside DATA those bytes would be part of the mail.
        self.wire = None;
        SendOutcome::NotSent { phase, fault, detail: detail.to_owned() }
    }
}

impl MailSession for SmtpSession {
    fn send(
        &mut self,
        from: &str,
        to: &str,
        mime: &[u8],
        before_terminator: &mut dyn FnMut() -> bool,
    ) -> SendOutcome {
        let (Some(from), Some(to)) = (mime::ascii_address(from), mime::ascii_address(to)) else {
            return not_sent(Phase::MailFrom, SendFault::Protocol, "not a mail address");
        };
        if stuff::has_bare_line_end(mime) {
            return not_sent(Phase::Body, SendFault::Protocol, "bare line end in the mail");
        }
        let Some(mut wire) = self.wire.take() else {
            return not_sent(Phase::MailFrom, SendFault::Lost, "the connection is closed");
        };
        match self.lead_in(&mut wire, &from, &to, mime) {
            Ok(()) => {}
            Err(Stopped::Broken(phase, fault)) => {
                return self.give_up(phase, fault.fault, &fault.detail);
            }
            Err(Stopped::Refused(phase, reply)) => {
                // 421 says that the server closes (RFC 5321 §3.8); inside the body nothing helps.
                if reply.code != 421 && phase != Phase::Body {
                    self.wire = Some(wire);
                    self.needs_reset = true;
                }
                return SendOutcome::Refused { phase, reply };
            }
        }
        if !before_terminator() {
            return self.give_up(Phase::Body, SendFault::HeldBack, "held back by the caller");
        }
        wire.allow(self.deadlines.commit);
        match wire.write(b"\r\n.\r\n").and_then(|()| wire.read_reply()) {
            Ok(reply) if reply.code == 250 => {
                self.wire = Some(wire);
                self.needs_reset = false;
                let queue_id = reply::queue_id(&reply);
                SendOutcome::Accepted { reply, queue_id }
            }
            Ok(reply) if matches!(reply.code / 100, 4 | 5) => {
                if reply.code != 421 {
                    self.wire = Some(wire);
                    self.needs_reset = true;
                }
                SendOutcome::Refused { phase: Phase::Commit, reply }
            }
            Ok(reply) => SendOutcome::Unknown {
                fault: SendFault::Protocol,
                detail: format!("reply {} after the mail", reply.code),
            },
            Err(fault) => SendOutcome::Unknown { fault: fault.fault, detail: fault.detail },
        }
    }

    fn close(mut self: Box<Self>) {
        if let Some(mut wire) = self.wire.take() {
            wire.allow(self.deadlines.quit);
            // Every mail is settled by now; a server that does not say goodbye changes nothing.
            let _ = ask(&mut wire, Some("QUIT"));
            wire.end();
        }
    }

    fn is_open(&self) -> bool {
        self.wire.is_some()
    }
}

fn not_sent(phase: Phase, fault: SendFault, detail: &str) -> SendOutcome {
    SendOutcome::NotSent { phase, fault, detail: detail.to_owned() }
}
