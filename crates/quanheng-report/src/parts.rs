//! What a template may name and somebody else makes: tables and figures.

use quanheng_figures::Figure;

use crate::document::Table;

/// Makes the tables and figures that templates name.
pub trait Parts {
    /// The table of a name: `framework`, `ranking`, `top` (a node's code), `profile` (a unit's code), `sources`, `data`,
    /// `missing`, `treated`, `audit/` with a section's name. Arguments are codes of units and nodes, numbers and words, as
    /// texts.
    ///
    /// # Errors
    /// When there is none, and why.
    fn table(&self, name: &str, arguments: &[String]) -> Result<Table, Absent>;

    /// The figure of a name, such as `ranking/services`.
    ///
    /// # Errors
    /// When there is none, and why.
    fn figure(&self, name: &str) -> Result<Figure, Absent>;
}

/// Why there is no such table or figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absent {
    /// There is nothing to show: no fault, the report says so in words.
    Empty,
    /// Nothing has this name; these names are known.
    Unknown {
        /// Known names.
        known: Vec<String>,
    },
    /// It needs other arguments.
    Arguments {
        /// What was expected, in a few words or as an example: `table("top", node, 10)`.
        expected: String,
    },
}
