//! The steps of an imported programme: those of COINr's own example, because `iData` and `iMeta` name none.
//!
//! `build_example_coin` of COINr 1.1.14 (R/examples.R) denominates, imputes by the mean of a group, screens units at
//! 0.9 of their data, treats (winsorise at most 5 points, else logarithm), normalises to 0–100 and takes arithmetic
//! means. It screens *after* imputing, so that only units with cells nothing could fill are left out; Quanheng runs
//! the steps in the same order. For several periods `build_example_purse` normalises over all of them together.

use quanheng_index::{Finding, Subject};

use super::super::draft::quoted;
use super::data::Data;
use super::meta::Meta;
use crate::report::Report;

const HEAD: &str = "\
# iData and iMeta do not say how an index is computed. These steps are those of COINr's own example, in its order:
# change what your index does otherwise. `quanheng methods NAME` explains a method.

";

const DENOMINATE: &str = "\
[[step]]
do = \"denominate\"            # indicators that have a denominator in indicators.csv are divided by it

";

const SCREEN: &str = "\
[[step]]
do = \"screen\"                # after imputing, as COINr does: what is still missing counts
units = 0.9

";

const TREAT: &str = "\
[[step]]
do = \"treat\"
method = \"winsorise\"         # outliers move to their neighbours, at most five; if that is not enough: logarithm
max_points = 5
skewness = 2
kurtosis = 3.5
then = \"log\"
of = \"original\"
variant = \"ct\"

";

const NORMALISE: &str = "\
[[step]]
do = \"normalise\"
method = \"min-max\"
lower = 0
upper = 100
";

const REST: &str = "
[[step]]
do = \"weight\"
method = \"given\"             # weights are in indicators.csv

[[step]]
do = \"aggregate\"
method = \"arithmetic\"

[[step]]
do = \"rank\"
";

pub(super) fn write(meta: &Meta, data: &Data, report: &mut Report) -> String {
    let place = Subject::Place(report.whole_file());
    report.add(Finding::note("exchange-steps-assumed", place.clone()));
    let grouping = widest(data);
    if let Some(name) = grouping {
        report.add(Finding::note("exchange-group-chosen", place).with("group", name));
    }
    let denominated = meta.nodes.iter().any(|node| node.raw.denominator.is_some());
    let denominate = if denominated { DENOMINATE } else { "" };
    let over = if data.periods.len() > 1 {
        "over = \"panel\"              # scores of different periods compare\n"
    } else {
        ""
    };
    format!("{HEAD}{denominate}{}{SCREEN}{TREAT}{NORMALISE}{over}{REST}", impute(grouping))
}

fn impute(grouping: Option<&str>) -> String {
    let method = match grouping {
        Some(name) => format!("method = \"group-mean\"\ngroup = {}\n", quoted(name)),
        None => "method = \"mean\"\n".to_owned(),
    };
    format!("[[step]]\ndo = \"impute\"\n{method}\n")
}

/// The grouping with the fewest groups, so that each has many units to take a mean of; the first of several.
fn widest(data: &Data) -> Option<&str> {
    let count = |at: usize| {
        let mut groups: Vec<&str> = data.units.iter().filter_map(|unit| unit.groups[at].as_deref()).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.len()
    };
    let at = (0..data.groupings.len()).filter(|&at| count(at) > 1).min_by_key(|&at| count(at))?;
    Some(&data.groupings[at])
}
