//! `rank-intervals[/NODE]`: how far each unit's rank reaches when everything doubtful varies, coloured by tier.
//!
//! The thin line holds 90 % of the replicates, the thick one half of them; the dot is the rank as published.

use quanheng_audit::Counted;
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::names::{Names, legend_height, widest};
use crate::request::Request;
use crate::rows::Rows;
use crate::{numbers, theme};

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let counted = counted(evaluation, request)?;
    let order = order(counted);
    let drawn = Drawn { evaluation, counted, rows: Rows::of(order.len()), order };
    let arguments = [
        ("node", evaluation.node_name(counted.node).to_owned()),
        ("period", evaluation.shown()),
        ("replicates", numbers::plain(counted.tally.replicates() as f64)),
    ];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::RankIntervals,
        language: evaluation.language,
        title: evaluation.say("figure-rank-intervals-title", &arguments),
        unit: evaluation.say("figure-unit-rank", &[]),
        source: evaluation.source_of_result(),
        notes: std::iter::once(evaluation.say("figure-rank-intervals-note", &arguments))
            .chain(drawn.rows.note(evaluation, drawn.order.len()))
            .collect(),
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

/// Height of a row.
const ROW: f64 = 17.0;

/// What was counted at the node asked for.
pub(super) fn counted<'e>(
    evaluation: &Evaluation<'e>,
    request: &Request,
) -> Result<&'e Counted, FigureError> {
    let node = request.node_or_root(0, evaluation)?;
    let Some(uncertainty) = evaluation.uncertainty else {
        return Err(FigureError::refused(
            "figure-needs-uncertainty",
            vec![("name", request.name.to_owned())],
        ));
    };
    let found = uncertainty.nodes.iter().find(|counted| counted.node == node);
    found.ok_or_else(|| {
        let nodes = uncertainty.nodes.iter().map(|counted| evaluation.framework().node(counted.node));
        request.unknown(&evaluation.framework().node(node).code, nodes.map(|node| node.code.as_str()))
    })
}

/// Members with a place, the best first.
pub(super) fn order(counted: &Counted) -> Vec<usize> {
    let places = &counted.nominal.places;
    let mut order: Vec<usize> = (0..places.len()).filter(|&member| places[member] > 0).collect();
    order.sort_by_key(|&member| places[member]);
    order
}

/// Row of a member in the programme.
pub(super) fn row(evaluation: &Evaluation, member: usize) -> usize {
    evaluation.uncertainty.map_or(member, |uncertainty| uncertainty.members[member])
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    counted: &'d Counted,
    order: Vec<usize>,
    rows: Rows,
}

