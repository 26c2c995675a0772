//! # nearest-neighbours
//!
//! Fills an open cell with the mean of the `k` nearest member units that have the indicator. Distance is Euclidean
//! over the indicators of the group that both units have, each divided by the standard deviation s (n − 1) of its
//! present member values, and scaled up for those missing: d = √(p/q · Σ((xᵢ − xⱼ)/s)²), with q of the p indicators
//! shared. Under `over = "panel"` a unit in each of the scored periods is a neighbour by itself.
//!
//! `weights = "inverse-distance"` weighs each neighbour by 1/d; when some are at distance 0, only these count.
//! `shared` is the least number of indicators both must have. `among` names the group: `siblings` (default), `all`,
//! or a level of the framework.
//!
//! - Neighbours tied with the k-th all count, so that the order of the units does not matter. With fewer than `k`
//!   neighbours, all there are. Without any, the cell stays missing. Constant indicators have no say in the distance.
//!   Inputs have no siblings and stay missing. Zero and negative values need no care; an outlier stretches its
//!   indicator's scale.
//! - Fits some dozens to some thousands of units with real neighbours (provinces alike in structure). Time grows with
//!   the square of the number of units. Never gives a value beyond those observed: not where the open units lie at
//!   the edge.
//! - Source: Troyanskaya et al. (2001), "Missing value estimation methods for DNA microarrays", Bioinformatics 17(6),
//!   520–525; distance: Dixon (1979), "Pattern recognition with partly missing data", IEEE SMC 9(10), 617–621.
//!   scikit-learn's KNNImputer has the same distance but does not standardise, picks one of tied neighbours by
//!   accident of its sort, and falls back on the column's mean where there is no neighbour.
//! - Example (`k = 2`): a = 1, 2, 3, 4 and b = 10, 20, 40, missing: the nearest to a = 4 are 3 and 2, b becomes
//!   (40 + 20)/2 = 30; by inverse distance (1 and 2 steps) (2·40 + 20)/3 = 33.33.
//!
//! ## 中文
//!
//! - 以 `k` 个最近的、有该指标的参评对象的均值填补。距离为组内双方共有指标上的欧氏距离：
//!   d = √(p/q·Σ((xᵢ − xⱼ)/s)²)，s 为标准差（除以 n − 1），p 个指标中双方共有 q 个。
//! - `weights = "inverse-distance"` 按 1/d 加权，距离为 0 者独占；`shared` 为至少共有的指标数；`among` 指明同组范围。
//! - 与第 k 名等距者一并计入，故结果与对象次序无关；不足 k 个则有几个用几个；一个也没有则仍缺失。
//! - 常数指标不计入距离；输入数据没有同级指标，仍缺失；零和负值无妨；异常值会拉大该指标的尺度。
//! - 适用于数十至数千个结构相近的对象；结果不会超出已有数值的范围。
//! - 来源：Troyanskaya 等（2001）；距离：Dixon（1979）。scikit-learn 的 KNNImputer 距离相同，但不作标准化。
//! - 示例（`k = 2`）：a = 1、2、3、4，b = 10、20、40、缺失 → 30；按距离倒数加权 → 33.33。

use super::Impute;
use super::table::{Among, Block, BlockFilled, Outcome, Table};
use crate::framework::NodeId;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::statistics::{extremes, standard_deviation};

pub(crate) const METHOD: Method = Method {
    slug: "nearest-neighbours",
    zh: "以最相似的 k 个对象填补",
    en: "the mean of the k units most alike",
    parameters: &[
        Parameter::new("k", Kind::Count(1), Fallback::Number(5.0), ["近邻个数", "number of neighbours"]),
        Parameter::new(
            "weights",
            Kind::Choice(&["equal", "inverse-distance"]),
            Fallback::Word("equal"),
            ["近邻的权重：equal 相等，inverse-distance 按距离倒数", "weights of the neighbours"],
        ),
        Parameter::new(
            "shared",
            Kind::Count(1),
            Fallback::Number(1.0),
            ["两对象至少共有的指标数", "least number of indicators both units must have"],
        ),
        Among::PARAMETER,
    ],
    source: include_str!("nearest_neighbours.rs"),
    maker: Maker::Impute(|values| {
        let by_distance = values.text("weights") == "inverse-distance";
        Ok(Box::new(NearestNeighbours {
            k: values.count("k"),
            weights: if by_distance { Weights::InverseDistance } else { Weights::Equal },
            shared: values.count("shared"),
            among: Among::of(values),
        }))
    }),
};

enum Weights {
    Equal,
    InverseDistance,
}

struct NearestNeighbours {
    k: usize,
    weights: Weights,
    shared: usize,
    among: Among,
}

/// Indicators that are not constant, by observation (NaN where missing), each with its standard deviation.
struct Space<'a>(Vec<(&'a [f64], f64)>);

impl<'a> Space<'a> {
    fn of(block: &'a Block) -> Self {
        let column = |column: usize| {
            let sample = block.sample(column);
            let (low, high) = extremes(&sample)?;
            let deviation = standard_deviation(&sample).filter(|_| high > low)?;
            Some((block.values[column].as_slice(), deviation))
        };
        Self((0..block.nodes.len()).filter_map(column).collect())
    }

    /// `None` when fewer than `least` indicators are shared.
    fn distance(&self, a: usize, b: usize, least: usize) -> Option<f64> {
        let (mut sum, mut shared) = (0.0, 0);
        for (values, deviation) in &self.0 {
            let apart = (values[a] - values[b]) / deviation;
            if !apart.is_nan() {
                sum += apart * apart;
                shared += 1;
            }
        }
        (shared >= least).then(|| (self.0.len() as f64 / shared as f64 * sum).sqrt())
    }
}

