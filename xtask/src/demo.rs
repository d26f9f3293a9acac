//! `cargo xtask demo`: a file full of sample data, or the pictures of the README.

use crate::sh::{self, Call, Failed};
use crate::{page, setup};

/// `--leads N --db FILE` fills FILE; `--shots` takes the pictures into `docs/pictures`.
pub(crate) fn run(args: &[String]) -> Result<(), Failed> {
    if args.iter().any(|arg| arg == "--shots") {
        return shots();
    }
    let db = value(args, "--db")
        .unwrap_or_else(|| sh::target().join("demo/enishi.db").display().to_string());
    if let Some(folder) = std::path::Path::new(&db).parent() {
        std::fs::create_dir_all(folder)?;
    }
    let leads = value(args, "--leads").unwrap_or_default();
    let mut call = vec!["--db", &db, "--fill"];
    if !leads.is_empty() {
        call.extend(["--leads", &leads]);
    }
    setup::build_packages()?;
    crate::build_program("enishi-devhost")?;
    sh::run(&sh::built("enishi-devhost").to_string_lossy(), call)?;
    println!(
        "\nThe sample data lies in {db}. Look at it:\n  cargo xtask run -- --db {db}\n  cargo xtask serve --db {db}"
    );
    Ok(())
}

/// The word after `name`.
fn value(args: &[String], name: &str) -> Option<String> {
    args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned()
}

/// Pictures of the finished screens in both languages, from the sample data and a fixed clock.
fn shots() -> Result<(), Failed> {
    setup::build_packages()?;
    setup::test_packages_for(true, true, false)?;
    page::install()?;
    page::build()?;
    crate::build_program("enishi-devhost")?;
    Call::new("node", ["shots.mjs"])
        .dir(page::E2E)
        .env("ENISHI_HOST", sh::built("enishi-devhost"))
        .env("ENISHI_CHROMIUM", page::chromium()?)
        .run()
}
