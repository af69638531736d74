//! The core values of types that users define: `core(Source = (i64, i64))`.

use darling::{Error, FromMeta, Result};
use proc_macro2::Ident;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Meta, Path, Token, Type, TypeTuple};

use super::spelling::{last_segment, ungrouped};

/// The argument `core(…)`.
#[derive(Default)]
pub(crate) struct CoreLists(pub(crate) Vec<CoreList>);

/// The core values that a guest passes for one type.
pub(crate) struct CoreList {
    /// The type, without generic arguments. Its last segment decides.
    pub(crate) key: Path,
    /// The core types by name: each is `i32`, `i64`, `f32` or `f64`.
    pub(crate) types: Vec<Ident>,
    /// The list as it is written.
    pub(crate) tuple: TypeTuple,
}

impl CoreLists {
    /// Returns the list of a type, found by its last segment.
    pub(crate) fn of(&self, ty: &Type) -> Option<&CoreList> {
        let name = &last_segment(ty)?.ident;
        let mut lists = self.0.iter();
        lists.find(|list| {
            list.key
                .segments
                .last()
                .is_some_and(|last| last.ident == *name)
        })
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
            let key = errors.handle(entry.check_key(&lists));
            let list = errors.handle(entry.list());
            if let (Some(()), Some((tuple, types))) = (key, list) {
                let key = entry.key;
                lists.push(CoreList { key, types, tuple });
            }
        }
        errors.finish_with(CoreLists(lists))
    }
}

/// One type in the argument, with its list unless it is missing.
struct Entry {
    key: Path,
    value: Option<Type>,
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let expected = "expected the path of a type, as in `Source = (i64, i64)`";
        let key = input.parse::<Path>();
        let key = key.map_err(|error| syn::Error::new(error.span(), expected))?;
        let equals: Option<Token![=]> = input.parse()?;
        let value = equals.map(|_| input.parse()).transpose()?;
        Ok(Entry { key, value })
    }
}

impl Entry {
    /// Checks the type, given the lists before this one.
    fn check_key(&self, others: &[CoreList]) -> Result<()> {
        let mut segments = self.key.segments.iter();
        if let Some(segment) = segments.find(|segment| !segment.arguments.is_none()) {
            let message = "a list is for all instances of a generic type: remove the arguments";
            return Err(Error::custom(message).with_span(&segment.arguments));
        }
        let name = |path: &Path| path.segments.last().map(|segment| segment.ident.clone());
        let key = name(&self.key);
        if others.iter().any(|other| name(&other.key) == key) {
            let message = "this type already has a list: only the last segment of a path counts";
            return Err(Error::custom(message).with_span(&self.key));
        }
        Ok(())
    }

    /// Returns the list, and the names of the types in it.
    fn list(&self) -> Result<(TypeTuple, Vec<Ident>)> {
        let Some(value) = &self.value else {
            let message = "write the core values of this type after it, as in `= (i64, i64)`";
            return Err(Error::custom(message).with_span(&self.key));
        };
        let Type::Tuple(tuple) = ungrouped(value) else {
            let message = "expected a tuple of core types: `(i32, i64)`, `(i32,)` or `()`";
            return Err(Error::custom(message).with_span(value));
        };
        let mut errors = Error::accumulator();
        let types = tuple.elems.iter();
        let types = types.filter_map(|ty| errors.handle(core_type(ty)));
        let types = types.collect();
        errors.finish_with((tuple.clone(), types))
    }
}

/// Returns the name of a core type.
fn core_type(ty: &Type) -> Result<Ident> {
    let name = match ungrouped(ty) {
        Type::Path(path) => path.path.get_ident(),
        _ => None,
    };
    let is_core = |name: &&Ident| {
        ["i32", "i64", "f32", "f64"]
            .iter()
            .any(|core| *name == core)
    };
    let expected = "expected a core type: `i32`, `i64`, `f32` or `f64`";
    let name = name.filter(is_core);
    name.cloned()
        .ok_or_else(|| Error::custom(expected).with_span(ty))
}
