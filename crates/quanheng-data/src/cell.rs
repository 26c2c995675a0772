//! One cell as a reader found it, and what it says: a value, a missing-reason, nothing, or something wrong.

use std::borrow::Cow;
use std::collections::BTreeMap;

use quanheng_index::{Frequency, Mark, Period};
use quanheng_programme::number;

use crate::hint::nearest;

/// A cell of a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Empty,
    Text(&'a str),
    Number(f64),
    Whole(i64),
    Date(Date),
    Truth(bool),
    /// A spreadsheet error such as `#DIV/0!`.
    Error(&'a str),
}

/// A day, as workbooks and Parquet hold them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Date {
    /// A day written `2020-07-31`, perhaps with midnight behind it.
    pub(crate) fn from_iso(text: &str) -> Option<Self> {
        let day = text.strip_suffix("T00:00:00").unwrap_or(text);
        Period::parse(Frequency::Date, day)?;
        let mut parts = day.split('-');
        Some(Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        })
    }

    /// The day so many days after 1970-01-01, when its year has four digits.
    pub(crate) fn from_days(days: i32) -> Option<Self> {
        let epoch = Period::parse(Frequency::Date, "1970-01-01")?;
        Self::from_iso(&epoch.offset(days).to_string())
    }
}

/// What a value cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Said {
    /// The cell is empty.
    Nothing,
    /// There is no value, for this reason.
    Missing(Mark),
    /// A finite number.
    Value(f64),
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) arguments: Vec<(&'static str, String)>,
}

impl Fault {
    pub(crate) const fn new(code: &'static str) -> Self {
        Self { code, arguments: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }
}

impl<'a> Cell<'a> {
    /// Whether there is nothing to read.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The cell as text: how codes, names and period labels are looked up.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        match *self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Whole(number) => Cow::Owned(number.to_string()),
            Self::Date(Date { year, month, day }) => Cow::Owned(format!("{year:04}-{month:02}-{day:02}")),
            Self::Truth(true) => Cow::Borrowed("TRUE"),
            Self::Truth(false) => Cow::Borrowed("FALSE"),
        }
    }

    /// The period the cell names. A day is a period of days, and the first of a month also stands for the month,
    /// because spreadsheets turn a typed `2020-07` into that.
    pub(crate) fn period(&self, frequency: Frequency) -> Result<Period, Fault> {
        let month = match (self, frequency) {
            (Self::Date(Date { year, month, day: 1 }), Frequency::Month) => {
                Some(format!("{year:04}-{month:02}"))
            }
            _ => None,
        };
        let text = month.map_or_else(|| self.text(), Cow::Owned);
        Period::parse(frequency, &text).ok_or_else(|| {
            Fault::new("bad-period").with("given", self.shown()).with("example", frequency.example())
        })
    }

    /// The text for messages: never longer than a line of them.
    pub(crate) fn shown(&self) -> String {
        shortened(&self.text())
    }
}

/// Cut to a length that fits into a message.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Texts that stand for a missing-reason, besides the empty cell and the reasons' own words.
#[derive(Debug, Clone, Default)]
pub(crate) struct MissingWords {
    texts: BTreeMap<String, Mark>,
    /// Those that are numbers: a sentinel such as `-999`.
    numbers: Vec<(f64, Mark)>,
}

impl MissingWords {
    pub(crate) fn new(texts: &BTreeMap<String, Mark>) -> Self {
        let numbers =
            texts.iter().filter_map(|(text, mark)| number::parse(text).ok().map(|number| (number, *mark)));
        Self { numbers: numbers.collect(), texts: texts.clone() }
    }

    /// Whether some numbers are no values.
    pub(crate) const fn has_numbers(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// The reason a text stands for.
    pub(crate) fn reason(&self, text: &str) -> Option<Mark> {
        self.texts.get(text).copied().or_else(|| Mark::from_reported(text).filter(|mark| mark.is_missing()))
    }

    /// What a number says, unless it is a sentinel.
    pub(crate) fn number(&self, value: f64) -> Result<Said, Fault> {
        if !value.is_finite() {
            return Err(Fault::new("not-finite-data").with("given", value));
        }
        let sentinel = self.numbers.iter().find(|(number, _)| *number == value);
        Ok(sentinel.map_or(Said::Value(value), |&(_, mark)| Said::Missing(mark)))
    }

    /// What a value cell says.
    pub(crate) fn read(&self, cell: &Cell) -> Result<Said, Fault> {
        match *cell {
            Cell::Empty => Ok(Said::Nothing),
            Cell::Number(value) => self.number(value),
            Cell::Whole(value) => self.number(value as f64),
            Cell::Text(text) => self.read_text(text),
            Cell::Error(_) => Err(not_a_number("number-formula-error", cell, "")),
            Cell::Date(_) | Cell::Truth(_) => Err(not_a_number("not-a-number", cell, "")),
        }
    }

    fn read_text(&self, text: &str) -> Result<Said, Fault> {
        if text.trim().is_empty() {
            return Ok(Said::Nothing);
        }
        if let Some(mark) = self.reason(text) {
            return Ok(Said::Missing(mark));
        }
        match number::parse(text) {
            Ok(value) => self.number(value),
            Err(fault) => Err(not_a_number(fault.code, &Cell::Text(text), &fault.instead)),
        }
    }
}

fn not_a_number(code: &'static str, cell: &Cell, instead: &str) -> Fault {
    Fault::new(code).with("given", cell.shown()).with("instead", shortened(instead))
}

/// What a status cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// The value is of this kind.
    Flag(Mark),
    /// There is no value, for this reason.
    Missing(Mark),
}

