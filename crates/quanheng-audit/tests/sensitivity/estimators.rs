//! First-order and total indices against closed forms.

use quanheng_audit::Side;
use quanheng_audit::sensitivity::{
    Centre, Estimate, Grouped, Indices, NoIndex, Response, Sampling, sobol_indices,
};
use quanheng_index::Finding;

use crate::functions::{Cube, g_parts, ishigami, ishigami_parts, sobol_g};

/// Within four standard errors, as the width of the 95 % interval shows them.
fn near(estimate: Estimate, truth: f64) {
    let (low, high) = estimate.interval.unwrap();
    let error = (high - low) / (2.0 * 1.96);
    assert!((estimate.value - truth).abs() <= 4.0 * error + 1e-12, "{estimate:?} is not {truth}");
}

fn only(mut all: Vec<Result<Indices, NoIndex>>) -> Indices {
    assert_eq!(all.len(), 1);
    all.remove(0).unwrap()
}

#[test]
fn ishigami_has_its_indices() {
    let cube =
        Cube { inputs: 3, outputs: 1, seed: 5, function: |u: &[f64], y: &mut [f64]| y[0] = ishigami(u) };
    let (v, v1, v2, v13) = ishigami_parts();
    for centre in [Centre::Mean, Centre::Nothing] {
        let indices = only(sobol_indices(&cube, &Sampling::new(1 << 13, 1), centre).unwrap());
        assert!(
            (indices.variance / v - 1.0).abs() < 0.05 && (indices.mean - 3.5).abs() < 0.15,
            "{indices:?}"
        );
        for (input, (first, total)) in
            [(v1 / v, (v1 + v13) / v), (v2 / v, v2 / v), (0.0, v13 / v)].into_iter().enumerate()
        {
            near(indices.inputs[input].first, first);
            near(indices.inputs[input].total, total);
        }
        assert!((indices.interaction() - v13 / v).abs() < 0.08);
    }
}

#[test]
fn sobol_g_has_its_indices() {
    let cube =
        Cube { inputs: 6, outputs: 1, seed: 8, function: |u: &[f64], y: &mut [f64]| y[0] = sobol_g(u) };
    let (v, own) = g_parts();
    let indices = only(sobol_indices(&cube, &Sampling::new(1 << 13, 1), Centre::Mean).unwrap());
    for (input, part) in own.iter().enumerate() {
        near(indices.inputs[input].first, part / v);
        near(indices.inputs[input].total, part * (v + 1.0) / (1.0 + part) / v);
    }
}

/// By hand from three samples of one input: A = (1, 4, 2), B = (3, 0, 5), so AB = B. ȳ = 15/6 = 2.5, Σ(y − ȳ)² = 55 −
/// 37.5 = 17.5, V = 17.5/5 = 3.5. Uncentred: Σ B(AB − A) = 3·2 + 0 + 5·3 = 21, S = 7/3.5 = 2. Centred: 21 − 2.5·(2 − 4 +
/// 3) = 18.5, S = 18.5/3/3.5. Total: (4 + 16 + 9)/6/3.5.
#[test]
fn three_samples_by_hand() {
    struct Three;
    impl Response for Three {
        type Room = ();
        fn inputs(&self) -> usize {
            1
        }
        fn outputs(&self) -> usize {
            1
        }
        fn room(&self) {}
        fn evaluate(&self, (): &mut (), at: u64, sides: &[Side], y: &mut [f64]) -> Result<(), Vec<Finding>> {
            y[0] = if sides[0] == Side::A { [1.0, 4.0, 2.0] } else { [3.0, 0.0, 5.0] }[at as usize];
            Ok(())
        }
    }
    let with = |centre| only(sobol_indices(&Three, &Sampling::new(3, 1), centre).unwrap());
    let (plain, centred) = (with(Centre::Nothing), with(Centre::Mean));
    let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-14, "{got} is not {want}");
    close(plain.mean, 2.5);
    close(plain.variance, 3.5);
    close(plain.inputs[0].first.value, 2.0);
    close(centred.inputs[0].first.value, 18.5 / 3.0 / 3.5);
    close(plain.inputs[0].total.value, 29.0 / 6.0 / 3.5);
    close(centred.inputs[0].total.value, 29.0 / 6.0 / 3.5);
}

/// y = x₁ + 2x₂ + 3x₃, grouped {1, 3}, {2}: (1 + 9)/14 and 4/14; a shift of the output is no matter with the centre.
#[test]
fn groups_add_up_and_shifts_are_no_matter() {
    let with = |shift: f64| {
        let function = move |u: &[f64], y: &mut [f64]| y[0] = u[0] + 2.0 * u[1] + 3.0 * u[2] + shift;
        let cube = Cube { inputs: 3, outputs: 1, seed: 2, function };
        let grouped = Grouped::new(&cube, vec![0, 1, 0]).unwrap();
        only(sobol_indices(&grouped, &Sampling::new(1 << 12, 3), Centre::Mean).unwrap())
    };
    let plain = with(0.0);
    for (input, truth) in [10.0 / 14.0, 4.0 / 14.0].into_iter().enumerate() {
        near(plain.inputs[input].first, truth);
        near(plain.inputs[input].total, truth);
    }
    let shifted = with(1e6);
    for (a, b) in plain.inputs.iter().zip(&shifted.inputs) {
        assert!((a.first.value - b.first.value).abs() < 1e-7 && (a.total.value - b.total.value).abs() < 1e-7);
    }
    let cube = Cube { inputs: 2, outputs: 1, seed: 2, function: |_: &[f64], _: &mut [f64]| {} };
    assert!(Grouped::new(&cube, vec![0]).is_none() && Grouped::new(&cube, vec![0, 2]).is_none());
}

