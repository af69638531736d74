//! Each phase of the macro imports only from earlier phases, so that data flows one way.

use std::fs;
use std::path::{Path, PathBuf};

/// The phases in order. `diagnostics` serves all of them and imports none.
const PHASES: [&str; 5] = ["diagnostics", "parse", "document", "bind", "generate"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Returns the Rust files in a folder and its subfolders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Returns the modules of the crate that a file names, in imports and elsewhere. Its tests are
/// skipped, since they may name any.
fn named_modules(text: &str) -> impl Iterator<Item = &str> {
    let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text);
    code.split("crate::").skip(1).map(|after| {
        let end = after.find(|c: char| !c.is_alphanumeric() && c != '_');
        &after[..end.unwrap_or(after.len())]
    })
}

#[test]
fn no_phase_imports_from_a_later_one() {
    let mut imports = 0;
    for (index, phase) in PHASES.iter().enumerate() {
        for file in files(&source().join(phase)) {
            let text = fs::read_to_string(&file).unwrap();
            for module in named_modules(&text) {
                let known = PHASES.iter().position(|phase| *phase == module);
                // `use crate::{…}` would hide the imported modules.
                let Some(imported) = known else {
                    panic!("{}: `crate::{module}` is not a phase", file.display());
                };
                assert!(
                    imported <= index,
                    "{}: `{phase}` imports from `{module}`, a later phase",
                    file.display()
                );
                imports += 1;
            }
        }
    }
    assert!(imports > 50, "{imports} imports: the test overlooks some");
}

#[test]
fn only_the_order_of_the_phases_is_outside_of_them() {
    let mut names: Vec<String> = fs::read_dir(source())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut expected: Vec<&str> = PHASES.to_vec();
    expected.extend(["expand.rs", "lib.rs"]);
    expected.sort_unstable();
    assert_eq!(names, expected);
}
