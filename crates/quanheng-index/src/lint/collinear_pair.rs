//! # collinear-pair
//!
//! Two indicators that have a weight are so correlated that they say the same: |r| above `above`, with Pearson's r of
//! the normalised values of the members that have both, in the last scored period.
//!
//! - Threshold: `above`, 0.92 unless given: the mark from which the audits of composite indicators by the Joint
//!   Research Centre of the European Commission speak of redundancy. COINr's get_corr_flags takes 0.9.
//! - Taken of ten units or more; below that a correlation says little. Pairs times units beyond 100 million are
//!   passed over with a note: 50 indicators of 81,000 units.
//! - Why: what they have in common counts twice, whatever weights the framework gives. A negative r means that they
//!   cancel each other instead.
//! - What to do: leave one out, give both half the weight, or put them under a node of their own. It is no fault if
//!   the common thing is to count twice, but then say so.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6 (double counting); Becker et al.
//!   (2022), JOSS 7(78), 4567.
//! - Example: broadband subscribers per head and broadband ports per head with r = 0.95 in a dimension of four: half
//!   of the dimension is one thing.

use super::correlation::Standardised;
use super::ran::{Ran, node};
use super::{EXCEPT, Lint, LooksAt, passed_over, shown};
use crate::finding::{Finding, Severity};
use crate::framework::NodeId;
use crate::parameter::{Fallback, Kind, Parameter, Values};

pub(super) const LINT: Lint = Lint {
    code: "collinear-pair",
    severity: Severity::Warning,
    zh: "两个指标高度相关，重复计分",
    en: "two indicators so correlated that they count double",
    parameters: &[
        Parameter::new(
            "above",
            Kind::Share,
            Fallback::Number(0.92),
            ["相关系数绝对值超过多少时提示", "absolute correlation above which it speaks"],
        ),
        EXCEPT,
    ],
    source: include_str!("collinear_pair.rs"),
    looks_at: LooksAt::Run(look),
};

/// Products of a pair and a unit that are not too many to look at: about a tenth of a second.
const MOST_PRODUCTS: usize = 100_000_000;

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let Some(period) = ran.last() else { return Vec::new() };
    let leaves = ran.counted_leaves(period);
    let pairs = leaves.len() * leaves.len().saturating_sub(1) / 2;
    if ran.is_too_great() {
        return Vec::new();
    }
    if pairs.saturating_mul(ran.members().len()) > MOST_PRODUCTS {
        return vec![passed_over(ran, LINT.code)];
    }
    let columns: Vec<(NodeId, &Standardised)> =
        leaves.into_iter().filter_map(|leaf| Some((leaf, ran.standardised(leaf)?))).collect();
    let mut findings = Vec::new();
    for (at, (second, column)) in columns.iter().enumerate() {
        for (first, other) in &columns[..at] {
            if let Some(r) = other.correlation_beyond(column, values.number("above")) {
                findings.push(
                    LINT.finding(node(*second))
                        .with("node", ran.code(*second))
                        .with("other", ran.code(*first))
                        .with("r", shown(r, 3)),
                );
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{NOISE, RISING, World, fields};
    use super::*;

    /// `b` is `a` with a little noise, `c` has nothing to do with them.
    fn world() -> World {
        let mut world = World::new("index: a, b, c");
        world.put("a", &RISING);
        let b: Vec<f64> = RISING.iter().zip(NOISE).map(|(x, e)| x + 0.5 * e).collect();
        world.put("b", &b);
        world.put("c", &NOISE);
        world
    }

    #[test]
    fn a_pair_that_says_the_same_is_told_at_its_second() {
        let mut world = world();
        let found = world.of_run("collinear-pair");
        assert_eq!(fields(&found), ["b code"]);
        assert_eq!(found[0].argument("other"), Some("a"));
        assert_eq!(found[0].severity, Severity::Warning);
        world.set("collinear-pair", "above", 0.99);
        assert_eq!(world.of_run("collinear-pair"), []);
    }

    #[test]
    fn one_without_weight_or_a_handful_of_units_is_not() {
        let mut light = world();
        light.node("b").weight = Some(0.0);
        assert_eq!(light.of_run("collinear-pair"), []);
        let mut few = World::new("index: a, b");
        few.put("a", &RISING[..9]);
        few.put("b", &RISING[..9]);
        assert_eq!(few.of_run("collinear-pair"), []);
    }

    #[test]
    fn great_data_are_passed_over_with_a_note() {
        let codes: Vec<String> = (0..250).map(|k| format!("i{k}")).collect();
        let mut world = World::new(&format!("index: {}", codes.join(", ")));
        let values: Vec<f64> = (0..3300).map(f64::from).collect();
        codes.iter().for_each(|code| world.put(code, &values));
        let found = world.all_of_run();
        let found: Vec<_> = found.iter().map(|finding| (finding.code, finding.argument("lints"))).collect();
        assert_eq!(found, [("lint-passed-over", Some("collinear-pair"))]);
    }
}
