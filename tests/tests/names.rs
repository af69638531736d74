//! Parameters, in every form of a method, with the names of the glue's own variables.
//!
//! The document is in `witx/names.witx`. Each method weights its parameters by position, so
//! that mistaking one for another changes the sum.

use wasmtime::{Linker, Val};
use wasmtime_integration::{GuestMemory, GuestPtr, MemorySlot, wasmtime_integration};
use wasmtime_integration_tests::{ASYNC_ENGINE, ENGINE, Guest};

wasmtime_integration::types!(witx = "witx/names.witx");

/// The numbers that the guest passes.
const NUMBERS: [u32; 10] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 8];
/// The addresses of the guest's numbers, and of the first and the second result.
const AT: u32 = 64;
const OUT: u32 = 256;
const OUT_2: u32 = 260;

fn len(text: &str) -> u32 {
    text.len().try_into().unwrap()
}

fn weigh(numbers: [u32; 10]) -> u32 {
    (1..)
        .zip(numbers)
        .map(|(weight, number)| weight * number)
        .sum()
}

/// A context whose methods are all `async` or all synchronous, for the three groups of names.
macro_rules! methods {
    ($host:ident, [$($argument:tt)*], $(
        [$($asyncness:tt)?] $plain:ident $nothing:ident $status:ident $untyped:ident $out:ident $outs:ident
        $text:ident $list:ident $records:ident $in_ctx:ident $in_memory:ident $raw:ident
        $quit:ident;
    )*) => {
        mod $host {
            use super::*;

            #[derive(Default)]
            pub(crate) struct Ctx {
                pub(crate) last: u32,
                #[allow(dead_code, reason = "only some hosts bind a memory")]
                pub(crate) slot: MemorySlot,
            }

            #[wasmtime_integration(
                witx = "witx/names.witx", types = super::types, missing_memory = types::Errno::Inval,
                guest_error = inval, $($argument)*
            )]
            #[allow(
                clippy::too_many_arguments, clippy::unused_async, clippy::unused_self,
                clippy::unnecessary_wraps, clippy::needless_pass_by_value
            )]
            impl Ctx {$(
                $($asyncness)? fn $plain(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> u32 {
                    weigh([a, b, c, d, e, f, g, h, i, j])
                }

                $($asyncness)? fn $nothing(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) {
                    self.last = weigh([a, b, c, d, e, f, g, h, i, j]);
                }

                $($asyncness)? fn $status(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> Result<(), types::Errno> {
                    self.last = weigh([a, b, c, d, e, f, g, h, i, j]);
                    Err(types::Errno::Inval)
                }

                $($asyncness)? fn $untyped(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> Result<(), ()> {
                    self.last = weigh([a, b, c, d, e, f, g, h, i, j]);
                    Err(())
                }

                $($asyncness)? fn $out(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> Result<u32, types::Errno> {
                    Ok(weigh([a, b, c, d, e, f, g, h, i, j]))
                }

                $($asyncness)? fn $outs(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> Result<(u32, u32), types::Errno> {
                    Ok((weigh([a, b, c, d, e, f, g, h, i, j]), j))
                }

                $($asyncness)? fn $text(
                    &mut self, a: &str, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> Result<u32, types::Errno> {
                    Ok(weigh([len(a), b, c, d, e, f, g, h, i, j]))
                }

                $($asyncness)? fn $list(
                    &mut self, memory: &mut GuestMemory<'_>, a: u32, b: u32, c: u32, d: u32, e: u32,
                    f: u32, g: u32, h: u32, i: u32, j: Vec<u32>,
                ) -> Result<u32, types::Errno> {
                    let first: u32 = memory.read(GuestPtr::new(AT)).map_err(inval)?;
                    Ok(weigh([a, b, c, d, e, f, g, h, i, j[9]]) + first)
                }

                $($asyncness)? fn $records(
                    &mut self, a: types::Word, b: &types::Word, c: types::Word, d: types::Word,
                    e: types::Word, f: &types::Word, g: types::Word, h: types::Word,
                    i: types::Word, j: types::Word,
                ) -> u32 {
                    weigh([a, *b, c, d, e, *f, g, h, i, j].map(|word| word.value))
                }

                #[r#override]
                $($asyncness)? fn $in_ctx(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> u32 {
                    weigh([a, b, c, d, e, f, g, h, i, j])
                }

                #[r#override]
                $($asyncness)? fn $in_memory(
                    &mut self, memory: &mut GuestMemory<'_>, a: u32, b: u32, c: u32, d: u32, e: u32,
                    f: u32, g: u32, h: u32, i: u32, j: u32,
                ) -> wasmtime::Result<u32> {
                    let first: u32 = memory.read(GuestPtr::new(AT))?;
                    Ok(weigh([a, b, c, d, e, f, g, h, i, j]) + first)
                }

                #[r#override]
                $($asyncness)? fn $raw(
                    _: wasmtime::Caller<'_, Ctx>, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32,
                    g: u32, h: u32, i: u32, j: u32,
                ) -> u32 {
                    weigh([a, b, c, d, e, f, g, h, i, j])
                }

                $($asyncness)? fn $quit(
                    &mut self, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32,
                    i: u32, j: u32,
                ) -> wasmtime::Error {
                    let sum = weigh([a, b, c, d, e, f, g, h, i, j]);
                    wasmtime::Error::msg(format!("quit with {sum}"))
                }
            )*}

            fn inval(_: wasmtime_integration::GuestError) -> types::Errno {
                types::Errno::Inval
            }
        }
    };
}

macro_rules! host {
    ($host:ident, $asyncness:tt, $arguments:tt) => {
        methods!($host, $arguments,
            $asyncness plain_a nothing_a status_a untyped_a out_a outs_a text_a list_a records_a
            in_ctx_a in_memory_a raw_a quit_a;
            $asyncness plain_b nothing_b status_b untyped_b out_b outs_b text_b list_b records_b
            in_ctx_b in_memory_b raw_b quit_b;
            $asyncness plain_c nothing_c status_c untyped_c out_c outs_c text_c list_c records_c
            in_ctx_c in_memory_c raw_c quit_c;
        );
    };
}

host!(sync, [], []);
host!(bound, [], [memory_slot = self.slot]);
host!(waits, [async], []);
host!(waits_bound, [async], [memory_slot = self.slot]);
host!(blocked, [async], [block_on = block_on]);

fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(future)
}

/// Returns the core parameters of a form.
fn params(form: &str) -> Vec<Val> {
    let numbers = NUMBERS.map(|number| Val::I32(number.cast_signed()));
    let val = |number: u32| Val::I32(number.cast_signed());
    match form {
        // A string of as many bytes as the first number.
        "text" => [&[val(AT), val(NUMBERS[0])], &numbers[1..], &[val(OUT)]].concat(),
        "list" => [&numbers[..9], &[val(AT), val(10), val(OUT)]].concat(),
        "records" => (0..10).map(|index| val(AT + 4 * index)).collect(),
        "out" => [&numbers[..], &[val(OUT)]].concat(),
        "outs" => [&numbers[..], &[val(OUT), val(OUT_2)]].concat(),
        _ => numbers.to_vec(),
    }
}

/// Calls every function with `call` and checks the results.
macro_rules! check {
    ($guest:ident, $call:ident $(, $wait:ident)?) => {
        for (index, number) in (0..).zip(NUMBERS) {
            $guest.put(AT + 4 * index, &number.to_le_bytes());
        }
        let sum = weigh(NUMBERS);
        for group in ["a", "b", "c"] {
            for form in [
                "plain", "nothing", "status", "untyped", "out", "outs", "text", "list", "records",
                "in_ctx", "in_memory", "raw", "quit",
            ] {
                $guest.data().last = 0;
                $guest.put(OUT, &[0; 8]);
                let function = format!("{form}_{group}");
                let result = $guest.$call(&function, &params(form))$(.$wait)?;
                let core = match &result {
                    Ok(core) => core.as_ref().map(|core| core.unwrap_i32().cast_unsigned()),
                    Err(error) => {
                        let quit = format!("quit with {sum}");
                        assert!(error.root_cause().to_string() == quit, "{function}: {error:?}");
                        assert_eq!(form, "quit");
                        continue;
                    }
                };
                let (last, out) = ($guest.data().last, $guest.u32_at(OUT));
                let out_2 = $guest.u32_at(OUT_2);
                let observed = (core, last, out, out_2);
                let expected = match form {
                    "plain" | "records" | "in_ctx" | "raw" => (Some(sum), 0, 0, 0),
                    "in_memory" => (Some(sum + NUMBERS[0]), 0, 0, 0),
                    "nothing" => (None, sum, 0, 0),
                    "status" | "untyped" => (Some(1), sum, 0, 0),
                    "out" | "text" => (Some(0), 0, sum, 0),
                    "list" => (Some(0), 0, sum + NUMBERS[0], 0),
                    "outs" => (Some(0), 0, sum, NUMBERS[9]),
                    other => panic!("{other}"),
                };
                assert_eq!(observed, expected, "{function}");
            }
        }
    };
}

#[test]
fn names_of_the_glue_in_synchronous_functions() {
    let mut linker = Linker::new(&ENGINE);
    sync::Names::add_to_linker(&mut linker, |ctx: &mut sync::Ctx| ctx).unwrap();
    let mut guest = Guest::new(&linker, "names", sync::Ctx::default());
    check!(guest, call_dynamic);

    let mut linker = Linker::new(&ENGINE);
    bound::Names::add_to_linker(&mut linker, |ctx: &mut bound::Ctx| ctx).unwrap();
    let mut guest = Guest::new(&linker, "names", bound::Ctx::default());
    check!(guest, call_dynamic);
}

#[test]
fn names_of_the_glue_in_functions_that_are_blocked_on() {
    let mut linker = Linker::new(&ENGINE);
    blocked::Names::add_to_linker(&mut linker, |ctx: &mut blocked::Ctx| ctx).unwrap();
    let mut guest = Guest::new(&linker, "names", blocked::Ctx::default());
    check!(guest, call_dynamic);
}

#[tokio::test]
async fn names_of_the_glue_in_asynchronous_functions() {
    let mut linker = Linker::new(&ASYNC_ENGINE);
    waits::Names::add_to_linker(&mut linker, |ctx: &mut waits::Ctx| ctx).unwrap();
    let mut guest = Guest::new_async(&linker, "names", waits::Ctx::default()).await;
    check!(guest, call_dynamic_async, await);

    let mut linker = Linker::new(&ASYNC_ENGINE);
    waits_bound::Names::add_to_linker(&mut linker, |ctx: &mut waits_bound::Ctx| ctx).unwrap();
    let mut guest = Guest::new_async(&linker, "names", waits_bound::Ctx::default()).await;
    check!(guest, call_dynamic_async, await);
}
