//! Which figures an evaluation has.

use quanheng_index::NodeKind;

use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};

/// A figure that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: Kind,
}

/// Names of the figures there are: those of the evaluation as a whole, and for those of single units and indicators an
/// example with the first. Some need more than a run: an analysis, or another period.
#[must_use]
pub fn listing(evaluation: &Evaluation) -> Vec<Listed> {
    let mut names = of_the_whole(evaluation);
    names.extend(of_one(evaluation));
    names
}

/// The figures of an evaluation as a whole, those that can be made.
#[must_use]
pub fn default_set(evaluation: &Evaluation) -> Vec<Figure> {
    let made = |listed: Listed| Figure::named(evaluation, &listed.name).ok();
    of_the_whole(evaluation).into_iter().filter_map(made).collect()
}

fn listed(kind: Kind, words: &[&str]) -> Listed {
    let name = std::iter::once(kind.slug()).chain(words.iter().copied()).collect::<Vec<_>>().join("/");
    Listed { name, kind }
}

fn of_the_whole(evaluation: &Evaluation) -> Vec<Listed> {
    let framework = evaluation.framework();
    let parts = &framework.node(evaluation.root()).children;
    let mut names = vec![listed(Kind::Ranking, &[])];
    names.extend(
        parts
            .iter()
            .map(|&part| framework.node(part))
            .filter(|part| part.kind == NodeKind::Inner)
            .map(|part| listed(Kind::Ranking, &[&part.code])),
    );
    names.extend([listed(Kind::RankIntervals, &[]), listed(Kind::RankProbabilities, &[])]);
    let map = evaluation.computed.programme.map.as_ref();
    if map.is_some_and(|map| !map.tiles.is_empty()) {
        names.push(listed(Kind::TileMap, &[]));
    }
    if map.is_some_and(|map| map.shapes.is_some()) {
        names.push(listed(Kind::Map, &[]));
    }
    names.extend(slopes(evaluation));
    names.extend([
        listed(Kind::Correlation, &[]),
        listed(Kind::Framework, &[]),
        listed(Kind::Distribution, &[]),
        listed(Kind::Sensitivity, &[]),
    ]);
    names
}

/// From the period before the one shown.
fn slopes(evaluation: &Evaluation) -> Option<Listed> {
    let earlier = evaluation.period.checked_sub(1)?;
    Some(listed(Kind::Slope, &[&evaluation.computed.run.periods()[earlier].to_string()]))
}

/// Those of a unit and of indicators: examples with the first.
fn of_one(evaluation: &Evaluation) -> Vec<Listed> {
    let ranked = evaluation.ranked(evaluation.root());
    let leaves = examples(evaluation);
    let Some(&first) = ranked.first() else { return Vec::new() };
    let unit = evaluation.computed.run.units().get(first).code.as_str();
    let mut names = vec![listed(Kind::Radar, &[unit]), listed(Kind::Strip, &[unit])];
    if let [x, y, ..] = leaves[..] {
        names.extend([
            listed(Kind::Timeline, &[x]),
            listed(Kind::ValueAndRank, &[x, unit]),
            listed(Kind::Scatter, &[x, y]),
        ]);
    }
    names
}

/// Codes of the indicators that have figures of enough units to be drawn, those with figures of several periods first.
fn examples<'a>(evaluation: &Evaluation<'a>) -> Vec<&'a str> {
    let framework = evaluation.framework();
    let present = |leaf, period| evaluation.figures.scores(leaf, period).count_present();
    let periods = 0..evaluation.figures.periods().len();
    let count = |leaf| periods.clone().filter(|&period| present(leaf, period) > 0).count();
    let enough = framework.leaves().filter(|&leaf| present(leaf, evaluation.period) >= FEWEST);
    let (several, single): (Vec<_>, Vec<_>) = enough.partition(|&leaf| count(leaf) > 1);
    several.into_iter().chain(single).map(|leaf| framework.node(leaf).code.as_str()).collect()
}

/// Units of which a scatter is drawn at least.
const FEWEST: usize = 3;
