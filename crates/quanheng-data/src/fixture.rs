//! What tests share: a small programme in a temporary folder.

use std::fs;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, Framework, Period};
use quanheng_programme::Programme;

use crate::observations::{Observations, read_panel};

/// Three units (one a reference), two leaves under one dimension each, one input.
pub(crate) struct Folder {
    folder: tempfile::TempDir,
    definition: String,
}

const UNITS: &str = "code,name_zh,name_en,role\n110000,北京,Beijing,\n120000,天津,Tianjin,\n130000,河北,Hebei,\nCN,全国,China,reference\n";

const INDICATORS: &str = "code,parent,level,name_zh,name_en,unit,direction,weight,source\n\
    index,,index,指数,Index,,,,\n\
    access,index,dimension,接入,Access,,,2,\n\
    users,access,indicator,用户,Users,万户,+,,nbs\n\
    use,index,dimension,应用,Use,,,1,\n\
    price,use,indicator,价格,Price,元,-,,nbs\n\
    population,,input,人口,Population,万人,,,nbs\n";

const STEPS: &str = "
[[step]]
do = \"normalise\"
method = \"min-max\"
[[step]]
do = \"aggregate\"
[[step]]
do = \"rank\"
[[step]]
do = \"tier\"
method = \"sizes\"
sizes = [1, 2]
";

impl Folder {
    /// A programme for one year, with the `[[data]]` and other tables given.
    pub(crate) fn new(tables: &str) -> Self {
        Self::with_periods("list = [\"2020\"]", tables)
    }

    /// A programme with the keys of `[periods]` given.
    pub(crate) fn with_periods(periods: &str, tables: &str) -> Self {
        let definition = format!(
            "[programme]\nid = \"test\"\ntitle = {{ zh = \"测试\", en = \"Test\" }}\nversion = \"1\"\n\
             [periods]\n{periods}\n[units]\nfile = \"units.csv\"\n[indicators]\nfile = \"indicators.csv\"\n\
             {tables}\n{STEPS}"
        );
        let folder = tempfile::tempdir().unwrap();
        let made = Self { folder, definition };
        made.file("units.csv", UNITS).file("indicators.csv", INDICATORS)
    }

    /// Adds a file, or replaces one.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn programme(&self) -> Programme {
        fs::write(self.folder.path().join("quanheng.toml"), &self.definition).unwrap();
        match quanheng_programme::load(self.folder.path()) {
            Ok(programme) => programme,
            Err(error) => panic!("{error:?}"),
        }
    }

    pub(crate) fn read(&self) -> Result<Observations, Vec<Finding>> {
        let programme = self.programme();
        read_panel(&programme, &framework(&programme))
    }

    /// Code and place (line, column, length) of each finding of an unsuccessful reading.
    pub(crate) fn faults(&self) -> Vec<(&'static str, (usize, usize, usize))> {
        self.read().err().unwrap_or_default().iter().map(|finding| (finding.code, spot(finding))).collect()
    }
}

pub(crate) fn framework(programme: &Programme) -> Framework {
    programme.method(None).unwrap().framework
}

/// Line, column and length of the place a finding speaks of.
pub(crate) fn spot(finding: &Finding) -> (usize, usize, usize) {
    match &finding.subject {
        Subject::Place(Place { line, column, length, .. }) => (*line, *column, *length),
        _ => (0, 0, 0),
    }
}

impl Observations {
    /// The value of a cell by codes.
    pub(crate) fn value(&self, programme: &Programme, node: &str, unit: &str, period: &str) -> Option<f64> {
        let framework = framework(programme);
        let frequency = programme.periods.frequency;
        let period = Period::parse(frequency, period).unwrap();
        let period = self.panel.periods().iter().position(|known| *known == period)?;
        let unit = programme.units.find(unit).unwrap();
        self.panel.column(framework.find(node).unwrap(), period).value(unit)
    }
}
