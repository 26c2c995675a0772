//! A small programme for tests, computed: six units in two groups, three dimensions of two indicators, two years.

use std::fmt::Write;
use std::path::Path;

use quanheng_audit::sensitivity::{Sensitivity, SensitivityOptions, sensitivity};
use quanheng_audit::{Assumption, Experiment, Kind, Options, Spread, Subject, Uncertainty};
use quanheng_data::Observations;
use quanheng_data::results::Computed;
use quanheng_index::{Keep, Plan, Run};
use quanheng_programme::{Language, Programme};

use crate::evaluation::Evaluation;

const PROGRAMME: &str = r#"
[programme]
id = "small"
title = { zh = "小项目", en = "A small programme" }
[periods]
list = ["2019", "2020"]
score = "all"
[units]
file = "units.csv"
[indicators]
file = "indicators.csv"
[map]
tiles = "tiles.csv"
shapes = "shapes.geojson"
[[data]]
file = "data.csv"
layout = "wide-indicators"
[[step]]
do = "normalise"
method = "min-max"
over = "panel"
[[step]]
do = "aggregate"
method = "arithmetic"
[[step]]
do = "rank"
[[step]]
do = "tier"
method = "sizes"
sizes = [2, 2, 2]
"#;

const INDICATORS: &str = "\
code,parent,level,name_zh,name_en,unit,direction,weight,target,target_period,source
index,,index,总指数,Index,,,,,,
a,index,dimension,甲,Alpha,,,2,,,
a1,a,indicator,甲一,Alpha one,%,+,1,95,2025,yearbook
a2,a,indicator,甲二,Alpha two,km,-,1,,,yearbook
b,index,dimension,乙,Beta,,,1,,,
b1,b,indicator,乙一,Beta one,%,+,1,,,survey
b2,b,indicator,乙二,Beta two,t,+,1,,,survey
c,index,dimension,丙,Gamma,,,1,,,
c1,c,indicator,丙一,Gamma one,%,+,1,,,
c2,c,indicator,丙二,A name of an indicator that is much longer than there is room,万户,+,1,,,
";

const UNITS: &str = "\
code,name_zh,name_en,group_region
1,北京,Beijing,north
2,天津,Tianjin,north
3,河北,Hebei,north
4,上海,Shanghai,south
5,江苏,Jiangsu,south
6,浙江,Zhejiang,south
";

const TILES: &str = "unit,row,col,name_zh,name_en
1,1,2,,
2,1,3,,
3,2,1,,
4,2,3,,
5,2,2,,
6,3,2,,
9,3,3,别处,Elsewhere
";

/// Everything an evaluation borrows.
pub(crate) struct Small {
    programme: Programme,
    observations: Observations,
    plan: Plan,
    run: Run,
    figures: Run,
    uncertainty: Uncertainty,
    sensitivity: Sensitivity,
}

impl Small {
    pub(crate) fn new() -> Self {
        Self::of(UNITS, &data())
    }

    /// With the same framework for other units.
    pub(crate) fn with_units(count: usize) -> Self {
        let mut units = String::from("code,name_zh,name_en\n");
        let mut data = String::from("unit,period,a1,a2,b1,b2,c1,c2\n");
        for at in 0..count {
            let _ = writeln!(units, "u{at},单位{at},A unit of number {at}");
            for period in [2019, 2020] {
                // Numbers without order that are the same everywhere.
                let mix = |k: usize| ((at * 7919 + k * 104_729 + period * 31) % 1009) as f64 / 10.0;
                let _ = writeln!(
                    data,
                    "u{at},{period},{},{},{},{},{},{}",
                    mix(1),
                    mix(2),
                    mix(3),
                    mix(4),
                    mix(5),
                    mix(6)
                );
            }
        }
        Self::of(&units, &data)
    }

