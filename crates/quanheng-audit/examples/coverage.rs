//! Whether the probabilities of an audit are what they say: many worlds whose truth is known.
//!
//! In each world every unit has true figures; what is observed is the truth plus an error of known size. The audit sees
//! the observed figures and the size of the errors only. Then: how often do its 90 % intervals hold the true score and
//! the true rank, and among units of which it says "in this tier with probability p", how many are?
//!
//! `cargo run -p quanheng-audit --example coverage` prints the tables of the manual (add `--release` to wait less).

#![expect(clippy::print_stdout, reason = "a program to be run by hand")]

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::{
    Assumption, Counted, DataError, Figure, Kind, Level, Options, Shape, Size, Subject, uncertainty,
};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::stream::Replicate;
use quanheng_index::{
    Column, Direction, Framework, Keep, Mark, Panel, Period, Plan, RawNode, StepKind, StepSpec, Unit, Units,
};

const UNITS: usize = 16;
const INDICATORS: usize = 3;
/// Tiers of the best five, the next five and the rest.
const TIERS: [f64; 3] = [5.0, 5.0, 6.0];
/// True figures are uniform between 0 and this.
const SPREAD: f64 = 100.0;
/// Standard deviation of an error.
const ERROR: f64 = 5.0;
const REPLICATES: u64 = 256;

/// How indicators come to a common scale.
#[derive(Clone, Copy, PartialEq)]
enum Scale {
    /// Their own, the same in every world.
    Fixed,
    /// From the least to the greatest figure observed, so that errors of the extremes move everybody.
    MinMax,
}

fn main() {
    for (scale, name) in [(Scale::Fixed, "fixed"), (Scale::MinMax, "min-max")] {
        let results = Results::of(1000, scale);
        let [score, rank] =
            [results.score, results.rank].map(|held| 100.0 * held as f64 / results.units as f64);
        println!("Scale {name}: 1,000 worlds of {UNITS} units, {REPLICATES} replicates each\n");
        let said = 100.0 * results.rank_said / results.units as f64;
        println!("90 % intervals hold {score:.1} % of true scores and {rank:.1} % of true ranks,");
        println!("to which the audit itself gives a probability of {said:.1} % on the mean\n");
        println!("| said | cases | mean said | seen |");
        println!("|---|---:|---:|---:|");
        for (bin, Bin { cases, said, seen }) in results.bins.iter().enumerate() {
            let [said, seen] = [*said, *seen as f64].map(|sum| sum / *cases as f64);
            println!("| {}–{} % | {cases} | {said:.3} | {seen:.3} |", 10 * bin, 10 * bin + 10);
        }
        println!();
    }
}

/// What came out over all worlds.
#[derive(Default)]
struct Results {
    units: u64,
    /// Units whose true score, and true rank, lie in their interval.
    score: u64,
    rank: u64,
    /// Sum of the probabilities of the ranks in the intervals, which include both ends.
    rank_said: f64,
    /// Statements about tiers, by tenth of the probability said.
    bins: [Bin; 10],
}

#[derive(Default, Clone, Copy)]
struct Bin {
    cases: u64,
    said: f64,
    seen: u64,
}

/// A node as it truly is.
struct Truth {
    scores: Vec<f64>,
    ranks: Vec<usize>,
    tiers: Vec<usize>,
}

impl Results {
    fn of(worlds: u64, scale: Scale) -> Self {
        let framework = framework();
        let steps = steps(scale);
        let mut results = Self::default();
        for world in 0..worlds {
            let (truth, observed) = world_of(&framework, world);
            let truth = Truth::of(&framework, &steps, &truth);
            results.add(&truth, &audit(&framework, &steps, &observed, world));
        }
        results
    }

    fn add(&mut self, truth: &Truth, audited: &Counted) {
        for unit in 0..UNITS {
            let value = |figure| audited.value(figure).expect("every unit is scored");
            let holds = |low: Figure, high: Figure, truth: f64| value(low) <= truth && truth <= value(high);
            let score = |level| Figure::ScoreQuantile(unit, level);
            let rank = |level| Figure::RankQuantile(unit, level);
            self.units += 1;
            self.score += u64::from(holds(score(Level::P5), score(Level::P95), truth.scores[unit]));
            self.rank += u64::from(holds(rank(Level::P5), rank(Level::P95), truth.ranks[unit] as f64));
            let [low, high] = [Level::P5, Level::P95].map(|level| value(rank(level)) as usize);
            self.rank_said += (low..=high).map(|rank| value(Figure::Rank(unit, rank))).sum::<f64>();
            for tier in 1..=TIERS.len() {
                let said = value(Figure::Tier(unit, tier));
                let bin = &mut self.bins[((10.0 * said) as usize).min(9)];
                bin.cases += 1;
                bin.said += said;
                bin.seen += u64::from(truth.tiers[unit] == tier);
            }
        }
    }
}

