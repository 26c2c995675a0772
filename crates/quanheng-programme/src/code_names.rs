//! `names.csv`: names of what has only a code elsewhere, or a name in one language only: sources and units of measure of
//! indicators, groups of units, tiers.

use std::collections::BTreeMap;

use quanheng_index::finding::{Subject, nearest};
use quanheng_index::parameter::Value;
use quanheng_index::{Finding, StepKind, StepSpec};

use crate::indicators::Indicator;
use crate::language::Words;
use crate::rows::Rows;
use crate::table::CsvTable;
use crate::unit_table::UnitTable;

const COLUMNS: [&str; 4] = ["code", "name_zh", "name_en", "note"];

/// Names by code.
pub(crate) type CodeNames = BTreeMap<String, Words>;

/// Reads the table. A name that nothing uses is told: it is a slip of the pen more often than not.
pub(crate) fn read(
    table: &CsvTable,
    indicators: &[Indicator],
    units: Option<&UnitTable>,
    steps: &[StepSpec],
) -> (CodeNames, Vec<Finding>) {
    let mut rows = Rows::new(table, &COLUMNS, None, &["code"]);
    let mut names = CodeNames::new();
    let mut lines = BTreeMap::new();
    let used = used(indicators, units, steps);
    for row in 0..table.rows() {
        let Some(code) = rows.text(row, "code") else { continue };
        if let Some(line) = lines.insert(code.clone(), table.line(row)) {
            let finding = rows.error("name-twice", row, "code").with("code", &code).with("line", line);
            rows.findings.push(finding);
        }
        if !used.contains(&code.as_str()) {
            let near = nearest(&code, used.iter().copied()).unwrap_or_default();
            let finding = Finding::warning("name-unused", Subject::Place(rows.place(row, "code")));
            rows.findings.push(finding.with("code", &code).with("nearest", near));
        }
        names.insert(code, rows.names(row));
    }
    (names, rows.findings)
}

/// What may have a name here.
fn used<'a>(
    indicators: &'a [Indicator],
    units: Option<&'a UnitTable>,
    steps: &'a [StepSpec],
) -> Vec<&'a str> {
    let sources = indicators.iter().flat_map(|indicator| [&indicator.source, &indicator.unit]);
    let sources = sources.flatten().map(String::as_str);
    let tiers = steps.iter().filter(|step| step.kind == StepKind::Tier);
    let tiers = tiers.filter_map(|step| match step.values.get("names") {
        Some(Value::Texts(names)) => Some(names.iter().map(String::as_str)),
        _ => None,
    });
    let groupings = units.into_iter().flat_map(|table| table.units.groupings().values());
    let groups = groupings.flat_map(|grouping| grouping.labels().iter().map(String::as_str));
    sources.chain(groups).chain(tiers.flatten()).collect()
}

#[cfg(test)]
mod tests {
    use quanheng_index::Frequency;

    use super::*;
    use crate::unit_table;

    #[test]
    fn groups_have_names_and_slips_of_the_pen_are_told() {
        let units = CsvTable::parse("units.csv", "code,name_zh,group_side\na,甲,east\n".into()).unwrap();
        let units = unit_table::read(&units, Frequency::Year).0;
        let text =
            "code,name_zh,name_en\neast,东部,the east\nwset,西部,the west\neast,东,east\n第一,第一,first\n";
        let table = CsvTable::parse("names.csv", text.into()).unwrap();
        let tiers = StepSpec::new(StepKind::Tier).with("names", Value::Texts(vec!["第一".into()]));
        let (names, findings) = read(&table, &[], units.as_ref(), &[tiers]);
        assert_eq!(names["第一"].en.as_deref(), Some("first"));
        assert_eq!(names["wset"].zh.as_deref(), Some("西部"));
        let told: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(told, ["name-unused", "name-twice"]);
    }
}
