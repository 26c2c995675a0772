//! Cases worked by hand.

use quanheng_audit::leave_one_out;
use quanheng_audit::weight_stability::{Cause, NoNearest, NoTiers, Norm, Over, Reach, Stability, stability};
use quanheng_index::parameter::Value;
use quanheng_index::{StepKind, StepSpec};

use crate::world::{World, plain, with_tiers};

fn close(got: f64, want: f64) {
    assert!((got - want).abs() < 1e-12, "{got} is not {want}");
}

fn ends(reach: Reach) -> (f64, f64) {
    (reach.low.share, reach.high.share)
}

fn of(world: &World) -> Stability {
    stability(&world.subject()).unwrap()
}

/// (1, 0) and (0.25, 0.5), shares ½: 0.5 against 0.375. They meet at t = 0.25t + 0.5(1 − t), t = 0.4; in weights, with
/// the other at 3: 3·0.4/0.6 = 2.
#[test]
fn two_units_and_two_weights() {
    let world = World::flat(&[3.0, 3.0], &[&[1.0, 0.25], &[0.0, 0.5]], plain());
    let stability = of(&world);
    let [first, second] = &stability.weights[..] else { panic!("two weights") };
    close(first.leader.low.share, 0.4);
    close(first.leader.low.weight.unwrap(), 2.0);
    assert_eq!(first.leader.low.cause, Some(Cause::Meet(0, 1)));
    assert_eq!(
        (first.leader.high.share, first.leader.high.weight, first.leader.high.cause),
        (1.0, None, None)
    );
    assert_eq!(first.places, first.leader);
    assert_eq!(first.tiers, Err(NoTiers::NoStep));
    // The share of the second is one minus that of the first.
    assert_eq!(second.leader.low.share, 0.0);
    close(second.leader.high.share, 0.6);
    close(second.leader.high.weight.unwrap(), 4.5);
    // All at once: 0.1 changes hands.
    let nearest = &stability.nearest[0];
    assert_eq!(nearest.over, Over::Children(world.node("index")));
    let [sum, largest] = nearest.found.as_ref().unwrap();
    assert_eq!((sum.norm, largest.norm), (Norm::Sum, Norm::Largest));
    close(sum.leader.as_ref().unwrap().distance, 0.2);
    close(largest.leader.as_ref().unwrap().distance, 0.1);
    close(largest.places.as_ref().unwrap().shares[0], 0.4);
    assert_eq!(stability.nearest.len(), 1);
}

/// Scores of three units as the share t of `a` moves from ½, `b` with the rest: 4t + 1(1 − t) = 1 + 3t, 3 − 2t … by hand:
/// u0 = (4, 1), u1 = (2, 2), u2 = (1, 2.5): 2.5, 2, 1.75. u0 and u1 meet at 1 + 3t = 2, t = ⅓; u1 and u2 at 2 = 2.5 −
/// 1.5t, t = ⅓ too; u0 and u2 at 1 + 3t = 2.5 − 1.5t, t = ⅓. Then all tie.
#[test]
fn three_lines_through_one_point() {
    let world = World::flat(&[1.0, 1.0], &[&[4.0, 2.0, 1.0], &[1.0, 2.0, 2.5]], plain());
    let first = &of(&world).weights[0];
    close(first.leader.low.share, 1.0 / 3.0);
    close(first.places.low.share, 1.0 / 3.0);
    assert_eq!((first.places.high.share, first.places.high.cause), (1.0, None));
}

/// u0 = (9, 0), u1 = (3, 3), u2 = (0, 4), shares ⅓ and ⅔ of weights 1 and 2: 3, 3 and 8/3: the leaders tie and part with any
/// change. With u1 = (3, 3.3) = 3.2 they do not: u0 = 9t, u1 = 3.3 − 0.3t, u2 = 4 − 4t. At t = ⅓: 3, 3.2, 2.667. u1 leads down
/// to 4 − 4t = 3.3 − 0.3t, t = 0.7/3.7, and up to 9t = 3.3 − 0.3t, t = 3.3/9.3. Second place: 9t = 4 − 4t, t = 4/13.
#[test]
fn leader_and_places_end_apart() {
    let tied = World::flat(&[1.0, 2.0], &[&[9.0, 3.0, 0.0], &[0.0, 3.0, 4.0]], plain());
    let stability = of(&tied);
    let first = &stability.weights[0];
    assert_eq!(ends(first.leader), (first.share, first.share));
    assert_eq!(first.leader.low.cause, Some(Cause::Part(0, 1)));
    assert_eq!(ends(first.places), (first.share, first.share));
    let found = stability.nearest[0].found.as_ref().unwrap();
    assert_eq!(found[0].leader.as_ref().unwrap().distance, 0.0);
    let world = World::flat(&[1.0, 2.0], &[&[9.0, 3.0, 0.0], &[0.0, 3.3, 4.0]], plain());
    let first = &of(&world).weights[0];
    close(first.leader.low.share, 0.7 / 3.7);
    close(first.leader.high.share, 3.3 / 9.3);
    close(first.places.low.share, 4.0 / 13.0);
    assert_eq!(first.places.low.cause, Some(Cause::Meet(0, 2)));
    close(first.places.high.share, 3.3 / 9.3);
}

