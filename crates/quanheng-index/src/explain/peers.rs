//! Peers: where a unit stands among the others of its group, and what its strengths and weaknesses are.
//!
//! Peers are the other members of the unit's group in a grouping, or all other members; the unit is not its own
//! peer. Node by node, over the peers that have a score there:
//!
//! - difference = score − median of the peers (type 7, the ordinary median);
//! - percentile = (peers below + ½ peers equal)/peers: 1 is better than all, 0.5 is the middle;
//! - robust z = difference/(1.4826·MAD), with MAD the median of |peer − median|. Without it where MAD is 0, that is
//!   where more than half of the peers share one value.
//!
//! Scores are those after normalisation, so that more is better whatever the direction. Fewer than 3 peers give no
//! standing, as a median of two says nothing of a group. A strength is a leaf with a percentile above 0.5, the highest
//! percentiles first, then the largest robust z (none last), then the order of the framework; a weakness the mirror
//! image. Leaves where the unit equals all its peers are neither.
//!
//! Practice differs: the Global Innovation Index 2023 (appendix on strengths and weaknesses) marks indicators whose
//! percent rank is among the unit's ten highest or lowest, over all economies, and for income groups those beyond
//! mean ± one standard deviation of the group, the unit included. COINr's get_str_weak takes the five best and worst
//! ranks, in the group if asked. Medians are taken here, as groups are small and one extreme peer moves a mean and a
//! deviation.
//!
//! Source: WIPO (2023), Global Innovation Index 2023, appendix; Becker and others (2022), COINr, Journal of Open
//! Source Software 7(78); Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, for robust z.
//!
//! Example: 8 beside peers 1, 2, 3, 4, 10: difference 5, percentile 4/5, MAD 1, robust z 5/1.4826 = 3.372.

use crate::framework::NodeId;
use crate::refusal::Refusal;
use crate::run::Run;
use crate::statistics::median;
use crate::units::Role;

/// Fewest peers a standing is given among.
pub const FEWEST: usize = 3;
/// Makes the median absolute deviation of a normal distribution its standard deviation.
const NORMAL: f64 = 1.4826;

/// The peers of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    /// The grouping, unless all members are peers.
    pub grouping: Option<String>,
    /// The label of the group.
    pub group: Option<String>,
    /// Rows of the peers.
    pub rows: Vec<usize>,
}

impl Peers {
    /// The other members of the unit's group, or all other members.
    ///
    /// # Errors
    /// When there is no such grouping, or the unit is in none of its groups.
    pub fn of(run: &Run, unit: usize, grouping: Option<&str>) -> Result<Self, Refusal> {
        let units = run.units();
        let is_other = |row: &usize| *row != unit && units.get(*row).role == Role::Member;
        let others = (0..units.len()).filter(is_other);
        let Some(name) = grouping else {
            return Ok(Self { grouping: None, group: None, rows: others.collect() });
        };
        let groups = units.groupings().get(name).ok_or_else(|| {
            let known: Vec<&str> = units.groupings().keys().map(String::as_str).collect();
            Refusal::new("peers-no-grouping").with("given", name).with("known", known.join(", "))
        })?;
        let code = &units.get(unit).code;
        let group = groups
            .group(unit)
            .ok_or_else(|| Refusal::new("peers-no-group").with("unit", code).with("grouping", name))?;
        Ok(Self {
            grouping: Some(name.to_owned()),
            group: Some(groups.labels()[group].clone()),
            rows: others.filter(|&row| groups.group(row) == Some(group)).collect(),
        })
    }
}

/// Where a unit stands at a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The node.
    pub node: NodeId,
    /// Steps down from the root.
    pub depth: usize,
    /// Score of the unit.
    pub score: Option<f64>,
    /// Peers with a score.
    pub peers: usize,
    /// What can be said; `None` without a score or with fewer than [`FEWEST`] peers.
    pub among: Option<Among>,
}

/// A score among those of peers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Among {
    /// Median of the peers.
    pub median: f64,
    /// Score − median.
    pub difference: f64,
    /// Share of peers below, those equal counted half.
    pub percentile: f64,
    /// Difference over 1.4826·MAD; `None` where MAD is 0.
    pub robust_z: Option<f64>,
}

