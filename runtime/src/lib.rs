//! Give WebAssembly guests a host interface in [Wasmtime](wasmtime).
//!
//! An embedder describes the functions that guests import in a `.witx` document, and
//! implements them as methods of a type of its own, the *context*. The attribute
//! [`wasmtime_integration`] on the impl block makes of it:
//!
//! - `mod types`, with a Rust type for each type of the document,
//! - glue between the core values that guests pass and the parameters of the methods,
//!   which checks each pointer, string, enum value and flag,
//! - for each module of the document an *instance struct*, with the host functions for
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
//! // In a program of its own, the document is a file: `witx = "witx/log.witx"`.
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
//! Whatever a guest passes, the host neither panics, nor reads or writes outside the
//! guest's memory, nor allocates more than in proportion to it. A bad argument is a
//! [`GuestError`]: with the argument `guest_error` an error for the guest, else a trap
//! that names the function, the parameter and what is wrong with it. Neither this crate
//! nor what it generates has `unsafe` code.
//!
//! # Further reading
//!
//! - [`wasmtime_integration`], the reference of the attribute.
//! - [Overrides](guide::overrides): methods that take the raw call.
//! - [Testing](guide::testing) methods without Wasm.
//! - [Performance](guide::performance): what a call costs, and when to bind the memory.
//! - [Migrating](guide::migrating) from wiggle.
//! - [The ABI](guide::abi): what becomes of each instruction and each type of witx.
//!
//! What was generated is best read with `cargo expand`; the glue of a function `add` of an
//! instance struct `Todo` is `__todo__add`.
//!
//! # Features
//!
//! - `async`, on by default: `async` methods, by Wasmtime's feature of that name.
#![forbid(unsafe_code)]

mod errno;
mod error;
#[doc(hidden)]
pub mod glue;
mod guest_type;
#[cfg(any(doc, doctest))]
pub mod guide;
mod memory;
mod pointer;
mod slot;

pub use errno::{IntoErrno, Trappable};
pub use error::{GuestError, Region};
pub use guest_type::GuestType;
pub use memory::GuestMemory;
pub use pointer::{GuestPtr, Pointee};
pub use slot::MemorySlot;

