//! The page: packages from the lock file, checks, build.

use std::path::{Path, PathBuf};

use crate::sh::{self, Call, Failed};

/// Folder of the page.
pub(crate) const UI: &str = "ui";
/// Folder of the browser tests.
pub(crate) const E2E: &str = "tests/e2e";

/// Packages of the page.
pub(crate) fn install() -> Result<(), Failed> {
    npm_ci(UI)
}

/// Packages of the browser tests.
pub(crate) fn install_e2e() -> Result<(), Failed> {
    npm_ci(E2E)
}

/// `npm ci --ignore-scripts`, unless the lock file is the one that was installed last.
fn npm_ci(folder: &str) -> Result<(), Failed> {
    let lock = std::fs::read(Path::new(folder).join("package-lock.json"))
        .map_err(|error| Failed(format!("{folder}/package-lock.json: {error}")))?;
    // Inside node_modules, so that it goes with what it speaks of.
    let stamp = Path::new(folder).join("node_modules/.enishi-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    Call::new("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).dir(folder).run()?;
    Ok(std::fs::write(stamp, lock)?)
}

/// Builds `ui/dist`.
pub(crate) fn build() -> Result<(), Failed> {
    script("build").run()
}

/// A script of the page's `package.json`.
pub(crate) fn script(name: &str) -> Call {
    Call::new("npm", ["run", "--silent", name]).dir(UI)
}

/// A tool of a folder's packages, without a download if it is missing.
pub(crate) fn tool_in(folder: &str, name: &str, args: &[&str]) -> Call {
    Call::new("npx", ["--no-install", name].iter().chain(args)).dir(folder)
}

/// Chromium for the browser tests.
pub(crate) fn chromium() -> Result<PathBuf, Failed> {
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|name| sh::find(name))
        .ok_or_else(|| Failed("Chromium is missing (cargo xtask setup --test)".to_owned()))
}
