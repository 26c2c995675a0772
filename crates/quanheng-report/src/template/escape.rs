//! Text of results within Markdown: what would be a mark is escaped, so that `R&D` and `a_b_c` stay what they are.

/// A text that Markdown shows as it is; lines are joined.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => safe.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
    }
    let opens_list = safe.starts_with("- ") || safe.starts_with("+ ");
    if opens_list { format!("\\{safe}") } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_letters() {
        assert_eq!(escaped("R&D经费_投入*"), "R\\&D经费\\_投入\\*");
        assert_eq!(escaped("- a\nb"), "\\- a b");
        assert_eq!(escaped("第6位，-1.2%"), "第6位，-1.2%");
    }
}
