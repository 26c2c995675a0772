//! `report/series.csv`: figures that no indicator holds, such as those of a whole country from a published text.
//!
//! Columns: figure, series, period, value, unit, axis, source, note. A series is named by `series`, or by
//! `figure/series` where two figures have a series of the same name.

use quanheng_figures::amount::Amount;
use quanheng_index::Finding;
use quanheng_index::finding::Subject;
use quanheng_programme::number;
use quanheng_programme::table::CsvTable;

use crate::default::TextFile;

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Series {
    /// The figure it belongs to.
    pub(crate) figure: String,
    /// Its name.
    pub(crate) name: String,
    /// Unit of measure of its first value.
    pub(crate) unit: String,
    /// Where it comes from.
    pub(crate) source: String,
    /// Period, as written, and value in a unit of measure of its own.
    pub(crate) values: Vec<(String, f64, String)>,
}

impl Series {
    /// The value of a period.
    pub(crate) fn amount(&self, period: &str) -> Option<Amount> {
        let (_, value, unit) = self.values.iter().find(|(known, ..)| known == period)?;
        Amount::new(*value, unit)
    }
}

/// Reads the table; rows that cannot be read are told and left out.
pub(crate) fn read(file: &TextFile) -> (Vec<Series>, Vec<Finding>) {
    let table = match CsvTable::parse(&file.name, file.text.clone()) {
        Ok(table) => table,
        Err(findings) => return (Vec::new(), findings),
    };
    let mut findings = Vec::new();
    let needed = ["figure", "series", "period", "value"];
    for name in needed.iter().filter(|name| table.column(name).is_none()) {
        let known = table.header().join(", ");
        let finding = Finding::error("missing-column", Subject::Place(table.header_place(0)));
        findings.push(finding.with("column", name).with("known", known));
    }
    if !findings.is_empty() {
        return (Vec::new(), findings);
    }
    let mut all: Vec<Series> = Vec::new();
    for row in 0..table.rows() {
        let text = |name: &str| table.get(row, name).unwrap_or_default().trim().to_owned();
        // A period without a value is missing: figures name it, and nothing can be said of it.
        if text("value").is_empty() {
            continue;
        }
        let Ok(value) = number::parse(&text("value")) else {
            let column = table.column("value").unwrap_or_default();
            let finding = Finding::error("report-series-number", Subject::Place(table.place(row, column)));
            findings.push(finding.with("given", text("value")));
            continue;
        };
        let (figure, name) = (text("figure"), text("series"));
        let at = all.iter().position(|known| known.figure == figure && known.name == name);
        let at = at.unwrap_or_else(|| {
            all.push(Series { figure, name, unit: text("unit"), source: text("source"), values: Vec::new() });
            all.len() - 1
        });
        all[at].values.push((text("period"), value, text("unit")));
    }
    (all, findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_gather_into_series_and_a_bad_number_has_its_place() {
        let text = "figure,series,period,value,unit,source\n\
                    fig1,固定宽带家庭普及率,2015,52.6,%,工业和信息化部\n\
                    fig1,固定宽带家庭普及率,2020,96,%,工业和信息化部\n\
                    fig4,网民,2020,近10亿,亿人,CNNIC\n";
        let (series, findings) = read(&TextFile::new("report/series.csv", text));
        assert_eq!((series.len(), series[0].values.len()), (1, 2));
        assert_eq!(findings.len(), 1);
        let Subject::Place(place) = &findings[0].subject else { panic!("a place") };
        assert_eq!((place.line, place.column), (4, 14));
    }
}
