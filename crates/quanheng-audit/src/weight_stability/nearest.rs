//! All weights at once: the smallest change that changes something.
//!
//! Shares w ≥ 0 with Σw = 1 make the scores linear, so that each possible change (two units meet, one meets a cut) is one
//! condition d·w ≥ 0, and the nearest w that fulfils it a linear programme: w = w₀ + p − m with p, m ≥ 0, m ≤ w₀, Σp = Σm,
//! least Σ(p + m) for L1, least z ≥ p + m for L∞. Of many possible changes those are solved that a bound does not rule
//! out: with g = −d·w₀ still lacking, a change of L1 norm s brings at most ½s(max d − min d), one of L∞ norm z at most
//! z·Σ|d − median d|.
//!
//! Source: for dethroning the leader by the least change of a weight vector, Triantaphyllou and Sánchez (1997), A
//! sensitivity analysis approach for some deterministic multi-criteria decision-making methods, Decision Sciences 28 (one
//! weight at a time); the programme for all at once follows from the definition.

use quanheng_index::NodeId;
use quanheng_index::statistics::linear_programme::{Condition, NoOptimum, maximise};
use quanheng_index::statistics::median;

use super::additive::Base;
use super::interval::{Cause, NoTiers, Tiering};

/// Which weights change together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The shares of the children of a node.
    Children(NodeId),
    /// The weights of all indicators: products of shares down the tree.
    Indicators,
}

/// How the size of a change is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    /// L1: the sum of all changes, twice the weight that changes hands.
    Sum,
    /// L∞: the largest change.
    Largest,
}

/// The smallest change of weights that changes something.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// Its size.
    pub distance: f64,
    /// The shares there, by node; of several nearest ones, one.
    pub shares: Vec<f64>,
    /// What changes.
    pub cause: Cause,
}

/// The smallest changes in one norm; `None` where no shares at all make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// How they are measured.
    pub norm: Norm,
    /// Until who is first changes.
    pub leader: Option<Nearest>,
    /// Until any unit changes its tier.
    pub tiers: Result<Option<Nearest>, NoTiers>,
    /// Until any place changes.
    pub places: Option<Nearest>,
}

/// The smallest changes of some weights.
#[derive(Debug, Clone, PartialEq)]
pub struct NearestChanges {
    /// Which weights.
    pub over: Over,
    /// The nodes with weight.
    pub nodes: Vec<NodeId>,
    /// Their shares now.
    pub shares: Vec<f64>,
    /// In both norms.
    pub found: Result<[Changes; 2], NoNearest>,
}

/// Why there is no smallest change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNearest {
    /// So many units lack some of the scores, and have weights of their own.
    Missing(usize),
    /// Fewer than two nodes have weight.
    Alone,
    /// The solver found no answer it can vouch for.
    Unsolved,
}

/// Over the children of a parent.
pub(super) fn within(base: &Base, parent: NodeId) -> NearestChanges {
    let tree = &base.baseline.tree;
    let slot = tree.slot(parent).expect("a node of the tree");
    let slots: Vec<usize> =
        tree.children_of(slot).iter().copied().filter(|&child| base.weight(child) > 0.0).collect();
    let total: f64 = slots.iter().map(|&child| base.weight(child)).sum();
    let shares = slots.iter().map(|&child| base.weight(child) / total).collect();
    changes(base, Over::Children(parent), slot, &slots, shares)
}

/// Over all indicators.
pub(super) fn over_leaves(base: &Base) -> NearestChanges {
    let effective = base.effective();
    let slots: Vec<usize> = (0..effective.len()).filter(|&leaf| effective[leaf] > 0.0).collect();
    let shares = slots.iter().map(|&leaf| effective[leaf]).collect();
    changes(base, Over::Indicators, base.baseline.tree.nodes.len() - 1, &slots, shares)
}

fn changes(base: &Base, over: Over, parent: usize, slots: &[usize], shares: Vec<f64>) -> NearestChanges {
    let nodes = slots.iter().map(|&slot| base.baseline.tree.nodes[slot]).collect();
    let found = Search::of(base, parent, slots, &shares)
        .and_then(|search| Ok([search.changes(Norm::Sum)?, search.changes(Norm::Largest)?]));
    NearestChanges { over, nodes, shares, found }
}

/// What might change.
#[derive(Debug, Clone, Copy)]
enum Rival {
    /// The one behind reaches the one ahead.
    Pair(usize, usize),
    /// A unit reaches the cut below a tier from below or from above.
    Rise(usize, usize),
    Fall(usize, usize),
}

struct Search<'b> {
    base: &'b Base<'b>,
    shares: &'b [f64],
    /// By member: the score as a sum over the shares; empty without a score.
    terms: Vec<Vec<f64>>,
    ranked: Vec<usize>,
    cuts: Vec<f64>,
}

