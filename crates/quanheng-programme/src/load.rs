//! Loading a programme: every file read, every fault found, before anything is refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use quanheng_index::analysis::moran::Neighbours;
use quanheng_index::finding::{Place, Subject, has_errors, nearest};
use quanheng_index::{Finding, Framework, RawNode, StepSpec};

use crate::audit::Audit;
use crate::audit::assumption::{self, World};
use crate::code_names::{self, CodeNames};
use crate::definition::{self, Definition, MapFiles};
use crate::map::{self, Map};
use crate::places::Locator;
use crate::programme::Programme;
use crate::table::CsvTable;
use crate::text::{Encoding, decode};
use crate::unit_table::UnitTable;
use crate::{indicators, lints, neighbours, unit_table};

/// Name of the file that makes a folder a programme.
pub const PROGRAMME_FILE: &str = "quanheng.toml";

/// Why a programme could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder is not there or has no `quanheng.toml`.
    #[error("no programme in `{folder}`")]
    NotFound {
        /// The folder.
        folder: PathBuf,
    },
    /// A file could not be read from disk.
    #[error("cannot read `{path}`")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The files say something that cannot be meant.
    #[error("the programme has {} findings", .0.findings.len())]
    Findings(Box<Flawed>),
}

/// A programme with errors: its findings, resolved to places, and the files they are about.
#[derive(Debug, Clone, Default)]
pub struct Flawed {
    /// Findings of every severity.
    pub findings: Vec<Finding>,
    /// The files that were read, as shown, with their bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Loads the programme in a folder.
///
/// # Errors
/// When there is none, when a file cannot be read, or when any finding is an error; then all findings are given.
pub fn load(folder: &Path) -> Result<Programme, LoadError> {
    let mut loader = Loader { folder, files: Vec::new(), findings: Vec::new() };
    let path = folder.join(PROGRAMME_FILE);
    if !path.is_file() {
        return Err(LoadError::NotFound { folder: folder.to_owned() });
    }
    let bytes = std::fs::read(&path).map_err(|source| LoadError::Unreadable { path, source })?;
    let (definition, tables) = loader.definition(bytes);
    loader.finish(definition, tables)
}

/// What the definition tables gave.
#[derive(Default)]
struct Tables {
    indicators: Vec<indicators::Indicator>,
    units: Option<UnitTable>,
    neighbours: Option<Neighbours>,
    names: CodeNames,
    map: Option<Map>,
    locator: Locator,
}

struct Loader<'a> {
    folder: &'a Path,
    files: Vec<(String, Vec<u8>)>,
    findings: Vec<Finding>,
}

