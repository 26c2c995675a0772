//! `explain`: where one unit's score comes from, node by node down the tree and step by step down to the cell.

mod sums;
mod tree;
mod value;

use quanheng_data::Observations;
use quanheng_index::explain::{ExplainedNode, explain};
use quanheng_index::{NodeId, NodeKind};
use quanheng_programme::Programme;

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
    /// Nodes of the tree that are shown, parents before children.
    tree: Vec<ExplainedNode>,
    /// Inputs that divide what is shown.
    inputs: Vec<ExplainedNode>,
}

pub(crate) fn run(arguments: &Explain, session: &mut Session) -> Result<Exit, Failure> {
    let programme = scoring::load(session, &arguments.dir)?;
    let unit = scoring::unit_named(&programme, &arguments.unit)?;
    let top = scoring::node_named(&programme, arguments.node.as_deref())?;
    let scenario = scoring::scenario(&programme, arguments.scenario.as_deref())?;
    let observations = scoring::read(session, &programme)?;
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
        tree,
        inputs,
    };
    match session.form {
        Form::Text => tree::show(session, &explained)?,
        Form::Json => session.json(&value::to_json(&explained))?,
    }
    Ok(Exit::Fine)
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
