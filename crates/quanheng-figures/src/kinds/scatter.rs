//! `scatter/X/Y`: one measure against another over the members, with the straight line fitted and names.
//!
//! A node that is measured shows its figures, another its scores.

use quanheng_index::NodeId;
use quanheng_index::statistics::{Line, extremes};
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::placing::{self, Side};
use crate::request::Request;
use crate::scale::Scale;
use crate::{fonts, numbers, theme};

const HEIGHT: u32 = 440;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 48.0;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(2)?;
    let nodes = (request.node(0, evaluation)?, request.node(1, evaluation)?);
    let value = |node, row| evaluation.value(node, row, evaluation.period);
    let pair = |row: usize| Some((row, value(nodes.0, row)?, value(nodes.1, row)?));
    let points: Vec<(usize, f64, f64)> = evaluation.members().into_iter().filter_map(pair).collect();
    if points.len() < 3 {
        let arguments = vec![("name", request.name.to_owned()), ("count", points.len().to_string())];
        return Err(FigureError::refused("figure-few-pairs", arguments));
    }
    let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|point| (point.1, point.2)).unzip();
    let drawn = Drawn { evaluation, nodes, line: Line::fit(&x, &y), points };
    let arguments = [
        ("x", evaluation.node_name(nodes.0).to_owned()),
        ("y", evaluation.node_name(nodes.1).to_owned()),
        ("period", evaluation.shown()),
    ];
    let left_out = evaluation.members().len() - drawn.points.len();
    let mut notes = drawn.fit_note().into_iter().collect::<Vec<_>>();
    if left_out > 0 {
        notes.push(evaluation.say("figure-left-out", &[("count", left_out.to_string())]));
    }
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Scatter,
        language: evaluation.language,
        title: evaluation.say("figure-scatter-title", &arguments),
        unit: evaluation.say(
            "figure-unit-scatter",
            &[("x", evaluation.unit_of(nodes.0)), ("y", evaluation.unit_of(nodes.1))],
        ),
        source: if evaluation.is_measured(nodes.0) && evaluation.is_measured(nodes.1) {
            evaluation.source_of_figures(&[nodes.0, nodes.1])
        } else {
            evaluation.source_of_result()
        },
        notes,
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option: drawn.option(),
        shapes: None,
        size: (theme::WIDTH, HEIGHT),
    })
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    nodes: (NodeId, NodeId),
    line: Option<Line>,
    /// Row, x, y.
    points: Vec<(usize, f64, f64)>,
}

