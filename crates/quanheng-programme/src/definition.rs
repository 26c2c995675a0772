//! `quanheng.toml` → a definition: texts, sources, steps and scenarios, each checked by itself.
//!
//! What needs the framework or the units is checked elsewhere.

use std::collections::BTreeMap;

use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::{Direction, Finding, Frequency, Mark, Period, StepSpec};
use toml::de::DeTable;

use crate::audit::{self, definition::AuditDefinition};
use crate::keys::{DATA, PUBLISHED, ROOT, SCENARIO, SCENARIO_INDICATOR};
use crate::language::Words;
use crate::lints::{self, LintChoice};
use crate::places::StepPlaces;
use crate::programme::{PeriodAxis, Score};
use crate::scenario::{IndicatorChange, Scenario};
use crate::section::{Section, Source};
use crate::source::{DataSource, Extent, Layout, PublishedSource, Unknown};
use crate::steps;
use crate::text::Encoding;

/// The name of the programme's own method among scenarios.
const BASE: &str = "base";

/// What `quanheng.toml` says.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) caution: Words,
    pub(crate) version: Option<String>,
    pub(crate) periods: PeriodAxis,
    /// Where the scored period stands, if it is given.
    pub(crate) score_place: Option<Place>,
    pub(crate) units_file: Option<(String, Place)>,
    pub(crate) indicators_file: Option<(String, Place)>,
    pub(crate) neighbours_file: Option<(String, Place)>,
    pub(crate) names_file: Option<(String, Place)>,
    pub(crate) map: Option<MapFiles>,
    pub(crate) data: Vec<DataSource>,
    pub(crate) steps: Vec<(StepSpec, StepPlaces)>,
    pub(crate) published: Vec<PublishedSource>,
    pub(crate) scenarios: BTreeMap<String, Scenario>,
    pub(crate) lint: LintChoice,
    pub(crate) audit: Option<AuditDefinition>,
}

/// What `[map]` names.
#[derive(Debug)]
pub(crate) struct MapFiles {
    pub(crate) tiles: Option<(String, Place)>,
    pub(crate) shapes: Option<(String, Place)>,
    /// The property of a shape that names its unit.
    pub(crate) key: String,
}

/// Reads the text of `quanheng.toml`. Findings come beside what could be read.
pub(crate) fn read(file: &str, text: &str) -> (Definition, Vec<Finding>) {
    let source = Source { file, text, findings: Vec::new().into() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(0..1);
        let finding = source.error("toml-syntax", source.place(span));
        source.say(finding.with("message", error.message()));
    }
    let broken = !source.findings.borrow().is_empty();
    let root = Section::closed(&source, table.get_ref(), 0, ROOT);
    let definition = definition(root);
    let mut findings = source.findings.into_inner();
    if broken {
        // What a half-read file seems to lack is noise beside the syntax error.
        findings.retain(|finding| finding.code == "toml-syntax");
    }
    (definition, findings)
}

fn definition(root: Section) -> Definition {
    let programme = root.table("programme");
    let axis = root.table("periods");
    let periods = period_axis(axis);
    let frequency = periods.frequency;
    let file = |name: &str| {
        let section = root.table(name)?;
        Some((section.text("file")?, section.place_of("file")))
    };
    Definition {
        id: programme.map(programme_id).unwrap_or_default(),
        title: programme.and_then(|section| section.words("title")).unwrap_or_default(),
        caution: programme.and_then(|section| section.words("caution")).unwrap_or_default(),
        version: programme.and_then(|section| section.text("version")),
        units_file: file("units"),
        indicators_file: file("indicators"),
        neighbours_file: file("neighbours"),
        names_file: file("names"),
        map: root.table("map").map(map_files),
        data: sections(root, "data", DATA).filter_map(|section| data_source(section, frequency)).collect(),
        steps: steps::read_all(root, "step"),
        published: sections(root, "published", PUBLISHED)
            .filter_map(|section| published_source(section, frequency))
            .collect(),
        scenarios: scenarios(root, frequency),
        score_place: axis.and_then(|section| Some(section.key_place_of("score")?.value)),
        lint: lints::read(root.open_table("lint")),
        audit: root.table("audit").map(audit::definition::read),
        periods,
    }
}

