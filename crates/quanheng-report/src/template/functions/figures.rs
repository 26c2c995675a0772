//! Figures as reported, with their units of measure: values, totals, changes, growth, shares, series.

use minijinja::Value;
use quanheng_figures::amount::{self, Amount, Decimal, Digits, Measure, OtherBase};
use quanheng_index::{Frequency, NodeId};

use super::{Answer, Function};
use crate::template::arguments::Call;
use crate::template::book::Book;
use crate::template::names::Thing;
use crate::template::problem::Problem;
use crate::template::shown::Shown;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "value",
        "indicator, unit, [period], [scale=], [digits=], [decimals=]",
        "value(mobile_internet_users, 天津, 2020)",
        ["上报的指标值，带计量单位", "figure of an indicator as reported, with its unit of measure"],
        value,
    ),
    Function::new(
        "total",
        "indicator, [period], [scale=], [digits=], [decimals=]",
        "total(mobile_internet_users, 2020)",
        [
            "各评价对象合计；有缺失时写“无数据”，比率和指数不能合计",
            "sum over the units; no data when any is missing, and rates and indices have no sum",
        ],
        total,
    ),
    Function::new(
        "adds_up",
        "indicator",
        "adds_up(mobile_internet_users)",
        [
            "是否为可以合计的总量：有分母或本身是分母，而不是比率、指数",
            "whether it is a quantity that adds up: it has a denominator or is one, and is no rate or index",
        ],
        adds_up,
    ),
    Function::new(
        "mean",
        "indicator, [period], [scale=], [digits=], [decimals=]",
        "mean(rd_intensity, 2020)",
        ["有数据的评价对象的算术平均", "mean of the units that have a figure"],
        mean,
    ),
    Function::new(
        "change",
        "indicator, [unit], from, to, [scale=], [digits=], [decimals=]",
        "change(固定宽带家庭普及率, 2015, 2020)",
        [
            "变化量；百分比为个百分点。不写评价对象时为合计或数列",
            "change; of percentages in percentage points. Without a unit, of the total or of a series",
        ],
        change,
    ),
    Function::new(
        "growth",
        "indicator, [unit], from, to, [annual=], [decimals=]",
        "growth(mobile_internet_users, 天津, 2019, 2020)",
        [
            "增长率，如“同比增长7.1%”；annual=true 为“年均增长”",
            "growth in words: up 7.1% year on year; annual=true for a year on average",
        ],
        growth,
    ),
    Function::new(
        "share",
        "indicator, unit, [period], [decimals=]",
        "share(mobile_internet_users, 天津)",
        ["占合计的比重，%", "share of the sum over the units, in per cent"],
        share,
    ),
    Function::new(
        "series",
        "name, period, [scale=], [digits=], [decimals=]",
        "series(\"固定宽带家庭普及率\", 2020)",
        ["report/series.csv 中的数", "a figure of report/series.csv"],
        series,
    ),
];

/// Units of another base, as a problem.
pub(super) fn other_base(error: OtherBase) -> Problem {
    Problem::new("report-other-base").with("from", error.from).with("to", error.to)
}

/// An amount as `scale`, `digits` and `decimals` ask for it; words where there is none.
fn shown(call: &mut Call, amount: Option<Amount>) -> Result<Answer, Problem> {
    let digits = call.digits(Digits::default())?;
    let unit = call.keyword("scale").map(|value| value.to_string());
    let Some(amount) = amount else { return Ok(call.book.no_data().value().into()) };
    let language = call.book.language;
    let text = |amount: &Amount| match &unit {
        Some(unit) => amount.show_in(unit, language, digits).map_err(other_base),
        None => Ok(amount.show(language, digits)),
    };
    let magnitude = Amount { value: amount.value.magnitude(), measure: amount.measure.clone() };
    let shown = Shown {
        text: text(&amount)?,
        number: Some(amount.value.to_f64()),
        magnitude: Some(text(&magnitude)?),
        amount: Some(amount),
    };
    Ok(shown.value().into())
}

fn value(call: &mut Call) -> Result<Answer, Problem> {
    let (node, unit, period) = (data_node(call)?, call.unit("unit")?, call.period()?);
    let amount = call.book.amount(node, unit, period);
    shown(call, amount)
}

