//! `map[/NODE]`: the shapes of the programme's own GeoJSON, coloured by tier or score.
//!
//! No boundaries come with the program: where a border runs is not ours to say.

use quanheng_index::NodeId;
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::request::Request;
use crate::shades::Shades;
use crate::{fonts, numbers, theme};

const HEIGHT: u32 = 500;
/// Room for a name.
const NAME: f64 = 90.0;
/// Units whose names and ranks have room on a map.
const MOST_NAMES: usize = 60;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let node = request.node_or_root(0, evaluation)?;
    let shapes = evaluation.computed.programme.map.as_ref().and_then(|map| map.shapes.as_ref());
    let Some(shapes) = shapes else { return Err(FigureError::refused("figure-needs-shapes", Vec::new())) };
    let shades = Shades::of(evaluation, node);
    let arguments = [("node", evaluation.node_name(node).to_owned()), ("period", evaluation.shown())];
    let units = evaluation.computed.run.units();
    let is_named = units.len() <= MOST_NAMES;
    let region = |(row, class): (usize, usize)| {
        json!({
            "name": units.get(row).code,
            "value": class,
            "itemStyle": { "areaColor": shades.colour(class) },
            "label": theme::with(theme::letters(theme::SMALL, theme::on(&shades.colour(class))), json!({
                "show": is_named, "lineHeight": 13, "formatter": label(evaluation, node, row),
            })),
        })
    };
    let coloured = (0..units.len()).filter_map(|row| Some((row, shades.class(row)?)));
    let regions: Vec<Value> = coloured.map(region).collect();
    let option = theme::option(
        evaluation.language,
        json!({
            "visualMap": theme::with(shades.legend(), json!({ "dimension": 0 })),
            "series": [{
                "type": "map",
                "map": "shapes",
                "left": 8, "right": 8, "top": 8, "bottom": 40,
                "label": { "show": false },
                // Names that would lie on others are left out: the table and the data have them.
                "labelLayout": { "hideOverlap": true },
                "itemStyle": { "areaColor": theme::EMPTY, "borderColor": "#ffffff", "borderWidth": 0.8 },
                "data": regions,
            }],
        }),
    );
    let rows: Vec<usize> = (0..units.len()).collect();
    let scores = evaluation.computed.run.scores(node, evaluation.period);
    let data = Data::new(request.name)
        .units(evaluation, &rows)
        .numbers("score", rows.iter().map(|&row| scores.value(row)))
        .numbers("rank", rows.iter().map(|&row| evaluation.place(node, row)))
        .some_texts("class", rows.iter().map(|&row| shades.class(row).map(|class| shades.name(class))));
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Map,
        language: evaluation.language,
        title: evaluation.say("figure-map-title", &arguments),
        unit: shades.legend_title(evaluation),
        source: evaluation.source_of_result(),
        notes: vec![evaluation.say("figure-map-shapes", &[("file", shapes.file.clone())])],
        alternative: shades.alternative(evaluation, node, "figure-map-alternative"),
        data: data.table(),
        option,
        shapes: Some(shapes.collection.clone()),
        size: (theme::WIDTH, HEIGHT),
    })
}

/// Name and rank of a unit, on two lines.
fn label(evaluation: &Evaluation, node: NodeId, row: usize) -> String {
    let name = fonts::shortened(evaluation.unit_name(row), NAME, theme::SMALL);
    match evaluation.place(node, row) {
        Some(place) => format!("{name}\n{}", numbers::plain(place)),
        None => name,
    }
}
