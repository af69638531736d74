//! The code in the tutorial is this example's, complete and in order.

const TUTORIAL: &str = include_str!("../../../runtime/src/guide/plugins.md");
const MANIFEST: &str = include_str!("../Cargo.toml");

/// Each file, with the language of its blocks.
const FILES: [(&str, &str); 8] = [
    ("text", include_str!("../documents/notes.txt")),
    ("lisp", include_str!("../witx/plugins.witx")),
    ("ignore", include_str!("../src/editor.rs")),
    ("ignore", include_str!("../src/main.rs")),
    ("c", include_str!("../guest/plugins.h")),
    ("c", include_str!("../guest/plugin.c")),
    ("sh", include_str!("../guest/build.sh")),
    ("text", include_str!("output.txt")),
];

/// Returns the language and the text of each block of code, without the lines that rustdoc hides.
fn blocks() -> impl Iterator<Item = (&'static str, String)> {
    TUTORIAL.split("\n```").skip(1).step_by(2).map(|block| {
        let (language, code) = block.split_once('\n').unwrap();
        let lines = code.split_inclusive('\n');
        let shown = lines.filter(|line| language != "ignore" || !line.starts_with("# "));
        (
            language,
            format!("{}\n", shown.collect::<String>().trim_end()),
        )
    })
}

#[test]
fn the_blocks_of_a_file_are_the_file() {
    for (language, file) in FILES {
        let parts: Vec<_> = blocks()
            .filter(|(other, code)| *other == language && file.contains(code))
            .map(|(_, code)| code)
            .collect();
        // Blocks end where the file has an empty line.
        assert_eq!(parts.join("\n"), file);
    }
}

#[test]
fn each_block_is_of_a_file() {
    for (language, code) in blocks() {
        // Commands, and the figure.
        if ["console", "toml", "text"].contains(&language) {
            continue;
        }
        assert!(
            FILES
                .iter()
                .any(|(other, file)| *other == language && file.contains(&code)),
            "not in a file of the example:\n{code}"
        );
    }
}

#[test]
fn the_dependencies_are_the_same() {
    let dependencies = |manifest: &str| {
        let (_, table) = manifest.split_once("[dependencies]\n").unwrap();
        let mut names: Vec<_> = table
            .lines()
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_once(" = "))
            .map(|(name, _)| name.to_owned())
            .filter(|name| !name.starts_with('#'))
            .collect();
        names.sort();
        names
    };
    let (_, manifest) = blocks().find(|(language, _)| *language == "toml").unwrap();
    assert_eq!(dependencies(&manifest), dependencies(MANIFEST));
}
