//! What the evaluation is: title, period, units, framework; and lists to loop over.

use minijinja::Value;
use quanheng_index::{Frequency, NodeKind, Period};
use quanheng_programme::Language;
use quanheng_programme::catalogue::say;

use super::{Answer, Function};
use crate::template::arguments::Call;
use crate::template::names::{Thing, Wanted};
use crate::template::problem::Problem;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("title", "", "title()", ["项目标题", "title of the programme"], title),
    Function::new("period", "", "period()", ["报告所示时期", "the period shown"], period),
    Function::new(
        "periods",
        "[indicator]",
        "periods(mobile_internet_users)",
        [
            "数据时期列表；给出指标时为该指标有数据的时期",
            "list of the periods of the data; of an indicator, those with figures",
        ],
        periods,
    ),
    Function::new(
        "when",
        "period",
        "when(period())",
        ["时期的写法：2020年、2020年第三季度", "a period in words: 2020, the third quarter of 2020"],
        when,
    )
    .filter(),
    Function::new("edition", "", "edition()", ["发布版的哈希值", "hash of the edition"], edition),
    Function::new("version", "", "version()", ["项目版本", "version of the programme"], version),
    Function::new("scenario", "", "scenario()", ["情景名称", "name of the scenario"], scenario),
    Function::new("caution", "", "caution()", ["项目的使用提示", "the programme's caution"], caution),
    Function::new(
        "cautions",
        "",
        "cautions()",
        ["审计提示列表", "list of the cautions of the audit"],
        cautions,
    ),
    Function::new(
        "count",
        "what",
        "count(\"units\")",
        [
            "数量：units、indicators、dimensions、tiers、levels、periods、scored",
            "how many: units, indicators, dimensions, tiers, levels, periods, scored",
        ],
        count,
    ),
    Function::new(
        "has",
        "what",
        "has(\"tiers\")",
        [
            "是否有：tiers、uncertainty、sensitivity、published、published-ranks、periods、missing、imputed、treated、caution、levels、edition、version、scenario、series",
            "whether there are: tiers, uncertainty, sensitivity, published, published-ranks, periods, missing, imputed, treated, caution, levels, edition, version, scenario, series",
        ],
        has,
    ),
    Function::new("units", "", "units()", ["评价对象列表", "list of the units that are ranked"], units),
    Function::new(
        "profiles",
        "",
        "profiles()",
        ["有概况的评价对象列表（`--profiles`）", "list of the units that get a profile (`--profiles`)"],
        profiles,
    ),
    Function::new(
        "children",
        "[node]",
        "children()",
        ["下级节点列表，不写节点时为根节点的下级", "list of the nodes below a node, or below the root"],
        children,
    ),
    Function::new(
        "indicators",
        "[node]",
        "indicators(services)",
        ["节点之下的指标列表", "list of the indicators at or below a node"],
        indicators,
    ),
    Function::new("root", "", "root()", ["总指数", "the index itself"], root),
    Function::new(
        "name",
        "of",
        "name(\"120000\")",
        ["名称，用报告的语言", "name, in the language of the report"],
        name,
    )
    .filter(),
    Function::new("code", "of", "code(天津)", ["代码", "code"], code).filter(),
    Function::new(
        "source",
        "indicator",
        "source(mobile_internet_users)",
        ["指标或数列的数据来源", "source of an indicator or a series"],
        source,
    ),
    Function::new(
        "measure",
        "indicator",
        "measure(mobile_internet_users)",
        ["指标的计量单位", "unit of measure of an indicator"],
        measure,
    ),
];

fn title(call: &mut Call) -> Result<Answer, Problem> {
    let programme = &call.book.programme;
    Ok(Value::from(programme.title.get(call.book.language).unwrap_or(&programme.id)).into())
}

fn period(call: &mut Call) -> Result<Answer, Problem> {
    Ok(Value::from(call.book.periods()[call.book.period].to_string()).into())
}

