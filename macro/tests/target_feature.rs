//! Without the feature `wiggle`, the error for the argument `target` names the feature.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_error_names_the_feature() {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let directory = temporary.join("target-feature-crate");
    fs::create_dir_all(directory.join("src")).unwrap();
    let macros = env!("CARGO_MANIFEST_DIR");
    // In a build of the whole workspace, other crates enable the feature, so this test builds the
    // macro alone.
    let manifest = format!(
        "[package]\nname = \"target-feature\"\nedition = \"2024\"\n\n\
         [dependencies]\nwasmtime-integration-macro = {{ path = {macros:?} }}\n\n[workspace]\n"
    );
    fs::write(directory.join("Cargo.toml"), manifest).unwrap();
    // The versions that the macro crate is built with are available offline.
    let lock = Path::new(macros).join("../Cargo.lock");
    fs::copy(lock, directory.join("Cargo.lock")).unwrap();
    let main = r#"
        mod integration {
            pub(crate) mod glue {}
        }
        mod old {}
        struct Ctx;
        #[wasmtime_integration_macro::wasmtime_integration(
            witx_literal = "(module $m (@interface func (export \"f\")))",
            crate = crate::integration,
            target = crate::old,
        )]
        impl Ctx {}
        fn main() {}
    "#;
    fs::write(directory.join("src/main.rs"), main).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--manifest-path"])
        .arg(directory.join("Cargo.toml"))
        // Shared with `rebuild.rs`, so that the macro is built only once.
        .env("CARGO_TARGET_DIR", temporary.join("rebuild"))
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let message = "`target` needs the feature `wiggle` of wasmtime-integration; in Cargo.toml, \
                   write `wasmtime-integration = { version = \"…\", features = [\"wiggle\"] }`";
    assert!(stderr.contains(message), "{stderr}");
    // Functions without a method are the target's, and not reported as missing.
    assert!(!stderr.contains("no method here"), "{stderr}");
}
