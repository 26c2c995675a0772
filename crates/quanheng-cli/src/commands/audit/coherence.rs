//! `audit`, the part `coherence`: whether the parts of the index go together, and how its order depends on who is there.
//!
//! One file for each group of tables. The flags become notes, the few greatest of each kind; the table of flags has all.

mod correlations;
mod data;
mod importance;
mod structure;
mod units;

use quanheng_audit::coherence::{Coherence, Flag, Settings};
use quanheng_index::{Finding, NodeId, Place, Run, Subject as About};
use quanheng_programme::{Language, Programme};

use super::audited::Audited;
use crate::diagnostics;
use crate::failure::Failure;
use crate::layout;
use crate::report::{Column, Report, Section, Show};
use crate::session::Session;

/// Flags of one kind that are notes.
const MOST: usize = 3;
/// Columns of a name beside that of the row.
const BESIDE: usize = 20;

/// What the tables are made of.
struct Found<'a, 's> {
    session: &'a Session<'s>,
    programme: &'a Programme,
    run: &'a Run,
    period: usize,
    coherence: Coherence,
}

pub(super) fn report(session: &Session, audited: &Audited) -> Result<Report, Failure> {
    let looked = quanheng_audit::coherence::coherence(&audited.subject(), &Settings::default());
    let (coherence, run) = looked.map_err(|findings| audited.failure(findings))?;
    let (programme, period) = (audited.programme, audited.period);
    let found = Found { session, programme, run: &run, period, coherence };
    let mut sections = vec![data::data(&found), correlations::fit(&found), correlations::pairs(&found)];
    sections.extend(structure::sections(&found));
    sections.extend(importance::sections(&found));
    let (of_units, mut notes) = units::sections(&found);
    sections.extend(of_units);
    sections.push(flags(&found));
    notes.extend(greatest(&found.coherence.flags).iter().map(|note| found.named(note, session.language)));
    Ok(Report { sections, notes })
}

impl Found<'_, '_> {
    /// A column of codes of nodes, shown as their names.
    fn nodes(&self, name: &'static str, nodes: &[Option<NodeId>]) -> Column {
        let named = |node: NodeId| layout::cut(self.programme.node_name(node, self.session.language), BESIDE);
        let shown = nodes.iter().map(|node| node.map_or_else(String::new, named)).collect();
        let code = |node: NodeId| self.programme.indicators[node].raw.code.clone();
        Column::text(name, Show::As(shown), nodes.iter().map(|node| node.map(code)).collect())
    }

    /// A column of codes of units, shown as their names.
    fn units(&self, name: &'static str, rows: &[Option<usize>]) -> Column {
        let named = |row: usize| layout::cut(self.programme.unit_name(row, self.session.language), BESIDE);
        let shown = rows.iter().map(|row| row.map_or_else(String::new, named)).collect();
        let code = |row: usize| self.programme.units.get(row).code.clone();
        Column::text(name, Show::As(shown), rows.iter().map(|row| row.map(code)).collect())
    }

    /// A finding that calls units by name, as codes of units are often numbers.
    fn named(&self, finding: &Finding, language: Language) -> Finding {
        let name = |code: &str| {
            let row = self.programme.units.find(code);
            row.map_or_else(|| code.to_owned(), |row| self.programme.unit_name(row, language).to_owned())
        };
        let argument = |(key, value): &(&'static str, String)| {
            (*key, if UNITS.contains(key) { name(value) } else { value.clone() })
        };
        Finding { arguments: finding.arguments.iter().map(argument).collect(), ..finding.clone() }
    }

    /// Ranks of units in the index.
    fn ranks(&self, rows: &[usize]) -> Column {
        let places = self.run.places(self.run.framework().root(), self.period);
        let place = |row: usize| places.and_then(|places| places.get(row));
        let shown = |&row: &usize| place(row).map_or_else(|| "—".to_owned(), |place| place.to_string());
        let numbers = rows.iter().map(|&row| place(row).map(Place::number)).collect();
        Column::number("place", Show::As(rows.iter().map(shown).collect()), numbers)
    }
}

/// Arguments of a finding that are codes of units.
const UNITS: [&str; 4] = ["better", "worse", "removed", "unit"];

/// A column of words for files.
fn words(name: &'static str, cells: impl Iterator<Item = Option<&'static str>>) -> Column {
    Column::text(name, Show::Hidden, cells.map(|cell| cell.map(str::to_owned)).collect())
}

fn count(number: usize) -> Option<i64> {
    i64::try_from(number).ok()
}

/// Every flag with its sentence in both languages.
fn flags(found: &Found) -> Section {
    let flags = &found.coherence.flags;
    let text = |of: &dyn Fn(&Finding) -> String| flags.iter().map(|flag| Some(of(&flag.finding))).collect();
    let message =
        |finding: &Finding, language| diagnostics::message(language, &found.named(finding, language));
    let subject = |finding: &Finding| match &finding.subject {
        About::Unit(unit) => unit.clone(),
        _ => finding.argument("node").unwrap_or_default().to_owned(),
    };
    let columns = vec![
        Column::text("code", Show::Hidden, text(&|finding| finding.code.to_owned())),
        Column::text("subject", Show::Hidden, text(&subject)),
        Column::text("message_zh", Show::Hidden, text(&|f| message(f, Language::Zh))),
        Column::text("message_en", Show::Hidden, text(&|f| message(f, Language::En))),
    ];
    Section::new("coherence_flags", columns).for_files()
}

/// The greatest flags of each kind, in the order in which kinds come; and how many more there are.
fn greatest(flags: &[Flag]) -> Vec<Finding> {
    let mut codes: Vec<&'static str> = Vec::new();
    for flag in flags {
        if !codes.contains(&flag.finding.code) {
            codes.push(flag.finding.code);
        }
    }
    let mut notes = Vec::new();
    for code in codes {
        let mut of_code: Vec<&Flag> = flags.iter().filter(|flag| flag.finding.code == code).collect();
        of_code.sort_by(|a, b| b.size.total_cmp(&a.size));
        notes.extend(of_code.iter().take(MOST).map(|flag| flag.finding.clone()));
        if of_code.len() > MOST {
            let more = Finding::note("coherence-more", About::Programme).with("count", of_code.len() - MOST);
            notes.push(more);
        }
    }
    notes
}
