//! Shapley effects against closed forms, of dependent inputs too.

use quanheng_audit::Side;
use quanheng_audit::sensitivity::{Effects, Estimate, Orders, Response, Sampling, shapley_effects};
use quanheng_index::Finding;
use quanheng_index::stream::Replicate;

use crate::functions::{Cube, g_parts, ishigami, ishigami_parts, sobol_g};

fn near(estimate: Estimate, truth: f64) {
    let (low, high) = estimate.interval.unwrap();
    let error = (high - low) / (2.0 * 1.96);
    assert!((estimate.value - truth).abs() <= 4.0 * error + 1e-12, "{estimate:?} is not {truth}");
}

fn effects<R: Response>(response: &R, orders: Orders) -> Effects {
    // About the same evaluations for either way.
    let samples = if orders == Orders::All { 1 << 10 } else { 1 << 13 };
    let mut all = shapley_effects(response, &Sampling::new(samples, 1), orders).unwrap();
    let effects = all.remove(0).unwrap();
    let sum: f64 = effects.inputs.iter().map(|effect| effect.value).sum();
    assert!((sum - 1.0).abs() < 1e-12);
    effects
}

/// An interaction of two is halved between them.
#[test]
fn ishigami_is_divided_fairly() {
    let cube =
        Cube { inputs: 3, outputs: 1, seed: 5, function: |u: &[f64], y: &mut [f64]| y[0] = ishigami(u) };
    let (v, v1, v2, v13) = ishigami_parts();
    for orders in [Orders::All, Orders::Random] {
        let effects = effects(&cube, orders);
        near(effects.inputs[0], (v1 + v13 / 2.0) / v);
        near(effects.inputs[1], v2 / v);
        near(effects.inputs[2], v13 / 2.0 / v);
        assert!((effects.variance / v - 1.0).abs() < 0.15);
    }
}

/// By its definition: the interaction of the inputs in a set J has variance Π_J Vⱼ, shared equally among |J|.
#[test]
fn sobol_g_is_divided_fairly() {
    let cube =
        Cube { inputs: 6, outputs: 1, seed: 5, function: |u: &[f64], y: &mut [f64]| y[0] = sobol_g(u) };
    let (v, own) = g_parts();
    let mut truth = [0.0; 6];
    for set in 1_usize..64 {
        let members: Vec<usize> = (0..6).filter(|input| set >> input & 1 == 1).collect();
        let part: f64 = members.iter().map(|&input| own[input]).product();
        members.iter().for_each(|&input| truth[input] += part / members.len() as f64 / v);
    }
    let (all, random) = (effects(&cube, Orders::All), effects(&cube, Orders::Random));
    for (input, &truth) in truth.iter().enumerate() {
        near(all.inputs[input], truth);
        near(random.inputs[input], truth);
    }
}

/// y = Σβᵢxᵢ with normal x that all have one correlation ρ: xᵢ = √ρ·z + √(1 − ρ)·eᵢ.
struct Linear {
    slopes: Vec<f64>,
    deviations: Vec<f64>,
    correlation: f64,
}

impl Linear {
    /// Draws inputs anew given those that stay. Given k inputs (as standard normals, with mean m̄) the others are normal
    /// with mean kρm̄/(1 + (k − 1)ρ), the regression on k equally good predictors; the common part z given them is normal
    /// with mean √ρ·k·m̄/(1 + (k − 1)ρ) and variance (1 − ρ)/(1 + (k − 1)ρ), and the own parts are free.
    fn draw(&self, sample: u64, sides: &[Side]) -> Vec<f64> {
        let rho = self.correlation;
        let count = self.slopes.len();
        let mut stream = Replicate { seed: 4, number: sample }.stream([0; 3]);
        let common = stream.normal();
        let mut x: Vec<f64> =
            (0..count).map(|_| rho.sqrt() * common + (1.0 - rho).sqrt() * stream.normal()).collect();
        let kept: Vec<f64> =
            x.iter().zip(sides).filter(|(_, side)| **side == Side::A).map(|(x, _)| *x).collect();
        let mask = sides.iter().fold(0, |mask, side| 2 * mask + u64::from(*side == Side::B));
        let mut anew = Replicate { seed: 4, number: sample }.stream([1, mask, 0]);
        let scale = 1.0 + (kept.len() as f64 - 1.0) * rho;
        let mean = rho.sqrt() * kept.iter().sum::<f64>() / scale;
        let common = mean + ((1.0 - rho) / scale).sqrt() * anew.normal();
        for (x, side) in x.iter_mut().zip(sides) {
            let own = anew.normal();
            if *side == Side::B {
                *x = rho.sqrt() * common + (1.0 - rho).sqrt() * own;
            }
        }
        x
    }
}

