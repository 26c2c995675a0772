//! A drawing as a PNG, by resvg, with the embedded fonts and no others.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::error::FigureError;
use crate::fonts;

/// The most pixels of a side: beyond, a picture is of no use and takes all memory.
const MOST_PIXELS: f32 = 30_000.0;

/// The PNG of a drawing, at so many pixels for each CSS pixel, on white.
///
/// # Errors
/// When the text is no SVG or the picture would be too large.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, FigureError> {
    let tree = Tree::from_str(svg, &options()).map_err(|error| refused(&error))?;
    let size = tree.size();
    let (width, height) = (libm::ceilf(size.width() * scale), libm::ceilf(size.height() * scale));
    let fits = (1.0..=MOST_PIXELS).contains(&width) && (1.0..=MOST_PIXELS).contains(&height);
    let pixmap = if fits { Pixmap::new(width as u32, height as u32) } else { None };
    let mut pixmap = pixmap.ok_or_else(|| refused(&format!("{width} × {height} pixels")))?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| refused(&error))
}

fn refused(reason: &dyn std::fmt::Display) -> FigureError {
    FigureError::Picture { reason: reason.to_string() }
}

fn options() -> Options<'static> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for bytes in fonts::all() {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        Arc::new(database)
    });
    Options { font_family: fonts::FAMILY.to_owned(), fontdb: Arc::clone(&FONTS), ..Options::default() }
}
