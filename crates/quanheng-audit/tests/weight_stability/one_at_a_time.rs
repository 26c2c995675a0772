//! One at a time, by hand.

use quanheng_audit::{Alternative, Assumption, Edit, Kind, Spread, one_at_a_time};

use crate::world::{World, with_tiers};

fn alternative(label: &str, method: Option<&str>) -> Alternative {
    let edit =
        |method: &str| Edit { step: "aggregate".into(), method: Some(method.into()), ..Edit::default() };
    Alternative { label: label.into(), probability: 1.0, edits: method.map(edit).into_iter().collect() }
}

/// (9, 1), (4, 4), (1, 8.5), weights ½: arithmetic 5, 4, 4.75; geometric 3, 4, √8.5 = 2.92; harmonic 1.8, 4, 1.79. Tiers of one
/// and two.
#[test]
fn each_mean_alone() {
    let columns: [&[f64]; 2] = [&[9.0, 4.0, 1.0], &[1.0, 4.0, 8.5]];
    let world = World::flat(&[1.0, 1.0], &columns, with_tiers("sizes", "sizes", &[1.0, 2.0]));
    let means = Assumption {
        name: "mean".into(),
        kind: Kind::Alternatives(vec![
            alternative("arithmetic", None),
            alternative("geometric", Some("geometric")),
        ]),
    };
    let sets = Spread::Sets(vec![vec![vec![1.0, 0.0], vec![0.0, 1.0]]]);
    let experts = Assumption {
        name: "experts".into(),
        kind: Kind::Weights { parents: vec![world.node("index")], spread: sets },
    };
    let table = one_at_a_time(&world.subject(), &[means.clone(), experts]).unwrap();
    assert_eq!(table.own.places, [1, 3, 2]);
    let rows: Vec<(usize, usize)> = table.rows.iter().map(|row| (row.assumption, row.alternative)).collect();
    assert_eq!(rows, [(0, 1), (1, 0), (1, 1)]);
    let geometric = &table.rows[0].shift;
    assert_eq!(geometric.standing.places, [2, 1, 3]);
    // Moved by 1, 2, 1; the first and the second unit change tiers.
    assert_eq!((geometric.mean, geometric.greatest), (Some(4.0 / 3.0), 2));
    assert_eq!((geometric.tier_changes, geometric.compared), (Some(2), 3));
    // Σd² = 6: ρ = 1 − 6·6/(3·8) = −½; of three pairs one is concordant: τ = −⅓.
    assert!((geometric.spearman.unwrap() + 0.5).abs() < 1e-14);
    assert!((geometric.kendall.unwrap() + 1.0 / 3.0).abs() < 1e-14);
    assert_eq!(table.rows[1].shift.standing.places, [1, 2, 3]);
    assert_eq!(table.rows[2].shift.standing.places, [3, 2, 1]);
}

#[test]
fn a_refused_alternative_is_named() {
    let world = World::flat(&[1.0, 1.0], &[&[9.0, -4.0], &[1.0, 4.0]], crate::world::plain());
    let means = Assumption {
        name: "mean".into(),
        kind: Kind::Alternatives(vec![alternative("a", None), alternative("g", Some("geometric"))]),
    };
    let findings = one_at_a_time(&world.subject(), &[means]).unwrap_err();
    assert_eq!(findings[0].code, "audit-combination-refused");
    assert_eq!(findings[0].argument("combination"), Some("mean = g"));
}
