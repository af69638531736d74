//! Runs plug-ins: the one in C, and some that misbehave.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn editor() -> Command {
    Command::new(env!("CARGO_BIN_EXE_plugins"))
}

/// Runs a plug-in in the text format, with the memory, the allocator and the imports that all
/// of them have.
fn run(name: &str, items: &str) -> Output {
    let plugin = format!(
        r#"(module
            (import "editor" "open" (func $open (param i32 i32 i32) (result i32)))
            (import "editor" "close" (func $close (param i32) (result i32)))
            (import "editor" "append" (func $append (param i32 i32 i32) (result i32)))
            (import "editor" "find" (func $find (param i32 i32 i32 i32 i32 i32) (result i32)))
            (import "editor" "for_each_line" (func $for_each_line (param i32) (result i32)))
            (memory (export "memory") 17)
            (data (i32.const 0) "notes.txt../src/main.rs")
            (func (export "_initialize"))
            (func $notes (call $open (i32.const 0) (i32.const 9) (i32.const 64)) drop)
            {items})"#
    );
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.wat"));
    fs::write(&file, plugin).unwrap();
    editor().arg(file).output().unwrap()
}

#[track_caller]
fn assert_status(output: &Output, errno: u32) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    let message = format!("Error: the plug-in failed with status {errno}\n");
    assert!(stderr.ends_with(&message), "{stderr}");
    assert!(!output.status.success());
}

#[track_caller]
fn assert_trap(output: &Output, reason: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains(reason), "{stderr}");
    assert!(!output.status.success());
}

#[test]
fn the_plugin_in_c() {
    let output = editor().output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout, include_str!("output.txt"));
}

#[test]
fn a_document_elsewhere() {
    let output = run(
        "elsewhere",
        r#"(func (export "run") (result i32)
            (call $open (i32.const 9) (i32.const 14) (i32.const 64)))"#,
    );
    assert_status(&output, 2);
}

#[test]
fn a_closed_document() {
    let output = run(
        "closed",
        r#"(func (export "run") (result i32)
            (call $notes)
            (drop (call $close (i32.load (i32.const 64))))
            (call $close (i32.load (i32.const 64))))"#,
    );
    assert_status(&output, 3);
}

#[test]
fn too_many_documents() {
    let output = run(
        "documents",
        r#"(func (export "run") (result i32)
            (local $error i32)
            (loop $again
                (local.set $error (call $open (i32.const 0) (i32.const 9) (i32.const 64)))
                (br_if $again (i32.eqz (local.get $error))))
            ;; 16 are open, and have the handles 0 to 15.
            (if (i32.ne (i32.load (i32.const 64)) (i32.const 15)) (then unreachable))
            (local.get $error))"#,
    );
    assert_status(&output, 4);
}

#[test]
fn too_much_text() {
    let output = run(
        "text",
        r#"(func (export "run") (result i32)
            (call $notes)
            ;; With the 84 bytes of the document, this is a byte too many.
            (call $append (i32.load (i32.const 64)) (i32.const 0) (i32.const 1048493)))"#,
    );
    assert_status(&output, 4);
}

#[test]
fn an_invalid_address() {
    let output = run(
        "address",
        r#"(func (export "run") (result i32)
            (call $notes)
            (call $find (i32.load (i32.const 64)) (i32.const 0) (i32.const 1)
                (i32.const -8) (i32.const 8) (i32.const 64)))"#,
    );
    assert_status(&output, 1);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.starts_with("plug-in: "), "{stderr}");
}

#[test]
fn for_each_line_within_on_line() {
    let output = run(
        "nested",
        r#"(global $error (mut i32) (i32.const -1))
        (func (export "alloc") (param i32) (result i32) (i32.const 128))
        (func (export "on_line") (param i32 i32 i32) (result i32)
            (global.set $error (call $for_each_line (i32.load (i32.const 64))))
            (i32.const 1))
        (func (export "run") (result i32)
            (call $notes)
            (if (call $for_each_line (i32.load (i32.const 64))) (then unreachable))
            (if (call $for_each_line (i32.load (i32.const 64))) (then unreachable))
            (global.get $error))"#,
    );
    assert_status(&output, 5);
}

#[test]
fn an_allocator_without_memory() {
    let output = run(
        "memory",
        r#"(func (export "alloc") (param i32) (result i32) (i32.const 0))
        (func (export "on_line") (param i32 i32 i32) (result i32) unreachable)
        (func (export "run") (result i32)
            (call $notes)
            (call $for_each_line (i32.load (i32.const 64))))"#,
    );
    assert_status(&output, 6);
}

#[test]
fn a_missing_export() {
    let output = run(
        "export",
        r#"(func (export "alloc") (param i32) (result i32) (i32.const 128))
        (func (export "run") (result i32)
            (call $notes)
            (call $for_each_line (i32.load (i32.const 64))))"#,
    );
    assert_trap(&output, "the plug-in exports no function `on_line`");
}

#[test]
fn a_trap_in_on_line() {
    let output = run(
        "trap",
        r#"(func (export "alloc") (param i32) (result i32) (i32.const 128))
        (func (export "on_line") (param i32 i32 i32) (result i32) unreachable)
        (func (export "run") (result i32)
            (call $notes)
            (call $for_each_line (i32.load (i32.const 64))))"#,
    );
    assert_trap(&output, "wasm `unreachable` instruction executed");
}
