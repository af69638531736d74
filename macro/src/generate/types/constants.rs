//! Constants: on their type, or next to it if it is an alias of a number.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Item;
use crate::document::TypeKind;

impl Item<'_> {
    pub(super) fn constants(&self) -> TokenStream {
        let (ident, constants) = (&self.named.ident, &self.named.constants);
        if constants.is_empty() {
            return TokenStream::new();
        }
        // An alias of an enum, flags or a handle can have associated constants.
        let kind = self.links.document.kind(&self.ty);
        let constants = constants.iter().map(|constant| {
            let (name, docs) = (&constant.ident, self.links.attributes(&constant.docs));
            let number = Literal::u64_unsuffixed(constant.value);
            let Some(kind) = kind else {
                return quote!(#docs pub const #name: #ident = #number;);
            };
            let value = match kind {
                TypeKind::Enum { cases, .. } => {
                    let index = usize::try_from(constant.value).unwrap_or(usize::MAX);
                    let case = &cases[index].ident;
                    quote!(Self::#case)
                }
                TypeKind::Flags { .. } => quote!(Self::from_bits_retain(#number)),
                _ => quote!(Self(#number)),
            };
            quote!(#docs pub const #name: Self = #value;)
        });
        match kind {
            Some(_) => quote!(impl #ident { #(#constants)* }),
            None => quote!(#(#constants)*),
        }
    }
}