impl Drawn<'_> {
    fn option(&self) -> Value {
        let (x, y) = (self.scale(|point| point.1), self.scale(|point| point.2));
        let names: Vec<String> = self.points.iter().map(|point| self.name(point.0)).collect();
        let sides = self.sides(&names, (x, y));
        let point = |(at, point): (usize, &(usize, f64, f64))| {
            json!({
                "value": [point.1, point.2],
                "label": { "show": sides[at].is_some(), "formatter": names[at], "position": sides[at].unwrap_or("right") },
            })
        };
        let axis = |node: NodeId, scale: Scale| {
            let name = fonts::shortened(self.evaluation.node_name(node), 380.0, theme::TEXT);
            let ends = json!({ "min": scale.low, "max": scale.high, "interval": scale.step });
            theme::with(theme::value_axis(&name), ends)
        };
        theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM },
                "xAxis": axis(self.nodes.0, x),
                "yAxis": theme::with(axis(self.nodes.1, y), json!({ "nameGap": 46 })),
                "series": [
                    {
                        "type": "line",
                        "symbol": "none",
                        "lineStyle": { "color": theme::GREY, "width": 1.4, "type": "dashed" },
                        "data": self.line_ends(y),
                    },
                    {
                        "type": "scatter",
                        "symbolSize": 8,
                        "itemStyle": { "color": theme::BASE, "borderColor": "#ffffff", "borderWidth": 0.8, "opacity": 1 },
                        "label": theme::with(theme::letters(theme::SMALL, theme::INK), json!({
                            "distance": 4, "textBorderColor": "#ffffff", "textBorderWidth": 2,
                        })),
                        "data": self.points.iter().enumerate().map(point).collect::<Vec<_>>(),
                    },
                ],
            }),
        )
    }

    fn name(&self, row: usize) -> String {
        fonts::shortened(self.evaluation.unit_name(row), 120.0, theme::SMALL)
    }

    fn scale(&self, of: fn(&(usize, f64, f64)) -> f64) -> Scale {
        Scale::around(self.points.iter().map(of), 6.0).unwrap_or(Scale { low: 0.0, high: 1.0, step: 1.0 })
    }

    /// Where names have room, asked in the order of the units.
    fn sides(&self, names: &[String], (x, y): (Scale, Scale)) -> Vec<Option<Side>> {
        let (width, height) = (f64::from(theme::WIDTH) - LEFT - RIGHT, f64::from(HEIGHT) - TOP - BOTTOM);
        let place = |point: &(usize, f64, f64)| (x.share(point.1) * width, (1.0 - y.share(point.2)) * height);
        let places: Vec<(f64, f64)> = self.points.iter().map(place).collect();
        placing::sides(&places, names, theme::SMALL, (width + RIGHT, height))
    }

    /// The line from the first to the last x, as far as it is within the drawing.
    fn line_ends(&self, y: Scale) -> Value {
        let Some(line) = &self.line else { return json!([]) };
        let xs: Vec<f64> = self.points.iter().map(|point| point.1).collect();
        let (mut low, mut high) = extremes(&xs).unwrap_or_default();
        if line.slope != 0.0 {
            let crossings = [y.low, y.high].map(|end| (end - line.intercept) / line.slope);
            low = low.max(crossings[0].min(crossings[1]));
            high = high.min(crossings[0].max(crossings[1]));
        }
        json!([[low, line.at(low)], [high, line.at(high)]])
    }

    fn fit(&self) -> Option<[(&'static str, String); 4]> {
        let line = self.line.as_ref()?;
        let r_squared = line.r_squared?;
        let r = libm::sqrt(r_squared) * line.slope.signum();
        Some([
            ("slope", numbers::plain(line.slope)),
            ("intercept", numbers::plain(line.intercept)),
            ("r", numbers::fixed(r, 2)),
            ("share", numbers::percent(r_squared)),
        ])
    }

    fn fit_note(&self) -> Option<String> {
        let note =
            |arguments: [(&'static str, String); 4]| self.evaluation.say("figure-scatter-fit", &arguments);
        self.fit().map(note)
    }

    /// The point farthest from the line.
    fn farthest(&self) -> Option<(usize, bool)> {
        let line = self.line.as_ref()?;
        let off = |point: &(usize, f64, f64)| point.2 - line.at(point.1);
        let point = self
            .points
            .iter()
            .reduce(|best, one| if off(one).abs() > off(best).abs() { one } else { best })?;
        Some((point.0, off(point) > 0.0))
    }

    fn alternative(&self) -> String {
        let [_, _, r, share] = self
            .fit()
            .unwrap_or_else(|| ["slope", "intercept", "r", "share"].map(|name| (name, "—".to_owned())));
        let (row, is_above) = self.farthest().unwrap_or_default();
        let arguments = [
            ("x", self.evaluation.node_name(self.nodes.0).to_owned()),
            ("y", self.evaluation.node_name(self.nodes.1).to_owned()),
            ("count", self.points.len().to_string()),
            r,
            share,
            ("farthest", self.evaluation.unit_name(row).to_owned()),
            ("side", if is_above { "above" } else { "below" }.to_owned()),
        ];
        self.evaluation.say("figure-scatter-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let rows: Vec<usize> = self.points.iter().map(|point| point.0).collect();
        let framework = self.evaluation.framework();
        let code = |node: NodeId| framework.node(node).code.clone();
        let fitted = |point: &(usize, f64, f64)| self.line.as_ref().map(|line| line.at(point.1));
        Data::new(name)
            .units(self.evaluation, &rows)
            .numbers(&code(self.nodes.0), self.points.iter().map(|point| Some(point.1)))
            .numbers(&code(self.nodes.1), self.points.iter().map(|point| Some(point.2)))
            .numbers("fitted", self.points.iter().map(fitted))
            .table()
    }
}
