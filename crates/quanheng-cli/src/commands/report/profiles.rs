//! Which units get a profile: those named, or else all, where these are not too many for anybody to leaf through.

use quanheng_index::finding::Subject;
use quanheng_index::{Finding, Role};
use quanheng_programme::Programme;

use crate::failure::Failure;
use crate::scoring;

/// Units that all get a profile when nobody says otherwise.
const MOST: usize = 60;

/// Rows of the units that get a profile.
pub(super) fn rows(programme: &Programme, wished: &[String]) -> Result<Vec<usize>, Failure> {
    let members = members(programme);
    match wished {
        [] if members.len() > MOST => Ok(Vec::new()),
        [] => Ok(members),
        [word] if word == "all" => Ok(members),
        [word] if word == "none" => Ok(Vec::new()),
        names => names.iter().map(|name| scoring::unit_named(programme, name)).collect(),
    }
}

/// Says so when there are none because units are many.
pub(super) fn note(programme: &Programme, wished: &[String]) -> Option<Finding> {
    let count = members(programme).len();
    let finding = Finding::note("report-no-profiles", Subject::Programme);
    (wished.is_empty() && count > MOST).then(|| finding.with("count", count).with("most", MOST))
}

fn members(programme: &Programme) -> Vec<usize> {
    let is_member = |(row, unit): (usize, &quanheng_index::Unit)| (unit.role == Role::Member).then_some(row);
    programme.units.iter().enumerate().filter_map(is_member).collect()
}