impl Truth {
    fn of(framework: &Framework, steps: &[StepSpec], panel: &Panel) -> Self {
        let (plan, _) = Plan::compile(framework.clone(), steps).expect("steps that fit");
        let run = plan.run(panel, &[0], Keep::Facts).expect("scores");
        let root = framework.root();
        let scores: Vec<f64> = run.scores(root, 0).iter().flatten().collect();
        let tier = |unit: usize| run.tiers(root, 0).and_then(|tiers| tiers.get(unit)).map(usize::from);
        let rank = |score: &f64| scores.iter().filter(|other| *other > score).count() + 1;
        let ranks = scores.iter().map(rank).collect();
        Self { ranks, tiers: (0..UNITS).filter_map(tier).collect(), scores }
    }
}

fn framework() -> Framework {
    let row = |code: String, parent: Option<String>, level: &str| RawNode {
        code,
        parent,
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    };
    let mut rows = vec![row("index".into(), None, "index")];
    rows.extend((0..INDICATORS).map(|at| row(format!("i{at}"), Some("index".into()), INDICATOR)));
    Framework::check(&rows).expect("a tree").0
}

fn steps(scale: Scale) -> Vec<StepSpec> {
    let tier = StepSpec::new(StepKind::Tier).method("sizes").with("sizes", Value::Numbers(TIERS.to_vec()));
    let mut steps = vec![StepSpec::new(StepKind::Aggregate), StepSpec::new(StepKind::Rank), tier];
    if scale == Scale::MinMax {
        steps.insert(0, StepSpec::new(StepKind::Normalise).method("min-max"));
    }
    steps
}

/// The true and the observed figures of a world.
fn world_of(framework: &Framework, world: u64) -> (Panel, Panel) {
    let units: Vec<Unit> = (0..UNITS).map(|unit| Unit::member(format!("u{unit}"))).collect();
    let units = Arc::new(Units::new(units, BTreeMap::new()).expect("units"));
    let period = vec![Period::year(2020).expect("a year")];
    let blank = Panel::empty(framework, units, period).expect("a panel");
    let (mut truth, mut observed) = (blank.clone(), blank);
    for leaf in framework.leaves() {
        let mut stream = Replicate { seed: 2020, number: world }.stream([leaf as u64, 0, 0]);
        let figures: Vec<f64> = (0..UNITS).map(|_| SPREAD * stream.uniform()).collect();
        let erring = figures.iter().map(|figure| figure + ERROR * stream.normal()).collect();
        truth.put(leaf, 0, Column::observed(figures).expect("finite")).expect("fits");
        observed.put(leaf, 0, Column::observed(erring).expect("finite")).expect("fits");
    }
    (truth, observed)
}

fn audit(framework: &Framework, steps: &[StepSpec], panel: &Panel, seed: u64) -> Counted {
    let subject = Subject { framework, steps, panel, scored: &[0], period: 0 };
    let error = DataError {
        indicators: framework.leaves().collect(),
        marks: vec![Mark::Observed],
        shape: Shape::Normal,
        size: Size::Absolute(ERROR),
        correlation: None,
    };
    let assumption = Assumption { name: "errors".into(), kind: Kind::Data(error) };
    let options = Options { replicates: REPLICATES, seed, ..Options::default() };
    uncertainty(&subject, &[assumption], &options).expect("errors vary").nodes.pop().expect("the root")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same over fewer worlds, on the fixed scale: intervals of 640 units, of which the standard error is 1.2 points.
    #[test]
    fn intervals_hold_the_truth_as_often_as_they_say() {
        let results = Results::of(40, Scale::Fixed);
        let share = |held: u64| held as f64 / results.units as f64;
        let near = 4.0 * (0.09 / results.units as f64).sqrt();
        assert!((share(results.score) - 0.9).abs() < near, "{}", share(results.score));
        // Ranks are whole numbers: their intervals hold more than 90 %, as much as they say of themselves.
        let said = results.rank_said / results.units as f64;
        let near = 4.0 * (said * (1.0 - said) / results.units as f64).sqrt();
        assert!(said > 0.9 && (share(results.rank) - said).abs() < near, "{said} {}", share(results.rank));
        for (at, bin) in results.bins.iter().enumerate().filter(|(_, bin)| bin.cases >= 30) {
            let (said, seen) = (bin.said / bin.cases as f64, bin.seen as f64 / bin.cases as f64);
            let error = (said * (1.0 - said) / bin.cases as f64).sqrt();
            // Units of one world share its errors: a little more than independent cases differ.
            assert!((said - seen).abs() < 4.0 * error + 0.02, "{at}: {said} {seen} of {}", bin.cases);
        }
    }
}
