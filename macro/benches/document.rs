//! Measures the time to load and resolve the tests' large document, the first time and again.
//!
//! Run `cargo bench -p wasmtime-integration-macro --bench document`. A macro crate can only
//! export macros, so the phases are compiled again as modules of this program.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the rest of the phases"
)]

#[path = "../src/diagnostics/mod.rs"]
mod diagnostics;
#[path = "../src/document/mod.rs"]
mod document;
#[path = "../src/parse/mod.rs"]
mod parse;

use std::path::Path;
use std::time::Instant;

use document::Sources;
use parse::arguments::Source;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/large");
    let source = Source::Files(vec![syn::parse_quote!("witx/large.witx")]);
    for run in ["first", "again", "again"] {
        let start = Instant::now();
        let sources = Sources::new(root.clone());
        let mut errors = diagnostics::Errors::default();
        let document = document::load(&source, &sources, &mut errors);
        let functions = document.map(|document| {
            let modules = document.modules.iter();
            modules.map(|module| module.functions.len()).sum::<usize>()
        });
        println!("{run}: {functions:?} functions in {:?}", start.elapsed());
    }
}
