//! What is asked for: a name, split into its kind and the codes behind it.

use quanheng_index::NodeId;
use quanheng_index::finding::nearest;

use crate::error::FigureError;
use crate::evaluation::Evaluation;

/// A name of a figure, taken apart.
pub(crate) struct Request<'r> {
    /// The whole name.
    pub(crate) name: &'r str,
    words: Vec<&'r str>,
}

impl<'r> Request<'r> {
    /// Takes a name apart; what stands before the first slash is its kind.
    pub(crate) fn new(name: &'r str) -> Self {
        Self { name, words: name.split('/').skip(1).collect() }
    }

    /// The words behind the kind.
    pub(crate) fn words(&self) -> &[&'r str] {
        &self.words
    }

    /// Refuses words beyond so many.
    pub(crate) fn at_most(&self, count: usize) -> Result<(), FigureError> {
        match self.words.get(count) {
            None => Ok(()),
            Some(extra) => {
                let arguments = vec![("name", self.name.to_owned()), ("extra", (*extra).to_owned())];
                Err(FigureError::refused("figure-too-many-words", arguments))
            }
        }
    }

    /// The node that a word names; the root where there is no word.
    pub(crate) fn node_or_root(&self, at: usize, evaluation: &Evaluation) -> Result<NodeId, FigureError> {
        if self.words.len() > at { self.node(at, evaluation) } else { Ok(evaluation.root()) }
    }

    /// The node that a word names.
    pub(crate) fn node(&self, at: usize, evaluation: &Evaluation) -> Result<NodeId, FigureError> {
        let given = self.word(at)?;
        let nodes = evaluation.framework().nodes();
        evaluation
            .framework()
            .find(given)
            .ok_or_else(|| self.unknown(given, nodes.iter().map(|node| node.code.as_str())))
    }

    /// The row of the unit that a word names, by code or name.
    pub(crate) fn unit(&self, at: usize, evaluation: &Evaluation) -> Result<usize, FigureError> {
        let given = self.word(at)?;
        let units = evaluation.computed.run.units();
        evaluation
            .computed
            .programme
            .find_unit(given)
            .ok_or_else(|| self.unknown(given, units.iter().map(|unit| unit.code.as_str())))
    }

    /// A word that must be there.
    pub(crate) fn word(&self, at: usize) -> Result<&'r str, FigureError> {
        let missing = || FigureError::refused("figure-too-few-words", vec![("name", self.name.to_owned())]);
        self.words.get(at).copied().filter(|word| !word.is_empty()).ok_or_else(missing)
    }

    /// A word that names nothing.
    pub(crate) fn unknown<'k>(&self, given: &str, known: impl Iterator<Item = &'k str>) -> FigureError {
        let known: Vec<&str> = known.collect();
        let near = nearest(given, known.iter().copied()).unwrap_or_default();
        let shown = if known.len() > 40 { String::new() } else { known.join(", ") };
        FigureError::Unknown { given: self.name.to_owned(), nearest: near.to_owned(), known: shown }
    }
}
