//! A cache of loaded documents, for crates with many impl blocks for one document.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use super::Sources;
use super::load::{Loaded, load};
use crate::diagnostics::Error;
use crate::parse::arguments::Source;

/// The root of the crate and the arguments.
type Key = (PathBuf, Vec<String>);

/// More documents than a crate is likely to have.
const CAPACITY: usize = 16;

thread_local! {
    static ENTRIES: RefCell<BTreeMap<Key, Rc<Loaded>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Loads a document, unless it was loaded before and none of its files has changed.
pub(super) fn load_once(source: &Source, sources: &Sources) -> Result<Rc<Loaded>, Error> {
    let arguments = source.literals().iter().map(syn::LitStr::value).collect();
    let key = (sources.root().to_path_buf(), arguments);
    let known = ENTRIES.with_borrow(|entries| {
        let entry = entries.get(&key);
        entry.filter(|entry| sources.adopt(&entry.texts)).cloned()
    });
    if let Some(loaded) = known {
        return Ok(loaded);
    }
    let loaded = Rc::new(load(source, sources)?);
    ENTRIES.with_borrow_mut(|entries| {
        if entries.len() == CAPACITY {
            entries.pop_first();
        }
        entries.insert(key, Rc::clone(&loaded));
    });
    Ok(loaded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_loaded_again_only_after_a_change() {
        let root = std::env::temp_dir().join(format!("witx-cache-{}", std::process::id()));
        std::fs::create_dir_all(&root).unwrap();
        let source = Source::Files(vec![syn::parse_quote!("a.witx")]);
        let load = || {
            let sources = Sources::new(root.clone());
            let loaded = load_once(&source, &sources);
            (loaded, sources.files().len())
        };
        std::fs::write(root.join("a.witx"), "(use \"b.witx\")").unwrap();
        std::fs::write(root.join("b.witx"), "(typename $b u32)").unwrap();
        let (first, files) = load();
        assert_eq!(files, 2);
        let (second, files) = load();
        assert_eq!(files, 2);
        assert!(Rc::ptr_eq(&first.ok().unwrap(), &second.ok().unwrap()));
        std::fs::write(root.join("b.witx"), "(typename $b u32) (typename $c u32)").unwrap();
        let (third, _) = load();
        assert_eq!(third.ok().unwrap().document.typenames().count(), 2);
        std::fs::write(root.join("b.witx"), "(typename").unwrap();
        assert!(load().0.is_err());
        std::fs::remove_dir_all(&root).unwrap();
    }
}
