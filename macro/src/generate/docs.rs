//! Rustdoc of what is generated.

use proc_macro2::TokenStream;
use quote::quote;

/// The docs of a witx item as doc attributes, or `fallback` where it has none.
pub(super) fn attributes(witx: &str, fallback: &str) -> TokenStream {
    let witx = witx.trim_end();
    let text = if witx.trim().is_empty() {
        fallback
    } else {
        witx
    };
    let lines = text.lines().map(|line| {
        let line = format!(" {line}");
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}
