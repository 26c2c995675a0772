//! # target
//!
//! How far a unit has come from a baseline to a target, and whether that is fast enough. With baseline x₀ at t₀, value x
//! at t, target x* at t*, times in years:
//!
//! - attainment (x − x₀)/(x* − x₀): 0 at the baseline, 1 at the target, below 0 when it went the other way;
//! - expected now on the way, linear x₀ + (x* − x₀)(t − t₀)/(t* − t₀) or compound x₀(x*/x₀)^((t − t₀)/(t* − t₀));
//! - pace: the change a year so far by the change a year needed from the start (compound: both as rates). 1 or more is
//!   on track;
//! - required from now on: (x* − x)/(t* − t) a year, or compound (x*/x)^(1/(t* − t)) − 1.
//!
//! - The direction of the indicator says whether more or less is wanted. From a baseline that meets the target already
//!   there is no way to go: no attainment, no pace, nothing expected; the unit *reached* it, or is *moving away* when it
//!   meets it no longer. Compound needs x₀, x and x* of one positive sign; otherwise `None`. At or after t*, and
//!   once the target is met, nothing is required any more: `None`.
//! - [`Verdict`] follows Eurostat's monitoring of targets: pace ≥ 0.95 on track, ≥ 0.6 moderate, ≥ 0 insufficient, < 0
//!   moving away, with compound rates. A target that has been reached is *reached*, whatever the pace.
//! - Source: Eurostat, Sustainable Development in the European Union, annex "Method for assessing indicators with a
//!   quantitative target" (ratio of actual to required growth rate); attainment: OECD (2019), Measuring Distance to the
//!   SDG Targets.
//! - Example: 100 in 2015, 120 in 2020, target 150 in 2030. Attainment 0.4; expected on the line 116.67; linear pace
//!   4/3.33 = 1.2: on track; required 3 a year.

use super::change::compound_rate;
use super::years_between;
use crate::framework::Direction;
use crate::period::Period;

/// What is to be reached from where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// When the way began.
    pub start: Period,
    /// Value then.
    pub baseline: f64,
    /// When the target is due, later than the start.
    pub due: Period,
    /// Value wanted then.
    pub value: f64,
    /// Whether more is better, or less.
    pub direction: Direction,
}

/// The way that is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// The same amount each year.
    Linear,
    /// The same rate each year.
    Compound,
}

/// Where a unit stands on the way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Share of the way done.
    pub attainment: Option<f64>,
    /// Value expected by now.
    pub expected: Option<f64>,
    /// Change a year so far by the change a year needed.
    pub pace: Option<f64>,
    /// Amount (linear) or rate (compound) a year needed from now on.
    pub required: Option<f64>,
    /// In a word.
    pub verdict: Option<Verdict>,
}

/// Progress in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Pace below 0.
    MovingAway,
    /// Pace below 0.6.
    Insufficient,
    /// Pace below 0.95.
    Moderate,
    /// Pace 0.95 or more.
    OnTrack,
    /// The target is reached or passed.
    Reached,
}

impl Target {
    /// Where a value in a period stands; `None` before or at the start, or when the target is due no later than that.
    #[must_use]
    pub fn progress(&self, now: Period, value: f64, path: Path) -> Option<Progress> {
        let (gone, whole) = (years_between(self.start, now), years_between(self.start, self.due));
        if gone <= 0.0 || whole <= 0.0 {
            return None;
        }
        let left = whole - gone;
        let required = match path {
            _ if left <= 0.0 || self.is_met(value) => None,
            Path::Linear => Some((self.value - value) / left),
            Path::Compound => compound_rate(value, self.value, left),
        };
        if self.is_met(self.baseline) {
            let verdict = Some(if self.is_met(value) { Verdict::Reached } else { Verdict::MovingAway });
            return Some(Progress { attainment: None, expected: None, pace: None, required, verdict });
        }
        let way = self.value - self.baseline;
        let attainment = (value - self.baseline) / way;
        let pace = match path {
            Path::Linear => Some(attainment * whole / gone),
            Path::Compound => self.compound_pace(value, gone, whole),
        };
        let expected = match path {
            Path::Linear => Some(self.baseline + way * gone / whole),
            Path::Compound => self.compound_value(gone / whole),
        };
        let verdict = if self.is_met(value) { Some(Verdict::Reached) } else { pace.map(Verdict::of_pace) };
        Some(Progress { attainment: Some(attainment), expected, pace, required, verdict })
    }

