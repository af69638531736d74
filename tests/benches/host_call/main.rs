//! Compares the cost of host calls through this crate, handwritten glue and wiggle, on the
//! same functions. This crate has them from a document and from Rust.
//!
//! Run `cargo bench -p wasmtime-integration-tests --bench host_call`. The variants take turns
//! in one process, so that noise affects them equally. Times are in nanoseconds per call;
//! trust the ratios more than the times.
//!
//! The placement of code and data changes the time of a short call by a tenth. So each
//! variant is compiled in several copies, and each set-up uses another copy and compiles the
//! guest anew.
//!
//! To run a single shape, pass a part of its title as an argument: `registers` is a host whose
//! interface is from Rust, compared with its handwritten glue.

use std::hint::black_box;
use std::time::{Duration, Instant};

use wasmtime::{Caller, Engine, Extern, Linker, Memory, Module, Store};

const SETUPS: usize = 20;
/// Many short rounds, so that other load affects few of them.
const ROUNDS: usize = 61;
const CALLS: u32 = 4_000;

/// The state and the work of each implementation.
#[derive(Default)]
struct Work {
    sum: u64,
}

impl Work {
    fn integers(&mut self, a: u32, b: u32) {
        self.sum = self.sum.wrapping_add(u64::from(a ^ b));
    }

    /// The future that handwritten glue waits for; the other variants have it in their methods.
    #[expect(clippy::unused_async, reason = "it is ready at once")]
    async fn waits(&mut self, a: u32, b: u32) -> Result<(), i32> {
        self.integers(a, b);
        Ok(())
    }

    fn choice(&mut self, level: u8, rights: u32) {
        self.sum = self.sum.wrapping_add(u64::from(level) + u64::from(rights));
    }

    fn out(&mut self, a: u32) -> u32 {
        self.sum = self.sum.wrapping_add(1);
        a.wrapping_add(1)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.sum = self.sum.wrapping_add(bytes.len() as u64);
        black_box(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn record(&mut self, ino: u64, kind: u8, time: u64) {
        self.sum = self.sum.wrapping_add(ino + u64::from(kind) + time);
    }
}

/// Reports a guest's bad argument. All implementations report one before they return an error
/// code, as a host does whose guests have to be debugged.
#[cold]
fn report(reason: &dyn std::fmt::Display) {
    eprintln!("a bad argument: {reason}");
}

/// The data of a store: the state of the functions, and the reference to the memory. The
/// copies lay them out differently, because the compiler merges identical functions.
macro_rules! data {
    ($name:ident, $memory:ty) => {
        #[repr(C)]
        pub(crate) struct $name<const COPY: usize> {
            pad: [u64; COPY],
            pub(crate) work: crate::Work,
            #[allow(dead_code, reason = "keeps the size of unbound data the same")]
            pub(crate) memory: $memory,
        }

        impl<const COPY: usize> Default for $name<COPY> {
            fn default() -> Self {
                $name {
                    pad: [0; COPY],
                    work: crate::Work::default(),
                    memory: <$memory>::default(),
                }
            }
        }
    };
}

mod from_rust;
mod registers;

/// This crate with a document: the same methods, bound and unbound.
macro_rules! ours {
    ($name:ident $(, $argument:ident)?) => {
        mod $name {
            use wasmtime_integration::{GuestMemory, MemorySlot, wasmtime_integration};

            data!(Ctx, MemorySlot);

            #[wasmtime_integration(
                witx = "witx/calls.witx",
                missing_memory = types::Errno::Fault,
                guest_error = fault
                $(, $argument = self.memory)?
            )]
            impl<const COPY: usize> Ctx<COPY> {
                fn integers(&mut self, a: u32, b: u32) -> Result<(), types::Errno> {
                    self.work.integers(a, b);
                    Ok(())
                }

                fn choice(
                    &mut self,
                    level: types::Level,
                    rights: types::Rights,
                ) -> Result<(), types::Errno> {
                    self.work.choice(level.into(), rights.bits());
                    Ok(())
                }

                fn out(&mut self, a: u32) -> Result<types::Size, types::Errno> {
                    Ok(self.work.out(a))
                }

                fn text(&mut self, s: &str) -> Result<(), types::Errno> {
                    self.work.text(s);
                    Ok(())
                }

                fn bytes(&mut self, b: &[u8]) -> Result<(), types::Errno> {
                    self.work.bytes(b);
                    Ok(())
                }

                fn record(&mut self, s: &types::Stat) -> Result<(), types::Errno> {
                    self.work.record(s.ino, s.kind, s.time);
                    Ok(())
                }

                fn vectors(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    iovs: types::IovecArray,
                ) -> Result<types::Size, types::Errno> {
                    let mut total = 0;
                    for iov in iovs.iter() {
                        let iov = iov.and_then(|iov| memory.read(iov)).map_err(fault)?;
                        self.work
                            .bytes(memory.slice(iov.buf.as_array(iov.len)).map_err(fault)?);
                        total += iov.len;
                    }
                    Ok(total)
                }

                async fn waits(&mut self, a: u32, b: u32) -> Result<(), types::Errno> {
                    self.work.integers(a, b);
                    Ok(())
                }
            }

            fn fault(error: wasmtime_integration::GuestError) -> types::Errno {
                crate::report(&error);
                types::Errno::Fault
            }
        }
    };
}

