//! Lane `deps`: licences, sources and known holes of what we build on; no network is asked.
//!
//! Three parts. *Floors*: versions that we refuse to fall below, kept here because the advisory
//! database lacks some of them. *cargo-deny*, with the rules of `deny.toml`. *Self-test*: a lock
//! file with a hole that is known must be reported, else the check itself is broken.
//!
//! The advisory database is a snapshot in `../shared/advisory-db`. Without it the floors are
//! still checked, and the lane says that advisories were not.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::sh::{self, Call, Failed};
use crate::tally::Tally;

/// The version whose options and output this file knows.
const CARGO_DENY: &str = "0.20.2";
/// Where the snapshot lies, beside the work tree.
const SNAPSHOT: &str = "../shared/advisory-db/crates";
/// Date of the snapshot: 2026-08-21T06:28:40Z. cargo-deny reads the age from a file's time.
const SNAPSHOT_AT: Duration = Duration::from_secs(1_787_293_720);
/// cargo-deny's folder for the default database: the digits are a hash of its address.
const FOLDER: &str = "advisory-dbs/advisory-db-3157b0e258782691";

/// No version in `Cargo.lock` may be lower (reasons: CVE and RUSTSEC entries of these versions).
const FLOORS: &[(&str, &str)] = &[
    ("ammonia", "4.1.4"),
    ("anyhow", "1.0.103"),
    ("bytes", "1.11.1"),
    ("chrono", "0.4.20"),
    ("crossbeam-channel", "0.5.15"),
    ("event-listener", "5.4.2"),
    ("idna", "1.0.0"),
    ("lettre", "0.11.23"),
    // Bundles SQLite 3.53; before 3.51.3 a WAL with two connections could be corrupted.
    ("libsqlite3-sys", "0.39.1"),
    ("lru", "0.18.2"),
    ("memmap2", "0.9.11"),
    ("quick-xml", "0.41.0"),
    ("rand", "0.9.3"),
    ("ring", "0.17.12"),
    ("rustls", "0.23.18"),
    ("rustls-webpki", "0.103.13"),
    ("tar", "0.4.45"),
    ("tauri", "2.11.1"),
    ("tauri-plugin-updater", "2.12.0"),
    ("time", "0.3.47"),
    ("tokio", "1.44.2"),
    ("tracing-subscriber", "0.3.20"),
    ("zip", "2.3.0"),
];

/// Never as direct dependencies: unmaintained, unsound or replaced.
const NOT_DIRECT: &[&str] =
    &["serde_yml", "fxhash", "ttf-parser", "backoff", "rustls-pemfile", "rsa"];

/// The lane.
pub(crate) fn lane(tally: &mut Tally) {
    tally.check(
        "floors",
        std::fs::read_to_string("Cargo.lock").map_err(Failed::from).and_then(|lock| floors(&lock)),
    );
    tally.check("direct dependencies", direct());
    let database = match snapshot() {
        Ok(database) => database,
        Err(Failed(why)) => return tally.fail(&format!("advisory database: {why}")),
    };
    if !database {
        println!("advisories not checked: {SNAPSHOT} is not there");
        tally.skipped += 1;
        return tally
            .check("cargo-deny", deny("Cargo.toml", &["bans", "licenses", "sources"]).run());
    }
    tally.check("cargo-deny", deny("Cargo.toml", &[]).run());
    tally.check("self-test", self_test());
}

/// Builds cargo-deny once, into `target/tools`: some minutes on two cores.
pub(crate) fn install_tool() -> Result<(), Failed> {
    // The check reads the manifests of all packages, also of those for other systems.
    sh::run("cargo", ["fetch", "--locked", "--quiet"])?;
    let version = Call::new(&tool().to_string_lossy(), ["--version"]).output();
    if version.is_some_and(|text| text.trim().ends_with(CARGO_DENY)) {
        return Ok(());
    }
    println!("cargo-deny {CARGO_DENY} is built once; this takes some minutes.");
    let folder = sh::target().join("tools");
    // Unoptimised: it runs for seconds, but an optimised build takes twice as long.
    Call::new(
        "cargo",
        [
            "install",
            "--locked",
            "--debug",
            "--quiet",
            "--version",
            CARGO_DENY,
            "cargo-deny",
            "--root",
        ],
    )
    .arg(&folder)
    .env("CARGO_TARGET_DIR", folder.join("build"))
    .env("CARGO_PROFILE_DEV_DEBUG", "false")
    .run()?;
    Ok(std::fs::remove_dir_all(folder.join("build"))?)
}

