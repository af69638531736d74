//! Names for types in the result of a function that have none: `witx` refuses them there,
//! although nothing in the ABI needs a name.

use wast::parser::{Parse, ParseBuffer, Parser};
use witx::parser::{DeclSyntax, ModuleDeclSyntax, TypedefSyntax, TypenameSyntax};

/// What begins a name that is made here.
const MARK: &str = "<";

/// Whether a typename was made here.
pub(super) fn is_unnamed(typename: &str) -> bool {
    typename.starts_with(MARK)
}

/// The text of the names that a declaration needs.
pub(super) fn names(declaration: &mut DeclSyntax<'_>) -> String {
    let owner = match declaration {
        DeclSyntax::Typename(typename) => typename.ident.name(),
        DeclSyntax::Module(module) => module.name.name(),
        DeclSyntax::Const(_) => return String::new(),
    };
    let count = unnamed(declaration).len();
    let names = (0..count).map(|index| format!("${MARK}{owner}.{index}> "));
    names.collect()
}

struct Ids<'a>(Vec<wast::Id<'a>>);

impl<'a> Parse<'a> for Ids<'a> {
    fn parse(parser: Parser<'a>) -> wast::parser::Result<Self> {
        let mut ids = Vec::new();
        while !parser.is_empty() {
            ids.push(parser.parse()?);
        }
        Ok(Ids(ids))
    }
}

/// Gives `names` to the types in a declaration that need one, and returns the declarations
/// of the names.
pub(super) fn name_types<'a>(
    declaration: &mut DeclSyntax<'a>,
    names: &'a ParseBuffer<'a>,
) -> Vec<DeclSyntax<'a>> {
    let Ok(Ids(ids)) = wast::parser::parse(names) else {
        unreachable!("the names are made as identifiers");
    };
    let types = unnamed(declaration).into_iter().zip(ids);
    let typenames = types.map(|(ty, ident)| {
        let def = std::mem::replace(ty, TypedefSyntax::Ident(ident));
        DeclSyntax::Typename(TypenameSyntax { ident, def })
    });
    typenames.collect()
}

/// The types in a declaration that need a name and have none: in the results of functions,
/// and in tuples with a name, which may be such a result.
fn unnamed<'d, 'a>(declaration: &'d mut DeclSyntax<'a>) -> Vec<&'d mut TypedefSyntax<'a>> {
    let types: Vec<_> = match declaration {
        DeclSyntax::Const(_) => Vec::new(),
        DeclSyntax::Typename(typename) => match &mut typename.def {
            TypedefSyntax::Tuple(tuple) => tuple.types.iter_mut().collect(),
            _ => Vec::new(),
        },
        DeclSyntax::Module(module) => {
            let items = module
                .decls
                .iter_mut()
                .map(|declaration| &mut declaration.item);
            let functions = items.filter_map(|item| match item {
                ModuleDeclSyntax::Func(function) => Some(function),
                ModuleDeclSyntax::Import(_) => None,
            });
            let results = functions.flat_map(|function| &mut function.results);
            results
                .flat_map(|result| in_result(&mut result.item.type_))
                .collect()
        }
    };
    // `witx` has words for a record, an enum, flags, a union or a handle without a name.
    let unnamed = types.into_iter().filter(|ty| {
        matches!(
            ty,
            TypedefSyntax::Builtin(_)
                | TypedefSyntax::String
                | TypedefSyntax::Bool
                | TypedefSyntax::List(_)
                | TypedefSyntax::Pointer(_)
                | TypedefSyntax::ConstPointer(_)
                | TypedefSyntax::Tuple(_)
                | TypedefSyntax::Expected(_)
                | TypedefSyntax::Variant(_)
        )
    });
    unnamed.collect()
}

/// The types in a result `(expected $t (error $e))`.
fn in_result<'d, 'a>(result: &'d mut TypedefSyntax<'a>) -> Vec<&'d mut TypedefSyntax<'a>> {
    let TypedefSyntax::Expected(expected) = result else {
        return Vec::new();
    };
    let err = expected.err.as_deref_mut();
    let ok: Vec<_> = match expected.ok.as_deref_mut() {
        Some(TypedefSyntax::Tuple(tuple)) => tuple.types.iter_mut().collect(),
        ok => ok.into_iter().collect(),
    };
    ok.into_iter().chain(err).collect()
}
