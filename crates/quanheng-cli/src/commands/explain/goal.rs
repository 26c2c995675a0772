//! `--reach-rank` and `--reach-tier`: what would have to be reported, indicator by indicator and in a bundle.

mod value;

use quanheng_index::explain::bundle::{Bundle, bundle};
use quanheng_index::explain::peers::Peers;
use quanheng_index::explain::reach::{Change, Goal, Position, Search, Stuck};
use quanheng_index::explain::single::{Single, singles};

use super::{Answer, Explained, among, refused};
use crate::arguments::Explain;
use crate::failure::{Failure, Thing};
use crate::layout::{self, Ink};
use crate::numbers::{decimals, fixed, outward, per_cent, plain};
use crate::session::Session;
use crate::table::{Align, Rows};

pub(super) fn answer(
    session: &Session,
    explained: &Explained,
    arguments: &Explain,
) -> Result<Answer, Failure> {
    let goal = goal(explained, arguments)?;
    let Explained { programme, scored, observations, unit, top, period, .. } = explained;
    let of = (&scored.plan, &observations.panel, &scored.run);
    let search = Search::new(of, *unit, (*top, *period), goal)
        .map_err(|refusal| refused(session, programme, refusal))?;
    let peers = among::peers(session, explained, arguments.peers.as_deref())?;
    let mut found = Found { explained, goal, now: search.now, peers, answers: None };
    if !search.is_reached() {
        let (singles, bundle) =
            session.compute(|| rayon::join(|| singles(&search), || bundle(&search, &found.peers)));
        found.answers = Some(Answers { singles: sorted(singles), bundle });
    }
    Ok(Answer { lines: found.lines(session), json: ("reach", found.to_json()) })
}

/// The goal: a rank, or a tier by number or name.
fn goal(explained: &Explained, arguments: &Explain) -> Result<Goal, Failure> {
    let Some(text) = &arguments.reach_tier else {
        return Ok(Goal::Rank(arguments.reach_rank.unwrap_or(1)));
    };
    let tiers = explained.scored.run.tiers(explained.top, explained.period);
    let names: Vec<&str> =
        tiers.into_iter().flat_map(|tiers| (1..).map_while(|tier| tiers.name(tier))).collect();
    let named = names.iter().position(|name| name == text).and_then(|at| u16::try_from(at + 1).ok());
    let tier = named.or_else(|| text.parse().ok().filter(|&tier| tier > 0));
    tier.map(Goal::Tier).ok_or_else(|| Failure::unknown(Thing::Tier, text, names.iter().copied()))
}

/// What reaches the goal first, by the smallest share of the members' range; then the others as they come.
fn sorted(mut singles: Vec<Single>) -> Vec<Single> {
    let key = |single: &Single| single.answer.map_or(f64::INFINITY, |(change, _)| share(&change));
    singles.sort_by(|a, b| key(a).total_cmp(&key(b)));
    singles
}

/// Size of a change as a share of the members' range.
fn share(change: &Change) -> f64 {
    let (low, high) = change.range;
    (change.to - change.from).abs() / (high - low)
}

/// What would reach the goal.
struct Answers {
    singles: Vec<Single>,
    /// Or where the best of the peers everywhere would lead.
    bundle: Result<Bundle, Option<Position>>,
}

struct Found<'a> {
    explained: &'a Explained<'a>,
    goal: Goal,
    now: Position,
    peers: Peers,
    /// `None` when the goal is reached already.
    answers: Option<Answers>,
}

