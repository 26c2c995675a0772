//! An explanation as a tree: a line for each node with its numbers, below each leaf a line for each step.

use quanheng_index::explain::{ExplainedNode, Stage};
use quanheng_index::{Mark, NodeId, NodeKind};

use super::twigs::Twigs;
use super::value::{aggregation, denominator, origin};
use super::{Explained, heading, sums};
use crate::diagnostics::place_text;
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::numbers::{brief, fixed, per_cent, plain};
use crate::session::Session;

/// Columns of a number.
const NUMBER: usize = 10;
/// Columns of a place or a share.
const SHORT: usize = 8;

/// Prints the explanation.
pub(super) fn show(session: &mut Session, explained: &Explained) -> Result<(), Failure> {
    let page = Page::new(session, explained);
    let mut lines = heading::lines(session, explained);
    lines.push(session.paint.ink(Ink::Strong, page.header(session).trim_end()));
    for at in 0..explained.tree.len() {
        lines.extend(page.node(session, at));
    }
    if !explained.inputs.is_empty() {
        lines.push(String::new());
        lines.push(session.paint.ink(Ink::Strong, &session.say("explain-inputs", &[])));
        for input in &explained.inputs {
            lines.push(explained.programme.node_name(input.node, session.language).to_owned());
            lines.extend(page.stages(session, "  ", input));
        }
    }
    lines.push(String::new());
    lines.extend(layout::wrap(&session.say("explain-legend", &[]), session.width));
    session.lines(lines)?;
    Ok(())
}

struct Page<'a> {
    explained: &'a Explained<'a>,
    /// Columns of the tree with the names.
    names: usize,
    decimals: usize,
    twigs: Twigs<'a>,
}

impl<'a> Page<'a> {
    fn new(session: &Session, explained: &'a Explained<'a>) -> Self {
        let top = explained.tree.first().map_or(0, |shown| shown.depth);
        let name = |shown: &ExplainedNode| explained.programme.node_name(shown.node, session.language);
        let widths = explained.tree.iter().map(|shown| {
            let indent = 3 * (shown.depth - top);
            let labels = shown.stages.iter().map(|stage| layout::width(&label(session, stage)) + 2);
            indent + labels.chain([layout::width(name(shown))]).max().unwrap_or(0)
        });
        let room = session.width.saturating_sub(2 * NUMBER + 3 * SHORT);
        let scores = explained.tree.iter().filter_map(|shown| shown.score.ok());
        Self {
            explained,
            names: widths.max().unwrap_or(0).clamp(24, room.max(24)) + 1,
            decimals: crate::numbers::decimals(scores),
            twigs: Twigs::new(explained.scored.run.framework(), top),
        }
    }

    fn header(&self, session: &Session) -> String {
        let name = layout::left("", self.names);
        let columns = [
            ("column-score", NUMBER),
            ("column-place", SHORT),
            ("column-weight", SHORT),
            ("column-used", SHORT),
            ("column-contribution", NUMBER),
        ];
        let cells = columns.map(|(code, width)| layout::right(&session.say(code, &[]), width));
        format!("{name}{}", cells.concat())
    }

    /// A node, what stands below it if it is a leaf, and the sums of the nodes that end with it.
    fn node(&self, session: &Session, at: usize) -> Vec<String> {
        let shown = &self.explained.tree[at];
        let mut lines = vec![self.line(session, &self.twigs.branch(shown.node), shown)];
        let is_leaf = self.explained.scored.run.framework().node(shown.node).kind == NodeKind::Indicator;
        if is_leaf {
            lines.extend(self.stages(session, &format!("{}  ", self.twigs.bars(shown.node)), shown));
        }
        let next = self.explained.tree.get(at + 1).map_or(self.twigs.top(), |next| next.depth);
        let framework = self.explained.scored.run.framework();
        let ended = std::iter::successors(framework.node(shown.node).parent, |&up| framework.node(up).parent);
        let ended = ended.take(shown.depth.saturating_sub(next));
        lines.extend(ended.filter_map(|parent| self.sum(session, parent)));
        lines
    }

    fn line(&self, session: &Session, branch: &str, shown: &ExplainedNode) -> String {
        let name = self.explained.programme.node_name(shown.node, session.language);
        let room = self.names.saturating_sub(layout::width(branch) + 1);
        let name = layout::cut(name, room);
        let is_inner = self.explained.scored.run.framework().node(shown.node).kind == NodeKind::Inner;
        let padding = layout::spaces(self.names.saturating_sub(layout::width(branch) + layout::width(&name)));
        let name = if is_inner { session.paint.ink(Ink::Strong, &name) } else { name };
        let score = shown.score.map_or_else(|_| "—".to_owned(), |score| fixed(score, self.decimals));
        let in_tree = self.explained.scored.run.framework().node(shown.node).parent.is_some();
        // Weights of the unit's own have no share that the framework knows.
        let share = |share: Option<f64>| share.filter(|_| in_tree).map(per_cent).unwrap_or_default();
        let weight_share = match shown.weight_share {
            None => "—".to_owned(),
            known => share(known),
        };
        let numbers = [
            layout::right(&score, NUMBER),
            layout::right(&shown.place.map(|place| place.to_string()).unwrap_or_default(), SHORT),
            layout::right(&weight_share, SHORT),
            layout::right(&share(shown.share_used), SHORT),
            layout::right(
                &shown.contribution.map(|part| fixed(part, self.decimals)).unwrap_or_default(),
                NUMBER,
            ),
        ];
        let mut tail = aggregation(self.explained.scored, shown.node).unwrap_or_default().to_owned();
        if let Err(mark) = shown.score {
            tail = session.say("explain-missing", &[("reason", mark_text(session, mark))]);
        }
        let tail = session.paint.ink(Ink::Faint, &tail);
        format!("{branch}{name}{padding}{}  {tail}", numbers.concat()).trim_end().to_owned()
    }

