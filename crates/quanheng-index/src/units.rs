//! The units: what is scored, in one fixed order, with role, groups and validity in time.
//!
//! Names stay with the programme.

use std::collections::BTreeMap;

use crate::period::Period;

/// Part a unit plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Scored, ranked and counted in every statistic.
    #[default]
    Member,
    /// Scored and shown; without rank and tier, and without influence on any statistic.
    Reference,
}

impl Role {
    /// The word used in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Reference => "reference",
        }
    }
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unit {
    /// Unique code.
    pub code: String,
    /// Part it plays.
    pub role: Role,
    /// First period in which it exists.
    pub valid_from: Option<Period>,
    /// Last period in which it exists.
    pub valid_to: Option<Period>,
}

impl Unit {
    /// A member called `code`, valid always.
    #[must_use]
    pub fn member(code: impl Into<String>) -> Self {
        Self { code: code.into(), ..Self::default() }
    }

    /// Whether the unit exists in `period`.
    #[must_use]
    pub fn is_valid(&self, period: Period) -> bool {
        self.valid_from.is_none_or(|from| from <= period) && self.valid_to.is_none_or(|to| period <= to)
    }
}

/// A way to sort units into groups: a label for each unit, `None` for units in no group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grouping {
    labels: Vec<String>,
    of_unit: Vec<Option<u32>>,
}

impl Grouping {
    /// From one label for each unit; labels keep the order of their first appearance.
    #[must_use]
    pub fn new<S: AsRef<str>>(labels: &[Option<S>]) -> Self {
        let mut grouping = Self::default();
        let mut seen = BTreeMap::new();
        for label in labels {
            let number = label.as_ref().map(|label| {
                *seen.entry(label.as_ref().to_owned()).or_insert_with(|| {
                    grouping.labels.push(label.as_ref().to_owned());
                    u32::try_from(grouping.labels.len() - 1).expect("fewer than 2^32 groups")
                })
            });
            grouping.of_unit.push(number);
        }
        grouping
    }

    /// Labels of the groups.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The group of unit `row`, as a position in [`Grouping::labels`].
    #[must_use]
    pub fn group(&self, row: usize) -> Option<usize> {
        self.of_unit[row].map(|group| group as usize)
    }
}

/// All units of a programme.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Units {
    units: Vec<Unit>,
    groupings: BTreeMap<String, Grouping>,
    /// Rows in the order of their codes.
    by_code: Vec<u32>,
}

/// Two units have the same code, or a grouping is not of their number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum UnitsError {
    /// Two units share a code.
    #[error("unit `{code}` stands twice")]
    Duplicate {
        /// The code.
        code: String,
    },
    /// A grouping has another number of labels than there are units.
    #[error("grouping `{name}` has not one label for each unit")]
    Grouping {
        /// Its name.
        name: String,
    },
}

impl Units {
    /// Units in their order, and groupings by name.
    ///
    /// # Errors
    /// When a code stands twice or a grouping has another length.
    pub fn new(units: Vec<Unit>, groupings: BTreeMap<String, Grouping>) -> Result<Self, UnitsError> {
        let code = |row: &u32| units[*row as usize].code.as_str();
        let mut by_code: Vec<u32> = (0_u32..).take(units.len()).collect();
        by_code.sort_unstable_by(|a, b| code(a).cmp(code(b)));
        if let Some(pair) = by_code.windows(2).find(|pair| code(&pair[0]) == code(&pair[1])) {
            return Err(UnitsError::Duplicate { code: code(&pair[0]).to_owned() });
        }
        if let Some((name, _)) = groupings.iter().find(|(_, g)| g.of_unit.len() != units.len()) {
            return Err(UnitsError::Grouping { name: name.clone() });
        }
        Ok(Self { units, groupings, by_code })
    }

    /// Members named by `codes`, without groups.
    ///
    /// # Errors
    /// When a code stands twice.
    pub fn members<S: Into<String>>(codes: impl IntoIterator<Item = S>) -> Result<Self, UnitsError> {
        Self::new(codes.into_iter().map(Unit::member).collect(), BTreeMap::new())
    }

    /// Number of units.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The unit in `row`.
    #[must_use]
    pub fn get(&self, row: usize) -> &Unit {
        &self.units[row]
    }

    /// All units in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Unit> {
        self.units.iter()
    }

    /// The row of the unit called `code`.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<usize> {
        let at =
            self.by_code.binary_search_by(|&row| self.units[row as usize].code.as_str().cmp(code)).ok()?;
        Some(self.by_code[at] as usize)
    }

    /// Groupings by name.
    #[must_use]
    pub const fn groupings(&self) -> &BTreeMap<String, Grouping> {
        &self.groupings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicate_codes_are_refused() {
        assert_eq!(Units::members(["a", "b", "a"]), Err(UnitsError::Duplicate { code: "a".into() }));
    }

    #[test]
    fn units_are_found_whatever_their_order() {
        let units = Units::members(["西藏", "b", "a", "aa"]).unwrap();
        for row in 0..units.len() {
            assert_eq!(units.find(&units.get(row).code), Some(row));
        }
        assert_eq!(units.find("c"), None);
    }

    #[test]
    fn groups_keep_the_order_of_their_first_unit() {
        let grouping = Grouping::new(&[Some("west"), None, Some("east"), Some("west")]);
        assert_eq!(grouping.labels(), ["west", "east"]);
        assert_eq!(
            (0..4).map(|row| grouping.group(row)).collect::<Vec<_>>(),
            [Some(0), None, Some(1), Some(0)]
        );
    }
}
