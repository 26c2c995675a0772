//! How factors are extracted from correlations: as principal components, or as common factors, which explain the
//! correlations alone and leave each child a share of variance of its own, its uniqueness.
//!
//! Common factors are sought by their uniquenesses ψ: for given ψ the best loadings follow from eigenvectors, and ψ is
//! moved by Gauss-Newton steps until the slope of what is to be least vanishes.

use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::Eigen;
use crate::statistics::linear::{Cholesky, Matrix};

/// How factors are extracted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extraction {
    /// Eigenvectors of the correlations, scaled to their eigenvalues.
    Components,
    /// Common factors that leave the least squares of residual correlations: what iterated principal axes end at.
    PrincipalAxis,
    /// Common factors that make the correlations seen most likely, of normally distributed children.
    MaximumLikelihood,
}

/// Loadings, and the eigenvalues that say whether the axes are determined.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Extracted {
    /// A row for each child, a column for each factor.
    pub(super) loadings: Matrix,
    /// In descending order.
    pub(super) axes: Vec<f64>,
}

/// Why there are no factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoFactors {
    /// More than the correlations determine.
    TooMany { given: usize, most: usize },
    /// The child at this position is a combination of those before it.
    Collinear(usize),
    /// The factors would leave the child at this position no variance of its own.
    Improper(usize),
    /// The search came to no end.
    Unsettled,
}

impl NoFactors {
    /// What it means for the user, who knows children by their codes.
    pub(super) fn refusal(self, codes: &[&str]) -> Refusal {
        match self {
            Self::TooMany { given, most } => {
                Refusal::new("weight-too-many-factors").with("given", given).with("most", most)
            }
            Self::Collinear(child) => Refusal::new("weight-collinear").with("child", codes[child]),
            Self::Improper(child) => Refusal::new("weight-factors-improper").with("child", codes[child]),
            Self::Unsettled => Refusal::new("weight-factors-unsettled"),
        }
    }
}

/// A uniqueness this small is none: the limit of R's factanal.
const LEAST: f64 = 0.005;
/// A slope this small is none.
const LEVEL: f64 = 1e-12;
/// Some ten are usual.
const MOST_STEPS: usize = 1000;
const MOST_HALVINGS: usize = 50;

impl Extraction {
    const WORDS: &'static [&'static str] = &["components", "principal-axis", "maximum-likelihood"];

    pub(super) const PARAMETER: Parameter = Parameter::new(
        "extraction",
        Kind::Choice(Self::WORDS),
        Fallback::Word("components"),
        ["因子的提取方法", "how factors are extracted"],
    );

    pub(super) fn of(values: &Values) -> Self {
        match values.text("extraction") {
            "principal-axis" => Self::PrincipalAxis,
            "maximum-likelihood" => Self::MaximumLikelihood,
            _ => Self::Components,
        }
    }

    /// # Errors
    /// For common factors, when the children do not determine so many, one is a combination of the others, or the
    /// solution leaves a child no variance of its own.
    pub(super) fn extract(
        self,
        related: &Matrix,
        eigen: &Eigen,
        kept: usize,
    ) -> Result<Extracted, NoFactors> {
        if self == Self::Components {
            let lengths = eigen.values[..kept].iter().map(|value| value.sqrt()).collect();
            return Ok(Extracted { loadings: scaled(eigen, lengths), axes: eigen.values.clone() });
        }
        let most = most_factors(related.rows());
        if kept > most {
            return Err(NoFactors::TooMany { given: kept, most });
        }
        let at = self.best(related, kept)?;
        self.loadings(&at, kept)
    }

    /// Moves the uniquenesses from their usual start to where the misfit is least.
    fn best(self, related: &Matrix, kept: usize) -> Result<Point, NoFactors> {
        let mut at = self.at(related, kept, start(related, kept)?);
        for _ in 0..MOST_STEPS {
            let slope = at.free_slope();
            if slope < LEVEL {
                break;
            }
            let step = at.step();
            let tried = (0..MOST_HALVINGS).map(|k| {
                let share = libm::ldexp(1.0, -(k as i32));
                self.at(related, kept, self.moved(&at.uniquenesses, &step, share))
            });
            // Close to the end the misfit no longer tells two points apart, but their slopes do.
            let is_better = |new: &Point| {
                new.misfit < at.misfit || (new.misfit <= at.misfit + LEVEL && new.free_slope() < slope)
            };
            let Some(better) = tried.into_iter().find(is_better) else { break };
            at = better;
        }
        if let Some(child) = at.uniquenesses.iter().position(|&unique| unique <= LEAST) {
            return Err(NoFactors::Improper(child));
        }
        if at.free_slope() < SETTLED { Ok(at) } else { Err(NoFactors::Unsettled) }
    }

    /// The misfit at some uniquenesses, with its slope and curvature.
    fn at(self, related: &Matrix, kept: usize, uniquenesses: Vec<f64>) -> Point {
        let size = related.rows();
        let mut reduced = related.clone();
        for i in 0..size {
            for j in 0..size {
                match self {
                    Self::MaximumLikelihood => {
                        reduced[(i, j)] /= (uniquenesses[i] * uniquenesses[j]).sqrt();
                    }
                    _ if i == j => reduced[(i, i)] -= uniquenesses[i],
                    _ => {}
                }
            }
        }
        let eigen = Eigen::of(&reduced);
        let rest = || eigen.values[kept..].iter().zip(&eigen.vectors[kept..]);
        let misfit = rest().map(|(value, _)| self.part(*value)).sum();
        let slope =
            (0..size).map(|i| rest().map(|(value, vector)| self.pull(*value) * vector[i] * vector[i]).sum());
        let slopes = slope.collect();
        let mut curvature = Matrix::zeros(size, size);
        for i in 0..size {
            for j in 0..size {
                let shared: f64 = rest().map(|(_, vector)| vector[i] * vector[j]).sum();
                curvature[(i, j)] = shared * shared;
            }
        }
        Point { uniquenesses, misfit, slopes, curvature, eigen }
    }

    /// What an eigenvalue that is left over adds to the misfit.
    fn part(self, value: f64) -> f64 {
        match self {
            Self::MaximumLikelihood if value > 0.0 => value - libm::log(value) - 1.0,
            Self::MaximumLikelihood => f64::INFINITY,
            _ => value * value / 2.0,
        }
    }

    /// The slope of that part along the uniquenesses, or their logarithms for the likelihood.
    fn pull(self, value: f64) -> f64 {
        if self == Self::MaximumLikelihood { 1.0 - value } else { -value }
    }

    fn moved(self, uniquenesses: &[f64], step: &[f64], share: f64) -> Vec<f64> {
        let moved = |(unique, step): (&f64, &f64)| {
            let new = match self {
                Self::MaximumLikelihood => unique * libm::exp(share * step),
                _ => unique + share * step,
            };
            new.clamp(LEAST, 1.0)
        };
        uniquenesses.iter().zip(step).map(moved).collect()
    }

    fn loadings(self, at: &Point, kept: usize) -> Result<Extracted, NoFactors> {
        // What an eigenvalue has beyond pure uniqueness.
        let floor = if self == Self::MaximumLikelihood { 1.0 } else { 0.0 };
        let explained: Vec<f64> = at.eigen.values[..kept].iter().map(|value| value - floor).collect();
        if let Some(found) = explained.iter().position(|&explained| explained <= LEVEL) {
            return Err(NoFactors::TooMany { given: kept, most: found });
        }
        let mut loadings = scaled(&at.eigen, explained.iter().map(|explained| explained.sqrt()).collect());
        if self == Self::MaximumLikelihood {
            for (i, unique) in at.uniquenesses.iter().enumerate() {
                (0..kept).for_each(|k| loadings[(i, k)] *= unique.sqrt());
            }
        }
        Ok(Extracted { loadings, axes: at.eigen.values.clone() })
    }
}

