//! The README shows this crate's code and its output.

use std::env::{self, consts::EXE_SUFFIX};
use std::process::Command;

const PROGRAM: &str = include_str!("../src/main.rs");
const GUEST: &str = include_str!("../guest.wat");
const DOCUMENT: &str = include_str!("../witx/todo.witx");
const README: &str = include_str!("../../../README.md");

/// Returns the README's code blocks in one language.
fn readme_blocks(language: &str) -> Vec<String> {
    README
        .split("\n```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(&format!("{language}\n")))
        .map(|code| format!("{code}\n"))
        .collect()
}

fn assert_readme_has(language: &str, text: &str) {
    assert!(
        readme_blocks(language).iter().any(|code| code == text),
        "the README has no `{language}` block with this text:\n{text}"
    );
}

#[test]
fn the_readme_prints_the_files() {
    assert_readme_has("rust", PROGRAM);
    assert_readme_has("wat", GUEST);
    assert_readme_has("lisp", DOCUMENT);
}

#[test]
fn the_readme_says_what_a_run_prints() {
    // Cargo names the binaries of a package for its tests, but not the examples. This test
    // is in `deps`, next to `examples`, and `cargo test` builds these first.
    let test = env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let program = profile.join(format!("examples/todo{EXE_SUFFIX}"));
    let output = Command::new(&program)
        // The program must find its guest from any directory.
        .current_dir(env::temp_dir())
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    assert_eq!(stderr, "");
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_readme_has("text", &stdout);
}
