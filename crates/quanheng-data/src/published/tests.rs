//! Published lists: what is read, and what is told.

use super::*;
use crate::fixture::{Folder, spot};

const TABLES: &str = "[[data]]\nfile = \"d.csv\"\n[[published]]\nfile = \"p.csv\"\nrank = \"rank\"\n\
    tier = \"tier\"\nperiod = \"year\"\nwhere = { list = \"all\" }\n";

#[test]
fn rows_are_filtered_and_read() {
    let folder = Folder::new(TABLES).file(
        "p.csv",
        "unit,year,list,rank,tier\n北京,2020,all,1,一\n天津,2020,top,1,一\n130000,2020,all,,\n",
    );
    let (results, findings) = read_published(&folder.programme());
    assert_eq!(findings, []);
    let period = Period::year(2020);
    let row = |unit, rank, tier: Option<&str>| PublishedRow {
        unit,
        period,
        score: None,
        rank,
        tier: tier.map(str::to_owned),
    };
    assert_eq!(results[0].node, "index");
    assert_eq!(results[0].rows, [row(0, Some(1.0), Some("一")), row(2, None, None)]);
}

#[test]
fn bad_rows_are_told_with_their_cells() {
    let folder = Folder::new(TABLES).file(
        "p.csv",
        "unit,year,list,rank,tier\n110000,2020,all,0,1\n11000,2020,all,1,1\n120000,20,all,2,1\n\
         130000,2020,all,3,1\n130000,2020,all,4,1\n130000,2020,all,3,1\n",
    );
    let (results, findings) = read_published(&folder.programme());
    let told: Vec<_> = findings.iter().map(|finding| (finding.code, spot(finding).0)).collect();
    let expected = [
        ("rank-below-one", 2),
        ("unknown-unit", 3),
        ("bad-period", 4),
        ("duplicate-different", 6),
        ("duplicate-same", 7),
    ];
    assert_eq!(told, expected);
    assert_eq!(findings[3].argument("first"), Some("p.csv:5"));
    assert_eq!(results[0].rows.len(), 2);
    let folder = Folder::new(TABLES).file("p.csv", "unit,year,rank\n");
    let codes: Vec<_> = read_published(&folder.programme()).1.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["missing-column", "missing-column"]);
}
