//! Mail out: accounts, templates, follow-ups and the outbox.
//!
//! Words: a *message* is one mail to one person; it is *frozen* when its bytes are fixed, *claimed*
//! when the gate let it through, *unknown* when the terminator left and no answer came.
//!
//! ```text
//! scheduled → frozen → sending → committing → sent → filed
//!     ↑ hold, retry ←──────┘          └→ unknown (a person decides)
//! side: deferred · rejected · suppressed · cancelled
//! ```
//!
//! Invariants:
//! * Every state is committed to the file *before* the step it allows. Found at the start:
//!   `sending` never left this computer and is tried again, `committing` becomes `unknown`.
//! * The gate ([`gate`]) runs in the transaction that sets `sending`; there is no other way there.
//! * Bytes and Message-ID of a row never change once a try reached `committing`.
//! * One process sends at a time: it holds the sender lock.
//! * Nothing here knows SMTP; the wire is [`crate::env::Mailer`].

pub(crate) mod accounts;
pub mod api;
pub(crate) mod compose;
pub(crate) mod freeze;
pub(crate) mod gate;
pub mod limits;
pub(crate) mod ops;
pub(crate) mod recipients;
pub mod replies;
pub mod run;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod settle;
pub(crate) mod store;
pub mod templates;
pub(crate) mod wire;

pub use ops::next_due;
pub use run::{Start, run_due};
