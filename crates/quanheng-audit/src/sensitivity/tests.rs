//! The estimators on the points that experiments take: Monte Carlo, Latin hypercube and scrambled Sobol.

use quanheng_index::Finding;

use super::*;
use crate::design::{Design, Points, Side};

/// Ishigami's function with a = 7 and b = 0.1, and Sobol's G with a = (0, 1, 4.5), of three coordinates.
struct Both {
    points: Points,
}

const G: [f64; 3] = [0.0, 1.0, 4.5];

impl Response for Both {
    type Room = [[f64; 3]; 2];

    fn inputs(&self) -> usize {
        3
    }

    fn outputs(&self) -> usize {
        2
    }

    fn room(&self) -> Self::Room {
        [[0.0; 3]; 2]
    }

    fn evaluate(
        &self,
        room: &mut Self::Room,
        sample: u64,
        sides: &[Side],
        outputs: &mut [f64],
    ) -> Result<(), Vec<Finding>> {
        self.points.fill(sample, Side::A, &mut room[0]);
        self.points.fill(sample, Side::B, &mut room[1]);
        let u: Vec<f64> = sides.iter().enumerate().map(|(at, &side)| room[side as usize][at]).collect();
        let x: Vec<f64> = u.iter().map(|u| std::f64::consts::PI * (2.0 * u - 1.0)).collect();
        let sine = libm::sin(x[1]);
        outputs[0] = libm::sin(x[0]) * (1.0 + 0.1 * libm::pow(x[2], 4.0)) + 7.0 * sine * sine;
        outputs[1] = G.iter().zip(&u).map(|(a, u)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product();
        Ok(())
    }
}

/// First orders and totals of both functions, in closed form.
fn truth() -> [[(f64, f64); 3]; 2] {
    let fourth = libm::pow(std::f64::consts::PI, 4.0);
    let first = 0.5 * (1.0 + 0.1 * fourth / 5.0) * (1.0 + 0.1 * fourth / 5.0);
    let (second, both) = (49.0 / 8.0, 0.005 * fourth * fourth * (1.0 / 9.0 - 1.0 / 25.0));
    let v = first + second + both;
    let ishigami = [(first / v, (first + both) / v), (second / v, second / v), (0.0, both / v)];
    let own = G.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let v = own.iter().map(|own| 1.0 + own).product::<f64>() - 1.0;
    [ishigami, own.map(|own| (own / v, own * (v + 1.0) / (1.0 + own) / v))]
}

/// Greatest error of any index with 4,096 samples.
fn error(design: Design, centre: Centre) -> f64 {
    let points = Points::new(design, 3, 3, (1 << 12, 1)).unwrap();
    let sampling = Sampling { resamples: 0, ..Sampling::new(1 << 12, 1) };
    let indices = sobol_indices(&Both { points }, &sampling, centre).unwrap();
    let mut greatest = 0.0_f64;
    for (indices, truth) in indices.iter().zip(truth()) {
        for (own, (first, total)) in indices.as_ref().unwrap().inputs.iter().zip(truth) {
            greatest = greatest.max((own.first.value - first).abs()).max((own.total.value - total).abs());
        }
    }
    greatest
}

/// The errors of an index are of the order of 1/√4096 = 0.016 with independent samples and far smaller with a Sobol
/// sequence.
#[test]
fn a_sobol_sequence_is_nearer_to_the_closed_forms() {
    for centre in [Centre::Mean, Centre::Nothing] {
        let [plain, latin, sobol] =
            [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol].map(|d| error(d, centre));
        assert!(plain < 0.1 && latin < 0.1, "{plain} {latin}");
        assert!(sobol < 0.012, "{sobol}");
    }
}

/// Shapley effects too: Ishigami's interaction is halved.
#[test]
fn shapley_effects_of_a_sobol_sequence() {
    let points = Points::new(Design::Sobol, 3, 3, (1 << 12, 1)).unwrap();
    let sampling = Sampling { resamples: 0, ..Sampling::new(1 << 12, 1) };
    let all = shapley_effects(&Both { points }, &sampling, Orders::All).unwrap();
    let effects = all[0].as_ref().unwrap();
    let [(first, total), (second, _), (_, third)] = truth()[0];
    for (own, truth) in effects.inputs.iter().zip([(first + total) / 2.0, second, third / 2.0]) {
        assert!((own.value - truth).abs() < 0.012, "{own:?} {truth}");
    }
}

/// Of 60 scrambled Sobol sequences, the 90 % intervals hold the truth at least as often as they say (54 times, by chance
/// alone 47 or more): blocks are taken as if they were independent.
#[test]
fn intervals_of_a_sobol_sequence_are_not_too_narrow() {
    let mut held = [0; 4];
    for seed in 0..60 {
        let points = Points::new(Design::Sobol, seed, 3, (512, 1)).unwrap();
        let sampling = Sampling { resamples: 80, confidence: 0.9, ..Sampling::new(512, seed) };
        let indices = sobol_indices(&Both { points }, &sampling, Centre::Mean).unwrap();
        let [first, second] = [0, 1].map(|output| &indices[output].as_ref().unwrap().inputs[0]);
        let [(a, b), (c, d)] = [0, 1].map(|output| truth()[output][0]);
        for (held, (estimate, truth)) in
            held.iter_mut().zip([(first.first, a), (first.total, b), (second.first, c), (second.total, d)])
        {
            let (low, high) = estimate.interval.unwrap();
            *held += u32::from(low <= truth && truth <= high);
        }
    }
    assert!(held.iter().all(|&held| held >= 47), "{held:?}");
}
