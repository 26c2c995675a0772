//! Correlations between two columns of equal length.

use super::linear::Matrix;
use super::moments::{deviations, sum};
use super::order::{average_ranks, order_key};

/// Pearson's r, in any order of the pairs the same to the last bit; `None` when either column is constant or there
/// are fewer than two pairs.
#[must_use]
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    assert_eq!(x.len(), y.len(), "pairs");
    let (x, y) = (deviations(x)?, deviations(y)?);
    Some(cosine(&x, &y))
}

/// What two columns of equal length have where both have a value, NaN standing for a missing one.
#[must_use]
pub fn both_present(x: &[f64], y: &[f64]) -> (Vec<f64>, Vec<f64>) {
    assert_eq!(x.len(), y.len(), "pairs");
    x.iter().zip(y).filter(|(x, y)| !x.is_nan() && !y.is_nan()).unzip()
}

/// Pearson's r of each pair of columns of equal length; `None` when a column is constant.
#[must_use]
pub fn correlation_matrix(columns: &[Vec<f64>]) -> Option<Matrix> {
    let columns: Vec<Vec<f64>> = columns.iter().map(|column| deviations(column)).collect::<Option<_>>()?;
    let mut matrix = Matrix::identity(columns.len());
    for i in 0..columns.len() {
        for j in 0..i {
            let r = cosine(&columns[i], &columns[j]);
            (matrix[(i, j)], matrix[(j, i)]) = (r, r);
        }
    }
    Some(matrix)
}

/// Σxy/√(Σx²·Σy²).
fn cosine(x: &[f64], y: &[f64]) -> f64 {
    let along = |a: &[f64], b: &[f64]| sum(&a.iter().zip(b).map(|(a, b)| a * b).collect::<Vec<_>>());
    (along(x, y) / (along(x, x) * along(y, y)).sqrt()).clamp(-1.0, 1.0)
}

/// Spearman's ρ: Pearson's r of average ranks, which is exact under ties.
#[must_use]
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    pearson(&average_ranks(x), &average_ranks(y))
}

/// Kendall's τ-b: (C − D)/√((P − Tx)(P − Ty)) with P = n(n−1)/2 pairs, Tx and Ty those tied in x and y.
/// `None` when either column is constant or there are fewer than two pairs. O(n log n).
///
/// Source: Knight (1966), "A computer method for calculating Kendall's tau with ungrouped data".
#[must_use]
pub fn kendall_tau_b(x: &[f64], y: &[f64]) -> Option<f64> {
    Concordance::of(x, y).tau_b()
}

/// How many pairs of units two columns have in the same order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Concordance {
    /// Concordant pairs less discordant ones.
    pub(super) surplus: f64,
    pub(super) discordant: u64,
    pub(super) pairs: u64,
    /// Sizes of the groups of equal values, by column; those of one value are left out.
    pub(super) ties: [Vec<u64>; 2],
}

impl Concordance {
    pub(super) fn of(x: &[f64], y: &[f64]) -> Self {
        assert_eq!(x.len(), y.len(), "pairs");
        let mut pairs: Vec<(u64, u64)> =
            x.iter().zip(y).map(|(&a, &b)| (order_key(a), order_key(b))).collect();
        pairs.sort_unstable();
        let tied_x = groups(pairs.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len));
        let tied_both = groups(pairs.chunk_by(|a, b| a == b).map(<[_]>::len));
        let mut second: Vec<u64> = pairs.iter().map(|pair| pair.1).collect();
        let discordant = sort_counting_inversions(&mut second);
        let tied_y = groups(second.chunk_by(|a, b| a == b).map(<[_]>::len));
        let all = choose_two(pairs.len() as u64);
        let count = |ties: &[u64]| ties.iter().map(|&tie| choose_two(tie)).sum::<u64>();
        let untied = all + count(&tied_both) - count(&tied_x) - count(&tied_y);
        let surplus = untied as f64 - 2.0 * discordant as f64;
        Self { surplus, discordant, pairs: all, ties: [tied_x, tied_y] }
    }

    pub(super) fn tau_b(&self) -> Option<f64> {
        let untied =
            |ties: &[u64]| (self.pairs - ties.iter().map(|&tie| choose_two(tie)).sum::<u64>()) as f64;
        let scale = untied(&self.ties[0]).sqrt() * untied(&self.ties[1]).sqrt();
        (scale > 0.0).then(|| (self.surplus / scale).clamp(-1.0, 1.0))
    }
}

