//! The inverse audit: which weights could have made a published ranking, and what follows if none could.
//!
//! A published result is one or several [`Statement`]s: orders of units, in classes. A [`Table`] has our scores at the
//! parts, whose weights are unknown. The admissible weights are a convex set, a [`Space`]: not negative, summing to 1,
//! within bounds; every published pair is a linear condition on them. [`inverse`] puts the answers together:
//!
//! - weights that reproduce everything, or proof that there are none (`fit`, `game`);
//! - if there are none: the smallest total violation (`shortfall`), sets of pairs that contradict each other
//!   (`conflict`), and the best agreement any weights reach (`agreement`, by `search`);
//! - pairs and places that hold under all weights or under some (`standing`);
//! - weights drawn evenly, and the probability of each place under them (`walk`);
//! - what hidden dimensions would have to be (`hidden`), and what published lists alone say (`lists`).
//!
//! Everything is linear because the node is an arithmetic mean of its parts, or a geometric one, whose logarithm is.
//! Effective weights of leaves make a whole tree linear too: see [`Table`].

mod agreement;
mod climb;
mod conflict;
mod explore;
mod fit;
mod game;
mod hidden;
mod lists;
mod nearest;
mod search;
mod shortfall;
mod space;
mod standing;
mod statement;
mod table;
mod walk;

use quanheng_index::statistics::linear_programme::NoOptimum;
use quanheng_index::{Finding, Subject as About};

pub use agreement::Agreement;
pub use conflict::{Conflict, Conflicts};
pub use fit::Fit;
pub use hidden::{Hidden, HiddenUnit, Need};
pub use lists::{Against, against};
pub use shortfall::Shortfall;
pub use space::{Bounds, Space};
pub use standing::{Places as PossiblePlaces, Reach, Relation, Standing};
pub use statement::{Pair, Statement, pairs};
pub use table::{Level, Table};
pub use walk::{Spread as WeightSpread, Walk, walk};

use explore::Ground;

/// A set with no ball larger than this inside counts as flat, and nothing is drawn from it.
const LEAST_RADIUS: f64 = 1e-9;

/// More pairs than this are refused: every pair is held against every other one.
const MOST_PAIRS: usize = 3_000;

/// How much is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Whole,
    /// The weights only: no places, no draws, no hidden parts. For many parts, such as the leaves of a tree.
    Weights,
}

/// What to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct InverseOptions {
    /// The admissible weights, of the parts of the table.
    pub space: Space,
    /// The weights the programme has, summing to 1.
    pub nominal: Vec<f64>,
    /// "Ahead" is a lead of at least this, in units of the scores; with 0, any lead beyond the resolution of the
    /// table.
    pub margin: f64,
    /// Conflicts of more than one pair that are looked for.
    pub conflicts: usize,
    /// Pieces of the space of weights a search may look at before it states a bound.
    pub budget: u64,
    /// Weights drawn from each set.
    pub draws: usize,
    /// Seed of the draws.
    pub seed: u64,
    /// Positions of the parts that are visible, for the question of hidden ones; all when empty.
    pub visible: Vec<usize>,
    /// Share of the hidden parts for that question.
    pub hidden_share: f64,
    /// How much is asked.
    pub scope: Scope,
}

impl InverseOptions {
    /// Every weight admissible, for a table with given nominal weights.
    #[must_use]
    pub fn new(nominal: Vec<f64>) -> Self {
        Self {
            space: Space::simplex(nominal.len()),
            nominal,
            margin: 0.0,
            conflicts: 20,
            budget: 400_000,
            draws: 4_000,
            seed: 1,
            visible: Vec::new(),
            hidden_share: 0.5,
            scope: Scope::Whole,
        }
    }
}

/// Whether some weights reproduce all that was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Reproducible,
    /// Only with ties where an order was published.
    OnlyWithTies,
    /// No.
    Contradictory,
}

