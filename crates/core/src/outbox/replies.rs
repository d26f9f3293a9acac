//! What a refusal of a mail server means and what follows: pure (design: who is to blame decides).
//!
//! A reply is read in this order: the enhanced status code (RFC 3463), words that providers are
//! known to use, the plain code (RFC 5321 §4.2.3). Where all three are silent, a 4xx is tried
//! again and a 5xx is the message's fault: an address is never declared dead on a guess.

use crate::env::{Phase, Reply};

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;
/// Milliseconds of an hour.
const HOUR: i64 = 60 * MINUTE;
/// Milliseconds of a day.
const DAY: i64 = 24 * HOUR;

/// Who is to blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The server is busy or gone; leads untouched.
    Unreachable,
    /// Not now, come back (greylisting and other 4xx after RCPT).
    Greylist,
    /// The recipient's mailbox is full.
    MailboxFull,
    /// The account sends too fast.
    AccountRate,
    /// The server does not accept the login.
    Credentials,
    /// The account's daily amount is used up.
    AccountQuota,
    /// The address does not exist.
    AddressDead,
    /// The mail is too large.
    TooBig,
    /// The sender's standing, or the receiver's policy against the sender.
    SenderReputation,
    /// We spoke wrongly.
    OurFault,
    /// Refused for good, nobody says whose fault.
    MessageRefused,
}

