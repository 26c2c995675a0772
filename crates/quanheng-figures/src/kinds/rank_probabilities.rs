//! `rank-probabilities[/NODE]`: how probable each rank of each unit is, as a heat map.
//!
//! Beyond 60 units neighbouring ranks share a column, so that columns can still be seen.

use quanheng_audit::Counted;
use serde_json::{Value, json};

use super::rank_intervals::{counted, order, row};
use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::names::Names;
use crate::request::Request;
use crate::rows::Rows;
use crate::{numbers, theme};

/// The most columns that can be told apart.
const COLUMNS: usize = 60;
/// Shares below are left white.
const LEAST: f64 = 0.005;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let counted = counted(evaluation, request)?;
    let drawn = Drawn::of(evaluation, counted);
    let arguments = [
        ("node", evaluation.node_name(counted.node).to_owned()),
        ("period", evaluation.shown()),
        ("replicates", numbers::plain(counted.tally.replicates() as f64)),
        ("step", drawn.step.to_string()),
    ];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::RankProbabilities,
        language: evaluation.language,
        title: evaluation.say("figure-rank-probabilities-title", &arguments),
        unit: evaluation.say("figure-unit-percent-of-replicates", &[]),
        source: evaluation.source_of_result(),
        notes: std::iter::once(evaluation.say("figure-rank-probabilities-note", &arguments))
            .chain(drawn.rows.note(evaluation, drawn.order.len()))
            .collect(),
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    counted: &'d Counted,
    order: Vec<usize>,
    /// By unit in order: share of each rank.
    shares: Vec<Vec<f64>>,
    /// Ranks in a column.
    step: usize,
    rows: Rows,
}

impl<'d> Drawn<'d> {
    fn of(evaluation: &'d Evaluation<'d>, counted: &'d Counted) -> Self {
        let order = order(counted);
        let shares: Vec<Vec<f64>> =
            order.iter().map(|&member| counted.tally.rank_probabilities(member)).collect();
        let step = order.len().div_ceil(COLUMNS).max(1);
        Self { evaluation, counted, rows: Rows::of(order.len()), order, shares, step }
    }

    fn name(&self, at: usize) -> String {
        self.evaluation.unit_name(row(self.evaluation, self.order[at])).to_owned()
    }

    /// Shares of a unit by column.
    fn columns(&self, at: usize) -> Vec<f64> {
        self.shares[at][..self.order.len()].chunks(self.step).map(|ranks| ranks.iter().sum()).collect()
    }

    /// Column, row and share.
    fn cells(&self) -> Vec<(usize, usize, f64)> {
        let of_unit = |(row, at): (usize, usize)| {
            self.columns(at).into_iter().enumerate().map(move |(column, share)| (column, row, share))
        };
        self.rows.shown().flat_map(of_unit).filter(|&(_, _, share)| share >= LEAST).collect()
    }

    fn option(&self) -> (Value, u32) {
        let all: Vec<String> = (0..self.order.len()).map(|at| self.name(at)).collect();
        let names = Names::of(self.rows.texts(&all));
        let heads: Vec<String> =
            (0..self.order.len()).step_by(self.step).map(|rank| (rank + 1).to_string()).collect();
        let cell = (f64::from(theme::WIDTH) - names.room - 12.0) / heads.len() as f64;
        let height = 34.0 + cell.clamp(16.0, 26.0) * self.rows.len() as f64 + 58.0;
        let shows_numbers = cell >= 15.0;
        let most = self.cells().iter().map(|cell| cell.2).fold(0.0, f64::max);
        let point = |&(column, at, share): &(usize, usize, f64)| {
            let colour = theme::blend(&theme::SEQUENCE, share / most);
            json!({
                "value": [column, at, share],
                "label": {
                    "formatter": numbers::percent(share),
                    "show": shows_numbers && share >= 0.0095,
                    "color": theme::on(&colour),
                },
            })
        };
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": names.room, "right": 12, "top": 34, "bottom": 58 },
                "xAxis": theme::with(theme::category_axis(&heads), json!({
                    "position": "top",
                    "name": self.evaluation.say("figure-axis-rank", &[]),
                    "nameLocation": "middle",
                    "nameGap": 18,
                    "nameTextStyle": theme::letters(theme::TEXT, theme::GREY),
                    "axisLabel": theme::with(theme::letters(theme::SMALL, theme::INK), json!({ "margin": 4, "interval": if cell < 14.0 { 4 } else { 0 } })),
                    "splitArea": { "show": false },
                })),
                "yAxis": theme::with(theme::category_axis(&names.drawn), json!({
                    "inverse": true, "splitLine": { "show": true, "lineStyle": { "color": "#f0f0f0" } },
                })),
                "visualMap": {
                    "type": "continuous",
                    "min": 0,
                    "max": most,
                    "calculable": false,
                    "orient": "horizontal",
                    "left": "center",
                    "bottom": 4,
                    "itemWidth": 12,
                    "itemHeight": 200,
                    "text": [format!("{}%", numbers::percent(most)), "0%"],
                    "textStyle": theme::letters(theme::TEXT, theme::INK),
                    "inRange": { "color": theme::SEQUENCE },
                },
                "series": [{
                    "type": "heatmap",
                    "itemStyle": { "borderColor": "#ffffff", "borderWidth": if cell > 10.0 { 1 } else { 0 } },
                    "label": theme::with(theme::letters(theme::SMALL, theme::INK), json!({ "show": true })),
                    "data": self.cells().iter().map(point).collect::<Vec<_>>(),
                }],
            }),
        );
        (option, height as u32)
    }

    fn alternative(&self) -> String {
        let share = |at: usize| {
            let place = usize::from(self.counted.nominal.places[self.order[at]]);
            self.shares[at].get(place - 1).copied().unwrap_or(0.0)
        };
        let all = || 0..self.order.len();
        let best = all().reduce(|best, next| if share(next) > share(best) { next } else { best });
        let least = all().reduce(|least, next| if share(next) < share(least) { next } else { least });
        let place = |at: usize| self.counted.nominal.places[self.order[at]].to_string();
        let (best, least) = (best.unwrap_or_default(), least.unwrap_or_default());
        let arguments = [
            ("node", self.evaluation.node_name(self.counted.node).to_owned()),
            ("count", self.order.len().to_string()),
            ("surest", self.name(best)),
            ("surest_rank", place(best)),
            ("surest_share", numbers::percent(share(best))),
            ("least", self.name(least)),
            ("least_rank", place(least)),
            ("least_share", numbers::percent(share(least))),
        ];
        self.evaluation.say("figure-rank-probabilities-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let rows: Vec<usize> = self.order.iter().map(|&member| row(self.evaluation, member)).collect();
        let mut data = Data::new(name).units(self.evaluation, &rows);
        for rank in 0..self.order.len() {
            let column = self.shares.iter().map(|shares| shares.get(rank).copied());
            data = data.numbers(&format!("rank_{}", rank + 1), column);
        }
        data.table()
    }
}
