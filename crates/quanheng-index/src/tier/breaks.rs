//! Least squares in one dimension, which Fisher-Jenks and k-means have in common.
//!
//! Both ask for the k classes with the least sum of squared deviations from the class means. On a line the best
//! classes are intervals (Fisher 1958), so dynamic programming over the sorted scores finds the optimum
//! exactly: O(k·m log m) for m distinct scores.

use super::{CLASSES, NAMES, Tier, distinct};
use crate::parameter::{Fault, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::mean;

/// What both methods take.
pub(super) const PARAMETERS: &[Parameter] = &[CLASSES, NAMES];

/// Makes the tiering of both methods.
pub(super) fn make(values: &Values) -> Result<Box<dyn Tier>, Fault> {
    Ok(Box::new(LeastSquares { classes: values.count("classes"), names: values.texts("names").to_vec() }))
}

struct LeastSquares {
    classes: usize,
    names: Vec<String>,
}

impl Tier for LeastSquares {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        let groups = distinct(descending, self.classes)?;
        let starts = Breaks::new(&groups).starts(self.classes);
        let mut position = vec![0];
        position.extend(groups.iter().scan(0, |sum, group| {
            *sum += group.len();
            Some(*sum)
        }));
        Ok(starts.into_iter().map(|group| position[group]).collect())
    }

    fn names(&self) -> &[String] {
        &self.names
    }
}

/// Prefix sums over groups of equal scores, centred so that squares do not cancel.
struct Breaks {
    count: Vec<f64>,
    sum: Vec<f64>,
    squares: Vec<f64>,
}

impl Breaks {
    fn new(groups: &[&[f64]]) -> Self {
        let all: Vec<f64> = groups.concat();
        let centre = mean(&all).unwrap_or(0.0);
        let mut breaks = Self { count: vec![0.0], sum: vec![0.0], squares: vec![0.0] };
        for (at, group) in groups.iter().enumerate() {
            let (n, x) = (group.len() as f64, group[0] - centre);
            breaks.count.push(breaks.count[at] + n);
            breaks.sum.push(breaks.sum[at] + n * x);
            breaks.squares.push(breaks.squares[at] + n * x * x);
        }
        breaks
    }

    /// Sum of squared deviations within groups `from..to`.
    fn spread(&self, from: usize, to: usize) -> f64 {
        let n = self.count[to] - self.count[from];
        let sum = self.sum[to] - self.sum[from];
        (self.squares[to] - self.squares[from] - sum * sum / n).max(0.0)
    }

    /// Positions at which the second and later classes start.
    fn starts(&self, classes: usize) -> Vec<usize> {
        let groups = self.count.len() - 1;
        let mut cost: Vec<f64> =
            (0..=groups).map(|to| if to == 0 { 0.0 } else { self.spread(0, to) }).collect();
        let mut splits: Vec<Vec<usize>> = Vec::new();
        for class in 1..classes {
            let mut row = Row {
                breaks: self,
                before: &cost,
                cost: vec![f64::INFINITY; groups + 1],
                split: vec![0; groups + 1],
            };
            row.fill(class + 1, groups, class, groups - 1);
            let Row { cost: filled, split, .. } = row;
            cost = filled;
            splits.push(split);
        }
        let mut starts = Vec::new();
        let mut to = groups;
        for split in splits.iter().rev() {
            to = split[to];
            starts.push(to);
        }
        starts.reverse();
        starts
    }
}

/// One more class: the best cost and last split for each number of groups.
struct Row<'a> {
    breaks: &'a Breaks,
    before: &'a [f64],
    cost: Vec<f64>,
    split: Vec<usize>,
}

impl Row<'_> {
    /// Fills `low..=high`, whose best splits lie within `least..=most`.
    fn fill(&mut self, low: usize, high: usize, least: usize, most: usize) {
        if low > high {
            return;
        }
        let middle = usize::midpoint(low, high);
        for split in least..=most.min(middle - 1) {
            let cost = self.before[split] + self.breaks.spread(split, middle);
            if cost < self.cost[middle] {
                (self.cost[middle], self.split[middle]) = (cost, split);
            }
        }
        let best = self.split[middle];
        self.fill(low, middle - 1, least, best);
        self.fill(middle + 1, high, best, most);
    }
}
