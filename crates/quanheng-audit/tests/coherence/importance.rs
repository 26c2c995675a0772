//! Importance, and the curve it is measured along.

use quanheng_audit::coherence::Smooth;
use quanheng_index::stream::Replicate;

use super::close;
use super::world::{TAI, World, plain, tai, whole, z_scores};

/// All pairs of two grids of 21 places on −1 … 1: independent, so that E(y|x₁) is known exactly.
fn grid(y: impl Fn(f64, f64) -> f64) -> (Vec<f64>, Vec<f64>) {
    let places: Vec<f64> = (-10..=10).map(|k| f64::from(k) / 10.0).collect();
    let pairs = places.iter().flat_map(|&a| places.iter().map(move |&b| (a, b)));
    pairs.map(|(a, b)| (a, y(a, b))).unzip()
}

/// Variance of equally likely values.
fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    values.map(|x| (x - mean) * (x - mean)).sum::<f64>() / n
}

fn places() -> impl Iterator<Item = f64> + Clone {
    (-10..=10).map(|k| f64::from(k) / 10.0)
}

/// Closed form: y = x₁² + x₂ has V(E(y|x₁))/V(y) = V(x₁²)/(V(x₁²) + V(x₂)), and r = 0: a straight line sees nothing. What
/// the penalty costs is 2 % at most, with three times as much noise as curve.
#[test]
fn a_curve_sees_what_a_line_does_not() {
    let (x, y) = grid(|a, b| a * a + b);
    let (bent, straight) = (variance(places().map(|a| a * a)), variance(places()));
    let found = Smooth::of(&x, &y).unwrap().explained / (bent / (bent + straight));
    assert!((0.98..1.0).contains(&found), "{found}");
    let (x, y) = grid(|a, _| a * a);
    close(Smooth::of(&x, &y).unwrap().explained, 1.0, 1e-3);
}

/// Closed form: the Ishigami function y = sin x₁ + 7 sin² x₂ at x₃ = 0 on independent uniform −π … π has V₁ = ½ and
/// V₂ = 49/8: S₁ = 4/53, S₂ = 49/53. The waves of the second need the whole freedom of the curve.
#[test]
fn the_waves_of_ishigami() {
    let scale = std::f64::consts::PI;
    // Middles of equal cells, so that the sums are those of the integrals to 10⁻³.
    let places: Vec<f64> = (0..60).map(|k| scale * ((f64::from(k) + 0.5) / 30.0 - 1.0)).collect();
    let pairs: Vec<(f64, f64)> = places.iter().flat_map(|&a| places.iter().map(move |&b| (a, b))).collect();
    let y: Vec<f64> =
        pairs.iter().map(|(a, b)| libm::sin(*a) + 7.0 * libm::sin(*b) * libm::sin(*b)).collect();
    let of = |x: Vec<f64>| Smooth::of(&x, &y).unwrap().explained;
    close(of(pairs.iter().map(|pair| pair.0).collect()), 4.0 / 53.0, 2e-3);
    close(of(pairs.iter().map(|pair| pair.1).collect()), 49.0 / 53.0, 1e-2);
}

/// Of a straight relation with noise the line is taken, or next to it, and S is r²: over 60 samples of 31 units with
/// r² = 0.5 the mean is within a few hundredths of that of r².
#[test]
fn noise_is_not_joined_up() {
    let (mut curved, mut lines, mut squares) = (0.0, 0, 0.0);
    for number in 0..60 {
        let mut stream = Replicate { seed: 11, number }.stream([0; 3]);
        let x: Vec<f64> = (0..31).map(|_| stream.normal()).collect();
        let y: Vec<f64> = x.iter().map(|x| x + stream.normal()).collect();
        let smooth = Smooth::of(&x, &y).unwrap();
        let r = quanheng_index::statistics::pearson(&x, &y).unwrap();
        curved += smooth.explained / 60.0;
        squares += r * r / 60.0;
        lines += usize::from(smooth.freedom == 2.0);
    }
    assert!((0.0..0.04).contains(&(curved - squares)), "{curved} against {squares}");
    assert!(lines > 30, "{lines} straight lines of 60");
}

