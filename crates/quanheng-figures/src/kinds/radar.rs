//! `radar/UNIT[/NODE]`: a unit's scores on the parts of a node against the mean of its group and the best of each part.

use quanheng_index::NodeId;
use quanheng_index::statistics::mean;
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::fonts::{self, Weight};
use crate::names::in_legend;
use crate::peers::Peers;
use crate::request::Request;
use crate::scale::Scale;
use crate::{numbers, theme};

const HEIGHT: u32 = 420;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(2)?;
    let row = request.unit(0, evaluation)?;
    let node = request.node_or_root(1, evaluation)?;
    let parts = evaluation.framework().node(node).children.clone();
    if parts.len() < 3 {
        let arguments = vec![("node", evaluation.node_name(node).to_owned())];
        return Err(FigureError::refused("figure-radar-parts", arguments));
    }
    let drawn = Drawn { evaluation, row, peers: Peers::of(evaluation, row), parts };
    let arguments = [
        ("unit", evaluation.unit_name(row).to_owned()),
        ("node", evaluation.node_name(node).to_owned()),
        ("period", evaluation.shown()),
        ("peers", drawn.peers.name.clone()),
    ];
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Radar,
        language: evaluation.language,
        title: evaluation.say("figure-radar-title", &arguments),
        unit: evaluation.say("figure-unit-score", &[]),
        source: evaluation.source_of_result(),
        notes: drawn.notes(),
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option: drawn.option(),
        shapes: None,
        size: (theme::WIDTH, HEIGHT),
    })
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    row: usize,
    peers: Peers,
    parts: Vec<NodeId>,
}

