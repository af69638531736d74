//! Lists in `core(…)` that are not the types' core values.

use wasmtime_integration::{FromGuest, FromGuestError, GuestMemory, wasmtime_integration};

struct Host;

/// Implements `FromGuest` for a type of one's own.
macro_rules! own {
    ($($ty:ident = $core:ty;)*) => {$(
        struct $ty;

        impl<C: ?Sized> FromGuest<'_, C> for $ty {
            type Core = $core;

            fn from_guest(
                _: $core,
                _: &GuestMemory<'_>,
                _: &mut C,
            ) -> Result<Self, FromGuestError> {
                Ok($ty)
            }
        }
    )*};
}

own! {
    Type = (i32, i64);
    Length = (i32, i64);
    One = i64;
}

#[wasmtime_integration(
    module("env", name = Env),
    core(Type = (i64, i64), Length = (i32, i64, i64), One = (i64,))
)]
impl Host {
    pub fn wrong_type(&self, value: Type) {
        let Type = value;
    }

    pub fn wrong_length(&self, value: Length) {
        let Length = value;
    }

    pub async fn one(&self, value: One) {
        let One = value;
    }
}

fn main() {}
