//! # dagum
//!
//! Dagum's decomposition of the Gini coefficient by groups: G = G_w + G_nb + G_t. With n units of mean m, groups j of nⱼ
//! units and mean mⱼ, pⱼ = nⱼ/n and sⱼ = nⱼmⱼ/(nm):
//!
//! - G = ΣΣ|xᵢ − xᵣ|/(2n²m) over all pairs; Gⱼⱼ the same within a group; Gⱼₕ = ΣΣ|xᵢ − xᵣ|/(nⱼnₕ(mⱼ + mₕ)) between two;
//! - within G_w = ΣGⱼⱼpⱼsⱼ;
//! - net between G_nb = Σ_{j<h} Gⱼₕ(pⱼsₕ + pₕsⱼ)Dⱼₕ and transvariation G_t = Σ_{j<h} Gⱼₕ(pⱼsₕ + pₕsⱼ)(1 − Dⱼₕ);
//! - relative affluence Dⱼₕ = |mⱼ − mₕ|/Δⱼₕ with Δⱼₕ the mean |xᵢ − xᵣ| between the two: 1 when the groups do not
//!   overlap, 0 when they have the same mean.
//!
//! Missing values and units without a group are left out. Refused: a negative value, a mean of 0. A group of one unit has
//! a Gini of 0. Tied values and zeros need no care. No correction for small n, G·n/(n − 1), is made. Shapley-type and
//! Theil decompositions answer the same question without a transvariation term.
//!
//! - Source: Dagum (1997), "A new approach to the decomposition of the Gini income inequality ratio", Empirical Economics
//!   22(4), 515–531.
//! - Example: group a has 1, 3, group b has 2, 6. G = 1/3, within 1/8, net between 1/6, transvariation 1/24.

use crate::refusal::Refusal;
use crate::statistics::{mean, sorted, sum};
use crate::units::Grouping;

/// The parts of a Gini coefficient.
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposition {
    /// G of all units.
    pub total: f64,
    /// G_w.
    pub within: f64,
    /// G_nb.
    pub net_between: f64,
    /// G_t.
    pub transvariation: f64,
    /// Groups that have a unit, in the order of the grouping.
    pub groups: Vec<Group>,
    /// Pairs of groups, by position in `groups`.
    pub pairs: Vec<Pair>,
}

/// One group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// Position in the grouping's labels.
    pub label: usize,
    /// Number of units.
    pub units: usize,
    /// Their mean.
    pub mean: f64,
    /// Gini coefficient within.
    pub gini: f64,
}

/// Two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Positions in `groups`.
    pub groups: (usize, usize),
    /// Gini coefficient between.
    pub gini: f64,
    /// D; 0 when all values of both are equal.
    pub affluence: f64,
}

/// The Gini coefficient of values of which none is negative; `None` when they sum to 0.
#[must_use]
pub fn gini(values: &[f64]) -> Option<f64> {
    let centre = mean(values).filter(|&centre| centre > 0.0)?;
    Some(mean_difference(values, values) / (2.0 * centre))
}

/// Mean |x − y| over all pairs. In the order of size each value is counted once as the greater and once as the less:
/// no pair need be looked at, and no order of the units changes a digit.
fn mean_difference(x: &[f64], y: &[f64]) -> f64 {
    let (x, y) = (sorted(x), sorted(y));
    let signed = |value: f64, others: &[f64]| {
        let (below, above) =
            (others.partition_point(|&other| other < value), others.partition_point(|&other| other <= value));
        value * (below as f64 - (others.len() - above) as f64)
    };
    let terms = x.iter().map(|&value| signed(value, &y)).chain(y.iter().map(|&value| signed(value, &x)));
    sum(&terms.collect::<Vec<_>>()) / (x.len() as f64 * y.len() as f64)
}

