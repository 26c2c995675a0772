//! Many replicates at once: drawn, scored and ranked in a block, and counted.

use std::ops::Range;

use quanheng_index::Finding;

use super::{Count, Refused, Work};
use crate::block::{Arrangement, Block, Method};
use crate::model::{Model, told};
use crate::record::Record;
use crate::standings::Ranked;
use crate::taken::{NOTED, Taken};

impl Work<'_> {
    /// Does some replicates, at most [`WIDTH`](crate::block::WIDTH).
    pub(crate) fn block(
        &mut self,
        numbers: Range<u64>,
        count: &mut Count,
        record: Option<&mut Record>,
    ) -> Result<(), Refused> {
        self.count_block(numbers.clone(), count, record).map_err(|findings| self.first(numbers, findings))
    }

    fn count_block(
        &mut self,
        numbers: Range<u64>,
        count: &mut Count,
        mut record: Option<&mut Record>,
    ) -> Result<(), Vec<Finding>> {
        let arrangement = if record.is_some() { Arrangement::AsDrawn } else { Arrangement::ByCombination };
        self.score_block(numbers, arrangement, |work, number| work.note(number, &mut count.taken))?;
        self.note_block(&mut count.taken);
        let (model, slots, mut decimals) = (self.model, self.slots, Vec::new());
        for (at, &slot) in slots.iter().enumerate() {
            let audited = |position| &model.variants[self.block.combination(position)];
            decimals.clear();
            let positions = 0..self.block.len();
            decimals.extend(positions.map(|position| audited(position).decimals[slot - model.tree.leaves]));
            let (scores, has_gaps) = (self.block.scores(at), self.block.has_gaps(at));
            let tally = &mut count.tallies[at];
            let ranked = Ranked { scores, has_gaps, decimals: &decimals };
            self.standings.rank(ranked, self.block.len(), tally.pairs());
            tally.add(scores, &self.standings.places, self.block.len());
            self.count_tiers(at, &decimals, count, record.as_deref_mut())?;
        }
        Ok(())
    }

    /// Draws and scores some replicates, at most [`WIDTH`](crate::block::WIDTH); `noting` is called after each is drawn.
    pub(crate) fn score_block(
        &mut self,
        numbers: Range<u64>,
        arrangement: Arrangement,
        mut noting: impl FnMut(&Self, u64),
    ) -> Result<&Block, Vec<Finding>> {
        let model = self.model;
        // Figures of their own are scored one by one, where they are drawn.
        let arrangement = if model.rerun.is_some() { Arrangement::AsDrawn } else { arrangement };
        self.block.clear();
        self.moves.clear();
        for number in numbers {
            self.draw(number, None)?;
            noting(self, number);
            if let Some(own) = &self.own {
                self.scores.run(&model.tree, &own.variant, &self.drawer.draw.weights).map_err(told)?;
                self.block.take(self.slots, &self.scores, self.block.len());
            }
            let draw = &self.drawer.draw;
            self.block.push(draw.combination, &draw.weights);
            if draw.moves.iter().any(|moves| !moves.is_empty()) {
                self.moves.push(draw.moves.clone());
            }
        }
        self.block.arrange(&model.tree, arrangement);
        if model.rerun.is_none() {
            self.block.score(method(model, self.slots), &mut self.scores).map_err(told)?;
        }
        Ok(&self.block)
    }

    /// Makes and counts the tiers of the node ranked last.
    fn count_tiers(
        &mut self,
        at: usize,
        decimals: &[Option<u32>],
        count: &mut Count,
        mut record: Option<&mut Record>,
    ) -> Result<(), Vec<Finding>> {
        let (model, slot, scores) = (self.model, self.slots[at], self.block.scores(at));
        let inner = slot - model.tree.leaves;
        if record.is_none() && model.variants.iter().all(|audited| audited.tiers[inner].is_none()) {
            return Ok(());
        }
        for (position, &decimals) in decimals.iter().enumerate() {
            let combination = self.block.combination(position);
            let moves = self.moves.get(self.block.number(position)).map_or(&[][..], |all| &all[inner]);
            let own = scores.iter().map(|row| row[position]);
            self.places.tiers.clear();
            self.places.take(self.standings.places.iter().map(|row| row[position]));
            if let Some(rule) = &model.variants[combination].tiers[inner] {
                if self.tiered.replace((combination, slot)) != Some((combination, slot)) {
                    self.places.forget();
                }
                if !rule.looks_at_no_scores() || !moves.is_empty() {
                    self.places.rank(own.clone(), decimals);
                }
                self.places.tier(rule, moves).map_err(told)?;
                count.tallies[at].add_tiers(&self.places.tiers);
                count.stability[at].add(&self.places.tiers);
            }
            if let Some(record) = record.as_deref_mut() {
                record.add(at, own, &self.places.places, &self.places.tiers);
            }
        }
        Ok(())
    }

    /// The first of some replicates that is refused, done one by one.
    fn first(&mut self, numbers: Range<u64>, findings: Vec<Finding>) -> Refused {
        let start = numbers.start;
        for number in numbers {
            let placed = self.score(number, None).and_then(|audited| {
                let combination = self.drawer.draw.combination;
                self.slots.iter().try_for_each(|&slot| self.place(audited, slot, combination))
            });
            if let Err(findings) = placed {
                return Refused { number, findings };
            }
        }
        Refused { number: start, findings }
    }

    /// Notes what assumptions took in the replicate just drawn, beside weights and alternatives.
    fn note(&self, number: u64, taken: &mut [Taken]) {
        for (at, taken) in taken.iter_mut().enumerate() {
            match taken {
                Taken::Cuts(cuts) => {
                    let moves = self.drawer.draw.moves.iter().flatten();
                    cuts.iter_mut().zip(moves).for_each(|((.., moved), &by)| moved.add(by));
                }
                Taken::Errors(_) | Taken::Drawn(_) if number.is_multiple_of(NOTED) => {
                    taken.note(at, &self.noted);
                }
                _ => {}
            }
        }
    }

    /// Notes the weights and alternatives of a block.
    fn note_block(&self, taken: &mut [Taken]) {
        let (model, block) = (self.model, &self.block);
        for (at, taken) in taken.iter_mut().enumerate() {
            let slots = model.sampler.slots_of(at);
            match taken {
                Taken::Alternatives(counts) => {
                    for position in 0..block.len() {
                        let choice = model.sampler.alternative(at, block.combination(position));
                        counts[choice.expect("of alternatives")] += 1;
                    }
                }
                Taken::Shares(nodes) => {
                    for (&slot, (_, share)) in slots.iter().zip(nodes) {
                        share.add_all(block.shares(slot));
                    }
                }
                Taken::LeftOut(nodes) => {
                    for (&slot, (_, count)) in slots.iter().zip(nodes) {
                        let is_out = |&position: &usize| block.weights(position)[slot] == 0.0;
                        *count += (0..block.len()).filter(is_out).count() as u64;
                    }
                }
                _ => {}
            }
        }
    }
}

