//! # expectation-maximisation
//!
//! Fills an open cell with its expected value given what the unit has, under a multivariate normal fitted to all
//! indicators of the group by expectation-maximisation: E(x_m | x_o) = μ_m + Σ_mo Σ_oo⁻¹ (x_o − μ_o). Each round
//! computes the expected sums and products given the present values (E), then μ and Σ from them, dividing by n (M). It
//! starts from the means and variances of the present values and no correlation, and ends when no mean and no
//! covariance of the indicators, standardised, moves by `tolerance` or more. Observations are the member units of the
//! period, or of all scored periods together (`over = "panel"`).
//!
//! `among` names the group: `siblings` (default), `all`, or a level of the framework.
//!
//! - A unit without a value in the group stays missing and does not enter the fit; so does an indicator with fewer
//!   than two values, and an input. An indicator that is constant is left out of the fit and its open cells become its
//!   constant. Tied, zero and negative values need no care; strongly skewed indicators want a transformation first.
//! - Refused: not more units than indicators; two indicators that no unit has together, whose correlation nothing
//!   tells; an indicator that is a combination of others; no end within `iterations` rounds. `ridge` (λ > 0) divides
//!   all covariances by 1 + λ in each round, like λ·n further units with the same means and variances and no
//!   correlation, and lifts the first three; it is never applied unasked.
//! - Assumes that whether a value is missing depends on the values present, not on itself. Expected values have no
//!   scatter: variances shrink and correlations rise. What is not known about a cell is in the draws for multiple
//!   imputation, N(E, Σ_mm − Σ_mo Σ_oo⁻¹ Σ_om), jointly for all gaps of a unit in a period. They hold μ and Σ fixed,
//!   so that with few units the spread is understated: fit to resampled units then (Honaker and King 2010).
//! - Source: Dempster, Laird and Rubin (1977), "Maximum likelihood from incomplete data via the EM algorithm", JRSS B
//!   39(1), 1–38; Little and Rubin (2002), Statistical Analysis with Missing Data, 2nd edition, section 11.2; ridge:
//!   the empirical prior of Amelia II (Honaker, King and Blackwell 2011, J. Stat. Software 45(7)).
//! - Example: x = 1, 2, 3, 4 and y = 2, 4, 5, missing. Here EM ends at the regression over the complete pairs (Anderson
//!   1957), y = 2/3 + 1.5x: the missing y becomes 6.67.
//!
//! ## 中文
//!
//! - 设组内指标服从多元正态分布，以 EM 算法估计 μ、Σ，用已有值条件下的期望填补：
//!   E(x_m | x_o) = μ_m + Σ_mo Σ_oo⁻¹(x_o − μ_o)。M 步除以 n；标准化后各均值和协方差的变动均小于 `tolerance` 即止。
//! - 组内全无数据的对象、不足两个值的指标和输入数据仍缺失；常数指标不参与，其空缺填为该常数；偏态强的宜先变换。
//! - 对象不多于指标、两指标从未同时有值、指标线性相关、`iterations` 轮内不收敛，均报错；
//!   `ridge`（λ > 0）每轮将协方差除以 1 + λ，可解前三者，不设则决不采用。`among` 指明同组范围。
//! - 假定是否缺失只取决于已有的值。期望值不含离散，会缩小方差；不确定性由多重填补的抽样反映。
//! - 来源：Dempster、Laird 和 Rubin（1977）；Little 和 Rubin（2002）；ridge：Amelia II 的经验先验（Honaker 等 2011）。
//! - 示例：x = 1、2、3、4，y = 2、4、5、缺失：收敛于完整数据的回归 y = 2/3 + 1.5x，填为 6.67。

use std::collections::BTreeMap;

use super::normal_fit::{self, Failure, NormalFit, Pattern, Settings};
use super::table::{Among, Block, BlockFilled, Outcome, Predictive, Table};
use super::{Fill, Impute};
use crate::framework::NodeId;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{extremes, mean, standard_deviation};
use crate::stream::Replicate;

