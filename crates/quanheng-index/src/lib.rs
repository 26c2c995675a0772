//! The index: from observations to scores, ranks and tiers.
//!
//! Read in this order: [`cell`] and [`Column`], [`Units`], [`Framework`] and [`Panel`] are what goes in;
//! [`method`] says what a method is and [`registry`] lists them all; [`Plan`] resolves the steps of a programme;
//! [`Run`] is what comes out, [`explain`] takes it apart and [`agreement`] holds it against other people's;
//! [`analysis`] looks at results over time, across groups and neighbours, and for what stands in the way. [`lint`] says
//! where a plan or a run is likely to mislead.
//!
//! This crate is pure: it knows no files, clock, environment, network or global state, and gives the same
//! result to the last bit on any machine with any number of threads.

mod aggregate;
pub mod agreement;
pub mod analysis;
pub mod cell;
mod choice;
mod column;
mod denominate;
mod derive;
pub mod explain;
pub mod finding;
pub mod fit;
pub mod framework;
mod grid;
mod impute;
mod leaf_steps;
pub mod lint;
pub mod method;
mod normalise;
mod panel;
pub mod parameter;
mod period;
mod places;
mod plan;
mod rank;
mod refusal;
pub mod registry;
mod run;
mod screen;
pub mod shapley;
mod sheet;
pub mod statistics;
pub mod stream;
mod tier;
mod trace;
mod treat;
mod units;
mod weight;

pub use aggregate::{Aggregate, Children, Scored};
pub use cell::Mark;
pub use column::{Column, NotFinite};
pub use denominate::Denominate;
pub use derive::{Derive, formula};
pub use finding::{Finding, Severity, Subject};
pub use framework::{Direction, Framework, Node, NodeId, NodeKind, RawNode};
pub use impute::{Fill, Filled, Impute, Outcome, Predictive, Series, Table};
pub use leaf_steps::LeafSteps;
pub use lint::Lint;
pub use method::{Method, StepKind};
pub use normalise::{Leaf, Normalise};
pub use panel::{Panel, PanelError};
pub use period::{Frequency, Period};
pub use places::{Place, Places};
pub use plan::{Override, Plan, PlannedStep, StepSpec, Use};
pub use rank::{Precision, Rank, Sorted, Tie, rounded};
pub use refusal::Refusal;
pub use run::{Expected, Keep, Run};
pub use screen::{Candidate, Coverage, Screen};
pub use sheet::{Facts, Over};
pub use tier::{Tier, Tiers};
pub use trace::{Change, Entry, StepTrace};
pub use treat::{ShapeTest, Treat};
pub use units::{Grouping, Role, Unit, Units, UnitsError};
pub use weight::{Siblings, Weight, Weighted};
