//! The glue: whatever a guest passes to host functions, the host doesn't panic. The host has
//! every form of parameter and result, bound and unbound, with `guest_error` and without. Its
//! guests have shared and unshared memories.
#![no_main]

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use libfuzzer_sys::fuzz_target;
use wasmtime::{Config, Engine, Extern, Instance, Linker, Store, Val, ValType};
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, MemorySlot, wasmtime_integration};

wasmtime_integration::types!(witx = "../witx/everything.witx");

fn guest_error(_: GuestError) -> types::Errno {
    types::Errno::Fault
}

/// Ignores the result of an access: the fuzzer only looks for panics.
fn look<T>(_: Result<T, GuestError>) {}

/// A host with these arguments.
macro_rules! host {
    ($host:ident, $($arguments:tt)*) => {
        mod $host {
            use super::*;

            #[derive(Default)]
            pub struct Ctx {
                #[allow(dead_code, reason = "only bound hosts use it")]
                pub slot: MemorySlot,
            }

            #[wasmtime_integration(
                witx = "../witx/everything.witx",
                types = crate::types,
                copy_limit = 1 << 20,
                $($arguments)*
            )]
            impl Ctx {
                fn scalars(
                    a: u8, b: i8, c: u16, d: i16, e: u32, f: i32, g: u64, h: i64, i: f32, j: f64,
                    k: char, l: bool, m: u8, n: u32,
                ) -> u64 {
                    let bits = u64::from(i.to_bits()) ^ j.to_bits() ^ u64::from(u32::from(k));
                    let small = u64::from(a) ^ u64::from(c) ^ u64::from(m) ^ u64::from(l);
                    let signed = i64::from(b) ^ i64::from(d) ^ i64::from(f) ^ h;
                    bits ^ small ^ signed.cast_unsigned() ^ g ^ u64::from(e) ^ u64::from(n)
                }

                fn named(
                    &self, _: types::Level, _: types::Wide, _: types::Plain, perms: types::Perms,
                    _: types::Perms16, _: types::Perms32, _: types::Perms64, _: types::Fd,
                    _: types::Flag, _: types::Size,
                ) -> wasmtime::Result<types::Perms> {
                    Ok(perms)
                }

                fn aggregates(
                    memory: &mut GuestMemory<'_>, point: types::Point, mixed: &types::Mixed,
                    _: types::Pair, shape: types::Shape, _: types::Tagged, _: types::Either,
                    _: types::Outcome, _: (u8, u8), _: &types::AggregatesAnon,
                ) -> Result<types::Size, types::Errno> {
                    look(memory.cow_str(mixed.name));
                    look(memory.to_vec(mixed.points));
                    look(memory.write(mixed.next, point));
                    look(memory.write(mixed.next.cast(), shape));
                    look(memory.write(mixed.next.cast(), *mixed));
                    Ok(mixed.r#type)
                }

                fn lists(
                    memory: &GuestMemory<'_>, text: &str, bytes: Cow<'_, [u8]>,
                    points: Vec<types::Point>, names: GuestPtr<[GuestPtr<str>]>,
                    _: Vec<types::Fd>, _: Vec<types::Level>,
                ) -> Result<(), types::Errno> {
                    for name in memory.to_vec(names).map_err(guest_error)? {
                        look(memory.cow_str(name));
                        look(memory.str(name));
                    }
                    if text.len() + bytes.len() + points.len() == 0 {
                        return Err(types::Errno::Inval);
                    }
                    Ok(())
                }

                fn pointers(
                    memory: &mut GuestMemory<'_>, p: GuestPtr<types::Point>, q: GuestPtr<u8>,
                    r: types::Ptrptr,
                ) -> Result<(types::Size, types::Fd), types::Errno> {
                    look(memory.write(p, types::Point { x: 1, y: 2 }));
                    let number = memory.read(r).and_then(|number| memory.read(number));
                    let number = number.map_err(guest_error)?;
                    look(memory.slice_mut(q.as_array(number)).map(|bytes| bytes.fill(7)));
                    look(memory.copy_from_slice(&[1, 2, 3], q.as_array(3)));
                    let halves = [q.as_array(number), q.cast().as_array(number / 2)];
                    look(memory.disjoint_mut(halves));
                    Ok((number, types::Fd::from(number)))
                }

                fn named_tuple() -> Result<types::Pairs, types::Errno> {
                    Ok(types::Pairs(1, types::Fd::from(2)))
                }

                fn unit() -> Result<(), ()> {
                    Err(())
                }

                fn half() -> Result<types::Size, ()> {
                    Ok(3)
                }

                fn nothing() {}

                fn r#type(_: u32, _: u32, _: u32) {}

                fn quit(code: u32) -> wasmtime::Error {
                    wasmtime::Error::msg(code)
                }
            }
        }
    };
}

host!(
    unbound_errno,
    guest_error = guest_error,
    missing_memory = types::Errno::Inval
);
host!(unbound_trap,);
host!(
    bound_errno,
    guest_error = guest_error,
    memory_slot = self.slot
);
host!(bound_trap, memory_slot = self.slot);

const FUNCTIONS: [&str; 11] = [
    "scalars",
    "named",
    "aggregates",
    "lists",
    "pointers",
    "named_tuple",
    "unit",
    "half",
    "nothing",
    "type",
    "quit",
];

const PAGE: usize = 0x1_0000;

/// A guest of one of the hosts.
trait Guest {
    fn call(&mut self, function: usize, args: &mut dyn Iterator<Item = u64>);
    fn put(&mut self, bytes: &[u8]);
}

