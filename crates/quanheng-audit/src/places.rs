//! Places and tiers of the scores of one replicate, by the rules of the engine.

use quanheng_index::{NodeId, Plan, Precision, Refusal, StepKind};

use crate::tier_rule::TierRule;

/// Decimals the `rank` step compares with, if it says so.
pub(crate) fn decimals(plan: &Plan, node: NodeId) -> Option<u32> {
    let step = plan.steps().find(|step| step.kind() == StepKind::Rank)?;
    step.at_node(node).1.optional_number("decimals").map(|decimals| decimals as u32)
}

/// Room for the places of one replicate.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// Scores as they are compared, times `power`; NaN without one.
    compared: Vec<f64>,
    power: f64,
    /// From 1; 0 without one.
    pub(crate) places: Vec<u16>,
    /// From 1; 0 without one.
    pub(crate) tiers: Vec<u16>,
    /// The number of scores last seen and, by place, the tier; kept where nothing else decides the tiers.
    known: Option<(usize, Vec<u16>)>,
}

/// Powers of ten that are doubles.
const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// 1.5·2⁵²: added to a number below 2⁵¹ in size, it leaves the nearest whole number in the last bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

/// Ten to a power, where that is a double.
pub(crate) fn power_of_ten(exponent: u32) -> Option<f64> {
    POWERS_OF_TEN.get(exponent as usize).copied()
}

/// A score of at most twelve digits in whole numbers of the last one, `power` of which are 1: as the engine rounds it.
fn whole(score: f64, power: f64, decimals: u32) -> f64 {
    let scaled = score * power;
    let nearest = (scaled + TO_WHOLE) - TO_WHOLE;
    // The product is a rounding off: near a half the engine looks at the digits.
    if 0.5 - (scaled - nearest).abs() <= scaled.abs() * (4.0 * f64::EPSILON) {
        return (quanheng_index::rounded(score, decimals) * power).round();
    }
    nearest
}

impl Places {
    pub(crate) fn new(units: usize) -> Self {
        Self {
            compared: vec![0.0; units],
            power: 1.0,
            places: vec![0; units],
            tiers: Vec::new(),
            known: None,
        }
    }

    /// Gives places to scores, NaN without one.
    pub(crate) fn rank(&mut self, scores: impl Iterator<Item = f64> + Clone, decimals: Option<u32>) {
        let precision = Precision::of_values(scores.clone());
        let own = precision.decimals();
        let used = decimals.map_or(own, |decimals| decimals.min(own));
        let power = power_of_ten(used).filter(|_| used == own);
        self.power = power.unwrap_or(1.0);
        for (compared, score) in self.compared.iter_mut().zip(scores) {
            *compared = match power {
                Some(power) => whole(score, power, used),
                None => quanheng_index::rounded(score, used),
            };
        }
        self.count_better();
    }

    /// Place: one more than the number of better scores.
    fn count_better(&mut self) {
        const LANES: usize = 8;
        let all = &self.compared;
        let (chunks, rest) = all.as_chunks::<LANES>();
        let mut at = 0;
        for chunk in chunks {
            let mut better = [0_u64; LANES];
            for score in all {
                for lane in 0..LANES {
                    better[lane] += u64::from(*score > chunk[lane]);
                }
            }
            for lane in 0..LANES {
                self.places[at] = place(chunk[lane], better[lane]);
                at += 1;
            }
        }
        for own in rest {
            let better = all.iter().filter(|score| *score > own).count() as u64;
            self.places[at] = place(*own, better);
            at += 1;
        }
    }

