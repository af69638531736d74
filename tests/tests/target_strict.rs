//! The code for a target compiles without warnings where nearly every lint is denied, and
//! needs no `unsafe`, whatever names are in scope.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]
#![no_implicit_prelude]

use ::std::clone::Clone;
use ::std::default::Default;
use ::std::iter::Iterator;
use ::std::marker::{Copy, Send, Sync};
use ::wasmtime_integration::wasmtime_integration;

/// Names that the glue uses too.
#[allow(dead_code, non_camel_case_types, reason = "they only shadow")]
mod shadows {
    pub(super) struct Result;
    pub(super) struct Option;
    pub(super) struct Box;
    pub(super) struct Future;
    pub(super) struct target;
    pub(super) struct wiggle;
}
#[allow(unused_imports, reason = "they only shadow")]
use shadows::*;

/// A context.
#[derive(::std::default::Default)]
pub struct Ctx {
    files: ::wasmtime_integration_test_wiggle_host::Files,
}

#[wasmtime_integration(
    witx = "witx/files.witx",
    target(path = ::wasmtime_integration_test_wiggle_host::mixed, ctx = self.files),
    missing_memory = types::Errno::Inval,
)]
impl Ctx {
    #[cfg(false)]
    fn budget() -> ::std::result::Result<u32, types::Errno> {
        ::std::result::Result::Ok(5)
    }
}

/// A generic context.
pub struct Generic<S> {
    files: ::wasmtime_integration_test_wiggle_host::Files,
    state: S,
}

fn block_on<F: ::std::future::Future>(future: F) -> F::Output {
    ::wiggle::run_in_dummy_executor(future).expect("nothing waits")
}

#[wasmtime_integration(
    witx = "witx/files.witx",
    modules(files(name = GenericFiles)),
    types = crate::types,
    target(path = ::wasmtime_integration_test_wiggle_host::mixed, ctx = self.files),
    block_on = block_on,
)]
impl<S: Clone + Copy + Send + Sync> Generic<S> {
    /// The state.
    pub fn state(&self) -> S {
        self.state
    }
}

#[test]
fn it_works() {
    let engine = &*::wasmtime_integration_tests::ASYNC_ENGINE;
    let mut store = ::wasmtime::Store::new(engine, Ctx::default());
    let files = Files::new(&mut store, |ctx: &mut Ctx| ctx);
    ::std::assert_eq!(files.exports().count(), 7);

    let generic = Generic {
        files: ::wasmtime_integration_test_wiggle_host::Files::default(),
        state: 7,
    };
    let mut store = ::wasmtime::Store::new(engine, generic);
    let files = GenericFiles::new(&mut store, |ctx: &mut Generic<i32>| ctx);
    ::std::assert_eq!(files.exports().count(), 7);
    ::std::assert_eq!(store.data().state(), 7);
}
