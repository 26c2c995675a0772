//! What a template calls things: units, nodes and series, by code or by name in either language.

use std::collections::BTreeMap;

use quanheng_index::NodeId;
use quanheng_programme::Programme;

use super::problem::Problem;
use super::series::Series;

/// Something that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Thing {
    /// A unit: its row.
    Unit(usize),
    /// A node of the framework.
    Node(NodeId),
    /// A series of `report/series.csv`.
    Series(usize),
}

/// What kind of thing a name must be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Any.
    Anything,
    /// A unit.
    Unit,
    /// A node.
    Node,
    /// A node or a series.
    Figure,
    /// A series.
    Series,
}

impl Wanted {
    const fn takes(self, thing: Thing) -> bool {
        match self {
            Self::Anything => true,
            Self::Unit => matches!(thing, Thing::Unit(_)),
            Self::Node => matches!(thing, Thing::Node(_)),
            Self::Figure => !matches!(thing, Thing::Unit(_)),
            Self::Series => matches!(thing, Thing::Series(_)),
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Anything => "report-unknown-name",
            Self::Unit => "report-unknown-unit",
            Self::Node => "report-unknown-node",
            Self::Figure => "report-unknown-indicator",
            Self::Series => "report-unknown-series",
        }
    }
}

/// All names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    codes: BTreeMap<String, Vec<Thing>>,
    names: BTreeMap<String, Vec<Thing>>,
}

impl Names {
    pub(crate) fn new(programme: &Programme, series: &[Series]) -> Self {
        let mut all = Self::default();
        for (row, words) in programme.unit_names.iter().enumerate() {
            all.code(&programme.units.get(row).code, Thing::Unit(row));
            [&words.zh, &words.en].into_iter().flatten().for_each(|name| all.name(name, Thing::Unit(row)));
        }
        for (node, indicator) in programme.indicators.iter().enumerate() {
            all.code(&indicator.raw.code, Thing::Node(node));
            let words = [&indicator.name.zh, &indicator.name.en];
            words.into_iter().flatten().for_each(|name| all.name(name, Thing::Node(node)));
        }
        for (at, one) in series.iter().enumerate() {
            all.code(&format!("{}/{}", one.figure, one.name), Thing::Series(at));
            all.name(&one.name, Thing::Series(at));
            if series.iter().filter(|other| other.figure == one.figure).count() == 1 {
                all.name(&one.figure, Thing::Series(at));
            }
        }
        all
    }

    fn code(&mut self, text: &str, thing: Thing) {
        push(&mut self.codes, text, thing);
    }

    fn name(&mut self, text: &str, thing: Thing) {
        push(&mut self.names, text, thing);
    }

    /// What a text names. A code goes before a name; a figure of an indicator before one of a series.
    pub(crate) fn find(&self, text: &str, wanted: Wanted) -> Result<Thing, Problem> {
        for known in [&self.codes, &self.names] {
            let things = known.get(text).into_iter().flatten();
            let found: Vec<Thing> = things.copied().filter(|&thing| wanted.takes(thing)).collect();
            match found[..] {
                [] => {}
                [thing] => return Ok(thing),
                [node @ Thing::Node(_), Thing::Series(_)] => return Ok(node),
                _ => return Err(Problem::new("report-ambiguous-name").with("given", text)),
            }
        }
        Err(Problem::unknown(wanted.code(), text, self.known(wanted)))
    }

    /// All names of a kind: those people write first, then codes.
    fn known(&self, wanted: Wanted) -> impl Iterator<Item = &str> {
        let of = move |known: &&String, things: &[Thing]| {
            !known.is_empty() && things.iter().any(|&thing| wanted.takes(thing))
        };
        let names = self.names.iter().filter(move |(known, things)| of(known, things));
        let codes = self.codes.iter().filter(move |(known, things)| of(known, things));
        names.chain(codes).map(|(known, _)| known.as_str())
    }
}

fn push(known: &mut BTreeMap<String, Vec<Thing>>, text: &str, thing: Thing) {
    let things = known.entry(text.to_owned()).or_default();
    if !things.contains(&thing) {
        things.push(thing);
    }
}
