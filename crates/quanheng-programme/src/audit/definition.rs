//! The section as it is written: every key read and held against what is varied.

use quanheng_audit::Design;
use quanheng_index::finding::Place;

use crate::keys::{AUDIT_ASSUMPTION, AUDIT_OPTION, Key, STEP_CHANGE};
use crate::section::Section;
use crate::steps::{self, StepChange};

/// What `[audit]` says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct AuditDefinition {
    pub(crate) replicates: Option<u64>,
    pub(crate) seed: Option<u64>,
    pub(crate) design: Option<Design>,
    pub(crate) nodes: Option<Vec<Named>>,
    pub(crate) assumptions: Vec<Raw>,
    pub(crate) inverse: Inverse,
}

/// What `[audit.inverse]` says. Shares are by code or level, each with its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Inverse {
    pub(crate) margin: Option<f64>,
    pub(crate) draws: Option<u32>,
    pub(crate) least: Vec<(String, f64, Place)>,
    pub(crate) most: Vec<(String, f64, Place)>,
}

/// A name with its place.
pub(crate) type Named = (String, Place);

/// One assumption as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Raw {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) group: Option<String>,
    pub(crate) vary: Vary,
}

/// What it varies.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Vary {
    Method {
        /// Relative probability of the programme's own way.
        own: f64,
        scenarios: Vec<Named>,
        choices: Vec<Choice>,
    },
    Weights {
        nodes: Option<Vec<Named>>,
        spread: Spread,
    },
    Inclusion {
        nodes: Vec<Named>,
        probability: f64,
    },
    Data(Error),
    Imputation,
    TierCuts(quanheng_audit::Band),
}

/// One way of several.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    pub(crate) label: String,
    pub(crate) place: Place,
    pub(crate) probability: f64,
    pub(crate) drop: Vec<Named>,
    pub(crate) steps: Vec<(String, StepChange, Place)>,
}

/// How weights spread.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Spread {
    Around(f64),
    Dirichlet(f64),
    Simplex,
    Sets(Vec<WeightSet>),
}

/// Weights of some nodes by code, each with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WeightSet {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) weights: Vec<(String, f64, Place)>,
}

/// How figures err.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Error {
    pub(crate) indicators: Option<Vec<Named>>,
    pub(crate) status: Option<Vec<Named>>,
    pub(crate) shape: quanheng_audit::Shape,
    pub(crate) size: quanheng_audit::Size,
    /// The coefficient, what goes together, and where that stands.
    pub(crate) correlation: Option<(f64, &'static str, Place)>,
}

/// Keys that say something about any kind of assumption.
const COMMON: [&str; 2] = ["vary", "group"];

/// Reads the section; faults are findings of its source.
pub(crate) fn read(section: Section) -> AuditDefinition {
    let named = section.named("assumption").into_iter();
    let assumptions = named.filter_map(|(name, place, table, start)| {
        let inner = Section::closed(section.source, table, start, AUDIT_ASSUMPTION);
        let vary = vary(inner)?;
        Some(Raw { name, place, group: inner.text("group"), vary })
    });
    AuditDefinition {
        assumptions: assumptions.collect(),
        replicates: section.count("replicates").map(u64::from),
        seed: section.count("seed").map(u64::from),
        design: section.word("design").map(|word| match word {
            "latin-hypercube" => Design::LatinHypercube,
            "sobol" => Design::Sobol,
            _ => Design::MonteCarlo,
        }),
        nodes: section.texts("nodes"),
        inverse: section.table("inverse").map(inverse).unwrap_or_default(),
    }
}

fn inverse(section: Section) -> Inverse {
    let shares = |name: &'static str| {
        let given = section.number_map(name);
        for (key, share, place) in given.iter().filter(|(_, share, _)| !(0.0..=1.0).contains(share)) {
            let finding = section.source.error("audit-above-one", place.clone());
            section.source.say(finding.with("key", key).with("given", share));
        }
        given
    };
    Inverse {
        margin: section.positive("margin"),
        draws: section.count("draws"),
        least: shares("least"),
        most: shares("most"),
    }
}

