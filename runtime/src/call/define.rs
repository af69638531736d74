//! Registration of synchronous glue.

use wasmtime::{Caller, WasmRet, WasmTy};

use super::enter::HostCall;
use super::failure::{Failure, Lowered, finish};
use super::registry::Registry;
#[cfg(feature = "tracing")]
use super::trace::Trace;

/// The glue of a function with these core parameters: a function of the call and of each of them.
pub trait Glue<T: 'static, Get, Params, Core>: Sized {
    /// Registers the glue. `names` are those of the module and of the function, and `on_failure`
    /// ends a call that failed. A closure without captures is best, since each call would load
    /// them.
    fn define(
        registry: &mut Registry<'_, T>,
        get: Get,
        names: (&'static str, &'static str),
        glue: Self,
        on_failure: impl OnFailure<Core>,
    ) -> wasmtime::Result<()>;
}

/// A function that turns a failure into a core result or a trap.
pub trait OnFailure<Core>:
    Fn(Failure) -> wasmtime::Result<Core> + Copy + Send + Sync + 'static
{
}

impl<Core, F> OnFailure<Core> for F where
    F: Fn(Failure) -> wasmtime::Result<Core> + Copy + Send + Sync + 'static
{
}

/// Implements [`Glue`] for each number of parameters that Wasmtime allows.
macro_rules! glue {
    ($($A:ident $a:ident)*) => {
        #[cfg(not(feature = "tracing"))]
        impl<F, T: 'static, Get, $($A,)* Core> Glue<T, Get, ($($A,)*), Core> for F
        where
            F: for<'a> Fn(HostCall<'a, T, Get>, $($A),*) -> Lowered<Core>
                + Copy + Send + Sync + 'static,
            Get: Copy + Send + Sync + 'static,
            $($A: WasmTy,)*
            wasmtime::Result<Core>: WasmRet,
        {
            #[allow(clippy::too_many_arguments, reason = "a guest may pass as many")]
            fn define(
                registry: &mut Registry<'_, T>,
                get: Get,
                (_, function): (&'static str, &'static str),
                glue: Self,
                on_failure: impl OnFailure<Core>,
            ) -> wasmtime::Result<()> {
                registry.define(function, move |caller: Caller<'_, T>, $($a: $A),*| {
                    finish(glue(HostCall::new(caller, get), $($a),*), on_failure)
                })
            }
        }

        #[cfg(feature = "tracing")]
        impl<F, T: 'static, Get, $($A,)* Core: std::fmt::Debug> Glue<T, Get, ($($A,)*), Core> for F
        where
            F: for<'a, 't> Fn(HostCall<'a, T, Get>, $($A,)* &'t mut Trace) -> Lowered<Core>
                + Copy + Send + Sync + 'static,
            Get: Copy + Send + Sync + 'static,
            $($A: WasmTy,)*
            wasmtime::Result<Core>: WasmRet,
        {
            #[allow(clippy::too_many_arguments, reason = "a guest may pass as many")]
            fn define(
                registry: &mut Registry<'_, T>,
                get: Get,
                (module, function): (&'static str, &'static str),
                glue: Self,
                on_failure: impl OnFailure<Core>,
            ) -> wasmtime::Result<()> {
                registry.define(function, move |caller: Caller<'_, T>, $($a: $A),*| {
                    let mut trace = Trace::new(module, function);
                    let _entered = trace.enter();
                    let lowered = glue(HostCall::new(caller, get), $($a,)* &mut trace);
                    trace.finish(&lowered);
                    finish(lowered, on_failure)
                })
            }
        }
    };
}

macro_rules! up_to {
    () => {
        glue!();
    };
    ($A:ident $a:ident $($rest:tt)*) => {
        up_to!($($rest)*);
        glue!($A $a $($rest)*);
    };
}

up_to!(A0 a0 A1 a1 A2 a2 A3 a3 A4 a4 A5 a5 A6 a6 A7 a7 A8 a8 A9 a9 A10 a10 A11 a11 A12 a12 A13 a13
    A14 a14 A15 a15 A16 a16);
