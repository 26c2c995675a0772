//! `audit`, the part `uncertainty`: everything that could have been otherwise varies together.

mod cautions;
mod nodes;
mod pairs;
mod ranks;
mod taken;

use quanheng_audit::{Experiment, Tally, Uncertainty};

use super::audited::Audited;
use crate::failure::Failure;
use crate::report::Report;
use crate::session::Session;

pub(super) fn report(session: &Session, audited: &Audited) -> Result<Report, Failure> {
    let subject = audited.subject();
    let (options, assumptions) = (audited.options(), audited.assumptions());
    let computed = session.compute(|| {
        let experiment = Experiment::new(&subject, assumptions, &options)?;
        let found = experiment.uncertainty()?;
        Ok((experiment.nominal().clone(), found))
    });
    let (nominal, found) = computed.map_err(|findings| audited.failure(findings))?;
    let Some(tally) = found.nodes.last().map(|counted| &counted.tally) else {
        return Ok(Report::default());
    };
    let order = order(&nominal.places);
    let results = Results { session, audited, found: &found, tally, nominal: &nominal, order };
    let sections = vec![
        ranks::section(&results),
        pairs::section(&results),
        taken::section(&results),
        nodes::section(&results),
        nodes::rank_probabilities(&results),
        nodes::tier_probabilities(&results),
    ];
    let mut notes: Vec<_> = audited.default_assumptions_note().into_iter().collect();
    notes.extend(cautions::of(&results));
    Ok(Report { sections, notes })
}

/// What the tables are made from.
struct Results<'r> {
    session: &'r Session<'r>,
    audited: &'r Audited<'r>,
    found: &'r Uncertainty,
    /// That of the index.
    tally: &'r Tally,
    nominal: &'r quanheng_audit::Nominal,
    /// Positions among the members, the best first; those without a place last.
    order: Vec<usize>,
}

impl Results<'_> {
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
