//! What Typst may see: the document, its template and figures, the fonts. No file system, no network, no clock.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::{Making, TEMPLATE_NAME};

/// The files of one compilation.
pub(super) struct Pages {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    template: Source,
    files: HashMap<FileId, Bytes>,
}

impl Pages {
    pub(super) fn new(main: String, making: &Making) -> Self {
        let drawings = making.drawings.iter().enumerate();
        let drawings = drawings.map(|(at, svg)| (id(&drawing(at)), Bytes::from_string(svg.clone())));
        let others = making.files.iter().map(|(path, bytes)| (id(path), Bytes::new(bytes.clone())));
        let fonts = making.fonts.all().to_vec();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: Source::new(id("main.typ"), main),
            template: Source::new(id(TEMPLATE_NAME), making.template.1.to_owned()),
            files: others.chain(drawings).collect(),
        }
    }

    /// The file of the template.
    pub(super) fn template(&self) -> FileId {
        self.template.id()
    }
}

/// Path of a drawing.
pub(super) fn drawing(at: usize) -> String {
    format!("drawings/{at}.svg")
}

/// A file by its path; what would leave the folder has none of ours.
fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).unwrap_or_else(|_| VirtualPath::new("outside").expect("a plain name"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Pages {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.template]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.files.get(&id) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.source(id).map(|source| Bytes::from_string(source.text().to_owned())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
