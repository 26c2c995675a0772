//! `compare`: two scenarios of a programme side by side, the largest changes of rank first.

use quanheng_index::Place;
use quanheng_index::agreement::{OrderAgreement, Pair};
use quanheng_programme::Programme;
use serde_json::{Value, json};

use crate::arguments::Compare;
use crate::caution;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::numbers::{decimals, fixed, signed};
use crate::scoring::{self, Scored};
use crate::session::{Form, Session};
use crate::table::{Align, Rows};

/// Rows shown on a terminal.
const MOST: usize = 40;

/// One of the two.
struct Side<'a> {
    scenario: Option<&'a str>,
    scored: Scored,
    /// Position of the period in the panel.
    period: usize,
}

/// One unit in both.
struct Row {
    unit: usize,
    scores: [Option<f64>; 2],
    places: [Option<Place>; 2],
    tiers: [Option<String>; 2],
}

impl Row {
    /// Places gained from the first to the second; negative when lost.
    fn gained(&self) -> Option<f64> {
        let [first, second] = self.places;
        Some(first?.number() - second?.number())
    }

    fn score_change(&self) -> Option<f64> {
        Some(self.scores[1]? - self.scores[0]?)
    }
}

pub(crate) fn run(arguments: &Compare, session: &mut Session) -> Result<Exit, Failure> {
    let programme = scoring::load(session, &arguments.dir)?;
    let names = [&arguments.first, &arguments.second];
    let [first, second] = names.map(|name| scoring::scenario(&programme, Some(name)));
    let scenarios = [first?, second?];
    let observations = scoring::read(session, &programme)?;
    scoring::one_period(arguments.period.as_deref(), &observations)?;
    let side = |scenario| -> Result<Side, Failure> {
        let wish = (scenario, arguments.period.as_deref());
        let scored = scoring::score(session, &programme, &observations, wish)?;
        let period = scored.run.scored().last().copied().unwrap_or_default();
        Ok(Side { scenario, scored, period })
    };
    let sides = [side(scenarios[0])?, side(scenarios[1])?];
    let rows = rows(&programme, &sides);
    let agreement = OrderAgreement::of(rows.iter().filter_map(pair).collect());
    match session.form {
        Form::Text => show(session, &programme, &sides, (&rows, agreement.as_ref()))?,
        Form::Json => session.json(&to_json(&programme, &sides, (&rows, agreement.as_ref())))?,
    }
    Ok(Exit::Fine)
}

/// All units, the largest change of rank first, then by rank.
fn rows(programme: &Programme, sides: &[Side; 2]) -> Vec<Row> {
    let of = |unit: usize| Row {
        unit,
        scores: sides.each_ref().map(|side| {
            let run = &side.scored.run;
            run.scores(run.framework().root(), side.period).value(unit)
        }),
        places: sides.each_ref().map(|side| {
            let run = &side.scored.run;
            run.places(run.framework().root(), side.period).and_then(|places| places.get(unit))
        }),
        tiers: sides.each_ref().map(|side| {
            let run = &side.scored.run;
            scoring::tier(run, run.framework().root(), (side.period, unit))
        }),
    };
    let mut rows: Vec<Row> = (0..programme.units.len()).map(of).collect();
    rows.sort_by(|a, b| {
        let size = |row: &Row| row.gained().map_or(-1.0, f64::abs);
        let place = |row: &Row| row.places.iter().flatten().map(|place| place.number()).next();
        let (a_place, b_place) = (place(a).unwrap_or(f64::INFINITY), place(b).unwrap_or(f64::INFINITY));
        size(b).total_cmp(&size(a)).then(a_place.total_cmp(&b_place))
    });
    rows
}

fn pair(row: &Row) -> Option<Pair> {
    let [first, second] = row.places;
    Some(Pair { row: row.unit, ours: first?.number(), published: second?.number() })
}

fn show(
    session: &mut Session,
    programme: &Programme,
    sides: &[Side; 2],
    (rows, agreement): (&[Row], Option<&OrderAgreement>),
) -> Result<(), Failure> {
    if let Some(title) = programme.title.get(session.language) {
        let title = session.paint.ink(Ink::Strong, title);
        session.line(title)?;
    }
    for (letter, side) in ["A", "B"].into_iter().zip(sides) {
        let name = side.scenario.unwrap_or("base");
        let title = side.scenario.and_then(|name| programme.scenarios.get(name)?.title.get(session.language));
        let title = title.map_or_else(|| session.say("scenario-base", &[]), str::to_owned);
        let arguments = [
            ("letter", letter.to_owned()),
            ("name", name.to_owned()),
            ("title", title),
            ("period", side.scored.run.periods()[side.period].to_string()),
        ];
        let text = session.say("compare-side", &arguments);
        session.line(text)?;
    }
    session.lines(caution::lines(session, programme))?;
    session.line("")?;
    let table = table(session, programme, rows);
    let lines = table.lines(session.width, session.paint);
    session.lines(lines)?;
    if rows.len() > MOST {
        let more = session.say("compare-more", &[("count", (rows.len() - MOST).to_string())]);
        session.line(more)?;
    }
    if let Some(agreement) = agreement {
        let text = agreement_text(session, rows, agreement);
        session.line("")?;
        session.line(text)?;
    }
    Ok(())
}

