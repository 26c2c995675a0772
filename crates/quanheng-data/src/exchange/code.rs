//! Codes of other tools as codes of Quanheng: a letter, then letters, digits or `_`.

use std::collections::BTreeSet;

/// Names that columns of the data file have for themselves.
const RESERVED: [&str; 3] = ["unit", "period", "status"];

/// Whether a text can be a code as it is.
pub(super) fn is_code(text: &str) -> bool {
    plain(text) == text && !RESERVED.contains(&text)
}

/// Codes given out so far.
#[derive(Debug, Default)]
pub(super) struct Codes {
    taken: BTreeSet<String>,
}

impl Codes {
    /// Codes that nobody else may get.
    pub(super) fn new<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: taken.into_iter().chain(RESERVED).map(str::to_owned).collect() }
    }

    /// A code as near to `given` as can be, unlike all before.
    pub(super) fn fresh(&mut self, given: &str) -> String {
        let wanted = plain(given);
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let code = std::iter::once(wanted.clone()).chain(numbered).find(|code| !self.taken.contains(code));
        let code = code.unwrap_or(wanted);
        self.taken.insert(code.clone());
        code
    }
}

/// The text with everything that a code cannot have replaced by `_`.
pub(super) fn plain(given: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let code: String = given.trim().chars().map(letter).collect();
    if code.starts_with(|c: char| c.is_ascii_alphabetic()) { code } else { format!("x{code}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stay_near_and_apart() {
        let mut codes = Codes::new(["a_b"]);
        assert_eq!(codes.fresh("GDP"), "GDP");
        assert_eq!(codes.fresh("a.b"), "a_b_2");
        assert_eq!(codes.fresh("4G"), "x4G");
        assert_eq!(codes.fresh("指数"), "x__");
        assert_eq!(codes.fresh("period"), "period_2");
    }
}
