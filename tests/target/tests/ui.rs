//! What a user reads who makes a mistake with `target`: one file in `ui/` for each,
//! beside the exact text. `TRYBUILD=overwrite` in the environment rewrites the texts.

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
