//! Values that methods return through an address.

use crate::{GuestBytes, GuestBytesMut, GuestError, GuestType};

/// A value that a method returns through an address which the guest passes, as the success of a `Result`
/// or alone, in an interface defined in Rust.
///
/// The function has one more core parameter at its end, the address. It is checked before the method
/// runs, and the value is written after it. So the method can borrow its other parameters. A tuple of
/// `Out`s is several addresses.
///
/// ```
/// use std::collections::HashMap;
///
/// use wasmtime_integration::{Out, wasmtime_integration};
///
/// #[derive(Default)]
/// struct Storage(HashMap<[u8; 32], [u8; 32]>);
///
/// #[wasmtime_integration(module("storage", name = StorageFunctions))]
/// impl Storage {
///     /// Guests import it with two parameters, the address of the key and that of the value.
///     pub fn load(&mut self, key: &[u8; 32]) -> wasmtime::Result<Out<[u8; 32]>> {
///         Ok(Out(self.0.get(key).copied().unwrap_or_default()))
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Out<T>(pub T);

/// As a `T`.
impl<T: GuestType> GuestType for Out<T> {
    const SIZE: u32 = T::SIZE;
    const ALIGN: u32 = T::ALIGN;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        T::decode(bytes).map(Out)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.0.encode(bytes)
    }
}
