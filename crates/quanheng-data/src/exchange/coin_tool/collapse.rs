//! Levels that only pass a score on. The COIN Tool always has four levels above the indicators; whoever needs fewer
//! fills up with nodes of one child and the same name. Scores are the same without them.

use super::Node;

/// The nodes without those that only pass a score on, and the codes of these.
pub(super) fn collapse(mut nodes: Vec<Node>) -> (Vec<Node>, Vec<String>) {
    let mut dropped = Vec::new();
    while let Some(at) = nodes.iter().position(|node| passes_on(node, &nodes)) {
        let gone = nodes.remove(at);
        let is_above = only_child(&gone, &nodes).is_some_and(|child| nodes[child].name() == gone.name());
        for child in nodes.iter_mut().filter(|child| child.parent.as_ref() == Some(&gone.code)) {
            child.parent.clone_from(&gone.parent);
            if is_above {
                child.weight = gone.weight;
            }
        }
        dropped.push(gone.code);
    }
    dropped.sort();
    (nodes, dropped)
}

/// Whether a node has the name of its only child, or is the only child of a node of its name.
fn passes_on(node: &Node, nodes: &[Node]) -> bool {
    let Some(parent) = &node.parent else { return false };
    if node.is_indicator() {
        return false;
    }
    let has_name = |other: &Node| other.name() == node.name();
    let above = nodes.iter().find(|other| &other.code == parent);
    let is_only = nodes.iter().filter(|other| other.parent.as_ref() == Some(parent)).count() == 1;
    let below = only_child(node, nodes).map(|child| &nodes[child]);
    below.is_some_and(has_name) || (is_only && above.is_some_and(has_name))
}

fn only_child(node: &Node, nodes: &[Node]) -> Option<usize> {
    let mut children = (0..nodes.len()).filter(|&at| nodes[at].parent.as_ref() == Some(&node.code));
    children.next().filter(|_| children.next().is_none())
}

#[cfg(test)]
mod tests {
    use quanheng_index::finding::Place;

    use super::*;

    fn node(code: &str, parent: &str, name: &str, weight: f64) -> Node {
        Node {
            code: code.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            weight: Some(weight),
            aggregation: None,
            positive: None,
            name: Some(name.into()),
            place: Place::file("w.xlsx"),
        }
    }

    #[test]
    fn fillers_go_and_their_weights_stay() {
        let nodes = vec![
            node("index", "", "I", 1.0),
            node("si.01", "index", "I", 1.0),
            node("p.01", "si.01", "A", 2.0),
            node("ind.01", "p.01", "X", 1.0),
            node("ind.02", "p.01", "Y", 3.0),
            node("p.02", "si.01", "Z", 5.0),
            node("ind.03", "p.02", "Z", 1.0),
        ];
        let (nodes, dropped) = collapse(nodes);
        assert_eq!(dropped, ["p.02", "si.01"]);
        let kept: Vec<_> =
            nodes.iter().map(|node| (node.code.as_str(), node.parent.as_deref(), node.weight)).collect();
        let expected = [
            ("index", None, Some(1.0)),
            ("p.01", Some("index"), Some(2.0)),
            ("ind.01", Some("p.01"), Some(1.0)),
            ("ind.02", Some("p.01"), Some(3.0)),
            ("ind.03", Some("index"), Some(5.0)),
        ];
        assert_eq!(kept, expected);
    }
}
