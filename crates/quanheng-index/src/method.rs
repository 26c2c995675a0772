//! What a method is: a slug, declared parameters, a manual page, and a maker of the thing that computes.
//!
//! The list of all methods is [`registry`]; the traits the makers return live with
//! their kind of step.

use std::collections::BTreeMap;

use crate::aggregate::Aggregate;
use crate::denominate::Denominate;
use crate::derive::Derive;
use crate::impute::Impute;
use crate::normalise::Normalise;
use crate::parameter::{Fault, Parameter, Value, Values};
use crate::rank::Rank;
use crate::registry;
use crate::screen::Screen;
use crate::tier::Tier;
use crate::treat::Treat;
use crate::weight::Weight;

/// The kinds of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Leaves out units and indicators with too little data.
    Screen,
    /// Computes an indicator from others.
    Derive,
    /// Divides indicators by their denominators.
    Denominate,
    /// Fills missing cells.
    Impute,
    /// Tames outliers and skewness.
    Treat,
    /// Brings indicators to a common scale.
    Normalise,
    /// Sets weights within each parent.
    Weight,
    /// Computes nodes from their children.
    Aggregate,
    /// Orders the units at each node.
    Rank,
    /// Sorts the units into ordered classes.
    Tier,
}

impl StepKind {
    /// Every kind in the usual order.
    pub const ALL: [Self; 10] = [
        Self::Screen,
        Self::Derive,
        Self::Denominate,
        Self::Impute,
        Self::Treat,
        Self::Normalise,
        Self::Weight,
        Self::Aggregate,
        Self::Rank,
        Self::Tier,
    ];

    /// The word used in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Derive => "derive",
            Self::Denominate => "denominate",
            Self::Impute => "impute",
            Self::Treat => "treat",
            Self::Normalise => "normalise",
            Self::Weight => "weight",
            Self::Aggregate => "aggregate",
            Self::Rank => "rank",
            Self::Tier => "tier",
        }
    }

    /// The kind a file spells `text`.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == text)
    }

    /// The method taken when a step names none; `None` where there is no natural one.
    #[must_use]
    pub const fn default_method(self) -> Option<&'static str> {
        match self {
            Self::Screen => Some("coverage"),
            Self::Derive => Some("expression"),
            Self::Denominate => Some("by-indicator"),
            Self::Weight => Some("given"),
            Self::Aggregate => Some("arithmetic"),
            Self::Rank => Some("competition"),
            Self::Impute | Self::Treat | Self::Normalise | Self::Tier => None,
        }
    }

    /// Whether the step prepares data: what comes after sees the indicators as they will be scored.
    #[must_use]
    pub const fn prepares_data(self) -> bool {
        matches!(self, Self::Screen | Self::Derive | Self::Denominate | Self::Impute)
    }

    /// Whether overrides of the step (`at`) speak of inner nodes and levels; else of leaves and inputs.
    #[must_use]
    pub const fn works_on_inner_nodes(self) -> bool {
        matches!(self, Self::Weight | Self::Aggregate | Self::Rank | Self::Tier)
    }
}

/// Heading of the Chinese part of a page.
const CHINESE: &str = "## 中文";

/// Makes the thing that computes, from checked values.
type Make<T> = fn(&Values) -> Result<Box<T>, Fault>;

/// The maker of a method, one variant for each kind of step.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "each variant is the step kind of the same name")]
pub enum Maker {
    Screen(Make<dyn Screen>),
    Derive(Make<dyn Derive>),
    Denominate(Make<dyn Denominate>),
    Impute(Make<dyn Impute>),
    Treat(Make<dyn Treat>),
    Normalise(Make<dyn Normalise>),
    Weight(Make<dyn Weight>),
    Aggregate(Make<dyn Aggregate>),
    Rank(Make<dyn Rank>),
    Tier(Make<dyn Tier>),
}

/// One method. Its file declares it as a constant; the registry lists it.
#[derive(Clone, Copy)]
pub struct Method {
    /// File name, spec value, manual page and test case.
    pub slug: &'static str,
    /// One line, 中文.
    pub zh: &'static str,
    /// One line, English.
    pub en: &'static str,
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// Source text of its file, whose header is the manual page.
    pub source: &'static str,
    /// Makes it.
    pub maker: Maker,
}

impl Method {
    /// The kind of step it belongs to.
    #[must_use]
    pub const fn kind(&self) -> StepKind {
        match self.maker {
            Maker::Screen(_) => StepKind::Screen,
            Maker::Derive(_) => StepKind::Derive,
            Maker::Denominate(_) => StepKind::Denominate,
            Maker::Impute(_) => StepKind::Impute,
            Maker::Treat(_) => StepKind::Treat,
            Maker::Normalise(_) => StepKind::Normalise,
            Maker::Weight(_) => StepKind::Weight,
            Maker::Aggregate(_) => StepKind::Aggregate,
            Maker::Rank(_) => StepKind::Rank,
            Maker::Tier(_) => StepKind::Tier,
        }
    }

    /// The manual page in Markdown, English: the header comment of the method's file up to its Chinese part.
    #[must_use]
    pub fn page(&self) -> String {
        let page = header(self.source);
        let lines: Vec<&str> = page.lines().take_while(|line| *line != CHINESE).collect();
        format!("{}\n", lines.join("\n").trim_end())
    }

    /// The manual page in Markdown, 中文: what stands below the heading `中文`.
    #[must_use]
    pub fn page_zh(&self) -> String {
        let page = header(self.source);
        let lines: Vec<&str> = page.lines().skip_while(|line| *line != CHINESE).skip(1).collect();
        format!("{}\n", lines.join("\n").trim())
    }

    /// Checks given parameters.
    ///
    /// # Errors
    /// A fault for each parameter that does not fit.
    pub fn check(&self, given: &BTreeMap<String, Value>) -> Result<Values, Vec<Fault>> {
        Values::check(self.parameters, given)
    }
}

impl std::fmt::Debug for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind().slug(), self.slug)
    }
}

/// The header comment of a source file as Markdown.
pub(crate) fn header(source: &str) -> String {
    let mut page = String::new();
    for line in source.lines().map_while(|line| line.strip_prefix("//!")) {
        page.push_str(line.strip_prefix(' ').unwrap_or(line));
        page.push('\n');
    }
    page
}

/// The method of a kind called `slug`.
#[must_use]
pub fn find(kind: StepKind, slug: &str) -> Option<&'static Method> {
    of_kind(kind).find(|method| method.slug == slug)
}

/// All methods of a kind.
pub fn of_kind(kind: StepKind) -> impl Iterator<Item = &'static Method> {
    registry::METHODS.iter().copied().filter(move |method| method.kind() == kind)
}
