//! Templates: Markdown in which figures, tables and numbers are bound to results.
//!
//! Read in this order: `Book` owns what may be asked; `names` resolves what a template calls units, nodes and series;
//! `arguments` reads what a function is given; [`functions`] lists every function; `Engine` renders a file and tells
//! all its faults with their places; `unbound` looks for numbers that are not bound.

mod arguments;
mod book;
mod context;
mod engine;
mod escape;
pub mod functions;
mod names;
mod problem;
mod request;
mod series;
mod shown;
mod unbound;

pub(crate) use book::Book;
pub(crate) use engine::Engine;
pub(crate) use functions::in_words;
pub(crate) use problem::Problem;
pub(crate) use request::{Request, has_marker, marked};
