//! The children of one node, as a weighting sees them: those that weigh something and, when the weighting looks at
//! the units, that some member has a value of.

use crate::aggregate::{Aggregate, Children, Scored};
use crate::framework::{Framework, NodeId};
use crate::refusal::Refusal;

/// The children of one node and what the units have of them.
///
/// Periods that are looked at together are stacked: a unit then counts once for each of them. Only member units
/// are seen.
pub struct Siblings<'a> {
    pub(super) codes: Vec<&'a str>,
    pub(super) given: Vec<f64>,
    /// By child, the number of leaves below it; 1 for a leaf.
    pub(super) leaves: Vec<usize>,
    /// By child, one column for each period. Empty when the weighting does not look at the units.
    pub(super) columns: Vec<Vec<&'a [f64]>>,
    /// By row; `None` when every unit is a member.
    pub(super) members: Option<&'a [bool]>,
    /// How the parent will be computed.
    pub(super) aggregate: &'a dyn Aggregate,
    pub(super) earlier: Vec<EarlierStep<'a>>,
}

/// The weights an earlier step gave the same children; `None` when they differ between the periods looked at.
pub(super) type EarlierStep<'a> = (&'a str, Option<Vec<f64>>);

impl<'a> Siblings<'a> {
    /// Number of children.
    #[must_use]
    pub fn count(&self) -> usize {
        self.codes.len()
    }

    /// Codes, in the order of the framework.
    #[must_use]
    pub fn codes(&self) -> &[&'a str] {
        &self.codes
    }

    /// Position of a child.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|known| *known == code)
    }

    /// Weights of the framework: above 0.
    #[must_use]
    pub fn given(&self) -> &[f64] {
        &self.given
    }

    /// By child, the number of leaves below it; 1 for a leaf.
    #[must_use]
    pub fn leaves(&self) -> &[usize] {
        &self.leaves
    }

    /// What the members have of a child, in the order of the units.
    #[must_use]
    pub fn sample(&self, child: usize) -> Vec<f64> {
        let present = |column: &&'a [f64]| {
            let rows = column.iter().enumerate();
            rows.filter(|&(row, value)| !value.is_nan() && self.is_member(row)).map(|(_, &value)| value)
        };
        self.columns[child].iter().flat_map(present).collect()
    }

    /// By child, what the members have that have all children: columns of equal length.
    #[must_use]
    pub fn complete(&self) -> Vec<Vec<f64>> {
        let mut complete = vec![Vec::new(); self.columns.len()];
        let periods = self.columns.first().map_or(0, Vec::len);
        for period in 0..periods {
            let columns: Vec<&[f64]> = self.columns.iter().map(|child| child[period]).collect();
            for row in 0..columns[0].len() {
                if self.is_member(row) && columns.iter().all(|column| !column[row].is_nan()) {
                    complete.iter_mut().zip(&columns).for_each(|(of, column)| of.push(column[row]));
                }
            }
        }
        complete
    }

    /// The scores the parent would have, from columns of the children and trial weights.
    ///
    /// # Errors
    /// When the parent's aggregation is not defined for them.
    pub fn parent_scores(&self, columns: &[Vec<f64>], weights: &[f64]) -> Result<Vec<Scored>, Refusal> {
        let counted = || weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0);
        let children = Children {
            columns: counted().map(|(child, _)| columns[child].as_slice()).collect(),
            weights: counted().map(|(_, &weight)| weight).collect(),
            members: None,
            rows: columns.first().map_or(0, Vec::len),
        };
        self.aggregate.aggregate(&children)
    }

    /// The weights an earlier weight step gave these children.
    ///
    /// # Errors
    /// `weight-step-unknown` when no earlier step is called so, `weights-differ` when they are not the same in
    /// all periods looked at.
    pub fn earlier(&self, id: &str) -> Result<&[f64], Refusal> {
        let found = self.earlier.iter().find(|(known, _)| *known == id);
        let (_, weights) = found.ok_or_else(|| {
            Refusal::new("weight-step-unknown").with("given", id).with("known", self.known())
        })?;
        weights.as_deref().ok_or_else(|| Refusal::new("weights-differ").with("given", id))
    }

    fn known(&self) -> String {
        self.earlier.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ")
    }

    fn is_member(&self, row: usize) -> bool {
        self.members.is_none_or(|members| members[row])
    }
}

