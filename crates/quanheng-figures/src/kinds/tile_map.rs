//! `tile-map[/NODE]`: one tile of the same size for each unit, laid out like a map, coloured by tier or score.
//!
//! The layout is the programme's own file. Tiles that are no unit of the programme stay empty with their names.

use quanheng_index::NodeId;
use quanheng_programme::Tile;
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::fonts::{self, Weight};
use crate::request::Request;
use crate::shades::Shades;
use crate::theme;

const MARGIN: f64 = 6.0;
/// Height of a tile.
const ROW: f64 = 52.0;
/// What stands for no class: below the first.
const NO_CLASS: i64 = -1;
/// Room for the legend.
const LEGEND: f64 = 40.0;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(1)?;
    let node = request.node_or_root(0, evaluation)?;
    let tiles = evaluation.computed.programme.map.as_ref().map_or(&[][..], |map| &map.tiles);
    if tiles.is_empty() {
        return Err(FigureError::refused("figure-needs-tiles", Vec::new()));
    }
    let shades = Shades::of(evaluation, node);
    let drawn = Drawn { evaluation, node, tiles, shades: &shades };
    let arguments = [("node", evaluation.node_name(node).to_owned()), ("period", evaluation.shown())];
    let (option, height) = drawn.option();
    let has_empty = tiles.iter().any(|tile| tile.unit.is_none_or(|row| shades.class(row).is_none()));
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::TileMap,
        language: evaluation.language,
        title: evaluation.say("figure-tile-map-title", &arguments),
        unit: shades.legend_title(evaluation),
        source: evaluation.source_of_result(),
        notes: if has_empty { vec![evaluation.say("figure-map-empty", &[])] } else { Vec::new() },
        alternative: shades.alternative(evaluation, node, "figure-tile-map-alternative"),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    node: NodeId,
    tiles: &'d [Tile],
    shades: &'d Shades,
}

impl Drawn<'_> {
    /// First row and column, and how many there are.
    fn extent(&self) -> ((u32, u32), (u32, u32)) {
        let bounds = |of: fn(&Tile) -> u32| {
            let low = self.tiles.iter().map(of).min().unwrap_or(0);
            let high = self.tiles.iter().map(of).max().unwrap_or(0);
            (low, high - low + 1)
        };
        let (rows, columns) = (bounds(|tile| tile.row), bounds(|tile| tile.column));
        ((rows.0, columns.0), (rows.1, columns.1))
    }

    fn name(&self, tile: &Tile) -> String {
        tile.unit.map_or_else(
            || tile.name.get(self.evaluation.language).unwrap_or_default().to_owned(),
            |row| self.evaluation.unit_name(row).to_owned(),
        )
    }

    fn option(&self) -> (Value, u32) {
        let ((top, left), (rows, columns)) = self.extent();
        let width = ((f64::from(theme::WIDTH) - 2.0 * MARGIN) / f64::from(columns)).min(96.0);
        let height = MARGIN * 2.0 + ROW * f64::from(rows) + LEGEND;
        let side = (f64::from(theme::WIDTH) - width * f64::from(columns)) / 2.0;
        let axis = |count: u32| {
            json!({
                "type": "category",
                "data": (0..count).collect::<Vec<_>>(),
                "show": false,
            })
        };
        let point = |tile: &Tile| self.tile(tile, (tile.row - top, tile.column - left), width);
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": side, "right": side, "top": MARGIN, "bottom": LEGEND + MARGIN },
                "xAxis": axis(columns),
                "yAxis": theme::with(axis(rows), json!({ "inverse": true })),
                "visualMap": self.shades.legend(),
                "series": [{
                    "type": "heatmap",
                    "itemStyle": { "borderColor": "#ffffff", "borderWidth": 3, "borderRadius": 4 },
                    "label": theme::with(theme::letters(theme::TEXT, theme::INK), json!({ "show": true, "lineHeight": 14 })),
                    "data": self.tiles.iter().map(point).collect::<Vec<_>>(),
                }],
            }),
        );
        (option, height as u32)
    }

    fn tile(&self, tile: &Tile, (row, column): (u32, u32), width: f64) -> Value {
        let class = tile.unit.and_then(|row| self.shades.class(row));
        let colour = class.map_or_else(|| theme::EMPTY.to_owned(), |class| self.shades.colour(class));
        let place = tile.unit.and_then(|row| self.evaluation.place(self.node, row));
        let second = place.map_or_else(String::new, |place| format!("\n{}", crate::numbers::plain(place)));
        let name = fitted(&self.name(tile), width - 10.0, if second.is_empty() { 3 } else { 2 });
        json!({
            "value": [column, row, class.map_or(NO_CLASS, |class| class as i64)],
            "itemStyle": { "color": colour },
            "label": {
                "formatter": format!("{name}{second}"),
                "color": if class.is_some() { theme::on(&colour) } else { theme::GREY },
            },
        })
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let units = self.evaluation.computed.run.units();
        let of_unit = |tile: &Tile| tile.unit;
        let score = |row| self.evaluation.computed.run.scores(self.node, self.evaluation.period).value(row);
        let tiles = || self.tiles.iter();
        Data::new(name)
            .some_texts("unit", tiles().map(|tile| of_unit(tile).map(|row| units.get(row).code.clone())))
            .texts("name", tiles().map(|tile| self.name(tile)))
            .counts("row", tiles().map(|tile| Some(i64::from(tile.row))))
            .counts("column", tiles().map(|tile| Some(i64::from(tile.column))))
            .numbers("score", tiles().map(|tile| of_unit(tile).and_then(score)))
            .numbers(
                "rank",
                tiles().map(|tile| of_unit(tile).and_then(|row| self.evaluation.place(self.node, row))),
            )
            .some_texts(
                "class",
                tiles().map(|tile| {
                    of_unit(tile).and_then(|row| self.shades.class(row)).map(|class| self.shades.name(class))
                }),
            )
            .table()
    }
}

/// A name in at most so many lines of a width.
fn fitted(name: &str, width: f64, lines: usize) -> String {
    let mut broken = fonts::wrapped(name, width, theme::TEXT, Weight::Regular);
    if broken.len() > lines {
        let rest = broken.split_off(lines - 1).join(" ");
        broken.push(rest);
    }
    broken.iter().map(|line| fonts::shortened(line, width, theme::TEXT)).collect::<Vec<_>>().join("\n")
}
