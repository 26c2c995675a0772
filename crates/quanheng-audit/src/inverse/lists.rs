//! What published lists say of one another, without any scores of ours.
//!
//! If a unit is ahead overall of one that is ahead of it in every list that tells the two apart, then under any
//! aggregation in which a better score never harms it must be ahead in some dimension of which nothing was published
//! about the two. That is all that follows from lists alone, and it holds whatever data and weights were used.

use std::cmp::Ordering;

use super::statement::Statement;

/// Units that a unit stands to overall against all that the lists say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// Row of the unit.
    pub unit: usize,
    /// Rows of the units it is ahead of overall although every list that tells the two apart has it behind.
    pub ahead_of: Vec<usize>,
    /// Rows of the units it is behind overall although every list that tells the two apart has it ahead.
    pub behind: Vec<usize>,
}

/// All units for which the lists point the other way than the overall order, in the overall order.
#[must_use]
pub fn against(overall: &Statement, lists: &[&Statement]) -> Vec<Against> {
    let units: Vec<usize> = overall.classes().concat();
    let contradicts = |ahead: usize, behind: usize| {
        let told: Vec<Ordering> = lists.iter().filter_map(|list| list.relation(ahead, behind)).collect();
        !told.is_empty() && told.iter().all(|&order| order == Ordering::Less)
    };
    let of = |unit: usize| {
        let relation = |other: usize| overall.relation(unit, other);
        let ahead_of = units
            .iter()
            .copied()
            .filter(|&other| relation(other) == Some(Ordering::Greater) && contradicts(unit, other));
        let behind = units
            .iter()
            .copied()
            .filter(|&other| relation(other) == Some(Ordering::Less) && contradicts(other, unit));
        Against { unit, ahead_of: ahead_of.collect(), behind: behind.collect() }
    };
    units
        .iter()
        .map(|&unit| of(unit))
        .filter(|one| !one.ahead_of.is_empty() || !one.behind.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_against_the_overall_order() {
        let overall = Statement::new("all", 0, [vec![0], vec![1], vec![2], vec![3]]).unwrap();
        // 1 is ahead of 0 in the one list that tells them apart; 2 is ahead of 0 in one and behind in the other.
        let first = Statement::top("first", 1, &[(1, 1.0), (2, 2.0)], vec![0, 3]).unwrap();
        let second = Statement::top("second", 2, &[(0, 1.0)], vec![2, 3]).unwrap();
        let found = against(&overall, &[&first, &second]);
        assert_eq!(
            found,
            [
                Against { unit: 0, ahead_of: vec![1], behind: vec![] },
                Against { unit: 1, ahead_of: vec![], behind: vec![0] },
            ]
        );
        assert_eq!(against(&overall, &[]), []);
    }
}
