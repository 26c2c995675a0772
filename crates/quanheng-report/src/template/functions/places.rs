//! Ranks, scores, tiers and weights.

use minijinja::Value;
use quanheng_figures::amount::{Digits, number};
use quanheng_index::NodeId;

use super::about::list;
use super::{Answer, Function};
use crate::template::arguments::Call;
use crate::template::book::Book;
use crate::template::names::Thing;
use crate::template::problem::Problem;
use crate::template::shown::Shown;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "rank",
        "unit, [node], [period]",
        "rank(天津)",
        ["名次；用 ordinal 写成“第6位”", "rank; ordinal writes it as 6th"],
        rank,
    ),
    Function::new(
        "score",
        "unit, [node], [period], [decimals=]",
        "score(天津, services)",
        ["得分", "score"],
        score,
    ),
    Function::new(
        "mean_score",
        "[node], [period], [decimals=]",
        "mean_score(services)",
        ["各评价对象得分的算术平均", "mean score of the units"],
        mean_score,
    ),
    Function::new("tier", "unit, [node], [period]", "tier(天津)", ["所在梯队", "tier of a unit"], tier),
    Function::new(
        "tiers",
        "[node], [period]",
        "tiers()",
        ["梯队编号列表，由好到差", "numbers of the tiers, best first"],
        tiers,
    ),
    Function::new(
        "tier_name",
        "tier, [node], [period]",
        "tier_name(1)",
        ["梯队名称", "name of a tier"],
        tier_name,
    ),
    Function::new(
        "tier_members",
        "tier, [node], [period]",
        "tier_members(1)",
        ["一个梯队的评价对象列表，按名次", "list of the units of a tier, by rank"],
        tier_members,
    ),
    Function::new(
        "leader",
        "[node], [period]",
        "leader(services)",
        ["得分最高者", "the unit with the best score"],
        leader,
    ),
    Function::new(
        "last",
        "[node], [period]",
        "last(services)",
        ["得分最低者", "the unit with the lowest score"],
        last,
    ),
    Function::new(
        "top",
        "[node], [k], [period]",
        "top(services, 10)",
        ["前 k 位列表，不写 k 时为 10", "list of the first k units, 10 if not said"],
        top,
    ),
    Function::new(
        "ranked",
        "[node], [period]",
        "ranked()",
        ["全部有得分的评价对象，按名次", "list of all units with a score, by rank"],
        ranked,
    ),
    Function::new(
        "unranked",
        "[node], [period]",
        "unranked()",
        ["没有得分的评价对象", "list of the units without a score"],
        unranked,
    ),
    Function::new(
        "strengths",
        "unit, [k], [node]",
        "strengths(天津, 2)",
        [
            "名次最靠前的 k 个下级节点（不写 k 时为 2）",
            "list of its k best-ranked nodes below a node, 2 if not said",
        ],
        strengths,
    ),
    Function::new(
        "weaknesses",
        "unit, [k], [node]",
        "weaknesses(天津, 2)",
        [
            "名次最靠后的 k 个下级节点（不写 k 时为 2）",
            "list of its k worst-ranked nodes below a node, 2 if not said",
        ],
        weaknesses,
    ),
    Function::new(
        "weight",
        "node, [period], [decimals=]",
        "weight(services)",
        ["在上级中的权重，%", "weight within the parent, in per cent"],
        weight,
    ),
    Function::new(
        "effective_weight",
        "node, [period], [decimals=]",
        "effective_weight(mobile_internet_users)",
        ["在总指数中的有效权重，%", "weight within the whole index, in per cent"],
        effective_weight,
    ),
];

/// The last arguments of most functions: a node and a period.
fn node_and_period(call: &mut Call) -> Result<(NodeId, usize), Problem> {
    Ok((call.node_or_root()?, call.period()?))
}

fn rank(call: &mut Call) -> Result<Answer, Problem> {
    let unit = call.unit("unit")?;
    let (node, period) = node_and_period(call)?;
    let place = call.book.place(node, unit, period);
    Ok(place.map_or_else(|| call.book.no_data(), |place| Shown::new(place.to_string(), place)).value().into())
}

fn score(call: &mut Call) -> Result<Answer, Problem> {
    let unit = call.unit("unit")?;
    let (node, period) = node_and_period(call)?;
    let decimals = call.decimals(call.book.decimals(node, period))?;
    let score = call.book.score(node, unit, period);
    Ok(shown_score(call.book, score, decimals).value().into())
}

/// A score, or that there is none.
pub(super) fn shown_score(book: &Book, score: Option<f64>, decimals: usize) -> Shown {
    score.map_or_else(|| book.no_data(), |score| Shown::new(book.score_text(score, decimals), score))
}

fn mean_score(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = node_and_period(call)?;
    let decimals = call.decimals(call.book.decimals(node, period))?;
    let rows = call.book.ranked(node, period);
    let total: f64 = rows.iter().filter_map(|&row| call.book.score(node, row, period)).sum();
    let mean = (!rows.is_empty()).then(|| total / rows.len() as f64);
    Ok(shown_score(call.book, mean, decimals).value().into())
}

