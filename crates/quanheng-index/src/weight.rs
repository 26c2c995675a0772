//! Weight: sets the weight of each node within its parent.
//!
//! Weights are relative, on any positive scale; aggregation normalises them within each parent, and the
//! effective weight of a node is the product down the tree. `at.CODE` speaks of the children of that node.

pub(crate) mod equal;
pub(crate) mod given;

use crate::choice::Choices;
use crate::sheet::Sheet;
use crate::trace::StepTrace;

/// A way to weight.
pub trait Weight: Send + Sync {
    /// Relative weights of the children of one node, from those the framework gives.
    fn weights(&self, given: &[f64]) -> Vec<f64>;
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, choices: &Choices<dyn Weight>) {
    let framework = sheet.framework;
    for &parent in framework.bottom_up() {
        let children = &framework.node(parent).children;
        let given: Vec<f64> = children.iter().map(|&child| sheet.weights[child]).collect();
        for (&child, weight) in children.iter().zip(choices.of(parent).weights(&given)) {
            sheet.weights[child] = weight;
            Sheet::note(trace, child, None, vec![("weight", weight)]);
        }
    }
}
