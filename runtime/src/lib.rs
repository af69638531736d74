//! Turns the methods of an `impl` block into host functions for [Wasmtime].
//!
//! The attribute [`wasmtime_integration`] generates the glue that checks and decodes everything a
//! guest passes, and a struct that adds the functions to a [`Linker`]. The methods are the interface
//! themselves, or implement one that a witx document declares.
//!
//! # Example
//!
//! ```
//! use wasmtime::{Engine, Linker, Module, Store};
//! use wasmtime_integration::{GuestType, wasmtime_integration};
//!
//! #[derive(Clone, Copy, Debug, GuestType)]
//! #[repr(u8)]
//! enum Level {
//!     Info,
//!     Error,
//! }
//!
//! #[derive(Default)]
//! struct Ctx {
//!     lines: Vec<String>,
//! }
//!
//! #[wasmtime_integration(module("log", name = Log))]
//! impl Ctx {
//!     /// Appends a line.
//!     pub fn write(&mut self, level: Level, line: &str) {
//!         self.lines.push(format!("{level:?}: {line}"));
//!     }
//! }
//!
//! # fn main() -> wasmtime::Result<()> {
//! let engine = Engine::default();
//! let guest = Module::new(&engine, r#"
//!     (module
//!       (import "log" "write" (func $write (param i32 i32 i32)))
//!       (memory (export "memory") 1)
//!       (data (i32.const 8) "hello")
//!       ;; The level, and the address and the length of the line.
//!       (func (export "run") (call $write (i32.const 0) (i32.const 8) (i32.const 5))))
//! "#)?;
//!
//! // The closure finds the context in the store's data.
//! let mut linker = Linker::new(&engine);
//! Log::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx)?;
//! let mut store = Store::new(&engine, Ctx::default());
//! let instance = linker.instantiate(&mut store, &guest)?;
//! let run = instance.get_typed_func::<(), ()>(&mut store, "run")?;
//! run.call(&mut store, ())?;
//! assert_eq!(store.data().lines, ["Info: hello"]);
//! # Ok(())
//! # }
//! ```
//!
//! Guests import the `pub` methods of the block, and nothing else.
//!
//! ```text
//! guest ── write(i32, i32, i32) ──▶ glue: checks and decodes ──▶ Ctx::write(&mut self, level, line)
//! ```
//!
//! A level other than 0 and 1, or a line out of bounds or not UTF-8, traps, or becomes an error for the
//! guest; the method only sees valid values. The [reference](macro@wasmtime_integration) has all forms of
//! parameters and results.
//!
//! # With a document
//!
//! An interface that other hosts or tools share is declared in a witx document, the interface language
//! of WASI preview 0 and 1. The attribute then also generates a Rust type for each type in it, and a
//! method that doesn't fit its function is a compile error:
//!
//! ```
//! use wasmtime_integration::wasmtime_integration;
//!
//! #[derive(Default)]
//! struct Ctx {
//!     lines: Vec<String>,
//! }
//!
//! // Usually the document is a file: `witx = "witx/log.witx"`.
//! #[wasmtime_integration(witx_literal = r#"
//!     (typename $errno (enum (@witx tag u16) $success $too_long))
//!     (module $log
//!       ;;; Appends a line.
//!       (@interface func (export "write")
//!         (param $line string)
//!         (result $error (expected (error $errno)))))
//! "#)]
//! impl Ctx {
//!     fn write(&mut self, line: &str) -> Result<(), types::Errno> {
//!         if line.len() > 80 {
//!             return Err(types::Errno::TooLong);
//!         }
//!         self.lines.push(line.to_owned());
//!         Ok(())
//!     }
//! }
//! # fn main() { assert_eq!(Log::MODULE, "log"); }
//! ```
//!
//! # When to use it
//!
//! A core WebAssembly module can pass nothing but numbers. A string is an address and a length, an
//! error is an integer, and a hostile guest gets to choose both. Something has to turn these numbers
//! into Rust values safely:
//!
//! |  | this crate | `func_wrap` by hand | [wiggle] | component model, [`bindgen!`] |
//! | --- | --- | --- | --- | --- |
//! | Guests | core modules | core modules | core modules | components |
//! | Interface | the methods' signatures, or a witx document | the closures' signatures | a witx document | a WIT package |
//! | What you write | an `impl` block; each method picks `&str`, `String` or `GuestPtr<str>` | a closure per function, with all decoding and checks | a trait impl that reads `GuestPtr`s, and a list of errors | a trait impl with owned values |
//! | [Call](guide::performance) with two integers | 3 ns | 3 ns | 41 ns | not measured |
//! | Call with a short string | 39 ns; 8 ns with a bound memory | 40 ns; 8 ns if you keep the memory | 51 ns | not measured |
//! | Generated `unsafe` code | none | – | one function per handle type | impls and blocks |
//! | Wasmtime versions | eight release lines, from 36 to 50 | any | one wiggle for each | part of Wasmtime |
//! | Async functions | `async fn` | `func_wrap_async` | listed in the macro | listed in the macro |
//! | The right choice if | your guests are core modules, and pass strings, lists or records | you have a few functions that take numbers | you have a wiggle host and nothing to change | you can build guests as components |
//!
//! This crate is not for you if you can use components and WIT: `bindgen!` gives you richer types,
//! generated guest bindings, and an interface that other runtimes understand. It doesn't support
//! 64-bit memories or references such as `externref`.
//!
//! # Hostile guests
//!
//! Whatever a guest passes, the host doesn't panic, doesn't abort, and doesn't read or write outside
//! the guest's memory. One call copies at most 128 MiB out of that memory into `String`s, `Vec`s and
//! the like; the argument [`copy_limit`](macro@wasmtime_integration#copy_limit) changes that. If the
//! host has no memory left for a copy, the call fails. Apart from such copies, a call allocates a
//! few words.
//!
//! A bad argument is a [`GuestError`]. The argument
//! [`guest_error`](macro@wasmtime_integration#guest_error) turns it into an error value for the
//! guest; without that argument, the call traps with a message that names the function, the
//! parameter and the reason. Neither this crate nor the code it generates contains `unsafe`, except
//! for one module that the feature `threads` enables.
//!
//! # Further reading
//!
//! - [`wasmtime_integration`] is the reference: forms of a method, results, arguments.
//! - [From `func_wrap` to an impl block](guide::from_func_wrap), one function at a time
//! - [A plug-in host](guide::plugins) from an empty directory, with a plug-in in C
//! - [Giving strings and lists to a guest](guide::buffers)
//! - [Types of your own](guide::own_types): checked values, packed integers, descriptors, foreign strings
//! - [Learning witx](guide::witx)
//! - [Overrides](guide::overrides), methods that take the raw call
//! - [Testing](guide::testing) methods without Wasm
//! - [Without the macro](guide::without_the_macro), for a `func_wrap` closure or a call of an export
//! - [Performance](guide::performance), and when to bind the memory
//! - [Migrating](guide::migrating) from wiggle
//! - [The ABI](guide::abi): what each type and each instruction of witx becomes
//!
//! # Features
//!
//! | feature | default | what it adds |
//! | --- | --- | --- |
//! | `async` | yes | `async` methods. Enables Wasmtime's feature `async`. |
//! | `threads` | no | Guests whose memory is shared between threads. Enables Wasmtime's feature `threads`. Such a memory is accessed by atomics, with the only `unsafe` code of this crate. |
//! | `tracing` | no | A `tracing` span for [each host call](macro@wasmtime_integration#tracing). |
//! | `wiggle` | no | The argument [`target`](macro@wasmtime_integration#target), for the functions of an existing `wiggle` implementation. Adds `wiggle` and the Wasmtime features that it requires, including `component-model`, and enables `async`. |
//!
//! [Wasmtime]: https://docs.rs/wasmtime/48
//! [`Linker`]: https://docs.rs/wasmtime/48/wasmtime/struct.Linker.html
//! [wiggle]: https://docs.rs/wiggle/48
//! [`bindgen!`]: https://docs.rs/wasmtime/48/wasmtime/component/macro.bindgen.html
#![cfg_attr(not(feature = "threads"), forbid(unsafe_code))]
#![deny(unsafe_code)]

mod call;
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

pub use call::MemorySlot;
pub use convert::{CoreValues, FromGuest, FromGuestError, IntoErrno, IntoGuest, Trappable};
pub use error::{GuestError, Region};
pub use memory::{GuestBytes, GuestBytesMut, GuestMemory, GuestPtr, GuestType, Pointee};

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