struct GuestOf<T: 'static> {
    store: Store<T>,
    instance: Instance,
}

impl<T> GuestOf<T> {
    fn new(
        memory: &str,
        add: impl FnOnce(&mut Linker<T>) -> wasmtime::Result<()>,
        bind: impl FnOnce(&mut Store<T>, &Instance),
        data: T,
    ) -> Self {
        let mut config = Config::new();
        config.wasm_threads(true).wasm_backtrace_max_frames(None);
        wasmtime_integration_tests::allow_shared_memory(&mut config);
        let engine = Engine::new(&config).unwrap();
        let mut linker = Linker::new(&engine);
        add(&mut linker).unwrap();
        let mut store = Store::new(&engine, data);
        let module =
            wasmtime_integration_tests::forwarder(&linker, &mut store, "everything", memory);
        let instance = linker.instantiate(&mut store, &module).unwrap();
        bind(&mut store, &instance);
        GuestOf { store, instance }
    }
}

impl<T> Guest for GuestOf<T> {
    fn call(&mut self, function: usize, args: &mut dyn Iterator<Item = u64>) {
        let name = FUNCTIONS[function % FUNCTIONS.len()];
        let func = self.instance.get_func(&mut self.store, name).unwrap();
        let ty = func.ty(&self.store);
        let args: Vec<Val> = ty
            .params()
            .zip(args.chain(std::iter::repeat(0)))
            .map(|(ty, bits)| match ty {
                ValType::I64 => Val::I64(bits.cast_signed()),
                ValType::F32 => Val::F32(bits as u32),
                ValType::F64 => Val::F64(bits),
                _ => Val::I32((bits as u32).cast_signed()),
            })
            .collect();
        let mut results = vec![Val::I32(0); ty.results().len()];
        // A trap is fine.
        let _ = func.call(&mut self.store, &args, &mut results);
    }

    fn put(&mut self, bytes: &[u8]) {
        match self.instance.get_export(&mut self.store, "memory") {
            Some(Extern::Memory(memory)) => {
                let memory = memory.data_mut(&mut self.store);
                memory[..bytes.len()].copy_from_slice(bytes);
                let end = memory.len() - bytes.len();
                memory[end..].copy_from_slice(bytes);
            }
            Some(Extern::SharedMemory(_)) => {
                let put = self
                    .instance
                    .get_typed_func::<(u32, u32), ()>(&mut self.store, "put");
                let put = put.unwrap();
                for (at, byte) in bytes.iter().enumerate() {
                    put.call(&mut self.store, (at as u32, u32::from(*byte)))
                        .unwrap();
                }
            }
            _ => unreachable!("every guest exports its memory"),
        }
    }
}

fn guests() -> Vec<Box<dyn Guest>> {
    const UNSHARED: &str = r#"(memory (export "memory") 1)"#;
    const SHARED: &str = r#"
        (memory (export "memory") 1 1 shared)
        (func (export "put") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))"#;
    let mut guests: Vec<Box<dyn Guest>> = Vec::new();
    macro_rules! guests {
        ($host:ident, $memory:expr, $bind:expr) => {
            guests.push(Box::new(GuestOf::new(
                $memory,
                |linker| $host::Everything::add_to_linker(linker, |ctx| ctx),
                $bind,
                $host::Ctx::default(),
            )));
        };
    }
    for memory in [UNSHARED, SHARED] {
        guests!(unbound_errno, memory, |_, _| ());
        guests!(unbound_trap, memory, |_, _| ());
    }
    guests!(bound_errno, UNSHARED, |store, instance| {
        bound_errno::Everything::bind_memory(store, instance, |ctx| ctx).unwrap();
    });
    guests!(bound_trap, UNSHARED, |store, instance| {
        bound_trap::Everything::bind_memory(store, instance, |ctx| ctx).unwrap();
    });
    guests
}

/// The number of calls. An input has several, so the fuzzer's number of runs is not enough.
static CALLS: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static GUESTS: RefCell<Vec<Box<dyn Guest>>> = RefCell::new(guests());
}

// An input selects a guest and some bytes of its memory, then functions and arguments.
fuzz_target!(|data: &[u8]| {
    let [guest, len, data @ ..] = data else {
        return;
    };
    GUESTS.with_borrow_mut(|guests| {
        let index = usize::from(*guest) % guests.len();
        let guest = &mut guests[index];
        let (memory, mut calls) = data.split_at(usize::from(*len).min(data.len()));
        guest.put(memory);
        while let [function, shape, rest @ ..] = calls {
            // Small numbers, and numbers near the end of the memory, reach more code.
            let mut args = rest.chunks(2).enumerate().map(|(index, bytes)| {
                let number = bytes
                    .iter()
                    .fold(0, |number, byte| number << 8 | u64::from(*byte));
                match (shape >> (index % 4 * 2)) & 3 {
                    0 => number & 0xff,
                    1 => number,
                    2 => (PAGE as u64).wrapping_sub(number & 0xff),
                    _ => (number | number << 24).wrapping_neg(),
                }
            });
            guest.call(usize::from(*function), &mut args);
            let calls_so_far = CALLS.fetch_add(1, Ordering::Relaxed) + 1;
            if calls_so_far.is_multiple_of(10_000_000) {
                eprintln!("{calls_so_far} calls");
            }
            calls = rest.get(16..).unwrap_or_default();
        }
    });
});
