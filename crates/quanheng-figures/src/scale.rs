//! An axis of numbers laid out here, where what is drawn must know where values will be.

/// From where to where an axis goes, and in which steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) step: f64,
}

impl Scale {
    /// Round numbers around some values, in about so many steps; `None` of nothing.
    pub(crate) fn around(values: impl IntoIterator<Item = f64>, steps: f64) -> Option<Self> {
        let (low, high) = values
            .into_iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return None;
        }
        let spread = if high > low { high - low } else { low.abs().max(1.0) };
        let step = nice(spread / steps);
        let (low, high) = (libm::floor(low / step) * step, libm::ceil(high / step) * step);
        Some(Self { low, high: if high > low { high } else { low + step }, step })
    }

    /// How many steps there are.
    pub(crate) fn rings(self) -> f64 {
        libm::round((self.high - self.low) / self.step)
    }

    /// Where a value lies, from 0 at the low end to 1.
    pub(crate) fn share(self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The numbers at the steps.
    pub(crate) fn marks(self) -> Vec<f64> {
        (0..=self.rings() as u32).map(|at| self.low + f64::from(at) * self.step).collect()
    }
}

/// The next of 1, 2, 5, 10 times a power of ten.
fn nice(step: f64) -> f64 {
    if !(step.is_finite() && step > 0.0) {
        return 1.0;
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(step)));
    let rest = step / power;
    let factor = [1.0, 2.0, 5.0].into_iter().find(|&factor| rest <= factor).unwrap_or(10.0);
    power * factor
}

/// Heights at least a gap apart, each as near to where it should be as the order allows; all between two ends.
pub(crate) fn apart(wished: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wished.len()).collect();
    order.sort_by(|&a, &b| wished[a].total_cmp(&wished[b]));
    let mut heights = wished.to_vec();
    // Groups that touch are centred on what their members wish.
    let mut groups: Vec<(f64, Vec<usize>)> = Vec::new();
    for at in order {
        groups.push((wished[at], vec![at]));
        while let [.., (above, upper), (below, lower)] = &groups[..] {
            let reach = gap * (upper.len() + lower.len()) as f64 / 2.0;
            if below - above >= reach {
                break;
            }
            let count = (upper.len() + lower.len()) as f64;
            let centre = (above * upper.len() as f64 + below * lower.len() as f64) / count;
            let all: Vec<usize> = upper.iter().chain(lower).copied().collect();
            groups.truncate(groups.len() - 2);
            groups.push((centre, all));
        }
    }
    for (centre, members) in groups {
        let height = gap * (members.len() as f64 - 1.0);
        let first = (centre - height / 2.0).min(bottom - height).max(top);
        for (at, member) in members.into_iter().enumerate() {
            heights[member] = first + gap * at as f64;
        }
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_go_from_round_number_to_round_number() {
        let scale = Scale::around([-0.9, 2.8], 6.0).unwrap();
        assert_eq!((scale.low, scale.high, scale.step), (-1.0, 3.0, 1.0));
        assert_eq!(scale.marks(), [-1.0, 0.0, 1.0, 2.0, 3.0]);
        assert_eq!(Scale::around([], 5.0), None);
        let flat = Scale::around([5.0], 4.0).unwrap();
        assert!(flat.low < flat.high);
    }

    #[test]
    fn labels_that_would_touch_are_set_apart() {
        assert_eq!(apart(&[10.0, 50.0], 12.0, (0.0, 100.0)), [10.0, 50.0]);
        assert_eq!(apart(&[50.0, 50.0, 10.0], 12.0, (0.0, 100.0)), [44.0, 56.0, 10.0]);
        assert_eq!(apart(&[99.0, 98.0], 12.0, (0.0, 100.0)), [100.0, 88.0]);
    }
}
