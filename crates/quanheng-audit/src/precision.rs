//! How precise the figures of an audit are: the Monte Carlo standard error of each, and the replicates still needed.
//!
//! - *Independent replicates* (n of them): that of a mean is s/√n; of a probability √(p(1 − p)/n), with two
//!   successes and two failures added so that what never happened is not taken for impossible (Agresti and Coull 1998,
//!   "Approximate is better than exact for interval estimation of binomial proportions", The American Statistician
//!   52(2)); of a quantile half the distance between the quantiles one standard error of p above and below: 0 for a rank
//!   that both are, since then the next rank is no nearer than many errors.
//! - *Latin hypercube and Sobol*: the standard deviation of the figure over the independent randomisations, by the
//!   root of their number. Where all of them say 0 or 1 it is that of as many independent replicates, which is greater.
//!
//! Replicates needed for a precision are n·(error/precision)²: errors fall as 1/√n, or faster under the designs that
//! spread replicates evenly, so that for these it is more than enough.

use crate::stability::Stability;
use crate::tally::Tally;
use crate::uncertainty::Counted;

/// A figure of a node; units are positions among the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Mean score of a unit.
    MeanScore(usize),
    /// Quantile of the score of a unit.
    ScoreQuantile(usize, Level),
    /// Mean rank of a unit.
    MeanRank(usize),
    /// Quantile of the rank of a unit.
    RankQuantile(usize, Level),
    /// Probability of a rank, from 1, of a unit.
    Rank(usize, usize),
    /// Probability of a tier, from 1, of a unit.
    Tier(usize, usize),
    /// Probability that a unit has the better place than another.
    Ahead(usize, usize),
    /// Probability that exactly the units of the programme as it stands are above a cut between tiers, from 1.
    Cut(usize),
}

/// Shares of which quantiles are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says what it is")]
pub enum Level {
    P5,
    P25,
    Median,
    P75,
    P95,
}

impl Level {
    /// All of them, ascending.
    pub const ALL: [Self; 5] = [Self::P5, Self::P25, Self::Median, Self::P75, Self::P95];

    /// The share.
    #[must_use]
    pub const fn share(self) -> f64 {
        match self {
            Self::P5 => 0.05,
            Self::P25 => 0.25,
            Self::Median => 0.5,
            Self::P75 => 0.75,
            Self::P95 => 0.95,
        }
    }
}

/// How figures differ between independent randomisations of a design.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Spread {
    randomisations: u32,
    /// By figure, the mean so far; NaN from the first randomisation without the figure on.
    means: Vec<f64>,
    /// By figure, the sum of squared deviations so far.
    squares: Vec<f64>,
}

impl Spread {
    /// Adds the figures of a randomisation (Welford 1962).
    pub(crate) fn add(&mut self, tally: &Tally, stability: &Stability) {
        let layout = Layout::of(tally, stability);
        let figures = layout.figures();
        self.means.resize(figures.len(), 0.0);
        self.squares.resize(figures.len(), 0.0);
        self.randomisations += 1;
        let count = f64::from(self.randomisations);
        for (at, figure) in figures.into_iter().enumerate() {
            let own = value(tally, stability, figure).unwrap_or(f64::NAN);
            let apart = own - self.means[at];
            self.means[at] += apart / count;
            self.squares[at] += apart * (own - self.means[at]);
        }
    }

    fn standard_error(&self, at: usize) -> Option<f64> {
        let count = f64::from(self.randomisations);
        let variance = self.squares.get(at)? / (count - 1.0) / count;
        (self.randomisations > 1 && variance.is_finite()).then(|| variance.max(0.0).sqrt())
    }
}

/// Where figures stand in a row of all of them.
#[derive(Debug, Clone, Copy)]
struct Layout {
    units: usize,
    tiers: usize,
    cuts: usize,
}

impl Layout {
    fn of(tally: &Tally, stability: &Stability) -> Self {
        let units = tally.units();
        let tiers = if units == 0 { 0 } else { tally.tier_probabilities(0).len() };
        Self { units, tiers, cuts: stability.same().len() }
    }

    /// All figures in their order.
    fn figures(self) -> Vec<Figure> {
        let mut figures = Vec::new();
        for unit in 0..self.units {
            figures.extend([Figure::MeanScore(unit), Figure::MeanRank(unit)]);
            figures.extend(Level::ALL.map(|level| Figure::ScoreQuantile(unit, level)));
            figures.extend(Level::ALL.map(|level| Figure::RankQuantile(unit, level)));
            figures.extend((1..=self.units).map(|rank| Figure::Rank(unit, rank)));
            figures.extend((1..=self.tiers).map(|tier| Figure::Tier(unit, tier)));
            figures.extend((0..self.units).map(|other| Figure::Ahead(unit, other)));
        }
        figures.extend((1..=self.cuts).map(Figure::Cut));
        figures
    }

    fn position(self, figure: Figure) -> usize {
        let each = 12 + 2 * self.units + self.tiers;
        match figure {
            Figure::MeanScore(unit) => unit * each,
            Figure::MeanRank(unit) => unit * each + 1,
            Figure::ScoreQuantile(unit, level) => unit * each + 2 + level as usize,
            Figure::RankQuantile(unit, level) => unit * each + 7 + level as usize,
            Figure::Rank(unit, rank) => unit * each + 12 + rank - 1,
            Figure::Tier(unit, tier) => unit * each + 12 + self.units + tier - 1,
            Figure::Ahead(unit, other) => unit * each + 12 + self.units + self.tiers + other,
            Figure::Cut(cut) => self.units * each + cut - 1,
        }
    }
}

