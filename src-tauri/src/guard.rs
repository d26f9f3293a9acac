//! Blank windows: WebKitGTK's DMABUF renderer shows nothing on NVIDIA's driver, on virtual graphics
//! cards and where there is no `/dev/dri` (WebKit bug 262607, tauri issue 9304).
//!
//! `set_var` is unsafe once threads exist, so the program replaces itself with itself, once, with
//! the variable in its environment; the process id stays.

/// Switches the renderer off where it is known to fail; does not return if the program was
/// started anew.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "a shell may read the environment")]
pub(crate) fn webview_environment() {
    use std::os::unix::process::CommandExt as _;
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() || !renderer_fails() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // `exec` answers only if it failed; then the window is tried as it is.
    let _ = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(SWITCH, "1")
        .exec();
}

/// Nothing to guard elsewhere.
#[cfg(not(target_os = "linux"))]
pub(crate) fn webview_environment() {}

#[cfg(target_os = "linux")]
fn renderer_fails() -> bool {
    use std::path::Path;
    if Path::new("/proc/driver/nvidia").exists() || Path::new("/sys/module/nvidia").exists() {
        return true;
    }
    let Ok(cards) = std::fs::read_dir("/sys/class/drm") else { return true };
    let mut any = false;
    for card in cards.flatten() {
        let Ok(vendor) = std::fs::read_to_string(card.path().join("device/vendor")) else {
            continue;
        };
        any = true;
        // PCI vendors of virtual cards: Red Hat (virtio, QXL), VMware, VirtualBox, Hyper-V, Bochs.
        if ["0x1af4", "0x1b36", "0x15ad", "0x80ee", "0x1414", "0x1234"].contains(&vendor.trim()) {
            return true;
        }
    }
    !any || !Path::new("/dev/dri").exists()
}
