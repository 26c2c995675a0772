//! `--peers`: where the unit stands at every inner node, and the leaves in which it is strongest and weakest.

use quanheng_index::NodeKind;
use quanheng_index::explain::peers::{FEWEST, Peers, Standing, standings, strengths, weaknesses};
use serde_json::{Value, json};

use super::{Answer, Explained, refused};
use crate::arguments::Explain;
use crate::failure::{Failure, Thing};
use crate::layout::{self, Ink};
use crate::numbers::{decimals, fixed, per_cent, signed};
use crate::session::Session;
use crate::table::{Align, Rows};

/// The word for all members.
const ALL: &str = "all";

/// The peers that are asked for; all other members without an argument.
pub(super) fn peers(
    session: &Session,
    explained: &Explained,
    grouping: Option<&str>,
) -> Result<Peers, Failure> {
    let run = &explained.scored.run;
    let grouping = grouping.filter(|name| *name != ALL || run.units().groupings().contains_key(ALL));
    if let Some(name) = grouping.filter(|&name| !run.units().groupings().contains_key(name)) {
        let known = run.units().groupings().keys().map(String::as_str);
        return Err(Failure::unknown(Thing::Grouping, name, known.chain([ALL])));
    }
    Peers::of(run, explained.unit, grouping).map_err(|refusal| refused(session, explained.programme, refusal))
}

/// The peers in words.
pub(super) fn words(session: &Session, peers: &Peers) -> String {
    let count = ("count", peers.rows.len().to_string());
    match (&peers.grouping, &peers.group) {
        (Some(grouping), Some(group)) => {
            session.say("explain-peers", &[("grouping", grouping.clone()), ("group", group.clone()), count])
        }
        _ => session.say("explain-peers-all", &[count]),
    }
}

pub(super) fn answer(
    session: &Session,
    explained: &Explained,
    arguments: &Explain,
) -> Result<Answer, Failure> {
    let peers = peers(session, explained, arguments.peers.as_deref())?;
    let all = standings(&explained.scored.run, &peers, explained.unit, (explained.top, explained.period));
    let framework = explained.scored.run.framework();
    let (inner, leaves): (Vec<Standing>, Vec<Standing>) =
        all.into_iter().partition(|standing| framework.node(standing.node).kind == NodeKind::Inner);
    let found = Found { peers, inner, leaves, most: arguments.top };
    Ok(Answer { lines: found.lines(session, explained), json: ("peers", found.to_json(explained)) })
}

struct Found {
    peers: Peers,
    inner: Vec<Standing>,
    leaves: Vec<Standing>,
    /// Strengths and weaknesses that are shown, of each.
    most: usize,
}

impl Found {
    fn lines(&self, session: &Session, explained: &Explained) -> Vec<String> {
        let scores = self.inner.iter().chain(&self.leaves);
        let scores = scores.flat_map(|standing| [standing.score, standing.among.map(|among| among.median)]);
        let decimals = decimals(scores.flatten());
        let table = |standings: &[&Standing]| table(session, explained, standings, decimals);
        let mut lines = layout::wrap(&words(session, &self.peers), session.width);
        if self.peers.rows.len() < FEWEST {
            lines.push(session.say("explain-peers-few", &[("fewest", FEWEST.to_string())]));
            return lines;
        }
        let inner: Vec<&Standing> = self.inner.iter().collect();
        let sections = [
            ("explain-peers-nodes", inner),
            ("explain-strengths", strengths(&self.leaves, self.most)),
            ("explain-weaknesses", weaknesses(&self.leaves, self.most)),
        ];
        for (heading, standings) in sections {
            lines.push(String::new());
            lines.push(session.paint.ink(Ink::Strong, &session.say(heading, &[])));
            if standings.is_empty() {
                lines.push(session.say("explain-none", &[]));
            } else {
                lines.extend(table(&standings));
            }
        }
        lines.push(String::new());
        lines.extend(layout::wrap(&session.say("explain-peers-legend", &[]), session.width));
        lines
    }

    fn to_json(&self, explained: &Explained) -> Value {
        let framework = explained.scored.run.framework();
        let codes = |standings: Vec<&Standing>| {
            standings.iter().map(|standing| framework.node(standing.node).code.clone()).collect::<Vec<_>>()
        };
        let standing = |standing: &Standing| standing_json(explained, standing);
        json!({
            "grouping": self.peers.grouping,
            "group": self.peers.group,
            "peers": self.peers.rows.len(),
            "nodes": self.inner.iter().chain(&self.leaves).map(standing).collect::<Vec<_>>(),
            "strengths": codes(strengths(&self.leaves, self.most)),
            "weaknesses": codes(weaknesses(&self.leaves, self.most)),
        })
    }
}

fn table(session: &Session, explained: &Explained, standings: &[&Standing], decimals: usize) -> Vec<String> {
    let say = |code: &str| session.say(code, &[]);
    let mut columns = vec![(say("column-node"), Align::Left)];
    let codes = [
        "column-score",
        "column-peers-median",
        "column-score-change",
        "column-percentile",
        "column-robust-z",
        "column-peers",
    ];
    columns.extend(codes.map(|code| (say(code), Align::Right)));
    let mut table = Rows::new(columns);
    for standing in standings {
        let dash = || "—".to_owned();
        let among = standing.among;
        table.push(vec![
            layout::cut(explained.programme.node_name(standing.node, session.language), 40),
            standing.score.map_or_else(dash, |score| fixed(score, decimals)),
            among.map_or_else(dash, |among| fixed(among.median, decimals)),
            among.map_or_else(dash, |among| signed(among.difference, decimals)),
            among.map_or_else(dash, |among| per_cent(among.percentile)),
            among.and_then(|among| among.robust_z).map_or_else(dash, |z| signed(z, 2)),
            standing.peers.to_string(),
        ]);
    }
    table.lines(session.width, session.paint)
}

fn standing_json(explained: &Explained, standing: &Standing) -> Value {
    let name = &explained.programme.indicators[standing.node].name;
    let among = standing.among;
    json!({
        "code": explained.scored.run.framework().node(standing.node).code,
        "name_zh": name.zh,
        "name_en": name.en,
        "depth": standing.depth,
        "score": standing.score,
        "peers": standing.peers,
        "median": among.map(|among| among.median),
        "difference": among.map(|among| among.difference),
        "percentile": among.map(|among| among.percentile),
        "robust_z": among.and_then(|among| among.robust_z),
    })
}
