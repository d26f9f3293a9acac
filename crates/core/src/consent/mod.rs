//! Consent: on what ground a person may be written to, who said no, and the proof of both.
//!
//! Words:
//! * a *ground* is why mail may be sent ([`Ground`]); the default is *not asked*, which forbids
//!   mail to many;
//! * the *ledger* (`consent_event`) is append-only and chained by hashes per file;
//! * a *suppression* is the keyed hash of an address that must not get mail; it outlives the lead,
//!   its erasure and every import.
//!
//! Invariants:
//! * The state in force is a pure function of the ledger ([`in_force`]); nothing stores it.
//! * Deny wins: a refusal stands until a newer `opt_in` with evidence entered by hand.
//! * An import can add refusals and grounds, but never lifts a refusal.
//! * No event is changed or removed; undo appends a `void`.

pub mod api;
pub(crate) mod ledger;
pub mod ops;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod store;
pub(crate) mod wire;

use uuid::Uuid;

use crate::time::Timestamp;

/// Why mail may be sent. The codes are stable in file and wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Nobody asked: forbids mail to many.
    NotAsked,
    /// A business card was handed over (特定電子メール法: address notified in writing).
    BusinessCard,
    /// The person agreed.
    OptIn,
    /// Business is going on with them.
    Customer,
    /// A business address published without a "no ads" note.
    PublicAddress,
    /// They said no.
    Refused,
}

impl Ground {
    /// Every ground, weakest first, refusal last.
    pub const ALL: [Ground; 6] = [
        Ground::NotAsked,
        Ground::BusinessCard,
        Ground::OptIn,
        Ground::Customer,
        Ground::PublicAddress,
        Ground::Refused,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Ground::NotAsked => "not_asked",
            Ground::BusinessCard => "business_card",
            Ground::OptIn => "opt_in",
            Ground::Customer => "customer",
            Ground::PublicAddress => "public_address",
            Ground::Refused => "refused",
        }
    }

    /// The ground of a code; `None` for a code of a newer program.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// True if it lets mail to many leave.
    pub fn allows_promo(self) -> bool {
        !matches!(self, Ground::NotAsked | Ground::Refused)
    }
}

/// What a mail is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Written to several at once.
    Promo,
    /// Written to one person by hand.
    Personal,
}

impl Purpose {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::Promo => "promo",
            Purpose::Personal => "personal",
        }
    }

    /// `personal` for its code, `promo` (the stricter) for everything else.
    pub fn from_code(code: &str) -> Self {
        if code == "personal" { Purpose::Personal } else { Purpose::Promo }
    }
}

/// One entry of the ledger as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentEvent {
    /// Id.
    pub id: Uuid,
    /// `grant`, `refuse`, `withdraw`, `bounce`, `complaint`, `override`, `void`.
    pub kind: String,
    /// Ground of a grant.
    pub ground: String,
    /// Address it speaks of; empty: the person as a whole.
    pub address: String,
    /// `hand`, `import`, `capture`, `reply`, `bounce`, `sample`.
    pub how: String,
    /// Where or how, in own words: the evidence of a hand-entered opt-in.
    pub place: String,
    /// When it was given.
    pub at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// When a grant ends by itself.
    pub expires_at: Option<Timestamp>,
    /// The event that a `void` takes out of force.
    pub voids: Option<Uuid>,
    /// The lead it was written for.
    pub lead: Uuid,
    /// When that lead was merged into the one asked about; `None` for its own entries.
    pub joined_at: Option<Timestamp>,
}

impl ConsentEvent {
    /// True if this grant was given knowing of `denial`: written for the same lead, or after the two
    /// leads became one.
    fn knows(&self, denial: &ConsentEvent) -> bool {
        self.lead == denial.lead
            || self.joined_at.max(denial.joined_at).is_none_or(|joined| self.recorded_at > joined)
    }
}

/// The state in force for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// Ground, `Refused` if a refusal stands.
    pub ground: Ground,
    /// Since when; `None` for *not asked*.
    pub since: Option<Timestamp>,
    /// The event that decides.
    pub event: Option<Uuid>,
}

impl InForce {
    /// Nobody asked.
    pub const NOT_ASKED: InForce = InForce { ground: Ground::NotAsked, since: None, event: None };
}

/// The state in force after `events`, given in the order of the ledger. Of leads that were made one
/// a refusal of either holds, until an agreement lifts it that was given after they were.
pub fn in_force(events: &[ConsentEvent], now: Timestamp) -> InForce {
    let voided = voided(events);
    let mut grant: Option<&ConsentEvent> = None;
    // What stands against, the newest last.
    let mut denials: Vec<&ConsentEvent> = Vec::new();
    for event in events.iter().filter(|event| !voided.contains(&event.id)) {
        match event.kind.as_str() {
            "refuse" | "withdraw" | "complaint" => denials.push(event),
            "grant" if event.expires_at.is_none_or(|end| end > now) => {
                if lifts_denial(event) {
                    denials.retain(|denial| !event.knows(denial));
                }
                if denials.iter().all(|denial| denial.lead != event.lead) {
                    grant = Some(event);
                }
            }
            _ => {}
        }
    }
    if let Some(event) = denials.last() {
        let since = Some(event.at);
        return InForce { ground: Ground::Refused, since, event: Some(event.id) };
    }
    match grant {
        Some(event) => InForce {
            // A ground of a newer program is not understood here, so it allows nothing.
            ground: Ground::from_code(&event.ground).unwrap_or(Ground::NotAsked),
            since: Some(event.at),
            event: Some(event.id),
        },
        None => InForce::NOT_ASKED,
    }
}

/// Events out of force. A `void` may itself be voided (redo), so the newest word is read first.
fn voided(events: &[ConsentEvent]) -> Vec<Uuid> {
    let mut voided = Vec::new();
    for event in events.iter().rev() {
        if let Some(target) = event.voids
            && !voided.contains(&event.id)
        {
            voided.push(target);
        }
    }
    voided
}

/// Only a fresh agreement, typed in by hand with its evidence, lifts a refusal.
pub fn lifts_denial(event: &ConsentEvent) -> bool {
    event.kind == "grant"
        && event.ground == Ground::OptIn.code()
        && event.how == "hand"
        && !event.place.trim().is_empty()
}

/// Whether a mail of `purpose` may go to a person in this state whose address is suppressed for
/// `suppressed` (`refused`, `bounced`, `complaint`), if it is. `overridden`: the writer typed a
/// reason to write to this one person all the same.
///
/// # Errors
/// The reason, a code of `excluded-…`: `bounced`, `suppressed`, `refused`, `no_ground`.
pub fn may_send(
    purpose: Purpose,
    state: &InForce,
    suppressed: Option<&str>,
    overridden: bool,
) -> std::result::Result<(), &'static str> {
    let lenient = purpose == Purpose::Personal && overridden;
    match suppressed {
        Some("bounced") => return Err("bounced"),
        // A complaint to the provider is final: one more mail and the account suffers.
        Some("complaint") => return Err("suppressed"),
        Some("refused") if !lenient => return Err("refused"),
        Some(_) if !lenient => return Err("suppressed"),
        _ => {}
    }
    if state.ground == Ground::Refused && !lenient {
        return Err("refused");
    }
    // One hand-written mail needs no ground (product.md, ruling 9); mail to many always does.
    if purpose == Purpose::Promo && !state.ground.allows_promo() {
        return Err("no_ground");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