    fn is_met(&self, value: f64) -> bool {
        self.direction.sign() * (value - self.value) >= 0.0
    }

    fn compound_value(&self, share: f64) -> Option<f64> {
        let value = self.baseline * libm::pow(self.value / self.baseline, share);
        (self.baseline > 0.0 && self.value > 0.0).then_some(value).filter(|value| value.is_finite())
    }

    fn compound_pace(&self, value: f64, gone: f64, whole: f64) -> Option<f64> {
        let actual = compound_rate(self.baseline, value, gone)?;
        let needed = compound_rate(self.baseline, self.value, whole).filter(|&rate| rate != 0.0)?;
        (value > 0.0 && self.value > 0.0).then(|| actual / needed)
    }
}

impl Verdict {
    /// Of a target that is not reached.
    #[must_use]
    pub fn of_pace(pace: f64) -> Self {
        match pace {
            _ if pace >= 0.95 => Self::OnTrack,
            _ if pace >= 0.6 => Self::Moderate,
            _ if pace >= 0.0 => Self::Insufficient,
            _ => Self::MovingAway,
        }
    }

    /// The word used in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::MovingAway => "moving-away",
            Self::Insufficient => "insufficient",
            Self::Moderate => "moderate",
            Self::OnTrack => "on-track",
            Self::Reached => "reached",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(year: u16) -> Period {
        Period::year(year).unwrap()
    }

    fn target(baseline: f64, value: f64) -> Target {
        let direction = if value < baseline { Direction::Negative } else { Direction::Positive };
        Target { start: year(2015), baseline, due: year(2030), value, direction }
    }

    fn close(got: Option<f64>, want: f64) {
        let got = got.expect("defined");
        assert!((got - want).abs() < 1e-13, "{got} is not {want}");
    }

    #[test]
    fn the_page_example() {
        let progress = target(100.0, 150.0).progress(year(2020), 120.0, Path::Linear).unwrap();
        close(progress.attainment, 0.4);
        close(progress.expected, 350.0 / 3.0);
        close(progress.pace, 1.2);
        close(progress.required, 3.0);
        assert_eq!(progress.verdict, Some(Verdict::OnTrack));
    }

    /// 100 → 800 in 15 years is doubling every five: 200 is expected after five years, and 4^(1/10) a year remains.
    #[test]
    fn a_compound_way() {
        let progress = target(100.0, 800.0).progress(year(2020), 200.0, Path::Compound).unwrap();
        close(progress.expected, 200.0);
        close(progress.pace, 1.0);
        close(progress.required, libm::pow(4.0, 0.1) - 1.0);
        assert_eq!(target(-1.0, 1.0).progress(year(2020), 0.5, Path::Compound).unwrap().pace, None);
    }

    /// Less is wanted: from 40 to 10 in 15 years is 2 a year less.
    #[test]
    fn verdicts_in_the_other_direction() {
        let verdict = |value: f64| {
            target(40.0, 10.0).progress(year(2020), value, Path::Linear).unwrap().verdict.unwrap().slug()
        };
        assert_eq!(verdict(29.0), "on-track");
        assert_eq!(verdict(33.0), "moderate");
        assert_eq!(verdict(38.0), "insufficient");
        assert_eq!(verdict(41.0), "moving-away");
        assert_eq!(verdict(9.0), "reached");
    }

    /// More is wanted, and 12 of the 10 wanted were there from the start.
    #[test]
    fn a_target_met_from_the_start() {
        let target = Target { direction: Direction::Positive, ..target(12.0, 10.0) };
        let progress = |value: f64| target.progress(year(2020), value, Path::Linear).unwrap();
        assert_eq!((progress(14.0).verdict, progress(14.0).required), (Some(Verdict::Reached), None));
        assert_eq!(progress(9.0).verdict, Some(Verdict::MovingAway));
        assert_eq!((progress(9.0).attainment, progress(9.0).required), (None, Some(0.1)));
    }

    #[test]
    fn no_way_no_progress() {
        assert_eq!(target(1.0, 2.0).progress(year(2015), 1.0, Path::Linear), None);
        let standing = target(1.0, 1.0).progress(year(2020), 1.0, Path::Linear).unwrap();
        assert_eq!(
            (standing.attainment, standing.pace, standing.verdict),
            (None, None, Some(Verdict::Reached))
        );
        assert_eq!(target(1.0, 2.0).progress(year(2030), 1.5, Path::Linear).unwrap().required, None);
    }
}
