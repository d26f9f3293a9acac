//! The practice mailbox: mails become `.eml` files in a folder, nothing leaves the computer.
//!
//! A newcomer runs the whole journey with it before any real account exists. It behaves as a
//! server that accepts everything: the caller is asked before the hand-over as with a real one,
//! and a mail is either there whole or not at all (written aside, then renamed).
//!
//! Files are named `000001-<message id>.eml`, numbered in the order of arrival.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use enishi_core::env::{MailSession, OpenFailure, Phase, Reply, SendFault, SendOutcome};

struct PracticeSession {
    folder: PathBuf,
}

/// Opens the folder, making it if it is missing.
///
/// # Errors
/// [`SendFault::Folder`] if it cannot be made.
pub fn open(
    folder: &str,
    on_phase: &mut dyn FnMut(Phase),
) -> Result<Box<dyn MailSession>, OpenFailure> {
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder).map_err(|error| OpenFailure {
        phase: Phase::Connect,
        fault: Some(SendFault::Folder),
        reply: None,
        detail: error.kind().to_string(),
    })?;
    on_phase(Phase::Connect);
    Ok(Box::new(PracticeSession { folder }))
}

impl MailSession for PracticeSession {
    fn send(
        &mut self,
        _from: &str,
        _to: &str,
        mime: &[u8],
        before_terminator: &mut dyn FnMut() -> bool,
    ) -> SendOutcome {
        let aside = self.folder.join(".arriving.part");
        if let Err(error) = write_aside(&aside, mime) {
            return folder_fault(Phase::Body, &error);
        }
        if !before_terminator() {
            // Should the removal fail, the next mail overwrites the file: it is never shown.
            let _ = fs::remove_file(&aside);
            return SendOutcome::NotSent {
                phase: Phase::Body,
                fault: SendFault::HeldBack,
                detail: "held back before the hand-over".to_owned(),
            };
        }
        match arrive(&self.folder, &aside, mime) {
            Ok(queue_id) => SendOutcome::Accepted {
                reply: Reply {
                    code: 250,
                    enhanced: Some("2.0.0".to_owned()),
                    text: format!("2.0.0 Ok: queued as {queue_id}"),
                },
                queue_id: Some(queue_id),
            },
            // The rename is the hand-over; where it fails the file is not there.
            Err(error) => folder_fault(Phase::Commit, &error),
        }
    }

    fn close(self: Box<Self>) {}

    fn is_open(&self) -> bool {
        true
    }
}

fn folder_fault(phase: Phase, error: &std::io::Error) -> SendOutcome {
    SendOutcome::NotSent { phase, fault: SendFault::Folder, detail: error.kind().to_string() }
}

fn write_aside(path: &Path, mime: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(mime)?;
    // Frozen bytes carry no final line end; a mail file does.
    file.write_all(b"\r\n")?;
    file.sync_all()
}

fn arrive(folder: &Path, aside: &Path, mime: &[u8]) -> std::io::Result<String> {
    let number = highest_number(folder)? + 1;
    let name = format!("{number:06}-{}", safe_name(&message_id(mime)));
    fs::rename(aside, folder.join(format!("{name}.eml")))?;
    Ok(format!("practice-{number:06}"))
}

fn highest_number(folder: &Path) -> std::io::Result<u64> {
    let mut highest = 0;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name
            .to_str()
            .filter(|name| name.ends_with(".eml"))
            .and_then(|name| name.split_once('-'))
            .and_then(|(number, _)| number.parse().ok());
        highest = highest.max(number.unwrap_or(0));
    }
    Ok(highest)
}

fn message_id(mime: &[u8]) -> String {
    let head = String::from_utf8_lossy(&mime[..mime.len().min(16_384)]).into_owned();
    head.lines()
        .take_while(|line| !line.is_empty())
        .find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("message-id")
                .then(|| value.trim().trim_matches(['<', '>']).to_owned())
        })
        .unwrap_or_default()
}

/// Letters, digits, dash and underscore only, at most 60: the name is safe on every system.
fn safe_name(id: &str) -> String {
    let local = id.split('@').next().unwrap_or_default();
    let name: String = local
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' })
        .take(60)
        .collect();
    if name.is_empty() { "mail".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    const MAIL: &[u8] = b"Message-ID: <0190-ab/../c@example.jp>\r\nSubject: x\r\n\r\nhello";

    fn session(folder: &Path) -> Box<dyn MailSession> {
        open(folder.to_str().unwrap(), &mut |_| {}).unwrap_or_else(|f| panic!("{f:?}"))
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_mail_becomes_a_file_with_its_bytes_and_an_answer() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("練習");
        let outcome = session(&inner).send("a@b.jp", "c@d.jp", MAIL, &mut || true);
        let SendOutcome::Accepted { reply, queue_id } = outcome else { panic!("{outcome:?}") };
        assert_eq!((reply.code, queue_id.as_deref()), (250, Some("practice-000001")));
        assert_eq!(names(&inner), ["000001-0190-ab____c.eml"], "the id cannot leave the folder");
        let bytes = fs::read(inner.join("000001-0190-ab____c.eml")).unwrap();
        assert_eq!(bytes, [MAIL, b"\r\n"].concat());
    }

    #[test]
    fn the_same_mail_twice_makes_two_files() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session(folder.path());
        session.send("a@b.jp", "c@d.jp", MAIL, &mut || true);
        session.send("a@b.jp", "c@d.jp", MAIL, &mut || true);
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn a_mail_held_back_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let outcome = session(folder.path()).send("a@b.jp", "c@d.jp", MAIL, &mut || false);
        assert!(matches!(outcome, SendOutcome::NotSent { fault: SendFault::HeldBack, .. }));
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_folder_that_is_a_file_is_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        fs::write(&file, "x").unwrap();
        let failure = open(file.to_str().unwrap(), &mut |_| {}).err().unwrap();
        assert_eq!(failure.fault, Some(SendFault::Folder));
    }
}