/// An indicator or an input: a node with figures of its own.
fn data_node(call: &mut Call) -> Result<NodeId, Problem> {
    let node = call.node("indicator")?;
    checked(call.book, node)
}

fn checked(book: &Book, node: NodeId) -> Result<NodeId, Problem> {
    let of = book.framework().node(node);
    if of.kind == quanheng_index::NodeKind::Inner {
        return Err(Problem::new("report-no-indicator").with("given", &of.code));
    }
    Ok(node)
}

/// Whether figures of a node can be added: not percentages and indices, and not what its name says is per something.
fn has_sum(book: &Book, node: NodeId) -> bool {
    let measure = Measure::parse(book.measure(node));
    let is_index = measure.is_pure() && !measure.base.is_empty();
    let is_rate = measure.is_per_cent() || measure.base.contains('/') || measure.base.starts_with('‰');
    let words = &book.programme.indicators[node].name;
    let is_per_zh = |name: &String| name.starts_with('每') || name.contains("人均") || name.contains("户均");
    let is_per_en = |name: &String| format!(" {} ", name.to_lowercase()).contains(" per ");
    let is_per = words.zh.as_ref().is_some_and(is_per_zh) || words.en.as_ref().is_some_and(is_per_en);
    !is_index && !is_rate && !is_per
}

fn adds_up(call: &mut Call) -> Result<Answer, Problem> {
    let node = data_node(call)?;
    // What is divided to be compared, or divides, is a quantity; a count that is neither may be a rate of its own.
    let of = call.book.framework().node(node);
    let is_quantity = of.denominator.is_some() || of.kind == quanheng_index::NodeKind::Input;
    Ok(Value::from(is_quantity && has_sum(call.book, node)).into())
}

/// The sum over the members; `None` when any has no figure.
fn sum(book: &Book, node: NodeId, period: usize) -> Result<Option<Amount>, Problem> {
    let measure = Measure::parse(book.measure(node));
    if !has_sum(book, node) {
        let code = &book.framework().node(node).code;
        return Err(Problem::new("report-no-total").with("given", code).with("unit", book.measure(node)));
    }
    let figures = book.members.iter().map(|&row| Decimal::new(book.figure(node, row, period)?));
    let all: Option<Vec<Decimal>> = figures.collect();
    let value = all.filter(|all| !all.is_empty());
    let value = value.map(|all| all.into_iter().fold(Decimal::whole(0), Decimal::plus));
    Ok(value.map(|value| Amount { value, measure }))
}

fn total(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = (data_node(call)?, call.period()?);
    let amount = sum(call.book, node, period)?;
    shown(call, amount)
}

fn mean(call: &mut Call) -> Result<Answer, Problem> {
    let (node, period) = (data_node(call)?, call.period()?);
    let book = call.book;
    let figures: Vec<f64> = book.members.iter().filter_map(|&row| book.figure(node, row, period)).collect();
    let mean = figures.iter().sum::<f64>() / figures.len() as f64;
    shown(call, Amount::new(mean, book.measure(node)))
}

/// The same figure then and now.
struct Pair {
    from: Option<Amount>,
    to: Option<Amount>,
    /// Years between them, where that is a whole number of years.
    years: Option<f64>,
}

/// `indicator, [unit], from, to`
fn pair(call: &mut Call) -> Result<Pair, Problem> {
    // With a unit there are four arguments or one is named.
    let has_unit = call.positions() > 3 || call.has("unit") || call.positions() == 2 && call.has("to");
    match call.figure("indicator")? {
        Thing::Series(at) => {
            let (from, to) = (call.need("from")?.to_string(), call.need("to")?.to_string());
            let series = &call.book.series[at];
            for period in [&from, &to] {
                known_period(call.book, at, period)?;
            }
            let year = |text: &str| text.parse::<u16>().ok().map(f64::from);
            let years = year(&from).zip(year(&to)).map(|(from, to)| to - from);
            Ok(Pair { from: series.amount(&from), to: series.amount(&to), years })
        }
        Thing::Node(node) => {
            let node = checked(call.book, node)?;
            let unit = if has_unit { Some(call.unit("unit")?) } else { None };
            let (from, to) = (call.need_period("from")?, call.need_period("to")?);
            let book = call.book;
            let amount = |period| match unit {
                Some(unit) => Ok(book.amount(node, unit, period)),
                None => sum(book, node, period),
            };
            Ok(Pair { from: amount(from)?, to: amount(to)?, years: years(book, from, to) })
        }
        Thing::Unit(_) => Err(call.wrong("report-argument-missing").with("argument", "indicator")),
    }
}

