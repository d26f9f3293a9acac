//! `cargo xtask setup`: finds what is missing, says why it is needed, installs it where it can.
//!
//! On Debian and Ubuntu packages are asked for with `dpkg-query` and installed with `apt-get`
//! (through `sudo` when not root). Elsewhere the exact names are printed and the work stops. No
//! service is left running.

use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::packages::{BUILD, Package, TEST};
use crate::sh::{self, Call, Failed};
use crate::{deps, page};

/// The oldest Node that the page's tools accept.
const NODE: (u32, u32) = (20, 19);

/// Everything that `run` needs, and with `--test` what the tests need.
pub(crate) fn run(args: &[String]) -> Result<(), Failed> {
    build_packages()?;
    page::install()?;
    if args.iter().any(|arg| arg == "--test") {
        test_packages_for(true, true, true)?;
    }
    println!("\nReady. Next: cargo xtask run");
    Ok(())
}

/// Compiler, Node and the packages that a build needs.
pub(crate) fn build_packages() -> Result<(), Failed> {
    node()?;
    system(BUILD)
}

/// What only the tests need: system packages, npm packages of the browser tests, cargo-deny.
pub(crate) fn test_packages_for(programs: bool, browser: bool, deny: bool) -> Result<(), Failed> {
    if programs {
        system(TEST)?;
    }
    if browser {
        page::install_e2e()?;
    }
    if deny {
        deps::install_tool()?;
    }
    Ok(())
}

/// Node is not installed by us: the systems' own packages are often too old.
fn node() -> Result<(), Failed> {
    let Some(text) = Call::new("node", ["--version"]).output() else {
        return Err(Failed(format!(
            "Node.js is missing. Enishi's page is built with it: install version {}.{} or newer from your system's packages or nodejs.org.",
            NODE.0, NODE.1
        )));
    };
    match version(&text) {
        Some(found) if found >= NODE => Ok(()),
        _ => Err(Failed(format!(
            "Node.js {} is too old: version {}.{} or newer is needed.",
            text.trim(),
            NODE.0,
            NODE.1
        ))),
    }
}

/// Major and minor of `v20.19.2`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn system(wanted: &[Package]) -> Result<(), Failed> {
    if cfg!(target_os = "linux") && sh::has("dpkg-query") {
        return debian(wanted);
    }
    let missing: Vec<(&Package, &str)> = wanted
        .iter()
        .map(|package| (package, elsewhere(package)))
        .filter(|(package, name)| !name.is_empty() && !present(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut text = String::from("these packages are missing; please install them and try again:\n");
    for (package, name) in &missing {
        text.push_str(&format!("  {name:<28} {}\n", package.why));
    }
    let names: Vec<&str> = missing.iter().map(|(_, name)| *name).collect();
    text.push_str(&format!("  {}{}", installer(), names.join(" ")));
    Err(Failed(text))
}

/// The name of a package where it is not installed by us.
fn elsewhere(package: &Package) -> &'static str {
    if cfg!(target_os = "macos") {
        package.macos
    } else if cfg!(windows) {
        package.windows
    } else if sh::has("pacman") {
        package.arch
    } else {
        package.fedora
    }
}

fn installer() -> &'static str {
    if cfg!(target_os = "macos") {
        ""
    } else if cfg!(windows) {
        "winget install "
    } else if sh::has("pacman") {
        "sudo pacman -S "
    } else {
        "sudo dnf install "
    }
}

/// Whether a package is there, as far as it can be told without a package manager of ours.
fn present(package: &Package) -> bool {
    if package.programs.iter().any(|name| sh::has(name)) {
        return true;
    }
    let has = |name: &str| Call::new("pkg-config", ["--exists", name]).output().is_some();
    match package.debian {
        "libwebkit2gtk-4.1-dev" => has("webkit2gtk-4.1"),
        "libdbus-1-dev" => has("dbus-1"),
        "libclang-dev" => sh::has("clang"),
        "xvfb" => sh::has("Xvfb"),
        "webkit2gtk-driver" => sh::has("WebKitWebDriver"),
        "dbus" => sh::has("dbus-run-session"),
        "python3-aiosmtpd" => Call::new("python3", ["-c", "import aiosmtpd"]).output().is_some(),
        "fonts-noto-cjk" => {
            Call::new("fc-list", [":lang=ja"]).output().is_some_and(|list| !list.trim().is_empty())
        }
        name => sh::has(name),
    }
}

fn debian(wanted: &[Package]) -> Result<(), Failed> {
    let missing: Vec<&Package> = wanted
        .iter()
        .filter(|package| {
            !package.programs.iter().any(|name| sh::has(name)) && !installed(package.debian)
        })
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These system packages are missing and will be installed with apt-get:");
    for package in &missing {
        println!("  {:<28} {}", package.debian, package.why);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.debian).collect();
    if !lists_are_fresh() {
        apt(&["update"])?;
    }
    let install: Vec<&str> =
        ["install", "-y", "--no-install-recommends"].into_iter().chain(names).collect();
    apt(&install).or_else(|_| {
        // Lists can be outdated although they are young.
        apt(&["update"])?;
        apt(&install)
    })
}

fn installed(name: &str) -> bool {
    Call::new("dpkg-query", ["-W", "-f=${db:Status-Status}", name])
        .output()
        .is_some_and(|status| status.trim() == "installed")
}

/// Whether apt has package lists that are younger than a day.
fn lists_are_fresh() -> bool {
    let day = Duration::from_secs(24 * 60 * 60);
    std::fs::read_dir(Path::new("/var/lib/apt/lists")).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            entry.file_name().to_string_lossy().contains("_Packages")
                && entry
                    .metadata()
                    .and_then(|data| data.modified())
                    .is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age < day))
        })
    })
}

fn apt(args: &[&str]) -> Result<(), Failed> {
    let root = Call::new("id", ["-u"]).output().is_some_and(|id| id.trim() == "0");
    // `env`, because sudo drops the environment.
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    if root {
        return Call::new(quiet[0], quiet[1..].iter().chain(args)).run();
    }
    if !sh::has("sudo") {
        return Err(Failed(format!("please run as root: apt-get {}", args.join(" "))));
    }
    Call::new("sudo", quiet.iter().chain(args)).run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_version_is_compared_by_number() {
        assert_eq!(version("v20.20.2\n"), Some((20, 20)));
        assert!(version("v20.9.0") < Some(NODE), "9 is less than 19");
        assert_eq!(version("none"), None);
    }
}
