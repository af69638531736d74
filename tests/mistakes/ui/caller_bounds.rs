//! A store whose data lacks a bound of a generic method.

use wasmtime::{Caller, Engine, Linker};
use wasmtime_integration::wasmtime_integration;

trait Counts {}

struct Ctx;

#[wasmtime_integration(module("m", name = M))]
impl Ctx {
    pub fn f<T: Counts + 'static>(caller: &mut Caller<'_, T>) {
        let _ = caller;
    }
}

fn main() {
    let mut linker = Linker::new(&Engine::default());
    M::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
}
