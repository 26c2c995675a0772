//! Writing a table as CSV: UTF-8 without a byte-order mark, `\n` at the end of each line, missing cells empty.

use crate::table::Table;

/// The bytes of a table as CSV. Numbers are the shortest texts that read back to the same.
#[must_use]
pub fn write(table: &Table) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_line(&mut bytes, table.columns.iter().map(|column| Some(column.name.clone())));
    for row in 0..table.rows() {
        write_line(&mut bytes, table.columns.iter().map(|column| column.cells.text(row)));
    }
    bytes
}

fn write_line(bytes: &mut Vec<u8>, cells: impl Iterator<Item = Option<String>>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            bytes.push(b',');
        }
        write_cell(bytes, &cell.unwrap_or_default());
    }
    bytes.push(b'\n');
}

/// Quotes a text where it would not come back the same without.
fn write_cell(bytes: &mut Vec<u8>, text: &str) {
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        bytes.push(b'"');
        bytes.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        bytes.push(b'"');
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::tests::sample;

    #[test]
    fn the_bytes_are_plain() {
        let bytes = write(&sample());
        let text = String::from_utf8(bytes.clone()).unwrap();
        let lines: Vec<_> = text.lines().take(3).collect();
        assert_eq!(lines, ["name,score,rank", "北京,0.30000000000000004,1", "\"a,b\",,2"]);
        assert!(text.contains("\"say \"\"x\"\"\"") && text.ends_with("\",-0.0000000015,1234567\n"));
        assert_eq!(bytes, write(&sample()));
        let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.records().map(Result::unwrap).count(), 4);
    }
}
