//! Whether a column is treated: those that fail the test, or all.

use super::{BEFORE, ShapeTest, facts};
use crate::fit::Fitted;
use crate::parameter::Values;
use crate::statistics::Shape;

pub(super) struct When {
    /// `None` treats every column.
    test: Option<ShapeTest>,
}

impl When {
    pub(super) fn from_values(values: &Values) -> Self {
        Self { test: (values.text("when") == "fails-test").then(|| ShapeTest::from_values(values)) }
    }

    /// The outcome for a column that stays as it is; `None` for one to be treated.
    pub(super) fn spared(&self, sample: &[f64]) -> Option<Fitted> {
        let shape = Shape::of(sample);
        self.test.filter(|test| test.passes(shape)).map(|_| Fitted::unchanged(facts(shape, BEFORE)))
    }
}
