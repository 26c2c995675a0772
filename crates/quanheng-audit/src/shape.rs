//! Shapes of errors: from a standard normal or a uniform number to an error.

use quanheng_index::statistics::{normal_cdf, normal_quantile, wide};

use crate::assumption::{Shape, Size};

/// A shape with its size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shaped {
    shape: Shape,
    size: f64,
    pub(crate) is_relative: bool,
}

impl Shaped {
    pub(crate) const fn of(shape: Shape, size: Size) -> Self {
        match size {
            Size::Relative(size) => Self { shape, size, is_relative: true },
            Size::Absolute(size) => Self { shape, size, is_relative: false },
        }
    }

    /// Whether errors are made of standard normal numbers.
    pub(crate) const fn is_normal(self) -> bool {
        matches!(self.shape, Shape::Normal | Shape::Lognormal)
    }

    /// The error at a uniform number.
    pub(crate) fn at_uniform(self, u: f64) -> f64 {
        match self.shape {
            Shape::Normal | Shape::Lognormal => self.at_normal(normal_quantile(u)),
            Shape::Uniform => self.size * (2.0 * u - 1.0),
            // Up to the middle the distribution function is a parabola: (1 + x)²/2.
            Shape::Triangular if u < 0.5 => self.size * ((2.0 * u).sqrt() - 1.0),
            Shape::Triangular => self.size * (1.0 - (2.0 * (1.0 - u)).sqrt()),
        }
    }

    /// The error at a standard normal number.
    pub(crate) fn at_normal(self, z: f64) -> f64 {
        match self.shape {
            Shape::Normal => self.size * z,
            Shape::Lognormal => {
                // A mean of 1 and this coefficient of variation.
                let variance = libm::log1p(self.size * self.size);
                libm::expm1(variance.sqrt() * z - 0.5 * variance)
            }
            Shape::Uniform | Shape::Triangular => self.at_uniform(normal_cdf(z)),
        }
    }

    /// Between these errors nearly all lie.
    pub(crate) fn reach(self) -> (f64, f64) {
        match self.shape {
            Shape::Normal | Shape::Lognormal => (self.at_normal(-4.0), self.at_normal(4.0)),
            Shape::Uniform | Shape::Triangular => (-self.size, self.size),
        }
    }

    /// The errors at standard normal numbers, in their place.
    pub(crate) fn at_normals(self, numbers: &mut [f64]) {
        match self.shape {
            Shape::Normal => wide(
                #[inline(always)]
                || {
                    for z in numbers {
                        *z *= self.size;
                    }
                },
            ),
            _ => numbers.iter_mut().for_each(|z| *z = self.at_normal(*z)),
        }
    }

    /// The figure with an error.
    #[inline(always)]
    pub(crate) fn hit(self, figure: f64, error: f64) -> f64 {
        if self.is_relative { figure * (1.0 + error) } else { figure + error }
    }

    /// Whether an error leaves a figure what it can be: a relative one takes none to 0 or beyond, and none leaves the
    /// numbers.
    #[inline(always)]
    pub(crate) fn keeps(self, error: f64, erring: f64) -> bool {
        (!self.is_relative | (1.0 + error > 0.0)) & erring.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and standard deviation over 10,000 equal cells of the unit interval: by the shape's own definition, and for
    /// the uniform and triangular h/√3 and h/√6.
    #[test]
    fn sizes_mean_what_they_say() {
        let size = 0.2;
        let cases = [
            (Shape::Normal, size),
            (Shape::Lognormal, size),
            (Shape::Uniform, size / 3.0_f64.sqrt()),
            (Shape::Triangular, size / 6.0_f64.sqrt()),
        ];
        for (shape, want) in cases {
            let shaped = Shaped::of(shape, Size::Relative(size));
            let errors: Vec<f64> =
                (0..10_000).map(|k| shaped.at_uniform((f64::from(k) + 0.5) / 1e4)).collect();
            let mean = errors.iter().sum::<f64>() / 1e4;
            let square = errors.iter().map(|e| (e - mean) * (e - mean)).sum::<f64>() / 1e4;
            assert!(mean.abs() < 1e-4, "{shape:?} {mean}");
            assert!((square.sqrt() / want - 1.0).abs() < 1e-3, "{shape:?} {}", square.sqrt());
        }
    }

    #[test]
    fn a_normal_number_and_its_share_give_the_same_error() {
        for shape in [Shape::Normal, Shape::Lognormal, Shape::Uniform, Shape::Triangular] {
            let shaped = Shaped::of(shape, Size::Relative(0.3));
            for z in [-2.5, -0.1, 0.0, 1.7] {
                let apart = shaped.at_normal(z) - shaped.at_uniform(normal_cdf(z));
                assert!(apart.abs() < 1e-13, "{shape:?} {z}");
            }
        }
    }

    #[test]
    fn a_relative_error_keeps_the_side_of_the_figure() {
        let shaped = Shaped::of(Shape::Normal, Size::Relative(0.5));
        let erring = |shaped: Shaped, figure: f64, error: f64| {
            let erring = shaped.hit(figure, error);
            shaped.keeps(error, erring).then_some(erring)
        };
        assert_eq!(erring(shaped, -4.0, -0.5), Some(-2.0));
        assert_eq!((erring(shaped, 4.0, -1.0), erring(shaped, 4.0, -1.5)), (None, None));
        assert_eq!(erring(shaped, 1e308, 1e308), None);
        assert_eq!(erring(Shaped::of(Shape::Normal, Size::Absolute(1.0)), 4.0, -5.0), Some(-1.0));
    }
}
