//! A guest imports and calls all 250 functions.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use wasmtime::{Engine, Extern, FuncType, Instance, Linker, Module, Store, Val, ValType};
use wasmtime_integration_test_large::{Ctx, modules};

/// A line of `calls.tsv`.
struct Call {
    module: &'static str,
    function: &'static str,
    arguments: Vec<Val>,
    /// The memory contents before the call.
    before: Vec<Cell>,
    outcome: Outcome,
    /// The memory contents that the call changes.
    after: Vec<Cell>,
}

/// Bytes at an address.
struct Cell(usize, Vec<u8>);

enum Outcome {
    Nothing,
    Trap,
    Value(Val),
}

fn calls() -> Vec<Call> {
    include_str!("../calls.tsv").lines().map(call).collect()
}

fn call(line: &'static str) -> Call {
    let columns: Vec<&str> = line.split('\t').collect();
    let [module, function, arguments, before, outcome, after] = columns[..] else {
        panic!("expected six columns: {line}");
    };
    Call {
        module,
        function,
        arguments: arguments.split_whitespace().map(value).collect(),
        before: cells(before),
        outcome: match outcome {
            "-" => Outcome::Nothing,
            "trap" => Outcome::Trap,
            text => Outcome::Value(value(text)),
        },
        after: cells(after),
    }
}

/// Parses a core value such as `i32:-1`, or the bits of a float, as in `f32:3fc00000`.
fn value(text: &str) -> Val {
    match text.split_once(':').unwrap() {
        ("i32", number) => Val::I32(number.parse().unwrap()),
        ("i64", number) => Val::I64(number.parse().unwrap()),
        ("f32", bits) => Val::F32(u32::from_str_radix(bits, 16).unwrap()),
        ("f64", bits) => Val::F64(u64::from_str_radix(bits, 16).unwrap()),
        _ => panic!("not a core value: {text}"),
    }
}

fn cells(text: &str) -> Vec<Cell> {
    let cells = text.split_whitespace().filter(|cell| *cell != "-");
    cells
        .map(|cell| {
            let (address, hex) = cell.split_once('=').unwrap();
            let bytes = (0..hex.len())
                .step_by(2)
                .map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap());
            Cell(address.parse().unwrap(), bytes.collect())
        })
        .collect()
}

/// Returns a guest that imports every function of a host and exports it again. `functions`
/// are the host's functions and their types.
fn guest(functions: &[(String, String, FuncType)]) -> String {
    let (mut imports, mut exports) = (String::new(), String::new());
    for (index, (module, name, ty)) in functions.iter().enumerate() {
        let params: String = ty
            .params()
            .fold(String::new(), |all, ty| all + " " + core(&ty));
        let results: String = ty
            .results()
            .fold(String::new(), |all, ty| all + " " + core(&ty));
        let signature = format!("(param{params}) (result{results})");
        writeln!(
            imports,
            "(import \"{module}\" \"{name}\" (func $f{index} {signature}))"
        )
        .unwrap();
        let arguments: Vec<String> = (0..ty.params().len())
            .map(|n| format!("(local.get {n})"))
            .collect();
        let arguments = arguments.join(" ");
        writeln!(
            exports,
            "(func (export \"{module}.{name}\") {signature} (call $f{index} {arguments}))"
        )
        .unwrap();
    }
    format!("(module {imports} (memory (export \"memory\") 1) {exports})")
}

fn core(ty: &ValType) -> &'static str {
    match ty {
        ValType::I32 => "i32",
        ValType::I64 => "i64",
        ValType::F32 => "f32",
        ValType::F64 => "f64",
        other => panic!("this ABI doesn't have {other}"),
    }
}

/// Returns a store and an instance of the guest with all functions.
fn instance() -> (Store<Ctx>, Instance) {
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    modules::add_to_linker(&mut linker).unwrap();
    let mut store = Store::new(&engine, Ctx::default());
    let externs: Vec<(String, String, Extern)> = linker
        .iter(&mut store)
        .map(|(module, name, item)| (module.to_owned(), name.to_owned(), item))
        .collect();
    let mut functions: Vec<(String, String, FuncType)> = externs
        .into_iter()
        .map(|(module, name, item)| (module, name, item.into_func().unwrap().ty(&store)))
        .collect();
    functions.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    assert_eq!(functions.len(), 250);
    let module = Module::new(&engine, guest(&functions)).unwrap();
    let instance = linker.instantiate(&mut store, &module).unwrap();
    (store, instance)
}

#[test]
fn every_function_is_reached_with_what_the_guest_passes() {
    let (mut store, instance) = instance();
    let memory = instance.get_memory(&mut store, "memory").unwrap();
    let calls = calls();
    for call in &calls {
        let name = format!("{}.{}", call.module, call.function);
        // Padding must stay 0xaa.
        let mut expected = vec![0xaa; memory.data_size(&store)];
        for Cell(address, bytes) in &call.before {
            expected[*address..][..bytes.len()].copy_from_slice(bytes);
        }
        memory.data_mut(&mut store).copy_from_slice(&expected);
        for Cell(address, bytes) in &call.after {
            expected[*address..][..bytes.len()].copy_from_slice(bytes);
        }

        // The method panics if its arguments are not those in `calls.tsv`.
        let function = instance.get_func(&mut store, &name).unwrap();
        let mut results = vec![Val::I32(0); function.ty(&store).results().len()];
        let result = function.call(&mut store, &call.arguments, &mut results);

        match (&call.outcome, result, &results[..]) {
            (Outcome::Nothing, Ok(()), []) => {}
            (Outcome::Value(expected), Ok(()), [actual]) => {
                assert_eq!(format!("{actual:?}"), format!("{expected:?}"), "{name}");
            }
            (Outcome::Trap, Err(trap), _) => {
                let trap = format!("{trap:#}");
                assert!(trap.contains("ends the guest"), "{name}: {trap}");
            }
            (_, result, results) => panic!("{name} returned {result:?} and {results:?}"),
        }
        assert_eq!(
            store.data_mut().take_reached(),
            [(call.module, call.function)]
        );
        assert!(memory.data(&store) == expected, "{name}: memory contents");
    }

    let called: BTreeSet<_> = calls
        .iter()
        .map(|call| (call.module, call.function))
        .collect();
    assert_eq!(called.len(), 250);
}

#[test]
fn instance_structs_have_ten_functions_each() {
    let engine = Engine::default();
    let mut store = Store::new(&engine, Ctx::default());
    let files = modules::files::Files::new(&mut store, |ctx: &mut Ctx| ctx);
    assert_eq!(modules::files::Files::MODULE, "files");
    assert_eq!(files.exports().count(), 10);
    // Functions with the names of the struct's own functions, and of keywords.
    let nodes = modules::nodes::Nodes::new(&mut store, |ctx: &mut Ctx| ctx);
    assert_eq!(nodes.exports().count(), 10);
    assert!(nodes.get_export("add_to_linker").is_some());
    let words = modules::words::Words::new(&mut store, |ctx: &mut Ctx| ctx);
    assert_eq!(words.r#type.ty(&store).to_string(), {
        let export = words.get_export("type").unwrap();
        export.ty(&store).to_string()
    });
}
