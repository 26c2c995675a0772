//! # close-tier-cut
//!
//! A cut between two tiers falls between neighbours that are hardly apart: the gap of their scores is less than
//! `below` times the median gap between neighbours, ties not counted, in the last scored period.
//!
//! - Threshold: `below`, 0.2 unless given, our choice. It stands in for the uncertainty of the scores, which nothing
//!   measures yet: where neighbours are commonly one gap apart, two that are a fifth of it apart have changed places
//!   before any other pair has. It says nothing of how uncertain the scores are: with scores so uncertain that they
//!   move by several gaps, every cut is arbitrary and this lint is silent about most.
//! - By chance alone, with gaps as of randomly scattered scores, about one cut in eight is told (1 − 2^−0.2 = 13 %).
//! - Why: the tiers call the two units different, and a revision of a single figure may exchange them.
//! - What to do: cut at a gap (methods `gaps`, `natural-breaks`), or name such units beside the tiers.
//! - Source: our own; OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 8, on ranks that overlap.
//! - Example: scores 90, 80, 70, 69, 59, 49, cut after the third. The gaps are 10, 10, 1, 10, 10, their median is 10,
//!   and 1 < 0.2 · 10.

use super::planned::steps;
use super::ran::Ran;
use super::{EXCEPT, Lint, LooksAt, percent};
use crate::finding::{Finding, Severity, Subject};
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::statistics::median;

pub(super) const LINT: Lint = Lint {
    code: "close-tier-cut",
    severity: Severity::Note,
    zh: "梯队分界落在得分极接近的两个对象之间",
    en: "a cut between two tiers where neighbours are hardly apart",
    parameters: &[
        Parameter::new(
            "below",
            Kind::Positive,
            Fallback::Number(0.2),
            ["分差低于相邻分差中位数的多少倍时提示", "multiple of the median gap below which a cut is told"],
        ),
        EXCEPT,
    ],
    source: include_str!("close_tier_cut.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let Some(period) = ran.last() else { return Vec::new() };
    let Some(step) = steps(ran.plan, StepKind::Tier).next() else { return Vec::new() };
    let mut findings = Vec::new();
    for node in 0..ran.framework().nodes().len() {
        let neighbours = neighbours(ran, node, period);
        let gaps: Vec<f64> = neighbours.iter().map(|pair| pair.gap).filter(|&gap| gap > 0.0).collect();
        let Some(usual) = median(&gaps) else { continue };
        let is_close =
            |pair: &&Neighbours| pair.tiers[0] != pair.tiers[1] && pair.gap < values.number("below") * usual;
        for pair in neighbours.iter().filter(is_close) {
            let [unit, other] = pair.rows.map(|row| &ran.run.units().get(row).code);
            findings.push(
                LINT.finding(Subject::step(step.id()))
                    .with("step", step.id())
                    .with("node", ran.code(node))
                    .with("unit", unit)
                    .with("other", other)
                    .with("tier", pair.tiers[0])
                    .with("next", pair.tiers[1])
                    .with("share", percent(pair.gap / usual))
                    .with("period", ran.period(period)),
            );
        }
    }
    findings
}

/// Two units next to each other in the order of the scores, the better first.
struct Neighbours {
    rows: [usize; 2],
    tiers: [u16; 2],
    gap: f64,
}

/// All neighbours at a node that has tiers.
fn neighbours(ran: &Ran, node: NodeId, period: usize) -> Vec<Neighbours> {
    let Some(tiers) = ran.run.tiers(node, period) else { return Vec::new() };
    let column = ran.run.scores(node, period);
    let scored = |&row: &usize| Some((column.value(row)?, tiers.get(row)?, row));
    let mut order: Vec<(f64, u16, usize)> = ran.members().iter().filter_map(scored).collect();
    // By tier where rounding parts what ties.
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let pair = |pair: &[(f64, u16, usize)]| Neighbours {
        rows: [pair[0].2, pair[1].2],
        tiers: [pair[0].1, pair[1].1],
        gap: pair[0].0 - pair[1].0,
    };
    order.windows(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use super::*;
    use crate::parameter::Value;
    use crate::plan::StepSpec;

    /// The scores of the page, in another order.
    fn world(first: f64) -> World {
        let mut world = World::new("index: a");
        world.put("a", &[49.0, 90.0, 69.0, 80.0, 70.0, 59.0]);
        let sizes = Value::Numbers(vec![first, 6.0 - first]);
        world.steps.push(StepSpec::new(StepKind::Tier).method("sizes").with("sizes", sizes));
        world
    }

    #[test]
    fn a_cut_where_neighbours_are_hardly_apart_is_told() {
        let mut world = world(3.0);
        let found = world.of_run("close-tier-cut");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, Subject::step("tier"));
        assert_eq!([found[0].argument("unit"), found[0].argument("other")], [Some("u4"), Some("u2")]);
        assert_eq!(found[0].argument("share"), Some("10"));
        world.set("close-tier-cut", "below", 0.1);
        assert_eq!(world.of_run("close-tier-cut"), []);
    }

    #[test]
    fn a_cut_at_a_usual_gap_is_not() {
        assert_eq!(world(2.0).of_run("close-tier-cut"), []);
    }
}
