//! One column of a panel: the values of one indicator or node in one period, a cell for each unit.
//!
//! A missing cell has a reason instead of a number. Inside, its slot holds a NaN so that arithmetic
//! over whole columns carries "missing" along; that NaN never leaves this crate, and no other NaN or
//! infinity can enter: every constructor and setter refuses them.

use crate::cell::Mark;

/// A value that is not a finite number was offered to a [`Column`].
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("row {row} is not a finite number")]
pub struct NotFinite {
    /// Position of the unit.
    pub row: usize,
}

/// Values and marks of one indicator or node in one period, in the order of the units.
#[derive(Debug, Clone)]
pub struct Column {
    values: Vec<f64>,
    marks: Vec<Mark>,
}

impl Column {
    /// A column of `rows` cells, all missing for the same reason.
    ///
    /// # Panics
    /// When `reason` is a status flag.
    #[must_use]
    pub fn missing(rows: usize, reason: Mark) -> Self {
        assert!(reason.is_missing(), "a status flag is no missing-reason");
        Self { values: vec![f64::NAN; rows], marks: vec![reason; rows] }
    }

    /// A column of observed values.
    ///
    /// # Errors
    /// [`NotFinite`] names the first row whose value is NaN or infinite.
    pub fn observed(values: Vec<f64>) -> Result<Self, NotFinite> {
        let marks = vec![Mark::Observed; values.len()];
        Self::from_parts(values, marks)
    }

    /// A column from optional values; absent ones are *not available*.
    ///
    /// # Errors
    /// [`NotFinite`] names the first row whose value is NaN or infinite.
    pub fn from_options(values: &[Option<f64>]) -> Result<Self, NotFinite> {
        let marks =
            values.iter().map(|v| if v.is_some() { Mark::Observed } else { Mark::NotAvailable }).collect();
        Self::from_parts(values.iter().map(|v| v.unwrap_or(0.0)).collect(), marks)
    }

    /// A column from values and marks of equal length. Values under a missing-reason are ignored.
    ///
    /// # Errors
    /// [`NotFinite`] names the first row whose value is NaN or infinite.
    ///
    /// # Panics
    /// When the two lengths differ.
    pub fn from_parts(mut values: Vec<f64>, marks: Vec<Mark>) -> Result<Self, NotFinite> {
        assert_eq!(values.len(), marks.len(), "one mark for each value");
        for (row, (value, mark)) in values.iter_mut().zip(&marks).enumerate() {
            if mark.is_missing() {
                *value = f64::NAN;
            } else if !value.is_finite() {
                return Err(NotFinite { row });
            }
        }
        Ok(Self { values, marks })
    }

    /// Number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether the column has no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value in `row`, unless it is missing.
    #[must_use]
    pub fn value(&self, row: usize) -> Option<f64> {
        (!self.marks[row].is_missing()).then(|| self.values[row])
    }

    /// The mark in `row`.
    #[must_use]
    pub fn mark(&self, row: usize) -> Mark {
        self.marks[row]
    }

    /// All marks.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// All cells, `None` where missing.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<f64>> + '_ {
        self.values.iter().map(|&value| (!value.is_nan()).then_some(value))
    }

    /// Number of cells that have a value.
    #[must_use]
    pub fn count_present(&self) -> usize {
        self.marks.iter().filter(|mark| !mark.is_missing()).count()
    }

    /// Puts a value into `row`.
    ///
    /// # Errors
    /// [`NotFinite`] when the value is NaN or infinite; the cell keeps what it had.
    ///
    /// # Panics
    /// When `mark` is a missing-reason.
    pub fn set(&mut self, row: usize, value: f64, mark: Mark) -> Result<(), NotFinite> {
        if !value.is_finite() {
            return Err(NotFinite { row });
        }
        assert!(!mark.is_missing(), "a value needs a status flag");
        self.values[row] = value;
        self.marks[row] = mark;
        Ok(())
    }

    /// Makes `row` missing for `reason`.
    ///
    /// # Panics
    /// When `reason` is a status flag.
    pub fn set_missing(&mut self, row: usize, reason: Mark) {
        assert!(reason.is_missing(), "a status flag is no missing-reason");
        self.values[row] = f64::NAN;
        self.marks[row] = reason;
    }

    /// Whether any cell may be filled.
    pub(crate) fn has_open(&self) -> bool {
        self.marks.iter().any(|mark| mark.may_be_imputed())
    }

    /// Whether any cell has no value.
    pub(crate) fn has_missing(&self) -> bool {
        self.marks.iter().any(|mark| mark.is_missing())
    }

    /// The slots, with NaN where missing.
    pub(crate) fn slots(&self) -> &[f64] {
        &self.values
    }

    /// Rewrites the slots with `change`, which must map NaN to NaN.
    ///
    /// # Errors
    /// [`NotFinite`] when a present value became NaN or infinite; the column is then not usable.
    pub(crate) fn rewrite(&mut self, change: impl FnOnce(&mut [f64])) -> Result<(), NotFinite> {
        change(&mut self.values);
        let cells = || self.values.iter().zip(&self.marks);
        let is_broken = |(value, mark): (&f64, &Mark)| {
            (mark.is_missing() & !value.is_nan()) | (!mark.is_missing() & !value.is_finite())
        };
        // Without an early exit the compiler looks at several cells at once; which one it was is asked only then.
        if cells().fold(false, |any, cell| any | is_broken(cell)) {
            let row = cells().position(is_broken).expect("one of them is broken");
            return Err(NotFinite { row });
        }
        Ok(())
    }
}

/// Two columns are equal when they have the same marks and, bit for bit, the same values.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.marks == other.marks
            && self
                .values
                .iter()
                .zip(&other.values)
                .all(|(a, b)| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_constructor_or_setter_lets_nan_or_infinity_in() {
        assert_eq!(Column::observed(vec![1.0, f64::NAN]), Err(NotFinite { row: 1 }));
        assert_eq!(Column::from_options(&[Some(f64::INFINITY)]), Err(NotFinite { row: 0 }));
        let mut column = Column::observed(vec![1.0]).unwrap();
        assert!(column.set(0, f64::NEG_INFINITY, Mark::Observed).is_err());
        assert_eq!(column.value(0), Some(1.0));
        assert!(column.rewrite(|slots| slots[0] = f64::NAN).is_err());
    }

    #[test]
    fn a_missing_cell_has_a_reason_and_no_value() {
        let column = Column::from_parts(vec![1.0, 2.0], vec![Mark::Observed, Mark::Confidential]).unwrap();
        assert_eq!(column.iter().collect::<Vec<_>>(), [Some(1.0), None]);
        assert_eq!(column.mark(1), Mark::Confidential);
        assert_eq!(column.count_present(), 1);
    }
}
