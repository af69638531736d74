//! The module `types`, with a Rust type for each type of the document.

mod compounds;
mod constants;
mod conversions;
mod integers;
mod user;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Path};

use super::docs::Links;
use crate::diagnostics::SourceSpan;
use crate::document::{BuiltinType, Document, NamedType, Type, TypeKind};

pub(crate) use user::user_type;

/// Generates the module with all types of the document.
pub(crate) fn types(
    document: &Document,
    runtime: Option<&Path>,
    target: Option<&Path>,
    cfgs: &[Attribute],
) -> TokenStream {
    let import = (!document.types.is_empty()).then(|| import(runtime));
    let conversions = target.map(|target| {
        let conversions = conversions::conversions(document, target);
        quote!(#(#cfgs)* #conversions)
    });
    let items = document.types.iter().enumerate().map(|(index, named)| {
        let prefix = String::new();
        let links = Links { document, prefix };
        let ty = Type::Named(index);
        let item = Item { named, links, ty };
        let docs = item.links.attributes(&named.docs);
        let (ty, plain, constants) = (item.definition(), item.plain(), item.constants());
        quote!(#docs #ty #plain #constants)
    });
    quote! {
        #(#cfgs)*
        /// The types of the witx document.
        #[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
        pub mod types {
            #import

            #(#items)*
        }

        #conversions
    }
}

/// Imports the names for generated code into the module.
fn import(runtime: Option<&Path>) -> TokenStream {
    let Some(path) = runtime.map(from_inside) else {
        return quote! {
            #[allow(unused_imports)]
            use ::wasmtime_integration::glue as __glue;
        };
    };
    let span = SourceSpan::of(path.segments.last());
    let open = span.respan(quote!(use));
    let close = span.respan(quote!(::glue as __glue;));
    quote!(#[allow(unused_imports)] pub(super) #open #path #close)
}

/// Rewrites the path for a module inside the current one.
fn from_inside(path: &Path) -> Path {
    let mut segments = path.segments.iter();
    let first = segments.next().map(|first| first.ident.to_string());
    match first.as_deref() {
        Some("self") => syn::parse_quote!(super #(::#segments)*),
        Some("super") => syn::parse_quote!(super::#path),
        _ => path.clone(),
    }
}

/// A type of the document.
struct Item<'a> {
    named: &'a NamedType,
    links: Links<'a>,
    ty: Type,
}

impl Item<'_> {
    fn definition(&self) -> TokenStream {
        match &self.named.kind {
            TypeKind::Enum { repr, cases, .. } => self.enumeration(*repr, cases),
            TypeKind::Flags { repr, flags } => self.flags(*repr, flags),
            TypeKind::Record { fields } => self.record(fields),
            TypeKind::Tuple { members } => self.tuple(members),
            TypeKind::Variant { tag, cases } => self.variant(*tag, cases),
            TypeKind::Handle => self.handle(),
            TypeKind::Alias(ty) => {
                let (ident, ty) = (&self.named.ident, self.rust_type(ty));
                quote!(pub type #ident = #ty;)
            }
        }
    }

    fn rust_type(&self, ty: &Type) -> TokenStream {
        let runtime = quote!(__glue::);
        self.links
            .document
            .rust_type(ty, &runtime, &TokenStream::new())
    }

    fn derives(&self) -> TokenStream {
        let hash = self.is_total().then(|| quote!(::core::hash::Hash));
        quote!(#[derive(::core::fmt::Debug, ::core::cmp::PartialEq, #hash)])
    }

    /// Generates `Clone`, `Copy` and `Eq`. Derives would assert them for each field, which
    /// takes the compiler time in a large document.
    fn plain(&self) -> Option<TokenStream> {
        let ident = &self.named.ident;
        let is_alias = matches!(self.named.kind, TypeKind::Alias(_));
        let eq = quote!(impl ::core::cmp::Eq for #ident {});
        let eq = self.is_total().then_some(eq);
        (!is_alias).then(|| quote!(__glue::copy!(#ident); #eq))
    }

    /// Whether each value equals itself.
    fn is_total(&self) -> bool {
        !contains_float(self.links.document, &self.ty)
    }
}

fn contains_float(document: &Document, ty: &Type) -> bool {
    let contains = |ty: &Type| contains_float(document, ty);
    match ty {
        Type::Builtin(BuiltinType::F32 | BuiltinType::F64) => true,
        Type::Tuple(members) => members.iter().any(contains),
        Type::Expected(ok, err) => contains(ok) || contains(err),
        Type::Named(index) => match &document.types[*index].kind {
            TypeKind::Record { fields } => fields.iter().any(|field| contains(&field.ty)),
            TypeKind::Tuple { members } => members.iter().any(contains),
            TypeKind::Variant { cases, .. } => {
                let mut payloads = cases.iter().filter_map(|case| case.payload.as_ref());
                payloads.any(contains)
            }
            TypeKind::Alias(ty) => contains(ty),
            TypeKind::Enum { .. } | TypeKind::Flags { .. } | TypeKind::Handle => false,
        },
        // Pointers compare by address.
        _ => false,
    }
}