/// The name of a tier, or else its number in words.
pub(super) fn tier_text(book: &Book, node: NodeId, period: usize, tier: u16) -> String {
    let named = book.run.tiers(node, period).and_then(|tiers| tiers.name(tier));
    let named = named.map(|name| book.programme.code_name(name, book.language).to_owned());
    named.unwrap_or_else(|| book.say("report-tier", &[("number", tier.to_string())]))
}

fn tier(call: &mut Call) -> Result<Answer, Problem> {
    let unit = call.unit("unit")?;
    let (node, period) = node_and_period(call)?;
    let tier = call.book.run.tiers(node, period).and_then(|tiers| tiers.get(unit));
    let shown = tier.map(|tier| Shown::new(tier_text(call.book, node, period, tier), f64::from(tier)));
    Ok(shown.unwrap_or_else(|| call.book.no_data()).value().into())
}

fn tiers(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = node_and_period(call)?;
    let numbers: Vec<u32> = (1..=u32::from(call.book.tier_count(node, period))).collect();
    Ok(Value::from(numbers).into())
}

/// A tier by its number, with node and period.
fn numbered_tier(call: &mut Call) -> Result<(u16, NodeId, usize), Problem> {
    let number = call.count("tier", 1)?;
    let (node, period) = node_and_period(call)?;
    let count = call.book.tier_count(node, period);
    let tier = u16::try_from(number).ok().filter(|&tier| tier <= count);
    let tier =
        tier.ok_or_else(|| Problem::new("report-unknown-tier").with("given", number).with("count", count))?;
    Ok((tier, node, period))
}

fn tier_name(call: &mut Call) -> Result<Answer, Problem> {
    let (tier, node, period) = numbered_tier(call)?;
    Ok(Value::from(tier_text(call.book, node, period, tier)).into())
}

fn tier_members(call: &mut Call) -> Result<Answer, Problem> {
    let (tier, node, period) = numbered_tier(call)?;
    let mut rows = call.book.ranked(node, period);
    rows.retain(|&row| call.book.run.tiers(node, period).and_then(|tiers| tiers.get(row)) == Some(tier));
    Ok(list(call, rows.into_iter().map(Thing::Unit)))
}

fn one(call: &Call, row: Option<usize>) -> Answer {
    match row {
        Some(row) => Value::from_object(call.book.named(Thing::Unit(row))).into(),
        None => call.book.no_data().value().into(),
    }
}

fn leader(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = node_and_period(call)?;
    Ok(one(call, call.book.ranked(node, period).first().copied()))
}

fn last(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = node_and_period(call)?;
    Ok(one(call, call.book.ranked(node, period).last().copied()))
}

fn top(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let k = call.count("k", 10)?;
    let period = call.period()?;
    let rows = call.book.ranked(node, period);
    Ok(list(call, rows.into_iter().take(k).map(Thing::Unit)))
}

fn ranked(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = node_and_period(call)?;
    Ok(list(call, call.book.ranked(node, period).into_iter().map(Thing::Unit)))
}

fn unranked(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = node_and_period(call)?;
    let book = call.book;
    let without = book.members.iter().copied().filter(|&row| book.score(node, row, period).is_none());
    Ok(list(call, without.map(Thing::Unit)))
}

/// Children of a node at which a unit has a place, the best first.
fn by_place(call: &mut Call) -> Result<(Vec<(NodeId, f64)>, usize), Problem> {
    let unit = call.unit("unit")?;
    let k = call.count("k", 2)?;
    let node = call.node_or_root()?;
    let book = call.book;
    let placed = |&child: &NodeId| Some((child, book.place(child, unit, book.period)?));
    let mut children: Vec<(NodeId, f64)> =
        book.framework().node(node).children.iter().filter_map(placed).collect();
    children.sort_by(|a, b| a.1.total_cmp(&b.1));
    Ok((children, k))
}

fn strengths(call: &mut Call) -> Result<Answer, Problem> {
    let (children, k) = by_place(call)?;
    // What is a strength is no weakness.
    let k = k.min(children.len().div_ceil(2));
    Ok(list(call, children.into_iter().take(k).map(|(child, _)| Thing::Node(child))))
}

fn weaknesses(call: &mut Call) -> Result<Answer, Problem> {
    let (children, k) = by_place(call)?;
    let k = k.min(children.len() / 2);
    // Where a unit leads everywhere, nothing is weak.
    let best = children.first().map_or(0.0, |&(_, place)| place);
    let worse = children.into_iter().rev().filter(|&(_, place)| place > best);
    Ok(list(call, worse.take(k).map(|(child, _)| Thing::Node(child))))
}

fn per_cent(call: &mut Call, share: impl Fn(&Book, NodeId, usize) -> f64) -> Result<Answer, Problem> {
    let node = call.node("node")?;
    let period = call.period()?;
    let digits = call.digits(Digits::Significant(3))?;
    let share = share(call.book, node, period) * 100.0;
    let text = format!("{}%", number(share, call.book.language, digits));
    Ok(if share.is_finite() { Shown::new(text, share) } else { call.book.no_data() }.value().into())
}

fn weight(call: &mut Call) -> Result<Answer, Problem> {
    per_cent(call, |book, node, period| book.run.weight_share(node, period))
}

fn effective_weight(call: &mut Call) -> Result<Answer, Problem> {
    per_cent(call, |book, node, period| book.run.effective_weight(node, period))
}
