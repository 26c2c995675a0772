//! Places: the rank of each unit at one node in one period.
//!
//! A place is kept in halves, because the average of two tied places may end in ½; ranking itself is
//! the business of the `rank` step.

use std::num::NonZeroU32;

/// One place, counted in halves from 1: 2 is the first place, 3 is place 1½.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(NonZeroU32);

impl Place {
    /// From a number of half places; `None` for 0.
    #[must_use]
    pub fn from_halves(halves: u32) -> Option<Self> {
        NonZeroU32::new(halves).map(Self)
    }

    /// The place counted in halves.
    #[must_use]
    pub const fn halves(self) -> u32 {
        self.0.get()
    }

    /// The place as a number.
    #[must_use]
    pub fn number(self) -> f64 {
        f64::from(self.0.get()) / 2.0
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.number())
    }
}

/// Places of all units; `None` for units without a score and for reference units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places(pub(crate) Vec<Option<Place>>);

impl Places {
    /// The place of the unit in `row`.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Place> {
        self.0[row]
    }

    /// All places in the order of the units.
    #[must_use]
    pub fn as_slice(&self) -> &[Option<Place>] {
        &self.0
    }
}
