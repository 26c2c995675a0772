//! What must hold for any framework, any data and any method: random trees, random panels with missing cells,
//! random steps.
//!
//! Cases are few and the generator is seeded: every run tests the same.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod explaining;
mod judgements;
mod members;
mod permutation;
mod places;
mod recipe;
mod rescaling;
mod scores;
mod screening;
mod threads;
mod time;
mod untouched;
mod weights;
mod world;

use proptest::test_runner::{Config, RngAlgorithm, RngSeed};

/// A seeded configuration that leaves no files behind.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(2020),
        max_global_rejects: 100_000,
        ..Config::default()
    }
}
