//! What the library cannot say is put into the XML that it makes: the text alternatives of pictures, and that tables repeat
//! their heads on every page.

use crate::error::ReportError;
use crate::html::escape;

/// What the library writes before the head of every table, since all rows are kept whole.
const HEAD: &str = "</w:tblGrid><w:tr><w:trPr><w:cantSplit />";
/// What it writes for every picture.
const PICTURE: &str = r#"<wp:docPr id="1" name="Figure" />"#;

/// Puts them in: `alternatives` in the order of the pictures, and so many tables.
///
/// # Errors
/// When the library writes something else.
pub(super) fn finished(
    document: &[u8],
    alternatives: &[String],
    tables: usize,
) -> Result<Vec<u8>, ReportError> {
    let unlike =
        |what: &str| ReportError::Format { format: "docx", reason: format!("{what} not as expected") };
    let text = std::str::from_utf8(document).map_err(|_| unlike("text"))?;
    if text.matches(HEAD).count() != tables {
        return Err(unlike("tables"));
    }
    if text.matches(PICTURE).count() != alternatives.len() {
        return Err(unlike("pictures"));
    }
    let mut pieces = text.split(PICTURE);
    let mut done = pieces.next().unwrap_or_default().to_owned();
    for (at, (piece, alternative)) in pieces.zip(alternatives).enumerate() {
        let (number, described) = (at + 1, escape(alternative).replace('\n', " "));
        done += &format!(r#"<wp:docPr id="{number}" name="Figure {number}" descr="{described}" />"#);
        done += piece;
    }
    Ok(done.replace(HEAD, &format!("{HEAD}<w:tblHeader />")).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_described_and_heads_repeated() {
        let own = format!(
            "<w:tbl><w:tblGrid>{HEAD}</w:trPr></w:tr><w:tr><w:trPr><w:cantSplit /></w:trPr></w:tr>{PICTURE}x{PICTURE}"
        );
        let said = ["5 < 6".to_owned(), "a \"b\" & c".to_owned()];
        let made = String::from_utf8(finished(own.as_bytes(), &said, 1).unwrap()).unwrap();
        assert!(made.contains(
            "<w:cantSplit /><w:tblHeader /></w:trPr></w:tr><w:tr><w:trPr><w:cantSplit /></w:trPr>"
        ));
        assert!(made.contains(r#"<wp:docPr id="1" name="Figure 1" descr="5 &lt; 6" />x<wp:docPr id="2""#));
        assert!(made.contains(r#"descr="a &quot;b&quot; &amp; c" />"#));
        assert!(
            finished(own.as_bytes(), &said[..1], 1).is_err() && finished(own.as_bytes(), &said, 2).is_err()
        );
    }
}
