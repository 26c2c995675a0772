//! One sentence for a unit, in either language: where it stood, where it stands, and what made the difference.

use quanheng_audit::movement::{Factor, Split, UnitMovement};
use quanheng_index::Place;
use quanheng_programme::Language;
use quanheng_programme::catalogue::{self, Argument};

use super::{Told, fraction};
use crate::numbers::{plain, signed};

/// The sentence; `None` for a unit that neither edition scores.
pub(super) fn of(language: Language, told: &Told, unit: &UnitMovement) -> Option<String> {
    let (programme, row) = told.home(unit);
    let name = programme.unit_name(row, language).to_owned();
    let words = if unit.places.iter().any(Option::is_some) { ranked(told, unit) } else { scored(told, unit) };
    let (code, mut arguments) = words?;
    arguments.push(("unit", name));
    Some(catalogue::say(language, code, &arguments))
}

/// A message with its arguments.
type Words = (&'static str, Vec<Argument<'static>>);

fn ranked(told: &Told, unit: &UnitMovement) -> Option<Words> {
    let [old, new] =
        unit.places.map(|place: Option<Place>| place.map_or("—".to_owned(), |of| of.to_string()));
    let gained = unit.gained().map_or(0, |gained| gained.numerator().signum());
    let ends = vec![("old", old), ("new", new)];
    match &unit.split {
        Split::Parts(parts) if parts.rank.is_some() => {
            let part = |factor: Factor| told.rank_part(unit, factor).map(fraction::text);
            let code = match gained {
                1.. => "movement-rose",
                0 => "movement-stayed",
                _ => "movement-fell",
            };
            Some((code, [ends, parts_of(told, &part)].concat()))
        }
        Split::Parts(_) | Split::Broken(_) => Some(("movement-not-split", ends)),
        Split::Entered => Some(("movement-entered", ends)),
        Split::Left => Some(("movement-left", ends)),
        Split::Unscored => None,
    }
}

/// For units without rank.
fn scored(told: &Told, unit: &UnitMovement) -> Option<Words> {
    let [old, new] = unit.scores.map(|score| score.map_or("—".to_owned(), plain));
    let ends = vec![("old", old), ("new", new)];
    match &unit.split {
        Split::Parts(_) => {
            let part = |factor: Factor| told.score_part(unit, factor).map(|part| signed(part, 4));
            Some(("movement-scored", [ends, parts_of(told, &part)].concat()))
        }
        Split::Broken(_) => Some(("movement-not-split", ends)),
        Split::Entered => Some(("movement-entered-unranked", ends)),
        Split::Left => Some(("movement-left-unranked", ends)),
        Split::Unscored => None,
    }
}

/// The parts as the message wants them: `none` for what does not differ, and which one comes first.
fn parts_of(told: &Told, part: &dyn Fn(Factor) -> Option<String>) -> Vec<Argument<'static>> {
    let text = |factor: Factor| {
        let differs = told.movement.factors.contains(&factor);
        (factor.slug(), part(factor).filter(|_| differs).unwrap_or_else(|| "none".to_owned()))
    };
    let first = told.movement.factors.first().map_or("none", |factor| factor.slug());
    Factor::ALL.map(text).into_iter().chain([("first", first.to_owned())]).collect()
}
