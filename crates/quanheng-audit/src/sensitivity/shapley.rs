//! Shapley effects: the variance of an output divided among inputs, dependent ones too.
//!
//! What a set J of inputs is worth is c(J) = E[Var(y | inputs outside J)], what stays unknown while only J is unknown. An
//! input gets what it adds to the sets before it, averaged over all orders of the inputs; the parts add up to
//! Var(y), and are shown as shares of it.
//!
//! - c(J) = ½E[(y_A − y_J)²], where J is drawn anew given the others: one pair of evaluations for each sample.
//! - [`Orders::All`]: by the formula over all subsets, 2^d evaluations for each sample.
//! - [`Orders::Random`]: each sample takes one random order, all orders equally likely, d + 1 evaluations for each
//!   sample.
//! - In both, the parts of a sample add up to ½(y_A − y_all)², so the effects add up to 1 whatever N is.
//! - Independent inputs: first order ≤ Shapley effect ≤ total. An effect of 0 then means the input is no matter. With
//!   dependent inputs one that the result does not use may have an effect through those it goes along with.
//! - A constant output has no effects ([`NoIndex`]); estimates are not cut off at 0.
//!
//! Sources: Owen (2014), Sobol' indices and Shapley value, SIAM/ASA Journal on Uncertainty Quantification 2; Song, Nelson
//! and Staum (2016), Shapley effects for global sensitivity analysis: theory and computation, the same journal 4 (random
//! orders, here with one pair of evaluations for each set); Owen and Prieur (2017), On Shapley value for measuring
//! importance of dependent inputs, the same journal 5.
//!
//! Example: y = x₁ + x₂ with standard normal x of correlation ρ: c({1}) = c({2}) = 1 − ρ², c of both 2 + 2ρ: each has
//! (2 + 2ρ)/2, a share of ½.

use quanheng_index::Finding;
use quanheng_index::stream::Replicate;

use super::estimate::{Estimate, NoIndex, Spread};
use super::response::Response;
use super::samples::{ORDERS, Sampling, Scheme, Sums, all};
use crate::design::Side;

/// Which orders of the inputs are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orders {
    /// All orders for up to five inputs, random ones beyond.
    #[default]
    Fitting,
    /// All, by way of the subsets.
    All,
    /// One at random for each sample.
    Random,
}

/// Most inputs for which [`Orders::Fitting`] takes all orders: 32 evaluations for each sample.
const FEW: usize = 5;
/// Most inputs for which all orders can be taken.
const MOST: usize = 16;

/// The variance of an output, divided.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects {
    /// ½E[(y_A − y_all)²], an estimate of the variance.
    pub variance: f64,
    /// By input, its share; they add up to 1.
    pub inputs: Vec<Estimate>,
}

/// Shapley effects of every output.
///
/// # Errors
/// Findings: options out of range, all orders of more than sixteen inputs; an evaluation that cannot be done.
pub fn shapley_effects<R: Response>(
    response: &R,
    sampling: &Sampling,
    orders: Orders,
) -> Result<Vec<Result<Effects, NoIndex>>, Vec<Finding>> {
    sampling.check()?;
    let inputs = response.inputs();
    let takes_all = orders == Orders::All || orders == Orders::Fitting && inputs <= FEW;
    if takes_all && inputs > MOST {
        let finding = Finding::error("shapley-too-many", quanheng_index::Subject::Programme);
        return Err(vec![finding.with("count", inputs).with("most", MOST)]);
    }
    let outputs = response.outputs();
    let sums = if takes_all {
        Sums::of(&Subsets { response, shares: shares(inputs) }, outputs, sampling)?
    } else {
        Sums::of(&RandomOrder { response, seed: sampling.seed }, outputs, sampling)?
    };
    let read = |_, sums: &[f64], samples: u64| {
        let total: f64 = sums.iter().sum();
        let variance = total / samples as f64;
        (variance > 0.0)
            .then(|| std::iter::once(variance).chain(sums.iter().map(|part| part / total)).collect())
    };
    let made = |_, estimates: Vec<Estimate>| Effects {
        variance: estimates[0].value,
        inputs: estimates[1..].to_vec(),
    };
    Ok(sums.read(sampling, read, made))
}

/// By number of inputs before it: s!(d − s − 1)!/d!, the share of the orders in which a set of that size comes first.
fn shares(inputs: usize) -> Vec<f64> {
    // 1/(d·C(d − 1, s))
    let mut choices = 1.0;
    (0..inputs)
        .map(|size| {
            let share = 1.0 / (inputs as f64 * choices);
            choices *= (inputs - 1 - size) as f64 / (size + 1) as f64;
            share
        })
        .collect()
}