fn years(book: &Book, from: usize, to: usize) -> Option<f64> {
    let steps = book.periods()[to].steps_since(book.periods()[from]);
    let in_a_year = match book.programme.periods.frequency {
        Frequency::Year => 1,
        Frequency::Quarter => 4,
        Frequency::Month => 12,
        Frequency::Date => return None,
    };
    (steps % in_a_year == 0).then(|| f64::from(steps / in_a_year))
}

fn change(call: &mut Call) -> Result<Answer, Problem> {
    let Pair { from, to, .. } = pair(call)?;
    let (Some(from), Some(to)) = (from, to) else { return shown(call, None) };
    let difference = to.minus(&from).map_err(other_base)?;
    if !difference.measure.is_per_cent() {
        return shown(call, Some(difference));
    }
    let digits = call.digits(Digits::default())?;
    let (language, value) = (call.book.language, difference.value);
    let magnitude = amount::points(value, language, digits);
    let sign = match (value.sign() < 0, language) {
        (false, _) => "",
        (true, quanheng_programme::Language::Zh) => "-",
        (true, quanheng_programme::Language::En) => "−",
    };
    let text = format!("{sign}{magnitude}");
    let shown =
        Shown { text, number: Some(value.to_f64()), magnitude: Some(magnitude), amount: Some(difference) };
    Ok(shown.value().into())
}

fn growth(call: &mut Call) -> Result<Answer, Problem> {
    let Pair { from, to, years } = pair(call)?;
    let is_annual = call.is_set("annual");
    let decimals = call.decimals(1)?;
    let book = call.book;
    let (Some(from), Some(to)) = (from, to) else { return Ok(book.no_data().value().into()) };
    let now = to.measure.convert(to.value, &from.measure).map_err(other_base)?;
    let values = (from.value, now);
    let text = if is_annual {
        years.and_then(|years| amount::growth_a_year(values, years, book.language, decimals))
    } else {
        amount::growth(values, book.language, decimals, years == Some(1.0))
    };
    let rate = (now.to_f64() / from.value.to_f64() - 1.0) * 100.0;
    Ok(text.map_or_else(|| book.no_data(), |text| Shown::new(text, rate)).value().into())
}

fn share(call: &mut Call) -> Result<Answer, Problem> {
    let (node, unit, period) = (data_node(call)?, call.unit("unit")?, call.period()?);
    let decimals = call.decimals(1)?;
    let total = sum(call.book, node, period)?;
    let own = call.book.amount(node, unit, period);
    let share = own.zip(total).and_then(|(own, total)| own.value.per_cent_of(total.value, decimals));
    let Some(share) = share else { return Ok(call.book.no_data().value().into()) };
    let amount = Amount { value: share, measure: Measure::parse("%") };
    let text = amount.show(call.book.language, Digits::Decimals(decimals));
    Ok(Shown { amount: Some(amount), ..Shown::new(text, share.to_f64()) }.value().into())
}

/// That a series has a period, empty or not.
fn known_period(book: &Book, at: usize, period: &str) -> Result<(), Problem> {
    let values = &book.series[at].values;
    if values.iter().any(|(known, ..)| known == period) {
        return Ok(());
    }
    let known = values.iter().map(|(known, ..)| known.as_str()).collect::<Vec<_>>().join(", ");
    Err(Problem::new("report-unknown-period").with("given", period).with("known", known))
}

fn series(call: &mut Call) -> Result<Answer, Problem> {
    let name: Value = call.need("name")?;
    let Thing::Series(at) = call.thing(&name, crate::template::names::Wanted::Series)? else {
        return Err(call.wrong("report-argument-missing").with("argument", "name"));
    };
    let period = call.need("period")?.to_string();
    known_period(call.book, at, &period)?;
    let amount = call.book.series[at].amount(&period);
    shown(call, amount)
}
