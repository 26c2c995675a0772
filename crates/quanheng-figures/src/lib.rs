//! Figures of an evaluation: one definition each, an ECharts option made from results, drawn as SVG and PNG.
//!
//! Read in this order: an [`Evaluation`] is what there is to draw; `kinds` makes [`Figure`]s of it; the `engine` draws
//! them with ECharts itself, in an embedded QuickJS; `picture` turns a drawing into a PNG. [`amount`] writes numbers as
//! people read them, here and in reports. This crate is the home of the JavaScript engine.

pub mod amount;
mod evaluation;
mod figure;

pub use evaluation::Evaluation;
pub use figure::{Figure, Kind};
