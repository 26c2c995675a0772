//! Weights drawn evenly from a set of admissible weights: hit-and-run.
//!
//! From the Chebyshev centre, each step draws a direction within Σw = 1 and then a point of the stretch of that line
//! that is admissible, all as likely. Directions are drawn normal with the covariance of a first, shorter walk, so
//! that a set that is long and thin is crossed as quickly as a round one; any fixed distribution of directions that
//! is the same both ways leaves the even distribution unchanged (Smith 1984; Lovász and Vempala 2006 for the number
//! of steps). Several chains run side by side, each keyed by its number, and merge in order: the result does not
//! depend on the number of threads.
//!
//! Every chain forgets its first `20·d` steps and keeps each `2·d`-th point after that, d the number of free parts.

use quanheng_index::statistics::linear::{Cholesky, Matrix, dot};
use quanheng_index::statistics::{mean, pearson, quantile, sorted, standard_deviation};
use quanheng_index::stream::{Replicate, Stream};
use rayon::prelude::*;

use super::space::Space;

/// Chains, whatever the number of threads.
const CHAINS: u64 = 16;
/// Points of the first walk, in all.
const PILOT: usize = 1_600;
/// Where in the stream's key the draws are.
const PLACE: u64 = 0x696E_7665_7273_6500;

/// Points drawn, and what they say of each weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// By point, then by part.
    pub points: Vec<Vec<f64>>,
    /// By part.
    pub weights: Vec<Spread>,
    /// Pearson correlation of each two weights, by row; `None` where one of them never varies.
    pub correlations: Vec<Option<f64>>,
    /// Steps between two points.
    pub thinning: usize,
}

/// The distribution of one number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Mean: of the weights together, the centre of gravity.
    pub mean: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// 5, 25, 50, 75 and 95 %.
    pub quantiles: [f64; 5],
}

/// Draws about `points` points from a space whose inside holds `centre`; `None` for a space without one.
#[must_use]
pub fn walk(space: &Space, centre: &[f64], points: usize, seed: u64) -> Option<Walk> {
    let free = (0..space.parts()).filter(|&part| space.is_free(part)).count();
    if free < 2 || points == 0 {
        return None;
    }
    let rows = conditions(space);
    let round = Shape::round(space);
    let first = chains(&Steps { space, rows: &rows, shape: &round, centre, seed, stage: 0 }, PILOT);
    let shape = Shape::of(space, &first).unwrap_or(round);
    let points = chains(&Steps { space, rows: &rows, shape: &shape, centre, seed, stage: 1 }, points);
    let column = |part: usize| -> Vec<f64> { points.iter().map(|point| point[part]).collect() };
    let columns: Vec<Vec<f64>> = (0..space.parts()).map(column).collect();
    let weights = columns.iter().map(|column| Spread::of(column)).collect::<Option<_>>()?;
    let correlations = correlations(&columns);
    Some(Walk { points, weights, correlations, thinning: 2 * free })
}

impl Spread {
    fn of(values: &[f64]) -> Option<Self> {
        let ascending = sorted(values);
        let at = |p: f64| quantile(&ascending, p);
        Some(Self {
            mean: mean(values)?,
            deviation: standard_deviation(values)?,
            quantiles: [at(0.05)?, at(0.25)?, at(0.5)?, at(0.75)?, at(0.95)?],
        })
    }
}

fn correlations(columns: &[Vec<f64>]) -> Vec<Option<f64>> {
    let varies: Vec<bool> = columns.iter().map(|column| column.iter().any(|x| *x != column[0])).collect();
    let pairs = columns.iter().zip(&varies).flat_map(|(a, &a_varies)| {
        columns.iter().zip(&varies).map(move |(b, &b_varies)| (a, b, a_varies && b_varies))
    });
    let of = |(a, b, is_defined): (&Vec<f64>, &Vec<f64>, bool)| {
        if is_defined { pearson(a, b) } else { None }
    };
    pairs.map(of).collect()
}

