//! The audit: how sure ranks and tiers are when everything that could have been otherwise varies together.
//!
//! Read in this order: [`Assumption`] says what may vary and how; [`Subject`] is what is audited; a [`Design`] spreads
//! the replicates over the unit cube, and the sampler turns its points into what every assumption takes; each
//! combination of alternatives is a variant whose leaf scores are computed once; the kernel scores a variant under
//! weights; a [`Tally`] counts what came out. An [`Experiment`] holds what all replicates share; [`uncertainty`] counts
//! them all. [`movement`] says why scores and ranks moved between two editions.
//!
//! Without any assumption, [`coherence`] looks at whether the parts of the index go together.
//! [`inverse`] goes the other way: from a published ranking to the weights that could have made it.
//! them all. [`sensitivity`] says which assumption the spread comes from; [`one_at_a_time`], [`leave_one_out`] and
//! [`weight_stability`] what single choices, nodes and weights do to the ranking, without sampling.
//!
//! This crate is pure, as `quanheng-index` is: the same result to the last bit with any number of threads.

mod assumption;
mod block;
mod changed;
mod check;
pub mod coherence;
mod count;
mod design;
mod divisors;
mod drawer;
mod edit;
mod errors;
mod experiment;
mod exponential;
mod gaps;
pub mod inverse;
mod kernel;
mod leave_one_out;
mod leaves;
mod model;
pub mod movement;
mod one_at_a_time;
mod places;
mod precision;
mod products;
mod record;
mod replicates;
mod rerun;
mod sampler;
pub mod sensitivity;
mod shape;
mod stability;
mod standing;
mod standings;
mod streams;
mod subject;
mod taken;
mod tally;
mod tier_rule;
mod uncertainty;
mod variant;
pub mod weight_stability;

pub use assumption::{
    Across, Alternative, Assumption, Band, Correlation, DataError, Kind, Shape, Size, Spread,
};
pub use design::{Design, Side};
pub use edit::Edit;
pub use experiment::{Evaluator, Experiment, Nominal, Outcome};
pub use leave_one_out::{LeaveOneOut, Without, leave_one_out};
pub use one_at_a_time::{Alone, OneAtATime, one_at_a_time};
pub use precision::{Figure, Level};
pub use record::{Replicates, Sink};
pub use standing::{Shift, Standing};
pub use subject::Subject;
pub use taken::Taken;
pub use tally::{Distribution, Tally};
pub use uncertainty::{Counted, Cut, Options, Uncertainty, uncertainty};
