//! What changes at the end of an interval, in words.

use quanheng_audit::weight_stability::{Cause, NoNearest, NoTiers};

use super::super::audited::Audited;
use crate::session::Session;

/// The word of a cause in files.
pub(super) const fn word(cause: Cause) -> &'static str {
    match cause {
        Cause::Meet(..) => "meet",
        Cause::Part(..) => "part",
        Cause::Cut(..) => "cut",
        Cause::Presence(_) => "presence",
    }
}

/// Codes of the units it is about.
pub(super) fn units(audited: &Audited, members: &[usize], cause: Cause) -> String {
    let code = |unit: usize| audited.programme.units.get(members[unit]).code.clone();
    match cause {
        Cause::Meet(a, b) | Cause::Part(a, b) => format!("{} {}", code(a), code(b)),
        Cause::Cut(unit, _) | Cause::Presence(unit) => code(unit),
    }
}

/// A sentence.
pub(super) fn said(session: &Session, audited: &Audited, members: &[usize], cause: Cause) -> String {
    let name = |unit: usize| audited.programme.unit_name(members[unit], session.language).to_owned();
    let key = format!("sensitivity-cause-{}", word(cause));
    match cause {
        Cause::Meet(a, b) | Cause::Part(a, b) => session.say(&key, &[("a", name(a)), ("b", name(b))]),
        Cause::Cut(unit, tier) => session.say(&key, &[("a", name(unit)), ("tier", tier.to_string())]),
        Cause::Presence(unit) => session.say(&key, &[("a", name(unit))]),
    }
}

/// Why there is no interval for tiers, in files.
pub(super) fn no_tiers(reason: NoTiers) -> String {
    match reason {
        NoTiers::NoStep => "no-tiers".to_owned(),
        NoTiers::Rule(rule) => rule.to_owned(),
    }
}

/// Why there is no smallest change, in files.
pub(super) const fn no_nearest(reason: NoNearest) -> &'static str {
    match reason {
        NoNearest::Missing(_) => "missing",
        NoNearest::Alone => "alone",
        NoNearest::Unsolved => "unsolved",
    }
}
