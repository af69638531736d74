//! Generated code compiles without warnings where nearly every lint is denied, and needs no
//! `unsafe`. It has no `allow` for a lint that users often forbid: that would be an error.
#![forbid(unsafe_code, missing_docs)]
#![deny(warnings, clippy::all, clippy::pedantic)]

use std::borrow::Cow;

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

/// A context.
pub struct Ctx;

#[wasmtime_integration(
    witx = "witx/everything.witx",
    missing_memory = types::Errno::Fault,
    guest_error = guest_error
)]
#[allow(
    clippy::many_single_char_names,
    clippy::needless_pass_by_value,
    clippy::too_many_arguments,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "these methods only show their signatures"
)]
impl Ctx {
    fn scalars(
        &mut self,
        a: u8,
        _b: i8,
        _c: u16,
        _d: i16,
        _e: u32,
        _f: i32,
        _g: u64,
        _h: i64,
        _i: f32,
        _j: f64,
        _k: char,
        _l: bool,
        _m: u8,
        _n: u32,
    ) -> u64 {
        u64::from(a)
    }

    fn named(
        &self,
        _level: types::Level,
        _wide: types::Wide,
        _plain: types::Plain,
        perms: types::Perms,
        _perms16: types::Perms16,
        _perms32: types::Perms32,
        _perms64: types::Perms64,
        _fd: types::Fd,
        _flag: types::Flag,
        _size: types::Size,
    ) -> wasmtime::Result<types::Perms> {
        Ok(perms)
    }

    fn aggregates(
        _point: types::Point,
        _mixed: &types::Mixed,
        _pair: types::Pair,
        _shape: types::Shape,
        _tagged: types::Tagged,
        _either: types::Either,
        _outcome: types::Outcome,
        _tuple: (u8, u8),
        _anon: &types::AggregatesAnon,
    ) -> Result<types::Size, types::Errno> {
        Ok(0)
    }

    fn lists(
        &mut self,
        memory: &GuestMemory<'_>,
        _s: &str,
        _bytes: Cow<'_, [u8]>,
        _points: Vec<types::Point>,
        names: GuestPtr<[GuestPtr<str>]>,
        _fds: Vec<types::Fd>,
        _levels: Vec<types::Level>,
    ) -> Result<(), types::Errno> {
        memory.to_vec(names).map(|_| ()).map_err(guest_error)
    }

    fn pointers(
        &mut self,
        memory: &mut GuestMemory<'_>,
        p: GuestPtr<types::Point>,
        _q: GuestPtr<u8>,
        _r: types::Ptrptr,
    ) -> Result<(types::Size, types::Fd), types::Errno> {
        memory
            .write(p, types::Point { x: 0, y: 0 })
            .map_err(guest_error)?;
        Ok((0, types::Fd::from(0)))
    }

    fn named_tuple(&mut self) -> Result<types::Pairs, types::Errno> {
        Ok(types::Pairs(0, types::Fd::from(0)))
    }

    fn unit(&mut self) -> Result<(), ()> {
        Ok(())
    }

    fn half(&mut self) -> Result<types::Size, ()> {
        Err(())
    }

    fn nothing() {}

    fn r#type(&mut self, _self_: u32, _memory: u32, _arg0: u32) {}

    fn quit(&mut self, code: u32) -> wasmtime::Error {
        wasmtime::Error::msg(format!("quit with {code}"))
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it must have this signature")]
fn guest_error(_: wasmtime_integration::GuestError) -> types::Errno {
    types::Errno::Fault
}

/// A context whose function never returns.
pub struct Never;

#[wasmtime_integration(
    witx_literal = r#"(module $never (@interface func (export "quit") (@witx noreturn)))"#,
    modules(never(name = NeverFunctions)),
    types = crate::types
)]
impl Never {
    fn quit() -> ! {
        std::process::abort()
    }
}

#[test]
fn it_links() {
    let engine = wasmtime::Engine::default();
    let mut linker = wasmtime::Linker::new(&engine);
    Everything::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
}
