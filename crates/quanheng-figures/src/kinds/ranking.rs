//! `ranking[/NODE]`: units by score, with what each child of the node adds stacked.
//!
//! Where the node is no arithmetic mean nothing adds up, and the bar is the score itself.

use quanheng_index::NodeId;
use quanheng_index::explain::explain;
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::names::{Names, legend_height, widest};
use crate::request::Request;
use crate::rows::Rows;
use crate::{numbers, theme};

/// Height of a row.
const ROW: f64 = 17.0;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let node = request.node_or_root(0, evaluation)?;
    let ranked = evaluation.ranked(node);
    if ranked.is_empty() {
        let arguments = vec![("node", evaluation.node_name(node).to_owned())];
        return Err(FigureError::refused("figure-no-scores", arguments));
    }
    let bars = Bars::of(evaluation, node, &ranked);
    let drawn = Drawn { evaluation, node, ranked: &ranked, bars: &bars, rows: Rows::of(ranked.len()) };
    let title = [
        ("node", evaluation.node_name(node).to_owned()),
        ("period", evaluation.shown()),
        ("stacked", if bars.adds_up { "yes" } else { "no" }.to_owned()),
    ];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Ranking,
        language: evaluation.language,
        title: evaluation.say("figure-ranking-title", &title),
        unit: evaluation.say("figure-unit-score", &[]),
        source: evaluation.source_of_result(),
        notes: drawn.rows.note(evaluation, ranked.len()).into_iter().collect(),
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

/// What is stacked: by part, then by unit.
struct Bars {
    parts: Vec<NodeId>,
    lengths: Vec<Vec<Option<f64>>>,
    adds_up: bool,
}

impl Bars {
    fn of(evaluation: &Evaluation, node: NodeId, ranked: &[usize]) -> Self {
        let computed = evaluation.computed;
        let parts = evaluation.framework().node(node).children.clone();
        let panel = &computed.observations.panel;
        let mut lengths = vec![Vec::new(); parts.len()];
        for &row in ranked {
            let nodes = explain(computed.plan, panel, computed.run, row, evaluation.period);
            for (length, part) in lengths.iter_mut().zip(&parts) {
                let found = nodes.iter().find(|explained| explained.node == *part);
                length.push(found.and_then(|explained| explained.contribution));
            }
        }
        if lengths.iter().flatten().any(Option::is_some) {
            return Self { parts, lengths, adds_up: true };
        }
        let scores = computed.run.scores(node, evaluation.period);
        let lengths = vec![ranked.iter().map(|&row| scores.value(row)).collect()];
        Self { parts: vec![node], lengths, adds_up: false }
    }
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    node: NodeId,
    ranked: &'d [usize],
    bars: &'d Bars,
    rows: Rows,
}

