//! The module `types`, with a Rust type for each type of the document.

mod constants;
mod conversions;
mod enums;
mod flags;
mod handle;
mod record;
mod user;
mod variant;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, Path};

use super::docs::Links;
use crate::diagnostics::SourceSpan;
use crate::document::{self, BuiltinType, Document, IntRepr, NamedType, Type, TypeKind};

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
    let items = document.types.iter().map(|named| {
        let prefix = String::new();
        let links = Links { document, prefix };
        let item = Item {
            document,
            named,
            links,
        };
        let (ty, constants) = (item.ty(), item.constants());
        quote!(#ty #constants)
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

/// Imports the runtime crate into the module.
fn import(runtime: Option<&Path>) -> TokenStream {
    let Some(path) = runtime.map(from_inside) else {
        return quote! {
            #[allow(unused_imports)]
            use ::wasmtime_integration as __integration;
        };
    };
    let span = SourceSpan::of(path.segments.last());
    let open = span.respan(quote!(use));
    let close = span.respan(quote!(as __integration;));
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
    document: &'a Document,
    named: &'a NamedType,
    links: Links<'a>,
}

impl Item<'_> {
    fn ty(&self) -> TokenStream {
        match &self.named.kind {
            TypeKind::Enum { repr, cases, .. } => self.enumeration(*repr, cases),
            TypeKind::Flags { repr, flags } => self.flags(*repr, flags),
            TypeKind::Record { fields } => self.record(fields),
            TypeKind::Tuple { members } => self.tuple(members),
            TypeKind::Variant { tag, cases } => self.variant(*tag, cases),
            TypeKind::Handle => self.handle(),
            TypeKind::Alias(ty) => {
                let (ident, docs, ty) = (&self.named.ident, self.docs(), self.rust_type(ty));
                quote!(#docs pub type #ident = #ty;)
            }
        }
    }

    fn rust_type(&self, ty: &Type) -> TokenStream {
        let runtime = quote!(__integration::);
        self.document.rust_type(ty, &runtime, &TokenStream::new())
    }

    fn docs(&self) -> TokenStream {
        self.links.attributes(&self.named.docs)
    }

    /// Generates the derives that the inner types allow.
    fn derives<'t>(&self, types: impl IntoIterator<Item = &'t Type>) -> TokenStream {
        let mut types = types.into_iter();
        let has_float = types.any(|ty| contains_float(self.document, ty));
        let total = (!has_float).then(|| quote!(::core::cmp::Eq, ::core::hash::Hash,));
        quote! {
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug,
                ::core::cmp::PartialEq, #total
            )]
        }
    }

    /// Generates the conversion of a type that is one integer into that integer, from the
    /// expression for the integer of a `value`.
    fn repr_from(&self, repr: IntRepr, into_repr: &TokenStream) -> TokenStream {
        let (ident, repr) = (&self.named.ident, int(repr));
        quote! {
            impl ::core::convert::From<#ident> for #repr {
                fn from(value: #ident) -> Self {
                    #into_repr
                }
            }
        }
    }

    /// Generates the conversion of an integer into a type that not all integers represent, from the
    /// runtime's function that converts a `repr`.
    fn try_from_repr(&self, repr: IntRepr, convert: &TokenStream) -> TokenStream {
        let (ident, repr) = (&self.named.ident, int(repr));
        quote! {
            impl ::core::convert::TryFrom<#repr> for #ident {
                type Error = __integration::GuestError;

                #[inline]
                fn try_from(repr: #repr) -> ::core::result::Result<Self, __integration::GuestError> {
                    __integration::glue::#convert
                }
            }
        }
    }
}

/// Returns the Rust type of an integer.
fn int(repr: IntRepr) -> Ident {
    format_ident!("u{}", document::bits(repr))
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
