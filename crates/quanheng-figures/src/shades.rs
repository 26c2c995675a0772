//! Classes of units on a map: the tiers, or fifths of the scores where there are none.

use quanheng_index::NodeId;
use serde_json::{Value, json};

use crate::evaluation::Evaluation;
use crate::{numbers, theme};

/// Classes where there are no tiers.
const CLASSES: usize = 5;

/// The classes of all units at a node, the first the best.
pub(crate) struct Shades {
    /// By row of the unit.
    classes: Vec<Option<usize>>,
    names: Vec<String>,
    are_tiers: bool,
}

impl Shades {
    /// Tiers where the node has them, or else fifths of the ranked units.
    pub(crate) fn of(evaluation: &Evaluation, node: NodeId) -> Self {
        let count = evaluation.computed.run.units().len();
        let tiers: Vec<Option<usize>> =
            (0..count).map(|row| evaluation.tier(node, row).map(|tier| usize::from(tier) - 1)).collect();
        if let Some(last) = tiers.iter().flatten().max() {
            let name = |at: usize| evaluation.tier_name(node, u16::try_from(at + 1).unwrap_or(u16::MAX));
            return Self { names: (0..=*last).map(name).collect(), classes: tiers, are_tiers: true };
        }
        Self::fifths(evaluation, node, count)
    }

    fn fifths(evaluation: &Evaluation, node: NodeId, count: usize) -> Self {
        let ranked = evaluation.ranked(node);
        let scores = evaluation.computed.run.scores(node, evaluation.period);
        let mut classes = vec![None; count];
        let mut bounds = [(f64::INFINITY, f64::NEG_INFINITY); CLASSES];
        for (at, &row) in ranked.iter().enumerate() {
            let class = at * CLASSES / ranked.len();
            let score = scores.value(row).unwrap_or_default();
            bounds[class] = (bounds[class].0.min(score), bounds[class].1.max(score));
            classes[row] = Some(class);
        }
        let used: Vec<(f64, f64)> = bounds.into_iter().filter(|bound| bound.0 <= bound.1).collect();
        let decimals = numbers::decimals(ranked.iter().filter_map(|&row| scores.value(row)));
        let name = |&(low, high): &(f64, f64)| {
            format!("{} – {}", numbers::fixed(low, decimals), numbers::fixed(high, decimals))
        };
        Self { classes, names: used.iter().map(name).collect(), are_tiers: false }
    }

    /// The class of a unit.
    pub(crate) fn class(&self, row: usize) -> Option<usize> {
        self.classes.get(row).copied().flatten()
    }

    /// The colour of a class.
    pub(crate) fn colour(&self, class: usize) -> String {
        theme::tier(class, self.names.len())
    }

    /// What a class is called.
    pub(crate) fn name(&self, class: usize) -> String {
        self.names.get(class).cloned().unwrap_or_default()
    }

    /// What the classes are.
    pub(crate) fn legend_title(&self, evaluation: &Evaluation) -> String {
        evaluation
            .say(if self.are_tiers { "figure-unit-tier-and-rank" } else { "figure-unit-score-and-rank" }, &[])
    }

    /// The legend, as a map of values to colours.
    pub(crate) fn legend(&self) -> Value {
        let piece = |(class, name): (usize, &String)| json!({ "value": class, "label": name, "color": self.colour(class) });
        json!({
            "type": "piecewise",
            "pieces": self.names.iter().enumerate().map(piece).collect::<Vec<_>>(),
            "dimension": 2,
            "orient": "horizontal",
            "left": "center",
            "bottom": 4,
            "itemWidth": 16,
            "itemHeight": 11,
            "itemGap": 14,
            "textStyle": theme::letters(theme::TEXT, theme::INK),
            "outOfRange": { "color": theme::EMPTY },
            "hoverLink": false,
            "selectedMode": false,
        })
    }

    /// What stands out: who is in the first class.
    pub(crate) fn alternative(&self, evaluation: &Evaluation, node: NodeId, code: &'static str) -> String {
        let ranked = evaluation.ranked(node);
        let first = ranked.iter().filter(|&&row| self.class(row) == Some(0));
        let names: Vec<String> = first.map(|&row| evaluation.unit_name(row).to_owned()).collect();
        let arguments = [
            ("node", evaluation.node_name(node).to_owned()),
            ("period", evaluation.shown()),
            ("count", ranked.len().to_string()),
            ("class", self.name(0)),
            ("first", evaluation.listed(&names)),
        ];
        evaluation.say(code, &arguments)
    }
}
