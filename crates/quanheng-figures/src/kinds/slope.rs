//! `slope/PERIOD[/NODE]`: ranks in an earlier period and in the one shown, joined by lines.
//!
//! Lines that climb and fall by more than a tenth of the units stand out.

use quanheng_index::{NodeId, Period};
use serde_json::{Value, json};

use crate::data::Data;
use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::fonts;
use crate::request::Request;
use crate::{numbers, theme};

/// Room for names beside the lines.
const SIDE: f64 = 190.0;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(2)?;
    let earlier = period(evaluation, request)?;
    let node = request.node_or_root(1, evaluation)?;
    let moves = moves(evaluation, node, earlier);
    if moves.is_empty() {
        let arguments = vec![("node", evaluation.node_name(node).to_owned())];
        return Err(FigureError::refused("figure-no-scores", arguments));
    }
    let drawn = Drawn { evaluation, earlier, moves };
    let arguments = [
        ("node", evaluation.node_name(node).to_owned()),
        ("earlier", drawn.name_of(earlier)),
        ("period", evaluation.shown()),
        ("most", drawn.stands_out().to_string()),
    ];
    let (option, height) = drawn.option();
    Ok(Figure {
        name: request.name.to_owned(),
        kind: Kind::Slope,
        language: evaluation.language,
        title: evaluation.say("figure-slope-title", &arguments),
        unit: evaluation.say("figure-unit-rank", &[]),
        source: evaluation.source_of_result(),
        notes: vec![evaluation.say("figure-slope-note", &arguments)],
        alternative: drawn.alternative(),
        data: drawn.data(request.name),
        option,
        shapes: None,
        size: (theme::WIDTH, height),
    })
}

/// The earlier period: one of those scored.
fn period(evaluation: &Evaluation, request: &Request) -> Result<usize, FigureError> {
    let given = request.word(0)?;
    let run = evaluation.computed.run;
    let periods = run.periods();
    let frequency = evaluation.computed.programme.periods.frequency;
    let named = Period::parse(frequency, given).and_then(|period| periods.binary_search(&period).ok());
    let scored: Vec<String> = run.scored().iter().map(|&at| periods[at].to_string()).collect();
    let at = named.ok_or_else(|| request.unknown(given, scored.iter().map(String::as_str)))?;
    if run.scored().contains(&at) && at != evaluation.period {
        return Ok(at);
    }
    let arguments = vec![("given", given.to_owned()), ("scored", evaluation.listed(&scored))];
    Err(FigureError::refused("figure-not-scored", arguments))
}

/// A unit with its places then and now.
struct Move {
    row: usize,
    then: f64,
    now: f64,
}

fn moves(evaluation: &Evaluation, node: NodeId, earlier: usize) -> Vec<Move> {
    let run = evaluation.computed.run;
    let place = |row: usize, period: usize| Some(run.places(node, period)?.get(row)?.number());
    let of =
        |&row: &usize| Some(Move { row, then: place(row, earlier)?, now: place(row, evaluation.period)? });
    let mut moves: Vec<Move> = evaluation.members().iter().filter_map(of).collect();
    moves.sort_by(|a, b| a.now.total_cmp(&b.now));
    moves
}

struct Drawn<'d> {
    evaluation: &'d Evaluation<'d>,
    earlier: usize,
    moves: Vec<Move>,
}

