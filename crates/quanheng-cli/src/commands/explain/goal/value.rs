//! What must change, for a program.

use quanheng_index::Place;
use quanheng_index::explain::bundle::Bundle;
use quanheng_index::explain::reach::{Change, Goal, Position, Stuck};
use quanheng_index::explain::single::Single;
use serde_json::{Value, json};

use super::Found;

impl Found<'_> {
    pub(super) fn to_json(&self) -> Value {
        let goal = match self.goal {
            Goal::Rank(rank) => json!({ "rank": rank }),
            Goal::Tier(tier) => json!({ "tier": self.tier(tier) }),
        };
        let answers = self.answers.as_ref();
        json!({
            "node": self.explained.scored.run.framework().node(self.explained.top).code,
            "goal": goal,
            "now": self.position_json(self.now),
            "is_reached": answers.is_none(),
            "single": answers.map(|all| all.singles.iter().map(|single| self.single_json(single)).collect::<Vec<_>>()),
            "bundle": answers.map(|all| self.bundle_json(&all.bundle)),
        })
    }

    fn position_json(&self, position: Position) -> Value {
        json!({
            "score": position.score,
            "rank": position.place.map(Place::number),
            "tier": position.tier.map(|tier| self.tier(tier)),
        })
    }

    fn change_json(&self, change: Change) -> Value {
        let name = &self.explained.programme.indicators[change.node].name;
        json!({
            "code": self.explained.scored.run.framework().node(change.node).code,
            "name_zh": name.zh,
            "name_en": name.en,
            "from": change.from,
            "to": change.to,
            "range": [change.range.0, change.range.1],
        })
    }

    fn single_json(&self, single: &Single) -> Value {
        let pair = |(change, position): (Change, Position)| json!({ "change": self.change_json(change), "then": self.position_json(position) });
        json!({
            "code": self.explained.scored.run.framework().node(single.node).code,
            "answer": single.answer.ok().map(pair),
            "why_not": single.answer.err().map(Stuck::slug),
            "most": single.most.map(pair),
        })
    }

    fn bundle_json(&self, bundle: &Result<Bundle, Option<Position>>) -> Value {
        let peers = json!({
            "grouping": self.peers.grouping,
            "group": self.peers.group,
            "count": self.peers.rows.len(),
        });
        match bundle {
            Ok(found) => json!({
                "is_reached": true,
                "peers": peers,
                "quantile": found.share,
                "changes": found.changes.iter().map(|&change| self.change_json(change)).collect::<Vec<_>>(),
                "then": self.position_json(found.position),
            }),
            Err(position) => json!({
                "is_reached": false,
                "peers": peers,
                "then": position.map(|position| self.position_json(position)),
            }),
        }
    }
}