impl Loader<'_> {
    fn definition(&mut self, bytes: Vec<u8>) -> (Option<Definition>, Tables) {
        self.files.push((PROGRAMME_FILE.to_owned(), bytes.clone()));
        let text = match decode(PROGRAMME_FILE, bytes, Encoding::Utf8) {
            Ok(text) => text,
            Err(finding) => {
                self.findings.push(finding);
                return (None, Tables::default());
            }
        };
        let (mut definition, findings) = definition::read(PROGRAMME_FILE, &text);
        self.findings.extend(findings);
        let mut tables = Tables::default();
        tables.locator.programme = Some(Place { line: 1, ..Place::file(PROGRAMME_FILE) });
        tables.locator.score = definition.score_place.take();
        tables.locator.steps = step_places(&mut definition);
        if let Some(table) = self.table(definition.indicators_file.as_ref()) {
            let (rows, findings) = indicators::read(&table, definition.periods.frequency);
            self.findings.extend(findings);
            tables.indicators = rows;
            tables.locator.nodes = indicators::places(&table);
        }
        if let Some(table) = self.table(definition.units_file.as_ref()) {
            let (units, findings) = unit_table::read(&table, definition.periods.frequency);
            self.findings.extend(findings);
            tables.locator.units = units.as_ref().map(|units| units.places.clone()).unwrap_or_default();
            tables.units = units;
        }
        if let Some(table) = self.table(definition.neighbours_file.as_ref())
            && let Some(units) = &tables.units
        {
            let (neighbours, findings) = neighbours::read(&table, units);
            self.findings.extend(findings);
            tables.neighbours = neighbours;
        }
        if let Some(table) = self.table(definition.names_file.as_ref()) {
            let steps: Vec<StepSpec> = definition.steps.iter().map(|(step, _)| step.clone()).collect();
            let (names, findings) =
                code_names::read(&table, &tables.indicators, tables.units.as_ref(), &steps);
            self.findings.extend(findings);
            tables.names = names;
        }
        if let (Some(files), Some(units)) = (&definition.map, &tables.units) {
            tables.map = Some(self.map(files, units));
        }
        (Some(definition), tables)
    }

    /// The layouts that `[map]` names.
    fn map(&mut self, files: &MapFiles, units: &UnitTable) -> Map {
        let mut layout = Map::default();
        if let Some(table) = self.table(files.tiles.as_ref()) {
            let (tiles, findings) = map::tiles(&table, units);
            self.findings.extend(findings);
            layout.tiles = tiles;
        }
        if let Some((file, place)) = &files.shapes
            && let Some(text) = self.text(file, place)
        {
            let (shapes, findings) = map::shapes((file, &text), &files.key, units, place);
            self.findings.extend(findings);
            layout.shapes = shapes;
        }
        layout
    }

    /// Reads a CSV file the definition names.
    fn table(&mut self, file: Option<&(String, Place)>) -> Option<CsvTable> {
        let (file, place) = file?;
        let text = self.text(file, place)?;
        CsvTable::parse(file, text).map_err(|findings| self.findings.extend(findings)).ok()
    }

    /// Reads a text file the definition names.
    fn text(&mut self, file: &str, place: &Place) -> Option<String> {
        let read = std::fs::read(self.folder.join(file));
        if let Err(error) = &read
            && error.kind() != std::io::ErrorKind::NotFound
        {
            let finding = Finding::error("unreadable-file", Subject::Place(place.clone()));
            self.findings.push(finding.with("file", file).with("reason", error));
            return None;
        }
        let Ok(bytes) = read else {
            let names = self.file_names();
            let near = nearest(file, names.iter().map(String::as_str));
            self.findings.push(definition::no_such_file(place.clone(), file, near));
            return None;
        };
        self.files.push((file.to_owned(), bytes.clone()));
        decode(file, bytes, Encoding::Auto).map_err(|finding| self.findings.push(finding)).ok()
    }

    fn file_names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder).into_iter().flatten().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn finish(mut self, definition: Option<Definition>, tables: Tables) -> Result<Programme, LoadError> {
        let raw: Vec<RawNode> = tables.indicators.iter().map(|indicator| indicator.raw.clone()).collect();
        let mut audit = None;
        if !tables.locator.nodes.is_empty() {
            match Framework::check(&raw) {
                Ok((framework, findings)) => {
                    self.findings.extend(findings);
                    if let Some(definition) = &definition {
                        self.check_nodes(definition, &framework);
                        self.check_excepted(definition, &framework, tables.units.as_ref());
                        audit = self.audit(definition, &framework, &tables.indicators);
                    }
                }
                Err(findings) => self.findings.extend(findings),
            }
        }
        resolve(&mut self.findings, &tables.locator);
        let (Some(definition), Some(units), false) = (definition, tables.units, has_errors(&self.findings))
        else {
            let flawed = Flawed { findings: self.findings, files: self.files };
            return Err(LoadError::Findings(Box::new(flawed)));
        };
        Ok(Programme {
            folder: self.folder.to_owned(),
            id: definition.id,
            title: definition.title,
            caution: definition.caution,
            version: definition.version,
            periods: definition.periods,
            units: Arc::new(units.units),
            unit_names: units.names,
            neighbours: tables.neighbours,
            code_names: tables.names,
            map: tables.map,
            indicators: tables.indicators,
            steps: definition.steps.into_iter().map(|(spec, _)| spec).collect(),
            data: definition.data,
            published: definition.published,
            scenarios: definition.scenarios,
            lint: definition.lint.settings,
            audit,
            locator: tables.locator,
            findings: self.findings,
            files: self.files,
        })
    }

    fn check_nodes(&mut self, definition: &Definition, framework: &Framework) {
        for published in &definition.published {
            let Some(code) = published.node.as_deref().filter(|code| framework.find(code).is_none()) else {
                continue;
            };
            let near = nearest(code, framework.nodes().iter().map(|node| node.code.as_str()));
            let finding = Finding::error("unknown-node", Subject::Place(published.node_place.clone()));
            self.findings.push(finding.with("given", code).with("nearest", near.unwrap_or_default()));
        }
    }
}

impl Loader<'_> {
    /// What an audit is to do, with all that it names found.
    fn audit(
        &mut self,
        definition: &Definition,
        framework: &Framework,
        indicators: &[indicators::Indicator],
    ) -> Option<Audit> {
        let given = definition.audit.as_ref()?;
        let steps: Vec<StepSpec> = definition.steps.iter().map(|(spec, _)| spec.clone()).collect();
        let world = World { framework, indicators, steps: &steps, scenarios: &definition.scenarios };
        let (audit, findings) = assumption::resolve(given, &world);
        self.findings.extend(findings);
        Some(audit)
    }

    /// What lints are not to speak of must be a node, a unit or a step.
    fn check_excepted(&mut self, definition: &Definition, framework: &Framework, units: Option<&UnitTable>) {
        if definition.lint.excepted.is_empty() {
            return;
        }
        let added = definition.scenarios.values().flat_map(|scenario| &scenario.added);
        let steps = definition.steps.iter().map(|(spec, _)| spec).chain(added.map(|added| &added.spec));
        let mut known: Vec<&str> = steps.map(|spec| spec.id.as_str()).collect();
        known.extend(framework.nodes().iter().map(|node| node.code.as_str()));
        known.extend(units.into_iter().flat_map(|table| table.units.iter().map(|unit| unit.code.as_str())));
        self.findings.extend(lints::unknown_codes(&definition.lint, &known));
    }
}

fn step_places(definition: &mut Definition) -> BTreeMap<String, crate::places::StepPlaces> {
    let mut places = BTreeMap::new();
    for (spec, at) in &mut definition.steps {
        places.entry(spec.id.clone()).or_insert_with(|| std::mem::take(at));
    }
    places
}

/// Turns subjects into places, as far as the files of the definition know them.
pub fn resolve(findings: &mut [Finding], locator: &Locator) {
    for finding in findings {
        if let Some(place) = locator.place(&finding.subject) {
            finding.subject = Subject::Place(place);
        }
    }
}
