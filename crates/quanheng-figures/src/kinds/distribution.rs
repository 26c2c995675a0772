//! `distribution[/NODE]`: boxes of the indicators' figures with every outlier named.
//!
//! A box holds the middle half, its line is the median; whiskers reach the last unit within 1.5 times the box. Several
//! indicators are drawn in standard deviations from their means, one alone in its own unit.

use quanheng_index::NodeId;
use quanheng_index::statistics::{mean, quantile, sorted, standard_deviation};
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::names::Names;
use crate::placing::{self, Side};
use crate::request::Request;
use crate::scale::Scale;
use crate::{fonts, numbers, theme};

/// Whiskers reach as far as so many heights of the box.
const REACH: f64 = 1.5;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let nodes = nodes(evaluation, request)?;
    let alone = nodes.len() == 1;
    let boxes: Vec<Summary> = nodes.iter().filter_map(|&node| Summary::of(evaluation, node, alone)).collect();
    if boxes.is_empty() {
        let arguments = vec![(
            "node",
            nodes.first().map(|&node| evaluation.node_name(node)).unwrap_or_default().to_owned(),
        )];
        return Err(FigureError::refused("figure-no-figures", arguments));
    }
    let left: Vec<String> = nodes
        .iter()
        .filter(|&&node| boxes.iter().all(|one| one.node != node))
        .map(|&node| evaluation.node_name(node).to_owned())
        .collect();
    let mut notes = vec![evaluation.say("figure-distribution-note", &[])];
    if !left.is_empty() {
        notes.push(evaluation.say("figure-not-available", &[("names", evaluation.listed(&left))]));
    }
    let drawn = Drawn { evaluation, boxes, alone };
    let arguments = [
        ("node", if alone { evaluation.node_name(nodes[0]).to_owned() } else { "all".to_owned() }),
        ("period", evaluation.shown()),
    ];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Distribution,
        language: evaluation.language,
        title: evaluation.say("figure-distribution-title", &arguments),
        unit: drawn.unit(),
        source: evaluation.source_of_figures(&nodes),
        notes,
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

/// Leaves at or below the node asked for.
fn nodes(evaluation: &Evaluation, request: &Request) -> Result<Vec<NodeId>, FigureError> {
    let node = request.node_or_root(0, evaluation)?;
    let framework = evaluation.framework();
    if framework.node(node).children.is_empty() {
        return Ok(vec![node]);
    }
    let is_below = |leaf: &NodeId| {
        std::iter::successors(Some(*leaf), |&up| framework.node(up).parent).any(|up| up == node)
    };
    Ok(framework.leaves().filter(is_below).collect())
}

/// Room for names at the right.
const RIGHT: f64 = 64.0;

/// One box.
struct Summary {
    node: NodeId,
    count: usize,
    /// Lower whisker, quartiles, upper whisker.
    five: [f64; 5],
    /// Row and value.
    outliers: Vec<(usize, f64)>,
}

impl Summary {
    /// `None` where fewer than four members have a figure or none differs.
    fn of(evaluation: &Evaluation, node: NodeId, in_own_unit: bool) -> Option<Self> {
        let value = |row: usize| Some((row, evaluation.value(node, row, evaluation.period)?));
        let mut values: Vec<(usize, f64)> = evaluation.members().into_iter().filter_map(value).collect();
        let plain: Vec<f64> = values.iter().map(|pair| pair.1).collect();
        let deviation = standard_deviation(&plain).filter(|&deviation| deviation > 0.0)?;
        if values.len() < 4 {
            return None;
        }
        if !in_own_unit {
            let centre = mean(&plain)?;
            values.iter_mut().for_each(|pair| pair.1 = (pair.1 - centre) / deviation);
        }
        let ascending = sorted(&values.iter().map(|pair| pair.1).collect::<Vec<_>>());
        let (q1, q2, q3) =
            (quantile(&ascending, 0.25)?, quantile(&ascending, 0.5)?, quantile(&ascending, 0.75)?);
        let (low, high) = (q1 - REACH * (q3 - q1), q3 + REACH * (q3 - q1));
        let is_inside = |value: &f64| (low..=high).contains(value);
        let first = ascending.iter().copied().find(is_inside)?;
        let last = ascending.iter().rev().copied().find(is_inside)?;
        let outliers = values.iter().copied().filter(|pair| !is_inside(&pair.1)).collect();
        Some(Self { node, count: values.len(), five: [first, q1, q2, q3, last], outliers })
    }
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    boxes: Vec<Summary>,
    alone: bool,
}

