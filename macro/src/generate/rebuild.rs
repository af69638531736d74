//! The files of the document, told to the compiler.

use proc_macro2::TokenStream;
use quote::quote;

use crate::document::Sources;

/// Includes each file that was read, unused: cargo rebuilds when it changes.
pub(super) fn files(sources: &Sources) -> TokenStream {
    let files = sources.files().into_iter().filter_map(|path| {
        let file = match path.strip_prefix(sources.root()) {
            // The same expansion wherever the crate lies.
            Ok(relative) => {
                let relative = format!("/{}", relative.to_str()?);
                quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #relative))
            }
            Err(_) => {
                let path = path.to_str()?;
                quote!(#path)
            }
        };
        Some(quote!(
            const _: &[u8] = ::core::include_bytes!(#file);
        ))
    });
    quote!(#(#files)*)
}
