//! # outranking
//!
//! The outranking matrix of a node: for every pair of units the share of weight of the node's children in which the one
//! is better, o(a,b) = Σw\[a>b\] + ½Σw\[a=b\], with weights rescaled over the children both have. o(a,b) + o(b,a) = 1.
//! a outranks b when o(a,b) > ½; the pairs a unit wins less those it loses are its Copeland score.
//!
//! - Scores are those of a run, directions applied; weights are those it used in the period. Children of weight 0 are
//!   passed over. A pair that shares no child is balanced, o = ½. A share within 5·10⁻¹³ of ½ is balanced too: rounding
//!   of weights decides nothing. Constant children count half for each; zero and negative scores are no matter.
//! - Reference units are compared with the members, and no member with them. A unit without any child has no row.
//! - It shows what a mean hides: who is ahead on most of the weight, however narrowly. It does not say by how much.
//! - Source: Munda and Nardo (2009), Noncompensatory/nonlinear composite indicators for ranking countries, Applied
//!   Economics 41; COINr's outrankMatrix compares the same way but depends on the order of the rows with missing data.
//! - Example: A (3, 3, 1), B (2, 1, 3), C (1, 2, 2), equal weights: o(A,B) = o(A,C) = ⅔, o(B,C) = ⅔; A wins two pairs,
//!   B one, C none.

use crate::aggregate::Children;
use crate::aggregate::pairwise::{majority, margin};
use crate::framework::NodeId;
use crate::refusal::Refusal;
use crate::run::Run;
use crate::units::Role;

/// The outranking matrix of one node in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Outranking {
    /// Rows of the units that are compared: those with any child.
    pub units: Vec<usize>,
    /// By position in `units`, whether it is a member.
    members: Vec<bool>,
    /// By position, then by position of the other: o, from 0 to 1.
    shares: Vec<f64>,
}

/// Pairs of one unit with the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Record {
    /// Pairs won.
    pub won: u32,
    /// Pairs balanced.
    pub balanced: u32,
    /// Pairs lost.
    pub lost: u32,
}

/// Largest number of units: a matrix of more has no reader.
const MOST_UNITS: usize = 5_000;

impl Outranking {
    /// Of the children of an inner node, in a scored period.
    ///
    /// # Errors
    /// `outranking-leaf` for a node without children, `outranking-too-large` for more than 5,000 units.
    pub fn of(run: &Run, node: NodeId, period: usize) -> Result<Self, Refusal> {
        let children = &run.framework().node(node).children;
        let weighty: Vec<NodeId> =
            children.iter().copied().filter(|&child| run.weight(child, period) > 0.0).collect();
        if weighty.is_empty() {
            return Err(Refusal::new("outranking-leaf"));
        }
        let all = run.units().len();
        if all > MOST_UNITS {
            return Err(Refusal::new("outranking-too-large").with("units", all).with("most", MOST_UNITS));
        }
        let compared = Children {
            columns: weighty.iter().map(|&child| run.scores(child, period).slots()).collect(),
            weights: weighty.iter().map(|&child| run.weight(child, period)).collect(),
            members: None,
            rows: all,
        };
        let has_any = |&row: &usize| compared.columns.iter().any(|column| !column[row].is_nan());
        let units: Vec<usize> = (0..all).filter(has_any).collect();
        let pairs = units.iter().flat_map(|&a| units.iter().map(move |&b| (a, b)));
        let shares = pairs.map(|(a, b)| f64::midpoint(1.0, margin(&compared, a, b))).collect();
        let members = units.iter().map(|&row| run.units().get(row).role == Role::Member).collect();
        Ok(Self { units, members, shares })
    }

    /// o(a,b) of two positions in `units`.
    #[must_use]
    pub fn share(&self, a: usize, b: usize) -> f64 {
        self.shares[a * self.units.len() + b]
    }

    /// The pairs of a position with the members.
    #[must_use]
    pub fn record(&self, at: usize) -> Record {
        let mut record = Record::default();
        for other in (0..self.units.len()).filter(|&other| other != at && self.members[other]) {
            let majority = majority(2.0 * self.share(at, other) - 1.0);
            record.won += u32::from(majority > 0.0);
            record.balanced += u32::from(majority == 0.0);
            record.lost += u32::from(majority < 0.0);
        }
        record
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::column::Column;
    use crate::framework::{Direction, Framework, INDICATOR, RawNode};
    use crate::method::StepKind;
    use crate::panel::Panel;
    use crate::period::Period;
    use crate::plan::{Plan, StepSpec};
    use crate::run::Keep;
    use crate::units::{Unit, Units};

    fn run(columns: [[Option<f64>; 3]; 3]) -> Run {
        let root = RawNode { code: "index".into(), level: "index".into(), ..RawNode::default() };
        let leaf = |code: &str| RawNode {
            code: code.into(),
            parent: Some("index".into()),
            level: INDICATOR.into(),
            direction: Some(Direction::Positive),
            ..RawNode::default()
        };
        let (framework, _) = Framework::check(&[root, leaf("x"), leaf("y"), leaf("z")]).unwrap();
        let (plan, _) = Plan::compile(framework, &[StepSpec::new(StepKind::Aggregate)]).unwrap();
        let units = Units::new(["a", "b", "c"].map(Unit::member).to_vec(), BTreeMap::new()).unwrap();
        let year = Period::year(2020).unwrap();
        let mut panel = Panel::empty(plan.framework(), Arc::new(units), vec![year]).unwrap();
        for (code, column) in ["x", "y", "z"].iter().zip(columns) {
            let node = plan.framework().find(code).unwrap();
            panel.put(node, 0, Column::from_options(&column).unwrap()).unwrap();
        }
        plan.run(&panel, &[0], Keep::Facts).unwrap()
    }

    fn root(run: &Run) -> NodeId {
        run.framework().root()
    }

    #[test]
    fn the_page_example() {
        let columns = [[3.0, 2.0, 1.0], [3.0, 1.0, 2.0], [1.0, 3.0, 2.0]];
        let run = run(columns.map(|column| column.map(Some)));
        let found = Outranking::of(&run, root(&run), 0).unwrap();
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            assert!((found.share(a, b) - 2.0 / 3.0).abs() < 1e-15);
            assert!((found.share(a, b) + found.share(b, a) - 1.0).abs() < 1e-15);
        }
        let records = [0, 1, 2].map(|at| found.record(at)).map(|record| (record.won, record.lost));
        assert_eq!(records, [(2, 0), (1, 1), (0, 2)]);
    }

    /// a and b share x only, b and c nothing; c has nothing but z.
    #[test]
    fn pairs_are_compared_over_what_both_have() {
        let run = run([[Some(1.0), Some(2.0), None], [Some(9.0), None, None], [Some(1.0), None, Some(1.0)]]);
        let found = Outranking::of(&run, root(&run), 0).unwrap();
        assert_eq!((found.share(0, 1), found.share(1, 2), found.share(0, 2)), (0.0, 0.5, 0.5));
        assert_eq!(found.record(2), Record { won: 0, balanced: 2, lost: 0 });
    }

    #[test]
    fn a_leaf_has_none() {
        let run = run([[Some(1.0); 3]; 3]);
        let leaf = run.framework().leaves().next().unwrap();
        assert_eq!(Outranking::of(&run, leaf, 0).unwrap_err().code, "outranking-leaf");
    }
}
