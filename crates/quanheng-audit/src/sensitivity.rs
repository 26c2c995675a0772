//! Sensitivity: which assumption the spread of a result comes from.
//!
//! Read in this order: a [`Response`] is anything whose outputs depend on inputs that can be drawn anew one by one;
//! [`sobol_indices`] divides the variance of each output by first-order and total indices, [`shapley_effects`] by
//! Shapley's value; [`Grouped`] makes one input of several; [`sensitivity`] asks all of them of an experiment. Intervals come from a bootstrap of blocks of samples, so
//! that memory does not grow with their number.
//!
//! | | inputs | says of an input |
//! |---|---|---|
//! | first order | independent | the share of variance that goes on average if it alone were known |
//! | total | independent | the share that stays on average if all others were known |
//! | Shapley effect | any | its fair part of the variance; the parts are not negative in truth and add up to 1 |
//!
//! With independent inputs first order ≤ Shapley effect ≤ total. With dependent inputs the first two no longer divide
//! anything: a first-order index also counts what an input merely goes along with, indices may add up to more than 1,
//! and a total may lie below its first order. There only Shapley effects are to be used, or the dependent inputs are to
//! be taken as one group.

mod estimate;
mod experiment;
mod grouped;
mod response;
mod samples;
mod shapley;
mod sobol;
#[cfg(test)]
mod tests;

pub use estimate::{Estimate, NoIndex};
pub use experiment::{Divided, Group, Sensitivity, SensitivityOptions, sensitivity};
pub use grouped::Grouped;
pub use response::Response;
pub use samples::Sampling;
pub use shapley::{Effects, Orders, shapley_effects};
pub use sobol::{Centre, Indices, InputIndices, sobol_indices};
