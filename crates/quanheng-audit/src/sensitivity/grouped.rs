//! Several inputs taken as one.

use quanheng_index::Finding;

use super::response::Response;
use crate::design::Side;

/// A response whose inputs are groups of the inputs of another; those of a group are drawn anew together.
///
/// The index of a group is that of its inputs and all their interactions with each other. Inputs that depend on each
/// other may be put into one group, which is then independent of the others.
pub struct Grouped<'r, R> {
    response: &'r R,
    /// By input of the response, its group.
    group_of: Vec<usize>,
    groups: usize,
}

/// Room for one thread.
pub struct GroupedRoom<T> {
    inner: T,
    sides: Vec<Side>,
}

impl<'r, R: Response> Grouped<'r, R> {
    /// `group_of` has the group of each input, counted from 0; `None` when their number differs from that of the
    /// inputs or a group is empty.
    #[must_use]
    pub fn new(response: &'r R, group_of: Vec<usize>) -> Option<Self> {
        let groups = group_of.iter().max().map_or(0, |last| last + 1);
        let is_whole = (0..groups).all(|group| group_of.contains(&group));
        (group_of.len() == response.inputs() && is_whole).then_some(Self { response, group_of, groups })
    }
}

impl<R: Response> Response for Grouped<'_, R> {
    type Room = GroupedRoom<R::Room>;

    fn inputs(&self) -> usize {
        self.groups
    }

    fn outputs(&self) -> usize {
        self.response.outputs()
    }

    fn room(&self) -> Self::Room {
        GroupedRoom { inner: self.response.room(), sides: vec![Side::A; self.group_of.len()] }
    }

    fn evaluate(
        &self,
        room: &mut Self::Room,
        sample: u64,
        sides: &[Side],
        outputs: &mut [f64],
    ) -> Result<(), Vec<Finding>> {
        room.sides.iter_mut().zip(&self.group_of).for_each(|(side, &group)| *side = sides[group]);
        self.response.evaluate(&mut room.inner, sample, &room.sides, outputs)
    }
}