fn tool() -> PathBuf {
    sh::target().join("tools/bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX))
}

fn deny(manifest: &str, checks: &[&str]) -> Call {
    // Started without cargo, it wants its own name left out and the options before `check`.
    let args =
        ["--offline", "--locked", "--manifest-path", manifest, "check", "--hide-inclusion-graph"];
    Call::new(&tool().to_string_lossy(), args.iter().chain(checks))
}

/// Copies the snapshot to where cargo-deny looks for it (it writes a lock file there). False if
/// there is no snapshot.
fn snapshot() -> Result<bool, Failed> {
    if !Path::new(SNAPSHOT).is_dir() {
        return Ok(false);
    }
    // `db-path` in deny.toml is relative to the work tree, whatever CARGO_TARGET_DIR says.
    let folder = sh::root().join("target").join(FOLDER);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    copy(Path::new(SNAPSHOT), &folder.join("crates"))?;
    std::fs::create_dir_all(folder.join(".git"))?;
    let at = SystemTime::UNIX_EPOCH + SNAPSHOT_AT;
    std::fs::File::create(folder.join(".git/FETCH_HEAD"))?.set_modified(at)?;
    let days = SystemTime::now().duration_since(at).unwrap_or_default().as_secs() / 86_400;
    println!("advisory database: {days} days old");
    if days > 60 {
        println!("warning: the advisory database is older than 60 days");
    }
    Ok(true)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)?.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::write(&target, std::fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

/// A lock file with time 0.3.20 must report RUSTSEC-2026-0009.
fn self_test() -> Result<(), Failed> {
    let folder = sh::target().join("deps-self-test");
    std::fs::create_dir_all(folder.join("src"))?;
    std::fs::write(folder.join("src/lib.rs"), "")?;
    std::fs::write(
        folder.join("Cargo.toml"),
        "[workspace]\n[package]\nname = \"self-test\"\nversion = \"0.1.0\"\nedition = \"2021\"\npublish = false\n[dependencies]\ntime = { version = \"=0.3.20\", default-features = false }\n",
    )?;
    // The same rules without the list of ignored advisories.
    let rules = std::fs::read_to_string("deny.toml")?;
    let rules: Vec<&str> =
        rules.lines().filter(|line| !line.contains("{ id = \"RUSTSEC")).collect();
    std::fs::write(folder.join("deny.toml"), rules.join("\n"))?;
    let manifest = folder.join("Cargo.toml");
    // Needs the two small packages of this lock file once.
    Call::new("cargo", ["fetch", "--quiet", "--manifest-path"]).arg(&manifest).run()?;
    let mut reported = false;
    let clean = deny(&manifest.to_string_lossy(), &["advisories"])
        .hear_errors()
        .listen(|line| reported |= line.contains("RUSTSEC-2026-0009"))?;
    if clean || !reported {
        return Err(Failed("a known hole was not reported: the check does not bite".to_owned()));
    }
    println!("  (that report was the self-test: it must appear)");
    Ok(())
}

/// Compares each package of a lock file with its floor.
fn floors(lock: &str) -> Result<(), Failed> {
    let mut low = Vec::new();
    for (name, version) in locked(lock) {
        for (package, floor) in FLOORS {
            if *package == name && numbers(version) < numbers(floor) {
                low.push(format!("{name} {version} is below {floor}"));
            }
        }
    }
    if low.is_empty() { Ok(()) } else { Err(Failed(low.join(", "))) }
}

/// Name and version of each package in a lock file.
fn locked(lock: &str) -> Vec<(&str, &str)> {
    let mut packages = Vec::new();
    let mut name = "";
    for line in lock.lines() {
        if let Some(value) = line.strip_prefix("name = ") {
            name = value.trim_matches('"');
        } else if let Some(value) = line.strip_prefix("version = ")
            && !name.is_empty()
        {
            packages.push((name, value.trim_matches('"')));
            name = "";
        }
    }
    packages
}

/// The three numbers of a version; what follows `-` or `+` does not count.
fn numbers(version: &str) -> Vec<u64> {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    core.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

/// No manifest of ours names a package of [`NOT_DIRECT`].
fn direct() -> Result<(), Failed> {
    let mut manifests =
        vec![PathBuf::from("Cargo.toml"), "src-tauri/Cargo.toml".into(), "tests/Cargo.toml".into()];
    manifests.extend(
        ["xtask", "xtask/host", "xtask/bench"].map(|at| PathBuf::from(at).join("Cargo.toml")),
    );
    for entry in std::fs::read_dir("crates")?.flatten() {
        manifests.push(entry.path().join("Cargo.toml"));
    }
    let mut found = Vec::new();
    for manifest in manifests {
        for line in std::fs::read_to_string(&manifest)?.lines() {
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            if NOT_DIRECT.contains(&name) || name.starts_with("unic-") {
                found.push(format!("{} names {name}", manifest.display()));
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Failed(found.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_below_its_floor_is_named() {
        let lock = "[[package]]\nname = \"time\"\nversion = \"0.3.20\"\n";
        let Err(Failed(why)) = floors(lock) else { unreachable!("0.3.20 is below 0.3.47") };
        assert!(why.contains("time 0.3.20"), "the message names the package: {why}");
        assert!(
            floors("[[package]]\nname = \"time\"\nversion = \"0.3.100\"\n").is_ok(),
            "100 is above 47"
        );
    }
}
