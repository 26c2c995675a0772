//! A figure: what it shows, in words and numbers, and how it is drawn.

use quanheng_data::Table;
use serde_json::Value;

/// A figure, before it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name: a slug, with codes of what it is about after slashes, such as `profile-radar/120000`.
    pub name: String,
    /// What kind of drawing it is.
    pub kind: Kind,
    /// Title, in the reader's language.
    pub title: String,
    /// Unit of measure of what is drawn.
    pub unit: String,
    /// Where the numbers come from.
    pub source: String,
    /// What a reader who cannot see it must know: what is drawn and what stands out, with numbers.
    pub alternative: String,
    /// The numbers drawn.
    pub data: Table,
    /// The ECharts option, without title and source: these are set as text around the drawing.
    pub option: Value,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
}

/// What kind of drawing a figure is. The slug is the name people ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Ranking with the contributions of the dimensions stacked.
    Ranking,
    /// Ranks with their intervals, by tier.
    RankIntervals,
    /// Probability of every rank, as a heat map.
    RankProbabilities,
    /// One square for each unit, laid out like a map.
    TileMap,
    /// Shapes of the user's own GeoJSON, coloured.
    Map,
    /// A unit's dimensions against its group and the best.
    Radar,
    /// A unit's place on every indicator among all units.
    Strip,
    /// Series over time, with targets.
    Timeline,
    /// Ranks in two editions or periods.
    Slope,
    /// One measure against another, with the line fitted.
    Scatter,
    /// Correlations.
    Correlation,
    /// The framework with its weights.
    Framework,
    /// First-order and total sensitivity indices with intervals.
    Sensitivity,
    /// Distributions of indicators with outliers.
    Distribution,
    /// A value with a rank beside it, on two axes.
    ValueAndRank,
}
