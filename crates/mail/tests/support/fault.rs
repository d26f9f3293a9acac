//! A server that does exactly what its script says, right or wrong, and keeps every byte it was
//! sent. Its log is the truth about what left.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use enishi_core::env::{Server, TlsMode};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::ca;

/// One act of the server.
#[derive(Debug, Clone)]
pub enum Act {
    /// Sends these bytes.
    Say(&'static str),
    /// Reads one line.
    Hear,
    /// Reads until a line that is a single dot.
    HearMail,
    /// Reads this many bytes of a mail.
    HearBytes(usize),
    /// Shakes hands with this certificate (`good`, `other`, `old`).
    Tls(&'static str),
    /// Sends these bytes again and again until the peer goes.
    Forever(&'static str),
    /// Says nothing and waits until the peer goes.
    Silence,
    /// Neither reads nor speaks for this many milliseconds.
    Stall(u64),
    /// Closes.
    Drop,
}

/// The acts of a server over TLS that takes a mail with AUTH PLAIN, in the order of the phases.
/// Index with the constants below to break one.
pub fn willing() -> Vec<Act> {
    vec![
        Act::Tls("good"),
        Act::Say("220 fault ESMTP\r\n"),
        Act::Hear,
        Act::Say("250-fault\r\n250-SIZE 1000000\r\n250 AUTH PLAIN LOGIN\r\n"),
        Act::Hear,
        Act::Say("235 2.7.0 ok\r\n"),
        Act::Hear,
        Act::Say("250 2.1.0 ok\r\n"),
        Act::Hear,
        Act::Say("250 2.1.5 ok\r\n"),
        Act::Hear,
        Act::Say("354 go\r\n"),
        Act::HearMail,
        Act::Say("250 2.0.0 Ok: queued as FAULT1\r\n"),
        Act::Hear,
        Act::Say("221 bye\r\n"),
    ]
}

/// Where in [`willing`] the replies stand.
pub const GREETING: usize = 1;
/// Reply to EHLO.
pub const EHLO: usize = 3;
/// Reply to AUTH.
pub const LOGIN: usize = 5;
/// Reply to MAIL.
pub const MAIL: usize = 7;
/// Reply to RCPT.
pub const RCPT: usize = 9;
/// Reply to DATA.
pub const DATA: usize = 11;
/// Reading the mail.
pub const BODY: usize = 12;
/// Reply to the terminator.
pub const COMMIT: usize = 13;

/// What one server saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// Every byte in the clear or decrypted, in order.
    pub bytes: Vec<u8>,
    /// The bytes that came before TLS.
    pub plain: Vec<u8>,
    /// The mails whose terminator arrived.
    pub mails: Vec<Vec<u8>>,
}

/// A running server: one script per connection, the last one again for further connections.
pub struct FaultServer {
    port: u16,
    seen: Arc<Mutex<Seen>>,
    stop: Arc<AtomicBool>,
}

impl FaultServer {
    /// Starts on a free port.
    pub fn start(scripts: Vec<Vec<Act>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let stop = Arc::new(AtomicBool::new(false));
        let (seen_too, stop_too) = (Arc::clone(&seen), Arc::clone(&stop));
        std::thread::spawn(move || {
            let mut n = 0;
            while let Ok((stream, _)) = listener.accept() {
                if stop_too.load(Ordering::SeqCst) {
                    return;
                }
                let script = scripts[n.min(scripts.len() - 1)].clone();
                n += 1;
                let seen = Arc::clone(&seen_too);
                std::thread::spawn(move || play(stream, &script, &seen));
            }
        });
        Self { port, seen, stop }
    }

    /// A server that plays one script.
    pub fn playing(script: Vec<Act>) -> Self {
        Self::start(vec![script])
    }

    /// How an account names it.
    pub fn server(&self, tls: TlsMode) -> Server {
        Server::Smtp {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            tls,
            user: "taro@enishi.example".to_owned(),
            extra_ca_pem: Some(ca::shared().pem()),
        }
    }

    /// True once these bytes arrived.
    pub fn saw(&self, sign: &[u8]) -> bool {
        let seen = self.seen.lock().unwrap();
        seen.bytes.windows(sign.len()).any(|window| window == sign)
    }

    /// What it saw; waits a moment for bytes under way.
    pub fn seen(&self) -> Seen {
        std::thread::sleep(Duration::from_millis(60));
        std::mem::take(&mut *self.seen.lock().unwrap())
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

enum Line {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Line {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Line::Plain(stream) => stream.read(bytes),
            Line::Tls(stream) => stream.read(bytes),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        match self {
            Line::Plain(stream) => stream.write_all(bytes),
            Line::Tls(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        }
    }
}

fn server_config(certificate: &str) -> Arc<ServerConfig> {
    let (cert, key) = ca::shared().pair(certificate);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            CertificateDer::pem_file_iter(cert).unwrap().map(|c| c.unwrap()).collect(),
            PrivateKeyDer::from_pem_file(key).unwrap(),
        )
        .unwrap();
    Arc::new(config)
}

/// One byte at a time: slow, and exactly what arrived is in the log.
fn hear_byte(line: &mut Line, seen: &Mutex<Seen>) -> Option<u8> {
    let mut byte = [0_u8];
    if !matches!(line.read(&mut byte), Ok(1)) {
        return None;
    }
    let mut seen = seen.lock().unwrap();
    seen.bytes.push(byte[0]);
    if matches!(line, Line::Plain(_)) {
        seen.plain.push(byte[0]);
    }
    Some(byte[0])
}

fn play(stream: TcpStream, script: &[Act], seen: &Mutex<Seen>) -> Option<()> {
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    stream.set_nodelay(true).ok()?;
    let mut line = Line::Plain(stream);
    for act in script {
        match act {
            Act::Say(words) => line.write(words.as_bytes()).ok()?,
            Act::Hear => while hear_byte(&mut line, seen)? != b'\n' {},
            Act::HearBytes(count) => {
                for _ in 0..*count {
                    hear_byte(&mut line, seen)?;
                }
            }
            Act::HearMail => {
                let mut mail = Vec::new();
                while !mail.ends_with(b"\r\n.\r\n") {
                    mail.push(hear_byte(&mut line, seen)?);
                }
                seen.lock().unwrap().mails.push(mail);
            }
            Act::Tls(certificate) => {
                let Line::Plain(stream) = line else { return None };
                let connection = ServerConnection::new(server_config(certificate)).unwrap();
                let mut stream = StreamOwned::new(connection, stream);
                while stream.conn.is_handshaking() {
                    stream.conn.complete_io(&mut stream.sock).ok()?;
                }
                line = Line::Tls(Box::new(stream));
            }
            Act::Forever(words) => loop {
                line.write(words.as_bytes()).ok()?;
            },
            Act::Silence => while hear_byte(&mut line, seen).is_some() {},
            Act::Stall(millis) => std::thread::sleep(Duration::from_millis(*millis)),
            Act::Drop => return None,
        }
    }
    Some(())
}