pub(crate) const METHOD: Method = Method {
    slug: "expectation-maximisation",
    zh: "以期望最大化（EM）法拟合的多元正态条件期望填补",
    en: "the expected value under a normal fitted by EM",
    parameters: &[
        Parameter::new(
            "tolerance",
            Kind::Positive,
            Fallback::Number(1e-10),
            ["收敛容差（标准化后）", "greatest change, standardised, that counts as none"],
        ),
        Parameter::new(
            "iterations",
            Kind::Count(1),
            Fallback::Number(5000.0),
            ["最多迭代次数", "greatest number of rounds"],
        ),
        Parameter::new(
            "ridge",
            Kind::Positive,
            Fallback::Absent,
            ["协方差收缩参数 λ，默认不收缩", "λ by which covariances are shrunk; none when not given"],
        ),
        Among::PARAMETER,
    ],
    source: include_str!("expectation_maximisation.rs"),
    maker: Maker::Impute(|values| {
        let settings = Settings {
            tolerance: values.number("tolerance"),
            iterations: values.count("iterations"),
            ridge: values.optional_number("ridge").unwrap_or(0.0),
        };
        Ok(Box::new(ExpectationMaximisation { settings, among: Among::of(values) }))
    }),
};

struct ExpectationMaximisation {
    settings: Settings,
    among: Among,
}

impl Impute for ExpectationMaximisation {
    fn fills_together(&self, table: &Table, nodes: &[NodeId]) -> Option<Vec<Outcome>> {
        Some(table.fill_among(&self.among, nodes, |block, targets| match self.fills(block) {
            Ok(mut filled) => targets.iter().map(|&target| Ok(std::mem::take(&mut filled[target]))).collect(),
            Err(refusal) => targets.iter().map(|_| Err(refusal.clone())).collect(),
        }))
    }
}

/// The indicators of a block that vary, standardised.
struct Standard {
    /// Position in the block, mean and standard deviation.
    columns: Vec<(usize, f64, f64)>,
    /// By observation, then by position in `columns`; NaN where missing.
    observations: Vec<Vec<f64>>,
}

impl Standard {
    fn of(block: &Block) -> Self {
        let column = |column: usize| {
            let sample = block.sample(column);
            let (low, high) = extremes(&sample)?;
            (high > low).then_some((column, mean(&sample)?, standard_deviation(&sample)?))
        };
        let columns: Vec<_> = (0..block.nodes.len()).filter_map(column).collect();
        let observation =
            |at: usize| columns.iter().map(|&(k, m, s)| (block.values[k][at] - m) / s).collect();
        let observations = (0..block.at.len()).map(observation).collect();
        Self { columns, observations }
    }

    fn has_value(&self, observation: usize) -> bool {
        self.observations[observation].iter().any(|value| !value.is_nan())
    }

    /// Two indicators no member has together.
    fn strangers(&self, members: &[Vec<f64>]) -> Option<(usize, usize)> {
        let together = |i: usize, j: usize| members.iter().any(|o| !o[i].is_nan() && !o[j].is_nan());
        let mut pairs = (0..self.columns.len()).flat_map(|i| (0..i).map(move |j| (j, i)));
        pairs.find(|&(i, j)| !together(i, j))
    }
}

impl ExpectationMaximisation {
    /// What there is by indicator of the block.
    fn fills(&self, block: &Block) -> Result<Vec<BlockFilled>, Refusal> {
        let standard = Standard::of(block);
        let mut filled = constants(block);
        if standard.columns.len() < 2 {
            return Ok(filled);
        }
        let fit = self.fit(block, &standard)?;
        let told = |failure| self.refusal(block, &standard, failure);
        let mut by_pattern: BTreeMap<Pattern, Vec<usize>> = BTreeMap::new();
        for at in (0..block.at.len()).filter(|&at| standard.has_value(at)) {
            by_pattern.entry(normal_fit::pattern(&standard.observations[at])).or_default().push(at);
        }
        let mut cells: Vec<Vec<Cell>> = block.nodes.iter().map(|_| Vec::new()).collect();
        for (pattern, observations) in by_pattern {
            let conditional = fit.conditional(&pattern).map_err(told)?;
            let scatter = conditional.scatter().map_err(told)?;
            for at in observations {
                let expected = fit.expected(&conditional, &standard.observations[at]);
                for (a, &missing) in conditional.missing.iter().enumerate() {
                    let (column, mean, deviation) = standard.columns[missing];
                    if block.open[column].binary_search(&at).is_ok() {
                        let node = |&other: &usize| block.nodes[standard.columns[other].0] as u64;
                        let shares = scatter.lower_row(a).iter().map(|share| deviation * share);
                        cells[column].push(Cell {
                            at: block.at[at],
                            expected: mean + deviation * expected[a],
                            scatter: conditional.missing.iter().map(node).zip(shares).collect(),
                        });
                    }
                }
            }
        }
        for &(column, ..) in &standard.columns {
            let mut cells = std::mem::take(&mut cells[column]);
            cells.sort_by_key(|cell| cell.at);
            filled[column] = BlockFilled {
                fills: cells.iter().map(|cell| cell.fill(0.0)).collect(),
                facts: vec![("iterations", fit.iterations as f64)],
                predictive: Some(vec![Box::new(Scatter(cells))]),
            };
        }
        Ok(filled)
    }

