//! Modules whose functions have the same names, implemented by one context.

use wasmtime_integration::wasmtime_integration;
use wasmtime_integration_tests::{Guest, linker};

#[derive(Default)]
struct Ctx {
    lines: Vec<String>,
}

mod interface {
    wasmtime_integration::types!(witx = "witx/prefixes.witx");
}

/// Each method begins with its module's prefix. Two modules in one block.
#[wasmtime_integration(
    witx = "witx/prefixes.witx",
    modules(log(name = Log, prefix = log_), kv(prefix = kv_)),
    types = interface::types
)]
impl Ctx {
    fn log_open(&mut self, name: &str) -> interface::types::Id {
        self.lines.push(name.to_owned());
        1
    }

    fn log_type(&self, id: interface::types::Id) -> u32 {
        id + u32::try_from(self.lines.len()).unwrap()
    }

    fn kv_open(&self, key: u32) -> interface::types::Id {
        key + u32::try_from(self.lines.len()).unwrap()
    }

    /// A helper: only methods with a prefix are host functions here.
    fn now(&self) -> u64 {
        self.lines.len() as u64
    }
}

/// The other modules, in a block of their own.
#[wasmtime_integration(
    witx = "witx/prefixes.witx",
    modules(except(log, kv), clock(prefix = clock_)),
    types = interface::types
)]
impl Ctx {
    #[guest(name = "open")]
    fn start() -> interface::types::Id {
        9
    }

    fn clock_now(&self) -> u64 {
        self.now() + 40
    }
}

#[test]
fn a_prefix_tells_modules_apart() {
    let linker = linker(|linker| {
        Log::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
        Kv::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
        Clock::add_to_linker(linker, |ctx: &mut Ctx| ctx)
    });
    let mut log = Guest::new(&linker, "log", Ctx::default());
    log.put(0, b"name");
    assert_eq!(log.call::<i32>("open", (0, 4)).unwrap(), 1);
    assert_eq!(log.data().lines, ["name"]);
    assert_eq!(log.call::<i32>("type", 6).unwrap(), 7);
    let mut kv = Guest::new(&linker, "kv", Ctx::default());
    assert_eq!(kv.call::<i32>("open", 5).unwrap(), 5);
    let mut clock = Guest::new(&linker, "clock", Ctx::default());
    assert_eq!(clock.call::<i32>("open", ()).unwrap(), 9);
    assert_eq!(clock.call::<i64>("now", ()).unwrap(), 40);
}