/// A slope above this says that the search gave up.
const SETTLED: f64 = 1e-7;

/// Where the search stands.
#[derive(Debug, Clone)]
struct Point {
    uniquenesses: Vec<f64>,
    misfit: f64,
    slopes: Vec<f64>,
    curvature: Matrix,
    eigen: Eigen,
}

impl Point {
    /// Children that may move: not those at a limit that the slope pushes against.
    fn free(&self) -> Vec<usize> {
        let is_free = |&i: &usize| {
            let (unique, slope) = (self.uniquenesses[i], self.slopes[i]);
            !(unique <= LEAST && slope > 0.0 || unique >= 1.0 && slope < 0.0)
        };
        (0..self.uniquenesses.len()).filter(is_free).collect()
    }

    fn free_slope(&self) -> f64 {
        self.free().into_iter().map(|i| self.slopes[i].abs()).fold(0.0, f64::max)
    }

    /// Towards the minimum of the parabola that fits here.
    fn step(&self) -> Vec<f64> {
        let free = self.free();
        let mut step = vec![0.0; self.uniquenesses.len()];
        let slopes: Vec<f64> = free.iter().map(|&i| self.slopes[i]).collect();
        let mut curvature = self.curvature.part(&free, &free);
        let mut damping = 1e-12;
        let solved = loop {
            match Cholesky::of(&curvature) {
                Ok(factored) => break factored.solve(&slopes),
                Err(_) => {
                    (0..free.len()).for_each(|i| curvature[(i, i)] += damping);
                    damping *= 10.0;
                }
            }
        };
        free.iter().zip(solved).for_each(|(&i, length)| step[i] = -length);
        step
    }
}

/// Jöreskog's start: a share of what a child has that no other explains, 1/(R⁻¹)ᵢᵢ.
fn start(related: &Matrix, kept: usize) -> Result<Vec<f64>, NoFactors> {
    let size = related.rows();
    let factored = Cholesky::of(related).map_err(|singular| NoFactors::Collinear(singular.column))?;
    let share = 1.0 - 0.5 * kept as f64 / size as f64;
    let unexplained = |i: usize| {
        let mut unit = vec![0.0; size];
        unit[i] = 1.0;
        1.0 / factored.solve(&unit)[i]
    };
    Ok((0..size).map(|i| (share * unexplained(i)).clamp(LEAST, 1.0)).collect())
}

