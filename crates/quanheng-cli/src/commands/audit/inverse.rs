//! `audit`, the part `inverse`: published results looked at backwards, node by node and for the tree as a whole.

mod conflicts;
mod hidden;
mod outlook;
mod question;
mod remarks;
mod summary;
mod weights;

use quanheng_index::{Finding, NodeId, Subject};

use super::audited::Audited;
use crate::failure::Failure;
use crate::report::{Column, Report, Show};
use crate::session::Session;
use question::Question;

/// Who asks and what of.
struct Scene<'a, 's> {
    session: &'a Session<'s>,
    audited: &'a Audited<'a>,
}

pub(super) fn report(session: &Session, audited: &Audited) -> Result<Report, Failure> {
    let scene = Scene { session, audited };
    let mut notes = Vec::new();
    let questions = question::all(&scene, &mut notes)?;
    if questions.is_empty() {
        if notes.is_empty() {
            notes.push(Finding::note("inverse-nothing-published", Subject::Programme));
        }
        return Ok(Report { sections: Vec::new(), notes });
    }
    let mut sections = vec![summary::section(&scene, &questions), weights::section(&scene, &questions)];
    sections.push(weights::correlations(&scene, &questions));
    sections.extend(conflicts::sections(&scene, &questions));
    sections.extend(outlook::sections(&scene, &questions));
    sections.extend(hidden::section(&scene, &questions));
    remarks::remark(&scene, &questions, &mut notes);
    Ok(Report { sections, notes })
}

impl Scene<'_, '_> {
    fn unit(&self, row: usize) -> String {
        self.audited.programme.unit_name(row, self.session.language).to_owned()
    }

    fn units(&self, rows: &[usize]) -> String {
        let names: Vec<String> = rows.iter().map(|&row| self.unit(row)).collect();
        names.join(&self.session.say("inverse-comma", &[]))
    }

    fn unit_code(&self, row: usize) -> String {
        self.audited.programme.units.get(row).code.clone()
    }

    fn unit_codes(&self, rows: &[usize]) -> String {
        let codes: Vec<String> = rows.iter().map(|&row| self.unit_code(row)).collect();
        codes.join(" ")
    }

    fn node(&self, node: NodeId) -> String {
        self.audited.programme.node_name(node, self.session.language).to_owned()
    }

    fn node_code(&self, node: NodeId) -> String {
        self.audited.programme.indicators[node].raw.code.clone()
    }

    /// A column of nodes: codes in files, names on a terminal.
    fn nodes(&self, name: &'static str, nodes: &[NodeId]) -> Column {
        let shown = nodes.iter().map(|&node| self.node(node)).collect();
        Column::text(name, Show::As(shown), nodes.iter().map(|&node| Some(self.node_code(node))).collect())
    }

    /// The same of units.
    fn unit_column(&self, name: &'static str, rows: &[usize]) -> Column {
        let shown = rows.iter().map(|&row| self.unit(row)).collect();
        Column::text(name, Show::As(shown), rows.iter().map(|&row| Some(self.unit_code(row))).collect())
    }

    /// Which question a row is about: the node, and whether its children or the leaves below it are weighted.
    fn question_columns(&self, questions: &[&Question]) -> Vec<Column> {
        let shown = |question: &&Question| self.question(question);
        let level = |question: &&Question| Some(question.level_slug().to_owned());
        let nodes = questions.iter().map(|question| Some(self.node_code(question.table.node)));
        vec![
            Column::text("node", Show::As(questions.iter().map(shown).collect()), nodes.collect()),
            Column::text("inverse_level", Show::Hidden, questions.iter().map(level).collect()),
        ]
    }

    fn question(&self, question: &Question) -> String {
        let node = self.node(question.table.node);
        if question.is_tree() { self.session.say("inverse-tree", &[("node", node)]) } else { node }
    }
}

/// A count for a table.
fn count(number: usize) -> Option<i64> {
    i64::try_from(number).ok()
}