/// A categorical input takes its share of the unit interval: values 0, 1, 5 with probabilities 0.7, 0.2, 0.1 have
/// variance 0.2 + 2.5 − 0.7² = 2.21; beside it 3·u with variance ¾.
#[test]
fn categories_come_with_their_probabilities() {
    let function = |u: &[f64], y: &mut [f64]| {
        let category = [0.7, 0.9, 1.0].iter().position(|&end| u[0] < end).unwrap();
        y[0] = [0.0, 1.0, 5.0][category] + 3.0 * u[1];
    };
    let cube = Cube { inputs: 2, outputs: 1, seed: 2, function };
    let indices = only(sobol_indices(&cube, &Sampling::new(1 << 13, 3), Centre::Mean).unwrap());
    near(indices.inputs[0].first, 2.21 / 2.96);
    near(indices.inputs[1].total, 0.75 / 2.96);
}

#[test]
fn without_variance_or_with_gaps_there_is_no_index() {
    let function = |u: &[f64], y: &mut [f64]| {
        y[0] = 0.1 + 0.2;
        y[1] = if u[0] < 0.5 { f64::NAN } else { u[0] };
        y[2] = u[0];
        // What only rounding makes.
        y[3] = 1.0 + 1e-15 * u[0];
    };
    let cube = Cube { inputs: 1, outputs: 4, seed: 2, function };
    let indices = sobol_indices(&cube, &Sampling::new(1 << 8, 3), Centre::Mean).unwrap();
    assert_eq!(indices[0], Err(NoIndex::Constant));
    assert!(matches!(indices[1], Err(NoIndex::Missing(count)) if count > 300));
    let sound = indices[2].as_ref().unwrap();
    assert!((sound.inputs[0].total.value - 1.0).abs() < 0.2);
    assert_eq!(indices[3], Err(NoIndex::Constant));
}

#[test]
fn options_out_of_range_are_told() {
    let cube = Cube { inputs: 1, outputs: 1, seed: 2, function: |u: &[f64], y: &mut [f64]| y[0] = u[0] };
    let told = |sampling| sobol_indices(&cube, &sampling, Centre::Mean).unwrap_err()[0].clone();
    assert_eq!(told(Sampling::new(1, 0)).argument("option"), Some("samples"));
    let unsure = Sampling { confidence: 1.0, ..Sampling::new(8, 0) };
    assert_eq!(told(unsure).argument("option"), Some("confidence"));
    let bare = Sampling { resamples: 0, ..Sampling::new(8, 0) };
    let indices = sobol_indices(&cube, &bare, Centre::Mean).unwrap().remove(0).unwrap();
    assert_eq!(indices.inputs[0].first.interval, None);
}

#[test]
fn the_number_of_threads_is_no_matter() {
    let function = |u: &[f64], y: &mut [f64]| {
        y[0] = ishigami(u);
        y[1] = sobol_g(u);
    };
    let cube = Cube { inputs: 6, outputs: 2, seed: 2, function };
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| sobol_indices(&cube, &Sampling::new(1000, 4), Centre::Mean).unwrap())
    };
    let one = with(1);
    assert_eq!(with(2), one);
    assert_eq!(with(7), one);
}

/// Of 100 seeds, the 90 % intervals hold the truth about 90 times; by chance alone 78 to 100 (four standard errors of a
/// binomial share).
#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    let (v, v1, _, v13) = ishigami_parts();
    let (mut first, mut total) = (0, 0);
    for seed in 0..100 {
        let function = |u: &[f64], y: &mut [f64]| y[0] = ishigami(u);
        let cube = Cube { inputs: 3, outputs: 1, seed: 100 + seed, function };
        let sampling = Sampling { resamples: 100, confidence: 0.9, ..Sampling::new(256, seed) };
        let indices = only(sobol_indices(&cube, &sampling, Centre::Mean).unwrap());
        let holds = |estimate: Estimate, truth: f64| {
            estimate.interval.is_some_and(|(low, high)| low <= truth && truth <= high)
        };
        first += usize::from(holds(indices.inputs[0].first, v1 / v));
        total += usize::from(holds(indices.inputs[0].total, (v1 + v13) / v));
    }
    assert!((78..=100).contains(&first) && (78..=100).contains(&total), "{first} {total}");
}
