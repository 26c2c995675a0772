//! Units compared in pairs, child by child, which `copeland` and `kemeny` have in common.

use super::Children;
use super::among::WEIGHT_TOLERANCE;

/// By how much of the weight a beats b, from −1 to 1, over the children both have; 0 when they share none.
/// This is 2·o(a,b) − 1 with o(a,b) = Σw\[a>b\] + ½Σw\[a=b\], and exactly minus that of b and a.
pub(crate) fn margin(children: &Children, a: usize, b: usize) -> f64 {
    let (mut wins, mut losses, mut shared) = (0.0, 0.0, 0.0);
    for child in 0..children.count() {
        let (x, y, weight) = (children.value(child, a), children.value(child, b), children.weight(child));
        if x.is_nan() || y.is_nan() {
            continue;
        }
        shared += weight;
        if x > y {
            wins += weight;
        } else if x < y {
            losses += weight;
        }
    }
    if shared > 0.0 { (wins - losses) / shared } else { 0.0 }
}

/// 1 when the majority of weight is for it, −1 when against, 0 when balanced but for rounding.
pub(crate) fn majority(margin: f64) -> f64 {
    if margin.abs() <= WEIGHT_TOLERANCE { 0.0 } else { margin.signum() }
}

/// For one unit, pairs won minus pairs lost against the `counted` units.
pub(super) fn net_wins(children: &Children, row: usize, counted: &[bool]) -> f64 {
    let others = counted.iter().enumerate().filter(|&(other, &counts)| counts && other != row);
    others.map(|(other, _)| majority(margin(children, row, other))).sum()
}
