//! `framework`: the tree of the index as rings, each part as wide as its effective weight.

use quanheng_index::{NodeId, NodeKind};
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::request::Request;
use crate::{fonts, numbers, theme};

const HEIGHT: u32 = 640;
/// Room for the names outside the rings.
const OUTSIDE: f64 = 150.0;
/// Indicators beyond which the outermost names would run into each other.
const MOST_NAMES: usize = 90;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(0)?;
    let drawn = Drawn { evaluation, leaves: evaluation.framework().leaves().count() };
    let arguments = [
        ("title", evaluation.node_name(evaluation.root()).to_owned()),
        ("leaves", drawn.leaves.to_string()),
        ("period", evaluation.shown()),
    ];
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Framework,
        language: evaluation.language,
        title: evaluation.say("figure-framework-title", &arguments),
        unit: evaluation.say("figure-unit-weight", &[]),
        source: evaluation.source_of_result(),
        notes: Vec::new(),
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option: drawn.option(),
        shapes: None,
        size: (theme::WIDTH, HEIGHT),
    })
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    leaves: usize,
}

impl Drawn<'_> {
    fn weight(&self, node: NodeId) -> f64 {
        self.evaluation.computed.run.effective_weight(node, self.evaluation.period)
    }

    fn parts(&self) -> &[NodeId] {
        &self.evaluation.framework().node(self.evaluation.root()).children
    }

    /// Rings below the root.
    fn depth(&self) -> usize {
        let framework = self.evaluation.framework();
        framework.leaves().map(|leaf| framework.depth(leaf)).max().unwrap_or(1).max(1)
    }

    fn option(&self) -> Value {
        let depth = self.depth();
        let data: Vec<Value> = self
            .parts()
            .iter()
            .enumerate()
            .map(|(at, &part)| self.sector(part, (theme::category(at), 1)))
            .collect();
        let mut levels = vec![json!({})];
        let (inner, outer) = (18.0, 51.0);
        for ring in 0..depth {
            let is_last = ring + 1 == depth;
            // The outermost ring is thin: its names stand outside.
            let thin = 7.0;
            let wide = (outer - thin - inner) / (depth.max(2) - 1) as f64;
            let from = if is_last && depth > 1 { outer - thin } else { inner + wide * ring as f64 };
            let to = if is_last { outer } else { inner + wide * (ring + 1) as f64 };
            levels.push(json!({
                "r0": format!("{from}%"),
                "r": format!("{to}%"),
                "label": theme::with(theme::letters(theme::TEXT, theme::INK), json!({
                    "position": if is_last { "outside" } else { "inside" },
                    "rotate": if is_last { "radial" } else { "tangential" },
                    "padding": 3,
                    "silent": true,
                    "minAngle": 2,
                })),
            }));
        }
        theme::option(
            self.evaluation.language,
            json!({
                "series": [{
                    "type": "sunburst",
                    "center": ["50%", "50%"],
                    "radius": ["0%", "51%"],
                    "sort": null,
                    "startAngle": 90,
                    "nodeClick": false,
                    "itemStyle": { "borderColor": "#ffffff", "borderWidth": 1.2 },
                    "levels": levels,
                    "data": data,
                }],
                "title": {
                    "text": fonts::wrapped(self.evaluation.node_name(self.evaluation.root()), 96.0, theme::TEXT, fonts::Weight::Bold).join("\n"),
                    "left": "center",
                    "top": "middle",
                    "textStyle": theme::with(theme::letters(theme::TEXT, theme::INK), json!({ "fontWeight": "bold", "lineHeight": 14 })),
                },
            }),
        )
    }

    fn sector(&self, node: NodeId, (colour, ring): (&str, usize)) -> Value {
        let framework = self.evaluation.framework();
        let children = &framework.node(node).children;
        let weight = self.weight(node);
        let is_leaf = framework.node(node).kind == NodeKind::Indicator;
        let own = theme::blend(&[colour, "#ffffff"], 0.16 * (ring as f64 - 1.0));
        let share = format!("{}%", numbers::fixed(weight * 100.0, 1));
        let name = self.evaluation.node_name(node);
        let label = if is_leaf && ring == self.depth() {
            format!("{} {share}", fonts::shortened(name, OUTSIDE - 40.0, theme::TEXT))
        } else {
            let lines = fonts::wrapped(name, 76.0, theme::TEXT, fonts::Weight::Regular);
            format!("{}\n{share}", lines.join("\n"))
        };
        let shows = !is_leaf || self.leaves <= MOST_NAMES;
        let mut sector = json!({
            "name": name,
            "itemStyle": { "color": own },
            "label": {
                "show": shows,
                "formatter": label,
                "color": if is_leaf && ring == self.depth() { theme::INK } else { theme::on(&own) },
                "lineHeight": 13,
            },
        });
        if children.is_empty() {
            sector["value"] = json!(weight);
        } else {
            let inner: Vec<Value> =
                children.iter().map(|&child| self.sector(child, (colour, ring + 1))).collect();
            sector["children"] = json!(inner);
        }
        sector
    }

    fn alternative(&self) -> String {
        let part = |&part: &NodeId| {
            let share = numbers::fixed(self.weight(part) * 100.0, 1);
            format!("{} {share}%", self.evaluation.node_name(part))
        };
        let parts: Vec<String> = self.parts().iter().map(part).collect();
        let framework = self.evaluation.framework();
        let heaviest = framework
            .leaves()
            .reduce(|best, leaf| if self.weight(leaf) > self.weight(best) { leaf } else { best })
            .unwrap_or_default();
        let arguments = [
            ("title", self.evaluation.node_name(self.evaluation.root()).to_owned()),
            ("count", parts.len().to_string()),
            ("leaves", self.leaves.to_string()),
            ("parts", self.evaluation.listed(&parts)),
            ("heaviest", self.evaluation.node_name(heaviest).to_owned()),
            ("share", numbers::fixed(self.weight(heaviest) * 100.0, 1)),
        ];
        self.evaluation.say("figure-framework-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let framework = self.evaluation.framework();
        let nodes = framework.top_down();
        let parent = |&node: &NodeId| framework.node(node).parent.map(|up| framework.node(up).code.clone());
        let run = self.evaluation.computed.run;
        Data::new(name)
            .texts("node", nodes.iter().map(|&node| framework.node(node).code.clone()))
            .texts("name", nodes.iter().map(|&node| self.evaluation.node_name(node).to_owned()))
            .some_texts("parent", nodes.iter().map(parent))
            .numbers(
                "share_within_parent",
                nodes.iter().map(|&node| Some(run.weight_share(node, self.evaluation.period))),
            )
            .numbers("effective_weight", nodes.iter().map(|&node| Some(self.weight(node))))
            .table()
    }
}
