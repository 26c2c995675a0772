//! How a plan makes tiers of a node, and what it means that a cut moves.
//!
//! A cut moves in *places* where the number of units decides: `sizes` and `quantiles`. It moves in *score units* where
//! scores do. Where a cut stands is then what the method says, for `cuts` and `mean-deviations`; for methods that only
//! part the units (`natural-breaks`, `k-means`, `gaps`) it is half-way between the scores it parts. A cut that moves
//! does not pass another one.
//!
//! In a replicate a unit may lose its score, and tiers by `sizes` no longer add up to the units. The programme itself
//! refuses that; an audit fills the tiers from the best one, and the last are short. More units than the sizes have
//! room for stay an error.

use quanheng_index::method::Maker;
use quanheng_index::statistics::{mean, standard_deviation};
use quanheng_index::{NodeId, Plan, Refusal, StepKind, Tier};

use crate::assumption::Band;

/// Tiers of a node, as a plan has them.
pub(crate) struct TierRule {
    tier: Box<dyn Tier>,
    pub(crate) method: &'static str,
    standing: Standing,
}

/// Where the cuts stand.
enum Standing {
    /// After so many units, of so many together.
    Sizes(usize),
    /// After so many units, whatever there are.
    Places,
    /// At these scores.
    Scores(Vec<f64>),
    /// At the mean plus these multiples of the standard deviation.
    Deviations(Vec<f64>),
    /// Between two scores.
    Between,
}

impl TierRule {
    /// The rule of a plan for a node; `None` where no step makes tiers of it.
    pub(crate) fn of(plan: &Plan, node: NodeId) -> Option<Self> {
        let step = plan.steps().find(|step| step.kind() == StepKind::Tier)?;
        if node != plan.framework().root() && step.key_at(node).is_none() {
            return None;
        }
        let (method, values) = step.at_node(node);
        let Maker::Tier(make) = method.maker else { return None };
        let tier = make(values).expect("the plan has made it with these values");
        let standing = match method.slug {
            "sizes" => Standing::Sizes(values.numbers("sizes").iter().map(|&size| size as usize).sum()),
            "quantiles" => Standing::Places,
            "cuts" => Standing::Scores(values.numbers("cuts").to_vec()),
            "mean-deviations" => Standing::Deviations(values.numbers("multiples").to_vec()),
            _ => Standing::Between,
        };
        Some(Self { tier, method: method.slug, standing })
    }

    /// Whether the boundaries depend on nothing but the number of scores. Not so for quantiles: tied scores share a tier.
    pub(crate) const fn looks_at_no_scores(&self) -> bool {
        matches!(self.standing, Standing::Sizes(_))
    }

    /// Whether cuts stand after a number of units, and move by places.
    pub(crate) const fn is_by_count(&self) -> bool {
        matches!(self.standing, Standing::Sizes(_) | Standing::Places)
    }

    /// Whether cuts move in the units of a band.
    pub(crate) const fn fits(&self, band: Band) -> bool {
        self.is_by_count() == matches!(band, Band::Places(_))
    }

    /// How many units the first tiers take. `moves` are by cut, or empty.
    ///
    /// # Errors
    /// When the tiers are not defined for the scores.
    pub(crate) fn boundaries(&self, descending: &[f64], moves: &[f64]) -> Result<Vec<usize>, Refusal> {
        let mut boundaries = self.unmoved(descending)?;
        if moves.is_empty() {
            boundaries.iter_mut().for_each(|boundary| *boundary = (*boundary).min(descending.len()));
            return Ok(boundaries);
        }
        let scores = self.cuts(descending, &boundaries);
        let mut before = 0;
        for (cut, (boundary, by)) in boundaries.iter_mut().zip(moves).enumerate() {
            *boundary = match &scores {
                None => (*boundary as f64 + by).clamp(0.0, descending.len() as f64) as usize,
                Some(scores) => descending.partition_point(|score| *score >= scores[cut] + by),
            };
            *boundary = (*boundary).max(before);
            before = *boundary;
        }
        Ok(boundaries)
    }

    /// Boundaries before any cut moves: beyond the units where these are fewer than the sizes.
    fn unmoved(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        match self.standing {
            // Sizes count scores and look at none.
            Standing::Sizes(total) if descending.len() < total => self.tier.boundaries(&vec![0.0; total]),
            _ => self.tier.boundaries(descending),
        }
    }

    /// Whether cuts that move by as much as a band allows stay apart from one another and inside the units.
    pub(crate) fn has_room(&self, descending: &[f64], band: Band) -> Result<bool, Refusal> {
        let boundaries = self.unmoved(descending)?;
        Ok(match (self.cuts(descending, &boundaries), band) {
            (None, Band::Places(reach)) => {
                let reach = reach as usize;
                let (first, last) = (boundaries.first().copied(), boundaries.last().copied());
                first.is_none_or(|first| first > reach)
                    && last.is_none_or(|last| last + reach < descending.len())
                    && boundaries.windows(2).all(|pair| pair[1] - pair[0] > 2 * reach)
            }
            (Some(scores), Band::Score(reach)) => {
                scores.windows(2).all(|pair| pair[0] - pair[1] > 2.0 * reach)
            }
            _ => false,
        })
    }

