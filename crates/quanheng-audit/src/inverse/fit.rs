//! Weights that reproduce what was published: whether there are any, the most central ones, and how far each weight
//! may go.

use quanheng_index::statistics::linear_programme::NoOptimum;

use super::explore::Ground;
use super::game::{Game, Rows};
use super::nearest::nearest;
use super::space::Space;

/// A set of weights, described.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// By part: least and greatest weight, exact, each with the others free. The set is closed: where no margin is
    /// asked for, an end may be reached only where two units tie.
    pub ranges: Vec<(f64, f64)>,
    /// Chebyshev centre: the weights farthest from breaking any condition.
    pub centre: Vec<f64>,
    /// Its distance from the nearest condition, along Σw = 1; 0 for a set without an inside.
    pub radius: f64,
    /// The weights nearest to the nominal ones (least squares).
    pub nearest: Vec<f64>,
    /// Their distance from the nominal weights.
    pub distance: f64,
    /// Positions, among the rows beyond the bounds, of those that bound the set: the others follow from them.
    pub decisive: Vec<usize>,
}

impl Fit {
    /// Describes the weights of a space.
    ///
    /// # Errors
    /// When no weights are admissible, or the solver fails.
    pub(crate) fn of(space: &Space, nominal: &[f64]) -> Result<(Self, Space), NoOptimum> {
        let (lean, decisive) = lean(space)?;
        let parts = space.parts();
        let unit =
            |part: usize| -> Vec<f64> { (0..parts).map(|at| f64::from(u8::from(at == part))).collect() };
        let range = |part: usize| -> Result<(f64, f64), NoOptimum> {
            Ok((lean.least(&unit(part))?.value, lean.most(&unit(part))?.value))
        };
        let ranges = (0..parts).map(range).collect::<Result<_, _>>()?;
        let (centre, radius) = lean.centre()?;
        let nearest = nearest(&lean, nominal).ok_or(NoOptimum::Failed)?;
        let square: f64 = nearest.iter().zip(nominal).map(|(a, b)| (a - b) * (a - b)).sum();
        Ok((Self { ranges, centre, radius, nearest, distance: square.sqrt(), decisive }, lean))
    }
}

/// The same set with the rows that follow from others left out, and the positions of those that stay.
fn lean(space: &Space) -> Result<(Space, Vec<usize>), NoOptimum> {
    let parts = space.parts();
    let bounds = Space::within(space.bounds().to_vec());
    let rows: Vec<&[f64]> = space.rows().collect();
    let mut stays = vec![true; rows.len()];
    let mut game = Game::default();
    for at in 0..rows.len() {
        let turned: Vec<f64> = rows[at].iter().map(|x| -x).collect();
        let mut hard = bounds.hard();
        (0..rows.len())
            .filter(|&other| other != at && stays[other])
            .for_each(|other| hard.extend(rows[other]));
        let verdict = game.solve(Rows { parts, soft: &turned, hard: &hard }).ok_or(NoOptimum::Failed)?;
        stays[at] = verdict.bound > 0.0;
    }
    let decisive: Vec<usize> = (0..rows.len()).filter(|&at| stays[at]).collect();
    Ok((decisive.iter().fold(bounds, |space, &at| space.and(rows[at])), decisive))
}

/// The weights at which the least lead of any pair is greatest, and that lead; below 0 when some pair must be out of
/// order. `None` without a pair, or without admissible weights.
pub(crate) fn widest(ground: &Ground, soft: &[f64]) -> Option<(f64, Vec<f64>)> {
    if soft.is_empty() {
        return None;
    }
    let verdict = ground.solve(soft)?;
    verdict.bound.is_finite().then_some((verdict.bound, verdict.point))
}

#[cfg(test)]
mod tests {
    use super::super::space::Bounds;
    use super::*;

    /// Two parts by hand: w₁ ≥ 1/4 and, weaker, w₁ ≥ 1/5; w₁ ≤ 3/4 by a bound.
    #[test]
    fn two_parts_by_hand() {
        let bounds = vec![Bounds { least: 0.0, most: 0.75 }, Bounds::default()];
        let space = Space::within(bounds).and(&[0.8, -0.2]).and(&[0.75, -0.25]);
        let (fit, lean) = Fit::of(&space, &[0.9, 0.1]).unwrap();
        assert_eq!((fit.decisive.as_slice(), lean.rows().count()), ([1].as_slice(), 1));
        assert!((fit.ranges[0].0 - 0.25).abs() < 1e-9 && (fit.ranges[0].1 - 0.75).abs() < 1e-9);
        assert!((fit.centre[0] - 0.5).abs() < 1e-9);
        assert!((fit.radius - 0.25 * 2.0_f64.sqrt()).abs() < 1e-9);
        assert!((fit.nearest[0] - 0.75).abs() < 1e-9);
        assert!((fit.distance - 0.15 * 2.0_f64.sqrt()).abs() < 1e-9);
    }
}
