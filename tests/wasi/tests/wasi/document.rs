//! The document in this repository matches Wasmtime's implementation.

use std::collections::BTreeMap;

use wasmtime::{Linker, Store, ValType};
use wasmtime_integration::GuestType as _;
use wasmtime_integration_tests::linker;
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wiggle::GuestType as _;

use crate::types;

fn core(ty: witx::WasmType) -> ValType {
    match ty {
        witx::WasmType::I32 => ValType::I32,
        witx::WasmType::I64 => ValType::I64,
        witx::WasmType::F32 => ValType::F32,
        witx::WasmType::F64 => ValType::F64,
    }
}

#[test]
fn it_has_the_functions() {
    let linker: Linker<WasiP1Ctx> =
        linker(|linker| p1::add_to_linker_sync(linker, |ctx: &mut WasiP1Ctx| ctx));
    let mut store = Store::new(linker.engine(), crate::wasi());
    let wasmtimes: Vec<_> = linker.iter(&mut store).collect();
    let wasmtimes: BTreeMap<String, String> = wasmtimes
        .into_iter()
        .map(|(module, name, item)| {
            assert_eq!(module, crate::MODULE);
            (
                name.to_owned(),
                item.into_func().unwrap().ty(&store).to_string(),
            )
        })
        .collect();
    let ours = crate::functions().into_iter().map(|function| {
        let (params, results) = function.wasm_signature();
        let [params, results] = [params, results].map(|types| types.into_iter().map(core));
        let ty = wasmtime::FuncType::new(linker.engine(), params, results);
        (function.name.as_str().to_owned(), ty.to_string())
    });
    assert_eq!(ours.collect::<BTreeMap<_, _>>(), wasmtimes);
}

/// Checks that an enum has the same values under the same names.
macro_rules! same_cases {
    ($($name:ident: $repr:ty),*) => {$(
        // Covers more values than any enum has.
        for value in 0..=<$repr>::from(u8::MAX) {
            let ours = types::$name::try_from(value).map(|case| format!("{case:?}"));
            let wasmtimes = p1::types::$name::try_from(value).map(|case| format!("{case:?}"));
            assert_eq!(ours.ok(), wasmtimes.ok(), "{value} of {}", stringify!($name));
        }
    )*};
}

/// Checks that flags have the same bits under the same names.
macro_rules! same_bits {
    ($($name:ident),*) => {$(
        let ours: Vec<_> = types::$name::all()
            .iter_names()
            .map(|(name, flag)| (name, flag.bits()))
            .collect();
        let wasmtimes: Vec<_> = p1::types::$name::all()
            .iter_names()
            .map(|(name, flag)| (name, flag.bits()))
            .collect();
        assert_eq!(ours, wasmtimes, "{}", stringify!($name));
        assert!(!ours.is_empty());
    )*};
}

/// Checks that types have the same size and alignment.
macro_rules! same_layout {
    ($($name:ident),*) => {$(
        let ours = (types::$name::SIZE, types::$name::ALIGN);
        let size = p1::types::$name::guest_size();
        let align = u32::try_from(p1::types::$name::guest_align()).unwrap();
        assert_eq!(ours, (size, align), "{}", stringify!($name));
    )*};
}

#[test]
fn it_has_the_values() {
    same_cases!(
        Errno: u16, Advice: u8, Clockid: u32, Eventtype: u8, Filetype: u8, Preopentype: u8,
        Signal: u8, Whence: u8
    );
    same_bits!(
        Eventrwflags,
        Fdflags,
        Fstflags,
        Lookupflags,
        Oflags,
        Riflags,
        Rights,
        Roflags,
        Sdflags,
        Subclockflags
    );
    same_layout!(
        Ciovec,
        Dirent,
        Event,
        EventFdReadwrite,
        Fd,
        Fdstat,
        Filestat,
        Iovec,
        Prestat,
        PrestatDir,
        Subscription,
        SubscriptionClock,
        SubscriptionFdReadwrite,
        SubscriptionU
    );
}