impl Drawn<'_> {
    fn score(&self, part: NodeId, row: usize) -> Option<f64> {
        self.evaluation.computed.run.scores(part, self.evaluation.period).value(row)
    }

    fn own(&self) -> Vec<Option<f64>> {
        self.parts.iter().map(|&part| self.score(part, self.row)).collect()
    }

    fn of_peers(&self) -> Vec<Option<f64>> {
        let of = |&part: &NodeId| {
            let scores: Vec<f64> = self.peers.rows.iter().filter_map(|&row| self.score(part, row)).collect();
            mean(&scores)
        };
        self.parts.iter().map(of).collect()
    }

    /// Least and greatest score of the members on a part.
    fn reach(&self, part: NodeId) -> (f64, f64) {
        let members = self.evaluation.members();
        let scores = members.iter().filter_map(|&row| self.score(part, row));
        scores
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), score| (low.min(score), high.max(score)))
    }

    fn best(&self) -> Vec<Option<f64>> {
        self.parts.iter().map(|&part| Some(self.reach(part).1).filter(|best| best.is_finite())).collect()
    }

    /// One scale for all parts, from the worst of all to the best of all.
    fn scale(&self) -> Scale {
        let reaches = self.parts.iter().map(|&part| self.reach(part));
        let ends = reaches.filter(|reach| reach.0 <= reach.1).flat_map(|reach| [reach.0, reach.1]);
        Scale::around(ends, 6.0).unwrap_or(Scale { low: 0.0, high: 1.0, step: 0.5 })
    }

    fn option(&self) -> Value {
        let scale = self.scale();
        let (low, high) = (scale.low, scale.high);
        let own = self.own();
        let decimals = numbers::decimals([low, high]);
        let indicator = |(at, &part): (usize, &NodeId)| {
            let value = own[at].map_or_else(|| "—".to_owned(), |score| numbers::fixed(score, decimals));
            let name = fonts::wrapped(self.evaluation.node_name(part), 130.0, theme::TEXT, Weight::Regular);
            json!({ "name": format!("{}\n{value}", name.join("\n")), "min": low, "max": high })
        };
        let line = |name: String, values: Vec<Option<f64>>, colour: &str, kind: &str, symbol: &str| {
            json!({
                "name": name,
                "value": values.iter().map(|value| value.map_or(json!("-"), |value| json!(value))).collect::<Vec<_>>(),
                "symbol": symbol,
                "symbolSize": 7,
                "lineStyle": { "color": colour, "type": kind, "width": if kind == "solid" { 2.4 } else { 1.4 } },
                "itemStyle": { "color": colour },
                "areaStyle": { "color": colour, "opacity": if kind == "solid" { 0.12 } else { 0.0 } },
            })
        };
        let names = self.names();
        theme::option(
            self.evaluation.language,
            json!({
                "legend": theme::legend(&names),
                "radar": {
                    // A triangle reaches farther up than down.
                    "center": ["50%", if self.parts.len() == 3 { "56%" } else { "47%" }],
                    "radius": "62%",
                    "splitNumber": scale.rings(),
                    "indicator": self.parts.iter().enumerate().map(indicator).collect::<Vec<_>>(),
                    "axisName": theme::with(theme::letters(theme::TEXT, theme::INK), json!({ "lineHeight": 14 })),
                    "axisNameGap": 10,
                    "splitArea": { "show": false },
                    "splitLine": { "lineStyle": { "color": "#dcdcdc" } },
                    "axisLine": { "lineStyle": { "color": "#dcdcdc" } },
                },
                "series": [{
                    "type": "radar",
                    "data": [
                        line(names[2].clone(), self.best(), "#8a8a8a", "dotted", "triangle"),
                        line(names[1].clone(), self.of_peers(), theme::BASE, "dashed", "rect"),
                        line(names[0].clone(), own.clone(), theme::ACCENT, "solid", "circle"),
                    ],
                }],
            }),
        )
    }

    /// Of the unit, its group and the best.
    fn names(&self) -> Vec<String> {
        vec![
            in_legend(self.evaluation.unit_name(self.row)),
            self.peers.mean_name(self.evaluation),
            self.evaluation.say("figure-best-of-each", &[]),
        ]
    }

    fn notes(&self) -> Vec<String> {
        let Scale { low, high, step } = self.scale();
        let decimals = numbers::decimals([0.0, step * 30.0]);
        let arguments = [("low", numbers::fixed(low, decimals)), ("high", numbers::fixed(high, decimals))];
        let missing: Vec<String> = (0..self.parts.len())
            .filter(|&at| self.own()[at].is_none())
            .map(|at| self.evaluation.node_name(self.parts[at]).to_owned())
            .collect();
        let mut notes = vec![self.evaluation.say("figure-radar-note", &arguments)];
        if !missing.is_empty() {
            let names = self.evaluation.listed(&missing);
            notes.push(self.evaluation.say("figure-not-available", &[("names", names)]));
        }
        notes
    }

    fn alternative(&self) -> String {
        let (own, peers) = (self.own(), self.of_peers());
        let lead = |at: usize| own[at].zip(peers[at]).map(|(own, peers)| own - peers);
        let known: Vec<usize> = (0..self.parts.len()).filter(|&at| lead(at).is_some()).collect();
        let lead = |at: usize| lead(at).unwrap_or_default();
        let strongest =
            known.iter().copied().reduce(|best, at| if lead(at) > lead(best) { at } else { best });
        let weakest =
            known.iter().copied().reduce(|least, at| if lead(at) < lead(least) { at } else { least });
        let (strongest, weakest) = (strongest.unwrap_or_default(), weakest.unwrap_or_default());
        let decimals = numbers::decimals(known.iter().map(|&at| lead(at)));
        let name = |at: usize| self.evaluation.node_name(self.parts[at]).to_owned();
        let arguments = [
            ("unit", self.evaluation.unit_name(self.row).to_owned()),
            ("peers", self.peers.name.clone()),
            ("count", self.parts.len().to_string()),
            ("strongest", name(strongest)),
            ("lead", numbers::fixed(lead(strongest), decimals)),
            ("weakest", name(weakest)),
            ("lag", numbers::fixed(lead(weakest), decimals)),
        ];
        self.evaluation.say("figure-radar-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let framework = self.evaluation.framework();
        Data::new(name)
            .texts("node", self.parts.iter().map(|&part| framework.node(part).code.clone()))
            .texts("name", self.parts.iter().map(|&part| self.evaluation.node_name(part).to_owned()))
            .numbers("unit", self.own())
            .numbers("group_mean", self.of_peers())
            .numbers("best", self.best())
            .table()
    }
}