/// A period in words; what is no period of the programme (of a series) is left as it is.
fn when(call: &mut Call) -> Result<Answer, Problem> {
    let text = call.need("period")?.to_string();
    let frequency = call.book.programme.periods.frequency;
    let parsed = Period::parse(frequency, &text);
    Ok(Value::from(if parsed.is_some() { in_words(call.book.language, frequency, &text) } else { text })
        .into())
}

/// A period that was read, in words.
pub(crate) fn in_words(language: Language, frequency: Frequency, text: &str) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    let part = |at: usize| parts.get(at).map_or("", |part| part.trim_start_matches(['0', 'Q'])).to_owned();
    let month = || say(language, "report-month", &[("month", part(1))]);
    let year = ("year", parts[0].to_owned());
    match frequency {
        Frequency::Year => say(language, "report-period-year", &[year]),
        Frequency::Quarter => say(language, "report-period-quarter", &[year, ("quarter", part(1))]),
        Frequency::Month => say(language, "report-period-month", &[year, ("month", month())]),
        Frequency::Date => say(language, "report-period-date", &[year, ("month", month()), ("day", part(2))]),
    }
}

fn periods(call: &mut Call) -> Result<Answer, Problem> {
    let book = call.book;
    let texts: Vec<String> = match call.take("indicator") {
        None => book.periods().iter().map(ToString::to_string).collect(),
        Some(value) => match call.thing(&value, Wanted::Figure)? {
            Thing::Node(node) => {
                book.periods_of(node).into_iter().map(|period| book.periods()[period].to_string()).collect()
            }
            Thing::Series(at) => book.series[at].values.iter().map(|(period, ..)| period.clone()).collect(),
            Thing::Unit(_) => Vec::new(),
        },
    };
    Ok(Value::from(texts).into())
}

fn text_or_none(call: &Call, text: Option<&str>) -> Result<Answer, Problem> {
    let text = text.filter(|text| !text.is_empty());
    Ok(text.map_or_else(|| call.book.no_data().value(), Value::from).into())
}

fn edition(call: &mut Call) -> Result<Answer, Problem> {
    text_or_none(call, Some(&call.book.edition))
}

fn version(call: &mut Call) -> Result<Answer, Problem> {
    text_or_none(call, call.book.programme.version.as_deref())
}

fn scenario(call: &mut Call) -> Result<Answer, Problem> {
    let book = call.book;
    let name = book.scenario.as_deref();
    let titled =
        name.and_then(|name| book.programme.scenarios.get(name)).and_then(|of| of.title.get(book.language));
    text_or_none(call, titled.or(name))
}

fn caution(call: &mut Call) -> Result<Answer, Problem> {
    text_or_none(call, call.book.programme.caution.get(call.book.language))
}

fn cautions(call: &mut Call) -> Result<Answer, Problem> {
    Ok(Value::from(call.book.cautions.clone()).into())
}

fn count(call: &mut Call) -> Result<Answer, Problem> {
    let (book, root) = (call.book, call.book.root());
    let what = call.need("what")?.to_string();
    let known = ["units", "indicators", "dimensions", "tiers", "levels", "periods", "scored"];
    let count = match what.as_str() {
        "units" => book.members.len(),
        "indicators" => book.leaves(root).len(),
        "dimensions" => {
            book.framework().node(root).children.iter().filter(|&&node| !book.is_leaf(node)).count()
        }
        "tiers" => usize::from(book.tier_count(root, book.period)),
        "levels" => book.framework().inner_levels().len(),
        "periods" => book.periods().len(),
        "scored" => book.ranked(root, book.period).len(),
        other => return Err(Problem::unknown("report-unknown-word", other, known)),
    };
    Ok(Value::from(count).into())
}

