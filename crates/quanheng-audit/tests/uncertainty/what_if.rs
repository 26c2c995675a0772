//! Other weights in the same experiment, and replicates handed on one after the other.

use std::ops::ControlFlow;

use quanheng_audit::{Assumption, Design, Kind, Options, Replicates, Shape, Side, Size, Spread};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{RawNode, StepKind, StepSpec};

use crate::world::{World, assume, codes, errors, on_any_threads, plain, row, weights};

fn world(weight: f64) -> World {
    let mut rows = vec![row("index", "", "index")];
    for (code, weight) in [("a", weight), ("b", 1.0)] {
        rows.push(RawNode { weight: Some(weight), ..row(code, "index", INDICATOR) });
    }
    let sizes = StepSpec::new(StepKind::Tier).method("sizes").with("sizes", Value::Numbers(vec![1.0, 2.0]));
    let columns = [[1.0, 0.25, 0.4].map(Some), [0.1, 0.5, 0.3].map(Some)];
    World::of(&rows, &[&columns[0], &columns[1]], [plain(), vec![sizes]].concat())
}

fn assumptions(world: &World) -> [Assumption; 2] {
    let error = errors(world, &["a"], Shape::Lognormal, Size::Relative(0.1));
    [assume("errors", Kind::Data(error)), weights(world, Spread::Around(0.3))]
}

/// It is the audit of the programme with those weights, replicate by replicate.
#[test]
fn other_weights_give_the_audit_of_another_programme() {
    let (given, other) = (world(1.0), world(3.0));
    let options = Options { replicates: 1024, ..Options::default() };
    let (of_given, of_other) = (assumptions(&given), assumptions(&other));
    let experiment = given.experiment(&of_given, &options);
    let what_if = experiment.what_if(&[(given.node("a"), 3.0)]).unwrap();
    assert_eq!(what_if, other.audit_with(&of_other, &options).unwrap());
    assert_ne!(what_if, experiment.uncertainty().unwrap());
    assert_eq!(experiment.what_if(&[]).unwrap(), experiment.uncertainty().unwrap());
}

#[test]
fn weights_that_change_nothing_or_are_none_are_refused() {
    let world = world(1.0);
    let refused = |spread: Spread, changes: &[(usize, f64)]| {
        let assumptions = [weights(&world, spread)];
        let findings = world.experiment(&assumptions, &Options::default()).what_if(changes).unwrap_err();
        codes(&findings)[0].to_owned()
    };
    let (a, b) = (world.node("a"), world.node("b"));
    let around = || Spread::Around(0.3);
    assert_eq!(refused(around(), &[(a, -1.0)]), "audit-what-if-weight");
    assert_eq!(refused(around(), &[(world.root(), 1.0)]), "audit-what-if-weight");
    assert_eq!(refused(Spread::Simplex, &[(a, 2.0)]), "audit-what-if-redrawn");
    assert_eq!(refused(around(), &[(a, 0.0), (b, 0.0)]), "audit-what-if-nothing-left");
}

/// A sink gets every replicate once, in order, as it is when evaluated by itself.
#[test]
fn replicates_are_handed_on_in_order() {
    let world = world(1.0);
    let assumptions = assumptions(&world);
    for design in [Design::MonteCarlo, Design::Sobol] {
        let options = Options { replicates: 1200, randomisations: 4, design, ..Options::default() };
        let experiment = world.experiment(&assumptions, &options);
        let all = on_any_threads(|| {
            let mut all: (Vec<f64>, Vec<u16>, Vec<u16>) = (Vec::new(), Vec::new(), Vec::new());
            let mut sink = |block: &Replicates| {
                assert_eq!((block.node, block.units), (world.root(), 3));
                assert_eq!(block.first as usize * 3, all.0.len());
                all.0.extend_from_slice(block.scores);
                all.1.extend_from_slice(block.places);
                all.2.extend_from_slice(block.tiers);
                ControlFlow::Continue(())
            };
            let audit = experiment.uncertainty_into(&mut sink).unwrap();
            assert_eq!(audit, experiment.uncertainty().unwrap());
            all
        });
        assert_eq!(all.0.len(), 3600);
        let mut evaluator = experiment.evaluator();
        for number in [0, 255, 256, 1199] {
            let outcome = evaluator.evaluate(number, &[Side::A; 2]).unwrap();
            let range = 3 * number as usize..3 * number as usize + 3;
            assert_eq!(outcome.scores, &all.0[range.clone()]);
            assert_eq!((outcome.places, outcome.tiers), (&all.1[range.clone()], &all.2[range]));
        }
    }
}

/// A sink that has enough is not asked again, and the counts are whole all the same.
#[test]
fn a_sink_may_have_enough() {
    let world = world(1.0);
    let assumptions = assumptions(&world);
    let options = Options { replicates: 600, ..Options::default() };
    let experiment = world.experiment(&assumptions, &options);
    let mut blocks = 0;
    let audit = experiment.uncertainty_into(&mut |_: &Replicates| {
        blocks += 1;
        ControlFlow::Break(())
    });
    assert_eq!((blocks, audit.unwrap()), (1, experiment.uncertainty().unwrap()));
}
