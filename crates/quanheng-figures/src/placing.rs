//! Where names of points go, so that they stand on no other name and on no point: beside, above or below their own, or
//! nowhere.

use crate::fonts::{self, Weight};

/// Half the size of a point.
const POINT: f64 = 5.0;

/// A side of a point, in the words of ECharts.
pub(crate) type Side = &'static str;

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];

/// For each point with its name, the side where the name has room. `None` where it has none.
pub(crate) fn sides(
    points: &[(f64, f64)],
    names: &[String],
    size: f64,
    within: (f64, f64),
) -> Vec<Option<Side>> {
    let mut taken: Vec<Area> =
        points.iter().map(|&(x, y)| [x - POINT, y - POINT, x + POINT, y + POINT]).collect();
    let mut found = Vec::with_capacity(points.len());
    for (at, (&(x, y), name)) in points.iter().zip(names).enumerate() {
        let width = fonts::width(name, size, Weight::Regular);
        let half = size * 0.6;
        let area = |side: Side| match side {
            "right" => [x + POINT + 2.0, y - half, x + POINT + 4.0 + width, y + half],
            "left" => [x - POINT - 4.0 - width, y - half, x - POINT - 2.0, y + half],
            "top" => [x - width / 2.0, y - POINT - 2.0 - 2.0 * half, x + width / 2.0, y - POINT - 2.0],
            _ => [x - width / 2.0, y + POINT + 2.0, x + width / 2.0, y + POINT + 2.0 + 2.0 * half],
        };
        let is_free = |side: &Side| {
            let own = area(side);
            let inside = own[0] >= 0.0 && own[2] <= within.0 && own[1] >= 0.0 && own[3] <= within.1;
            inside && taken.iter().enumerate().all(|(other, taken)| other == at || !overlap(&own, taken))
        };
        let side = ["right", "left", "top", "bottom"].into_iter().find(is_free);
        taken.extend(side.map(area));
        found.push(side);
    }
    found
}

fn overlap(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_way_to_points_and_to_each_other() {
        let names = ["北京", "天津", "河北"].map(str::to_owned);
        let free = sides(&[(100.0, 100.0), (300.0, 100.0), (100.0, 300.0)], &names, 10.0, (600.0, 400.0));
        assert_eq!(free, [Some("right"), Some("right"), Some("right")]);
        let beside = sides(&[(100.0, 100.0), (120.0, 100.0), (110.0, 100.0)], &names, 10.0, (600.0, 400.0));
        assert_eq!(beside[0], Some("left"));
        assert_eq!(beside[1], Some("right"));
        let edge = sides(&[(590.0, 100.0)], &names[..1], 10.0, (600.0, 400.0));
        assert_eq!(edge, [Some("left")]);
    }
}
