//! The audit: how sure ranks and tiers are when everything that could have been otherwise varies together.
//!
//! Read in this order: [`Assumption`] says what may vary and how; [`Subject`] is what is audited; a [`Sampler`] turns
//! points of the unit cube into what every assumption takes; each combination of alternatives is a [`Variant`] whose
//! leaf scores are computed once; the kernel scores a variant under weights; a [`Tally`] counts what came out.
//! [`uncertainty`] puts them together.
//!
//! This crate is pure, as `quanheng-index` is: the same result to the last bit with any number of threads.

mod assumption;
mod check;
mod edit;
mod kernel;
mod leave_one_out;
mod model;
mod one_at_a_time;
mod places;
mod replicates;
mod sampler;
pub mod sensitivity;
mod side;
pub mod stability;
mod standing;
mod subject;
mod tally;
mod uncertainty;
mod variant;

pub use assumption::{Alternative, Assumption, Kind, Spread};
pub use edit::Edit;
pub use leave_one_out::{LeaveOneOut, Without, leave_one_out};
pub use one_at_a_time::{Alone, OneAtATime, one_at_a_time};
pub use sampler::Sampler;
pub use side::Side;
pub use standing::{Shift, Standing};
pub use subject::Subject;
pub use tally::{Distribution, Tally};
pub use uncertainty::{Options, Taken, Uncertainty, uncertainty};
pub use variant::Variant;
