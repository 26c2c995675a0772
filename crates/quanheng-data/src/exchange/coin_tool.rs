//! The workbook of the COIN Tool (Joint Research Centre, version 1 of 2019): its sheets `Database` and `Framework`.
//!
//! `Database` has the settings of normalisation on top, then for each indicator a column with weight, direction,
//! goalposts, the dimensions it belongs to, name and code (`ind.01`), then a row for each unit: name, code, figures,
//! `n/a` where there is none. `Framework` has a row for each node: code (`index`, `si.01`, `p.01`, `sp.01`, `ind.01`),
//! the node above (`Supra-dimension`), weight, aggregation, direction, name; unused rows have `--`.
//!
//! Rows and columns are found by what stands in them: codes by their form, the rest by label. Where a label of
//! `Database` says nothing, its place relative to the row of codes counts.
//!
//! Based on: Becker et al. (2019), COIN Tool User Guide, EUR 29899 EN, JRC118407, for what the sheets are for; the
//! reader `import_coin_tool` of COINr 1.1.14 for the order of the rows of `Database` (weight, direction, lower and
//! upper goalpost, index, sub-index, pillar, sub-pillar, name, code) and the columns of names and codes; a public
//! listing of the first rows of every sheet of `COIN_Tool_v1_LITE_exampledata.xlsm` for the settings and for the
//! header and first rows of `Framework`. The labels of rows 7 to 16 of `Database` are in none of these. No
//! workbook of the JRC itself has been read by this code.

mod collapse;
mod database;
mod framework;
mod names;
mod steps;
mod write;

use quanheng_index::finding::{Place, has_errors};
use quanheng_index::framework::INDICATOR;
use quanheng_index::{Finding, Framework, Frequency, Period, RawNode, Subject};
use quanheng_programme::Indicator;

use super::code::plain;
use super::draft::{Draft, DraftRow, DraftUnit, words};
use super::{Import, input, workbook};
use crate::cell::Fault;
use crate::input::InputFile;
use crate::report::Report;
use crate::workbook::{Grid, read_grid};

pub(super) use write::export;

/// Its sheets.
const DATABASE: &str = "Database";
const FRAMEWORK: &str = "Framework";
/// A sheet of our own, in which an export keeps our codes and the words for levels.
const NAMES: &str = "Quanheng";

/// What codes start with, by level: indicators, sub-pillars, pillars, sub-indices, index.
const PREFIXES: [&str; 5] = ["ind.", "sp.", "p.", "si.", "index"];

/// Words for levels.
const LEVELS: [&str; 5] = [INDICATOR, "sub-pillar", "pillar", "sub-index", "index"];

/// Nodes of each level that the workbook has room for.
const MOST: [usize; 5] = [99, 33, 11, 3, 1];

/// Units that the workbook has room for.
const MOST_UNITS: usize = 299;

/// The period of figures without one: no year, so that nobody takes it for one.
const NO_PERIOD: &str = "0000";

/// The level of a code of the COIN Tool: 0 for indicators, 4 for the index.
fn level(code: &str) -> Option<usize> {
    let code = code.trim().to_lowercase();
    if code == PREFIXES[4] {
        return Some(4);
    }
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    PREFIXES[..4].iter().position(|prefix| code.strip_prefix(prefix).is_some_and(is_number))
}

/// Whether a cell says that there is nothing.
fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "-" | "--" | "n/a" | "N/A" | "NA")
}

/// A node as the workbook has it, with the cells that findings about it point to.
#[derive(Debug, Clone)]
struct Node {
    code: String,
    parent: Option<String>,
    weight: Option<f64>,
    aggregation: Option<String>,
    positive: Option<bool>,
    name: Option<String>,
    place: Place,
}

