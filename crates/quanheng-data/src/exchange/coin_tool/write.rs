//! A programme as a workbook with the sheets `Database` and `Framework`, to be copied into a COIN Tool.

use quanheng_index::{Direction, Finding, Framework, Role, StepKind, StepSpec, Subject, parameter::Value};
use quanheng_programme::Programme;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::ladder::{Rung, height, ladder};
use super::super::{Exchanged, Export};
use super::{DATABASE, FRAMEWORK, MOST, MOST_UNITS, NAMES, PREFIXES, names};
use crate::workbook::creation_day;

/// What the tool writes where there is no figure, and in rows nobody uses.
const NO_FIGURE: &str = "n/a";
const UNUSED: &str = "--";

/// The code of the index, as the tool writes it.
const INDEX: &str = "Index";

/// Rows and columns of version 1, from 0.
const CODE_ROW: u32 = 15;
const LABEL_COLUMN: u16 = 3;
const FIRST_COLUMN: u16 = 4;
const FRAMEWORK_HEADER: u32 = 3;

/// A rung with the code it gets.
struct Coded {
    rung: Rung,
    code: String,
}

pub(in super::super) fn export(
    export: &Export,
    period: usize,
    name: &str,
) -> Result<Exchanged, Vec<Finding>> {
    let framework = export.framework();
    let top = PREFIXES.len() - 1;
    let levels = height(&framework);
    if levels > top {
        return Err(vec![limit("levels", levels, top)]);
    }
    let nodes = coded(ladder(&framework, top));
    let faults = faults(export, &nodes);
    if !faults.is_empty() {
        return Err(faults);
    }
    let sheets = Sheets { export, framework: &framework, nodes: &nodes, period };
    let bytes = sheets.write().map_err(|error| {
        let place = quanheng_index::finding::Place::file(name);
        vec![Finding::error("exchange-unwritable", Subject::Place(place)).with("reason", error)]
    })?;
    Ok(Exchanged { files: vec![(name.to_owned(), bytes)], findings: sheets.findings() })
}

fn limit(what: &str, count: usize, most: usize) -> Finding {
    let finding = Finding::error("coin-tool-limit", Subject::Programme);
    finding.with("what", what).with("count", count).with("most", most)
}

/// Numbers the nodes of each level from 1.
fn coded(rungs: Vec<Rung>) -> Vec<Coded> {
    let mut numbers = [0; PREFIXES.len()];
    let code = |rung: &Rung| {
        numbers[rung.level] += 1;
        let prefix = PREFIXES[rung.level];
        if prefix.ends_with('.') { format!("{prefix}{:02}", numbers[rung.level]) } else { INDEX.to_owned() }
    };
    let codes: Vec<String> = rungs.iter().map(code).collect();
    rungs.into_iter().zip(codes).map(|(rung, code)| Coded { rung, code }).collect()
}

/// What there is no room for.
fn faults(export: &Export, nodes: &[Coded]) -> Vec<Finding> {
    let of_level = |level: usize| nodes.iter().filter(|node| node.rung.level == level).count();
    let whats = ["indicators", "sub-pillars", "pillars", "sub-indices"];
    let mut faults: Vec<Finding> = whats
        .iter()
        .enumerate()
        .filter(|(level, _)| of_level(*level) > MOST[*level])
        .map(|(level, what)| limit(what, of_level(level), MOST[level]))
        .collect();
    let units = export.programme.units.len();
    if units > MOST_UNITS {
        faults.push(limit("units", units, MOST_UNITS));
    }
    faults
}

struct Sheets<'a> {
    export: &'a Export<'a>,
    framework: &'a Framework,
    nodes: &'a [Coded],
    period: usize,
}