/// Number of leaves at or below a node.
pub(super) fn leaves_below(framework: &Framework, node: NodeId) -> usize {
    let children = &framework.node(node).children;
    if children.is_empty() { 1 } else { children.iter().map(|&child| leaves_below(framework, child)).sum() }
}

#[cfg(test)]
pub(crate) mod tests {
    //! What the tests of the methods share.

    use std::collections::BTreeMap;

    use super::*;
    use crate::method::{self, Maker, StepKind};
    use crate::parameter::Value;
    use crate::weight::Weighted;

    struct Mean;

    impl Aggregate for Mean {
        fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
            children.by_row(0.0, |values, weights| {
                let total: f64 = weights.iter().sum();
                Ok(values.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f64>() / total)
            })
        }
    }

    /// Children `a`, `b`, `c`, … in columns (NaN where missing) of weight 1, each a leaf, below an arithmetic mean.
    pub(crate) fn siblings<'a>(columns: &[&'a [f64]]) -> Siblings<'a> {
        const CODES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        Siblings {
            codes: CODES[..columns.len()].to_vec(),
            given: vec![1.0; columns.len()],
            leaves: vec![1; columns.len()],
            columns: columns.iter().map(|&column| vec![column]).collect(),
            members: None,
            aggregate: &Mean,
            earlier: Vec::new(),
        }
    }

    impl<'a> Siblings<'a> {
        pub(crate) fn with_earlier(mut self, id: &'a str, weights: &[f64]) -> Self {
            self.earlier.push((id, Some(weights.to_vec())));
            self
        }

        pub(crate) fn with_leaves(mut self, leaves: &[usize]) -> Self {
            self.leaves = leaves.to_vec();
            self
        }

        pub(crate) fn with_given(mut self, given: &[f64]) -> Self {
            self.given = given.to_vec();
            self
        }
    }

    /// What a method in the registry says of some children.
    pub(crate) fn weigh(
        slug: &str,
        given: &[(&str, Value)],
        siblings: &Siblings,
    ) -> Result<Weighted, Refusal> {
        let method = method::find(StepKind::Weight, slug).expect("in the registry");
        let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let Maker::Weight(make) = method.maker else { unreachable!("found by kind") };
        make(&method.check(&given).expect("fits")).expect("fits").weights(siblings)
    }

    /// The weights as shares, when there are some.
    pub(crate) fn shares(slug: &str, given: &[(&str, Value)], siblings: &Siblings) -> Vec<f64> {
        let weights = weigh(slug, given, siblings).unwrap().weights;
        let total: f64 = weights.iter().sum();
        weights.iter().map(|weight| weight / total).collect()
    }

    #[test]
    fn only_members_that_have_all_children_are_complete() {
        let columns: [&[f64]; 2] = [&[1.0, f64::NAN, 3.0, 4.0], &[5.0, 6.0, 7.0, 8.0]];
        let mut siblings = siblings(&columns);
        siblings.members = Some(&[true, true, true, false]);
        assert_eq!(siblings.complete(), [[1.0, 3.0], [5.0, 7.0]]);
        assert_eq!(siblings.sample(1), [5.0, 6.0, 7.0]);
    }

    #[test]
    fn periods_are_stacked() {
        let mut siblings = siblings(&[&[1.0], &[2.0]]);
        siblings.columns = vec![vec![&[1.0], &[3.0]], vec![&[2.0], &[4.0]]];
        assert_eq!(siblings.complete(), [[1.0, 3.0], [2.0, 4.0]]);
    }

    #[test]
    fn an_unknown_earlier_step_is_named() {
        let siblings = siblings(&[&[1.0], &[2.0]]).with_earlier("expert", &[1.0, 2.0]);
        assert_eq!(siblings.earlier("expert"), Ok(&[1.0, 2.0][..]));
        assert_eq!(siblings.earlier("entropy").unwrap_err().code, "weight-step-unknown");
    }
}