#[test]
fn what_has_no_curve() {
    assert_eq!(Smooth::of(&[1.0; 6], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), None);
    assert_eq!(Smooth::of(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[1.0; 6]), None);
    assert_eq!(Smooth::of(&[1.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 3.0, 5.0]), None);
    // Two places only: nothing but the line through their means.
    let two = Smooth::of(&[0.0, 0.0, 0.0, 1.0, 1.0, 1.0], &[0.0, 1.0, 2.0, 2.0, 3.0, 4.0]).unwrap();
    close(two.explained, 0.6, 1e-12);
}

#[test]
fn the_order_of_the_points_is_no_matter() {
    let y = TAI[2];
    let turned = |column: &[f64]| column.iter().rev().copied().collect::<Vec<f64>>();
    assert_eq!(Smooth::of(TAI[0], y), Smooth::of(&turned(TAI[0]), &turned(y)));
}

/// numpy 2.4.6 and scipy 1.17.1 (`BSpline.design_matrix`, `minimize_scalar`) of the formula on the page; r² by
/// `corrcoef`.
#[test]
fn importance_agrees_with_scipy() {
    let world = World::new(
        "index: patents, royalties, internet, exports, telephones, electricity, schooling, university",
        &tai(),
        z_scores(),
    );
    let found = world.found().indicators;
    for (part, (linear, smooth, freedom)) in found.parts.iter().zip(REFERENCE) {
        close(part.linear, linear, 1e-12);
        close(part.smooth, smooth, 1e-7);
        close(part.freedom, freedom, 1e-5);
        close(part.weight, 0.125, 1e-15);
    }
    let total = |of: fn(&quanheng_audit::coherence::Part) -> f64| found.parts.iter().map(of).sum::<f64>();
    close(total(|part| part.smooth_share), 1.0, 1e-12);
    close(total(|part| part.linear_share), 1.0, 1e-12);
}

const REFERENCE: [(f64, f64, f64); 8] = [
    (0.20835014494838222, 0.39553348683637, 2.864374000963443),
    (0.4617609952717367, 0.4617609952717367, 2.0),
    (0.4997469613412342, 0.4997469613412342, 2.0),
    (0.011913394354798495, 0.03611122135183753, 2.162618546777297),
    (0.6503347495160761, 0.6503347495160761, 2.0),
    (0.5435365649635716, 0.5435365649635716, 2.0),
    (0.38192062917297326, 0.38192062917297326, 2.0),
    (0.20091782434632674, 0.20091782434632674, 2.0),
];

/// The page's example: a and b uncorrelated, variances 1 : 4, equal weights: S = 0.2 and 0.8, a has 0.4 of its nominal
/// importance. By nominal weights 2 : 1 both do the same: 0.5 and 0.5.
#[test]
fn variance_makes_importance() {
    let pairs: Vec<(f64, f64)> =
        (0..5).flat_map(|a| (0..5).map(move |b| (f64::from(a), 2.0 * f64::from(b)))).collect();
    let (a, b): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    let columns = [whole(&a), whole(&b)];
    let equal = World::new("index: a, b", &columns, plain()).found().importance[0].clone();
    close(equal.parts[0].linear, 0.2, 1e-12);
    close(equal.parts[1].smooth, 0.8, 1e-12);
    close(equal.parts[0].ratio(), 0.4, 1e-12);
    let uneven =
        World::weighted("index: a, b", &[("a", 2.0)], &columns, plain()).found().importance[0].clone();
    close(uneven.parts[0].linear_share, 0.5, 1e-12);
    close(uneven.parts[0].weight, 2.0 / 3.0, 1e-12);
    close(uneven.parts[0].ratio(), 0.75, 1e-12);
}

#[test]
fn a_constant_part_does_nothing_and_a_constant_whole_has_no_parts() {
    let columns = [whole(&[1.0, 2.0, 3.0, 4.0, 5.0]), whole(&[7.0; 5])];
    let found = World::new("index: a, b", &columns, plain()).found();
    let part = found.indicators.parts[1];
    assert_eq!((part.r, part.smooth, part.freedom, part.ratio()), (None, 0.0, 0.0, 0.0));
    let constant = World::new("index: a, b", &[whole(&[7.0; 5]), whole(&[3.0; 5])], plain()).found();
    assert_eq!(constant.indicators.parts, []);
}
