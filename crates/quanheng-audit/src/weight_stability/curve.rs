//! The score of a unit as a function of one share, and where two of them meet.

/// A + E·(n₀ + n₁t)/(d₀ + d₁t) for 0 < t < 1, where the lower part is above 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Curve {
    pub(super) own: f64,
    pub(super) factor: f64,
    pub(super) above: [f64; 2],
    pub(super) below: [f64; 2],
}

impl Curve {
    /// The same everywhere.
    pub(super) const fn flat(score: f64) -> Self {
        Self { own: score, factor: 0.0, above: [0.0; 2], below: [1.0, 0.0] }
    }

    pub(super) fn at(&self, t: f64) -> f64 {
        let line = |[start, slope]: [f64; 2]| start + slope * t;
        // At an end of the range nothing may be present: there the neighbour's limit holds, which the ratio of slopes
        // or of starts is not; nobody asks for it.
        self.own + self.factor * line(self.above) / line(self.below)
    }

    /// (this − other) × both lower parts: coefficients of 1, t, t². Its sign is that of the difference.
    fn difference(&self, other: &Self) -> [f64; 3] {
        let product = |a: [f64; 2], b: [f64; 2]| [a[0] * b[0], a[0] * b[1] + a[1] * b[0], a[1] * b[1]];
        let both = product(self.below, other.below);
        let mine = product(self.above, other.below);
        let theirs = product(other.above, self.below);
        [0, 1, 2].map(|k| (self.own - other.own) * both[k] + self.factor * mine[k] - other.factor * theirs[k])
    }

    /// Whether two curves never differ by more than rounding.
    pub(super) fn is_same(&self, other: &Self, tolerance: f64) -> bool {
        self.difference(other).iter().all(|c| c.abs() <= tolerance)
    }

    /// Where two curves meet, at most twice, within 0 to 1, ascending.
    pub(super) fn meet(&self, other: &Self) -> impl Iterator<Item = f64> + use<> {
        roots(self.difference(other)).into_iter().flatten().filter(|t| (0.0..=1.0).contains(t))
    }
}

/// Real roots of c₀ + c₁t + c₂t², ascending; none of a constant.
fn roots([c0, c1, c2]: [f64; 3]) -> [Option<f64>; 2] {
    // What rounding leaves of a square term that should vanish must not bend a straight line.
    if c2.abs() <= 1e-14 * c0.abs().max(c1.abs()) {
        return [(c1 != 0.0).then(|| -c0 / c1), None];
    }
    let square = c1 * c1 - 4.0 * c2 * c0;
    if square < 0.0 {
        return [None, None];
    }
    // Of the two forms of a root, for each the one that does not subtract what is nearly equal.
    let sum = -0.5 * (c1 + square.sqrt().copysign(c1));
    if sum == 0.0 {
        return [Some(0.0), None];
    }
    let (a, b) = (sum / c2, c0 / sum);
    [Some(a.min(b)), Some(a.max(b))]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: (t − 0.25)(t − 0.5) = 0.125 − 0.75t + t².
    #[test]
    fn roots_by_hand() {
        assert_eq!(roots([0.125, -0.75, 1.0]), [Some(0.25), Some(0.5)]);
        assert_eq!(roots([-1.0, 4.0, 0.0]), [Some(0.25), None]);
        assert_eq!(roots([1.0, 0.0, 1.0]), [None, None]);
        assert_eq!(roots([1.0, 0.0, 0.0]), [None, None]);
        assert_eq!(roots([0.0, 0.0, 3.0]), [Some(0.0), None]);
    }

    /// By hand: 2t/(0.5 + 0.5t) meets the constant 1 at t = ⅓.
    #[test]
    fn a_bent_curve_meets_a_flat_one() {
        let bent = Curve { own: 0.0, factor: 2.0, above: [0.0, 1.0], below: [0.5, 0.5] };
        let met: Vec<f64> = bent.meet(&Curve::flat(1.0)).collect();
        assert!(met.len() == 1 && (met[0] - 1.0 / 3.0).abs() < 1e-15, "{met:?}");
        assert!((bent.at(1.0 / 3.0) - 1.0).abs() < 1e-15);
        assert!(bent.is_same(&bent, 1e-15) && !bent.is_same(&Curve::flat(1.0), 1e-15));
    }
}
