//! Correlations and their p.

use quanheng_audit::coherence::{Correlations, Measures, Scores, Unrelated};

use super::close;
use super::world::{TREE, World, plain, tai, tai_with_gaps, whole};

const NAMES: [&str; 8] =
    ["patents", "royalties", "internet", "exports", "telephones", "electricity", "schooling", "university"];

/// Two columns, the units that have both, and coefficient and p of Pearson, Spearman and Kendall.
type Reference = (usize, usize, usize, [f64; 6]);

/// scipy 1.17.1: pearsonr, spearmanr, kendalltau.
const WHOLE: [Reference; 5] = [
    (
        0,
        1,
        23,
        [
            0.13027633493687626,
            0.5535322473238607,
            0.4364804745427583,
            0.03731516838382977,
            0.3055555555555555,
            0.04184863094353829,
        ],
    ),
    (
        0,
        3,
        23,
        [
            0.4532005382094692,
            0.029871965425149395,
            0.3222139955050641,
            0.1337615545536279,
            0.2693074586956626,
            0.07240904297195982,
        ],
    ),
    (
        2,
        5,
        23,
        [
            0.8412544624913677,
            4.9464359124222e-07,
            0.8583438701840358,
            1.6190946657895787e-07,
            0.6520990734397862,
            1.4519550195500451e-05,
        ],
    ),
    (
        4,
        5,
        23,
        [
            0.639524835195861,
            0.0010171140004098611,
            0.427687030273105,
            0.041777235680291874,
            0.30491836056815314,
            0.04638873079588925,
        ],
    ),
    (
        3,
        7,
        23,
        [
            -0.03370760735653645,
            0.8786475504438674,
            0.09241413674761807,
            0.6749338690465289,
            0.06336646086956765,
            0.672503391009136,
        ],
    ),
];

/// The same of the data with gaps; the pair (0, 3) has no ties, so Kendall's p is exact.
const GAPS: [Reference; 3] = [
    (
        0,
        1,
        18,
        [
            0.06070253688666481,
            0.8108962406093633,
            0.4078472407217741,
            0.092937821190604,
            0.301640965556443,
            0.08122441376507922,
        ],
    ),
    (
        0,
        3,
        18,
        [
            0.4686057131877157,
            0.0498178261427199,
            0.31475748194014447,
            0.20331354771785817,
            0.21568627450980396,
            0.22906043853787195,
        ],
    ),
    (
        2,
        5,
        19,
        [
            0.8446267481721657,
            5.392653026340861e-06,
            0.8551364138623281,
            3.087305930385417e-06,
            0.6529524733239066,
            0.00010100686412219137,
        ],
    ),
];

#[test]
fn coefficients_and_p_agree_with_scipy() {
    for (data, references) in [(tai(), WHOLE.as_slice()), (tai_with_gaps(), GAPS.as_slice())] {
        let world = World::new(TREE, &data, plain());
        let found = world.found();
        for (a, b, units, want) in references {
            let related = found.correlations.get(world.node(NAMES[*b]), world.node(NAMES[*a])).unwrap();
            assert_eq!(related.units, *units);
            let measures = related.found.unwrap();
            let got = [measures.pearson, measures.spearman, measures.kendall];
            for (got, want) in got.iter().zip(want.chunks(2)) {
                close(got.value, want[0], 1e-14);
                assert!((got.p - want[1]).abs() <= 1e-11 * want[1], "{} is not {}", got.p, want[1]);
            }
        }
    }
}

/// By hand: 1 2 3 4 and 1 3 2 4 have one discordant of six pairs, τ = 2/3. Of the 24 orders 1 has none, 3 have one
/// discordant pair: p = 2·4/24. r = ρ = 0.8 with two degrees of freedom: t = 0.8·√(2/0.36) = 1.886, p = 0.2.
#[test]
fn small_p_by_hand() {
    let measures = Measures::of(&[1.0, 2.0, 3.0, 4.0], &[1.0, 3.0, 2.0, 4.0]).unwrap();
    close(measures.kendall.value, 2.0 / 3.0, 1e-15);
    close(measures.kendall.p, 1.0 / 3.0, 1e-15);
    close(measures.pearson.p, 0.2, 1e-12);
    assert_eq!(measures.pearson, measures.spearman);
    let balanced = Measures::of(&[1.0, 2.0, 3.0, 4.0], &[2.0, 4.0, 1.0, 3.0]).unwrap();
    assert_eq!((balanced.kendall.value, balanced.kendall.p), (0.0, 1.0));
    assert_eq!(Measures::of(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]).unwrap().pearson.p, 0.0);
    assert_eq!(Measures::of(&[1.0, 2.0], &[2.0, 1.0]), None);
}

#[test]
fn what_has_no_correlation_says_why() {
    let column = |values: [Option<f64>; 4]| values.to_vec();
    let columns = [
        column([Some(1.0), Some(2.0), Some(3.0), None]),
        column([Some(5.0), Some(5.0), Some(5.0), Some(6.0)]),
        column([None, None, Some(3.0), Some(4.0)]),
    ];
    let world = World::new("index: a, b, c", &columns, plain());
    let found = world.found().correlations;
    let [a, b, c] = ["a", "b", "c"].map(|code| world.node(code));
    // b varies, but not among those that have a.
    assert_eq!(found.get(a, b).unwrap().found, Err(Unrelated::Constant(b)));
    assert_eq!(found.get(c, a).unwrap().found, Err(Unrelated::TooFew));
    assert_eq!((found.get(a, c).unwrap().units, found.get(a, a)), (1, None));
    assert_eq!(found.pairs().count(), 6);
}

/// What has no weight does not count, nor does what is below it.
#[test]
fn nodes_without_weight_are_left_out() {
    let columns = [[1.0, 2.0, 3.0], [3.0, 1.0, 2.0], [2.0, 2.0, 9.0]].map(|column| whole(&column));
    let world = World::weighted("index: a, d; d: b, c", &[("d", 0.0)], &columns, plain());
    let run = world.look(&quanheng_audit::coherence::Settings::default()).unwrap().1;
    let found = Correlations::of(&Scores::of(&run, 0));
    assert_eq!(found.nodes(), [world.node("a"), world.node("index")]);
}
