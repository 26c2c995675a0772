//! Sensitivity: estimators on functions whose indices are known.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod estimators;
mod experiment;
mod functions;
mod shapley;
