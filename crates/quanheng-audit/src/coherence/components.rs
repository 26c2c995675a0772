//! Principal components of the children of a node: how many things they measure.

use quanheng_index::NodeId;
use quanheng_index::statistics::linear::Matrix;
use quanheng_index::statistics::{Eigen, correlation_matrix, quantile, sign_of_loadings, sorted};
use quanheng_index::stream::Replicate;
use rayon::prelude::*;

use super::scores::{Scores, is_constant};
use super::settings::Settings;

/// Principal components of the correlation matrix of the children of one node.
///
/// Formula: R = VΛVᵀ of Pearson's r over the members that have all children; the loading of child i on component k is
/// vᵢₖ√λₖ, the sign of each component such that its loadings sum to more than 0. λₖ/(number of children) is the share of
/// variance. Refused: one child, not more members than children (R is then singular whatever the data), a child that is
/// constant among these members.
///
/// Source: Jolliffe (2002), Principal Component Analysis, 2nd edition; Kaiser (1960) for the count of eigenvalues above
/// 1; OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4.
///
/// Example: two children with r = 0.6: λ = 1.6, 0.4; shares 0.8, 0.2; loadings √0.8 = 0.894 on the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Components {
    /// The node.
    pub node: NodeId,
    /// Its children that count.
    pub children: Vec<NodeId>,
    /// Members that have all of them.
    pub units: usize,
    /// The components, or why there are none.
    pub found: Result<Principal, NoComponents>,
}

/// Why a node has no components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoComponents {
    /// It has one child that counts.
    OneChild,
    /// There are not more members with all children than children.
    TooFew,
    /// The child is constant among the members that have all.
    Constant(NodeId),
}

/// All components, the greatest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Principal {
    /// In descending order; they sum to the number of children.
    pub eigenvalues: Vec<f64>,
    /// A row for each child, a column for each component.
    pub loadings: Matrix,
    /// By component, whether its eigenvalue differs from those beside it; loadings of equal ones are any of many.
    pub determined: Vec<bool>,
    /// Eigenvalues above 1 (Kaiser).
    pub kaiser: usize,
    /// What random data give, if asked for.
    pub parallel: Option<Parallel>,
}

/// Parallel analysis: eigenvalues that uncorrelated normal data of the same size have.
///
/// Source: Horn (1965), Psychometrika 30; the 95 % quantile (type 7) in place of the mean: Glorfeld (1995),
/// Educational and Psychological Measurement 55.
#[derive(Debug, Clone, PartialEq)]
pub struct Parallel {
    /// By component, the eigenvalue that 95 % of the random data sets stay below.
    pub thresholds: Vec<f64>,
    /// Leading components above theirs.
    pub components: usize,
}

/// Eigenvalues nearer than this, per child, are equal; below it they are 0.
const ROUNDING: f64 = 1e-9;
const LEVEL: f64 = 0.95;

impl Components {
    /// Of the children of a node that count.
    #[must_use]
    pub fn of(scores: &Scores, node: NodeId, settings: &Settings) -> Self {
        let children = scores.children(node);
        let columns = scores.complete(&children);
        let units = columns.first().map_or(0, Vec::len);
        let constant = children.iter().zip(&columns).find(|(_, column)| is_constant(column));
        let found = if children.len() < 2 {
            Err(NoComponents::OneChild)
        } else if units <= children.len() {
            Err(NoComponents::TooFew)
        } else if let Some((&child, _)) = constant {
            Err(NoComponents::Constant(child))
        } else {
            let related = correlation_matrix(&columns).expect("no child is constant");
            let parallel = |eigenvalues: &[f64]| Parallel::of(eigenvalues, units, node, settings);
            Ok(Principal::of(&related, parallel))
        };
        Self { node, children, units, found }
    }
}

impl Principal {
    /// Of a correlation matrix.
    fn of(related: &Matrix, parallel: impl Fn(&[f64]) -> Option<Parallel>) -> Self {
        let size = related.rows();
        let apart = ROUNDING * size as f64;
        let Eigen { values, vectors } = Eigen::of(related);
        let mut loadings = Matrix::zeros(size, size);
        for (k, vector) in vectors.iter().enumerate() {
            // An eigenvalue of 0 may come out a little below.
            let length = if values[k] > apart { values[k].sqrt() } else { 0.0 };
            let column: Vec<f64> = vector.iter().map(|x| x * length).collect();
            let sign = sign_of_loadings(&column);
            (0..size).for_each(|i| loadings[(i, k)] = sign * column[i]);
        }
        let differ = |k: usize, other: usize| (values[k] - values[other]).abs() > apart;
        let is_alone = |k: usize| (k == 0 || differ(k, k - 1)) && (k + 1 == size || differ(k, k + 1));
        Self {
            determined: (0..size).map(is_alone).collect(),
            kaiser: values.iter().filter(|&&value| value > 1.0 + apart).count(),
            parallel: parallel(&values),
            eigenvalues: values,
            loadings,
        }
    }

    /// By component, its share of the variance of all children.
    #[must_use]
    pub fn shares(&self) -> Vec<f64> {
        let size = self.eigenvalues.len() as f64;
        self.eigenvalues.iter().map(|value| value / size).collect()
    }

    /// The same, added up.
    #[must_use]
    pub fn cumulative(&self) -> Vec<f64> {
        let mut total = 0.0;
        let add = |share: f64| {
            total += share;
            total
        };
        self.shares().into_iter().map(add).collect()
    }
}

impl Parallel {
    fn of(eigenvalues: &[f64], units: usize, node: NodeId, settings: &Settings) -> Option<Self> {
        let size = eigenvalues.len();
        let random = |number: u64| {
            let mut stream = Replicate { seed: settings.seed, number }.stream([node as u64, 0, 0]);
            let columns: Vec<Vec<f64>> =
                (0..size).map(|_| (0..units).map(|_| stream.normal()).collect()).collect();
            correlation_matrix(&columns).map(|related| Eigen::of(&related).values)
        };
        let drawn: Vec<Vec<f64>> = (0..settings.parallel).into_par_iter().filter_map(random).collect();
        let threshold =
            |k: usize| quantile(&sorted(&drawn.iter().map(|values| values[k]).collect::<Vec<_>>()), LEVEL);
        let thresholds: Vec<f64> = (0..size).map(threshold).collect::<Option<_>>()?;
        let is_above = |(value, threshold): &(&f64, &f64)| value > threshold;
        let components = eigenvalues.iter().zip(&thresholds).take_while(is_above).count();
        Some(Self { thresholds, components })
    }
}
