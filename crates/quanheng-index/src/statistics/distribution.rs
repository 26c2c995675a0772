//! Distributions that tests of significance need: the normal and Student's t.

use super::logarithm::take_logarithms;
use super::wide::wide;

/// P(Z ≤ z) of the standard normal, by the complementary error function.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// P(|Z| ≥ |z|) of the standard normal.
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The z with P(Z ≤ z) = p, for 0 < p < 1; relative error below 10⁻¹⁵.
///
/// Source: Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics
/// 37(3), routine PPND16.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(&CENTRE, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-libm::log(tail)).sqrt();
    let z = if r <= 5.0 { ratio(&MIDDLE, r - 1.6) } else { ratio(&FAR, r - 5.0) };
    if q < 0.0 { -z } else { z }
}

/// Puts the [`normal_quantile`] of every p in its place: the same to the last bit, and quicker for many.
pub fn normal_quantiles(p: &mut [f64]) {
    wide(
        #[inline(always)]
        || {
            for p in p.chunks_mut(TOGETHER) {
                quantiles_together(p);
            }
        },
    );
}

/// Quantiles taken together at most.
const TOGETHER: usize = 64;

/// All as if they were in the centre; those that are not are taken again, by themselves. Loops without a branch, so that the
/// processor takes several numbers at a time.
#[inline(always)]
fn quantiles_together(p: &mut [f64]) {
    let (mut tails, mut places, mut count) = ([0.5; TOGETHER], [0; TOGETHER], 0);
    for (place, p) in p.iter().enumerate() {
        (tails[count], places[count]) = (*p, place);
        count += usize::from((p - 0.5).abs() > 0.425);
    }
    for p in &mut *p {
        let q = *p - 0.5;
        *p = q * ratio(&CENTRE, 0.180_625 - q * q);
    }
    // Whole lanes of them: what is behind the last is a number like any other.
    tail_quantiles(&mut tails[..count.next_multiple_of(8)]);
    for (z, &place) in tails.iter().zip(&places[..count]) {
        p[place] = *z;
    }
}

/// Of numbers away from the centre.
#[inline(always)]
fn tail_quantiles(p: &mut [f64]) {
    let mut room = [0.0; TOGETHER];
    let roots = &mut room[..p.len()];
    for (tail, &p) in roots.iter_mut().zip(&*p) {
        *tail = if p < 0.5 { p } else { 1.0 - p };
    }
    take_logarithms(roots);
    let mut is_far = false;
    for r in &mut *roots {
        *r = (-*r).sqrt();
        is_far |= *r > 5.0;
    }
    if is_far {
        return p.iter_mut().for_each(|p| *p = normal_quantile(*p));
    }
    for (r, p) in roots.iter().zip(p) {
        let z = ratio(&MIDDLE, r - 1.6);
        *p = if *p < 0.5 { -z } else { z };
    }
}

/// Numerator and denominator of a rational function, constant first.
type Rational = [[f64; 8]; 2];

#[inline(always)]
fn ratio(coefficients: &Rational, r: f64) -> f64 {
    let [mut above, mut below] = [0.0, 0.0];
    for power in (0..8).rev() {
        above = above * r + coefficients[0][power];
        below = below * r + coefficients[1][power];
    }
    above / below
}

const CENTRE: Rational = [
    [
        3.387_132_872_796_366_6,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_659_7e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_545e3,
    ],
];

const MIDDLE: Rational = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];

const FAR: Rational = [
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
];

/// P(|T| ≥ |t|) of Student's t with `freedom` degrees of freedom, > 0: I_x(freedom/2, ½) with
/// x = freedom/(freedom + t²).
///
/// Source: Abramowitz and Stegun (1964), 26.7.1 with 26.5.27.
#[must_use]
pub fn student_two_sided(t: f64, freedom: f64) -> f64 {
    let square = t * t;
    let beyond = if square < freedom {
        1.0 - incomplete_beta(0.5, 0.5 * freedom, square / (freedom + square))
    } else {
        incomplete_beta(0.5 * freedom, 0.5, freedom / (freedom + square))
    };
    beyond.clamp(0.0, 1.0)
}

/// The regularised incomplete beta function I_x(a, b), for a, b > 0 and 0 ≤ x ≤ 1.
///
/// Source: the continued fraction 26.5.8 of Abramowitz and Stegun (1964), by the modified method of Lentz (Thompson
/// and Barnett 1986); taken at 1 − x where it converges faster.
#[must_use]
pub fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    let logs = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b);
    let front = libm::exp(logs + a * libm::log(x) + b * libm::log1p(-x));
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, 1.0 - x) / b
    }
}

/// The continued fraction; it needs about √max(a, b) terms.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    const TERMS: u32 = 10_000;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for term in 1..TERMS {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for coefficient in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + coefficient * d);
            c = away_from_zero(1.0 + coefficient / c);
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, want: f64, tolerance: f64) {
        assert!((got - want).abs() <= tolerance * want.abs(), "{got} is not {want}");
    }

    /// scipy 1.17.1: 2·scipy.stats.t.sf(|t|, freedom).
    #[test]
    fn many_quantiles_at_once_are_the_same() {
        let p: Vec<f64> =
            (1..=1003).map(|k| f64::from(k) / 1004.0).chain([1e-300, 1e-9, 0.075, 0.925]).collect();
        let mut z = p.clone();
        normal_quantiles(&mut z);
        assert!(p.iter().zip(z).all(|(&p, z)| z.to_bits() == normal_quantile(p).to_bits()));
    }

    #[test]
    fn student_agrees_with_scipy() {
        for (t, freedom, want) in STUDENT {
            close(student_two_sided(t, freedom), want, 1e-12);
            close(student_two_sided(-t, freedom), want, 1e-12);
        }
    }

    /// scipy 1.17.1: scipy.stats.norm.ppf and .cdf.
    #[test]
    fn the_normal_agrees_with_scipy() {
        for (p, z) in NORMAL {
            close(normal_quantile(p), z, 2e-15);
            close(normal_cdf(z), p, 1e-13);
            close(normal_two_sided(z), 2.0 * p.min(1.0 - p), 1e-9);
        }
        assert_eq!(normal_quantile(0.5), 0.0);
    }

    const STUDENT: [(f64, f64, f64); 9] = [
        (0.1, 1.0, 0.936548965138893),
        (1.0, 1.0, 0.5000000000000001),
        (12.706, 1.0, 0.05000080235813319),
        (2.5, 2.0, 0.12961172022151082),
        (0.5, 5.0, 0.6382988716409291),
        (2.0, 10.0, 0.07338803477074037),
        (3.3, 29.0, 0.0025669142292085896),
        (8.0, 29.0, 8.012575649631688e-09),
        (1.96, 1000.0, 0.050273184955748736),
    ];

    const NORMAL: [(f64, f64); 6] = [
        (1e-12, -7.034483825301131),
        (0.0001, -3.7190164854556804),
        (0.025, -1.9599639845400545),
        (0.3, -0.5244005127080409),
        (0.6, 0.2533471031357997),
        (0.975, 1.959963984540054),
    ];
}
