//! From published lists to the questions that are asked, one for each node, and one for the leaves of the whole tree.

use quanheng_audit::inverse::{Inverse, InverseOptions, Level, Scope, Statement, Table, inverse};
use quanheng_data::PublishedResult;
use quanheng_data::agreement::is_head;
use quanheng_index::{Finding, NodeId, Refusal, Severity, Subject};
use quanheng_programme::source::Extent;

use super::Scene;
use crate::failure::Failure;

/// Pieces of the space of weights that are looked at for the leaves of a tree: with many parts a search seldom comes
/// to its end, and the bound is nearly as good after few.
const TREE_BUDGET: u64 = 64;

/// One question with its answer.
pub(super) struct Question {
    pub(super) level: Level,
    pub(super) table: Table,
    pub(super) statements: Vec<Said>,
    /// Nominal weights of the parts.
    pub(super) nominal: Vec<f64>,
    /// Positions of the parts that have published lists of their own.
    pub(super) visible: Vec<usize>,
    pub(super) found: Inverse,
}

/// A statement with what it was made from.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) statement: Statement,
    pub(super) what: What,
    /// Position of the published table, and what of it: `1:ranks`.
    pub(super) slug: String,
}

/// What of a published table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Ranks,
    /// A list of the best, all others after it.
    Top,
    Tiers,
}

impl What {
    const fn slug(self) -> &'static str {
        match self {
            Self::Ranks => "ranks",
            Self::Top => "top",
            Self::Tiers => "tiers",
        }
    }
}

impl Question {
    pub(super) fn is_tree(&self) -> bool {
        self.level == Level::Leaves
    }

    pub(super) const fn level_slug(&self) -> &'static str {
        match self.level {
            Level::Children => "children",
            Level::Leaves => "leaves",
        }
    }

    /// The ranks published for the node itself: those of the most units.
    pub(super) fn order(&self) -> Option<&Said> {
        let own = self.statements.iter().filter(|said| said.statement.node == self.table.node);
        own.filter(|said| said.what != What::Tiers).max_by_key(|said| said.statement.classes().len())
    }

    /// Published place of a unit among the units compared; `None` for those a list of the best leaves out.
    pub(super) fn published(&self, unit: usize) -> Option<usize> {
        let order = self.order()?;
        let class = order.statement.class(unit)?;
        let classes = order.statement.classes();
        let compared = |class: &Vec<usize>| class.iter().filter(|row| self.table.units.contains(row)).count();
        let is_rest = order.what == What::Top && class + 1 == classes.len();
        (!is_rest).then(|| classes[..class].iter().map(compared).sum::<usize>() + 1)
    }
}

/// All questions the published results of the period give rise to.
pub(super) fn all(scene: &Scene, notes: &mut Vec<Finding>) -> Result<Vec<Question>, Failure> {
    let audited = scene.audited;
    let framework = audited.scored.plan.framework();
    let mut said: Vec<Said> = Vec::new();
    for result in &audited.published {
        let Some(node) = framework.find(&result.node) else { continue };
        let made = statements(scene, node, result).map_err(|refusal| refused(scene, &refusal))?;
        said.extend(made);
    }
    let mut nodes: Vec<NodeId> = said.iter().map(|said| said.statement.node).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let mut questions = Vec::new();
    for &node in &nodes {
        let own: Vec<Said> = said.iter().filter(|said| said.statement.node == node).cloned().collect();
        questions.extend(ask(scene, node, Level::Children, own, notes)?);
    }
    let root = framework.root();
    let is_deep = framework.inner_levels().len() > 1;
    if is_deep && questions.iter().any(|question| question.table.node == root) {
        questions.extend(ask(scene, root, Level::Leaves, said, notes)?);
    }
    Ok(questions)
}

/// Asks about one node; nothing when it is not additive, which is told.
fn ask(
    scene: &Scene,
    node: NodeId,
    level: Level,
    said: Vec<Said>,
    notes: &mut Vec<Finding>,
) -> Result<Option<Question>, Failure> {
    let audited = scene.audited;
    let run = &audited.scored.run;
    let table = match Table::of(&audited.subject(), &audited.scored.plan, run, node, level) {
        Ok(table) => table,
        Err(found) => return Ok(not_asked(found, notes)),
    };
    let whole = run.effective_weight(node, audited.period);
    let nominal: Vec<f64> =
        table.parts.iter().map(|&part| run.effective_weight(part, audited.period) / whole).collect();
    let has_list = |&part: &usize| {
        let code = &run.framework().node(table.parts[part]).code;
        audited.published.iter().any(|result| result.node == *code)
    };
    let visible: Vec<usize> = (0..table.parts.len()).filter(has_list).collect();
    let seen: f64 = visible.iter().map(|&part| nominal[part]).sum();
    let is_tree = level == Level::Leaves;
    let base = InverseOptions::new(nominal.clone());
    let settings = audited.inverse_settings();
    let options = InverseOptions {
        space: table.space(run.framework(), &settings.bounds),
        margin: settings.margin.unwrap_or(base.margin),
        draws: settings.draws.unwrap_or(base.draws),
        seed: audited.arguments.seed.unwrap_or(base.seed),
        visible: visible.clone(),
        hidden_share: if visible.is_empty() { 0.0 } else { 1.0 - seen },
        scope: if is_tree { Scope::Weights } else { Scope::Whole },
        budget: if is_tree { TREE_BUDGET } else { base.budget },
        ..base
    };
    let statements: Vec<Statement> = said.iter().map(|said| said.statement.clone()).collect();
    match inverse(&table, &statements, &options) {
        Ok(found) => Ok(Some(Question { level, table, statements: said, nominal, visible, found })),
        Err(found) => Ok(not_asked(found, notes)),
    }
}

