//! The system packages, and why each is needed.
//!
//! Debian names stand first because only there they are installed by us; on other systems the
//! list is what the person is told. An empty name means: comes with something else, or not needed.

/// One thing the system must have.
pub(crate) struct Package {
    /// Debian and Ubuntu.
    pub(crate) debian: &'static str,
    /// Fedora.
    pub(crate) fedora: &'static str,
    /// Arch.
    pub(crate) arch: &'static str,
    /// macOS (Homebrew, or a sentence).
    pub(crate) macos: &'static str,
    /// Windows (winget id, or a sentence).
    pub(crate) windows: &'static str,
    /// What it is for.
    pub(crate) why: &'static str,
    /// Programs any of which prove that it is there by another way (a snap, a download).
    pub(crate) programs: &'static [&'static str],
}

const fn linux(
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
    why: &'static str,
) -> Package {
    Package { debian, fedora, arch, macos: "", windows: "", why, programs: &[] }
}

/// Needed to build and run.
pub(crate) const BUILD: &[Package] = &[
    linux(
        "libwebkit2gtk-4.1-dev",
        "webkit2gtk4.1-devel",
        "webkit2gtk-4.1",
        "the window: WebKitGTK and GTK 3",
    ),
    linux("libdbus-1-dev", "dbus-devel", "dbus", "second start finds the first, desktop settings"),
    linux("pkg-config", "pkgconf-pkg-config", "pkgconf", "finds the libraries above"),
    Package {
        macos: "xcode-select --install",
        windows: "LLVM.LLVM",
        ..linux(
            "libclang-dev",
            "clang-devel",
            "clang",
            "reads SQLite's headers (undo is built on its session extension)",
        )
    },
    Package {
        windows: "StrawberryPerl.StrawberryPerl",
        ..linux("perl", "perl", "perl", "builds OpenSSL for the encrypted file")
    },
    linux("make", "make", "make", "builds OpenSSL for the encrypted file"),
];

/// Needed by the tests besides.
pub(crate) const TEST: &[Package] = &[
    linux(
        "xvfb",
        "xorg-x11-server-Xvfb",
        "xorg-server-xvfb",
        "a screen for the real window (lane native)",
    ),
    linux("xauth", "xorg-x11-xauth", "xorg-xauth", "a screen for the real window (lane native)"),
    linux("dbus", "dbus-daemon", "dbus", "a session bus of its own (lane native)"),
    linux(
        "webkit2gtk-driver",
        "webkit2gtk4.1",
        "webkit2gtk-4.1",
        "drives the real window (lane native)",
    ),
    Package {
        macos: "brew install --cask chromium",
        windows: "Hibbiki.Chromium",
        programs: &["chromium", "chromium-browser"],
        ..linux("chromium", "chromium", "chromium", "drives the page (lane browser)")
    },
    linux(
        "fonts-noto-cjk",
        "google-noto-sans-cjk-fonts",
        "noto-fonts-cjk",
        "Japanese letters in pictures",
    ),
    Package {
        macos: "pip3 install aiosmtpd",
        windows: "pip install aiosmtpd",
        ..linux(
            "python3-aiosmtpd",
            "python3-aiosmtpd",
            "python-aiosmtpd",
            "a mail server that is not ours (lane mail)",
        )
    },
    Package {
        macos: "brew install openssl",
        windows: "ShiningLight.OpenSSL.Light",
        programs: &["openssl"],
        ..linux("openssl", "openssl", "openssl", "certificates for that mail server (lane mail)")
    },
];