impl<'b> Search<'b> {
    fn of(base: &'b Base, parent: usize, slots: &[usize], shares: &'b [f64]) -> Result<Self, NoNearest> {
        if slots.len() < 2 {
            return Err(NoNearest::Alone);
        }
        let mut missing = 0;
        let mut terms = Vec::with_capacity(base.units());
        for unit in 0..base.units() {
            let cells: Vec<f64> = slots.iter().filter_map(|&slot| base.score(slot, unit)).collect();
            missing += usize::from(!cells.is_empty() && cells.len() < slots.len());
            let through = base.through(parent, unit);
            // The shares add up to 1: what does not depend on them is part of every term.
            terms.push(through.map_or(Vec::new(), |through| {
                if cells.is_empty() {
                    return vec![through.own; slots.len()];
                }
                cells.iter().map(|score| through.own + through.factor * score).collect()
            }));
        }
        if missing > 0 {
            return Err(NoNearest::Missing(missing));
        }
        let cuts = match base.tiering() {
            Ok(Tiering::Cuts(cuts)) => cuts,
            _ => Vec::new(),
        };
        Ok(Self { base, shares, terms, ranked: base.ranked(), cuts })
    }

    fn changes(&self, norm: Norm) -> Result<Changes, NoNearest> {
        let tiers = match self.base.tiering() {
            Err(reason) => Err(reason),
            Ok(Tiering::ByCount) => Ok(self.smallest(norm, |see| self.across_tiers(see))?),
            Ok(Tiering::Cuts(_)) => Ok(self.smallest(norm, |see| self.across_cuts(see))?),
        };
        let leader = self.smallest(norm, |see| {
            let first = self.ranked.first().copied();
            first.iter().for_each(|&first| {
                self.ranked[1..].iter().for_each(|&unit| see(Rival::Pair(first, unit)));
            });
        })?;
        let places = self.smallest(norm, |see| {
            self.ranked.windows(2).for_each(|pair| see(Rival::Pair(pair[0], pair[1])));
        })?;
        Ok(Changes { norm, leader, tiers, places })
    }

    fn across_tiers(&self, see: &mut dyn FnMut(Rival)) {
        let standing = &self.base.baseline.standing;
        for (at, &ahead) in self.ranked.iter().enumerate() {
            for &behind in &self.ranked[at + 1..] {
                if standing.tiers[ahead] != standing.tiers[behind] {
                    see(Rival::Pair(ahead, behind));
                }
            }
        }
    }

    fn across_cuts(&self, see: &mut dyn FnMut(Rival)) {
        let tolerance = self.base.tolerance;
        for &unit in &self.ranked {
            let score = self.base.baseline.standing.scores[unit].unwrap_or(f64::NAN);
            for (tier, cut) in self.cuts.iter().enumerate() {
                see(if score >= cut - tolerance { Rival::Fall(unit, tier) } else { Rival::Rise(unit, tier) });
            }
        }
    }

    /// The d of the condition d·w ≥ 0.
    fn condition(&self, rival: Rival) -> Vec<f64> {
        match rival {
            Rival::Pair(ahead, behind) => {
                self.terms[behind].iter().zip(&self.terms[ahead]).map(|(b, a)| b - a).collect()
            }
            Rival::Rise(unit, tier) => self.terms[unit].iter().map(|term| term - self.cuts[tier]).collect(),
            Rival::Fall(unit, tier) => self.terms[unit].iter().map(|term| self.cuts[tier] - term).collect(),
        }
    }

    /// At least so far away; `None` when it is never reached, or never left.
    fn bound(&self, norm: Norm, d: &[f64]) -> Option<f64> {
        let greatest = d.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = d.iter().copied().fold(f64::INFINITY, f64::min);
        let lacking = -d.iter().zip(self.shares).map(|(d, share)| d * share).sum::<f64>();
        if greatest - least <= self.base.tolerance || greatest < 0.0 {
            return None;
        }
        if lacking <= self.base.tolerance {
            return Some(0.0);
        }
        let middle = median(d)?;
        Some(match norm {
            Norm::Sum => 2.0 * lacking / (greatest - least),
            Norm::Largest => lacking / d.iter().map(|d| (d - middle).abs()).sum::<f64>(),
        })
    }

    /// The nearest of some possible changes, which `list` names one by one.
    fn smallest(
        &self,
        norm: Norm,
        list: impl Fn(&mut dyn FnMut(Rival)),
    ) -> Result<Option<Nearest>, NoNearest> {
        let mut first: Option<(f64, Rival)> = None;
        list(&mut |rival| {
            let bound = self.bound(norm, &self.condition(rival));
            if let Some(bound) = bound.filter(|bound| first.is_none_or(|(least, _)| *bound < least)) {
                first = Some((bound, rival));
            }
        });
        let Some((_, first)) = first else { return Ok(None) };
        let mut best = self.solve(norm, first)?;
        let mut rest = Vec::new();
        list(&mut |rival| {
            let bound = self.bound(norm, &self.condition(rival));
            rest.extend(bound.filter(|bound| *bound < best.distance).map(|bound| (bound, rival)));
        });
        rest.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (bound, rival) in rest {
            if bound >= best.distance {
                break;
            }
            let found = self.solve(norm, rival)?;
            if found.distance < best.distance {
                best = found;
            }
        }
        Ok(Some(best))
    }

