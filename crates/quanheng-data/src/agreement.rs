//! How our results agree with those that others published.
//!
//! Ranks are ours among all members, as the run has them (or competition ranks where it has no `rank` step); scores
//! are multiplied and rounded as the published ones are. For a list of the best k only, the overlap of the two best k
//! counts: a correlation within those k says little about all units.

use quanheng_index::agreement::{OrderAgreement, Pair};
use quanheng_index::{NodeId, Period, Role, Run, rounded};
use quanheng_programme::source::{Extent, PublishedSource};
use quanheng_programme::{Programme, Words};

use crate::published::{PublishedResult, PublishedRow};

/// One published list held against a run, in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Position among the programme's published sources.
    pub source: usize,
    /// What the list is called; may be empty.
    pub title: Words,
    /// Its file.
    pub file: String,
    /// Code of the node it speaks of.
    pub node: String,
    /// The period.
    pub period: Period,
    /// Rows of the list.
    pub listed: usize,
    /// Units that have a rank in the run.
    pub ranked: usize,
    /// Ranks, over units that have one in both.
    pub ranks: Option<OrderAgreement>,
    /// Scores, over units that have one in both.
    pub scores: Option<OrderAgreement>,
    /// Tiers, over units that have one in both.
    pub tiers: Option<Count>,
    /// Units among the best k of both; for lists of the best k.
    pub top: Option<Count>,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// That agree.
    pub same: usize,
    /// Compared.
    pub of: usize,
}

/// Compares every published list with the run, in each scored period it speaks of. A list without periods is compared
/// with every scored period.
#[must_use]
pub fn agreements(programme: &Programme, run: &Run, published: &[PublishedResult]) -> Vec<Agreement> {
    let mut all = Vec::new();
    for result in published {
        let Some(source) = programme.published.get(result.source) else { continue };
        let Some(node) = run.framework().find(&result.node) else { continue };
        for &at in run.scored() {
            let period = run.periods()[at];
            let is_meant = |row: &&PublishedRow| row.period.is_none_or(|of| of == period);
            let rows: Vec<&PublishedRow> = result.rows.iter().filter(is_meant).collect();
            if !rows.is_empty() {
                let compared = Compared { source, run, node, period: at, rows };
                all.push(compared.agreement(result));
            }
        }
    }
    all
}

struct Compared<'a> {
    source: &'a PublishedSource,
    run: &'a Run,
    node: NodeId,
    /// Position among the run's periods.
    period: usize,
    rows: Vec<&'a PublishedRow>,
}

impl Compared<'_> {
    fn agreement(&self, result: &PublishedResult) -> Agreement {
        let ours = our_ranks(self.run, self.node, self.period);
        Agreement {
            source: result.source,
            title: self.source.title.clone(),
            file: self.source.file.clone(),
            node: result.node.clone(),
            period: self.run.periods()[self.period],
            listed: self.rows.len(),
            ranked: ours.iter().flatten().count(),
            ranks: OrderAgreement::of(self.pairs(|row| row.rank, |unit| ours[unit])),
            scores: OrderAgreement::of(self.pairs(|row| row.score, |unit| self.our_score(unit))),
            tiers: self.tiers(),
            top: self.top(&ours),
        }
    }

    fn pairs(
        &self,
        published: impl Fn(&PublishedRow) -> Option<f64>,
        ours: impl Fn(usize) -> Option<f64>,
    ) -> Vec<Pair> {
        let pair = |row: &&PublishedRow| {
            Some(Pair { row: row.unit, ours: ours(row.unit)?, published: published(row)? })
        };
        self.rows.iter().filter_map(pair).collect()
    }

    fn our_score(&self, unit: usize) -> Option<f64> {
        let score = self.run.scores(self.node, self.period).value(unit)? * self.source.factor;
        Some(self.source.decimals.map_or(score, |decimals| rounded(score, decimals)))
    }

    /// A published tier is given by number or by name.
    fn tiers(&self) -> Option<Count> {
        let tiers = self.run.tiers(self.node, self.period)?;
        let mut count = Count { same: 0, of: 0 };
        for row in &self.rows {
            let (Some(published), Some(ours)) = (&row.tier, tiers.get(row.unit)) else { continue };
            count.of += 1;
            let is_same = *published == ours.to_string() || tiers.name(ours) == Some(published);
            count.same += usize::from(is_same);
        }
        (count.of > 0).then_some(count)
    }

    fn top(&self, ours: &[Option<f64>]) -> Option<Count> {
        let listed: Vec<(usize, f64)> =
            self.rows.iter().filter_map(|row| Some((row.unit, row.rank?))).collect();
        let is_top = match self.source.extent {
            Extent::Complete => false,
            Extent::Top => !listed.is_empty(),
            Extent::AsListed => is_head(&listed, ours.iter().flatten().count()),
        };
        let is_in_ours =
            |(unit, _): &&(usize, f64)| ours[*unit].is_some_and(|rank| rank <= listed.len() as f64);
        is_top.then(|| Count { same: listed.iter().filter(is_in_ours).count(), of: listed.len() })
    }
}

