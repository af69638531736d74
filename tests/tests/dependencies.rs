//! The dependencies of an embedder's build.

use std::process::Command;

/// Returns the crates that the runtime crate depends on with these features, in a build
/// without other packages.
fn tree(features: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--prefix", "none"])
        .args([
            "--package",
            "wasmtime-integration",
            "--edges",
            "normal,build",
        ])
        .args(features)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let stdout = String::from_utf8(output.stdout).unwrap();
    let names = stdout.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn wiggle_is_there_with_its_feature_alone() {
    let has_wiggle = |features: &[&str]| tree(features).iter().any(|name| name == "wiggle");
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
        let names = tree(features);
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