/// The same three units: of tiers with sizes 2 and 1 the last changes where u0 and u2 meet; of 1 and 2 where the leader does.
/// Cuts at 3.1: u1 = 3.3 − 0.3t falls to it at ⅔, u0 = 9t rises to it at 3.1/9, u2 = 4 − 4t rises to it at 0.225.
#[test]
fn tiers_end_where_their_boundaries_are_crossed() {
    let columns: [&[f64]; 2] = [&[9.0, 3.0, 0.0], &[0.0, 3.3, 4.0]];
    let tiers = |steps| ends(of(&World::flat(&[1.0, 2.0], &columns, steps)).weights[0].tiers.unwrap());
    let (low, high) = tiers(with_tiers("sizes", "sizes", &[2.0, 1.0]));
    close(low, 4.0 / 13.0);
    // Upwards u2 only falls: u1 and u2 meet at 0.7/3.7, below; u0 and u2 too.
    close(high, 1.0);
    let (low, high) = tiers(with_tiers("sizes", "sizes", &[1.0, 2.0]));
    close(low, 0.7 / 3.7);
    close(high, 3.3 / 9.3);
    let (low, high) = tiers(with_tiers("cuts", "cuts", &[3.1]));
    close(low, 0.225);
    close(high, 3.1 / 9.0);
    let world = World::flat(&[1.0, 2.0], &columns, with_tiers("mean-deviations", "multiples", &[0.0]));
    assert_eq!(of(&world).weights[0].tiers, Err(NoTiers::Rule("mean-deviations")));
}

/// Two units that are the same in everything never part, and move together: with sizes 2 and 1, u0 = (2, 0) and the twins
/// (1, 1), shares ½: all at 1 but u0 … by hand at t = 0.6: u0 1.2 is first, the twins 1 share place 2 and the first tier. Down
/// at t = ½ the twins meet u0, and below they are first and u0 third, in the second tier.
#[test]
fn twins_push_a_unit_over_a_boundary_of_their_own_tier() {
    let columns: [&[f64]; 2] = [&[2.0, 1.0, 1.0], &[0.0, 1.0, 1.0]];
    let world = World::flat(&[3.0, 2.0], &columns, with_tiers("sizes", "sizes", &[2.0, 1.0]));
    let first = &of(&world).weights[0];
    close(first.tiers.unwrap().low.share, 0.5);
    assert_eq!(first.tiers.unwrap().high.cause, None);
    close(first.places.low.share, 0.5);
    close(first.leader.low.share, 0.5);
}

/// A dimension with share ½ of the index: its weights reach the root by half. u0: dimension (8, 0), other 2; u1: (4, 2), other
/// 3. At t = ½: 4 and 3, root 3 and 3: tie … with other 3.5 and 3: u0 3.75, u1 3. They meet at 8t + 3.5 = 2 + 2t + 3, t = ¼.
#[test]
fn a_weight_below_a_dimension() {
    let rows = [
        ("index", "", 1.0),
        ("one", "index", 1.0),
        ("x", "index", 1.0),
        ("a", "one", 1.0),
        ("b", "one", 1.0),
    ];
    let some = |values: &[f64]| values.iter().map(|&x| Some(x)).collect::<Vec<_>>();
    let columns = [("x", some(&[3.5, 3.0])), ("a", some(&[8.0, 4.0])), ("b", some(&[0.0, 2.0]))];
    let world = World::new(&rows, &columns, plain());
    let stability = of(&world);
    let of_a = stability.weights.iter().find(|weight| weight.node == world.node("a")).unwrap();
    close(of_a.leader.low.share, 0.25);
    // All indicators: effective weights ½, ¼, ¼; d of u1 − u0 = (−0.5, −4, 2), now −0.75. L1: from a to b gains 6 for each
    // unit moved, 0.125 of them, 0.25 in all.
    let leaves = stability.nearest.last().unwrap();
    assert_eq!(leaves.over, Over::Indicators);
    close(leaves.found.as_ref().unwrap()[0].leader.as_ref().unwrap().distance, 0.25);
    assert!(stability.refused.is_empty());
}

