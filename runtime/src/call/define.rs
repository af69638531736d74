//! Registration of synchronous glue.

use std::fmt::Debug;

use wasmtime::{Caller, WasmRet, WasmTy};

use super::enter::HostCall;
use super::failure::{Failure, Lowered, finish};
use super::registry::Registry;
#[cfg(feature = "tracing")]
use super::trace::Trace;

/// The glue of a function with these core parameters: a function of the call and of each of them.
pub trait Glue<T: 'static, Get, Params, Core>: Sized {
    /// Registers the glue of the function `name`. `on_failure` ends a call that failed. It must
    /// capture nothing: a call would load that first, and put it aside.
    fn define(
        registry: &mut Registry<'_, T>,
        get: &Get,
        name: &'static str,
        glue: Self,
        on_failure: impl Fn(Failure) -> wasmtime::Result<Core> + Copy + Send + Sync + 'static,
    ) -> wasmtime::Result<()>;
}

/// Implements [`Glue`] for each number of parameters that Wasmtime allows. Traced glue also takes the
/// trace.
macro_rules! glue {
    ([$($Trace:ident $trace:ident)?] $($A:ident $a:ident)*) => {
        impl<F, T: 'static, Get, $($A,)* Core: Debug> Glue<T, Get, ($($A,)*), Core> for F
        where
            F: for<'a> Fn(HostCall<'a, T, &'a Get>, $($A,)* $(&mut $Trace)?) -> Lowered<Core>
                + Copy + Send + Sync + 'static,
            Get: Clone + Send + Sync + 'static,
            $($A: WasmTy,)*
            wasmtime::Result<Core>: WasmRet,
        {
            #[allow(clippy::too_many_arguments, reason = "a guest may pass as many")]
            fn define(
                registry: &mut Registry<'_, T>,
                get: &Get,
                name: &'static str,
                glue: Self,
                on_failure: impl Fn(Failure) -> wasmtime::Result<Core> + Copy + Send + Sync + 'static,
            ) -> wasmtime::Result<()> {
                let get = get.clone();
                $(let $trace = registry.module;)?
                registry.define(name, move |caller: Caller<'_, T>, $($a: $A),*| {
                    $(
                        let mut $trace = $Trace::new($trace, name);
                        let _entered = $trace.enter();
                    )?
                    let lowered = glue(HostCall::new(caller, &get), $($a,)* $(&mut $trace)?);
                    $($trace.finish(&lowered);)?
                    finish(lowered, on_failure)
                })
            }
        }
    };
}

macro_rules! up_to {
    ($trace:tt) => {
        glue!($trace);
    };
    ($trace:tt $A:ident $a:ident $($rest:tt)*) => {
        up_to!($trace $($rest)*);
        glue!($trace $A $a $($rest)*);
    };
}

macro_rules! all {
    ($trace:tt) => {
        up_to!($trace A0 a0 A1 a1 A2 a2 A3 a3 A4 a4 A5 a5 A6 a6 A7 a7 A8 a8 A9 a9 A10 a10 A11 a11
            A12 a12 A13 a13 A14 a14 A15 a15 A16 a16);
    };
}

#[cfg(feature = "tracing")]
all!([Trace trace]);
#[cfg(not(feature = "tracing"))]
all!([]);
