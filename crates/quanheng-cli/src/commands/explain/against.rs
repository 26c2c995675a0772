//! `--against`: the difference of two scores as a tree, each node with its part.

use quanheng_index::NodeId;
use quanheng_index::explain::gap::{Against, Gap, Part, Split, gap};
use serde_json::{Value, json};

use super::twigs::Twigs;
use super::value::{aggregation, unit_json};
use super::{Answer, Explained, refused};
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::numbers::{decimals, fixed, signed};
use crate::scoring;
use crate::session::Session;

/// The words for the mean member and for nothing at all; a unit of this name goes first.
const MEAN: &str = "mean";
const ZERO: &str = "zero";
/// Columns of a number.
const NUMBER: usize = 12;

pub(super) fn answer(session: &Session, explained: &Explained, text: &str) -> Result<Answer, Failure> {
    let against = match scoring::unit_named(explained.programme, text) {
        Ok(unit) => Against::Unit(unit),
        Err(_) if text == MEAN => Against::MeanMember,
        Err(_) if text == ZERO => Against::Zero,
        Err(failure) => return Err(failure),
    };
    let of = (explained.unit, against);
    let found = gap(&explained.scored.plan, &explained.scored.run, of, (explained.top, explained.period))
        .map_err(|refusal| refused(session, explained.programme, refusal))?;
    Ok(Answer {
        lines: Page::new(session, explained, &found, against).lines(),
        json: ("against", to_json(explained, &found, against)),
    })
}

struct Page<'a, 's> {
    session: &'a Session<'s>,
    explained: &'a Explained<'a>,
    gap: &'a Gap,
    /// The name of the other.
    other: String,
    twigs: Twigs<'a>,
    /// Columns of the tree with the names.
    names: usize,
    decimals: usize,
}

impl<'a, 's> Page<'a, 's> {
    fn new(session: &'a Session<'s>, explained: &'a Explained<'a>, gap: &'a Gap, against: Against) -> Self {
        let top = gap.parts.first().map_or(0, |part| part.depth);
        let name = |node| explained.programme.node_name(node, session.language);
        let widths = gap.parts.iter().map(|part| 3 * (part.depth - top) + layout::width(name(part.node)));
        let room = session.width.saturating_sub(5 * NUMBER + 12);
        Self {
            session,
            explained,
            gap,
            other: match against {
                Against::Unit(unit) => explained.programme.unit_name(unit, session.language).to_owned(),
                Against::MeanMember => session.say("explain-mean-member", &[]),
                Against::Zero => session.say("explain-zero", &[]),
            },
            twigs: Twigs::new(explained.scored.run.framework(), top),
            names: widths.max().unwrap_or(0).clamp(24, room.max(24)) + 1,
            decimals: decimals(gap.parts.iter().flat_map(|part| [part.first, part.second]).flatten()),
        }
    }

    fn unit(&self) -> &str {
        self.explained.programme.unit_name(self.explained.unit, self.session.language)
    }

    fn lines(&self) -> Vec<String> {
        let Self { session, gap, .. } = self;
        let arguments = [
            ("first", self.unit().to_owned()),
            ("second", self.other.clone()),
            ("first_score", fixed(gap.first, self.decimals)),
            ("second_score", fixed(gap.second, self.decimals)),
            ("gap", signed(gap.total(), self.decimals)),
        ];
        let mut lines = layout::wrap(&session.say("explain-gap", &arguments), session.width);
        lines.push(String::new());
        lines.push(session.paint.ink(Ink::Strong, self.header().trim_end()));
        lines.extend(gap.parts.iter().map(|part| self.line(part)));
        lines.push(self.sum());
        lines.push(String::new());
        lines.extend(layout::wrap(&session.say("explain-gap-legend", &[]), session.width));
        lines
    }

    fn header(&self) -> String {
        let say = |code: &str| self.session.say(code, &[]);
        let cells = [
            layout::cut(self.unit(), NUMBER - 1),
            layout::cut(&self.other, NUMBER - 1),
            say("column-score-change"),
            say("column-multiplier"),
            say("column-part"),
        ];
        let cells = cells.map(|cell| layout::right(&cell, NUMBER));
        format!("{}{}", layout::left("", self.names), cells.concat())
    }

