//! Every kind of parameter and result, in each state of the memory, from both front ends, and by
//! hand.

#[macro_use]
mod row;
mod by_hand;
mod guest;
mod report;
mod rows;
mod run;

use std::hint::black_box;

use wasmtime::{Engine, Instance, Linker, Module, Store};
use wasmtime_integration::GuestType;

pub(crate) use self::run::print;
use crate::measure::Guest;

/// The state and the work of each implementation.
pub(crate) struct Work {
    sum: u64,
    objects: Vec<u32>,
}

impl Default for Work {
    fn default() -> Self {
        Work {
            sum: 0,
            objects: vec![3, 5, 7],
        }
    }
}

impl Work {
    /// Uses a value that the guest passed.
    fn add(&mut self, value: impl Into<u64>) {
        self.sum = self.sum.wrapping_add(value.into());
    }

    /// Uses bytes that the guest passed.
    fn bytes(&mut self, bytes: &[u8]) {
        self.add(bytes.len() as u64);
        black_box(bytes);
    }

    /// Returns the object with this handle: an index, and the tag 7 in the lowest byte.
    fn object(&self, handle: u64) -> Option<u32> {
        if handle & 0xff != 7 {
            return None;
        }
        let index = usize::try_from(handle >> 8).ok()?;
        self.objects.get(index).copied()
    }

    /// Returns a value for the guest.
    fn next(&mut self) -> u64 {
        self.add(1_u64);
        self.sum
    }
}

impl Sum for Work {
    fn sum(&self) -> u64 {
        self.sum
    }
}

/// A context with this crate.
pub(crate) trait HasWork {
    /// Returns the state.
    fn work(&self) -> &Work;
}

/// What guests left in a context.
pub(crate) trait Sum {
    /// Returns the sum of all values that the work used.
    fn sum(&self) -> u64;
}

/// The error code of interfaces defined in Rust.
#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
pub(crate) enum Errno {
    Success,
    #[allow(dead_code, reason = "the documents have it")]
    Inval,
    Fault,
}

/// Whether a call finds the memory without a lookup.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    WithoutSlot,
    EmptySlot,
    Bound,
}

impl State {
    const ALL: [State; 3] = [State::WithoutSlot, State::EmptySlot, State::Bound];

    fn title(self) -> &'static str {
        match self {
            State::WithoutSlot => "no slot",
            State::EmptySlot => "empty slot",
            State::Bound => "bound",
        }
    }
}

/// A function in all implementations.
pub(crate) struct Row {
    title: &'static str,
    front_ends: &'static [&'static str],
    /// The core type and the value of each argument.
    arguments: &'static [(&'static str, &'static str)],
    /// The core type and the value that the guest expects.
    result: Option<(&'static str, &'static str)>,
    /// Starts a guest with each implementation, first the one by hand. The code is compiled in
    /// several copies, and a run measures the mean of all.
    start: &'static [Start],
}

impl Row {
    fn copies(&self) -> f64 {
        self.start.iter().map(|_| 1.0).sum()
    }
}

type Start = fn(&Place<'_>) -> wasmtime::Result<Vec<Running>>;

/// What a guest is started with.
pub(crate) struct Place<'a> {
    engine: &'a Engine,
    module: &'a Module,
    state: State,
}

impl Place<'_> {
    fn start<T: Sum + Default + Send + 'static>(
        &self,
        add: impl Fn(&mut Linker<T>) -> wasmtime::Result<()>,
        bind: impl Fn(&mut Store<T>, &Instance) -> wasmtime::Result<()>,
    ) -> wasmtime::Result<Running> {
        let guest = Guest::start(self.engine, self.module, add, bind)?;
        Ok(Box::new(guest))
    }
}

/// A guest with one of the implementations.
pub(crate) type Running = Box<dyn Run>;

pub(crate) trait Run {
    fn run(&mut self, calls: u32);

    /// Returns what the calls left in the context and in the guest's memory.
    fn outcome(&mut self) -> (u64, Vec<u8>);
}

impl<T: Sum + Default + Send + 'static> Run for Guest<T> {
    fn run(&mut self, calls: u32) {
        Guest::run(self, calls);
    }

    fn outcome(&mut self) -> (u64, Vec<u8>) {
        let memory = self.instance.get_memory(&mut self.store, "memory");
        let bytes = memory.map(|memory| memory.data(&self.store).to_vec());
        (self.store.data().sum(), bytes.unwrap_or_default())
    }
}
