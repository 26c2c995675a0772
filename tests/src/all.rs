//! The one test binary: whatever needs more than one crate.

mod analyses;
mod analysis_screens;
mod audit_coherence_screens;
mod audit_inverse;
mod audit_report;
mod audit_screens;
mod audit_sensitivity_screens;
mod change;
mod cli;
mod diagnostics;
mod documents;
mod examples;
mod exchange;
mod figures;
mod formats;
mod reference;
mod report;
mod results;
mod screens;
