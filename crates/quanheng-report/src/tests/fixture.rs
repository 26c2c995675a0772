//! Programmes to report on: the examples, and small ones made in a folder.

use std::fs;
use std::path::Path;

use quanheng_audit::{Options, Subject, Uncertainty};
use quanheng_data::results::Computed;
use quanheng_data::{Observations, PublishedResult};
use quanheng_figures::{Evaluation, Figure, Kind};
use quanheng_index::{Finding, Keep, Plan, Run};
use quanheng_programme::{Language, Programme};

use crate::document::{Block, Document, Table, plain};
use crate::{Absent, Given, Parts, TextFile, Which, text};

/// A programme that was run.
pub(crate) struct World {
    programme: Programme,
    observations: Observations,
    plan: Plan,
    run: Run,
    figures: Run,
    published: Vec<PublishedResult>,
    uncertainty: Option<Uncertainty>,
}

impl World {
    /// One of the examples.
    pub(crate) fn example(name: &str) -> Self {
        Self::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name))
    }

    /// A programme of these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Self::load(folder.path())
    }

    fn load(folder: &Path) -> Self {
        let programme = quanheng_programme::load(folder).unwrap();
        let method = programme.method(None).unwrap();
        let observations = quanheng_data::read_panel(&programme, &method.framework).unwrap();
        let plan = method.compile().unwrap().0;
        let last = observations.panel.periods().len() - 1;
        let run = plan.run(&observations.panel, &[last], Keep::Everything).unwrap();
        let mut method = programme.method(None).unwrap();
        method.steps = quanheng_index::analysis::figures(&method.steps);
        let all: Vec<usize> = (0..=last).collect();
        let figures = method.compile().unwrap().0.run(&observations.panel, &all, Keep::Facts).unwrap();
        let published = quanheng_data::read_published(&programme).0;
        Self { programme, observations, plan, run, figures, published, uncertainty: None }
    }

    /// With an analysis of uncertainty.
    pub(crate) fn sure(mut self) -> Self {
        let audit = self.programme.audit.clone().unwrap_or_default();
        let steps = self.programme.method(None).unwrap().steps;
        let subject = Subject {
            framework: self.plan.framework(),
            steps: &steps,
            panel: &self.observations.panel,
            scored: self.run.scored(),
            period: *self.run.scored().last().unwrap(),
        };
        let nodes = audit.nodes.unwrap_or_default();
        let options = Options { replicates: 256, seed: 7, nodes, ..Options::default() };
        self.uncertainty = Some(quanheng_audit::uncertainty(&subject, &audit.assumptions, &options).unwrap());
        self
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
            period: *self.run.scored().last().unwrap(),
            uncertainty: self.uncertainty.as_ref(),
            sensitivity: None,
            published: &self.published,
            language,
        }
    }

    /// The default document.
    pub(crate) fn document(
        &self,
        which: Which,
        language: Language,
    ) -> Result<(Document, Vec<Finding>), Vec<Finding>> {
        let cautions = ["第一条。".to_owned(), "第二条。".to_owned()];
        let profiles: Vec<usize> = (0..self.programme.units.len()).collect();
        let given = Given {
            which,
            files: &[],
            series: None,
            cautions: &cautions,
            profiles: &profiles,
            edition: "0f3a",
        };
        text(&self.evaluation(language), &Everything, &given)
    }

    /// What a single template says, all our own left out.
    pub(crate) fn says(
        &self,
        language: Language,
        template: &str,
    ) -> Result<(String, Vec<Finding>), Vec<Finding>> {
        let folder = Which::Report.folder(language);
        let ours = crate::default::files(Which::Report, language);
        let mut files: Vec<TextFile> = ours.into_iter().map(|file| TextFile::new(file.name, "")).collect();
        files.push(TextFile::new(format!("{folder}/99-own.md"), template));
        let series = TextFile::new(
            "report/series.csv",
            "figure,series,period,value,unit,axis,source,note\n\
             fig1,固定宽带家庭普及率,2015,52.6,%,,工业和信息化部,\n\
             fig1,固定宽带家庭普及率,2020,96,%,,工业和信息化部,\n\
             fig6,农村网络零售额,2014,1800,亿元,,商务部,\n\
             fig6,农村网络零售额,2020,1.79,万亿元,,商务部,\n",
        );
        let cautions = Vec::new();
        let given = Given {
            which: Which::Report,
            files: &files,
            series: Some(&series),
            cautions: &cautions,
            profiles: &[],
            edition: "",
        };
        let (document, findings) = text(&self.evaluation(language), &Everything, &given)?;
        Ok((words(&document.blocks).join("\n"), findings))
    }
}