ours!(unbound);
ours!(bound, memory_slot);

/// wiggle, with its default tracing and without.
macro_rules! wiggle {
    ($name:ident, $tracing:literal) => {
        mod $name {
            use wiggle::{GuestMemory, GuestPtr};

            use super::Work;

            // As large as this crate's data.
            data!(Data, wasmtime_integration::MemorySlot);

            wiggle::from_witx!({
                witx: ["witx/calls.witx"],
                wasmtime: true,
                tracing: $tracing,
                async: { calls::waits },
            });

            impl wiggle::GuestErrorType for types::Errno {
                fn success() -> Self {
                    types::Errno::Success
                }
            }

            fn fault(error: wiggle::GuestError) -> types::Errno {
                crate::report(&error);
                types::Errno::Fault
            }

            impl calls::Calls for Work {
                fn integers(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    a: u32,
                    b: u32,
                ) -> Result<(), types::Errno> {
                    Work::integers(self, a, b);
                    Ok(())
                }

                fn choice(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    level: types::Level,
                    rights: types::Rights,
                ) -> Result<(), types::Errno> {
                    Work::choice(self, level.into(), rights.bits());
                    Ok(())
                }

                fn out(&mut self, _: &mut GuestMemory<'_>, a: u32) -> Result<u32, types::Errno> {
                    Ok(Work::out(self, a))
                }

                fn text(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    s: GuestPtr<str>,
                ) -> Result<(), types::Errno> {
                    let text = memory.as_str(s).map_err(fault)?;
                    Work::text(self, text.ok_or(types::Errno::Fault)?);
                    Ok(())
                }

                fn bytes(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    b: GuestPtr<[u8]>,
                ) -> Result<(), types::Errno> {
                    let bytes = memory.as_slice(b).map_err(fault)?;
                    Work::bytes(self, bytes.ok_or(types::Errno::Fault)?);
                    Ok(())
                }

                fn record(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    s: &types::Stat,
                ) -> Result<(), types::Errno> {
                    Work::record(self, s.ino, s.kind, s.time);
                    Ok(())
                }

                fn vectors(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    iovs: types::IovecArray,
                ) -> Result<u32, types::Errno> {
                    let mut total = 0;
                    for iov in iovs.iter() {
                        let iov = iov.and_then(|iov| memory.read(iov)).map_err(fault)?;
                        let bytes = memory
                            .as_slice(iov.buf.as_array(iov.len))
                            .map_err(fault)?;
                        Work::bytes(self, bytes.ok_or(types::Errno::Fault)?);
                        total += iov.len;
                    }
                    Ok(total)
                }

                async fn waits(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    a: u32,
                    b: u32,
                ) -> Result<(), types::Errno> {
                    Work::integers(self, a, b);
                    Ok(())
                }
            }
        }
    };
}

