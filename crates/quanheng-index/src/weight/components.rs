//! Components or common factors of the children's correlation matrix, how many of them are kept, and what is told of
//! them: shared by `pca` and `factor`.

use super::extraction::{Extracted, Extraction, NoFactors};
use super::sample::complete_for_correlation;
use super::siblings::Siblings;
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::linear::Matrix;
use crate::statistics::{Eigen, correlation_matrix, sign_of_loadings, varimax};

/// Eigenvalues nearer than this, per child, are equal; below it they are 0.
const ROUNDING: f64 = 1e-9;

/// Which components are kept: at most one of the parameters is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Keep {
    /// So many.
    Count(usize),
    /// Those with an eigenvalue above this.
    Above(f64),
    /// As few as explain this share of the variance.
    Share(f64),
}

impl Keep {
    pub(super) const PARAMETERS: [Parameter; 3] = [
        Parameter::new(
            "components",
            Kind::Count(1),
            Fallback::Absent,
            ["保留的成分个数", "components to keep"],
        ),
        Parameter::new(
            "eigenvalue",
            Kind::Positive,
            Fallback::Absent,
            ["保留特征值大于此数的成分", "keep components with an eigenvalue above this"],
        ),
        Parameter::new(
            "share",
            Kind::Share,
            Fallback::Absent,
            ["保留至累计方差贡献率达到此数", "keep as few components as explain this share of variance"],
        ),
    ];

    /// # Errors
    /// When more than one rule is given.
    pub(super) fn of(values: &Values, otherwise: Self) -> Result<Self, Fault> {
        let count = values.optional_number("components").map(|count| Self::Count(count as usize));
        let above = values.optional_number("eigenvalue").map(Self::Above);
        let share = values.optional_number("share").map(Self::Share);
        match (count, above, share) {
            (None, None, None) => Ok(otherwise),
            (Some(keep), None, None) | (None, Some(keep), None) | (None, None, Some(keep)) => Ok(keep),
            _ => Err(Fault::new("weight-components-twice", "components")),
        }
    }

    /// How many of the eigenvalues, in descending order, are kept.
    fn count(self, eigenvalues: &[f64]) -> Result<usize, Refusal> {
        let size = eigenvalues.len() as f64;
        let rank = eigenvalues.iter().filter(|&&value| value > ROUNDING * size).count();
        match self {
            Self::Count(count) if count > rank => {
                Err(Refusal::new("weight-too-many-components").with("given", count).with("most", rank))
            }
            Self::Count(count) => Ok(count),
            Self::Above(least) => {
                let above = |value: &&f64| **value > least + ROUNDING * size;
                let count = eigenvalues.iter().filter(above).count().min(rank);
                let none = || Refusal::new("weight-no-component").with("least", least);
                if count > 0 { Ok(count) } else { Err(none()) }
            }
            Self::Share(share) => {
                let mut explained = 0.0;
                let reached = |value: &f64| {
                    explained += value / size;
                    explained >= share - ROUNDING
                };
                Ok(eigenvalues.iter().position(reached).map_or(rank, |at| at + 1).min(rank))
            }
        }
    }
}

/// Whether the axes are turned after extraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rotation {
    None,
    Varimax,
}

impl Rotation {
    const WORDS: &'static [&'static str] = &["none", "varimax"];

    pub(super) const fn parameter(otherwise: &'static str) -> Parameter {
        Parameter::new(
            "rotation",
            Kind::Choice(Self::WORDS),
            Fallback::Word(otherwise),
            ["成分的旋转", "rotation of the components kept"],
        )
    }

    pub(super) fn of(values: &Values) -> Self {
        if values.text("rotation") == "varimax" { Self::Varimax } else { Self::None }
    }
}

/// How components are found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Manner {
    pub(super) keep: Keep,
    pub(super) extraction: Extraction,
    pub(super) rotation: Rotation,
}

/// The components kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Components {
    /// Of all components, in descending order.
    pub(super) eigenvalues: Vec<f64>,
    /// A row for each child, a column for each component kept; the greatest variance first, each with a sum above 0.
    pub(super) loadings: Matrix,
    /// Variance of each component kept, Σ of its squared loadings.
    pub(super) variances: Vec<f64>,
}