/// Distances this near to one another (relative) are equal: sums of squares in another order differ as much.
const TIED: f64 = 1e-12;

impl NearestNeighbours {
    fn value(&self, block: &Block, space: &Space, target: usize, observation: usize) -> Option<f64> {
        let donors = (0..block.at.len()).filter(|&donor| donor != observation && block.members[donor]);
        let mut near: Vec<(f64, f64)> = donors
            .filter_map(|donor| {
                let value = block.value(target, donor)?;
                Some((space.distance(observation, donor, self.shared)?, value))
            })
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let farthest = near.get(self.k - 1).or(near.last())?.0;
        near.retain(|&(distance, _)| distance <= farthest * (1.0 + TIED));
        Some(self.combine(&near))
    }

    fn combine(&self, near: &[(f64, f64)]) -> f64 {
        let weight = |distance: f64| match self.weights {
            Weights::Equal => 1.0,
            Weights::InverseDistance if near[0].0 > 0.0 => near[0].0 / distance,
            Weights::InverseDistance => f64::from(u8::from(distance == 0.0)),
        };
        let (sum, total) = near.iter().fold((0.0, 0.0), |(sum, total), &(distance, value)| {
            (sum + weight(distance) * value, total + weight(distance))
        });
        sum / total
    }
}

impl Impute for NearestNeighbours {
    fn fills_together(&self, table: &Table, nodes: &[NodeId]) -> Option<Vec<Outcome>> {
        Some(table.fill_among(&self.among, nodes, |block, targets| {
            let space = Space::of(block);
            let fill = |&target: &usize| {
                block.fill(target, |observation| self.value(block, &space, target, observation))
            };
            targets.iter().map(|target| Ok(BlockFilled::of(fill(target)))).collect()
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::bed::{Bed, P, number, text, twelve_units};

    fn bed() -> Bed {
        Bed::of(&[
            ("a", P, vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0)]),
            ("b", P, vec![Some(10.0), Some(20.0), Some(40.0), None]),
        ])
    }

    #[test]
    fn the_page_example() {
        assert_eq!(bed().fill("nearest-neighbours", &[("k", number(2.0))])["b"][3], Some(30.0));
        let weighted = [("k", number(2.0)), ("weights", text("inverse-distance"))];
        assert!((bed().fill("nearest-neighbours", &weighted)["b"][3].unwrap() - 100.0 / 3.0).abs() < 1e-13);
        assert_eq!(bed().fill("nearest-neighbours", &[("shared", number(2.0))])["b"][3], None);
    }

    /// 1 and 5 are as far from 3: both count although `k` is 1. At distance 0 only the twin counts.
    #[test]
    fn ties_count_together_and_a_twin_alone() {
        let tied = Bed::of(&[
            ("a", P, vec![Some(1.0), Some(5.0), Some(3.0), Some(9.0)]),
            ("b", P, vec![Some(10.0), Some(20.0), None, Some(70.0)]),
        ]);
        assert_eq!(tied.fill("nearest-neighbours", &[("k", number(1.0))])["b"][2], Some(15.0));
        let twin = Bed::of(&[
            ("a", P, vec![Some(3.0), Some(5.0), Some(3.0), Some(9.0)]),
            ("b", P, vec![Some(10.0), Some(20.0), None, Some(70.0)]),
        ]);
        let weighted = [("weights", text("inverse-distance"))];
        assert_eq!(twin.fill("nearest-neighbours", &weighted)["b"][2], Some(10.0));
    }

    #[test]
    fn a_unit_that_shares_nothing_stays_open() {
        let bed = Bed::of(&[
            ("a", P, vec![Some(1.0), Some(2.0), None]),
            ("b", P, vec![Some(10.0), Some(20.0), None]),
        ]);
        assert_eq!(bed.fill("nearest-neighbours", &[])["b"][2], None);
    }

    /// scikit-learn 1.9.1, KNNImputer(n_neighbors=3) on the columns divided by their standard deviations.
    #[test]
    fn scikit_learn_gives_the_same() {
        let equal = [
            ("a", 0, 6.833333333333332),
            ("b", 1, 112.33333333333333),
            ("c", 2, 0.28),
            ("d", 3, 3.4666666666666663),
            ("a", 4, 12.166666666666668),
            ("b", 4, 80.0),
            ("c", 5, -0.3466666666666667),
            ("d", 5, 1.6666666666666665),
            ("a", 6, 9.4),
            ("c", 6, 0.023333333333333338),
            ("d", 6, 3.4666666666666663),
        ];
        twelve_units().agrees("nearest-neighbours", &[("k", number(3.0))], &equal, 1e-12);
        let weighted = [
            ("a", 0, 6.929084047087987),
            ("b", 1, 113.6032024875774),
            ("c", 2, -0.009202535731526039),
            ("d", 3, 2.153104902693883),
            ("a", 4, 13.923943801716437),
            ("b", 4, 71.83962813642819),
            ("c", 5, -0.296673535586261),
            ("d", 5, 1.639775778690126),
            ("a", 6, 9.316326530612242),
            ("c", 6, 0.006470588235293939),
            ("d", 6, 3.190625000000002),
        ];
        let given = [("k", number(3.0)), ("weights", text("inverse-distance"))];
        twelve_units().agrees("nearest-neighbours", &given, &weighted, 1e-12);
    }
}