    fn stages(&self, session: &Session, bars: &str, shown: &ExplainedNode) -> Vec<String> {
        // What no step filled stays missing: said once.
        let before = std::iter::once(None).chain(shown.stages.iter().map(Some));
        let stays_missing = |stage: &Stage, before: Option<&Stage>| {
            before.is_some_and(|before| before.value.is_err() && stage.value == before.value)
        };
        shown
            .stages
            .iter()
            .zip(before)
            .filter(|(stage, before)| !stays_missing(stage, *before))
            .map(|(stage, _)| {
                let label = label(session, stage);
                let room = self.names.saturating_sub(layout::width(bars));
                let label = layout::left(&layout::cut(&label, room.saturating_sub(1)), room);
                let value = stage.value.map_or_else(|_| "—".to_owned(), plain);
                let tail = self.about(session, shown.node, stage);
                let text = format!("{label}{}  {tail}", layout::right(&value, NUMBER));
                format!("{bars}{}", session.paint.ink(Ink::Faint, text.trim_end()))
            })
            .collect()
    }

    /// What is to be said about a stage: unit of measure, status, place, denominator, facts.
    fn about(&self, session: &Session, node: NodeId, stage: &Stage) -> String {
        let programme = self.explained.programme;
        let mut parts = Vec::new();
        if stage.step.is_none() {
            parts.extend(programme.indicators[node].unit.clone().filter(|_| stage.value.is_ok()));
        }
        let is_plain = matches!(stage.mark, Mark::Observed | Mark::Computed);
        if !is_plain {
            parts.push(mark_text(session, stage.mark));
        }
        if stage.step.is_none() {
            parts.extend(origin(self.explained, node).as_ref().map(place_text));
        }
        if stage.method == Some("by-indicator")
            && let Some((by, _)) = denominator(self.explained.scored, node)
        {
            let column = self.explained.scored.run.scores(by, self.explained.period);
            let value = column.value(self.explained.unit).map_or_else(|| "—".to_owned(), plain);
            let name = programme.node_name(by, session.language).to_owned();
            parts.push(session.say("explain-divided", &[("name", name), ("value", value)]));
        }
        parts.extend(stage.facts.iter().map(|(name, number)| {
            let arguments = [("name", fact_name(session, name)), ("value", brief(*number))];
            session.say("fact", &arguments)
        }));
        parts.join(&session.say("separator", &[]))
    }

    /// The line that holds the sum of contributions against the score.
    fn sum(&self, session: &Session, parent: NodeId) -> Option<String> {
        let shown = self.explained.tree.iter().find(|shown| shown.node == parent)?;
        let sum = sums::under(self.explained, shown)?;
        let bars = self.twigs.bars(parent);
        let label = session.say("explain-sum", &[]);
        let label = layout::left(&label, self.names.saturating_sub(layout::width(&bars)));
        let (ink, verdict) = if sum.is_right() { (Ink::Good, "=") } else { (Ink::Bad, "≠") };
        let before = layout::spaces(NUMBER + 3 * SHORT);
        let number = layout::right(&fixed(sum.contributions, self.decimals), NUMBER);
        let score = fixed(sum.score, self.decimals);
        let verdict = session.paint.ink(ink, &format!("{verdict} {score}"));
        Some(format!("{bars}{label}{before}{number}  {verdict}"))
    }
}

/// The step and its method, or that it is the value as reported.
fn label(session: &Session, stage: &Stage) -> String {
    match (&stage.step, stage.method) {
        (Some(step), Some(method)) if step != method => format!("{step} · {method}"),
        (Some(step), _) => step.clone(),
        (None, _) => session.say("explain-reported", &[]),
    }
}

fn mark_text(session: &Session, mark: Mark) -> String {
    session.say(&format!("mark-{}", mark.slug()), &[])
}

/// The name of a fact in words, or as the method calls it.
fn fact_name(session: &Session, name: &str) -> String {
    let code = format!("fact-{}", name.replace('_', "-"));
    if quanheng_programme::catalogue::knows(session.language, &code) {
        session.say(&code, &[])
    } else {
        name.to_owned()
    }
}
