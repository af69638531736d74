//! A change to a witx file makes cargo rebuild the crate that reads it, directly or by
//! `(use …)`.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Builds and runs the crate at `directory`, and returns its output.
fn run(directory: &Path) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--manifest-path"])
        .arg(directory.join("Cargo.toml"))
        // Kept between runs of this test, so that only the first run is slow.
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild"),
        )
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_change_to_a_used_file_rebuilds() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild-crate");
    fs::create_dir_all(directory.join("src")).unwrap();
    fs::create_dir_all(directory.join("witx")).unwrap();
    let macros = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[package]\nname = \"rebuild\"\nedition = \"2024\"\n\n\
         [dependencies]\nwasmtime-integration-macro = {{ path = {macros:?} }}\n\n[workspace]\n"
    );
    fs::write(directory.join("Cargo.toml"), manifest).unwrap();
    // The versions that the macro crate is built with are available offline.
    fs::copy(
        Path::new(macros).join("../Cargo.lock"),
        directory.join("Cargo.lock"),
    )
    .unwrap();
    // Aliases need nothing from the runtime crate.
    let main = "mod integration { pub mod glue {} }\n\
                wasmtime_integration_macro::types!(\n    \
                    witx = \"witx/a.witx\",\n    crate = crate::integration,\n);\n\
                fn main() { println!(\"{}\", size_of::<types::A>()); }\n";
    fs::write(directory.join("src/main.rs"), main).unwrap();
    fs::write(
        directory.join("witx/a.witx"),
        "(use \"b.witx\") (typename $a $b)",
    )
    .unwrap();
    let used = directory.join("witx/b.witx");

    fs::write(&used, "(typename $b u32)").unwrap();
    assert_eq!(run(&directory), "4\n");
    fs::write(&used, "(typename $b u64)").unwrap();
    assert_eq!(run(&directory), "8\n");
    fs::write(directory.join("witx/a.witx"), "(typename $a u8)").unwrap();
    assert_eq!(run(&directory), "1\n");
}
