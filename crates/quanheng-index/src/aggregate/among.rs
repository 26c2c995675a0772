//! What aggregations need that look across the units: the members, their values, and unit by unit the children
//! present with their shares of weight.
//!
//! Reference units are scored but never counted: whatever is taken over the units is taken over members.

use rayon::prelude::*;

use super::{BLOCK, Children, Scored};
use crate::cell::Mark;
use crate::normalise::ties::{Ranking, Ties};
use crate::refusal::Refusal;
use crate::statistics::{extremes, sorted};

/// Shares of weight closer than this are equal: 0.1 + 0.2 must tie with 0.3.
pub(super) const WEIGHT_TOLERANCE: f64 = 1e-12;

/// A child that a unit has a value of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// Position among the children.
    pub(super) child: usize,
    pub(super) value: f64,
    /// Share of the weight present; the shares of a unit add up to 1.
    pub(super) share: f64,
}

impl Children<'_> {
    /// Scores every unit of which enough is present; `score` gets its row and its parts, never none.
    pub(super) fn by_unit(
        &self,
        min_present: f64,
        score: impl Fn(usize, &[Part]) -> Scored + Sync,
    ) -> Vec<Scored> {
        let unit = |parts: &mut Vec<Part>, row: usize| {
            self.parts(row, parts);
            if self.is_enough(parts, min_present) { score(row, parts) } else { Err(Mark::TooFewChildren) }
        };
        (0..self.rows).into_par_iter().with_min_len(BLOCK).map_init(Vec::new, unit).collect()
    }

    /// As [`Children::by_unit`], for scores that are costly and may be refused.
    ///
    /// # Errors
    /// The refusal of the first unit that is refused.
    pub(super) fn try_by_unit(
        &self,
        min_present: f64,
        score: impl Fn(usize, &[Part]) -> Result<Scored, Refusal> + Sync,
    ) -> Result<Vec<Scored>, Refusal> {
        let unit = |parts: &mut Vec<Part>, row: usize| {
            self.parts(row, parts);
            if self.is_enough(parts, min_present) { score(row, parts) } else { Ok(Err(Mark::TooFewChildren)) }
        };
        let scores: Vec<_> = (0..self.rows).into_par_iter().map_init(Vec::new, unit).collect();
        scores.into_iter().collect()
    }

    /// By unit, whether it is a member of which enough is present.
    pub(super) fn counted(&self, min_present: f64) -> Vec<bool> {
        self.by_unit(min_present, |row, _| if self.is_member(row) { Ok(0.0) } else { Err(Mark::Undefined) })
            .iter()
            .map(Result::is_ok)
            .collect()
    }

    fn parts(&self, row: usize, parts: &mut Vec<Part>) {
        parts.clear();
        for (child, (column, &weight)) in self.columns.iter().zip(&self.weights).enumerate() {
            if !column[row].is_nan() {
                parts.push(Part { child, value: column[row], share: weight });
            }
        }
        let present: f64 = parts.iter().map(|part| part.share).sum();
        for part in parts {
            part.share /= present;
        }
    }

    fn is_enough(&self, parts: &[Part], min_present: f64) -> bool {
        let total: f64 = self.weights.iter().sum();
        let present: f64 = parts.iter().map(|part| self.weights[part.child]).sum();
        present > 0.0 && present >= min_present * total * (1.0 - 1e-12)
    }

    pub(super) fn is_member(&self, row: usize) -> bool {
        self.members.is_none_or(|members| members[row])
    }

    /// Number of children.
    pub(super) fn count(&self) -> usize {
        self.columns.len()
    }

    /// Number of units.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The value of a child, NaN where missing.
    pub(super) fn value(&self, child: usize, row: usize) -> f64 {
        self.columns[child][row]
    }

    pub(super) fn weight(&self, child: usize) -> f64 {
        self.weights[child]
    }

    /// The members' values of a child, ascending, so that sums over them do not depend on the order of the units.
    pub(super) fn sample(&self, child: usize) -> Vec<f64> {
        let rows = self.columns[child].iter().enumerate();
        let present: Vec<f64> =
            rows.filter(|&(row, x)| !x.is_nan() && self.is_member(row)).map(|(_, &x)| x).collect();
        sorted(&present)
    }

    /// The ranks in every child. Child by child, so that the values that are searched stay in cache.
    pub(super) fn ranked(&self, ties: Ties) -> Ranked {
        let ranked = |child: usize| {
            let sample = self.sample(child);
            let ranking = Ranking::new(&sample, ties);
            let mut ranks = self.columns[child].to_vec();
            ranking.rank(&mut ranks);
            (sample.len(), ranks)
        };
        let (members, ranks) = (0..self.count()).into_par_iter().map(ranked).unzip();
        Ranked { members, ranks }
    }

    /// The members' worst and best value of every child; a child no member has a value of has none to differ.
    ///
    /// # Errors
    /// `no-differences` when no child tells two members apart.
    pub(super) fn ranges(&self) -> Result<Vec<Range>, Refusal> {
        let range = |child| {
            extremes(&self.sample(child))
                .map_or(Range { worst: 0.0, best: 0.0 }, |(worst, best)| Range { worst, best })
        };
        let ranges: Vec<Range> = (0..self.count()).map(range).collect();
        if ranges.iter().all(|range| range.is_constant()) {
            Err(Refusal::new("no-differences"))
        } else {
            Ok(ranges)
        }
    }
}