pub(super) fn method<'m>(model: &'m Model, slots: &'m [usize]) -> Method<'m> {
    Method { tree: &model.tree, variants: &model.variants, counted: slots }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use quanheng_index::framework::INDICATOR;
    use quanheng_index::parameter::Value;
    use quanheng_index::{
        Column, Direction, Framework, NodeKind, Override, Panel, Period, RawNode, StepKind, StepSpec, Unit,
        Units,
    };

    use super::*;
    use crate::assumption::{Alternative, Assumption, Kind, Spread};
    use crate::edit::Edit;
    use crate::places::Places;
    use crate::subject::Subject;
    use crate::uncertainty::Options;

    const UNITS: usize = 23;

    fn row(code: &str, parent: &str) -> RawNode {
        let is_leaf = code.starts_with('l');
        RawNode {
            code: code.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            level: if is_leaf { INDICATOR } else { "node" }.into(),
            direction: is_leaf.then_some(Direction::Positive),
            ..RawNode::default()
        }
    }

    /// Three levels and means of all kinds; every fifth cell may be missing, some cells are tied.
    fn framework() -> Framework {
        let rows = [
            ("root", ""),
            ("one", "root"),
            ("two", "root"),
            ("l0", "root"),
            ("deep", "one"),
            ("l1", "one"),
            ("l2", "one"),
            ("l3", "deep"),
            ("l4", "deep"),
            ("l5", "two"),
            ("l6", "two"),
        ];
        Framework::check(&rows.map(|(code, parent)| row(code, parent))).unwrap().0
    }

    fn panel(framework: &Framework, has_gaps: bool) -> Panel {
        let units =
            Units::new((0..UNITS).map(|unit| Unit::member(format!("u{unit}"))).collect(), BTreeMap::new());
        let year = Period::year(2020).unwrap();
        let mut panel = Panel::empty(framework, Arc::new(units.unwrap()), vec![year]).unwrap();
        for (at, leaf) in framework.leaves().collect::<Vec<_>>().into_iter().enumerate() {
            let cell = |unit: usize| {
                // The last two units have the same figures.
                let figure = ((unit.min(UNITS - 2) * 37 + at * 101) % 97) as f64 / 9.7 + 0.3;
                (!has_gaps || !(unit + at).is_multiple_of(5)).then_some(figure)
            };
            let cells: Vec<Option<f64>> = (0..UNITS).map(cell).collect();
            panel.put(leaf, 0, Column::from_options(&cells).unwrap()).unwrap();
        }
        panel
    }

    fn assumptions(framework: &Framework) -> Vec<Assumption> {
        let at = |method: &str| Override { method: Some(method.into()), values: BTreeMap::new() };
        let edit = |method: &str, at: BTreeMap<String, Override>| Edit {
            step: "aggregate".into(),
            method: Some(method.into()),
            at,
            ..Edit::default()
        };
        let mixed =
            [("one", at("geometric")), ("two", at("geometric"))].map(|(code, o)| (code.to_owned(), o));
        let over = [("one", at("arithmetic"))].map(|(code, o)| (code.to_owned(), o));
        let edits = [
            None,
            Some(edit("geometric", BTreeMap::new())),
            Some(edit("arithmetic", mixed.into())),
            Some(edit("geometric", over.into())),
            Some(edit("harmonic", BTreeMap::new())),
        ];
        let alternatives = edits.into_iter().enumerate().map(|(at, edit)| Alternative {
            label: at.to_string(),
            probability: 1.0,
            edits: edit.into_iter().collect(),
        });
        let nodes: Vec<usize> =
            (0..framework.nodes().len()).filter(|&node| node != framework.root()).collect();
        let parents =
            (0..framework.nodes().len()).filter(|&node| framework.node(node).kind == NodeKind::Inner);
        let named = |name: &str, kind| Assumption { name: name.into(), kind };
        vec![
            named("mean", Kind::Alternatives(alternatives.collect())),
            named("weights", Kind::Weights { parents: parents.collect(), spread: Spread::Around(0.5) }),
            named("inclusion", Kind::Inclusion { nodes, probability: 0.1 }),
        ]
    }

    /// Scores of a block, by node counted, then by unit, then by replicate as drawn.
    fn scores(work: &mut Work, arrangement: Arrangement, numbers: Range<u64>) -> Vec<Vec<Vec<f64>>> {
        let counted = work.slots.len();
        let block = work.score_block(numbers, arrangement, |_, _| ()).unwrap();
        let mut by_number: Vec<usize> = (0..block.len()).collect();
        by_number.sort_by_key(|&position| block.number(position));
        let of = |row: &[f64]| by_number.iter().map(|&position| row[position]).collect();
        (0..counted).map(|at| block.scores(at).iter().map(|row| of(row)).collect()).collect()
    }

    #[test]
    fn a_block_gives_what_its_replicates_give_one_by_one() {
        let framework = framework();
        for has_gaps in [false, true] {
            let panel = panel(&framework, has_gaps);
            let least = StepSpec::new(StepKind::Aggregate).with("min_present", Value::Number(0.5));
            let steps = [least, StepSpec::new(StepKind::Rank)];
            let subject =
                Subject { framework: &framework, steps: &steps, panel: &panel, scored: &[0], period: 0 };
            let assumptions = assumptions(&framework);
            let model = Model::new(&subject, &assumptions, &Options::default()).unwrap();
            let slots: Vec<usize> = (model.tree.leaves..model.tree.nodes.len()).collect();
            let mut work = Work::new(&model, &slots, &[]);
            let together = scores(&mut work, Arrangement::ByCombination, 100..340);
            let bits = |all: &[Vec<Vec<f64>>]| -> Vec<u64> {
                all.iter().flatten().flatten().map(|score| score.to_bits()).collect()
            };
            assert_eq!(bits(&together), bits(&scores(&mut work, Arrangement::AsDrawn, 100..340)));
            let mut missing = 0;
            for (at, number) in (100..340).enumerate() {
                let alone = scores(&mut work, Arrangement::ByCombination, number..number + 1);
                work.score(number, None).unwrap();
                for (counted, &slot) in slots.iter().enumerate() {
                    for (unit, plain) in work.scores_of(slot).enumerate() {
                        let own = together[counted][unit][at];
                        assert_eq!(own.to_bits(), alone[counted][unit][0].to_bits());
                        assert!(
                            own.is_nan() == plain.is_nan()
                                && (own.is_nan() || (own / plain - 1.0).abs() <= 1e-14),
                            "{own} {plain}"
                        );
                        missing += usize::from(own.is_nan());
                    }
                }
            }
            assert!(missing > 100, "else this shows little: {missing}");
        }
    }

    /// Places and pairs of a block against those of each replicate by itself.
    #[test]
    fn a_block_counts_the_places_and_pairs_of_its_replicates() {
        let framework = framework();
        for has_gaps in [false, true] {
            let panel = panel(&framework, has_gaps);
            let steps = [StepSpec::new(StepKind::Aggregate), StepSpec::new(StepKind::Rank)];
            let subject =
                Subject { framework: &framework, steps: &steps, panel: &panel, scored: &[0], period: 0 };
            let assumptions = assumptions(&framework);
            let options = Options { replicates: 700, ..Options::default() };
            let model = Model::new(&subject, &assumptions, &options).unwrap();
            let setting = crate::count::Setting { model: &model, options: &options, changed: &[] };
            let tally = setting.count(None).unwrap().nodes.pop().unwrap().tally;
            let slots = [model.root()];
            let (mut work, mut places) = (Work::new(&model, &slots, &[]), Places::new(UNITS));
            let mut ahead = vec![0_u32; UNITS * UNITS];
            let mut ranks = vec![0_u32; UNITS * (UNITS + 1)];
            for number in 0..700 {
                let scores = scores(&mut work, Arrangement::AsDrawn, number..number + 1);
                places.rank(scores[0].iter().map(|row| row[0]), None);
                for (unit, &place) in places.places.iter().enumerate() {
                    ranks[unit * (UNITS + 1) + usize::from(place)] += 1;
                    for (other, &theirs) in places.places.iter().enumerate() {
                        ahead[unit * UNITS + other] +=
                            u32::from(place > 0 && (theirs == 0 || place < theirs));
                    }
                }
            }
            for unit in 0..UNITS {
                for other in 0..UNITS {
                    assert_eq!(tally.ahead(unit, other), f64::from(ahead[unit * UNITS + other]) / 700.0);
                }
                let own = &ranks[unit * (UNITS + 1) + 1..(unit + 1) * (UNITS + 1)];
                let count: u32 = own.iter().sum();
                let want: Vec<f64> = own.iter().map(|&rank| f64::from(rank) / f64::from(count)).collect();
                assert_eq!(tally.rank_probabilities(unit), want);
            }
            assert!(has_gaps || tally.ahead(UNITS - 1, UNITS - 2) == 0.0, "they are tied");
        }
    }
}
