//! How things are shown: places, numbers, lists, figures, tables.

use minijinja::Value;
use quanheng_figures::amount::{Digits, number, ordinal as ordinal_text};

use super::{Answer, Function};
use crate::template::arguments::Call;
use crate::template::problem::Problem;
use crate::template::request::Request;
use crate::template::shown::{Named, Shown};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "ordinal",
        "rank",
        "ordinal(rank(天津))",
        ["名次的写法：第6位", "a place in words: 6th"],
        ordinal,
    )
    .filter(),
    Function::new(
        "show",
        "number, [scale=], [digits=], [decimals=]",
        "show(value(gdp, 天津), decimals=1)",
        ["改用另一单位或小数位数", "the same number in another unit or with other decimals"],
        show,
    )
    .filter(),
    Function::new(
        "listing",
        "items, [most=]",
        "listing(top(services, 3))",
        ["把列表写成“甲、乙、丙”；most 为最多几个", "a list in words: A, B and C; most is how many at most"],
        listing,
    )
    .filter(),
    Function::new(
        "text",
        "text",
        "text(\"2035\")",
        ["有意不绑定的数字或文字", "a number or words that are not bound on purpose"],
        text,
    ),
    Function::new(
        "figure",
        "name",
        "figure(\"ranking\")",
        ["图，另起一段", "a figure, as a paragraph of its own"],
        figure,
    ),
    Function::new(
        "table",
        "name, [arguments…]",
        "table(\"top\", services, 10)",
        ["表，另起一段", "a table, as a paragraph of its own"],
        table,
    ),
    Function::new(
        "figure_list",
        "",
        "figure_list()",
        ["全部图的目录", "the list of all figures"],
        figure_list,
    ),
    Function::new("table_list", "", "table_list()", ["全部表的目录", "the list of all tables"], table_list),
    Function::new("page_break", "", "page_break()", ["另起一页", "a new page"], page_break),
];

fn ordinal(call: &mut Call) -> Result<Answer, Problem> {
    let value = call.need("rank")?;
    let place = match value.downcast_object_ref::<Shown>() {
        Some(shown) if shown.number.is_none() => return Ok(value.into()),
        Some(shown) => shown.number,
        None => value.clone().try_into().ok(),
    };
    let place: f64 = place.ok_or_else(|| call.wrong("report-argument-number").with("given", &value))?;
    Ok(Shown::new(ordinal_text(place, call.book.language), place).value().into())
}

fn show(call: &mut Call) -> Result<Answer, Problem> {
    let value = call.need("number")?;
    let digits = call.digits(Digits::default())?;
    let unit = call.keyword("scale").map(|unit| unit.to_string());
    let language = call.book.language;
    let shown = value.downcast_object_ref::<Shown>();
    if let Some(amount) = shown.and_then(|shown| shown.amount.as_ref()) {
        let text = match unit {
            Some(unit) => amount.show_in(&unit, language, digits).map_err(super::figures::other_base)?,
            None => amount.show(language, digits),
        };
        let amount = Some(amount.clone());
        return Ok(Shown { amount, ..Shown::new(text, shown.and_then(|of| of.number).unwrap_or(0.0)) }
            .value()
            .into());
    }
    let plain: Option<f64> = match shown {
        Some(shown) if shown.number.is_none() => return Ok(value.into()),
        Some(shown) => shown.number,
        None => value.clone().try_into().ok(),
    };
    let plain = plain.ok_or_else(|| call.wrong("report-argument-number").with("given", &value))?;
    Ok(Shown::new(number(plain, language, digits), plain).value().into())
}

fn listing(call: &mut Call) -> Result<Answer, Problem> {
    let value = call.need("items")?;
    let most = call.keyword("most").map(|most| call.count_of("most", &most)).transpose()?;
    let items: Vec<String> = match value.try_iter() {
        Ok(items) => items.map(|item| item.to_string()).collect(),
        Err(_) => vec![value.to_string()],
    };
    let book = call.book;
    let shown = &items[..items.len().min(most.unwrap_or(items.len()))];
    let text = match shown {
        [] => book.say("report-none", &[]),
        [one] => one.clone(),
        [first @ .., last] => {
            let joined = first.join(&book.say("report-list-separator", &[]));
            book.say("report-list", &[("first", joined), ("last", last.clone())])
        }
    };
    if shown.len() < items.len() {
        let arguments = [("shown", text), ("count", items.len().to_string())];
        return Ok(Value::from(book.say("report-list-cut", &arguments)).into());
    }
    Ok(Value::from(text).into())
}

fn text(call: &mut Call) -> Result<Answer, Problem> {
    call.need("text").map(Answer::from)
}

fn figure(call: &mut Call) -> Result<Answer, Problem> {
    let name = call.need("name")?;
    Ok(Answer::Request(Request::Figure(plain(&name))))
}

/// Things are told by their codes.
fn plain(value: &Value) -> String {
    value.downcast_object_ref::<Named>().map_or_else(|| value.to_string(), |named| named.code.clone())
}

fn table(call: &mut Call) -> Result<Answer, Problem> {
    let name = call.need("name")?;
    let arguments = call.take_rest().iter().map(plain).collect();
    Ok(Answer::Request(Request::Table(plain(&name), arguments)))
}

fn figure_list(_: &mut Call) -> Result<Answer, Problem> {
    Ok(Answer::Request(Request::FigureList))
}

fn table_list(_: &mut Call) -> Result<Answer, Problem> {
    Ok(Answer::Request(Request::TableList))
}

fn page_break(_: &mut Call) -> Result<Answer, Problem> {
    Ok(Answer::Request(Request::PageBreak))
}
