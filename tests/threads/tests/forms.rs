//! Forms that borrow, and values that are returned through an address, in a memory that is shared
//! between threads.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    reason = "the tests cover these forms"
)]

use std::ffi::{CStr, CString};

use wasmtime::{Config, Engine, Linker};
use wasmtime_integration::{Out, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, allow_shared_memory};

#[derive(Default)]
struct Ctx(Vec<String>);

#[wasmtime_integration(module("env", name = Env), copy_limit = 64)]
impl Ctx {
    pub fn c_str(&mut self, text: &CStr) {
        self.0.push(format!("{text:?}"));
    }

    pub fn c_string(&mut self, text: CString) {
        self.0.push(format!("{text:?}"));
    }

    pub fn key(&mut self, key: &[u8; 4]) {
        self.0.push(format!("{key:?}"));
    }

    pub fn both(&mut self, key: &[u8; 4], text: &CStr) -> Out<u32> {
        self.0.push(format!("{key:?} {text:?}"));
        Out(u32::from_le_bytes(*key))
    }
}

fn guest(memory: &str) -> Guest<Ctx> {
    let mut config = Config::new();
    config.wasm_threads(true);
    allow_shared_memory(&mut config);
    let mut linker = Linker::new(&Engine::new(&config).unwrap());
    Env::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
    let text = format!(
        r#"(memory (export "memory") {memory})
        (data (i32.const 8) "hello\00\01\02\03\04\05")
        (data (i32.const 100) "{}")
        (data (i32.const 65533) "end")
        (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))"#,
        "a".repeat(100)
    );
    Guest::with_items(&linker, "env", Ctx::default(), &text)
}

/// A guest sees the same with either kind of memory.
#[test]
fn a_memory_may_be_shared_or_not() {
    let (mut shared, mut unshared) = (guest("1 1 shared"), guest("1 1"));
    let addresses = (0..220).chain(PAGE - 8..PAGE + 3).chain([u32::MAX]);
    for address in addresses {
        for function in ["c_str", "c_string", "key"] {
            let shared = shared.call::<()>(function, address);
            let unshared = unshared.call::<()>(function, address);
            let text = |result: wasmtime::Result<()>| {
                result.map_err(|error| format!("{:#}", error.root_cause()))
            };
            assert_eq!(text(shared), text(unshared), "{function} {address}");
        }
    }
    assert_eq!(shared.data().0, unshared.data().0);
    let seen = &shared.data().0;
    assert!(seen.iter().any(|seen| seen == r#""hello""#));
    assert!(seen.iter().any(|seen| seen == "[1, 2, 3, 4]"));
}

#[test]
fn values_are_written_after_borrowed_parameters_were_read() {
    for memory in ["1 1 shared", "1 1"] {
        let mut guest = guest(memory);
        guest.call::<()>("both", (14, 8, 16)).unwrap();
        assert_eq!(guest.data().0, [r#"[1, 2, 3, 4] "hello""#]);
        assert_eq!(guest.call::<u32>("load", 16).unwrap(), 0x0403_0201);
        for at in [18, PAGE - 3, u32::MAX] {
            guest.call::<()>("both", (14, 8, at)).unwrap_err();
        }
        assert_eq!(guest.data().0.len(), 1);
    }
}
