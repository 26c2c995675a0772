//! The audit: how sure ranks and tiers are when everything that could have been otherwise varies together.
//!
//! Read in this order: [`Assumption`] says what may vary and how; [`Subject`] is what is audited; a [`Sampler`] turns
//! points of the unit cube into what every assumption takes; each combination of alternatives is a [`Variant`] whose
//! leaf scores are computed once; the kernel scores a variant under weights; a [`Tally`] counts what came out.
//! [`uncertainty`] puts them together.
//!
//! This crate is pure, as `quanheng-index` is: the same result to the last bit with any number of threads.

mod assumption;
mod block;
mod check;
mod edit;
mod exponential;
mod kernel;
mod model;
mod places;
mod products;
mod replicates;
mod sampler;
mod standings;
mod subject;
mod tally;
mod uncertainty;
mod variant;

pub use assumption::{Alternative, Assumption, Kind, Spread};
pub use edit::Edit;
pub use sampler::Sampler;
pub use subject::Subject;
pub use tally::{Distribution, Tally};
pub use uncertainty::{Options, Taken, Uncertainty, uncertainty};
pub use variant::Variant;