impl Response for Linear {
    type Room = ();

    fn inputs(&self) -> usize {
        self.slopes.len()
    }

    fn outputs(&self) -> usize {
        1
    }

    fn room(&self) {}

    fn evaluate(&self, (): &mut (), sample: u64, sides: &[Side], y: &mut [f64]) -> Result<(), Vec<Finding>> {
        let x = self.draw(sample, sides);
        let terms = x.iter().zip(&self.slopes).zip(&self.deviations);
        y[0] = terms.map(|((x, slope), deviation)| x * slope * deviation).sum();
        Ok(())
    }
}

/// Two dependent normals (Owen and Prieur 2017): an input gets β²σ²(1 − ρ²/2) + ρβ₁β₂σ₁σ₂ + β'²σ'²ρ²/2, with β', σ' of
/// the other. It follows from ½(c({1}) + c({1, 2}) − c({2})) with c({1}) = β₁²σ₁²(1 − ρ²).
#[test]
fn two_dependent_normals_have_the_closed_form() {
    let (slopes, deviations, rho) = (vec![1.0, 0.5], vec![1.0, 3.0], 0.6);
    let (a, b) = (slopes[0] * deviations[0], slopes[1] * deviations[1]);
    let variance = a * a + b * b + 2.0 * rho * a * b;
    let truth = |own: f64, other: f64| {
        (own * own * (1.0 - rho * rho / 2.0) + rho * a * b + other * other * rho * rho / 2.0) / variance
    };
    let linear = Linear { slopes, deviations, correlation: rho };
    for orders in [Orders::All, Orders::Random] {
        let effects = effects(&linear, orders);
        near(effects.inputs[0], truth(a, b));
        near(effects.inputs[1], truth(b, a));
    }
}

/// An input the result does not use has an effect through what it goes along with: by the same formula with β₂ = 0, a
/// share of ρ²/2.
#[test]
fn an_unused_input_has_an_effect_through_another() {
    let linear = Linear { slopes: vec![1.0, 0.0], deviations: vec![1.0, 1.0], correlation: 0.8 };
    let effects = effects(&linear, Orders::All);
    near(effects.inputs[1], 0.32);
}

/// Three dependent normals, from c(J) = variance of Σ_J βx given the others, here by the regression formula in numbers:
/// all slopes 1, ρ = ½: c of one = 1 − 2ρ²/(1 + ρ), c of two = 2 + 2ρ − 4ρ², c of all = 3 + 6ρ; by symmetry each has a
/// third.
#[test]
fn three_alike_share_alike() {
    let linear = Linear { slopes: vec![1.0; 3], deviations: vec![1.0; 3], correlation: 0.5 };
    for orders in [Orders::All, Orders::Random] {
        let effects = effects(&linear, orders);
        effects.inputs.iter().for_each(|&effect| near(effect, 1.0 / 3.0));
        assert!((effects.variance / 6.0 - 1.0).abs() < 0.2, "{effects:?}");
    }
}

#[test]
fn too_many_inputs_for_all_orders_are_refused() {
    let cube = Cube { inputs: 17, outputs: 1, seed: 5, function: |u: &[f64], y: &mut [f64]| y[0] = u[0] };
    let findings = shapley_effects(&cube, &Sampling::new(8, 1), Orders::All).unwrap_err();
    assert_eq!(findings[0].code, "shapley-too-many");
    assert!(shapley_effects(&cube, &Sampling::new(8, 1), Orders::Fitting).is_ok());
    let with = |inputs, orders| {
        let cube = Cube { inputs, outputs: 1, seed: 5, function: |u: &[f64], y: &mut [f64]| y[0] = u[0] };
        shapley_effects(&cube, &Sampling::new(64, 1), orders).unwrap()
    };
    assert_eq!(with(5, Orders::Fitting), with(5, Orders::All));
    assert_eq!(with(6, Orders::Fitting), with(6, Orders::Random));
}