    fn of(units: &str, data: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        let is_small = units == UNITS;
        let text = if is_small { PROGRAMME.to_owned() } else { without_map(PROGRAMME) };
        write("quanheng.toml", &text);
        write("indicators.csv", INDICATORS);
        write("units.csv", units);
        write("tiles.csv", TILES);
        write("shapes.geojson", &shapes());
        write("data.csv", data);
        compute(folder.path())
    }

    pub(crate) fn evaluation(&self, language: Language) -> Evaluation<'_> {
        Evaluation {
            computed: Computed {
                programme: &self.programme,
                observations: &self.observations,
                plan: &self.plan,
                run: &self.run,
                scenario: None,
            },
            figures: &self.figures,
            period: 1,
            uncertainty: Some(&self.uncertainty),
            sensitivity: Some(&self.sensitivity),
            published: &[],
            language,
        }
    }
}

fn without_map(programme: &str) -> String {
    let (before, rest) = programme.split_once("[map]").unwrap();
    let (_, after) = rest.split_once("[[data]]").unwrap();
    format!("{before}[[data]]{after}")
        .replace("method = \"sizes\"\nsizes = [2, 2, 2]", "method = \"quantiles\"\nshares = [0.3, 0.6]")
}

/// Two missing figures: one in 2019, one in 2020.
fn data() -> String {
    "unit,period,a1,a2,b1,b2,c1,c2
1,2019,80,3,60,10,70,900
2,2019,60,5,50,30,,700
3,2019,40,9,30,20,30,300
4,2019,85,2,70,40,90,800
5,2019,55,6,45,60,50,650
6,2019,70,4,65,50,60,750
1,2020,90,2,70,20,80,1000
2,2020,75,4,55,40,60,800
3,2020,45,8,35,25,35,350
4,2020,88,3,75,45,85,900
5,2020,65,5,50,70,,700
6,2020,72,3,60,55,65,820
"
    .to_owned()
}

fn shapes() -> String {
    let square = |at: u32| {
        let (x, y) = (f64::from(at % 3), f64::from(at / 3));
        format!(
            r#"{{"type":"Feature","properties":{{"code":{at}}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{},{y}],[{},{}],[{x},{}],[{x},{y}]]]}}}}"#,
            x + 1.0,
            x + 1.0,
            y + 1.0,
            y + 1.0
        )
    };
    let all: Vec<String> = (1..=7).map(square).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, all.join(","))
}

fn compute(folder: &Path) -> Small {
    let programme = quanheng_programme::load(folder).unwrap();
    let method = programme.method(None).unwrap();
    let observations = quanheng_data::read_panel(&programme, &method.framework).unwrap();
    let (plan, _) = method.compile().unwrap();
    let run = plan.run(&observations.panel, &[0, 1], Keep::Everything).unwrap();
    let mut figured = programme.method(None).unwrap();
    figured.steps = quanheng_index::analysis::figures(&figured.steps);
    let (figured, _) = figured.compile().unwrap();
    let figures = figured.run(&observations.panel, &[0, 1], Keep::Facts).unwrap();
    let (uncertainty, sensitivity) = audit(&programme, &observations, &plan);
    Small { programme, observations, plan, run, figures, uncertainty, sensitivity }
}

fn audit(programme: &Programme, observations: &Observations, plan: &Plan) -> (Uncertainty, Sensitivity) {
    let framework = plan.framework();
    let parents = |code: &str| vec![framework.find(code).unwrap()];
    let around = |name: &str| Assumption {
        name: format!("weights of {name}"),
        kind: Kind::Weights { parents: parents(name), spread: Spread::Around(0.5) },
    };
    let assumptions = [around("index"), around("a")];
    let steps = programme.method(None).unwrap().steps;
    let subject =
        Subject { framework, steps: &steps, panel: &observations.panel, scored: &[0, 1], period: 1 };
    let options = Options { replicates: 256, ..Options::default() };
    let experiment = Experiment::new(&subject, &assumptions, &options).unwrap();
    let divided = SensitivityOptions { resamples: 50, ..SensitivityOptions::default() };
    (experiment.uncertainty().unwrap(), sensitivity(&experiment, &divided).unwrap())
}
