//! What may vary, and how.

use quanheng_index::{Mark, NodeId};

use crate::edit::Edit;

/// Something that could have been otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// The name people give it.
    pub name: String,
    /// What varies.
    pub kind: Kind,
}

/// What an assumption varies.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Methods or parameters of steps: one of several, each with its probability.
    Alternatives(Vec<Alternative>),
    /// The weights of the children of some nodes.
    Weights {
        /// The parents.
        parents: Vec<NodeId>,
        /// How the weights spread.
        spread: Spread,
    },
    /// Each of some nodes is left out with a probability, by itself: its weight becomes 0. Steps before the
    /// aggregation still see its figures.
    Inclusion {
        /// The nodes.
        nodes: Vec<NodeId>,
        /// The probability.
        probability: f64,
    },
    /// Figures err.
    Data(DataError),
    /// What `impute` steps filled is drawn from the predictive distribution.
    Imputation,
    /// Every cut between tiers moves within a band, each by itself.
    TierCuts(Band),
}

/// One of several ways to do something.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The name people give it.
    pub label: String,
    /// Relative probability, above 0.
    pub probability: f64,
    /// What it changes; nothing for the way the programme has it.
    pub edits: Vec<Edit>,
}

/// How weights spread.
#[derive(Debug, Clone, PartialEq)]
pub enum Spread {
    /// Each weight times a factor that is uniform between 1 − x and 1 + x; 0 < x ≤ 1.
    Around(f64),
    /// A Dirichlet distribution whose mean is the weights of the programme, as shares within each parent. A share s
    /// has variance s(1 − s)/(concentration + 1): the greater the concentration, the nearer to the programme. A weight
    /// of 0 stays 0.
    Dirichlet {
        /// Above 0.
        concentration: f64,
    },
    /// Every set of shares is as likely as any other: the whole simplex.
    Simplex,
    /// One of several sets, each as likely; by parent, then by set, then by child.
    Sets(Vec<Vec<Vec<f64>>>),
}

/// How figures err.
///
/// Errors of different periods are independent, and so are those of different indicators and units but for the
/// [`Correlation`]. An error hits the figures before the first step; a missing cell stays missing. A *relative* error
/// must not take a figure to 0 or to the other side of it, and no error a denominator: a replicate in which that
/// happens is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct DataError {
    /// Leaves and inputs whose figures err.
    pub indicators: Vec<NodeId>,
    /// Only cells with one of these marks.
    pub marks: Vec<Mark>,
    /// Shape of the distribution.
    pub shape: Shape,
    /// Its size.
    pub size: Size,
    /// How errors go together; `None` when they do not.
    pub correlation: Option<Correlation>,
}

/// Shape of an error's distribution: symmetric around the figure, but for the lognormal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The size is the standard deviation.
    Normal,
    /// The figure times a factor with mean 1, whose coefficient of variation is the size; relative only.
    Lognormal,
    /// The size is half the width.
    Uniform,
    /// Symmetric; the size is half the width.
    Triangular,
}

/// Size of an error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// As a share of the figure.
    Relative(f64),
    /// In the unit of measure of the figure.
    Absolute(f64),
}

/// Errors that go together: a Gaussian copula with the same correlation within each block.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// What goes together.
    pub across: Across,
    /// Correlation of the underlying normals, above 0 and below 1. It is that of normal errors themselves; that of
    /// uniform ones is 6/π·arcsin(r/2), a little less.
    pub coefficient: f64,
}

/// Which errors go together.
#[derive(Debug, Clone, PartialEq)]
pub enum Across {
    /// Those of a unit in a period, within each block of indicators, such as the indicators of one source.
    Indicators(Vec<Vec<NodeId>>),
    /// Those of all units on one indicator in a period.
    Units,
}

/// How far a cut between tiers may be off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Band {
    /// The score of each cut moves by a uniform number between −x and x.
    Score(f64),
    /// Each cut moves by a whole number of places from −x to x, each as likely.
    Places(u32),
}
