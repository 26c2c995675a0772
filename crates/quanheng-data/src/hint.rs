//! Hints: the known word nearest to an unknown one, at a price that stays small for any input.

use quanheng_index::finding;

/// Longer texts are no slips of the pen.
const LONGEST: usize = 100;

/// The known word nearest to `word`; empty when there is none near enough.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> &'a str {
    if word.len() > LONGEST {
        return "";
    }
    // As many slips as a word of this length may have: words of other lengths are farther away than that.
    let length = word.chars().count();
    let reach = (length / 3).max(1);
    let is_candidate =
        |known: &&str| known.len() <= LONGEST && known.chars().count().abs_diff(length) <= reach;
    finding::nearest(word, known.into_iter().filter(is_candidate)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_floods_cost_nothing() {
        assert_eq!(nearest("usrs", ["users", "price"]), "users");
        assert_eq!(nearest("北京市", ["北京", "天津"]), "北京");
        let flood = "x".repeat(10_000_000);
        assert_eq!(nearest(&flood, ["users"]), "");
        assert_eq!(nearest("users", [flood.as_str()]), "");
    }
}
