//! Sorting long columns of keys digit by digit, from the last to the first.
//!
//! Each pass deals the keys out by one digit and keeps the order of equal ones, so that in the end they stand in the
//! order of all digits (least-significant-digit radix sort; Knuth, The Art of Computer Programming 3, section 5.2.5).

/// Most bits of a digit: what stands where is then counted in the nearest cache.
const DIGIT_BITS: u32 = 11;

/// Number of keys from which it is quicker than sorting by comparison.
pub(super) const WORTH_WHILE: usize = 4096;

/// Sorts by the `bits` bits above the `low` lowest.
pub(super) fn sort(keys: &mut Vec<u64>, spare: &mut Vec<u64>, low: u32, bits: u32) {
    spare.resize(keys.len(), 0);
    let passes = bits.div_ceil(DIGIT_BITS);
    let width = bits.div_ceil(passes.max(1));
    for pass in 0..passes {
        let shift = low + pass * width;
        deal(keys, spare, |key| (key >> shift) as usize & ((1 << width) - 1));
        std::mem::swap(keys, spare);
    }
}

fn deal(from: &[u64], to: &mut [u64], digit: impl Fn(u64) -> usize) {
    let mut places = [0_u32; 1 << DIGIT_BITS];
    for &key in from {
        places[digit(key)] += 1;
    }
    let mut before = 0;
    for place in &mut places {
        (*place, before) = (before, before + *place);
    }
    for &key in from {
        let place = &mut places[digit(key)];
        to[*place as usize] = key;
        *place += 1;
    }
}
