//! What weightings that look at the units ask of the children before they compute anything.

use super::siblings::Siblings;
use crate::refusal::Refusal;
use crate::statistics::extremes;

/// Values that differ by less than this share of the greatest of them differ by rounding only.
const ROUNDING: f64 = 1e-12;

/// What the members have of each child, missing values left out: two values or more that are not all equal.
pub(super) fn samples(siblings: &Siblings) -> Result<Vec<Vec<f64>>, Refusal> {
    let samples: Vec<Vec<f64>> = (0..siblings.count()).map(|child| siblings.sample(child)).collect();
    all_differ(siblings, &samples)?;
    Ok(samples)
}

/// By child, what those members have that have all children: at least `least` of them, not all equal.
pub(super) fn complete(siblings: &Siblings, least: usize) -> Result<Vec<Vec<f64>>, Refusal> {
    let columns = siblings.complete();
    let units = columns.first().map_or(0, Vec::len);
    if units < least {
        return Err(Refusal::new("weight-too-few-complete").with("units", units).with("least", least));
    }
    all_differ(siblings, &columns)?;
    Ok(columns)
}

/// A weighting by correlations needs one unit more than children; with fewer, they are combinations of each other.
pub(super) fn complete_for_correlation(siblings: &Siblings) -> Result<Vec<Vec<f64>>, Refusal> {
    complete(siblings, siblings.count() + 1)
}

/// Refuses a child of which some value is not as it must be.
pub(super) fn all_values(
    siblings: &Siblings,
    columns: &[Vec<f64>],
    code: &'static str,
    is_sound: impl Fn(f64) -> bool,
) -> Result<(), Refusal> {
    for (child, column) in siblings.codes().iter().zip(columns) {
        // The least value, so that the message does not depend on the order of the units.
        let (low, _) = extremes(column).unwrap_or((f64::NAN, f64::NAN));
        if !is_sound(low) {
            return Err(Refusal::new(code).with("child", child).with("value", shown(low)));
        }
    }
    Ok(())
}

/// A value in a message: four decimals, or the size of a smaller one that is more than rounding.
pub(super) fn shown(value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4 + 0.0;
    if rounded == 0.0 && value.abs() > ROUNDING { format!("{value:.1e}") } else { rounded.to_string() }
}

fn all_differ(siblings: &Siblings, columns: &[Vec<f64>]) -> Result<(), Refusal> {
    for (child, column) in siblings.codes().iter().zip(columns) {
        if column.len() < 2 {
            return Err(Refusal::new("weight-too-few-values").with("child", child));
        }
        let (low, high) = extremes(column).expect("two values or more");
        if high - low <= ROUNDING * low.abs().max(high.abs()) {
            return Err(Refusal::new("weight-child-constant").with("child", child).with("value", shown(low)));
        }
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::weight::siblings::tests::siblings;

    /// Four indicators of eight units, to be compared with other programs.
    pub(in crate::weight) const PANEL: &[&[f64]] = crate::aggregate::tests::PANEL.columns;

    pub(in crate::weight) fn close(got: &[f64], want: &[f64]) {
        assert_eq!(got.len(), want.len());
        let near = |(x, y): (&f64, &f64)| (x - y).abs() <= 1e-12 * y.abs().max(1.0);
        assert!(got.iter().zip(want).all(near), "{got:?} is not {want:?}");
    }

    #[test]
    fn a_constant_child_is_refused_by_name() {
        let columns: [&[f64]; 2] = [&[1.0, 2.0, 3.0], &[0.3, 0.1 + 0.2, 0.3]];
        let refusal = samples(&siblings(&columns)).unwrap_err();
        assert_eq!(refusal.code, "weight-child-constant");
        assert_eq!(refusal.arguments[0], ("child", "b".to_owned()));
    }

    #[test]
    fn values_are_shown_short() {
        let want = ["-1.3457", "0", "2.0e-6", "70"];
        assert_eq!([-1.3456774849797615, -1.7e-16, 2e-6, 70.0].map(shown), want);
    }

    #[test]
    fn too_few_values_are_refused() {
        let columns: [&[f64]; 2] = [&[1.0, 2.0], &[1.0, f64::NAN]];
        assert_eq!(samples(&siblings(&columns)).unwrap_err().code, "weight-too-few-values");
        let refusal = complete_for_correlation(&siblings(&columns)).unwrap_err();
        assert_eq!(refusal.code, "weight-too-few-complete");
        assert_eq!(refusal.arguments, [("units", "1".to_owned()), ("least", "3".to_owned())]);
    }
}