impl Drawn<'_> {
    fn name_of(&self, period: usize) -> String {
        self.evaluation.period_words(self.evaluation.computed.run.periods()[period])
    }

    fn name(&self, row: usize) -> String {
        fonts::shortened(self.evaluation.unit_name(row), SIDE - 40.0, theme::TEXT)
    }

    /// The least number of places that stands out.
    fn stands_out(&self) -> usize {
        self.moves.len().div_ceil(10).max(2)
    }

    fn option(&self) -> (Value, u32) {
        let last = self.moves.iter().map(|one| one.then.max(one.now)).fold(1.0, f64::max);
        let row = if self.moves.len() > 60 { 14.0 } else { 17.0 };
        let height = 30.0 + row * last + 8.0;
        let heads = [self.name_of(self.earlier), self.name_of(self.evaluation.period)];
        let (left, right) = (self.labels(|one| one.then), self.labels(|one| one.now));
        let option = theme::option(
            self.evaluation.language,
            json!({
                "grid": { "left": SIDE, "right": SIDE, "top": 30, "bottom": 8 },
                "xAxis": theme::with(theme::category_axis(&heads), json!({
                    "position": "top",
                    "boundaryGap": false,
                    "axisLabel": theme::with(theme::letters(theme::TEXT + 1.0, theme::INK), json!({ "fontWeight": "bold" })),
                    "splitLine": { "show": true, "lineStyle": { "color": theme::LINE } },
                })),
                "yAxis": {
                    "type": "value", "inverse": true, "min": 0.5, "max": last + 0.5, "show": false,
                },
                "series": self.moves.iter().map(|one| self.line(one, &left, &right)).collect::<Vec<_>>(),
            }),
        );
        (option, height as u32)
    }

    /// By place: the units on it, whose names share a line of text.
    fn labels(&self, of: fn(&Move) -> f64) -> Vec<(f64, Vec<usize>)> {
        let mut labels: Vec<(f64, Vec<usize>)> = Vec::new();
        for one in &self.moves {
            match labels.iter_mut().find(|(place, _)| *place == of(one)) {
                Some((_, rows)) => rows.push(one.row),
                None => labels.push((of(one), vec![one.row])),
            }
        }
        labels
    }

    fn line(&self, one: &Move, left: &[(f64, Vec<usize>)], right: &[(f64, Vec<usize>)]) -> Value {
        let climbed = one.then - one.now;
        let least = self.stands_out() as f64;
        let (colour, width, kind) = if climbed >= least {
            (theme::BASE, 2.2, "solid")
        } else if climbed <= -least {
            (theme::ACCENT, 2.2, "dashed")
        } else {
            ("#b5b5b5", 1.0, "solid")
        };
        let end = |place: f64, labels: &[(f64, Vec<usize>)], at_left: bool| {
            let rows = labels.iter().find(|(own, _)| *own == place).map_or(&[][..], |(_, rows)| rows);
            let names: Vec<String> = rows.iter().map(|&row| self.name(row)).collect();
            let is_first = rows.first() == Some(&one.row);
            let text = fonts::shortened(&self.evaluation.listed(&names), SIDE - 36.0, theme::TEXT);
            let rank = numbers::plain(place);
            let label = if at_left { format!("{text}  {rank}") } else { format!("{rank}  {text}") };
            let label = if is_first { label } else { String::new() };
            json!({
                "value": place,
                "label": theme::with(theme::letters(theme::TEXT, if width > 2.0 { colour } else { theme::INK }), json!({
                    "show": is_first, "formatter": label,
                    "position": if at_left { "left" } else { "right" }, "distance": 8,
                })),
            })
        };
        json!({
            "type": "line",
            "symbol": "circle",
            "symbolSize": 6,
            "z": if width > 2.0 { 4 } else { 2 },
            "lineStyle": { "color": colour, "width": width, "type": kind },
            "itemStyle": { "color": colour },
            "data": [end(one.then, left, true), end(one.now, right, false)],
        })
    }

    fn alternative(&self) -> String {
        let climbed = |one: &Move| one.then - one.now;
        let up = self.moves.iter().reduce(|best, one| if climbed(one) > climbed(best) { one } else { best });
        let down =
            self.moves.iter().reduce(|least, one| if climbed(one) < climbed(least) { one } else { least });
        let told = |one: Option<&Move>| {
            one.map_or_else(Default::default, |one| {
                let name = self.evaluation.unit_name(one.row).to_owned();
                (name, numbers::plain(one.then), numbers::plain(one.now))
            })
        };
        let (up, down): ((String, String, String), (String, String, String)) = (told(up), told(down));
        let kept = self.moves.iter().filter(|one| one.then == one.now).count();
        let arguments = [
            ("earlier", self.name_of(self.earlier)),
            ("period", self.evaluation.shown()),
            ("count", self.moves.len().to_string()),
            ("up", up.0),
            ("up_then", up.1),
            ("up_now", up.2),
            ("down", down.0),
            ("down_then", down.1),
            ("down_now", down.2),
            ("kept", kept.to_string()),
        ];
        self.evaluation.say("figure-slope-alternative", &arguments)
    }

    fn data(&self, name: &str) -> quanheng_data::Table {
        let rows: Vec<usize> = self.moves.iter().map(|one| one.row).collect();
        Data::new(name)
            .units(self.evaluation, &rows)
            .numbers("rank_then", self.moves.iter().map(|one| Some(one.then)))
            .numbers("rank_now", self.moves.iter().map(|one| Some(one.now)))
            .numbers("places_climbed", self.moves.iter().map(|one| Some(one.then - one.now)))
            .table()
    }
}
