//! Series as a table of rows: what a report gives in a CSV file with the columns
//! `figure, series, period, value, unit, axis, source, note`.

use quanheng_programme::Language;

use super::{Axis, Plot, Role, Series};

/// One row of such a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeriesRow {
    /// Name of the figure.
    pub figure: String,
    /// Name of the series.
    pub series: String,
    /// Period, or the name of a bar.
    pub period: String,
    /// Value; `None` where it is missing.
    pub value: Option<f64>,
    /// Unit of measure.
    pub unit: String,
    /// `left` or nothing, `right`, `target` or `reference`.
    pub axis: String,
    /// Source.
    pub source: String,
    /// Note.
    pub note: String,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// A word for the axis that means nothing.
    #[error("no axis is called `{axis}`")]
    Axis {
        /// Position of the row.
        row: usize,
        /// The word.
        axis: String,
    },
    /// A series has two values in one period.
    #[error("`{series}` has two values in `{period}`")]
    Twice {
        /// Position of the row.
        row: usize,
        /// The series.
        series: String,
        /// The period.
        period: String,
    },
}

/// The figures of a table, in the order of their first rows. Titles are their names until somebody sets others.
///
/// # Errors
/// The first row that cannot be meant.
pub fn plots(rows: &[SeriesRow], language: Language) -> Result<Vec<Plot>, SeriesError> {
    let mut plots: Vec<Plot> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let plot = found(&mut plots, |plot| plot.name == row.figure, || empty(row, language));
        add(plot, row, at)?;
    }
    for plot in &mut plots {
        let count = plot.labels.len();
        plot.series.iter_mut().for_each(|series| series.values.resize(count, None));
    }
    Ok(plots)
}

fn empty(row: &SeriesRow, language: Language) -> Plot {
    Plot {
        name: row.figure.clone(),
        language,
        title: row.figure.clone(),
        source: String::new(),
        notes: Vec::new(),
        labels: Vec::new(),
        series: Vec::new(),
    }
}

/// The one that fits, added at the end where there is none.
fn found<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> &mut T {
    let at = list.iter().position(fits).unwrap_or_else(|| {
        list.push(make());
        list.len() - 1
    });
    &mut list[at]
}

fn add(plot: &mut Plot, row: &SeriesRow, at: usize) -> Result<(), SeriesError> {
    let (axis, role) = match row.axis.as_str() {
        "" | "left" => (Axis::Left, Role::Measured),
        "right" => (Axis::Right, Role::Measured),
        "reference" => (Axis::Left, Role::Reference),
        "target" => (Axis::Left, Role::Target),
        other => return Err(SeriesError::Axis { row: at, axis: other.to_owned() }),
    };
    if !row.source.is_empty() && !plot.source.contains(&row.source) {
        let join = if plot.source.is_empty() { "" } else { "; " };
        plot.source = format!("{}{join}{}", plot.source, row.source);
    }
    if !row.note.is_empty() && !plot.notes.contains(&row.note) {
        plot.notes.push(row.note.clone());
    }
    let label = plot.labels.iter().position(|label| *label == row.period).unwrap_or_else(|| {
        plot.labels.push(row.period.clone());
        plot.labels.len() - 1
    });
    let new = || Series { name: row.series.clone(), unit: row.unit.clone(), axis, role, values: Vec::new() };
    let series = found(&mut plot.series, |series| series.name == row.series, new);
    if series.values.len() <= label {
        series.values.resize(label + 1, None);
    }
    if series.values[label].is_some() {
        let (series, period) = (row.series.clone(), row.period.clone());
        return Err(SeriesError::Twice { row: at, series, period });
    }
    series.values[label] = row.value;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(series: &str, period: &str, value: Option<f64>) -> SeriesRow {
        SeriesRow {
            figure: "users".into(),
            series: series.into(),
            period: period.into(),
            value,
            unit: "%".into(),
            ..SeriesRow::default()
        }
    }

    #[test]
    fn a_missing_year_stays_a_gap_and_is_named() {
        let rows = [row("a", "2018", Some(1.0)), row("a", "2019", None), row("a", "2020", Some(3.0))];
        let figure = plots(&rows, Language::En).unwrap()[0].timeline();
        assert_eq!(figure.option["series"][0]["data"][1], "-");
        assert_eq!(figure.option["series"][0]["connectNulls"], false);
        assert!(figure.notes.iter().any(|note| note.contains("2019")), "{:?}", figure.notes);
    }

    #[test]
    fn two_values_in_one_year_are_refused() {
        let rows = [row("a", "2018", Some(1.0)), row("a", "2018", Some(2.0))];
        assert!(matches!(plots(&rows, Language::Zh), Err(SeriesError::Twice { row: 1, .. })));
    }
}