    fn fit(&self, block: &Block, standard: &Standard) -> Result<NormalFit, Refusal> {
        let counts = |&at: &usize| block.members[at] && standard.has_value(at);
        let members: Vec<_> =
            (0..block.at.len()).filter(counts).map(|at| standard.observations[at].clone()).collect();
        let code = |position: usize| &block.codes[standard.columns[position].0];
        let indicators = standard.columns.len();
        if self.settings.ridge == 0.0 {
            if members.len() <= indicators {
                return Err(Refusal::new("impute-too-few-units")
                    .with("units", members.len())
                    .with("indicators", indicators));
            }
            if let Some((first, second)) = standard.strangers(&members) {
                return Err(Refusal::new("impute-never-together")
                    .with("first", code(first))
                    .with("second", code(second)));
            }
        }
        normal_fit::fit(&members, self.settings).map_err(|failure| self.refusal(block, standard, failure))
    }

    fn refusal(&self, block: &Block, standard: &Standard, failure: Failure) -> Refusal {
        match failure {
            Failure::Singular(position) => {
                let code = &block.codes[standard.columns[position].0];
                Refusal::new("impute-collinear").with("indicator", code)
            }
            Failure::NotConverged => Refusal::new("impute-not-converged")
                .with("iterations", self.settings.iterations)
                .with("tolerance", self.settings.tolerance),
        }
    }
}

/// Open cells of constant indicators, for units that have anything at all; no draw can be another value.
fn constants(block: &Block) -> Vec<BlockFilled> {
    let has_value = |at: usize| (0..block.nodes.len()).any(|column| block.value(column, at).is_some());
    let fill = |column: usize| {
        let constant = extremes(&block.sample(column)).filter(|(low, high)| low == high);
        let fills = constant.map(|(value, _)| block.fill(column, |at| has_value(at).then_some(value)));
        BlockFilled { predictive: Some(Vec::new()), ..BlockFilled::of(fills.unwrap_or_default()) }
    };
    (0..block.nodes.len()).map(fill).collect()
}

/// An open cell: its expected value, and how far each standard normal moves it. The normals belong to the unit's gaps
/// and are named by node, so that its other gaps move with it.
struct Cell {
    at: (usize, usize),
    expected: f64,
    scatter: Vec<(u64, f64)>,
}

impl Cell {
    fn fill(&self, apart: f64) -> Fill {
        let (period, row) = self.at;
        Fill { period, row, value: self.expected + apart }
    }
}

struct Scatter(Vec<Cell>);

