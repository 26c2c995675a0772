//! The two sides of a sample.

/// From which of two independent draws an input takes its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The draw that samples share.
    A,
    /// The draw an input is changed to.
    B,
}