impl Decomposition {
    /// Of the units that have a value and a group.
    ///
    /// # Errors
    /// When a value is negative, or all are 0, or there are none.
    pub fn of(values: &[Option<f64>], grouping: &Grouping) -> Result<Self, Refusal> {
        let mut by_label = vec![Vec::new(); grouping.labels().len()];
        for (row, value) in values.iter().enumerate() {
            let (Some(value), Some(label)) = (*value, grouping.group(row)) else { continue };
            if value < 0.0 {
                return Err(Refusal::new("analysis-negative-value").about(row));
            }
            by_label[label].push(value);
        }
        let all = by_label.concat();
        let total = gini(&all).ok_or_else(|| Refusal::new("analysis-mean-zero"))?;
        let samples: Vec<(usize, &Vec<f64>)> =
            by_label.iter().enumerate().filter(|(_, sample)| !sample.is_empty()).collect();
        let groups: Vec<Group> = samples.iter().map(|&(label, sample)| Group::of(label, sample)).collect();
        let total_value = sum(&all);
        let share = |group: &Group| {
            (group.units as f64 / all.len() as f64, group.units as f64 * group.mean / total_value)
        };
        let own = |group: &Group| group.gini * share(group).0 * share(group).1;
        let within = sum(&groups.iter().map(own).collect::<Vec<_>>());
        let (mut net_between, mut transvariation, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        for h in 0..groups.len() {
            for j in 0..h {
                let pair = Pair::of((j, h), &groups, mean_difference(samples[j].1, samples[h].1));
                let ((pj, sj), (ph, sh)) = (share(&groups[j]), share(&groups[h]));
                net_between.push(pair.gini * (pj * sh + ph * sj) * pair.affluence);
                transvariation.push(pair.gini * (pj * sh + ph * sj) * (1.0 - pair.affluence));
                pairs.push(pair);
            }
        }
        let (net_between, transvariation) = (sum(&net_between), sum(&transvariation));
        Ok(Self { total, within, net_between, transvariation, groups, pairs })
    }
}

impl Group {
    fn of(label: usize, sample: &[f64]) -> Self {
        let mean = mean(sample).unwrap_or(0.0);
        Self { label, units: sample.len(), mean, gini: gini(sample).unwrap_or(0.0) }
    }
}

impl Pair {
    fn of((j, h): (usize, usize), groups: &[Group], difference: f64) -> Self {
        let (a, b) = (groups[j].mean, groups[h].mean);
        let (gini, affluence) = if difference > 0.0 {
            (difference / (a + b), ((a - b).abs() / difference).min(1.0))
        } else {
            (0.0, 0.0)
        };
        Self { groups: (j, h), gini, affluence }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, want: f64) {
        assert!((got - want).abs() < 1e-14, "{got} is not {want}");
    }

    /// By hand: all differences sum to 2·(2 + 1 + 5 + 1 + 3 + 4) = 32, G = 32/(2·16·3) = 1/3. Within a: 4/(2·4·2) = ¼,
    /// p = ½, s = ⅓; within b: 8/(2·4·4) = ¼, p = ½, s = ⅔: G_w = ⅛. Between: Δ = (1 + 5 + 1 + 3)/4 = 2.5,
    /// G_ab = 2.5/6, D = 2/2.5 = 0.8, p_a s_b + p_b s_a = ½: G_nb = 1/6, G_t = 1/24.
    #[test]
    fn the_page_example() {
        let grouping = Grouping::new(&[Some("a"), Some("b"), Some("a"), Some("b"), None, Some("c")]);
        let values = [Some(1.0), Some(2.0), Some(3.0), Some(6.0), Some(99.0), None];
        let parts = Decomposition::of(&values, &grouping).unwrap();
        close(parts.total, 1.0 / 3.0);
        close(parts.within, 1.0 / 8.0);
        close(parts.net_between, 1.0 / 6.0);
        close(parts.transvariation, 1.0 / 24.0);
        close(parts.pairs[0].affluence, 0.8);
        assert_eq!(parts.groups.len(), 2);
    }

    /// PySAL's inequality 1.1.2 gives the same total, and the parts add up.
    #[test]
    fn the_parts_add_up() {
        let values = [12.0, 30.5, 7.0, 55.0, 20.0, 41.0, 0.0, 18.0, 30.5].map(Some);
        let labels = ["x", "y", "z", "x", "y", "z", "x", "x", "y"].map(Some);
        let parts = Decomposition::of(&values, &Grouping::new(&labels)).unwrap();
        close(parts.total, 0.3857736240913811);
        close(parts.within + parts.net_between + parts.transvariation, parts.total);
    }

    #[test]
    fn the_order_of_the_units_changes_no_digit() {
        let values = [0.12, 0.305, 0.7, 0.55, 0.2, 0.41, 0.01, 0.18];
        let labels = ["x", "y", "z", "x", "y", "z", "x", "u"];
        let of = |place: fn(usize) -> usize| {
            let rows = (0..8).map(place);
            let (values, labels): (Vec<_>, Vec<_>) =
                rows.map(|row| (Some(values[row]), Some(labels[row]))).unzip();
            let parts = Decomposition::of(&values, &Grouping::new(&labels)).unwrap();
            [parts.total, parts.within, parts.net_between, parts.transvariation]
        };
        assert_eq!(of(|row| row), of(|row| (row * 3 + 5) % 8));
    }

    #[test]
    fn what_has_no_gini_is_refused() {
        let one = Grouping::new(&[Some("a"), Some("a")]);
        let code = |values: [f64; 2]| Decomposition::of(&values.map(Some), &one).unwrap_err().code;
        assert_eq!(code([0.0, 0.0]), "analysis-mean-zero");
        assert_eq!(code([1.0, -1.0]), "analysis-negative-value");
    }
}
