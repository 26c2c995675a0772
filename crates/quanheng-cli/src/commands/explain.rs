//! `explain`: where one unit's score comes from, and what follows from it.
//!
//! Without more, node by node down the tree and step by step down to the cell; `--against` divides the difference to
//! another unit, `--peers` shows strengths and weaknesses, `--reach-rank` and `--reach-tier` what must change.

mod against;
mod among;
mod goal;
mod heading;
mod sums;
mod tree;
mod twigs;
mod value;

use quanheng_data::Observations;
use quanheng_index::explain::{ExplainedNode, explain};
use quanheng_index::{NodeId, NodeKind, Refusal};
use quanheng_programme::Programme;
use serde_json::Value;

use crate::arguments::Explain;
use crate::exit::Exit;
use crate::failure::{Failure, Thing};
use crate::scoring::{self, Scored};
use crate::session::{Form, Session};

/// What is explained, with all that is needed to show it.
struct Explained<'a> {
    programme: &'a Programme,
    observations: &'a Observations,
    scored: &'a Scored,
    scenario: Option<&'a str>,
    /// Row of the unit.
    unit: usize,
    /// Position of the period in the panel.
    period: usize,
    /// The node that is explained.
    top: NodeId,
    /// Nodes of the tree that are shown, parents before children.
    tree: Vec<ExplainedNode>,
    /// Inputs that divide what is shown.
    inputs: Vec<ExplainedNode>,
}

/// An answer in both forms: lines, and a name and value.
struct Answer {
    lines: Vec<String>,
    json: (&'static str, Value),
}

pub(crate) fn run(arguments: &Explain, session: &mut Session) -> Result<Exit, Failure> {
    let programme = scoring::load(session, &arguments.dir)?;
    let unit = scoring::unit_named(&programme, &arguments.unit)?;
    let top = scoring::node_named(&programme, arguments.node.as_deref())?;
    let scenario = scoring::scenario(&programme, arguments.scenario.as_deref())?;
    let observations = scoring::read(session, &programme)?;
    scoring::one_period(arguments.period.as_deref(), &observations)?;
    let wish = (scenario, arguments.period.as_deref());
    let scored = scoring::score(session, &programme, &observations, wish)?;
    let Some(&period) = scored.run.scored().last() else {
        return Err(Failure::unknown(Thing::Period, arguments.period.as_deref().unwrap_or_default(), []));
    };
    let (tree, inputs) =
        choose(&scored, explain(&scored.plan, &observations.panel, &scored.run, unit, period), top);
    let explained = Explained {
        programme: &programme,
        observations: &observations,
        scored: &scored,
        scenario,
        unit,
        period,
        top: top.unwrap_or(scored.run.framework().root()),
        tree,
        inputs,
    };
    let answers = answers(session, &explained, arguments)?;
    match session.form {
        Form::Text if answers.is_empty() => tree::show(session, &explained)?,
        Form::Text => {
            session.lines(heading::lines(session, &explained))?;
            let answers: Vec<Vec<String>> = answers.into_iter().map(|answer| answer.lines).collect();
            session.lines(answers.join(&String::new()))?;
        }
        Form::Json => {
            let mut document = value::head(&explained);
            let parts: Vec<(&str, Value)> = if answers.is_empty() {
                value::tree(&explained).into()
            } else {
                answers.into_iter().map(|answer| answer.json).collect()
            };
            document.extend(parts.into_iter().map(|(name, value)| (name.to_owned(), value)));
            session.json(&Value::Object(document))?;
        }
    }
    Ok(Exit::Fine)
}

/// What was asked for beyond the tree.
fn answers(session: &Session, explained: &Explained, arguments: &Explain) -> Result<Vec<Answer>, Failure> {
    session.doing("doing-computing");
    let mut answers = Vec::new();
    if let Some(against) = &arguments.against {
        answers.push(against::answer(session, explained, against)?);
    }
    if arguments.peers.is_some() {
        answers.push(among::answer(session, explained, arguments)?);
    }
    if arguments.reach_rank.is_some() || arguments.reach_tier.is_some() {
        answers.push(goal::answer(session, explained, arguments)?);
    }
    Ok(answers)
}

/// A refusal in words: its unit gets a name.
fn refused(session: &Session, programme: &Programme, refusal: Refusal) -> Failure {
    let mut arguments = refusal.arguments;
    if let Some(row) = refusal.row {
        arguments.push(("unit", programme.unit_name(row, session.language).to_owned()));
    }
    Failure::refused(refusal.code, arguments)
}

/// The tree from a node down, and the inputs that divide its leaves.
fn choose(
    scored: &Scored,
    all: Vec<ExplainedNode>,
    top: Option<NodeId>,
) -> (Vec<ExplainedNode>, Vec<ExplainedNode>) {
    let framework = scored.run.framework();
    let top = top.unwrap_or(framework.root());
    let is_below =
        |node: NodeId| std::iter::successors(Some(node), |&up| framework.node(up).parent).any(|up| up == top);
    let (inputs, tree): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|shown| framework.node(shown.node).kind == NodeKind::Input);
    let tree: Vec<_> = tree.into_iter().filter(|shown| is_below(shown.node)).collect();
    let divides = |input: NodeId| {
        tree.iter().any(|shown| value::denominator(scored, shown.node).is_some_and(|(by, _)| by == input))
    };
    let inputs = inputs.into_iter().filter(|shown| shown.node == top || divides(shown.node)).collect();
    (tree, inputs)
}
