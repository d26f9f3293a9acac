//! Everything that the program writes lies in the folder of its file, and nothing asks the network
//! but a mail that goes to the account's own server.
//!
//! The second is shown in a network namespace without a way out (`unshare`), where the kernel
//! counts every packet that found no route. Where namespaces are not allowed the test says so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

mod support;

use std::path::Path;
use std::process::{Command, Output};

use support::repository;

/// The verbs of a working day, practice mail included; `SMTP` is put before a send to a server.
const DAY: &str = r#"
set -e
"$E" --db "$D" --json init --sample
"$E" --db "$D" --json import "$LIST" --source Expo --ground business_card --tag fair
"$E" --db "$D" --json import "$LIST" --dry-run
id=$("$E" --db "$D" --json add --name '佐藤 花子' --mail hanako@ex.example --ground opt_in |
  sed 's/.*"id":"\([^"]*\)".*/\1/')
"$E" --db "$D" --json find 田中
"$E" --db "$D" --json show "$id"
"$E" --db "$D" --json board
"$E" --db "$D" --json move "$id" --to qualified
"$E" --db "$D" --json score "$id" --explain
"$E" --db "$D" --json account add --from 'A <a@ex.example>' --practice "$W/enishi-practice" \
  --postal-address x --contact y
"$E" --db "$D" --json account test --send
printf 'Subject: Hello\n\nText\n' > "$W/enishi-hello.en.md"
"$E" --db "$D" --json template add "$W/enishi-hello.en.md"
"$E" --db "$D" --json template preview enishi-hello --to "$id"
"$E" --db "$D" --json follow-up --template enishi-hello --to "$id"
"$E" --db "$D" --json outbox run
"$E" --db "$D" --json outbox list
"$E" --db "$D" --json undo
"$E" --db "$D" --json redo
"$E" --db "$D" --json history
"$E" --db "$D" --json export "$W/enishi-out.csv"
"$E" --db "$D" --json backup "$W/enishi-copy.db"
"$E" --db "$D" --json check
"#;

/// What follows when the account is on a server.
const SEND: &str = r#"
"$E" --db "$D" --json account add --from a@ex.example --host 192.0.2.1 --port 465 --password-env PW
"$E" --db "$D" --json follow-up --template enishi-hello --to "$id"
"$E" --db "$D" --json outbox run
"#;

/// Four folders: the file's, a home, a place to stand, one for temporary files.
struct Ground(tempfile::TempDir);

impl Ground {
    fn new() -> Self {
        let ground = Self(tempfile::tempdir().unwrap());
        for folder in ["work", "home", "here", "tmp"] {
            std::fs::create_dir(ground.0.path().join(folder)).unwrap();
        }
        ground
    }

    fn run(&self, before: &[&str], script: &str) -> Output {
        let folder = |name: &str| self.0.path().join(name);
        let program = [before, &["sh", "-c", script]].concat();
        let list = repository("tests/fixtures/samples/existing_leads_utf8.csv");
        Command::new(program[0])
            .args(&program[1..])
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("HOME", folder("home"))
            .env("XDG_DATA_HOME", folder("home/data"))
            .env("XDG_CONFIG_HOME", folder("home/config"))
            .env("XDG_CACHE_HOME", folder("home/cache"))
            .env("XDG_STATE_HOME", folder("home/state"))
            .env("TMPDIR", folder("tmp"))
            .env("PW", "secret")
            .env("E", env!("CARGO_BIN_EXE_enishi-cli"))
            .env("D", folder("work/enishi.db"))
            .env("W", folder("work"))
            .env("LIST", list.canonicalize().unwrap())
            .current_dir(folder("here"))
            .output()
            .unwrap()
    }

    fn entries(&self, name: &str) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.0.path().join(name))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn worked(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_day_of_work_leaves_nothing_outside_the_folder_of_the_file() {
    let ground = Ground::new();
    worked(&ground.run(&[], DAY));
    for folder in ["home", "here", "tmp"] {
        assert_eq!(ground.entries(folder), Vec::<String>::new(), "{folder} stays empty");
    }
    assert_eq!(ground.entries("."), ["here", "home", "tmp", "work"]);
    let work = ground.entries("work");
    let ours = |name: &String| name.starts_with("enishi") || name == "backups";
    assert!(work.iter().all(ours), "{work:?}");
    assert!(!ground.entries("work/enishi-practice").is_empty(), "the practice mail lies there");
}

/// Packets that wanted out of the namespace and found no way.
fn unrouted(report: &str) -> u64 {
    let fields = |line: usize| -> Vec<&str> {
        let lines: Vec<&str> = report.lines().filter(|line| line.starts_with("Ip: ")).collect();
        lines[line].split_whitespace().collect()
    };
    let column = fields(0).iter().position(|name| *name == "OutNoRoutes").unwrap();
    let four: u64 = fields(1)[column].parse().unwrap();
    let six = report.lines().find_map(|line| line.strip_prefix("Ip6OutNoRoutes"));
    four + six.map_or(0, |count| count.trim().parse().unwrap())
}

#[test]
fn nothing_but_a_mail_to_its_server_asks_the_network() {
    let alone = ["unshare", "-rn"];
    let allowed = Command::new(alone[0]).args(&alone[1..]).arg("true").output();
    if !allowed.is_ok_and(|output| output.status.success()) || !Path::new("/proc/net/snmp").exists()
    {
        println!("!! no network namespaces here: that the program asks no network is not tested");
        return;
    }
    let report = "\ncat /proc/net/snmp /proc/net/snmp6\n";
    let day = worked(&Ground::new().run(&alone, &format!("{DAY}{report}")));
    assert_eq!(unrouted(&day), 0, "a day without real mail asks for nothing");
    let sent = worked(&Ground::new().run(&alone, &format!("{DAY}{SEND}{report}")));
    assert!((1..=8).contains(&unrouted(&sent)), "one connection to the one server: {sent}");
}