impl Predictive for Scatter {
    fn draw(&self, replicate: Replicate) -> Vec<Fill> {
        let draw = |cell: &Cell| {
            let (period, row) = (cell.at.0 as u64, cell.at.1 as u64);
            let moves = cell
                .scatter
                .iter()
                .map(|&(node, share)| share * replicate.stream([node, period, row]).normal());
            cell.fill(moves.sum())
        };
        self.0.iter().map(draw).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::bed::{Bed, P, number, twelve_units};
    use crate::statistics::{mean, pearson, standard_deviation};

    #[test]
    fn the_page_example() {
        let bed = Bed::of(&[
            ("x", P, vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0)]),
            ("y", P, vec![Some(2.0), Some(4.0), Some(5.0), None]),
        ]);
        let filled = bed.fill("expectation-maximisation", &[])["y"][3].unwrap();
        assert!((filled - 20.0 / 3.0).abs() < 1e-9, "{filled}");
        assert_eq!(
            bed.refuses("expectation-maximisation", &[("iterations", number(3.0))]),
            "impute-not-converged"
        );
    }

    /// The same algorithm in numpy 2.4.6 to a change below 1e-15; without ridge, scipy 1.17.1 (BFGS on the likelihood
    /// of what is present) found the same maximum, its fills within 3e-6.
    #[test]
    fn numpy_gives_the_same() {
        let plain = [
            ("a", 0, 6.145487710843314),
            ("b", 1, 115.28107244398083),
            ("c", 2, 2.217852686252646),
            ("d", 3, 6.755116760653424),
            ("a", 4, 10.632118853872514),
            ("b", 4, 87.52053407147952),
            ("c", 5, 0.286189906527428),
            ("d", 5, 2.6706172333012024),
            ("a", 6, 9.12882659737358),
            ("c", 6, 0.027546243785938035),
            ("d", 6, 1.587485026766359),
        ];
        twelve_units().agrees("expectation-maximisation", &[], &plain, 1e-7);
        let ridged = [
            ("a", 0, 6.719672839319264),
            ("b", 1, 115.58755281100063),
            ("c", 2, -0.0814768514293595),
            ("d", 3, 1.776217812937107),
            ("a", 4, 13.11063620616027),
            ("b", 4, 74.25805149438716),
            ("c", 5, -0.20565615523515296),
            ("d", 5, 1.1902419354656533),
            ("a", 6, 9.289791401908698),
            ("c", 6, -0.24491419396700898),
            ("d", 6, 0.9500081415348136),
        ];
        twelve_units().agrees("expectation-maximisation", &[("ridge", number(0.1))], &ridged, 1e-9);
    }

    #[test]
    fn what_cannot_be_fitted_is_refused_with_its_reason() {
        let column = |values: [f64; 4]| values.map(|v| (!v.is_nan()).then_some(v)).to_vec();
        let bed = |a, b, c| Bed::of(&[("a", P, column(a)), ("b", P, column(b)), ("c", P, column(c))]);
        let gap = f64::NAN;
        let twice = bed([1.0, 2.0, 3.0, gap], [2.0, 4.0, 6.0, 9.0], [5.0, 3.0, 4.0, 4.0]);
        assert_eq!(twice.refuses("expectation-maximisation", &[]), "impute-collinear");
        let apart = bed([1.0, 2.0, gap, gap], [gap, gap, 6.0, 9.0], [5.0, 3.0, 4.0, 4.5]);
        assert_eq!(apart.refuses("expectation-maximisation", &[]), "impute-never-together");
        assert!(apart.fill("expectation-maximisation", &[("ridge", number(0.1))])["a"][2].is_some());
    }

    /// A unit without anything stays open; a constant indicator is filled with its constant and does no harm.
    #[test]
    fn nothing_comes_from_nothing() {
        let bed = Bed::of(&[
            ("a", P, vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0), None]),
            ("b", P, vec![Some(2.0), Some(4.0), Some(5.0), None, None]),
            ("c", P, vec![Some(7.0), Some(7.0), None, Some(7.0), None]),
        ]);
        let filled = bed.fill("expectation-maximisation", &[]);
        assert!((filled["b"][3].unwrap() - 20.0 / 3.0).abs() < 1e-9);
        assert_eq!(filled["c"][2..], [Some(7.0), Some(7.0), None]);
        assert_eq!((filled["a"][4], filled["b"][4]), (None, None));
    }

    /// Both gaps of a unit are drawn together: 4000 draws have the means and the correlation the fit gives them.
    /// Reference by numpy 2.4.6 from the fit of the first test.
    #[test]
    fn draws_scatter_as_the_fit_says() {
        let drawn = |code| twelve_units().draws("expectation-maximisation", code, 4000);
        // a and b of the fifth unit, whose cells come second in both.
        let a: Vec<f64> = drawn("a").iter().map(|cells| cells[1]).collect();
        let b: Vec<f64> = drawn("b").iter().map(|cells| cells[1]).collect();
        for (draws, want, deviation) in [(&a, 10.632_118_85, 1.941_130), (&b, 87.520_534_07, 8.891_259)] {
            let m = mean(draws).unwrap();
            assert!((m - want).abs() < 4.0 * deviation / 4000.0_f64.sqrt(), "{m} is not {want}");
            let s = standard_deviation(draws).unwrap();
            assert!((s / deviation - 1.0).abs() < 0.05, "{s} is not {deviation}");
        }
        let r = pearson(&a, &b).unwrap();
        assert!((r + 0.999_748).abs() < 0.02, "{r} is not −0.999748");
    }
}
