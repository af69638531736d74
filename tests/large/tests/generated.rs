//! The checked-in files are what `generate.py` writes.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The directories and files that `generate.py` writes.
const WRITTEN: [&str; 3] = ["witx", "src/modules", "calls.tsv"];

fn collect(root: &Path, path: &Path, files: &mut BTreeMap<PathBuf, String>) {
    let full = root.join(path);
    if full.is_dir() {
        for entry in fs::read_dir(&full).unwrap() {
            collect(root, &path.join(entry.unwrap().file_name()), files);
        }
    } else {
        files.insert(path.to_owned(), fs::read_to_string(&full).unwrap());
    }
}

fn written(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for path in WRITTEN {
        collect(root, Path::new(path), &mut files);
    }
    files
}

#[test]
fn files_are_as_generated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    if directory.exists() {
        fs::remove_dir_all(&directory).unwrap();
    }
    let output = match Command::new("python3")
        .arg(root.join("generate.py"))
        .arg("--out")
        .arg(&directory)
        .output()
    {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("not compared: there is no python3 here");
            return;
        }
        output => output.unwrap(),
    };
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let (expected, actual) = (written(&directory), written(root));
    for (path, text) in &expected {
        assert!(
            actual.get(path) == Some(text),
            "{} is not what `python3 tests/large/generate.py` writes",
            path.display()
        );
    }
    let names = |files: &BTreeMap<PathBuf, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&actual), names(&expected));
}