fn map_files(section: Section) -> MapFiles {
    let file = |name: &str| Some((section.text(name)?, section.place_of(name)));
    MapFiles {
        tiles: file("tiles"),
        shapes: file("shapes"),
        key: section.text("key").unwrap_or_else(|| crate::map::KEY.to_owned()),
    }
}

fn sections<'a>(
    root: Section<'a>,
    name: &str,
    keys: &'static [crate::keys::Key],
) -> impl Iterator<Item = Section<'a>> + use<'a> {
    let tables = root.tables(name).into_iter();
    tables.map(move |(table, start)| Section::closed(root.source, table, start, keys))
}

fn programme_id(section: Section) -> String {
    let id = section.text("id").unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.is_empty() && !id.chars().all(is_plain) {
        let finding = section.source.error("bad-id", section.place_of("id"));
        section.source.say(finding.with("given", &id));
    }
    id
}

fn period_axis(section: Option<Section>) -> PeriodAxis {
    let Some(section) = section else {
        return PeriodAxis { frequency: Frequency::Year, list: Vec::new(), score: Score::Last };
    };
    let word = section.word("frequency").unwrap_or("year");
    let frequency = Frequency::ALL.into_iter().find(|f| f.slug() == word).unwrap_or_default();
    let mut list: Vec<Period> = section
        .texts("list")
        .unwrap_or_default()
        .iter()
        .filter_map(|(text, place)| period(section.source, frequency, text, place))
        .collect();
    if let (Some(from), Some(to)) =
        (one_period(section, "from", frequency), one_period(section, "to", frequency))
    {
        list = (0..=to.steps_since(from)).map(|steps| from.offset(steps)).collect();
        if list.is_empty() {
            section.source.say(section.source.error("periods-reversed", section.place_of("from")));
        }
    }
    list.sort_unstable();
    list.dedup();
    PeriodAxis { frequency, list, score: score(section, "score", frequency).unwrap_or_default() }
}

fn period(source: &Source, frequency: Frequency, text: &str, place: &Place) -> Option<Period> {
    let period = Period::parse(frequency, text);
    if period.is_none() {
        let finding = source.error("bad-period", place.clone());
        source.say(finding.with("given", text).with("example", frequency.example()));
    }
    period
}

fn one_period(section: Section, name: &str, frequency: Frequency) -> Option<Period> {
    period(section.source, frequency, &section.text(name)?, &section.place_of(name))
}

fn score(section: Section, name: &str, frequency: Frequency) -> Option<Score> {
    if section.text(name)? == "all" {
        return Some(Score::All);
    }
    one_period(section, name, frequency).map(Score::One)
}

fn encoding(section: Section) -> Encoding {
    section.word("encoding").map_or_else(Encoding::default, Encoding::from_word)
}

fn unknown(section: Section, name: &str) -> Unknown {
    if section.word(name) == Some("yes") { Unknown::Ignore } else { Unknown::Refuse }
}

fn data_source(section: Section, frequency: Frequency) -> Option<DataSource> {
    let or = |name: &str, default: &str| section.text(name).unwrap_or_else(|| default.to_owned());
    Some(DataSource {
        file: section.text("file")?,
        place: section.place_of("file"),
        layout: section.word("layout").map_or_else(Layout::default, Layout::from_word),
        encoding: encoding(section),
        sheet: section.text("sheet"),
        unit: or("unit", "unit"),
        indicator: or("indicator", "indicator"),
        period: or("period", "period"),
        value: or("value", "value"),
        status: section.text("status"),
        constant_period: one_period(section, "constant_period", frequency),
        constant_status: section
            .word("constant_status")
            .and_then(Mark::from_reported)
            .unwrap_or(Mark::Observed),
        unknown_indicators: unknown(section, "ignore_unknown_indicators"),
        unknown_units: unknown(section, "ignore_unknown_units"),
        missing: missing_texts(section),
    })
}

