//! The compile errors for users' mistakes: one file in `ui/` for each, with the exact text
//! next to it. `TRYBUILD=overwrite` in the environment rewrites the texts.

use std::fs;
use std::path::Path;

#[test]
fn mistakes_are_explained() {
    copy_documents();
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}

/// Copies the documents in `ui/witx` to the root of the crate that `trybuild` creates, where
/// the paths in the programs start.
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
