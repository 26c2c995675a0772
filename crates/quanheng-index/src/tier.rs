//! Tier: sorts the units into ordered classes, the first the best.
//!
//! Members with a score get a tier; units without one and reference units get none. Units with the same score
//! (to twelve significant digits of the largest) always share a tier, the better one if a boundary falls between them. Tiers are made at the root, and at
//! every node the step names with `at`.

mod breaks;
pub(crate) mod coordination_grades;
pub(crate) mod cuts;
pub(crate) mod gaps;
pub(crate) mod k_means;
pub(crate) mod mean_deviations;
pub(crate) mod natural_breaks;
pub(crate) mod probits;
pub(crate) mod quantiles;
pub(crate) mod sizes;

use crate::choice::Choices;
use crate::column::Column;
use crate::finding::has_errors;
use crate::framework::{NodeId, NodeKind};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::rank::Precision;
use crate::refusal::Refusal;
use crate::sheet::{Facts, Sheet};
use crate::trace::StepTrace;

/// `names`, which every tiering takes.
pub(crate) const NAMES: Parameter = Parameter::new(
    "names",
    Kind::Texts,
    Fallback::Absent,
    ["各梯队名称，由好到差", "names of the tiers, best first"],
);

/// `classes`, for tierings that find their own cuts.
const CLASSES: Parameter =
    Parameter::new("classes", Kind::Count(2), Fallback::Required, ["梯队数", "number of tiers"]);

/// Tiers of all units at one node in one period, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiers {
    of_unit: Vec<Option<u16>>,
    names: Vec<String>,
}

impl Tiers {
    /// The tier of the unit in `row`, from 1.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<u16> {
        self.of_unit[row]
    }

    /// The name the programme gives a tier, if it does.
    #[must_use]
    pub fn name(&self, tier: u16) -> Option<&str> {
        self.names.get(usize::from(tier).checked_sub(1)?).map(String::as_str)
    }
}

/// A way to make tiers.
pub trait Tier: Send + Sync {
    /// For scores in descending order, how many units the first tiers take: ascending positions at which the
    /// second, third, … tier begins. Boundaries within ties are moved by the caller.
    ///
    /// # Errors
    /// When the tiers are not defined for the scores.
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal>;

    /// What there is to say about the cuts, for the trace. Asked for scores of which there are boundaries.
    fn facts(&self, _descending: &[f64]) -> Facts {
        Facts::new()
    }

    /// Names of the tiers, best first; may be empty.
    fn names(&self) -> &[String];
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, choices: &Choices<dyn Tier>) {
    if has_errors(&sheet.findings) {
        // Scores that earlier errors took away would make tiers fail too, which helps nobody.
        return;
    }
    let root = sheet.framework.root();
    let is_meant = |node: &NodeId| *node == root || choices.is_overridden(*node);
    let in_tree = |node: &NodeId| sheet.framework.node(*node).kind != NodeKind::Input;
    let nodes: Vec<_> = (0..sheet.framework.nodes().len()).filter(in_tree).filter(is_meant).collect();
    for node in nodes {
        for (at, &period) in sheet.scored.iter().enumerate() {
            match tiers(sheet, &sheet.columns[node][period], choices.of(node)) {
                Ok((tiers, facts)) => {
                    sheet.tiers[node][at] = Some(tiers);
                    if !facts.is_empty() {
                        Sheet::note(trace, node, Some(period), facts);
                    }
                }
                Err(refusal) => sheet.refuse(trace, node, period, refusal),
            }
        }
    }
}

fn tiers(sheet: &Sheet, column: &Column, method: &dyn Tier) -> Result<(Tiers, Facts), Refusal> {
    let precision = Precision::of(sheet, column);
    let mut order: Vec<(f64, usize)> = column
        .iter()
        .enumerate()
        .filter(|&(row, _)| sheet.is_member(row))
        .filter_map(|(row, score)| score.map(|score| (precision.compared(score), row)))
        .collect();
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let scores: Vec<f64> = order.iter().map(|&(score, _)| score).collect();
    let boundaries = method.boundaries(&scores)?;
    let (tiers, names) = (boundaries.len() + 1, method.names().len());
    if names != 0 && names != tiers {
        return Err(Refusal::new("tier-names").at(NAMES.name).with("names", names).with("tiers", tiers));
    }
    let mut of_unit = vec![None; column.len()];
    let mut first_of_tie = 0;
    for tie in order.chunk_by(|a, b| a.0 == b.0) {
        let tier = boundaries.partition_point(|&start| start <= first_of_tie) + 1;
        for &(_, row) in tie {
            of_unit[row] = u16::try_from(tier).ok();
        }
        first_of_tie += tie.len();
    }
    Ok((Tiers { of_unit, names: method.names().to_vec() }, method.facts(&scores)))
}

/// Groups of equal scores, at least as many as classes are asked for.
fn distinct(descending: &[f64], classes: usize) -> Result<Vec<&[f64]>, Refusal> {
    let groups: Vec<&[f64]> = descending.chunk_by(|a, b| a == b).collect();
    if groups.len() < classes {
        let refusal = Refusal::new("tier-too-few-scores");
        return Err(refusal.with("distinct", groups.len()).with("classes", classes));
    }
    Ok(groups)
}

#[cfg(test)]
pub(crate) mod tests {
    //! What the tests of the methods share.

    use std::collections::BTreeMap;

    use super::*;
    use crate::method::{self, Maker, StepKind};
    use crate::parameter::{Fault, Value};

    /// Sixteen made-up scores that other software was run on, too.
    pub(crate) const SCORES: [f64; 16] =
        [71.2, 70.9, 66.0, 65.1, 64.8, 60.0, 59.7, 58.8, 51.0, 50.2, 49.9, 41.5, 40.0, 33.3, 33.1, 20.4];

    pub(crate) fn make(slug: &str, given: &[(&str, Value)]) -> Result<Box<dyn Tier>, Fault> {
        let method = method::find(StepKind::Tier, slug).expect("in the registry");
        let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let Maker::Tier(make) = method.maker else { unreachable!("found by kind") };
        make(&method.check(&given).expect("fits"))
    }

    pub(crate) fn boundaries(slug: &str, given: &[(&str, Value)], descending: &[f64]) -> Vec<usize> {
        make(slug, given).expect("fits").boundaries(descending).expect("defined")
    }
}
