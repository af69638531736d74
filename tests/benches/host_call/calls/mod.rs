//! The calls of `witx/calls.witx` through this crate, handwritten glue and wiggle. This crate has
//! them from a document, from Rust, and as functions of a wiggle target.

use std::hint::black_box;

use wasmtime::{Engine, Instance, Linker, Module, Store};

use crate::measure::Guest;

/// The state and the work of each implementation.
#[derive(Default)]
pub(crate) struct Work {
    sum: u64,
}

impl Work {
    pub(crate) fn integers(&mut self, a: u32, b: u32) {
        self.sum = self.sum.wrapping_add(u64::from(a ^ b));
    }

    /// The future that handwritten glue waits for; the other variants have it in their methods.
    #[expect(clippy::unused_async, reason = "it is ready at once")]
    pub(crate) async fn waits(&mut self, a: u32, b: u32) -> Result<(), i32> {
        self.integers(a, b);
        Ok(())
    }

    pub(crate) fn choice(&mut self, level: u8, rights: u32) {
        self.sum = self.sum.wrapping_add(u64::from(level) + u64::from(rights));
    }

    pub(crate) fn out(&mut self, a: u32) -> u32 {
        self.sum = self.sum.wrapping_add(1);
        a.wrapping_add(1)
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.sum = self.sum.wrapping_add(bytes.len() as u64);
        black_box(bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(crate) fn record(&mut self, ino: u64, kind: u8, time: u64) {
        self.sum = self.sum.wrapping_add(ino + u64::from(kind) + time);
    }
}

/// The data of a store: the state of the functions, and the reference to the memory. The
/// copies lay them out differently, because the compiler merges identical functions.
macro_rules! data {
    ($name:ident, $memory:ty) => {
        #[repr(C)]
        pub(crate) struct $name<const COPY: usize> {
            pad: [u64; COPY],
            pub(crate) work: crate::calls::Work,
            #[allow(dead_code, reason = "keeps the size of unbound data the same")]
            pub(crate) memory: $memory,
        }

        impl<const COPY: usize> Default for $name<COPY> {
            fn default() -> Self {
                $name {
                    pad: [0; COPY],
                    work: crate::calls::Work::default(),
                    memory: <$memory>::default(),
                }
            }
        }
    };
}

mod by_hand;
mod document;
mod from_rust;
mod shapes;
mod tables;
mod wiggle;

use self::document::{bound, unbound};
pub(crate) use self::tables::print;
use self::wiggle::{target_bound, target_unbound, wiggle_plain, wiggle_traced};

const VARIANTS: usize = 10;

/// An implementation of the functions. Makes a number of calls.
pub(crate) type Variant = Box<dyn FnMut(u32)>;

/// Returns the variant with the functions that `add` adds, and the memory that `bind` binds.
pub(crate) fn variant<T: Default + Send + 'static>(
    engine: &Engine,
    guest: &Module,
    add: impl Fn(&mut Linker<T>) -> wasmtime::Result<()>,
    bind: impl Fn(&mut Store<T>, &Instance) -> wasmtime::Result<()>,
) -> wasmtime::Result<Variant> {
    let mut guest = Guest::start(engine, guest, add, bind)?;
    Ok(Box::new(move |calls| guest.run(calls)))
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