    fn line(&self, part: &Part) -> String {
        let branch = self.twigs.branch(part.node);
        let name = self.explained.programme.node_name(part.node, self.session.language);
        let name = layout::cut(name, self.names.saturating_sub(layout::width(&branch) + 1));
        let padding =
            layout::spaces(self.names.saturating_sub(layout::width(&branch) + layout::width(&name)));
        let is_inner = aggregation(self.explained.scored, part.node).is_some();
        let name = if is_inner { self.session.paint.ink(Ink::Strong, &name) } else { name };
        let score = |score: Option<f64>| score.map_or_else(|| "—".to_owned(), |x| fixed(x, self.decimals));
        let change = |number: Option<f64>| number.map(|x| signed(x, self.decimals)).unwrap_or_default();
        let numbers = [
            score(part.first),
            score(part.second),
            change(part.compared.map(|(first, second)| first - second)),
            part.multiplier.map(|x| fixed(x, 4)).unwrap_or_default(),
            change(part.part),
        ];
        let numbers = numbers.map(|text| layout::right(&text, NUMBER)).concat();
        let tail = self.session.paint.ink(Ink::Faint, &self.about(part));
        format!("{branch}{name}{padding}{numbers}  {tail}").trim_end().to_owned()
    }

    /// Why a node is not divided, what stands in for a missing score, or how the node is made.
    fn about(&self, part: &Part) -> String {
        let say = |code: &str, arguments: &[(&str, String)]| self.session.say(code, arguments);
        let held = |score: Option<f64>| ("score", score.map(|x| fixed(x, self.decimals)).unwrap_or_default());
        match (part.split, part.first, part.second) {
            (Split::Undivided(reason), ..) => say(&format!("explain-undivided-{}", reason.slug()), &[]),
            (Split::None, ..) => String::new(),
            (_, None, _) => say("explain-held-at", &[held(part.compared.map(|(first, _)| first))]),
            (_, _, None) => say("explain-held-at", &[held(part.compared.map(|(_, second)| second))]),
            _ => aggregation(self.explained.scored, part.node).unwrap_or_default().to_owned(),
        }
    }

    /// The line that holds the sum of the parts against the gap.
    fn sum(&self) -> String {
        let total: f64 = self.gap.ends().filter_map(|part| part.part).sum();
        let size = self.gap.first.abs().max(self.gap.second.abs());
        let is_right = self.gap.residual().abs() <= 1e-9 * size.max(total.abs());
        let (ink, verdict) = if is_right { (Ink::Good, "=") } else { (Ink::Bad, "≠") };
        let verdict = format!("{verdict} {}", signed(self.gap.total(), self.decimals));
        let label = layout::left(&self.session.say("explain-gap-sum", &[]), self.names + 4 * NUMBER);
        let number = layout::right(&signed(total, self.decimals), NUMBER);
        format!("{label}{number}  {}", self.session.paint.ink(ink, &verdict))
    }
}

fn to_json(explained: &Explained, gap: &Gap, against: Against) -> Value {
    let framework = explained.scored.run.framework();
    let code = |node: NodeId| &framework.node(node).code;
    let total = gap.total();
    let part_json = |part: &Part| {
        let name = &explained.programme.indicators[part.node].name;
        let undivided = match part.split {
            Split::Undivided(reason) => Some(reason.slug()),
            Split::Leaf | Split::Divided | Split::None => None,
        };
        json!({
            "code": code(part.node),
            "name_zh": name.zh,
            "name_en": name.en,
            "depth": part.depth,
            "parent": framework.node(part.node).parent.map(code),
            "first": part.first,
            "second": part.second,
            "compared": part.compared.map(|(first, second)| [first, second]),
            "multiplier": part.multiplier,
            "part": part.part,
            "share": part.part.filter(|_| total != 0.0).map(|part| part / total),
            "aggregation": aggregation(explained.scored, part.node),
            "is_end": part.part.is_some() && part.split != Split::Divided,
            "undivided": undivided,
        })
    };
    json!({
        "second": match against {
            Against::Unit(unit) => unit_json(explained.programme, unit),
            Against::MeanMember => json!(MEAN),
            Against::Zero => json!(ZERO),
        },
        "node": code(explained.top),
        "first_score": gap.first,
        "second_score": gap.second,
        "gap": total,
        "residual": gap.residual(),
        "parts": gap.parts.iter().map(part_json).collect::<Vec<_>>(),
    })
}
