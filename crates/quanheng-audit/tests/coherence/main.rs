//! Coherence of small programmes, against numbers worked by hand, closed forms, and other software.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod checks;
mod correlations;
mod flags;
mod importance;
mod structure;
mod units;
mod world;

/// To so many digits of the greater of the wanted number and 1.
#[track_caller]
fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance * want.abs().max(1.0), "{got} is not {want}");
}
