//! The non-linear model of the best-worst method: the ratios of the weights are within ξ of the judgements.
//!
//! Let r be w_best/w_worst, judged d, and y = w/w_worst of another child, judged a (best over it) and b (it over worst).
//! The conditions are |r − d| ≤ ξ, |r/y − a| ≤ ξ and |y − b| ≤ ξ. A y exists when (a − ξ)(b − ξ) ≤ r ≤ (a + ξ)(b + ξ), so
//! the least ξ is the greatest of those at which the lower bound of r from one judgement meets the upper bound from
//! another: the root of an equation of at most the second degree. At the least ξ there is one r, and each y has an
//! interval of its own.

/// The best weights of one expert.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ratios {
    /// ξ.
    pub(super) misfit: f64,
    /// ξ by the greatest ξ that this judgement of best over worst allows, Rezaei's consistency index.
    pub(super) consistency_ratio: f64,
    /// By child, the least and the greatest of the weights that have this ξ.
    pub(super) ranges: Vec<(f64, f64)>,
    /// The middles of the ranges, as shares.
    pub(super) weights: Vec<f64>,
}

/// What a judgement says of r: it lies from product − sum·ξ + square·ξ² to product + sum·ξ + square·ξ².
#[derive(Debug, Clone, Copy)]
struct Bounds {
    product: f64,
    sum: f64,
    square: f64,
}

impl Bounds {
    /// Of the direct judgement.
    const fn direct(d: f64) -> Self {
        Self { product: d, sum: 1.0, square: 0.0 }
    }

    /// By way of a child.
    fn through(a: f64, b: f64) -> Self {
        Self { product: a * b, sum: a + b, square: 1.0 }
    }

    /// The least ξ at which the lower bound is no longer above the upper bound of another judgement. Up to there no
    /// factor of the lower bound is below 0.
    fn meets(self, other: Self) -> f64 {
        let apart = self.product - other.product;
        if apart <= 0.0 {
            return 0.0;
        }
        let (sum, square) = (self.sum + other.sum, self.square - other.square);
        2.0 * apart / (sum + (sum * sum - 4.0 * square * apart).sqrt())
    }
}

/// `best` and `worst` are children; by child, what `below_best` and `above_worst` say, 1 for best and worst themselves.
pub(super) fn solve(best: usize, worst: usize, below_best: &[f64], above_worst: &[f64]) -> Ratios {
    let direct = below_best[worst];
    let others: Vec<usize> = (0..below_best.len()).filter(|&child| child != best && child != worst).collect();
    let through = others.iter().map(|&child| Bounds::through(below_best[child], above_worst[child]));
    let bounds: Vec<Bounds> = std::iter::once(Bounds::direct(direct)).chain(through).collect();
    let pairs = bounds.iter().flat_map(|p| bounds.iter().map(|q| p.meets(*q)));
    let misfit = pairs.fold(0.0, f64::max);
    let r =
        best_over_worst(direct, misfit, others.iter().map(|&child| (below_best[child], above_worst[child])));
    let mut spans = vec![(r, r); below_best.len()];
    spans[worst] = (1.0, 1.0);
    for &child in &others {
        spans[child] = span(r, misfit, below_best[child], above_worst[child]);
    }
    let ranges = ranges(&spans);
    let middles: Vec<f64> = ranges.iter().map(|&(low, high)| f64::midpoint(low, high)).collect();
    let total: f64 = middles.iter().sum();
    let most = Bounds::through(direct, direct).meets(Bounds::direct(direct));
    Ratios {
        misfit,
        consistency_ratio: if misfit > 0.0 { misfit / most } else { 0.0 },
        ranges,
        weights: middles.into_iter().map(|middle| middle / total).collect(),
    }
}

/// r at the least ξ, where its greatest lower and its least upper bound are the same but for rounding.
fn best_over_worst(direct: f64, misfit: f64, judged: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut low, mut high) = ((direct - misfit).max(0.0), direct + misfit);
    for (a, b) in judged {
        low = low.max((a - misfit).max(0.0) * (b - misfit).max(0.0));
        high = high.min((a + misfit) * (b + misfit));
    }
    f64::midpoint(low, high)
}

/// Least and greatest y of a child.
fn span(r: f64, misfit: f64, a: f64, b: f64) -> (f64, f64) {
    let low = (b - misfit).max(r / (a + misfit));
    let high = if a > misfit { (b + misfit).min(r / (a - misfit)) } else { b + misfit };
    // The two are equal for the child that decides ξ.
    (low, high.max(low))
}