fn vary(section: Section) -> Option<Vary> {
    let word = section.word("vary")?;
    tell_idle(section, word);
    match word {
        "method" => Some(Vary::Method {
            own: section.positive("probability").unwrap_or(1.0),
            scenarios: section.texts("scenarios").unwrap_or_default(),
            choices: choices(section),
        }),
        "weights" => Some(Vary::Weights { nodes: section.texts("nodes"), spread: spread(section)? }),
        "inclusion" => {
            let probability = below_one(section, "probability");
            let nodes = needed(section, "nodes", section.texts("nodes"));
            Some(Vary::Inclusion { nodes: nodes?, probability: probability? })
        }
        "data" => data(section).map(Vary::Data),
        "imputation" => Some(Vary::Imputation),
        _ => one_of(section, "score", "places").and_then(|given| match given {
            "score" => {
                section.positive("score").map(|reach| Vary::TierCuts(quanheng_audit::Band::Score(reach)))
            }
            _ => section.count("places").map(|reach| Vary::TierCuts(quanheng_audit::Band::Places(reach))),
        }),
    }
}

/// Keys that say something about what is varied.
const fn known(vary: &str) -> &'static [&'static str] {
    match vary.as_bytes() {
        b"method" => &["probability", "scenarios", "option"],
        b"weights" => &["spread", "reach", "concentration", "nodes", "set"],
        b"inclusion" => &["nodes", "probability"],
        b"data" => &["shape", "relative", "absolute", "status", "indicators", "correlation", "together"],
        b"tier-cuts" => &["score", "places"],
        _ => &[],
    }
}

/// A key that says nothing to what is varied is told, not passed over.
fn tell_idle(section: Section, word: &str) {
    let known = known(word);
    let is_idle = |key: &&Key| !COMMON.contains(&key.name) && !known.contains(&key.name);
    for key in AUDIT_ASSUMPTION.iter().filter(is_idle) {
        let Some(place) = section.key_place_of(key.name) else { continue };
        let finding = section.source.error("audit-idle-key", place.name).with("key", key.name);
        let listed = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        section.source.say(finding.with("vary", word).with("keys", listed));
    }
}

fn choices(section: Section) -> Vec<Choice> {
    let named = section.named("option").into_iter();
    named
        .map(|(label, place, table, start)| {
            let inner = Section::closed(section.source, table, start, AUDIT_OPTION);
            let steps = inner.named("step").into_iter();
            Choice {
                label,
                place,
                probability: inner.positive("probability").unwrap_or(1.0),
                drop: inner.texts("drop").unwrap_or_default(),
                steps: steps
                    .map(|(id, place, table, start)| {
                        let step = Section::open(section.source, table, start, STEP_CHANGE);
                        (id, steps::read_change(step), place)
                    })
                    .collect(),
            }
        })
        .collect()
}

fn spread(section: Section) -> Option<Spread> {
    match section.word("spread").unwrap_or("around") {
        "dirichlet" => {
            let given = needed(section, "concentration", section.positive("concentration"));
            given.map(Spread::Dirichlet)
        }
        "simplex" => Some(Spread::Simplex),
        "sets" => needed(section, "set", sets(section)).map(Spread::Sets),
        _ => {
            let reach = needed(section, "reach", section.positive("reach"))?;
            in_range(section, "reach", reach, reach <= 1.0).map(Spread::Around)
        }
    }
}

fn sets(section: Section) -> Option<Vec<WeightSet>> {
    let named = section.named("set").into_iter();
    let sets: Vec<WeightSet> = named
        .map(|(name, place, table, start)| {
            let inner = Section::open(section.source, table, start, &[]);
            WeightSet { name, place, weights: inner.numbers() }
        })
        .collect();
    (!sets.is_empty()).then_some(sets)
}

fn data(section: Section) -> Option<Error> {
    use quanheng_audit::{Shape, Size};
    let size = match one_of(section, "relative", "absolute")? {
        "relative" => Size::Relative(section.positive("relative")?),
        _ => Size::Absolute(section.positive("absolute")?),
    };
    let shape = match section.word("shape").unwrap_or("normal") {
        "lognormal" => Shape::Lognormal,
        "uniform" => Shape::Uniform,
        "triangular" => Shape::Triangular,
        _ => Shape::Normal,
    };
    let correlation = match (section.key_place_of("correlation"), section.key_place_of("together")) {
        (None, None) => None,
        _ => {
            let together = needed(section, "together", section.word("together"));
            let coefficient = below_one(section, "correlation");
            Some((coefficient?, together?, section.place_of("together")))
        }
    };
    Some(Error {
        indicators: section.texts("indicators"),
        status: section.texts("status"),
        shape,
        size,
        correlation,
    })
}

/// A value that what is varied cannot do without; if it is not there, that is told.
fn needed<T>(section: Section, key: &'static str, given: Option<T>) -> Option<T> {
    if given.is_none() && section.key_place_of(key).is_none() {
        section.source.say(section.source.error("key-missing", section.place()).with("key", key));
    }
    given
}