impl Drawn<'_> {
    fn tier(&self, member: usize) -> Option<u16> {
        Some(self.counted.nominal.tiers[member]).filter(|&tier| tier > 0)
    }

    /// Tiers there are, ascending; one of all units where there are none.
    fn tiers(&self) -> Vec<Option<u16>> {
        let mut tiers: Vec<Option<u16>> = self.order.iter().map(|&member| self.tier(member)).collect();
        tiers.sort_unstable();
        tiers.dedup();
        tiers
    }

    fn tier_name(&self, tier: Option<u16>) -> String {
        tier.map_or_else(
            || self.evaluation.say("figure-all-units", &[]),
            |tier| self.evaluation.tier_name(self.counted.node, tier),
        )
    }

    fn name(&self, member: usize) -> String {
        self.evaluation.unit_name(row(self.evaluation, member)).to_owned()
    }

    fn quantile(&self, member: usize, p: f64) -> Option<usize> {
        self.counted.tally.rank_quantile(member, p)
    }

    /// Probability that a unit is in its tier.
    fn stays(&self, member: usize) -> Option<f64> {
        let tier = usize::from(self.tier(member)?);
        self.counted.tally.tier_probabilities(member).get(tier - 1).copied()
    }

    fn option(&self) -> (Value, u32) {
        let names = self.names();
        let stays: Vec<String> = self
            .members()
            .map(|member| member.map_or_else(String::new, |member| self.stay_label(member)))
            .collect();
        let heading = self.evaluation.say("figure-axis-tier-kept", &[]);
        let has_tiers = stays.iter().any(|text| !text.is_empty());
        let right = if has_tiers { widest(&stays).max(24.0) + 22.0 } else { 16.0 };
        let tiers: Vec<String> = self.tiers().into_iter().map(|tier| self.tier_name(tier)).collect();
        let bottom = 48.0 + legend_height(&tiers, f64::from(theme::WIDTH));
        let height = 26.0 + ROW * self.rows.len() as f64 + bottom;
        let last = self.counted.nominal.places.len();
        let right_axis = theme::with(
            theme::category_axis(&stays),
            json!({
                "inverse": true,
                "position": "right",
                "name": if has_tiers { heading.as_str() } else { "" },
                "nameLocation": "start",
                "nameGap": 8,
                "nameTextStyle": theme::with(theme::letters(theme::SMALL, theme::GREY), json!({ "align": "right", "padding": [0, -(right - 14.0), 0, 0] })),
            }),
        );
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": names.room, "right": right, "top": 26, "bottom": bottom },
                "legend": theme::legend(&tiers),
                "xAxis": theme::with(theme::value_axis(&self.evaluation.say("figure-axis-rank", &[])), json!({
                    "min": 0, "max": last + 1, "interval": interval(last),
                    "axisLabel": theme::with(theme::letters(theme::TEXT, theme::GREY), json!({ "showMinLabel": false, "showMaxLabel": false })),
                })),
                "yAxis": [
                    theme::with(theme::category_axis(&names.drawn), json!({ "inverse": true, "splitLine": { "show": true, "lineStyle": { "color": "#f0f0f0" } } })),
                    right_axis,
                ],
                "series": self.series(),
            }),
        );
        (option, height as u32)
    }

    /// The member in each row; `None` where some are left out.
    fn members(&self) -> impl Iterator<Item = Option<usize>> {
        self.rows.positions().map(|position| Some(self.order[position?]))
    }

    /// Names and places, a row each.
    fn names(&self) -> Names {
        let names: Vec<String> = self.order.iter().map(|&member| self.name(member)).collect();
        let place = |member: Option<usize>| {
            member.map_or_else(String::new, |member| self.counted.nominal.places[member].to_string())
        };
        Names::numbered(self.rows.texts(&names).into_iter().zip(self.members().map(place)))
    }

    fn stay_label(&self, member: usize) -> String {
        self.stays(member).map_or_else(String::new, |share| format!("{}%", numbers::percent(share)))
    }

    /// For each tier: thin and thick lines, and the dots.
    fn series(&self) -> Vec<Value> {
        let tiers = self.tiers();
        let mut series = Vec::new();
        for (at, &tier) in tiers.iter().enumerate() {
            let colour = theme::tier(at, tiers.len().max(2) + 1);
            let of_tier: Vec<(usize, usize)> = self
                .rows
                .shown()
                .map(|(row, position)| (row, self.order[position]))
                .filter(|&(_, member)| self.tier(member) == tier)
                .collect();
            let reach = |low: f64, high: f64| -> Vec<Value> {
                let line = |&(position, member): &(usize, usize)| {
                    let ends = self.quantile(member, low).zip(self.quantile(member, high));
                    ends.map(|(low, high)| json!([position, low, high, 0]))
                };
                of_tier.iter().filter_map(line).collect()
            };
            let lines = |function: &str, data: Vec<Value>| {
                json!({
                    "type": "custom",
                    "name": self.tier_name(tier),
                    "renderItem": function,
                    "encode": { "x": [1, 2], "y": 0 },
                    "itemStyle": { "color": colour },
                    "data": data,
                })
            };
            series.push(lines("@interval-thin", reach(0.05, 0.95)));
            series.push(lines("@interval-thick", reach(0.25, 0.75)));
            let dot =
                |&(position, member): &(usize, usize)| json!([self.counted.nominal.places[member], position]);
            series.push(json!({
                "type": "scatter",
                "name": self.tier_name(tier),
                "symbol": (["circle", "rect", "triangle", "diamond"][at % 4]),
                "symbolSize": 8,
                "z": 5,
                "itemStyle": { "color": "#ffffff", "borderColor": theme::INK, "borderWidth": 1.2, "opacity": 1 },
                "data": of_tier.iter().map(dot).collect::<Vec<_>>(),
            }));
        }
        series
    }

    /// The unit whose rank reaches farthest.
    fn widest(&self) -> Option<(usize, usize, usize)> {
        let reach = |&member: &usize| {
            let (low, high) = self.quantile(member, 0.05).zip(self.quantile(member, 0.95))?;
            Some((member, low, high))
        };
        let all = self.order.iter().filter_map(reach);
        // Of equals the better unit.
        all.reduce(|best, next| if next.2 - next.1 > best.2 - best.1 { next } else { best })
    }

    fn alternative(&self) -> String {
        let first = self.order.first().copied().unwrap_or_default();
        let (unit, low, high) = self.widest().unwrap_or_default();
        let arguments = [
            ("node", self.evaluation.node_name(self.counted.node).to_owned()),
            ("count", self.order.len().to_string()),
            ("leader", self.name(first)),
            ("leader_low", self.quantile(first, 0.05).unwrap_or_default().to_string()),
            ("leader_high", self.quantile(first, 0.95).unwrap_or_default().to_string()),
            ("widest", self.name(unit)),
            ("low", low.to_string()),
            ("high", high.to_string()),
        ];
        self.evaluation.say("figure-rank-intervals-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let rows: Vec<usize> = self.order.iter().map(|&member| row(self.evaluation, member)).collect();
        let quantile = |p: f64| {
            let of =
                move |&member: &usize| self.quantile(member, p).and_then(|rank| i64::try_from(rank).ok());
            self.order.iter().map(of).collect::<Vec<_>>()
        };
        Data::new(name)
            .units(self.evaluation, &rows)
            .counts(
                "rank",
                self.order.iter().map(|&member| Some(i64::from(self.counted.nominal.places[member]))),
            )
            .some_texts(
                "tier",
                self.order.iter().map(|&member| self.tier(member).map(|tier| self.tier_name(Some(tier)))),
            )
            .counts("rank_q05", quantile(0.05))
            .counts("rank_q25", quantile(0.25))
            .counts("rank_q75", quantile(0.75))
            .counts("rank_q95", quantile(0.95))
            .numbers("tier_kept", self.order.iter().map(|&member| self.stays(member)))
            .table()
    }
}

/// Steps between the ranks that an axis names.
fn interval(last: usize) -> usize {
    match last {
        0..=15 => 1,
        16..=60 => 5,
        61..=150 => 10,
        _ => last.div_ceil(10).next_multiple_of(10),
    }
}
