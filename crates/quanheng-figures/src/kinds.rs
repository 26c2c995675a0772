//! The kinds of figures, one file each: from an evaluation to words, numbers and an ECharts option.

mod correlation;
mod distribution;
mod framework;
mod list;
mod map;
mod radar;
mod rank_intervals;
mod rank_probabilities;
mod ranking;
mod scatter;
mod sensitivity;
mod slope;
mod strip;
mod tile_map;
mod timeline;
mod value_and_rank;

use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::{Figure, Kind};
use crate::request::Request;

pub use list::{Listed, default_set, listing};

impl Figure {
    /// The figure of a name: the slug of its kind, then codes of what it is about after slashes.
    ///
    /// # Errors
    /// When no figure has that name, or this evaluation has nothing for it.
    pub fn named(evaluation: &Evaluation, name: &str) -> Result<Self, FigureError> {
        let request = Request::new(name);
        let kinds = Kind::ALL.iter().filter(|&&kind| kind != Kind::Bars).map(|kind| kind.slug());
        let given = name.split('/').next().unwrap_or_default();
        let kind = Kind::of_name(name).ok_or_else(|| request.unknown(given, kinds.clone()))?;
        match kind {
            Kind::Ranking => ranking::figure(evaluation, &request),
            Kind::RankIntervals => rank_intervals::figure(evaluation, &request),
            Kind::RankProbabilities => rank_probabilities::figure(evaluation, &request),
            Kind::TileMap => tile_map::figure(evaluation, &request),
            Kind::Map => map::figure(evaluation, &request),
            Kind::Radar => radar::figure(evaluation, &request),
            Kind::Strip => strip::figure(evaluation, &request),
            Kind::Timeline => timeline::figure(evaluation, &request),
            Kind::Slope => slope::figure(evaluation, &request),
            Kind::Scatter => scatter::figure(evaluation, &request),
            Kind::Correlation => correlation::figure(evaluation, &request),
            Kind::Framework => framework::figure(evaluation, &request),
            Kind::Sensitivity => sensitivity::figure(evaluation, &request),
            Kind::Distribution => distribution::figure(evaluation, &request),
            Kind::ValueAndRank => value_and_rank::figure(evaluation, &request),
            Kind::Bars => Err(request.unknown(given, kinds)),
        }
    }
}
