//! Stability of weights, leave one out and one at a time: by hand, and against brute force.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod brute_force;
mod by_hand;
mod one_at_a_time;
mod world;
