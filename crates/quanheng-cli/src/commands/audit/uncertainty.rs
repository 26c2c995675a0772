//! `audit`, the part `uncertainty`: everything that could have been otherwise varies together.

mod assumptions;
mod cautions;
mod cuts;
mod nodes;
mod pairs;
mod precision;
mod ranks;
mod replicates;
mod taken;

use quanheng_audit::{Counted, Experiment, Tally, Uncertainty};

use super::audited::Audited;
use crate::failure::Failure;
use crate::report::Report;
use crate::session::Session;

pub(super) fn report(session: &Session, audited: &Audited) -> Result<Report, Failure> {
    let found = audited.uncertainty(session)?;
    let Some(counted) = found.nodes.last() else { return Ok(Report::default()) };
    let order = order(&counted.nominal.places);
    let results = Results { session, audited, found, counted, tally: &counted.tally, order };
    let sections = vec![
        ranks::section(&results),
        cuts::section(&results),
        pairs::section(&results),
        assumptions::section(&results),
        precision::section(&results),
        taken::section(&results),
        nodes::section(&results),
        nodes::rank_probabilities(&results),
        nodes::tier_probabilities(&results),
    ];
    let mut notes: Vec<_> = audited.default_assumptions_note().into_iter().collect();
    notes.extend(cautions::of(&results));
    Ok(Report { sections: sections.into_iter().filter(|section| section.rows() > 0).collect(), notes })
}

/// Counts all replicates; those that are asked for go to their file.
pub(crate) fn computed(session: &Session, audited: &Audited) -> Result<Uncertainty, Failure> {
    let subject = audited.subject();
    let experiment = session
        .compute(|| Experiment::new(&subject, audited.assumptions(), &audited.options()))
        .map_err(|findings| audited.failure(findings))?;
    let Some(path) = &audited.arguments.replicates_to else {
        let found = session.compute(|| experiment.uncertainty());
        return found.map_err(|findings| audited.failure(findings));
    };
    let mut file = replicates::File::create(path, audited, experiment.members())?;
    let found = session.compute(|| experiment.uncertainty_into(&mut |block| file.add(block)));
    let found = found.map_err(|findings| audited.failure(findings));
    file.finish()?;
    found
}

/// What the tables are made from.
struct Results<'r, 's> {
    session: &'r Session<'s>,
    audited: &'r Audited<'r>,
    found: &'r Uncertainty,
    /// The index.
    counted: &'r Counted,
    tally: &'r Tally,
    /// Positions among the members, the best first; those without a place last.
    order: Vec<usize>,
}

impl Results<'_, '_> {
    /// Row of a unit of the programme.
    fn row(&self, member: usize) -> usize {
        self.found.members[member]
    }

    fn name(&self, member: usize) -> String {
        self.audited.programme.unit_name(self.row(member), self.session.language).to_owned()
    }

    /// Name of a tier of the index, counted from 1.
    fn tier_name(&self, tier: u16) -> String {
        let root = self.audited.scored.run.framework().root();
        let tiers = self.audited.scored.run.tiers(root, self.audited.period);
        let name = tiers.and_then(|tiers| tiers.name(tier));
        name.map_or_else(|| tier.to_string(), str::to_owned)
    }
}

/// Members by place; those without one last.
fn order(places: &[u16]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&member| (places[member] == 0, places[member]));
    order
}
