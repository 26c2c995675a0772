//! Bars beside each other, lying, each with its number.

use serde_json::{Value, json};

use super::{Plot, Series, units_of};
use crate::names::{Names, legend_height};
use crate::{numbers, theme};

pub(super) fn option(plot: &Plot) -> (Value, u32) {
    let names = Names::of(plot.labels.iter().cloned());
    let legend: Vec<String> = plot.series.iter().map(|series| series.name.clone()).collect();
    let many = legend.len() > 1;
    let bottom = 46.0 + if many { legend_height(&legend, f64::from(theme::WIDTH)) } else { 0.0 };
    let height = 10.0 + (8.0 + 15.0 * legend.len() as f64) * plot.labels.len() as f64 + bottom;
    let left = units_of(&plot.series, super::Axis::Left).join(", ");
    let option = theme::option(
        plot.language,
        json!({
            "grid": { "left": names.room, "right": 64, "top": 10, "bottom": bottom },
            "legend": if many { theme::legend(&legend) } else { json!({ "show": false }) },
            "xAxis": theme::value_axis(&left),
            "yAxis": theme::with(theme::category_axis(&names.drawn), json!({ "inverse": true })),
            "series": plot.series.iter().enumerate().map(one).collect::<Vec<_>>(),
        }),
    );
    (option, height as u32)
}

fn one((at, series): (usize, &Series)) -> Value {
    let decimals = numbers::decimals(series.values.iter().flatten().copied()).min(2);
    let point = |value: &Option<f64>| {
        let Some(value) = value else { return json!("-") };
        json!({ "value": value, "label": { "formatter": numbers::fixed(*value, decimals) } })
    };
    json!({
        "type": "bar",
        "name": series.name,
        "barMaxWidth": 16,
        "itemStyle": { "color": theme::category(at) },
        "label": theme::with(theme::letters(theme::TEXT, theme::INK), json!({ "show": true, "position": "right" })),
        "data": series.values.iter().map(point).collect::<Vec<_>>(),
    })
}
