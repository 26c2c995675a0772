//! Every kind on a small evaluation: the right numbers in option and data, the leading facts in the alternative text.

use std::sync::LazyLock;

use quanheng_data::Cells;
use quanheng_programme::Language;
use serde_json::Value;

use crate::cache::{Drawings, Frame, key};
use crate::fixture::Small;
use crate::{Engine, Figure, FigureError, default_set, listing, picture};

static SMALL: LazyLock<Small> = LazyLock::new(Small::new);

fn figure(name: &str) -> Figure {
    named(name, Language::En).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn named(name: &str, language: Language) -> Result<Figure, FigureError> {
    Figure::named(&SMALL.evaluation(language), name)
}

fn numbers(figure: &Figure, column: &str) -> Vec<Option<f64>> {
    match &figure.data.column(column).unwrap().cells {
        Cells::Number(cells) => cells.clone(),
        Cells::Count(cells) => cells.iter().map(|cell| cell.map(|cell| cell as f64)).collect(),
        Cells::Text(_) => panic!("{column} is text"),
    }
}

fn texts(figure: &Figure, column: &str) -> Vec<String> {
    match &figure.data.column(column).unwrap().cells {
        Cells::Text(cells) => cells.iter().map(|cell| cell.clone().unwrap_or_default()).collect(),
        _ => panic!("{column} is no text"),
    }
}

fn series<'f>(figure: &'f Figure, kind: &str) -> Vec<&'f Value> {
    let all = figure.option["series"].as_array().unwrap();
    all.iter().filter(|series| series["type"] == kind).collect()
}

/// Names of one figure of every kind.
const ONE_OF_EACH: [&str; 18] = [
    "ranking",
    "ranking/a",
    "rank-intervals",
    "rank-probabilities",
    "tile-map",
    "map",
    "radar/1",
    "strip/5",
    "timeline/a1",
    "timeline/c1/2/5",
    "value-and-rank/c1/5",
    "slope/2019",
    "scatter/a1/b1",
    "correlation",
    "framework",
    "sensitivity",
    "distribution",
    "distribution/a1",
];

#[test]
fn every_kind_is_drawn_in_both_languages_with_all_its_words() {
    let engine = Engine::new().unwrap();
    for language in Language::ALL {
        for name in ONE_OF_EACH {
            let figure = named(name, language).unwrap_or_else(|error| panic!("{name}: {error}"));
            for words in [&figure.title, &figure.unit, &figure.source, &figure.alternative] {
                assert!(!words.is_empty() && !words.contains("figure-"), "{language} {name}: `{words}`");
            }
            assert!(figure.data.rows() > 0, "{name}");
            let svg = engine.draw_framed(&figure).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(svg.contains("role=\"img\"") && svg.contains("<desc") && !svg.contains("NaN"), "{name}");
            assert!(picture::png(&svg, 1.0).unwrap().starts_with(b"\x89PNG"), "{name}");
        }
    }
}

#[test]
fn drawings_do_not_depend_on_what_was_drawn_before() {
    let (first, second) = (Engine::new().unwrap(), Engine::new().unwrap());
    let draw = |engine: &Engine, name: &str| engine.draw(&figure(name)).unwrap();
    let forwards: Vec<String> = ONE_OF_EACH.iter().map(|name| draw(&first, name)).collect();
    let mut backwards: Vec<String> = ONE_OF_EACH.iter().rev().map(|name| draw(&second, name)).collect();
    backwards.reverse();
    for (at, name) in ONE_OF_EACH.iter().enumerate() {
        let same = forwards[at].bytes().zip(backwards[at].bytes()).take_while(|(a, b)| a == b).count();
        let near = |svg: &str| svg.chars().skip(same.saturating_sub(200)).take(300).collect::<String>();
        assert!(forwards[at] == backwards[at], "{name}:\n{}\n{}", near(&forwards[at]), near(&backwards[at]));
    }
}

#[test]
fn contributions_add_up_to_the_score() {
    let figure = figure("ranking");
    let score = numbers(&figure, "score");
    for (row, score) in score.iter().enumerate().take(6) {
        let parts = ["a", "b", "c"].map(|part| numbers(&figure, part)[row].unwrap());
        assert!((parts.iter().sum::<f64>() - score.unwrap()).abs() < 1e-9);
    }
    assert!(score.is_sorted_by(|a, b| a >= b));
    assert_eq!(series(&figure, "bar").len(), 3);
    assert_eq!(texts(&figure, "name")[0], "Shanghai");
    assert!(figure.alternative.contains("Shanghai"), "{}", figure.alternative);
}

