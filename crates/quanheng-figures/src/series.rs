//! Figures from plain series: for those of an evaluation, and for numbers a report gives in a table of its own.
//!
//! A value that is missing is a gap in the line, and a note names it: no line goes over what nobody measured.

mod bars;
mod lines;
mod rows;
mod value_and_rank;

use quanheng_programme::Language;
use quanheng_programme::catalogue;

use crate::data::Data;
use crate::figure::{Figure, Kind};

pub use rows::{SeriesError, SeriesRow, plots};

/// What is drawn: series over the same periods, or over the same names.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// Name of the figure.
    pub name: String,
    /// The language of its words.
    pub language: Language,
    /// Title.
    pub title: String,
    /// Where the numbers come from.
    pub source: String,
    /// What must be said besides.
    pub notes: Vec<String>,
    /// Periods or names, in order.
    pub labels: Vec<String>,
    /// The series.
    pub series: Vec<Series>,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Unit of measure.
    pub unit: String,
    /// The axis it is read from.
    pub axis: Axis,
    /// What it is.
    pub role: Role,
    /// By label; `None` where it is missing.
    pub values: Vec<Option<f64>>,
}

/// The axis a series is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Axis {
    /// On the left.
    #[default]
    Left,
    /// On the right; of ranks, with 1 on top.
    Right,
}

/// What a series is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// What was measured: a gap where it is missing.
    #[default]
    Measured,
    /// What it is compared with, such as a median: dashed.
    Reference,
    /// What is to be reached: marked, and missing wherever it is not set.
    Target,
}

impl Plot {
    /// Lines over time, with targets.
    #[must_use]
    pub fn timeline(&self) -> Figure {
        self.figure(Kind::Timeline, lines::option(self))
    }

    /// Bars of the series on the left, lines of those on the right.
    #[must_use]
    pub fn value_and_rank(&self) -> Figure {
        self.figure(Kind::ValueAndRank, value_and_rank::option(self))
    }

    /// Bars beside each other.
    #[must_use]
    pub fn bars(&self) -> Figure {
        self.figure(Kind::Bars, bars::option(self))
    }

    fn figure(&self, kind: Kind, (option, height): (serde_json::Value, u32)) -> Figure {
        let mut data = Data::new(&self.name).texts("label", self.labels.iter().cloned());
        for series in &self.series {
            data = data.numbers(&series.name, series.values.iter().copied());
        }
        let mut notes = self.notes.clone();
        notes.extend(self.missing());
        Figure {
            name: self.name.clone(),
            kind,
            language: self.language,
            title: self.title.clone(),
            unit: self.unit(),
            source: self.source.clone(),
            notes,
            alternative: self.alternative(),
            data: data.table(),
            option,
            shapes: None,
            size: (crate::theme::WIDTH, height),
        }
    }

    /// The units of measure there are.
    fn unit(&self) -> String {
        let mut units: Vec<&str> = Vec::new();
        for series in &self.series {
            if !series.unit.is_empty() && !units.contains(&series.unit.as_str()) {
                units.push(&series.unit);
            }
        }
        match units[..] {
            [] => String::new(),
            [unit] => self.say("figure-unit", &[("unit", unit.to_owned())]),
            _ => {
                let of = |axis| units_of(&self.series, axis).join(", ");
                self.say("figure-unit-two-axes", &[("left", of(Axis::Left)), ("right", of(Axis::Right))])
            }
        }
    }

    /// A sentence for each series with gaps.
    fn missing(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for series in self.series.iter().filter(|series| series.role == Role::Measured) {
            let is_missing = |&at: &usize| series.values.get(at).copied().flatten().is_none();
            let gaps: Vec<String> =
                (0..self.labels.len()).filter(is_missing).map(|at| self.labels[at].clone()).collect();
            if !gaps.is_empty() {
                let labels = self.listed(&gaps);
                notes.push(self.say("figure-gap", &[("series", series.name.clone()), ("labels", labels)]));
            }
        }
        notes
    }

    /// First and last value of each series, of the first few.
    fn alternative(&self) -> String {
        let mut sentences = vec![self.say(
            "figure-series-alternative",
            &[("title", self.title.clone()), ("count", self.series.len().to_string())],
        )];
        for series in self.series.iter().take(6) {
            let known: Vec<usize> =
                (0..self.labels.len()).filter(|&at| self.value(series, at).is_some()).collect();
            let (Some(&first), Some(&last)) = (known.first(), known.last()) else { continue };
            let number = |at| self.value(series, at).map(crate::numbers::plain).unwrap_or_default();
            let arguments = [
                ("series", series.name.clone()),
                ("first", self.labels[first].clone()),
                ("first_value", number(first)),
                ("last", self.labels[last].clone()),
                ("last_value", number(last)),
                ("one", if first == last { "yes" } else { "no" }.to_owned()),
            ];
            sentences.push(self.say("figure-series-ends", &arguments));
        }
        sentences.join(match self.language {
            Language::Zh => "",
            Language::En => " ",
        })
    }

    fn value(&self, series: &Series, at: usize) -> Option<f64> {
        series.values.get(at).copied().flatten()
    }

    fn say(&self, code: &str, arguments: &[catalogue::Argument]) -> String {
        catalogue::say(self.language, code, arguments)
    }

    fn listed(&self, names: &[String]) -> String {
        names.join(match self.language {
            Language::Zh => "、",
            Language::En => ", ",
        })
    }
}

/// Units of measure on an axis.
fn units_of(series: &[Series], axis: Axis) -> Vec<&str> {
    let mut units: Vec<&str> = Vec::new();
    for series in series.iter().filter(|series| series.axis == axis && !series.unit.is_empty()) {
        if !units.contains(&series.unit.as_str()) {
            units.push(&series.unit);
        }
    }
    units
}
