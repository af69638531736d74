//! Types of the document in Rust.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{BuiltinType, Document, Type};

impl Document {
    /// Returns `ty` as a Rust type. `runtime` is the path of the runtime crate's items and `types`
    /// that of the generated types, each with its `::`.
    pub(crate) fn rust_type(
        &self,
        ty: &Type,
        runtime: &TokenStream,
        types: &TokenStream,
    ) -> TokenStream {
        let print = |ty| self.rust_type(ty, runtime, types);
        match ty {
            Type::Builtin(builtin) => {
                let name = Ident::new(rust_primitive(*builtin), Span::call_site());
                quote!(#name)
            }
            Type::Bool => quote!(bool),
            Type::String => quote!(#runtime GuestPtr<str>),
            Type::List(element) => {
                let element = print(element);
                quote!(#runtime GuestPtr<[#element]>)
            }
            Type::Pointer(target) => {
                let target = print(target);
                quote!(#runtime GuestPtr<#target>)
            }
            Type::Tuple(members) => match &members[..] {
                [one] => {
                    let one = print(one);
                    quote!((#one,))
                }
                members => {
                    let members = members.iter().map(print);
                    quote!((#(#members),*))
                }
            },
            Type::Expected(ok, err) => {
                let (ok, err) = (print(ok), print(err));
                quote!(::core::result::Result<#ok, #err>)
            }
            Type::Named(index) => {
                let name = &self.types[*index].ident;
                quote!(#types #name)
            }
            Type::Rust(ty) => quote!(#ty),
        }
    }
}

fn rust_primitive(builtin: BuiltinType) -> &'static str {
    match builtin {
        BuiltinType::U8 { .. } => "u8",
        BuiltinType::U16 => "u16",
        BuiltinType::U32 { .. } => "u32",
        BuiltinType::U64 => "u64",
        BuiltinType::S8 => "i8",
        BuiltinType::S16 => "i16",
        BuiltinType::S32 => "i32",
        BuiltinType::S64 => "i64",
        BuiltinType::F32 => "f32",
        BuiltinType::F64 => "f64",
        BuiltinType::Char => "char",
    }
}