/// Places under weights drawn from a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Number of draws.
    pub draws: usize,
    /// Steps of the walk between two draws.
    pub thinning: usize,
    /// By part.
    pub weights: Vec<WeightSpread>,
    /// Correlation of each two weights, by row.
    pub correlations: Vec<Option<f64>>,
    /// By unit, then by place from 1: its share of the draws.
    pub places: Vec<Vec<f64>>,
}

/// The result of an inverse audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Inverse {
    /// The published pairs among the units compared.
    pub pairs: Vec<Pair>,
    /// Whether there are weights for all of them.
    pub answer: Answer,
    /// The greatest lead that every pair can have at once; below 0, by how much some pair must be out of order.
    pub lead: f64,
    /// The weights with it.
    pub widest: Vec<f64>,
    /// Pairs in order under the nominal weights.
    pub nominal_kept: usize,
    /// The best agreement.
    pub agreement: Agreement,
    /// The weights that keep the pairs that can be kept: all of them, or those of the best agreement.
    pub fit: Fit,
    /// Positions of those pairs.
    pub kept: Vec<usize>,
    /// Positions of the pairs among them that decide; the others follow.
    pub decisive: Vec<usize>,
    /// The smallest total violation, when pairs contradict each other.
    pub shortfall: Option<Shortfall>,
    /// What contradicts what, when pairs do.
    pub conflicts: Option<Conflicts>,
    /// What follows for the units; `None` where only the weights were asked for.
    pub outlook: Option<Outlook>,
}

/// What follows for the units.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Under all admissible weights, whatever was published.
    pub any: Standing,
    /// Under the weights of [`Inverse::fit`].
    pub under_fit: Standing,
    /// Draws from all admissible weights; `None` when there is but one.
    pub drawn_any: Option<Drawn>,
    /// Draws from the weights of [`Inverse::fit`]; `None` when they have no inside.
    pub drawn_fit: Option<Drawn>,
    /// What hidden parts would have to be; `None` when the statements go round in a circle.
    pub hidden: Option<Hidden>,
}

/// Asks which weights could have made what was published.
///
/// # Errors
/// `inverse-too-many-pairs` beyond 3,000 pairs, `inverse-nothing-said` when the statements put no two units of the table in order, `inverse-no-weights` when no
/// weights are admissible, `inverse-unsolved` when the solver fails.
pub fn inverse(
    table: &Table,
    statements: &[Statement],
    options: &InverseOptions,
) -> Result<Inverse, Vec<Finding>> {
    let pairs: Vec<Pair> = pairs(statements, &table.units);
    if pairs.len() > MOST_PAIRS {
        let finding = Finding::error("inverse-too-many-pairs", About::Node { row: table.node, field: None });
        return Err(vec![finding.with("count", pairs.len()).with("most", MOST_PAIRS)]);
    }
    let resolution = table.resolution();
    let needed = options.margin.max(resolution);
    let taken = |margin: f64| -> Vec<f64> {
        pairs.iter().filter_map(|pair| table.row(pair, margin)).flatten().collect()
    };
    let (leads, rows) = (taken(0.0), taken(needed));
    let parts = options.space.parts();
    let about = || About::Node { row: table.node, field: None };
    if pairs.is_empty() || rows.len() != pairs.len() * parts {
        return Err(vec![Finding::error("inverse-nothing-said", about())]);
    }
    let no_weights = || vec![Finding::error("inverse-no-weights", about())];
    let unsolved = || vec![Finding::error("inverse-unsolved", about())];
    let ground = Ground::of(&options.space).ok_or_else(no_weights)?;
    let (lead, widest) = fit::widest(&ground, &leads).ok_or_else(no_weights)?;
    let strict = fit::widest(&ground, &rows).ok_or_else(unsolved)?.0;
    let answer = match strict >= 0.0 {
        true => Answer::Reproducible,
        false if options.margin == 0.0 && lead >= -resolution => Answer::OnlyWithTies,
        false => Answer::Contradictory,
    };
    let agreement = Agreement::of(&ground, &rows, options.budget).ok_or_else(unsolved)?;
    let kept: Vec<usize> = (0..pairs.len()).filter(|at| !agreement.broken.contains(at)).collect();
    let (fit, space) = kept_space(table, &pairs, &kept, options).map_err(|_| unsolved())?;
    let decisive = fit.decisive.iter().map(|&at| kept[at]).collect();
    let is_contradictory = answer != Answer::Reproducible;
    let costs: Vec<f64> = pairs.iter().map(|pair| pair.weight).collect();
    let margin_rows = taken(options.margin);
    let shortfall = is_contradictory
        .then(|| shortfall::shortfall(&options.space, &margin_rows, &costs, resolution))
        .transpose()
        .map_err(|_| unsolved())?;
    let conflicts = is_contradictory.then(|| conflict::conflicts(&ground, &rows, options.conflicts));
    let outlook = match options.scope {
        Scope::Whole => Some(outlook(table, &pairs, options, (&fit, &space)).ok_or_else(unsolved)?),
        Scope::Weights => None,
    };
    Ok(Inverse {
        answer,
        lead,
        widest,
        nominal_kept: count_kept(&rows, &options.nominal),
        agreement,
        decisive,
        shortfall,
        conflicts,
        outlook,
        fit,
        kept,
        pairs,
    })
}

