//! What the desktop says: its colour scheme, and the last word when nothing else can be shown.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The colour scheme that the desktop asks for: `light`, `dark`, or empty if it does not say.
///
/// WebKitGTK often answers "light" to `prefers-color-scheme`, so the portal is asked directly
/// (org.freedesktop.appearance color-scheme: 1 = dark, 2 = light). At most one second.
#[cfg(target_os = "linux")]
pub(crate) fn colour_scheme() -> &'static str {
    let asked = std::process::Command::new("gdbus")
        .args(["call", "--session", "--timeout", "1"])
        .args(["--dest", "org.freedesktop.portal.Desktop"])
        .args(["--object-path", "/org/freedesktop/portal/desktop"])
        .args(["--method", "org.freedesktop.portal.Settings.ReadOne"])
        .args(["org.freedesktop.appearance", "color-scheme"])
        .stdin(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .output();
    match asked.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned()) {
        Ok(answer) if answer.contains("uint32 1") => "dark",
        Ok(answer) if answer.contains("uint32 2") => "light",
        _ => "",
    }
}

/// Elsewhere the webview knows.
#[cfg(not(target_os = "linux"))]
pub(crate) fn colour_scheme() -> &'static str {
    ""
}

/// Starts the program once more with a data file of its own.
#[expect(clippy::disallowed_methods, reason = "a shell may read the environment")]
pub(crate) fn start_with(data_file: &Path) -> std::io::Result<()> {
    // Within an AppImage the program's own path is gone as soon as the first window closes.
    let program = match std::env::var_os("APPIMAGE") {
        Some(image) => PathBuf::from(image),
        None => std::env::current_exe()?,
    };
    std::process::Command::new(program).arg("--db").arg(data_file).spawn().map(|_| ())
}

/// Says on the terminal why there is no window.
pub(crate) fn cannot_start(why: &str) -> ExitCode {
    #[expect(clippy::print_stderr, reason = "there is no window to say it in")]
    {
        eprintln!("enishi: {why}");
    }
    ExitCode::FAILURE
}
