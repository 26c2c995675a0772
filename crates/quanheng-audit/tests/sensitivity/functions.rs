//! Functions of the unit cube, and points for them.

use quanheng_audit::Side;
use quanheng_audit::sensitivity::Response;
use quanheng_index::Finding;
use quanheng_index::stream::Replicate;

/// A function of independent inputs that are uniform over the unit cube.
pub(crate) struct Cube<F> {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    pub(crate) seed: u64,
    pub(crate) function: F,
}

impl<F: Fn(&[f64], &mut [f64]) + Sync> Response for Cube<F> {
    /// Coordinates of both draws, and those taken.
    type Room = (Vec<f64>, Vec<f64>);

    fn inputs(&self) -> usize {
        self.inputs
    }

    fn outputs(&self) -> usize {
        self.outputs
    }

    fn room(&self) -> Self::Room {
        (vec![0.0; 2 * self.inputs], vec![0.0; self.inputs])
    }

    fn evaluate(
        &self,
        (both, taken): &mut Self::Room,
        sample: u64,
        sides: &[Side],
        outputs: &mut [f64],
    ) -> Result<(), Vec<Finding>> {
        let mut stream = Replicate { seed: self.seed, number: sample }.stream([1, 2, 3]);
        both.iter_mut().for_each(|u| *u = stream.uniform());
        for (input, side) in sides.iter().enumerate() {
            taken[input] = both[if *side == Side::A { input } else { self.inputs + input }];
        }
        (self.function)(taken, outputs);
        Ok(())
    }
}

/// Ishigami's function with a = 7 and b = 0.1: inputs uniform between −π and π.
pub(crate) fn ishigami(u: &[f64]) -> f64 {
    let x = |at: usize| std::f64::consts::PI * (2.0 * u[at] - 1.0);
    let sine = libm::sin(x(1));
    libm::sin(x(0)) * (1.0 + 0.1 * libm::pow(x(2), 4.0)) + 7.0 * sine * sine
}

/// Parts of its variance: (V, V₁, V₂, V₁₃). By hand: sin x₁ has variance ½ and mean 0, x₃⁴ mean π⁴/5 and square π⁸/9,
/// sin² x₂ variance ⅛.
pub(crate) fn ishigami_parts() -> (f64, f64, f64, f64) {
    let (a, b) = (7.0, 0.1);
    let fourth = libm::pow(std::f64::consts::PI, 4.0);
    let first = 0.5 * (1.0 + b * fourth / 5.0) * (1.0 + b * fourth / 5.0);
    let second = a * a / 8.0;
    let both = 0.5 * b * b * fourth * fourth * (1.0 / 9.0 - 1.0 / 25.0);
    (first + second + both, first, second, both)
}

/// Coefficients of Sobol's G-function.
pub(crate) const G: [f64; 6] = [0.0, 0.5, 3.0, 9.0, 99.0, 99.0];

pub(crate) fn sobol_g(u: &[f64]) -> f64 {
    G.iter().zip(u).map(|(a, u)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
}

/// Its variance, and by input the variance of its factor: Vᵢ = ⅓/(1 + aᵢ)², V = Π(1 + Vᵢ) − 1.
pub(crate) fn g_parts() -> (f64, Vec<f64>) {
    let own: Vec<f64> = G.iter().map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a))).collect();
    (own.iter().map(|v| 1.0 + v).product::<f64>() - 1.0, own)
}
