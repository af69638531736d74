//! Documents that were loaded before: a crate with an impl block for each module
//! names the same one over and over.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use super::load::{LoadError, Sources, load, load_literal};

/// What an attribute asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Request {
    Files(Vec<PathBuf>),
    Literal(String),
}

struct Loaded {
    root: PathBuf,
    request: Request,
    /// The text of each file, since a long-lived process outlives a change to one.
    texts: BTreeMap<PathBuf, String>,
    document: Rc<witx::Document>,
}

/// More are in no crate that anyone has.
const KEPT: usize = 16;

thread_local! {
    static LOADED: RefCell<Vec<Loaded>> = const { RefCell::new(Vec::new()) };
}

/// Loads a document, unless it was loaded before and no file of it has changed.
///
/// An error comes with the index of the file that it is about.
pub(crate) fn load_once(
    request: &Request,
    sources: &mut Sources,
) -> Result<Rc<witx::Document>, (usize, LoadError)> {
    let known = LOADED.with_borrow(|loaded| {
        loaded
            .iter()
            .find(|known| known.root == sources.root() && known.request == *request)
            .filter(|known| Sources::are_current(&known.texts))
            .map(|known| (known.texts.clone(), Rc::clone(&known.document)))
    });
    if let Some((texts, document)) = known {
        sources.adopt(texts);
        return Ok(document);
    }
    let document = Rc::new(match request {
        Request::Files(files) => load(files, sources)?,
        Request::Literal(text) => load_literal(text, sources).map_err(|error| (0, error))?,
    });
    LOADED.with_borrow_mut(|loaded| {
        loaded.retain(|known| known.request != *request || known.root != sources.root());
        if loaded.len() == KEPT {
            loaded.remove(0);
        }
        loaded.push(Loaded {
            root: sources.root().to_path_buf(),
            request: request.clone(),
            texts: sources.texts(),
            document: Rc::clone(&document),
        });
    });
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_loaded_again_only_after_a_change() {
        let root = std::env::temp_dir().join(format!("witx-cache-{}", std::process::id()));
        std::fs::create_dir_all(&root).unwrap();
        let load = || {
            let mut sources = Sources::new(root.clone());
            let request = Request::Files(vec!["a.witx".into()]);
            let document =
                load_once(&request, &mut sources).map_err(|(_, error)| error.to_string());
            (document, sources.files().len())
        };
        std::fs::write(root.join("a.witx"), "(use \"b.witx\")").unwrap();
        std::fs::write(root.join("b.witx"), "(typename $b u32)").unwrap();
        let (first, files) = load();
        assert_eq!(files, 2);
        let (second, files) = load();
        assert_eq!(files, 2);
        assert!(Rc::ptr_eq(
            first.as_ref().unwrap(),
            second.as_ref().unwrap()
        ));
        std::fs::write(root.join("b.witx"), "(typename $b u32) (typename $c u32)").unwrap();
        let (third, _) = load();
        assert_eq!(third.unwrap().typenames().count(), 2);
        std::fs::write(root.join("b.witx"), "(typename").unwrap();
        assert!(load().0.is_err());
        std::fs::remove_dir_all(&root).unwrap();
    }

    /// Prints how long the large document of the tests takes, the first time and again:
    /// `cargo test -p wasmtime-integration-macro --lib -- --ignored --nocapture`.
    #[test]
    #[ignore = "measures, and has nothing to fail for"]
    fn measure_a_large_document() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/large");
        for _ in 0..5 {
            let start = std::time::Instant::now();
            let mut sources = Sources::new(root.clone());
            let request = Request::Files(vec!["witx/large.witx".into()]);
            let loaded = load_once(&request, &mut sources).map_err(|(_, error)| error.to_string());
            let document = loaded.unwrap();
            let loaded = start.elapsed();
            let start = std::time::Instant::now();
            crate::document::build(&document).unwrap();
            println!("loaded in {loaded:?}, built in {:?}", start.elapsed());
        }
    }
}
