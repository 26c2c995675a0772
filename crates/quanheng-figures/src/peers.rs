//! Whom a unit is set against: its group in the first grouping, or else all members.

use crate::evaluation::Evaluation;

/// The peers of a unit, itself among them.
pub(crate) struct Peers {
    /// Their rows.
    pub(crate) rows: Vec<usize>,
    /// What they are called.
    pub(crate) name: String,
}

impl Peers {
    /// The members of the unit's group.
    pub(crate) fn of(evaluation: &Evaluation, row: usize) -> Self {
        let members = evaluation.members();
        let groupings = evaluation.computed.run.units().groupings();
        let own = groupings.values().find_map(|grouping| Some((grouping, grouping.group(row)?)));
        let Some((grouping, group)) = own else {
            return Self { rows: members, name: evaluation.say("figure-all-units", &[]) };
        };
        let rows = members.into_iter().filter(|&other| grouping.group(other) == Some(group)).collect();
        let name = evaluation.computed.programme.code_name(&grouping.labels()[group], evaluation.language);
        Self { rows, name: name.to_owned() }
    }

    /// What their mean is called.
    pub(crate) fn mean_name(&self, evaluation: &Evaluation) -> String {
        evaluation
            .say("figure-mean-of", &[("peers", self.name.clone()), ("count", self.rows.len().to_string())])
    }
}
