//! Where things stand: from the subject of a finding to a place in a file.

use std::collections::BTreeMap;

use quanheng_index::finding::{Part, Place, Subject};

/// Places of steps, nodes and units in the files of a programme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Locator {
    /// `quanheng.toml`.
    pub(crate) programme: Option<Place>,
    /// The period that is scored.
    pub(crate) score: Option<Place>,
    pub(crate) steps: BTreeMap<String, StepPlaces>,
    /// By row of the framework, then by column of the file.
    pub(crate) nodes: Vec<BTreeMap<&'static str, Place>>,
    pub(crate) units: BTreeMap<String, Place>,
}

/// Where a step and its keys stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StepPlaces {
    pub(crate) step: Option<Place>,
    /// By override (`""` for the step itself), then by key (`""` for the table).
    pub(crate) keys: BTreeMap<String, BTreeMap<String, KeyPlace>>,
}

/// Where a key and its value stand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KeyPlace {
    pub(crate) name: Place,
    pub(crate) value: Place,
}

impl KeyPlace {
    fn part(&self, part: Part) -> Place {
        match part {
            Part::Name => self.name.clone(),
            Part::Value => self.value.clone(),
            Part::From(offset) => behind(&self.value, offset),
        }
    }
}

/// A value from a character on, counted behind its opening quote.
fn behind(value: &Place, offset: usize) -> Place {
    if value.length <= offset + 1 {
        return value.clone();
    }
    let length = (value.length - offset - 2).max(1);
    Place { column: value.column + offset + 1, length, ..value.clone() }
}

impl Locator {
    /// The place of a subject; `None` for cells of the data, whose reader knows.
    #[must_use]
    pub fn place(&self, subject: &Subject) -> Option<Place> {
        match subject {
            Subject::Place(place) => Some(place.clone()),
            Subject::Programme => self.programme.clone(),
            Subject::Node { row, field } => self.node(*row, field.unwrap_or("code")),
            Subject::Unit(code) => self.units.get(code).cloned(),
            Subject::Step { step, at, key, part } => {
                self.step(step, at.as_deref().unwrap_or(""), key.as_deref().unwrap_or(""), *part)
            }
            Subject::Cell { .. } => None,
        }
    }

    /// The place where the scored period is chosen.
    #[must_use]
    pub fn score(&self) -> Option<Place> {
        self.score.clone().or_else(|| self.programme.clone())
    }

    fn node(&self, row: usize, field: &str) -> Option<Place> {
        let fields = self.nodes.get(row)?;
        fields.get(field).or_else(|| fields.get("code")).cloned()
    }

    fn step(&self, step: &str, at: &str, key: &str, part: Part) -> Option<Place> {
        let places = self.steps.get(step)?;
        let within = |at: &str, key: &str| places.keys.get(at).and_then(|keys| keys.get(key));
        let found = within(at, key).or_else(|| within("", key)).or_else(|| within(at, ""));
        found.map(|place| place.part(part)).or_else(|| places.step.clone())
    }
}
