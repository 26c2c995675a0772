//! From which marks on coherence speaks, and how much it computes.

use quanheng_index::ShapeTest;

/// Thresholds of the flags.
///
/// Those of correlations follow what audits by the Joint Research Centre of the European Commission describe as their
/// practice (the audits of the Global Innovation Index, for one): an indicator should go along with its own dimension,
/// neither hardly (below 0.3) nor so closely with another indicator that it says the same (above 0.92). COINr, by an
/// author of such audits, marks correlations below −0.4 and above 0.9. They are marks for a closer look, not tests.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Correlation with the own dimension below which a node hardly goes along, and with another dimension from which
    /// on it does: 0.3.
    pub weak: f64,
    /// Absolute correlation of two indicators above which they say the same: 0.92.
    pub collinear: f64,
    /// Correlation of two children of one node below which they work against each other: −0.4.
    pub opposed: f64,
    /// Fewest units of whose correlations flags speak: 10. With nine units, one beyond ±0.66 turns up once in twenty
    /// where there is none.
    pub least_units: usize,
    /// Cronbach's α below which children hardly measure one thing: 0.7 (Nunnally 1978, Psychometric Theory).
    pub alpha: f64,
    /// Which units count for Cronbach's α.
    pub alpha_units: Pairing,
    /// Multiple of the nominal share of weight below which importance is flagged: one third.
    pub low_importance: f64,
    /// Multiple of it above which it is: 3.
    pub high_importance: f64,
    /// The test of outliers: |skewness| below 2 or kurtosis below 3.5.
    pub shape: ShapeTest,
    /// Share of members without a value above which an indicator is flagged: 1/3, as the Global Innovation Index asks
    /// for two thirds.
    pub missing: f64,
    /// Random data sets of the parallel analysis of each node; 0 leaves it out.
    pub parallel: u64,
    /// Seed of these data sets.
    pub seed: u64,
    /// Most members that are removed one by one; with more, rank reversal is passed over.
    pub most_removals: usize,
}

/// Which units count where several columns are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// For each pair of columns those that have both, as COINr does unless told otherwise.
    Pairwise,
    /// Those that have all columns.
    Complete,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            weak: 0.3,
            collinear: 0.92,
            opposed: -0.4,
            least_units: 10,
            alpha: 0.7,
            alpha_units: Pairing::Pairwise,
            low_importance: 1.0 / 3.0,
            high_importance: 3.0,
            shape: ShapeTest::default(),
            missing: 1.0 / 3.0,
            parallel: 200,
            seed: 0,
            most_removals: 500,
        }
    }
}
