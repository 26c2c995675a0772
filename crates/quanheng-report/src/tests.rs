//! The text of reports as a whole: default templates on examples, functions, faults with their places.

mod defaults;
mod faults;
mod fixture;
mod functions;
