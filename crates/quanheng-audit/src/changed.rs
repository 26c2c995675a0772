//! Weights somebody would like to see instead of the programme's.

use quanheng_index::{Finding, NodeId, Subject as About};

use crate::model::Model;

impl Model<'_> {
    /// The weights by slot, or what is wrong with them.
    pub(crate) fn changed(&self, weights: &[(NodeId, f64)]) -> Result<Vec<(usize, f64)>, Vec<Finding>> {
        let mut findings = Vec::new();
        let mut changed = Vec::new();
        for &(node, weight) in weights {
            let about = About::Node { row: node, field: Some("weight") };
            let slot = self.tree.slot(node).filter(|&slot| slot != self.root());
            let Some(slot) = slot.filter(|_| weight >= 0.0 && weight.is_finite()) else {
                findings.push(Finding::error("audit-what-if-weight", about).with("weight", weight));
                continue;
            };
            if let Some(assumption) = self.redraws(slot) {
                let finding = Finding::error("audit-what-if-redrawn", about);
                let finding = finding.with("node", self.code(slot));
                findings.push(finding.with("assumption", &assumption.name));
            }
            changed.push((slot, weight));
        }
        for (inner, children) in self.tree.children.iter().enumerate() {
            let touched = children.iter().any(|child| changed.iter().any(|(slot, _)| slot == child));
            let weight = |child: &usize| {
                let own = changed.iter().rev().find(|(slot, _)| slot == child);
                own.map_or(self.nominal.variant.weights[*child], |(_, weight)| *weight)
            };
            if touched && children.iter().map(weight).sum::<f64>() <= 0.0 {
                let slot = self.tree.leaves + inner;
                let about = About::Node { row: self.tree.nodes[slot], field: None };
                findings
                    .push(Finding::error("audit-what-if-nothing-left", about).with("node", self.code(slot)));
            }
        }
        if findings.is_empty() { Ok(changed) } else { Err(findings) }
    }
}
