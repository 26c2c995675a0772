//! What stands behind one cell of a panel: a status flag for a value, or the reason why there is none.
//!
//! Values themselves live in [`Column`](crate::Column); this file holds no numbers.

/// The mark of one cell. A cell has a value exactly when its mark is not a missing-reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Mark {
    /// Reported as measured.
    Observed = 0,
    /// Reported as an estimate of the source.
    Estimated = 1,
    /// Reported, and expected to be revised by the source.
    Provisional = 2,
    /// A correction the source made to an earlier figure.
    Revised = 3,
    /// Filled in by an `impute` step.
    Imputed = 4,
    /// Computed by the engine from other cells (derived indicators, scores).
    Computed = 5,
    /// No figure exists, or none reached us.
    NotAvailable = 16,
    /// The figure has no meaning for this unit (a coast line of an inland province).
    NotApplicable = 17,
    /// The deadline has not passed.
    NotYetReported = 18,
    /// The source may not publish it.
    Confidential = 19,
    /// The source withheld it for quality.
    Suppressed = 20,
    /// The unit did not exist in the period.
    NotValid = 21,
    /// A `screen` step left the unit or the indicator out.
    Screened = 22,
    /// A computation had no defined result (a missing or zero denominator, a missing operand).
    Undefined = 23,
    /// Too few children of a node were present.
    TooFewChildren = 24,
    /// The step refused the column; a finding says why.
    Refused = 25,
}

impl Mark {
    /// Every mark, in the order of their codes.
    pub const ALL: [Self; 16] = [
        Self::Observed,
        Self::Estimated,
        Self::Provisional,
        Self::Revised,
        Self::Imputed,
        Self::Computed,
        Self::NotAvailable,
        Self::NotApplicable,
        Self::NotYetReported,
        Self::Confidential,
        Self::Suppressed,
        Self::NotValid,
        Self::Screened,
        Self::Undefined,
        Self::TooFewChildren,
        Self::Refused,
    ];

    /// Status flags a data file may use.
    pub const REPORTED: [Self; 4] = [Self::Observed, Self::Estimated, Self::Provisional, Self::Revised];

    /// Missing-reasons a data file may use.
    pub const MISSING_REASONS: [Self; 5] =
        [Self::NotAvailable, Self::NotApplicable, Self::NotYetReported, Self::Confidential, Self::Suppressed];

    /// Whether the cell has no value.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        self as u8 >= Self::NotAvailable as u8
    }

    /// Whether an `impute` step may fill the cell: never where a value has no meaning.
    #[must_use]
    pub const fn may_be_imputed(self) -> bool {
        self.is_missing() && !matches!(self, Self::NotApplicable | Self::NotValid | Self::Screened)
    }

    /// The word used in files, interface keys and results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Estimated => "estimated",
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Imputed => "imputed",
            Self::Computed => "computed",
            Self::NotAvailable => "not-available",
            Self::NotApplicable => "not-applicable",
            Self::NotYetReported => "not-yet-reported",
            Self::Confidential => "confidential",
            Self::Suppressed => "suppressed",
            Self::NotValid => "not-valid",
            Self::Screened => "screened",
            Self::Undefined => "undefined",
            Self::TooFewChildren => "too-few-children",
            Self::Refused => "refused",
        }
    }

    /// The status flag or missing-reason a data file spells `text`.
    #[must_use]
    pub fn from_reported(text: &str) -> Option<Self> {
        Self::REPORTED.into_iter().chain(Self::MISSING_REASONS).find(|mark| mark.slug() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_own_words_are_read_from_files() {
        assert_eq!(Mark::from_reported("confidential"), Some(Mark::Confidential));
        assert_eq!(Mark::from_reported("imputed"), None);
        assert_eq!(Mark::from_reported("Observed"), None);
    }

    #[test]
    fn slugs_are_unique_and_status_flags_are_not_missing() {
        let mut slugs: Vec<_> = Mark::ALL.iter().map(|mark| mark.slug()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), Mark::ALL.len());
        assert!(Mark::REPORTED.iter().all(|mark| !mark.is_missing()));
        assert!(Mark::MISSING_REASONS.iter().all(|mark| mark.is_missing()));
    }
}