wiggle!(wiggle_traced, true);
wiggle!(wiggle_plain, false);

/// The wiggle implementation as functions of a target.
macro_rules! target {
    ($name:ident $(, $argument:ident)?) => {
        mod $name {
            use wasmtime_integration::{MemorySlot, wasmtime_integration};

            data!(Ctx, MemorySlot);

            #[wasmtime_integration(
                witx = "witx/calls.witx",
                target(path = super::wiggle_plain, ctx = self.work)
                $(, $argument = self.memory)?
            )]
            impl<const COPY: usize> Ctx<COPY> {}
        }
    };
}

target!(target_unbound);
target!(target_bound, memory_slot);

/// Glue as a careful author writes it.
mod by_hand {
    use std::fmt;

    use super::{Caller, Extern, Linker, Memory, report};

    data!(Data, Option<Memory>);

    const FAULT: i32 = 2;

    /// The reason why an argument is bad.
    #[derive(Debug)]
    enum Bad {
        MissingMemory,
        OutOfBounds,
        Misaligned,
        Utf8,
        Level,
        Rights,
    }

    impl fmt::Display for Bad {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            fmt::Debug::fmt(self, f)
        }
    }

    /// Finds the bytes of the guest's memory and the context.
    type Find<const COPY: usize> =
        for<'a> fn(&'a mut Caller<'_, Data<COPY>>) -> Option<(&'a mut [u8], &'a mut Data<COPY>)>;

    #[inline]
    pub(super) fn by_export<'a, const COPY: usize>(
        caller: &'a mut Caller<'_, Data<COPY>>,
    ) -> Option<(&'a mut [u8], &'a mut Data<COPY>)> {
        match caller.get_export("memory") {
            Some(Extern::Memory(memory)) => Some(memory.data_and_store_mut(caller)),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn in_data<'a, const COPY: usize>(
        caller: &'a mut Caller<'_, Data<COPY>>,
    ) -> Option<(&'a mut [u8], &'a mut Data<COPY>)> {
        let memory = caller.data().memory?;
        Some(memory.data_and_store_mut(caller))
    }

    fn range(memory: &[u8], start: i32, len: u32) -> Result<&[u8], Bad> {
        let start = start.cast_unsigned() as usize;
        let end = start.checked_add(len as usize).ok_or(Bad::OutOfBounds)?;
        memory.get(start..end).ok_or(Bad::OutOfBounds)
    }

    fn check_alignment(start: i32, align: u32) -> Result<(), Bad> {
        if start.cast_unsigned().is_multiple_of(align) {
            Ok(())
        } else {
            Err(Bad::Misaligned)
        }
    }

    fn number(memory: &[u8], start: i32) -> Result<u32, Bad> {
        let bytes = range(memory, start, 4)?;
        check_alignment(start, 4)?;
        Ok(u32::from_le_bytes(*bytes.first_chunk().unwrap_or(&[0; 4])))
    }

    fn put(memory: &mut [u8], start: i32, value: u32) -> Result<(), Bad> {
        let at = start.cast_unsigned() as usize;
        let end = at.checked_add(4).ok_or(Bad::OutOfBounds)?;
        let bytes = memory.get_mut(at..end).ok_or(Bad::OutOfBounds)?;
        check_alignment(start, 4)?;
        bytes.copy_from_slice(&value.to_le_bytes());
        Ok(())
    }

    fn errno(done: Result<(), Bad>) -> i32 {
        match done {
            Ok(()) => 0,
            Err(bad) => {
                report(&bad);
                FAULT
            }
        }
    }

    /// Calls `$find` by name, so that it is inlined as if the code were written for it.
    macro_rules! functions {
        ($add:ident, $find:ident) => {
            #[expect(clippy::too_many_lines, reason = "they are eight functions")]
            pub(super) fn $add<const COPY: usize>(
                linker: &mut Linker<Data<COPY>>,
            ) -> wasmtime::Result<()> {
                let _: Find<COPY> = $find;
                linker.func_wrap(
                    "calls",
                    "integers",
                    |mut caller: Caller<'_, Data<COPY>>, a: i32, b: i32| {
                        let data = caller.data_mut();
                        data.work.integers(a.cast_unsigned(), b.cast_unsigned());
                        0
                    },
                )?;
                linker.func_wrap(
                    "calls",
                    "choice",
                    |mut caller: Caller<'_, Data<COPY>>, level: i32, rights: i32| {
                        errno((|| {
                            let level = u8::try_from(level).ok().filter(|level| *level < 3);
                            let level = level.ok_or(Bad::Level)?;
                            let rights = rights.cast_unsigned();
                            if rights & !3 != 0 {
                                return Err(Bad::Rights);
                            }
                            caller.data_mut().work.choice(level, rights);
                            Ok(())
                        })())
                    },
                )?;
                linker.func_wrap(
                    "calls",
                    "out",
                    |mut caller: Caller<'_, Data<COPY>>, a: i32, out: i32| {
                        errno((|| {
                            let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                            put(memory, out, data.work.out(a.cast_unsigned()))
                        })())
                    },
                )?;
                linker.func_wrap(
                    "calls",
                    "text",
                    |mut caller: Caller<'_, Data<COPY>>, start: i32, len: i32| {
                        errno((|| {
                            let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                            let bytes = range(memory, start, len.cast_unsigned())?;
                            data.work
                                .text(std::str::from_utf8(bytes).map_err(|_| Bad::Utf8)?);
                            Ok(())
                        })())
                    },
                )?;
                linker.func_wrap(
                    "calls",
                    "bytes",
                    |mut caller: Caller<'_, Data<COPY>>, start: i32, len: i32| {
                        errno((|| {
                            let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                            data.work.bytes(range(memory, start, len.cast_unsigned())?);
                            Ok(())
                        })())
                    },
                )?;
                linker.func_wrap(
                    "calls",
                    "record",
                    |mut caller: Caller<'_, Data<COPY>>, start: i32| {
                        errno((|| {
                            let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                            let stat = range(memory, start, 40)?;
                            check_alignment(start, 8)?;
                            let long = |at: usize| {
                                let bytes = stat.get(at..).and_then(<[u8]>::first_chunk);
                                bytes.map(|bytes| u64::from_le_bytes(*bytes))
                            };
                            let fields = (long(8), stat.get(16), long(32));
                            let (Some(ino), Some(kind), Some(time)) = fields else {
                                return Err(Bad::OutOfBounds);
                            };
                            data.work.record(ino, *kind, time);
                            Ok(())
                        })())
                    },
                )?;
                linker.func_wrap(
                    "calls",
                    "vectors",
                    |mut caller: Caller<'_, Data<COPY>>, start: i32, len: i32, out: i32| {
                        errno((|| {
                            let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                            let mut total = 0;
                            for index in 0..len.cast_unsigned() {
                                let offset = index.checked_mul(8).ok_or(Bad::OutOfBounds)?;
                                let at = start.cast_unsigned().checked_add(offset);
                                let at = at.ok_or(Bad::OutOfBounds)?.cast_signed();
                                let buf = number(memory, at)?;
                                let at = at.checked_add(4).ok_or(Bad::OutOfBounds)?;
                                let len = number(memory, at)?;
                                data.work.bytes(range(memory, buf.cast_signed(), len)?);
                                total += len;
                            }
                            put(memory, out, total)
                        })())
                    },
                )?;
                linker.func_wrap_async(
                    "calls",
                    "waits",
                    |mut caller: Caller<'_, Data<COPY>>, (a, b): (i32, i32)| {
                        Box::new(async move {
                            let data = caller.data_mut();
                            match data.work.waits(a.cast_unsigned(), b.cast_unsigned()).await {
                                Ok(()) => 0,
                                Err(errno) => errno,
                            }
                        })
                    },
                )?;
                Ok(())
            }
        };
    }

    functions!(add_by_export, by_export);
    functions!(add_in_data, in_data);
}