impl Components {
    /// # Errors
    /// When there are too few units, none is kept, equal eigenvalues leave those kept undetermined, or there are no
    /// such common factors.
    pub(super) fn of(siblings: &Siblings, manner: Manner) -> Result<Self, Refusal> {
        let columns = complete_for_correlation(siblings)?;
        let related = correlation_matrix(&columns).expect("no child is constant");
        Self::of_correlations(&related, manner, &|reason| reason.refusal(siblings.codes()))
    }

    fn of_correlations(
        related: &Matrix,
        Manner { keep, extraction, rotation }: Manner,
        refusal: &dyn Fn(NoFactors) -> Refusal,
    ) -> Result<Self, Refusal> {
        let eigen = Eigen::of(related);
        let size = related.rows();
        let kept = keep.count(&eigen.values)?;
        let Extracted { loadings, axes } = extraction.extract(related, &eigen, kept).map_err(refusal)?;
        // A rotation starts from the plane the components span; without one, each must be known by itself.
        let first_cut = if rotation == Rotation::None { 0 } else { kept - 1 };
        let is_tied = |&k: &usize| axes[k] - axes[k + 1] <= ROUNDING * size as f64;
        if let Some(k) = (first_cut..kept.min(size - 1)).find(is_tied) {
            return Err(Refusal::new("weight-components-tied").with("first", k + 1).with("second", k + 2));
        }
        let turned = if rotation == Rotation::Varimax { varimax(&loadings) } else { loadings };
        Ok(Self::in_order(eigen.values, &turned))
    }

    fn in_order(eigenvalues: Vec<f64>, loadings: &Matrix) -> Self {
        let (rows, columns) = (loadings.rows(), loadings.columns());
        let variance = |k: usize| (0..rows).map(|i| loadings[(i, k)] * loadings[(i, k)]).sum::<f64>();
        let mut order: Vec<usize> = (0..columns).collect();
        order.sort_by(|&a, &b| variance(b).total_cmp(&variance(a)));
        let mut ordered = Matrix::zeros(rows, columns);
        for (to, &from) in order.iter().enumerate() {
            let column: Vec<f64> = (0..rows).map(|i| loadings[(i, from)]).collect();
            let sign = sign_of_loadings(&column);
            (0..rows).for_each(|i| ordered[(i, to)] = sign * column[i]);
        }
        Self { eigenvalues, loadings: ordered, variances: order.into_iter().map(variance).collect() }
    }

    /// Eigenvalues, as many as have a name, the number kept, and the share of variance they explain.
    pub(super) fn facts(&self) -> Facts {
        let explained = self.variances.iter().sum::<f64>() / self.eigenvalues.len() as f64;
        let mut facts = vec![("components", self.variances.len() as f64), ("explained_share", explained)];
        facts.extend(EIGENVALUES.into_iter().zip(self.eigenvalues.iter().copied()));
        facts
    }
}

