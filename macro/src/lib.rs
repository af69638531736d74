//! The macros of `wasmtime-integration`, which re-exports and documents them. Depend on that
//! crate instead.
#![forbid(unsafe_code)]

mod bind;
mod diagnostics;
mod document;
mod expand;
mod generate;
mod parse;
#[cfg(test)]
#[path = "../tests/struct_docs/table.rs"]
mod struct_docs;

use proc_macro::TokenStream;

/// See `wasmtime_integration::wasmtime_integration`.
#[proc_macro_attribute]
pub fn wasmtime_integration(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let tracing = cfg!(feature = "tracing");
    expand::attribute(arguments.into(), item.into(), tracing).into()
}

/// See `wasmtime_integration::GuestType`.
#[proc_macro_derive(GuestType, attributes(guest))]
pub fn guest_type(item: TokenStream) -> TokenStream {
    expand::guest_type(item.into()).into()
}

/// See `wasmtime_integration::types`.
#[proc_macro]
pub fn types(arguments: TokenStream) -> TokenStream {
    expand::types(arguments.into()).into()
}
