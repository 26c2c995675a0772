//! Which of many units a figure has rows for: all of them, or the first and the last with a gap between.
//!
//! A page holds no more. The numbers beside the figure always have every unit.

use crate::evaluation::Evaluation;

/// Units that stand in a figure without any being left out.
const MOST: usize = 60;
/// Units at either end where some are left out.
const ENDS: usize = 25;
/// What stands for those left out.
const GAP: &str = "…";

/// The rows of a figure.
pub(crate) struct Rows(Vec<Option<usize>>);

impl Rows {
    /// Rows for so many units in their order.
    pub(crate) fn of(count: usize) -> Self {
        if count <= MOST {
            return Self((0..count).map(Some).collect());
        }
        let (first, last) = ((0..ENDS).map(Some), (count - ENDS..count).map(Some));
        Self(first.chain([None]).chain(last).collect())
    }

    /// How many rows there are.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Position of the unit in each row; `None` where some are left out.
    pub(crate) fn positions(&self) -> impl Iterator<Item = Option<usize>> {
        self.0.iter().copied()
    }

    /// Row and position of each unit that is shown.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().enumerate().filter_map(|(row, position)| Some((row, (*position)?)))
    }

    /// One thing for each row, from what there is by position; a sign for those left out.
    pub(crate) fn texts(&self, all: &[String]) -> Vec<String> {
        let text = |position: Option<usize>| position.map_or_else(|| GAP.to_owned(), |at| all[at].clone());
        self.positions().map(text).collect()
    }

    /// Says that some are left out.
    pub(crate) fn note(&self, evaluation: &Evaluation, count: usize) -> Option<String> {
        let arguments = [("ends", ENDS.to_string()), ("count", count.to_string())];
        (count > MOST).then(|| evaluation.say("figure-rows-left-out", &arguments))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_units_leave_a_gap_between_the_first_and_the_last() {
        assert_eq!(Rows::of(60).len(), 60);
        let rows = Rows::of(300);
        assert_eq!(rows.len(), 51);
        let shown: Vec<(usize, usize)> = rows.shown().collect();
        assert_eq!((shown[24], shown[25], shown[49]), ((24, 24), (26, 275), (50, 299)));
        let names: Vec<String> = (0..300).map(|at| at.to_string()).collect();
        assert_eq!(rows.texts(&names)[24..27], ["24", "…", "275"]);
    }
}
