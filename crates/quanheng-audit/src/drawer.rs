//! What a replicate takes, assumption by assumption from side A or B.

use crate::design::{Points, Side};
use crate::model::Model;

/// What a replicate takes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Draw {
    /// Number of the combination of alternatives.
    pub(crate) combination: usize,
    /// By slot.
    pub(crate) weights: Vec<f64>,
    /// By inner node, then by cut between tiers: how far it moves; empty where none does.
    pub(crate) moves: Vec<Vec<f64>>,
}

/// Room for the points of a replicate: the last one of each side is known, since sensitivity analysis asks for the
/// same replicate once for every assumption.
#[derive(Debug, Clone)]
pub(crate) struct Drawer<'m> {
    /// Weights that replace those of every combination, by slot.
    changed: &'m [(usize, f64)],
    /// By side.
    points: [Vec<f64>; 2],
    /// By side, the replicate its point is of.
    known: [Option<u64>; 2],
    /// The coordinates taken.
    point: Vec<f64>,
    pub(crate) draw: Draw,
}

impl<'m> Drawer<'m> {
    pub(crate) fn new(model: &Model, changed: &'m [(usize, f64)]) -> Self {
        let blank = vec![0.0; model.sampler.dimension()];
        Self {
            changed,
            points: [blank.clone(), blank.clone()],
            known: [None; 2],
            point: blank,
            draw: Draw {
                combination: 0,
                weights: vec![0.0; model.tree.nodes.len()],
                moves: vec![Vec::new(); model.tree.children.len()],
            },
        }
    }

    /// Draws a replicate, but for its weights: side A throughout, or the side of each assumption.
    pub(crate) fn draw(&mut self, model: &Model, number: u64, sides: Option<&[Side]>) {
        match sides {
            None => model.points.fill(number, Side::A, &mut self.point),
            Some(sides) => {
                for side in [Side::A, Side::B].into_iter().filter(|side| sides.contains(side)) {
                    self.know(&model.points, number, side);
                }
                for (assumption, &side) in sides.iter().enumerate() {
                    let own = model.sampler.coordinates_of(assumption);
                    self.point[own.clone()].copy_from_slice(&self.points[side as usize][own]);
                }
            }
        }
        self.draw.combination = model.sampler.combination(&self.point);
        model.sampler.move_cuts(&self.point, &mut self.draw.moves);
    }

    /// Takes the weights of a variant to those of the replicate just drawn.
    pub(crate) fn weigh(&mut self, model: &Model, own: &[f64]) {
        self.start(own);
        model.sampler.weigh(&self.point, &mut self.draw.weights);
    }

    /// Takes the weights of a variant as they stand.
    pub(crate) fn start(&mut self, own: &[f64]) {
        self.draw.weights.copy_from_slice(own);
        for &(slot, weight) in self.changed {
            self.draw.weights[slot] = weight;
        }
    }

    fn know(&mut self, points: &Points, number: u64, side: Side) {
        let at = side as usize;
        if self.known[at].replace(number) != Some(number) {
            points.fill(number, side, &mut self.points[at]);
        }
    }
}