/// Shares from spans: a child has the least share when it is least and the others are greatest.
fn ranges(spans: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let lows: f64 = spans.iter().map(|(low, _)| low).sum();
    let highs: f64 = spans.iter().map(|(_, high)| high).sum();
    let range = |&(low, high): &(f64, f64)| (low / (highs - high + low), high / (lows - low + high));
    spans.iter().map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: &[f64], want: &[f64], tolerance: f64) {
        let is_near = |(x, y): (&f64, &f64)| (x - y).abs() < tolerance;
        assert!(got.len() == want.len() && got.iter().zip(want).all(is_near), "{got:?} is not {want:?}");
    }

    /// Rezaei (2015), load flexibility, accessibility and cost: ξ = 0.26, weights 0.0714, 0.3387, 0.5899, and a
    /// consistency ratio of 0.26/4.47. By hand: ξ² − 8ξ + 2 = 0 and 1 : 5 − ξ : 8 + ξ.
    #[test]
    fn a_published_example() {
        let got = solve(2, 0, &[8.0, 2.0, 1.0], &[1.0, 5.0, 8.0]);
        let misfit = 4.0 - 14.0_f64.sqrt();
        near(&got.weights, &[1.0 / 14.0, (5.0 - misfit) / 14.0, (8.0 + misfit) / 14.0], 1e-14);
        near(&got.weights, &[0.0714, 0.3387, 0.5899], 5e-5);
        near(&[got.misfit, got.consistency_ratio], &[misfit, misfit / (8.5 - 16.25_f64.sqrt())], 1e-14);
    }

    /// Rezaei (2015), the table of consistency indices for a judgement of best over worst from 1 to 9.
    #[test]
    fn the_published_consistency_indices() {
        let index = |d: u8| {
            let d = f64::from(d);
            Bounds::through(d, d).meets(Bounds::direct(d))
        };
        let got: Vec<f64> = (1..=9).map(index).collect();
        near(&got, &[0.0, 0.44, 1.0, 1.63, 2.30, 3.0, 3.73, 4.47, 5.23], 5e-3);
    }

    #[test]
    fn consistent_judgements_have_one_solution() {
        let got = solve(0, 2, &[1.0, 2.0, 8.0], &[8.0, 4.0, 1.0]);
        near(&got.weights, &[8.0 / 13.0, 4.0 / 13.0, 1.0 / 13.0], 1e-15);
        assert_eq!((got.misfit, got.consistency_ratio), (0.0, 0.0));
        assert!(
            got.ranges.iter().zip(&got.weights).all(|(&(l, h), w)| (l - w).abs() + (h - w).abs() < 1e-15)
        );
    }

    /// scipy 1.17.1: ξ by bisection over linear programmes (HiGHS), then the least and greatest weight of each child by
    /// two more; to the tolerance of that solver.
    #[test]
    fn ranges_agree_with_linear_programmes() {
        let got = solve(0, 4, &[1.0, 2.0, 3.0, 5.0, 8.0], &[8.0, 5.0, 2.0, 3.0, 1.0]);
        let lows = [0.42760574, 0.21789761, 0.11388344, 0.10328504, 0.04826280];
        let highs = [0.48059389, 0.29073970, 0.15052345, 0.11608394, 0.05424344];
        near(&[got.misfit], &[0.85994501], 1e-6);
        near(&got.ranges.iter().map(|range| range.0).collect::<Vec<_>>(), &lows, 1e-6);
        near(&got.ranges.iter().map(|range| range.1).collect::<Vec<_>>(), &highs, 1e-6);
        let got = solve(3, 1, &[2.0, 9.0, 4.0, 1.0, 3.0, 5.0], &[6.0, 1.0, 3.0, 9.0, 2.0, 4.0]);
        let lows = [0.18420169, 0.03538778, 0.07370797, 0.36301993, 0.08789079, 0.09702115];
        let highs = [0.28332750, 0.04328719, 0.15031378, 0.44405478, 0.13604279, 0.11867864];
        near(&[got.misfit], &[1.25834260], 1e-6);
        near(&got.ranges.iter().map(|range| range.0).collect::<Vec<_>>(), &lows, 1e-6);
        near(&got.ranges.iter().map(|range| range.1).collect::<Vec<_>>(), &highs, 1e-6);
    }
}
