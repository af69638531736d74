//! The crate is built in floors, and each imports only from those below it.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the lowest to the highest.
const FLOORS: [&str; 6] = [
    "error",
    "wasmtime_versions",
    "memory",
    "convert",
    "call",
    "wiggle",
];

/// What is above all floors: the names for generated code, and the crate's page.
const ABOVE: [&str; 3] = ["glue.rs", "guide.rs", "lib.rs"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Returns the Rust files of a floor.
fn files(floor: &str) -> Vec<PathBuf> {
    let mut files = vec![source().join(format!("{floor}.rs"))];
    if let Ok(entries) = fs::read_dir(source().join(floor)) {
        files.extend(entries.map(|entry| entry.unwrap().path()));
    }
    files
}

/// Returns the names after `crate::`, each of a floor or of an item that `lib.rs` re-exports. Tests
/// and macros are skipped, since they may name anything.
fn imported(text: &str) -> Vec<String> {
    let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text);
    let code: Vec<&str> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n").replace("$crate::", "");
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let first = |path: &str| {
        let end = path.find(|c| !is_word(c)).unwrap_or(path.len());
        path[..end].to_owned()
    };
    code.split("crate::")
        .skip(1)
        .flat_map(|after| match after.strip_prefix('{') {
            Some(list) => {
                let end = list.find('}').unwrap();
                let names = list[..end].split(',').map(str::trim);
                names.filter(|name| !name.is_empty()).map(first).collect()
            }
            None => vec![first(after)],
        })
        .collect()
}

/// Returns the floor of an item that `lib.rs` re-exports.
fn floor_of_item(lib: &str, item: &str) -> Option<usize> {
    lib.split("pub use ").skip(1).find_map(|after| {
        let statement = &after[..after.find(';')?];
        let (floor, items) = statement.split_once("::")?;
        let is_item = |name: &str| name.trim() == item;
        let mut items = items.trim_matches(['{', '}']).split(',');
        let floor = FLOORS.iter().position(|name| *name == floor)?;
        items.any(is_item).then_some(floor)
    })
}

#[test]
fn no_floor_imports_from_a_higher_one() {
    let lib = fs::read_to_string(source().join("lib.rs")).unwrap();
    let mut imports = 0;
    for (index, floor) in FLOORS.iter().enumerate() {
        for file in files(floor) {
            let text = fs::read_to_string(&file).unwrap();
            for name in imported(&text) {
                let of_module = FLOORS.iter().position(|floor| *floor == name);
                let Some(imported) = of_module.or_else(|| floor_of_item(&lib, &name)) else {
                    panic!("{}: `crate::{name}` is on no floor", file.display());
                };
                assert!(
                    imported <= index,
                    "{}: `{floor}` imports `{name}` from `{}`, a higher floor",
                    file.display(),
                    FLOORS[imported],
                );
                imports += 1;
            }
        }
    }
    assert!(imports > 50, "{imports} imports: the test overlooks some");
}

#[test]
fn nothing_else_stands_beside_the_floors() {
    for entry in fs::read_dir(source()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.strip_suffix(".rs").unwrap_or(&name);
        let is_known = FLOORS.contains(&module) || ABOVE.contains(&&*name);
        assert!(
            is_known || matches!(&*name, "crate.md" | "guide" | "reference.md"),
            "{name}"
        );
    }
}

/// Returns the words of `text` that name public traits of the crate.
fn traits_in(text: &str) -> Vec<&str> {
    let sources: Vec<String> = FLOORS
        .iter()
        .flat_map(|floor| files(floor))
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let is_trait = |word: &&str| {
        let declaration = format!("pub trait {word}");
        let ends = |after: &str| !after.starts_with(|c: char| c.is_alphanumeric());
        !word.is_empty()
            && sources
                .iter()
                .any(|text| text.split(&declaration).skip(1).any(ends))
    };
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(is_trait).collect()
}

#[test]
fn the_map_of_the_glue_names_each_trait_that_it_exports() {
    let glue = fs::read_to_string(source().join("glue.rs")).unwrap();
    let (map, exports): (Vec<&str>, Vec<&str>) =
        glue.lines().partition(|line| line.starts_with("//!"));
    assert!(
        exports
            .iter()
            .all(|line| !line.contains("fn ") && !line.contains("trait "))
    );
    let (map, exports) = (map.join("\n"), exports.join("\n"));
    let named = traits_in(&map);
    let exported = traits_in(&exports);
    assert!(exported.len() > 15, "{exported:?}");
    for name in exported {
        let count = named.iter().filter(|other| **other == name).count();
        assert_eq!(count, 1, "`{name}` has {count} lines in the map");
    }
    let without_text = map
        .split("//! - ")
        .skip(1)
        .filter(|line| !line.contains("*(text)*"));
    let count: usize = without_text.map(|line| traits_in(line).len()).sum();
    // Besides `FromGuest`, `IntoGuest` and `GuestType`.
    assert!(
        count <= 23,
        "{count} traits do more than carry an error text"
    );
}
