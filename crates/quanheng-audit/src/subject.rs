//! What is audited.

use quanheng_index::{Finding, Framework, Keep, NodeId, NodeKind, Panel, Plan, Role, Run, StepSpec};

/// A programme's method and data in one period.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The steps, as the programme has them.
    pub steps: &'a [StepSpec],
    /// The observations.
    pub panel: &'a Panel,
    /// Positions of all periods the programme scores, as its statistics see them.
    pub scored: &'a [usize],
    /// Position of the period that is audited, one of them.
    pub period: usize,
}

impl Subject<'_> {
    /// Compiles and runs some steps in place of the programme's.
    ///
    /// # Errors
    /// The findings, when the steps do not fit or a method refuses.
    pub fn run(&self, steps: &[StepSpec]) -> Result<(Plan, Run), Vec<Finding>> {
        let (plan, _) = Plan::compile(self.framework.clone(), steps)?;
        let run = plan.run(self.panel, self.scored, Keep::Facts)?;
        Ok((plan, run))
    }

    /// Inner nodes, children before parents.
    pub(crate) fn inner(&self) -> Vec<NodeId> {
        let nodes = self.framework.bottom_up().iter().copied();
        nodes.filter(|&node| self.framework.node(node).kind == NodeKind::Inner).collect()
    }

    /// Rows of the members: only they have places.
    #[must_use]
    pub fn members(&self, run: &Run) -> Vec<usize> {
        let units = run.units().iter().enumerate();
        units.filter(|(_, unit)| unit.role == Role::Member).map(|(row, _)| row).collect()
    }
}
