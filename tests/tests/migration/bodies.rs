//! The bodies of moved methods are those that wiggle's traits had.

const WIGGLE: &str = include_str!("wiggle.rs");
const HALF_MOVED: &str = include_str!("half_moved.rs");

/// Calls of helpers that still have wiggle's types, and what they were.
const CONVERSIONS: [(&str, &str); 2] = [
    ("self.endpoint(handle.into())", "self.endpoint(handle)"),
    (
        "name_of(&memory.into(), name.into())",
        "name_of(memory, name)",
    ),
];

/// Returns the names and bodies of the methods in the block that `text` begins with.
fn methods(text: &str) -> Vec<(&str, String)> {
    let (block, _) = text.split_once("\n}\n").expect("the block ends");
    let methods = block.split("fn ").skip(1);
    methods
        .map(|method| {
            let (name, rest) = method.split_once('(').expect("a list of parameters");
            let (_, rest) = rest.split_once(" {\n").expect("a body");
            let (body, _) = rest.rsplit_once("\n    }").expect("the body ends");
            (name, body.to_owned())
        })
        .collect()
}

#[test]
fn moved_bodies_are_the_same() {
    let mut count = 0;
    for (module, name) in [
        ("log", "Log"),
        ("kv", "Kv"),
        ("cache", "Cache"),
        ("geo", "Geo"),
    ] {
        let start = format!("impl {module}::{name} for Session {{\n");
        let (_, theirs) = WIGGLE.split_once(&start).expect("wiggle's block");
        let start = format!("modules({module}(");
        let (_, ours) = HALF_MOVED.split_once(&start).expect("the moved block");
        let (theirs, ours) = (methods(theirs), methods(ours));
        assert_eq!(theirs.len(), ours.len(), "{module}");
        for ((name, old), (moved_name, moved)) in theirs.into_iter().zip(ours) {
            assert_eq!(moved_name, format!("{module}_{name}"));
            let moved = CONVERSIONS
                .iter()
                .fold(moved, |moved, (to, from)| moved.replace(to, from));
            assert_eq!(moved, old, "{moved_name}");
            count += 1;
        }
    }
    assert_eq!(count, 17);
}
