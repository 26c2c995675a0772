//! # borda
//!
//! y = Σ wᵢ(rankᵢ − 1)/Σ wᵢ: the weighted mean of the Borda counts of the children, with ascending ranks among the
//! members that have the child. In each child the worst gets 0, the best n − 1.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` the node is missing. A unit
//!   without a child is not counted in it, so a child with fewer values has a lower maximum: where much is missing,
//!   normalise by `percentile-rank` and take the arithmetic mean.
//! - Ties share the lowest rank (default), the highest, or their mean (`ties`); a constant child gives everyone the
//!   same. Zero and negative scores are no matter: only order counts. A reference unit counts the members below it.
//! - When to use: order alone is to be trusted, and a broad profile shall win over a narrow one. Not when distances
//!   matter; the order of two units may depend on a third.
//! - Practice differs: a voting table adds the counts up; the mean is that sum over the total weight, in the same
//!   order. With `ties = "mean"` the counts of a child add up to n(n − 1)/2, as voting theory wants it; the default is
//!   that of COINr's n_borda. pyDecision adds up places, 1 the best, without weights, tied units in the order of rows.
//!   The same comes of normalising by `borda` and the arithmetic mean, at the lowest level.
//! - Source: de Borda (1784), Mémoire sur les élections au scrutin, Histoire de l'Académie Royale des Sciences
//!   pour 1781, p. 657 onwards.
//! - Example: A (3, 3, 1), B (2, 1, 3), C (1, 2, 2), equal weights: counts 2 2 0, 1 0 2, 0 1 1 → 4/3, 1, 2/3.
//!
//! ## 中文
//!
//! - 波达计分的加权平均：y = Σwᵢ(位次ᵢ − 1)/Σwᵢ，位次在有该下级的参评对象中由低到高；每个下级最差得 0，最好得 n − 1。
//! - 下级缺失时权重在有值者之间重新分配；低于 `min_present` 时缺失。缺失多时宜用 `percentile-rank` 加算术平均。
//! - 并列取最低（默认）、最高或平均（`ties`）；常数下级各对象相同；只看次序，零和负值无妨。
//! - 参照对象按低于它的参评对象数计。
//! - 适用于只信次序、看重全面者；差距有意义时不宜；两者先后可能取决于第三者。
//! - 投票中取总和，此处取平均，次序相同；在最底层与 `borda` 标准化加算术平均结果相同。
//! - 来源：de Borda（1784）。
//! - 示例：A（3、3、1），B（2、1、3），C（1、2、2），等权 → 4/3，1，2/3。

use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::normalise::ties::{TIES, Ties};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "borda",
    zh: "Borda 计分：名次减 1 的加权平均",
    en: "weighted mean of ranks minus one",
    parameters: &[MIN_PRESENT, TIES],
    source: include_str!("borda.rs"),
    maker: Maker::Aggregate(|values| {
        Ok(Box::new(Borda { min_present: values.number("min_present"), ties: Ties::from_values(values) }))
    }),
};

struct Borda {
    min_present: f64,
    ties: Ties,
}

impl Aggregate for Borda {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let ranks = children.ranked(self.ties).ranks;
        Ok(children.by_unit(self.min_present, |row, parts| {
            Ok(parts.iter().map(|part| part.share * (ranks[part.child][row] - 1.0)).sum())
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, close};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        let columns: &[&[f64]] = &[&[3.0, 2.0, 1.0], &[3.0, 1.0, 2.0], &[1.0, 3.0, 2.0]];
        let case = Case { columns, weights: &[1.0; 3], members: None };
        close(&case.scores("borda", &[]), &[4.0 / 3.0, 1.0, 2.0 / 3.0]);
    }

    #[test]
    fn what_is_missing_is_not_counted() {
        let case =
            Case { columns: &[&[3.0, 2.0, 1.0], &[f64::NAN, 1.0, 1.0]], weights: &[1.0, 3.0], members: None };
        close(&case.scores("borda", &[]), &[2.0, 0.25, 0.0]);
    }

    /// scipy.stats.rankdata (average) in numpy 2.4.6.
    #[test]
    fn agrees_with_scipy() {
        let mean = [("ties", Value::Text("mean".into()))];
        close(&PANEL.scores("borda", &mean), &[3.95, 2.3, 2.85, 2.1, 4.45, 5.35, 4.4, 2.6]);
    }
}
