//! Where observations and published results come from: files, layouts, column names.
//!
//! Reading them is the business of `quanheng-data`.

use std::collections::BTreeMap;

use quanheng_index::finding::Place;
use quanheng_index::{Mark, Period};

use crate::language::Words;
use crate::text::Encoding;

/// How a data table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// One row for each observation.
    #[default]
    Long,
    /// One row for each unit and period, a column for each indicator.
    WideIndicators,
    /// One row for each unit and indicator, a column for each period.
    WidePeriods,
}

impl Layout {
    /// The words used in files.
    pub const WORDS: &'static [&'static str] = &["long", "wide-indicators", "wide-periods"];

    /// The layout a file spells `word`; long for anything else.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "wide-indicators" => Self::WideIndicators,
            "wide-periods" => Self::WidePeriods,
            _ => Self::Long,
        }
    }
}

/// What to do with rows of units or indicators the programme does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unknown {
    /// An error, with the nearest spelling.
    #[default]
    Refuse,
    /// Passed over, and counted.
    Ignore,
}

/// One `[[data]]` table.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSource {
    /// Path or glob, relative to the folder.
    pub file: String,
    /// Where that stands in `quanheng.toml`.
    pub place: Place,
    /// Layout.
    pub layout: Layout,
    /// Encoding of text files.
    pub encoding: Encoding,
    /// Sheet of a workbook; the first when not given.
    pub sheet: Option<String>,
    /// Column that names the unit.
    pub unit: String,
    /// Column that names the indicator.
    pub indicator: String,
    /// Column that holds the period.
    pub period: String,
    /// Column that holds the value (long layout).
    pub value: String,
    /// Column that holds status flags or missing-reasons.
    pub status: Option<String>,
    /// The period of every row, when no column holds it.
    pub constant_period: Option<Period>,
    /// The status of every value, when no column holds it.
    pub constant_status: Mark,
    /// Rows of indicators that are not in the framework.
    pub unknown_indicators: Unknown,
    /// Rows of units that are not among the units.
    pub unknown_units: Unknown,
    /// Texts that stand for a missing-reason, besides the empty cell and the reasons' own words.
    pub missing: BTreeMap<String, Mark>,
}

/// One `[[published]]` table.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedSource {
    /// Path, relative to the folder.
    pub file: String,
    /// Where that stands in `quanheng.toml`.
    pub place: Place,
    /// Encoding of text files.
    pub encoding: Encoding,
    /// Sheet of a workbook; the first when not given.
    pub sheet: Option<String>,
    /// What to call it; may be empty.
    pub title: Words,
    /// Code of the node it speaks of; the root when not given.
    pub node: Option<String>,
    /// Where that stands.
    pub node_place: Place,
    /// Column that names the unit.
    pub unit: String,
    /// Column of published scores.
    pub score: Option<String>,
    /// Column of published ranks.
    pub rank: Option<String>,
    /// Column of published tiers.
    pub tier: Option<String>,
    /// Column that holds the period.
    pub period: Option<String>,
    /// The period of every row, when no column holds it.
    pub constant_period: Option<Period>,
    /// Keep only rows whose columns have these texts.
    pub only: BTreeMap<String, String>,
    /// Decimals the published scores are rounded to.
    pub decimals: Option<u32>,
    /// Published score = factor × our score: for published contributions.
    pub factor: f64,
    /// Whether all units are listed, or only the best ones.
    pub extent: Extent,
}

/// Whether a published list is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// The list itself tells: it has the best k only when it ranks fewer units than there are, from 1 without a gap.
    #[default]
    AsListed,
    /// Every unit is listed that the publisher ranked.
    Complete,
    /// The list has the best k only.
    Top,
}
