//! A case as text: a small panel and what shall be computed of it, for `methods_once`, whose peers are written in
//! other languages.
//!
//! One instruction a line, words separated by blanks; `-` is a missing value or group:
//!
//! ```text
//! case 17
//! units 3 2                          three units, two periods
//! groups east east -                 the grouping `group`
//! indicator a direction=-1 weight=2 low=0 high=9 target=5
//! values 1 2 - 4 5 6                 by period, then by unit; or `values @FILE k`, the k-th block of raw doubles
//! input b
//! step normalise min-max over=panel lower=1
//! write leaves root                  what to print
//! statistic skewness
//! repeat 5                           print the median time of so many runs instead
//! end
//! ```
//!
//! Nothing is computed here.

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use quanheng_index::framework::{INDICATOR, INPUT};
use quanheng_index::parameter::{Kind, Value};
use quanheng_index::{
    Column, Direction, Framework, Grouping, Mark, Over, Panel, Period, RawNode, StepKind, StepSpec, Unit,
    Units, method,
};

/// What is wrong with a line.
pub type Broken = String;

/// A panel under one root, and what to do with it.
#[derive(Debug, Default)]
pub struct Case {
    /// Its name.
    pub id: String,
    units: usize,
    periods: usize,
    groups: Vec<Option<String>>,
    nodes: Vec<RawNode>,
    /// By node, its values by period and unit; NaN where missing.
    values: BTreeMap<String, Vec<f64>>,
    /// Steps in order.
    pub steps: Vec<StepSpec>,
    /// What to print.
    pub write: Vec<String>,
    /// Statistics of the columns as they are.
    pub statistics: Vec<String>,
    /// How often to run it for its time; 0 when time is not asked for.
    pub repeat: usize,
}

impl Case {
    /// Reads one more line; whether the case is complete now.
    ///
    /// # Errors
    /// When the line is not understood.
    pub fn line(&mut self, line: &str) -> Result<bool, Broken> {
        let mut words = line.split_whitespace();
        let verb = words.next().unwrap_or_default();
        let words: Vec<&str> = words.collect();
        match verb {
            "case" => {
                *self = Self { id: words.concat(), periods: 1, ..Self::default() };
                self.nodes = vec![node("root", "index")];
            }
            "units" => {
                self.units = whole(words.first())?;
                self.periods = if words.len() > 1 { whole(words.get(1))? } else { 1 };
            }
            "groups" => {
                self.groups = words.iter().map(|word| (*word != "-").then(|| (*word).to_owned())).collect();
            }
            "indicator" | "input" => self.nodes.push(data_node(verb, &words)?),
            "values" => {
                let values = self.read_values(&words)?;
                let node = self.nodes.last().map(|node| node.code.clone()).unwrap_or_default();
                self.values.insert(node, values);
            }
            "step" => self.steps.push(step(&words)?),
            "write" => self.write = words.iter().map(|word| (*word).to_owned()).collect(),
            "statistic" => self.statistics = words.iter().map(|word| (*word).to_owned()).collect(),
            "repeat" => self.repeat = whole(words.first())?,
            "end" => return Ok(true),
            "" => {}
            _ => return Err(format!("case {}: no instruction `{verb}`", self.id)),
        }
        Ok(false)
    }

    fn read_values(&self, words: &[&str]) -> Result<Vec<f64>, Broken> {
        let count = self.units * self.periods;
        let values = match words.first().and_then(|word| word.strip_prefix('@')) {
            Some(file) => {
                block(file, whole(words.get(1))?, count).map_err(|error| format!("{file}: {error}"))?
            }
            None => words.iter().map(|word| number(word)).collect::<Result<_, _>>()?,
        };
        if values.len() == count {
            Ok(values)
        } else {
            Err(format!("case {}: {} values instead of {count}", self.id, values.len()))
        }
    }

    /// The values of every indicator in the order given, the missing left out.
    pub fn samples(&self) -> impl Iterator<Item = Vec<f64>> + '_ {
        let values = self.nodes.iter().filter_map(|node| self.values.get(&node.code));
        values.map(|values| values.iter().copied().filter(|value| !value.is_nan()).collect())
    }

    /// The framework: all indicators under one root.
    ///
    /// # Errors
    /// When the indicators do not make one.
    pub fn framework(&self) -> Result<Framework, Broken> {
        Framework::check(&self.nodes)
            .map(|(framework, _)| framework)
            .map_err(|findings| format!("{findings:?}"))
    }

    /// The observations for a framework.
    ///
    /// # Errors
    /// When they do not make a panel.
    pub fn panel(&self, framework: &Framework) -> Result<Panel, Broken> {
        let units = (0..self.units).map(|row| Unit::member(format!("u{row}"))).collect();
        let groups = BTreeMap::from([("group".to_owned(), Grouping::new(&self.groups))]);
        let groups = if self.groups.is_empty() { BTreeMap::new() } else { groups };
        let units = Units::new(units, groups).map_err(|error| error.to_string())?;
        let first = Period::year(2001).ok_or("no first year")?;
        let periods: Vec<Period> =
            (0..self.periods).filter_map(|at| Some(first.offset(i32::try_from(at).ok()?))).collect();
        let mut panel =
            Panel::empty(framework, Arc::new(units), periods).map_err(|error| error.to_string())?;
        for node in framework.data_nodes() {
            let Some(values) = self.values.get(&framework.node(node).code) else { continue };
            for (period, values) in values.chunks(self.units).enumerate() {
                panel.put(node, period, column(values)?).map_err(|error| error.to_string())?;
            }
        }
        Ok(panel)
    }

    /// Positions of all periods.
    #[must_use]
    pub fn scored(&self) -> Vec<usize> {
        (0..self.periods).collect()
    }
}

