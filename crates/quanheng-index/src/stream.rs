//! Random numbers that are a function of their key: no state is shared, so neither the order of work nor the number
//! of threads can change a draw.
//!
//! Philox 4×64 with 10 rounds. A stream is keyed by seed and replicate, and by the place the draw is for (three
//! numbers, such as node, period and unit); within a stream, draws are counted.
//!
//! Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11, section 4.3.

use crate::statistics::{normal_quantile, wide};

const MULTIPLIERS: [u64; 2] = [0xD2E7_470E_E14C_6C93, 0xCA5A_8263_9512_1157];
const WEYL: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B];
const ROUNDS: usize = 10;

/// Which of many repetitions draws are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replicate {
    /// Given by the user.
    pub seed: u64,
    /// Counted from 0.
    pub number: u64,
}

impl Replicate {
    /// The stream for one place.
    #[must_use]
    pub const fn stream(self, place: [u64; 3]) -> Stream {
        Stream { key: [self.seed, self.number], place, block: 0, drawn: [0; 4], left: 0 }
    }
}

/// Draws for one place in one replicate, always the same.
#[derive(Debug, Clone)]
pub struct Stream {
    key: [u64; 2],
    place: [u64; 3],
    block: u64,
    drawn: [u64; 4],
    left: usize,
}

impl Stream {
    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        if self.left == 0 {
            [self.drawn] = self.blocks();
            self.left = self.drawn.len();
        }
        self.left -= 1;
        self.drawn[self.drawn.len() - 1 - self.left]
    }

    /// The next blocks of random bits.
    fn blocks<const N: usize>(&mut self) -> [[u64; 4]; N] {
        let [a, b, c] = self.place;
        let first = self.block;
        self.block += N as u64;
        philox(self.key, std::array::from_fn(|at| [first + at as u64, a, b, c]))
    }

    /// A number strictly between 0 and 1: the middle of one of 2⁵² equal cells.
    pub fn uniform(&mut self) -> f64 {
        to_unit(self.bits())
    }

    /// Fills in uniform numbers: those that as many calls of [`uniform`](Self::uniform) would give.
    pub fn fill(&mut self, numbers: &mut [f64]) {
        let (head, rest) = numbers.split_at_mut(self.left.min(numbers.len()));
        head.iter_mut().for_each(|u| *u = f64::from_bits(self.bits()));
        let (blocks, tail) = rest.as_chunks_mut::<4>();
        let (pairs, last) = blocks.as_chunks_mut::<2>();
        for pair in pairs {
            let drawn = self.blocks::<2>();
            pair.iter_mut().zip(&drawn).for_each(|(block, bits)| keep(block, bits));
        }
        for block in last {
            let [bits] = self.blocks();
            keep(block, &bits);
        }
        tail.iter_mut().for_each(|u| *u = f64::from_bits(self.bits()));
        wide(
            #[inline(always)]
            || {
                for number in numbers {
                    *number = to_unit(number.to_bits());
                }
            },
        );
    }

    /// A whole number below `count`, each as likely as any other.
    pub fn below(&mut self, count: u64) -> u64 {
        // Bits beyond the last whole multiple of `count` would favour small numbers: draw anew.
        let surplus = (u64::MAX % count + 1) % count;
        loop {
            let bits = self.bits();
            if bits <= u64::MAX - surplus {
                return bits % count;
            }
        }
    }

    /// A standard normal number, by the inverse of its distribution.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }

    /// χ² with so many degrees of freedom: the sum of as many squared normals.
    pub fn chi_square(&mut self, freedom: usize) -> f64 {
        (0..freedom).map(|_| self.normal()).map(|z| z * z).sum()
    }

    /// Puts `items` into an order of which each is as likely as any other (Fisher and Yates, Durstenfeld 1964).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u64 + 1) as usize;
            items.swap(last, other);
        }
    }
}

/// Keeps bits as doubles for a while.
#[inline(always)]
fn keep(numbers: &mut [f64; 4], bits: &[u64; 4]) {
    for word in 0..4 {
        numbers[word] = f64::from_bits(bits[word]);
    }
}

