//! Which nodes a step puts on a scale of each period's own, so that their scores do not compare over time.

use crate::framework::NodeId;
use crate::method::StepKind;
use crate::plan::PlannedStep;
use crate::run::Run;
use crate::sheet::Over;

/// Methods that learn nothing from the units: they do the same in every period.
const WITHOUT_SAMPLE: [&str; 4] = ["affine", "goalposts", "signed-log", "none"];

/// Indicators that the step normalises by statistics of each scored period, or treats so, unless it left them as they
/// were in all; and nodes whose children it weights by the units of each, with different weights.
pub(crate) fn own_scales(run: &Run, step: PlannedStep) -> Vec<NodeId> {
    if step.over() == Over::Panel || run.scored().len() < 2 {
        return Vec::new();
    }
    let framework = run.framework();
    let learns = |leaf: &NodeId| !WITHOUT_SAMPLE.contains(&step.at_node(*leaf).0.slug);
    match step.kind() {
        StepKind::Normalise => framework.leaves().filter(learns).collect(),
        StepKind::Treat => {
            framework.leaves().filter(learns).filter(|&leaf| is_changed(run, step, leaf)).collect()
        }
        StepKind::Weight => {
            let parents = framework.bottom_up().iter().copied();
            parents.filter(|&parent| step.weights_by_units(parent) && has_own_weights(run, parent)).collect()
        }
        _ => Vec::new(),
    }
}

fn is_changed(run: &Run, step: PlannedStep, leaf: NodeId) -> bool {
    let mut traces = run.trace().iter().filter(|trace| trace.id == step.id());
    traces.any(|trace| run.scored().iter().any(|&period| trace.change(leaf, period).is_some()))
}

/// Whether the children have other weights in some scored period than in another.
fn has_own_weights(run: &Run, parent: NodeId) -> bool {
    let differs = |&child: &NodeId| {
        run.scored()
            .windows(2)
            .any(|pair| run.weight_share(child, pair[0]) != run.weight_share(child, pair[1]))
    };
    run.framework().node(parent).children.iter().any(differs)
}
