//! A bar on a terminal for long work; silent everywhere else.

use std::io::IsTerminal;
use std::sync::Mutex;

use enishi_core::api::Event;
use indicatif::{ProgressBar, ProgressStyle};

/// Shows the `progress` events of a file's jobs on stderr, if that is a terminal.
pub fn listener() -> Option<enishi_core::jobs::Listener> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let bar: Mutex<Option<ProgressBar>> = Mutex::new(None);
    Some(Box::new(move |event| {
        let Event::Progress { phase, done, total, .. } = event else { return };
        let Ok(mut bar) = bar.lock() else { return };
        let total = u64::try_from(*total).unwrap_or_default();
        let bar = bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(total).with_style(style)
        });
        bar.set_message(phase.clone());
        bar.set_length(total);
        bar.set_position(u64::try_from(*done).unwrap_or_default());
        if *done >= i64::try_from(total).unwrap_or_default() {
            bar.finish_and_clear();
        }
    }))
}
