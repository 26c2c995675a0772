//! The program `quanheng`: parse, call, show.
//!
//! [`run`] is the whole program as a function of its arguments, an [`Environment`] and two streams; `main.rs`
//! only hands in those of the process. One file in `commands/` for each command. Nothing is computed here, and
//! no sentence is written here: words come from the catalogue of `quanheng-programme`.

mod arguments;
mod caution;
mod commands;
mod diagnostics;
mod environment;
mod exit;
mod failure;
mod help;
mod layout;
mod numbers;
mod program;
mod report;
mod scoring;
mod session;
mod table;
mod usage;

pub use environment::{Environment, Stream};
pub use exit::Exit;
pub use program::run;
