//! How a ranking agrees with one that somebody else published.

use crate::statistics::{kendall_tau_b, spearman};

/// One unit in both rankings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Row of the unit.
    pub row: usize,
    /// What we have.
    pub ours: f64,
    /// What was published.
    pub published: f64,
}

/// Agreement of two orders.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderAgreement {
    /// Units in both.
    pub units: usize,
    /// Spearman's ρ.
    pub spearman: Option<f64>,
    /// Kendall's τ-b.
    pub kendall: Option<f64>,
    /// Mean absolute difference.
    pub mean_absolute_difference: f64,
    /// The pairs, the largest absolute difference first.
    pub differences: Vec<Pair>,
}

impl OrderAgreement {
    /// Compares pairs; `None` without any.
    #[must_use]
    pub fn of(mut pairs: Vec<Pair>) -> Option<Self> {
        if pairs.is_empty() {
            return None;
        }
        let ours: Vec<f64> = pairs.iter().map(|pair| pair.ours).collect();
        let published: Vec<f64> = pairs.iter().map(|pair| pair.published).collect();
        let total: f64 = pairs.iter().map(Pair::difference).sum();
        let units = pairs.len();
        pairs.sort_by(|a, b| b.difference().total_cmp(&a.difference()));
        Some(Self {
            units,
            spearman: spearman(&ours, &published),
            kendall: kendall_tau_b(&ours, &published),
            mean_absolute_difference: total / units as f64,
            differences: pairs,
        })
    }

    /// The largest absolute difference.
    #[must_use]
    pub fn largest(&self) -> f64 {
        self.differences.first().map_or(0.0, Pair::difference)
    }
}

impl Pair {
    /// |ours − published|.
    #[must_use]
    pub fn difference(&self) -> f64 {
        (self.ours - self.published).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_difference_comes_first() {
        let pair = |row, ours, published| Pair { row, ours, published };
        let pairs = vec![pair(0, 1.0, 1.0), pair(1, 2.0, 4.0), pair(2, 3.0, 2.0), pair(3, 4.0, 3.0)];
        let agreement = OrderAgreement::of(pairs).unwrap();
        assert_eq!(agreement.differences[0].row, 1);
        assert_eq!(agreement.largest(), 2.0);
        assert_eq!(agreement.mean_absolute_difference, 1.0);
        // Σd² = 6: ρ = 1 − 6·6/(4·15) = 0.4; 13, 14 and so on by hand: four concordant, two discordant.
        assert!((agreement.spearman.unwrap() - 0.4).abs() < 1e-15);
        assert!((agreement.kendall.unwrap() - 2.0 / 6.0).abs() < 1e-15);
        assert_eq!(OrderAgreement::of(Vec::new()), None);
    }
}
