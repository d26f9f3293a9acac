//! The program as a script runs it: one process per verb, on a file in a folder of its own.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "each suite takes what it needs; a test that skips says so"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own: nothing outside it is read or written.
pub struct Desk {
    /// The folder; gone with the desk.
    pub folder: tempfile::TempDir,
}

impl Desk {
    /// A folder without a file.
    pub fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with a new file.
    pub fn new() -> Self {
        let desk = Self::bare();
        desk.json(&["init"]);
        desk
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same as an argument.
    pub fn arg(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Writes a file and gives its path as an argument.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.arg(name)
    }

    /// The program, not yet started: English, no home but the folder, no variable of ours.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_enishi-cli"));
        command
            .arg("--db")
            .arg(self.path("enishi.db"))
            .args(args)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("LANG", "en_US.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES");
        command
    }

    /// Runs a verb.
    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Exit code, standard output and standard error of a verb.
    pub fn said(&self, args: &[&str]) -> (i32, String, String) {
        let output = self.run(args);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// What a verb says to a program; it must succeed.
    pub fn json(&self, args: &[&str]) -> Value {
        let (code, stdout, stderr) = self.said(&[&["--json"], args].concat());
        assert_eq!((code, stderr.as_str()), (0, ""), "{args:?}");
        serde_json::from_str(&stdout).unwrap()
    }

    /// The refusal of a verb: exit 1, nothing on stdout, code and params on stderr.
    pub fn refused(&self, args: &[&str]) -> Value {
        let (code, stdout, stderr) = self.said(&[&["--json"], args].concat());
        assert_eq!((code, stdout.as_str()), (1, ""), "{args:?}");
        let refusal: Value = serde_json::from_str(&stderr).unwrap();
        assert_eq!(keys(&refusal), ["code", "params"], "{args:?}");
        assert_ne!(refusal["code"], "internal", "{args:?}: {refusal}");
        refusal
    }

    /// Adds a lead and gives its id.
    pub fn add(&self, name: &str, mail: &str, more: &[&str]) -> String {
        let added = self.json(&[&["add", "--name", name, "--mail", mail], more].concat());
        added["id"].as_str().unwrap().to_owned()
    }

    /// Leads in the file; the file must be in order.
    pub fn leads(&self) -> i64 {
        let check = self.json(&["check"]);
        assert_eq!(check["findings"], Value::Array(vec![]), "{check}");
        check["leads"].as_i64().unwrap()
    }
}

/// The members of an object, in alphabetical order.
pub fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// A whole number.
pub fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// The entries of a list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

/// A folder of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A folder of `shared/`, wherever it stands beside the repository; else what the repository keeps
/// of it, and the output says so.
pub fn shared(path: &str, kept: &str) -> PathBuf {
    let beside = ["shared", "../shared", "../../shared"];
    let mut there = beside.iter().map(|root| repository(root).join(path));
    there.find(|folder| folder.is_dir()).unwrap_or_else(|| {
        println!("!! shared/{path} is absent: only {kept} is tested");
        repository(kept)
    })
}
