//! Starting other programs: each call is printed, its time measured, its failure told in words.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why the work stopped, in words for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Failed(pub(crate) String);

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Where cargo builds: `CARGO_TARGET_DIR`, else `target`.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program that the default profile built.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// npm's own commands are scripts with another name on Windows.
fn program(name: &str) -> String {
    match name {
        "npm" | "npx" if cfg!(windows) => format!("{name}.cmd"),
        other => other.to_owned(),
    }
}

/// A call in the making: program, arguments, folder, environment.
pub(crate) struct Call {
    command: Command,
    shown: String,
    errors: bool,
}

impl Call {
    /// `name` with `args`, in the workspace folder.
    pub(crate) fn new<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(name: &str, args: I) -> Self {
        let mut command = Command::new(program(name));
        let mut shown = name.to_owned();
        for arg in args {
            shown.push(' ');
            shown.push_str(&arg.as_ref().to_string_lossy());
            command.arg(arg);
        }
        Self { command, shown, errors: false }
    }

    /// In another folder.
    pub(crate) fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.shown = format!("({}) {}", dir.as_ref().display(), self.shown);
        self.command.current_dir(dir);
        self
    }

    /// With an environment variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// With one more argument.
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.shown.push(' ');
        self.shown.push_str(&arg.as_ref().to_string_lossy());
        self.command.arg(arg);
        self
    }

    /// Lets [`Call::listen`] hear the error output and nothing else.
    pub(crate) fn hear_errors(mut self) -> Self {
        self.errors = true;
        self
    }

    /// Runs to the end with the terminal's own output.
    pub(crate) fn run(mut self) -> Result<(), Failed> {
        println!("\n$ {}", self.shown);
        let start = Instant::now();
        let status = self.command.status().map_err(|error| self.cannot_start(&error))?;
        println!("  ({:.1} s)", start.elapsed().as_secs_f64());
        if status.success() {
            Ok(())
        } else {
            Err(Failed(format!("{} ended with {status}", self.shown)))
        }
    }

    /// Runs to the end, shows each line of its output and hands it to `hear`. Answers whether it
    /// succeeded.
    pub(crate) fn listen(mut self, mut hear: impl FnMut(&str)) -> Result<bool, Failed> {
        println!("\n$ {}", self.shown);
        let start = Instant::now();
        if self.errors {
            self.command.stderr(Stdio::piped());
        } else {
            self.command.stdout(Stdio::piped());
        }
        let mut child = self.command.spawn().map_err(|error| self.cannot_start(&error))?;
        let stdout = child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read>);
        let stderr = child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read>);
        if let Some(pipe) = stdout.or(stderr) {
            let mut lines = BufReader::new(pipe);
            let mut line = Vec::new();
            // Bytes, not `lines()`: a test may print what is not UTF-8.
            while lines.read_until(b'\n', &mut line)? > 0 {
                let text = String::from_utf8_lossy(&line);
                print!("{text}");
                hear(text.trim_end());
                line.clear();
            }
        }
        let status = child.wait()?;
        println!("  ({:.1} s)", start.elapsed().as_secs_f64());
        Ok(status.success())
    }

    /// What it prints, silently; `None` if it cannot start or fails.
    pub(crate) fn output(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn cannot_start(&self, error: &std::io::Error) -> Failed {
        Failed(format!("{} cannot start: {error}", self.shown))
    }
}

/// Runs `name` with `args` to the end.
pub(crate) fn run<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
    name: &str,
    args: I,
) -> Result<(), Failed> {
    Call::new(name, args).run()
}

/// Whether a program of this name stands on the search path.
pub(crate) fn has(name: &str) -> bool {
    find(name).is_some()
}

/// The first program of this name on the search path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|dir| {
            [dir.join(name), dir.join(format!("{name}.exe")), dir.join(format!("{name}.cmd"))]
        })
        .find(|file| file.is_file())
}