impl Drawn<'_> {
    fn unit(&self) -> String {
        if self.alone {
            let unit = self.evaluation.unit_of(self.boxes[0].node);
            return self.evaluation.say("figure-unit", &[("unit", unit)]);
        }
        self.evaluation.say("figure-unit-deviations", &[])
    }

    fn name(&self, one: &Summary) -> String {
        self.evaluation.node_name(one.node).to_owned()
    }

    fn option(&self) -> (Value, u32) {
        let names = Names::of(self.boxes.iter().map(|one| self.name(one)));
        let height = 10.0 + self.row() * self.boxes.len() as f64 + 46.0;
        let scale = self.scale();
        let width = f64::from(theme::WIDTH) - names.room - RIGHT;
        let outlier = |(at, one): (usize, &Summary)| {
            let point = |(&(row, value), side): (&(usize, f64), Option<Side>)| {
                json!({
                    "value": [value, at],
                    "label": {
                        "show": side.is_some(),
                        "formatter": self.outlier_name(row),
                        "position": side.unwrap_or("right"),
                    },
                })
            };
            one.outliers.iter().zip(self.sides(one, scale, width)).map(point).collect::<Vec<_>>()
        };
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": names.room, "right": RIGHT, "top": 10, "bottom": 46 },
                "xAxis": theme::with(theme::value_axis(&self.unit()), json!({
                    "min": scale.low, "max": scale.high, "interval": scale.step,
                })),
                "yAxis": theme::with(theme::category_axis(&names.drawn), json!({ "inverse": true })),
                "series": [
                    {
                        "type": "boxplot",
                        "layout": "vertical",
                        "boxWidth": [6, if self.alone { 36 } else { 14 }],
                        "itemStyle": { "color": "#c3d8ea", "borderColor": "#22305f", "borderWidth": 1.2, "opacity": 1 },
                        "data": self.boxes.iter().map(|one| json!(one.five)).collect::<Vec<_>>(),
                    },
                    {
                        "type": "scatter",
                        "symbolSize": 7,
                        "itemStyle": { "color": theme::ACCENT, "borderColor": "#ffffff", "borderWidth": 0.8, "opacity": 1 },
                        "label": theme::with(theme::letters(theme::SMALL, theme::INK), json!({
                            "show": true, "distance": 3,
                        })),
                        "labelLayout": { "hideOverlap": true },
                        "data": self.boxes.iter().enumerate().flat_map(outlier).collect::<Vec<_>>(),
                    },
                ],
            }),
        );
        (option, height as u32)
    }

    /// Where the names of outliers have room beside them: on no point, on no box, and on no name of an indicator.
    fn sides(&self, one: &Summary, scale: Scale, width: f64) -> Vec<Option<Side>> {
        let height = self.row();
        let point = |value: f64| (scale.share(value) * width, height / 2.0);
        let mut points: Vec<(f64, f64)> = one.outliers.iter().map(|&(_, value)| point(value)).collect();
        let mut names: Vec<String> = one.outliers.iter().map(|&(row, _)| self.outlier_name(row)).collect();
        // The box and its whiskers are taken, point by point.
        let (from, to) = (point(one.five[0]).0, point(one.five[4]).0);
        let taken = libm::floor((to - from) / 8.0) as usize;
        points.extend((0..=taken).map(|step| (from + 8.0 * step as f64, height / 2.0)));
        names.resize(points.len(), String::new());
        let mut sides = placing::sides(&points, &names, theme::SMALL, (width + RIGHT, height));
        sides.truncate(one.outliers.len());
        sides
    }

    /// Height of a row.
    const fn row(&self) -> f64 {
        if self.alone { 90.0 } else { 26.0 }
    }

    fn outlier_name(&self, row: usize) -> String {
        fonts::shortened(self.evaluation.unit_name(row), 90.0, theme::SMALL)
    }

    /// The axis of all values.
    fn scale(&self) -> Scale {
        let values = |one: &Summary| {
            let outliers = one.outliers.iter().map(|&(_, value)| value);
            outliers.chain(one.five).collect::<Vec<_>>()
        };
        let all = self.boxes.iter().flat_map(values);
        Scale::around(all, 8.0).unwrap_or(Scale { low: 0.0, high: 1.0, step: 0.5 })
    }

    fn alternative(&self) -> String {
        let all: Vec<(&Summary, usize, f64)> = self
            .boxes
            .iter()
            .flat_map(|one| one.outliers.iter().map(move |&(row, value)| (one, row, value)))
            .collect();
        // In units of its own box, so that indicators compare.
        let far = |(one, _, value): &(&Summary, usize, f64)| {
            (value - one.five[2]).abs() / (one.five[3] - one.five[1]).max(f64::MIN_POSITIVE)
        };
        let farthest = all.iter().reduce(|best, next| if far(next) > far(best) { next } else { best });
        let (unit, node) = farthest.map_or_else(Default::default, |(one, row, _)| {
            (self.evaluation.unit_name(*row).to_owned(), self.name(one))
        });
        let arguments = [
            ("count", self.boxes.len().to_string()),
            ("outliers", all.len().to_string()),
            ("unit", unit),
            ("node", node),
        ];
        self.evaluation.say("figure-distribution-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let framework = self.evaluation.framework();
        let units = self.evaluation.computed.run.units();
        let boxes = || self.boxes.iter();
        let told = |one: &Summary| {
            let pair =
                |&(row, value): &(usize, f64)| format!("{}: {}", units.get(row).code, numbers::plain(value));
            one.outliers.iter().map(pair).collect::<Vec<_>>().join("; ")
        };
        let mut data = Data::new(name)
            .texts("indicator", boxes().map(|one| framework.node(one.node).code.clone()))
            .texts("name", boxes().map(|one| self.name(one)))
            .counts("units", boxes().map(|one| i64::try_from(one.count).ok()));
        for (at, column) in
            ["whisker_low", "quartile_1", "median", "quartile_3", "whisker_high"].iter().enumerate()
        {
            data = data.numbers(column, boxes().map(|one| Some(one.five[at])));
        }
        data.texts("outliers", boxes().map(told)).table()
    }
}
