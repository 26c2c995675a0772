//! What the data of each indicator look like.

use quanheng_audit::coherence::{Check, Description};

use super::{Found, count};
use crate::report::{Column, NAME, Section, Show, node_columns};

/// A row for each indicator; shown are those with gaps or outliers.
pub(super) fn data(found: &Found) -> Section {
    let checks = &found.coherence.checks;
    let nodes: Vec<_> = checks.iter().map(|check| check.node).collect();
    let mut columns = node_columns(found.session, found.programme, &nodes, NAME);
    let counts = |of: fn(&Check) -> usize| checks.iter().map(|check| count(of(check))).collect();
    let numbers = |of: fn(&Check) -> Option<f64>| checks.iter().map(of).collect();
    columns.extend([
        Column::count("members", Show::Hidden, counts(|check| check.members)),
        Column::count("present", Show::Plain, counts(|check| check.observed.present)),
        Column::number("missing_share", Show::Share, numbers(|check| Some(check.missing_share()))),
        Column::count("distinct", Show::Hidden, counts(|check| check.observed.distinct)),
        Column::count("zeros", Show::Hidden, counts(|check| check.observed.zeros)),
    ]);
    columns.extend(described(checks, UNTREATED, |check| Some(&check.untreated)));
    columns.push(Column::count("changed", Show::Plain, counts(|check| check.changed)));
    columns.extend(described(checks, TREATED, |check| check.treated.as_ref()));
    let is_shown = |row: usize| !checks[row].untreated.passes || checks[row].missing_share() > 0.0;
    let size = |row: usize| checks[row].untreated.skewness.map(f64::abs);
    Section::new("coherence_data", columns).showing(is_shown, size).legend("coherence-data-legend")
}

/// Names of the columns of a description.
struct Names {
    plain: [&'static str; 5],
    skewness: &'static str,
    kurtosis: &'static str,
    verdict: &'static str,
}

const UNTREATED: Names = Names {
    plain: ["minimum", "maximum", "mean", "median", "standard_deviation"],
    skewness: "skewness",
    kurtosis: "kurtosis",
    verdict: "outliers",
};

const TREATED: Names = Names {
    plain: [
        "minimum_treated",
        "maximum_treated",
        "mean_treated",
        "median_treated",
        "standard_deviation_treated",
    ],
    skewness: "skewness_treated",
    kurtosis: "kurtosis_treated",
    verdict: "outliers_treated",
};

fn described(
    checks: &[Check],
    names: Names,
    of: impl Fn(&Check) -> Option<&Description>,
) -> impl Iterator<Item = Column> {
    let numbers = |get: fn(&Description) -> Option<f64>| -> Vec<Option<f64>> {
        checks.iter().map(|check| of(check).and_then(get)).collect()
    };
    let plain = [
        numbers(|d| d.minimum),
        numbers(|d| d.maximum),
        numbers(|d| d.mean),
        numbers(|d| d.median),
        numbers(|d| d.standard_deviation),
    ];
    let verdict = |description: &Description| if description.passes { "no" } else { "yes" };
    let verdicts: Vec<Option<String>> =
        checks.iter().map(|check| of(check).map(|found| verdict(found).to_owned())).collect();
    let shape = [
        Column::number(names.skewness, Show::Number, numbers(|d| d.skewness)),
        Column::number(names.kurtosis, Show::Number, numbers(|d| d.kurtosis)),
        Column::text(names.verdict, Show::Hidden, verdicts),
    ];
    let plain = names.plain.into_iter().zip(plain);
    let plain: Vec<Column> = plain.map(|(name, cells)| Column::number(name, Show::Hidden, cells)).collect();
    plain.into_iter().chain(shape)
}
