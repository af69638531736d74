//! Host functions for WebAssembly guests in [Wasmtime](wasmtime), from witx documents.
//!
//! An embedder describes the functions that guests import in a `.witx` document, and
//! implements them as methods of a type of its own, the *context*. From the impl block, the
//! attribute [`wasmtime_integration`] generates:
//!
//! - `mod types`, with a Rust type for each type in the document,
//! - glue between the core values that guests pass and the parameters of the methods,
//!   which checks each pointer, string, enum value and flag,
//! - an *instance struct* for each module in the document, with the host functions for
//!   a [`Linker`](wasmtime::Linker).
//!
//! ```
//! use wasmtime::{Engine, Linker, Module, Store};
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
//!
//! # fn main() -> wasmtime::Result<()> {
//! let engine = Engine::default();
//! let guest = Module::new(&engine, r#"
//!     (module
//!       (import "log" "write" (func $write (param i32 i32) (result i32)))
//!       (memory (export "memory") 1)
//!       (data (i32.const 8) "hello")
//!       (func (export "run") (result i32) (call $write (i32.const 8) (i32.const 5))))
//! "#)?;
//!
//! // The closure finds the context in the data of a store.
//! let mut linker = Linker::new(&engine);
//! Log::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx)?;
//! let mut store = Store::new(&engine, Ctx::default());
//! let instance = linker.instantiate(&mut store, &guest)?;
//! let run = instance.get_typed_func::<(), i32>(&mut store, "run")?;
//! assert_eq!(run.call(&mut store, ())?, 0);
//! assert_eq!(store.data().lines, ["hello"]);
//! # Ok(())
//! # }
//! ```
//!
//! # A guest is hostile
//!
//! Whatever a guest passes, the host does not panic, does not abort, and does not read or
//! write outside the guest's memory. One call copies at most 128 MiB out of that memory into
//! `String`s, `Vec`s and the like, or what the argument
//! [`copy_limit`](macro@wasmtime_integration#copy_limit) says; an allocation that the host has
//! no memory for is an error, too. Beside such copies, a call allocates a few words. A bad
//! argument is a [`GuestError`]: with the argument `guest_error`, the guest gets an error;
//! without it, the call traps with a message that names the function, the parameter and
//! what is wrong with it. Neither this crate nor the code it generates contains `unsafe`,
//! except for one module with the feature `threads`.
//!
//! # Further reading
//!
//! - [`wasmtime_integration`]: the reference for the attribute.
//! - [Overrides](guide::overrides): methods that take the raw call.
//! - [Testing](guide::testing) methods without Wasm.
//! - [Performance](guide::performance): what a call costs, and when to bind the memory.
//! - [Migrating](guide::migrating) from wiggle.
//! - [The ABI](guide::abi): what each type and each instruction of witx becomes.
//!
//! To read the generated code, use `cargo expand`. The glue of a function `add` of an
//! instance struct `Todo` is the associated function `__todo__add` of the context, sync or
//! `async`, and `__todo__define__add` registers it with Wasmtime.
//!
//! # Features
//!
//! - `async`, enabled by default: `async` methods. Enables Wasmtime's feature of that
//!   name.
//! - `threads`: guests whose memory is shared between threads. Enables Wasmtime's feature
//!   of that name. Such a memory is accessed by atomics, which takes a few lines of `unsafe`
//!   code.
//! - `wiggle`: the argument [`target`](macro@wasmtime_integration#target), for functions of
//!   an existing `wiggle` implementation. Adds `wiggle` and the Wasmtime features that it
//!   requires, including `component-model`, and enables the feature `async`.
#![cfg_attr(not(feature = "threads"), forbid(unsafe_code))]
#![deny(unsafe_code)]

mod bytes;
mod copy_limit;
mod errno;
mod error;
#[doc(hidden)]
pub mod glue;
mod guest_type;
#[cfg(any(doc, doctest))]
pub mod guide;
mod layout;
mod memory;
mod pointer;
#[cfg(feature = "threads")]
mod shared;
mod slot;
mod wasmtime_versions;

pub use bytes::{GuestBytes, GuestBytesMut};
pub use errno::{IntoErrno, Trappable};
pub use error::{GuestError, Region};
pub use guest_type::GuestType;
pub use memory::GuestMemory;
pub use pointer::{GuestPtr, Pointee};
pub use slot::MemorySlot;

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
/// [`wasmtime_integration`](macro@wasmtime_integration).
pub use wasmtime_integration_macro::types;
