//! Runs the game, and checks what the README shows of it.

use std::env::{self, consts::EXE_SUFFIX};
use std::process::Command;

const PROGRAM: &str = include_str!("../src/main.rs");
const README: &str = include_str!("../../../README.md");

#[test]
fn the_output_is_as_documented() {
    // Cargo names the binaries of a package for its tests, but not the examples. This test
    // is in `deps`, next to `examples`, and `cargo test` builds these first.
    let test = env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let program = profile.join(format!("examples/game{EXE_SUFFIX}"));
    let output = Command::new(&program)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout, include_str!("output.txt"));
}

#[test]
fn the_readme_shows_parts_of_the_program() {
    let (_, section) = README.split_once("## A first look").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let (_, code) = section.split_once("```rust\n").unwrap();
    let (code, _) = code.split_once("\n```").unwrap();
    let parts: Vec<&str> = code.split("// …").collect();
    assert_eq!(parts.len(), 4);
    for part in parts {
        assert!(PROGRAM.contains(part.trim_end()), "{part}");
    }
}