/// Whether a list with ranks is the head of a longer one: fewer units than `ranked`, and no rank beyond their number.
#[must_use]
pub fn is_head(listed: &[(usize, f64)], ranked: usize) -> bool {
    let count = listed.len();
    count > 0 && count < ranked && listed.iter().all(|&(_, rank)| rank <= count as f64)
}

fn our_ranks(run: &Run, node: NodeId, period: usize) -> Vec<Option<f64>> {
    match run.places(node, period) {
        Some(places) => {
            places.as_slice().iter().map(|place| place.map(quanheng_index::Place::number)).collect()
        }
        None => competition_ranks(run, node, period),
    }
}

fn competition_ranks(run: &Run, node: NodeId, period: usize) -> Vec<Option<f64>> {
    let column = run.scores(node, period);
    let is_member = |row: usize| run.units().get(row).role == Role::Member;
    let scores: Vec<Option<f64>> =
        column.iter().enumerate().map(|(row, score)| score.filter(|_| is_member(row))).collect();
    let mut sorted: Vec<f64> = scores.iter().flatten().copied().collect();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let better = |score: f64| sorted.partition_point(|&other| other > score);
    scores.iter().map(|score| score.map(|score| (better(score) + 1) as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Folder;
    use crate::published::read_published;
    use quanheng_index::Keep;

    const TABLES: &str = "[[data]]\nfile = \"d.csv\"\nlayout = \"wide-indicators\"\nconstant_period = \"2020\"\n\
        [[published]]\nfile = \"p.csv\"\nrank = \"rank\"\ntier = \"tier\"\nscore = \"score\"\ndecimals = 1\n\
        [[published]]\nfile = \"top.csv\"\nnode = \"use\"\nrank = \"rank\"\ncomplete = \"no\"\n";

    #[test]
    fn ranks_scores_tiers_and_top_lists_are_compared() {
        // users: 100, 50, 0; price (less is better): 0, 50, 100; index = (2·users + price) / 3.
        let folder = Folder::new(TABLES)
            .file(
                "d.csv",
                "unit,users,price,population\n110000,30,9,1\n120000,20,8,1\n130000,10,7,1\nCN,15,7,1\n",
            )
            .file("p.csv", "unit,rank,tier,score\n110000,2,2,66.7\n120000,1,1,50\n130000,3,2,33\nCN,,,\n")
            .file("top.csv", "unit,rank\n110000,1\n130000,2\n");
        let programme = folder.programme();
        let (plan, _) = programme.method(None).unwrap().compile().unwrap();
        let run = plan.run(&folder.read().unwrap().panel, &[0], Keep::Everything).unwrap();
        let (published, findings) = read_published(&programme);
        assert_eq!(findings, []);
        let all = agreements(&programme, &run, &published);
        assert_eq!(all.len(), 2);
        let ranks = all[0].ranks.as_ref().unwrap();
        // Σd² = 2 over three units: ρ = 1 − 6·2/(3·8) = 0.5.
        assert!((ranks.spearman.unwrap() - 0.5).abs() < 1e-15);
        assert_eq!((ranks.units, all[0].listed), (3, 4));
        assert_eq!(all[0].tiers, Some(Count { same: 1, of: 3 }));
        let scores = all[0].scores.as_ref().unwrap();
        assert!((scores.largest() - 0.3).abs() < 1e-12, "33.3 against 33");
        assert_eq!(all[1].top, Some(Count { same: 1, of: 2 }));
        assert_eq!(all[1].ranked, 3);
        assert_eq!(our_ranks(&run, 0, 0), competition_ranks(&run, 0, 0));
    }

    #[test]
    fn a_list_tells_whether_it_is_the_head_of_a_longer_one() {
        let head = |ranks: &[f64]| {
            let listed: Vec<_> = ranks.iter().copied().enumerate().collect();
            is_head(&listed, 4)
        };
        assert!(head(&[1.0, 2.0]) && head(&[1.0, 1.0, 3.0]));
        assert!(!head(&[1.0, 4.0]), "a selection of units");
        assert!(!head(&[1.0, 2.0, 3.0, 4.0]) && !head(&[]));
    }
}
