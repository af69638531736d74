//! The README's first use is a program that works.

use std::path::Path;
use std::process::Command;

const PROGRAM: &str = include_str!("../src/main.rs");
const GUEST: &str = include_str!("../guest.wat");
const DOCUMENT: &str = include_str!("../witx/todo.witx");
const README: &str = include_str!("../../../README.md");

/// The code in the README's fenced blocks of one language.
fn readme_blocks(language: &str) -> Vec<String> {
    README
        .split("\n```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(&format!("{language}\n")))
        .map(|code| format!("{code}\n"))
        .collect()
}

#[test]
fn the_readme_shows_what_is_tested() {
    for (language, file) in [("rust", PROGRAM), ("wat", GUEST), ("lisp", DOCUMENT)] {
        assert!(
            readme_blocks(language).iter().any(|code| code == file),
            "the README has no `{language}` block with this text:\n{file}"
        );
    }
}

#[test]
fn it_runs() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_first-use"))
        .current_dir(directory)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && stderr.contains("guest quit with 1"),
        "{stderr}"
    );
}
