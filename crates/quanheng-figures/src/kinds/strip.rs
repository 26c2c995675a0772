//! `strip/UNIT`: where a unit stands on every indicator, among all units.
//!
//! Each row is one indicator, from the lowest score of a member (0) to the highest (100), after treatment and with its
//! direction turned, so that the right is always better.

use quanheng_index::NodeId;
use quanheng_index::statistics::mean;
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::names::{Names, in_legend, widest};
use crate::peers::Peers;
use crate::request::Request;
use crate::{numbers, theme};

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let row = request.unit(0, evaluation)?;
    let peers = Peers::of(evaluation, row);
    let rows: Vec<Row> =
        evaluation.framework().leaves().filter_map(|leaf| Row::of(evaluation, leaf, row, &peers)).collect();
    if rows.is_empty() {
        let arguments = vec![("node", evaluation.node_name(evaluation.root()).to_owned())];
        return Err(FigureError::refused("figure-no-scores", arguments));
    }
    let drawn = Drawn { evaluation, unit: row, peers, rows };
    let arguments = [
        ("unit", evaluation.unit_name(row).to_owned()),
        ("period", evaluation.shown()),
        ("count", evaluation.members().len().to_string()),
    ];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Strip,
        language: evaluation.language,
        title: evaluation.say("figure-strip-title", &arguments),
        unit: evaluation.say("figure-unit-strip", &[]),
        source: evaluation.source_of_result(),
        notes: drawn.notes(),
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

/// One indicator: positions from 0 to 100.
struct Row {
    leaf: NodeId,
    others: Vec<f64>,
    own: Option<f64>,
    peers: Option<f64>,
    /// Rank among the members with a score, and how many these are.
    rank: Option<(usize, usize)>,
}

impl Row {
    /// `None` where no two members differ.
    fn of(evaluation: &Evaluation, leaf: NodeId, row: usize, peers: &Peers) -> Option<Self> {
        let scores = evaluation.computed.run.scores(leaf, evaluation.period);
        let all: Vec<f64> = evaluation.members().iter().filter_map(|&row| scores.value(row)).collect();
        let (low, high) = quanheng_index::statistics::extremes(&all)?;
        if low == high {
            return None;
        }
        let position = |score: f64| 100.0 * (score - low) / (high - low);
        let of_peers: Vec<f64> = peers.rows.iter().filter_map(|&row| scores.value(row)).collect();
        let own = scores.value(row);
        Some(Self {
            leaf,
            own: own.map(position),
            peers: mean(&of_peers).map(position),
            rank: own.map(|own| (1 + all.iter().filter(|&&score| score > own).count(), all.len())),
            others: all.into_iter().map(position).collect(),
        })
    }
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    unit: usize,
    peers: Peers,
    rows: Vec<Row>,
}