pub(super) fn import(import: &Import) -> (Option<Draft>, Vec<Finding>) {
    let file = match import.files {
        [one] => input(one),
        files => {
            let place = files.get(1).map(|path| Place::file(input(path).shown));
            let subject = place.map_or(Subject::Programme, Subject::Place);
            return (None, vec![Finding::error("exchange-one-workbook", subject)]);
        }
    };
    let bytes = match workbook(&file) {
        Ok(bytes) => bytes,
        Err(finding) => return (None, vec![finding]),
    };
    let mut findings = Vec::new();
    let mut read = |name| read_grid(&file, &bytes, name).map_err(|finding| findings.push(finding)).ok();
    let (database, framework) = (read(DATABASE), read(FRAMEWORK));
    let (Some(database), Some(framework)) = (database, framework) else { return (None, findings) };
    let names = read_grid(&file, &bytes, NAMES).map(|grid| names::read(&grid)).unwrap_or_default();
    let mut report = Report::new(&file.shown);
    let draft = read_sheets(import, &file, (&database, &framework), names, &mut report);
    findings.extend(report.finish());
    let draft = draft.filter(|_| !has_errors(&findings));
    (draft, findings)
}

fn read_sheets(
    import: &Import,
    file: &InputFile,
    (database, framework): (&Grid, &Grid),
    names: names::Names,
    report: &mut Report,
) -> Option<Draft> {
    let dimensions = framework::read(framework, report)?;
    let database = database::read(database, report)?;
    let nodes = join(dimensions, &database, report);
    check(&nodes, report)?;
    let (nodes, dropped) = collapse::collapse(nodes);
    if !dropped.is_empty() {
        let place = Subject::Place(Place { sheet: Some(FRAMEWORK.to_owned()), ..Place::file(&file.shown) });
        report.add(Finding::note("coin-tool-levels-dropped", place).with("nodes", dropped.join(", ")));
    }
    let period = period(import, file, report)?;
    let steps = steps::write(&database.settings, &nodes, &names, report);
    Some(assemble(import, (nodes, database), period, &names, steps))
}

fn period(import: &Import, file: &InputFile, report: &mut Report) -> Option<Period> {
    let text = import.period.unwrap_or(NO_PERIOD);
    let place = || Place::file(&file.shown);
    if import.period.is_none() {
        let finding = Finding::warning("exchange-no-period", Subject::Place(place()));
        report.add(finding.with("period", NO_PERIOD));
    }
    let period = Frequency::ALL.into_iter().find_map(|frequency| Period::parse(frequency, text));
    if period.is_none() {
        let fault = Fault::new("coinr-time").with("given", text).with("example", Frequency::Year.example());
        report.fault(fault, place);
    }
    period
}

/// The nodes of `Framework`, with what only `Database` says. Where both speak and differ it is told, and `Framework`
/// counts.
fn join(mut nodes: Vec<Node>, database: &database::Database, report: &mut Report) -> Vec<Node> {
    for own in &database.nodes {
        let Some(node) = nodes.iter_mut().find(|node| node.code == own.code) else {
            nodes.push(own.clone());
            continue;
        };
        let mut differs = |what: &str, here: Option<String>, there: Option<String>| {
            if let (Some(here), Some(there)) = (here, there)
                && here != there
            {
                let finding = Finding::warning("coin-tool-contradiction", Subject::Place(own.place.clone()));
                let finding = finding.with("node", &own.code).with("what", what);
                report.add(finding.with("given", there).with("kept", here));
            }
        };
        let number = |number: Option<f64>| number.map(|number| number.to_string());
        let way = |positive: Option<bool>| positive.map(|yes| if yes { "1" } else { "-1" }.to_owned());
        differs("weight", number(node.weight), number(own.weight));
        differs("direction", way(node.positive), way(own.positive));
        differs("dimension", node.parent.clone(), own.parent.clone());
        node.parent = node.parent.take().or_else(|| own.parent.clone());
        node.weight = node.weight.or(own.weight);
        node.positive = node.positive.or(own.positive);
        node.name = node.name.take().or_else(|| own.name.clone());
    }
    // Rows of indicators that `Database` has no column for are no indicators of this index.
    nodes.retain(|node| {
        let is_used = level(&node.code) != Some(0) || database.nodes.iter().any(|own| own.code == node.code);
        if !is_used {
            let fault = Fault::new("coin-tool-no-column").with("code", &node.code);
            report.fault(fault, || node.place.clone());
        }
        is_used
    });
    nodes
}

