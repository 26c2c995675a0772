//! Setting up a search: the simplex around the admissible weights, weights to start from, and one small question.

use quanheng_index::stream::Replicate;

use super::game::{Game, Rows, Verdict};
use super::search::{Found, Task};
use super::space::Space;

/// Weights to start from, beside the centre; fewer where there are many parts, and so many directions to climb in.
const STARTS: u64 = 48;
const MANY_PARTS: usize = 10;
const FEW_STARTS: usize = 4;

/// The admissible weights, made ready for many questions.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    pub(crate) parts: usize,
    pub(crate) hard: Vec<f64>,
    corners: Vec<f64>,
    starts: Vec<Vec<f64>>,
}

impl Ground {
    /// `None` when no weights are admissible.
    pub(crate) fn of(space: &Space) -> Option<Self> {
        let parts = space.parts();
        let hard = space.hard();
        let mut game = Game::default();
        let mut centre = vec![1.0 / parts as f64; parts];
        let mut least = vec![0.0; parts];
        if !hard.is_empty() {
            centre = space.centre().ok()?.0;
            for (part, least) in least.iter_mut().enumerate() {
                let turned: Vec<f64> = (0..parts).map(|at| if at == part { -1.0 } else { 0.0 }).collect();
                let verdict = game.solve(Rows { parts, soft: &turned, hard: &hard })?;
                // A hair of room, so that rounding cuts nothing off.
                *least = (-verdict.bound - 1e-9).max(0.0);
            }
        }
        let room = 1.0 - least.iter().sum::<f64>();
        let corner = |corner: usize, at: usize| least[at] + if at == corner { room } else { 0.0 };
        let corners = (0..parts).flat_map(|c| (0..parts).map(move |at| (c, at))).map(|(c, at)| corner(c, at));
        let count = if parts > MANY_PARTS { FEW_STARTS as u64 } else { STARTS };
        let starts = (0..count).map(|number| scattered(space, &centre, number));
        Some(Self {
            parts,
            corners: corners.collect(),
            starts: std::iter::once(centre.clone()).chain(starts).collect(),
            hard,
        })
    }

    /// The weights that break fewest rows; `None` when none are admissible after all.
    pub(crate) fn fewest_broken(&self, soft: &[f64], budget: u64) -> Option<Found> {
        self.task(soft, budget).search(&self.starts)
    }

    /// The same for few rows, which a search settles at once: it begins from few weights.
    pub(crate) fn fewest_of_few(&self, soft: &[f64], budget: u64) -> Option<Found> {
        self.task(soft, budget).search(&self.starts[..FEW_STARTS])
    }

    fn task<'a>(&'a self, soft: &'a [f64], budget: u64) -> Task<'a> {
        Task { parts: self.parts, soft, hard: &self.hard, corners: &self.corners, budget }
    }

    /// The weights at which the worst of some rows is best.
    pub(crate) fn solve(&self, soft: &[f64]) -> Option<Verdict> {
        Game::default().solve(Rows { parts: self.parts, soft, hard: &self.hard })
    }
}

/// Admissible weights between the centre and the border, towards a random point of the simplex.
fn scattered(space: &Space, centre: &[f64], number: u64) -> Vec<f64> {
    let mut stream = Replicate { seed: 0, number }.stream([u64::MAX, 0, 0]);
    let mut target: Vec<f64> = centre.iter().map(|_| -libm::log(stream.uniform())).collect();
    let sum: f64 = target.iter().sum();
    target.iter_mut().for_each(|w| *w /= sum);
    // Halving the way until it is admissible keeps well inside.
    let mut way = 1.0;
    loop {
        let point: Vec<f64> = centre.iter().zip(&target).map(|(c, t)| c + way * (t - c)).collect();
        if space.contains(&point, 0.0) || way < 1e-6 {
            return point;
        }
        way *= 0.5;
    }
}

#[cfg(test)]
mod tests {
    use super::super::space::Bounds;
    use super::*;

    /// Every order of rows by brute force over a grid of three weights, against the search: on random rows, with and
    /// without bounds.
    #[test]
    fn three_weights_against_a_fine_grid() {
        for number in 0..20 {
            let mut stream = Replicate { seed: 11, number }.stream([0; 3]);
            let rows: Vec<f64> = (0..3 * 14).map(|_| 2.0 * stream.uniform() - 1.0).collect();
            let least = if number % 2 == 0 { 0.0 } else { 0.2 };
            let bounds = vec![Bounds { least, most: 0.75 }, Bounds::default(), Bounds::default()];
            let space = Space::within(bounds);
            let found = Ground::of(&space).unwrap().fewest_broken(&rows, 100_000).unwrap();
            assert_eq!(found.broken, found.at_least);
            let broken =
                |w: &[f64]| rows.chunks(3).filter(|r| r[0] * w[0] + r[1] * w[1] + r[2] * w[2] < 0.0).count();
            assert_eq!(broken(&found.weights), found.broken, "{number}");
            assert!(space.contains(&found.weights, 1e-12));
            let grid = 120;
            let points = (0..=grid).flat_map(|i| (0..=grid - i).map(move |j| (i, j)));
            let fewest = points
                .map(|(i, j)| [i, j, grid - i - j].map(|x| f64::from(x) / f64::from(grid)))
                .filter(|w| space.contains(w, 0.0))
                .map(|w| broken(&w))
                .min();
            // The grid may step over a small region; it never finds more than there is.
            let fewest = fewest.unwrap();
            assert!(found.broken <= fewest && fewest <= found.broken + 1, "{number}: {fewest} {found:?}");
        }
    }

    /// Exactly: with three weights every region of the plane has a corner where two lines cross, or is bounded by the
    /// triangle; beside each crossing and at the middle of each stretch of each line all regions are seen.
    #[test]
    fn three_weights_against_all_regions() {
        for number in 0..20 {
            let mut stream = Replicate { seed: 12, number }.stream([0; 3]);
            let rows: Vec<f64> = (0..3 * 9).map(|_| 2.0 * stream.uniform() - 1.0).collect();
            let mut lines: Vec<[f64; 3]> = rows.chunks(3).map(|r| [r[0], r[1], r[2]]).collect();
            lines.extend([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
            let broken = |w: &[f64; 3]| {
                rows.chunks(3).filter(|r| r[0] * w[0] + r[1] * w[1] + r[2] * w[2] < 0.0).count()
            };
            let mut fewest = usize::MAX;
            for (i, a) in lines.iter().enumerate() {
                for b in &lines[i + 1..] {
                    let cross =
                        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
                    let sum: f64 = cross.iter().sum();
                    let corner = cross.map(|x| x / sum);
                    for step in 0..64 {
                        let angle = (f64::from(step) + 0.5) * std::f64::consts::TAU / 64.0;
                        let (x, y) = (1e-7 * libm::cos(angle), 1e-7 * libm::sin(angle));
                        let near = [corner[0] + x, corner[1] + y, corner[2] - x - y];
                        if near.iter().all(|&w| w >= 0.0) {
                            fewest = fewest.min(broken(&near));
                        }
                    }
                }
            }
            let found = Ground::of(&Space::simplex(3)).unwrap().fewest_broken(&rows, 100_000).unwrap();
            assert_eq!((found.broken, found.at_least), (fewest, fewest), "{number}");
        }
    }
}