/// What cannot be asked of a node is told, and the other nodes are asked.
fn not_asked(found: Vec<Finding>, notes: &mut Vec<Finding>) -> Option<Question> {
    notes.extend(found.into_iter().map(|finding| Finding { severity: Severity::Note, ..finding }));
    None
}

/// What one published table says: its ranks (or else its scores), and its tiers.
fn statements(scene: &Scene, node: NodeId, result: &PublishedResult) -> Result<Vec<Said>, Refusal> {
    let audited = scene.audited;
    let source = &audited.programme.published[result.source];
    let period = audited.period();
    let rows: Vec<_> = result.rows.iter().filter(|row| row.period.is_none_or(|of| of == period)).collect();
    let title = source.title.get(scene.session.language).unwrap_or(&source.file).to_owned();
    let name = |code: &str| scene.session.say(code, &[("title", title.clone())]);
    let made = |statement, what: What| Said {
        statement,
        what,
        slug: format!("{}:{}", result.source + 1, what.slug()),
    };
    let mut said = Vec::new();
    let mut places: Vec<(usize, f64)> = rows.iter().filter_map(|row| Some((row.unit, row.rank?))).collect();
    let members = audited.subject().members(&audited.scored.run);
    if places.is_empty() {
        // A higher score is a better place.
        places = rows.iter().filter_map(|row| Some((row.unit, -row.score?))).collect();
    }
    let is_top = match source.extent {
        Extent::Complete => false,
        Extent::Top => true,
        Extent::AsListed => is_head(&places, members.len()),
    };
    if is_top && !places.is_empty() {
        let is_listed = |unit: &usize| places.iter().any(|(listed, _)| listed == unit);
        let others = members.iter().copied().filter(|unit| !is_listed(unit)).collect();
        let statement = Statement::top(name("inverse-statement-top"), node, &places, others)?;
        said.push(made(statement, What::Top));
    } else if !places.is_empty() {
        let statement = Statement::from_places(name("inverse-statement-ranks"), node, &places)?;
        said.push(made(statement, What::Ranks));
    }
    let tiered: Vec<(usize, &str)> =
        rows.iter().filter_map(|row| Some((row.unit, row.tier.as_deref()?))).collect();
    if let Some(classes) = tiers(scene, node, &tiered) {
        let statement = Statement::new(name("inverse-statement-tiers"), node, classes)?;
        said.push(made(statement, What::Tiers));
    }
    Ok(said)
}

/// Tiers, the best first: by number, or by the names the programme gives its own; else nothing is known of their
/// order.
fn tiers(scene: &Scene, node: NodeId, tiered: &[(usize, &str)]) -> Option<Vec<Vec<usize>>> {
    let ours = scene.audited.scored.run.tiers(node, scene.audited.period);
    let number = |word: &str| -> Option<u16> {
        let named = |ours: &quanheng_index::Tiers| {
            (1..=u16::MAX)
                .map_while(|tier| Some((tier, ours.name(tier)?)))
                .find(|(_, name)| *name == word)
                .map(|(tier, _)| tier)
        };
        word.parse().ok().or_else(|| ours.and_then(named))
    };
    let mut numbered: Vec<(u16, usize)> =
        tiered.iter().map(|&(unit, word)| Some((number(word)?, unit))).collect::<Option<_>>()?;
    numbered.sort_unstable();
    let classes: Vec<Vec<usize>> = numbered
        .chunk_by(|a, b| a.0 == b.0)
        .map(|class| class.iter().map(|(_, unit)| *unit).collect())
        .collect();
    (classes.len() > 1).then_some(classes)
}

fn refused(scene: &Scene, refusal: &Refusal) -> Failure {
    let unit = refusal.row.map(|row| scene.unit_code(row)).unwrap_or_default();
    let mut finding = Finding::error("inverse-unit-twice", Subject::Unit(unit.clone())).with("unit", unit);
    finding.arguments.extend(refusal.arguments.iter().cloned());
    scene.audited.failure(vec![finding])
}
