//! Cells of sheets, in our terms.

use std::borrow::Cow;

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};

use crate::cell::{Cell, Date};

/// A cell of a sheet, in our terms.
#[derive(Debug, Clone)]
pub(super) enum SheetCell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(f64),
    Date(Date),
    Truth(bool),
    Error(&'static str),
    /// A formula without a computed value.
    Formula,
}

pub(super) fn of_reference(data: DataRef<'_>, is_formula: bool) -> SheetCell<'_> {
    match data {
        DataRef::Empty if is_formula => SheetCell::Formula,
        DataRef::SharedString(text) => SheetCell::Text(Cow::Borrowed(text)),
        DataRef::String(text) => SheetCell::Text(Cow::Owned(text)),
        other => match of_data(&Data::from(other)) {
            SheetCell::Text(text) => SheetCell::Text(Cow::Owned(text.into_owned())),
            SheetCell::Number(number) => SheetCell::Number(number),
            SheetCell::Date(date) => SheetCell::Date(date),
            SheetCell::Truth(truth) => SheetCell::Truth(truth),
            SheetCell::Error(error) => SheetCell::Error(error),
            SheetCell::Empty | SheetCell::Formula => SheetCell::Empty,
        },
    }
}

pub(super) fn of_data(data: &Data) -> SheetCell<'_> {
    match data {
        Data::Empty => SheetCell::Empty,
        Data::Int(number) => SheetCell::Number(*number as f64),
        Data::Float(number) => SheetCell::Number(*number),
        Data::String(text) | Data::DurationIso(text) => SheetCell::Text(Cow::Borrowed(text)),
        Data::DateTimeIso(text) => match Date::from_iso(text) {
            Some(date) => SheetCell::Date(date),
            None => SheetCell::Text(Cow::Borrowed(text)),
        },
        Data::Bool(truth) => SheetCell::Truth(*truth),
        Data::DateTime(time) => of_time(*time),
        Data::Error(error) => SheetCell::Error(error_text(error)),
    }
}

/// A day, or the text of a time: times of day are neither periods nor values.
fn of_time(time: ExcelDateTime) -> SheetCell<'static> {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    if time.is_duration() || (hour, minute, second) != (0, 0, 0) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        return SheetCell::Text(Cow::Owned(text));
    }
    SheetCell::Date(Date { year, month, day })
}

const fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

impl SheetCell<'_> {
    pub(super) fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(*number),
            Self::Date(date) => Cell::Date(*date),
            Self::Truth(truth) => Cell::Truth(*truth),
            Self::Error(text) => Cell::Error(text),
            Self::Formula => Cell::Error("="),
        }
    }
}