    /// Scores the cuts stand at; `None` where they stand after a number of units.
    fn cuts(&self, descending: &[f64], boundaries: &[usize]) -> Option<Vec<f64>> {
        match &self.standing {
            Standing::Sizes(_) | Standing::Places => None,
            Standing::Scores(scores) => Some(scores.clone()),
            Standing::Deviations(multiples) => {
                let (mean, deviation) = (mean(descending)?, standard_deviation(descending)?);
                Some(multiples.iter().map(|multiple| mean + multiple * deviation).collect())
            }
            Standing::Between => Some(
                boundaries
                    .iter()
                    .map(|&boundary| f64::midpoint(descending[boundary - 1], descending[boundary]))
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use quanheng_index::method;
    use quanheng_index::parameter::Value;

    use super::*;

    fn rule(slug: &str, key: &str, value: Value, standing: Standing) -> TierRule {
        let method = method::find(StepKind::Tier, slug).unwrap();
        let values = method.check(&BTreeMap::from([(key.to_owned(), value)])).unwrap();
        let Maker::Tier(make) = method.maker else { unreachable!() };
        TierRule { tier: make(&values).unwrap(), method: method.slug, standing }
    }

    pub(crate) fn sizes(sizes: &[f64]) -> TierRule {
        let total = sizes.iter().sum::<f64>() as usize;
        rule("sizes", "sizes", Value::Numbers(sizes.to_vec()), Standing::Sizes(total))
    }

    /// Eight scores 80, 70, … 10.
    const SCORES: [f64; 8] = [80.0, 70.0, 60.0, 50.0, 40.0, 30.0, 20.0, 10.0];

    #[test]
    fn cuts_of_sizes_move_by_places() {
        let rule = sizes(&[2.0, 3.0, 3.0]);
        assert_eq!(rule.boundaries(&SCORES, &[]).unwrap(), [2, 5]);
        assert_eq!(rule.boundaries(&SCORES, &[1.0, -1.0]).unwrap(), [3, 4]);
        assert_eq!(rule.boundaries(&SCORES, &[-9.0, 9.0]).unwrap(), [0, 8]);
        assert!(rule.has_room(&SCORES, Band::Places(1)).unwrap());
        assert!(!rule.has_room(&SCORES, Band::Places(2)).unwrap());
        assert!(rule.fits(Band::Places(1)) && !rule.fits(Band::Score(1.0)));
    }

    /// Sizes 2, 3 and 3: the last tier is short first; then the second. A cut moves from where it would stand.
    #[test]
    fn fewer_units_than_sizes_fill_the_tiers_from_the_best() {
        let rule = sizes(&[2.0, 3.0, 3.0]);
        assert_eq!(rule.boundaries(&SCORES[..7], &[]).unwrap(), [2, 5]);
        assert_eq!(rule.boundaries(&SCORES[..4], &[]).unwrap(), [2, 4]);
        assert_eq!(rule.boundaries(&SCORES[..1], &[]).unwrap(), [1, 1]);
        assert_eq!(rule.boundaries(&[], &[]).unwrap(), [0, 0]);
        assert_eq!(rule.boundaries(&SCORES[..4], &[0.0, -2.0]).unwrap(), [2, 3]);
        assert_eq!(rule.boundaries(&SCORES[..4], &[1.0, 1.0]).unwrap(), [3, 4]);
        assert!(rule.has_room(&SCORES[..7], Band::Places(1)).unwrap());
        assert!(!rule.has_room(&SCORES[..6], Band::Places(1)).unwrap());
        let more = [&SCORES[..], &[0.0]].concat();
        assert_eq!(rule.boundaries(&more, &[]).unwrap_err().code, "tier-sizes-total");
    }

    #[test]
    fn cuts_at_scores_move_by_scores() {
        let numbers = Value::Numbers(vec![60.0, 35.0]);
        let rule = rule("cuts", "cuts", numbers, Standing::Scores(vec![60.0, 35.0]));
        assert_eq!(rule.boundaries(&SCORES, &[0.0, 0.0]).unwrap(), [3, 5]);
        assert_eq!(rule.boundaries(&SCORES, &[0.1, -6.0]).unwrap(), [2, 6]);
        assert!(rule.has_room(&SCORES, Band::Score(12.0)).unwrap());
        assert!(!rule.has_room(&SCORES, Band::Score(12.5)).unwrap());
    }

    /// The greatest gap of these is between 9 and 5: the cut stands at 7.
    #[test]
    fn cuts_that_part_the_units_stand_between_them() {
        let rule = rule("gaps", "classes", Value::Number(2.0), Standing::Between);
        let scores = [10.0, 9.0, 5.0, 4.0];
        assert_eq!(rule.boundaries(&scores, &[1.9]).unwrap(), [2]);
        assert_eq!(rule.boundaries(&scores, &[2.1]).unwrap(), [1]);
        assert_eq!(rule.boundaries(&scores, &[-2.1]).unwrap(), [3]);
    }

    /// Mean 45, standard deviation √600 = 24.49: the cut at the mean moves over 50, never over 55.
    #[test]
    fn cuts_at_deviations_move_by_scores() {
        let numbers = Value::Numbers(vec![0.0]);
        let rule = rule("mean-deviations", "multiples", numbers, Standing::Deviations(vec![0.0]));
        assert_eq!(rule.boundaries(&SCORES, &[0.0]).unwrap(), [4]);
        assert_eq!(rule.boundaries(&SCORES, &[5.1]).unwrap(), [3]);
        assert_eq!(rule.boundaries(&SCORES, &[-5.0]).unwrap(), [5]);
    }
}