/// The framework's own checks; what they find points to the workbook's cells.
fn check(nodes: &[Node], report: &mut Report) -> Option<()> {
    let raw: Vec<RawNode> = nodes.iter().map(Node::raw).collect();
    let findings = match Framework::check(&raw) {
        Ok((_, findings)) => findings,
        Err(findings) => findings,
    };
    let is_fine = !has_errors(&findings);
    for finding in findings {
        let place = match finding.subject {
            Subject::Node { row, .. } => nodes[row].place.clone(),
            _ => Place { line: 0, column: 0, ..nodes.first()?.place.clone() },
        };
        report.add(Finding { subject: Subject::Place(place), ..finding });
    }
    is_fine.then_some(())
}

impl Node {
    fn level(&self) -> usize {
        level(&self.code).unwrap_or(0)
    }

    fn is_indicator(&self) -> bool {
        self.level() == 0
    }

    /// The name; a node without one has its code.
    fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.code)
    }

    fn raw(&self) -> RawNode {
        let way = |positive| {
            if positive { quanheng_index::Direction::Positive } else { quanheng_index::Direction::Negative }
        };
        RawNode {
            code: plain(&self.code),
            parent: self.parent.as_deref().map(plain),
            level: LEVELS[self.level()].to_owned(),
            direction: self.positive.map(way).filter(|_| self.is_indicator()),
            weight: self.weight.filter(|_| self.parent.is_some()),
            ..RawNode::default()
        }
    }
}

fn assemble(
    import: &Import,
    (nodes, database): (Vec<Node>, database::Database),
    period: Period,
    names: &names::Names,
    steps: String,
) -> Draft {
    let mut indicators: Vec<Indicator> = Vec::new();
    let mut ahead: Vec<&Node> = nodes.iter().filter(|node| node.parent.is_none()).collect();
    while let Some(node) = ahead.pop() {
        ahead.extend(nodes.iter().rev().filter(|child| child.parent.as_ref() == Some(&node.code)));
        let mut raw = node.raw();
        raw.code = names.code(&node.code);
        raw.parent = node.parent.as_deref().map(|parent| names.code(parent));
        if let Some(level) = names.level(&node.code).filter(|_| !node.is_indicator()) {
            raw.level = level.to_owned();
        }
        if let Some(column) = database.columns.iter().find(|column| column.code == node.code) {
            raw.goalpost_low = column.goalposts.0;
            raw.goalpost_high = column.goalposts.1;
        }
        indicators.push(Indicator { raw, name: words(node.name()), ..Indicator::default() });
    }
    let unit = |unit: &database::Unit| DraftUnit {
        code: unit.code.clone(),
        name: words(&unit.name),
        ..DraftUnit::default()
    };
    let row =
        |unit: &database::Unit| DraftRow { unit: unit.code.clone(), period, values: unit.values.clone() };
    Draft {
        id: import.id.to_owned(),
        heading: vec![
            "Imported from a workbook of the COIN Tool by `quanheng import coin-tool`.".to_owned(),
            "`quanheng check .` says what is wrong, `quanheng build .` computes, `quanheng methods` lists every \
             method."
                .to_owned(),
        ],
        frequency: period.frequency(),
        periods: vec![period],
        nodes: indicators,
        groupings: Vec::new(),
        units: database.units.iter().map(unit).collect(),
        columns: database.columns.iter().map(|column| names.code(&column.code)).collect(),
        rows: database.units.iter().map(row).collect(),
        steps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_by_their_form() {
        assert_eq!(level("ind.01"), Some(0));
        assert_eq!(level("Ind.99"), Some(0));
        assert_eq!(level("sp.33"), Some(1));
        assert_eq!(level("p.1"), Some(2));
        assert_eq!(level("si.03"), Some(3));
        assert_eq!((level("Index"), level("index")), (Some(4), Some(4)));
        for other in ["--", "p.", "p.x", "Pillar", "ind", ""] {
            assert_eq!(level(other), None, "{other}");
        }
    }
}
