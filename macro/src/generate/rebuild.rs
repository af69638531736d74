//! Names the files of the document to the compiler, so that cargo rebuilds if one changes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::document::Sources;

/// Generates an unused `include_bytes!` for each file that was read.
pub(crate) fn rebuild(sources: &Sources) -> TokenStream {
    let files = sources.files().into_iter().filter_map(|path| {
        let file = match path.strip_prefix(sources.root()) {
            // Relative to the crate, so that the expansion doesn't depend on the crate's location.
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
    files.collect()
}
