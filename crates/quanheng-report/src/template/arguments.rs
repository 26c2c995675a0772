//! What a function is given: positions first, then keywords of the same names.

use minijinja::Value;
use minijinja::value::Kwargs;
use quanheng_figures::amount::Digits;
use quanheng_index::{NodeId, Period};

use super::book::Book;
use super::functions::Function;
use super::names::{Thing, Wanted};
use super::problem::Problem;
use super::shown::{Named, Shown};

/// A call of a function.
pub(crate) struct Call<'a> {
    pub(crate) book: &'a Book,
    function: &'static Function,
    rest: &'a [Value],
    given: usize,
    keywords: Kwargs,
}

impl<'a> Call<'a> {
    pub(crate) fn new(
        book: &'a Book,
        function: &'static Function,
        (rest, keywords): (&'a [Value], Kwargs),
    ) -> Self {
        Self { book, function, rest, given: rest.len(), keywords }
    }

    /// How many arguments stand by position.
    pub(crate) const fn positions(&self) -> usize {
        self.given
    }

    /// Whether a keyword is given.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.keywords.has(name)
    }

    /// The next argument, or the one of this name.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<Value> {
        if let Some((first, rest)) = self.rest.split_first() {
            self.rest = rest;
            return Some(first.clone()).filter(|value| !value.is_none());
        }
        self.keyword(name)
    }

    /// The keyword of this name.
    pub(crate) fn keyword(&mut self, name: &'static str) -> Option<Value> {
        let is_given = self.keywords.has(name);
        let value = is_given.then(|| self.keywords.get::<Value>(name).ok()).flatten();
        value.filter(|value| !value.is_none())
    }

    /// An argument that must be there.
    pub(crate) fn need(&mut self, name: &'static str) -> Result<Value, Problem> {
        self.take(name).ok_or_else(|| self.wrong("report-argument-missing").with("argument", name))
    }

    /// All arguments by position that are left.
    pub(crate) fn take_rest(&mut self) -> &'a [Value] {
        std::mem::take(&mut self.rest)
    }

    /// That nothing is left over.
    pub(crate) fn finish(&mut self) -> Result<(), Problem> {
        if let Some(value) = self.rest.first() {
            return Err(self.wrong("report-argument-extra").with("given", value));
        }
        if self.keywords.assert_all_used().is_err() {
            let unused = self.keywords.args().find(|name| !self.function.arguments.contains(*name));
            let unused = unused.or_else(|| self.keywords.args().next()).unwrap_or_default().to_owned();
            return Err(self.wrong("report-argument-unknown").with("given", unused));
        }
        Ok(())
    }

    /// A problem with how the function is called.
    pub(crate) fn wrong(&self, code: &'static str) -> Problem {
        let Function { name, arguments, example, .. } = self.function;
        Problem::new(code)
            .with("function", name)
            .with("expected", format!("{name}({arguments})"))
            .with("example", example)
    }

    /// A unit that must be there.
    pub(crate) fn unit(&mut self, name: &'static str) -> Result<usize, Problem> {
        let value = self.need(name)?;
        self.unit_of(&value)
    }

    pub(crate) fn unit_of(&self, value: &Value) -> Result<usize, Problem> {
        match self.thing(value, Wanted::Unit)? {
            Thing::Unit(row) => Ok(row),
            _ => Err(self.wrong("report-argument-extra").with("given", value)),
        }
    }

    /// A node that must be there.
    pub(crate) fn node(&mut self, name: &'static str) -> Result<NodeId, Problem> {
        let value = self.need(name)?;
        self.node_of(&value)
    }

    /// A node, or the root.
    pub(crate) fn node_or_root(&mut self) -> Result<NodeId, Problem> {
        match self.take("node") {
            Some(value) => self.node_of(&value),
            None => Ok(self.book.root()),
        }
    }

    fn node_of(&self, value: &Value) -> Result<NodeId, Problem> {
        match self.thing(value, Wanted::Node)? {
            Thing::Node(node) => Ok(node),
            _ => Err(self.wrong("report-argument-extra").with("given", value)),
        }
    }

    /// A node or a series.
    pub(crate) fn figure(&mut self, name: &'static str) -> Result<Thing, Problem> {
        let value = self.need(name)?;
        self.thing(&value, Wanted::Figure)
    }

    /// What a value names.
    pub(crate) fn thing(&self, value: &Value, wanted: Wanted) -> Result<Thing, Problem> {
        let text = match value.downcast_object_ref::<Named>() {
            // A bare name is a thing already, but perhaps not of the kind that is wanted here.
            Some(named) => match self.book.names.find(&named.code, wanted) {
                Ok(thing) if thing == named.thing => return Ok(thing),
                _ => named.name.clone(),
            },
            None => value.to_string(),
        };
        self.book.names.find(&text, wanted)
    }

    /// A period, or the one shown.
    pub(crate) fn period(&mut self) -> Result<usize, Problem> {
        match self.take("period") {
            Some(value) => self.period_of(&value),
            None => Ok(self.book.period),
        }
    }

    /// A period that must be there.
    pub(crate) fn need_period(&mut self, name: &'static str) -> Result<usize, Problem> {
        let value = self.need(name)?;
        self.period_of(&value)
    }

    pub(crate) fn period_of(&self, value: &Value) -> Result<usize, Problem> {
        let text = value.to_string();
        let frequency = self.book.programme.periods.frequency;
        let periods = self.book.periods();
        let found = Period::parse(frequency, &text).and_then(|period| periods.binary_search(&period).ok());
        found.ok_or_else(|| {
            let known = periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Problem::new("report-unknown-period").with("given", text).with("known", known)
        })
    }

    /// A whole number of at least one.
    pub(crate) fn count(&mut self, name: &'static str, otherwise: usize) -> Result<usize, Problem> {
        let Some(value) = self.take(name) else { return Ok(otherwise) };
        self.count_of(name, &value)
    }

    pub(crate) fn count_of(&self, name: &'static str, value: &Value) -> Result<usize, Problem> {
        let number = value.as_usize().or_else(|| whole(value.downcast_object_ref::<Shown>()?.number?));
        number
            .filter(|&number| number > 0)
            .ok_or_else(|| self.wrong("report-argument-count").with("argument", name).with("given", value))
    }

    /// `digits` or `decimals`, by keyword.
    pub(crate) fn digits(&mut self, otherwise: Digits) -> Result<Digits, Problem> {
        if let Some(value) = self.keyword("decimals") {
            let decimals = value.as_usize().filter(|&decimals| decimals <= 12);
            return decimals.map(Digits::Decimals).ok_or_else(|| {
                self.wrong("report-argument-count").with("argument", "decimals").with("given", value)
            });
        }
        match self.keyword("digits") {
            Some(value) => self.count_of("digits", &value).map(Digits::Significant),
            None => Ok(otherwise),
        }
    }

    /// Decimals, by keyword.
    pub(crate) fn decimals(&mut self, otherwise: usize) -> Result<usize, Problem> {
        match self.digits(Digits::Decimals(otherwise))? {
            Digits::Decimals(decimals) => Ok(decimals),
            Digits::Significant(_) => Err(self.wrong("report-argument-unknown").with("given", "digits")),
        }
    }

    /// Yes or no, by keyword; no when it is not given.
    pub(crate) fn is_set(&mut self, name: &'static str) -> bool {
        self.keyword(name).is_some_and(|value| value.is_true())
    }
}

/// A whole number of reasonable size.
fn whole(number: f64) -> Option<usize> {
    let is_whole = libm::trunc(number) == number && (0.0..1e9).contains(&number);
    is_whole.then_some(number as usize)
}