/// All conditions, w ≥ 0 among them, one row after the other.
fn conditions(space: &Space) -> Vec<f64> {
    let parts = space.parts();
    let mut rows = space.hard();
    let free = (0..parts).filter(|&part| space.bounds()[part].least <= 0.0);
    free.for_each(|part| rows.extend((0..parts).map(|at| f64::from(u8::from(at == part)))));
    rows
}

/// Directions: z is turned into Lz.
struct Shape {
    factor: Option<Cholesky>,
    /// Parts that move; the last of them makes up for the others.
    free: Vec<usize>,
}

impl Shape {
    fn round(space: &Space) -> Self {
        Self { factor: None, free: (0..space.parts()).filter(|&part| space.is_free(part)).collect() }
    }

    /// The covariance of points, without the last free part, which the others decide.
    fn of(space: &Space, points: &[Vec<f64>]) -> Option<Self> {
        let free = Self::round(space).free;
        let size = free.len() - 1;
        let count = points.len() as f64;
        let means: Vec<f64> =
            free.iter().map(|&part| points.iter().map(|point| point[part]).sum::<f64>() / count).collect();
        let mut covariance = Matrix::zeros(size, size);
        for i in 0..size {
            for j in 0..size {
                let products =
                    points.iter().map(|point| (point[free[i]] - means[i]) * (point[free[j]] - means[j]));
                covariance[(i, j)] = products.sum::<f64>() / count;
            }
        }
        Some(Self { factor: Some(Cholesky::of(&covariance).ok()?), free })
    }

    fn direction(&self, space: &Space, stream: &mut Stream, direction: &mut [f64]) {
        let size = self.free.len() - 1;
        match &self.factor {
            None => {
                direction.fill(0.0);
                self.free.iter().for_each(|&part| direction[part] = stream.normal());
                let flat = space.flat(direction);
                direction.copy_from_slice(&flat);
            }
            Some(factor) => {
                let z: Vec<f64> = (0..size).map(|_| stream.normal()).collect();
                direction.fill(0.0);
                for i in 0..size {
                    direction[self.free[i]] = dot(factor.lower_row(i), &z[..=i]);
                }
                direction[self.free[size]] = -direction.iter().sum::<f64>();
            }
        }
    }
}

/// What all chains of a walk share.
struct Steps<'a> {
    space: &'a Space,
    rows: &'a [f64],
    shape: &'a Shape,
    centre: &'a [f64],
    seed: u64,
    stage: u64,
}

fn chains(steps: &Steps, points: usize) -> Vec<Vec<f64>> {
    let each = points.div_ceil(CHAINS as usize);
    let walked: Vec<Vec<Vec<f64>>> =
        (0..CHAINS).into_par_iter().map(|chain| one_chain(steps, chain, each)).collect();
    walked.into_iter().flatten().collect()
}

