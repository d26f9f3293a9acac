//! Passwords in the keychain of the operating system, else in memory for this run.
//!
//! Keychain calls block (D-Bus, unlock dialogs) and have no deadline of their own, so they run on
//! one thread and the caller waits three seconds at most. A keychain that does not answer is left
//! alone for the rest of the run, and [`SecretPlace::Memory`] is what the person is told. Nothing
//! is asked at the start: the first call is the first password.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use enishi_core::env::{MemorySecrets, SecretPlace, Secrets};

/// The name under which the keychain shows our entries.
const SERVICE: &str = "enishi";
/// How long anybody waits for the keychain.
const PATIENCE: Duration = Duration::from_secs(3);

enum Ask {
    Set(String, String, Sender<bool>),
    Get(String, Sender<Option<String>>),
    Clear(String, Sender<bool>),
}

/// The keychain with its fallback.
pub struct KeychainSecrets {
    memory: MemorySecrets,
    /// Made with the first call.
    keychain: Mutex<Option<Sender<Ask>>>,
    /// The keychain is missing or did not answer in time.
    given_up: AtomicBool,
}

impl KeychainSecrets {
    /// Asks nothing yet. `ENISHI_SECRETS=memory` keeps the keychain out of it (tests, shared
    /// computers).
    #[expect(clippy::disallowed_methods, reason = "a shell may read the environment")]
    pub fn new() -> Self {
        let memory_only = std::env::var("ENISHI_SECRETS").is_ok_and(|value| value == "memory");
        // Without a session bus there is no Secret Service, and asking would take a while.
        let no_bus = cfg!(target_os = "linux")
            && std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none()
            && !std::env::var_os("XDG_RUNTIME_DIR")
                .is_some_and(|folder| std::path::Path::new(&folder).join("bus").exists());
        Self {
            memory: MemorySecrets::default(),
            keychain: Mutex::new(None),
            given_up: AtomicBool::new(memory_only || no_bus),
        }
    }

    /// Where a password would go now, as far as is known without asking the keychain.
    pub fn place(&self) -> SecretPlace {
        if self.given_up.load(Ordering::SeqCst) {
            SecretPlace::Memory
        } else {
            SecretPlace::Keychain
        }
    }

    /// One question to the keychain's thread; `None` if it is missing or silent.
    fn ask<T>(&self, question: impl FnOnce(Sender<T>) -> Ask) -> Option<T> {
        if self.given_up.load(Ordering::SeqCst) {
            return None;
        }
        let (reply, answer) = channel();
        let mut keychain = self.keychain.lock().unwrap_or_else(PoisonError::into_inner);
        let thread = keychain.get_or_insert_with(start);
        let sent = thread.send(question(reply)).is_ok();
        drop(keychain);
        let answer = sent.then(|| answer.recv_timeout(PATIENCE).ok()).flatten();
        if answer.is_none() {
            tracing::warn!("the keychain does not answer; passwords stay in memory");
            self.given_up.store(true, Ordering::SeqCst);
        }
        answer
    }
}

impl Default for KeychainSecrets {
    fn default() -> Self {
        Self::new()
    }
}

impl Secrets for KeychainSecrets {
    fn set(&self, reference: &str, secret: &str) -> SecretPlace {
        if reference.starts_with("env:") {
            return SecretPlace::Environment;
        }
        let kept = self.ask(|reply| Ask::Set(reference.to_owned(), secret.to_owned(), reply));
        if kept == Some(true) {
            // An older password in memory must not win over the new one.
            self.memory.clear(reference);
            return SecretPlace::Keychain;
        }
        self.memory.set(reference, secret)
    }

    #[expect(clippy::disallowed_methods, reason = "`env:NAME` means: read it at each run")]
    fn get(&self, reference: &str) -> Option<String> {
        if let Some(name) = reference.strip_prefix("env:") {
            return std::env::var(name).ok();
        }
        self.memory
            .get(reference)
            .or_else(|| self.ask(|reply| Ask::Get(reference.to_owned(), reply)).flatten())
    }

    fn clear(&self, reference: &str) {
        self.memory.clear(reference);
        if !reference.starts_with("env:") {
            self.ask(|reply| Ask::Clear(reference.to_owned(), reply));
        }
    }
}

/// Starts the keychain's thread. It ends with the program or when nobody can ask any more.
fn start() -> Sender<Ask> {
    let (ask, questions) = channel();
    if let Err(error) =
        std::thread::Builder::new().name("keychain".into()).spawn(move || serve(&questions))
    {
        tracing::error!(kind = ?error.kind(), "the keychain's thread cannot start");
    }
    ask
}

fn serve(questions: &Receiver<Ask>) {
    let entry = |reference: &str| keyring::Entry::new(SERVICE, reference);
    // A reply nobody waits for any more is no fault: the caller's patience ended.
    while let Ok(question) = questions.recv() {
        match question {
            Ask::Set(reference, secret, reply) => {
                let kept = entry(&reference).and_then(|entry| entry.set_password(&secret));
                let _ = reply.send(kept.is_ok());
            }
            Ask::Get(reference, reply) => {
                let _ = reply.send(entry(&reference).and_then(|entry| entry.get_password()).ok());
            }
            Ask::Clear(reference, reply) => {
                let gone = entry(&reference).and_then(|entry| entry.delete_credential());
                let _ = reply.send(gone.is_ok());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_keychain() -> KeychainSecrets {
        let secrets = KeychainSecrets::new();
        secrets.given_up.store(true, Ordering::SeqCst);
        secrets
    }

    #[test]
    fn without_a_keychain_a_password_lives_as_long_as_the_run_and_says_so() {
        let secrets = without_keychain();
        assert_eq!(secrets.place(), SecretPlace::Memory);
        assert_eq!(secrets.set("account-1", "ひみつ"), SecretPlace::Memory);
        assert_eq!(secrets.get("account-1").as_deref(), Some("ひみつ"));
        secrets.clear("account-1");
        assert_eq!(secrets.get("account-1"), None);
    }

    #[test]
    fn a_variable_is_read_at_each_run_and_never_kept() {
        let secrets = without_keychain();
        assert_eq!(secrets.set("env:PATH", "ignored"), SecretPlace::Environment);
        assert!(secrets.get("env:PATH").is_some_and(|path| path != "ignored"));
        assert_eq!(secrets.get("env:ENISHI_NO_SUCH_VARIABLE"), None);
    }
}
