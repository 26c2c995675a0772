//! Why a method cannot do its work on certain data, before it is known whose data they are.
//!
//! The engine adds step, node and period and makes a [`Finding`](crate::Finding) of it.

/// A method's refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Code of the finding.
    pub code: &'static str,
    /// Arguments of its message.
    pub arguments: Vec<(&'static str, String)>,
    /// The parameter it is about, if one.
    pub key: Option<&'static str>,
    /// The unit (a row) it is about, if one.
    pub row: Option<usize>,
}

impl Refusal {
    /// A refusal without arguments.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self { code, arguments: Vec::new(), key: None, row: None }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Names the parameter whose value does not fit.
    #[must_use]
    pub const fn at(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// Names the unit it is about.
    #[must_use]
    pub const fn about(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }
}
