//! Mistakes in the lists of core values.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    module("env", name = Env),
    core(
        Source = (i64, i64),
        other::Source = (i32,),
        Generic<u8> = (i32, i32),
        Missing,
        One = (i32),
        Plain = i64,
        Wide = (i64, u64, Vec<i32>, f32),
        Good = (),
    )
)]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
