//! The audit of small programmes whose probabilities are known.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod assumptions;
mod data_errors;
mod experiment;
mod imputation;
mod precision;
mod tier_cuts;
mod what_if;
mod world;
