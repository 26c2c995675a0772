//! # kemeny
//!
//! y = n − position in the order of the n members that disagrees least with the children: Σ o(b,a) over the pairs
//! with a before b is least, o(a,b) = Σw[a>b] + ½Σw[a=b]. The first gets n − 1, the last 0. Where several orders
//! are best, position is the mean over all of them, so that no order of the units decides.
//!
//! - The members are cut into groups of which each member beats, by more than half the weight, all of the groups
//!   below; every best order keeps to that. Groups of up to 12 are solved exactly, by dynamic programming over
//!   their subsets. A larger group, which takes majorities in a circle through more than 12 units, is ordered by
//!   its pairs won minus lost (`copeland`), ties sharing the mean position: a heuristic, not the best order.
//! - Every pair is looked at: time grows with the square of the number of units, so take some thousands at most.
//! - Missing children: each pair is compared over what both have; a pair that shares no child is a tie. A unit below
//!   `min_present` is missing and takes no place. A constant child decides no pair. Zero and negative scores are no
//!   matter: only order counts. Disagreements within 1e-9 are equal.
//! - A reference unit gets the number of members it beats plus half of those it ties with.
//! - When to use: the order itself is the result and shall be the one most children support. Not when distances
//!   matter or units come and go; scores are places, so levels above should not average them.
//! - Practice differs: most packages return one best order and let the order of the units choose among several.
//! - Source: Kemeny (1959), Mathematics without numbers, Daedalus 88; Young and Levenglick (1978), A consistent
//!   extension of Condorcet's election principle, SIAM J. Applied Mathematics 35; the cut: Truchon (1998), An
//!   extension of the Condorcet criterion and Kemeny orders, Université Laval, cahier 9813.
//! - Example: A (3, 3, 1), B (2, 1, 3), C (1, 2, 2), equal weights: A, B, C → 2, 1, 0. Three units that beat each
//!   other in a circle, alike → 1, 1, 1.
//!
//! ## 中文
//!
//! - 求与各下级分歧最小的全序：使 a 在 b 前的各对 Σo(b,a) 最小，o(a,b) = Σw[a>b] + ½Σw[a=b]。y = n − 位次。
//! - 第一得 n − 1，最末得 0；最优全序不止一个时取平均位次，故与对象次序无关。
//! - 先按多数关系分组，12 个以内用动态规划精确求解；更大的循环按胜负数（`copeland`）排，属启发式，不保证最优。
//! - 逐对比较，耗时随对象数的平方增长，数千个以内为宜。
//! - 每一对只比双方都有值的下级；低于 `min_present` 者缺失且不占位次。常数下级不决定先后；分歧相差 1e-9 以内视为相等。
//! - 参照对象得分为其胜过的参评对象数加并列之半。只看次序，零和负值无妨。
//! - 适用于以名次本身为结果；差距有意义或对象常有增减时不宜；得分是位次，上层不宜再平均。
//! - 多数软件只给一个最优全序，取舍取决于行序。
//! - 来源：Kemeny（1959）；Young 和 Levenglick（1978）；分组：Truchon（1998）。
//! - 示例：A（3、3、1），B（2、1、3），C（1、2、2），等权 → 2，1，0；三者循环相胜 → 1，1，1。

use super::pairwise::{margin, net_wins};
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "kemeny",
    zh: "Kemeny 法：与各下级分歧最小的排序",
    en: "the order that disagrees least with the children",
    parameters: &[MIN_PRESENT],
    source: include_str!("kemeny.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(Kemeny { min_present: values.number("min_present") }))),
};

/// Largest group whose best order is sought among all.
const EXACT: usize = 12;

/// Disagreements closer than this are equal.
const TOLERANCE: f64 = 1e-9;

struct Kemeny {
    min_present: f64,
}