/// What each thread needs for either way.
struct Room<T> {
    inner: T,
    sides: Vec<Side>,
    base: Vec<f64>,
    drawn: Vec<f64>,
    /// By output: what the set before was worth.
    before: Vec<f64>,
    order: Vec<usize>,
}

impl<T> Room<T> {
    fn of<R: Response<Room = T>>(response: &R) -> Self {
        let blank = || vec![0.0; response.outputs()];
        Self {
            inner: response.room(),
            sides: all(response.inputs(), Side::A),
            base: blank(),
            drawn: blank(),
            before: blank(),
            order: (0..response.inputs()).collect(),
        }
    }

    /// Evaluates the sample with all inputs on side A.
    fn begin<R: Response<Room = T>>(
        &mut self,
        response: &R,
        sample: u64,
        spreads: &mut [Spread],
    ) -> Result<(), Vec<Finding>> {
        self.sides.fill(Side::A);
        response.evaluate(&mut self.inner, sample, &self.sides, &mut self.base)?;
        spreads.iter_mut().zip(&self.base).for_each(|(spread, &y)| spread.add(y));
        Ok(())
    }

    /// Evaluates the sample as its sides are; half the square of each output's change goes to `worth`.
    fn change<R: Response<Room = T>>(
        &mut self,
        response: &R,
        sample: u64,
        spreads: &mut [Spread],
        mut worth: impl FnMut(usize, f64, &mut f64),
    ) -> Result<(), Vec<Finding>> {
        response.evaluate(&mut self.inner, sample, &self.sides, &mut self.drawn)?;
        for (output, (&base, &drawn)) in self.base.iter().zip(&self.drawn).enumerate() {
            spreads[output].add(drawn);
            worth(output, 0.5 * (base - drawn) * (base - drawn), &mut self.before[output]);
        }
        Ok(())
    }
}

struct Subsets<'r, R> {
    response: &'r R,
    shares: Vec<f64>,
}

impl<R: Response> Scheme<R> for Subsets<'_, R> {
    type Room = Room<R::Room>;

    fn width(&self) -> usize {
        self.response.inputs()
    }

    fn room(&self) -> Self::Room {
        Room::of(self.response)
    }

    fn add(
        &self,
        room: &mut Self::Room,
        sample: u64,
        sums: &mut [f64],
        spreads: &mut [Spread],
    ) -> Result<(), Vec<Finding>> {
        let inputs = self.width();
        room.begin(self.response, sample, spreads)?;
        for subset in 1_usize..1 << inputs {
            let size = subset.count_ones() as usize;
            for (input, side) in room.sides.iter_mut().enumerate() {
                *side = if subset >> input & 1 == 1 { Side::B } else { Side::A };
            }
            room.change(self.response, sample, spreads, |output, worth, _| {
                for (input, part) in sums[output * inputs..][..inputs].iter_mut().enumerate() {
                    // As the set with the input, and as the set it is added to.
                    *part += if subset >> input & 1 == 1 {
                        self.shares[size - 1] * worth
                    } else {
                        -self.shares[size] * worth
                    };
                }
            })?;
        }
        Ok(())
    }
}

struct RandomOrder<'r, R> {
    response: &'r R,
    seed: u64,
}

impl<R: Response> Scheme<R> for RandomOrder<'_, R> {
    type Room = Room<R::Room>;

    fn width(&self) -> usize {
        self.response.inputs()
    }

    fn room(&self) -> Self::Room {
        Room::of(self.response)
    }

    fn add(
        &self,
        room: &mut Self::Room,
        sample: u64,
        sums: &mut [f64],
        spreads: &mut [Spread],
    ) -> Result<(), Vec<Finding>> {
        let inputs = self.width();
        room.begin(self.response, sample, spreads)?;
        room.before.fill(0.0);
        room.order.iter_mut().enumerate().for_each(|(at, input)| *input = at);
        let mut stream = Replicate { seed: self.seed, number: sample }.stream([ORDERS, 0, 0]);
        stream.shuffle(&mut room.order);
        for at in 0..inputs {
            let input = room.order[at];
            room.sides[input] = Side::B;
            room.change(self.response, sample, spreads, |output, worth, before| {
                sums[output * inputs + input] += worth - *before;
                *before = worth;
            })?;
        }
        Ok(())
    }
}
