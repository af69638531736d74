//! Methods that some versions of Wasmtime lack.
//!
//! Each trait's method has the name and signature of an inherent method in Wasmtime. A call
//! resolves to the inherent method in versions that have it, and to the trait's in others.

#[cfg(feature = "async")]
mod is_async {
    use wasmtime::Engine;

    /// Since Wasmtime 42, every engine runs asynchronous functions.
    #[allow(dead_code, reason = "unused in versions that have `Engine::is_async`")]
    trait IsAsync {
        fn is_async(&self) -> bool;
    }

    impl IsAsync for Engine {
        fn is_async(&self) -> bool {
            true
        }
    }

    /// Returns whether functions in `engine` can be asynchronous.
    pub(crate) fn supports_async(engine: &Engine) -> bool {
        engine.is_async()
    }
}
#[cfg(feature = "async")]
pub(crate) use is_async::supports_async;

#[cfg(feature = "wiggle")]
mod hostcall_fuel {
    use wasmtime::StoreContextMut;

    /// Without hostcall fuel, a call may copy any number of bytes.
    #[allow(dead_code, reason = "unused in versions that have hostcall fuel")]
    trait HostcallFuel {
        fn hostcall_fuel(&self) -> usize;
    }

    impl<T> HostcallFuel for StoreContextMut<'_, T> {
        fn hostcall_fuel(&self) -> usize {
            usize::MAX
        }
    }

    /// Returns how many bytes the store allows a host call to copy.
    #[inline]
    pub(crate) fn hostcall_fuel<T: 'static>(store: &StoreContextMut<'_, T>) -> usize {
        store.hostcall_fuel()
    }

    /// Stands in for wiggle's method in versions without hostcall fuel. Generated code calls
    /// it on a type parameter that wiggle's trait bounds: like an inherent method, a bound's
    /// method takes precedence over this one.
    pub trait SetHostcallFuel {
        /// Does nothing.
        fn set_hostcall_fuel(&mut self, _fuel: usize) {}
    }

    impl<P> SetHostcallFuel for P {}
}
#[cfg(feature = "wiggle")]
pub use hostcall_fuel::SetHostcallFuel;
#[cfg(feature = "wiggle")]
pub(crate) use hostcall_fuel::hostcall_fuel;