/// Makes host functions of the methods of an `impl` block, by a witx document.
///
/// The block is that of the context type itself; it stays as it is written, less the
/// attributes `#[witx(…)]` and `#[r#override]` on its methods. Beside it come
/// `pub mod types` and an instance struct for each module.
///
/// # Arguments
///
/// | argument | value | meaning |
/// | --- | --- | --- |
/// | `witx` | `"a.witx"` or `["a.witx", "b.witx"]` | The documents. Relative paths start at the root of the invoking crate; `(use "…")` is followed. A change to any file that was read makes cargo rebuild. |
/// | `witx_literal` | `"(typename …) (module …)"` | The document itself. One of `witx` and `witx_literal` is needed. |
/// | `modules` | `modules(foo(name = Foo, docs = "…"), bar(vis = "pub(crate)"))` | The witx modules that this block implements, each with the name, the documentation and the visibility (`pub` if left out) of its instance struct. Left out: every module of the document, named in CamelCase. |
/// | `missing_memory` | an expression, or a block | The error for a guest that exports no memory named `"memory"`. Left out, and for functions that have no error: a trap. |
/// | `guest_error` | a path to `fn(GuestError) -> Errno` | The error for a guest that passes a bad argument. Left out, and for functions that have no error: a trap that names module, function, parameter and reason. |
/// | `unimplemented` | `trap`, or an expression | What a function does that no method implements. Left out: a missing method is a compile error. |
/// | `types` | a path | Use the types that another invocation generated there, rather than generating them again. |
/// | `memory_slot` | an expression on `self`, such as `self.slot` | The [`MemorySlot`] of the context. The instance struct then has `bind_memory(store, instance, get)` and `unbind_memory(store, get)`. |
/// | `store` | a type | The data of the store, where an override takes a `Caller` of one type by an alias that hides it. |
/// | `block_on` | a path to a function that takes a future, and gives its output | Runs `async` methods in a synchronous store. |
/// | `crate` | a path | Where this crate is, when it is re-exported under another name. |
///
/// Where functions of one document have different error types, the values of
/// `missing_memory`, `guest_error` and `unimplemented` are converted by [`From`].
///
/// # Methods
///
/// A method implements the witx function that has its name, or that the attribute
/// `#[witx(name = "…")]` or `#[witx(module = "…", name = "…")]` on it names. Others are
/// helpers, and left alone. It takes `&mut self`, `&self` or no receiver, then, if it
/// likes, `&mut GuestMemory<'_>` or `&GuestMemory<'_>`, then the parameters of the witx
/// function, each in one of these forms:
///
/// | witx | the method may take |
/// | --- | --- |
/// | `u8` … `s64`, `f32`, `f64`, `char`, `bool`; `(@witx char8)`, `(@witx usize)` | the Rust type; `u8`, `u32` |
/// | `string` | `&str`, `Cow<'_, str>`, `String`, or, unread, `GuestPtr<str>` |
/// | `(list u8)` | `&[u8]`, `Cow<'_, [u8]>`, `Vec<u8>`, or, unread, `GuestPtr<[u8]>` |
/// | `(list $t)` | `Vec<types::T>`, or, unread, `GuestPtr<[types::T]>` |
/// | `(@witx pointer $t)`, `(@witx const_pointer $t)` | `GuestPtr<types::T>` |
/// | enum, flags, handle, alias | `types::T` |
/// | record, tuple, variant, union | `types::T` or `&types::T` |
///
/// `&str` and `&[u8]` borrow from the guest's memory, so they don't go with
/// `&mut GuestMemory<'_>`.
///
/// | witx result | the method gives |
/// | --- | --- |
/// | none | `()`, or `wasmtime::Result<()>` to be able to trap |
/// | `$t` | `types::T`, or `wasmtime::Result<types::T>` |
/// | `(expected $t (error $errno))` | `Result<types::T, E>`, where `E` is `types::Errno`, [`Trappable<types::Errno>`](Trappable), or implements [`IntoErrno`] |
/// | `(expected (tuple $t $u) (error $errno))` | `Result<(types::T, types::U), E>` |
/// | `(@witx noreturn)` | what converts into [`wasmtime::Error`], and traps |
///
/// Success is 0 in this ABI, and so is the first case of an enum: an `Err` of that case
/// is success to the guest.
///
/// An `async fn` makes the function asynchronous: it waits under
/// [`Func::call_async`](wasmtime::Func::call_async), and `add_to_linker` asks for data
/// that is [`Send`].
///
/// # Overrides
///
/// A method with `#[r#override]` replaces the glue: it takes the core values, and gives
/// the core result or a [`wasmtime::Result`] of it. Without a receiver it is handed to
/// Wasmtime as it is, and may take a [`Caller`](wasmtime::Caller) first; with `&mut self`
/// or `&self` it gets the context, and may take `&mut GuestMemory<'_>` first. (The name
/// is raw since `override` is a reserved word: the compiler refuses `#[override]` with
/// "expected identifier, found reserved keyword" before any macro sees it.)
///
/// ```
/// use wasmtime::Caller;
/// use wasmtime_integration::wasmtime_integration;
///
/// struct Ctx;
///
/// #[wasmtime_integration(witx_literal = r#"
///     (module $process
///       (@interface func (export "exit") (param $code u32) (@witx noreturn)))
/// "#)]
/// impl Ctx {
///     #[r#override]
///     fn exit(_caller: Caller<'_, Ctx>, code: i32) -> wasmtime::Result<()> {
///         Err(wasmtime::Error::msg(format!("the guest exits with {code}")))
///     }
/// }
/// ```
///
/// # The instance struct
///
/// It has a field of type [`wasmtime::Func`] for each function, and
///
/// - `add_to_linker(linker, get)`, once per engine, the usual way: `get` finds the context
///   in the data of a store;
/// - `new(store, get)`, which allocates the functions in one store; `define_in` puts them
///   into a linker, `get_export` and `exports` find them by name;
/// - `MODULE`, the name that guests import.
///
/// Where an override takes a `Caller` of one type of data, they are for stores of that.
///
/// # Configuration
///
/// `#[cfg(…)]` on a method carries over to all that is generated for it. A function may
/// have several methods, if each has its `#[cfg(…)]`.
pub use wasmtime_integration_macro::wasmtime_integration;

/// Generates `pub mod types` of a witx document alone.
///
/// Impl blocks name it with the argument `types`, so that several share the types:
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
/// It takes the arguments `witx`, `witx_literal` and `crate` of
/// [`wasmtime_integration`](macro@wasmtime_integration).
pub use wasmtime_integration_macro::types;
