//! Reading a table of `quanheng.toml` key by key: every value with its place, every fault a finding.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::parameter::Value;
use quanheng_index::{Finding, Severity};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::keys::{Key, Need, Takes};
use crate::language::Words;
use crate::places::KeyPlace;
use crate::text;

/// The file being read, and what was found so far.
pub(crate) struct Source<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    pub(crate) findings: RefCell<Vec<Finding>>,
}

impl Source<'_> {
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        let (line, column) = text::position(self.text, span.start);
        let length = self.text.get(span).map_or(1, |part| part.lines().next().unwrap_or("").chars().count());
        Place::span(self.file, line, column, length.max(1))
    }

    pub(crate) fn say(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    pub(crate) fn error(&self, code: &'static str, place: Place) -> Finding {
        Finding { code, severity: Severity::Error, subject: Subject::Place(place), arguments: Vec::new() }
    }
}

type Item<'a> = Spanned<DeValue<'a>>;

/// One table, with the keys it may have.
#[derive(Clone, Copy)]
pub(crate) struct Section<'a> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) table: &'a DeTable<'a>,
    /// Where the table starts.
    start: usize,
    keys: &'static [Key],
}

impl<'a> Section<'a> {
    /// A table whose every key is declared: others are findings, and so are required ones that are not there.
    pub(crate) fn closed(
        source: &'a Source<'a>,
        table: &'a DeTable<'a>,
        start: usize,
        keys: &'static [Key],
    ) -> Self {
        let section = Self { source, table, start, keys };
        for (key, _) in table {
            if keys.iter().all(|known| known.name != key.get_ref().as_ref()) {
                section.unknown_key(key.get_ref(), key.span());
            }
        }
        section.tell_missing();
        section
    }

    /// A table that has other keys besides the declared ones: steps with the parameters of their method.
    pub(crate) fn open(
        source: &'a Source<'a>,
        table: &'a DeTable<'a>,
        start: usize,
        keys: &'static [Key],
    ) -> Self {
        let section = Self { source, table, start, keys };
        section.tell_missing();
        section
    }

    fn unknown_key(&self, key: &str, span: Range<usize>) {
        let known = self.keys.iter().map(|key| key.name);
        let near = nearest(key, known.clone()).unwrap_or_default();
        let finding = self.source.error("unknown-key", self.source.place(span));
        let known = known.collect::<Vec<_>>().join(", ");
        self.source.say(finding.with("key", key).with("nearest", near).with("known", known));
    }

    fn tell_missing(&self) {
        for key in self.keys.iter().filter(|key| key.need == Need::Required) {
            if !self.table.contains_key(key.name) {
                let finding = self.source.error("key-missing", self.place());
                self.source.say(finding.with("key", key.name));
            }
        }
    }

    pub(crate) const fn start(&self) -> usize {
        self.start
    }

    /// Where the table stands.
    pub(crate) fn place(&self) -> Place {
        // Without a length: the heading as a whole, to the end of its line.
        Place { length: 0, ..self.source.place(self.start..self.start + 1) }
    }

    fn item(&self, name: &str) -> Option<&'a Item<'a>> {
        self.table.get(name)
    }

    /// Where a key's value stands; the table's place when it is not given.
    pub(crate) fn place_of(&self, name: &str) -> Place {
        self.item(name).map_or_else(|| self.place(), |item| self.source.place(item.span()))
    }

    /// Where a key stands, if it is given.
    pub(crate) fn key_place_of(&self, name: &str) -> Option<KeyPlace> {
        self.table.get_key_value(name).map(|(key, item)| self.key_place(key, item))
    }

    fn key_place(&self, key: &Spanned<DeString>, item: &Item) -> KeyPlace {
        KeyPlace { name: self.source.place(key.span()), value: self.source.place(item.span()) }
    }

    fn misfit(&self, item: &Item, key: &Key) {
        let (kind, words) = match key.takes {
            Takes::Text => ("text", String::new()),
            Takes::Word(words) => ("choice", words.join(", ")),
            Takes::Count => ("count", "0".to_owned()),
            Takes::Positive => ("positive", String::new()),
            Takes::Texts => ("texts", String::new()),
            Takes::Words => ("words", String::new()),
            Takes::TextMap => ("text-map", String::new()),
            Takes::Table(_) | Takes::Named(_) | Takes::Numbers | Takes::NumberMaps | Takes::Lints(_) => {
                ("table", String::new())
            }
            Takes::Tables(_) => ("tables", String::new()),
            Takes::Parameters => ("number", String::new()),
        };
        let finding = self.source.error("key-misfit", self.source.place(item.span()));
        self.source.say(finding.with("key", key.name).with("kind", kind).with("words", words));
    }

