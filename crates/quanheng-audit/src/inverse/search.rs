//! Exact search: the weights that break fewest of some rows.
//!
//! Branch and bound over simplices. In a simplex a row is broken everywhere if it is broken at all corners, kept
//! everywhere if it is kept at all corners, and open otherwise. What is broken everywhere bounds the count from
//! below; so do open rows that contradict each other in sets without a common row ([`Game`] names them, with their
//! proof). A simplex that cannot beat the best weights known is dropped; where few rows are open, the sets that
//! contradict each other are followed to the end; else the simplex is cut through the edge that most open rows
//! cross. As it shrinks towards the best weights, few rows stay open: the work depends far more on how clear the
//! optimum is than on the number of regions the rows cut the weights into.
//!
//! The search goes in rounds. Within a round every thread knows the best count of the round before, and rounds
//! merge in order, so the result does not depend on the number of threads.

use rayon::prelude::*;

use super::climb::Climb;
use super::game::{Game, Rows};

/// Rows a with a·w ≥ 0 wanted, and where to look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task<'a> {
    /// Number of weights.
    pub(crate) parts: usize,
    /// Rows that should hold, one after the other.
    pub(crate) soft: &'a [f64],
    /// Rows that must hold.
    pub(crate) hard: &'a [f64],
    /// Corners of a simplex that holds all admissible weights, one after the other.
    pub(crate) corners: &'a [f64],
    /// Simplices looked at before the search gives up.
    pub(crate) budget: u64,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Fewest rows broken by any weights known.
    pub(crate) broken: usize,
    /// No weights break fewer than this.
    pub(crate) at_least: usize,
    /// The weights.
    pub(crate) weights: Vec<f64>,
    /// Simplices looked at.
    pub(crate) looked_at: u64,
}

/// Simplices handed out in a round, and looked at by each before it hands back what is left.
const ROUND: usize = 64;
const SHARE: u64 = 400;
/// Few enough open rows to follow contradictions to the end, and programmes spent on that.
const FEW: usize = 24;
const MOST_GAMES: usize = 40;

/// A simplex.
#[derive(Debug, Clone)]
struct Cell {
    /// By corner, its weights.
    corners: Vec<f64>,
    /// Open rows.
    open: Vec<u32>,
    /// By corner, then by open row: the value of the row there.
    values: Vec<f64>,
    /// Hard rows that are broken at some corners, as `open` and `values`.
    hard: Vec<u32>,
    hard_values: Vec<f64>,
    /// Rows broken everywhere.
    broken: usize,
    /// No weights in it break fewer: contradictions seen on the way here count as well.
    floor: usize,
}