impl Sheets<'_> {
    fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&creation_day()?);
        self.database(workbook.add_worksheet().set_name(DATABASE)?)?;
        self.tree(workbook.add_worksheet().set_name(FRAMEWORK)?)?;
        self.names(workbook.add_worksheet().set_name(NAMES)?)?;
        workbook.save_to_buffer()
    }

    fn indicators(&self) -> impl Iterator<Item = (u16, &Coded)> {
        let leaves = self.nodes.iter().filter(|node| node.rung.level == 0);
        (FIRST_COLUMN..).zip(leaves)
    }

    fn name(&self, node: &Coded) -> &str {
        self.export.programme.node_name(node.rung.node, self.export.language)
    }

    /// The code of the node `levels` above another.
    fn above<'a>(&'a self, node: &'a Coded, levels: usize) -> &'a str {
        let up = |node: &Coded| node.rung.parent.map(|parent| &self.nodes[parent]);
        let above = (0..levels).try_fold(node, |node, _| up(node));
        above.map_or(UNUSED, |node| node.code.as_str())
    }

    fn direction(&self, node: &Coded) -> f64 {
        let way = self.framework.node(node.rung.node).direction;
        if node.rung.level == 0 && way == Direction::Negative { -1.0 } else { 1.0 }
    }

    fn database(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.write(0, 1, DATABASE)?;
        let (method, numbers) = normalisation(self.export.programme);
        sheet.write(1, 2, "Normalisation method:")?.write(1, 3, method)?;
        let labels = ["Minimum score", "Maximum score", "Mean score", "Standard deviation"];
        for ((row, label), number) in (2..).zip(labels).zip(numbers) {
            sheet.write(row, 2, label)?.write(row, 3, number)?;
        }
        let labels = [
            "Weight",
            "Direction",
            "Lower goalpost",
            "Upper goalpost",
            "Index",
            "Sub-index",
            "Pillar",
            "Sub-pillar",
            "Name",
            "Code",
        ];
        for (row, label) in (6..).zip(labels) {
            sheet.write(row, LABEL_COLUMN, label)?;
        }
        sheet.write(CODE_ROW, 1, "Unit name")?.write(CODE_ROW, 2, "Unit code")?;
        for (column, node) in self.indicators() {
            self.indicator(sheet, column, node)?;
        }
        let programme = self.export.programme;
        for (row, unit) in (CODE_ROW + 1..).zip(0..programme.units.len()) {
            sheet.write(row, 1, programme.unit_name(unit, self.export.language))?;
            sheet.write(row, 2, programme.units.get(unit).code.as_str())?;
        }
        Ok(())
    }

    fn indicator(&self, sheet: &mut Worksheet, column: u16, node: &Coded) -> Result<(), XlsxError> {
        let data = self.framework.node(node.rung.node);
        sheet.write(6, column, node.rung.weight)?.write(7, column, self.direction(node))?;
        if let Some((low, high)) = data.goalposts {
            sheet.write(8, column, low)?.write(9, column, high)?;
        }
        for (row, levels) in (10..).zip([4, 3, 2, 1]) {
            sheet.write(row, column, self.above(node, levels))?;
        }
        sheet.write(14, column, self.name(node))?.write(CODE_ROW, column, node.code.as_str())?;
        let figures = self.export.observations.panel.column(node.rung.node, self.period);
        for (row, unit) in (CODE_ROW + 1..).zip(0..figures.len()) {
            match figures.value(unit) {
                Some(value) => sheet.write(row, column, value)?,
                None => sheet.write(row, column, NO_FIGURE)?,
            };
        }
        Ok(())
    }

    fn tree(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.write(1, 1, "Conceptual framework")?;
        let header = [
            (1, "Item"),
            (2, "Dimension/indicator"),
            (3, "Supra-dimension"),
            (4, "Weight"),
            (5, "Aggregation"),
            (6, "Direction"),
            (7, "Name of dimension/indicator"),
        ];
        for (column, label) in header {
            sheet.write(FRAMEWORK_HEADER, column, label)?;
        }
        let items = ["Index", "Sub-indices", "Pillars", "Sub-pillars", "Indicators"];
        let mut row = FRAMEWORK_HEADER + 1;
        for (level, item) in (0..PREFIXES.len()).rev().zip(items) {
            sheet.write(row, 1, item)?;
            let end = row + MOST[level] as u32;
            for node in self.nodes.iter().filter(|node| node.rung.level == level) {
                self.tree_row(sheet, row, node)?;
                row += 1;
            }
            for unused in row..end {
                sheet.write(unused, 2, UNUSED)?;
            }
            row = end;
        }
        Ok(())
    }

    fn tree_row(&self, sheet: &mut Worksheet, row: u32, node: &Coded) -> Result<(), XlsxError> {
        let (code, above) = (node.code.as_str(), self.above(node, 1));
        sheet.write(row, 2, code)?;
        if node.rung.parent.is_some() {
            sheet.write(row, 3, above)?;
        }
        sheet.write(row, 4, node.rung.weight)?;
        if node.rung.level > 0 {
            sheet.write(row, 5, self.aggregation(node))?;
        }
        sheet.write(row, 6, self.direction(node))?.write(row, 7, self.name(node))?;
        Ok(())
    }

    /// The tool's word for the mean a node takes; a filler has one child, of which every mean is the same.
    fn aggregation(&self, node: &Coded) -> &'static str {
        let step = step(self.export.programme, StepKind::Aggregate);
        let data = self.framework.node(node.rung.node);
        let own = |step: &StepSpec| {
            let at = step.at.get(&data.code).or_else(|| step.at.get(&data.level));
            at.and_then(|over| over.method.clone()).or_else(|| step.method.clone())
        };
        match step.and_then(own).as_deref() {
            Some("geometric") if !node.rung.is_filler => "Geometric",
            _ => "Arithmetic",
        }
    }

    fn names(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (column, name) in (0..).zip(names::COLUMNS) {
            sheet.write(0, column, name)?;
        }
        for (row, node) in (1..).zip(self.nodes.iter().filter(|node| !node.rung.is_filler)) {
            let data = self.framework.node(node.rung.node);
            sheet.write(row, 0, node.code.as_str())?.write(row, 1, data.code.as_str())?;
            sheet.write(row, 2, data.level.as_str())?;
        }
        Ok(())
    }

    fn findings(&self) -> Vec<Finding> {
        let programme = self.export.programme;
        let note = |code| Finding::note(code, Subject::Programme);
        let warning = |code| Finding::warning(code, Subject::Programme);
        let mut findings = vec![note("coin-tool-codes"), note("coin-tool-method-left")];
        let mut tell = |count: usize, finding: Finding| {
            if count > 0 {
                findings.push(finding.with("count", count));
            }
        };
        tell(self.nodes.iter().filter(|node| node.rung.is_filler).count(), note("exchange-levels-filled"));
        tell(self.framework.inputs().count(), warning("coin-tool-inputs-left"));
        let periods = self.export.observations.panel.periods();
        if periods.len() > 1 {
            tell(periods.len() - 1, warning("coin-tool-periods-left").with("period", periods[self.period]));
        }
        tell(programme.units.groupings().len(), warning("coin-tool-groups-left"));
        tell(
            programme.units.iter().filter(|unit| unit.role == Role::Reference).count(),
            warning("exchange-references"),
        );
        tell(self.export.marks(self.framework, self.period..self.period + 1), warning("exchange-marks-left"));
        let texts = programme.indicators.iter();
        let has_text =
            texts.filter(|node| node.unit.is_some() || node.source.is_some() || node.note.is_some());
        tell(has_text.count(), note("coin-tool-texts-left"));
        findings
    }
}

fn step(programme: &Programme, kind: StepKind) -> Option<&StepSpec> {
    programme.steps.iter().find(|step| step.kind == kind)
}

/// The tool's word for the normalisation, with lower and upper end, mean and deviation.
fn normalisation(programme: &Programme) -> (&'static str, [f64; 4]) {
    let step = step(programme, StepKind::Normalise);
    let number = |name: &str, otherwise: f64| match step.and_then(|step| step.values.get(name)) {
        Some(&Value::Number(number)) => number,
        _ => otherwise,
    };
    let method = match step.and_then(|step| step.method.as_deref()) {
        Some("z-score") => "Dataz",
        Some("goalposts") => "Goalposts",
        Some("percentile-rank") => "Dataprcranks",
        Some("distance-to-maximum") => "Datamax",
        _ => "Minmax",
    };
    (method, [number("lower", 0.0), number("upper", 100.0), number("mean", 50.0), number("deviation", 10.0)])
}