fn missing_texts(section: Section) -> BTreeMap<String, Mark> {
    let given = section.text_map("missing").unwrap_or_default();
    let reasons = Mark::MISSING_REASONS.map(Mark::slug);
    given
        .into_iter()
        .filter_map(|(text, (word, place))| {
            let mark = Mark::from_reported(&word).filter(|mark| mark.is_missing());
            if mark.is_none() {
                let finding = section.source.error("unknown-reason", place);
                let near = nearest(&word, reasons).unwrap_or_default();
                let finding = finding.with("given", &word).with("nearest", near);
                section.source.say(finding.with("known", reasons.join(", ")));
            }
            mark.map(|mark| (text, mark))
        })
        .collect()
}

fn published_source(section: Section, frequency: Frequency) -> Option<PublishedSource> {
    let only = section.text_map("where").unwrap_or_default();
    let published = PublishedSource {
        file: section.text("file")?,
        place: section.place_of("file"),
        encoding: encoding(section),
        sheet: section.text("sheet"),
        title: section.words("title").unwrap_or_default(),
        node: section.text("node"),
        node_place: section.place_of("node"),
        unit: section.text("unit").unwrap_or_else(|| "unit".to_owned()),
        score: section.text("score"),
        rank: section.text("rank"),
        tier: section.text("tier"),
        period: section.text("period"),
        constant_period: one_period(section, "constant_period", frequency),
        only: only.into_iter().map(|(column, (text, _))| (column, text)).collect(),
        decimals: section.count("decimals"),
        factor: section.positive("factor").unwrap_or(1.0),
        extent: match section.word("complete") {
            Some("no") => Extent::Top,
            Some(_) => Extent::Complete,
            None => Extent::AsListed,
        },
    };
    if published.score.is_none() && published.rank.is_none() && published.tier.is_none() {
        section.source.say(section.source.error("published-without-result", section.place()));
    }
    Some(published)
}

fn scenarios(root: Section, frequency: Frequency) -> BTreeMap<String, Scenario> {
    let named = root.named("scenario").into_iter();
    named
        .map(|(name, place, table, start)| {
            let section = Section::closed(root.source, table, start, SCENARIO);
            if name == BASE {
                root.source.say(root.source.error("reserved-scenario", place.clone()).with("given", BASE));
            }
            (name, scenario(section, place, frequency))
        })
        .collect()
}

fn scenario(section: Section, place: Place, frequency: Frequency) -> Scenario {
    let steps = section.named("step").into_iter();
    let indicators = section.named("indicator").into_iter();
    Scenario {
        title: section.words("title").unwrap_or_default(),
        place,
        drop: section.texts("drop").unwrap_or_default(),
        score: score(section, "period", frequency).map(|score| (score, section.place_of("period"))),
        steps: steps
            .map(|(id, place, table, start)| {
                let inner = Section::open(section.source, table, start, crate::keys::STEP_CHANGE);
                (id, (steps::read_change(inner), place))
            })
            .collect(),
        indicators: indicators
            .map(|(code, place, table, start)| {
                let inner = Section::closed(section.source, table, start, SCENARIO_INDICATOR);
                (code, (indicator_change(inner), place))
            })
            .collect(),
        added: steps::read_added(section),
    }
}

fn indicator_change(section: Section) -> IndicatorChange {
    let place = |name: &'static str| Some((name, section.key_place_of(name)?.value));
    IndicatorChange {
        weight: section.number("weight"),
        direction: section
            .word("direction")
            .map(|word| if word == "-" { Direction::Negative } else { Direction::Positive }),
        denominator: section.text("denominator"),
        denominator_scale: section.positive("denominator_scale"),
        target: section.number("target"),
        goalpost_low: section.number("goalpost_low"),
        goalpost_high: section.number("goalpost_high"),
        places: SCENARIO_INDICATOR.iter().filter_map(|key| place(key.name)).collect(),
    }
}

/// The finding for a programme file that is not there.
pub(crate) fn no_such_file(place: Place, file: &str, near: Option<&str>) -> Finding {
    Finding::error("no-such-file", Subject::Place(place))
        .with("file", file)
        .with("nearest", near.unwrap_or_default())
}