impl Task<'_> {
    /// Searches; `None` when no weights meet the hard rows. `starts` are weights to begin from.
    pub(crate) fn search(&self, starts: &[Vec<f64>]) -> Option<Found> {
        let climb = Climb { parts: self.parts, soft: self.soft, hard: self.hard };
        let climbed: Vec<(usize, Vec<f64>)> =
            starts.par_iter().filter_map(|start| climb.climb(start)).collect();
        let mut best: Option<(usize, Vec<f64>)> = None;
        climbed.into_iter().for_each(|found| keep(&mut best, found));
        let mut stack: Vec<Cell> = self.root().into_iter().collect();
        let mut looked_at = 0;
        while !stack.is_empty() && looked_at < self.budget {
            let from = stack.len().saturating_sub(ROUND);
            let round = stack.split_off(from);
            let known = best.as_ref().map_or(usize::MAX, |best| best.0);
            let most = SHARE.min((self.budget - looked_at).div_ceil(round.len() as u64));
            let done: Vec<Share> = round.into_par_iter().map(|cell| self.share(cell, known, most)).collect();
            for share in done {
                looked_at += share.looked_at;
                stack.extend(share.left);
                if let Some(found) = share.best {
                    keep(&mut best, found);
                }
            }
            let known = best.as_ref().map_or(usize::MAX, |best| best.0);
            stack.retain(|cell| cell.floor < known);
        }
        let (broken, weights) = best?;
        let at_least = stack.iter().map(|cell| cell.floor).min().unwrap_or(broken).min(broken);
        Some(Found { broken, at_least, weights, looked_at })
    }

    fn root(&self) -> Option<Cell> {
        let parts = self.parts;
        let value = |rows: &[f64], row: usize, corner: usize| -> f64 {
            let corner = &self.corners[corner * parts..(corner + 1) * parts];
            rows[row * parts..(row + 1) * parts].iter().zip(corner).map(|(a, w)| a * w).sum()
        };
        let all = |rows: &[f64]| -> (Vec<u32>, Vec<f64>) {
            let count = rows.len() / parts;
            let each = (0..parts).flat_map(|corner| (0..count).map(move |row| (row, corner)));
            ((0..count as u32).collect(), each.map(|(row, corner)| value(rows, row, corner)).collect())
        };
        let (open, values) = all(self.soft);
        let (hard, hard_values) = all(self.hard);
        let cell =
            Cell { corners: self.corners.to_vec(), open, values, hard, hard_values, broken: 0, floor: 0 };
        cell.settled(parts)
    }

    /// Works on one simplex until it is done with or its share of the work is used up.
    fn share(&self, cell: Cell, known: usize, most: u64) -> Share {
        let mut share = Share { known, best: None, left: vec![cell], looked_at: 0, game: Game::default() };
        while share.looked_at < most {
            let Some(cell) = share.left.pop() else { break };
            share.looked_at += 1;
            self.look(cell, &mut share);
        }
        share
    }

    fn look(&self, cell: Cell, share: &mut Share) {
        if cell.floor >= share.known {
            return;
        }
        if let Some(middle) = cell.middle(self.parts) {
            share.take(middle);
        }
        let Some(allowed) = share.known.checked_sub(cell.broken + 1) else { return };
        let conflicts = match self.bound(&cell, allowed, share) {
            Bound::Done => return,
            Bound::Better(found) => {
                share.take(found);
                return;
            }
            Bound::Open(conflicts) => conflicts,
        };
        let floor = cell.floor.max(cell.broken + conflicts);
        let (first, second) = cell.halves(self.parts);
        let halves = [first, second].map(|half| Cell { floor, ..half }.settled(self.parts));
        let mut halves: Vec<Cell> = halves.into_iter().flatten().collect();
        // The one that breaks fewest is looked at first.
        halves.sort_by_key(|half| std::cmp::Reverse((half.broken, half.open.len())));
        share.left.extend(halves);
    }

    /// What contradictions among the open rows say, when `allowed` of them may be broken.
    fn bound(&self, cell: &Cell, allowed: usize, share: &mut Share) -> Bound {
        let parts = self.parts;
        let hard = by_row(&cell.hard_values, cell.hard.len(), parts, &|_| true);
        let mut left: Vec<bool> = vec![true; cell.open.len()];
        let mut conflicts = 0;
        let mut first = None;
        while let Some((verdict, rows)) = share.solve(cell, parts, &hard, &left) {
            if verdict.bound == f64::NEG_INFINITY {
                return Bound::Done;
            }
            if verdict.bound >= 0.0 {
                if conflicts == 0 {
                    return Bound::Better((cell.broken, cell.point(&verdict.point, parts)));
                }
                break;
            }
            let support: Vec<usize> = verdict.support.iter().map(|&at| rows[at]).collect();
            support.iter().for_each(|&at| left[at] = false);
            first.get_or_insert(support);
            conflicts += 1;
            if conflicts > allowed {
                return Bound::Done;
            }
        }
        let Some(first) = first.filter(|_| cell.open.len() <= FEW) else { return Bound::Open(conflicts) };
        let mut games = MOST_GAMES;
        let mut left = vec![true; cell.open.len()];
        let branch = Branch { cell, hard: &hard, support: &first, allowed };
        match self.follow(&branch, &mut left, &mut games, share) {
            Bound::Open(_) => Bound::Open(conflicts),
            settled => settled,
        }
    }

    /// One of the rows that contradict each other must be broken: tries each.
    fn follow(&self, branch: &Branch, left: &mut [bool], games: &mut usize, share: &mut Share) -> Bound {
        if branch.allowed == 0 {
            return Bound::Done;
        }
        let mut best = Bound::Done;
        let mut allowed = branch.allowed;
        for &row in branch.support {
            if *games == 0 {
                return Bound::Open(0);
            }
            *games -= 1;
            left[row] = false;
            let below = match share.solve(branch.cell, self.parts, branch.hard, left) {
                None => Bound::Open(0),
                Some((verdict, _)) if verdict.bound >= 0.0 => {
                    let broken = branch.cell.broken + left.iter().filter(|&&is_left| !is_left).count();
                    Bound::Better((broken, branch.cell.point(&verdict.point, self.parts)))
                }
                Some((verdict, rows)) => {
                    let support: Vec<usize> = verdict.support.iter().map(|&at| rows[at]).collect();
                    let next = Branch { support: &support, allowed: allowed - 1, ..*branch };
                    self.follow(&next, left, games, share)
                }
            };
            left[row] = true;
            match below {
                Bound::Open(_) => return Bound::Open(0),
                Bound::Done => {}
                Bound::Better(found) => {
                    let used = left.iter().filter(|&&is_left| !is_left).count();
                    // Only what breaks fewer is of interest from here on.
                    allowed = found.0 - branch.cell.broken - used - 1;
                    best = Bound::Better(found);
                    if allowed == 0 {
                        return best;
                    }
                }
            }
        }
        best
    }
}