/// A shape of call: the import and the guest's arguments.
struct Shape {
    title: &'static str,
    function: &'static str,
    params: &'static str,
    args: &'static str,
}

const SHAPES: [Shape; 8] = [
    Shape {
        title: "two integers",
        function: "integers",
        params: "i32 i32",
        args: "(local.get 0) (i32.const 7)",
    },
    Shape {
        title: "enum and flags",
        function: "choice",
        params: "i32 i32",
        args: "(i32.const 1) (i32.const 3)",
    },
    Shape {
        title: "out pointer",
        function: "out",
        params: "i32 i32",
        args: "(local.get 0) (i32.const 64)",
    },
    Shape {
        title: "32-byte string",
        function: "text",
        params: "i32 i32",
        args: "(i32.const 1024) (i32.const 32)",
    },
    Shape {
        title: "4 KiB list",
        function: "bytes",
        params: "i32 i32",
        args: "(i32.const 4096) (i32.const 4096)",
    },
    Shape {
        title: "record in",
        function: "record",
        params: "i32",
        args: "(i32.const 2048)",
    },
    Shape {
        title: "4 buffers",
        function: "vectors",
        params: "i32 i32 i32",
        args: "(i32.const 3072) (i32.const 4) (i32.const 64)",
    },
    Shape {
        title: "async, ready",
        function: "waits",
        params: "i32 i32",
        args: "(local.get 0) (i32.const 7)",
    },
];

