//! `pub mod types`: a Rust type for each type of the document.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::docs;
use crate::document::{
    Constant, Document, Field, Kind, Member, Name, NamedType, Repr, Type, Variant,
};

/// The module of all types of the document. `import` names the runtime crate
/// `__integration`.
pub(super) fn module(document: &Document, import: &TokenStream) -> TokenStream {
    let items = document
        .types
        .iter()
        .map(|named| Item { document, named }.expand());
    quote! {
        /// The types of the witx document.
        #[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
        pub mod types {
            #[allow(unused_imports)]
            #import

            #(#items)*
        }
    }
}

/// `ty` as it is written where `prefix` leads to the module of the types.
pub(super) fn tokens(
    document: &Document,
    runtime: &TokenStream,
    prefix: &TokenStream,
    ty: &Type,
) -> TokenStream {
    let tokens = |ty| tokens(document, runtime, prefix, ty);
    match ty {
        Type::U8 => quote!(u8),
        Type::U16 => quote!(u16),
        Type::U32 => quote!(u32),
        Type::U64 => quote!(u64),
        Type::S8 => quote!(i8),
        Type::S16 => quote!(i16),
        Type::S32 => quote!(i32),
        Type::S64 => quote!(i64),
        Type::F32 => quote!(f32),
        Type::F64 => quote!(f64),
        Type::Char => quote!(char),
        Type::Bool => quote!(bool),
        Type::String => quote!(#runtime::GuestPtr<str>),
        Type::List(element) => {
            let element = tokens(element);
            quote!(#runtime::GuestPtr<[#element]>)
        }
        Type::Pointer(target) => {
            let target = tokens(target);
            quote!(#runtime::GuestPtr<#target>)
        }
        Type::Tuple(members) => {
            let members = members.iter().map(tokens);
            quote!((#(#members,)*))
        }
        Type::Expected(ok, err) => {
            let (ok, err) = (tokens(ok), tokens(err));
            quote!(::core::result::Result<#ok, #err>)
        }
        Type::Named(index) => match document.types.get(*index) {
            Some(named) => {
                let ident = &named.ident;
                quote!(#prefix #ident)
            }
            None => quote!(()),
        },
    }
}

impl Repr {
    fn tokens(self) -> TokenStream {
        match self {
            Repr::U8 => quote!(u8),
            Repr::U16 => quote!(u16),
            Repr::U32 => quote!(u32),
            Repr::U64 => quote!(u64),
        }
    }

    /// The core type that passes flags of this representation.
    fn core(self) -> TokenStream {
        match self {
            Repr::U8 | Repr::U16 | Repr::U32 => quote!(i32),
            Repr::U64 => quote!(i64),
        }
    }
}

struct Item<'a> {
    document: &'a Document,
    named: &'a NamedType,
}

impl Item<'_> {
    fn expand(&self) -> TokenStream {
        let item = match &self.named.kind {
            Kind::Enum { repr, cases } => self.expand_enum(*repr, cases),
            Kind::Flags { repr, flags } => self.expand_flags(*repr, flags),
            Kind::Record { fields } => self.expand_record(fields),
            Kind::Tuple { members } => self.expand_tuple(members),
            Kind::Variant(variant) => self.expand_variant(variant),
            Kind::Handle => self.expand_handle(),
            Kind::Alias(ty) => self.expand_alias(ty),
        };
        let constants = self.constants();
        quote!(#item #constants)
    }

    fn tokens(&self, ty: &Type) -> TokenStream {
        tokens(
            self.document,
            &quote!(__integration),
            &TokenStream::new(),
            ty,
        )
    }

    fn docs(&self, what: &str) -> TokenStream {
        let fallback = format!("The witx {what} `${}`.", self.named.witx);
        docs::Place::in_types(self.document).attributes(&self.named.docs, &fallback)
    }

    fn member_docs(&self, what: &str, name: &Name) -> TokenStream {
        let fallback = format!("The {what} `${}` of `${}`.", name.witx, self.named.witx);
        docs::Place::in_types(self.document).attributes(&name.docs, &fallback)
    }

    /// The derives: all that the types inside allow.
    fn derives<'t>(&self, types: impl IntoIterator<Item = &'t Type>) -> TokenStream {
        let has_float = types.into_iter().any(|ty| self.document.contains_float(ty));
        let total = (!has_float).then(|| quote!(::core::cmp::Eq, ::core::hash::Hash,));
        quote! {
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug,
                ::core::cmp::PartialEq, #total
            )]
        }
    }

    fn guest_type(&self, load: &TokenStream, store: &TokenStream) -> TokenStream {
        let ident = &self.named.ident;
        let size = Literal::u32_unsuffixed(self.named.layout.size);
        let align = Literal::u32_unsuffixed(self.named.layout.align);
        quote! {
            impl __integration::GuestType for #ident {
                const SIZE: u32 = #size;
                const ALIGN: u32 = #align;

                #[inline]
                fn load(bytes: &[u8]) -> ::core::result::Result<Self, __integration::GuestError> {
                    #load
                }

                #[inline]
                fn store(
                    self,
                    bytes: &mut [u8],
                ) -> ::core::result::Result<(), __integration::GuestError> {
                    #store
                }
            }
        }
    }

    fn expand_enum(&self, repr: Repr, cases: &[Name]) -> TokenStream {
        let (ident, witx) = (&self.named.ident, &self.named.witx);
        let docs = self.docs("enum");
        let derives = self.derives(None);
        let repr = repr.tokens();
        let idents: Vec<&Ident> = cases.iter().map(|case| &case.ident).collect();
        let names = cases.iter().map(|case| &case.witx);
        let case_docs = cases.iter().map(|case| self.member_docs("case", case));
        let values: Vec<Literal> = (0..cases.len()).map(Literal::usize_unsuffixed).collect();
        let guest_type = self.guest_type(
            &quote! {
                let value = <#repr as __integration::GuestType>::load(bytes)?;
                ::core::convert::TryFrom::try_from(value)
            },
            &quote!(__integration::GuestType::store(self as #repr, bytes)),
        );
        quote! {
            #docs
            #derives
            #[repr(#repr)]
            pub enum #ident {
                #(#case_docs #idents = #values,)*
            }

            impl ::core::convert::TryFrom<#repr> for #ident {
                type Error = __integration::GuestError;

                #[inline]
                fn try_from(
                    value: #repr,
                ) -> ::core::result::Result<Self, __integration::GuestError> {
                    ::core::result::Result::Ok(match value {
                        #(#values => Self::#idents,)*
                        _ => return ::core::result::Result::Err(
                            __integration::GuestError::InvalidEnumValue(#witx),
                        ),
                    })
                }
            }

            impl ::core::convert::From<#ident> for #repr {
                #[inline]
                fn from(value: #ident) -> Self {
                    value as Self
                }
            }

            impl ::core::fmt::Display for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __integration::glue::write_case(&[#(#names),*], *self as usize, f)
                }
            }

            impl ::core::error::Error for #ident {}

            #guest_type

            #[doc(hidden)]
            impl __integration::glue::Lift<i32> for #ident {
                #[inline]
                fn lift(core: i32) -> ::core::result::Result<Self, __integration::GuestError> {
                    __integration::glue::lift_enum::<#repr, Self>(core, #witx)
                }
            }

            #[doc(hidden)]
            impl __integration::glue::Lower<i32> for #ident {
                #[inline]
                fn lower(self) -> i32 {
                    self as i32
                }
            }
        }
    }

    fn expand_flags(&self, repr: Repr, flags: &[Name]) -> TokenStream {
        let (ident, witx) = (&self.named.ident, &self.named.witx);
        let docs = self.docs("flags");
        let name = ident.to_string();
        let core = repr.core();
        let repr = repr.tokens();
        let flag_docs = flags.iter().map(|flag| self.member_docs("flag", flag));
        let idents = flags.iter().map(|flag| &flag.ident);
        let bits = (0..flags.len()).map(Literal::usize_unsuffixed);
        let guest_type = self.guest_type(
            &quote! {
                let value = <#repr as __integration::GuestType>::load(bytes)?;
                ::core::convert::TryFrom::try_from(value)
            },
            &quote!(__integration::GuestType::store(self.bits(), bytes)),
        );
        // Where the macro declares the struct itself, it makes two types, and twice as much
        // code.
        quote! {
            #docs
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq,
                ::core::cmp::Eq, ::core::hash::Hash,
            )]
            pub struct #ident(#repr);

            __integration::glue::bitflags::bitflags! {
                impl #ident: #repr {
                    #(
                        #flag_docs
                        const #idents = 1 << #bits;
                    )*
                }
            }

            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __integration::glue::debug_flags(self, #name, f)
                }
            }

            impl ::core::convert::TryFrom<#repr> for #ident {
                type Error = __integration::GuestError;

                #[inline]
                fn try_from(bits: #repr) -> ::core::result::Result<Self, __integration::GuestError> {
                    Self::from_bits(bits).ok_or(__integration::GuestError::InvalidFlagValue(#witx))
                }
            }

            impl ::core::convert::From<#ident> for #repr {
                #[inline]
                fn from(flags: #ident) -> Self {
                    flags.bits()
                }
            }

            #guest_type

            #[doc(hidden)]
            impl __integration::glue::Lift<#core> for #ident {
                #[inline]
                fn lift(core: #core) -> ::core::result::Result<Self, __integration::GuestError> {
                    __integration::glue::lift_flags::<#core, #repr, Self>(core, #witx)
                }
            }

            #[doc(hidden)]
            impl __integration::glue::Lower<#core> for #ident {
                #[inline]
                fn lower(self) -> #core {
                    __integration::glue::Lower::lower(self.bits())
                }
            }
        }
    }

    fn expand_record(&self, fields: &[Field]) -> TokenStream {
        let ident = &self.named.ident;
        let docs = self.docs("record");
        let derives = self.derives(fields.iter().map(|field| &field.member.ty));
        let idents: Vec<&Ident> = fields.iter().map(|field| &field.name.ident).collect();
        let types = fields.iter().map(|field| self.tokens(&field.member.ty));
        let field_docs = fields
            .iter()
            .map(|field| self.member_docs("field", &field.name));
        let offsets: Vec<Literal> = fields
            .iter()
            .map(|field| Literal::u32_unsuffixed(field.member.offset))
            .collect();
        let guest_type = self.guest_type(
            &quote! {
                ::core::result::Result::Ok(Self {
                    #(#idents: __integration::glue::load_field(bytes, #offsets)?,)*
                })
            },
            &quote! {
                #(__integration::glue::store_field(bytes, #offsets, self.#idents)?;)*
                ::core::result::Result::Ok(())
            },
        );
        quote! {
            #docs
            #derives
            pub struct #ident {
                #(#field_docs pub #idents: #types,)*
            }

            #guest_type
        }
    }

    fn expand_tuple(&self, members: &[Member]) -> TokenStream {
        let ident = &self.named.ident;
        let docs = self.docs("tuple");
        let derives = self.derives(members.iter().map(|member| &member.ty));
        let types: Vec<TokenStream> = members.iter().map(|m| self.tokens(&m.ty)).collect();
        let names: Vec<Ident> = (0..members.len())
            .map(|index| quote::format_ident!("member{index}"))
            .collect();
        let member_docs = (0..members.len()).map(|index| {
            let text = format!(" Member {index} of `${}`.", self.named.witx);
            quote!(#[doc = #text])
        });
        let offsets: Vec<Literal> = members
            .iter()
            .map(|member| Literal::u32_unsuffixed(member.offset))
            .collect();
        let unused = members.is_empty().then(|| quote!(let _ = bytes;));
        let guest_type = self.guest_type(
            &quote! {
                #unused
                ::core::result::Result::Ok(Self(
                    #(__integration::glue::load_field(bytes, #offsets)?,)*
                ))
            },
            &quote! {
                #unused
                let Self(#(#names),*) = self;
                #(__integration::glue::store_field(bytes, #offsets, #names)?;)*
                ::core::result::Result::Ok(())
            },
        );
        quote! {
            #docs
            #derives
            pub struct #ident(#(#member_docs pub #types),*);

            impl ::core::convert::From<(#(#types,)*)> for #ident {
                #[inline]
                fn from((#(#names,)*): (#(#types,)*)) -> Self {
                    Self(#(#names),*)
                }
            }

            impl ::core::convert::From<#ident> for (#(#types,)*) {
                #[inline]
                fn from(#ident(#(#names),*): #ident) -> Self {
                    (#(#names,)*)
                }
            }

            #guest_type
        }
    }

    fn expand_variant(&self, variant: &Variant) -> TokenStream {
        let (ident, witx) = (&self.named.ident, &self.named.witx);
        let docs = self.docs("variant");
        let payloads = variant
            .cases
            .iter()
            .filter_map(|case| case.payload.as_ref());
        let derives = self.derives(payloads);
        let tag = variant.tag.tokens();
        let offset = Literal::u32_unsuffixed(variant.payload_offset);
        let cases = variant.cases.iter().map(|case| {
            let docs = self.member_docs("case", &case.name);
            let name = &case.name.ident;
            let payload = case.payload.as_ref().map(|ty| {
                let ty = self.tokens(ty);
                quote!((#ty))
            });
            quote!(#docs #name #payload)
        });
        let loads = variant.cases.iter().enumerate().map(|(index, case)| {
            let (name, index) = (&case.name.ident, Literal::usize_unsuffixed(index));
            let payload = case
                .payload
                .as_ref()
                .map(|_| quote!((__integration::glue::load_field(bytes, #offset)?)));
            quote!(#index => ::core::result::Result::Ok(Self::#name #payload))
        });
        let stores = variant.cases.iter().enumerate().map(|(index, case)| {
            let (name, index) = (&case.name.ident, Literal::usize_unsuffixed(index));
            let store_tag = quote!(__integration::glue::store_field::<#tag>(bytes, 0, #index));
            match &case.payload {
                Some(_) => quote! {
                    Self::#name(payload) => {
                        #store_tag?;
                        __integration::glue::store_field(bytes, #offset, payload)
                    }
                },
                None => quote!(Self::#name => #store_tag,),
            }
        });
        let guest_type = self.guest_type(
            &quote! {
                match __integration::glue::load_field::<#tag>(bytes, 0)? {
                    #(#loads,)*
                    _ => ::core::result::Result::Err(
                        __integration::GuestError::InvalidEnumValue(#witx),
                    ),
                }
            },
            &quote! {
                match self {
                    #(#stores)*
                }
            },
        );
        quote! {
            #docs
            #derives
            pub enum #ident {
                #(#cases,)*
            }

            #guest_type
        }
    }

    fn expand_handle(&self) -> TokenStream {
        let ident = &self.named.ident;
        let docs = self.docs("handle");
        let derives = self.derives(None);
        let guest_type = self.guest_type(
            &quote! {
                ::core::result::Result::Ok(Self(__integration::GuestType::load(bytes)?))
            },
            &quote!(__integration::GuestType::store(self.0, bytes)),
        );
        quote! {
            #docs
            #derives
            pub struct #ident(u32);

            impl ::core::convert::From<u32> for #ident {
                #[inline]
                fn from(handle: u32) -> Self {
                    Self(handle)
                }
            }

            impl ::core::convert::From<#ident> for u32 {
                #[inline]
                fn from(handle: #ident) -> Self {
                    handle.0
                }
            }

            impl ::core::fmt::Display for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&self.0, f)
                }
            }

            #guest_type

            #[doc(hidden)]
            impl __integration::glue::Lift<i32> for #ident {
                #[inline]
                fn lift(core: i32) -> ::core::result::Result<Self, __integration::GuestError> {
                    ::core::result::Result::Ok(Self(__integration::glue::Lift::lift(core)?))
                }
            }

            #[doc(hidden)]
            impl __integration::glue::Lower<i32> for #ident {
                #[inline]
                fn lower(self) -> i32 {
                    __integration::glue::Lower::lower(self.0)
                }
            }
        }
    }

    fn expand_alias(&self, ty: &Type) -> TokenStream {
        let ident = &self.named.ident;
        let docs = self.docs("type");
        let ty = self.tokens(ty);
        quote! {
            #docs
            pub type #ident = #ty;
        }
    }

    /// The constants of the type: on it, or, where it is an alias of a number,
    /// beside it.
    fn constants(&self) -> TokenStream {
        if self.named.constants.is_empty() {
            return TokenStream::new();
        }
        let ident = &self.named.ident;
        let constants = &self.named.constants;
        let target = match self.document.position(self.named) {
            Some(index) => self.document.resolve(&Type::Named(index)).clone(),
            None => return TokenStream::new(),
        };
        let docs = |constant: &Constant| self.member_docs("constant", &constant.name);
        if let Some(kind) = self.document.kind(&target) {
            let constants = constants.iter().filter_map(|constant| {
                let (docs, name) = (docs(constant), &constant.name.ident);
                let value = Literal::u64_unsuffixed(constant.value);
                let value = match kind {
                    Kind::Enum { cases, .. } => {
                        let index = usize::try_from(constant.value).ok()?;
                        let case = &cases.get(index)?.ident;
                        quote!(Self::#case)
                    }
                    Kind::Flags { .. } => quote!(Self::from_bits_retain(#value)),
                    _ => quote!(Self(#value)),
                };
                Some(quote! {
                    #docs
                    pub const #name: Self = #value;
                })
            });
            return quote!(impl #ident { #(#constants)* });
        }
        let constants = constants.iter().map(|constant| {
            let docs = docs(constant);
            let name = quote::format_ident!(
                "{}_{}",
                heck::ToShoutySnakeCase::to_shouty_snake_case(self.named.witx.as_str()),
                syn::ext::IdentExt::unraw(&constant.name.ident)
            );
            let value = Literal::u64_unsuffixed(constant.value);
            quote! {
                #docs
                pub const #name: #ident = #value;
            }
        });
        quote!(#(#constants)*)
    }
}

impl Document {
    fn position(&self, named: &NamedType) -> Option<usize> {
        self.types
            .iter()
            .position(|other| std::ptr::eq(other, named))
    }

    fn contains_float(&self, ty: &Type) -> bool {
        match ty {
            Type::F32 | Type::F64 => true,
            Type::Tuple(members) => members.iter().any(|ty| self.contains_float(ty)),
            Type::Expected(ok, err) => self.contains_float(ok) || self.contains_float(err),
            Type::Named(index) => match self.types.get(*index).map(|named| &named.kind) {
                Some(Kind::Record { fields }) => {
                    fields.iter().any(|f| self.contains_float(&f.member.ty))
                }
                Some(Kind::Tuple { members }) => members.iter().any(|m| self.contains_float(&m.ty)),
                Some(Kind::Variant(variant)) => variant
                    .cases
                    .iter()
                    .filter_map(|case| case.payload.as_ref())
                    .any(|ty| self.contains_float(ty)),
                Some(Kind::Alias(ty)) => self.contains_float(ty),
                Some(Kind::Enum { .. } | Kind::Flags { .. } | Kind::Handle) | None => false,
            },
            // A pointer is equal by its address.
            _ => false,
        }
    }
}