impl Status {
    /// Of a mark that a data file may use.
    pub(crate) const fn of(mark: Mark) -> Self {
        if mark.is_missing() { Self::Missing(mark) } else { Self::Flag(mark) }
    }

    /// Reads a status cell; an empty one says what holds for the whole file.
    pub(crate) fn read(cell: &Cell, otherwise: Mark, missing: &MissingWords) -> Result<Self, Fault> {
        if cell.is_blank() {
            return Ok(Self::of(otherwise));
        }
        let text = cell.text();
        let mark = Mark::from_reported(&text).or_else(|| missing.reason(&text));
        mark.map(Self::of).ok_or_else(|| unknown_status(&text))
    }

    /// The mark a cell gets by its own words and by its status.
    pub(crate) fn combine(self, said: Said) -> Result<(Said, Mark), Fault> {
        match (said, self) {
            (Said::Value(_), Self::Flag(flag)) => Ok((said, flag)),
            (Said::Value(value), Self::Missing(reason)) => Err(Fault::new("value-with-missing-reason")
                .with("value", value)
                .with("reason", reason.slug())),
            (Said::Nothing | Said::Missing(Mark::NotAvailable), Self::Missing(reason)) => {
                Ok((Said::Missing(reason), reason))
            }
            (Said::Missing(reason), _) => Ok((said, reason)),
            (Said::Nothing, Self::Flag(_)) => Ok((said, Mark::NotAvailable)),
        }
    }
}

fn unknown_status(text: &str) -> Fault {
    let known: Vec<_> = Mark::REPORTED.iter().chain(&Mark::MISSING_REASONS).map(|mark| mark.slug()).collect();
    let near = nearest(&shortened(text).to_lowercase(), known.iter().copied());
    Fault::new("unknown-status")
        .with("given", shortened(text))
        .with("nearest", near)
        .with("known", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> MissingWords {
        MissingWords::new(&BTreeMap::from([
            ("C".to_owned(), Mark::Confidential),
            ("-999".to_owned(), Mark::NotAvailable),
        ]))
    }

    #[test]
    fn values_missing_reasons_and_sentinels_are_told_apart() {
        let read = |cell| words().read(&cell);
        assert_eq!(read(Cell::Text("1.5")), Ok(Said::Value(1.5)));
        assert_eq!(read(Cell::Text("  ")), Ok(Said::Nothing));
        assert_eq!(read(Cell::Text("C")), Ok(Said::Missing(Mark::Confidential)));
        assert_eq!(read(Cell::Text("suppressed")), Ok(Said::Missing(Mark::Suppressed)));
        assert_eq!(read(Cell::Number(-999.0)), Ok(Said::Missing(Mark::NotAvailable)));
        assert_eq!(read(Cell::Text("-999.0")), Ok(Said::Missing(Mark::NotAvailable)));
        assert_eq!(read(Cell::Truth(true)).unwrap_err().code, "not-a-number");
        assert_eq!(read(Cell::Error("#N/A")).unwrap_err().code, "number-formula-error");
        assert_eq!(read(Cell::Number(f64::NAN)).unwrap_err().code, "not-finite-data");
        assert_eq!(read(Cell::Text("1,234")).unwrap_err().arguments[1], ("instead", "1234".into()));
    }

    #[test]
    fn a_status_and_a_value_must_not_contradict_each_other() {
        let status = |text| Status::read(&Cell::Text(text), Mark::Observed, &words());
        assert_eq!(status(""), Ok(Status::Flag(Mark::Observed)));
        assert_eq!(status("C"), Ok(Status::Missing(Mark::Confidential)));
        let fault = status("Estimate").unwrap_err();
        assert_eq!((fault.code, fault.arguments[1].1.as_str()), ("unknown-status", "estimated"));
        let confidential = Status::Missing(Mark::Confidential);
        assert_eq!(confidential.combine(Said::Value(1.0)).unwrap_err().code, "value-with-missing-reason");
        assert_eq!(confidential.combine(Said::Nothing).unwrap().1, Mark::Confidential);
    }

    #[test]
    fn spreadsheet_years_and_months_are_periods() {
        let period = |cell: Cell, frequency| cell.period(frequency).map(|period| period.to_string());
        assert_eq!(period(Cell::Number(2020.0), Frequency::Year).unwrap(), "2020");
        assert_eq!(period(Cell::Whole(2020), Frequency::Year).unwrap(), "2020");
        let day = |day| Cell::Date(Date { year: 2020, month: 7, day });
        assert_eq!(period(day(1), Frequency::Month).unwrap(), "2020-07");
        assert_eq!(period(day(31), Frequency::Date).unwrap(), "2020-07-31");
        assert_eq!(period(day(31), Frequency::Month).unwrap_err().code, "bad-period");
        assert_eq!(period(Cell::Number(2020.5), Frequency::Year).unwrap_err().code, "bad-period");
    }
}
