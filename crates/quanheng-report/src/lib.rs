//! Reports of an evaluation: text bound to results, as PDF, HTML, Word and spreadsheets.
//!
//! Read in this order: [`text`] is the door: it takes an [`Evaluation`](quanheng_figures::Evaluation), the templates of
//! [`default`] and those of the programme, and gives a [`document::Document`]. Inside, `template` renders Markdown whose
//! figures, tables and numbers are bound to results; `markdown` parses what comes out. [`Parts`] makes the tables and
//! figures that templates name; [`tables`] are ours. [`pdf`], [`html`](mod@html) and [`word`](mod@word) write documents,
//! [`spreadsheet`](mod@spreadsheet) the scores as formulas. This crate is the home of Typst.

mod compose;
pub mod default;
pub mod document;
mod error;
pub mod html;
mod markdown;
mod parts;
pub mod pdf;
mod series_figures;
pub mod spreadsheet;
pub mod tables;
pub mod template;
pub mod word;

pub use compose::{Given, Which, text};
pub use default::TextFile;
pub use error::ReportError;
pub use parts::{Absent, Parts};
pub use series_figures::series_figures;
