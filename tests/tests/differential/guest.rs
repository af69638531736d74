//! Guests, each of which calls the functions of one host.

use std::sync::LazyLock;

use wasmtime::{Config, Engine, Linker, Val};
use wasmtime_integration_tests::Guest;

use crate::compare::{Observation, Outcome};
use crate::generate::Case;
use crate::host::Log;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut config = Config::new();
    // Half of the calls trap, and their backtraces are never used.
    #[allow(deprecated, reason = "its replacement is new")]
    config.wasm_backtrace(false);
    Engine::new(&config).expect("the configuration is valid")
});

/// One way to implement the functions of a document.
pub(crate) trait Implementation {
    fn name(&self) -> &'static str;

    /// Calls the function of the case from a guest with the memory of the case.
    fn run(&mut self, case: &Case<'_>) -> Observation;
}

pub(crate) fn implementation<T: AsMut<Log> + Default + 'static>(
    name: &'static str,
    module: &str,
    add: impl FnOnce(&mut Linker<T>) -> wasmtime::Result<()>,
) -> Box<dyn Implementation> {
    let mut linker = Linker::new(&ENGINE);
    add(&mut linker).expect("the linker is empty");
    let guest = Guest::new(&linker, module, T::default());
    Box::new(Hosted { name, guest })
}

struct Hosted<T: 'static> {
    name: &'static str,
    guest: Guest<T>,
}

impl<T: AsMut<Log>> Implementation for Hosted<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn run(&mut self, case: &Case<'_>) -> Observation {
        self.guest.memory().copy_from_slice(&case.memory);
        *self.guest.data().as_mut() = Log::new(case.answers);
        let outcome = match self.guest.call_dynamic(&case.function.name, &case.args) {
            Ok(None) => Outcome::Returned(None),
            Ok(Some(Val::I32(result))) => Outcome::Returned(Some(result)),
            Ok(Some(other)) => panic!("a witx function can't return {other:?}"),
            Err(error) => Outcome::of_error(&error),
        };
        let log = std::mem::take(self.guest.data().as_mut());
        Observation {
            outcome,
            saw: log.saw,
            accesses: log.accesses,
            memory: self.guest.memory().to_vec(),
        }
    }
}
