//! Generated code needs no prelude.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings)]

use ::core::marker::Send;

struct Ctx<F> {
    fs: F,
}

#[::wasmtime_integration::wasmtime_integration(
    witx = ["witx/everything.witx"],
    unimplemented = trap,
    missing_memory = types::Errno::Fault,
    guest_error = guest_error,
)]
#[allow(clippy::unused_self, clippy::unused_async, clippy::unnecessary_wraps)]
#[allow(clippy::needless_pass_by_value, clippy::too_many_arguments)]
#[allow(clippy::trivially_copy_pass_by_ref)]
impl<F: Send> Ctx<F>
where
    Self: Send,
{
    fn aggregates(
        &mut self,
        _point: types::Point,
        _mixed: &types::Mixed,
        _pair: types::Pair,
        _shape: types::Shape,
        _tagged: types::Tagged,
        _either: types::Either,
        _outcome: types::Outcome,
        _tuple: (u8, u8),
        _anon: &types::AggregatesAnon,
    ) -> ::core::result::Result<types::Size, types::Errno> {
        ::core::result::Result::Ok(0)
    }

    async fn lists(
        &mut self,
        _s: &str,
        _bytes: &[u8],
        _points: ::std::vec::Vec<types::Point>,
        _names: ::std::vec::Vec<::wasmtime_integration::GuestPtr<str>>,
        _fds: ::std::vec::Vec<types::Fd>,
        _levels: ::std::vec::Vec<types::Level>,
    ) -> ::core::result::Result<(), types::Errno> {
        let _ = &self.fs;
        ::core::result::Result::Ok(())
    }

    #[r#override]
    fn quit(&mut self, _code: i32) -> ::wasmtime::Result<()> {
        ::core::result::Result::Ok(())
    }
}

#[allow(clippy::needless_pass_by_value)]
fn guest_error(_: ::wasmtime_integration::GuestError) -> types::Errno {
    types::Errno::Fault
}

#[::core::prelude::v1::test]
fn it_links() {
    let mut linker = ::wasmtime::Linker::new(&::wasmtime_integration_tests::ASYNC_ENGINE);
    let added = Everything::add_to_linker(&mut linker, |ctx: &mut Ctx<u32>| ctx);
    ::core::assert!(added.is_ok());
}