impl Aggregate for Kemeny {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let counted = children.counted(self.min_present);
        let net = children.by_unit(self.min_present, |row, _| Ok(net_wins(children, row, &counted)));
        let mut members: Vec<(f64, usize)> = (0..counted.len())
            .filter(|&row| counted[row])
            .filter_map(|row| net[row].ok().map(|net| (net, row)))
            .collect();
        members.sort_by(|a, b| b.0.total_cmp(&a.0));
        let n = members.len() as f64;
        let mut scores: Vec<Scored> = net.iter().map(|net| net.map(|net| f64::midpoint(n, net))).collect();
        let mut before = 0.0;
        for group in groups(&members) {
            for (&(_, row), position) in group.iter().zip(positions(children, group)) {
                scores[row] = Ok(n - before - position);
            }
            before += group.len() as f64;
        }
        Ok(scores)
    }
}

/// Cuts after k members where these beat all others: their net wins, which cancel among them, are then k(n − k).
fn groups(descending: &[(f64, usize)]) -> Vec<&[(f64, usize)]> {
    let n = descending.len();
    let (mut groups, mut start, mut sum) = (Vec::new(), 0, 0.0);
    for end in 1..=n {
        sum += descending[end - 1].0;
        if sum == (end * (n - end)) as f64 {
            groups.push(&descending[start..end]);
            start = end;
        }
    }
    groups
}

/// Positions within a group, from 1.
fn positions(children: &Children, group: &[(f64, usize)]) -> Vec<f64> {
    if group.len() > EXACT {
        return by_net_wins(group);
    }
    let against = |&(_, a): &(f64, usize)| group.iter().map(|&(_, b)| margin(children, a, b)).collect();
    mean_positions(&group.iter().map(against).collect::<Vec<Vec<f64>>>())
}

fn by_net_wins(descending: &[(f64, usize)]) -> Vec<f64> {
    let (mut positions, mut before) = (Vec::new(), 0.0);
    for tie in descending.chunk_by(|a, b| a.0 == b.0) {
        let size = tie.len() as f64;
        positions.extend(vec![before + f64::midpoint(1.0, size); tie.len()]);
        before += size;
    }
    positions
}

