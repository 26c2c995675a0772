//! # natural-breaks
//!
//! The division into `classes` tiers with the least sum of squared deviations from the tier means (Fisher-Jenks),
//! found exactly by dynamic programming over the distinct scores: O(k·m log m) for m distinct scores.
//!
//! - Tied scores share a tier by construction. Fewer distinct scores than classes is an error. Of equally good
//!   divisions the one with the smaller first tiers is taken.
//! - Source: Fisher (1958), "On grouping for maximum homogeneity", JASA 53; Jenks (1977). Optimal split points
//!   of successive rows are monotone, which the divide-and-conquer here uses (Wang and Song 2011, R Journal 3/2).
//! - Example (`classes = 2`): 10, 9, 2, 1 → tiers 1, 1, 2, 2.

use super::{NAMES, Tier};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::mean;

pub(crate) const METHOD: Method = Method {
    slug: "natural-breaks",
    zh: "自然断点分梯队（Fisher-Jenks,精确解）",
    en: "natural breaks (Fisher-Jenks, exact)",
    parameters: &[
        Parameter::new("classes", Kind::Count(2), Fallback::Required, ["梯队数", "number of tiers"]),
        NAMES,
    ],
    source: include_str!("natural_breaks.rs"),
    maker: Maker::Tier(|values| {
        Ok(Box::new(NaturalBreaks {
            classes: values.count("classes"),
            names: values.texts("names").to_vec(),
        }))
    }),
};

struct NaturalBreaks {
    classes: usize,
    names: Vec<String>,
}

impl Tier for NaturalBreaks {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        let groups: Vec<&[f64]> = descending.chunk_by(|a, b| a == b).collect();
        if groups.len() < self.classes {
            let refusal = Refusal::new("tier-too-few-scores");
            return Err(refusal.with("distinct", groups.len()).with("classes", self.classes));
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::Value;
    use crate::tier::tests::{boundaries, make};

    fn classes(k: f64) -> [(&'static str, Value); 1] {
        [("classes", Value::Number(k))]
    }

    #[test]
    fn the_page_example_and_too_few_scores() {
        assert_eq!(boundaries("natural-breaks", &classes(2.0), &[10.0, 9.0, 2.0, 1.0]), [2]);
        let refusal =
            make("natural-breaks", &classes(3.0)).unwrap().boundaries(&[2.0, 2.0, 1.0]).unwrap_err();
        assert_eq!(refusal.code, "tier-too-few-scores");
    }

    fn cost(scores: &[f64], boundaries: &[usize]) -> f64 {
        let mut edges = vec![0];
        edges.extend(boundaries);
        edges.push(scores.len());
        edges
            .windows(2)
            .map(|pair| {
                let class = &scores[pair[0]..pair[1]];
                let m = mean(class).unwrap();
                class.iter().map(|x| (x - m) * (x - m)).sum::<f64>()
            })
            .sum()
    }

    /// Against every division of small samples.
    #[test]
    fn no_division_is_better() {
        let mut state = 11_u64;
        for n in 4..11 {
            let mut scores: Vec<f64> = (0..n)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
                    ((state >> 40) % 30) as f64
                })
                .collect();
            scores.sort_by(|a, b| b.total_cmp(a));
            let distinct = scores.chunk_by(|a, b| a == b).count();
            if distinct < 3 {
                continue;
            }
            let found = boundaries("natural-breaks", &classes(3.0), &scores);
            let best = (1..n - 1)
                .flat_map(|a| (a + 1..n).map(move |b| [a, b]))
                .map(|pair| cost(&scores, &pair))
                .fold(f64::INFINITY, f64::min);
            assert!(cost(&scores, &found) <= best + 1e-9, "{scores:?} {found:?}");
        }
    }
}
