//! Reports of an evaluation: text bound to results, as PDF, HTML, Word and spreadsheets.
//!
//! Read in this order: `template` renders Markdown whose figures, tables and numbers are bound to an
//! [`Evaluation`](quanheng_figures::Evaluation); `markdown` parses what comes out into a [`document::Document`]; [`tables`] are
//! those it may name; [`pdf`], [`html`](mod@html) and [`word`](mod@word) write it, [`spreadsheet`](mod@spreadsheet) the scores as
//! formulas. This crate is the home of Typst.

pub mod document;
mod error;
pub mod html;
pub mod pdf;
pub mod spreadsheet;
pub mod tables;
pub mod word;

pub use error::ReportError;
