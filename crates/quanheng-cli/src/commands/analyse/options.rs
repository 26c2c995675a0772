//! Which options say something to which analysis. One that says nothing is refused, not passed over.

use crate::arguments::{Analyse, What};
use crate::failure::Failure;

/// The options of an analysis besides `--node`, `--scenario` and `--out`.
const fn known(what: What) -> &'static [&'static str] {
    match what {
        What::Change | What::Trend => &["--data", "--unit", "--from", "--to"],
        What::Convergence => &["--data", "--from", "--to"],
        What::Inequality => &["--data", "--grouping", "--period", "--from", "--to"],
        What::Neighbours => &["--data", "--unit", "--permutations", "--seed", "--period", "--from", "--to"],
        What::Obstacles | What::Outranking => &["--unit", "--period", "--from", "--to"],
        What::Targets => &["--unit", "--way", "--from", "--to"],
    }
}

pub(super) fn check(arguments: &Analyse) -> Result<(), Failure> {
    let given = [
        ("--data", arguments.data),
        ("--unit", arguments.unit.is_some()),
        ("--period", arguments.period.is_some()),
        ("--from", arguments.from.is_some()),
        ("--to", arguments.to.is_some()),
        ("--grouping", arguments.grouping.is_some()),
        ("--way", arguments.way.is_some()),
        ("--permutations", arguments.permutations.is_some()),
        ("--seed", arguments.seed.is_some()),
    ];
    let known = known(arguments.what);
    let idle = given.into_iter().find(|(option, is_given)| *is_given && !known.contains(option));
    let Some((option, _)) = idle else { return Ok(()) };
    let words = [
        ("option", option.to_owned()),
        ("what", arguments.what.slug().to_owned()),
        ("known", known.join(", ")),
    ];
    Err(Failure::refused("analyse-idle-option", words.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_analysis_takes_a_range_of_periods() {
        for what in [
            What::Change,
            What::Trend,
            What::Convergence,
            What::Inequality,
            What::Neighbours,
            What::Obstacles,
            What::Outranking,
            What::Targets,
        ] {
            assert!(known(what).contains(&"--from") && known(what).contains(&"--to"));
        }
    }
}
