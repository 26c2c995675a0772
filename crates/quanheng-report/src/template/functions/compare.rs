//! One beside the other: gaps, contributions, ranks then and now, what others published.

use minijinja::Value;
use quanheng_figures::amount::{self, Decimal};
use quanheng_index::NodeId;

use super::places::shown_score;
use super::{Answer, Function};
use crate::template::arguments::Call;
use crate::template::book::Book;
use crate::template::problem::Problem;
use crate::template::shown::Shown;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "gap",
        "a, b, [node], [period], [decimals=]",
        "gap(天津, 北京)",
        ["两者得分之差：第一个减第二个", "score of the first less that of the second"],
        gap,
    ),
    Function::new(
        "contribution",
        "node, unit, [decimals=]",
        "contribution(services, 天津)",
        [
            "节点对上级得分的贡献（算术平均时）",
            "what a node adds to its parent's score, where that is an arithmetic mean",
        ],
        contribution,
    ),
    Function::new(
        "rank_change",
        "unit, from, [to], [node]",
        "rank_change(天津, 2019, 2020)",
        ["名次变化，如“上升2位”", "change of rank in words: up 2 places"],
        rank_change,
    ),
    Function::new(
        "published_rank",
        "unit, [node]",
        "published_rank(天津)",
        ["他人公布的名次", "the rank somebody else published"],
        published_rank,
    ),
    Function::new(
        "times",
        "a, b, [decimals=]",
        "times(value(gdp, 北京), value(gdp, 天津))",
        ["倍数：第一个是第二个的几倍，如“2.3倍”", "how many times the second the first is: 2.3 times"],
        times,
    ),
];

fn gap(call: &mut Call) -> Result<Answer, Problem> {
    let (a, b) = (call.unit("a")?, call.unit("b")?);
    let (node, period) = (call.node_or_root()?, call.period()?);
    let book = call.book;
    let decimals = call.decimals(book.decimals(node, period))?;
    let scores = (book.score(node, a, period), book.score(node, b, period));
    let gap = match scores {
        (Some(a), Some(b)) => Some(a - b),
        _ => None,
    };
    let mut shown = shown_score(book, gap, decimals);
    shown.magnitude = gap.map(|gap| book.score_text(gap.abs(), decimals));
    Ok(shown.value().into())
}

fn contribution(call: &mut Call) -> Result<Answer, Problem> {
    let (node, unit) = (call.node("node")?, call.unit("unit")?);
    let book = call.book;
    let parent = book.framework().node(node).parent.unwrap_or(node);
    let decimals = call.decimals(book.decimals(parent, book.period))?;
    Ok(shown_score(book, book.contributions.get(&(node, unit)).copied(), decimals).value().into())
}

fn rank_change(call: &mut Call) -> Result<Answer, Problem> {
    let unit = call.unit("unit")?;
    let from = call.need_period("from")?;
    let to = match call.take("to") {
        Some(value) => call.period_of(&value)?,
        None => call.book.period,
    };
    let node = call.node_or_root()?;
    let book = call.book;
    let places = (book.place(node, unit, from), book.place(node, unit, to));
    let (Some(before), Some(after)) = places else { return Ok(book.no_data().value().into()) };
    // A smaller number is a better place.
    let gained = before - after;
    let way = if gained > 0.0 {
        "up"
    } else if gained < 0.0 {
        "down"
    } else {
        "same"
    };
    let arguments = [("way", way.to_owned()), ("places", gained.abs().to_string())];
    Ok(Shown::new(book.say("report-rank-change", &arguments), gained).value().into())
}

/// The rank somebody else gave a unit at a node, in the period shown.
pub(super) fn published(book: &Book, node: NodeId, unit: usize) -> Option<f64> {
    let code = &book.framework().node(node).code;
    let shown = book.periods()[book.period];
    let rows = book.published.iter().filter(|result| result.node == *code).flat_map(|result| &result.rows);
    let mut rows = rows.filter(|row| row.unit == unit && row.period.is_none_or(|period| period == shown));
    rows.find_map(|row| row.rank)
}

fn published_rank(call: &mut Call) -> Result<Answer, Problem> {
    let (unit, node) = (call.unit("unit")?, call.node_or_root()?);
    let book = call.book;
    let rank = published(book, node, unit);
    Ok(rank.map_or_else(|| book.no_data(), |rank| Shown::new(rank.to_string(), rank)).value().into())
}

/// A number of a template: shown with a unit, or bare.
fn quantity(call: &Call, value: &Value) -> Result<Option<(Decimal, amount::Measure)>, Problem> {
    if let Some(shown) = value.downcast_object_ref::<Shown>() {
        let bare = || Some((Decimal::new(shown.number?)?, amount::Measure::parse("")));
        return Ok(shown.amount.as_ref().map(|of| (of.value, of.measure.clone())).or_else(bare));
    }
    let number: Option<f64> = value.clone().try_into().ok();
    let decimal = number.and_then(Decimal::new);
    let decimal = decimal.ok_or_else(|| call.wrong("report-argument-number").with("given", value))?;
    Ok(Some((decimal, amount::Measure::parse(""))))
}

fn times(call: &mut Call) -> Result<Answer, Problem> {
    let (a, b) = (call.need("a")?, call.need("b")?);
    let decimals = call.decimals(1)?;
    let book = call.book;
    let (Some((a, of)), Some((b, other))) = (quantity(call, &a)?, quantity(call, &b)?) else {
        return Ok(book.no_data().value().into());
    };
    let a = of.convert(a, &other).map_err(super::figures::other_base)?;
    let text = amount::times(a, b, book.language, decimals);
    let shown = text.map(|text| Shown::new(text, a.to_f64() / b.to_f64()));
    Ok(shown.unwrap_or_else(|| book.no_data()).value().into())
}