impl Found<'_> {
    fn lines(&self, session: &Session) -> Vec<String> {
        let mut lines = vec![self.goal_text(session)];
        let Some(Answers { singles, bundle }) = &self.answers else {
            lines.push(session.say("explain-reached", &[]));
            return lines;
        };
        let heading = |lines: &mut Vec<String>, code: &str| {
            lines.push(String::new());
            lines.push(session.paint.ink(Ink::Strong, &session.say(code, &[])));
        };
        heading(&mut lines, "explain-single");
        lines.extend(self.singles(session, singles));
        heading(&mut lines, "explain-bundle");
        lines.extend(self.bundle(session, bundle));
        lines.push(String::new());
        lines.extend(layout::wrap(&session.say("explain-reach-legend", &[]), session.width));
        lines
    }

    fn goal_text(&self, session: &Session) -> String {
        let (code, goal) = match self.goal {
            Goal::Rank(rank) => ("explain-goal-rank", rank.to_string()),
            Goal::Tier(tier) => ("explain-goal-tier", self.tier(tier)),
        };
        session.say(code, &[("goal", goal), ("now", self.place(session, self.now))])
    }

    fn tier(&self, tier: u16) -> String {
        let tiers = self.explained.scored.run.tiers(self.explained.top, self.explained.period);
        tiers.and_then(|tiers| tiers.name(tier)).map_or_else(|| tier.to_string(), str::to_owned)
    }

    /// Place, tier and score in words.
    fn place(&self, session: &Session, position: Position) -> String {
        let run = &self.explained.scored.run;
        let decimals = decimals(run.scores(self.explained.top, self.explained.period).iter().flatten());
        let mut parts = Vec::new();
        parts.extend(
            position.place.map(|place| session.say("explain-place", &[("place", place.to_string())])),
        );
        parts.extend(position.tier.map(|tier| session.say("explain-tier", &[("tier", self.tier(tier))])));
        parts.push(session.say("explain-score", &[("score", fixed(position.score, decimals))]));
        parts.join(&session.say("separator", &[]))
    }

    fn singles(&self, session: &Session, singles: &[Single]) -> Vec<String> {
        let answers: Vec<Change> = singles.iter().filter_map(|single| Some(single.answer.ok()?.0)).collect();
        let mut lines = if answers.is_empty() {
            vec![session.say("explain-single-none", &[])]
        } else {
            self.changes(session, &answers)
        };
        let most = singles.iter().filter_map(|single| single.most);
        let best = most.min_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
        for reason in
            [Stuck::OutOfRange, Stuck::AtBest, Stuck::NotReported, Stuck::Derived, Stuck::NotDivided]
        {
            let stuck = singles.iter().filter(|single| single.answer == Err(reason));
            let names: Vec<&str> = stuck
                .map(|single| self.explained.programme.node_name(single.node, session.language))
                .collect();
            if names.is_empty() {
                continue;
            }
            let arguments = [
                ("count", names.len().to_string()),
                ("names", names.join(&session.say("list-separator", &[]))),
            ];
            let text = session.say(&format!("explain-stuck-{}", reason.slug()), &arguments);
            let wrapped = layout::wrap(&text, session.width);
            lines.extend(wrapped.iter().map(|line| session.paint.ink(Ink::Faint, line.trim_end())));
        }
        if let (true, Some((change, position))) = (answers.is_empty(), best) {
            let name = self.explained.programme.node_name(change.node, session.language).to_owned();
            let arguments = [("name", name), ("place", self.place(session, position))];
            lines.push(session.say("explain-single-best", &arguments));
        }
        lines
    }

    fn bundle(&self, session: &Session, bundle: &Result<Bundle, Option<Position>>) -> Vec<String> {
        let peers = among::words(session, &self.peers);
        match bundle {
            Ok(found) => {
                let arguments = [
                    ("peers", peers),
                    ("share", per_cent(found.share)),
                    ("count", found.changes.len().to_string()),
                    ("place", self.place(session, found.position)),
                ];
                let mut lines = layout::wrap(&session.say("explain-bundle-found", &arguments), session.width);
                lines.extend(self.changes(session, &found.changes));
                lines
            }
            Err(position) => {
                let place = position.map_or_else(|| "—".to_owned(), |position| self.place(session, position));
                let arguments = [("peers", peers), ("place", place)];
                layout::wrap(&session.say("explain-bundle-none", &arguments), session.width)
            }
        }
    }

    fn changes(&self, session: &Session, changes: &[Change]) -> Vec<String> {
        let say = |code: &str| session.say(code, &[]);
        let mut columns = vec![(say("column-node"), Align::Left)];
        let codes = ["column-reported", "column-needed", "column-needed-change", "column-range-share"];
        columns.extend(codes.map(|code| (say(code), Align::Right)));
        columns.push((say("column-range"), Align::Right));
        columns.push((say("column-measure"), Align::Left));
        let mut table = Rows::new(columns);
        for change in changes {
            let indicator = &self.explained.programme.indicators[change.node];
            let relative = (change.from != 0.0).then(|| (change.to - change.from) / change.from.abs());
            let sign = if change.to > change.from { "+" } else { "-" };
            table.push(vec![
                layout::cut(self.explained.programme.node_name(change.node, session.language), 40),
                plain(change.from),
                outward(change.from, change.to),
                relative.map_or_else(|| "—".to_owned(), |share| format!("{sign}{}", per_cent(share.abs()))),
                per_cent(share(change)),
                format!("{}…{}", plain(change.range.0), plain(change.range.1)),
                indicator.unit.clone().unwrap_or_default(),
            ]);
        }
        table.lines(session.width, session.paint)
    }
}
