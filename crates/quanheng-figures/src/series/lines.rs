//! Lines over time: each with its own colour, symbol and dash, named at its end.

use serde_json::{Value, json};

use super::{Axis, Plot, Role, Series};
use crate::fonts::{self, Weight};
use crate::{numbers, theme};

const HEIGHT: u32 = 340;
const SYMBOLS: [&str; 6] = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"];
const DASHES: [&str; 3] = ["solid", "dashed", "dotted"];
/// The most room for names at the right.
const MOST_ROOM: f64 = 170.0;

pub(super) fn option(plot: &Plot) -> (Value, u32) {
    let has_right = plot.series.iter().any(|series| series.axis == Axis::Right);
    let names: Vec<String> = plot
        .series
        .iter()
        .map(|series| fonts::shortened(&series.name, MOST_ROOM - 60.0, theme::TEXT))
        .collect();
    let labels: Vec<String> =
        (0..names.len()).map(|at| format!("{} {}", names[at], last(plot, at))).collect();
    let room = labels
        .iter()
        .map(|label| fonts::width(label, theme::TEXT, Weight::Regular))
        .fold(0.0, f64::max)
        .min(MOST_ROOM)
        + 18.0;
    // With a second axis, names at the ends would stand on its numbers: then there is a legend.
    let legend = if has_right || names.len() > 8 { theme::legend(&names) } else { json!({ "show": false }) };
    let has_legend = has_right || names.len() > 8;
    let axis = |of: Axis| {
        theme::with(
            theme::value_axis(""),
            json!({
                "scale": true,
                "inverse": of == Axis::Right,
                "splitLine": { "show": of == Axis::Left, "lineStyle": { "color": "#e6e6e6", "width": 0.8 } },
                "show": of == Axis::Left || has_right,
            }),
        )
    };
    let line = |(at, series): (usize, &Series)| {
        one(plot, at, (series, &names[at], if has_legend { "" } else { &labels[at] }))
    };
    let option = theme::option(
        plot.language,
        json!({
            "grid": {
                "left": 8, "right": if has_legend { 12.0 } else { room }, "top": 14,
                "bottom": if has_legend { crate::names::legend_height(&names, f64::from(theme::WIDTH)) + 6.0 } else { 8.0 },
                "containLabel": true,
            },
            "legend": legend,
            "xAxis": theme::with(theme::category_axis(&plot.labels), json!({
                "boundaryGap": true,
                "axisLine": { "show": true, "lineStyle": { "color": theme::GREY } },
                "axisLabel": theme::with(theme::letters(theme::TEXT, theme::INK), json!({ "interval": every(plot) })),
            })),
            "yAxis": [axis(Axis::Left), axis(Axis::Right)],
            "series": plot.series.iter().enumerate().map(line).collect::<Vec<_>>(),
        }),
    );
    (option, HEIGHT)
}

/// How many labels are left out between two, so that they do not touch.
fn every(plot: &Plot) -> usize {
    let widest = plot
        .labels
        .iter()
        .map(|label| fonts::width(label, theme::TEXT, Weight::Regular) + 10.0)
        .fold(1.0, f64::max);
    let room = (f64::from(theme::WIDTH) - 220.0).max(100.0) / plot.labels.len().max(1) as f64;
    (libm::ceil(widest / room) as usize).saturating_sub(1)
}

/// The last value of a series, as it stands at its end.
fn last(plot: &Plot, at: usize) -> String {
    let values = &plot.series[at].values;
    values.iter().rev().flatten().next().map(|&value| numbers::plain(value)).unwrap_or_default()
}

fn one(plot: &Plot, at: usize, (series, name, label): (&Series, &str, &str)) -> Value {
    let end = series.values.iter().rposition(Option::is_some);
    let (colour, dash, width, symbol) = match series.role {
        Role::Measured => (theme::category(at), DASHES[at / 6 % 3], 2.0, SYMBOLS[at % 6]),
        Role::Reference => ("#6f6f6f", "dashed", 1.6, "emptyCircle"),
        Role::Target => (theme::ACCENT, "dotted", 1.2, "diamond"),
    };
    let point = |(position, value): (usize, &Option<f64>)| {
        let Some(value) = value else { return json!("-") };
        if Some(position) == end && !label.is_empty() {
            return json!({ "value": value, "label": theme::with(theme::letters(theme::TEXT, ink(colour)), json!({
                "show": true, "position": "right", "distance": 8, "formatter": label,
            })) });
        }
        json!(value)
    };
    json!({
        "type": "line",
        "name": name,
        "yAxisIndex": usize::from(series.axis == Axis::Right),
        "connectNulls": series.role == Role::Target,
        "symbol": symbol,
        "showAllSymbol": true,
        "symbolSize": if series.role == Role::Target { 11 } else { 7 },
        "lineStyle": { "color": colour, "width": width, "type": dash },
        "itemStyle": { "color": colour },
        "labelLayout": { "moveOverlap": "shiftY" },
        "data": series.values.iter().take(plot.labels.len()).enumerate().map(point).collect::<Vec<_>>(),
    })
}

/// Letters in a colour that can be read on white.
fn ink(colour: &'static str) -> &'static str {
    if theme::lightness(colour) > 58.0 { theme::INK } else { colour }
}
