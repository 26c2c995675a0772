//! What sensitivity is asked of: outputs that depend on inputs.

use quanheng_index::Finding;

use crate::design::Side;

/// Outputs that depend on random inputs, each of which can be drawn anew by itself.
///
/// A sample has two draws. An input on side A takes its value of the first; those on side B are drawn anew: independent
/// of the first draw where inputs are independent, else from what they may be given the inputs on side A. An evaluation
/// is a function of the sample's number and the sides alone.
pub trait Response: Sync {
    /// What one thread works in.
    type Room;

    /// Number of inputs.
    fn inputs(&self) -> usize;

    /// Number of outputs.
    fn outputs(&self) -> usize;

    /// Room for one thread.
    fn room(&self) -> Self::Room;

    /// Writes the outputs of a sample, one side for each input; NaN where there is no output.
    ///
    /// # Errors
    /// When the sample cannot be evaluated.
    fn evaluate(
        &self,
        room: &mut Self::Room,
        sample: u64,
        sides: &[Side],
        outputs: &mut [f64],
    ) -> Result<(), Vec<Finding>>;
}
