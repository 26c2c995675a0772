//! Which published pairs contradict each other.
//!
//! A conflict is a set of pairs that no admissible weights put in order together, while they do once any one of them
//! is taken away (an irreducible infeasible set). It has at most as many pairs as there are parts. A set of one is a
//! pair whose second unit is ahead under all weights.
//!
//! All sets of one are found first. Further sets come one at a time from the pairs that do not hold all known sets:
//! the multipliers of a contradiction name a few pairs, and what can be taken away from those is taken away
//! (deletion filter, Chinneck and Dravnieks 1991). Every conflict hits differently from those before it, since all
//! known ones are broken up first.

use super::explore::Ground;
use super::game::{Game, Rows};

/// A set of pairs that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Positions of the pairs, ascending.
    pub pairs: Vec<usize>,
}

/// The conflicts found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflicts {
    /// All pairs that contradict the scores alone, then larger sets.
    pub sets: Vec<Conflict>,
    /// Whether dropping one pair of each set leaves pairs that can all be reproduced; if not, there are sets beyond
    /// those found.
    pub is_enough: bool,
}

/// Finds all conflicts of one pair, and up to `most` larger ones. `rows` are those of the pairs, one after the other.
pub(crate) fn conflicts(ground: &Ground, rows: &[f64], most: usize) -> Conflicts {
    let parts = ground.parts;
    let row = |at: usize| &rows[at * parts..(at + 1) * parts];
    let mut game = Game::default();
    let mut contradicts = |set: &[usize]| -> Option<Vec<usize>> {
        let soft: Vec<f64> = set.iter().flat_map(|&at| row(at)).copied().collect();
        if soft.is_empty() {
            return None;
        }
        let verdict = game.solve(Rows { parts, soft: &soft, hard: &ground.hard })?;
        (verdict.bound < 0.0).then(|| verdict.support.iter().map(|&at| set[at]).collect())
    };
    let count = rows.len() / parts.max(1);
    let (lone, others): (Vec<usize>, Vec<usize>) = (0..count).partition(|&at| contradicts(&[at]).is_some());
    let mut sets: Vec<Conflict> = lone.into_iter().map(|at| Conflict { pairs: vec![at] }).collect();
    let mut larger: Vec<Vec<usize>> = Vec::new();
    loop {
        let broken = hitting(&larger);
        let left: Vec<usize> = others.iter().copied().filter(|at| !broken.contains(at)).collect();
        let Some(named) = contradicts(&left) else { break };
        if larger.len() == most {
            let sets = sets.into_iter().chain(larger.into_iter().map(|pairs| Conflict { pairs })).collect();
            return Conflicts { sets, is_enough: false };
        }
        let mut set = named;
        for at in set.clone() {
            let without: Vec<usize> = set.iter().copied().filter(|&other| other != at).collect();
            if contradicts(&without).is_some() {
                set = without;
            }
        }
        set.sort_unstable();
        larger.push(set);
    }
    sets.extend(larger.into_iter().map(|pairs| Conflict { pairs }));
    Conflicts { sets, is_enough: true }
}

/// Pairs of which every set has one: always the one in most sets left, the first of equals.
fn hitting(sets: &[Vec<usize>]) -> Vec<usize> {
    let mut left: Vec<&Vec<usize>> = sets.iter().collect();
    let mut chosen = Vec::new();
    while !left.is_empty() {
        let mut all: Vec<usize> = left.iter().flat_map(|set| set.iter().copied()).collect();
        all.sort_unstable();
        let runs = all.chunk_by(|a, b| a == b);
        let most = runs.max_by(|a, b| a.len().cmp(&b.len()).then(b[0].cmp(&a[0])));
        let Some(pair) = most.map(|run| run[0]) else { break };
        chosen.push(pair);
        left.retain(|set| !set.contains(&pair));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::super::space::Space;
    use super::*;

    /// Two parts by hand: 0 wants w₁ > 0.6, 1 wants w₁ < 0.3, 2 wants w₁ > 0.5, 3 is below 0 at both corners.
    #[test]
    fn sets_by_hand() {
        let ground = Ground::of(&Space::simplex(2)).unwrap();
        let rows = [0.4, -0.6, -0.7, 0.3, 0.5, -0.5, -1.0, -0.1];
        let found = conflicts(&ground, &rows, 10);
        let sets: Vec<&[usize]> = found.sets.iter().map(|set| set.pairs.as_slice()).collect();
        assert_eq!(sets, [[3].as_slice(), &[0, 1], &[1, 2]]);
        assert!(found.is_enough);
        let found = conflicts(&ground, &rows, 1);
        assert_eq!((found.sets.len(), found.is_enough), (2, false));
        assert!(conflicts(&ground, &rows[..2], 10).sets.is_empty());
    }

    /// Three parts: each corner wanted by one pair alone, any two together, all three not.
    #[test]
    fn a_set_of_three() {
        let ground = Ground::of(&Space::simplex(3)).unwrap();
        let rows = [0.6, -0.4, -0.4, -0.4, 0.6, -0.4, -0.4, -0.4, 0.6];
        let found = conflicts(&ground, &rows, 10);
        assert_eq!(found.sets, [Conflict { pairs: vec![0, 1, 2] }]);
    }
}
