//! Dominance: who is at least as good as whom in every indicator, whatever the weights.

use quanheng_index::{NodeId, Run};
use rayon::prelude::*;

use super::scores::Scores;

/// Dominance among the members.
///
/// A member dominates another when it is nowhere worse and somewhere better, over the indicators with a weight that both
/// have, as the index uses them (treated, normalised, directions included). Missing: an indicator that one of the two
/// lacks says nothing about the pair, and two members without a common indicator are not comparable. So with gaps
/// dominance need not pass on from pair to pair, and who dominates may still be ranked behind: what one lacks the
/// aggregation fills by what it has. Without gaps that can only happen where a score does not grow with its parts.
///
/// Source: Pareto dominance; as a robustness statement for composite indicators: Permanyer (2011),
/// Review of Income and Wealth.
///
/// Example: (1, 2), (2, 3), (3, 1): the second dominates the first; two pairs are not comparable.
#[derive(Debug, Clone, PartialEq)]
pub struct Dominance {
    /// Who dominates whom, by positions among the members; ordered by the first, then the second.
    pub pairs: Vec<Dominates>,
    /// By member: how many it dominates.
    pub over: Vec<usize>,
    /// By member: how many dominate it.
    pub under: Vec<usize>,
    /// Pairs that are equal in all indicators both have.
    pub equal: usize,
    /// Pairs of which each is better somewhere.
    pub incomparable: usize,
    /// Pairs that have no indicator in common.
    pub unconnected: usize,
    /// Pairs of which the dominating member is ranked behind, as positions in `pairs`.
    pub behind: Vec<usize>,
}

/// One member dominates another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dominates {
    /// Position of the better one among the members.
    pub better: usize,
    /// Position of the worse one.
    pub worse: usize,
    /// Indicators both have.
    pub common: usize,
}

/// How two members compare.
enum Order {
    Better(usize),
    Worse(usize),
    Equal,
    Neither,
    Unconnected,
}

impl Dominance {
    /// Among the members of a run. O(n²·m) at most for n members and m indicators.
    #[must_use]
    pub fn of(scores: &Scores) -> Self {
        let members = scores.members.len();
        let leaves = scores.leaves();
        let profiles: Vec<Vec<f64>> =
            (0..members).map(|at| leaves.iter().map(|&leaf| scores.column(leaf)[at]).collect()).collect();
        let row = |a: usize| (0..a).map(|b| compare(&profiles[a], &profiles[b])).collect::<Vec<Order>>();
        let rows: Vec<Vec<Order>> = (0..members).into_par_iter().map(row).collect();
        let mut found = Self::blank(members);
        for (a, row) in rows.into_iter().enumerate() {
            for (b, order) in row.into_iter().enumerate() {
                found.count(a, b, &order);
            }
        }
        found.pairs.sort_unstable_by_key(|pair| (pair.better, pair.worse));
        found.behind = behind(&found.pairs, scores.run, scores.period, &scores.members);
        found
    }

    fn blank(members: usize) -> Self {
        Self {
            pairs: Vec::new(),
            over: vec![0; members],
            under: vec![0; members],
            equal: 0,
            incomparable: 0,
            unconnected: 0,
            behind: Vec::new(),
        }
    }

    fn count(&mut self, a: usize, b: usize, order: &Order) {
        let (better, worse, common) = match *order {
            Order::Better(common) => (a, b, common),
            Order::Worse(common) => (b, a, common),
            Order::Equal => return self.equal += 1,
            Order::Neither => return self.incomparable += 1,
            Order::Unconnected => return self.unconnected += 1,
        };
        self.over[better] += 1;
        self.under[worse] += 1;
        self.pairs.push(Dominates { better, worse, common });
    }

    /// Positions of the members that nobody dominates.
    #[must_use]
    pub fn undominated(&self) -> Vec<usize> {
        (0..self.under.len()).filter(|&at| self.under[at] == 0).collect()
    }
}

fn compare(a: &[f64], b: &[f64]) -> Order {
    let (mut better, mut worse, mut common) = (false, false, 0);
    for (x, y) in a.iter().zip(b).filter(|(x, y)| !x.is_nan() && !y.is_nan()) {
        common += 1;
        better |= x > y;
        worse |= x < y;
        if better && worse {
            return Order::Neither;
        }
    }
    match (better, worse) {
        (true, _) => Order::Better(common),
        (_, true) => Order::Worse(common),
        _ if common > 0 => Order::Equal,
        _ => Order::Unconnected,
    }
}

fn behind(pairs: &[Dominates], run: &Run, period: usize, members: &[usize]) -> Vec<usize> {
    let root: NodeId = run.framework().root();
    let Some(places) = run.places(root, period) else { return Vec::new() };
    let place = |at: usize| places.get(members[at]);
    let is_behind = |pair: &Dominates| match (place(pair.better), place(pair.worse)) {
        (Some(better), Some(worse)) => better > worse,
        _ => false,
    };
    (0..pairs.len()).filter(|&at| is_behind(&pairs[at])).collect()
}