/// Mean position over all best orders. A subset of the units is a mask of bits; a step puts one more unit after it.
fn mean_positions(margins: &[Vec<f64>]) -> Vec<f64> {
    let n = margins.len();
    let full = (1_usize << n) - 1;
    let after = |unit: usize, mask: usize| mask & (1 << unit) == 0;
    // The disagreement of putting `unit` after all of `mask`, less what every order has.
    let added = |unit: usize, mask: usize| -> f64 {
        (0..n).filter(|&other| !after(other, mask)).map(|other| margins[unit][other]).sum()
    };
    let mut least = vec![f64::INFINITY; full + 1];
    least[0] = 0.0;
    for mask in 0..full {
        for unit in (0..n).filter(|&unit| after(unit, mask)) {
            let next = mask | 1 << unit;
            least[next] = least[next].min(least[mask] + added(unit, mask));
        }
    }
    let best = |unit: usize, mask: usize| {
        after(unit, mask) && least[mask] + added(unit, mask) <= least[mask | 1 << unit] + TOLERANCE
    };
    // Counts of best orders are at most 12!, so that these sums are exact in whatever order.
    let (mut ways_to, mut ways_from) = (vec![0.0; full + 1], vec![0.0; full + 1]);
    (ways_to[0], ways_from[full]) = (1.0, 1.0);
    for mask in 0..full {
        for unit in (0..n).filter(|&unit| best(unit, mask)) {
            ways_to[mask | 1 << unit] += ways_to[mask];
        }
    }
    for mask in (0..full).rev() {
        ways_from[mask] =
            (0..n).filter(|&unit| best(unit, mask)).map(|unit| ways_from[mask | 1 << unit]).sum();
    }
    let mut sums = vec![0.0; n];
    for mask in 0..full {
        for unit in (0..n).filter(|&unit| best(unit, mask)) {
            let place = f64::from(mask.count_ones() + 1);
            sums[unit] += place * ways_to[mask] * ways_from[mask | 1 << unit];
        }
    }
    sums.into_iter().map(|sum| sum / ways_to[full]).collect()
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, close};

    fn equal<'a>(columns: &'a [&'a [f64]], weights: &'a [f64]) -> Case<'a> {
        Case { columns, weights, members: None }
    }

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 3] = [&[3.0, 2.0, 1.0], &[3.0, 1.0, 2.0], &[1.0, 3.0, 2.0]];
        assert_eq!(equal(&columns, &[1.0; 3]).scores("kemeny", &[]), [2.0, 1.0, 0.0]);
        let circle: [&[f64]; 3] = [&[3.0, 2.0, 1.0], &[1.0, 3.0, 2.0], &[2.0, 1.0, 3.0]];
        assert_eq!(equal(&circle, &[1.0; 3]).scores("kemeny", &[]), [1.0, 1.0, 1.0]);
    }

    #[test]
    fn ties_and_reference_units() {
        let case =
            Case { members: Some(&[true, true, true, false]), ..equal(&[&[5.0, 7.0, 5.0, 6.0]], &[1.0]) };
        assert_eq!(case.scores("kemeny", &[]), [0.5, 2.0, 0.5, 2.0]);
    }

    /// Fourteen units in one circle are beyond the exact search: all alike by pairs won, they share the mean place.
    #[test]
    fn a_large_circle_falls_back_to_pairs_won() {
        let turned = |by: usize| -> Vec<f64> { (0..14).map(|row| ((row + by) % 14) as f64).collect() };
        let columns: Vec<Vec<f64>> = (0..14).map(turned).collect();
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        close(&equal(&slices, &[1.0; 14]).scores("kemeny", &[]), &[6.5; 14]);
    }

    /// All 40,320 orders tried in numpy 2.4.6: the only best is 4 5 6 2 0 7 3 1, disagreement 8.3.
    #[test]
    fn agrees_with_trying_all_orders() {
        assert_eq!(PANEL.scores("kemeny", &[]), [3.0, 0.0, 4.0, 1.0, 7.0, 6.0, 5.0, 2.0]);
    }

    /// Random panels of five to seven units on five steps, in which ties and circles abound, against all orders.
    #[test]
    fn agrees_with_trying_all_orders_where_several_are_best() {
        let mut state = 11_u64;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) % 5) as f64
        };
        for n in [5, 6, 6, 7] {
            let columns: Vec<Vec<f64>> = (0..4).map(|_| (0..n).map(|_| next()).collect()).collect();
            let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            close(&equal(&slices, &[1.0; 4]).scores("kemeny", &[]), &by_all_orders(&columns));
        }
    }

    fn by_all_orders(columns: &[Vec<f64>]) -> Vec<f64> {
        let n = columns[0].len();
        let mut orders = vec![Vec::new()];
        for _ in 0..n {
            let longer = |order: &Vec<usize>| -> Vec<Vec<usize>> {
                (0..n).filter(|u| !order.contains(u)).map(|u| [order.as_slice(), &[u]].concat()).collect()
            };
            orders = orders.iter().flat_map(longer).collect();
        }
        let disagreement = |order: &[usize]| -> i32 {
            let pairs = (0..n).flat_map(|j| (0..j).map(move |i| (i, j)));
            pairs
                .flat_map(|(i, j)| columns.iter().map(move |c| (c[order[i]], c[order[j]])))
                .map(|(first, later)| i32::from(later > first) - i32::from(later < first))
                .sum()
        };
        let least = orders.iter().map(|order| disagreement(order)).min().unwrap();
        let best: Vec<_> = orders.iter().filter(|order| disagreement(order) == least).collect();
        let score = |unit: usize| -> f64 {
            let places = best.iter().map(|order| order.iter().position(|&u| u == unit).unwrap());
            places.map(|place| (n - 1 - place) as f64).sum::<f64>() / best.len() as f64
        };
        (0..n).map(score).collect()
    }
}
