//! What a user reads who makes a mistake: one file in `ui/` for each, beside the
//! exact text. `TRYBUILD=overwrite` in the environment rewrites the texts.

use std::fs;
use std::path::Path;

#[test]
fn mistakes_are_explained() {
    copy_documents();
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}

/// Puts the documents of `ui/witx` where the paths in the programs start: at the root
/// of the crate that `trybuild` makes of them.
fn copy_documents() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let documents = target
        .join("tests/trybuild")
        .join(env!("CARGO_PKG_NAME"))
        .join("witx");
    fs::create_dir_all(&documents).unwrap();
    for entry in fs::read_dir("ui/witx").unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), documents.join(entry.file_name())).unwrap();
    }
}