fn table(session: &Session, programme: &Programme, rows: &[Row]) -> Rows {
    let has_tiers = rows.iter().any(|row| row.tiers.iter().any(Option::is_some));
    let mut columns = vec![(session.say("column-unit", &[]), Align::Left)];
    let codes = [
        "column-place-a",
        "column-place-b",
        "column-gained",
        "column-score-a",
        "column-score-b",
        "column-score-change",
    ];
    columns.extend(codes.map(|code| (session.say(code, &[]), Align::Right)));
    if has_tiers {
        columns.push((session.say("column-tier", &[]), Align::Left));
    }
    let mut table = Rows::new(columns);
    let places = [0, 1].map(|side| decimals(rows.iter().filter_map(|row: &Row| row.scores[side])));
    for row in rows.iter().take(MOST) {
        let place = |side: usize| row.places[side].map_or_else(|| "—".to_owned(), |place| place.to_string());
        let score =
            |side: usize| row.scores[side].map_or_else(|| "—".to_owned(), |score| fixed(score, places[side]));
        let change = row.score_change().map(|change| signed(change, places[0].max(places[1])));
        let mut cells = vec![
            layout::cut(programme.unit_name(row.unit, session.language), 28),
            place(0),
            place(1),
            row.gained().map(arrow).unwrap_or_default(),
            score(0),
            score(1),
            change.unwrap_or_default(),
        ];
        if has_tiers {
            cells.push(tier_text(&row.tiers));
        }
        table.push(cells);
    }
    table
}

/// `↑3` for three places gained, `↓3` for three lost.
fn arrow(gained: f64) -> String {
    match gained {
        gained if gained > 0.0 => format!("↑{gained}"),
        gained if gained < 0.0 => format!("↓{}", -gained),
        _ => "=".to_owned(),
    }
}

fn tier_text(tiers: &[Option<String>; 2]) -> String {
    let text = |tier: &Option<String>| tier.clone().unwrap_or_else(|| "—".to_owned());
    let [first, second] = tiers;
    if first == second { text(first) } else { format!("{} → {}", text(first), text(second)) }
}

fn agreement_text(session: &Session, rows: &[Row], agreement: &OrderAgreement) -> String {
    let coefficient = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| fixed(value, 3));
    let moved = rows.iter().filter(|row| row.gained().is_some_and(|gained| gained != 0.0)).count();
    let arguments = [
        ("units", agreement.units.to_string()),
        ("spearman", coefficient(agreement.spearman)),
        ("kendall", coefficient(agreement.kendall)),
        ("moved", moved.to_string()),
        ("mean", fixed(agreement.mean_absolute_difference, 2)),
    ];
    session.say("compare-agreement", &arguments)
}

fn to_json(
    programme: &Programme,
    sides: &[Side; 2],
    (rows, agreement): (&[Row], Option<&OrderAgreement>),
) -> Value {
    let side = |side: &Side| {
        json!({
            "scenario": side.scenario,
            "period": side.scored.run.periods()[side.period].to_string(),
        })
    };
    json!({
        "programme": programme.id,
        "caution": caution::value(programme),
        "a": side(&sides[0]),
        "b": side(&sides[1]),
        "spearman": agreement.and_then(|agreement| agreement.spearman),
        "kendall": agreement.and_then(|agreement| agreement.kendall),
        "units": rows.iter().map(|row| row_json(programme, row)).collect::<Vec<_>>(),
    })
}

fn row_json(programme: &Programme, row: &Row) -> Value {
    let words = &programme.unit_names[row.unit];
    let place = |side: usize| row.places[side].map(Place::number);
    json!({
        "code": programme.units.get(row.unit).code,
        "name_zh": words.zh,
        "name_en": words.en,
        "rank_a": place(0),
        "rank_b": place(1),
        "places_gained": row.gained(),
        "score_a": row.scores[0],
        "score_b": row.scores[1],
        "score_change": row.score_change(),
        "tier_a": row.tiers[0],
        "tier_b": row.tiers[1],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_a_direction() {
        assert_eq!(arrow(3.0), "↑3");
        assert_eq!(arrow(-1.5), "↓1.5");
        assert_eq!(arrow(0.0), "=");
        assert_eq!(tier_text(&[Some("1".into()), Some("2".into())]), "1 → 2");
        assert_eq!(tier_text(&[None, None]), "—");
    }
}
