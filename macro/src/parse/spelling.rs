//! What a type is, judging by its spelling.

use quote::ToTokens;
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, Lifetime, PathArguments, PathSegment, Type, TypeReference};

/// Returns the `T` of a type that is spelled `Caller<'_, T>` or `&mut Caller<'_, T>`.
pub(crate) fn caller_data(ty: &Type) -> Option<&Type> {
    let caller = Some(referent(ty)).filter(|ty| is_named(ty, "Caller"));
    type_arguments(last_segment(caller?)?).next()
}

/// Whether a type is spelled `Caller`, or as a reference to one.
pub(crate) fn is_caller(ty: &Type) -> bool {
    is_named(referent(ty), "Caller")
}

/// Returns the type that a reference is to, or the type itself.
pub(crate) fn referent(ty: &Type) -> &Type {
    match ungrouped(ty) {
        Type::Reference(reference) => ungrouped(&reference.elem),
        other => other,
    }
}

/// Returns the last segment of a type that is a path.
pub(crate) fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ungrouped(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// Whether the last segment of a path is `name`.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == name)
}

/// Whether a type is spelled as a path that ends in `wasmtime::Result`.
pub(crate) fn is_wasmtime_result(ty: &Type) -> bool {
    let Type::Path(path) = ungrouped(ty) else {
        return false;
    };
    let mut last = path
        .path
        .segments
        .iter()
        .rev()
        .map(|segment| &segment.ident);
    last.next().is_some_and(|name| name == "Result") && last.next().is_some_and(|c| c == "wasmtime")
}

/// Returns the generic type arguments of a path's segment.
pub(crate) fn type_arguments(segment: &PathSegment) -> impl Iterator<Item = &Type> {
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    let arguments = arguments.into_iter().flatten();
    arguments.filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether a path has a lifetime other than `'static`.
pub(crate) fn has_lifetime(ty: &Type) -> bool {
    let arguments = last_segment(ty).map(|segment| &segment.arguments);
    let Some(PathArguments::AngleBracketed(arguments)) = arguments else {
        return false;
    };
    let mut arguments = arguments.args.iter();
    arguments.any(|argument| {
        matches!(argument, GenericArgument::Lifetime(lifetime) if lifetime.ident != "static")
    })
}

/// Returns the type without surrounding parentheses, visible or not.
pub(crate) fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        Type::Paren(paren) => ungrouped(&paren.elem),
        other => other,
    }
}

/// Calls a function for each lifetime, elided ones of references included.
pub(crate) struct EachLifetime<F>(pub(crate) F);

impl<F: FnMut(&mut Lifetime)> VisitMut for EachLifetime<F> {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        (self.0)(lifetime);
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        let elided = || Lifetime::new("'_", reference.and_token.span());
        reference.lifetime.get_or_insert_with(elided);
        visit_mut::visit_type_reference_mut(self, reference);
    }
}

/// Returns the text of a type, with the usual spaces.
pub(crate) fn text(ty: &impl ToTokens) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut text = String::new();
    for part in ty.to_token_stream().to_string().split_whitespace() {
        let ends_word = text.ends_with(is_word) && part.starts_with(|c| is_word(c) || c == '\'');
        let is_operator = |text: &str| matches!(text, "->" | "=" | "+");
        let follows = text.rsplit(' ').next().is_some_and(is_operator);
        if ends_word || text.ends_with([',', ';']) || follows || is_operator(part) {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::*;

    #[test]
    fn types_are_shown_as_users_write_them() {
        for ty in [
            "&mut GuestMemory<'_>",
            "Cow<'_, [u8]>",
            "Result<(), Errno>",
            "(u8, [f32; 2])",
            "impl Future<Output = u32>",
            "dyn Fn(u32) -> u32 + Send",
            "*const u8",
            "a::B<C>",
            "dyn Fn()",
        ] {
            let tokens: TokenStream = ty.parse().unwrap();
            assert_eq!(text(&tokens), ty);
        }
    }
}