impl Shape {
    /// Returns a guest that makes a number of calls, with `others` functions before it.
    fn guest(&self, others: usize) -> String {
        let Shape {
            function,
            params,
            args,
            ..
        } = self;
        let others = "(func (param i32))".repeat(others);
        // At 3072, four vectors that point to 16 bytes each.
        format!(
            r#"(module
                (import "calls" "{function}" (func $f (param {params}) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 1024) "a string that is 32 bytes long..")
                (data (i32.const 3072)
                  "\00\10\00\00\10\00\00\00" "\10\10\00\00\10\00\00\00"
                  "\20\10\00\00\10\00\00\00" "\30\10\00\00\10\00\00\00")
                {others}
                (func (export "run") (param $n i32)
                  (loop $again
                    (if (call $f {args}) (then unreachable))
                    (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                    (br_if $again (local.get $n)))))"#
        )
    }
}

/// An implementation of the functions. Makes a number of calls.
type Variant = Box<dyn FnMut(u32)>;

const VARIANTS: usize = 10;

/// Creates a variant that runs `guest` with the functions that `add` adds, in a store with
/// data of type `T`. Calls `bind` once with the instance.
fn variant<T: Default + Send + 'static>(
    engine: &Engine,
    guest: &Module,
    add: impl Fn(&mut Linker<T>) -> wasmtime::Result<()>,
    bind: impl Fn(&mut Store<T>, &wasmtime::Instance) -> wasmtime::Result<()>,
) -> wasmtime::Result<Variant> {
    let mut linker = Linker::new(engine);
    add(&mut linker)?;
    let mut store = Store::new(engine, T::default());
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let instance = runtime.block_on(linker.instantiate_async(&mut store, guest))?;
    bind(&mut store, &instance)?;
    let run = instance.get_typed_func::<u32, ()>(&mut store, "run")?;
    // All variants run on a fiber, because the asynchronous function needs one.
    Ok(Box::new(move |calls| {
        if let Err(trap) = runtime.block_on(run.call_async(&mut store, calls)) {
            eprintln!("a call failed: {trap:?}");
            std::process::exit(1);
        }
    }))
}

