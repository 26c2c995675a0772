//! How a negative indicator is turned round by methods that divide by a maximum, a sum or a length.
//!
//! The sign that serves all other methods does not serve here: −x over a maximum of −x is x/min, which grows with
//! x and so ranks the worst unit first. COINr's n_fracmax does that.

use super::Leaf;
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::refusal::Refusal;

/// `negative`, for methods to which a minus sign makes no sense.
pub(super) const NEGATIVE: Parameter = Parameter::new(
    "negative",
    Kind::Choice(&["inverse", "complement"]),
    Fallback::Word("inverse"),
    [
        "负向指标：取倒数，或用 1 减",
        "how a negative indicator is turned: by reciprocals, or by 1 minus the share",
    ],
);

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Turn {
    /// A positive indicator.
    None,
    /// The reciprocals are taken.
    Inverse,
    /// 1 minus what a positive indicator would get.
    Complement,
}

impl Turn {
    /// What the programme says about negative indicators.
    pub(super) fn from_values(values: &Values) -> Self {
        if values.text("negative") == "complement" { Self::Complement } else { Self::Inverse }
    }

    /// What becomes of this leaf.
    pub(super) fn of(self, leaf: &Leaf) -> Self {
        if leaf.sign < 0.0 { self } else { Self::None }
    }
}

/// The sample as the framework has it, before direction.
pub(super) fn undirected(sample: &[f64], leaf: &Leaf) -> Vec<f64> {
    sample.iter().map(|x| x * leaf.sign).collect()
}

/// x where something may be divided by it, which keeps the order above 0 only; NaN elsewhere, which the engine
/// refuses when a reference unit has such a value.
pub(super) fn divisor(x: f64) -> f64 {
    if x > 0.0 { x } else { f64::NAN }
}

/// Refuses a sample with a value ≤ 0.
pub(super) fn all_above_zero(undirected: &[f64], method: &'static str) -> Result<(), Refusal> {
    match undirected.iter().find(|&&x| x <= 0.0) {
        Some(x) => Err(Refusal::new("value-not-positive").with("value", x).with("method", method)),
        None => Ok(()),
    }
}
