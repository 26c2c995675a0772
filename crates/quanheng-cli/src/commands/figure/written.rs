//! The files of a figure, by their endings.

use std::fs;
use std::path::{Path, PathBuf};

use quanheng_figures::{Engine, Figure as Drawn, picture};

use crate::arguments::Figure;
use crate::failure::Failure;

/// The folder of figures within that of the programme.
const FOLDER: &str = "figures";
/// Pixels for each CSS pixel: 305 dots an inch at 160 mm.
const SCALE: f32 = 3.0;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Svg,
    Png,
    Csv,
    Json,
}

/// What the file asked for holds, if one is.
pub(super) fn ending(out: Option<&Path>) -> Result<Option<Ending>, Failure> {
    let Some(path) = out else { return Ok(None) };
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => Ok(Some(Ending::Svg)),
        Some("png") => Ok(Some(Ending::Png)),
        Some("csv") => Ok(Some(Ending::Csv)),
        Some("json") => Ok(Some(Ending::Json)),
        _ => Err(Failure::refused("figure-ending", vec![("path", path.display().to_string())])),
    }
}

/// Writes the file asked for, or drawing and data into the programme's folder of figures. Gives their paths.
pub(super) fn write(
    arguments: &Figure,
    figure: &Drawn,
    ending: Option<Ending>,
) -> Result<Vec<String>, Failure> {
    let files: Vec<(PathBuf, Ending)> = match (&arguments.out, ending) {
        (Some(path), Some(ending)) => vec![(path.clone(), ending)],
        _ => {
            let stem = arguments.dir.join(FOLDER).join(figure.file_stem());
            let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", stem.display()));
            vec![(beside("svg"), Ending::Svg), (beside("csv"), Ending::Csv)]
        }
    };
    for (path, ending) in &files {
        let bytes = bytes(figure, *ending)?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Failure::write(parent))?;
        }
        fs::write(path, bytes).map_err(Failure::write(path))?;
    }
    Ok(files.into_iter().map(|(path, _)| path.display().to_string()).collect())
}

fn bytes(figure: &Drawn, ending: Ending) -> Result<Vec<u8>, Failure> {
    let svg = || Engine::new().and_then(|engine| engine.draw_framed(figure));
    match ending {
        Ending::Svg => svg().map(String::into_bytes).map_err(Failure::of_figure),
        Ending::Png => svg().and_then(|svg| picture::png(&svg, SCALE)).map_err(Failure::of_figure),
        Ending::Csv => Ok(figure.csv()),
        Ending::Json => {
            let text = serde_json::to_vec_pretty(&figure.option).map_err(std::io::Error::from)?;
            Ok([text, b"\n".to_vec()].concat())
        }
    }
}
