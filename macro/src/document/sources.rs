//! The files of a document.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use witx::Location;

/// Reads the files of a document, and keeps their texts.
#[derive(Default)]
pub(crate) struct Sources {
    root: PathBuf,
    read: RefCell<BTreeMap<PathBuf, Rc<str>>>,
}

impl Sources {
    /// Creates sources whose relative paths start at `root`.
    pub(crate) fn new(root: PathBuf) -> Self {
        Sources {
            // `display` strips it from canonical paths.
            root: std::fs::canonicalize(&root).unwrap_or(root),
            read: RefCell::default(),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the files that were read, on whose changes a rebuild depends.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let read = self.read.borrow();
        let files = read.keys().filter(|path| path.is_absolute());
        files.cloned().collect()
    }

    /// Returns the texts that were read.
    pub(super) fn texts(&self) -> BTreeMap<PathBuf, Rc<str>> {
        self.read.borrow().clone()
    }

    /// Adopts texts that were read earlier, if the files are unchanged.
    pub(super) fn adopt(&self, texts: &BTreeMap<PathBuf, Rc<str>>) -> bool {
        let mut files = texts.iter().filter(|(path, _)| path.is_absolute());
        let are_current = files.all(|(path, text)| read(path).is_ok_and(|now| *now == **text));
        if are_current {
            self.read.borrow_mut().clone_from(texts);
        }
        are_current
    }

    /// Adds a text as if it had been read from `path`.
    pub(super) fn insert(&self, path: &Path, text: &str) -> Rc<str> {
        let text = Rc::from(text);
        let mut read = self.read.borrow_mut();
        read.insert(path.to_path_buf(), Rc::clone(&text));
        text
    }

    /// Returns the text at a canonical path.
    pub(super) fn text(&self, path: &Path) -> io::Result<Rc<str>> {
        if let Some(text) = self.read.borrow().get(path) {
            return Ok(Rc::clone(text));
        }
        Ok(self.insert(path, &read(path)?))
    }

    /// Returns the canonical path of a file.
    pub(super) fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        // A literal is not a file, but has had an entry from the start.
        if self.read.borrow().contains_key(path) {
            return Ok(path.to_path_buf());
        }
        std::fs::canonicalize(path)
    }

    /// Returns the path as the user would write it.
    pub(super) fn display(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        path.display().to_string()
    }

    /// Formats a location in the document, and the line there.
    pub(super) fn excerpt(&self, location: &Location) -> String {
        let Location { path, line, column } = location;
        let text = self.text(path).unwrap_or_default();
        let source = text.lines().nth(line - 1).unwrap_or_default();
        let gutter = " ".repeat(line.to_string().len());
        format!(
            "{gutter}--> {path}:{line}:{column}\n\
             {gutter} |\n\
             {line} | {source}\n\
             {gutter} | {caret:>column$}",
            path = self.display(path),
            caret = "^",
        )
    }
}

/// Returns the text of a file without the byte order mark that some editors write.
fn read(path: &Path) -> io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
