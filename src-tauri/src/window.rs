//! The window: hidden until the page has rendered, one origin, Japanese input in place.

use std::sync::Arc;
use std::time::Duration;

use tauri::utils::config::WindowConfig;
use tauri::{App, AppHandle, DragDropEvent, Manager, WebviewWindowBuilder, WindowEvent};

use crate::{desktop, host};

/// The window is shown after this time even if the page never says that it is ready.
const PATIENCE: Duration = Duration::from_secs(3);

/// Builds the window, hidden.
pub(crate) fn build(app: &App) -> Result<(), tauri::Error> {
    let Some(mut config) = app.config().app.windows.first().cloned() else {
        return Err(tauri::Error::WindowNotFound);
    };
    fit(app, &mut config)?;
    // `--bg-app` of the page's tokens, so that nothing flashes before the first paint.
    let (red, green, blue) =
        if desktop::colour_scheme() == "dark" { (0x12, 0x16, 0x1c) } else { (0xf6, 0xf7, 0xf9) };
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .background_color(tauri::webview::Color(red, green, blue, 255))
        // Only the program's own page, whatever a link or a script asks for.
        .on_navigation(|url| {
            matches!((url.scheme(), url.host_str()), ("tauri", Some("localhost")))
                || matches!(
                    (url.scheme(), url.host_str()),
                    ("http" | "https", Some("tauri.localhost"))
                )
                || url.as_str() == "about:srcdoc"
                || url.as_str() == "about:blank"
        })
        .build()?;
    type_in_place(&window)?;
    let handle = app.handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            host::offer(&handle, paths.clone());
        }
    });
    let handle = app.handle().clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        show_once(&handle);
    });
    Ok(())
}

/// Keeps the window within its screen: the usual size is higher than that of a small notebook.
fn fit(app: &App, config: &mut WindowConfig) -> Result<(), tauri::Error> {
    if let Some(screen) = app.primary_monitor()? {
        let room = screen.work_area().size.to_logical::<f64>(screen.scale_factor());
        config.width = config.width.min(room.width);
        config.height = config.height.min(room.height);
    }
    Ok(())
}

/// Shows the window for the first time; later calls do nothing, so that a minimised window stays.
pub(crate) fn show_once(app: &AppHandle) {
    let bridge = app.state::<Arc<crate::bridge::Bridge>>();
    if bridge.first_show() {
        show(app);
    }
}

/// Shows the window and brings it to the front.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let shown =
            window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window cannot be shown");
        }
    }
}

/// wry switches the input method's preedit off on Linux, so that Japanese would be composed in a
/// window far from the text (tauri issue 11412); this switches it on again.
#[cfg(target_os = "linux")]
fn type_in_place(window: &tauri::WebviewWindow) -> Result<(), tauri::Error> {
    use webkit2gtk::{InputMethodContextExt as _, WebViewExt as _};
    window.with_webview(|webview| {
        if let Some(input) = webview.inner().input_method_context() {
            input.set_enable_preedit(true);
        }
    })
}

/// Elsewhere preedit is on.
#[cfg(not(target_os = "linux"))]
fn type_in_place(_window: &tauri::WebviewWindow) -> Result<(), tauri::Error> {
    Ok(())
}