impl Among {
    /// Where a score stands among those of peers; `None` of fewer than [`FEWEST`].
    #[must_use]
    pub fn of(score: f64, peers: &[f64]) -> Option<Self> {
        if peers.len() < FEWEST {
            return None;
        }
        let centre = median(peers)?;
        let distances: Vec<f64> = peers.iter().map(|peer| (peer - centre).abs()).collect();
        let spread = NORMAL * median(&distances)?;
        let count =
            |holds: fn(f64, f64) -> bool| peers.iter().filter(|&&peer| holds(peer, score)).count() as f64;
        let (below, equal) = (count(|peer, score| peer < score), count(|peer, score| peer == score));
        let robust_z = (score - centre) / spread;
        Some(Self {
            median: centre,
            difference: score - centre,
            percentile: (below + equal / 2.0) / peers.len() as f64,
            robust_z: (spread > 0.0 && robust_z.is_finite()).then_some(robust_z),
        })
    }
}

/// The standing of a unit at every node of the tree below (and at) `top`, in a scored period.
#[must_use]
pub fn standings(run: &Run, peers: &Peers, unit: usize, (top, period): (NodeId, usize)) -> Vec<Standing> {
    let framework = run.framework();
    let is_below = |node: &NodeId| {
        std::iter::successors(Some(*node), |&up| framework.node(up).parent).any(|up| up == top)
    };
    let standing = |node: NodeId| {
        let column = run.scores(node, period);
        let scores: Vec<f64> = peers.rows.iter().filter_map(|&row| column.value(row)).collect();
        let score = column.value(unit);
        Standing {
            node,
            depth: framework.depth(node),
            score,
            peers: scores.len(),
            among: score.and_then(|score| Among::of(score, &scores)),
        }
    };
    framework.top_down().into_iter().filter(is_below).map(standing).collect()
}

/// The first `most` strengths among standings, best first.
#[must_use]
pub fn strengths(standings: &[Standing], most: usize) -> Vec<&Standing> {
    marked(standings, most, 1.0)
}

/// The first `most` weaknesses among standings, worst first.
#[must_use]
pub fn weaknesses(standings: &[Standing], most: usize) -> Vec<&Standing> {
    marked(standings, most, -1.0)
}

/// Standings on one side of the middle, the farthest from it first.
fn marked(standings: &[Standing], most: usize, sign: f64) -> Vec<&Standing> {
    let distance = |among: Among| sign * (among.percentile - 0.5);
    let mut found: Vec<(&Standing, Among)> = standings
        .iter()
        .filter_map(|standing| Some((standing, standing.among?)))
        .filter(|&(_, among)| distance(among) > 0.0)
        .collect();
    // A stable sort: what is equal stays in the order of the framework.
    found.sort_by(|(_, x), (_, y)| {
        let z = |among: &Among| among.robust_z.map_or(f64::NEG_INFINITY, |z| sign * z);
        distance(*y).total_cmp(&distance(*x)).then(z(y).total_cmp(&z(x)))
    });
    found.into_iter().take(most).map(|(standing, _)| standing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_example() {
        let among = Among::of(8.0, &[1.0, 2.0, 3.0, 4.0, 10.0]).unwrap();
        assert_eq!((among.median, among.difference, among.percentile), (3.0, 5.0, 0.8));
        assert!((among.robust_z.unwrap() - 5.0 / 1.4826).abs() < 1e-15);
    }

    /// By hand: ties count half; more than half of the peers equal give no robust z; two peers are too few.
    #[test]
    fn ties_constants_and_small_groups() {
        let among = Among::of(2.0, &[2.0, 2.0, 2.0, 5.0]).unwrap();
        assert_eq!((among.difference, among.percentile, among.robust_z), (0.0, 0.375, None));
        let among = Among::of(2.0, &[2.0; 3]).unwrap();
        assert_eq!((among.difference, among.percentile, among.robust_z), (0.0, 0.5, None));
        assert_eq!(Among::of(2.0, &[1.0, 3.0]), None);
    }

    fn standing(node: NodeId, percentile: f64, robust_z: Option<f64>) -> Standing {
        let among = Among { median: 0.0, difference: 1.0, percentile, robust_z };
        Standing { node, depth: 1, score: Some(1.0), peers: 5, among: Some(among) }
    }

    #[test]
    fn strengths_are_above_the_middle_and_ties_go_by_robust_z() {
        let all = [
            standing(0, 0.9, None),
            standing(1, 0.5, Some(0.0)),
            standing(2, 0.9, Some(1.0)),
            standing(3, 1.0, Some(0.5)),
            standing(4, 0.1, Some(-2.0)),
            standing(5, 0.1, Some(-3.0)),
            Standing { among: None, ..standing(6, 0.0, None) },
        ];
        let nodes = |of: Vec<&Standing>| of.iter().map(|standing| standing.node).collect::<Vec<_>>();
        assert_eq!(nodes(strengths(&all, 5)), [3, 2, 0]);
        assert_eq!(nodes(strengths(&all, 2)), [3, 2]);
        assert_eq!(nodes(weaknesses(&all, 5)), [5, 4]);
    }
}