const EIGENVALUES: [&str; 12] = [
    "eigenvalue_1",
    "eigenvalue_2",
    "eigenvalue_3",
    "eigenvalue_4",
    "eigenvalue_5",
    "eigenvalue_6",
    "eigenvalue_7",
    "eigenvalue_8",
    "eigenvalue_9",
    "eigenvalue_10",
    "eigenvalue_11",
    "eigenvalue_12",
];

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Technology achievement of 23 countries: patents, royalties, internet hosts, technology exports, telephones (log),
    /// electricity (log), schooling, university enrolment; the raw data of OECD/JRC (2008), p. 152.
    pub(in crate::weight) const TAI: [&[f64]; 8] = [
        &[
            187.0, 289.0, 271.0, 994.0, 779.0, 189.0, 82.0, 31.0, 75.0, 8.0, 235.0, 103.0, 106.0, 72.0,
            103.0, 165.0, 205.0, 74.0, 42.0, 13.0, 28.0, 26.0, 105.0,
        ],
        &[
            125.6, 130.0, 156.6, 64.6, 9.8, 151.2, 134.0, 38.6, 18.2, 25.5, 36.8, 20.2, 110.3, 73.9, 13.0,
            14.8, 33.6, 43.6, 8.6, 9.8, 4.2, 6.2, 4.0,
        ],
        &[
            200.2, 179.1, 125.8, 49.0, 4.8, 136.0, 57.4, 108.0, 125.9, 72.3, 41.2, 193.6, 48.6, 58.9, 146.7,
            84.2, 36.4, 43.2, 21.0, 30.4, 25.0, 21.6, 20.3,
        ],
        &[
            50.7, 66.2, 59.7, 80.8, 66.7, 50.9, 61.9, 48.7, 16.2, 74.9, 64.2, 19.0, 53.6, 47.6, 15.4, 50.3,
            58.9, 45.0, 53.4, 51.0, 51.7, 63.5, 49.5,
        ],
        &[
            3.08, 3.0, 3.1, 3.0, 2.97, 3.02, 3.02, 2.94, 2.94, 2.95, 2.94, 3.12, 2.97, 2.91, 2.86, 2.99,
            2.97, 2.96, 2.86, 3.0, 2.75, 2.73, 2.84,
        ],
        &[
            4.15, 4.07, 4.14, 3.86, 3.65, 3.77, 3.73, 4.18, 3.94, 3.83, 3.75, 4.39, 3.68, 3.86, 3.91, 3.79,
            3.8, 3.74, 3.62, 3.65, 3.68, 3.46, 3.71,
        ],
        &[
            10.0, 12.0, 11.4, 9.5, 10.8, 9.4, 9.4, 11.6, 10.9, 7.1, 10.2, 11.9, 9.4, 9.3, 11.7, 8.4, 7.9,
            9.6, 7.3, 7.2, 9.5, 9.1, 7.1,
        ],
        &[
            27.4, 13.9, 15.3, 10.0, 23.2, 9.5, 14.9, 14.2, 25.3, 24.2, 14.4, 11.2, 12.3, 13.6, 13.1, 13.6,
            12.6, 11.0, 15.6, 13.0, 8.2, 7.7, 10.6,
        ],
    ];

    fn components(related: &Matrix, keep: Keep, rotation: Rotation) -> Result<Components, Refusal> {
        let manner = Manner { keep, extraction: Extraction::Components, rotation };
        Components::of_correlations(related, manner, &|reason| reason.refusal(&[]))
    }

    fn related() -> Matrix {
        correlation_matrix(&TAI.map(<[f64]>::to_vec)).unwrap()
    }

    /// OECD/JRC (2008), table 16: 41.9, 21.8, 12.3 and 11.1 (87.2 cumulated) per cent of the variance.
    #[test]
    fn the_handbook_eigenvalues() {
        let four = components(&related(), Keep::Count(4), Rotation::None).unwrap();
        let shares: Vec<f64> =
            four.eigenvalues.iter().map(|value| (value / 8.0 * 1000.0).round() / 10.0).collect();
        assert_eq!(shares[..3], [41.9, 21.8, 12.3]);
        assert!((four.facts()[1].1 - 0.872).abs() < 5e-4);
    }

    #[test]
    fn what_is_kept() {
        let eigenvalues = [2.0, 1.5, 0.5, 0.0];
        assert_eq!(Keep::Above(1.0).count(&eigenvalues), Ok(2));
        assert_eq!(Keep::Above(1.5).count(&eigenvalues), Ok(1));
        assert_eq!(Keep::Above(3.0).count(&eigenvalues).unwrap_err().code, "weight-no-component");
        assert_eq!(Keep::Share(0.5).count(&eigenvalues), Ok(1));
        assert_eq!(Keep::Share(0.51).count(&eigenvalues), Ok(2));
        assert_eq!(Keep::Share(1.0).count(&eigenvalues), Ok(3));
        assert_eq!(Keep::Count(3).count(&eigenvalues), Ok(3));
        assert_eq!(Keep::Count(4).count(&eigenvalues).unwrap_err().code, "weight-too-many-components");
    }

    /// Without correlations every axis is as good as any.
    #[test]
    fn equal_eigenvalues_are_refused_where_they_matter() {
        let three = Matrix::identity(3);
        for rotation in [Rotation::None, Rotation::Varimax] {
            let refusal = components(&three, Keep::Count(2), rotation).unwrap_err();
            assert_eq!(refusal.code, "weight-components-tied");
        }
        assert!(components(&three, Keep::Count(3), Rotation::None).is_err());
        assert!(components(&three, Keep::Count(3), Rotation::Varimax).is_ok());
    }
}
