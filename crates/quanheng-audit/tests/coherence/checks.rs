//! What the data look like.

use quanheng_audit::coherence::{Check, Description};
use quanheng_index::{ShapeTest, StepKind};

use super::close;
use super::world::{TAI, World, plain, step, tai, tai_with_gaps, whole, z_scores};

/// pandas 3.1.1: mean, std, skew, kurt, median.
#[test]
fn descriptions_agree_with_pandas() {
    for (column, want) in TAI.iter().zip(PANDAS) {
        let found = Description::of(&whole(column), ShapeTest::default());
        let got = [found.mean, found.standard_deviation, found.skewness, found.kurtosis, found.median];
        for (got, want) in got.iter().zip(want) {
            close(got.unwrap(), want, 1e-12);
        }
    }
}

const PANDAS: [[f64; 5]; 8] = [
    [181.82608695652175, 239.08093954176672, 2.6246534212765145, 6.9087329432591, 103.0],
    [53.613043478260856, 52.956408354143036, 0.9038888696693206, -0.7708530105807085, 33.6],
    [79.54782608695652, 59.95407234303466, 0.7775939204981969, -0.6343060767052469, 57.4],
    [52.165217391304346, 16.602371372122285, -0.949783465720959, 1.0939185307672963, 51.7],
    [2.9530434782608697, 0.09697397882509498, -0.6419133868801179, 0.6307193320914971, 2.97],
    [3.8417391304347825, 0.21795854847597726, 0.8525684748773575, 0.5563095990134812, 3.79],
    [9.595652173913043, 1.5769585977356324, -0.1276763614190194, -0.9281114127440687, 9.5],
    [14.556521739130437, 5.3895375148992075, 1.248816796532795, 0.8106845030251, 13.6],
];

#[test]
fn gaps_are_counted_before_they_are_filled() {
    let steps = [vec![step(StepKind::Impute, "mean")], z_scores()].concat();
    let world = World::new("index: a, b, c, d, e, f, g, h", &tai_with_gaps(), steps);
    let check: Check = world.found().checks[0].clone();
    // Units 0, 11 and 22 have no patents.
    assert_eq!((check.members, check.observed.present, check.untreated.present), (23, 20, 23));
    close(check.missing_share(), 3.0 / 23.0, 1e-12);
    assert_eq!((check.treated, check.changed, check.used().present), (None, 0, 23));
}

/// By hand: 1, 2, 3, 4, 100 has skewness 2.2 and kurtosis 5.0 or so and fails; winsorised to 1, 2, 3, 4, 4 it passes.
#[test]
fn before_and_after_treatment() {
    let steps = [vec![step(StepKind::Treat, "winsorise")], z_scores()].concat();
    let columns = [whole(&[1.0, 2.0, 3.0, 4.0, 100.0]), whole(&[1.0, 2.0, 0.0, 2.0, 5.0])];
    let found = World::new("index: a, b", &columns, steps).found().checks;
    assert!(!found[0].untreated.passes && found[0].treated.unwrap().passes);
    assert_eq!(
        (found[0].changed, found[0].untreated.maximum, found[0].used().maximum),
        (1, Some(100.0), Some(4.0))
    );
    assert_eq!((found[1].changed, found[1].observed.zeros, found[1].observed.distinct), (0, 1, 4));
}

#[test]
fn what_is_not_defined_is_none() {
    let nothing = Description::of(&[None, None], ShapeTest::default());
    assert_eq!((nothing.present, nothing.mean, nothing.passes), (0, None, true));
    let constant = Description::of(&whole(&[3.0; 6]), ShapeTest::default());
    assert_eq!((constant.skewness, constant.standard_deviation, constant.distinct), (None, Some(0.0), 1));
    let world = World::new("index: a, b, c, d, e, f, g, h", &tai(), plain());
    assert_eq!(world.found().checks.len(), 8);
}