fn one_chain(steps: &Steps, chain: u64, points: usize) -> Vec<Vec<f64>> {
    let parts = steps.space.parts();
    let free = steps.shape.free.len();
    let mut stream = Replicate { seed: steps.seed, number: chain }.stream([PLACE, steps.stage, 0]);
    let mut at = steps.centre.to_vec();
    let mut direction = vec![0.0; parts];
    let mut kept = Vec::with_capacity(points);
    let burn_in = 20 * free;
    let thinning = 2 * free;
    for step in 1..=burn_in + points * thinning {
        steps.shape.direction(steps.space, &mut stream, &mut direction);
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        for row in steps.rows.chunks_exact(parts) {
            let slope = dot(row, &direction);
            // A point a hair outside counts as on the border.
            let value = dot(row, &at).max(0.0);
            if slope > 0.0 {
                from = from.max(-value / slope);
            } else if slope < 0.0 {
                to = to.min(-value / slope);
            }
        }
        let u = stream.uniform();
        if from < to && from.is_finite() && to.is_finite() {
            let way = from + u * (to - from);
            at.iter_mut().zip(&direction).for_each(|(w, d)| *w += way * d);
        }
        if step > burn_in && (step - burn_in).is_multiple_of(thinning) {
            kept.push(at.clone());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::space::Bounds;
    use super::*;

    const POINTS: usize = 8_000;

    fn draw(space: &Space) -> Walk {
        let (centre, _) = space.centre().unwrap();
        walk(space, &centre, POINTS, 4).unwrap()
    }

    /// Each weight of the simplex has the distribution Beta(1, k − 1): mean 1/k, variance (k − 1)/(k²(k + 1)), and
    /// each two the correlation −1/(k − 1). The points are thinned chains, not independent: the bounds allow twice
    /// the standard error of independent draws, four times over.
    #[test]
    fn the_simplex_has_its_moments() {
        let walk = draw(&Space::simplex(6));
        let variance: f64 = 5.0 / (36.0 * 7.0);
        let error = 8.0 * (variance / POINTS as f64).sqrt();
        for (part, spread) in walk.weights.iter().enumerate() {
            assert!((spread.mean - 1.0 / 6.0).abs() < error, "{part}: {spread:?}");
            assert!((spread.deviation / variance.sqrt() - 1.0).abs() < 0.05, "{part}: {spread:?}");
            // The median of Beta(1, 5): 1 − 2^(−1/5).
            assert!((spread.quantiles[2] - 0.129_449).abs() < 0.005, "{spread:?}");
            for other in 0..part {
                assert!((walk.correlations[part * 6 + other].unwrap() + 0.2).abs() < 0.06);
            }
        }
    }

    /// Bounds that make a parallelogram: w₁ and w₂ are uniform and independent.
    #[test]
    fn a_box_has_its_moments() {
        let bounds = |least, most| Bounds { least, most };
        let walk = draw(&Space::within(vec![bounds(0.1, 0.3), bounds(0.2, 0.4), bounds(0.0, 1.0)]));
        let deviation = 0.2 / 12.0_f64.sqrt();
        for (spread, mean) in walk.weights.iter().zip([0.2, 0.3]) {
            assert!((spread.mean - mean).abs() < 8.0 * deviation / (POINTS as f64).sqrt(), "{spread:?}");
            assert!((spread.deviation / deviation - 1.0).abs() < 0.03);
            assert!((spread.quantiles[1] - (mean - 0.05)).abs() < 0.005);
        }
        assert!(walk.correlations[1].unwrap().abs() < 0.06);
    }

    /// A needle: w₁ ≥ w₂ ≥ 0.999·w₁. Along it w₃ has density proportional to 1 − w₃: mean 1/3, as a triangle's height.
    #[test]
    fn a_needle_is_walked_from_end_to_end() {
        let space = Space::simplex(3).and(&[1.0, -1.0, 0.0]).and(&[-0.999, 1.0, 0.0]);
        let walk = draw(&space);
        assert!((walk.weights[2].mean - 1.0 / 3.0).abs() < 0.015, "{:?}", walk.weights);
        assert!(walk.points.iter().all(|point| space.contains(point, 1e-9)));
    }

    #[test]
    fn nothing_to_walk_in() {
        assert_eq!(walk(&Space::simplex(1), &[1.0], 10, 1), None);
        let fast = Bounds { least: 0.5, most: 0.5 };
        assert_eq!(walk(&Space::within(vec![fast, fast]), &[0.5, 0.5], 10, 1), None);
    }

    #[test]
    fn the_number_of_threads_is_no_matter() {
        let space = Space::simplex(4).and(&[1.0, -1.0, 0.0, 0.0]);
        let (centre, _) = space.centre().unwrap();
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| walk(&space, &centre, 400, 9).unwrap())
        };
        let one = with(1);
        assert_eq!(with(2), one);
        assert_eq!(with(7), one);
    }
}