#[test]
fn intervals_hold_the_rank_and_probabilities_add_up() {
    let intervals = figure("rank-intervals");
    let (rank, low, high) =
        (numbers(&intervals, "rank"), numbers(&intervals, "rank_q05"), numbers(&intervals, "rank_q95"));
    assert!((0..6).all(|at| low[at] <= rank[at] && rank[at] <= high[at]));
    let heat = figure("rank-probabilities");
    for row in 0..6 {
        let total: f64 = (1..=6).map(|rank| numbers(&heat, &format!("rank_{rank}"))[row].unwrap()).sum();
        assert!((total - 1.0).abs() < 1e-9);
    }
    assert!(intervals.alternative.contains("Shanghai"), "{}", intervals.alternative);
}

#[test]
fn tiles_have_units_and_places_without_data() {
    let figure = figure("tile-map");
    let cells = figure.option["series"][0]["data"].as_array().unwrap();
    assert_eq!(cells.len(), 7);
    assert_eq!(texts(&figure, "name")[6], "Elsewhere");
    assert_eq!(cells[6]["value"][2], -1);
    assert_eq!(figure.notes.len(), 1);
}

#[test]
fn a_map_draws_the_shapes_of_the_user() {
    let figure = figure("map");
    assert_eq!(figure.shapes.as_ref().unwrap()["features"][0]["properties"]["name"], "1");
    assert!(figure.notes[0].contains("shapes.geojson"));
}

#[test]
fn a_radar_has_the_unit_its_group_and_the_best() {
    let figure = figure("radar/1");
    assert_eq!(texts(&figure, "node"), ["a", "b", "c"]);
    let (unit, best) = (numbers(&figure, "unit"), numbers(&figure, "best"));
    assert!((0..3).all(|at| unit[at] <= best[at]));
    assert!(figure.alternative.contains("north"), "{}", figure.alternative);
}

#[test]
fn a_strip_names_what_is_missing() {
    let figure = figure("strip/5");
    assert_eq!(numbers(&figure, "position")[4], None);
    assert_eq!(numbers(&figure, "rank")[3], Some(1.0));
    assert!(figure.notes[0].contains("Gamma one"), "{:?}", figure.notes);
    assert!(figure.alternative.contains("Beta two"), "{}", figure.alternative);
}

#[test]
fn time_lines_keep_gaps_and_show_targets() {
    let gaps = figure("timeline/c1/2/5");
    assert_eq!(gaps.option["series"][0]["data"][0], "-");
    assert!(
        gaps.notes.iter().any(|note| note.contains("Tianjin") && note.contains("2019")),
        "{:?}",
        gaps.notes
    );
    let target = figure("timeline/a1");
    assert_eq!(texts(&target, "label"), ["2019", "2020", "2025"]);
    assert_eq!(numbers(&target, "target")[2], Some(95.0));
    assert!(target.source.contains("yearbook"));
}

#[test]
fn a_value_has_its_rank_beside_it() {
    let figure = figure("value-and-rank/a2/4");
    // Less is better: 2 km is the least of all, 3 km is shared behind 2 km.
    assert_eq!(numbers(&figure, "value"), [Some(2.0), Some(3.0)]);
    assert_eq!(numbers(&figure, "rank"), [Some(1.0), Some(2.0)]);
    assert_eq!(figure.option["yAxis"][1]["inverse"], true);
}

#[test]
fn a_slope_joins_two_scored_periods() {
    let slope = figure("slope/2019");
    let (then, now, climbed) =
        (numbers(&slope, "rank_then"), numbers(&slope, "rank_now"), numbers(&slope, "places_climbed"));
    assert!((0..6).all(|at| climbed[at].unwrap() == then[at].unwrap() - now[at].unwrap()));
    assert!(matches!(named("slope/2020", Language::En), Err(FigureError::Refused(_))));
}

#[test]
fn a_scatter_has_the_line_of_least_squares() {
    let figure = figure("scatter/a1/b1");
    // Least squares over (90, 70), (75, 55), (45, 35), (88, 75), (65, 50), (72, 60) by hand: x̄ = 72.5, ȳ = 57.5,
    // Sxx = 1365.5, Sxy = 1157.5, slope 0.84767.
    assert!(figure.notes[0].contains("0.8477"), "{:?}", figure.notes);
    assert_eq!(figure.data.rows(), 6);
}

