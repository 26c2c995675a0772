//! Drawings kept by their content: what did not change is not drawn again.
//!
//! The key is a hash of everything a drawing is made from: option, shapes, words, size, the version of ECharts and the
//! scripts around it. A file that cannot be read or written costs time, never a wrong drawing.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::engine::{self, Engine};
use crate::error::FigureError;
use crate::figure::Figure;
use crate::picture;

/// Whether words are around a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// The drawing alone.
    Bare,
    /// Title above, notes and source below.
    Framed,
}

/// A folder of drawings, and an engine that is only started when something has to be drawn.
pub struct Drawings {
    folder: Option<PathBuf>,
    engine: Option<Engine>,
    drawn: usize,
}

impl Drawings {
    /// Drawings kept in a folder, which need not exist yet.
    #[must_use]
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), ..Self::unkept() }
    }

    /// Drawings kept nowhere.
    #[must_use]
    pub const fn unkept() -> Self {
        Self { folder: None, engine: None, drawn: 0 }
    }

    /// The SVG of a figure: kept from before, or drawn now.
    ///
    /// # Errors
    /// As [`Engine::draw`].
    pub fn svg(&mut self, figure: &Figure, frame: Frame) -> Result<String, FigureError> {
        let path = self.folder.as_ref().map(|folder| folder.join(format!("{}.svg", key(figure, frame))));
        if let Some(svg) = path.as_ref().and_then(|path| fs::read_to_string(path).ok()) {
            return Ok(svg);
        }
        if self.engine.is_none() {
            self.engine = Some(Engine::new()?);
        }
        let engine = self.engine.as_ref().expect("just started");
        let svg = match frame {
            Frame::Bare => engine.draw(figure)?,
            Frame::Framed => engine.draw_framed(figure)?,
        };
        self.drawn += 1;
        if let Some(path) = path {
            keep(&path, svg.as_bytes());
        }
        Ok(svg)
    }

    /// How many had to be drawn.
    #[must_use]
    pub const fn drawn(&self) -> usize {
        self.drawn
    }
}

/// The SVGs of several figures; those not kept in the folder are drawn on all threads, on each by an engine of its own.
///
/// # Errors
/// As [`Engine::draw`]; of several, that of the first figure.
pub fn drawings(folder: Option<&Path>, figures: &[Figure], frame: Frame) -> Result<Vec<String>, FigureError> {
    let threads = rayon::current_num_threads().clamp(1, figures.len().max(1));
    let share = |first: usize| {
        let mut own = folder.map_or_else(Drawings::unkept, Drawings::in_folder);
        let mut made = Vec::new();
        for at in (first..figures.len()).step_by(threads) {
            let svg = own.svg(&figures[at], frame);
            let failed = svg.is_err();
            made.push((at, svg));
            if failed {
                break;
            }
        }
        made
    };
    let shares: Vec<Vec<_>> = (0..threads).into_par_iter().map(share).collect();
    let mut all: Vec<_> = shares.into_iter().flatten().collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, svg)| svg).collect()
}

/// The picture of a drawing, kept in a folder by the hash of the drawing and its scale.
///
/// # Errors
/// As [`picture::png`].
pub fn png(folder: Option<&Path>, svg: &str, scale: f32) -> Result<Vec<u8>, FigureError> {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    hash.update(scale.to_le_bytes());
    hash.update(svg);
    let path = folder.map(|folder| folder.join(format!("{}.png", hex(hash))));
    if let Some(bytes) = path.as_ref().and_then(|path| fs::read(path).ok()) {
        return Ok(bytes);
    }
    let bytes = picture::png(svg, scale)?;
    if let Some(path) = path {
        keep(&path, &bytes);
    }
    Ok(bytes)
}

/// Written aside and renamed: a reader never sees half a drawing.
fn keep(path: &Path, content: &[u8]) {
    let aside = path.with_added_extension("part");
    let folder = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&aside, content))
        .and_then(|()| fs::rename(&aside, path));
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
}

/// The hash of what a drawing is made from.
#[must_use]
pub fn key(figure: &Figure, frame: Frame) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    };
    [engine::VERSION, engine::PRELUDE, engine::HOST, env!("CARGO_PKG_VERSION")]
        .into_iter()
        .for_each(&mut add);
    [&figure.name, &figure.title, &figure.unit, &figure.source, &figure.alternative]
        .into_iter()
        .chain(&figure.notes)
        .for_each(|words| add(words));
    add(&figure.option.to_string());
    add(&figure.shapes.as_ref().map_or_else(String::new, ToString::to_string));
    add(&format!("{:?} {:?} {}", figure.size, frame, figure.language));
    hex(hash)
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
