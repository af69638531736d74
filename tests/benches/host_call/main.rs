//! Compares the cost of host calls through this crate with handwritten glue and with wiggle.
//!
//! ```console
//! $ cargo bench -p wasmtime-integration-tests --bench host_call
//! ```
//!
//! Not with `--workspace`: the tests of tracing turn on its feature, and each call would be traced.
//!
//! - The **matrix** has every kind of parameter and result, with and without a memory slot, from a
//!   document and from an interface defined in Rust. It prints the ratios to glue by hand that
//!   does the same checks, in the median of nine runs, their geometric mean, and the worst.
//! - The **wiggle** section compares a few calls with wiggle's glue, and as functions of a
//!   [target](wasmtime_integration::wasmtime_integration#target).
//! - The **registers** section measures a host with 64-bit addresses, defined in Rust.
//!
//! The names of calls begin with their section. Arguments select the calls whose names contain
//! all of them, and `--runs` sets the number of runs of the matrix:
//!
//! ```console
//! $ cargo bench -p wasmtime-integration-tests --bench host_call -- matrix records bound --runs 3
//! ```
//!
//! The ratios have to hold in cargo's default release profile and with thin link-time
//! optimization, which inlines differently. It needs a build of its own:
//!
//! ```console
//! $ CARGO_PROFILE_BENCH_LTO=thin cargo bench -p wasmtime-integration-tests --bench host_call \
//!     --target-dir target/thin
//! ```
//!
//! All implementations of a call take turns in one process, in short batches, so that noise
//! affects them equally. Times are in nanoseconds per call; trust the ratios more than the times.
//! The placement of code and data changes the time of a short call by a tenth. So each
//! implementation is compiled in several copies. A run of the matrix measures the mean of all; in
//! the other sections, each set-up uses another copy. Guests are compiled anew for each.

mod arguments;
mod calls;
mod matrix;
mod measure;
mod registers;

use self::arguments::Arguments;

/// Reports a guest's bad argument. All implementations report one before they return an error
/// code, as a host does whose guests have to be debugged.
#[cold]
fn report(reason: &dyn std::fmt::Display) {
    eprintln!("a bad argument: {reason}");
}

fn main() -> wasmtime::Result<()> {
    let arguments = Arguments::parse().map_err(wasmtime::Error::msg)?;
    matrix::print(&arguments)?;
    calls::print(&arguments)
}
