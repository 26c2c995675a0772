//! Cells of Arrow arrays, in our terms.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Decimal128Type, Decimal256Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_schema::{DataType, TimeUnit};
use quanheng_programme::number;

use crate::cell::{Cell, Date};

/// Whether [`cell`] can read columns of a type.
pub(crate) const fn is_readable(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Null
            | DataType::Boolean
            | DataType::Int8
            | DataType::Int16
            | DataType::Int32
            | DataType::Int64
            | DataType::UInt8
            | DataType::UInt16
            | DataType::UInt32
            | DataType::UInt64
            | DataType::Float32
            | DataType::Float64
            | DataType::Decimal128(..)
            | DataType::Decimal256(..)
            | DataType::Date32
            | DataType::Date64
            | DataType::Timestamp(..)
            | DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
    )
}

/// The cell in a row of an array of a readable type.
pub(crate) fn cell(array: &dyn Array, row: usize) -> Cell<'_> {
    if array.is_null(row) {
        return Cell::Empty;
    }
    match array.data_type() {
        DataType::Boolean => Cell::Truth(array.as_boolean().value(row)),
        DataType::Int8 => Cell::Whole(array.as_primitive::<Int8Type>().value(row).into()),
        DataType::Int16 => Cell::Whole(array.as_primitive::<Int16Type>().value(row).into()),
        DataType::Int32 => Cell::Whole(array.as_primitive::<Int32Type>().value(row).into()),
        DataType::Int64 => Cell::Whole(array.as_primitive::<Int64Type>().value(row)),
        DataType::UInt8 => Cell::Whole(array.as_primitive::<UInt8Type>().value(row).into()),
        DataType::UInt16 => Cell::Whole(array.as_primitive::<UInt16Type>().value(row).into()),
        DataType::UInt32 => Cell::Whole(array.as_primitive::<UInt32Type>().value(row).into()),
        DataType::UInt64 => unsigned(array.as_primitive::<UInt64Type>().value(row)),
        DataType::Float32 => Cell::Number(array.as_primitive::<Float32Type>().value(row).into()),
        DataType::Float64 => Cell::Number(array.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal128(..) => decimal(&array.as_primitive::<Decimal128Type>().value_as_string(row)),
        DataType::Decimal256(..) => decimal(&array.as_primitive::<Decimal256Type>().value_as_string(row)),
        DataType::Date32 => day(array.as_primitive::<Date32Type>().value(row).into()),
        DataType::Date64 => day_within(array.as_primitive::<Date64Type>().value(row), 86_400_000),
        DataType::Timestamp(unit, _) => timestamp(array, *unit, row),
        DataType::Utf8 => Cell::Text(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Cell::Text(array.as_string::<i64>().value(row)),
        DataType::Utf8View => Cell::Text(array.as_string_view().value(row)),
        DataType::Binary => text(array.as_binary::<i32>().value(row)),
        DataType::LargeBinary => text(array.as_binary::<i64>().value(row)),
        DataType::BinaryView => text(array.as_binary_view().value(row)),
        _ => Cell::Empty,
    }
}

fn unsigned(value: u64) -> Cell<'static> {
    i64::try_from(value).map_or(Cell::Number(value as f64), Cell::Whole)
}

/// Through text, so that the nearest number is found.
fn decimal(text: &str) -> Cell<'static> {
    Cell::Number(number::parse(text).unwrap_or(f64::NAN))
}

/// Old writers do not mark texts as such.
fn text(bytes: &[u8]) -> Cell<'_> {
    std::str::from_utf8(bytes).map_or(Cell::Error("#BINARY"), Cell::Text)
}

fn day(days: i64) -> Cell<'static> {
    let date = i32::try_from(days).ok().and_then(Date::from_days);
    date.map_or(Cell::Whole(days), Cell::Date)
}

fn timestamp(array: &dyn Array, unit: TimeUnit, row: usize) -> Cell<'static> {
    match unit {
        TimeUnit::Second => day_within(array.as_primitive::<TimestampSecondType>().value(row), 86_400),
        TimeUnit::Millisecond => {
            day_within(array.as_primitive::<TimestampMillisecondType>().value(row), 86_400_000)
        }
        TimeUnit::Microsecond => {
            day_within(array.as_primitive::<TimestampMicrosecondType>().value(row), 86_400_000_000)
        }
        TimeUnit::Nanosecond => {
            day_within(array.as_primitive::<TimestampNanosecondType>().value(row), 86_400_000_000_000)
        }
    }
}

/// A day, when the time is midnight; otherwise the bare number, which is no period.
fn day_within(ticks: i64, ticks_per_day: i64) -> Cell<'static> {
    if ticks.rem_euclid(ticks_per_day) == 0 {
        day(ticks.div_euclid(ticks_per_day))
    } else {
        Cell::Whole(ticks)
    }
}
