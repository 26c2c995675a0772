//! What a node's score would be for profiles nobody has: values of its children, some perhaps missing.
//!
//! Profiles are scored as reference units are: beside the members, without counting among them. A method whose
//! scores do not depend on who else is there gives a unit's own profile the unit's own score.

use super::{Aggregate, Children, Scored};
use crate::refusal::Refusal;

/// A node's children and the units that are there.
pub(crate) struct Setting<'a> {
    pub(crate) method: &'a dyn Aggregate,
    /// Child by child, NaN where missing.
    pub(crate) columns: Vec<&'a [f64]>,
    pub(crate) weights: Vec<f64>,
    /// By unit.
    pub(crate) members: Vec<bool>,
}

impl Setting<'_> {
    /// The score of each profile; a profile has a value for each child, NaN where missing.
    pub(crate) fn scores(&self, profiles: &[Vec<f64>]) -> Result<Vec<Scored>, Refusal> {
        let with = |child: usize| {
            let added = profiles.iter().map(|profile| profile[child]);
            self.columns[child].iter().copied().chain(added).collect::<Vec<f64>>()
        };
        let columns: Vec<Vec<f64>> = (0..self.columns.len()).map(with).collect();
        let units = self.members.len();
        let members: Vec<bool> = self.members.iter().copied().chain(profiles.iter().map(|_| false)).collect();
        let children = Children {
            columns: columns.iter().map(Vec::as_slice).collect(),
            weights: self.weights.clone(),
            members: Some(&members),
            rows: units + profiles.len(),
        };
        Ok(self.method.aggregate(&children)?.split_off(units))
    }
}
