//! The figures of `series.csv`: drawn from the numbers a programme gives in a table, such as those of a published text.

use quanheng_figures::Figure;
use quanheng_figures::series::{Axis, SeriesError, SeriesRow, plots};
use quanheng_index::Finding;
use quanheng_index::finding::Subject;
use quanheng_programme::table::CsvTable;
use quanheng_programme::{Language, number};

use crate::default::TextFile;

/// The figures of a table, in its order, named `series/` and what the column `figure` says: bars with lines where two axes
/// are in use, else lines; their titles stand in the column `title`.
///
/// # Errors
/// Findings with their places: a table that cannot be read, a word for the axis that means nothing, two values in one period.
pub fn series_figures(file: &TextFile, language: Language) -> Result<Vec<Figure>, Vec<Finding>> {
    let table = CsvTable::parse(&file.name, file.text.clone())?;
    let rows: Vec<SeriesRow> = (0..table.rows()).map(|row| read(&table, row)).collect();
    let mut plots = plots(&rows, language).map_err(|error| vec![finding(&table, &error)])?;
    for plot in &mut plots {
        let titled = (0..table.rows()).find(|&row| rows[row].figure == plot.name);
        if let Some(title) = titled.and_then(|row| table.get(row, "title")).filter(|title| !title.is_empty())
        {
            title.clone_into(&mut plot.title);
        }
        plot.name = format!("series/{}", plot.name);
    }
    Ok(plots
        .iter()
        .map(|plot| {
            match plot.series.iter().any(|series| series.axis == Axis::Right) && plot.series.len() > 1 {
                true => plot.value_and_rank(),
                false => plot.timeline(),
            }
        })
        .collect())
}

fn read(table: &CsvTable, row: usize) -> SeriesRow {
    let text = |name: &str| table.get(row, name).unwrap_or_default().trim().to_owned();
    SeriesRow {
        figure: text("figure"),
        series: text("series"),
        period: text("period"),
        value: number::parse(&text("value")).ok(),
        unit: text("unit"),
        axis: text("axis"),
        source: text("source"),
        note: text("note"),
    }
}

fn finding(table: &CsvTable, error: &SeriesError) -> Finding {
    let at =
        |row: usize, column: &str| Subject::Place(table.place(row, table.column(column).unwrap_or_default()));
    match error {
        SeriesError::Axis { row, axis } => {
            Finding::error("report-series-axis", at(*row, "axis")).with("given", axis)
        }
        SeriesError::Twice { row, series, period } => {
            let finding = Finding::error("report-series-twice", at(*row, "period"));
            finding.with("series", series).with("period", period)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_their_titles_and_gaps_and_faults_their_places() {
        let text = "figure,title,series,period,value,unit,axis\nusers,Users,internet users,2019,,million,\n\
                    users,Users,internet users,2020,989,million,\n";
        let figures = series_figures(&TextFile::new("report/series.csv", text), Language::En).unwrap();
        assert_eq!((figures[0].name.as_str(), figures[0].title.as_str()), ("series/users", "Users"));
        assert!(figures[0].notes.iter().any(|note| note.contains("2019")), "{:?}", figures[0].notes);
        let text = format!("{text}users,Users,internet users,2020,1,million,upwards\n");
        let findings = series_figures(&TextFile::new("report/series.csv", text), Language::En).unwrap_err();
        let Subject::Place(place) = &findings[0].subject else { panic!("a place") };
        assert_eq!((findings[0].code, place.line, place.column), ("report-series-axis", 4, 43));
    }
}
