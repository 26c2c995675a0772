//! How stable cuts between tiers are: how often the same units stand above.

/// Counts, for each cut, the replicates in which exactly the units above it are those of the programme as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stability {
    /// By unit: tiers of the programme as it stands; empty without tiers.
    nominal: Vec<u16>,
    /// By cut.
    same: Vec<u64>,
    /// Room for one replicate: whether a unit has crossed a cut.
    crossed: Vec<bool>,
}

impl Stability {
    /// `classes` is the greatest number of tiers.
    pub(crate) fn new(nominal: &[u16], classes: usize) -> Self {
        let cuts = if nominal.is_empty() { 0 } else { classes.saturating_sub(1) };
        Self { nominal: nominal.to_vec(), same: vec![0; cuts], crossed: vec![false; cuts] }
    }

    /// Counts one replicate; a unit with a tier in only one of the two has crossed every cut.
    pub(crate) fn add(&mut self, tiers: &[u16]) {
        if tiers.is_empty() {
            return;
        }
        self.crossed.fill(false);
        for (&own, &before) in tiers.iter().zip(&self.nominal).filter(|(own, before)| own != before) {
            let (low, high) = (own.min(before), own.max(before));
            let range =
                if low == 0 { 0..self.crossed.len() } else { usize::from(low) - 1..usize::from(high) - 1 };
            self.crossed[range].fill(true);
        }
        for (same, crossed) in self.same.iter_mut().zip(&self.crossed) {
            *same += u64::from(!crossed);
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.same.iter_mut().zip(&other.same).for_each(|(a, b)| *a += b);
    }

    /// By unit: tiers of the programme as it stands.
    pub(crate) fn nominal(&self) -> &[u16] {
        &self.nominal
    }

    /// By cut.
    pub(crate) fn same(&self) -> &[u64] {
        &self.same
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_changes_tier_crosses_the_cuts_between() {
        let mut stability = Stability::new(&[1, 2, 3], 3);
        stability.add(&[1, 2, 3]);
        stability.add(&[1, 3, 2]);
        stability.add(&[3, 2, 1]);
        stability.add(&[1, 1, 3]);
        stability.add(&[1, 2, 0]);
        assert_eq!(stability.same(), [2, 2]);
    }
}