fn has(call: &mut Call) -> Result<Answer, Problem> {
    let (book, root) = (call.book, call.book.root());
    let what = call.need("what")?.to_string();
    let known = [
        "tiers",
        "uncertainty",
        "sensitivity",
        "published",
        "published-ranks",
        "periods",
        "missing",
        "imputed",
        "treated",
        "caution",
        "levels",
        "edition",
        "version",
        "scenario",
        "series",
    ];
    let has = match what.as_str() {
        "tiers" => book.tier_count(root, book.period) > 0,
        "uncertainty" => book.uncertainty.is_some(),
        "sensitivity" => book.has_sensitivity,
        "published" => !book.published.is_empty(),
        "published-ranks" => {
            book.members.iter().any(|&row| super::compare::published(book, root, row).is_some())
        }
        "periods" => book.leaves(root).iter().any(|&leaf| book.periods_of(leaf).len() > 1),
        "missing" => !super::quality::missing(book, root, None, book.period).is_empty(),
        "imputed" => super::quality::imputed(book, root).unwrap_or(0) > 0,
        "treated" => super::quality::treated(book, root).unwrap_or(0) > 0,
        "caution" => book.programme.caution.get(book.language).is_some(),
        "levels" => book.framework().node(root).children.iter().any(|&node| !book.is_leaf(node)),
        "edition" => !book.edition.is_empty(),
        "version" => book.programme.version.is_some(),
        "scenario" => book.scenario.is_some(),
        "series" => !book.series.is_empty(),
        other => return Err(Problem::unknown("report-unknown-word", other, known)),
    };
    Ok(Value::from(has).into())
}

/// A list of things.
pub(super) fn list(call: &Call, things: impl IntoIterator<Item = Thing>) -> Answer {
    let values: Vec<Value> =
        things.into_iter().map(|thing| Value::from_object(call.book.named(thing))).collect();
    Value::from(values).into()
}

fn units(call: &mut Call) -> Result<Answer, Problem> {
    Ok(list(call, call.book.members.iter().copied().map(Thing::Unit)))
}

fn profiles(call: &mut Call) -> Result<Answer, Problem> {
    Ok(list(call, call.book.profiles.iter().copied().map(Thing::Unit)))
}

fn children(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let children = call.book.framework().node(node).children.clone();
    Ok(list(call, children.into_iter().map(Thing::Node)))
}

fn indicators(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let is_input = call.book.framework().node(node).kind == NodeKind::Input;
    let leaves = if is_input { vec![node] } else { call.book.leaves(node) };
    Ok(list(call, leaves.into_iter().map(Thing::Node)))
}

fn root(call: &mut Call) -> Result<Answer, Problem> {
    Ok(Value::from_object(call.book.named(Thing::Node(call.book.root()))).into())
}

fn name(call: &mut Call) -> Result<Answer, Problem> {
    let value = call.need("of")?;
    let thing = call.thing(&value, Wanted::Anything)?;
    Ok(Value::from(call.book.named(thing).name).into())
}

fn code(call: &mut Call) -> Result<Answer, Problem> {
    let value = call.need("of")?;
    let thing = call.thing(&value, Wanted::Anything)?;
    Ok(Value::from(call.book.named(thing).code).into())
}

fn source(call: &mut Call) -> Result<Answer, Problem> {
    let text = match call.figure("indicator")? {
        Thing::Node(node) => {
            let programme = &call.book.programme;
            let code = programme.indicators[node].source.as_deref();
            code.map(|code| programme.code_name(code, call.book.language))
        }
        Thing::Series(at) => Some(call.book.series[at].source.as_str()),
        Thing::Unit(_) => None,
    };
    text_or_none(call, text)
}

fn measure(call: &mut Call) -> Result<Answer, Problem> {
    let text = match call.figure("indicator")? {
        Thing::Node(node) => call.book.measure(node),
        Thing::Series(at) => &call.book.series[at].unit,
        Thing::Unit(_) => "",
    };
    text_or_none(call, Some(text))
}
