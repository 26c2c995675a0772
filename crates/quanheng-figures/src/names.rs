//! Names beside an axis: cut to the room there is, the full name staying in the data.

use crate::fonts::{self, Weight};
use crate::theme;

/// The most room names get beside an axis.
const MOST: f64 = 190.0;

/// The most room a unit gets in a legend.
const LEGEND: f64 = 240.0;

/// Names as they are drawn, and how wide they are.
pub(crate) struct Names {
    /// As drawn.
    pub(crate) drawn: Vec<String>,
    /// Room for them, with a gap.
    pub(crate) room: f64,
}

impl Names {
    /// Names in letters of the usual size.
    pub(crate) fn of(names: impl IntoIterator<Item = String>) -> Self {
        Self::within(names, MOST)
    }

    /// Names with a number behind each, which stays whole however long the name.
    pub(crate) fn numbered(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let drawn = pairs.into_iter().map(|(name, number)| {
            let room = MOST - fonts::width(&format!("  {number}"), theme::TEXT, Weight::Regular);
            format!("{}  {number}", fonts::shortened(&name, room, theme::TEXT))
        });
        Self::within(drawn.collect::<Vec<_>>(), MOST + 1.0)
    }

    /// Names in so much room.
    fn within(names: impl IntoIterator<Item = String>, most: f64) -> Self {
        let drawn: Vec<String> =
            names.into_iter().map(|name| fonts::shortened(&name, most, theme::TEXT)).collect();
        let widest = widest(&drawn);
        Self { drawn, room: libm::ceil(widest) + 14.0 }
    }
}

/// A name as a legend has it: others must fit beside it.
pub(crate) fn in_legend(name: &str) -> String {
    fonts::shortened(name, LEGEND, theme::TEXT)
}

/// Width of the widest of some texts.
pub(crate) fn widest(texts: &[String]) -> f64 {
    let width = |text: &String| fonts::width(text, theme::TEXT, Weight::Regular);
    texts.iter().map(width).fold(0.0, f64::max)
}

/// Height of a legend of these names below a drawing.
pub(crate) fn legend_height(names: &[String], width: f64) -> f64 {
    let mut lines = 1.0;
    let mut used = 0.0;
    for name in names {
        let own = fonts::width(name, theme::TEXT, Weight::Regular) + 14.0 + 5.0 + 12.0;
        if used > 0.0 && used + own > width - 10.0 {
            lines += 1.0;
            used = 0.0;
        }
        used += own;
    }
    lines * 21.0 + 4.0
}
