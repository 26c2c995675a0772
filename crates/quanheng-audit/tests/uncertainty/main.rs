//! The audit of small programmes whose probabilities are known.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod assumptions;
mod experiment;
mod world;
