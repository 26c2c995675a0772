//! Reports of an evaluation: text bound to results, as PDF, HTML, Word and spreadsheets.
//!
//! Read in this order: `template` renders Markdown whose figures, tables and numbers are bound to an
//! [`Evaluation`](quanheng_figures::Evaluation); `markdown` parses what comes out into a [`document::Document`]; `pdf`, `html` and
//! `word` write it. This crate is the home of Typst.

pub mod document;
