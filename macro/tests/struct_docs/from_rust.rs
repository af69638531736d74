//! The table of an instance struct whose interface is the impl block.

use syn::{ImplItem, ImplItemFn, Visibility};

use super::{annotated_block, cells, instance_structs, is_on, lines, linked, name, unquoted};

/// The block is the interface, so the table has its signatures.
#[test]
fn of_an_interface_from_rust() {
    let input = include_str!("../expanded/rust_interface.input.rs");
    let block = annotated_block(input);
    let [instance] = &instance_structs(&block)[..] else {
        panic!("a block has one module");
    };
    for options in [&["unix"][..], &[]] {
        let methods = block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) if is_on(&method.attrs, options) => Some(method),
            _ => None,
        });
        let functions = methods.filter(|method| matches!(method.vis, Visibility::Public(_)));
        let expected: Vec<_> = functions.map(of_method).collect();
        let actual: Vec<_> = lines(instance, options)
            .iter()
            .map(|line| {
                let [function, signature, core, notes] = cells(line);
                let signature = unquoted(signature).to_owned();
                (
                    linked(function),
                    signature,
                    unquoted(core).to_owned(),
                    notes.to_owned(),
                )
            })
            .collect();
        assert_eq!(actual, expected);
        assert_eq!(actual.len(), 7 + options.len());
    }
}

/// Returns the cells of a method that is the interface, without the links and the quotes.
fn of_method(method: &ImplItemFn) -> (String, String, String, String) {
    let (signature, core, notes) = match &*method.sig.ident.to_string() {
        "log" => (
            "(level: Level, message: &str)",
            "(Level, i32, i32)",
            "memory",
        ),
        "now" => ("() -> u64", "() -> i64", ""),
        "spawn" => (
            "(at: &Position, id: GuestPtr<u32>) -> Result<(), Errno>",
            "(i32, i32) -> i32",
            "memory",
        ),
        "set" => (
            "(level: Level, place: Position)",
            "(Level, Position)",
            "memory",
        ),
        "sleep" => ("(millis: u32) -> Rights", "(i32) -> Rights", "async"),
        "quit" => ("(code: u32) -> Result<Infallible, Quit>", "(i32)", ""),
        "raw" => ("(a: i32, b: i64) -> i32", "(i32, i64) -> i32", "override"),
        "seek" => (
            // A pattern has no name.
            "(offset: i64, param1: (u8, u32), shapes: Vec<Shape>) -> bool",
            "(i64, i32, i32, i32) -> i32",
            "memory",
        ),
        other => panic!("the method `{other}` has no expected row"),
    };
    let texts = [signature, core, notes].map(str::to_owned);
    let [signature, core, notes] = texts;
    (name(method), signature, core, notes)
}
