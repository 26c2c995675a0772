//! The steps of an imported programme: normalisation and aggregation as the workbook has them, treatment as the COIN
//! Tool does it unless somebody overrides it.

use std::collections::BTreeMap;

use quanheng_index::{Finding, Subject};
use quanheng_programme::number;

use super::Node;
use super::database::Setting;
use super::names::Names;
use crate::report::Report;
use crate::table::number_text;

const HEAD: &str = "\
# The sheets Winsorisation and Box-Cox of the workbook are not read: outliers are treated as COINr's example does.

[[step]]
do = \"treat\"
method = \"winsorise\"         # outliers move to their neighbours, at most five
max_points = 5
skewness = 2
kurtosis = 3.5

";

const WEIGHT: &str = "
[[step]]
do = \"weight\"
method = \"given\"             # weights are in indicators.csv

";

const RANK: &str = "
[[step]]
do = \"rank\"
";

pub(super) fn write(
    settings: &BTreeMap<Setting, String>,
    nodes: &[Node],
    names: &Names,
    report: &mut Report,
) -> String {
    let place = Subject::Place(report.whole_file());
    report.add(Finding::note("coin-tool-steps-assumed", place));
    let normalise = normalise(settings, report);
    let aggregate = aggregate(nodes, names, report);
    format!("{HEAD}{normalise}{WEIGHT}{aggregate}{RANK}")
}

/// The method of the sheet's name for it. Those whose formula no source of ours states are told.
fn normalise(settings: &BTreeMap<Setting, String>, report: &mut Report) -> String {
    let number = |setting, otherwise: &str| {
        let given = settings.get(&setting).and_then(|text| number::parse(text).ok());
        given.map_or_else(|| otherwise.to_owned(), number_text)
    };
    let (low, high) = (number(Setting::Minimum, "0"), number(Setting::Maximum, "100"));
    let range = format!("lower = {low}\nupper = {high}\n");
    let given = settings.get(&Setting::Normalisation).map(String::as_str).unwrap_or_default();
    let (method, parameters, is_sure) = match given.to_lowercase().as_str() {
        "minmax" => ("min-max", range, true),
        "dataz" => {
            let (mean, deviation) = (number(Setting::Mean, "0"), number(Setting::Deviation, "1"));
            ("z-score", format!("mean = {mean}\ndeviation = {deviation}\n"), true)
        }
        "goalposts" => ("goalposts", range, false),
        "datamax" => ("distance-to-maximum", range, false),
        "dataprcranks" => ("percentile-rank", range, false),
        _ => ("min-max", range, false),
    };
    if !is_sure {
        let finding = Finding::warning("coin-tool-normalisation", Subject::Place(report.whole_file()));
        report.add(finding.with("given", given).with("method", method));
    }
    format!("[[step]]\ndo = \"normalise\"\nmethod = \"{method}\"\n{parameters}")
}

/// The mean of the root, and what is taken elsewhere.
fn aggregate(nodes: &[Node], names: &Names, report: &mut Report) -> String {
    let mut methods: Vec<(&Node, &'static str)> = Vec::new();
    for node in nodes.iter().filter(|node| !node.is_indicator()) {
        let given = node.aggregation.as_deref().unwrap_or("Arithmetic");
        let method = match given.to_lowercase().as_str() {
            "arithmetic" => "arithmetic",
            "geometric" => "geometric",
            _ => {
                let finding = Finding::warning("coin-tool-aggregation", Subject::Place(node.place.clone()));
                report.add(finding.with("node", &node.code).with("given", given));
                "arithmetic"
            }
        };
        methods.push((node, method));
    }
    let usual =
        methods.iter().find(|(node, _)| node.parent.is_none()).map_or("arithmetic", |(_, method)| method);
    let mut text = format!("[[step]]\ndo = \"aggregate\"\nmethod = \"{usual}\"\n");
    for (node, method) in methods.iter().filter(|(_, method)| *method != usual) {
        text.push_str(&format!("[step.at.{}]\nmethod = \"{method}\"\n", names.code(&node.code)));
    }
    text
}
