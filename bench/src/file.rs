//! The same panel as a Parquet file, and the programme that reads it: a column for each indicator, a row for each unit.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use quanheng_data::{Cells, Observations, Table, TableColumn, parquet, read_panel};
use quanheng_index::finding::Place;
use quanheng_index::lint::Settings;
use quanheng_index::{Finding, Framework, Frequency, Mark, Panel, Period};
use quanheng_programme::source::{DataSource, Layout, Unknown};
use quanheng_programme::text::Encoding;
use quanheng_programme::{Locator, PeriodAxis, Programme, Score, Words};

use crate::{Size, units, year};

/// Name of the file in its folder.
pub const FILE: &str = "data.parquet";

/// Writes a panel of one year: units by code, then all leaves and inputs that have data.
///
/// # Errors
/// When the file cannot be written.
pub fn write(panel: &Panel, framework: &Framework, folder: &Path) -> std::io::Result<()> {
    let mut table = Table::new("data");
    let mut add = |name: &str, cells| {
        table.columns.push(TableColumn { name: name.to_owned(), title: Words::default(), cells });
    };
    add("unit", Cells::Text(panel.units().iter().map(|unit| Some(unit.code.clone())).collect()));
    for node in framework.data_nodes() {
        let column = panel.column(node, 0);
        if column.count_present() > 0 {
            add(&framework.node(node).code, Cells::Number(column.iter().collect()));
        }
    }
    std::fs::write(folder.join(FILE), parquet::write(&table).map_err(std::io::Error::other)?)
}

/// The programme that reads the file in `folder`: what its text files would define, without reading them.
#[must_use]
pub fn programme(size: Size, folder: &Path) -> Programme {
    Programme {
        folder: folder.to_owned(),
        id: "bench".to_owned(),
        title: Words::default(),
        caution: Words::default(),
        version: None,
        periods: PeriodAxis { frequency: Frequency::Year, list: vec![year()], score: Score::Last },
        units: Arc::new(units(size)),
        unit_names: vec![Words::default(); size.units],
        indicators: Vec::new(),
        steps: Vec::new(),
        data: vec![source(year())],
        published: Vec::new(),
        scenarios: BTreeMap::new(),
        lint: Settings::default(),
        audit: None,
        neighbours: None,
        code_names: BTreeMap::new(),
        map: None,
        locator: Locator::default(),
        findings: Vec::new(),
        files: Vec::new(),
    }
}

fn source(year: Period) -> DataSource {
    DataSource {
        file: FILE.to_owned(),
        place: Place::file("quanheng.toml"),
        layout: Layout::WideIndicators,
        encoding: Encoding::default(),
        sheet: None,
        unit: "unit".to_owned(),
        indicator: "indicator".to_owned(),
        period: "period".to_owned(),
        value: "value".to_owned(),
        status: None,
        constant_period: Some(year),
        constant_status: Mark::Observed,
        unknown_indicators: Unknown::Refuse,
        unknown_units: Unknown::Refuse,
        missing: BTreeMap::new(),
    }
}

/// Reads the file of a programme.
///
/// # Errors
/// All findings, when any of them is an error.
pub fn read(programme: &Programme, framework: &Framework) -> Result<Observations, Vec<Finding>> {
    read_panel(programme, framework)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{panel, plan};

    #[test]
    fn the_file_gives_the_panel_it_was_made_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = plan(Size::PROVINCES);
        let made = panel(Size::PROVINCES, plan.framework());
        write(&made, plan.framework(), folder.path()).expect("written");
        let read = read(&programme(Size::PROVINCES, folder.path()), plan.framework()).expect("read");
        for node in plan.framework().data_nodes() {
            assert_eq!(read.panel.column(node, 0), made.column(node, 0), "{node}");
        }
    }
}