fn groups(sizes: impl Iterator<Item = usize>) -> Vec<u64> {
    sizes.filter(|&size| size > 1).map(|size| size as u64).collect()
}

const fn choose_two(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}

/// Sorts by merging and returns how many pairs stood in strictly descending order.
fn sort_counting_inversions(values: &mut [u64]) -> u64 {
    if values.len() < 2 {
        return 0;
    }
    let (left, right) = values.split_at_mut(values.len() / 2);
    let within = sort_counting_inversions(left) + sort_counting_inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j, mut across) = (0, 0, 0);
    while i < left.len() && j < right.len() {
        if right[j] < left[i] {
            across += (left.len() - i) as u64;
            merged.push(right[j]);
            j += 1;
        } else {
            merged.push(left[i]);
            i += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    values.copy_from_slice(&merged);
    within + across
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: Option<f64>, want: f64) {
        let got = got.expect("defined");
        assert!((got - want).abs() < 1e-14, "{got} is not {want}");
    }

    /// By hand: x = 1 2 3 4, y = 1 3 2 4: Σd² = 2, ρ = 1 − 6·2/(4·15) = 0.8; one discordant of six pairs.
    #[test]
    fn small_orders_by_hand() {
        let (x, y) = ([1.0, 2.0, 3.0, 4.0], [1.0, 3.0, 2.0, 4.0]);
        close(spearman(&x, &y), 0.8);
        close(kendall_tau_b(&x, &y), 4.0 / 6.0);
    }

    /// By hand: of the pairs between (1,1) (1,2) (2,2) (3,1),
    /// 12 is tied in x, 13 concordant, 14 and 23 tied in y, 24 and 34 discordant: C = 1, D = 2, P = 6.
    #[test]
    fn ties_enter_tau_b() {
        close(kendall_tau_b(&[1.0, 1.0, 2.0, 3.0], &[1.0, 2.0, 2.0, 1.0]), -1.0 / (5.0_f64 * 4.0).sqrt());
        assert_eq!(kendall_tau_b(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(kendall_tau_b(&[], &[]), None);
    }

    /// Plain sums give a last digit that depends on the order for these.
    #[test]
    fn the_order_of_the_pairs_is_no_matter() {
        let x: Vec<f64> = (0..50).map(|k| libm::sin(f64::from(k))).collect();
        let y: Vec<f64> = (0..50).map(|k| libm::exp(f64::from(k % 7)) / 3.0).collect();
        let turned = |v: &[f64]| v.iter().rev().copied().collect::<Vec<_>>();
        assert_eq!(pearson(&x, &y), pearson(&turned(&x), &turned(&y)));
        assert_eq!(pearson(&x, &x), Some(1.0));
        assert_eq!(pearson(&[0.1; 9], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]), None);
        let matrix = correlation_matrix(&[x.clone(), y.clone()]).unwrap();
        assert_eq!((Some(matrix[(0, 1)]), matrix[(1, 1)]), (pearson(&x, &y), 1.0));
    }

    #[test]
    fn fast_tau_equals_the_definition() {
        let mut state = 7_u64;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) % 9) as f64
        };
        for n in 2..40 {
            let x: Vec<f64> = (0..n).map(|_| next()).collect();
            let y: Vec<f64> = (0..n).map(|_| next()).collect();
            let (mut s, mut tx, mut ty, mut all) = (0.0, 0.0, 0.0, 0.0);
            for i in 0..n {
                for j in i + 1..n {
                    let (a, b) = (x[i] - x[j], y[i] - y[j]);
                    s += (a * b).partial_cmp(&0.0).unwrap() as i8 as f64;
                    tx += f64::from(u8::from(a == 0.0));
                    ty += f64::from(u8::from(b == 0.0));
                    all += 1.0;
                }
            }
            let want: f64 = s / ((all - tx) * (all - ty)).sqrt();
            if want.is_finite() {
                close(kendall_tau_b(&x, &y), want);
            }
        }
    }
}