/// The middle of one of 2⁵² equal cells between 0 and 1.
#[inline(always)]
fn to_unit(bits: u64) -> f64 {
    // Between 1 and 2 the mantissa counts cells; 1 less half a cell is taken away, exactly.
    f64::from_bits(1.0_f64.to_bits() | (bits >> 12)) - (1.0 - f64::EPSILON / 2.0)
}

/// Blocks of one key side by side: the multiplications of one need not wait for those of another.
#[inline]
fn philox<const N: usize>(mut key: [u64; 2], mut counters: [[u64; 4]; N]) -> [[u64; 4]; N] {
    for round in 0..ROUNDS {
        if round > 0 {
            key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
        }
        for counter in &mut counters {
            let products = [0, 1].map(|k| u128::from(MULTIPLIERS[k]) * u128::from(counter[2 * k]));
            let [low, high] = [products.map(|p| p as u64), products.map(|p| (p >> 64) as u64)];
            *counter = [high[1] ^ counter[1] ^ key[0], low[1], high[0] ^ counter[3] ^ key[1], low[0]];
        }
    }
    counters
}

#[cfg(test)]
mod tests {
    use super::*;

    /// numpy 2.4.6, numpy.random.Philox(key, counter).random_raw(4); numpy counts up before each block.
    #[test]
    fn philox_agrees_with_numpy() {
        let want =
            [0x1655_4D9E_CA36_314C, 0xDB20_FE9D_672D_0FDC, 0xD7E7_72CE_E186_176B, 0x7E68_B68A_EC7B_A23B];
        assert_eq!(philox([0, 0], [[0, 0, 0, 0]]), [want]);
        let want =
            [0xE5A2_97F2_F82D_0AD5, 0x4F4F_E58D_8240_5A56, 0x6B3A_05FE_2A49_9734, 0x3708_58CE_519F_D1C2];
        assert_eq!(philox([2020, 7], [[1, 2, 3, 4]]), [want]);
        let want =
            [0x87B0_92C3_013F_E90B, 0x438C_3C67_BE8D_0224, 0x9CC7_D7C6_9CD7_77B6, 0xA09C_AEBF_594F_0BA0];
        assert_eq!(philox([u64::MAX, u64::MAX], [[u64::MAX, u64::MAX, u64::MAX, u64::MAX]]), [want]);
    }

    #[test]
    fn a_stream_depends_on_its_key_alone() {
        let draws = |replicate: Replicate, place| {
            let mut stream = replicate.stream(place);
            [stream.bits(), stream.bits(), stream.bits(), stream.bits(), stream.bits()]
        };
        let replicate = Replicate { seed: 1, number: 0 };
        assert_eq!(draws(replicate, [1, 2, 3]), draws(replicate, [1, 2, 3]));
        assert_ne!(draws(replicate, [1, 2, 3]), draws(replicate, [1, 2, 4]));
        assert_ne!(draws(replicate, [1, 2, 3]), draws(Replicate { number: 1, ..replicate }, [1, 2, 3]));
    }

    #[test]
    fn many_at_once_are_the_same_draws() {
        let new = || Replicate { seed: 5, number: 6 }.stream([1, 2, 3]);
        let (mut one, mut other) = (new(), new());
        for length in [3, 1, 9, 0, 4, 2, 17, 51, 130] {
            let mut numbers = vec![0.0; length];
            one.fill(&mut numbers);
            assert!(numbers.into_iter().all(|u| u == other.uniform()));
        }
        assert_eq!(one.bits(), other.bits());
    }

    /// Ten thousand draws: the mean of z is within 4/√n of 0, that of z² within 4√(2/n) of 1.
    #[test]
    fn normals_have_their_moments() {
        let mut stream = Replicate { seed: 3, number: 0 }.stream([0; 3]);
        let draws: Vec<f64> = (0..10_000).map(|_| stream.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 1e4;
        let square = draws.iter().map(|z| z * z).sum::<f64>() / 1e4;
        assert!(mean.abs() < 0.04 && (square - 1.0).abs() < 0.057, "{mean} {square}");
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u64> = (0..50).collect();
        Replicate { seed: 3, number: 9 }.stream([1, 2, 3]).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
