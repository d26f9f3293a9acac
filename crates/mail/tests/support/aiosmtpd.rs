//! A real SMTP server: aiosmtpd in a process of its own, stopped when the value is dropped.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use enishi_core::env::{Server, TlsMode};
use tempfile::TempDir;

use super::ca;

/// The login that the server knows.
pub const USER: &str = "taro@enishi.example";
/// Its password; not ASCII, as passwords may be.
pub const PASSWORD: &str = "pass wörd 縁";

/// Compiled in, so that the test finds it from any folder.
const SCRIPT: &str = include_str!("aiosmtpd_server.py");

/// A running server.
pub struct Aiosmtpd {
    child: Child,
    folder: TempDir,
    port: u16,
    tls: TlsMode,
}

impl Aiosmtpd {
    /// Starts with the certificate `good`.
    pub fn start(tls: TlsMode) -> Self {
        Self::start_with(tls, "good", "")
    }

    /// Starts with a certificate of the test authority, without the AUTH methods in `exclude`.
    pub fn start_with(tls: TlsMode, certificate: &str, exclude: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (cert, key) = ca::shared().pair(certificate);
        let mode = if tls == TlsMode::Implicit { "implicit" } else { "starttls" };
        let mut child = Command::new("/usr/bin/python3")
            .args(["-c", SCRIPT])
            .arg(mode)
            .args([&cert, &key])
            .args([USER, PASSWORD])
            .arg(folder.path())
            .env("EXCLUDE", exclude)
            .env("PYTHONWARNINGS", "ignore")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().parse().expect("aiosmtpd says its port");
        Self { child, folder, port, tls }
    }

    /// How an account names this server, trusting the test authority.
    pub fn server(&self) -> Server {
        Server::Smtp {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            tls: self.tls,
            user: USER.to_owned(),
            extra_ca_pem: Some(ca::shared().pem()),
        }
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Every mail that was accepted, bytes as received, in order.
    pub fn mails(&self) -> Vec<Vec<u8>> {
        (1..)
            .map_while(|n| std::fs::read(self.folder.path().join(format!("{n}.eml"))).ok())
            .collect()
    }

    /// The envelope of mail `n`, counted from 1, as JSON text.
    pub fn envelope(&self, n: usize) -> String {
        std::fs::read_to_string(self.folder.path().join(format!("{n}.json"))).unwrap()
    }

    /// Parses mail `n` with Python's `email` package: `subject`, `from`, `to`, `text`, `html`.
    pub fn parsed(&self, n: usize) -> Vec<String> {
        let code = "import email,email.policy,sys,json\n\
            m=email.message_from_binary_file(open(sys.argv[1],'rb'),policy=email.policy.default)\n\
            p=m.get_body(('plain',)); h=m.get_body(('html',))\n\
            print('\\x1f'.join([str(m['subject']),str(m['from']),str(m['to']),\
            p.get_content() if p else '',h.get_content() if h else '']))";
        let output = Command::new("/usr/bin/python3")
            .env("PYTHONIOENCODING", "utf-8")
            .args(["-c", code])
            .arg(self.folder.path().join(format!("{n}.eml")))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        text.trim_end_matches('\n').replace("\r\n", "\n").split('\x1f').map(str::to_owned).collect()
    }
}

impl Drop for Aiosmtpd {
    fn drop(&mut self) {
        // Only this child, by its own handle.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