#[test]
fn correlations_stand_below_the_diagonal() {
    let figure = figure("correlation/index");
    let (a, b) = (numbers(&figure, "a"), numbers(&figure, "b"));
    assert_eq!((a[0], a[1]), (Some(1.0), b[0]));
    assert_eq!(series(&figure, "heatmap")[0]["data"].as_array().unwrap().len(), 3);
}

#[test]
fn rings_are_as_wide_as_weights() {
    let figure = figure("framework");
    assert_eq!(numbers(&figure, "effective_weight")[..2], [Some(1.0), Some(0.5)]);
    assert_eq!(figure.option["series"][0]["data"][0]["children"][0]["value"], 0.25);
    assert!(figure.alternative.contains("Alpha 50.0%"), "{}", figure.alternative);
}

#[test]
fn sensitivity_lists_the_factors_by_their_totals() {
    let figure = figure("sensitivity");
    let total = numbers(&figure, "total");
    assert!(total[0] >= total[1]);
    assert!(figure.alternative.contains("weights of"), "{}", figure.alternative);
}

#[test]
fn boxes_have_quartiles_in_order() {
    let figure = figure("distribution/a1");
    let columns = ["whisker_low", "quartile_1", "median", "quartile_3", "whisker_high"];
    let five: Vec<f64> = columns.iter().map(|column| numbers(&figure, column)[0].unwrap()).collect();
    assert!(five.is_sorted());
    assert_eq!(five[2], 73.5);
}

#[test]
fn names_that_name_nothing_say_what_there_is() {
    let wrong = |name: &str| named(name, Language::En).unwrap_err();
    assert!(matches!(wrong("rankings"), FigureError::Unknown { nearest, .. } if nearest == "ranking"));
    assert!(matches!(wrong("ranking/x"), FigureError::Unknown { .. }));
    assert_eq!(wrong("ranking/a/b").code(), "figure-too-many-words");
    assert_eq!(wrong("radar").code(), "figure-too-few-words");
    assert_eq!(wrong("radar/1/a").code(), "figure-radar-parts");
}

#[test]
fn the_list_names_figures_that_can_be_made() {
    let evaluation = SMALL.evaluation(Language::Zh);
    for listed in listing(&evaluation) {
        let figure = Figure::named(&evaluation, &listed.name).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((figure.kind, &figure.name), (listed.kind, &listed.name));
    }
    assert!(default_set(&evaluation).len() >= 10);
}

#[test]
fn a_character_that_cannot_be_drawn_is_named() {
    let mut figure = figure("ranking");
    figure.option["yAxis"][0]["data"][0] = "🙂".into();
    let error = Engine::new().unwrap().draw(&figure).unwrap_err();
    assert!(matches!(error, FigureError::Character { character: '🙂', .. }), "{error}");
}

#[test]
fn what_did_not_change_is_not_drawn_again() {
    let folder = tempfile::tempdir().unwrap();
    let (one, mut other) = (figure("ranking"), figure("framework"));
    let mut drawings = Drawings::in_folder(folder.path());
    let svg = drawings.svg(&one, Frame::Bare).unwrap();
    assert_eq!(drawings.svg(&one, Frame::Bare).unwrap(), svg);
    drawings.svg(&other, Frame::Bare).unwrap();
    assert_eq!(drawings.drawn(), 2);
    let before = key(&other, Frame::Bare);
    other.option["series"][0]["startAngle"] = 0.into();
    assert_ne!(key(&other, Frame::Bare), before);
    assert_ne!(key(&one, Frame::Bare), key(&one, Frame::Framed));
    let mut again = Drawings::in_folder(folder.path());
    assert_eq!(again.svg(&one, Frame::Bare).unwrap(), svg);
    assert_eq!(again.drawn(), 0);
    let both = crate::cache::drawings(Some(folder.path()), &[one, other], Frame::Bare).unwrap();
    assert_eq!(both[0], svg);
    let png = crate::cache::png(Some(folder.path()), &svg, 0.5).unwrap();
    assert_eq!(crate::cache::png(Some(folder.path()), &svg, 0.5).unwrap(), png);
    assert_eq!((png, both.len()), (picture::png(&svg, 0.5).unwrap(), 2));
}

#[test]
fn three_and_three_hundred_units_are_drawn() {
    let engine = Engine::new().unwrap();
    for count in [3, 300] {
        let many = Small::with_units(count);
        let evaluation = many.evaluation(Language::Zh);
        for name in
            ["ranking", "rank-intervals", "rank-probabilities", "slope/2019", "strip/u0", "scatter/a1/b1"]
        {
            let figure = Figure::named(&evaluation, name).unwrap_or_else(|error| panic!("{name}: {error}"));
            engine.draw(&figure).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}