fn outlook(
    table: &Table,
    pairs: &[Pair],
    options: &InverseOptions,
    (fit, space): (&Fit, &Space),
) -> Option<Outlook> {
    let standing = |space: &Space| Standing::of(&Ground::of(space)?, table, options.budget);
    let drawn = |space: &Space, centre: &[f64], stage: u64| {
        walk(space, centre, options.draws, options.seed.wrapping_add(stage))
            .map(|walk| Drawn::of(table, walk))
    };
    let (centre, radius) = options.space.centre().ok()?;
    Some(Outlook {
        any: standing(&options.space)?,
        under_fit: standing(space)?,
        drawn_any: if radius > 0.0 { drawn(&options.space, &centre, 0) } else { None },
        drawn_fit: if fit.radius > LEAST_RADIUS { drawn(space, &fit.centre, 1) } else { None },
        hidden: hidden_parts(table, pairs, options),
    })
}

/// The admissible weights that keep some pairs, closed.
fn kept_space(
    table: &Table,
    pairs: &[Pair],
    kept: &[usize],
    options: &InverseOptions,
) -> Result<(Fit, Space), NoOptimum> {
    let rows = kept.iter().filter_map(|&at| table.row(&pairs[at], options.margin));
    let space = rows.fold(options.space.clone(), |space, row| space.and(&row));
    Fit::of(&space, &options.nominal)
}

fn hidden_parts(table: &Table, pairs: &[Pair], options: &InverseOptions) -> Option<Hidden> {
    let all = options.visible.is_empty();
    let visible = if all { (0..table.parts.len()).collect() } else { options.visible.clone() };
    let table = table.only(&visible);
    let ground = Ground::of(&Space::simplex(visible.len()))?;
    hidden::hidden(&ground, &table, pairs, options.hidden_share)
}

fn count_kept(rows: &[f64], weights: &[f64]) -> usize {
    let of = |row: &&[f64]| quanheng_index::statistics::linear::dot(row, weights) >= 0.0;
    rows.chunks_exact(weights.len().max(1)).filter(of).count()
}

impl Drawn {
    fn of(table: &Table, walk: Walk) -> Self {
        let units = table.units.len();
        let mut counts = vec![vec![0.0; units]; units];
        for point in &walk.points {
            let places = table.places(point);
            counts.iter_mut().zip(places).for_each(|(counts, place)| counts[place - 1] += 1.0);
        }
        let draws = walk.points.len();
        counts.iter_mut().flatten().for_each(|count| *count /= draws as f64);
        Self {
            draws,
            thinning: walk.thinning,
            weights: walk.weights,
            correlations: walk.correlations,
            places: counts,
        }
    }
}
