//! Markdown read back as blocks.

use super::*;
use crate::document::{Align, Table, plain};

/// Has one table and one figure.
struct One;

impl Parts for One {
    fn table(&self, name: &str, _: &[String]) -> Result<Table, Absent> {
        match name {
            "empty" => Err(Absent::Empty),
            "one" => Ok(Table { caption: "One".into(), ..Table::default() }),
            _ => Err(Absent::Unknown { known: vec!["one".into(), "empty".into()] }),
        }
    }

    fn figure(&self, _: &str) -> Result<Figure, Absent> {
        Err(Absent::Unknown { known: Vec::new() })
    }
}

fn read(text: &str, language: Language) -> (Vec<Block>, Vec<Finding>) {
    let file = TextFile::new("report/en/a.md", text);
    Reader::new(&One, language).read(&file, text, &[])
}

#[test]
fn headings_have_ids_of_their_own() {
    let (blocks, findings) = read("# 总体 排名\n\n## 5G & more\n\n## 5G & more\n\n# ……\n", Language::Zh);
    let ids: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Heading { level, id, .. } => format!("{level} {id}"),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ids, ["1 总体-排名", "2 5g-more", "2 5g-more-2", "1 section"]);
    assert!(findings.is_empty());
}

#[test]
fn lists_quotes_code_and_tables_are_blocks() {
    let text = "1. a **b**\n2. c\n   - d\n\n> careful\n\n```\nx = 1\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n---\n";
    let (blocks, _) = read(text, Language::En);
    assert_eq!(blocks.len(), 5, "{blocks:?}");
    let Block::List { ordered: true, items } = &blocks[0] else { panic!("a list") };
    assert_eq!((items.len(), items[1].len()), (2, 2));
    let Block::Table(table) = &blocks[3] else { panic!("a table") };
    assert_eq!((table.columns[1].align, plain(&table.rows[0][1])), (Align::Right, "2".to_owned()));
    assert_eq!(blocks[2], Block::Code("x = 1".into()));
    assert_eq!(blocks[4], Block::Rule);
}

#[test]
fn lines_join_as_the_language_wants() {
    let joined = |language| match &read("一\n二", language).0[0] {
        Block::Paragraph(inlines) => plain(inlines),
        other => panic!("{other:?}"),
    };
    assert_eq!((joined(Language::Zh), joined(Language::En)), ("一二".to_owned(), "一 二".to_owned()));
}

#[test]
fn html_and_pictures_are_told_with_their_place() {
    let (blocks, findings) = read("Text <b>bold</b>\n\n<div>\nx\n</div>\n\n![a](b.png)\n", Language::En);
    assert_eq!(blocks.len(), 1);
    let told: Vec<(usize, usize, &str)> = findings
        .iter()
        .map(|finding| {
            let Subject::Place(place) = &finding.subject else { panic!("a place") };
            (place.line, place.column, finding.argument("what").unwrap())
        })
        .collect();
    assert_eq!(told, [(1, 6, "html"), (1, 13, "html"), (3, 1, "html"), (7, 6, "image")]);
}

#[test]
fn what_is_asked_for_is_made_or_refused() {
    let mut reader = Reader::new(&One, Language::En);
    let table = |name: &str| Request::Table(name.into(), Vec::new());
    assert!(matches!(reader.resolve(&table("one")), Ok(Block::Table(_))));
    assert!(matches!(reader.resolve(&table("empty")), Ok(Block::Paragraph(_))));
    assert!(reader.resolve(&table("onn")).is_err());
    let list = reader.resolve(&Request::TableList).unwrap();
    let block = reader.resolve(&table("one")).unwrap();
    reader.push(vec![list, block]);
    let document = reader.finish();
    let Block::List { items, .. } = &document.blocks[0] else { panic!("a list") };
    assert_eq!(items.len(), 1);
}
