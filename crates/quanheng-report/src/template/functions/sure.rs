//! How sure ranks and tiers are: intervals and probabilities of the uncertainty analysis.

use minijinja::Value;
use quanheng_figures::amount::{Digits, number, rank_range};

use super::{Answer, Function};
use crate::template::arguments::Call;
use crate::template::book::Book;
use crate::template::names::Thing;
use crate::template::problem::Problem;
use crate::template::shown::Shown;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "interval",
        "unit, [node]",
        "interval(天津)",
        ["名次的5%—95%区间，如“第3至6位”", "range of ranks from the 5 to the 95 % quantile: 3rd to 6th"],
        interval,
    ),
    Function::new(
        "best_rank",
        "unit, [node]",
        "best_rank(天津)",
        ["名次区间的上端（5%分位）", "better end of the range of ranks (5 %)"],
        best_rank,
    ),
    Function::new(
        "worst_rank",
        "unit, [node]",
        "worst_rank(天津)",
        ["名次区间的下端（95%分位）", "worse end of the range of ranks (95 %)"],
        worst_rank,
    ),
    Function::new(
        "probability_of_rank",
        "unit, rank, [node], [at_most=], [decimals=]",
        "probability_of_rank(天津, 10, at_most=true)",
        [
            "居于某一名次的概率；at_most=true 为不低于该名次",
            "probability of a rank; at_most=true of that rank or a better one",
        ],
        probability_of_rank,
    ),
    Function::new(
        "probability_of_tier",
        "unit, tier, [node], [decimals=]",
        "probability_of_tier(天津, 1)",
        ["属于某一梯队的概率", "probability of a tier"],
        probability_of_tier,
    ),
    Function::new(
        "ahead",
        "a, b, [node], [decimals=]",
        "ahead(天津, 重庆)",
        ["第一个排在第二个之前的概率", "probability that the first is ranked before the second"],
        ahead,
    ),
    Function::new(
        "replicates",
        "",
        "replicates()",
        ["不确定性分析的重复次数", "number of replicates of the uncertainty analysis"],
        replicates,
    ),
    Function::new(
        "median_interval",
        "[node]",
        "median_interval()",
        ["名次区间宽度的中位数", "median width of the ranges of ranks, in places"],
        median_interval,
    ),
    Function::new(
        "widest",
        "[node]",
        "widest()",
        ["名次区间最宽的评价对象", "the unit with the widest range of ranks"],
        widest,
    ),
    Function::new(
        "certain_tiers",
        "[node], [level=]",
        "certain_tiers(level=0.9)",
        [
            "以不低于 level（默认0.9）的概率留在本梯队的评价对象数",
            "number of units that stay in their tier with at least this probability (0.9 if not said)",
        ],
        certain_tiers,
    ),
];

/// Quantiles of a unit's rank.
fn quantiles(book: &Book, node: usize, unit: usize) -> Option<(usize, usize)> {
    let (counted, at) = book.sure(node, unit)?;
    Some((counted.tally.rank_quantile(at, 0.05)?, counted.tally.rank_quantile(at, 0.95)?))
}

fn interval(call: &mut Call) -> Result<Answer, Problem> {
    let (unit, node) = (call.unit("unit")?, call.node_or_root()?);
    let book = call.book;
    let shown = quantiles(book, node, unit)
        .map(|(best, worst)| Shown::new(rank_range(best, worst, book.language), (worst - best) as f64));
    Ok(shown.unwrap_or_else(|| book.no_data()).value().into())
}

fn end(call: &mut Call, pick: fn((usize, usize)) -> usize) -> Result<Answer, Problem> {
    let (unit, node) = (call.unit("unit")?, call.node_or_root()?);
    let rank = quantiles(call.book, node, unit).map(pick);
    let shown = rank.map(|rank| Shown::new(rank.to_string(), rank as f64));
    Ok(shown.unwrap_or_else(|| call.book.no_data()).value().into())
}

fn best_rank(call: &mut Call) -> Result<Answer, Problem> {
    end(call, |(best, _)| best)
}

fn worst_rank(call: &mut Call) -> Result<Answer, Problem> {
    end(call, |(_, worst)| worst)
}