/// A place in the tree of contradictions.
#[derive(Clone, Copy)]
struct Branch<'a> {
    cell: &'a Cell,
    hard: &'a [f64],
    support: &'a [usize],
    allowed: usize,
}

/// What is known of a simplex.
enum Bound {
    /// Nothing better is in it.
    Done,
    /// The best in it.
    Better((usize, Vec<f64>)),
    /// Not settled; so many sets of open rows contradict each other, no two with a row in common.
    Open(usize),
}

/// The work of one thread in a round.
struct Share {
    known: usize,
    best: Option<(usize, Vec<f64>)>,
    left: Vec<Cell>,
    looked_at: u64,
    game: Game,
}

impl Share {
    fn take(&mut self, found: (usize, Vec<f64>)) {
        if found.0 < self.known {
            self.known = found.0;
            self.best = Some(found);
        }
    }

    /// The programme of the rows that are left; also which rows those are. `None` without an answer. With no rows
    /// left, a row that always holds stands in: the answer is a point that the hard rows admit.
    fn solve(
        &mut self,
        cell: &Cell,
        parts: usize,
        hard: &[f64],
        left: &[bool],
    ) -> Option<(super::game::Verdict, Vec<usize>)> {
        let rows: Vec<usize> = (0..left.len()).filter(|&at| left[at]).collect();
        let mut soft = by_row(&cell.values, cell.open.len(), parts, &|at| left[at]);
        if rows.is_empty() {
            soft = vec![1.0; parts];
        }
        self.game.solve(Rows { parts, soft: &soft, hard }).map(|verdict| (verdict, rows))
    }
}

/// Keeps the better, the first of equals.
fn keep(best: &mut Option<(usize, Vec<f64>)>, found: (usize, Vec<f64>)) {
    if best.as_ref().is_none_or(|best| found.0 < best.0) {
        *best = Some(found);
    }
}

/// From values by corner to rows of one value a corner.
fn by_row(values: &[f64], count: usize, parts: usize, is_meant: &dyn Fn(usize) -> bool) -> Vec<f64> {
    let rows = (0..count).filter(|&row| is_meant(row));
    rows.flat_map(|row| (0..parts).map(move |corner| values[corner * count + row])).collect()
}