/// The one of two keys that is given; none or both is told.
fn one_of(section: Section, first: &'static str, second: &'static str) -> Option<&'static str> {
    let given = |key| section.key_place_of(key);
    match (given(first), given(second)) {
        (Some(_), None) => Some(first),
        (None, Some(_)) => Some(second),
        (one, _) => {
            let place = one.map_or_else(|| section.place(), |place| place.name);
            let finding = section.source.error("audit-one-of-two", place);
            section.source.say(finding.with("first", first).with("second", second));
            None
        }
    }
}

/// A number above 0 and below 1.
fn below_one(section: Section, key: &'static str) -> Option<f64> {
    let number = needed(section, key, section.positive(key))?;
    in_range(section, key, number, number < 1.0)
}

fn in_range(section: Section, key: &'static str, number: f64, fits: bool) -> Option<f64> {
    if !fits {
        let finding = section.source.error("audit-above-one", section.place_of(key));
        section.source.say(finding.with("key", key).with("given", number));
    }
    fits.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition;

    fn read(text: &str) -> (AuditDefinition, Vec<(&'static str, usize, usize)>) {
        let (definition, findings) = definition::read("quanheng.toml", text);
        let place = |finding: &quanheng_index::Finding| match &finding.subject {
            quanheng_index::Subject::Place(place) => (finding.code, place.line, place.column),
            _ => (finding.code, 0, 0),
        };
        // The files that every programme needs are no matter here.
        let about_audit =
            findings.iter().map(place).filter(|(code, line, _)| *code != "key-missing" || *line > 1);
        (definition.audit.unwrap_or_default(), about_audit.collect())
    }

    #[test]
    fn every_kind_of_assumption_is_read() {
        let (audit, findings) = read(
            r#"[audit]
replicates = 1000
seed = 7
design = "sobol"
[audit.inverse]
margin = 0.1
draws = 500
least = { dimension = 0.05 }
[audit.inverse.most]
d1 = 0.4
[audit.assumption.a]
vary = "method"
scenarios = ["x"]
[audit.assumption.a.option.y]
probability = 2
drop = ["treat"]
[audit.assumption.b]
vary = "weights"
spread = "dirichlet"
concentration = 50
[audit.assumption.c]
vary = "inclusion"
nodes = ["indicator"]
probability = 0.1
[audit.assumption.d]
vary = "data"
relative = 0.02
status = ["estimated"]
correlation = 0.5
together = "units"
[audit.assumption.e]
vary = "imputation"
group = "figures"
[audit.assumption.f]
vary = "tier-cuts"
places = 1
"#,
        );
        assert_eq!(findings, []);
        assert_eq!((audit.replicates, audit.seed, audit.design), (Some(1000), Some(7), Some(Design::Sobol)));
        assert_eq!((audit.inverse.margin, audit.inverse.draws), (Some(0.1), Some(500)));
        let shares = [&audit.inverse.least, &audit.inverse.most].map(|all| (all[0].0.as_str(), all[0].1));
        assert_eq!(shares, [("dimension", 0.05), ("d1", 0.4)]);
        let kinds = audit.assumptions.iter().map(|raw| std::mem::discriminant(&raw.vary));
        assert_eq!(kinds.collect::<std::collections::HashSet<_>>().len(), 6);
        let Vary::Method { own, choices, .. } = &audit.assumptions[0].vary else { panic!("a method") };
        assert_eq!((*own, choices[0].probability, choices[0].drop[0].0.as_str()), (1.0, 2.0, "treat"));
        assert_eq!(audit.assumptions[4].group.as_deref(), Some("figures"));
        assert_eq!(audit.assumptions[5].vary, Vary::TierCuts(quanheng_audit::Band::Places(1)));
    }

    #[test]
    fn keys_that_do_not_belong_or_are_lacking_are_told_at_their_places() {
        let (_, findings) = read(
            "[audit.assumption.a]\nvary = \"tier-cuts\"\nreach = 1\n[audit.assumption.b]\nvary = \"weights\"\nreach = 1.5\n\
             [audit.assumption.c]\nvary = \"data\"\nrelative = 1\nabsolute = 1\n\
             [audit.inverse]\nleast = { d1 = 1.2 }\n",
        );
        let expected = [
            ("audit-idle-key", 3, 1),
            ("audit-one-of-two", 1, 1),
            ("audit-above-one", 6, 9),
            ("audit-one-of-two", 9, 1),
            ("audit-above-one", 12, 16),
        ];
        assert_eq!(findings, expected);
    }
}