    fn key(&self, name: &str) -> &'static Key {
        self.keys.iter().find(|key| key.name == name).expect("sections ask for declared keys only")
    }

    /// Reads a key with `read`; a value it does not take is a finding.
    fn read<T>(&self, name: &str, read: impl Fn(&'a DeValue<'a>) -> Option<T>) -> Option<T> {
        let item = self.item(name)?;
        let value = read(item.get_ref());
        if value.is_none() {
            self.misfit(item, self.key(name));
        }
        value
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.read(name, |value| as_text(value).map(ToOwned::to_owned))
    }

    /// A word of the key's list.
    pub(crate) fn word(&self, name: &str) -> Option<&'static str> {
        let Takes::Word(words) = self.key(name).takes else { unreachable!("asked for as a word") };
        self.read(name, |value| {
            let word = match value {
                DeValue::Boolean(true) => "yes",
                DeValue::Boolean(false) => "no",
                value => as_text(value)?,
            };
            words.iter().copied().find(|known| *known == word)
        })
    }

    pub(crate) fn texts(&self, name: &str) -> Option<Vec<(String, Place)>> {
        let place = |item: &Item| self.source.place(item.span());
        self.read(name, |value| {
            let DeValue::Array(items) = value else { return None };
            items.iter().map(|item| Some((as_text(item.get_ref())?.to_owned(), place(item)))).collect()
        })
    }

    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        self.read(name, as_number)
    }

    pub(crate) fn count(&self, name: &str) -> Option<u32> {
        self.read(name, |value| {
            let number = as_number(value)?;
            (number >= 0.0 && number.fract() == 0.0 && number <= 1e9).then_some(number as u32)
        })
    }

    pub(crate) fn positive(&self, name: &str) -> Option<f64> {
        self.read(name, |value| as_number(value).filter(|number| *number > 0.0))
    }

    /// A text for each language; a plain text stands for both.
    pub(crate) fn words(&self, name: &str) -> Option<Words> {
        self.read(name, |value| {
            if let Some(text) = as_text(value) {
                return Some(Words { zh: Some(text.to_owned()), en: Some(text.to_owned()) });
            }
            let DeValue::Table(table) = value else { return None };
            let known = |key: &str| matches!(key, "zh" | "en");
            let all_known = table.keys().all(|key| known(key.get_ref()));
            let text = |name: &str| table.get(name).and_then(|item| as_text(item.get_ref())).map(Into::into);
            let words = Words { zh: text("zh"), en: text("en") };
            (all_known && !words.is_empty()).then_some(words)
        })
    }

    pub(crate) fn text_map(&self, name: &str) -> Option<BTreeMap<String, (String, Place)>> {
        let source = self.source;
        self.read(name, |value| {
            let DeValue::Table(table) = value else { return None };
            table
                .iter()
                .map(|(key, item)| {
                    let text = as_text(item.get_ref())?.to_owned();
                    Some((key.get_ref().to_string(), (text, source.place(item.span()))))
                })
                .collect()
        })
    }

    /// A table of declared keys.
    pub(crate) fn table(&self, name: &str) -> Option<Section<'a>> {
        let Takes::Table(keys) = self.key(name).takes else { unreachable!("asked for as a table") };
        let start = self.item(name)?.span().start;
        let table = self.read(name, as_table)?;
        Some(Section::closed(self.source, table, start, keys))
    }

    /// A table that has other keys besides the declared ones.
    pub(crate) fn open_table(&self, name: &str) -> Option<Section<'a>> {
        let Takes::Lints(keys) = self.key(name).takes else { unreachable!("asked for as an open table") };
        let start = self.item(name)?.span().start;
        let table = self.read(name, as_table)?;
        Some(Section::open(self.source, table, start, keys))
    }

    /// Tables under keys that are not declared, with the key and its place.
    pub(crate) fn other_tables(&self) -> Vec<(String, Place, Section<'a>)> {
        let mut tables = Vec::new();
        for (key, item) in self.table {
            let name = key.get_ref().to_string();
            if self.keys.iter().any(|known| known.name == name) {
                continue;
            }
            match as_table(item.get_ref()) {
                Some(table) => {
                    let section = Section::open(self.source, table, item.span().start, &[]);
                    tables.push((name, self.source.place(key.span()), section));
                }
                None => {
                    let finding = self.source.error("key-misfit", self.source.place(item.span()));
                    self.source.say(finding.with("key", name).with("kind", "table").with("words", ""));
                }
            }
        }
        tables
    }

    /// Tables and where each starts, of a list or (for one alone) of a plain table.
    pub(crate) fn tables(&self, name: &str) -> Vec<(&'a DeTable<'a>, usize)> {
        let read = self.read(name, |value| match value {
            DeValue::Array(items) => items
                .iter()
                .map(|item| as_table(item.get_ref()).map(|table| (table, item.span().start)))
                .collect::<Option<Vec<_>>>(),
            _ => None,
        });
        read.unwrap_or_default()
    }

    /// Tables by a name the user chose, with that name and its place.
    pub(crate) fn named(&self, name: &str) -> Vec<(String, Place, &'a DeTable<'a>, usize)> {
        let source = self.source;
        let read = self.read(name, |value| {
            let table = as_table(value)?;
            table
                .iter()
                .map(|(key, item)| {
                    let inner = as_table(item.get_ref())?;
                    Some((key.get_ref().to_string(), source.place(key.span()), inner, item.span().start))
                })
                .collect::<Option<Vec<_>>>()
        });
        read.unwrap_or_default()
    }

    /// The numbers of a table, by key; empty when there is none.
    pub(crate) fn number_map(&self, name: &str) -> Vec<(String, f64, Place)> {
        let table = self.item(name).and_then(|item| Some((item.span().start, self.read(name, as_table)?)));
        table.map_or_else(Vec::new, |(start, table)| Section::open(self.source, table, start, &[]).numbers())
    }

    /// Every key with its number and the place of it; what is no number is a finding.
    pub(crate) fn numbers(&self) -> Vec<(String, f64, Place)> {
        let mut numbers = Vec::new();
        for (key, item) in self.table {
            let (name, place) = (key.get_ref().to_string(), self.source.place(item.span()));
            match as_number(item.get_ref()) {
                Some(number) => numbers.push((name, number, place)),
                None => {
                    let finding = self.source.error("key-misfit", place).with("key", name);
                    self.source.say(finding.with("kind", "number").with("words", ""));
                }
            }
        }
        numbers
    }

    /// Every key that is not declared, as parameters of a method, with their places.
    pub(crate) fn parameters(&self) -> (BTreeMap<String, Value>, BTreeMap<String, KeyPlace>) {
        let (mut values, mut places) = (BTreeMap::new(), BTreeMap::new());
        for (key, item) in self.table {
            let name = key.get_ref().to_string();
            if self.keys.iter().any(|known| known.name == name) {
                continue;
            }
            places.insert(name.clone(), self.key_place(key, item));
            match as_parameter(item.get_ref()) {
                Some(value) => {
                    values.insert(name, value);
                }
                None => {
                    let finding = self.source.error("parameter-kind", self.source.place(item.span()));
                    self.source.say(finding.with("key", &name));
                }
            }
        }
        (values, places)
    }
}

fn as_text<'v>(value: &'v DeValue<'_>) -> Option<&'v str> {
    match value {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    }
}

fn as_number(value: &DeValue) -> Option<f64> {
    let number: f64 = match value {
        DeValue::Float(number) => number.as_str().replace('_', "").parse().ok()?,
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok()? as f64,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

fn as_table<'v, 'a>(value: &'v DeValue<'a>) -> Option<&'v DeTable<'a>> {
    match value {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

fn as_parameter(value: &DeValue) -> Option<Value> {
    match value {
        DeValue::String(text) => Some(Value::Text(text.to_string())),
        DeValue::Boolean(yes) => Some(Value::Text(if *yes { "yes" } else { "no" }.to_owned())),
        DeValue::Float(_) | DeValue::Integer(_) => as_number(value).map(Value::Number),
        DeValue::Array(items) => {
            let numbers: Option<Vec<f64>> = items.iter().map(|item| as_number(item.get_ref())).collect();
            let texts =
                || items.iter().map(|item| as_text(item.get_ref()).map(Into::into)).collect::<Option<_>>();
            numbers.map(Value::Numbers).or_else(|| texts().map(Value::Texts))
        }
        _ => None,
    }
}
