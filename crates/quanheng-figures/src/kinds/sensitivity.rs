//! `sensitivity`: how much of the spread of ranks each assumption makes, by itself and with others.

use quanheng_audit::sensitivity::{Estimate, Indices, Sensitivity};
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::names::{Names, legend_height};
use crate::request::Request;
use crate::{numbers, theme};

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(0)?;
    let Some(found) = evaluation.sensitivity else {
        return Err(FigureError::refused(
            "figure-needs-sensitivity",
            vec![("name", request.name.to_owned())],
        ));
    };
    let Ok(indices) = &found.shift.sobol else {
        return Err(FigureError::refused("figure-no-spread", Vec::new()));
    };
    let drawn = Drawn { evaluation, found, indices, order: order(indices) };
    let arguments = [("period", evaluation.shown()), ("samples", numbers::plain(found.samples as f64))];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Sensitivity,
        language: evaluation.language,
        title: evaluation.say("figure-sensitivity-title", &arguments),
        unit: evaluation.say("figure-unit-variance", &[]),
        source: evaluation.source_of_result(),
        notes: vec![evaluation.say("figure-sensitivity-note", &arguments)],
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

/// Factors by total index, the greatest first.
fn order(indices: &Indices) -> Vec<usize> {
    let mut order: Vec<usize> = (0..indices.inputs.len()).collect();
    order.sort_by(|&a, &b| indices.inputs[b].total.value.total_cmp(&indices.inputs[a].total.value));
    order
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    found: &'d Sensitivity,
    indices: &'d Indices,
    order: Vec<usize>,
}

impl Drawn<'_> {
    fn name(&self, factor: usize) -> String {
        self.found.factors[factor].name.clone()
    }

    fn option(&self) -> (Value, u32) {
        let names = Names::of(self.order.iter().map(|&factor| self.name(factor)));
        let legend = vec![
            self.evaluation.say("figure-first-order", &[]),
            self.evaluation.say("figure-total-order", &[]),
        ];
        let bottom = 48.0 + legend_height(&legend, f64::from(theme::WIDTH));
        let height = 12.0 + 44.0 * self.order.len() as f64 + bottom;
        let values = |of: fn(&Drawn, usize) -> Estimate| {
            let one = |&factor: &usize| {
                let estimate = of(self, factor);
                json!({ "value": estimate.value, "label": { "formatter": numbers::fixed(estimate.value, 2) } })
            };
            self.order.iter().map(one).collect::<Vec<_>>()
        };
        let bar = |name: &String, colour: &str, data: Vec<Value>| {
            json!({
                "type": "bar", "name": name, "barWidth": 13, "barGap": "15%",
                "itemStyle": { "color": colour, "borderColor": theme::INK, "borderWidth": 0.5 },
                "data": data,
            })
        };
        let whiskers = |of: fn(&Drawn, usize) -> Estimate, offset: f64| {
            let one = |(at, &factor): (usize, &usize)| {
                of(self, factor).interval.map(|(low, high)| json!([at, low, high, offset]))
            };
            json!({
                "type": "custom", "renderItem": "@interval-thin", "encode": { "x": [1, 2], "y": 0 }, "z": 6,
                "itemStyle": { "color": theme::INK },
                "data": self.order.iter().enumerate().filter_map(one).collect::<Vec<_>>(),
            })
        };
        let numbers = |of: fn(&Drawn, usize) -> Estimate, offset: f64| {
            let one = |(at, &factor): (usize, &usize)| {
                let estimate = of(self, factor);
                let end = estimate.interval.map_or(estimate.value, |(_, high)| high.max(estimate.value));
                json!({ "value": [end.max(0.0), at], "label": { "formatter": numbers::fixed(estimate.value, 2) } })
            };
            json!({
                "type": "scatter", "symbolSize": 0.01, "symbolOffset": [0, offset],
                "label": theme::with(theme::letters(theme::TEXT, theme::INK), json!({ "show": true, "position": "right", "distance": 6 })),
                "data": self.order.iter().enumerate().map(one).collect::<Vec<_>>(),
            })
        };
        let first: fn(&Drawn, usize) -> Estimate = |drawn, factor| drawn.indices.inputs[factor].first;
        let total: fn(&Drawn, usize) -> Estimate = |drawn, factor| drawn.indices.inputs[factor].total;
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": names.room, "right": 40, "top": 12, "bottom": bottom },
                "legend": theme::legend(&legend),
                "xAxis": theme::value_axis(&self.evaluation.say("figure-unit-variance", &[])),
                "yAxis": theme::with(theme::category_axis(&names.drawn), json!({ "inverse": true })),
                "series": [
                    bar(&legend[0], theme::CATEGORIES[0], values(first)),
                    bar(&legend[1], theme::CATEGORIES[4], values(total)),
                    whiskers(first, -7.5),
                    whiskers(total, 7.5),
                    numbers(first, -7.5),
                    numbers(total, 7.5),
                ],
            }),
        );
        (option, height as u32)
    }

    fn alternative(&self) -> String {
        let Some(&main) = self.order.first() else { return String::new() };
        let input = &self.indices.inputs[main];
        let arguments = [
            ("count", self.order.len().to_string()),
            ("main", self.name(main)),
            ("first", numbers::fixed(input.first.value, 2)),
            ("total", numbers::fixed(input.total.value, 2)),
        ];
        self.evaluation.say("figure-sensitivity-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let first = |&factor: &usize| self.indices.inputs[factor].first;
        let total = |&factor: &usize| self.indices.inputs[factor].total;
        let order = || self.order.iter();
        Data::new(name)
            .texts("assumption", order().map(|&factor| self.name(factor)))
            .numbers("first_order", order().map(|factor| Some(first(factor).value)))
            .numbers(
                "first_order_low",
                order().map(|factor| first(factor).interval.map(|interval| interval.0)),
            )
            .numbers(
                "first_order_high",
                order().map(|factor| first(factor).interval.map(|interval| interval.1)),
            )
            .numbers("total", order().map(|factor| Some(total(factor).value)))
            .numbers("total_low", order().map(|factor| total(factor).interval.map(|interval| interval.0)))
            .numbers("total_high", order().map(|factor| total(factor).interval.map(|interval| interval.1)))
            .table()
    }
}
