//! What lints of the plan alone see.

use crate::finding::Subject;
use crate::framework::{Framework, NodeId};
use crate::method::StepKind;
use crate::plan::{Plan, PlannedStep};

/// A plan.
pub(super) struct Planned<'a> {
    pub(super) plan: &'a Plan,
}

impl<'a> Planned<'a> {
    pub(super) fn framework(&self) -> &'a Framework {
        self.plan.framework()
    }

    pub(super) fn steps(&self, kind: StepKind) -> impl Iterator<Item = PlannedStep<'a>> + use<'a> {
        steps(self.plan, kind)
    }
}

/// The steps of a kind, in order.
pub(super) fn steps(plan: &Plan, kind: StepKind) -> impl Iterator<Item = PlannedStep<'_>> {
    plan.steps().filter(move |step| step.kind() == kind)
}

/// Where a step says which method it uses at a node.
pub(super) fn method_of(step: PlannedStep, node: NodeId) -> Subject {
    Subject::step_key(step.id(), step.key_at(node), "method")
}