fn column(values: &[f64]) -> Result<Column, Broken> {
    let marks = values.iter().map(|x| if x.is_nan() { Mark::NotAvailable } else { Mark::Observed }).collect();
    let values = values.iter().map(|x| if x.is_nan() { 0.0 } else { *x }).collect();
    Column::from_parts(values, marks).map_err(|broken| format!("row {} is not finite", broken.row))
}

fn node(code: &str, level: &str) -> RawNode {
    RawNode { code: code.to_owned(), level: level.to_owned(), ..RawNode::default() }
}

fn data_node(verb: &str, words: &[&str]) -> Result<RawNode, Broken> {
    let code = words.first().ok_or("a node without a code")?;
    if verb == "input" {
        return Ok(node(code, INPUT));
    }
    let mut leaf = node(code, INDICATOR);
    leaf.parent = Some("root".to_owned());
    leaf.direction = Some(Direction::Positive);
    for word in &words[1..] {
        let (key, value) = word.split_once('=').ok_or_else(|| format!("`{word}` has no `=`"))?;
        match key {
            "direction" if value == "-1" => leaf.direction = Some(Direction::Negative),
            "direction" => {}
            "weight" => leaf.weight = Some(number(value)?),
            "low" => leaf.goalpost_low = Some(number(value)?),
            "high" => leaf.goalpost_high = Some(number(value)?),
            "target" => leaf.target = Some(number(value)?),
            "denominator" => leaf.denominator = Some(value.to_owned()),
            "scale" => leaf.denominator_scale = Some(number(value)?),
            _ => return Err(format!("no property `{key}`")),
        }
    }
    Ok(leaf)
}

fn step(words: &[&str]) -> Result<StepSpec, Broken> {
    let (Some(kind), Some(slug)) = (words.first(), words.get(1)) else {
        return Err("a step has a kind and a method".to_owned());
    };
    let kind = StepKind::from_slug(kind).ok_or_else(|| format!("no kind `{kind}`"))?;
    let method = method::find(kind, slug).ok_or_else(|| format!("no method `{slug}`"))?;
    let mut spec = StepSpec::new(kind).method(slug);
    for word in &words[2..] {
        let (name, text) = word.split_once('=').ok_or_else(|| format!("`{word}` has no `=`"))?;
        if name == "over" {
            spec.over = if text == "panel" { Over::Panel } else { Over::Period };
            continue;
        }
        let declared = method.parameters.iter().find(|parameter| parameter.name == name);
        let value = match declared.map(|parameter| parameter.kind) {
            Some(Kind::Number | Kind::Share | Kind::Positive | Kind::Count(_)) => {
                Value::Number(number(text)?)
            }
            Some(Kind::Numbers) => Value::Numbers(text.split(',').map(number).collect::<Result<_, _>>()?),
            Some(Kind::Texts) => Value::Texts(text.split(',').map(str::to_owned).collect()),
            _ => Value::Text(text.to_owned()),
        };
        spec = spec.with(name, value);
    }
    Ok(spec)
}

fn number(word: &str) -> Result<f64, Broken> {
    if word == "-" { Ok(f64::NAN) } else { word.parse().map_err(|_| format!("`{word}` is no number")) }
}

fn whole(word: Option<&&str>) -> Result<usize, Broken> {
    word.and_then(|word| word.parse().ok()).ok_or_else(|| format!("{word:?} is no whole number"))
}

/// The `at`-th block of `count` little-endian doubles of a file.
fn block(file: &str, at: usize, count: usize) -> std::io::Result<Vec<f64>> {
    let mut bytes = vec![0; count * size_of::<f64>()];
    let mut file = std::fs::File::open(file)?;
    file.seek(SeekFrom::Start((at * bytes.len()) as u64))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes.as_chunks::<8>().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Case, Broken> {
        let mut case = Case::default();
        for line in text.lines() {
            case.line(line)?;
        }
        Ok(case)
    }

    #[test]
    fn a_case_becomes_a_panel() {
        let text = "case 1\nunits 2 2\ngroups a -\nindicator x direction=-1 weight=2\nvalues 1 - 3 4\nend";
        let case = read(text).expect("well formed");
        let framework = case.framework().expect("one leaf");
        let leaf = framework.find("x").expect("there");
        assert_eq!(framework.node(leaf).direction, Direction::Negative);
        let panel = case.panel(&framework).expect("two periods");
        assert_eq!(panel.column(leaf, 0).value(1), None);
        assert_eq!(panel.column(leaf, 1).value(0), Some(3.0));
    }

    #[test]
    fn parameters_take_the_type_the_method_declares() {
        let case = read("case 1\nstep tier cuts cuts=3,1\nstep impute mean over=panel").expect("well formed");
        assert_eq!(case.steps[0].values["cuts"], Value::Numbers(vec![3.0, 1.0]));
        assert_eq!(case.steps[1].over, Over::Panel);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(read("case 1\nstep tier sieves").is_err_and(|broken| broken.contains("sieves")));
        assert!(
            read("case 1\nunits 2\nindicator x\nvalues 1")
                .is_err_and(|broken| broken.contains("instead of 2"))
        );
        assert!(read("kase").is_err_and(|broken| broken.contains("kase")));
    }
}
