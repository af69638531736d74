//! Types of users' own that implement `FromGuest` and `IntoGuest`. No method decodes anything: each
//! type does, once.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "guests pass these forms"
)]

mod assembly_script;
mod by_reference;
mod contexts;
mod failures;
mod listed;
mod memory_use;
mod packed;
mod region;
mod socket_address;
mod tagged;

use wasmtime::{Linker, Module, Store};
use wasmtime_integration_tests::Guest;

/// Returns the guest whose text is `wat`, in a store with `data`.
fn guest<T: 'static>(linker: &Linker<T>, data: T, wat: &str) -> Guest<T> {
    let mut store = Store::new(linker.engine(), data);
    let module = Module::new(linker.engine(), wat).unwrap();
    let instance = linker.instantiate(&mut store, &module).unwrap();
    Guest { store, instance }
}

/// Returns the messages of a trap, after its backtrace.
fn reason(error: &wasmtime::Error) -> String {
    let messages: Vec<String> = error.chain().skip(1).map(ToString::to_string).collect();
    messages.join(": ")
}