/// What happens to message and account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The message waits this long.
    Defer(i64),
    /// The message is refused: `address`, `message` or `sender`.
    Reject(&'static str),
    /// The account stops for this reason, for this long or (`None`) until it is mended. The
    /// message goes back to the queue and the try does not count.
    StopAccount(&'static str, Option<i64>),
}

/// Reads a reply of `phase`.
pub fn classify(phase: Phase, reply: &Reply) -> Class {
    let code = reply.code;
    let enhanced = reply.enhanced.as_deref().unwrap_or_default();
    let text = reply.text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if phase == Phase::Login
        || matches!(code, 530 | 534 | 535 | 538)
        || matches!(enhanced, "5.7.8" | "5.7.9" | "5.7.139")
    {
        // 454 4.7.0 and 421 while logging in are moods of the server, not of the password.
        return if code >= 500 { Class::Credentials } else { Class::AccountRate };
    }
    if matches!(enhanced, "5.4.5" | "5.2.252" | "5.7.708")
        || says(&["sending limit", "daily user sending", "quota exceeded for sending"])
    {
        return Class::AccountQuota;
    }
    if matches!(code, 432 | 454)
        || enhanced == "4.5.3"
        || enhanced == "4.7.28"
        || says(&["throttl", "rate limit", "too many messages", "too fast"]) && code < 500
    {
        return Class::AccountRate;
    }
    if code == 421 || matches!(phase, Phase::Greeting | Phase::Ehlo | Phase::Starttls) {
        return Class::Unreachable;
    }
    if code < 500 {
        return if enhanced == "4.2.2" { Class::MailboxFull } else { Class::Greylist };
    }
    permanent(phase, code, enhanced, &text)
}

fn permanent(phase: Phase, code: u16, enhanced: &str, text: &str) -> Class {
    match enhanced {
        "5.2.2" => return Class::MailboxFull,
        "5.3.4" => return Class::TooBig,
        "5.1.0" | "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1"
            if phase == Phase::RcptTo || phase == Phase::Commit =>
        {
            return Class::AddressDead;
        }
        "5.7.1" | "5.7.23" | "5.7.25" | "5.7.26" | "5.7.27" => return Class::SenderReputation,
        _ if enhanced.starts_with("5.7.5") => return Class::SenderReputation,
        _ => {}
    }
    if matches!(code, 500..=504 | 555) {
        return Class::OurFault;
    }
    if code == 552 && (text.contains("size") || text.contains("too large")) {
        return Class::TooBig;
    }
    if enhanced.is_empty() && phase == Phase::RcptTo && matches!(code, 550 | 551 | 553) {
        // Servers without enhanced codes; the words of qmail, Exim, Sendmail, Domino and others.
        let words =
            ["user unknown", "unknown user", "no such user", "does not exist", "no mailbox"];
        if words.iter().any(|word| text.contains(word)) {
            return Class::AddressDead;
        }
    }
    Class::MessageRefused
}

/// What follows from a reply. `tries` counts the tries of this message with this one, `since` is
/// how long ago the first one was, in milliseconds.
pub fn action(class: Class, reply: &Reply, tries: i64, since: i64) -> Action {
    let named = named_wait(&reply.text);
    match class {
        Class::Unreachable => Action::Defer(named.unwrap_or_else(|| step(&TRANSIENT, tries))),
        Class::Greylist if since > 4 * DAY => Action::Reject("address"),
        Class::Greylist => Action::Defer(named.unwrap_or_else(|| step(&GREYLIST, tries))),
        Class::MailboxFull if tries >= 3 => Action::Reject("address"),
        Class::MailboxFull => Action::Defer(step(&FULL, tries)),
        Class::AccountRate => {
            Action::StopAccount("rate", Some(named.unwrap_or(0).max(15 * MINUTE)))
        }
        Class::Credentials => Action::StopAccount("login", None),
        Class::AccountQuota => Action::StopAccount("quota", Some(DAY)),
        Class::AddressDead => Action::Reject("address"),
        Class::SenderReputation => Action::Reject("sender"),
        Class::TooBig | Class::OurFault | Class::MessageRefused => Action::Reject("message"),
    }
}

/// How long an account without connection waits before try `tries` + 1, in milliseconds.
pub fn reconnect_wait(tries: i64) -> i64 {
    step(&TRANSIENT, tries)
}

const TRANSIENT: [i64; 5] = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR];
const GREYLIST: [i64; 5] = [10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
const FULL: [i64; 2] = [2 * DAY, 10 * DAY];

fn step(waits: &[i64], tries: i64) -> i64 {
    let last = waits.len() - 1;
    let index = usize::try_from(tries - 1).unwrap_or(0).min(last);
    waits[index]
}

/// "try again in 300 seconds", "in 5 minutes": what the server asks for, at most a day.
fn named_wait(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| c.is_whitespace() || ",;()".contains(c)).collect();
    let pairs = words.windows(2).find_map(|pair| {
        let number: i64 = pair[0].parse().ok().filter(|n| (1..100_000).contains(n))?;
        let unit = match pair[1].trim_end_matches('.') {
            "second" | "seconds" | "sec" | "secs" => 1_000,
            "minute" | "minutes" | "min" | "mins" => MINUTE,
            "hour" | "hours" => HOUR,
            _ => return None,
        };
        Some(number * unit)
    })?;
    Some(pairs.min(DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(code: u16, text: &str) -> Reply {
        let first = text.split_whitespace().next().unwrap_or_default();
        let enhanced = (first.matches('.').count() == 2).then(|| first.to_owned());
        Reply { code, enhanced, text: text.to_owned() }
    }

    fn class(phase: Phase, code: u16, text: &str) -> Class {
        classify(phase, &reply(code, text))
    }

    #[test]
    fn replies_of_real_servers_are_blamed_on_the_right_one() {
        use Class::*;
        use Phase::{Commit, Data, Greeting, Login, MailFrom, RcptTo};
        for (phase, code, text, expected) in [
            (Greeting, 554, "no SMTP service here", Unreachable),
            (MailFrom, 421, "4.3.2 shutting down", Unreachable),
            (RcptTo, 450, "4.2.0 greylisted, see http://postgrey", Greylist),
            (RcptTo, 451, "4.7.1 please try again later", Greylist),
            (RcptTo, 452, "4.2.2 mailbox full", MailboxFull),
            (Commit, 552, "5.2.2 over quota", MailboxFull),
            (MailFrom, 454, "Throttling failure: Maximum sending rate exceeded.", AccountRate),
            (RcptTo, 450, "4.7.28 our system has detected an unusual rate", AccountRate),
            (Data, 432, "4.3.2 Concurrent connections limit exceeded", AccountRate),
            (Login, 535, "5.7.8 Username and Password not accepted", Credentials),
            (MailFrom, 530, "5.7.0 Authentication Required", Credentials),
            (Login, 454, "4.7.0 Temporary authentication failure", AccountRate),
            (RcptTo, 550, "5.4.5 Daily user sending limit exceeded", AccountQuota),
            (Commit, 550, "5.7.708 Access denied, traffic not accepted", AccountQuota),
            (RcptTo, 550, "5.1.1 The email account does not exist", AddressDead),
            (RcptTo, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound", AddressDead),
            (RcptTo, 550, "5.2.1 account disabled", AddressDead),
            (RcptTo, 550, "sorry, no mailbox here by that name", AddressDead),
            (RcptTo, 551, "User unknown", AddressDead),
            (MailFrom, 550, "5.1.0 sender rejected", MessageRefused),
            (Commit, 552, "5.3.4 message too big", TooBig),
            (MailFrom, 552, "message size exceeds fixed limit", TooBig),
            (Commit, 554, "5.7.1 spam", SenderReputation),
            (Commit, 550, "5.7.26 unauthenticated mail", SenderReputation),
            (RcptTo, 550, "5.7.509 DMARC", SenderReputation),
            (MailFrom, 501, "5.5.4 syntax", OurFault),
            (RcptTo, 550, "rejected", MessageRefused),
            (Commit, 554, "transaction failed", MessageRefused),
        ] {
            assert_eq!(class(phase, code, text), expected, "{phase:?} {code} {text}");
        }
    }

    #[test]
    fn waits_grow_and_end() {
        let grey = reply(451, "4.7.1 later");
        let wait = |tries, since| action(Class::Greylist, &grey, tries, since);
        assert_eq!(wait(1, 0), Action::Defer(10 * MINUTE));
        assert_eq!(wait(2, 0), Action::Defer(30 * MINUTE));
        assert_eq!(wait(50, 3 * DAY), Action::Defer(4 * HOUR));
        assert_eq!(wait(50, 5 * DAY), Action::Reject("address"));
        assert_eq!(action(Class::MailboxFull, &grey, 3, 0), Action::Reject("address"));
        assert_eq!(reconnect_wait(1), MINUTE);
        assert_eq!(reconnect_wait(99), HOUR);
    }

    #[test]
    fn a_wait_that_the_server_names_is_honoured() {
        let named = reply(451, "4.7.1 Greylisted for 300 seconds.");
        assert_eq!(action(Class::Greylist, &named, 1, 0), Action::Defer(300_000));
        let named = reply(421, "try again in 5 minutes (limit)");
        assert_eq!(action(Class::Unreachable, &named, 1, 0), Action::Defer(5 * MINUTE));
        let long = reply(421, "come back in 99999 hours");
        assert_eq!(action(Class::Unreachable, &long, 1, 0), Action::Defer(DAY));
        let fast = reply(454, "throttled, wait 10 seconds");
        let stop = Action::StopAccount("rate", Some(15 * MINUTE));
        assert_eq!(action(Class::AccountRate, &fast, 1, 0), stop);
    }
}
