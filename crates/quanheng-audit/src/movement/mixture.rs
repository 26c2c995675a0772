//! What can differ between two editions, and one choice of old or new for each.

use super::edition::Side;

/// A cause of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// Which units take part.
    Units,
    /// Figures both editions have, and differ in.
    Revision,
    /// The period: what really happened.
    Period,
    /// Framework and steps.
    Method,
}

impl Factor {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Units, Self::Revision, Self::Period, Self::Method];

    /// The word used in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Revision => "revision",
            Self::Period => "period",
            Self::Method => "method",
        }
    }
}

/// Which edition a rebuild over the common units takes each factor from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mixture {
    /// Figures both have.
    pub revision: Side,
    /// Period shown and periods scored.
    pub period: Side,
    /// Framework, steps and groups.
    pub method: Side,
}

impl Mixture {
    /// The mixture of a coalition: bit i says that the i-th of `players` is new; who is no player is old.
    pub(super) fn of(players: &[Factor], coalition: usize) -> Self {
        let side = |factor: Factor| {
            let at = players.iter().position(|&player| player == factor);
            if at.is_some_and(|at| coalition >> at & 1 == 1) { Side::New } else { Side::Old }
        };
        Self { revision: side(Factor::Revision), period: side(Factor::Period), method: side(Factor::Method) }
    }
}

/// The factors that take part in the game: all but the units, who leave before it and enter after it.
pub(super) fn players(factors: &[Factor]) -> Vec<Factor> {
    factors.iter().copied().filter(|&factor| factor != Factor::Units).collect()
}
