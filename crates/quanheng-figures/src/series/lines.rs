//! Lines over time: each with its own colour, symbol and dash, named at its end.

use serde_json::{Value, json};

use super::{Axis, Plot, Role, Series};
use crate::fonts::{self, Weight};
use crate::names::{legend_height, widest};
use crate::scale::{Scale, apart};
use crate::{numbers, theme};

const HEIGHT: f64 = 340.0;
const TOP: f64 = 14.0;
/// Room for the periods.
const BELOW: f64 = 28.0;
/// Between the names at the ends of lines.
const GAP: f64 = 14.0;
const SYMBOLS: [&str; 6] = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"];
const DASHES: [&str; 3] = ["solid", "dashed", "dotted"];
/// The most room for a name at the end of its line.
const MOST_ROOM: f64 = 120.0;
/// More lines have a legend instead.
const MOST_NAMED: usize = 12;

pub(super) fn option(plot: &Plot) -> (Value, u32) {
    let names: Vec<String> =
        plot.series.iter().map(|series| fonts::shortened(&series.name, MOST_ROOM, theme::TEXT)).collect();
    // With a second axis, names at the ends would stand on its numbers.
    let has_right = plot.series.iter().any(|series| series.axis == Axis::Right);
    let has_legend = has_right || names.len() > MOST_NAMED;
    let bottom = if has_legend { BELOW + legend_height(&names, f64::from(theme::WIDTH)) } else { BELOW };
    let scales = [Axis::Left, Axis::Right].map(|axis| scale(plot, axis));
    let labels = if has_legend { Vec::new() } else { labels(plot, &names, (scales[0], HEIGHT - bottom)) };
    let texts: Vec<String> = labels.iter().map(|label| label.text.clone()).collect();
    let right = if has_right { ticks(scales[1]) + 16.0 } else { widest(&texts) + 18.0 };
    let line = |at: usize| one(plot, at, (&names[at], labels.get(at)));
    let option = theme::option(
        plot.language,
        json!({
            "grid": { "left": ticks(scales[0]) + 14.0, "right": right, "top": TOP, "bottom": bottom },
            "legend": if has_legend { theme::legend(&names) } else { json!({ "show": false }) },
            "xAxis": theme::with(theme::category_axis(&plot.labels), json!({
                "boundaryGap": true,
                "axisLine": { "show": true, "onZero": false, "lineStyle": { "color": theme::GREY } },
                "axisLabel": theme::with(theme::letters(theme::TEXT, theme::INK), json!({ "interval": every(plot) })),
            })),
            "yAxis": [axis(plot, scales[0], Axis::Left), axis(plot, scales[1], Axis::Right)],
            "series": (0..plot.series.len()).map(line).collect::<Vec<_>>(),
        }),
    );
    (option, HEIGHT as u32)
}

/// Round numbers around the values of an axis.
fn scale(plot: &Plot, axis: Axis) -> Scale {
    let on = plot.series.iter().filter(|series| series.axis == axis);
    let values = on.flat_map(|series| series.values.iter().flatten().copied());
    Scale::around(values, 6.0).unwrap_or(Scale { low: 0.0, high: 1.0, step: 1.0 })
}

/// Room for the numbers of an axis.
fn ticks(scale: Scale) -> f64 {
    widest(&scale.marks().into_iter().map(numbers::plain).collect::<Vec<_>>())
}

/// The axis on a side, not shown where no series is read from it.
fn axis(plot: &Plot, scale: Scale, of: Axis) -> Value {
    let is_used = plot.series.iter().any(|series| series.axis == of);
    let is_left = of == Axis::Left;
    theme::with(
        theme::value_axis(""),
        json!({
            "min": scale.low,
            "max": scale.high,
            "interval": scale.step,
            "inverse": !is_left,
            "show": is_used,
            "splitLine": { "show": is_left, "lineStyle": { "color": "#e6e6e6", "width": 0.8 } },
        }),
    )
}

/// A name at the end of its line.
struct EndLabel {
    text: String,
    /// How far from the height of the last value it stands.
    shift: f64,
}

/// Names with last values, set apart where lines end close together.
fn labels(plot: &Plot, names: &[String], (scale, floor): (Scale, f64)) -> Vec<EndLabel> {
    let last = |series: &Series| series.values.iter().rev().flatten().next().copied();
    let height = |series: &Series| {
        let share = last(series).map_or(0.0, |value| scale.share(value));
        floor - share * (floor - TOP)
    };
    let wished: Vec<f64> = plot.series.iter().map(height).collect();
    let set = apart(&wished, GAP, (TOP - 4.0, floor));
    let label = |at: usize| {
        let value = last(&plot.series[at]).map(numbers::plain).unwrap_or_default();
        EndLabel { text: format!("{} {value}", names[at]), shift: set[at] - wished[at] }
    };
    (0..names.len()).map(label).collect()
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

fn one(plot: &Plot, at: usize, (name, label): (&str, Option<&EndLabel>)) -> Value {
    let series = &plot.series[at];
    let end = series.values.iter().rposition(Option::is_some);
    let (colour, dash, width, symbol) = match series.role {
        Role::Measured => (theme::category(at), DASHES[at / 6 % 3], 2.0, SYMBOLS[at % 6]),
        Role::Reference => ("#6f6f6f", "dashed", 1.6, "emptyCircle"),
        Role::Target => (theme::ACCENT, "dotted", 1.2, "diamond"),
    };
    let point = |(position, value): (usize, &Option<f64>)| {
        let Some(value) = value else { return json!("-") };
        let Some(label) = label.filter(|_| Some(position) == end) else { return json!(value) };
        let words = json!({
            "show": true, "position": "right", "distance": 8, "offset": [0, label.shift], "formatter": label.text,
        });
        json!({ "value": value, "label": theme::with(theme::letters(theme::TEXT, ink(colour)), words) })
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
        "itemStyle": { "color": colour, "opacity": 1 },
        "data": series.values.iter().take(plot.labels.len()).enumerate().map(point).collect::<Vec<_>>(),
    })
}

/// Letters in a colour that can be read on white.
fn ink(colour: &'static str) -> &'static str {
    if theme::lightness(colour) > 58.0 { theme::INK } else { colour }
}
