//! A checked programme: everything the folder's text files define.
//!
//! [`load`](crate::load) is its only constructor.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use quanheng_index::analysis::moran::Neighbours;
use quanheng_index::{Finding, Framework, Frequency, NodeId, Period, Plan, StepSpec, Units, lint};

use crate::audit::Audit;
use crate::indicators::Indicator;
use crate::language::{Language, Words};
use crate::map::Map;
use crate::places::Locator;
use crate::scenario::Scenario;
use crate::source::{DataSource, PublishedSource};

/// A programme without errors.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its folder.
    pub folder: PathBuf,
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// What readers of the ranking must know; may be empty.
    pub caution: Words,
    /// Its version, as the authors count.
    pub version: Option<String>,
    /// The periods.
    pub periods: PeriodAxis,
    /// The units, in file order.
    pub units: Arc<Units>,
    /// Names of the units, in the same order.
    pub unit_names: Vec<Words>,
    /// Who is whose neighbour, if there is a table.
    pub neighbours: Option<Neighbours>,
    /// Names of sources and groups, by code.
    pub code_names: BTreeMap<String, Words>,
    /// How units are laid out on maps, if anything says so.
    pub map: Option<Map>,
    /// Rows of the framework, in file order: a [`NodeId`] is a position here.
    pub indicators: Vec<Indicator>,
    /// The steps, in order.
    pub steps: Vec<StepSpec>,
    /// Where observations come from.
    pub data: Vec<DataSource>,
    /// Results of others.
    pub published: Vec<PublishedSource>,
    /// Named changes of method, by name.
    pub scenarios: BTreeMap<String, Scenario>,
    /// Which lints speak, and with which thresholds.
    pub lint: lint::Settings,
    /// What an audit is to do, if the programme says so.
    pub audit: Option<Audit>,
    /// Where things stand in the files.
    pub locator: Locator,
    /// Warnings and notes about the definition.
    pub findings: Vec<Finding>,
    /// The files it was read from, as shown, with their bytes: for diagnostics and for the programme's hash.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The periods of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodAxis {
    /// How often figures are reported.
    pub frequency: Frequency,
    /// The periods, ascending; those found in the data when empty.
    pub list: Vec<Period>,
    /// What is scored when nobody says otherwise.
    pub score: Score,
}

/// Which periods a run scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Score {
    /// The last period.
    #[default]
    Last,
    /// One period.
    One(Period),
    /// Every period.
    All,
}

/// A method as it is to be run: the programme's own, or a scenario's.
#[derive(Debug, Clone)]
pub struct Method {
    /// The framework, with the scenario's changes.
    pub framework: Framework,
    /// The steps, with the scenario's changes.
    pub steps: Vec<StepSpec>,
    /// What is scored.
    pub score: Score,
    /// Where its steps and nodes stand in the files, a scenario's changes included.
    pub locator: Locator,
}

impl Programme {
    /// Name of a unit in a language, or else its code.
    #[must_use]
    pub fn unit_name(&self, row: usize, language: Language) -> &str {
        self.unit_names[row].get(language).unwrap_or(&self.units.get(row).code)
    }

    /// Name of a node in a language, or else its code.
    #[must_use]
    pub fn node_name(&self, node: NodeId, language: Language) -> &str {
        self.indicators[node].name.get(language).unwrap_or(&self.indicators[node].raw.code)
    }

    /// Name of a source or of a group in a language, or else its code.
    #[must_use]
    pub fn code_name<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        self.code_names.get(code).and_then(|words| words.get(language)).unwrap_or(code)
    }

    /// The row of a unit given by code or by name.
    #[must_use]
    pub fn find_unit(&self, text: &str) -> Option<usize> {
        let named = |words: &Words| [&words.zh, &words.en].into_iter().flatten().any(|name| name == text);
        self.units.find(text).or_else(|| self.unit_names.iter().position(named))
    }

    /// Units of measure of the nodes, in their order.
    #[must_use]
    pub fn measures(&self) -> Vec<Option<&str>> {
        self.indicators.iter().map(|indicator| indicator.unit.as_deref()).collect()
    }

    /// The method of the programme itself, or of one of its scenarios.
    ///
    /// # Errors
    /// All findings, when the scenario's changes do not fit.
    pub fn method(&self, scenario: Option<&str>) -> Result<Method, Vec<Finding>> {
        crate::scenario::method(self, scenario)
    }
}

impl Method {
    /// Compiles the steps for the framework.
    ///
    /// # Errors
    /// All findings, when any of them is an error.
    pub fn compile(&self) -> Result<(Plan, Vec<Finding>), Vec<Finding>> {
        Plan::compile(self.framework.clone(), &self.steps)
    }
}