/// A figure; `None` where there is no score, no such rank, tier or cut.
fn value(tally: &Tally, stability: &Stability, figure: Figure) -> Option<f64> {
    match figure {
        Figure::MeanScore(unit) => tally.scores(unit).mean(),
        Figure::ScoreQuantile(unit, level) => tally.scores(unit).quantile(level.share()),
        Figure::MeanRank(unit) => tally.mean_rank(unit),
        Figure::RankQuantile(unit, level) => tally.rank_quantile(unit, level.share()).map(|rank| rank as f64),
        Figure::Rank(unit, rank) => {
            tally.mean_rank(unit)?;
            tally.rank_probabilities(unit).get(rank.checked_sub(1)?).copied()
        }
        Figure::Tier(unit, tier) => {
            tally.mean_rank(unit)?;
            tally.tier_probabilities(unit).get(tier.checked_sub(1)?).copied()
        }
        Figure::Ahead(unit, other) => Some(tally.ahead(unit, other)),
        Figure::Cut(cut) => {
            let same = stability.same().get(cut.checked_sub(1)?)?;
            (tally.replicates() > 0).then(|| *same as f64 / tally.replicates() as f64)
        }
    }
}

/// The standard error of a figure of independent replicates.
fn independent(tally: &Tally, stability: &Stability, figure: Figure) -> Option<f64> {
    let scored = |unit: usize| tally.scores(unit).count() as f64;
    match figure {
        Figure::MeanScore(unit) => Some(tally.scores(unit).standard_deviation()? / scored(unit).sqrt()),
        Figure::MeanRank(unit) => Some(rank_deviation(tally, unit)? / scored(unit).sqrt()),
        Figure::ScoreQuantile(unit, level) => {
            let (low, high) = around(level, scored(unit))?;
            let quantile = |p| tally.scores(unit).quantile(p);
            Some(0.5 * (quantile(high)? - quantile(low)?))
        }
        Figure::RankQuantile(unit, level) => {
            let (low, high) = around(level, scored(unit))?;
            let quantile = |p| tally.rank_quantile(unit, p).map(|rank| rank as f64);
            Some(0.5 * (quantile(high)? - quantile(low)?))
        }
        Figure::Rank(unit, _) | Figure::Tier(unit, _) => {
            Some(of_probability(value(tally, stability, figure)?, scored(unit)))
        }
        Figure::Ahead(..) | Figure::Cut(_) => {
            Some(of_probability(value(tally, stability, figure)?, tally.replicates() as f64))
        }
    }
}

/// Shares one standard error below and above.
fn around(level: Level, count: f64) -> Option<(f64, f64)> {
    let p = level.share();
    let error = (p * (1.0 - p) / count).sqrt();
    (count > 0.0).then(|| ((p - error).max(0.0), (p + error).min(1.0)))
}

fn of_probability(p: f64, count: f64) -> f64 {
    let smoothed = (p * count + 2.0) / (count + 4.0);
    (smoothed * (1.0 - smoothed) / (count + 4.0)).sqrt()
}

/// Standard deviation of a unit's rank, with n − 1.
fn rank_deviation(tally: &Tally, unit: usize) -> Option<f64> {
    let mean = tally.mean_rank(unit)?;
    let count = tally.scores(unit).count() as f64;
    let probabilities = tally.rank_probabilities(unit);
    let square = |(at, p): (usize, &f64)| p * (at as f64 + 1.0 - mean) * (at as f64 + 1.0 - mean);
    let variance: f64 = probabilities.iter().enumerate().map(square).sum();
    (count > 1.0).then(|| (variance * count / (count - 1.0)).sqrt())
}

impl Counted {
    /// A figure; `None` where there is no score, no such rank, tier or cut.
    #[must_use]
    pub fn value(&self, figure: Figure) -> Option<f64> {
        value(&self.tally, &self.stability, figure)
    }

    /// Its Monte Carlo standard error: how far it may be off because replicates are not infinitely many. `None` where
    /// the figure is none, or too few replicates or randomisations tell.
    #[must_use]
    pub fn standard_error(&self, figure: Figure) -> Option<f64> {
        let own = self.value(figure)?;
        let plain = || independent(&self.tally, &self.stability, figure);
        let Some(spread) = &self.spread else { return plain() };
        let is_probability =
            matches!(figure, Figure::Rank(..) | Figure::Tier(..) | Figure::Ahead(..) | Figure::Cut(_));
        if is_probability && (own <= 0.0 || own >= 1.0) {
            return plain();
        }
        spread.standard_error(Layout::of(&self.tally, &self.stability).position(figure))
    }

    /// Replicates in all that bring the standard error of a figure down to `precision`, above 0.
    #[must_use]
    pub fn replicates_needed(&self, figure: Figure, precision: f64) -> Option<u64> {
        let ratio = self.standard_error(figure)? / precision;
        let needed = self.tally.replicates() as f64 * ratio * ratio;
        needed.is_finite().then(|| needed.ceil() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_place() {
        let layout = Layout { units: 3, tiers: 2, cuts: 1 };
        for (at, figure) in layout.figures().into_iter().enumerate() {
            assert_eq!(layout.position(figure), at, "{figure:?}");
        }
    }
}
