//! A small programme computed and written in every format.

use quanheng_index::Keep;
use quanheng_programme::Language;

use super::*;
use crate::agreement::agreements;
use crate::fixture::Folder;
use crate::format::Format;
use crate::published::read_published;
use crate::{csv, write_results};

const TABLES: &str = "[[data]]\nfile = \"d.csv\"\nlayout = \"wide-indicators\"\nconstant_period = \"2020\"\n\
    [[published]]\nfile = \"p.csv\"\nrank = \"rank\"\n";

fn folder() -> Folder {
    Folder::new(TABLES)
        .file("d.csv", "unit,users,price,population\n110000,10,9,1\n120000,20,8,1\n130000,30,7,\nCN,15,7,1\n")
        .file("p.csv", "unit,rank\n110000,1\n120000,2\n130000,3\n")
}

/// Computes the folder and hands everything to `act`.
fn with_results<T>(folder: &Folder, keep: Keep, act: impl FnOnce(&Computed, Results) -> T) -> T {
    let programme = folder.programme();
    let observations = folder.read().unwrap();
    let (plan, _) = programme.method(None).unwrap().compile().unwrap();
    let run = plan.run(&observations.panel, &[0], keep).unwrap();
    let computed = Computed {
        programme: &programme,
        observations: &observations,
        plan: &plan,
        run: &run,
        scenario: None,
    };
    let (published, _) = read_published(&programme);
    let agreements = agreements(&programme, &run, &published);
    let document = run_document(&computed, run.findings(), &agreements);
    let results = Results::new(&computed, document);
    act(&computed, results)
}

fn lines(table: &Table) -> Vec<String> {
    String::from_utf8(csv::write(table)).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn tables_say_what_was_computed() {
    with_results(&folder(), Keep::Everything, |_, results| {
        let scores = lines(&results.scores);
        assert_eq!(scores[0], "period,unit,name_zh,name_en,index,access,users,use,price");
        assert_eq!(scores[2], "2020,120000,天津,Tianjin,50,50,50,50,50");
        let ranks = lines(&results.ranks);
        assert_eq!(ranks[0], "period,unit,name_zh,name_en,index,access,users,use,price,tier");
        assert_eq!(ranks[3], "2020,130000,河北,Hebei,1,1,1,1,1,1");
        assert_eq!(ranks[4], "2020,CN,全国,China,,,,,,");
        let summary = lines(&results.summary);
        assert_eq!(summary[0], "rank,period,unit,name_zh,name_en,index,access,use,tier");
        assert_eq!(summary[1], "1,2020,130000,河北,Hebei,100,100,100,1");
        assert!(summary[4].starts_with(",2020,CN,"));
        let framework = lines(&results.framework);
        assert_eq!(
            framework[2],
            "access,index,dimension,接入,Access,,,2,2,0.6666666666666666,0.6666666666666666,,,,1"
        );
        assert!(framework[6].ends_with(",nbs,0.6666666666666666"), "{}", framework[6]);
        assert!(lines(&results.trace).len() > 1);
        let changes = lines(results.changes.as_ref().unwrap());
        assert!(
            changes.contains(&"normalise,users,2020,120000,20,observed,50,observed".to_owned()),
            "{changes:?}"
        );
        let steps: Vec<_> = results.steps.iter().map(|step| step.table.name.as_str()).collect();
        assert_eq!(steps, ["reported", "normalise"]);
    });
}

#[test]
fn without_kept_columns_there_are_no_changes() {
    with_results(&folder(), Keep::Facts, |_, results| {
        assert_eq!((results.changes, results.steps.len()), (None, 1));
    });
}

#[test]
fn the_document_names_hashes_steps_and_agreement() {
    with_results(&folder(), Keep::Everything, |computed, results| {
        let document = &results.document;
        assert_eq!(document["programme"]["id"], "test");
        assert_eq!(document["data"]["files"][0]["sha256"], computed.observations.files[0].sha256.as_str());
        assert_eq!(document["steps"][0]["method"], "min-max");
        assert_eq!(document["steps"][3]["parameters"]["sizes"][1], 2);
        assert!((document["agreement"][0]["ranks"]["spearman"].as_f64().unwrap() + 1.0).abs() < 1e-15);
        assert_eq!(document["agreement"][0]["ranks"]["differences"][0]["unit"], "110000");
        let keys: Vec<_> = document.as_object().unwrap().keys().take(4).cloned().collect();
        assert_eq!(keys, ["format", "engine", "programme", "data"]);
    });
}

#[test]
fn files_are_the_same_every_time_and_form_a_folder() {
    let all = |language| {
        with_results(&folder(), Keep::Everything, |_, results| results.files(&Format::ALL, language).unwrap())
    };
    let files = all(Language::Zh);
    assert_eq!(files, all(Language::Zh));
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..3], ["run.json", "summary.csv", "scores.csv"]);
    assert_eq!(names.len(), 14);
    let root = tempfile::tempdir().unwrap();
    let results = root.path().join("results");
    write_results(&results, &files).unwrap();
    write_results(&results, &files).unwrap();
    assert_eq!(std::fs::read_dir(&results).unwrap().count(), 14);
}
