//! `correlation[/NODE]`: Pearson correlations of the scores below a node, as a heat map.
//!
//! Without a node: of all indicators where there are at most 24, else of the parts of the index.

use quanheng_index::NodeId;
use quanheng_index::statistics::pearson;
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::names::Names;
use crate::request::Request;
use crate::{numbers, theme};

/// The most rows without being asked.
const ROWS: usize = 24;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let nodes = nodes(evaluation, request)?;
    if nodes.len() < 2 {
        return Err(FigureError::refused("figure-few-parts", vec![("name", request.name.to_owned())]));
    }
    let drawn = Drawn { evaluation, matrix: matrix(evaluation, &nodes), nodes };
    let arguments = [("period", evaluation.shown()), ("count", drawn.nodes.len().to_string())];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Correlation,
        language: evaluation.language,
        title: evaluation.say("figure-correlation-title", &arguments),
        unit: evaluation.say("figure-unit-correlation", &[]),
        source: evaluation.source_of_result(),
        notes: vec![evaluation.say("figure-correlation-note", &[])],
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

fn nodes(evaluation: &Evaluation, request: &Request) -> Result<Vec<NodeId>, FigureError> {
    let framework = evaluation.framework();
    if !request.words().is_empty() {
        return Ok(framework.node(request.node(0, evaluation)?).children.clone());
    }
    let leaves: Vec<NodeId> = framework.leaves().collect();
    let is_few = leaves.len() <= ROWS;
    Ok(if is_few { leaves } else { framework.node(evaluation.root()).children.clone() })
}

/// Correlations over the members that have both; `None` where a side does not vary.
fn matrix(evaluation: &Evaluation, nodes: &[NodeId]) -> Vec<Vec<Option<f64>>> {
    let members = evaluation.members();
    let scores =
        |node: NodeId, row: usize| evaluation.computed.run.scores(node, evaluation.period).value(row);
    let one = |a: NodeId, b: NodeId| {
        let both = members.iter().filter_map(|&row| scores(a, row).zip(scores(b, row)));
        let (x, y): (Vec<f64>, Vec<f64>) = both.unzip();
        if x.len() < 3 { None } else { pearson(&x, &y) }
    };
    nodes
        .iter()
        .map(|&a| nodes.iter().map(|&b| if a == b { Some(1.0) } else { one(a, b) }).collect())
        .collect()
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    nodes: Vec<NodeId>,
    matrix: Vec<Vec<Option<f64>>>,
}

impl Drawn<'_> {
    fn name(&self, at: usize) -> String {
        self.evaluation.node_name(self.nodes[at]).to_owned()
    }

    fn option(&self) -> (Value, u32) {
        let count = self.nodes.len();
        let names = Names::numbered((0..count).map(|at| (self.name(at), (at + 1).to_string())));
        let heads: Vec<String> = (1..=count).map(|at| at.to_string()).collect();
        let cell = (f64::from(theme::WIDTH) - names.room - 12.0) / count as f64;
        let row = cell.clamp(14.0, 30.0);
        let height = 24.0 + row * count as f64 + 46.0;
        let point = |(a, b): (usize, usize)| {
            let r = self.matrix[a][b]?;
            let colour = theme::blend(&theme::BOTH_WAYS, f64::midpoint(r, 1.0));
            Some(json!({
                "value": [b, a, r],
                "label": { "formatter": text(r, cell), "show": cell >= 20.0, "color": theme::on(&colour) },
            }))
        };
        let below = (0..count).flat_map(|a| (0..a).map(move |b| (a, b)));
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": names.room, "right": 12, "top": 24, "bottom": 46 },
                "xAxis": theme::with(theme::category_axis(&heads), json!({ "position": "top" })),
                "yAxis": theme::with(theme::category_axis(&names.drawn), json!({ "inverse": true })),
                "visualMap": {
                    "type": "continuous", "min": -1, "max": 1, "calculable": false,
                    "orient": "horizontal", "left": "center", "bottom": 2,
                    "itemWidth": 12, "itemHeight": 200,
                    "text": ["+1", "−1"],
                    "textStyle": theme::letters(theme::TEXT, theme::INK),
                    "inRange": { "color": theme::BOTH_WAYS },
                },
                "series": [{
                    "type": "heatmap",
                    "itemStyle": { "borderColor": "#ffffff", "borderWidth": 1 },
                    "label": theme::with(theme::letters(theme::SMALL, theme::INK), json!({ "show": true })),
                    "data": below.filter_map(point).collect::<Vec<_>>(),
                }],
            }),
        );
        (option, height as u32)
    }

    /// Pairs of different nodes with their correlations.
    fn pairs(&self) -> Vec<(usize, usize, f64)> {
        let below = (0..self.nodes.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        below.filter_map(|(a, b)| Some((a, b, self.matrix[a][b]?))).collect()
    }

    fn alternative(&self) -> String {
        let pairs = self.pairs();
        let highest = pairs.iter().copied().reduce(|best, one| if one.2 > best.2 { one } else { best });
        let lowest = pairs.iter().copied().reduce(|least, one| if one.2 < least.2 { one } else { least });
        let (highest, lowest) = (highest.unwrap_or_default(), lowest.unwrap_or_default());
        let negative = pairs.iter().filter(|pair| pair.2 < 0.0).count();
        let arguments = [
            ("count", self.nodes.len().to_string()),
            ("high_a", self.name(highest.1)),
            ("high_b", self.name(highest.0)),
            ("high", numbers::fixed(highest.2, 2)),
            ("low_a", self.name(lowest.1)),
            ("low_b", self.name(lowest.0)),
            ("low", numbers::fixed(lowest.2, 2)),
            ("negative", negative.to_string()),
            ("pairs", pairs.len().to_string()),
        ];
        self.evaluation.say("figure-correlation-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let framework = self.evaluation.framework();
        let all = || 0..self.nodes.len();
        let code = |at: usize| framework.node(self.nodes[at]).code.clone();
        let mut data =
            Data::new(name).texts("node", all().map(code)).texts("name", all().map(|at| self.name(at)));
        for b in all() {
            data = data.numbers(&code(b), all().map(|a| self.matrix[a][b]));
        }
        data.table()
    }
}

/// A correlation in the room of a cell: without the zero where it is narrow.
fn text(r: f64, cell: f64) -> String {
    let text = numbers::fixed(r, 2);
    if cell >= 30.0 { text } else { text.replacen("0.", ".", 1) }
}