impl Drawn<'_> {
    fn name(&self, row: &Row) -> String {
        self.evaluation.node_name(row.leaf).to_owned()
    }

    fn option(&self) -> (Value, u32) {
        let names = Names::of(self.rows.iter().map(|row| self.name(row)));
        let rank = |row: &Row| row.rank.map_or_else(|| "—".to_owned(), |(rank, of)| format!("{rank}/{of}"));
        let ranks: Vec<String> = self.rows.iter().map(rank).collect();
        let height = 26.0 + 22.0 * self.rows.len() as f64 + 76.0;
        let ticks = |row: (usize, &Row)| {
            row.1.others.iter().map(|&position| json!([position, row.0])).collect::<Vec<_>>()
        };
        let at = |of: fn(&Row) -> Option<f64>| {
            let point = |(at, row): (usize, &Row)| of(row).map(|position| json!([position, at]));
            self.rows.iter().enumerate().filter_map(point).collect::<Vec<_>>()
        };
        let legend = self.legend();
        let scatter = |name: &str, symbol: &str, size: u8, colour: &str, data: Vec<Value>| {
            json!({
                "type": "scatter", "name": name, "symbol": symbol, "symbolSize": size, "z": 5,
                "itemStyle": { "color": colour, "borderColor": "#ffffff", "borderWidth": 1, "opacity": 1 },
                "data": data,
            })
        };
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": names.room, "right": widest(&ranks) + 24.0, "top": 26, "bottom": 76 },
                "legend": theme::legend(&legend),
                "xAxis": theme::with(theme::value_axis(&self.evaluation.say("figure-axis-strip", &[])), json!({
                    "min": 0, "max": 100, "interval": 25,
                })),
                "yAxis": [
                    theme::with(theme::category_axis(&names.drawn), json!({
                        "inverse": true, "splitLine": { "show": true, "lineStyle": { "color": "#eeeeee" } },
                    })),
                    theme::with(theme::category_axis(&ranks), json!({
                        "inverse": true, "position": "right",
                        "name": self.evaluation.say("figure-axis-rank-of", &[]),
                        "nameLocation": "start", "nameGap": 8,
                        "nameTextStyle": theme::with(theme::letters(theme::SMALL, theme::GREY), json!({ "align": "center" })),
                    })),
                ],
                "series": [
                    {
                        "type": "custom", "name": legend[2], "renderItem": "@tick",
                        "encode": { "x": 0, "y": 1 },
                        "itemStyle": { "color": "#6f6f6f" },
                        "data": self.rows.iter().enumerate().flat_map(ticks).collect::<Vec<_>>(),
                    },
                    scatter(&legend[1], "rect", 8, theme::BASE, at(|row| row.peers)),
                    scatter(&legend[0], "circle", 12, theme::ACCENT, at(|row| row.own)),
                ],
            }),
        );
        (option, height as u32)
    }

    /// Names of the unit, its group and all units.
    fn legend(&self) -> Vec<String> {
        vec![
            in_legend(self.evaluation.unit_name(self.unit)),
            self.peers.mean_name(self.evaluation),
            self.evaluation.say("figure-each-unit", &[]),
        ]
    }

    fn notes(&self) -> Vec<String> {
        let missing: Vec<String> =
            self.rows.iter().filter(|row| row.own.is_none()).map(|row| self.name(row)).collect();
        let names = self.evaluation.listed(&missing);
        let note = || self.evaluation.say("figure-not-available", &[("names", names)]);
        if missing.is_empty() { Vec::new() } else { vec![note()] }
    }

    fn alternative(&self) -> String {
        let ranked = || self.rows.iter().filter_map(|row| Some((row, row.rank?)));
        let best = ranked().min_by_key(|(_, (rank, _))| *rank);
        let worst = ranked().max_by_key(|(_, (rank, _))| *rank);
        let told = |found: Option<(&Row, (usize, usize))>| match found {
            Some((row, (rank, of))) => (self.name(row), format!("{rank}/{of}")),
            None => ("—".to_owned(), "—".to_owned()),
        };
        let ((best, best_rank), (worst, worst_rank)) = (told(best), told(worst));
        let arguments = [
            ("unit", self.evaluation.unit_name(self.unit).to_owned()),
            ("count", self.rows.len().to_string()),
            ("best", best),
            ("best_rank", best_rank),
            ("worst", worst),
            ("worst_rank", worst_rank),
        ];
        self.evaluation.say("figure-strip-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let framework = self.evaluation.framework();
        let rows = || self.rows.iter();
        let count = |count: usize| i64::try_from(count).ok();
        Data::new(name)
            .texts("indicator", rows().map(|row| framework.node(row.leaf).code.clone()))
            .texts("name", rows().map(|row| self.name(row)))
            .numbers("position", rows().map(|row| row.own))
            .numbers("group_mean", rows().map(|row| row.peers))
            .counts("rank", rows().map(|row| row.rank.and_then(|rank| count(rank.0))))
            .counts("units", rows().map(|row| row.rank.and_then(|rank| count(rank.1))))
            .texts(
                "all_positions",
                rows().map(|row| {
                    row.others
                        .iter()
                        .map(|&position| numbers::fixed(position, 1))
                        .collect::<Vec<_>>()
                        .join(" ")
                }),
            )
            .table()
    }
}