/// Ranks of all units in all children.
pub(super) struct Ranked {
    /// By child, the number of members that have it.
    pub(super) members: Vec<usize>,
    /// By child and row; NaN where missing.
    pub(super) ranks: Vec<Vec<f64>>,
}

/// Worst and best value the members have of a child.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) worst: f64,
    pub(super) best: f64,
}

impl Range {
    pub(super) fn is_constant(self) -> bool {
        self.worst == self.best
    }

    /// The value, or the bound it lies beyond, as only a reference unit's can.
    pub(super) fn clamp(self, value: f64) -> f64 {
        value.clamp(self.worst, self.best)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use crate::aggregate::aggregate_one;
    use crate::column::Column;
    use crate::framework::{Direction, Framework, INDICATOR, RawNode};
    use crate::method::{self, Maker, StepKind};
    use crate::panel::Panel;
    use crate::parameter::Values;
    use crate::period::Period;
    use crate::sheet::Sheet;
    use crate::units::{Role, Unit, Units};

    /// A reference unit at 10 would take the ideal away from the member at 2.
    #[test]
    fn a_run_tells_members_from_reference_units() {
        let root = RawNode { code: "i".into(), level: "index".into(), ..RawNode::default() };
        let leaf = RawNode {
            code: "a".into(),
            parent: Some("i".into()),
            level: INDICATOR.into(),
            direction: Some(Direction::Positive),
            ..RawNode::default()
        };
        let (framework, _) = Framework::check(&[root, leaf]).unwrap();
        let reference = Unit { role: Role::Reference, ..Unit::member("r") };
        let units =
            Units::new(vec![Unit::member("x"), reference, Unit::member("y")], BTreeMap::new()).unwrap();
        let panel = Panel::empty(&framework, Arc::new(units), vec![Period::year(2020).unwrap()]).unwrap();
        let mut sheet = Sheet::new(&framework, panel, &[0], crate::run::Keep::Everything);
        let values = Column::from_options(&[Some(1.0), Some(10.0), Some(2.0)]).unwrap();
        let [index, leaf] = ["i", "a"].map(|code| framework.find(code).unwrap());
        sheet.columns[leaf][0] = Arc::new(values);
        let Maker::Aggregate(make) = method::find(StepKind::Aggregate, "topsis").unwrap().maker else {
            unreachable!("found by kind")
        };
        let given = BTreeMap::new();
        let checked: Values = method::find(StepKind::Aggregate, "topsis").unwrap().check(&given).unwrap();
        let column = aggregate_one(&sheet, index, 0, &*make(&checked).unwrap()).unwrap();
        assert_eq!(column.slots(), [0.0, 1.0, 1.0]);
    }
}