impl Cell {
    /// Without the rows that no corner or every corner keeps; `None` where a hard row is broken everywhere.
    fn settled(mut self, parts: usize) -> Option<Self> {
        let count = self.open.len();
        let mut kept = Vec::with_capacity(count);
        for row in 0..count {
            let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
            for corner in 0..parts {
                let value = self.values[corner * count + row];
                least = least.min(value);
                most = most.max(value);
            }
            if most < 0.0 {
                self.broken += 1;
            } else if least < 0.0 {
                kept.push(row);
            }
        }
        (self.open, self.values) = picked(&self.open, &self.values, &kept, parts);
        let count = self.hard.len();
        let mut kept = Vec::with_capacity(count);
        for row in 0..count {
            let values = (0..parts).map(|corner| self.hard_values[corner * count + row]);
            if values.clone().all(|value| value < 0.0) {
                return None;
            }
            if values.clone().any(|value| value < 0.0) {
                kept.push(row);
            }
        }
        (self.hard, self.hard_values) = picked(&self.hard, &self.hard_values, &kept, parts);
        self.floor = self.floor.max(self.broken);
        Some(self)
    }

    /// The point in the middle and what is broken there; `None` where a hard row is.
    fn middle(&self, parts: usize) -> Option<(usize, Vec<f64>)> {
        let sum = |values: &[f64], count: usize, row: usize| -> f64 {
            (0..parts).map(|corner| values[corner * count + row]).sum()
        };
        let hard = self.hard.len();
        if (0..hard).any(|row| sum(&self.hard_values, hard, row) < 0.0) {
            return None;
        }
        let open = self.open.len();
        let broken = (0..open).filter(|&row| sum(&self.values, open, row) < 0.0).count();
        Some((self.broken + broken, self.point(&vec![1.0 / parts as f64; parts], parts)))
    }

    /// Weights of a point given by its shares of the corners.
    fn point(&self, shares: &[f64], parts: usize) -> Vec<f64> {
        let mut point = vec![0.0; parts];
        for (corner, share) in self.corners.chunks_exact(parts).zip(shares) {
            point.iter_mut().zip(corner).for_each(|(sum, w)| *sum += share * w);
        }
        point
    }

    /// Cut in the middle of the edge that most rows cross, the longest of those.
    fn halves(&self, parts: usize) -> (Self, Self) {
        let (open, hard) = (self.open.len(), self.hard.len());
        let crossing = |values: &[f64], count: usize, i: usize, j: usize| -> usize {
            let (a, b) = (&values[i * count..(i + 1) * count], &values[j * count..(j + 1) * count]);
            a.iter().zip(b).map(|(x, y)| usize::from((*x < 0.0) != (*y < 0.0))).sum()
        };
        let length = |i: usize, j: usize| -> f64 {
            let (a, b) =
                (&self.corners[i * parts..(i + 1) * parts], &self.corners[j * parts..(j + 1) * parts]);
            a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
        };
        let mut best = (0, f64::NEG_INFINITY, 0, 1);
        for i in 0..parts {
            for j in i + 1..parts {
                let count = crossing(&self.values, open, i, j) + crossing(&self.hard_values, hard, i, j);
                let edge = (count, length(i, j), i, j);
                if (edge.0, edge.1) > (best.0, best.1) {
                    best = edge;
                }
            }
        }
        let (_, _, i, j) = best;
        let half = |of: usize, with: usize| {
            let mut half = self.clone();
            average(&mut half.corners, parts, of, with);
            average(&mut half.values, open, of, with);
            average(&mut half.hard_values, hard, of, with);
            half
        };
        (half(i, j), half(j, i))
    }
}

/// Puts the middle of two corners in place of the first.
fn average(values: &mut [f64], count: usize, of: usize, with: usize) {
    for at in 0..count {
        values[of * count + at] = 0.5 * (values[of * count + at] + values[with * count + at]);
    }
}

fn picked(rows: &[u32], values: &[f64], kept: &[usize], parts: usize) -> (Vec<u32>, Vec<f64>) {
    let count = rows.len();
    if kept.len() == count {
        return (rows.to_vec(), values.to_vec());
    }
    let each = (0..parts).flat_map(|corner| kept.iter().map(move |&row| values[corner * count + row]));
    (kept.iter().map(|&row| rows[row]).collect(), each.collect())
}