/// As many common factors as correlations of so many children can determine: (p − k)² ≥ p + k.
fn most_factors(size: usize) -> usize {
    (0..size).take_while(|k| (size - k) * (size - k) >= size + k).count().saturating_sub(1)
}

/// Eigenvectors in columns, each of a given length.
fn scaled(eigen: &Eigen, lengths: Vec<f64>) -> Matrix {
    let size = eigen.vectors.first().map_or(0, Vec::len);
    let mut loadings = Matrix::zeros(size, lengths.len());
    for (k, length) in lengths.into_iter().enumerate() {
        (0..size).for_each(|i| loadings[(i, k)] = eigen.vectors[k][i] * length);
    }
    loadings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::correlation_matrix;
    use crate::weight::components::tests::TAI;

    fn uniquenesses(extraction: Extraction, related: &Matrix, kept: usize) -> Result<Vec<f64>, NoFactors> {
        let extracted = extraction.extract(related, &Eigen::of(related), kept)?;
        let communality = |i| extracted.loadings.row(i).iter().map(|l| l * l).sum::<f64>();
        Ok((0..related.rows()).map(|i| 1.0 - communality(i)).collect())
    }

    fn near(got: &[f64], want: &[f64], tolerance: f64) {
        let is_near = |(x, y): (&f64, &f64)| (x - y).abs() < tolerance;
        assert!(got.len() == want.len() && got.iter().zip(want).all(is_near), "{got:?} is not {want:?}");
    }

    fn tai() -> Matrix {
        correlation_matrix(&TAI.map(<[f64]>::to_vec)).unwrap()
    }

    /// numpy 2.4.6 and scipy 1.17.1: the root of the slopes on the page's data (`optimize.root`); for the principal axes also
    /// where 245 rounds of replacing communalities end. factor_analyzer 0.5.1 (`ml`, `minres`) has the same to 10⁻⁵.
    #[test]
    fn two_factors_of_technology_achievement() {
        let likely = [
            0.716_811_128_148_809_1,
            0.508_982_815_213_764_3,
            0.117_459_515_110_473_12,
            0.148_464_403_068_101_88,
            0.424_249_778_596_186_4,
            0.194_785_682_368_406_18,
            0.544_504_343_152_807_2,
            0.907_697_181_907_194_2,
        ];
        near(&uniquenesses(Extraction::MaximumLikelihood, &tai(), 2).unwrap(), &likely, 1e-9);
        let axes = [
            0.756_181_489_092_516_5,
            0.588_570_775_932_712,
            0.113_713_478_099_137_52,
            0.014_629_360_966_201_405,
            0.358_120_082_808_076_67,
            0.188_459_211_302_097_5,
            0.581_417_693_168_237_2,
            0.916_508_112_022_380_5,
        ];
        near(&uniquenesses(Extraction::PrincipalAxis, &tai(), 2).unwrap(), &axes, 1e-9);
    }

    /// With four factors R's factanal, too, ends at its limit.
    #[test]
    fn four_common_factors_of_it_are_improper() {
        for extraction in [Extraction::PrincipalAxis, Extraction::MaximumLikelihood] {
            let refused = uniquenesses(extraction, &tai(), 4).unwrap_err();
            assert!(matches!(refused, NoFactors::Improper(_)), "{refused:?}");
        }
    }

    /// By hand: loadings 0.9, 0.8, 0.7 have the correlations 0.72, 0.63, 0.56, and three children determine one factor.
    #[test]
    fn one_factor_of_three_children_by_hand() {
        let mut related = Matrix::identity(3);
        for (i, j, r) in [(0, 1, 0.72), (0, 2, 0.63), (1, 2, 0.56)] {
            (related[(i, j)], related[(j, i)]) = (r, r);
        }
        for extraction in [Extraction::PrincipalAxis, Extraction::MaximumLikelihood] {
            near(&uniquenesses(extraction, &related, 1).unwrap(), &[0.19, 0.36, 0.51], 1e-10);
            let refused = uniquenesses(extraction, &related, 2).unwrap_err();
            assert_eq!(refused, NoFactors::TooMany { given: 2, most: 1 });
        }
    }

    /// By hand: r = 0.9, 0.9 and 0.7 ask for a loading with the square 0.9·0.9/0.7 > 1 (Heywood 1931).
    #[test]
    fn a_child_without_variance_of_its_own_is_refused() {
        let mut related = Matrix::identity(3);
        for (i, j, r) in [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.7)] {
            (related[(i, j)], related[(j, i)]) = (r, r);
        }
        for extraction in [Extraction::PrincipalAxis, Extraction::MaximumLikelihood] {
            assert_eq!(uniquenesses(extraction, &related, 1), Err(NoFactors::Improper(0)));
        }
    }

    #[test]
    fn as_many_factors_as_can_be_determined() {
        assert_eq!([2, 3, 4, 5, 6, 8].map(most_factors), [0, 1, 1, 2, 3, 4]);
    }
}