    /// Gives tiers, after places; `moves` of the cuts, or none.
    ///
    /// # Errors
    /// When the tiers are not defined for the scores.
    pub(crate) fn tier(&mut self, rule: &TierRule, moves: &[f64]) -> Result<(), Refusal> {
        self.tiers.resize(self.places.len(), 0);
        let scored = self.places.iter().filter(|&&place| place > 0).count();
        let is_fixed = rule.looks_at_no_scores() && moves.is_empty();
        if !is_fixed || self.known.as_ref().is_none_or(|(count, _)| *count != scored) {
            let boundaries = rule.boundaries(&self.descending(), moves)?;
            let tier = |before: usize| boundaries.partition_point(|&start| start <= before) as u16 + 1;
            // Nobody has place 0.
            self.known = Some((scored, std::iter::once(0).chain((0..scored).map(tier)).collect()));
        }
        let (_, by_place) = self.known.as_ref().expect("just made");
        for (tier, &place) in self.tiers.iter_mut().zip(&self.places) {
            *tier = by_place[usize::from(place)];
        }
        Ok(())
    }

    /// Takes over places that are known: for tiers that depend on nothing else.
    pub(crate) fn take(&mut self, places: impl Iterator<Item = u16>) {
        self.places.iter_mut().zip(places).for_each(|(own, place)| *own = place);
    }

    /// Scores as they are compared, the best first.
    pub(crate) fn descending(&self) -> Vec<f64> {
        let scored_only = self.compared.iter().filter(|score| !score.is_nan());
        let mut descending: Vec<f64> = scored_only.map(|score| score / self.power).collect();
        descending.sort_unstable_by(|a, b| b.total_cmp(a));
        descending
    }

    /// Forgets what it knew of another rule.
    pub(crate) fn forget(&mut self) {
        self.known = None;
    }
}

const fn place(score: f64, better: u64) -> u16 {
    if score.is_nan() { 0 } else { better as u16 + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(scores: &[f64], decimals: Option<u32>) -> Vec<u16> {
        let mut places = Places::new(scores.len());
        places.rank(scores.iter().copied(), decimals);
        places.places
    }

    #[test]
    fn ties_share_the_best_place_and_the_missing_have_none() {
        assert_eq!(places(&[3.0, 5.0, 3.0, f64::NAN, 1.0], None), [2, 1, 2, 0, 4]);
        let many: Vec<f64> = (0..20).map(f64::from).collect();
        assert_eq!(places(&many, None), (1..=20).rev().collect::<Vec<u16>>());
    }

    #[test]
    fn what_only_rounding_tells_apart_is_tied() {
        assert_eq!(places(&[0.1 + 0.2, 0.3, 0.2], None), [1, 1, 3]);
        assert_eq!(places(&[0.749, 0.751, 0.2], Some(1)), [2, 1, 3]);
        assert_eq!(places(&[0.71, 0.74, 0.2], Some(1)), [1, 1, 3]);
    }

    /// Replicates of one combination may differ in how many units have a score.
    #[test]
    fn tiers_by_sizes_follow_the_number_of_scores() {
        let rule = crate::tier_rule::tests::sizes(&[1.0, 2.0, 1.0]);
        let (gap, mut places) = (f64::NAN, Places::new(4));
        let replicates: [([f64; 4], [u16; 4]); 4] = [
            ([4.0, 3.0, 2.0, 1.0], [1, 2, 2, 3]),
            ([gap, 3.0, 2.0, 1.0], [0, 1, 2, 2]),
            ([4.0, gap, gap, 1.0], [1, 0, 0, 2]),
            ([1.0, 2.0, 3.0, 4.0], [3, 2, 2, 1]),
        ];
        for (scores, tiers) in replicates {
            places.rank(scores.into_iter(), None);
            places.tier(&rule, &[]).unwrap();
            assert_eq!(places.tiers, tiers);
        }
    }

    /// 2⁻¹⁸ has thirteen digits, the last a 5: half-way between two numbers of twelve.
    #[test]
    fn halves_are_rounded_as_the_engine_does() {
        let half = 1.0 / 262_144.0;
        for score in [half, half * (1.0 + f64::EPSILON), half * (1.0 - f64::EPSILON), 0.125, 1e-30] {
            let decimals = Precision::of_values(std::iter::once(score)).decimals();
            let Some(power) = power_of_ten(decimals) else { continue };
            let engine = quanheng_index::rounded(score, decimals);
            assert_eq!(whole(score, power, decimals) / power, engine, "{score}");
        }
    }
}
