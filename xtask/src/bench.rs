//! `cargo xtask bench`: builds the program as quick as a release and measures it.

use crate::sh::{self, Call, Failed};
use crate::{page, setup};

/// Cargo's profile for measuring, and its folder below the target folder.
const PROFILE: &str = "measure";

/// Measures; `args` are those of `enishi-bench` (`--large`, `--only`, `--small`, `--gate`).
pub(crate) fn run(args: &[String]) -> Result<(), Failed> {
    setup::build_packages()?;
    setup::test_packages_for(true, true, false)?;
    page::install()?;
    page::build()?;
    let programs = ["--bin", "enishi-bench", "--bin", "enishi-devhost"];
    let build = ["build", "--workspace", "--locked", "--profile", PROFILE];
    sh::run("cargo", build.into_iter().chain(programs))?;
    let folder = sh::target().join(PROFILE);
    let bench = folder.join(format!("enishi-bench{}", std::env::consts::EXE_SUFFIX));
    let host = folder.join(format!("enishi-devhost{}", std::env::consts::EXE_SUFFIX));
    let out = sh::target().join("bench");
    let script = sh::root().join(page::E2E).join("bench.mjs");
    let (out, script) = (out.to_string_lossy(), script.to_string_lossy());
    let given = args.iter().map(String::as_str);
    Call::new(&bench.to_string_lossy(), ["--out", &out, "--page", &script].into_iter().chain(given))
        .env("ENISHI_HOST", host)
        .env("ENISHI_CHROMIUM", page::chromium()?)
        .run()
}
