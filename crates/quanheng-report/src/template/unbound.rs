//! Numbers typed by hand in a paragraph that has bound ones: they will not change when the results do.
//!
//! Looked for are digits, full-width ones too, with their decimals and per cent signs. Left alone are: what stands within
//! `{{ }}`, `{% %}` and `{# #}`; numbers of headings and list markers; code, link targets and addresses; names with
//! letters attached, such as 5G, IPv6 or COVID-19. Numbers in Chinese characters (三个梯队) are not looked for: they are as often
//! words as numbers.

use std::ops::Range;

use quanheng_index::Finding;
use quanheng_index::finding::Subject;

use super::engine::place;
use crate::default::TextFile;

/// A warning for each unbound number.
pub(super) fn findings(file: &TextFile) -> Vec<Finding> {
    let masked = mask(&file.text);
    let told = |range: Range<usize>| {
        let subject = Subject::Place(place(file, &range));
        Finding::warning("report-unbound-number", subject).with("number", &file.text[range])
    };
    let bound = paragraphs(&file.text).into_iter().filter(|range| file.text[range.clone()].contains("{{"));
    bound.flat_map(|range| numbers(&masked, range)).map(told).collect()
}

/// Ranges of bytes of paragraphs, headings, list items and rows of tables.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let (mut at, mut is_open) = (0, false);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at += line.len();
        let trimmed = line.trim();
        if trimmed.is_empty() {
            is_open = false;
            continue;
        }
        let is_own = trimmed.starts_with(['#', '|']) || marker(trimmed) > 0;
        match all.last_mut() {
            Some(last) if is_open && !is_own => last.end = range.end,
            _ => all.push(range),
        }
        // What follows a heading or a row is not part of it; what follows an item may be.
        is_open = !trimmed.starts_with(['#', '|']);
    }
    all
}

/// Length of a list marker at the start: `- `, `12. `.
fn marker(line: &str) -> usize {
    if line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") {
        return 2;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits > 0 && (rest.starts_with(". ") || rest.starts_with(") ")) { digits + 2 } else { 0 }
}

/// The text with everything blanked out, byte by byte, in which numbers do not count.
fn mask(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("```", "```"), ("`", "`"), ("](", ")")] {
        blank_between(text, &mut bytes, (open, close));
    }
    for scheme in ["http://", "https://"] {
        for (at, _) in text.match_indices(scheme) {
            let is_end = |c: char| c.is_whitespace() || matches!(c, ')' | '>' | '）' | '，' | '。');
            let length = text[at..].find(is_end).unwrap_or(text.len() - at);
            blank(&mut bytes, at..at + length);
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let length = lead(line.trim_start());
        blank(&mut bytes, at + indent..at + indent + length);
        at += line.len();
    }
    // Whole characters or none of their bytes were blanked out.
    String::from_utf8(bytes).unwrap_or_default()
}

/// Length of what opens a line: the marker of a list, or the marks and the number of a heading.
fn lead(line: &str) -> usize {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    if hashes == 0 {
        return marker(line);
    }
    let rest = line[hashes..].trim_start();
    let number = rest.bytes().take_while(|&byte| byte.is_ascii_digit() || byte == b'.').count();
    let ends = rest[number..].starts_with([' ', '、', '\t', '．']);
    line.len() - rest.len() + if ends { number } else { 0 }
}

fn blank(bytes: &mut [u8], range: Range<usize>) {
    bytes[range].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

fn blank_between(text: &str, bytes: &mut [u8], (open, close): (&str, &str)) {
    let mut at = 0;
    while let Some(start) = text[at..].find(open).map(|found| at + found) {
        let inside = start + open.len();
        let Some(end) = text[inside..].find(close).map(|found| inside + found) else { return };
        blank(bytes, start..end + close.len());
        at = end + close.len();
    }
}

/// Ranges of the numbers in a part of a masked text.
fn numbers(masked: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let text = &masked[part.clone()];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|digit| at + digit) {
        let end = start + length(&text[start..]);
        at = end;
        if !is_name(&text[..start], &text[end..]) {
            found.push(part.start + start..part.start + end);
        }
    }
    found
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Length of a number at the start: digits, separators between digits, a per cent sign.
fn length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = letters.next() {
        let goes_on = letters.peek().is_some_and(|&(_, next)| is_digit(next));
        let is_separator = matches!(c, '.' | ',' | '．' | '，') && goes_on;
        if is_digit(c) || is_separator {
            end = at + c.len_utf8();
            continue;
        }
        if matches!(c, '%' | '％' | '‰') {
            end = at + c.len_utf8();
        }
        break;
    }
    end
}

/// Whether a number between these texts is part of a name: letters are attached to it.
fn is_name(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let is_behind = match back.next() {
        Some('-' | '_') => back.next().is_some_and(|c| c.is_ascii_alphabetic()),
        Some(c) => c.is_ascii_alphabetic(),
        None => false,
    };
    is_behind || after.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let file = TextFile::new("report/zh/a.md", text);
        let place = |finding: &Finding| {
            let Subject::Place(place) = &finding.subject else { panic!("a place") };
            let number = finding.argument("number").unwrap_or_default();
            format!("{}:{} {number} ({})", place.line, place.column, place.length)
        };
        findings(&file).iter().map(place).collect()
    }

    #[test]
    fn a_number_beside_a_bound_one_has_its_place() {
        let text = "天津排名第{{ rank(天津) }}，得分79.5，占12%。\n\n没有绑定的段落里有2020年。\n";
        assert_eq!(told(text), ["1:23 79.5 (4)", "1:29 12% (3)"]);
        assert_eq!(told("共{{ n }}个，１２.５％和1,234"), ["1:11 １２.５％ (5)", "1:17 1,234 (5)"]);
    }

    #[test]
    fn names_headings_markers_code_and_links_are_left_alone() {
        let quiet = [
            "## 3.2 {{ name(x) }}",
            "### 1、{{ name(x) }}",
            "1. {{ name(x) }}建成5G基站和IPv6网络，COVID-19",
            "{{ x }} `42` [链接](https://a.cn/2020) https://b.cn/7",
            "{{ rank(天津, period=2019) }}{# 3 #}{% if n > 3 %}多{% endif %}",
            "三个梯队，{{ x }}",
            "{{ text(\"2035\") }}年",
            "2020年没有绑定",
        ];
        for text in quiet {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn items_and_rows_are_judged_alone() {
        assert_eq!(told("- 2020\n- {{ x }} 和 3\n"), ["2:13 3 (1)"]);
        assert_eq!(told("| 1 | 2 |\n| {{ x }} | 4 |\n"), ["2:13 4 (1)"]);
        assert_eq!(told("第一行{{ x }}\n第二行 8 个\n"), ["2:5 8 (1)"]);
    }
}
