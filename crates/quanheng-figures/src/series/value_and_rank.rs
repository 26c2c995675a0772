//! Bars on the left axis, ranks on the right one: 1 is on top.

use serde_json::{Value, json};

use super::{Axis, Plot, Series, units_of};
use crate::{names, numbers, theme};

const HEIGHT: u32 = 320;

pub(super) fn option(plot: &Plot) -> (Value, u32) {
    let legend: Vec<String> = plot.series.iter().map(|series| series.name.clone()).collect();
    let worst = plot
        .series
        .iter()
        .filter(|series| series.axis == Axis::Right)
        .flat_map(|series| series.values.iter().flatten())
        .fold(1.0_f64, |worst, &rank| worst.max(rank));
    let name = |axis| units_of(&plot.series, axis).join(", ");
    let value_axis = |axis: Axis| {
        theme::with(
            theme::value_axis(""),
            json!({
                "name": name(axis),
                "nameLocation": "end",
                "nameGap": 10,
                "nameTextStyle": theme::with(theme::letters(theme::TEXT, theme::GREY), json!({
                    "align": if axis == Axis::Left { "left" } else { "right" },
                })),
            }),
        )
    };
    // Room above the best rank, so that the line is not at the edge, and below the worst for the bars' labels.
    let ranks = theme::with(
        value_axis(Axis::Right),
        json!({
            "inverse": true, "min": 1, "max": libm::ceil(worst * 1.35).max(5.0), "minInterval": 1,
            "nameLocation": "start", "splitLine": { "show": false },
        }),
    );
    let bottom = 10.0 + names::legend_height(&legend, f64::from(theme::WIDTH));
    let option = theme::option(
        plot.language,
        json!({
            "grid": { "left": 10, "right": 14, "top": 38, "bottom": bottom, "containLabel": true },
            "legend": theme::legend(&legend),
            "xAxis": theme::with(theme::category_axis(&plot.labels), json!({
                "axisLine": { "show": true, "lineStyle": { "color": theme::GREY } },
            })),
            "yAxis": [value_axis(Axis::Left), ranks],
            "series": plot.series.iter().enumerate().map(one).collect::<Vec<_>>(),
        }),
    );
    (option, HEIGHT)
}

fn one((at, series): (usize, &Series)) -> Value {
    let decimals = numbers::decimals(series.values.iter().flatten().copied()).min(2);
    let (kind, colour, text) = match series.axis {
        Axis::Left => ("bar", ["#8fb7d9", "#22305f", "#2f7f8a"][at % 3], theme::INK),
        Axis::Right => ("line", theme::ACCENT, theme::ACCENT),
    };
    let point = |value: &Option<f64>| {
        let Some(value) = value else { return json!("-") };
        let text = match series.axis {
            Axis::Left => numbers::fixed(*value, decimals),
            Axis::Right => numbers::plain(*value),
        };
        json!({ "value": value, "label": { "formatter": text } })
    };
    json!({
        "type": kind,
        "name": series.name,
        "yAxisIndex": usize::from(series.axis == Axis::Right),
        "barMaxWidth": 46,
        "symbol": "circle",
        "symbolSize": 9,
        "z": if kind == "bar" { 2 } else { 5 },
        "itemStyle": { "color": colour },
        "lineStyle": { "color": colour, "width": 2 },
        "label": theme::with(theme::letters(theme::TEXT, text), json!({
            "show": true,
            "position": if kind == "bar" { "insideBottom" } else { "top" },
            "textBorderColor": "#ffffff",
            "textBorderWidth": if kind == "bar" { 0 } else { 3 },
        })),
        "data": series.values.iter().map(point).collect::<Vec<_>>(),
    })
}
