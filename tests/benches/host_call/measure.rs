//! Guests that make calls, and the time that they take.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use wasmtime::{Engine, Instance, Linker, Module, Store, TypedFunc};

/// A guest that is instantiated, with the store that it runs in.
pub(crate) struct Guest<T: 'static> {
    pub(crate) store: Store<T>,
    pub(crate) instance: Instance,
    run: TypedFunc<u32, ()>,
}

impl<T: Default + Send + 'static> Guest<T> {
    /// Instantiates `module` with the functions that `add` adds. Calls `bind` once with the
    /// instance.
    pub(crate) fn start(
        engine: &Engine,
        module: &Module,
        add: impl Fn(&mut Linker<T>) -> wasmtime::Result<()>,
        bind: impl Fn(&mut Store<T>, &Instance) -> wasmtime::Result<()>,
    ) -> wasmtime::Result<Self> {
        let mut linker = Linker::new(engine);
        add(&mut linker)?;
        let mut store = Store::new(engine, T::default());
        let instance = block_on(pin!(linker.instantiate_async(&mut store, module)))?;
        bind(&mut store, &instance)?;
        let run = instance.get_typed_func(&mut store, "run")?;
        Ok(Guest {
            store,
            instance,
            run,
        })
    }

    /// Makes a number of calls. All guests run on a fiber, because asynchronous functions need
    /// one.
    pub(crate) fn run(&mut self, calls: u32) {
        let run = self.run.call_async(&mut self.store, calls);
        if let Err(trap) = block_on(pin!(run)) {
            eprintln!("a call failed: {trap:?}");
            std::process::exit(1);
        }
    }
}

/// Runs a future. It is not generic over the future, so that it is compiled once and not for each
/// guest.
fn block_on<T>(mut future: Pin<&mut dyn Future<Output = T>>) -> T {
    loop {
        let context = &mut Context::from_waker(Waker::noop());
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return output;
        }
    }
}

/// How long to measure.
#[derive(Clone, Copy)]
pub(crate) struct Batches {
    /// Many short ones, so that other load affects few of them.
    pub(crate) batches: usize,
    pub(crate) calls: u32,
}

impl Batches {
    /// Lets `guests` take turns, and returns the median time per call of each, in nanoseconds.
    /// `run` makes a number of calls.
    pub(crate) fn measure<G>(self, guests: &mut [G], run: impl Fn(&mut G, u32)) -> Vec<f64> {
        let mut times = vec![Vec::with_capacity(self.batches); guests.len()];
        // The first batch warms up.
        for guest in &mut *guests {
            run(guest, self.calls);
        }
        for batch in 0..self.batches {
            for turn in 0..guests.len() {
                // In both directions, so that none is always first.
                let backwards = guests.len() - 1 - turn;
                let turn = if batch % 2 == 0 { turn } else { backwards };
                let start = Instant::now();
                run(&mut guests[turn], self.calls);
                times[turn].push(start.elapsed());
            }
        }
        times
            .into_iter()
            .map(|times| nanoseconds(median(times)) / f64::from(self.calls))
            .collect()
    }
}

fn nanoseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e9
}

/// Returns the median of `values`, or the default if there are none.
pub(crate) fn median<T: PartialOrd + Copy + Default>(mut values: Vec<T>) -> T {
    values.sort_unstable_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    values.get(values.len() / 2).copied().unwrap_or_default()
}
