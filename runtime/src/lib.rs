#![doc = include_str!("crate.md")]
#![cfg_attr(not(feature = "threads"), forbid(unsafe_code))]
#![deny(unsafe_code)]

#[allow(
    clippy::missing_errors_doc,
    reason = "only generated code calls what is hidden"
)]
mod call;
#[allow(
    clippy::missing_errors_doc,
    reason = "only generated code calls what is hidden"
)]
mod convert;
mod error;
#[doc(hidden)]
pub mod glue;
#[cfg(any(doc, doctest))]
pub mod guide;
mod memory;
mod wasmtime_versions;
#[cfg(feature = "wiggle")]
mod wiggle;

pub use call::{HostFunction, MemorySlot, MemorySource};
pub use convert::{CoreValues, FromGuest, FromGuestError, IntoErrno, IntoGuest, Trappable};
pub use error::{GuestError, Region};
pub use memory::{
    GuestBytes, GuestBytesMut, GuestMemory, GuestPtr, GuestType, Out, Pointee, Unaligned,
};

/// Makes a type of yours a [guest type](trait@GuestType): methods can take it, and it can be read
/// from and written to a guest's memory, where it has the layout that C gives it on `wasm32`.
///
/// | item | becomes |
/// | --- | --- |
/// | a struct | a record, passed by its address |
/// | an enum without payloads, with an integer as its `repr` | an enum, passed by value as one `i32`, in memory its `repr`; C's enums are `u32` |
/// | an enum with payloads, at most one value for each case | a variant, passed by its address |
/// | a struct with one field, with `#[guest(transparent)]` | passed, returned and in memory as its field, such as the number of an object in the host |
/// | a struct that `bitflags!` of the crate `bitflags` 2 declares, with `#[guest(flags)]` | flags, passed by value; unknown bits are a bad argument |
///
/// ```
/// use wasmtime_integration::{GuestMemory, GuestPtr, GuestType};
///
/// #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
/// #[repr(u8)]
/// enum Color { Red, Green = 4 }
///
/// #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
/// #[guest(transparent)]
/// struct Unit(u32);
///
/// #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
/// struct Point { x: u16, y: u16 }
///
/// #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
/// struct Pixel { color: Color, at: Point, owner: Unit }
///
/// #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
/// #[repr(u8)]
/// enum Event { None, Moved(Point) }
///
/// bitflags::bitflags! {
///     #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
///     #[guest(flags)]
///     struct Rights: u32 {
///         const READ = 1;
///         const WRITE = 2;
///     }
/// }
///
/// # fn main() -> Result<(), wasmtime_integration::GuestError> {
/// assert_eq!((Pixel::SIZE, Event::SIZE, Rights::SIZE), (12, 6, 4));
/// let mut bytes = [4, 0, 1, 0, 2, 0, 0, 0, 9, 0, 0, 0];
/// let memory = GuestMemory::from(&mut bytes);
/// let pixel = memory.read(GuestPtr::<Pixel>::new(0))?;
/// assert_eq!((pixel.color, pixel.at), (Color::Green, Point { x: 1, y: 2 }));
/// assert!(memory.read(GuestPtr::<Color>::new(1)).is_ok()); // 0 is `Red`
/// assert!(memory.read(GuestPtr::<Color>::new(2)).is_err()); // 1 is not a case
/// # Ok(())
/// # }
/// ```
///
/// - Fields are in the declared order. A field is a number, a [`GuestPtr`], another guest type, or an array of one of these. A `bool` is an error, since its size
///   differs between languages: use `u8` or `u32`.
/// - A tuple struct with one field must be marked: with `#[guest(transparent)]`, or with
///   `#[guest(record)]` as a record, which is passed by its address.
/// - An enum must be `Copy`. Guests can't pass one with a discriminant of more than 32 bits; such a
///   parameter or result is a compile error. If the `repr` is signed, the `i32` is sign-extended.
/// - With `#[guest(memory_only)]`, the type can be in memory, but methods can neither take nor return
///   it, unless you implement the conversions.
/// - A value of more than 16 KiB can't be read, because it would be on the host's stack: borrow bytes,
///   or read its elements into a `Vec`.
/// - A variant begins with its tag, which numbers the cases from 0: a `u32`, or the integer in `repr`.
///   The payload follows, aligned for the most aligned case.
/// - `repr(C)` is accepted on structs and variants, and changes nothing for guests.
/// - `#[guest(crate = path)]` is the path of this crate, if it is re-exported.
pub use wasmtime_integration_macro::GuestType;

#[doc = include_str!("reference.md")]
pub use wasmtime_integration_macro::wasmtime_integration;

/// Generates only the `pub mod types` of a witx document.
///
/// Impl blocks name it with the argument `types`, so that several of them share the types:
///
/// ```
/// mod abi {
///     wasmtime_integration::types!(witx_literal = r#"
///         (typename $id u32)
///         (module $a (@interface func (export "f") (param $id $id)))
///         (module $b (@interface func (export "g") (result $id $id)))
///     "#);
/// }
/// # fn main() {
/// assert_eq!(size_of::<abi::types::Id>(), 4);
/// # }
/// ```
///
/// Takes the arguments `witx`, `witx_literal` and `crate` of
/// [`wasmtime_integration`](macro@wasmtime_integration), and `target`, the path of a module that
/// wiggle generated from the same document: with it, each type converts to and from
/// [wiggle's](macro@wasmtime_integration#target) with `From`.
pub use wasmtime_integration_macro::types;
