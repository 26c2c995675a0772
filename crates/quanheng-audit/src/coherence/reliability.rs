//! Cronbach's α: whether the children of a node measure one thing.

use quanheng_index::NodeId;
use quanheng_index::statistics::linear::Matrix;
use quanheng_index::statistics::{both_present, mean, sum};

use super::scores::{Scores, is_constant};
use super::settings::Pairing;

/// Cronbach's α of the children of one node.
///
/// Formula: α = k²·c̄/Σc with the k children's covariances c (n − 1), c̄ the mean off the diagonal and Σc the sum of all;
/// that is k/(k − 1)·(1 − Σ variances/variance of the sum). The standardised α is the same of the correlations. Weights
/// play no part. Missing: by [`Pairing`], each pair of children over the members that have both, or all over those that
/// have all. With pairs α may leave what one sample could give. A constant child has no correlations: refused.
///
/// Source: Cronbach (1951), Psychometrika 16; OECD/JRC (2008), Handbook on Constructing Composite Indicators,
/// step 4. COINr's `get_cronbach` gives the same, by pairs.
///
/// Example: three children with variance 1 and covariances 0.5: α = 9·0.5/6 = 0.75.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// The node.
    pub node: NodeId,
    /// Members that have all children.
    pub complete: usize,
    /// Members that have both, of the pair of children that fewest have; `complete` when these are counted.
    pub units: usize,
    /// α, or why there is none.
    pub found: Result<Alpha, NoAlpha>,
}

/// Why a node has no α.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAlpha {
    /// It has one child that counts.
    OneChild,
    /// Fewer than two members are left of some pair of children.
    TooFew,
    /// The child is constant.
    Constant(NodeId),
    /// The children cancel out: their sum does not vary.
    NoVariance,
}

/// α and what each child does to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Alpha {
    /// Of the scores as they are.
    pub raw: f64,
    /// Of the scores divided by their standard deviations.
    pub standardised: f64,
    /// By child.
    pub items: Vec<Item>,
}

/// One child.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// The child.
    pub node: NodeId,
    /// α of the others; `None` where only one is left.
    pub raw_without: Option<f64>,
    /// The same of standardised scores.
    pub standardised_without: Option<f64>,
    /// Correlation with the sum of the others; `None` where that sum does not vary.
    pub with_others: Option<f64>,
    /// The same of standardised scores.
    pub with_others_standardised: Option<f64>,
}

impl Reliability {
    /// Of the children of a node that count.
    #[must_use]
    pub fn of(scores: &Scores, node: NodeId, pairing: Pairing) -> Self {
        let children = scores.children(node);
        let whole = scores.complete(&children);
        let complete = whole.first().map_or(0, Vec::len);
        let columns = match pairing {
            Pairing::Complete => whole,
            Pairing::Pairwise => children.iter().map(|&child| scores.column(child).to_vec()).collect(),
        };
        let (units, found) = alpha_of(&children, &columns);
        Self { node, complete, units, found }
    }
}

fn alpha_of(children: &[NodeId], columns: &[Vec<f64>]) -> (usize, Result<Alpha, NoAlpha>) {
    let (covariances, units) = covariances(columns);
    if children.len() < 2 {
        return (units, Err(NoAlpha::OneChild));
    }
    if units < 2 {
        return (units, Err(NoAlpha::TooFew));
    }
    let present = |column: &Vec<f64>| column.iter().copied().filter(|x| !x.is_nan()).collect::<Vec<f64>>();
    if let Some((&child, _)) = children.iter().zip(columns).find(|(_, column)| is_constant(&present(column)))
    {
        return (units, Err(NoAlpha::Constant(child)));
    }
    (units, Alpha::of(children, &covariances, &correlations(columns)).ok_or(NoAlpha::NoVariance))
}

/// Covariances by pairs, and how many members the least of the pairs has.
fn covariances(columns: &[Vec<f64>]) -> (Matrix, usize) {
    let mut matrix = Matrix::zeros(columns.len(), columns.len());
    let mut least = usize::MAX;
    for i in 0..columns.len() {
        for j in 0..=i {
            let (x, y) = both_present(&columns[i], &columns[j]);
            least = least.min(x.len());
            let covariance = covariance(&x, &y).unwrap_or(0.0);
            (matrix[(i, j)], matrix[(j, i)]) = (covariance, covariance);
        }
    }
    (matrix, if columns.is_empty() { 0 } else { least })
}

fn covariance(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mx, my) = (mean(x)?, mean(y)?);
    let products: Vec<f64> = x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).collect();
    (x.len() > 1).then(|| sum(&products) / (x.len() - 1) as f64)
}

/// Correlations by pairs; of a pair in which one is constant, 0.
fn correlations(columns: &[Vec<f64>]) -> Matrix {
    let mut matrix = Matrix::identity(columns.len());
    for i in 0..columns.len() {
        for j in 0..i {
            let (x, y) = both_present(&columns[i], &columns[j]);
            let r = quanheng_index::statistics::pearson(&x, &y).unwrap_or(0.0);
            (matrix[(i, j)], matrix[(j, i)]) = (r, r);
        }
    }
    matrix
}

impl Alpha {
    fn of(children: &[NodeId], covariances: &Matrix, correlations: &Matrix) -> Option<Self> {
        let all: Vec<usize> = (0..children.len()).collect();
        let item = |at: usize| {
            let others: Vec<usize> = all.iter().copied().filter(|&other| other != at).collect();
            Item {
                node: children[at],
                raw_without: alpha(covariances, &others),
                standardised_without: alpha(correlations, &others),
                with_others: with_others(covariances, at, &others),
                with_others_standardised: with_others(correlations, at, &others),
            }
        };
        Some(Self {
            raw: alpha(covariances, &all)?,
            standardised: alpha(correlations, &all)?,
            items: all.iter().map(|&at| item(at)).collect(),
        })
    }
}

/// A sum of covariances below this share of the variances is 0.
const NOTHING: f64 = 1e-12;

/// α of some of the columns; `None` of one alone, or where their sum does not vary.
fn alpha(matrix: &Matrix, of: &[usize]) -> Option<f64> {
    let variances: f64 = of.iter().map(|&i| matrix[(i, i)]).sum();
    let total = total(matrix, of);
    let count = of.len() as f64;
    (of.len() > 1 && total > NOTHING * variances)
        .then(|| count * count * ((total - variances) / (count * (count - 1.0))) / total)
}

/// Variance of the sum of some columns.
fn total(matrix: &Matrix, of: &[usize]) -> f64 {
    of.iter().flat_map(|&i| of.iter().map(move |&j| matrix[(i, j)])).sum()
}

/// Correlation of a column with the sum of others.
fn with_others(matrix: &Matrix, at: usize, others: &[usize]) -> Option<f64> {
    let along: f64 = others.iter().map(|&other| matrix[(at, other)]).sum();
    let variances: f64 = others.iter().map(|&i| matrix[(i, i)]).sum();
    let rest = total(matrix, others);
    (rest > NOTHING * variances).then(|| (along / (matrix[(at, at)] * rest).sqrt()).clamp(-1.0, 1.0))
}