/// A probability to two decimals; what is neither 0 nor 1 is never shown as such.
fn probability(call: &mut Call, p: Option<f64>) -> Result<Answer, Problem> {
    let decimals = call.decimals(2)?;
    let book = call.book;
    let Some(p) = p else { return Ok(book.no_data().value().into()) };
    let least = libm::pow(10.0, -(decimals as f64));
    let show = |p: f64| number(p, book.language, Digits::Decimals(decimals));
    let text = if p > 0.0 && p < least / 2.0 {
        book.say("report-less-than", &[("number", show(least))])
    } else if p < 1.0 && p >= 1.0 - least / 2.0 {
        book.say("report-more-than", &[("number", show(1.0 - least))])
    } else {
        show(p)
    };
    Ok(Shown::new(text, p).value().into())
}

fn probability_of_rank(call: &mut Call) -> Result<Answer, Problem> {
    let (unit, rank) = (call.unit("unit")?, call.need("rank")?);
    let rank = call.count_of("rank", &rank)?;
    let node = call.node_or_root()?;
    let at_most = call.is_set("at_most");
    let p = call.book.sure(node, unit).map(|(counted, at)| {
        let all = counted.tally.rank_probabilities(at);
        let from = if at_most { 0 } else { rank - 1 };
        all.iter().take(rank).skip(from).sum::<f64>()
    });
    probability(call, p)
}

fn probability_of_tier(call: &mut Call) -> Result<Answer, Problem> {
    let (unit, tier) = (call.unit("unit")?, call.need("tier")?);
    let tier = call.count_of("tier", &tier)?;
    let node = call.node_or_root()?;
    let book = call.book;
    let p = book.sure(node, unit).and_then(|(counted, at)| {
        let all = counted.tally.tier_probabilities(at);
        (!all.is_empty()).then(|| all.get(tier - 1).copied().unwrap_or(0.0))
    });
    probability(call, p)
}

fn ahead(call: &mut Call) -> Result<Answer, Problem> {
    let (a, b) = (call.unit("a")?, call.unit("b")?);
    let node = call.node_or_root()?;
    let book = call.book;
    let pair = book.sure(node, a).zip(book.sure(node, b));
    let p = pair.map(|((counted, a), (_, b))| counted.tally.ahead(a, b));
    probability(call, p)
}

fn replicates(call: &mut Call) -> Result<Answer, Problem> {
    let book = call.book;
    let count = book.uncertainty.as_ref().and_then(|all| all.nodes.last()).map(|of| of.tally.replicates());
    let shown = count.map(|count| {
        let count = count as f64;
        Shown::new(number(count, book.language, Digits::Decimals(0)), count)
    });
    Ok(shown.unwrap_or_else(|| book.no_data()).value().into())
}

/// Widths of the ranges of ranks, with their units, in the order of the members.
fn widths(book: &Book, node: usize) -> Vec<(usize, usize)> {
    let width = |&unit: &usize| quantiles(book, node, unit).map(|(best, worst)| (worst - best + 1, unit));
    book.members.iter().filter_map(width).collect()
}

fn median_interval(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let mut widths: Vec<usize> = widths(call.book, node).into_iter().map(|(width, _)| width).collect();
    widths.sort_unstable();
    let (Some(&low), Some(&high)) =
        (widths.get(widths.len().saturating_sub(1) / 2), widths.get(widths.len() / 2))
    else {
        return Ok(call.book.no_data().value().into());
    };
    let median = (low + high) as f64 / 2.0;
    Ok(Shown::new(median.to_string(), median).value().into())
}

fn widest(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let book = call.book;
    let widest = widths(book, node).into_iter().rev().max_by_key(|&(width, _)| width);
    Ok(match widest {
        Some((_, unit)) => Value::from_object(book.named(Thing::Unit(unit))).into(),
        None => book.no_data().value().into(),
    })
}

fn certain_tiers(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let level: f64 = match call.keyword("level") {
        Some(value) => value
            .clone()
            .try_into()
            .map_err(|_| call.wrong("report-argument-number").with("given", &value))?,
        None => 0.9,
    };
    let book = call.book;
    let stays = |&&unit: &&usize| {
        let tier = book.run.tiers(node, book.period).and_then(|tiers| tiers.get(unit));
        let p = tier.zip(book.sure(node, unit)).and_then(|(tier, (counted, at))| {
            counted.tally.tier_probabilities(at).get(usize::from(tier) - 1).copied()
        });
        p.is_some_and(|p| p >= level)
    };
    if book.uncertainty.is_none() {
        return Ok(book.no_data().value().into());
    }
    let count = book.members.iter().filter(stays).count();
    Ok(Shown::new(count.to_string(), count as f64).value().into())
}
