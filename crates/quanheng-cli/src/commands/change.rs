//! `change`: why scores and ranks moved between two editions, split into causes.
//!
//! The editions are two programme folders with their data, or two periods of one. The split itself is that of
//! [`quanheng_audit::movement`].

mod editions;
mod fraction;
mod publish;
mod rows;
mod sentence;
mod story;

use quanheng_audit::movement::{Factor, Fraction, Movement, Split, Stopped, UnitMovement, movement};
use quanheng_programme::Programme;

use crate::arguments::Change;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::scoring;
use crate::session::Session;
use editions::{Editions, Loaded};

/// What is told.
struct Told<'a> {
    arguments: &'a Change,
    editions: &'a Editions<'a>,
    movement: &'a Movement,
    /// The units that are asked for, the largest changes of rank first.
    units: Vec<&'a UnitMovement>,
}

impl Told<'_> {
    /// The programme that has a unit, the newer one first, and its row there.
    fn home(&self, unit: &UnitMovement) -> (&Programme, usize) {
        let Editions { old, new } = self.editions;
        match unit.rows {
            [_, Some(row)] => (&new.held.programme, row),
            [row, None] => (&old.held.programme, row.expect("a unit is in one edition or in both")),
        }
    }

    /// What a factor adds to the ranks gained: nothing where the editions do not differ in it.
    fn rank_part(&self, unit: &UnitMovement, factor: Factor) -> Option<Fraction> {
        let Split::Parts(parts) = &unit.split else { return None };
        let parts = parts.rank.as_ref()?;
        Some(self.at(factor).map_or(Fraction::new(0, 1), |at| parts[at]))
    }

    /// The same of the score.
    fn score_part(&self, unit: &UnitMovement, factor: Factor) -> Option<f64> {
        let Split::Parts(parts) = &unit.split else { return None };
        Some(self.at(factor).map_or(0.0, |at| parts.score[at]))
    }

    fn at(&self, factor: Factor) -> Option<usize> {
        self.movement.factors.iter().position(|&known| known == factor)
    }
}

pub(crate) fn run(arguments: &Change, session: &mut Session) -> Result<Exit, Failure> {
    let loaded = Loaded::new(arguments, session)?;
    let editions = Editions::new(arguments, session, &loaded)?;
    session.doing("doing-computing");
    let split = session.compute(|| movement(&editions.old.edition(), &editions.new.edition()));
    let movement = split.map_err(|stopped| failure(&editions, stopped))?;
    let code = unit_code(arguments, &editions)?;
    let mut units: Vec<&UnitMovement> =
        movement.units.iter().filter(|unit| code.as_ref().is_none_or(|code| unit.code == *code)).collect();
    units.sort_by(|a, b| {
        rows::size(b).total_cmp(&rows::size(a)).then(rows::place(a).total_cmp(&rows::place(b)))
    });
    publish::publish(session, &Told { arguments, editions: &editions, movement: &movement, units })?;
    Ok(Exit::Fine)
}

/// The code of the unit that is asked for, which either edition may have.
fn unit_code(arguments: &Change, editions: &Editions) -> Result<Option<String>, Failure> {
    let Some(text) = arguments.unit.as_deref() else { return Ok(None) };
    let find = |programme: &Programme| -> Result<String, Failure> {
        let row = scoring::unit_named(programme, text)?;
        Ok(programme.units.get(row).code.clone())
    };
    let of_new = find(&editions.new.held.programme);
    of_new.or_else(|failure| find(&editions.old.held.programme).map_err(|_| failure)).map(Some)
}

/// Why there is no split: a refused rebuild is about the files of its method.
fn failure(editions: &Editions, stopped: Stopped) -> Failure {
    let Stopped { mixture, mut findings } = stopped;
    let Some(mixture) = mixture else {
        let finding = findings.swap_remove(0);
        return Failure::refused(finding.code, finding.arguments);
    };
    let edition = editions.of(mixture.method);
    edition.scored.place(&mut findings);
    Failure::findings(findings, scoring::files(&edition.held.programme))
}
