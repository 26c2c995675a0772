//! Loops on the widest registers that the processor has.
//!
//! The program is compiled for any processor of its kind, so that loops take two doubles at a time. What is given to
//! [`wide`] is compiled a second time for processors of the last ten years, which take four, and the program finds out
//! when it runs. Every lane does the same arithmetic in the same order: no digit depends on which of the two ran.

use pulp::Arch;

/// Runs some work on the widest registers. The closure, and whatever it calls, must be `#[inline(always)]`: a function
/// that is called is compiled once and for any processor.
#[inline(always)]
pub fn wide<R>(work: impl FnOnce() -> R) -> R {
    if cfg!(feature = "narrow") { work() } else { Arch::new().dispatch(work) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(always)]
    fn polynomial(x: &mut [f64]) {
        for x in x {
            *x = (*x * 0.3 + 0.7) / (*x + 1.1) - x.sqrt() * *x;
        }
    }

    #[test]
    fn wide_registers_give_the_same_bits() {
        let mut plain: Vec<f64> = (0..1003).map(|k| f64::from(k) / 7.0).collect();
        let mut fast = plain.clone();
        polynomial(&mut plain);
        wide(
            #[inline(always)]
            || polynomial(&mut fast),
        );
        assert!(plain.iter().zip(&fast).all(|(a, b)| a.to_bits() == b.to_bits()));
    }
}
