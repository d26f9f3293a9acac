//! The window: a thin shell around the core.
//!
//! It opens the data file, shows the page, hands every call of the page to
//! [`enishi_core::api::call`] on a blocking thread, and forwards the core's events. No rule, no
//! SQL and no date arithmetic stand here.
//!
//! `enishi [--db FILE] [LIST.csv]`: another data file; a list to import.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod args;
mod bridge;
mod desktop;
mod guard;
mod host;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use tauri::Manager;

fn main() -> ExitCode {
    // Before any thread: the process may start itself anew with another environment.
    guard::webview_environment();
    let args = match args::Args::read(std::env::args_os().skip(1)) {
        Ok(args) => args,
        Err(usage) => {
            #[expect(clippy::print_stderr, reason = "a wrong call is answered where it was made")]
            {
                eprintln!("{usage}");
            }
            return ExitCode::from(2);
        }
    };
    let place = match enishi_shell::Place::choose(args.db.as_deref()) {
        Ok(place) => place,
        Err(error) => return desktop::cannot_start(&error.to_string()),
    };
    enishi_shell::logs::start(&place.logs);
    match run(args, place) {
        Ok(code) => code,
        Err(error) => {
            tracing::error!(%error, "the window cannot start");
            desktop::cannot_start(&error.to_string())
        }
    }
}

/// GTK lets only one program of a name run in a session: another one hands over to the first and
/// ends. A data file of its own (a restored archive, a second workspace) needs its own window, so
/// there the program goes without a name.
fn context(own_file: bool) -> tauri::Context {
    let mut context = tauri::generate_context!();
    context.config_mut().app.enable_gtk_app_id &= !own_file;
    context
}

fn run(args: args::Args, place: enishi_shell::Place) -> Result<ExitCode, tauri::Error> {
    let own_file = args.db.is_some();
    let mut builder = tauri::Builder::default();
    // First of all plugins: a second start must find the first before it opens anything. A data
    // file of its own is a window of its own (tests, a second workspace).
    if !own_file {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            window::show(app);
            if let Ok(args) = args::Args::read(words.into_iter().skip(1).map(Into::into)) {
                host::offer(app, args.files_in(folder.as_ref()));
            }
        }));
    }
    let app = builder
        .plugin(
            tauri_plugin_window_state::Builder::default()
                // Not VISIBLE: the window is shown when the page has rendered.
                .with_state_flags(
                    tauri_plugin_window_state::StateFlags::all()
                        & !tauri_plugin_window_state::StateFlags::VISIBLE,
                )
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(Arc::new(bridge::Bridge::new(place, args.files_here())))
        .invoke_handler(tauri::generate_handler![bridge::call])
        .setup(|app| {
            window::build(app)?;
            let bridge = app.state::<Arc<bridge::Bridge>>();
            bridge::Bridge::open_in_background(bridge.inner(), app.handle());
            Ok(())
        })
        .build(context(own_file))?;
    let code = app.run_return(|app, event| {
        if let tauri::RunEvent::Exit = event {
            app.state::<Arc<bridge::Bridge>>().close();
        }
    });
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}
