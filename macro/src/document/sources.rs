//! The files of a document: where they are looked for, and what was read.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use witx::Location;

/// The files of a document: where they are looked for, and what was read.
#[derive(Default)]
pub(crate) struct Sources {
    root: PathBuf,
    read: RefCell<BTreeMap<PathBuf, String>>,
}

impl Sources {
    /// Returns sources whose relative paths start at `root`.
    pub(crate) fn new(root: PathBuf) -> Self {
        Sources {
            // Paths that are compared with it are canonical too.
            root: std::fs::canonicalize(&root).unwrap_or(root),
            read: RefCell::default(),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The files that were read, so that a change to one is noticed.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let read = self.read.borrow();
        let files = read.keys().filter(|path| path.is_absolute());
        files.cloned().collect()
    }

    /// The texts that were read.
    pub(super) fn texts(&self) -> BTreeMap<PathBuf, String> {
        self.read.borrow().clone()
    }

    /// Takes over texts that were read before, if the files still have them.
    pub(super) fn adopt(&self, texts: &BTreeMap<PathBuf, String>) -> bool {
        let mut files = texts.iter().filter(|(path, _)| path.is_absolute());
        let are_current = files.all(|(path, text)| read(path).is_ok_and(|now| now == *text));
        if are_current {
            self.read.borrow_mut().clone_from(texts);
        }
        are_current
    }

    /// Adds a text under a path, as if it had been read.
    pub(super) fn insert(&self, path: &Path, text: String) {
        self.read.borrow_mut().insert(path.to_path_buf(), text);
    }

    /// The text at a canonical path.
    pub(super) fn text(&self, path: &Path) -> io::Result<String> {
        if let Some(text) = self.read.borrow().get(path) {
            return Ok(text.clone());
        }
        let text = read(path)?;
        self.insert(path, text.clone());
        Ok(text)
    }

    /// The one path of a file, whatever links lead to it.
    pub(super) fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        // A literal is not a file, but has an entry from the start.
        if self.read.borrow().contains_key(path) {
            return Ok(path.to_path_buf());
        }
        std::fs::canonicalize(path)
    }

    /// The path as the user would write it.
    pub(super) fn display(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        path.display().to_string()
    }

    /// Adds to a message where in the document it belongs.
    pub(super) fn message_at(&self, location: &Location, message: impl Display) -> String {
        format!("{message}\n{}", self.excerpt(location))
    }

    /// Says where in the document a location is, and what the line there says.
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

/// The text of a file, without the byte order mark that some editors write, and that is not
/// part of the language.
fn read(path: &Path) -> io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
