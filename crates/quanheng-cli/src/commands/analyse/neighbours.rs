//! `analyse … neighbours`: whether neighbours are alike (Moran's I), and where.

use quanheng_index::analysis::local_moran::{self, LocalMoran};
use quanheng_index::analysis::moran::{Moran, Neighbours};
use quanheng_index::stream::Replicate;

use super::subject::Subject;
use crate::failure::Failure;
use crate::report::{Column, Report, Section, Show, unit_columns};
use crate::session::Session;

const PERMUTATIONS: u64 = 999;
const SEED: u64 = 1;

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    let Some(neighbours) = &subject.programme.neighbours else {
        return Err(Failure::refused("analyse-no-neighbour-table", Vec::new()));
    };
    let histories = subject.histories();
    let found =
        (0..subject.periods.len()).map(|at| Found::of(subject, neighbours, histories.members(at), at));
    let found = found.collect::<Result<Vec<Found>, Failure>>()?;
    Ok(Report { sections: vec![global(subject, &found), local(session, subject, &found)], notes: Vec::new() })
}

/// What was found in one period.
struct Found {
    values: Vec<Option<f64>>,
    global: Moran,
    local: Vec<Option<LocalMoran>>,
}

impl Found {
    fn of(
        subject: &Subject,
        neighbours: &Neighbours,
        values: Vec<Option<f64>>,
        at: usize,
    ) -> Result<Self, Failure> {
        let permutations = subject.arguments.permutations.unwrap_or(PERMUTATIONS);
        let draws = Replicate { seed: subject.arguments.seed.unwrap_or(SEED), number: 0 };
        let fail = |refusal| subject.failure(refusal, Some(subject.period(at)));
        let global = Moran::of(&values, neighbours, permutations, draws).map_err(fail)?;
        let local = local_moran::of(&values, neighbours, permutations, draws).map_err(fail)?;
        Ok(Self { values, global, local })
    }
}

fn global(subject: &Subject, found: &[Found]) -> Section {
    let numbers = |of: &dyn Fn(&Moran) -> Option<f64>| found.iter().map(|found| of(&found.global)).collect();
    let counts = |of: fn(&Moran) -> usize| found.iter().map(|f| i64::try_from(of(&f.global)).ok()).collect();
    let periods = (0..found.len()).map(|at| Some(subject.period(at).to_string())).collect();
    Section::new(
        "neighbours",
        vec![
            Column::text("period", Show::Plain, periods),
            Column::count("units", Show::Plain, counts(|moran| moran.units)),
            Column::count("islands", Show::Plain, counts(|moran| moran.islands)),
            Column::number("moran", Show::Number, numbers(&|moran| Some(moran.index))),
            Column::number("expected", Show::Number, numbers(&|moran| Some(moran.expected))),
            Column::number("variance", Show::Hidden, numbers(&|moran| Some(moran.variance))),
            Column::number("z", Show::Number, numbers(&|moran| Some(moran.z))),
            Column::number("p", Show::Probability, numbers(&|moran| Some(moran.normal_p))),
            Column::number("p_permutation", Show::Probability, numbers(&|moran| moran.permutation_p)),
        ],
    )
}

/// A row for each unit and period; a terminal shows the last, what is least by chance first.
fn local(session: &Session, subject: &Subject, found: &[Found]) -> Section {
    let units: Vec<usize> = subject.rows().into_iter().filter(|&row| !subject.is_reference(row)).collect();
    let rows: Vec<(usize, usize)> =
        (0..found.len()).flat_map(|at| units.iter().map(move |&row| (at, row))).collect();
    let of = |&(at, row): &(usize, usize)| found[at].local[row];
    let numbers = |of_local: fn(&LocalMoran) -> Option<f64>| -> Vec<Option<f64>> {
        rows.iter().map(|key| of_local(of(key).as_ref()?)).collect()
    };
    let quadrants: Vec<_> = rows.iter().map(|key| Some(of(key)?.quadrant.slug())).collect();
    let shown = |slug: &Option<&str>| {
        slug.map(|slug| session.say(&format!("analyse-{slug}"), &[])).unwrap_or_default()
    };
    let last = found.len() - 1;
    let names: Vec<usize> = rows.iter().map(|key| key.1).collect();
    let mut columns = vec![Column::text(
        "period",
        Show::Hidden,
        rows.iter().map(|key| Some(subject.period(key.0).to_string())).collect(),
    )];
    columns.extend(unit_columns(session, subject.programme, &names));
    let values = rows.iter().map(|&(at, row)| found[at].values[row]).collect();
    columns.push(Column::number("value", Show::Number, values));
    columns.push(Column::number("neighbours_mean", Show::Number, numbers(|local| Some(local.neighbours))));
    columns.push(Column::number("local_moran", Show::Signed, numbers(|local| Some(local.index))));
    columns.push(Column::text(
        "quadrant",
        Show::As(quadrants.iter().map(shown).collect()),
        quadrants.iter().map(|slug| slug.map(str::to_owned)).collect(),
    ));
    let p = numbers(|local| local.p);
    columns.push(Column::number("p_permutation", Show::Probability, p.clone()));
    Section::new("neighbours_local", columns).showing(|row| rows[row].0 == last, |row| p[row].map(|p| -p))
}
