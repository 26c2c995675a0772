//! A figure: what it shows, in words and numbers, and how it is drawn.

use quanheng_data::Table;
use quanheng_programme::Language;
use serde_json::Value;

/// A figure, before it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name: a slug, with codes of what it is about after slashes, such as `radar/120000`.
    pub name: String,
    /// What kind of drawing it is.
    pub kind: Kind,
    /// The language of its words.
    pub language: Language,
    /// Title, in the reader's language.
    pub title: String,
    /// What is drawn, and in which unit of measure.
    pub unit: String,
    /// Where the numbers come from.
    pub source: String,
    /// What a reader must know besides: what is missing, what lines mean.
    pub notes: Vec<String>,
    /// What a reader who cannot see it must know: what is drawn and what stands out, with numbers.
    pub alternative: String,
    /// The numbers drawn.
    pub data: Table,
    /// The ECharts option, without title and source: these are set as text around the drawing.
    pub option: Value,
    /// The GeoJSON that the option draws as the map `shapes`.
    pub shapes: Option<Value>,
    /// Width and height in CSS pixels. 640 pixels are meant to be 160 mm: a pixel is 0.71 pt.
    pub size: (u32, u32),
}

impl Figure {
    /// The numbers as CSV.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        quanheng_data::csv::write(&self.data)
    }

    /// The name as that of a file, without ending.
    #[must_use]
    pub fn file_stem(&self) -> String {
        crate::drawing::slug(&self.name)
    }
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
    /// Bars of one measure, from plain numbers.
    Bars,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 16] = [
        Self::Ranking,
        Self::RankIntervals,
        Self::RankProbabilities,
        Self::TileMap,
        Self::Map,
        Self::Radar,
        Self::Strip,
        Self::Timeline,
        Self::Slope,
        Self::Scatter,
        Self::Correlation,
        Self::Framework,
        Self::Sensitivity,
        Self::Distribution,
        Self::ValueAndRank,
        Self::Bars,
    ];

    /// The word that names it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Ranking => "ranking",
            Self::RankIntervals => "rank-intervals",
            Self::RankProbabilities => "rank-probabilities",
            Self::TileMap => "tile-map",
            Self::Map => "map",
            Self::Radar => "radar",
            Self::Strip => "strip",
            Self::Timeline => "timeline",
            Self::Slope => "slope",
            Self::Scatter => "scatter",
            Self::Correlation => "correlation",
            Self::Framework => "framework",
            Self::Sensitivity => "sensitivity",
            Self::Distribution => "distribution",
            Self::ValueAndRank => "value-and-rank",
            Self::Bars => "bars",
        }
    }

    /// Whether it shows how sure ranks are, so that the uncertainty analysis must be handed in.
    #[must_use]
    pub const fn shows_uncertainty(self) -> bool {
        matches!(self, Self::RankIntervals | Self::RankProbabilities)
    }

    /// The kind that a figure of this name is of.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let slug = name.split('/').next().unwrap_or_default();
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}
