//! What varies: what `[audit]` says, or every weight by ± 25 %, each parent's for itself, so that they can be told apart.

use quanheng_audit::sensitivity::Group;
use quanheng_audit::{Assumption, Kind, Options, Spread};
use quanheng_index::NodeId;

use super::super::audited::{Audited, REACH};

/// Assumptions, groups of them, and how they are sampled.
pub(super) struct Varied {
    pub(super) assumptions: Vec<Assumption>,
    pub(super) groups: Vec<Group>,
    pub(super) options: Options,
}

impl Varied {
    pub(super) fn of(audited: &Audited) -> Self {
        let given = audited.programme.audit.as_ref();
        let is_named = audited.default_assumptions_note().is_none();
        let assumptions = if is_named { audited.assumptions().to_vec() } else { every_weight(audited) };
        let groups = given.map_or(Vec::new(), |audit| {
            let mut groups: Vec<Group> = Vec::new();
            for (at, assumption) in assumptions.iter().enumerate() {
                let Some(name) = audit.groups.get(&assumption.name) else { continue };
                match groups.iter_mut().find(|group| group.name == *name) {
                    Some(group) => group.assumptions.push(at),
                    None => groups.push(Group { name: name.clone(), assumptions: vec![at] }),
                }
            }
            groups
        });
        let usual = audited.options();
        // The bootstrap does what randomisations are for, and needs two samples.
        let options =
            Options { replicates: usual.replicates.max(2), randomisations: 1, nodes: Vec::new(), ..usual };
        Self { assumptions, groups, options }
    }
}

/// One assumption for each parent of two or more children that weigh something.
fn every_weight(audited: &Audited) -> Vec<Assumption> {
    let framework = audited.scored.plan.framework();
    let run = &audited.scored.run;
    let is_weighty = |node: &NodeId| {
        let children = framework.node(*node).children.iter();
        children.filter(|&&child| run.weight(child, audited.period) > 0.0).count() > 1
    };
    let assumption = |node: NodeId| Assumption {
        name: framework.node(node).code.clone(),
        kind: Kind::Weights { parents: vec![node], spread: Spread::Around(REACH) },
    };
    framework.top_down().into_iter().filter(is_weighty).map(assumption).collect()
}