/// A geometric dimension is told and skipped, an arithmetic index above it is not; a geometric index is an error.
#[test]
fn means_that_do_not_add_up_are_refused() {
    let rows = [
        ("index", "", 1.0),
        ("one", "index", 1.0),
        ("x", "index", 1.0),
        ("a", "one", 1.0),
        ("b", "one", 1.0),
    ];
    let some = |values: &[f64]| values.iter().map(|&x| Some(x)).collect::<Vec<_>>();
    let columns = [("x", some(&[3.0, 4.0])), ("a", some(&[8.0, 4.0])), ("b", some(&[2.0, 1.0]))];
    let geometric = quanheng_index::Override { method: Some("geometric".into()), values: [].into() };
    let mut below = StepSpec::new(StepKind::Aggregate);
    below.at.insert("one".into(), geometric);
    let world = World::new(&rows, &columns, vec![below]);
    let stability = of(&world);
    assert_eq!(stability.refused.len(), 1);
    assert_eq!(
        (stability.refused[0].code, stability.refused[0].argument("node")),
        ("stability-not-additive", Some("one"))
    );
    // Dimension scores 4 and 2: 3.5 against 3, meeting at 4t + 3(1 − t) = 2t + 4(1 − t), t = ⅓.
    let one = stability.weights.iter().find(|weight| weight.node == world.node("one")).unwrap();
    close(one.leader.low.share, 1.0 / 3.0);
    assert!(stability.nearest.iter().all(|nearest| nearest.over != Over::Indicators));
    let world = World { steps: vec![StepSpec::new(StepKind::Aggregate).method("geometric")], ..world };
    assert_eq!(
        quanheng_audit::weight_stability::stability(&world.subject()).unwrap_err()[0].code,
        "stability-not-additive"
    );
    let rounded = StepSpec::new(StepKind::Rank).with("decimals", Value::Number(1.0));
    let world = World { steps: vec![StepSpec::new(StepKind::Aggregate), rounded], ..world };
    assert_eq!(
        quanheng_audit::weight_stability::stability(&world.subject()).unwrap_err()[0].code,
        "stability-rounded"
    );
}

/// u1 lacks `a`: its score stays 2 whatever t is; u0 = (4, 1) at 1 + 3t. They meet at ⅓. With three indicators u1 = (4, –, 1)
/// against u0 = (2, 2, 2.2), shares of a t, of b and c (1 − t)/2: 4t + (1 − t)/2 over t + (1 − t)/2 meets 2.1 − 0.1t where
/// 0.5 + 3.5t = (2.1 − 0.1t)(0.5 + 0.5t): 0.05t² + 2.5t − 0.55 = 0, t = (−2.5 + √6.36)/0.1.
#[test]
fn what_is_missing_bends_the_line() {
    let rows = [("index", "", 1.0), ("a", "index", 1.0), ("b", "index", 1.0), ("c", "index", 1.0)];
    let columns =
        [("a", vec![Some(2.0), Some(4.0)]), ("b", vec![Some(2.0), None]), ("c", vec![Some(2.2), Some(1.0)])];
    let world = World::new(&rows, &columns, plain());
    let stability = of(&world);
    close(stability.weights[0].leader.low.share, (6.36_f64.sqrt() - 2.5) / 0.1);
    assert_eq!(stability.nearest[0].found, Err(NoNearest::Missing(1)));
    let rows = &rows[..3];
    let columns = [("a", vec![Some(4.0), None]), ("b", vec![Some(1.0), Some(2.0)])];
    let world = World::new(rows, &columns, plain());
    close(of(&world).weights[0].leader.low.share, 1.0 / 3.0);
    // With at least 0.3 of the weight present, u1 loses its score where the share of a exceeds 0.7.
    let strict = StepSpec::new(StepKind::Aggregate).with("min_present", Value::Number(0.3));
    let world = World { steps: vec![strict, StepSpec::new(StepKind::Rank)], ..world };
    let high = of(&world).weights[0].leader.high;
    close(high.share, 0.7);
    assert_eq!(high.cause, Some(Cause::Presence(1)));
}

/// (4, 0) and (1, 2), weights ½: 2 against 1.5. Without a: 0 against 2. Without the only dimension nothing is left.
#[test]
fn leaving_out_by_hand() {
    let rows = [("index", "", 1.0), ("one", "index", 1.0), ("a", "one", 1.0), ("b", "one", 1.0)];
    let some = |values: &[f64]| values.iter().map(|&x| Some(x)).collect::<Vec<_>>();
    let world = World::new(&rows, &[("a", some(&[4.0, 1.0])), ("b", some(&[0.0, 2.0]))], plain());
    let left = leave_one_out(&world.subject()).unwrap();
    assert_eq!(left.own.places, [1, 2]);
    let row = |code: &str| {
        let row = left.rows.iter().find(|row| row.node == world.node(code)).unwrap();
        row.shift.clone().unwrap()
    };
    let (a, b, one) = (row("a"), row("b"), row("one"));
    assert_eq!(
        (a.standing.places.clone(), a.mean, a.greatest, a.tier_changes),
        (vec![2, 1], Some(1.0), 1, None)
    );
    assert_eq!((a.spearman, a.kendall), (Some(-1.0), Some(-1.0)));
    assert_eq!((b.mean, b.spearman), (Some(0.0), Some(1.0)));
    assert_eq!((one.compared, one.mean, one.standing.places), (0, None, vec![0, 0]));
    assert_eq!(left.rows.len(), 3);
}
