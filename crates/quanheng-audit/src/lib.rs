//! The audit: how sure ranks and tiers are when everything that could have been otherwise varies together.
//!
//! Read in this order: [`Assumption`] says what may vary and how; [`Subject`] is what is audited; a [`Design`] spreads
//! the replicates over the unit cube, and the sampler turns its points into what every assumption takes; each
//! combination of alternatives is a variant whose leaf scores are computed once; the kernel scores a variant under
//! weights; a [`Tally`] counts what came out. An [`Experiment`] holds what all replicates share; [`uncertainty`] counts
//! them all.
//!
//! This crate is pure, as `quanheng-index` is: the same result to the last bit with any number of threads.

mod assumption;
mod block;
mod changed;
mod check;
mod count;
mod design;
mod divisors;
mod drawer;
mod edit;
mod errors;
mod experiment;
mod exponential;
mod gaps;
mod kernel;
mod leaves;
mod model;
mod places;
mod precision;
mod products;
mod record;
mod replicates;
mod rerun;
mod sampler;
mod shape;
mod stability;
mod standings;
mod streams;
mod subject;
mod taken;
mod tally;
mod tier_rule;
mod uncertainty;
mod variant;

pub use assumption::{
    Across, Alternative, Assumption, Band, Correlation, DataError, Kind, Shape, Size, Spread,
};
pub use design::{Design, Side};
pub use edit::Edit;
pub use experiment::{Evaluator, Experiment, Nominal, Outcome};
pub use precision::{Figure, Level};
pub use record::{Replicates, Sink};
pub use subject::Subject;
pub use taken::Taken;
pub use tally::{Distribution, Tally};
pub use uncertainty::{Counted, Cut, Options, Uncertainty, uncertainty};