impl Drawn<'_> {
    fn scores(&self) -> Vec<f64> {
        let scores = self.evaluation.computed.run.scores(self.node, self.evaluation.period);
        self.ranked.iter().filter_map(|&row| scores.value(row)).collect()
    }

    fn part_names(&self) -> Vec<String> {
        self.bars.parts.iter().map(|&part| self.evaluation.node_name(part).to_owned()).collect()
    }

    /// Names and places of the units, a row each.
    fn names(&self) -> Names {
        let name = |&row: &usize| self.evaluation.unit_name(row).to_owned();
        let place =
            |&row: &usize| self.evaluation.place(self.node, row).map(numbers::plain).unwrap_or_default();
        let names = self.rows.texts(&self.ranked.iter().map(name).collect::<Vec<_>>());
        let places: Vec<String> = self.ranked.iter().map(place).collect();
        let place = |position: Option<usize>| position.map_or_else(String::new, |at| places[at].clone());
        Names::numbered(names.into_iter().zip(self.rows.positions().map(place)))
    }

    fn option(&self) -> (Value, u32) {
        let scores = self.scores();
        let decimals = numbers::decimals(scores.iter().copied());
        let all: Vec<String> = scores.iter().map(|&score| numbers::fixed(score, decimals)).collect();
        let shown = self.rows.texts(&all);
        let names = self.names();
        let tiers = self.tiers();
        let tier_names: Vec<String> = tiers.iter().map(|(_, name)| name.clone()).collect();
        let right = widest(&shown) + 14.0 + if tiers.is_empty() { 0.0 } else { widest(&tier_names) + 12.0 };
        let parts = self.part_names();
        let legend = if self.bars.adds_up { legend_height(&parts, f64::from(theme::WIDTH)) } else { 0.0 };
        let bottom = 48.0 + legend;
        let height = 12.0 + ROW * self.rows.len() as f64 + bottom;
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": names.room, "right": right, "top": 12, "bottom": bottom },
                "legend": if self.bars.adds_up { theme::legend(&parts) } else { json!({ "show": false }) },
                "xAxis": theme::value_axis(&self.evaluation.say("figure-axis-score", &[])),
                "yAxis": [
                    theme::with(theme::category_axis(&names.drawn), json!({ "inverse": true })),
                    theme::with(theme::category_axis(&shown), json!({ "inverse": true, "position": "right" })),
                    { "type": "value", "min": 0, "max": self.rows.len(), "inverse": true, "show": false },
                ],
                "series": self.series(&scores, &tiers, widest(&shown)),
            }),
        );
        (option, height as u32)
    }

    fn series(&self, scores: &[f64], tiers: &[(usize, String)], room: f64) -> Vec<Value> {
        let part = |(at, name): (usize, String)| {
            json!({
                "type": "bar",
                "name": name,
                "stack": "parts",
                "barWidth": "72%",
                "itemStyle": { "color": theme::category(at), "borderColor": "#ffffff", "borderWidth": 0.5 },
                "data": self.rows.positions().map(|position| self.bars.lengths[at][position?]).collect::<Vec<_>>(),
            })
        };
        let mut series: Vec<Value> = self.part_names().into_iter().enumerate().map(part).collect();
        if self.bars.adds_up {
            series.push(json!({
                "type": "scatter",
                "symbol": "diamond",
                "symbolSize": 8,
                "z": 5,
                "itemStyle": { "color": "#ffffff", "borderColor": theme::INK, "borderWidth": 1.2, "opacity": 1 },
                "data": self.rows.shown().map(|(row, at)| json!([scores[at], row])).collect::<Vec<_>>(),
            }));
        }
        let lines: Vec<Value> =
            tiers.iter().map(|(from, name)| json!({ "yAxis": from, "name": name })).collect();
        series.push(json!({
            "type": "line",
            "yAxisIndex": 2,
            "data": [],
            "markLine": {
                "symbol": "none",
                "animation": false,
                "lineStyle": { "color": theme::GREY, "type": "dashed", "width": 0.8 },
                "label": theme::with(theme::letters(theme::TEXT, theme::GREY), json!({
                    "position": "end", "distance": room + 18.0, "formatter": "{b}", "verticalAlign": "top",
                })),
                "data": lines,
            },
        }));
        series
    }

    /// The first row of each tier that has any, with its name.
    fn tiers(&self) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, u16)> = Vec::new();
        for (row, at) in self.rows.shown() {
            let Some(tier) = self.evaluation.tier(self.node, self.ranked[at]) else { continue };
            if found.last().is_none_or(|&(_, last)| last != tier) {
                found.push((row, tier));
            }
        }
        found.into_iter().map(|(at, tier)| (at, self.evaluation.tier_name(self.node, tier))).collect()
    }

    fn alternative(&self) -> String {
        let scores = self.scores();
        let decimals = numbers::decimals(scores.iter().copied());
        let name = |at: usize| self.evaluation.unit_name(self.ranked[at]).to_owned();
        let leaders: Vec<String> = (0..self.ranked.len().min(3)).map(name).collect();
        let last = self.ranked.len() - 1;
        let arguments = [
            ("node", self.evaluation.node_name(self.node).to_owned()),
            ("period", self.evaluation.shown()),
            ("count", self.ranked.len().to_string()),
            ("leaders", self.evaluation.listed(&leaders)),
            ("best", numbers::fixed(scores[0], decimals)),
            ("last", name(last)),
            ("worst", numbers::fixed(scores[last], decimals)),
        ];
        self.evaluation.say("figure-ranking-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let evaluation = self.evaluation;
        let tier =
            |&row: &usize| evaluation.tier(self.node, row).map(|tier| evaluation.tier_name(self.node, tier));
        let mut data = Data::new(name)
            .units(evaluation, self.ranked)
            .numbers("rank", self.ranked.iter().map(|&row| evaluation.place(self.node, row)))
            .some_texts("tier", self.ranked.iter().map(tier))
            .numbers("score", self.scores().into_iter().map(Some));
        if self.bars.adds_up {
            for (part, lengths) in self.bars.parts.iter().zip(&self.bars.lengths) {
                data = data.numbers(&evaluation.framework().node(*part).code, lengths.iter().copied());
            }
        }
        data.table()
    }
}