/// Returns all variants, of the copy for this set-up.
fn variants(
    set_up: usize,
    engine: &Engine,
    guest: &Module,
) -> wasmtime::Result<[Variant; VARIANTS]> {
    match set_up % 5 {
        0 => copies::<0>(engine, guest),
        1 => copies::<1>(engine, guest),
        2 => copies::<2>(engine, guest),
        3 => copies::<3>(engine, guest),
        _ => copies::<4>(engine, guest),
    }
}

fn copies<const COPY: usize>(
    engine: &Engine,
    guest: &Module,
) -> wasmtime::Result<[Variant; VARIANTS]> {
    Ok([
        variant(
            engine,
            guest,
            |linker| unbound::Calls::add_to_linker(linker, |ctx: &mut unbound::Ctx<COPY>| ctx),
            |_, _| Ok(()),
        )?,
        variant(
            engine,
            guest,
            |linker| bound::Calls::add_to_linker(linker, |ctx: &mut bound::Ctx<COPY>| ctx),
            |store, instance| bound::Calls::bind_memory(store, instance, |ctx| ctx),
        )?,
        variant(engine, guest, by_hand::add_by_export::<COPY>, |_, _| Ok(()))?,
        variant(
            engine,
            guest,
            by_hand::add_in_data::<COPY>,
            |store, instance| {
                store.data_mut().memory = instance.get_memory(&mut *store, "memory");
                Ok(())
            },
        )?,
        variant(
            engine,
            guest,
            |linker| {
                wiggle_traced::calls::add_to_linker(
                    linker,
                    |data: &mut wiggle_traced::Data<COPY>| &mut data.work,
                )
            },
            |_, _| Ok(()),
        )?,
        variant(
            engine,
            guest,
            |linker| {
                wiggle_plain::calls::add_to_linker(linker, |data: &mut wiggle_plain::Data<COPY>| {
                    &mut data.work
                })
            },
            |_, _| Ok(()),
        )?,
        variant(
            engine,
            guest,
            |linker| {
                target_unbound::Calls::add_to_linker(
                    linker,
                    |ctx: &mut target_unbound::Ctx<COPY>| ctx,
                )
            },
            |_, _| Ok(()),
        )?,
        variant(
            engine,
            guest,
            |linker| {
                target_bound::Calls::add_to_linker(linker, |ctx: &mut target_bound::Ctx<COPY>| ctx)
            },
            |store, instance| target_bound::Calls::bind_memory(store, instance, |ctx| ctx),
        )?,
        variant(
            engine,
            guest,
            |linker| {
                from_rust::unbound::Calls::add_to_linker(
                    linker,
                    |ctx: &mut from_rust::unbound::Ctx<COPY>| ctx,
                )
            },
            |_, _| Ok(()),
        )?,
        variant(
            engine,
            guest,
            |linker| {
                from_rust::bound::Calls::add_to_linker(
                    linker,
                    |ctx: &mut from_rust::bound::Ctx<COPY>| ctx,
                )
            },
            |store, instance| from_rust::bound::Calls::bind_memory(store, instance, |ctx| ctx),
        )?,
    ])
}

/// Returns the nanoseconds per round: the mean of the middle half of the set-ups' medians.
/// A median over set-ups would be unstable if half of the placements are slower.
fn nanoseconds(set_ups: Vec<Vec<Duration>>) -> f64 {
    let mut medians: Vec<Duration> = set_ups
        .into_iter()
        .filter_map(|mut rounds| {
            rounds.sort_unstable();
            rounds.get(rounds.len() / 2).copied()
        })
        .collect();
    medians.sort_unstable();
    let quarter = medians.len() / 4;
    let middle = &medians[quarter..medians.len() - quarter];
    let sum: f64 = middle.iter().map(Duration::as_secs_f64).sum();
    let count: f64 = middle.iter().map(|_| 1.0).sum();
    sum * 1e9 / count
}

/// How much to measure.
struct Effort {
    setups: usize,
    rounds: usize,
    calls: u32,
}

