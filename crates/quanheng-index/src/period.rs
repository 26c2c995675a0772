//! Periods: years, quarters, months and days on one ordered axis.
//!
//! Reading text and arithmetic in steps of the frequency; no clock and no time zones.

use std::fmt;

/// How often figures are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Frequency {
    /// `2020`
    #[default]
    Year,
    /// `2020-Q3`
    Quarter,
    /// `2020-07`
    Month,
    /// `2020-07-31`
    Date,
}

impl Frequency {
    /// Every frequency, coarse to fine.
    pub const ALL: [Self; 4] = [Self::Year, Self::Quarter, Self::Month, Self::Date];

    /// The word used in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Date => "date",
        }
    }

    /// A period of this frequency, for messages.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Year => "2020",
            Self::Quarter => "2020-Q3",
            Self::Month => "2020-07",
            Self::Date => "2020-07-31",
        }
    }
}

/// One period: a frequency and a position on its axis (years, quarters, months or days).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    frequency: Frequency,
    position: i32,
}

impl Period {
    /// Reads a period of the given frequency, written as [`Frequency::example`] shows.
    #[must_use]
    pub fn parse(frequency: Frequency, text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let year = digits(year, 4)?;
        let position = match (frequency, rest) {
            (Frequency::Year, None) => year,
            (Frequency::Quarter, Some(rest)) => {
                let quarter = digits(rest.strip_prefix('Q')?, 1).filter(|q| (1..=4).contains(q))?;
                year * 4 + quarter - 1
            }
            (Frequency::Month, Some(rest)) => year * 12 + month(rest)? - 1,
            (Frequency::Date, Some(rest)) => {
                let (month_text, day_text) = rest.split_once('-')?;
                let (month, day) = (month(month_text)?, digits(day_text, 2)?);
                (1..=days_in_month(year, month)).contains(&day).then(|| days_from_civil(year, month, day))?
            }
            _ => return None,
        };
        Some(Self { frequency, position })
    }

    /// The year with this number, when it has at most four digits.
    #[must_use]
    pub fn year(year: u16) -> Option<Self> {
        (year <= 9999).then(|| Self { frequency: Frequency::Year, position: i32::from(year) })
    }

    /// The frequency of the axis it stands on.
    #[must_use]
    pub const fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The period so many steps later (earlier when negative).
    #[must_use]
    pub const fn offset(self, steps: i32) -> Self {
        Self { frequency: self.frequency, position: self.position.saturating_add(steps) }
    }

    /// Steps from `earlier` to `self`; negative when `earlier` is later.
    #[must_use]
    pub const fn steps_since(self, earlier: Self) -> i32 {
        self.position - earlier.position
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let position = self.position;
        match self.frequency {
            Frequency::Year => write!(f, "{position:04}"),
            Frequency::Quarter => write!(f, "{:04}-Q{}", position.div_euclid(4), position.rem_euclid(4) + 1),
            Frequency::Month => {
                write!(f, "{:04}-{:02}", position.div_euclid(12), position.rem_euclid(12) + 1)
            }
            Frequency::Date => {
                let (year, month, day) = civil_from_days(position);
                write!(f, "{year:04}-{month:02}-{day:02}")
            }
        }
    }
}

/// A number of exactly `count` ASCII digits.
fn digits(text: &str, count: usize) -> Option<i32> {
    let plain = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

fn month(text: &str) -> Option<i32> {
    digits(text, 2).filter(|month| (1..=12).contains(month))
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 0000-03-01 in the proleptic Gregorian calendar, counting years from March.
fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i32) -> (i32, i32, i32) {
    let era = days.div_euclid(146_097);
    let in_era = days.rem_euclid(146_097);
    let year_of_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let day_of_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i32::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frequency_reads_what_it_writes() {
        for (frequency, texts) in [
            (Frequency::Year, vec!["0001", "1999", "2020"]),
            (Frequency::Quarter, vec!["2020-Q1", "1999-Q4"]),
            (Frequency::Month, vec!["2020-01", "2020-12"]),
            (Frequency::Date, vec!["2020-02-29", "1900-02-28", "2000-12-31", "2021-03-01"]),
        ] {
            for text in texts {
                let period = Period::parse(frequency, text).unwrap();
                assert_eq!(period.to_string(), text);
                assert_eq!(period.offset(1).steps_since(period), 1);
            }
        }
    }

    #[test]
    fn days_follow_one_another_over_leap_years() {
        let mut day = Period::parse(Frequency::Date, "1999-12-31").unwrap();
        for _ in 0..1500 {
            let text = day.to_string();
            assert_eq!(Period::parse(Frequency::Date, &text), Some(day), "{text}");
            day = day.offset(1);
        }
        assert_eq!(day.to_string(), "2004-02-08");
    }

    #[test]
    fn what_is_not_a_period_is_refused() {
        for text in
            ["", "20", "2020年", "2020-Q5", "2020-13", "2021-02-29", "2020-1", "２０２０", "2020-07-31-1"]
        {
            for frequency in Frequency::ALL {
                assert_eq!(Period::parse(frequency, text), None, "{text}");
            }
        }
    }
}
