//! Headings of the dimensions: as wide as their words where there is room, wrapped and divided where there is not.

use crate::layout;

/// Columns of a score, at least.
const LEAST: usize = 8;
/// Columns of a heading, at most.
const MOST: usize = 16;
/// Columns between two columns.
const GAP: usize = 2;

/// The headings that fit into so many columns, each as lines.
pub(super) fn fit(names: &[&str], room: usize) -> Vec<Vec<String>> {
    let total = |limit: usize| names.iter().map(|name| columns(name, limit) + GAP).sum::<usize>();
    let limit = (LEAST..=MOST).rev().find(|&limit| total(limit) <= room).unwrap_or(LEAST);
    let shown = names.iter().take((room / (LEAST + GAP)).max(1));
    shown.map(|name| lines(name, columns(name, limit))).collect()
}

/// Columns a heading wants, up to a limit: those of its longest word; Chinese has no words to break at.
fn columns(name: &str, limit: usize) -> usize {
    let longest = name.split(' ').map(layout::width).max().unwrap_or(0);
    longest.min(limit).max(LEAST)
}

fn lines(name: &str, columns: usize) -> Vec<String> {
    // Most Chinese words have two characters: a break after an even number of them rarely divides one.
    let is_even = columns.is_multiple_of(4) || name.is_ascii() || layout::width(name) <= columns;
    layout::wrap_words(name, if is_even { columns } else { columns - columns % 4 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_share_the_room() {
        let names = ["信息服务应用", "产业数字化"];
        assert_eq!(fit(&names, 26), [["信息服务应用"], ["产业数字化"]]);
        assert_eq!(fit(&names, 24), [vec!["信息服务", "应用"], vec!["产业数字化"]]);
        let names = ["Information security", "Digitalisation"];
        assert_eq!(fit(&names, 30), [vec!["Information", "security"], vec!["Digitalisation"]]);
        assert_eq!(fit(&names, 24), [vec!["Inform-", "ation", "security"], vec!["Digital-", "isation"]]);
        assert_eq!(fit(&names, 10).len(), 1);
    }
}
