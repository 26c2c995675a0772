//! Figures of an evaluation: one definition each, an ECharts option made from results, drawn as SVG and PNG.
//!
//! Read in this order: an [`Evaluation`] is what there is to draw; `kinds` makes [`Figure`]s of it ([`Figure::named`]),
//! and [`series`] of plain numbers; the [`Engine`] draws them with ECharts itself, in an embedded QuickJS; [`picture`]
//! turns a drawing into a PNG; [`cache`] keeps drawings. [`amount`] writes numbers as people read them, here and in
//! reports. This crate is the home of the JavaScript engine and of the fonts.

pub mod amount;
pub mod cache;
mod data;
mod drawing;
mod engine;
mod error;
mod evaluation;
mod figure;
#[cfg(test)]
mod fixture;
pub mod fonts;
mod kinds;
mod names;
mod numbers;
mod peers;
pub mod picture;
mod placing;
mod request;
mod rows;
mod scale;
pub mod series;
mod shades;
#[cfg(test)]
mod tests;
mod theme;

pub use engine::{Engine, PRELUDE};
pub use error::FigureError;
pub use evaluation::Evaluation;
pub use figure::{Figure, Kind};
pub use kinds::{Listed, default_set, listing};