impl Effort {
    /// Returns the nanoseconds per call of each variant. `guest` returns a guest with a number
    /// of functions before its own, and `variants` its variants of the copy for a set-up.
    fn measure<const N: usize>(
        &self,
        guest: impl Fn(usize) -> String,
        variants: impl Fn(usize, &Engine, &Module) -> wasmtime::Result<[Variant; N]>,
    ) -> wasmtime::Result<[f64; N]> {
        let engine = Engine::default();
        let mut times = [const { Vec::new() }; N];
        // Kept, so that the next one is placed elsewhere.
        let mut guests = Vec::new();
        for set_up in 0..self.setups {
            let guest = Module::new(&engine, guest(set_up * 3))?;
            let mut variants = variants(set_up, &engine, &guest)?;
            guests.push(guest);
            for times in &mut times {
                times.push(Vec::new());
            }
            for round in 0..=self.rounds {
                for (run, times) in variants.iter_mut().zip(&mut times) {
                    let start = Instant::now();
                    run(self.calls);
                    let time = start.elapsed();
                    // The first round warms up.
                    if round > 0
                        && let Some(times) = times.last_mut()
                    {
                        times.push(time);
                    }
                }
            }
        }
        Ok(times.map(|set_ups| nanoseconds(set_ups) / f64::from(self.calls)))
    }
}

fn main() -> wasmtime::Result<()> {
    // `cargo test --benches` runs each variant once, to check that it works.
    let effort = if std::env::args().any(|arg| arg == "--bench") {
        Effort {
            setups: SETUPS,
            rounds: ROUNDS,
            calls: CALLS,
        }
    } else {
        Effort {
            setups: 1,
            rounds: 1,
            calls: 1,
        }
    };
    let mut targets = Vec::new();
    let mut from_rust = Vec::new();
    println!(
        "| call | unbound | bound | by hand, export | by hand, in data | wiggle | wiggle, no tracing | unbound / hand | bound / hand | no tracing / unbound | no tracing / bound |"
    );
    println!("| --- |{}", " ---: |".repeat(10));
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let is_wanted = |title: &str| only.as_ref().is_none_or(|only| title.contains(only));
    for shape in SHAPES.iter().filter(|shape| is_wanted(shape.title)) {
        let [
            unbound,
            bound,
            export,
            data,
            traced,
            plain,
            target,
            target_bound,
            rust,
            rust_bound,
        ] = effort.measure(|others| shape.guest(others), variants)?;
        println!(
            "| {} | {unbound:.1} | {bound:.1} | {export:.1} | {data:.1} | {traced:.1} | {plain:.1} | {:.2} | {:.2} | {:.1} | {:.1} |",
            shape.title,
            unbound / export,
            bound / data,
            plain / unbound,
            plain / bound,
        );
        targets.push(format!(
            "| {} | {plain:.1} | {target:.1} | {target_bound:.1} | {:.2} | {:.2} |",
            shape.title,
            target / plain,
            target_bound / plain,
        ));
        from_rust.push((shape.title, [rust, rust_bound, export, data]));
    }
    for (title, body) in registers::SHAPES {
        if is_wanted(title) {
            let times =
                effort.measure(|others| registers::guest(body, others), registers::variants)?;
            from_rust.push((title, times));
        }
    }
    println!(
        "\n| call | wiggle, no tracing | as target, unbound | as target, bound | unbound / wiggle | bound / wiggle |"
    );
    println!("| --- |{}", " ---: |".repeat(5));
    for row in targets {
        println!("{row}");
    }
    println!(
        "\n| call | from Rust, unbound | from Rust, bound | by hand, export | by hand, in data | unbound / hand | bound / hand |"
    );
    println!("| --- |{}", " ---: |".repeat(6));
    for (title, [unbound, bound, export, data]) in from_rust {
        println!(
            "| {title} | {unbound:.1} | {bound:.1} | {export:.1} | {data:.1} | {:.2} | {:.2} |",
            unbound / export,
            bound / data,
        );
    }
    Ok(())
}