/// Has every table, and every figure but maps.
struct Everything;

impl Parts for Everything {
    fn table(&self, name: &str, arguments: &[String]) -> Result<Table, Absent> {
        if name == "nothing" {
            return Err(Absent::Unknown { known: vec!["ranking".into(), "top".into()] });
        }
        Ok(Table { caption: format!("{name}({})", arguments.join(",")), ..Table::default() })
    }

    fn figure(&self, name: &str) -> Result<Figure, Absent> {
        if name == "tile-map" {
            return Err(Absent::Empty);
        }
        Ok(Figure {
            name: name.to_owned(),
            kind: Kind::Ranking,
            title: format!("figure {name}"),
            unit: String::new(),
            source: String::new(),
            alternative: String::new(),
            data: quanheng_data::Table::new("x"),
            option: serde_json::Value::Null,
            size: (1, 1),
        })
    }
}

/// The words of blocks, a line for each.
pub(crate) fn words(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { level, text, .. } => {
                lines.push(format!("{} {}", "#".repeat(usize::from(*level)), plain(text)));
            }
            Block::Paragraph(inlines) => lines.push(plain(inlines)),
            Block::List { items, .. } => {
                items.iter().for_each(|item| lines.push(format!("- {}", words(item).join(" / "))));
            }
            Block::Quote(inner) => lines.push(format!("> {}", words(inner).join(" "))),
            Block::Code(text) => lines.push(text.clone()),
            Block::Table(table) if table.caption.is_empty() => {
                let row = |row: &Vec<Vec<crate::document::Inline>>| {
                    row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | ")
                };
                lines.extend(table.rows.iter().map(row));
            }
            Block::Table(table) => lines.push(format!("[table {}]", table.caption)),
            Block::Figure(at) => lines.push(format!("[figure {at}]")),
            Block::Rule => lines.push("---".to_owned()),
            Block::PageBreak => lines.push("[page]".to_owned()),
        }
    }
    lines
}

/// Three units, one level, one period, no tiers; one unit has a long name and no figure.
pub(crate) const SMALL: &[(&str, &str)] = &[
    (
        "quanheng.toml",
        "[programme]\nid = \"small\"\ntitle = { zh = \"小项目\", en = \"Small\" }\n\
         [periods]\nfrequency = \"quarter\"\nlist = [\"2020-Q3\"]\nscore = \"2020-Q3\"\n\
         [units]\nfile = \"units.csv\"\n[indicators]\nfile = \"indicators.csv\"\n\
         [[data]]\nfile = \"data.csv\"\nlayout = \"wide-indicators\"\n\
         [[step]]\ndo = \"normalise\"\nmethod = \"min-max\"\nlower = 0\nupper = 100\n\
         [[step]]\ndo = \"weight\"\nmethod = \"given\"\n\
         [[step]]\ndo = \"aggregate\"\nmethod = \"arithmetic\"\nmin_present = 1\n\
         [[step]]\ndo = \"rank\"\nmethod = \"competition\"\n",
    ),
    (
        "units.csv",
        "code,name_zh,name_en\na,甲*,A_1\nb,乙,B\n\
         c,名称特别长特别长特别长特别长特别长特别长特别长特别长特别长特别长特别长特别长特,A very long name of a unit of forty lette\n",
    ),
    (
        "indicators.csv",
        "code,parent,level,name_zh,name_en,unit,direction\nindex,,index,指数,Index,,\n\
         x,index,indicator,R&D经费,R&D spending,万元,+\ny,index,indicator,普及率,Uptake,%,+\n",
    ),
    ("data.csv", "unit,period,x,y\na,2020-Q3,120000000,52.6\nb,2020-Q3,40000,96\nc,2020-Q3,,10\n"),
];
