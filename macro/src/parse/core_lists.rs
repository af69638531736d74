//! The core values of types that users define: `core(Source = (i64, i64))`.

use darling::{Error, FromMeta, Result};
use proc_macro2::Ident;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Meta, Token, Type, TypeTuple};

use super::spelling::{last_segment, ungrouped};

const EXPECTED: &str = "expected the path of a type, as in `Source = (i64, i64)`";

/// The argument `core(…)`.
#[derive(Default)]
pub(crate) struct CoreLists(pub(crate) Vec<CoreList>);

/// The core values that a guest passes for one type.
pub(crate) struct CoreList {
    /// The last segment of the type's path, which decides.
    pub(crate) name: Ident,
    /// The core types: each is spelled `i32`, `i64`, `f32` or `f64`.
    pub(crate) tuple: TypeTuple,
}

impl CoreLists {
    /// Returns the list of a type, found by its last segment.
    pub(crate) fn of(&self, ty: &Type) -> Option<&CoreList> {
        let name = &last_segment(ty)?.ident;
        self.0.iter().find(|list| list.name == *name)
    }
}

impl FromMeta for CoreLists {
    fn from_meta(meta: &Meta) -> Result<Self> {
        let Meta::List(list) = meta else {
            let message = "write the types in parentheses: `core(Source = (i64, i64), …)`";
            return Err(Error::custom(message).with_span(meta));
        };
        let entries = list.parse_args_with(Punctuated::<Entry, Token![,]>::parse_terminated)?;
        let mut errors = Error::accumulator();
        let mut lists: Vec<CoreList> = Vec::new();
        for entry in entries {
            let list = errors.handle(core_list(entry, &lists));
            lists.extend(list);
        }
        errors.finish_with(CoreLists(lists))
    }
}

/// One type in the argument, with its list unless it is missing.
struct Entry(Type, Option<Type>);

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.parse();
        let key = key.map_err(|error| syn::Error::new(error.span(), EXPECTED))?;
        let equals: Option<Token![=]> = input.parse()?;
        let value = equals.map(|_| input.parse()).transpose()?;
        Ok(Entry(key, value))
    }
}

fn core_list(Entry(key, value): Entry, before: &[CoreList]) -> Result<CoreList> {
    let Some(segment) = last_segment(&key) else {
        return Err(Error::custom(EXPECTED).with_span(&key));
    };
    let name = segment.ident.clone();
    if before.iter().any(|list| list.name == name) {
        let message = "this type already has a list: only the last segment of a path counts";
        return Err(Error::custom(message).with_span(&key));
    }
    if !segment.arguments.is_none() {
        let message = "a list is for all instances of a generic type: remove the arguments";
        return Err(Error::custom(message).with_span(&segment.arguments));
    }
    let value = value.ok_or_else(|| {
        let message = "write the core values of this type after it, as in `= (i64, i64)`";
        Error::custom(message).with_span(&key)
    })?;
    let Type::Tuple(tuple) = ungrouped(&value) else {
        let message = "expected a tuple of core types: `(i32, i64)`, `(i32,)` or `()`";
        return Err(Error::custom(message).with_span(&value));
    };
    let mut errors = Error::accumulator();
    for ty in tuple.elems.iter().filter(|ty| !is_core_type(ty)) {
        let message = "expected a core type: `i32`, `i64`, `f32` or `f64`";
        errors.push(Error::custom(message).with_span(ty));
    }
    let tuple = tuple.clone();
    errors.finish_with(CoreList { name, tuple })
}

fn is_core_type(ty: &Type) -> bool {
    let mut core = ["i32", "i64", "f32", "f64"].iter();
    matches!(ungrouped(ty), Type::Path(path) if core.any(|core| path.path.is_ident(core)))
}
