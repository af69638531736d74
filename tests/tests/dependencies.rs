//! The dependencies of an embedder's build, and of the main example.

use std::path::Path;
use std::process::Command;

/// Returns the crates in a build of these packages with these features, without others.
fn tree(arguments: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--prefix", "none"])
        .args(arguments)
        .current_dir(root)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let stdout = String::from_utf8(output.stdout).unwrap();
    let names = stdout.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

/// Returns the crates that the runtime crate depends on with these features.
fn embedder(features: &[&str]) -> Vec<String> {
    let package = ["--package", "wasmtime-integration"];
    tree(&[&package, &["--edges", "normal,build"][..], features].concat())
}

#[test]
fn wiggle_is_there_with_its_feature_alone() {
    let has_wiggle = |features: &[&str]| embedder(features).iter().any(|name| name == "wiggle");
    assert!(!has_wiggle(&[]));
    assert!(!has_wiggle(&["--no-default-features"]));
    assert!(has_wiggle(&["--features", "wiggle"]));
}

#[test]
fn no_compiler_is_asked_for() {
    for features in [
        &[][..],
        &["--no-default-features"],
        &["--features", "wiggle"],
        &["--features", "threads"],
    ] {
        let names = embedder(features);
        assert!(names.iter().any(|name| name == "wasmtime"), "{names:?}");
        for compiler in [
            "cranelift-codegen",
            "wasmtime-internal-cranelift",
            "winch-codegen",
        ] {
            assert!(!names.iter().any(|name| name == compiler), "{features:?}");
        }
    }
}

/// The crates that `cargo run --example todo` compiles, with the features that all default
/// members and their tests need.
#[test]
fn the_main_example_needs_little() {
    let has = |names: &[String], name: &str| names.iter().any(|other| other == name);
    let members = tree(&["--edges", "normal,build"]);
    assert!(has(&members, "wasmtime-integration-example-todo"));
    assert!(!has(&members, "proptest"));
    assert!(!has(&tree(&["--edges", "normal,build,dev"]), "wiggle"));
    let example = ["--package", "wasmtime-integration-example-todo"];
    let example = tree(&[&example, &["--edges", "normal,build,dev"][..]].concat());
    assert!(!has(&example, "proptest"));
}
