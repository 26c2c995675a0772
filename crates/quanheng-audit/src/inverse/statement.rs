//! What was published: orders of units, each with its name, and the pairs they put one before the other.
//!
//! A total order, tiers, top-k lists and single pairs are all the same thing: classes of units, the best first, every
//! unit of a class ahead of every unit of the classes after it. Within a class nothing is said: units that share a
//! published rank, or a tier, or a list without an order are not told apart. Units in no class are not spoken of.

use quanheng_index::{NodeId, Refusal};

/// One published order.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What people call it: a file, a list, a row. Contradictions are named by it.
    pub name: String,
    /// The node it is about.
    pub node: NodeId,
    /// Relative weight of its pairs in the shortfall, above 0.
    pub weight: f64,
    classes: Vec<Vec<usize>>,
}

impl Statement {
    /// Classes of units (rows of the programme), the best first; empty classes are dropped.
    ///
    /// # Errors
    /// `inverse-unit-twice` for a unit that stands in two places.
    pub fn new(
        name: impl Into<String>,
        node: NodeId,
        classes: impl IntoIterator<Item = Vec<usize>>,
    ) -> Result<Self, Refusal> {
        let name = name.into();
        let classes: Vec<Vec<usize>> = classes.into_iter().filter(|class| !class.is_empty()).collect();
        let mut units = classes.concat();
        units.sort_unstable();
        if let Some(twice) = units.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Refusal::new("inverse-unit-twice").with("statement", &name).about(twice[0]));
        }
        Ok(Self { name, node, weight: 1.0, classes })
    }

    /// Units with their published places, in any order; those that share a place share a class.
    ///
    /// # Errors
    /// As [`Statement::new`].
    pub fn from_places(
        name: impl Into<String>,
        node: NodeId,
        places: &[(usize, f64)],
    ) -> Result<Self, Refusal> {
        Self::new(name, node, classes(places))
    }

    /// A list of the best: its members, with their places as far as they are given, are ahead of all `others`.
    ///
    /// # Errors
    /// As [`Statement::new`].
    pub fn top(
        name: impl Into<String>,
        node: NodeId,
        places: &[(usize, f64)],
        others: Vec<usize>,
    ) -> Result<Self, Refusal> {
        Self::new(name, node, classes(places).into_iter().chain([others]))
    }

    /// The classes, the best first.
    #[must_use]
    pub fn classes(&self) -> &[Vec<usize>] {
        &self.classes
    }

    /// The class of a unit, from 0.
    #[must_use]
    pub fn class(&self, unit: usize) -> Option<usize> {
        self.classes.iter().position(|class| class.contains(&unit))
    }

    /// What it says of two units.
    #[must_use]
    pub fn relation(&self, unit: usize, other: usize) -> Option<std::cmp::Ordering> {
        let (a, b) = (self.class(unit)?, self.class(other)?);
        (a != b).then(|| b.cmp(&a))
    }
}

fn classes(places: &[(usize, f64)]) -> Vec<Vec<usize>> {
    let mut sorted = places.to_vec();
    sorted.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let ties = sorted.chunk_by(|a, b| a.1 == b.1);
    ties.map(|tie| tie.iter().map(|(unit, _)| *unit).collect()).collect()
}

/// One unit said to be ahead of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Row of the unit said to be ahead.
    pub ahead: usize,
    /// Row of the other.
    pub behind: usize,
    /// The node it is about.
    pub node: NodeId,
    /// Positions of the statements that say so.
    pub statements: Vec<usize>,
    /// Sum of their weights.
    pub weight: f64,
    /// Whether the classes of the two follow one another in some statement: the other pairs follow from these.
    pub is_adjacent: bool,
}

/// All pairs that statements put in order among the units that are `known`; a pair that several statements put in
/// the same order comes once.
#[must_use]
pub fn pairs(statements: &[Statement], known: &[usize]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let kept = |class: &Vec<usize>| -> Vec<usize> {
            class.iter().copied().filter(|unit| known.contains(unit)).collect()
        };
        let classes: Vec<Vec<usize>> =
            statement.classes.iter().map(kept).filter(|class| !class.is_empty()).collect();
        for (better, upper) in classes.iter().enumerate() {
            for (worse, lower) in classes.iter().enumerate().skip(better + 1) {
                let each = upper.iter().flat_map(|&a| lower.iter().map(move |&b| (a, b)));
                pairs.extend(each.map(|(ahead, behind)| Pair {
                    ahead,
                    behind,
                    node: statement.node,
                    statements: vec![at],
                    weight: statement.weight,
                    is_adjacent: worse == better + 1,
                }));
            }
        }
    }
    pairs.sort_by_key(|pair| (pair.node, pair.ahead, pair.behind, pair.statements[0]));
    pairs.dedup_by(|later, first| {
        let is_same = (later.node, later.ahead, later.behind) == (first.node, first.ahead, first.behind);
        if is_same {
            first.statements.append(&mut later.statements);
            first.weight += later.weight;
            first.is_adjacent |= later.is_adjacent;
        }
        is_same
    });
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_become_classes_and_pairs() {
        let ranks = Statement::from_places("ranks", 0, &[(3, 1.0), (1, 2.0), (2, 2.0), (0, 4.0)]).unwrap();
        assert_eq!(ranks.classes(), [vec![3], vec![1, 2], vec![0]]);
        let tiers = Statement::new("tiers", 0, [vec![3, 1], vec![], vec![2, 0]]).unwrap();
        let found = pairs(&[ranks.clone(), tiers], &[0, 1, 2, 3]);
        let told: Vec<_> =
            found.iter().map(|pair| (pair.ahead, pair.behind, pair.statements.len())).collect();
        assert_eq!(told, [(1, 0, 2), (1, 2, 1), (2, 0, 1), (3, 0, 2), (3, 1, 1), (3, 2, 2)]);
        // 3 and 0 are neighbours in the tiers, though not in the ranks.
        assert!(found.iter().all(|pair| pair.is_adjacent));
        let among = pairs(&[ranks], &[0, 3]);
        assert_eq!((among.len(), among[0].is_adjacent), (1, true));
    }

    #[test]
    fn a_top_list_says_nothing_of_two_others() {
        let top = Statement::top("top", 0, &[(2, 1.0), (0, 2.0)], vec![1, 3]).unwrap();
        assert_eq!(top.relation(2, 3), Some(std::cmp::Ordering::Greater));
        assert_eq!(top.relation(1, 0), Some(std::cmp::Ordering::Less));
        assert_eq!((top.relation(1, 3), top.relation(1, 9)), (None, None));
        let twice = Statement::new("x", 0, [vec![1], vec![2, 1]]).unwrap_err();
        assert_eq!((twice.code, twice.row), ("inverse-unit-twice", Some(1)));
    }
}
