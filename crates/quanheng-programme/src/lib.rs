//! The programme: a folder of text files, read, checked and described.
//!
//! [`load`] reads a folder into a [`Programme`] or says everything that is wrong with it; [`Programme::method`]
//! gives the framework and steps of the programme itself or of a scenario. [`catalogue`] has every sentence the
//! product says, in 中文 and English. Observations are read by `quanheng-data`, which builds on [`text`],
//! [`table`] and [`number`] here.

mod audit;
pub mod catalogue;
mod code_names;
mod definition;
mod indicators;
pub mod keys;
mod language;
mod lints;
mod load;
mod map;
mod neighbours;
pub mod number;
mod places;
mod programme;
mod rows;
mod scenario;
mod schema;
mod section;
pub mod source;
pub mod starter;
mod steps;
pub mod table;
pub mod text;
mod unit_table;

pub use audit::{Audit, InverseSettings};
pub use indicators::Indicator;
pub use language::{Language, Words};
pub use load::{Flawed, LoadError, PROGRAMME_FILE, load, resolve};
pub use map::{Map, Shapes, Tile};
pub use places::{Locator, StepPlaces};
pub use programme::{Method, PeriodAxis, Programme, Score};
pub use scenario::{IndicatorChange, Scenario};
pub use schema::json_schema;
pub use steps::{AddedStep, Side, StepChange};