    fn solve(&self, norm: Norm, rival: Rival) -> Result<Nearest, NoNearest> {
        let d = self.condition(rival);
        let lacking = -d.iter().zip(self.shares).map(|(d, share)| d * share).sum::<f64>();
        let is_now = lacking <= self.base.tolerance;
        let cause = match rival {
            Rival::Pair(ahead, behind) if is_now => Cause::Part(ahead, behind),
            Rival::Pair(ahead, behind) => Cause::Meet(ahead, behind),
            Rival::Rise(unit, tier) | Rival::Fall(unit, tier) => Cause::Cut(unit, tier as u16 + 1),
        };
        if is_now {
            return Ok(Nearest { distance: 0.0, shares: self.shares.to_vec(), cause });
        }
        let (distance, shares) = nearest(&d, lacking, self.shares, norm).map_err(|_| NoNearest::Unsolved)?;
        Ok(Nearest { distance, shares, cause })
    }
}

/// The smallest change of shares that brings d·w from −`lacking` to 0.
fn nearest(d: &[f64], lacking: f64, shares: &[f64], norm: Norm) -> Result<(f64, Vec<f64>), NoOptimum> {
    let count = d.len();
    // More, less, and for the largest change its size.
    let width = 2 * count + usize::from(norm == Norm::Largest);
    let row = |terms: &[(usize, f64)]| {
        let mut row = vec![0.0; width];
        terms.iter().for_each(|&(at, value)| row[at] = value);
        row
    };
    // In units of what is lacking, so that every number is of a size the solver's tolerances suit.
    let gain: Vec<(usize, f64)> =
        (0..count).flat_map(|at| [(at, d[at] / lacking), (count + at, -d[at] / lacking)]).collect();
    let balance: Vec<(usize, f64)> = (0..count).flat_map(|at| [(at, 1.0), (count + at, -1.0)]).collect();
    let mut conditions = vec![Condition::at_least(row(&gain), 1.0), Condition::exactly(row(&balance), 0.0)];
    conditions.extend((0..count).map(|at| Condition::at_most(row(&[(count + at, 1.0)]), shares[at])));
    let objective = match norm {
        Norm::Sum => vec![-1.0; width],
        Norm::Largest => {
            let bounded = (0..count).map(|at| row(&[(at, 1.0), (count + at, 1.0), (width - 1, -1.0)]));
            conditions.extend(bounded.map(|row| Condition::at_most(row, 0.0)));
            row(&[(width - 1, -1.0)])
        }
    };
    let optimum = maximise(&objective, conditions)?;
    let moved = |at: usize| shares[at] + optimum.point[at] - optimum.point[count + at];
    Ok((-optimum.value, (0..count).map(|at| moved(at).max(0.0)).collect()))
}

#[cfg(test)]
mod tests {
    use quanheng_index::stream::Replicate;

    use super::*;

    /// By hand: d = (3, −1, −2), shares (0.2, 0.3, 0.5): d·w = 0.6 − 0.3 − 1 = −0.7. L1: from the third to the first, 5
    /// for each unit: 0.14 moved, 0.28 in all. L∞: the first + z, the third − z, the second 0: 5z = 0.7.
    #[test]
    fn three_shares_by_hand() {
        let (d, shares) = ([3.0, -1.0, -2.0], [0.2, 0.3, 0.5]);
        let (distance, moved) = nearest(&d, 0.7, &shares, Norm::Sum).unwrap();
        assert!((distance - 0.28).abs() < 1e-12 && (moved[0] - 0.34).abs() < 1e-12, "{distance} {moved:?}");
        let (distance, _) = nearest(&d, 0.7, &shares, Norm::Largest).unwrap();
        assert!((distance - 0.14).abs() < 1e-12, "{distance}");
    }

    /// L1 without a programme: take from where d is least first, give to where it is greatest.
    #[test]
    fn the_programme_agrees_with_taking_from_the_worst_first() {
        let mut stream = Replicate { seed: 3, number: 0 }.stream([0; 3]);
        for _ in 0..200 {
            let count = 2 + stream.below(6) as usize;
            let raw: Vec<f64> = (0..count).map(|_| stream.uniform()).collect();
            let total: f64 = raw.iter().sum();
            let shares: Vec<f64> = raw.iter().map(|x| x / total).collect();
            let d: Vec<f64> = (0..count).map(|_| 10.0 * stream.uniform() - 6.0).collect();
            let lacking = -d.iter().zip(&shares).map(|(d, share)| d * share).sum::<f64>();
            let best = d.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            if lacking <= 0.0 || best <= 0.0 {
                continue;
            }
            let mut order: Vec<usize> = (0..count).collect();
            order.sort_by(|&a, &b| d[a].total_cmp(&d[b]));
            let (mut left, mut moved) = (lacking, 0.0);
            for at in order {
                let gain = best - d[at];
                let take = if gain > 0.0 { shares[at].min(left / gain) } else { 0.0 };
                left -= take * gain;
                moved += take;
            }
            let (distance, _) = nearest(&d, lacking, &shares, Norm::Sum).unwrap();
            assert!((distance - 2.0 * moved).abs() < 1e-9, "{distance} {moved} {d:?} {shares:?}");
        }
    }
}
