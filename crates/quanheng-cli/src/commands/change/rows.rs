//! The tables: a row for each unit, ranks and scores with their parts.

use quanheng_audit::movement::{Factor, Fraction, Split, UnitMovement};
use quanheng_index::{Place, Role};
use quanheng_programme::{Language, Programme};

use super::{Told, fraction, sentence};
use crate::layout;
use crate::report::{Column, NAME, Section, Show};
use crate::session::Session;

/// The columns of the parts, in the order of [`Factor::ALL`].
const RANK_PARTS: [&str; 4] = ["rank_units", "rank_revision", "rank_period", "rank_method"];
const SCORE_PARTS: [&str; 4] = ["score_units", "score_revision", "score_period", "score_method"];

/// Everything about every unit, for files and programs.
pub(super) fn table(session: &Session, told: &Told) -> Section {
    let units: Vec<&UnitMovement> = told
        .movement
        .units
        .iter()
        .filter(|unit| told.units.iter().any(|asked| std::ptr::eq(*asked, *unit)))
        .collect();
    let rows = Rows { session, told, units: &units };
    let mut columns = rows.names();
    columns.push(rows.text("status", Show::Hidden, &|unit| Some(status(unit).to_owned())));
    columns.extend(rows.ranks());
    columns.extend(Factor::ALL.map(|factor| rows.rank_part(factor)));
    columns.extend(rows.scores());
    columns.extend(Factor::ALL.map(|factor| rows.score_part(factor)));
    for (name, language) in [("sentence_zh", Language::Zh), ("sentence_en", Language::En)] {
        let say = |unit: &UnitMovement| sentence::of(language, told, unit);
        columns.push(rows.text(name, Show::Hidden, &say));
    }
    Section::new("movement", columns).for_files()
}

/// What a terminal shows: the tables of ranks, if there are any, and of scores.
pub(super) fn shown(session: &Session, told: &Told) -> Vec<Section> {
    let is_shown = |unit: &&&UnitMovement| unit.split != Split::Unscored;
    let units: Vec<&UnitMovement> = told.units.iter().filter(is_shown).copied().collect();
    let rows = Rows { session, told, units: &units };
    // With a single cause its part is the change itself.
    let factors: &[Factor] = if told.movement.factors.len() > 1 { &told.movement.factors } else { &[] };
    let mut sections = Vec::new();
    if units.iter().any(|unit| unit.places.iter().any(Option::is_some)) {
        let mut columns = rows.names();
        columns.extend(rows.ranks());
        columns.extend(factors.iter().map(|&factor| rows.rank_part(factor)));
        sections.push(Section::new("movement_ranks", columns).legend("movement-ranks-legend"));
    }
    let mut columns = rows.names();
    columns.extend(rows.scores());
    columns.extend(factors.iter().map(|&factor| rows.score_part(factor)));
    sections.push(Section::new("movement_scores", columns).legend("movement-scores-legend"));
    sections
}

/// Ranks gained or lost, for the order of units: those without come last.
pub(super) fn size(unit: &UnitMovement) -> f64 {
    unit.gained().map_or(-1.0, |gained| gained.number().abs())
}

/// The new rank, or else the old one.
pub(super) fn place(unit: &UnitMovement) -> f64 {
    let places = unit.places.iter().rev().flatten();
    places.map(|place| place.number()).next().unwrap_or(f64::INFINITY)
}

const fn status(unit: &UnitMovement) -> &'static str {
    match unit.split {
        Split::Parts(_) => "split",
        Split::Entered => "entered",
        Split::Left => "left",
        Split::Unscored => "unscored",
        Split::Broken(_) => "not-split",
    }
}

struct Rows<'a, 's> {
    session: &'a Session<'s>,
    told: &'a Told<'a>,
    units: &'a [&'a UnitMovement],
}

impl Rows<'_, '_> {
    fn text(&self, name: &'static str, show: Show, of: &dyn Fn(&UnitMovement) -> Option<String>) -> Column {
        Column::text(name, show, self.units.iter().map(|unit| of(unit)).collect())
    }

    fn number(&self, name: &'static str, show: Show, of: &dyn Fn(&UnitMovement) -> Option<f64>) -> Column {
        Column::number(name, show, self.units.iter().map(|unit| of(unit)).collect())
    }

    fn names(&self) -> Vec<Column> {
        let session = self.session;
        let shown = |unit: &UnitMovement| {
            let (programme, row) = self.told.home(unit);
            let name = layout::cut(programme.unit_name(row, session.language), NAME - 2);
            let is_reference = programme.units.get(row).role == Role::Reference;
            if is_reference { session.say("build-reference", &[("name", name)]) } else { name }
        };
        let words = |of: fn(&Programme, usize) -> Option<String>| {
            move |unit: &UnitMovement| {
                let (programme, row) = self.told.home(unit);
                of(programme, row)
            }
        };
        vec![
            Column::text(
                "unit",
                Show::As(self.units.iter().map(|unit| shown(unit)).collect()),
                self.units.iter().map(|unit| Some(unit.code.clone())).collect(),
            ),
            self.text("name_zh", Show::Hidden, &words(|of, row| of.unit_names[row].zh.clone())),
            self.text("name_en", Show::Hidden, &words(|of, row| of.unit_names[row].en.clone())),
        ]
    }

    fn ranks(&self) -> [Column; 3] {
        let rank = |side: usize| move |unit: &UnitMovement| unit.places[side].map(Place::number);
        let shown = |side: usize| {
            let text = |unit: &&UnitMovement| unit.places[side].map_or("—".to_owned(), |of| of.to_string());
            Show::As(self.units.iter().map(text).collect())
        };
        let gained = |unit: &UnitMovement| unit.gained().map(Fraction::number);
        [
            self.number("rank_old", shown(0), &rank(0)),
            self.number("rank_new", shown(1), &rank(1)),
            self.number("ranks_gained", Show::Gained, &gained),
        ]
    }

    fn scores(&self) -> [Column; 3] {
        let score = |side: usize| move |unit: &UnitMovement| unit.scores[side];
        [
            self.number("score_old", Show::Number, &score(0)),
            self.number("score_new", Show::Number, &score(1)),
            self.number("score_change", Show::Signed, &UnitMovement::score_change),
        ]
    }

    fn rank_part(&self, factor: Factor) -> Column {
        let part = |unit: &UnitMovement| self.told.rank_part(unit, factor);
        let text = |unit: &&UnitMovement| part(unit).map_or_else(String::new, fraction::text);
        let shown = Show::As(self.units.iter().map(text).collect());
        self.number(RANK_PARTS[factor as usize], shown, &|unit| part(unit).map(Fraction::number))
    }

    fn score_part(&self, factor: Factor) -> Column {
        let part = |unit: &UnitMovement| self.told.score_part(unit, factor);
        self.number(SCORE_PARTS[factor as usize], Show::Signed, &part)
    }
}
